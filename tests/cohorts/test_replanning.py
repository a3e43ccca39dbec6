"""A day is replanned by who saw how it stood, and who is told what is known before (COH-4)."""

from datetime import date, datetime, time
from typing import Any

import pytest

from cohorts import replanning, rescheduling
from cohorts.dates import Slot
from cohorts.local_time import AMSTERDAM, at
from cohorts.models import Session
from cohorts.replanning import ChangedMeanwhile, Plan, mark_of
from outbox import rehearsing
from outbox.desk import SHOWN
from outbox.models import Message
from outbox.planning import Planned, plan_many
from people.models import Act, Person
from tests import factories as make
from tests.concurrency import at_once

NOW = datetime(2026, 9, 1, 12, tzinfo=AMSTERDAM)
FIRST = date(2026, 10, 1)
NEWS = "Er is iets veranderd aan de trainingsdagen"
REMINDER = "Herinnering: vooraf-deel, een week voor de trainingsdag"
CHANGED = "changed"


def day(number: int = 1) -> Session:
    """Of three Thursdays from 1 October 2026, with one participant who gets reminders."""
    cohort = make.cohort(days=3, first_day=FIRST, every=7)
    one = make.session(cohort, number)
    facts = {"cohort": cohort.name, "day_number": number, "theme": one.theme, "path": "/"}
    facts |= {"starts_at": one.starts_at, "place": one.place}
    to = make.enrolment(cohort, "Sanne").person
    own: dict[str, Any] = {"anchor": f"{one.key}:start", "anchor_at": one.starts_at, "group": cohort.key}
    plan_many([Planned("before_open_7", to, one.key, "", facts, **own)], now=NOW)
    return one


def plan(on: date, *trainers: Person, place: str = "Raadhuis") -> Plan:
    return Plan(Slot(at(on, time(9, 30)), at(on, time(16, 30)), place), trainers)


def stands(session: Session) -> tuple[Any, ...]:
    return tuple(
        Session.objects.filter(pk=session.pk).values_list("starts_at", "place", "sequence", "number")[0]
    )


@pytest.mark.django_db
def test_who_is_told_what_is_known_before_anything_is_saved() -> None:  # COH-4, MSG-3
    one, by = day(), make.coordinator()
    before = stands(one)
    messages = list(Message.objects.order_by("pk").values())
    told = replanning.foretell(one, plan(date(2026, 10, 22)), seen=mark_of(one), by=by, now=NOW)
    assert [(e.what, e.label, e.names) for e in told] == [
        ("new", NEWS, ("Sanne",)),
        ("moved", REMINDER, ("Sanne",)),
    ]
    assert told[1].due_at == Message.objects.get().due_at.replace(day=15, month=10)
    assert stands(one) == before and list(Message.objects.order_by("pk").values()) == messages
    assert not Act.objects.exists()


@pytest.mark.django_db
def test_what_is_foretold_is_what_happens() -> None:  # COH-4
    one, by = day(), make.coordinator()
    wish = plan(date(2026, 10, 22))
    foretold = replanning.foretell(one, wish, seen="", by=by, now=NOW)
    replanning.replan(one, wish, seen="", by=by, now=NOW)
    kinds = {NEWS: "days_changed", REMINDER: "before_open_7"}
    rows = Message.objects.open().values_list("kind", "due_at")
    assert sorted(rows) == sorted((kinds[one.label], one.due_at) for one in foretold)


@pytest.mark.django_db
def test_a_day_passed_by_another_tells_that_too() -> None:  # COH-2
    one = day(1)
    told = replanning.foretell(one, plan(date(2026, 10, 9)), seen="", by=make.coordinator(), now=NOW)
    assert ("moved", REMINDER) in [(e.what, e.label) for e in told]
    other = day(2)
    earlier = plan(date(2026, 10, 2))
    told = replanning.foretell(
        make.session(other.cohort, 3), earlier, seen="", by=make.coordinator(), now=NOW
    )
    # The reminder of day 2 becomes one of day 3: the same moment, other words.
    assert [(e.what, e.label) for e in told] == [("new", NEWS), (CHANGED, REMINDER)]


@pytest.mark.django_db
def test_cancelling_foretells_what_lapses() -> None:  # COH-4, MSG-3
    one, by = day(), make.coordinator()
    told = replanning.foretell_cancelling(one, by=by, now=NOW)
    assert [(e.what, e.label) for e in told] == [("new", NEWS), ("lapsed", REMINDER)]
    one.refresh_from_db()
    assert not one.is_cancelled


@pytest.mark.django_db
def test_a_change_of_trainers_alone_is_told_to_nobody() -> None:
    one, by = day(), make.coordinator()
    fatima = make.trainer(one.cohort, "Fatima")
    same = Plan(Slot(one.starts_at, one.ends_at, one.place, one.link), [fatima])
    assert replanning.foretell(one, same, seen="", by=by, now=NOW) == ()
    assert not one.trainers.exists()
    replanning.replan(one, same, seen="", by=by, now=NOW)
    assert list(one.trainers.all()) == [fatima]
    assert list(Act.objects.values_list("action", flat=True)) == ["session-staffed"]
    replanning.replan(one, same, seen="", by=by, now=NOW)
    assert Act.objects.count() == 1


@pytest.mark.django_db
def test_nothing_private_shows_in_what_is_foretold(monkeypatch: pytest.MonkeyPatch) -> None:  # BIG-3
    one, by = day(), make.coordinator()
    wish = plan(date(2026, 10, 22))
    assert REMINDER in [e.label for e in replanning.foretell(one, wish, seen="", by=by, now=NOW)]
    monkeypatch.setattr(rehearsing, "SHOWN", tuple(kind for kind in SHOWN if kind != "before_open_7"))
    assert [e.label for e in replanning.foretell(one, wish, seen="", by=by, now=NOW)] == [NEWS]


@pytest.mark.django_db
def test_what_a_colleague_changed_is_not_undone_unseen() -> None:
    one, by = day(), make.coordinator()
    seen = mark_of(one)
    replanning.replan(one, plan(date(2026, 10, 22)), seen=seen, by=by, now=NOW)
    was = stands(one)
    with pytest.raises(ChangedMeanwhile):
        replanning.replan(one, plan(date(2026, 10, 29)), seen=seen, by=by, now=NOW)
    with pytest.raises(ChangedMeanwhile):
        replanning.foretell(one, plan(date(2026, 10, 29)), seen=seen, by=by, now=NOW)
    assert stands(one) == was
    one.refresh_from_db()
    replanning.replan(one, plan(date(2026, 10, 29)), seen=mark_of(one), by=by, now=NOW)
    assert stands(one)[0] == at(date(2026, 10, 29), time(9, 30))


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["starts_at", "place", "trainers"])
def test_the_mark_knows_when_where_and_with_whom(field: str) -> None:
    one = day()
    before = mark_of(one)
    if field == "trainers":
        one.trainers.set([make.trainer(one.cohort)])
    elif field == "place":
        one.place = "Elders"
    else:
        one.starts_at = one.starts_at.replace(hour=6)
    assert mark_of(one) != before


@pytest.mark.django_db
def test_who_leaves_the_cohort_changes_nothing_about_the_day() -> None:
    one = day()
    before = mark_of(one)
    Session.objects.filter(pk=one.pk).update(sequence=7)
    one.refresh_from_db()
    assert mark_of(one) == before


@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_a_day_at_once_the_second_sees_the_first() -> None:  # COH-4
    one = day()
    seen, by = mark_of(one), [make.coordinator("Monique"), make.coordinator("Karim")]
    wishes = [plan(date(2026, 10, 22)), plan(date(2026, 10, 29))]

    def act(n: int) -> Any:
        return lambda: replanning.replan(one, wishes[n], seen=seen, by=by[n], now=NOW)

    done, refused = at_once([act(0), act(1)])
    assert [type(error) for error in refused] == [ChangedMeanwhile] and len(done) == 1
    won = next(wish for wish in wishes if wish.slot.starts_at == done[0].starts_at)
    assert stands(one)[:3] == (won.slot.starts_at, "Raadhuis", 1)
    assert Message.objects.filter(kind="days_changed").count() == 1
    assert rescheduling.move(one, **won.slot._asdict(), by=by[0], now=NOW).sequence == 1
