from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import messaging
from cohorts.models import Cohort
from outbox import delivering, recalling, settling
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


def test_a_message_stays_one_when_somebody_who_got_it_is_erased() -> None:  # PRI-3
    cohort = cohort_of("Ahmed", "Sanne")
    token = make.cohort_message(cohort, by=make.trainer(cohort), now=NOW)
    first = Message.objects.order_by("pk").first()
    Message.objects.filter(pk=first.pk).update(facts={})
    assert messaging.recent(cohort, now=NOW) == [(token, "Let op", NOW)]
    assert messaging.sending(cohort, token).title == "Let op"
    Message.objects.update(facts={})
    assert messaging.recent(cohort, now=NOW) == [(token, "", NOW)]


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


def under_way(*names: str, first: int = 0, now: datetime = NOW) -> tuple[Cohort, UUID]:
    """The worker sent the first of them and then had something else to do."""
    cohort, token = cohort_of(*names), uuid4()
    messaging.send(cohort, **WORDS, token=token, by=make.trainer(cohort), now=now)
    if first:
        delivering.deliver(now=now, limit=first)
    return cohort, token


def far(cohort: Cohort, token: UUID) -> tuple[int, int, int, int, int]:
    found = messaging.sending(cohort, token)
    assert found
    return (*(getattr(found.far, one) for one in ("total", "gone", "waiting", "called_back", "failed")),)


def test_it_says_how_many_mails_have_left() -> None:
    cohort, token = under_way("Ahmed", "Sanne", "Fleur", first=2)
    assert (far(cohort, token), len(mail.outbox)) == ((3, 2, 1, 0, 0), 2)
    delivering.deliver(now=NOW)
    assert (far(cohort, token), len(mail.outbox)) == ((3, 3, 0, 0, 0), 3)


def test_stopping_calls_back_what_has_not_left_and_nothing_else() -> None:  # MSG-2
    cohort, token = under_way("Ahmed", "Sanne", "Fleur", first=1)
    other, by = uuid4(), make.trainer(cohort)
    messaging.send(cohort, **WORDS, token=other, by=by, now=NOW)
    assert (messaging.stop(cohort, token, by=by, now=NOW), messaging.stop(cohort, token, by=by, now=NOW)) == (
        2,
        0,
    )
    assert (far(cohort, token), far(cohort, other)) == ((3, 1, 0, 2, 0), (3, 0, 3, 0, 0))
    delivering.deliver(now=NOW)
    assert (far(cohort, token), len(mail.outbox)) == ((3, 1, 0, 2, 0), 4)
    assert Act.objects.filter(action="cohort-message-stopped", about=cohort.key, actor=by).count() == 1


def test_a_mail_that_was_claimed_and_not_yet_given_to_the_server_does_not_leave() -> None:  # MSG-2
    cohort, token = under_way("Ahmed", "Sanne")
    claimed = delivering._claim(2, NOW)
    messaging.stop(cohort, token, by=make.trainer(cohort), now=NOW)
    assert [settling.started(row) for row in claimed] == [0, 0]


def test_a_mail_that_left_while_one_stopped_counts_as_gone() -> None:  # MSG-2
    cohort, token = under_way("Ahmed", "Sanne")
    [first, _] = delivering._claim(2, NOW)
    settling.started(first)
    messaging.stop(cohort, token, by=make.trainer(cohort), now=NOW)
    settling.sent(first, write(first), NOW)
    assert far(cohort, token) == (2, 1, 0, 1, 0)


def test_what_has_all_left_cannot_be_stopped() -> None:
    cohort, token = under_way("Ahmed", first=1)
    with pytest.raises(recalling.AllGone):
        messaging.stop(cohort, token, by=make.trainer(cohort), now=NOW)


def test_the_sender_sees_how_far_it_is_and_stops_it(client: Client) -> None:
    cohort, token = under_way("Ahmed", "Sanne", "Fleur", first=1, now=timezone.now())
    client.force_login(make.trainer(cohort))
    url, stop = (
        reverse(f"cohorts:{name}", args=[cohort.pk, token]) for name in ("message_sent", "stop_message")
    )
    page = client.get(url).content.decode()
    assert "1 van de 3 mails is weg." in page and 'hx-trigger="every 1s"' in page
    piece = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "1 van de 3" in piece and "<html" not in piece
    page = client.post(stop, follow=True).content.decode()
    assert "Eén van de 3 mails was al weg. 2 deelnemers krijgen het niet." in " ".join(page.split())
    assert "hx-trigger" not in page
    recent = client.get(reverse("cohorts:message", args=[cohort.pk])).content.decode()
    assert f'href="{url}"' in recent and WORDS["title"] in recent


def test_who_does_not_get_it_any_more_reads_why(client: Client) -> None:  # MSG-4
    cohort, token = under_way("Sanne", now=timezone.now())
    messaging.stop(cohort, token, by=make.trainer(cohort), now=timezone.now())
    client.force_login(cohort.enrolments.get().person)
    assert messaging.CALLED_BACK in client.get(reverse("outbox:messages")).content.decode()


def test_in_the_evening_it_says_when_it_leaves_and_can_be_stopped_until_then(
    client: Client, settings: Any
) -> None:
    settings.OFFICE_HOURS = True
    cohort, token = under_way("Sanne", now=at("2026-10-08", "21:00"))
    found = messaging.sending(cohort, token)
    assert found and found.far.leaves_at == at("2026-10-09", "07:00")
    assert messaging.stop(cohort, token, by=make.trainer(cohort), now=at("2026-10-08", "21:05")) == 1


def test_of_another_cohort_or_nobodys_there_is_nothing_to_see(client: Client) -> None:
    cohort, token = under_way("Sanne")
    elsewhere = make.cohort(days=1)
    client.force_login(make.trainer(elsewhere))
    for name in ("message_sent", "stop_message"):
        url = reverse(f"cohorts:{name}", args=[elsewhere.pk, token])
        assert (client.post(url) if name == "stop_message" else client.get(url)).status_code == 404
    assert far(cohort, token) == (1, 0, 1, 0, 0)


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_how_far_it_is_takes_as_many_queries_for_one_as_for_thirty(
    rows: int, client: Client, django_assert_num_queries: Any
) -> None:
    cohort, token = under_way(*[f"Persoon {n}" for n in range(rows)])
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:message_sent", args=[cohort.pk, token])
    client.get(url)
    with django_assert_num_queries(7):
        client.get(url)
