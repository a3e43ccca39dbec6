from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from evaluation import complaining
from evaluation.models import Complaint
from outbox import desk
from outbox.letters import write
from outbox.models import Message
from people.models import Act, Person
from tests import factories as make
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at("2026-10-08", "11:00")
DAYS = timedelta(days=1)
Route, Outcome = Complaint.Route, Complaint.Outcome


def _in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return response.content.decode()


def sent(kind: str, *states: str) -> list[str]:
    rows = Message.objects.filter(kind=kind, state__in=states or ["planned"]).order_by("recipient__name")
    return list(rows.values_list("recipient__name", flat=True))


def test_a_complaint_goes_to_the_office_and_what_is_about_the_office_to_the_administrator() -> None:
    monique, stefan, sanne = make.coordinator("Monique"), make.administrator("Stefan"), make.person("Sanne")
    assert complaining.handlers_of(make.complaint(sanne, now=NOW)) == [monique]
    assert complaining.handlers_of(make.complaint(sanne, about_office=True, now=NOW)) == [stefan]
    assert sent("complaint_received") == ["Monique", "Stefan"]
    # A coordinator does not handle a colleague's complaint, nor one's own.
    assert make.complaint(monique, now=NOW).route == Route.ADMINISTRATOR


def test_who_finds_nobody_to_handle_it_is_told_where_to_go() -> None:
    make.coordinator()
    with pytest.raises(complaining.NobodyHandles):
        make.complaint(make.administrator(), about_office=True, now=NOW)
    assert not Complaint.objects.exists()


def test_an_answer_acknowledges_and_a_decision_ends_it() -> None:
    monique, sanne = make.coordinator("Monique"), make.person("Sanne")
    complaint = make.complaint(sanne, now=NOW)
    assert sent("complaint_due") == ["Monique"]
    complaining.reply(complaint, words="Welke zaal?", by=monique, now=NOW + DAYS)
    complaining.reply(complaint, words="Zaal 3.", by=sanne, now=NOW + 2 * DAYS)
    complaining.reply(complaint, words="Klopt.", outcome=Outcome.RIGHT, by=monique, now=NOW + 3 * DAYS)
    complaint.refresh_from_db()
    assert (complaint.acknowledged_at, complaint.decided_at) == (NOW + DAYS, NOW + 3 * DAYS)
    assert sent("complaint_answered") == ["Monique", "Sanne", "Sanne"]
    assert (sent("complaint_due"), sent("complaint_due", "lapsed")) == ([], ["Monique"])
    with pytest.raises(complaining.Over):
        complaining.reply(complaint, words="Nog iets.", by=sanne, now=NOW + 4 * DAYS)
    with pytest.raises(complaining.Over):
        complaining.withdraw(complaint, now=NOW + 4 * DAYS)


def test_only_who_handles_it_decides() -> None:
    make.coordinator()
    sanne = make.person("Sanne")
    with pytest.raises(complaining.NotYours):
        complaining.reply(make.complaint(sanne, now=NOW), words="Ja.", outcome="right", by=sanne, now=NOW)


def test_mail_and_record_say_that_it_is_there_and_not_what() -> None:  # MSG-6
    monique, sanne = make.coordinator("Monique"), make.person("Sanne")
    complaint = make.complaint(sanne, now=NOW)
    complaining.reply(complaint, words="Het spijt ons.", outcome=Outcome.PARTLY, by=monique, now=NOW)
    letters = [write(row) for row in Message.objects.filter(kind__startswith="complaint")]
    assert len(letters) == 3
    for letter in letters:
        assert "koud" not in letter.text and "spijt" not in letter.text and "De zaal" not in letter.subject
        assert "Sanne" not in letter.text or letter.text.startswith("Beste Sanne")
    assert set(Act.objects.values_list("reason", flat=True)) == {""}


def test_the_list_of_mail_does_not_tell_the_office_that_somebody_complained() -> None:
    make.coordinator()
    make.administrator()
    make.complaint(make.person("Sanne"), about_office=True, now=NOW)
    assert Message.objects.filter(kind="complaint_received").exists()
    assert not desk.shown().filter(kind__startswith="complaint").exists()


def test_the_database_refuses_a_second_decision_and_one_without_a_moment() -> None:
    monique = make.coordinator()
    complaint = make.complaint(make.person(), now=NOW)
    complaining.reply(complaint, words="Klopt.", outcome=Outcome.RIGHT, by=monique, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        complaint.replies.create(by=monique, words="Toch niet.", at=NOW, is_decision=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        Complaint.objects.filter(pk=complaint.pk).update(decided_at=None)


def test_from_complaint_to_decision_on_the_pages() -> None:
    monique, sanne = _in(make.coordinator("Monique")), _in(make.person("Sanne"))
    url = reverse("evaluation:complain")
    assert "Binnen vier weken" in text(sanne.get(url))
    wrong = sanne.post(url, {"subject": "", "words": "De zaal was koud."})
    assert wrong.status_code == 422 and "De zaal was koud." in text(wrong)
    sanne.post(url, {"subject": "De zaal", "words": "De zaal was koud."})
    complaint = Complaint.objects.get()
    page = reverse("evaluation:complaint", args=[complaint.pk])
    assert "De zaal" in text(monique.get(reverse("evaluation:complaints")))
    assert "Vastgelegd dat je" in text(monique.post(page, {"do": "acknowledge"}, follow=True))
    assert "In behandeling" in text(sanne.get(page))
    assert monique.post(page, {"words": "", "outcome": "right"}).status_code == 422
    monique.post(page, {"words": "We zetten hem aan.", "outcome": "right"})
    said = text(sanne.get(page))
    assert "Besluit: gegrond." in said and "We zetten hem aan." in said and "Verstuur je antwoord" not in said
    # Neither an outcome nor an acknowledgement by who complained.
    mine = make.complaint(Person.objects.get(name="Sanne"), now=timezone.now())
    page = reverse("evaluation:complaint", args=[mine.pk])
    sanne.post(page, {"words": "Nog iets.", "outcome": "right"})
    sanne.post(page, {"do": "acknowledge"})
    mine.refresh_from_db()
    assert (mine.outcome, mine.acknowledged_at, mine.replies.count()) == ("", None, 1)
    assert "Je klacht is ingetrokken." in text(
        sanne.post(reverse("evaluation:withdraw_complaint", args=[mine.pk]), follow=True)
    )


def test_what_is_about_the_office_is_not_the_offices_to_read() -> None:
    monique, stefan = _in(make.coordinator()), _in(make.administrator())
    complaint = make.complaint(make.person("Sanne"), about_office=True, now=timezone.now())
    page, register = reverse("evaluation:complaint", args=[complaint.pk]), reverse("evaluation:complaints")
    assert (stefan.get(page).status_code, monique.get(page).status_code) == (200, 404)
    assert "De zaal" in text(stefan.get(register)) and "De zaal" not in text(monique.get(register))


def test_what_is_late_stands_out_in_the_register() -> None:
    monique = _in(make.coordinator())
    complaint = make.complaint(make.person(), now=timezone.now())
    register = reverse("evaluation:complaints")
    assert "Te laat" not in text(monique.get(register))
    Complaint.objects.update(made_at=timezone.now() - 29 * DAYS)
    assert text(monique.get(register)).count("Te laat") == 2
    complaining.withdraw(complaint, now=timezone.now())
    assert "Te laat" not in text(monique.get(register))


def test_the_register_takes_as_many_queries_for_thirty_as_for_one() -> None:
    monique, counts = _in(make.coordinator()), set()
    for _ in range(3):
        make.complaint(make.person(), now=timezone.now())
    monique.get(reverse("evaluation:complaints"))
    for size in (0, 27):
        for _ in range(size):
            make.complaint(make.person(), now=timezone.now())
        with CaptureQueriesContext(connection) as captured:
            monique.get(reverse("evaluation:complaints"))
        counts.add(len(captured))
    assert len(counts) == 1
