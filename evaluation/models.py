import uuid
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from cohorts.models import Cohort, Enrolment
from people.models import Person
from programme.models import Version

# What is promised on the page where one complains.
ACKNOWLEDGED_WITHIN, DECIDED_WITHIN = timedelta(days=7), timedelta(days=28)


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


class Complaint(models.Model):
    """A complaint, its way, and how it ended. Read by who made it and who handles it, and nobody else."""

    class Route(models.TextChoices):
        OFFICE = "office", "het programmabureau"
        ADMINISTRATOR = "administrator", "de beheerder"

    class Outcome(models.TextChoices):
        RIGHT = "right", "Gegrond"
        PARTLY = "partly", "Deels gegrond"
        NOT = "not", "Niet gegrond"

    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    route = models.CharField("behandeld door", max_length=20, choices=Route)
    subject = models.CharField("onderwerp", max_length=100)
    words = models.TextField("klacht")
    wish = models.TextField("wens", blank=True)
    made_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True)
    outcome = models.CharField("besluit", max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "klacht"
        verbose_name_plural = "klachten"
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="a_complaint_is_decided_at_a_moment",
            )
        ]

    def __str__(self) -> str:
        return f"Klacht {self.pk}"

    @property
    def key(self) -> str:
        """How messages and acts name this complaint."""
        return f"complaint:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.decided_at is None and self.withdrawn_at is None

    @property
    def acknowledged_before(self) -> datetime:
        return self.made_at + ACKNOWLEDGED_WITHIN

    @property
    def decided_before(self) -> datetime:
        return self.made_at + DECIDED_WITHIN


class Reply(models.Model):
    """What handler and complainer wrote to each other about it; the decision is the last."""

    complaint = models.ForeignKey(Complaint, on_delete=models.CASCADE, related_name="replies")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField()
    at = models.DateTimeField()
    is_decision = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["complaint"], condition=Q(is_decision=True), name="one_decision_on_a_complaint"
            ),
            models.CheckConstraint(condition=~Q(words=""), name="a_reply_has_words"),
        ]

    def __str__(self) -> str:
        return f"Antwoord bij klacht {self.complaint_id}"
