"""The result of a test taken elsewhere, under the same rules as one made here (BIG-4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from bigfive.answering import NotBegun, Over, is_over, opened
from bigfive.models import Domain, Elsewhere, ElsewhereScore, Sitting
from cohorts.models import Enrolment
from documents import inspecting, receiving
from documents.models import Upload
from people.models import Person
from people.refusals import Refusal


class AboutScores(Refusal):
    """About what was written over, not about the file."""


class DoneHere(AboutScores):
    message = "Je hebt de vragenlijst hier gedaan. Wis die eerst als je een andere uitslag wilt vastleggen."


class Nothing(AboutScores):
    message = "Vul de vijf scores in, of kies de pdf van je test."


class OutOfRange(AboutScores):
    message = "Elke score moet tussen de laagste en de hoogste score van de test liggen."


@dataclass(frozen=True)
class Recorded:
    """What somebody wrote over from the paper of their test."""

    instrument: str
    lowest: Decimal | None = None
    highest: Decimal | None = None
    is_neuroticism: bool = False
    domains: Mapping[Domain, Decimal] = field(default_factory=dict)
    facets: Sequence[tuple[str, Decimal]] = ()

    @property
    def is_in_range(self) -> bool:
        values = [*self.domains.values(), *(value for _, value in self.facets)]
        if not values:
            return True
        if self.lowest is None or self.highest is None:
            return False
        return self.lowest < self.highest and self.lowest <= min(values) <= max(values) <= self.highest


@transaction.atomic
def record(
    enrolment: Enrolment,
    told: Recorded,
    *,
    pdf: "UploadedFile[bytes] | None" = None,
    keeps_pdf: bool = True,
    by: Person,
    now: datetime,
) -> Elsewhere:
    """Puts it in the place of what was recorded before. Without a new pdf the old one stays, if it may."""
    sitting = _recordable(enrolment, now=now)
    before = Elsewhere.objects.select_related("upload").filter(sitting=sitting).first()
    old = before.upload if before else None
    kept = old if keeps_pdf and pdf is None else None
    if not told.is_in_range:
        raise OutOfRange
    if not (told.domains or pdf or kept):
        raise Nothing
    upload = _received(pdf, by=by, now=now) if pdf else kept
    if before:
        before.delete()
    if old and old != upload:
        receiving.discard(old)
    return _written(sitting, told, upload, now=now)


def _recordable(enrolment: Enrolment, *, now: datetime) -> Sitting:
    sitting = opened(enrolment)
    if sitting is None or not sitting.is_begun:
        raise NotBegun
    if sitting.is_scored:
        raise DoneHere
    if is_over(enrolment, now=now):
        raise Over
    return sitting


def _received(pdf: "UploadedFile[bytes]", *, by: Person, now: datetime) -> Upload:
    kind = receiving.check(pdf, kinds=("pdf",))
    inspecting.refuse_active(pdf)
    return receiving.keep(pdf, kind, by=by, now=now)


def _written(sitting: Sitting, told: Recorded, upload: Upload | None, *, now: datetime) -> Elsewhere:
    made = Elsewhere.objects.create(
        sitting=sitting,
        instrument=told.instrument,
        lowest=told.lowest,
        highest=told.highest,
        is_neuroticism=told.is_neuroticism,
        upload=upload,
        recorded_at=now,
    )
    domains = [ElsewhereScore(elsewhere=made, trait=one, value=value) for one, value in told.domains.items()]
    facets = [ElsewhereScore(elsewhere=made, facet=name, value=value) for name, value in told.facets]
    ElsewhereScore.objects.bulk_create([*domains, *facets])
    return made
