"""Changes that are saved up and told together (MSG-1, COH-4)."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from outbox.bundling import Change, News, catch_up, note
from outbox.delivering import deliver
from outbox.models import CARRIED, STOPPED, UNDONE, Message
from outbox.settling import PAUSES
from people.models import Person
from tests.outbox.conftest import NOW, Sink

State = Message.State
WORDS = {"day_number": 4, "theme": "Lef"}
PAUSE = timedelta(minutes=10)


def at(clock: str) -> dict[str, Any]:
    moment = f"2027-01-12T{clock}:00Z"
    return {"starts_at": moment, "ends_at": moment, "place": "Kas", "link": ""}


def changed(was: str | None, now: str | None, key: str = "session:4", **more: Any) -> Change:
    return Change(key, WORDS, at(was) if was else None, at(now) if now else None, **more)


def told(*changes: Change, to: Iterable[Person], minutes: float = 0, is_urgent: bool = False) -> int:
    news = News(
        "days_changed",
        subject="cohort:1",
        group="cohort:1",
        facts={"cohort": "C", "path": "/"},
        changes=changes,
        is_urgent=is_urgent,
        calendar_for=lambda person, keys: f"{person.pk}:{','.join(keys)}",
    )
    return note(news, to=to, now=NOW + timedelta(minutes=minutes))


def pairs(row: Message) -> list[tuple[str | None, str | None]]:
    def clock(state: dict[str, str] | None) -> str | None:
        return state["starts_at"][11:16] if state else None

    return [(clock(one["was"]), clock(one["now"])) for one in row.facts["changes"]]


def test_ten_changes_in_ten_minutes_make_one_message_each(noor: Person, sam: Person, sink: Sink) -> None:
    for n in range(10):
        told(changed(f"0{n}:00", f"0{n + 1}:00" if n < 9 else "12:00"), to=[noor, sam], minutes=n)
    assert deliver(now=NOW + timedelta(minutes=9.9)) == 0
    rows = Message.objects.order_by("pk")
    assert [(row.recipient, row.due_at, pairs(row)) for row in rows] == [
        (noor, NOW + PAUSE, [("00:00", "12:00")]),
        (sam, NOW + PAUSE, [("00:00", "12:00")]),
    ]
    assert deliver(now=NOW + PAUSE) == 2


def test_moved_and_moved_back_tells_nobody_anything(noor: Person) -> None:
    assert told(changed("09:00", "10:00"), to=[noor]) == 1
    assert told(changed("10:00", "09:00"), to=[noor], minutes=3) == 0
    row = Message.objects.get()
    assert (row.state, row.reason) == (State.LAPSED, UNDONE)
    assert told(changed("09:00", "11:00"), to=[noor], minutes=5) == 1
    row = Message.objects.open().get()
    assert (pairs(row), row.occasion, row.due_at) == (
        [("09:00", "11:00")],
        "2",
        NOW + PAUSE + timedelta(minutes=5),
    )


def test_moved_then_cancelled_says_only_cancelled(noor: Person) -> None:
    told(changed("09:00", "10:00"), to=[noor])
    told(changed("10:00", None), to=[noor])
    assert pairs(Message.objects.get()) == [("09:00", None)]


def test_added_then_cancelled_is_not_worth_a_word(noor: Person) -> None:
    told(changed(None, "10:00"), to=[noor])
    told(changed("10:00", None), to=[noor])
    assert not Message.objects.open().exists()


def test_each_thing_is_listed_once_and_the_calendar_follows(noor: Person) -> None:
    told(changed("09:00", "10:00"), to=[noor])
    told(changed("09:00", "10:00", "session:5"), changed("10:00", "11:00"), to=[noor])
    row = Message.objects.get()
    assert [one["key"] for one in row.facts["changes"]] == ["session:4", "session:5"]
    assert row.calendar == f"{noor.pk}:session:4,session:5"


def test_new_words_alone_tell_nothing_but_are_in_what_is_told(noor: Person) -> None:
    renamed = Change("session:4", {"day_number": 5, "theme": "Lef"}, at("10:00"), at("10:00"))
    assert told(renamed, to=[noor]) == 0
    told(changed("09:00", "10:00"), to=[noor])
    told(renamed, to=[noor])
    assert Message.objects.get().facts["changes"][0]["day_number"] == 5


def test_what_is_moot_is_not_told(noor: Person) -> None:
    told(changed("09:00", "10:00"), changed("09:00", "10:00", "session:5"), to=[noor])
    told(changed("10:00", "08:00", is_moot=True), to=[noor])
    assert [one["key"] for one in Message.objects.get().facts["changes"]] == ["session:5"]


def test_urgent_news_does_not_wait(noor: Person, settings: Any) -> None:
    settings.OFFICE_HOURS = True
    told(changed("09:00", "10:00"), to=[noor])
    told(changed("10:00", "11:00"), to=[noor], minutes=2, is_urgent=True)
    row = Message.objects.get()
    assert (row.due_at, pairs(row)) == (NOW + timedelta(minutes=2), [("09:00", "11:00")])
    Message.objects.all().delete()
    told(changed("09:00", "10:00"), to=[noor], minutes=14 * 60, is_urgent=True)
    assert (Message.objects.get().due_at, Message.objects.get().at_any_hour) == (
        NOW + timedelta(hours=14),
        True,
    )


def test_changes_in_the_evening_wait_for_the_morning(noor: Person, settings: Any) -> None:
    settings.OFFICE_HOURS = True
    told(changed("09:00", "10:00"), to=[noor], minutes=10.4 * 60)
    assert Message.objects.get().due_at == NOW.replace(hour=7, minute=0) + timedelta(days=1)


def test_what_was_sent_is_what_they_know(noor: Person, sink: Sink) -> None:
    told(changed("09:00", "10:00"), to=[noor])
    deliver(now=NOW + PAUSE)
    told(changed("10:00", "11:00"), to=[noor], minutes=20)
    assert [(row.state, pairs(row)) for row in Message.objects.order_by("pk")] == [
        (State.SENT, [("09:00", "10:00")]),
        (State.PLANNED, [("10:00", "11:00")]),
    ]


def test_after_an_attempt_it_may_have_been_read_so_what_comes_after_waits(noor: Person, sink: Sink) -> None:
    told(changed("09:00", "10:00"), to=[noor])
    sink.answers["DATA"] = "451 Busy"
    deliver(now=NOW + PAUSE)
    told(changed("10:00", "11:00"), to=[noor], minutes=10.1, is_urgent=True)
    first, second = Message.objects.order_by("pk")
    assert (pairs(first), pairs(second)) == ([("09:00", "10:00")], [("10:00", "11:00")])
    sink.answers.clear()
    assert deliver(now=NOW + PAUSE + timedelta(seconds=30)) == 0
    assert deliver(now=NOW + PAUSE + PAUSES[0]) == 1
    assert deliver(now=NOW + PAUSE + PAUSES[0]) == 1
    assert [b"12.00 uur" in envelope.content for envelope in sink.accepted] == [False, True]


def test_what_never_arrived_goes_along_with_the_next(noor: Person) -> None:  # MSG-5
    told(changed("09:00", "10:00"), changed("09:00", "10:00", "session:5"), to=[noor])
    Message.objects.update(state=State.FAILED, attempts=8)
    told(changed("10:00", "11:00"), to=[noor], minutes=20)
    old, new = Message.objects.order_by("pk")
    assert (old.state, old.reason) == (State.LAPSED, CARRIED)
    assert pairs(new) == [("09:00", "11:00"), ("09:00", "10:00")]


def test_what_fails_while_the_next_is_waiting_goes_along_too(noor: Person) -> None:  # MSG-5
    told(changed("09:00", "10:00"), to=[noor])
    Message.objects.update(attempts=1)
    told(changed("10:00", "11:00"), to=[noor], minutes=20)
    Message.objects.filter(bundle=1).update(attempts=1)
    assert catch_up(now=NOW) == 0
    Message.objects.filter(bundle=1).update(state=State.FAILED)
    assert catch_up(now=NOW) == 1
    old, new = Message.objects.order_by("pk")
    assert (old.reason, pairs(new)) == (CARRIED, [("09:00", "11:00")])


def test_what_the_office_kept_back_is_not_what_they_know(noor: Person) -> None:
    told(changed("09:00", "10:00"), changed("09:00", "10:00", "session:5"), to=[noor])
    Message.objects.update(state=State.LAPSED, reason=f"{STOPPED}: gebeld.")
    told(changed("10:00", "11:00"), to=[noor], minutes=20)
    assert pairs(Message.objects.open().get()) == [("09:00", "11:00")]


@pytest.mark.parametrize("size", [1, 3, 16])
def test_noting_takes_the_same_number_of_statements(db: None, size: int) -> None:
    people = [Person.objects.create_user(f"p{n}@example.org", f"P {n}") for n in range(size)]
    counts = []
    for was, now in (("09:00", "10:00"), ("10:00", "11:00")):
        with CaptureQueriesContext(connection) as queries:
            assert told(changed(was, now), to=people) == size
        counts.append(len([q for q in queries if "SAVEPOINT" not in q["sql"]]))
    assert counts == [3, 2]
