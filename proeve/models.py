"""The end of the training: admission, the talk, the dossier, what the assessors found, the result.

Nothing here points at the POD: a piece of it in a dossier is a copy the participant put there (POD-6, PRV-4).
"""

from django.db import models
from django.db.models import Q

from agenda.models import Moment
from cohorts.models import Enrolment
from documents.models import Upload
from people.models import Person
from programme.models import Criterion, Level
from writing.models import Text

ATTEMPTS = (1, 2)
ASSESSORS = (1, 2)


class Line(models.TextChoices):
    """The lines of the checklist (PRV-1)."""

    POD = "pod", "POD aanwezig"
    ASSIGNMENT = "assignment", "Praktijkopdracht klaar"
    ATTENDANCE = "attendance", "Genoeg dagen aanwezig"
    PRESENTATION = "presentation", "Presentatie ingeleverd"


# The POD has no dispensation (PRV-2).
DISPENSABLE = (Line.ASSIGNMENT, Line.ATTENDANCE, Line.PRESENTATION)


class Proeve(models.Model):
    """One participant's Proeve. The moment of admission, once given, stays (PRV-1)."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="proeve")
    admitted_at = models.DateTimeField("toegelaten", null=True, blank=True)
    admitted_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "Proeve"
        verbose_name_plural = "Proeven"

    def __str__(self) -> str:
        return f"Proeve van {self.enrolment}"

    @property
    def key(self) -> str:
        """How messages and acts name this Proeve."""
        return f"proeve:{self.pk}"

    @property
    def is_admitted(self) -> bool:
        return self.admitted_at is not None


class Dispensation(models.Model):
    """A trainer lets one line of the checklist go for this participant, who reads why (PRV-2)."""

    proeve = models.ForeignKey(Proeve, on_delete=models.CASCADE, related_name="dispensations")
    line = models.CharField("onderdeel", max_length=12, choices=Line)
    reason = models.TextField("reden", max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "ontheffing"
        verbose_name_plural = "ontheffingen"
        constraints = [
            models.UniqueConstraint(fields=["proeve", "line"], name="one_dispensation_per_line"),
            models.CheckConstraint(condition=Q(line__in=DISPENSABLE), name="the_pod_has_no_dispensation"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_dispensation_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.get_line_display()} ({self.proeve})"


class Attempt(models.Model):
    """The first Proevegesprek, or the one resit (PRV-6)."""

    proeve = models.ForeignKey(Proeve, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField("poging")

    class Meta:
        verbose_name = "poging"
        verbose_name_plural = "pogingen"
        constraints = [
            models.UniqueConstraint(fields=["proeve", "number"], name="one_attempt_per_number"),
            models.CheckConstraint(condition=Q(number__in=ATTEMPTS), name="one_resit_and_no_more"),
        ]

    def __str__(self) -> str:
        return f"{self.proeve}, {'herkansing' if self.is_resit else 'eerste keer'}"

    @property
    def key(self) -> str:
        """How messages and acts name this attempt."""
        return f"proeve-attempt:{self.pk}"

    @property
    def is_resit(self) -> bool:
        return self.number > 1


class Talk(Moment):
    """The Proevegesprek. `place` is the room (PRV-3)."""

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="talk")

    class Meta(Moment.Meta):
        verbose_name = "Proevegesprek"
        verbose_name_plural = "Proevegesprekken"

    def __str__(self) -> str:
        return f"Proevegesprek, {self.attempt}"

    @property
    def key(self) -> str:
        """How messages name this talk."""
        return f"proeve-talk:{self.pk}"


class TalkDay(models.Model):
    """Held by whoever lays a talk on this day: no room and nobody is given away twice at once (PRV-3)."""

    on = models.DateField("dag", unique=True)

    class Meta:
        verbose_name = "dag met Proevegesprekken"
        verbose_name_plural = "dagen met Proevegesprekken"

    def __str__(self) -> str:
        return self.on.isoformat()


class Seat(models.Model):
    """Someone who comes to the talk, and what they answered. Moving the talk asks anew (PRV-3).

    Assessors sit by their `Assessor`; here are the participant, mentor, principal and trainers.
    """

    class Role(models.TextChoices):
        PARTICIPANT = "participant", "Deelnemer"
        MENTOR = "mentor", "Praktijkbegeleider"
        PRINCIPAL = "principal", "Opdrachtgever"
        TRAINER = "trainer", "Trainer"

    class Answer(models.TextChoices):
        YES = "yes", "Ik kom"
        NO = "no", "Ik kan niet"
        OTHER = "other", "Liever een ander moment"

    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField("rol", max_length=12, choices=Role)
    must_come = models.BooleanField("moet erbij zijn", default=True)
    answer = models.CharField("antwoord", max_length=6, choices=Answer, blank=True)
    words = models.TextField("toelichting", blank=True, max_length=1000)
    answered_at = models.DateTimeField(null=True, blank=True)
    # Once per moment of the talk: who was asked for another moment is asked anew.
    asked_at = models.DateTimeField()

    class Meta:
        verbose_name = "genodigde"
        verbose_name_plural = "genodigden"
        constraints = [
            models.UniqueConstraint(fields=["talk", "person"], name="one_seat_per_person"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="a_seat_is_answered_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.get_role_display()})"


class Assessor(models.Model):
    """One of the two who score, apart from each other (PRV-5). Who withdraws keeps a row, with the scores."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="assessors")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    place = models.PositiveSmallIntegerField("beoordelaar")
    asked_at = models.DateTimeField()
    given_at = models.DateTimeField("scores gegeven", null=True, blank=True)
    withdrawn_at = models.DateTimeField("teruggetrokken", null=True, blank=True)

    class Meta:
        verbose_name = "beoordelaar"
        verbose_name_plural = "beoordelaars"
        constraints = [
            models.CheckConstraint(condition=Q(place__in=ASSESSORS), name="there_is_no_third_assessor"),
            models.UniqueConstraint(
                fields=["attempt", "place"], condition=Q(withdrawn_at=None), name="one_assessor_per_place"
            ),
            models.UniqueConstraint(
                fields=["attempt", "person"], condition=Q(withdrawn_at=None), name="nobody_assesses_twice"
            ),
        ]

    def __str__(self) -> str:
        return str(self.person)

    @property
    def key(self) -> str:
        """How messages name this assessor."""
        return f"assessor:{self.pk}"

    @property
    def has_given(self) -> bool:
        return self.given_at is not None


class Score(models.Model):
    """What one assessor found on one criterion. Never changed once given (PRV-5)."""

    assessor = models.ForeignKey(Assessor, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    words = models.TextField("toelichting", blank=True, max_length=4000)

    class Meta:
        verbose_name = "score"
        constraints = [models.UniqueConstraint(fields=["assessor", "criterion"], name="one_score_each")]

    def __str__(self) -> str:
        return f"{self.criterion} ({self.assessor})"


class JointForm(models.Model):
    """What both assessors say: one puts it forward, the other agrees; a change asks again (PRV-5)."""

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="joint_form")
    is_obtained = models.BooleanField("behaald", null=True, blank=True)
    reasons = models.TextField("onderbouwing", blank=True, max_length=4000)
    missing = models.TextField("wat er nog ontbreekt", blank=True, max_length=4000)
    proposed_by = models.ForeignKey(Assessor, on_delete=models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True, blank=True)
    agreed_by = models.ForeignKey(Assessor, on_delete=models.SET_NULL, null=True, related_name="+")
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "gezamenlijk formulier"
        verbose_name_plural = "gezamenlijke formulieren"
        constraints = [
            models.CheckConstraint(
                condition=Q(agreed_at=None) | Q(proposed_at__isnull=False, is_obtained__isnull=False),
                name="agreed_is_to_something_put_forward",
            )
        ]

    def __str__(self) -> str:
        return f"Formulier, {self.attempt}"


class JointScore(models.Model):
    form = models.ForeignKey(JointForm, on_delete=models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    level = models.ForeignKey(Level, on_delete=models.PROTECT, related_name="+")
    reasons = models.TextField("onderbouwing", blank=True, max_length=4000)

    class Meta:
        verbose_name = "gezamenlijke score"
        constraints = [models.UniqueConstraint(fields=["form", "criterion"], name="one_joint_score_each")]

    def __str__(self) -> str:
        return f"{self.criterion} ({self.form})"


class Result(models.Model):
    """Obtained or not yet. The participant opens it before anyone is told (PRV-6)."""

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="result")
    is_obtained = models.BooleanField("behaald")
    reasons = models.TextField("onderbouwing")
    missing = models.TextField("wat er nog ontbreekt", blank=True)
    decided_at = models.DateTimeField()
    opened_at = models.DateTimeField("gelezen door de deelnemer", null=True, blank=True)

    class Meta:
        verbose_name = "resultaat"
        verbose_name_plural = "resultaten"
        constraints = [
            models.CheckConstraint(
                condition=Q(is_obtained=True) | ~Q(missing=""), name="not_yet_says_what_is_missing"
            )
        ]

    def __str__(self) -> str:
        return "behaald" if self.is_obtained else "nog niet behaald"

    @property
    def key(self) -> str:
        """How messages and acts name this result."""
        return f"proeve-result:{self.pk}"


class Dossier(models.Model):
    """What others read beforehand, composed by the participant. From the talk on it stands still (PRV-4).

    `frozen` is what was shown, `checksum` its SHA-256, files and all. The field of `text` is `reflection`.
    """

    attempt = models.OneToOneField(Attempt, on_delete=models.CASCADE, related_name="dossier")
    presentation = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    link = models.URLField("link naar de presentatie", blank=True, max_length=500)
    text = models.OneToOneField(Text, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    handed_in_at = models.DateTimeField("presentatie ingeleverd", null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    frozen = models.JSONField(null=True, blank=True)
    checksum = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = "dossier"
        verbose_name_plural = "dossiers"
        constraints = [
            models.CheckConstraint(
                condition=Q(frozen_at=None, frozen__isnull=True, checksum="")
                | (Q(frozen_at__isnull=False, frozen__isnull=False) & ~Q(checksum="")),
                name="frozen_with_a_checksum",
            ),
            models.CheckConstraint(
                condition=Q(link="") | Q(link__startswith="https://"), name="a_presentation_link_is_https"
            ),
            models.CheckConstraint(
                condition=Q(presentation=None) | Q(link=""), name="a_presentation_is_a_file_or_a_link"
            ),
        ]

    def __str__(self) -> str:
        return f"Dossier, {self.attempt}"

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None


class Piece(models.Model):
    """Evidence: a file, a link, or a copy from the POD that the participant put there (PRV-4)."""

    class Kind(models.TextChoices):
        EVIDENCE = "evidence", "bewijs"
        POD = "pod", "kopie uit de POD"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="pieces")
    kind = models.CharField("soort", max_length=8, choices=Kind)
    title = models.CharField("titel", max_length=120)
    text = models.TextField("tekst", blank=True)
    link = models.URLField("link", blank=True, max_length=500)
    # A resit begins with the files of the first: two pieces may show one file.
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "stuk in een dossier"
        verbose_name_plural = "stukken in een dossier"
        constraints = [
            models.CheckConstraint(
                condition=(Q(kind="pod", link="", upload=None) & ~Q(text=""))
                | (Q(kind="evidence", text="", link="") & Q(upload__isnull=False))
                | Q(kind="evidence", text="", upload=None, link__startswith="https://"),
                name="a_piece_is_a_file_a_link_or_a_copy",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Feedback(models.Model):
    """Three sentences: what I saw, what it did, a next step. Whoever gives them does not assess (PRV-5)."""

    class Role(models.TextChoices):
        MENTOR = "mentor", "Praktijkbegeleider"
        PRINCIPAL = "principal", "Opdrachtgever"
        FELLOW = "fellow", "Mededeelnemer"

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="feedback")
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField("rol", max_length=10, choices=Role)
    saw = models.TextField("wat ik zag", max_length=2000)
    did = models.TextField("wat dat deed", max_length=2000)
    next_step = models.TextField("een volgende stap", max_length=2000)
    given_at = models.DateTimeField()
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "feedback bij een Proeve"
        verbose_name_plural = "feedback bij een Proeve"
        constraints = [models.UniqueConstraint(fields=["attempt", "by"], name="one_proeve_feedback_each")]

    def __str__(self) -> str:
        return f"{self.by} ({self.get_role_display()})"
