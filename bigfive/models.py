"""A vault: what one participant does with the questionnaire is theirs alone (BIG-2, BIG-3).

Nothing outside this app points here or asks here, and no key from here has a reverse name outside.
"""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from bigfive.texts import DOMAINS
from cohorts.models import Enrolment
from documents.models import Upload
from people.models import Person

# What one agrees to on the page that asks for consent; another text is another version (BIG-6).
CONSENT_VERSION = "2026-11"
# O6 asks after political conviction and is left out.
LEFT_OUT = (28, 58, 88, 118)
LAST_ITEM = 120
LOWEST, HIGHEST = 1, 5


class Domain(models.TextChoices):
    """The five, in the order in which they are shown, under the names of this product."""

    N = "N", DOMAINS["N"].name
    E = "E", DOMAINS["E"].name
    O = "O", DOMAINS["O"].name  # noqa: E741 - the letter this trait has in the literature
    A = "A", DOMAINS["A"].name
    C = "C", DOMAINS["C"].name


class Sitting(models.Model):
    """One participant and the questionnaire, in one deelname. Without a row nothing was chosen yet.

    Begun is consented; finished is scored; who withdraws has no row any more (BIG-6).
    """

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="+")
    consent_version = models.CharField("toestemming, versie", max_length=20, blank=True)
    consented_at = models.DateTimeField("toestemming gegeven", null=True, blank=True)
    skipped_at = models.DateTimeField("overgeslagen", null=True, blank=True)
    # What `scoring.to_plain` made of the answers; the answers themselves go thirty days later (BIG-6).
    result = models.JSONField("uitslag", null=True, blank=True)
    scored_at = models.DateTimeField("afgerond", null=True, blank=True)
    comment = models.TextField("eigen toelichting", blank=True)
    discussed_on = models.DateField("besproken op", null=True, blank=True)
    discussed_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = "vragenlijst"
        verbose_name_plural = "vragenlijsten"
        constraints = [
            models.CheckConstraint(
                condition=Q(consented_at=None, consent_version="")
                | (Q(consented_at__isnull=False) & ~Q(consent_version="")),
                name="consent_has_a_version_and_a_time",
            ),
            models.CheckConstraint(
                condition=Q(skipped_at__isnull=False, consented_at=None)
                | Q(skipped_at=None, consented_at__isnull=False),
                name="begun_or_skipped",
            ),
            models.CheckConstraint(
                condition=Q(scored_at=None, result__isnull=True)
                | Q(scored_at__isnull=False, result__isnull=False, consented_at__isnull=False),
                name="scored_has_a_result_and_consent",
            ),
            models.CheckConstraint(
                condition=Q(discussed_on=None) | Q(consented_at__isnull=False), name="discussed_after_consent"
            ),
        ]

    def __str__(self) -> str:
        return f"vragenlijst {self.pk}"

    @property
    def key(self) -> str:
        """How looks and files name this sitting: by the deelname, which says nothing of whether it exists."""
        return f"bigfive:{self.enrolment_id}"

    @property
    def draft_key(self) -> str:
        """Where the comment waits while it is being written."""
        return f"bigfive-comment:{self.enrolment_id}"

    @property
    def is_begun(self) -> bool:
        return self.consented_at is not None

    @property
    def is_scored(self) -> bool:
        return self.scored_at is not None


class Answer(models.Model):
    """What was answered to one item last. Erased thirty days after scoring (BIG-6)."""

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="answers")
    item = models.PositiveSmallIntegerField("vraag")
    value = models.PositiveSmallIntegerField("antwoord")
    answered_at = models.DateTimeField()

    class Meta:
        verbose_name = "antwoord"
        verbose_name_plural = "antwoorden"
        constraints = [
            models.UniqueConstraint(fields=["sitting", "item"], name="one_answer_to_an_item"),
            models.CheckConstraint(
                condition=Q(item__gte=1, item__lte=LAST_ITEM) & ~Q(item__in=LEFT_OUT), name="an_item_we_ask"
            ),
            models.CheckConstraint(
                condition=Q(value__gte=LOWEST, value__lte=HIGHEST), name="an_answer_from_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"antwoord {self.pk}"


class Elsewhere(models.Model):
    """The result of a test taken elsewhere: written over by hand, as its PDF, or both (BIG-4)."""

    sitting = models.OneToOneField(Sitting, on_delete=models.CASCADE, related_name="elsewhere")
    instrument = models.CharField("naam van de test", max_length=120)
    # Between which numbers the scores of that test lie.
    lowest = models.DecimalField("laagste score", max_digits=6, decimal_places=2, null=True, blank=True)
    highest = models.DecimalField("hoogste score", max_digits=6, decimal_places=2, null=True, blank=True)
    # Most tests give Neuroticism, of which a high score is what we call low emotional stability.
    is_neuroticism = models.BooleanField("heet neuroticisme", default=False)
    upload = models.OneToOneField(
        Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="pdf"
    )
    recorded_at = models.DateTimeField()

    class Meta:
        verbose_name = "uitslag van elders"
        verbose_name_plural = "uitslagen van elders"
        constraints = [
            models.CheckConstraint(condition=~Q(instrument=""), name="a_result_names_its_instrument"),
            models.CheckConstraint(
                condition=Q(lowest=None, highest=None) | Q(highest__gt=F("lowest")),
                name="a_scale_rises",
            ),
        ]

    def __str__(self) -> str:
        return f"uitslag van elders {self.pk}"


class ElsewhereScore(models.Model):
    """One score of a test taken elsewhere: a domain by its letter, a facet by the name that test gives it."""

    elsewhere = models.ForeignKey(Elsewhere, on_delete=models.CASCADE, related_name="scores")
    trait = models.CharField("trek", max_length=1, choices=Domain, blank=True)
    facet = models.CharField("facet", max_length=80, blank=True)
    value = models.DecimalField("score", max_digits=6, decimal_places=2)

    class Meta:
        verbose_name = "score van elders"
        verbose_name_plural = "scores van elders"
        constraints = [
            models.UniqueConstraint(fields=["elsewhere", "trait", "facet"], name="one_value_per_name"),
            models.CheckConstraint(
                condition=Q(trait__in=Domain.values, facet="") | (Q(trait="") & ~Q(facet="")),
                name="a_trait_or_a_facet",
            ),
        ]

    def __str__(self) -> str:
        return f"score van elders {self.pk}"


class ReleaseQuerySet(models.QuerySet["Release"]):
    def open_on(self, day: date) -> Self:
        """Not taken back, not past its last day, and given in the cohort where its owner is now."""
        stays = Q(sitting__enrolment__moved_at=None) | Q(released_at__gt=F("sitting__enrolment__moved_at"))
        return self.filter(stays, taken_back_at=None, until__gte=day)


class Release(models.Model):
    """One part that the trainers may see, up to and including a day, unless it is taken back (BIG-2)."""

    class Part(models.TextChoices):
        DOMAINS = "domains", "De vijf hoofdtrekken"
        FACETS = "facets", "De facetten"
        COMMENT = "comment", "Je eigen toelichting"
        FILE = "file", "De pdf van je test"

    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="releases")
    part = models.CharField("onderdeel", max_length=8, choices=Part)
    released_at = models.DateTimeField()
    until = models.DateField("tot en met")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "vrijgave"
        verbose_name_plural = "vrijgaves"
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "part"], condition=Q(taken_back_at=None), name="a_part_is_released_once"
            ),
            models.CheckConstraint(
                condition=Q(part__in=["domains", "facets", "comment", "file"]), name="a_part_we_know"
            ),
        ]

    def __str__(self) -> str:
        return f"vrijgave {self.pk}"
