"""INT-8: what is abandoned or taken back is gone after four weeks."""

from datetime import datetime, timedelta

import pytest

from cohorts import offering
from cohorts.dates import Slot
from cohorts.models import Admission
from intake import applying, deciding, interviewing
from intake.models import Application, Decision, Interview, Record
from outbox.models import Message
from people.looking import Seen, log_looks
from people.models import Act, Look, Person
from privacy import running
from privacy.models import Destruction
from tests import factories as make
from writing.models import Draft, Text, Version
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = make.at("2026-11-23", "10:00")
WEEK, SECOND = timedelta(weeks=1), timedelta(seconds=1)


def _erase_due(*, now: datetime) -> int:
    """How many applications that came to nothing went, by the destruction log."""
    running.run(now=now)
    went = Destruction.objects.filter(what="Aanmeldingen die op niets uitliepen", at=now)
    return sum(went.values_list("count", flat=True))


def _started() -> Application:
    cohort = make.open_cohort(until=NOW.date() + timedelta(days=90))
    mine = applying.start(cohort, by=make.person(), now=NOW)
    applying.save(mine, fields={"job": "Adviseur"}, origin=Origin(0), by=mine.person, now=NOW)
    return mine


def test_an_abandoned_application_is_erased_after_four_weeks_with_the_account() -> None:  # INT-8
    mine = _started()
    assert _erase_due(now=NOW + 4 * WEEK - SECOND) == 0
    assert _erase_due(now=NOW + 4 * WEEK) == 1
    for model in (Application, Text, Version, Message, Act):
        assert not model.objects.exists()
    assert not Person.objects.filter(pk=mine.person_id).exists()
    assert _erase_due(now=NOW + 4 * WEEK + SECOND) == 0


def test_a_sign_of_life_begins_the_four_weeks_anew_and_moves_the_reminder() -> None:  # INT-8
    mine = _started()
    reminder = Message.objects.get(kind="application_waits")
    assert reminder.due_at == make.at("2026-12-14", "08:00")
    applying.save(mine, fields={"job": "Strateeg"}, origin=Origin(1), by=mine.person, now=NOW + 2 * WEEK)
    reminder.refresh_from_db()
    assert reminder.due_at == make.at("2026-12-28", "08:00")
    assert _erase_due(now=NOW + 5 * WEEK) == 0
    assert _erase_due(now=NOW + 6 * WEEK) == 1


def test_what_was_taken_back_is_erased_four_weeks_later() -> None:  # INT-8
    mine = make.application(make.open_cohort(), handed_in_at=NOW)
    viewer = make.person()
    log_looks(viewer, [Seen(mine.person_id, mine.key, "Je aanmelding")], role="trainer", now=NOW)
    applying.withdraw(mine, by=mine.person, now=NOW + WEEK)
    assert _erase_due(now=NOW + 5 * WEEK - SECOND) == 0
    assert Look.objects.exists()
    assert _erase_due(now=NOW + 5 * WEEK) == 1
    assert not Look.objects.exists()
    assert not Person.objects.filter(pk=mine.person_id).exists()
    assert Person.objects.filter(pk=viewer.pk).exists()


def test_what_waits_for_a_conversation_stays() -> None:
    make.application(make.open_cohort(), handed_in_at=NOW)
    assert _erase_due(now=NOW + 40 * WEEK) == 0


def test_who_has_another_role_keeps_the_account() -> None:
    mine = make.application(make.open_cohort(), now=NOW, who=make.enrolment(make.cohort(days=1)).person)
    assert _erase_due(now=NOW + 4 * WEEK) == 1
    assert Person.objects.filter(pk=mine.person_id).exists()


def test_demo_data_stays() -> None:
    cohort = make.open_cohort()
    cohort.is_demo = True
    cohort.save()
    make.application(cohort, now=NOW)
    assert _erase_due(now=NOW + 9 * WEEK) == 0


def test_who_is_not_admitted_is_erased_four_weeks_after_the_decision() -> None:  # INT-8
    mine = make.application(make.cohort(days=1), handed_in_at=NOW - WEEK)
    trainer = make.trainer(mine.cohort)
    interviewing.plan(mine, slot=Slot(NOW, NOW + WEEK / 100), trainer=trainer, by=trainer, now=NOW - WEEK)
    make.record(mine, by=trainer)
    deciding.draft_of(mine, by=trainer, back="/")
    choice = deciding.Choice("otherwise", "Je kunt dit al.", "Een cursus voor leidinggevenden.")
    deciding.decide(mine, choice, replaces=None, by=trainer, now=NOW)
    assert _erase_due(now=NOW + 4 * WEEK - SECOND) == 0
    assert _erase_due(now=NOW + 4 * WEEK) == 1
    for model in (Application, Interview, Record, Decision, Text, Draft, Message, Act, Look):
        assert not model.objects.exists(), model
    assert not Person.objects.filter(pk=mine.person_id).exists()
    assert Person.objects.filter(pk=trainer.pk).exists()


def test_a_new_decision_that_admits_keeps_it_all() -> None:  # INT-5, INT-8
    mine = make.application(make.cohort(days=1), handed_in_at=NOW - WEEK)
    trainer = make.trainer(mine.cohort)
    first = make.decision(mine, outcome="otherwise", sent_at=NOW)
    make.record(mine, by=trainer)
    choice = deciding.Choice("admitted", "Toch.")
    deciding.decide(mine, choice, replaces=first.pk, by=trainer, now=NOW + WEEK)
    assert _erase_due(now=NOW + 50 * WEEK) == 0


def test_of_who_waited_and_was_advised_otherwise_after_all_nothing_stays() -> None:  # INT-5, INT-8
    cohort = make.cohort(days=1, first_day=NOW.date() + 9 * WEEK, capacity=1)
    make.enrolment(cohort)
    trainer = make.trainer(cohort)
    mine = make.application(cohort, handed_in_at=NOW - WEEK)
    make.record(mine, by=trainer)
    yes, no = deciding.Choice("admitted", "Ja."), deciding.Choice("otherwise", "Toch niet.", "Een cursus.")
    first = deciding.decide(mine, yes, replaces=None, by=trainer, now=NOW)
    key = Admission.objects.get(person=mine.person).key
    assert Message.objects.filter(subject=key).exists() or Act.objects.filter(about=key).exists()
    deciding.decide(mine, no, replaces=first.pk, by=trainer, now=NOW)
    assert _erase_due(now=NOW + 4 * WEEK) == 1
    assert not Admission.objects.filter(person=mine.person_id).exists()
    assert not Act.objects.filter(about=key).exists()
    assert not Person.objects.filter(pk=mine.person_id).exists()


def test_who_left_the_waiting_list_can_take_the_application_back() -> None:  # INT-8
    cohort = make.open_cohort(days=1, first_day=NOW.date() + 9 * WEEK, until=NOW.date() + WEEK, capacity=1)
    make.enrolment(cohort)
    trainer = make.trainer(cohort)
    mine = make.application(cohort, handed_in_at=NOW - WEEK)
    make.record(mine, by=trainer)
    deciding.decide(mine, deciding.Choice("admitted", "Ja."), replaces=None, by=trainer, now=NOW)
    with pytest.raises(applying.AlreadyIn):
        applying.withdraw(mine, by=mine.person, now=NOW)
    offering.leave(Admission.objects.get(person=mine.person), by=mine.person, now=NOW)
    applying.withdraw(mine, by=mine.person, now=NOW)
    assert applying.start(cohort, by=mine.person, now=NOW) != mine
