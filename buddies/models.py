from django.db import models
from django.db.models import Q

from cohorts.models import Cohort, Enrolment
from people.models import Person


class Pair(models.Model):
    """Two fellow participants who travel together, or three in an odd cohort (BUD-1)."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="pairs")
    laid_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    laid_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "buddypaar"
        verbose_name_plural = "buddyparen"

    def __str__(self) -> str:
        return f"buddypaar {self.pk}"


class Buddy(models.Model):
    """One participant's place in a pair. Ends with the pair (PPL-2)."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="members")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="buddyships")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "buddy"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(ended_at=None), name="in_one_pair_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.enrolment)
