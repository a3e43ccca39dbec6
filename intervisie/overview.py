"""What the pages of an intervisie show, filled by a fixed number of queries."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from buddies.models import Buddy
from cohorts.models import Enrolment, Session
from intervisie.methods import PLANS, Method, Plan, Role, Step
from intervisie.models import Case, Intervisie, Member
from people.models import Person


@dataclass(frozen=True)
class Part:
    """One role, who has it, and what they do in this step."""

    role: Role
    names: list[str]
    does: str
    is_mine: bool


@dataclass(frozen=True)
class Table:
    """An intervisie under way, as one member sees it at one moment."""

    me: Member
    intervisie: Intervisie
    members: Sequence[Member]
    now: datetime

    @property
    def plan(self) -> Plan:
        return self.intervisie.plan

    @property
    def current(self) -> Step | None:
        return self.intervisie.current

    @property
    def coming(self) -> Step | None:
        return None if self.intervisie.is_last_step else self.plan.steps[self.intervisie.step]

    @property
    def steps(self) -> list[tuple[int, Step]]:
        return list(enumerate(self.plan.steps, start=1))

    @property
    def parts(self) -> list[Part]:
        """Whose part is mine, comes first: on a telephone the rest is below."""
        parts = [self._part(role) for role in Role]
        return sorted(parts, key=lambda part: not part.is_mine)

    def _part(self, role: Role) -> Part:
        names = [one.person.name for one in self.members if one.role == role]
        does = self.current.does(role) if self.current else ""
        return Part(role, names, does, self.me.role == role)

    @property
    def leader(self) -> Member | None:
        return next((one for one in self.members if one.leads), None)

    @property
    def bringer(self) -> Member | None:
        return next((one for one in self.members if one.role == Role.BRINGS), None)

    @property
    def left(self) -> timedelta | None:
        clock = self.intervisie.clock
        return clock.left(self.now) if clock else None

    @property
    def shown(self) -> str:
        clock = self.intervisie.clock
        return clock.shown(self.now) if clock else ""

    @property
    def is_over_time(self) -> bool:
        return self.left is not None and self.left < timedelta()

    @property
    def next_number(self) -> int:
        return self.intervisie.step + 1

    @property
    def minutes(self) -> int:
        """What this step lasts, with what was added."""
        clock = self.intervisie.clock
        return int(clock.lasts.total_seconds()) // 60 if clock else 0

    @property
    def mark(self) -> str:
        """Another when the page must be drawn anew."""
        seats = "-".join(str(one.pk) if one else "" for one in (self.leader, self.bringer))
        return f"{self.intervisie.turn}-{seats}"

    @property
    def facts(self) -> dict[str, Any]:
        """What a browser needs to run the clock by itself: moments of the server, in thousandths."""
        clock = self.intervisie.clock
        return {
            "mark": self.mark,
            "step": self.intervisie.step,
            "runs": bool(clock and clock.runs),
            "ends": thousandths(clock.ends_at) if clock else None,
            "left": self.left // timedelta(milliseconds=1) if self.left is not None else None,
        }

    @property
    def facts_in_json(self) -> str:
        return json.dumps(self.facts)


def thousandths(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)


def table_of(me: Member, *, now: datetime) -> Table:
    return Table(me, me.intervisie, members_of(me.intervisie), now)


def members_of(intervisie: Intervisie) -> list[Member]:
    return list(intervisie.members.select_related("person").order_by("person__name", "pk"))


@dataclass(frozen=True)
class Mine:
    """Everything of one person: what runs, what was, and the cases that only they still have."""

    under_way: list[Member]
    over: list[Member]
    kept: list[Case]


def mine_of(person: Person, *, now: datetime) -> Mine:
    found = Member.objects.of(person, now=now).select_related("intervisie__cohort", "intervisie__session")
    seats = list(found.order_by("-intervisie__begun_at", "-pk"))
    cases = Case.objects.past(now).filter(enrolment__person=person, is_kept=True).select_related("session")
    return Mine(
        [seat for seat in seats if not seat.intervisie.is_ended],
        [seat for seat in seats if seat.intervisie.is_ended],
        list(cases.order_by("-session__ends_at")),
    )


@dataclass(frozen=True)
class Choice:
    """A method to choose from."""

    method: Method
    plan: Plan

    @property
    def label(self) -> str:
        return f"{self.method.label} ({self.plan.minutes} minuten, {self.plan.people})"


METHODS = [Choice(method, PLANS[method]) for method in Method]


def fellows_of(enrolment: Enrolment) -> tuple[list[Enrolment], set[int]]:
    """Who else takes part in the cohort, buddies first; and which of them are the buddies."""
    mine = Buddy.objects.filter(enrolment=enrolment, ended_at=None).values("pair")
    buddies = set(Buddy.objects.filter(pair__in=mine, ended_at=None).values_list("enrolment", flat=True))
    found = participants_of(enrolment.cohort_id)
    others = [one for one in found if one.pk != enrolment.pk]
    return sorted(others, key=lambda one: one.pk not in buddies), buddies - {enrolment.pk}


def participants_of(cohort: int) -> list[Enrolment]:
    found = Enrolment.objects.active().filter(cohort=cohort).select_related("person")
    return list(found.order_by("person__name", "pk"))


def cases_for(session: Session, *, now: datetime) -> list[Case]:
    """What was brought in for this day, for its trainers."""
    found = Case.objects.alive(now).filter(session=session, enrolment__withdrawn_at=None)
    return list(found.select_related("enrolment__person").order_by("brought_at", "pk"))


def chosen_for(session: Session, *, besides: Enrolment, now: datetime) -> list[Case]:
    """What fellow participants see of it."""
    return [one for one in cases_for(session, now=now) if one.is_chosen and one.enrolment_id != besides.pk]


def seats_on(session: Session, person: Person, *, now: datetime) -> list[Member]:
    """Where this person sits on this day, under way."""
    found = Member.objects.of(person, now=now).under_way().filter(intervisie__session=session)
    return list(found.select_related("intervisie").order_by("pk"))
