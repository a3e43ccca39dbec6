from typing import Self
from urllib.parse import urlsplit

from django.db import models
from django.db.models import Q

from cohorts.models import Cohort, Enrolment, Session
from documents.fetching import LONGEST
from documents.models import Upload
from programme.models import Competence, Day, Version
from writing.models import Text

EARLIEST, LATEST = 1400, 2100
# One bad moment of a website is no dead link.
BAD_MOMENTS = 2


class ReadingList(models.Model):
    """What there is to read beside a programme: of one version of it, or of one cohort that runs it.

    That of a version stands still with the version (COH-1). A cohort begins with a copy, which is its own.
    """

    version = models.OneToOneField(Version, on_delete=models.CASCADE, null=True, related_name="reading_list")
    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, null=True, related_name="reading_list")

    class Meta:
        verbose_name = "leeslijst"
        verbose_name_plural = "leeslijsten"
        constraints = [
            models.CheckConstraint(
                condition=Q(version=None, cohort__isnull=False) | Q(version__isnull=False, cohort=None),
                name="a_reading_list_of_a_version_or_a_cohort",
            )
        ]

    def __str__(self) -> str:
        return f"Leeslijst van {self.name}"

    @property
    def name(self) -> str:
        return str(self.cohort or self.version)

    @property
    def key(self) -> str:
        return f"reading-list:{self.pk}"

    @property
    def plan(self) -> int:
        """The number of the version that its days and competences come from."""
        return self.cohort.version_id if self.cohort else self.version_id  # type: ignore[return-value]

    @property
    def stands_still(self) -> bool:
        return self.version is not None and self.version.is_in_use


class Link(models.Model):
    """An address on the web, and how it did when we last looked. One row, however many lists name it."""

    class State(models.TextChoices):
        UNSEEN = "unseen", "nog niet bekeken"
        WORKS = "works", "doet het"
        SHUT = "shut", "de website laat ons niet kijken"
        INSIDE = "inside", "niet te bekijken"
        GONE = "gone", "bestaat niet meer"
        FAILS = "fails", "deed het niet"

    address = models.CharField("adres", max_length=LONGEST, unique=True)
    state = models.CharField("toestand", max_length=8, choices=State, default=State.UNSEEN)
    answer = models.CharField("wat de website zei", max_length=200, blank=True)
    failures = models.PositiveSmallIntegerField("keren achter elkaar mis", default=0)
    checked_at = models.DateTimeField("laatst bekeken", null=True, blank=True)
    due_at = models.DateTimeField("weer te bekijken", db_index=True)

    class Meta:
        verbose_name = "link"
        constraints = [
            models.CheckConstraint(
                condition=Q(address__startswith="http://") | Q(address__startswith="https://"),
                name="a_link_leads_to_the_web",
            )
        ]

    def __str__(self) -> str:
        return self.address

    @property
    def site(self) -> str:
        """The name of the website, as people know it."""
        return (urlsplit(self.address).hostname or "").removeprefix("www.")

    @property
    def is_dead(self) -> bool:
        return self.state == self.State.GONE or (
            self.state == self.State.FAILS and self.failures >= BAD_MOMENTS
        )


class ItemQuerySet(models.QuerySet["Item"]):
    def on_the_list(self) -> Self:
        return self.filter(removed_at=None)

    def with_dead_link(self) -> Self:
        gone, failing = Q(link__state=Link.State.GONE), Q(link__state=Link.State.FAILS)
        return self.on_the_list().filter(gone | failing & Q(link__failures__gte=BAD_MOMENTS))


class Item(models.Model):
    """A title on a list: what it is, where to find it, for which day or competence, and why."""

    class Kind(models.TextChoices):
        BOOK = "book", "Boek"
        ARTICLE = "article", "Artikel"
        REPORT = "report", "Rapport"
        WEBSITE = "website", "Website"
        VIDEO = "video", "Video"
        PODCAST = "podcast", "Podcast"
        OTHER = "other", "Iets anders"

    reading_list = models.ForeignKey(ReadingList, on_delete=models.CASCADE, related_name="items")
    title = models.CharField("titel", max_length=250)
    author = models.CharField("auteur", max_length=250, blank=True)
    kind = models.CharField("soort", max_length=8, choices=Kind, default=Kind.BOOK)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    publisher = models.CharField("uitgever", max_length=150, blank=True)
    link = models.ForeignKey(Link, on_delete=models.PROTECT, null=True, blank=True, related_name="items")
    upload = models.ForeignKey(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    # A day of the plan; on a cohort's list a session, and a day only as long as that has no date.
    day = models.ForeignKey(Day, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    competence = models.ForeignKey(
        Competence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    why = models.TextField("waarom", blank=True, max_length=1000)
    position = models.PositiveIntegerField("volgorde")
    # Title and author without capitals, accents and signs: what makes two titles the same.
    likeness = models.CharField(max_length=500)
    added_at = models.DateTimeField()
    # Kept for whoever chose it or wrote beside it; nobody else sees it any more.
    removed_at = models.DateTimeField("van de lijst gehaald", null=True, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = "titel"
        verbose_name_plural = "titels"
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="a_title_has_words"),
            models.CheckConstraint(
                condition=Q(year=None) | Q(year__range=(EARLIEST, LATEST)), name="a_year_of_print"
            ),
            models.UniqueConstraint(fields=["reading_list", "likeness"], name="a_title_once_on_a_list"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None


class Pick(models.Model):
    """What one participant does with a title, and writes by it. Nobody else sees or counts it (COH-8)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    is_chosen = models.BooleanField(default=False)
    is_owned = models.BooleanField(default=False)
    is_read = models.BooleanField(default=False)
    note = models.OneToOneField(Text, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item", "enrolment"], name="one_pick_per_title_and_participant")
        ]

    def __str__(self) -> str:
        return f"pick {self.pk}"
