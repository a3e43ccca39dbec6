"""How far the Proeve is, in one query, for pages that show more than the Proeve."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, Q, QuerySet, Subquery

from certificates.models import Certificate
from cohorts.models import Cohort
from people.models import Person
from people.prepared import prepared
from proeve.models import Assessor, Attempt, Result, Seat, Talk

SOON = timedelta(days=21)
RELATED = ("proeve", "talk", "dossier", "result")


@dataclass(frozen=True)
class Glance:
    """`talk`: the one that is planned. `result`: the last one. Nothing is laid out by looking."""

    attempt: Attempt | None
    talk: Talk | None
    result: Result | None
    now: datetime

    @property
    def admitted_at(self) -> datetime | None:
        return self.attempt.proeve.admitted_at if self.attempt else None

    @property
    def result_waits(self) -> bool:
        """Nobody else is told before the participant read it (PRV-6)."""
        return self.result is not None and self.result.opened_at is None

    @property
    def is_obtained(self) -> bool:
        return self.result is not None and not self.result_waits and self.result.is_obtained

    @property
    def is_not_yet(self) -> bool:
        """Read, and not obtained; another attempt may be left."""
        return self.result is not None and not self.result_waits and not self.result.is_obtained

    @property
    def is_missed(self) -> bool:
        """Not obtained, and no other attempt is left."""
        return self.is_not_yet and self.result is not None and self.result.attempt.is_resit

    @property
    def certificate(self) -> int | None:
        """The number of the row of a certificate that was not taken yet."""
        return getattr(self.attempt, "certificate_to_take", None) if self.is_obtained else None

    @property
    def has_handed_in(self) -> bool:
        """The dossier of the attempt that counts now, with its presentation."""
        dossier = getattr(self.attempt, "dossier", None)
        return dossier is not None and dossier.handed_in_at is not None

    @property
    def is_coming(self) -> bool:
        return self.talk is not None and self.talk.starts_at > self.now

    @property
    def asks_answer(self) -> bool:
        return self.is_coming and getattr(self.attempt, "own_answer", None) == ""

    @property
    def asks_presentation(self) -> bool:
        if self.talk is None or not self.is_coming or self.talk.starts_at - self.now > SOON:
            return False
        return not self.has_handed_in


def glance_at(enrolment: int, *, now: datetime) -> Glance:
    return _glance(list(_attempts(enrolment=enrolment)), now)


def glances(cohort: Cohort, *, now: datetime) -> dict[int, Glance]:
    """Of everyone in it who has a Proeve, by number of the deelname. One query."""
    rows = Attempt.objects.filter(proeve__enrolment__cohort=cohort).select_related(*RELATED)
    found: dict[int, list[Attempt]] = {}
    for one in rows.order_by("-number"):
        found.setdefault(one.proeve.enrolment_id, []).append(one)
    return {enrolment: _glance(attempts, now) for enrolment, attempts in found.items()}


def _glance(attempts: Sequence[Attempt], now: datetime) -> Glance:
    """The newest attempt first."""
    attempt = next(iter(attempts), None)
    talk: Talk | None = getattr(attempt, "talk", None)
    result = next((one.result for one in attempts if hasattr(one, "result")), None)
    return Glance(attempt, talk if talk and not talk.is_cancelled else None, result, now)


@prepared
def _attempts(*, enrolment: int) -> QuerySet[Attempt]:
    own = Seat.objects.filter(talk__attempt=OuterRef("pk"), person=OuterRef("proeve__enrolment__person"))
    given = Certificate.objects.filter(enrolment=OuterRef("proeve__enrolment"), revoked_at=None)
    rows = Attempt.objects.filter(proeve__enrolment=enrolment).select_related(*RELATED)
    return rows.annotate(
        own_answer=Subquery(own.values("answer")[:1]),
        certificate_to_take=Subquery(given.filter(taken_at=None).values("pk")[:1]),
    ).order_by("-number")


def at_work(person: Person) -> QuerySet[Assessor]:
    """What this person assesses, from planning to result; not of who left (PRV-5)."""
    rows = Assessor.objects.filter(person=person, withdrawn_at=None, attempt__result=None)
    return rows.filter(attempt__proeve__enrolment__withdrawn_at=None)


def talks_with(person: Person) -> QuerySet[Talk]:
    """The talks somebody is invited to or assesses."""
    assesses = Assessor.objects.filter(person=person, withdrawn_at=None)
    mine = Q(seats__person=person) | Q(attempt__in=assesses.values("attempt"))
    return Talk.objects.filter(
        mine, cancelled_at=None, attempt__proeve__enrolment__withdrawn_at=None
    ).distinct()


def talks_of(person: Person, *, now: datetime) -> Sequence[Talk]:
    """What stands in somebody's calendar."""
    return list(talks_with(person).filter(ends_at__gt=now - SOON).order_by("starts_at", "pk"))
