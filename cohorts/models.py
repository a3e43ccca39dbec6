from datetime import date, datetime, timedelta
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.db.models.expressions import CombinedExpression
from django.db.models.functions import Coalesce, Now

from agenda.models import Moment
from documents.models import Upload
from people.models import Organisation, Person
from programme.models import Version

# PPL-2: a trainer keeps access until three months after the last session.
TRAINER_KEEPS_ACCESS = timedelta(days=92)


class CohortQuerySet(models.QuerySet["Cohort"]):
    def led_by(self, person: Person, *, now: datetime) -> Self:
        """Cohorts this person trains, until three months after the last session (PPL-2)."""
        last = models.Max("sessions__ends_at", filter=Q(sessions__cancelled_at=None))
        mine = self.filter(trainerships__person=person, trainerships__until=None)
        return mine.annotate(last_end=last).filter(
            Q(last_end=None) | Q(last_end__gt=now - TRAINER_KEEPS_ACCESS)
        )

    def not_archived(self) -> Self:
        return self.filter(archived_at=None)

    def open_for_application(self, today: date) -> Self:
        """Cohorts one can apply for up to and including their day, with `places_taken` in one query."""
        return (
            self.not_archived()
            .filter(applies_until__gte=today)
            .annotate(places_taken=_count_of_places_taken())
        )


def _count_of_places_taken() -> CombinedExpression:
    """Participants, and places that are held for who was offered one."""
    here = models.OuterRef("pk")
    people = Enrolment.objects.active().filter(cohort=here).order_by().values("cohort")
    offers = Offer.objects.open().filter(admission__cohort=here).order_by().values("admission__cohort")
    return _counted(people) + _counted(offers)


def _counted(rows: models.QuerySet[Any, Any]) -> Coalesce:
    count = rows.annotate(n=models.Count("pk")).values("n")
    return Coalesce(models.Subquery(count, output_field=models.IntegerField()), 0)


class Cohort(models.Model):
    version = models.ForeignKey(Version, on_delete=models.PROTECT, verbose_name="programma")
    name = models.CharField("naam", max_length=80, unique=True)
    capacity = models.PositiveSmallIntegerField("plaatsen", default=16)
    applies_until = models.DateField("aanmelden tot en met", null=True, blank=True)
    is_demo = models.BooleanField("demo", default=False, editable=False)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    # Out of the way: all of it can be read, nobody comes in and no mail goes out.
    archived_at = models.DateTimeField("in het archief sinds", null=True, blank=True, editable=False)

    objects = CohortQuerySet.as_manager()

    class Meta:
        verbose_name = "cohort"
        constraints = [models.CheckConstraint(condition=Q(capacity__gte=1), name="a_cohort_has_room")]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """How messages name this cohort."""
        return f"cohort:{self.pk}"

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None

    @property
    def places_left(self) -> int:
        """Places nobody has or is offered. Asks nothing when `open_for_application` counted already."""
        counted = getattr(self, "places_taken", None)
        return max(self.capacity - (self.count_taken() if counted is None else counted), 0)

    def count_taken(self) -> int:
        """Participants, and places that are held for who was offered one (COH-5)."""
        offered = Offer.objects.open().filter(admission__cohort=self).count()
        return self.enrolments.active().count() + offered


class Trainership(models.Model):
    """That someone leads this cohort's days."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="trainerships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="trainerships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "trainer"
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"], condition=Q(until=None), name="a_trainer_once_per_cohort"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class SessionQuerySet(models.QuerySet["Session"]):
    def that_count(self) -> Self:
        """A cancelled session counts for nothing (COH-4)."""
        return self.filter(cancelled_at=None)

    def ended(self, now: datetime) -> Self:
        return self.that_count().filter(ends_at__lte=now)


class Session(Moment):
    """One training day of a cohort."""

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="sessions")
    number = models.PositiveSmallIntegerField("dag")
    theme = models.CharField("thema", max_length=120)
    aims = models.TextField("doelen", blank=True, max_length=4000)
    preparation = models.TextField("voorbereiding", blank=True, max_length=4000)
    trainers = models.ManyToManyField(Person, blank=True, related_name="+", verbose_name="trainers")

    objects = SessionQuerySet.as_manager()

    class Meta(Moment.Meta):
        verbose_name = "bijeenkomst"
        verbose_name_plural = "bijeenkomsten"
        constraints = [
            *Moment.Meta.constraints,
            models.UniqueConstraint(fields=["cohort", "number"], name="one_session_per_number"),
            models.CheckConstraint(condition=Q(number__gte=1), name="sessions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"Dag {self.number}: {self.theme}"

    @property
    def key(self) -> str:
        """How messages and looks name this session."""
        return f"session:{self.pk}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    def freezes_at(self) -> datetime:
        """From when the before part of the POD stands still: the start, or on day 1 the end (POD-3)."""
        return self.ends_at if self.number == 1 else self.starts_at


class Handout(models.Model):
    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="handouts")
    title = models.CharField("titel", max_length=120)
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        verbose_name = "stuk"
        verbose_name_plural = "stukken"

    def __str__(self) -> str:
        return self.title


class AdmissionQuerySet(models.QuerySet["Admission"]):
    def waiting(self) -> Self:
        """Admitted without a place, in the order of admission; who was offered one still waits (COH-5)."""
        return self.filter(enrolment=None, left_at=None).order_by("pk")


class Admission(models.Model):
    """That someone may take part: from an intake here, or from one held elsewhere (COH-9).

    With an enrolment there was a place; without one the person waits, until `left_at`.
    """

    class Source(models.TextChoices):
        HERE = "here", "intakegesprek hier"
        ELSEWHERE = "elsewhere", "intakegesprek elders"

    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="admissions")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="admissions")
    source = models.CharField("herkomst", max_length=10, choices=Source)
    trainer = models.CharField("trainer die het gesprek voerde", max_length=120)
    decided_on = models.DateField("datum van het besluit")
    # On behalf of whom, kept for the enrolment that may follow.
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    team = models.CharField("team", max_length=80, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField()
    left_at = models.DateTimeField("van de wachtlijst af", null=True, blank=True)

    objects = AdmissionQuerySet.as_manager()

    class Meta:
        verbose_name = "toelating"

    def __str__(self) -> str:
        return f"{self.person} tot {self.cohort}"

    @property
    def key(self) -> str:
        """How messages name this admission."""
        return f"admission:{self.pk}"

    @property
    def has_place(self) -> bool:
        return hasattr(self, "enrolment")


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self) -> Self:
        """Not answered. It holds its place also after its term, until it is settled (COH-5)."""
        return self.filter(answer="")


class Offer(models.Model):
    """A place that fell free, held for who was first in line until the term ends (COH-5)."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", "aangenomen"
        DECLINED = "declined", "afgeslagen"
        LAPSED = "lapsed", "verlopen"

    admission = models.ForeignKey(Admission, on_delete=models.CASCADE, related_name="offers")
    offered_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    answer = models.CharField("antwoord", max_length=10, choices=Answer, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = "aangeboden plaats"
        verbose_name_plural = "aangeboden plaatsen"
        constraints = [
            models.UniqueConstraint(fields=["admission"], condition=Q(answer=""), name="one_open_offer"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & Q(answered_at__isnull=False)),
                name="an_answer_is_given_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"Plaats voor {self.admission}"


class EnrolmentQuerySet(models.QuerySet["Enrolment"]):
    def active(self) -> Self:
        return self.filter(withdrawn_at=None)


class Enrolment(models.Model):
    """A participant in a cohort. The database refuses one without an admission (COH-9)."""

    admission = models.OneToOneField(Admission, on_delete=models.PROTECT, related_name="enrolment")
    cohort = models.ForeignKey(Cohort, on_delete=models.PROTECT, related_name="enrolments")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, verbose_name="organisatie"
    )
    team = models.CharField("team", max_length=80, blank=True)
    enrolled_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Since when in this cohort, for who came over from another one.
    moved_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = "deelname"
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "person"], condition=Q(withdrawn_at=None), name="once_in_a_cohort"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} in {self.cohort}"

    @property
    def is_active(self) -> bool:
        return self.withdrawn_at is None


class StartTalk(Moment):
    """A participant talks with a trainer before day 1 (INT-9). Of what is said nothing is kept."""

    enrolment = models.OneToOneField(Enrolment, on_delete=models.CASCADE, related_name="start_talk")
    trainer = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    held_at = models.DateTimeField("gevoerd", null=True, blank=True)
    held_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta(Moment.Meta):
        verbose_name = "startgesprek"
        verbose_name_plural = "startgesprekken"

    def __str__(self) -> str:
        return f"Startgesprek van {self.enrolment}"

    @property
    def key(self) -> str:
        """How messages name this talk."""
        return f"start-talk:{self.pk}"

    @property
    def is_held(self) -> bool:
        return self.held_at is not None


class Attendance(models.Model):
    """What is known of one participant on one day. The trainer alone records (COH-6)."""

    class Status(models.TextChoices):
        PRESENT = "present", "Aanwezig"
        PARTLY = "partly", "Deels aanwezig"
        EXCUSED = "excused", "Afwezig met bericht"
        ABSENT = "absent", "Afwezig"

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="attendances")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attendances")
    status = models.CharField("aanwezigheid", max_length=10, choices=Status, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    recorded_at = models.DateTimeField(null=True)
    absence_reported_at = models.DateTimeField(null=True)
    absence_reason = models.CharField("reden", max_length=300, blank=True)
    claimed_at = models.DateTimeField("meldde zich met de code", null=True)
    # Of the last press that counts, also of one that took the status back: of two trainers the later wins.
    pressed_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "aanwezigheid"
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="one_attendance_per_day"),
            models.CheckConstraint(
                condition=Q(status="", recorded_at=None) | (~Q(status="") & Q(recorded_at__isnull=False)),
                name="a_status_is_recorded_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment} op {self.session}"

    @property
    def is_claimed(self) -> bool:
        """The participant says to be there; no trainer recorded anything yet."""
        return self.claimed_at is not None and not self.status


class Press(models.Model):
    """One press of a trainer in the training room, so that what is sent twice counts once."""

    token = models.UUIDField(primary_key=True)
    attendance = models.ForeignKey(Attendance, on_delete=models.CASCADE, related_name="presses")
    status = models.CharField(max_length=10, choices=Attendance.Status, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    pressed_at = models.DateTimeField()

    class Meta:
        verbose_name = "tik op de aanwezigheidslijst"
        verbose_name_plural = "tikken op de aanwezigheidslijst"

    def __str__(self) -> str:
        return f"{self.attendance_id}: {self.status}"


class Waiver(models.Model):
    """A session this participant need not have in the POD, with a reason, on record (POD-5, COH-10)."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="waivers")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="waivers")
    reason = models.CharField("reden", max_length=300)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        verbose_name = "vrijstelling"
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="waived_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_waiver_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.enrolment}: dag {self.session_id}"
