from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from cohorts.models import Enrolment
from people.models import Person
from writing.models import Text, Thread

# PPL-2: mentors and principals keep access until after the three-month check-in.
SUPPORT_KEEPS_ACCESS = timedelta(days=123)


class Assignment(models.Model):
    """The praktijkopdracht (ASG-1). Its `text` is the participant's own; others read what was put forward."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="assignment")
    title = models.CharField("titel", max_length=160, blank=True)
    # The fields of `content.LABELS`.
    text = models.OneToOneField(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "praktijkopdracht"

    def __str__(self) -> str:
        return self.title or "Praktijkopdracht"

    @property
    def key(self) -> str:
        """How messages and acts name this assignment."""
        return f"assignment:{self.pk}"


class SupportQuerySet(models.QuerySet["Support"]):
    def open(self, now: datetime) -> Self:
        """Mentors and principals whose relation has not ended (PPL-2)."""
        return self.asked(now).exclude(role=Support.Role.DELEGATE)

    def asked(self, now: datetime) -> Self:
        """The same, and who answers for a principal: they have the assignment and nothing else.

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
        # Named by the principal, to answer in their place.
        DELEGATE = "delegate", "Gemachtigde van de opdrachtgever"

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


class Edition(models.Model):
    """The exact text that was put forward to be agreed to. It never changes; the last one counts (ASG-2)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveIntegerField()
    fields = models.JSONField()
    sha256 = models.CharField(max_length=64)
    offered_at = models.DateTimeField()

    class Meta:
        verbose_name = "voorgelegde opdracht"
        constraints = [models.UniqueConstraint(fields=["assignment", "number"], name="editions_are_numbered")]

    def __str__(self) -> str:
        return f"{self.assignment}, versie {self.number}"

    @property
    def key(self) -> str:
        """How messages and acts name this edition."""
        return f"edition:{self.pk}"


class Answer(models.Model):
    """What a mentor or principal said to one exact text: the text, the person and the moment (ASG-2)."""

    class Verdict(models.TextChoices):
        AGREED = "agreed", "Akkoord"
        CHANGE = "change", "Vraagt een wijziging"
        DECLINED = "declined", "Doet het niet"

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="answers")
    support = models.ForeignKey(Support, on_delete=models.CASCADE, related_name="answers")
    # The person of the support, or who was named to answer in their place.
    given_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField("antwoord", max_length=8, choices=Verdict)
    words = models.TextField("toelichting", blank=True)
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = "antwoord op een opdracht"
        constraints = [
            models.UniqueConstraint(fields=["edition", "support"], name="one_answer_to_a_text"),
            models.CheckConstraint(
                condition=~models.Q(verdict="change") | ~models.Q(words=""), name="a_change_says_which"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} ({self.support})"


class Judgement(models.Model):
    """A trainer on whether the assignment suits, with advice. The last one on a text counts (ASG-2)."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="judgements")
    is_suitable = models.BooleanField("geschikt")
    advice = models.TextField("advies", blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    given_at = models.DateTimeField()

    class Meta:
        verbose_name = "oordeel over een opdracht"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(is_suitable=True) | ~models.Q(advice=""), name="not_suitable_says_why"
            )
        ]

    def __str__(self) -> str:
        return "geschikt" if self.is_suitable else "nog niet geschikt"


class LogEntry(models.Model):
    """What the participant tells about the progress; mentor, principal and trainers respond (ASG-3)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="log")
    text = models.TextField("wat er gebeurde")
    written_at = models.DateTimeField()
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="+")
    # What the form carried, so that a form sent twice makes one entry.
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "bericht in het logboek"
        verbose_name_plural = "berichten in het logboek"
        constraints = [
            models.UniqueConstraint(
                fields=["assignment", "token"],
                condition=~Q(token=""),
                name="a_log_form_sent_twice_counts_once",
            )
        ]
        indexes = [models.Index(fields=["assignment", "-written_at"], name="log_newest_first")]

    def __str__(self) -> str:
        return f"logboek {self.pk}"

    @property
    def key(self) -> str:
        """How messages name this entry."""
        return f"log:{self.pk}"


class Declaration(models.Model):
    """The participant says that the assignment is finished, and what the principal said to that (ASG-4)."""

    assignment = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="declarations")
    declared_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    is_confirmed = models.BooleanField("bevestigd", default=False)
    words = models.TextField("toelichting", blank=True)
    answered_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    # After two weeks of silence a trainer may answer in the principal's place.
    by_trainer = models.BooleanField("door een trainer", default=False)

    class Meta:
        verbose_name = "afronding van een opdracht"
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(answered_at=None), name="one_declaration_waits"
            ),
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(is_confirmed=True), name="finished_once"
            ),
            models.CheckConstraint(
                condition=Q(is_confirmed=False) | Q(answered_at__isnull=False), name="confirmed_has_a_moment"
            ),
        ]

    def __str__(self) -> str:
        return "afgerond" if self.is_confirmed else "klaar gemeld"

    @property
    def key(self) -> str:
        """How messages and acts name this declaration."""
        return f"declaration:{self.pk}"
