"""The dossier and feedback go with the POD, scores and form after a year (PRI-4).

The result stays as long as the certificate, and goes with the deelname.
"""

from collections.abc import Sequence

from django.db.models import QuerySet

from documents import receiving
from documents.models import Upload
from people.expiring import ONE_YEAR, SIX_MONTHS, Ended, Expiry, delete, keys
from proeve.models import Assessor, Dispensation, Dossier, Feedback, JointForm, Talk
from writing import drafts
from writing.models import Text


def _dossiers(ended: Ended) -> QuerySet[Dossier]:
    return Dossier.objects.filter(attempt__proeve__enrolment__in=ended.enrolments)


def _erase_dossiers(rows: Sequence[Dossier]) -> None:
    """Two dossiers of one participant may show the same file: it goes with the last."""
    here = keys(rows)
    shown = Upload.objects.filter(pk__in=Dossier.objects.filter(pk__in=here).values("presentation"))
    added = Upload.objects.filter(pk__in=Dossier.objects.filter(pk__in=here).values("pieces__upload"))
    uploads = {one.pk: one for one in [*shown, *added]}
    delete(rows)
    Text.objects.filter(pk__in=[one.text_id for one in rows]).delete()
    left = Dossier.objects.filter(presentation__in=uploads).values_list("presentation", flat=True)
    left_pieces = Dossier.objects.filter(pieces__upload__in=uploads).values_list("pieces__upload", flat=True)
    for pk in set(uploads) - set(left) - set(left_pieces):
        receiving.discard(uploads[pk])


def _feedback(ended: Ended) -> QuerySet[Feedback]:
    return Feedback.objects.filter(attempt__proeve__enrolment__in=ended.enrolments)


def _erase_feedback(rows: Sequence[Feedback]) -> None:
    for attempt in {one.attempt_id for one in rows}:
        drafts.discard_all(f"proeve-feedback:{attempt}")
    delete(rows)


def _talks(ended: Ended) -> QuerySet[Talk]:
    return Talk.objects.filter(attempt__proeve__enrolment__in=ended.enrolments)


def _erase_talks(rows: Sequence[Talk]) -> None:
    for one in rows:
        drafts.discard_all(f"proeve-feedback:{one.attempt_id}")
    Talk.objects.filter(pk__in=keys(rows)).delete()


def _forms(ended: Ended) -> QuerySet[JointForm]:
    return JointForm.objects.filter(attempt__proeve__enrolment__in=ended.enrolments)


def _assessors(ended: Ended) -> QuerySet[Assessor]:
    return Assessor.objects.filter(attempt__proeve__enrolment__in=ended.enrolments)


def _erase_assessors(rows: Sequence[Assessor]) -> None:
    for one in rows:
        drafts.discard_all(one.key)
        drafts.discard_all(f"joint-form:{one.attempt_id}")
    delete(rows)


def _dispensations(ended: Ended) -> QuerySet[Dispensation]:
    return Dispensation.objects.filter(proeve__enrolment__in=ended.enrolments)


EXPIRIES = (
    Expiry("Dossiers van een Proeve", SIX_MONTHS, _dossiers, _erase_dossiers),
    Expiry("Feedback bij een Proeve", SIX_MONTHS, _feedback, _erase_feedback),
    Expiry("Proevegesprekken", ONE_YEAR, _talks, _erase_talks),
    Expiry("Formulieren van beoordelaars", ONE_YEAR, _forms, delete),
    Expiry("Scores van beoordelaars", ONE_YEAR, _assessors, _erase_assessors),
    Expiry("Wat voor de Proeve niet hoefde", ONE_YEAR, _dispensations, delete),
)
