"""What stands on the pages of a dossier: its contents, who reads it and from when it stands still."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from assignments.models import Support
from documents.models import Upload
from people.looking import Seen, log_looks
from people.models import Person
from proeve import dossier as composing
from proeve import freezing, judging
from proeve.freezing import Contents
from proeve.models import Attempt, Dossier, Piece, Proeve

LABEL = "Je dossier voor de Proeve"


@dataclass(frozen=True)
class Reader:
    name: str
    role: str


@dataclass(frozen=True)
class Page:
    dossier: Dossier
    contents: Contents
    begins_at: datetime | None

    @property
    def evidence(self) -> list[dict[str, Any]]:
        return self._of(Piece.Kind.EVIDENCE)

    @property
    def copies(self) -> list[dict[str, Any]]:
        """From the POD, put there by the participant."""
        return self._of(Piece.Kind.POD)

    @property
    def is_handed_in(self) -> bool:
        return self.contents["handed_in_at"] is not None

    @property
    def has_presentation(self) -> bool:
        return bool(self.contents["presentation"] or self.contents["link"])

    def _of(self, kind: str) -> list[dict[str, Any]]:
        return [piece for piece in self.contents["pieces"] if piece["kind"] == kind]


def page_of(attempt: Attempt, *, now: datetime) -> Page:
    """The dossier of this attempt as it stands; frozen when its talk has begun."""
    settled = freezing.settle(composing.dossier_of(attempt, now=now), now=now)
    return Page(settled, freezing.contents(settled), freezing.begins_at(attempt.pk))


def read(attempt: Attempt, *, by: Person, role: str, now: datetime) -> Page:
    """For a reader of what was handed in. That somebody looked, the participant can see (PRI-2)."""
    page = page_of(attempt, now=now)
    if page.is_handed_in:
        _note_look(page, attempt, by=by, role=role, now=now)
    return page


def read_file(attempt: Attempt, upload: UUID, *, by: Person, role: str, now: datetime) -> Upload | None:
    """One file of what was handed in. Asking for another is no look."""
    page = page_of(attempt, now=now)
    found = file_in(page, upload) if page.is_handed_in else None
    if found:
        _note_look(page, attempt, by=by, role=role, now=now)
    return found


def _note_look(page: Page, attempt: Attempt, *, by: Person, role: str, now: datetime) -> None:
    owner = attempt.proeve.enrolment.person_id
    log_looks(by, [Seen(owner, f"dossier:{page.dossier.pk}", LABEL)], role=role, now=now)


def attempt_to_read(proeve: Proeve) -> Attempt:
    """The last one of which the dossier was handed in: until that of a resit is, that of the first."""
    attempts = proeve.attempts.order_by("-number")
    return attempts.exclude(dossier__handed_in_at=None).first() or attempts[0]


def readers_of(attempt: Attempt, *, now: datetime) -> Sequence[Reader]:
    """Everybody who reads along, by name: trainers, mentor, principal, assessors."""
    enrolment = attempt.proeve.enrolment
    leads = enrolment.cohort.trainerships.filter(until=None).select_related("person")
    beside = Support.objects.open(now).filter(assignment__enrolment=enrolment).select_related("person")
    found = [Reader(one.person.name, "trainer") for one in leads.order_by("person__name")]
    found += [Reader(one.person.name, one.get_role_display().lower()) for one in beside.order_by("role")]
    return found + [Reader(one.person.name, "beoordelaar") for one in judging.standing(attempt)]


def file_in(page: Page, upload: UUID) -> Upload | None:
    """A file that stands in this dossier, as it stands: frozen or not."""
    shown = [page.contents["presentation"], *(piece["file"] for piece in page.contents["pieces"])]
    if str(upload) not in {one["id"] for one in shown if one}:
        return None
    return Upload.objects.filter(pk=upload).first()
