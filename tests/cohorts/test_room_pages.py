"""The training room: the list that is pressed, the code on the screen, who says to be there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import claiming
from cohorts.models import Attendance, Cohort, Session
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


def today(**options: Any) -> Session:
    first = timezone.localdate()
    return make.cohort(days=1, first_day=first, start="00:00", end="23:59", **options).sessions.get()


def _in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return response.content.decode()


def test_a_script_presses_and_hears_how_the_whole_list_stands() -> None:  # COH-6
    session = today()
    sanne = make.enrolment(session.cohort, "Sanne")
    client = _in(make.trainer(session.cohort, "Fatima"))
    url = reverse("cohorts:press", args=[session.pk])
    sent = {"enrolment": sanne.pk, "status": "present", "press": "1" * 32, "ago": "60000"}
    facts = client.post(url, sent, headers=JSON).json()
    assert (facts["state"], facts["recorded"]) == ("saved", 1)
    assert [(one["pk"], one["status"]) for one in facts["people"]] == [(sanne.pk, "present")]
    assert facts["people"][0]["note"].startswith("Jij legde dit om ")
    waited = timezone.now() - Attendance.objects.get().recorded_at
    assert timedelta(minutes=1) <= waited < timedelta(minutes=3)
    other = _in(make.trainer(session.cohort, "Joris"))
    known = other.get(reverse("cohorts:roll", args=[session.pk])).json()
    assert known["people"][0]["note"].startswith("Fatima legde dit om ")
    wrong = client.post(url, sent | {"status": "misschien"}, headers=JSON)
    assert (wrong.status_code, wrong.json()["state"]) == (422, "refused")
    assert Client().post(url, sent, headers=JSON).json() == {"state": "signed-out"}


def test_without_a_script_each_button_is_a_form() -> None:
    session = today()
    sanne = make.enrolment(session.cohort, "Sanne")
    client = _in(make.trainer(session.cohort))
    url = reverse("cohorts:press", args=[session.pk])
    answer = client.post(url, {"enrolment": sanne.pk, "status": "partly"})
    assert answer["Location"] == f"{reverse('progress:training_day', args=[session.pk])}#p-{sanne.pk}"
    assert Attendance.objects.get().status == "partly"
    assert 'value="partly" aria-pressed="true"' in text(client.get(answer["Location"]))
    wrong = client.post(url, {"enrolment": "x", "status": "partly"}, follow=True)
    assert "Een van deze mensen doet niet meer mee" in text(wrong)


def test_a_participant_scans_claims_and_the_trainer_confirms() -> None:  # COH-6
    session = today()
    sanne = make.enrolment(session.cohort, "Sanne")
    client, trainer = _in(sanne.person), _in(make.trainer(session.cohort))
    assert "vak-code__drawing" in text(trainer.get(reverse("cohorts:code", args=[session.pk])))
    code = claiming.code_of(session, now=timezone.now())
    url = reverse("cohorts:here", args=[session.pk, code])
    page = client.get(url)
    assert "Ik ben er" in text(page) and not Attendance.objects.exists()
    said = client.post(url, {"ticket": page.context["ticket"]}, follow=True)
    assert "al gemeld. Je trainer bevestigt het." in text(said)
    room = reverse("progress:training_day", args=[session.pk])
    assert "met de code" in text(trainer.get(room))
    confirmed = trainer.post(reverse("cohorts:confirm_claims", args=[session.pk]), follow=True)
    assert "Eén persoon staat nu op aanwezig." in text(confirmed)
    assert Attendance.objects.get().status == "present"
    again = trainer.post(reverse("cohorts:confirm_claims", args=[session.pk]), follow=True)
    assert "Er was niemand meer om te bevestigen." in text(again)


def test_an_old_code_another_group_and_no_day_each_say_so() -> None:
    session = today()
    sanne, elsewhere = make.enrolment(session.cohort), make.enrolment(make.cohort(days=1))
    old = reverse("cohorts:here", args=[session.pk, "0" * 20])
    answer = _in(sanne.person).get(old)
    assert (answer.status_code, "Deze code is niet meer geldig." in text(answer)) == (422, True)
    stranger, none = _in(elsewhere.person), reverse("cohorts:here", args=[987654, "0" * 20])
    for url in (old, none):
        answer = stranger.get(url)
        assert (answer.status_code, "Deze code is niet voor jou" in text(answer)) == (404, True)


def test_the_room_says_who_told_not_to_come_and_why() -> None:
    session = today()
    sanne = make.enrolment(session.cohort, "Sanne")
    Attendance.objects.create(
        session=session, enrolment=sanne, absence_reported_at=timezone.now(), absence_reason="Bruiloft"
    )
    page = text(_in(make.trainer(session.cohort)).get(reverse("progress:training_day", args=[session.pk])))
    assert "Meldde zich af: Bruiloft" in page


def test_the_room_is_one_tap_from_the_trainers_first_page_on_the_day_itself() -> None:
    session = today()
    tomorrow: Cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=1))
    trainer = make.trainer(session.cohort)
    make.trainer(tomorrow, who=trainer)
    page = text(_in(trainer).get(reverse("progress:trainer")))
    assert reverse("progress:training_day", args=[session.pk]) in page
    assert reverse("progress:training_day", args=[tomorrow.sessions.get().pk]) not in page


def test_before_the_day_the_buttons_wait() -> None:
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=7))
    make.enrolment(cohort)
    url = reverse("progress:training_day", args=[cohort.sessions.get().pk])
    page = text(_in(make.trainer(cohort)).get(url))
    assert "Deze dag is nog niet geweest." in page and 'aria-pressed="false" disabled' in page
