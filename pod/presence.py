"""Presence: that both parts of a day are handed in, never what they say (POD-5, POD-7).

Everybody around a participant may see presence, so nothing here touches a text.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from cohorts.models import Attendance, Enrolment, Session, Waiver
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from pod.models import Entry, Part
from pod.waiting import shared_with_trainers


class NeedsReason(Refusal):
    message = "Schrijf waarom deze dag niet hoeft. De deelnemer leest dat ook."


@dataclass(frozen=True)
class DayState:
    """One day of one participant, as everyone around them may know it."""

    session: Session
    begun: bool
    frozen: bool
    ended: bool
    before_at: datetime | None = None
    late_at: datetime | None = None
    after_at: datetime | None = None
    waived: bool = False
    attendance: str = ""
    is_shared_with_trainers: bool = False

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
    """For each enrolment (by number) its days in order. Three queries, however many participants."""
    keys = [e.pk for e in enrolments]
    parts = _handed_in(keys)
    shared = _shared_with_trainers(keys)
    waived = set(Waiver.objects.filter(enrolment__in=keys).values_list("enrolment", "session"))
    rows = Attendance.objects.filter(enrolment__in=keys).values_list("enrolment", "session", "status")
    attended = {(enrolment, session): status for enrolment, session, status in rows}
    return {
        key: [
            DayState(
                session=session,
                begun=now >= session.starts_at,
                frozen=now >= session.freezes_at(),
                ended=now >= session.ends_at,
                before_at=parts[key, session.pk].get(Part.Kind.BEFORE),
                late_at=parts[key, session.pk].get(Part.Kind.LATE),
                after_at=parts[key, session.pk].get(Part.Kind.AFTER),
                waived=(key, session.pk) in waived,
                attendance=attended.get((key, session.pk), ""),
                is_shared_with_trainers=(key, session.pk) in shared,
            )
            for session in sessions
        ]
        for key in keys
    }


def _handed_in(enrolments: list[int]) -> Mapping[tuple[int, int], dict[str, datetime]]:
    found: dict[tuple[int, int], dict[str, datetime]] = defaultdict(dict)
    rows = Part.objects.filter(entry__pod__enrolment__in=enrolments).exclude(handed_in_at=None)
    for enrolment, session, kind, at in rows.values_list(
        "entry__pod__enrolment", "entry__session", "kind", "first_handed_in_at"
    ):
        found[enrolment, session][kind] = at
    return found


def _shared_with_trainers(enrolments: list[int]) -> set[tuple[int, int]]:
    rows = Entry.objects.filter(shared_with_trainers(), pod__enrolment__in=enrolments)
    return set(rows.values_list("pod__enrolment", "session"))


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
            planning.lapse(kinds=REMINDERS, subject=entry.key, reason="vrijgesteld", now=now)
    return waiver


REMINDERS = ("before_open_7", "before_open_1", "after_open_1", "after_open_3")
