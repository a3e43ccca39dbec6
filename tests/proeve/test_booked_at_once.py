"""Two who plan in the same instant: one booking, and one clear refusal (PRV-3)."""

import pytest
from django.db import connection

from cohorts.models import Cohort, Enrolment
from people.models import Person
from proeve import admission, assessing, dispensing, planning
from proeve.models import Assessor, Dispensation, Line, Proeve, Talk, TalkDay
from tests import factories as make
from tests.concurrency import at_once
from tests.proeve import ready
from tests.proeve.ready import HOUR, NOW, TALK

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time"),
]


def two() -> tuple[Cohort, Enrolment, Enrolment, Person]:
    cohort = ready.cohort()
    return cohort, make.enrolment(cohort, "Noor"), make.enrolment(cohort, "Ahmed"), make.coordinator()


@pytest.mark.parametrize("is_first_of_the_day", [True, False])
def test_the_same_room_booked_twice_at_once_is_one_booking(is_first_of_the_day: bool) -> None:  # PRV-3
    _, one, other, office = two()
    if not is_first_of_the_day:
        TalkDay.objects.create(on=TALK.date())
    acts = [
        lambda who=who: planning.arrange(who, ready.booking(), by=office, now=NOW) for who in (one, other)
    ]
    done, refused = at_once(acts)
    assert Talk.objects.count() == 1 and len(done) == 1
    winner = done[0].attempt.proeve.enrolment.person.name
    assert [str(one) for one in refused] == [f"Kamer 5 is dan al bezet door het Proevegesprek van {winner}."]
    assert isinstance(refused[0], planning.Taken)


def test_the_same_assessor_booked_twice_at_once_is_one_booking() -> None:  # PRV-3, PRV-5
    _, one, other, office = two()
    bea = make.person("Bea")
    acts = [
        lambda who=who, room=room: planning.arrange(
            who, ready.booking(TALK, bea, place=room), by=office, now=NOW
        )
        for who, room in ((one, "Kamer 5"), (other, "Kamer 6"))
    ]
    _, refused = at_once(acts)
    assert [type(one) for one in refused] == [planning.Taken]
    assert Assessor.objects.count() == 1


def test_two_rounds_that_cross_wait_for_each_other_and_do_not_lock_up() -> None:  # PRV-3
    _, one, other, office = two()
    early, late = ready.booking(TALK), ready.booking(TALK + 24 * HOUR)
    rounds = ({one: early, other: late}, {other: late, one: early})
    done, refused = at_once(
        [lambda plan=plan: planning.arrange_all(plan, by=office, now=NOW) for plan in rounds]
    )
    assert refused == [] and len(done) == 2
    assert Talk.objects.count() == 2
    assert set(Talk.objects.values_list("sequence", flat=True)) == {0}


def test_a_third_assessor_asked_at_once_is_refused() -> None:  # PRV-5
    _, one, _, office = two()
    planning.arrange(one, ready.booking(TALK, make.person("Bea")), by=office, now=NOW)
    acts = [
        lambda name=name: assessing.invite(one, email=f"{name}@elders.example", name=name, by=office, now=NOW)
        for name in ("cor", "dik")
    ]
    _, refused = at_once(acts)
    assert [type(one) for one in refused] == [assessing.NoThird]
    assert Assessor.objects.filter(withdrawn_at=None).count() == 2


def test_letting_in_and_taking_a_dispensation_back_at_once_leave_one_of_the_two() -> None:  # PRV-2
    enrolment = make.enrolment(ready.cohort(), "Noor")
    ready.present(ready.finished(ready.with_pod(enrolment, 1, 2)), 1, 2)
    office = make.coordinator()
    dispensing.dispense(enrolment, Line.PRESENTATION, reason="Mag.", by=office, now=NOW)
    acts = [
        lambda: admission.admit(enrolment, by=office, now=NOW),
        lambda: dispensing.take_back(enrolment, Line.PRESENTATION, by=office, now=NOW),
    ]
    _, refused = at_once(acts)
    assert len(refused) == 1
    assert Proeve.objects.get().is_admitted == Dispensation.objects.exists()
