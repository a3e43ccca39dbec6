"""Three months later: what stuck, by the participant and the two who supported at work (PRV-8)."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q

from assignments.models import Edition, Support
from cohorts.models import Enrolment
from people.models import Person


class Checkin(models.Model):
    """That this participant, the mentor and the principal are asked, about the text that was agreed to."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="checkin")
    edition = models.ForeignKey(Edition, on_delete=models.SET_NULL, null=True, related_name="+")
    opened_at = models.DateTimeField("gevraagd")
    closes_at = models.DateTimeField("sluit")

    class Meta:
        verbose_name = "terugblik na drie maanden"
        verbose_name_plural = "terugblikken na drie maanden"
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opened_at")), name="a_checkin_closes_after_it_opens"
            )
        ]

    def __str__(self) -> str:
        return f"Terugblik van {self.enrolment}"

    @property
    def key(self) -> str:
        """How messages name this check-in."""
        return f"checkin:{self.pk}"

    def is_open(self, now: datetime) -> bool:
        return self.opened_at <= now < self.closes_at


class ReplyQuerySet(models.QuerySet["Reply"]):
    def that_stand(self) -> Self:
        """Of a participant who takes part, by somebody who was not replaced since (PPL-4)."""
        return self.filter(
            Q(support=None) | Q(support__ended_at=None),
            checkin__enrolment__withdrawn_at=None,
            person__is_active=True,
        )


class Reply(models.Model):
    """One person's answers. It is there from the moment they are asked."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", "Deelnemer"
        PRINCIPAL = "principal", "Opdrachtgever"
        MENTOR = "mentor", "Praktijkbegeleider"

    class Used(models.TextChoices):
        OFTEN = "often", "Vaak"
        SOMETIMES = "sometimes", "Soms"
        NEVER = "never", "Nooit"

    checkin = models.ForeignKey(Checkin, on_delete=models.CASCADE, related_name="replies")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField("rol", max_length=12, choices=Role)
    support = models.ForeignKey(Support, on_delete=models.CASCADE, null=True, related_name="+")
    used = models.CharField("hoe vaak", max_length=10, choices=Used, blank=True)
    example = models.TextField("een voorbeeld", blank=True, max_length=4000)
    onward = models.TextField("hoe verder", blank=True, max_length=4000)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ReplyQuerySet.as_manager()

    class Meta:
        verbose_name = "antwoord na drie maanden"
        verbose_name_plural = "antwoorden na drie maanden"
        constraints = [
            models.UniqueConstraint(fields=["checkin", "role"], name="one_reply_per_role"),
            # Who has two roles is asked once (MSG-1).
            models.UniqueConstraint(fields=["checkin", "person"], name="one_reply_per_person"),
            models.CheckConstraint(
                condition=Q(answered_at=None, used="") | (Q(answered_at__isnull=False) & ~Q(used="")),
                name="a_reply_is_given_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(role="participant", support=None)
                | (~Q(role="participant") & Q(support__isnull=False)),
                name="who_supports_replies_by_that",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"

    @property
    def key(self) -> str:
        """How messages name this reply."""
        return f"checkin-reply:{self.pk}"

    @property
    def is_given(self) -> bool:
        return self.answered_at is not None
