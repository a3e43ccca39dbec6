"""The Persoonlijk Ontwikkel Document: personal, per training day, never assessed."""

from django.db import models
from django.db.models import Q

from cohorts.models import Enrolment, Session
from documents.models import Upload
from people.models import Person
from programme.models import Competence
from writing.models import Text, Thread


class Circle(models.TextChoices):
    """Who can be let in to read along (POD-7)."""

    TRAINERS = "trainers", "trainers"
    BUDDY = "buddy", "buddy"
    MENTOR = "mentor", "praktijkbegeleider"
    PRINCIPAL = "principal", "opdrachtgever"


class Pod(models.Model):
    """One per enrolment. Nobody reads along until the participant says so (POD-7)."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="+")
    sharing_chosen_at = models.DateTimeField(null=True)
    with_trainers = models.BooleanField("met je trainers", default=False)
    with_buddy = models.BooleanField("met je buddy", default=False)
    with_mentor = models.BooleanField("met je praktijkbegeleider", default=False)
    with_principal = models.BooleanField("met je opdrachtgever", default=False)

    class Meta:
        verbose_name = "POD"
        verbose_name_plural = "POD's"

    def __str__(self) -> str:
        return f"POD van {self.enrolment_id}"


class Entry(models.Model):
    """One training day in a POD. A `with_` field that is empty follows the POD as a whole."""

    pod = models.ForeignKey(Pod, on_delete=models.CASCADE, related_name="entries")
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    with_trainers = models.BooleanField(null=True, blank=True)
    with_buddy = models.BooleanField(null=True, blank=True)
    with_mentor = models.BooleanField(null=True, blank=True)
    with_principal = models.BooleanField(null=True, blank=True)

    class Meta:
        verbose_name = "dag in het POD"
        verbose_name_plural = "dagen in het POD"
        constraints = [models.UniqueConstraint(fields=["pod", "session"], name="one_entry_per_session")]

    def __str__(self) -> str:
        return f"entry {self.pk}"

    @property
    def key(self) -> str:
        """How messages and looks name this entry."""
        return f"entry:{self.pk}"

    def is_open_to(self, circle: Circle, pod: Pod) -> bool:
        own: bool | None = getattr(self, f"with_{circle.value}")
        return bool(getattr(pod, f"with_{circle.value}")) if own is None else own


class Part(models.Model):
    """A piece of an entry with a text of its own (POD-1).

    `LATE` is a before part that was not handed in when the session began: kept apart, and it counts (POD-3).
    `NOTE` is for the participant alone and can never be handed in.
    """

    class Kind(models.TextChoices):
        BEFORE = "before", "Vooraf"
        LATE = "late", "Vooraf, later ingeleverd"
        AFTER = "after", "Achteraf"
        NOTE = "note", "Eigen notities"

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=8, choices=Kind)
    text = models.OneToOneField(Text, on_delete=models.PROTECT, related_name="+")
    # The text as last handed in. Readers see this, never the draft (POD-7).
    handed_in = models.JSONField(null=True)
    handed_in_number = models.PositiveIntegerField(null=True)
    first_handed_in_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "deel"
        constraints = [
            models.UniqueConstraint(fields=["entry", "kind"], name="one_part_per_kind"),
            models.CheckConstraint(
                condition=Q(
                    handed_in__isnull=True, handed_in_at=None, handed_in_number=None, first_handed_in_at=None
                )
                | (
                    Q(handed_in__isnull=False, handed_in_at__isnull=False)
                    & Q(handed_in_number__isnull=False, first_handed_in_at__isnull=False)
                    & ~Q(kind="note")
                ),
                name="handed_in_whole_or_not_at_all",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of entry {self.entry_id}"

    @property
    def is_handed_in(self) -> bool:
        return self.handed_in_at is not None

    @property
    def handed_in_fields(self) -> dict[str, str]:
        """What readers may see; nothing when it was not handed in."""
        return self.handed_in or {}


class Trait(models.TextChoices):
    """Which of the five a goal springs from (BIG-7). A word of its writer: no score stands behind it."""

    N = "N", "Emotionele stabiliteit"
    E = "E", "Extraversie"
    O = "O", "Openheid"  # noqa: E741 - the letter this trait has in the literature
    A = "A", "Vriendelijkheid"
    C = "C", "Zorgvuldigheid"


class LearningGoal(models.Model):
    """What this participant wants to learn in the training as a whole (POD-11)."""

    pod = models.ForeignKey(Pod, on_delete=models.CASCADE, related_name="goals")
    text = models.TextField("leerdoel", max_length=1000)
    competence = models.ForeignKey(
        Competence,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="competentie",
    )
    # For its writer alone: who reads the goal along does not read this (BIG-3).
    trait = models.CharField("trek", max_length=1, choices=Trait, blank=True)
    set_at = models.DateTimeField(editable=False)
    reached_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "leerdoel"
        constraints = [
            models.CheckConstraint(condition=models.Q(trait__in=["", *Trait.values]), name="a_trait_we_know")
        ]

    def __str__(self) -> str:
        return self.text


class Intention(models.Model):
    """An if-then plan from the after part of one day; open ones come back the next day (POD-9)."""

    class State(models.TextChoices):
        OPEN = "open", "Loopt nog"
        DONE = "done", "Gedaan"
        CHANGED = "changed", "Aangepast"
        DROPPED = "dropped", "Losgelaten"

    # A changed intention has new words and goes on.
    GOES_ON = (State.OPEN, State.CHANGED)

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="intentions")
    slot = models.PositiveSmallIntegerField()
    if_text = models.TextField("als")
    then_text = models.TextField("dan")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    state_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "voornemen"
        verbose_name_plural = "voornemens"
        constraints = [models.UniqueConstraint(fields=["entry", "slot"], name="one_intention_per_slot")]

    def __str__(self) -> str:
        return f"Als {self.if_text}, dan {self.then_text}"


class Rating(models.Model):
    """How someone rates themselves on one competence at one of three moments (POD-11)."""

    class Moment(models.TextChoices):
        START = "start", "Begin"
        HALF_WAY = "half", "Halverwege"
        END = "end", "Einde"

    pod = models.ForeignKey(Pod, on_delete=models.CASCADE, related_name="ratings")
    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="+")
    moment = models.CharField(max_length=6, choices=Moment)
    value = models.PositiveSmallIntegerField()
    rated_at = models.DateTimeField()

    class Meta:
        verbose_name = "zelfbeoordeling"
        constraints = [
            models.UniqueConstraint(fields=["pod", "competence", "moment"], name="one_rating_per_moment"),
            models.CheckConstraint(condition=Q(value__gte=1, value__lte=5), name="a_rating_is_1_to_5"),
        ]

    def __str__(self) -> str:
        return f"{self.value} at {self.moment}"


class Evidence(models.Model):
    """Something that shows what was learned: a link or a file (POD-4)."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="evidence")
    title = models.CharField("titel", max_length=120)
    link = models.URLField("link", max_length=500, blank=True)
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "bewijs"
        constraints = [
            models.CheckConstraint(
                condition=(Q(link="") & Q(upload__isnull=False)) | (~Q(link="") & Q(upload=None)),
                name="evidence_is_a_link_or_a_file",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Conversation(models.Model):
    """A thread about one entry between its owner and one circle of readers.

    All trainers share one thread; every buddy, mentor and principal has their own (`reader`), so who
    comes after them does not read what was said before (PPL-4).
    """

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="conversations")
    circle = models.CharField(max_length=10, choices=Circle)
    reader = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    thread = models.OneToOneField(Thread, on_delete=models.PROTECT, related_name="+")
    # When this circle last said something, and when the owner last read here: later means news.
    answered_at = models.DateTimeField(null=True)
    owner_read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "gesprek"
        constraints = [
            models.UniqueConstraint(
                fields=["entry"], condition=Q(circle="trainers"), name="trainers_share_one_conversation"
            ),
            models.UniqueConstraint(
                fields=["entry", "circle", "reader"],
                condition=~Q(circle="trainers"),
                name="other_readers_have_their_own",
            ),
            models.CheckConstraint(
                condition=(Q(circle="trainers") & Q(reader=None))
                | (~Q(circle="trainers") & Q(reader__isnull=False)),
                name="a_conversation_knows_its_reader",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.circle} about entry {self.entry_id}"

    @property
    def has_news(self) -> bool:
        """Something was said that the owner has not seen."""
        if self.answered_at is None:
            return False
        return self.owner_read_at is None or self.owner_read_at < self.answered_at
