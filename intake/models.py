"""From an application to the letter with its decision (INT-1 to INT-8)."""

from django.db import models
from django.db.models import Q

from cohorts.models import Cohort
from people.models import Person
from writing.models import Text

# What one agrees to on the page with terms; another text is another version.
TERMS_VERSION = "2026-11"


class Application(models.Model):
    """Someone asks for a place in a cohort. What they write is a text, so that it cannot be lost.

    The decision is not a state of it: decisions stand beside it and replace each other (INT-5).
    """

    class Payer(models.TextChoices):
        ORGANISATION = "organisation", "Mijn organisatie"
        SELF = "self", "Ikzelf"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="applications")
    # Motivation, job, team, idea for an assignment: the fields of `questions.QUESTIONS`.
    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="+")
    payer = models.CharField("wie betaalt", max_length=12, choices=Payer, blank=True)
    invoice_reference = models.CharField("kenmerk voor de factuur", max_length=80, blank=True)
    terms_version = models.CharField("voorwaarden", max_length=20, blank=True)
    terms_agreed_at = models.DateTimeField(null=True, blank=True)
    started_at = models.DateTimeField()
    # The last time the applicant showed themselves: an abandoned application goes by it (INT-8).
    seen_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "aanmelding"
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"], condition=Q(withdrawn_at=None), name="one_open_application"
            ),
            models.CheckConstraint(
                condition=Q(handed_in_at=None) | (Q(terms_agreed_at__isnull=False) & ~Q(payer="")),
                name="handed_in_is_complete",
            ),
        ]

    def __str__(self) -> str:
        return f"Aanmelding van {self.person} voor {self.cohort}"

    @property
    def key(self) -> str:
        """How messages and looks name this application."""
        return f"application:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Handed in, and the applicant did not take it back."""
        return self.handed_in_at is not None and self.withdrawn_at is None
