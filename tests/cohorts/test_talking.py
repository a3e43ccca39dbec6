"""The start talk of every participant with a trainer, before day 1 (INT-9)."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts import enrolling, talking, talks_overview
from cohorts.dates import Slot
from cohorts.local_time import AMSTERDAM
from cohorts.models import Enrolment, StartTalk, Trainership
from outbox.models import Message
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 10, 12, 12, tzinfo=AMSTERDAM)
HOUR = timedelta(hours=1)


def slot(days: int, place: str = "Kamer 3") -> Slot:
    return Slot(NOW + timedelta(days=days), NOW + timedelta(days=days) + HOUR, place, "")


def someone() -> tuple[Enrolment, Person, Person]:
    cohort = make.cohort(days=2, first_day=date(2026, 12, 3))
    return make.enrolment(cohort, "Noor de Wit"), make.trainer(cohort, "Fatima"), make.coordinator()


def arrange(enrolment: Enrolment, trainer: Person, when: Slot, now: datetime = NOW) -> StartTalk:
    return talking.arrange(enrolment, slot=when, trainer=trainer, by=trainer, now=now)


def told(state: str = "planned") -> list[tuple[str, str]]:
    rows = Message.objects.filter(state=state).order_by("recipient__name", "pk")
    return list(rows.values_list("recipient__name", "kind"))


def sent() -> None:
    Message.objects.filter(state="planned").update(state="sent", sent_at=NOW, attempts=1)


def test_both_are_invited_with_an_event_for_the_calendar() -> None:  # INT-9
    enrolment, trainer, _ = someone()
    arrange(enrolment, trainer, slot(3))
    arrange(enrolment, trainer, slot(3))
    assert told() == [("Fatima", "start_talk"), ("Noor de Wit", "start_talk")]
    for message in Message.objects.all():
        assert "METHOD:REQUEST" in message.calendar and message.facts["is_moved"] is False
    paths = dict(Message.objects.values_list("recipient__name", "facts__path"))
    assert paths["Fatima"] == reverse("cohorts:talk", args=[enrolment.pk])
    assert paths["Noor de Wit"] == reverse("cohorts:place", args=[enrolment.admission_id])


def test_moving_replaces_what_was_planned_under_the_same_event() -> None:  # INT-9, MSG-3
    enrolment, trainer, _ = someone()
    uid = arrange(enrolment, trainer, slot(3)).uid
    moved = arrange(enrolment, trainer, slot(4))
    assert (moved.uid, moved.sequence) == (uid, 1)
    assert told() == told("lapsed") == [("Fatima", "start_talk"), ("Noor de Wit", "start_talk")]
    assert all("SEQUENCE:1" in row.calendar for row in Message.objects.filter(state="planned"))


def test_a_trainer_who_is_replaced_loses_the_event_if_it_was_told() -> None:  # INT-9
    enrolment, trainer, _ = someone()
    other = make.trainer(enrolment.cohort, "Gijs")
    arrange(enrolment, trainer, slot(3))
    sent()
    arrange(enrolment, other, slot(3))
    assert told() == [("Fatima", "start_talk_off"), ("Gijs", "start_talk"), ("Noor de Wit", "start_talk")]
    assert "METHOD:CANCEL" in Message.objects.get(kind="start_talk_off").calendar


def test_only_a_trainer_of_this_cohort_and_for_who_takes_part() -> None:  # INT-9
    enrolment, trainer, office = someone()
    with pytest.raises(talking.NoTrainerHere):
        arrange(enrolment, make.trainer(make.cohort(days=1)), slot(3))
    with pytest.raises(talking.EndsTooSoon):
        arrange(enrolment, trainer, slot(3)._replace(ends_at=NOW))
    enrolling.withdraw(enrolment, by=office, now=NOW)
    with pytest.raises(talking.NotTaking):
        arrange(enrolment, trainer, slot(3))


def test_it_is_held_once_it_began_and_then_stands_still() -> None:  # INT-9
    enrolment, trainer, office = someone()
    with pytest.raises(talking.NotPlanned):
        talking.hold(enrolment, by=trainer, now=NOW)
    arrange(enrolment, trainer, slot(3))
    with pytest.raises(talking.NotYet):
        talking.hold(enrolment, by=trainer, now=NOW)
    later = NOW + timedelta(days=4)
    held = [talking.hold(enrolment, by=who, now=later) for who in (trainer, office)]
    assert [(one.held_at, one.held_by) for one in held] == [(later, trainer)] * 2
    with pytest.raises(talking.AlreadyHeld):
        arrange(enrolment, trainer, slot(9))


def test_a_talk_in_the_past_is_put_on_record_without_mail() -> None:  # INT-9
    enrolment, trainer, _ = someone()
    arrange(enrolment, trainer, slot(-3))
    assert talking.hold(enrolment, by=trainer, now=NOW).is_held and not Message.objects.exists()


def test_it_lapses_when_the_participant_leaves() -> None:  # INT-9, MSG-3
    enrolment, trainer, office = someone()
    arrange(enrolment, trainer, slot(3))
    enrolling.withdraw(enrolment, by=office, now=NOW)
    assert told() == [] and StartTalk.objects.get().is_cancelled


def test_who_had_it_in_the_calendar_hears_that_the_participant_left() -> None:  # INT-9
    enrolment, trainer, office = someone()
    arrange(enrolment, trainer, slot(3))
    sent()
    enrolling.withdraw(enrolment, by=office, now=NOW)
    assert told() == [("Fatima", "start_talk_off"), ("Noor de Wit", "start_talk_off")]


def test_a_trainer_who_leaves_leaves_the_talk_to_another() -> None:  # INT-9, PPL-2
    enrolment, trainer, office = someone()
    arrange(enrolment, trainer, slot(3))
    enrolling.end_trainership(Trainership.objects.get(person=trainer), by=office, now=NOW)
    assert StartTalk.objects.get().trainer is None
    assert told() == [("Noor de Wit", "start_talk")]


def test_who_has_none_yet_comes_first() -> None:  # INT-9
    enrolment, trainer, _ = someone()
    planned, held = make.enrolment(enrolment.cohort, "Ahmed"), make.enrolment(enrolment.cohort, "Bo")
    arrange(planned, trainer, slot(60))
    arrange(held, trainer, slot(-3))
    talking.hold(held, by=trainer, now=NOW)
    page = talks_overview.talks_of(enrolment.cohort, now=NOW)
    rows = [(line.enrolment.person.name, line.state, line.is_late) for line in page.lines]
    assert rows == [("Noor de Wit", "none", False), ("Ahmed", "planned", True), ("Bo", "held", False)]
    assert page.missing == 1


def test_the_list_takes_as_many_queries_for_many(client: Client) -> None:
    enrolment, trainer, _ = someone()
    client.force_login(trainer)
    page, counts = reverse("cohorts:talks", args=[enrolment.cohort_id]), []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(page)
        counts.append(len(queries))
        for _ in range(5):
            arrange(make.enrolment(enrolment.cohort), trainer, slot(3))
    assert counts[1] <= counts[0]


def test_a_trainer_plans_and_holds_it_on_the_pages(client: Client) -> None:  # INT-9
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=40))
    enrolment, trainer = make.enrolment(cohort, "Noor de Wit"), make.trainer(cohort)
    client.force_login(trainer)
    plan = reverse("cohorts:plan_talk", args=[enrolment.pk])
    when: dict[str, Any] = {"date": "2026-02-31", "start": "10:00", "end": "11:00", "trainer": trainer.pk}
    wrong = client.post(plan, when)
    assert (wrong.status_code, "2026-02-31" in wrong.content.decode()) == (422, True)
    sent = when | {"date": str(timezone.localdate() - timedelta(days=1)), "place": "Kamer 3", "link": ""}
    assert "vastgelegd" in client.post(plan, sent, follow=True).content.decode()
    guide = reverse("cohorts:talk", args=[enrolment.pk])
    assert "Leidraad" in client.get(guide).content.decode()
    assert "Gevoerd" in client.post(guide, follow=True).content.decode()
    client.force_login(enrolment.person)
    assert "Kamer 3" in client.get(reverse("cohorts:place", args=[enrolment.admission_id])).content.decode()
