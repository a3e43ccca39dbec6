"""Presence: that both parts of a day are handed in, never what they say (POD-5, POD-7).

Everybody around a participant may see presence, so nothing here touches a text.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import CharField, Exists, F, Max, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from cohorts.models import Attendance, Enrolment, Session, Waiver
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.prepared import Row, prepared
from people.refusals import Refusal
from pod.models import Conversation, Entry, Part


class NeedsReason(Refusal):
    message = "Schrijf waarom deze dag niet hoeft. De deelnemer leest dat ook."


@dataclass(frozen=True)
class Handed:
    """What one entry tells without its text."""

    before_at: datetime | None = None
    late_at: datetime | None = None
    after_at: datetime | None = None
    with_trainers: bool = False
    has_news: bool = False


NOTHING = Handed()


@dataclass(frozen=True)
class DayState:
    """One day of one participant, as everyone around them may know it."""

    session: Session
    handed: Handed
    begun: bool
    frozen: bool
    ended: bool
    waived: bool = False
    attendance: str = ""

    @property
    def before_at(self) -> datetime | None:
        return self.handed.before_at

    @property
    def late_at(self) -> datetime | None:
        return self.handed.late_at

    @property
    def after_at(self) -> datetime | None:
        return self.handed.after_at

    @property
    def counts(self) -> bool:
        """It must be present for the POD to be present: ended, not cancelled, not waived."""
        return self.ended and not self.waived and not self.session.is_cancelled

    @property
    def has_before(self) -> bool:
        return bool(self.before_at or self.late_at)

    @property
    def has_after(self) -> bool:
        return self.after_at is not None

    @property
    def is_present(self) -> bool:
        return self.has_before and self.has_after

    @property
    def is_missing(self) -> bool:
        return self.counts and not self.is_present

    @property
    def was_absent(self) -> bool:
        return self.attendance in (Attendance.Status.ABSENT, Attendance.Status.EXCUSED)

    @property
    def present_since(self) -> datetime | None:
        if not self.is_present:
            return None
        return max(moment for moment in (self.before_at or self.late_at, self.after_at) if moment)


def states(
    enrolments: Iterable[Enrolment], sessions: Sequence[Session], *, now: datetime
) -> Mapping[int, list[DayState]]:
    """For each enrolment (by number) its days in order. Two queries, however many participants."""
    keys = [e.pk for e in enrolments]
    handed = _handed_in(keys)
    waived, attended = _waived_and_attended(keys)
    return {
        key: [
            DayState(
                session=session,
                handed=handed.get((key, session.pk), NOTHING),
                begun=now >= session.starts_at,
                frozen=now >= session.freezes_at(),
                ended=now >= session.ends_at,
                waived=(key, session.pk) in waived,
                attendance=attended.get((key, session.pk), ""),
            )
            for session in sessions
        ]
        for key in keys
    }


def _handed_in(enrolments: list[int]) -> Mapping[tuple[int, int], Handed]:
    rows = _told(enrolments=enrolments)
    return {(enrolment, session): Handed(*told) for enrolment, session, *told in rows}


@prepared
def _told(*, enrolments: Sequence[int]) -> QuerySet[Entry, Row]:
    def handed(kind: str) -> Max:
        return Max("parts__first_handed_in_at", filter=Q(parts__kind=kind))

    unread = Q(owner_read_at=None) | Q(owner_read_at__lt=F("answered_at"))
    news = Conversation.objects.filter(unread, entry=OuterRef("pk"), answered_at__isnull=False)
    rows = Entry.objects.filter(pod__enrolment__in=enrolments).annotate(
        before=handed(Part.Kind.BEFORE),
        late=handed(Part.Kind.LATE),
        after=handed(Part.Kind.AFTER),
        shared=Coalesce("with_trainers", "pod__with_trainers"),
        news=Exists(news),
    )
    return rows.values_list("pod__enrolment", "session", "before", "late", "after", "shared", "news")


def _waived_and_attended(enrolments: list[int]) -> tuple[set[tuple[int, int]], dict[tuple[int, int], str]]:
    """Which days were waived, and the attendance of each; both by (enrolment, session)."""
    waived, attended = set(), {}
    for enrolment, session, status in _outside_the_text(enrolments=enrolments):
        if status is None:
            waived.add((enrolment, session))
        else:
            attended[enrolment, session] = status
    return waived, attended


@prepared
def _outside_the_text(*, enrolments: Sequence[int]) -> QuerySet[Waiver, Row]:
    waivers = Waiver.objects.filter(enrolment__in=enrolments)
    attendances = Attendance.objects.filter(enrolment__in=enrolments)
    return waivers.values_list("enrolment", "session", Value(None, CharField())).union(
        attendances.values_list("enrolment", "session", Cast("status", CharField())), all=True
    )


def pod_is_present(days: Iterable[DayState]) -> bool:
    """The POD is present when the entry of every session that counts is (POD-5)."""
    return not any(day.is_missing for day in days)


@transaction.atomic
def waive(session: Session, enrolment: Enrolment, *, reason: str, by: Person, now: datetime) -> Waiver:
    """Waives a day for this participant: on record, with a reason, and its reminders lapse (POD-5)."""
    if not reason.strip():
        raise NeedsReason
    waiver, is_new = Waiver.objects.get_or_create(
        session=session, enrolment=enrolment, defaults={"reason": reason.strip(), "by": by, "at": now}
    )
    if is_new:
        log_act(
            "waived",
            about=f"enrolment:{enrolment.pk}",
            reason=f"dag {session.number}: {reason}",
            by=by,
            now=now,
        )
        for entry in Entry.objects.filter(pod__enrolment=enrolment, session=session):
            planning.lapse(
                kinds=REMINDERS, subject=entry.key, reason="Je bent vrijgesteld van deze dag.", now=now
            )
    return waiver


REMINDERS = ("before_open_7", "before_open_1", "after_open_1", "after_open_3")
