import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from checkins import answering
from checkins.figures import figures_of
from checkins.laying import OPEN_FOR, lay
from checkins.linking import token_for
from checkins.models import Checkin, Reply
from cohorts.models import Cohort, Enrolment
from outbox.letters import write
from outbox.models import Message
from people.models import Person
from tests import factories
from writing import drafts
from writing.saving import Origin

pytestmark = pytest.mark.django_db
ANSWERS = {"used": "often", "example": "Ik bel nu eerst.", "onward": "Tijd om te oefenen."}


def checkin(enrolment: Enrolment | None = None) -> Checkin:
    enrolment = enrolment or factories.enrolment(factories.cohort(), "Noor de Vries")
    factories.agreed(enrolment)
    return factories.checkin(enrolment)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def path_of(reply: Reply) -> str:
    return reverse("checkins:answer", args=[reply.pk])


def link_of(reply: Reply) -> str:
    return reverse("checkins:link", args=[token_for(reply)])


def close(made: Checkin) -> None:
    now = timezone.now()
    Checkin.objects.filter(pk=made.pk).update(opened_at=now - OPEN_FOR, closes_at=now)


def test_the_participant_answers_and_may_change_it_until_it_closes() -> None:  # PRV-8
    made = checkin()
    reply = made.replies.get(role="participant")
    client, path = signed_in(reply.person), path_of(reply)
    page = client.get(path).content.decode()
    for shown in ("Mijn title.", "Mijn question.", "Mijn result.", "Alleen jij leest wat je hier schrijft."):
        assert shown in page
    assert "Mijn learning." not in page
    assert client.post(path, ANSWERS).status_code == 302
    client.post(path, ANSWERS | {"used": "never"})
    reply.refresh_from_db()
    assert (reply.used, reply.example, reply.onward) == ("never", "Ik bel nu eerst.", "Tijd om te oefenen.")
    close(made)
    late = client.post(path, ANSWERS)
    assert late.status_code == 422
    assert "De vragen zijn gesloten" in late.content.decode()
    reply.refresh_from_db()
    assert reply.used == "never"
    assert "Ik bel nu eerst." in client.get(path).content.decode()


def test_an_answer_without_the_first_question_is_sent_back_with_everything() -> None:  # PRV-8
    reply = checkin().replies.get(role="participant")
    answer = signed_in(reply.person).post(path_of(reply), ANSWERS | {"used": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Kies vaak, soms of nooit." in page
    assert "Ik bel nu eerst." in page
    reply.refresh_from_db()
    assert not reply.is_given


def test_what_was_typed_waits() -> None:  # POD-8
    reply = checkin().replies.get(role="participant")
    now, path = timezone.now(), path_of(reply)
    page = answering.page_for(reply, back=path, now=now)
    drafts.save(page.draft.place, fields={"example": "Half af"}, origin=Origin(0), by=reply.person, now=now)
    client = signed_in(reply.person)
    assert "Half af" in client.get(path).content.decode()
    client.post(path, ANSWERS)
    assert "Half af" not in client.get(path).content.decode()


@pytest.mark.parametrize("role", ["mentor", "principal"])
def test_the_personal_link_opens_these_questions_and_nothing_else(role: str) -> None:  # PPL-3
    made = checkin()
    reply = made.replies.get(role=role)
    client, path = Client(), path_of(reply)
    assert "/account/login/" in client.get(path)["Location"]
    opened = client.get(link_of(reply))
    assert opened.status_code == 200
    assert reply.person.name not in opened.content.decode()
    assert "Noor" not in opened.content.decode()
    assert "/account/login/" in client.get(path)["Location"]
    assert client.post(link_of(reply))["Location"] == path
    page = client.get(path).content.decode()
    assert "Mijn title." in page
    assert "Noor leest je antwoorden." in page
    assert client.post(path, ANSWERS).status_code == 302
    for other in made.replies.exclude(pk=reply.pk):
        assert "/account/login/" in client.get(path_of(other))["Location"]
    for other in (reverse("home"), reverse("progress:support", args=[reply.support_id])):
        answer = client.get(other)
        assert "Mijn title." not in answer.content.decode()


def test_the_link_works_when_that_to_the_assignment_has_ended() -> None:  # PPL-2
    cohort = factories.cohort(first_day=timezone.localdate() - timedelta(days=300))
    reply = checkin(factories.enrolment(cohort)).replies.get(role="mentor")
    assert not Support.objects.asked(timezone.now()).filter(pk=reply.support_id).exists()
    assert Client().get(link_of(reply)).status_code == 200


def test_a_link_ends_when_it_closes_or_somebody_else_is_asked() -> None:  # PPL-4
    made = checkin()
    mentor, principal = made.replies.get(role="mentor"), made.replies.get(role="principal")
    browser = Client()
    browser.post(link_of(mentor))
    assert browser.get(path_of(mentor)).status_code == 200
    Support.objects.filter(pk=mentor.support_id).update(ended_at=timezone.now())
    assert browser.get(path_of(mentor)).status_code == 404
    assert browser.get(link_of(mentor)).status_code == 404
    assert Client().get(link_of(principal)).status_code == 200
    close(made)
    assert Client().get(link_of(principal)).status_code == 404
    assert Client().get("/terugblik/link/onzin/").status_code == 404


def test_a_link_answers_for_nobody_else() -> None:  # PPL-3
    made = checkin()
    mentor = made.replies.get(role="mentor")
    client = signed_in(made.enrolment.person)
    assert "Deze link is van iemand anders" in client.get(link_of(mentor)).content.decode()
    assert client.post(link_of(mentor)).status_code == 403
    assert client.get(path_of(mentor)).status_code == 404
    # There is no link to what a participant answers.
    mine = made.replies.get(role="participant")
    assert Client().get(link_of(mine)).status_code == 404


def test_the_participant_reads_what_the_others_answered_and_they_read_nothing() -> None:  # PRV-8
    made = checkin()
    mine, mentor = (made.replies.get(role=role) for role in ("participant", "mentor"))
    principal = made.replies.get(role="principal")
    for reply, words in ((mine, "Van Noor zelf"), (mentor, "Van de begeleider")):
        answering.answer(reply, used="often", example=words, onward="", now=timezone.now())
    assert "Van de begeleider" in signed_in(mine.person).get(path_of(mine)).content.decode()
    for reply in (mentor, principal):
        page = signed_in(reply.person).get(path_of(reply)).content.decode()
        assert "Van Noor zelf" not in page
        assert ("Van de begeleider" in page) == (reply == mentor)


def test_the_mails_lead_to_the_questions_and_quote_nothing() -> None:  # MSG-6
    made = checkin()
    for row in Message.objects.filter(kind__startswith="checkin"):
        letter = write(row)
        text = letter.text
        assert "Mijn title." not in text
        [address] = re.findall(r"/terugblik/\S+", text)
        assert address == (
            path_of(made.replies.get(person=row.recipient))
            if row.recipient == made.enrolment.person
            else link_of(made.replies.get(person=row.recipient))
        )


def answered(cohort: Cohort, count: int, *, now: datetime) -> None:
    """With `count` answers of participants, and two fewer of their mentors."""
    for n in range(count):
        enrolment = factories.enrolment(cohort)
        factories.support(enrolment)
        made = lay(enrolment, due=now, now=now)
        for reply in made.replies.all():
            if reply.role == "participant" or n > 1:
                used = "often" if n % 2 else "never"
                answering.answer(reply, used=used, example="Geheim", onward="", now=now)


def test_figures_come_when_the_last_has_closed_and_from_five() -> None:  # PRI-5
    cohort = factories.cohort()
    asked = factories.at("2027-03-10", "16:30")
    answered(cohort, 6, now=asked)
    closes = asked + OPEN_FOR
    before = figures_of(cohort, now=closes - timedelta(seconds=1))
    assert (before.is_closed, before.closes_at, before.figures) == (False, closes, [])
    participants, principals, mentors = figures_of(cohort, now=closes).figures
    assert participants.counts == [("Vaak", 3), ("Soms", 0), ("Nooit", 3)]
    assert (principals.counts, mentors.counts) == ([], [])


def test_one_who_is_still_to_be_asked_holds_the_figures_back() -> None:  # PRI-5
    """Else a figure that grows by one would tell what that one said."""
    from tests.checkins.test_laying import with_result

    cohort = factories.cohort()
    asked = factories.at("2027-03-10", "16:30")
    answered(cohort, 6, now=asked)
    assert figures_of(cohort, now=asked + OPEN_FOR).is_closed
    with_result(factories.enrolment(cohort), factories.at("2027-02-01"))
    assert not figures_of(cohort, now=asked + OPEN_FOR).is_closed


def test_the_page_of_figures_has_numbers_and_no_words() -> None:  # PRI-5
    cohort = factories.cohort(first_day=timezone.localdate() - timedelta(days=300))
    now = timezone.now() - timedelta(days=60)
    answered(cohort, 5, now=now)
    for who in (factories.trainer(cohort), factories.coordinator()):
        page = signed_in(who).get(reverse("checkins:figures", args=[cohort.pk])).content.decode()
        assert "2 van 5" in page and "3 van 5" in page
        assert "Minder dan 5 antwoorden" in page
        assert "Geheim" not in page


@pytest.mark.parametrize("people", [1, 3, 30])
def test_figures_ask_as_much_for_one_as_for_many(people: int) -> None:
    cohort = factories.cohort(first_day=timezone.localdate() - timedelta(days=300))
    answered(cohort, people, now=timezone.now() - timedelta(days=60))
    with CaptureQueriesContext(connection) as asked:
        figures_of(cohort, now=timezone.now())
    assert len(asked) == 4


def test_the_task_asks_as_much_for_one_as_for_many(django_assert_num_queries: Any) -> None:
    from checkins.laying import _due

    now = factories.at("2027-03-10", "16:30")
    for people in (1, 3, 30):
        cohort = factories.cohort()
        for _ in range(people):
            factories.enrolment(cohort)
        with django_assert_num_queries(3):
            list(_due(now=now))
