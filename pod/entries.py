"""The rules of an entry: what is open, saving, handing in, freezing (POD-1 to POD-5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from cohorts.models import Session
from outbox import planning
from people.models import Person
from people.prepared import prepared
from people.refusals import Refusal
from pod import content
from pod.content import After, Before
from pod.models import Entry, Intention, Part
from pod.waiting import plan_waiting
from writing import saving
from writing.models import Text
from writing.saving import Origin, Saved

Kind = Part.Kind

FIELDS: Mapping[str, tuple[str, ...]] = {
    Kind.BEFORE: content.BEFORE_FIELDS,
    Kind.LATE: content.BEFORE_FIELDS,
    Kind.AFTER: content.AFTER_FIELDS,
    Kind.NOTE: content.NOTE_FIELDS,
}


class Frozen(Refusal):
    message = (
        "De trainingsdag is begonnen. Je vooraf-deel staat nu vast en kan niet meer veranderen. "
        "Je tekst hieronder is niet opgeslagen; kopieer wat je wilt bewaren."
    )


class NotOpenYet(Refusal):
    message = "Dit deel gaat open als de trainingsdag begint."


class NotNeeded(Refusal):
    message = "Je vooraf-deel was op tijd. Later inleveren hoeft niet meer."


class Withdrawn(Refusal):
    message = (
        "Je deelname is gestopt. Schrijven in dit POD kan daarom niet meer. "
        "Je tekst staat hieronder nog, zodat je hem kunt kopiëren."
    )


class DayCancelled(Refusal):
    message = "Deze trainingsdag gaat niet door. Wat je al had geschreven blijft bewaard, maar telt niet mee."


@dataclass(frozen=True)
class Parts:
    """The parts of one entry, whichever of them exist."""

    before: Part | None = None
    late: Part | None = None
    after: Part | None = None
    note: Part | None = None

    @property
    def counting_before(self) -> Part | None:
        """The before part that counts: on time, or late (POD-3)."""
        return next((part for part in (self.before, self.late) if part and part.is_handed_in), None)

    @property
    def is_present(self) -> bool:
        """Both parts handed in (POD-5)."""
        return bool(self.counting_before and self.after and self.after.is_handed_in)


def parts_of(entry: Entry) -> Parts:
    return Parts(**{part.kind: part for part in _parts(entry=entry.pk)})


@prepared
def _parts(*, entry: int) -> QuerySet[Part]:
    return Part.objects.filter(entry=entry).select_related("text")


def goals_to_judge(parts: Parts) -> Before:
    """The goals shown beside the after part: as handed in, or else as they stood when the day began."""
    part = parts.counting_before or parts.late or parts.before
    if part is None:
        return Before("", ())
    if part.is_handed_in and part.kind == Kind.LATE:
        return content.read_before(part.handed_in_fields)
    if part.kind == Kind.BEFORE:
        return content.read_before(part.handed_in or part.text.fields)
    return content.read_before((parts.before.text.fields if parts.before else None) or part.text.fields)


def refusal_to_write(entry: Entry, kind: str, *, session: Session, now: datetime) -> Refusal | None:
    """Why this part cannot be written in now, if so."""
    if not entry.pod.enrolment.is_active:
        return Withdrawn()
    if session.is_cancelled and kind != Kind.NOTE:
        return DayCancelled()
    begun, frozen = now >= session.starts_at, now >= session.freezes_at()
    if kind == Kind.BEFORE and frozen:
        return Frozen()
    if kind == Kind.LATE and not frozen:
        return NotOpenYet("Je vooraf-deel is nog gewoon open.")
    if kind == Kind.AFTER and not begun:
        return NotOpenYet()
    return None


def part_for_writing(entry: Entry, kind: str, *, by: Person, now: datetime) -> Part:
    """The part, locked and made if need be, within the transaction of who asks. Or a refusal."""
    locked = (
        Entry.objects.select_for_update(of=("self",))
        .select_related("session", "pod__enrolment")
        .get(pk=entry.pk)
    )
    refusal = refusal_to_write(locked, kind, session=locked.session, now=now)
    if refusal:
        raise refusal
    part = locked.parts.select_related("text").filter(kind=kind).first()
    if part is None:
        part = Part.objects.create(entry=locked, kind=kind, text=Text.objects.create(owner=by))
    if kind == Kind.LATE and locked.parts.filter(kind=Kind.BEFORE, handed_in_at__isnull=False).exists():
        raise NotNeeded
    return part


@transaction.atomic
def save(
    entry: Entry, kind: str, *, fields: content.Fields, origin: Origin, by: Person, now: datetime
) -> Saved:
    """Saves a draft as it is, without judging it."""
    part = part_for_writing(entry, kind, by=by, now=now)
    known = {name: fields[name] for name in FIELDS[kind] if name in fields}
    return saving.save(part.text, fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def hand_in(entry: Entry, kind: str, *, by: Person, now: datetime) -> Part:
    """Hands in the part as it is saved. Whether it is complete is for the form to ask."""
    part = part_for_writing(entry, kind, by=by, now=now)
    if part.is_handed_in and part.handed_in_number == part.text.number:
        return part
    part.handed_in, part.handed_in_number = part.text.fields, part.text.number
    part.first_handed_in_at, part.handed_in_at = part.first_handed_in_at or now, now
    part.save(update_fields=["handed_in", "handed_in_number", "first_handed_in_at", "handed_in_at"])
    if kind == Kind.AFTER:
        _keep_intentions(entry, content.read_after(part.handed_in))
        plan_waiting(entry, now=now)
    planning.lapse(
        kinds=REMINDERS[kind], subject=entry.key, reason="Je hebt dit deel al ingeleverd.", now=now
    )
    return part


REMINDERS: Mapping[str, tuple[str, ...]] = {
    Kind.BEFORE: ("before_open_7", "before_open_1"),
    Kind.LATE: ("before_open_7", "before_open_1"),
    Kind.AFTER: ("after_open_1", "after_open_3"),
}


def _keep_intentions(entry: Entry, after: After) -> None:
    """The intentions of the day as rows, so that they can come back (POD-9); their state stays."""
    whole = [i for i in after.intentions if i.is_whole]
    entry.intentions.exclude(slot__in=[i.slot for i in whole]).delete()
    for i in whole:
        Intention.objects.update_or_create(
            entry=entry, slot=i.slot, defaults={"if_text": i.if_text, "then_text": i.then_text}
        )
