"""Whatever happens to a cohort, the mails leave everybody's calendar as the cohort is (COH-4, MSG-2)."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.core import mail
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from cohorts import enrolling, opening, rescheduling
from cohorts.letters import calendar_title
from cohorts.local_time import at
from cohorts.models import Cohort, Enrolment, Session, Trainership
from outbox.delivering import deliver
from outbox.models import Message
from people.models import Person
from people.refusals import Refusal
from tests import factories as make
from tests.cohorts.calendar_inbox import Shown, replayed

PARTICIPANTS, TRAINERS = ("noor", "sam", "bo"), ("fatima", "daan")


@dataclass
class Story:
    """One cohort, and what happens to it."""

    cohort: Cohort
    by: Person
    now: datetime
    # When who came and went.
    stays: list[tuple[str, datetime, datetime | None]] = field(default_factory=list)

    def join(self, who: int) -> None:
        name = PARTICIPANTS[who % len(PARTICIPANTS)]
        enrolling.enrol(
            self.cohort,
            email=f"{name}@voorbeeld.test",
            name=name.title(),
            organisation="",
            team="",
            trainer="Fatima",
            decided_on=date(2026, 9, 1),
            by=self.by,
            now=self.now,
        )
        self.stays.append((name, self.now, None))

    def lead(self, who: int) -> None:
        name = TRAINERS[who % len(TRAINERS)]
        enrolling.invite_trainer(
            self.cohort, email=f"{name}@voorbeeld.test", name=name.title(), by=self.by, now=self.now
        )
        self.stays.append((name, self.now, None))

    def leave(self, who: int) -> None:
        inside = [stay for stay in self.stays if stay[2] is None]
        if not inside:
            return
        name, since, _ = stay = inside[who % len(inside)]
        whose = {"cohort": self.cohort, "person__email": f"{name}@voorbeeld.test"}
        if name in PARTICIPANTS:
            enrolling.withdraw(Enrolment.objects.active().get(**whose), by=self.by, now=self.now)
        else:
            enrolling.end_trainership(Trainership.objects.get(**whose, until=None), by=self.by, now=self.now)
        self.stays[self.stays.index(stay)] = (name, since, self.now)

    def move(self, which: int, days: int, clock: time) -> None:
        session, (begin, end) = self._session(which), self._hours(days, clock)
        rescheduling.move(
            session, starts_at=begin, ends_at=end, place=f"Zaal {days}", link="", by=self.by, now=self.now
        )

    def cancel(self, which: int) -> None:
        rescheduling.cancel(self._session(which), by=self.by, now=self.now)

    def add(self, days: int, clock: time) -> None:
        begin, end = self._hours(days, clock)
        opening.add_session(
            self.cohort, starts_at=begin, ends_at=end, place="Erbij", link="", by=self.by, now=self.now
        )

    def wait(self, days: int) -> None:
        """Mail leaves long before the next day."""
        self.deliver()
        self.now += timedelta(days=days)

    def deliver(self) -> None:
        self.now += timedelta(hours=1)
        while deliver(now=self.now):
            pass

    def trickle(self, batch: int) -> None:
        """Some mail leaves and some does not yet."""
        self.now += timedelta(minutes=11)
        deliver(now=self.now, limit=batch + 1)

    def _session(self, which: int) -> Session:
        rows = list(self.cohort.sessions.order_by("pk"))
        return rows[which % len(rows)]

    def _hours(self, days: int, clock: time) -> tuple[datetime, datetime]:
        begin = at(self.now.date() + timedelta(days=days), clock)
        return begin, begin + timedelta(hours=6)

    def expected(self, name: str) -> dict[str, Shown]:
        return {
            str(session.uid): (
                session.starts_at,
                session.ends_at,
                calendar_title(session),
                session.place,
            )
            for session in self.cohort.sessions.that_count().select_related("cohort")
            if any(self._saw(session, stay) for stay in self.stays if stay[0] == name)
        }

    def _saw(self, session: Session, stay: tuple[str, datetime, datetime | None]) -> bool:
        _, since, until = stay
        return session.starts_at > since and (until is None or session.starts_at <= until)


which, ahead = st.integers(0, 8), st.integers(1, 30)
clocks = st.sampled_from([time(0, 30), time(3, 30), time(9, 30), time(13)])
steps = st.one_of(
    st.tuples(st.just(Story.join), st.tuples(which)),
    st.tuples(st.just(Story.lead), st.tuples(which)),
    st.tuples(st.just(Story.leave), st.tuples(which)),
    st.tuples(st.just(Story.move), st.tuples(which, ahead, clocks)),
    st.tuples(st.just(Story.move), st.tuples(which, ahead, clocks)),
    st.tuples(st.just(Story.cancel), st.tuples(which)),
    st.tuples(st.just(Story.add), st.tuples(ahead, clocks)),
    st.tuples(st.just(Story.wait), st.tuples(ahead)),
    st.tuples(st.just(Story.deliver), st.tuples()),
    st.tuples(st.just(Story.trickle), st.tuples(which)),
)
# A few weeks before the clock goes forward on 28 March 2027, and before it goes back on 31 October.
starts = st.sampled_from([date(2027, 3, 11), date(2027, 10, 14)])


class AnyHistory(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(starts, st.lists(steps, max_size=16))
    def test_the_mails_leave_exactly_the_calendar_of_the_cohort(
        self, first: date, history: list[tuple[Callable[..., None], tuple[Any, ...]]]
    ) -> None:
        mail.outbox = []
        cohort = make.cohort(days=4, first_day=first, every=7)
        story = Story(cohort, make.coordinator(), at(first, time(8)) - timedelta(days=10))
        for step, args in history:
            try:
                step(story, *args)
            except Refusal:
                continue
        story.deliver()
        assert (
            not Message.objects.exclude(state__in=("sent", "lapsed")).filter(due_at__lte=story.now).exists()
        )
        mails = [one.message() for one in mail.outbox]
        for name in PARTICIPANTS + TRAINERS:
            assert replayed(mails, f"{name}@voorbeeld.test") == story.expected(name)
            # Mail overtakes mail: the numbers decide, not the order of arrival.
            assert replayed(reversed(mails), f"{name}@voorbeeld.test") == story.expected(name)
