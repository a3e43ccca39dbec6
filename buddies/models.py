from typing import Self

from django.db import models
from django.db.models import F, Q

from buddies.norms import MOST_WISHES, PLACE_LIMIT, TIMES
from cohorts.models import Cohort, Enrolment
from people.models import Organisation, Person
from programme.models import Competence
from writing.models import Text

# In the place of a rank: whom one would rather not have.
VETO = 0


class WishList(models.Model):
    """What one participant tells the trainers before they pair people; nobody else reads it (BUD-1)."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="wish_list")
    workplace = models.CharField("waar je werkt", max_length=PLACE_LIMIT, blank=True)
    reaches: "models.ManyToManyField[Organisation, Organisation]" = models.ManyToManyField(
        Organisation, blank=True, related_name="+", verbose_name="waar je op bezoek kunt"
    )
    # Keys of `norms.TIMES`.
    times = models.JSONField("wanneer je kunt", default=list)
    themes: "models.ManyToManyField[Competence, Competence]" = models.ManyToManyField(
        Competence, blank=True, related_name="+", verbose_name="waar je aan wilt werken"
    )
    wants = models.TextField("wat je zoekt in een buddy", blank=True)
    saved_at = models.DateTimeField()

    class Meta:
        verbose_name = "buddywensen"

    def __str__(self) -> str:
        return f"Wensen van {self.enrolment}"

    @property
    def parts_of_week(self) -> list[str]:
        return [words for code, words in TIMES.items() if code in self.times]


class Wish(models.Model):
    """Whom a participant would like to be paired with, the first wish first; or, ranked VETO, would not."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="wishes")
    target = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "buddywens"
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "rank"], name="three_wishes_and_one_veto"),
            models.UniqueConstraint(fields=["enrolment", "target"], name="wished_once"),
            models.CheckConstraint(condition=Q(rank__lte=MOST_WISHES), name="no_more_than_three_wishes"),
            models.CheckConstraint(condition=~Q(enrolment=F("target")), name="nobody_wishes_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: {self.rank}"

    @property
    def is_veto(self) -> bool:
        return self.rank == VETO


class Division(models.Model):
    """The trainers' proposal for a cohort, until it is published (BUD-2).

    `number` rises with every change, so that nobody changes what they did not see.
    """

    cohort = models.OneToOneField(Cohort, on_delete=models.CASCADE, related_name="division")
    number = models.PositiveIntegerField(default=1)
    # What the groups were worth together when they were last proposed, to see what changes cost.
    proposed_worth = models.PositiveIntegerField(default=0)
    changed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    published_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "buddy-indeling"

    def __str__(self) -> str:
        return f"Buddy-indeling van {self.cohort}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class ProposedGroup(models.Model):
    """Two who may become buddies, or three. A locked group stays when a proposal is asked for the others."""

    division = models.ForeignKey(Division, on_delete=models.CASCADE, related_name="groups")
    is_locked = models.BooleanField("staat vast", default=False)

    class Meta:
        verbose_name = "voorgestelde groep"

    def __str__(self) -> str:
        return f"voorgestelde groep {self.pk}"


class Seat(models.Model):
    """One participant's place in the proposal: in one group at most."""

    group = models.ForeignKey(ProposedGroup, on_delete=models.CASCADE, related_name="seats")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="seat")

    class Meta:
        verbose_name = "plaats in een voorstel"
        verbose_name_plural = "plaatsen in een voorstel"

    def __str__(self) -> str:
        return str(self.enrolment)


class PairQuerySet(models.QuerySet["Pair"]):
    def open(self) -> Self:
        return self.filter(ended_at=None)


class Pair(models.Model):
    """Two fellow participants who travel together, or three in an odd cohort (BUD-1).

    Nobody comes into a pair later: who would, gets a new one. So what stands in it was only ever read by
    its members.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="pairs")
    laid_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    laid_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # What they agreed: the fields of `agreeing.LABELS`, written by all members.
    agreement = models.OneToOneField(Text, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = "buddypaar"
        verbose_name_plural = "buddyparen"

    def __str__(self) -> str:
        return f"buddypaar {self.pk}"

    @property
    def key(self) -> str:
        """How messages and acts name this pair."""
        return f"pair:{self.pk}"


class Buddy(models.Model):
    """One participant's place in a pair. Ends with the pair (PPL-2)."""

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="members")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="buddyships")
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "buddy"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(ended_at=None), name="in_one_pair_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return str(self.enrolment)


class Activity(models.Model):
    """Something a pair did together (BUD-3). Of an intervisie no word is kept (BUD-4)."""

    class Kind(models.TextChoices):
        FEEDBACK = "feedback", "Feedback gegeven"
        INTERVISIE = "intervisie", "Intervisie"
        VISIT = "visit", "Op elkaars werkplek geweest"

    pair = models.ForeignKey(Pair, on_delete=models.CASCADE, related_name="activities")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    on = models.DateField("op")
    note = models.TextField("wat het opleverde", blank=True)
    logged_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    logged_at = models.DateTimeField()
    # What the form carried, so that a form sent twice makes one entry.
    token = models.CharField(max_length=40, blank=True)

    class Meta:
        verbose_name = "activiteit van een buddypaar"
        verbose_name_plural = "activiteiten van buddyparen"
        constraints = [
            models.UniqueConstraint(
                fields=["pair", "token"], condition=~Q(token=""), name="an_activity_sent_twice_counts_once"
            ),
            models.CheckConstraint(
                condition=~Q(kind="intervisie") | Q(note=""), name="of_intervisie_no_word_is_kept"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} op {self.on}"


class SwapRequest(models.Model):
    """A participant asks for another buddy, without giving reasons. Only trainers know (BUD-2)."""

    buddy = models.ForeignKey(Buddy, on_delete=models.CASCADE, related_name="swap_requests")
    asked_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "vraag om een andere buddy"
        verbose_name_plural = "vragen om een andere buddy"
        constraints = [
            models.UniqueConstraint(
                fields=["buddy"], condition=Q(settled_at=None), name="one_open_swap_request"
            )
        ]

    def __str__(self) -> str:
        return f"vraag van {self.buddy}"
