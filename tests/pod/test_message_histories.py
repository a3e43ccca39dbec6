"""Whatever happens to a cohort: what is planned fits, and nobody was told anything false (MSG-1, MSG-3)."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cohorts import announcing, enrolling, letters, opening, preparing, rescheduling
from cohorts.local_time import at, day_of
from cohorts.models import Enrolment, Session
from outbox import bundling, digesting
from outbox.choosing import choose
from outbox.delivering import deliver
from outbox.kinds import SWITCHABLE
from outbox.models import Message
from outbox.rules import due_at, may_leave
from people.refusals import Refusal
from pod import entries, laying
from pod.letters import REMINDERS
from pod.models import Entry, Part
from tests import factories as make
from writing.saving import Origin

# Two weeks before the clock goes forward, and before it goes back.
STARTS = (date(2027, 3, 15), date(2027, 10, 18))
PLACES = ("Zaal 1", "Raadhuis")
LOCMEM = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
State = Message.State
QUICK = (Phase.explicit, Phase.generate)


class World:
    """A cohort with a clock of its own; it reads along with every mail that leaves."""

    def __init__(self, start: date) -> None:
        self.now = at(start, time(9))
        self.by = make.coordinator()
        self.cohort = make.cohort(days=3, first_day=start + timedelta(days=9), every=7)
        make.trainer(self.cohort)
        self.joined = 0
        self.told: dict[tuple[int, str], Any] = {}
        self.join()

    def join(self) -> None:
        self.joined += 1
        enrolment = enrolling.enrol(
            self.cohort,
            email=f"d{self.joined}@voorbeeld.example",
            name=f"Deelnemer {self.joined}",
            organisation="",
            team="",
            trainer="Fatima",
            decided_on=day_of(self.now),
            by=self.by,
            now=self.now,
        ).enrolment
        if self.joined % 2:
            wanted = [kind.name for kind in SWITCHABLE]
            choose(enrolment.person, wanted=wanted, in_digest=True, now=self.now)

    def leave(self, number: int) -> None:
        enrolling.withdraw(self._one(Enrolment.objects.active(), number), by=self.by, now=self.now)

    def move(self, number: int, days: int, hour: int) -> None:
        session = self._one(self.cohort.sessions.all(), number)
        day = day_of(session.starts_at) + timedelta(days=days)
        slot = {"starts_at": at(day, time(hour)), "ends_at": at(day, time(hour + 7))}
        rescheduling.move(session, **slot, place=PLACES[hour % 2], link="", by=self.by, now=self.now)

    def cancel(self, number: int) -> None:
        rescheduling.cancel(self._one(self.cohort.sessions.all(), number), by=self.by, now=self.now)

    def add(self, days: int) -> None:
        day = day_of(self.now) + timedelta(days=days)
        hours = {"starts_at": at(day, time(10)), "ends_at": at(day, time(16))}
        opening.add_session(self.cohort, **hours, place="Kas", link="", by=self.by, now=self.now)

    def rename(self, number: int, theme: str) -> None:
        session = self._one(self.cohort.sessions.all(), number)
        preparing.prepare(session, theme=theme, aims="", preparation="", by=self.by, now=self.now)

    def hand_in(self, number: int, kind: str) -> None:
        entry = self._one(Entry.objects.all(), number)
        who = entry.pod.enrolment.person
        fields = {"takeaway": "x"}
        entries.save(entry, kind, fields=fields, origin=Origin(0), by=who, now=self.now)
        entries.hand_in(entry, kind, by=who, now=self.now)

    def wait(self, hours: int) -> None:
        """The clock stops wherever a message is due, and somebody reads what came."""
        until = self.now + timedelta(hours=hours)
        self.tick()
        waiting = Message.objects.open().order_by("due_at")
        while row := waiting.filter(due_at__gt=self.now, due_at__lte=until).first():
            self.now = row.due_at
            self.tick()
        self.now = until
        self.tick()

    def tick(self) -> None:
        laying.lay_out_missing(now=self.now)
        before = set(Message.objects.filter(state=State.SENT).values_list("pk", flat=True))
        bundling.catch_up(now=self.now)
        digesting.gather(now=self.now)
        while deliver(now=self.now):
            pass
        for row in Message.objects.filter(state=State.SENT).exclude(pk__in=before).order_by("pk"):
            self.read(row)

    def read(self, row: Message) -> None:
        assert may_leave(self.now) or row.at_any_hour, f"{row} at {self.now}"
        if row.kind == letters.NEWS:
            self.read_changes(row)
        elif row.kind.startswith("invitation"):
            first = announcing.first_day(self.cohort, now=self.now)
            assert first is None or row.facts["starts_at"] == plain(first.starts_at)
        elif row.subject.startswith("entry:"):
            self.read_reminder(row)

    def read_reminder(self, row: Message) -> None:
        entry = Entry.objects.select_related("session", "pod__enrolment").get(pk=row.subject[6:])
        session, is_before = entry.session, row.kind.startswith("before")
        assert entry.pod.enrolment.is_active
        assert not session.is_cancelled
        assert session.starts_at > self.now if is_before else session.ends_at < self.now
        kinds = (Part.Kind.BEFORE, Part.Kind.LATE) if is_before else (Part.Kind.AFTER,)
        assert not entry.parts.filter(kind__in=kinds).exclude(handed_in_at=None).exists()
        assert (row.facts["day_number"], row.facts["theme"]) == (session.number, session.theme)
        if is_before:
            assert (row.facts["starts_at"], row.facts["place"]) == (plain(session.starts_at), session.place)

    def read_changes(self, row: Message) -> None:
        for change in row.facts["changes"]:
            session = Session.objects.get(pk=change["key"][8:])
            assert change["now"] == state_of(session)
            known = self.told.get((row.recipient_id, change["key"]), change["was"])
            assert change["was"] == known
            assert change["now"] is None or change["day_number"] == session.number
            self.told[row.recipient_id, change["key"]] = change["now"]

    def open_reminders(self) -> set[Any]:
        rows = Message.objects.open().filter(kind__in=[kind for kind, _ in REMINDERS], due_at__gt=self.now)
        return {(row.recipient_id, row.kind, row.subject, row.due_at) for row in rows}

    def from_scratch(self) -> set[Any]:
        live = Entry.objects.filter(pod__enrolment__withdrawn_at=None, session__cancelled_at=None)
        found = set()
        for entry in live.select_related("session", "pod__enrolment"):
            for kind, edge in REMINDERS:
                due = due_at(kind, entry.session.starts_at if edge == "start" else entry.session.ends_at)
                parts = [Part.Kind.BEFORE, Part.Kind.LATE] if edge == "start" else [Part.Kind.AFTER]
                is_done = entry.parts.filter(kind__in=parts).exclude(handed_in_at=None).exists()
                if due > self.now and not is_done:
                    found.add((entry.pod.enrolment.person_id, kind, entry.key, due))
        return found

    def check(self) -> None:
        laying.lay_out_missing(now=self.now)
        assert self.open_reminders() == self.from_scratch()

    def check_all_know(self) -> None:
        """Long enough after the last change, everyone knows how the days to come are."""
        people = {person.pk for person in announcing.concerned(self.cohort)}
        for (person, key), known in self.told.items():
            session = Session.objects.get(pk=key[8:])
            if person in people and session.ends_at > self.now:
                assert known == state_of(session)
        assert not Message.objects.open().filter(kind=letters.NEWS).exists()

    def _one(self, rows: Any, number: int) -> Any:
        found = list(rows.order_by("pk"))
        if not found:
            raise Refusal
        return found[number % len(found)]


def plain(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def state_of(session: Session) -> dict[str, Any] | None:
    if session.is_cancelled:
        return None
    begin, end = plain(session.starts_at), plain(session.ends_at)
    return {"starts_at": begin, "ends_at": end, "place": session.place, "link": session.link}


numbers = st.integers(0, 5)
steps = st.one_of(
    st.tuples(st.just("move"), numbers, st.integers(-6, 12), st.sampled_from([9, 10, 14])),
    st.tuples(st.just("wait"), st.sampled_from([0, 1, 7, 13, 24, 40, 90, 200])),
    st.tuples(st.just("hand_in"), st.integers(0, 9), st.sampled_from(["before", "after"])),
    st.tuples(st.just("cancel"), numbers),
    st.tuples(st.just("add"), st.integers(1, 20)),
    st.tuples(st.just("rename"), numbers, st.sampled_from(["Lef", "Luisteren"])),
    st.tuples(st.just("join")),
    st.tuples(st.just("leave"), numbers),
)


@override_settings(OFFICE_HOURS=True, MAILERS=LOCMEM)
class AnyHistory(TestCase):
    @settings(
        max_examples=25,
        phases=[Phase.explicit, Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.sampled_from(STARTS), st.lists(steps, min_size=3, max_size=12))
    def test_what_is_planned_fits_and_what_was_told_was_true(self, start: date, history: list[Any]) -> None:
        world = World(start)
        world.wait(1)
        for name, *given_ in history:
            try:
                getattr(world, name)(*given_)
            except Refusal:
                continue
            world.check()
        world.wait(96)
        world.check()
        world.check_all_know()
