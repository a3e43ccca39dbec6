from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from cohorts.models import Enrolment
from people.models import Person

# PPL-2: mentors and principals keep access until after the three-month check-in.
SUPPORT_KEEPS_ACCESS = timedelta(days=123)


class Assignment(models.Model):
    """The praktijkopdracht. Its text and agreements come with the intake; here is who supports it."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="assignment")
    title = models.CharField("titel", max_length=160, blank=True)

    class Meta:
        verbose_name = "praktijkopdracht"

    def __str__(self) -> str:
        return self.title or "Praktijkopdracht"


class SupportQuerySet(models.QuerySet["Support"]):
    def open(self, now: datetime) -> Self:
        """Those whose relation has not ended (PPL-2).

        Not replaced, account not closed, participant still in, within the term.
        """
        last = models.Max(
            "assignment__enrolment__cohort__sessions__ends_at",
            filter=Q(assignment__enrolment__cohort__sessions__cancelled_at=None),
        )
        mine = self.filter(ended_at=None, person__is_active=True, assignment__enrolment__withdrawn_at=None)
        return mine.annotate(last_end=last).filter(
            Q(last_end=None) | Q(last_end__gt=now - SUPPORT_KEEPS_ACCESS)
        )


class Support(models.Model):
    """Someone at the participant's own workplace, as mentor or as principal of the assignment.

    Who is replaced keeps a row with `ended_at`: history keeps who it was (PPL-4).
    """

    class Role(models.TextChoices):
        MENTOR = "mentor", "Praktijkbegeleider"
        PRINCIPAL = "principal", "Opdrachtgever"

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="supports")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="supports")
    role = models.CharField("rol", max_length=10, choices=Role)
    invited_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    # The personal link carries this number; a new number makes every earlier link worthless (PPL-3).
    link_number = models.PositiveIntegerField(default=1)

    objects = SupportQuerySet.as_manager()

    class Meta:
        verbose_name = "begeleiding"
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "role"], condition=Q(ended_at=None), name="one_open_support_per_role"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} {self.person}"

    @property
    def key(self) -> str:
        """How messages name this support."""
        return f"support:{self.pk}"
