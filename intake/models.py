"""From an application to the letter with its decision (INT-1 to INT-8)."""

from django.db import models
from django.db.models import Q

from agenda.models import Moment
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

    @property
    def decision(self) -> "Decision | None":
        """The one that holds: the last. Asks nothing when `decisions` was fetched before."""
        return max(self.decisions.all(), key=lambda one: one.pk, default=None)


class OfferedTime(Moment):
    """A trainer can hold an intake then, for whichever of their cohorts."""

    trainer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offered_times")

    class Meta(Moment.Meta):
        verbose_name = "aangeboden tijd"
        verbose_name_plural = "aangeboden tijden"

    def __str__(self) -> str:
        return f"{self.trainer} op {self.starts_at:%d-%m-%Y %H:%M}"


class Interview(Moment):
    """The conversation with who applied (INT-2). A wish for another time stands until it is planned anew."""

    application = models.OneToOneField(Application, on_delete=models.CASCADE, related_name="interview")
    trainer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    time = models.OneToOneField(
        OfferedTime, on_delete=models.SET_NULL, null=True, blank=True, related_name="interview"
    )
    wish = models.TextField("ander moment", blank=True)
    wished_at = models.DateTimeField(null=True, blank=True)

    class Meta(Moment.Meta):
        verbose_name = "intakegesprek"
        verbose_name_plural = "intakegesprekken"

    def __str__(self) -> str:
        return f"Intakegesprek met {self.application.person}"

    @property
    def key(self) -> str:
        """How messages name this conversation."""
        return f"interview:{self.pk}"


class Record(models.Model):
    """What one trainer makes of an applicant (INT-3), their own until it is given (INT-6).

    The fields of the text stand in `intake.record`; the working notes among them never leave the trainer.
    """

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="records")
    trainer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="+")
    # Set for who was asked to judge blind beside the first.
    asked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    begun_at = models.DateTimeField()
    given_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "intakeverslag"
        verbose_name_plural = "intakeverslagen"
        constraints = [
            models.UniqueConstraint(fields=["application", "trainer"], name="one_record_per_trainer")
        ]

    def __str__(self) -> str:
        return f"Verslag van {self.trainer} over {self.application.person}"

    @property
    def key(self) -> str:
        return f"record:{self.pk}"


class Decision(models.Model):
    """Admitted or advised otherwise, with the letter as it was sent. Never edited, only replaced (INT-5)."""

    class Outcome(models.TextChoices):
        ADMITTED = "admitted", "Toegelaten"
        OTHERWISE = "otherwise", "Anders geadviseerd"

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="decisions")
    outcome = models.CharField("besluit", max_length=10, choices=Outcome)
    reason = models.TextField("reden")
    better_study = models.TextField("wat beter past", blank=True)
    letter = models.TextField("brief")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    replaces = models.OneToOneField(
        "self", on_delete=models.CASCADE, null=True, blank=True, related_name="replaced_by"
    )

    class Meta:
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [
            # With `replaces` pointing one to one: a chain without forks, whoever decides at the same time.
            models.UniqueConstraint(
                fields=["application"], condition=Q(replaces=None), name="one_first_decision"
            ),
            models.CheckConstraint(
                condition=Q(outcome="admitted", better_study="")
                | (Q(outcome="otherwise") & ~Q(better_study="")),
                name="advice_names_the_better_study",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_outcome_display()}: {self.application.person}"

    @property
    def key(self) -> str:
        return f"decision:{self.pk}"

    @property
    def is_admitted(self) -> bool:
        return self.outcome == self.Outcome.ADMITTED
