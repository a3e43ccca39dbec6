from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import messaging
from cohorts.models import Cohort
from outbox.letters import write
from outbox.models import Message
from people.models import Act
from tests import factories as make
from tests.factories import at

pytestmark = pytest.mark.django_db
NOW = at("2026-10-08", "11:00")
WORDS = {"title": "Morgen in zaal 3", "words": "We zitten in zaal 3.\n\nNeem je casus mee."}


def cohort_of(*names: str) -> Cohort:
    cohort = make.cohort(days=1)
    for name in names:
        make.enrolment(cohort, name)
    return cohort


def sent() -> list[Message]:
    return list(Message.objects.filter(kind=messaging.KIND).order_by("recipient__name"))


def test_everyone_who_takes_part_gets_it_once_and_nobody_else() -> None:
    cohort = cohort_of("Ahmed", "Sanne")
    by, gone = make.trainer(cohort, "Fatima El Amrani"), make.enrolment(cohort, "Weg")
    gone.withdrawn_at = NOW
    gone.save()
    make.support(cohort.enrolments.get(person__name="Sanne"))
    cohort_of("Elders")
    token = uuid4()
    assert messaging.send(cohort, **WORDS, token=token, by=by, now=NOW) == 2
    assert messaging.send(cohort, **WORDS, token=token, by=by, now=NOW) == 0
    assert [row.recipient.name for row in sent()] == ["Ahmed", "Sanne"]
    assert messaging.send(cohort, **WORDS, token=uuid4(), by=by, now=NOW) == 2


def test_the_mail_names_its_sender_and_keeps_words_as_words() -> None:
    cohort, words = cohort_of("Sanne"), "Kijk <script>alert(1)</script> & {{ name }}"
    by = make.trainer(cohort, "Fatima El Amrani")
    messaging.send(cohort, title="Let op", words=words, token=uuid4(), by=by, now=NOW)
    letter = write(sent()[0])
    assert letter.subject == "Let op"
    assert "Fatima El Amrani stuurt dit bericht" in letter.text and words in letter.text
    assert "<script>" not in letter.html and "&lt;script&gt;" in letter.html


def test_that_something_was_sent_is_on_record_and_not_what() -> None:
    cohort = cohort_of("Sanne")
    messaging.send(cohort, **WORDS, token=uuid4(), by=make.trainer(cohort), now=NOW)
    act = Act.objects.get(action="cohort-message-sent")
    assert (act.about, act.reason) == (cohort.key, "")


def test_a_message_to_nobody_is_refused() -> None:
    cohort = cohort_of()
    with pytest.raises(messaging.Nobody):
        messaging.send(cohort, **WORDS, token=uuid4(), by=make.trainer(cohort), now=NOW)


def test_it_is_read_over_first_and_sent_once_however_often_one_presses(client: Client) -> None:
    cohort = cohort_of("Ahmed", "Sanne")
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:message", args=[cohort.pk])
    check = client.post(url, {**WORDS, "do": "check"})
    assert "Verstuur aan 2 deelnemers" in check.content.decode() and not sent()
    for _ in range(2):
        answer = client.post(url, {**WORDS, "do": "send", "once": check.context["once"]})
        assert answer.status_code == 302
    assert len(sent()) == 2
    edited = client.post(url, {**WORDS, "do": "edit"}).content.decode()
    assert "Neem je casus mee." in edited


def test_what_is_missing_is_said_and_what_was_typed_stays(client: Client) -> None:
    cohort = cohort_of("Sanne")
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:message", args=[cohort.pk])
    wrong = client.post(url, {"title": "", "words": "Mijn woorden.", "do": "send", "once": "x"})
    assert wrong.status_code == 422
    assert "Geef je bericht een onderwerp." in wrong.content.decode()
    assert "Mijn woorden." in wrong.content.decode()
    # Without a token nothing goes: it is shown to be read over.
    assert "Verstuur aan" in client.post(url, {**WORDS, "do": "send", "once": "x"}).content.decode()
    assert not sent()


def test_the_recipient_reads_it_with_their_own_messages(client: Client) -> None:  # MSG-4
    cohort = cohort_of("Sanne")
    now = timezone.now()
    messaging.send(cohort, **WORDS, token=uuid4(), by=make.trainer(cohort), now=now)
    client.force_login(cohort.enrolments.get().person)
    kept = {"state": "sent", "sent_at": now, "sent_text": write(sent()[0]).text}
    Message.objects.filter(kind=messaging.KIND).update(**kept)
    page = client.get(reverse("outbox:message", args=[sent()[0].pk])).content.decode()
    assert "Neem je casus mee." in page
