import uuid
from datetime import datetime

from django.db import models
from django.db.models import Q

from cohorts.models import Cohort, Enrolment
from programme.models import Version


class Moment(models.TextChoices):
    END = "end", "aan het eind"
    LATER = "later", "drie maanden later"


class Kind(models.TextChoices):
    SCALE = "scale", "een stelling, van oneens tot eens"
    CHOICE = "choice", "kiezen uit antwoorden"
    TEXT = "text", "een open vraag"


class Question(models.Model):
    """A question of a programme's own, beside the standard ones. A round that is open has a copy."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField("wanneer", max_length=10, choices=Moment)
    kind = models.CharField("soort", max_length=10, choices=Kind)
    words = models.CharField("vraag", max_length=200)
    # One possible answer per line.
    choices = models.TextField("antwoorden", blank=True, max_length=1000)

    class Meta:
        verbose_name = "eigen vraag"
        verbose_name_plural = "eigen vragen"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="choice") & ~Q(choices="") | ~Q(kind="choice") & Q(choices=""),
                name="only_a_choice_has_answers_to_choose_from",
            )
        ]

    def __str__(self) -> str:
        return self.words


class RoundQuerySet(models.QuerySet["Round"]):
    def open_at(self, now: datetime) -> "RoundQuerySet":
        return self.filter(closed_at=None, closes_at__gt=now)


class Round(models.Model):
    """One evaluation of one cohort. Who answered and what was answered are apart, with nothing between."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=10, choices=Moment)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    reminded_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluatie"
        constraints = [
            models.UniqueConstraint(fields=["cohort", "moment"], name="one_round_per_moment"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=models.F("opened_at")), name="a_round_is_open_for_a_while"
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluatie van {self.cohort}, {self.get_moment_display()}"

    @property
    def key(self) -> str:
        """How messages and documents name this round."""
        return f"evaluation:{self.pk}"

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None

    @property
    def is_later(self) -> bool:
        return self.moment == Moment.LATER


class Asked(models.Model):
    """A question as a round asks it."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="asked")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind)
    words = models.CharField(max_length=200)
    choices = models.TextField(blank=True, max_length=1000)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="one_question_per_place"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def options(self) -> list[str]:
        return self.choices.splitlines()


class Invitee(models.Model):
    """Who is asked, and whether they answered. Not when: a moment would point at the answers."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="invitees")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    has_answered = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "enrolment"], name="asked_once_in_a_round"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}: {self.enrolment_id}"


class Answer(models.Model):
    """One answer of nobody: without a name, a moment, an order, or a tie to other answers."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    asked = models.ForeignKey(Asked, on_delete=models.CASCADE, related_name="answers")
    # Of a scale 1 to 5; of a choice its place among the answers.
    value = models.PositiveSmallIntegerField(null=True)
    words = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=True) & ~Q(words="")
                | Q(value__isnull=False, value__gte=1, words=""),
                name="an_answer_is_a_number_or_words",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
