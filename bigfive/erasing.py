"""Withdrawing is one click, and leaves nothing of it (BIG-6)."""

from datetime import datetime

from django.db import transaction

from bigfive.answering import opened
from bigfive.models import Elsewhere, Sitting
from cohorts.models import Enrolment
from documents import issuing, receiving
from writing import drafts


@transaction.atomic
def withdraw(enrolment: Enrolment, *, now: datetime) -> None:
    """Consent, answers, scores, upload, releases, the comment and files made earlier: all of it.

    What is left is what is left of who skipped, so that nothing asks again.
    """
    sitting = opened(enrolment)
    if sitting:
        erase(sitting)
        Sitting.objects.create(enrolment=enrolment, skipped_at=now)


@transaction.atomic
def erase_of(enrolment: int) -> None:
    """Of this deelname, by number, all of it: also that it was skipped."""
    sitting = opened(Enrolment(pk=enrolment))
    if sitting:
        erase(sitting)


def erase(sitting: Sitting) -> None:
    """Inside a transaction that holds the row of the deelname."""
    elsewhere = Elsewhere.objects.select_related("upload").filter(sitting=sitting).first()
    issuing.erase(about=sitting.key)
    issuing.discard(issuing.archives_of(sitting.enrolment.person))
    drafts.discard_all(sitting.draft_key)
    sitting.delete()
    if elsewhere and elsewhere.upload:
        receiving.discard(elsewhere.upload)
