"""Intervisie by a method, and the cases that participants bring in (BUD-4)."""

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import Q

from buddies.models import Pair
from cohorts.models import Cohort, Enrolment, Session
from intervisie.clock import Clock
from intervisie.methods import PLANS, Method, Plan, Role, Step
from people.models import Person
from writing.models import Text


class Intervisie(models.Model):
    """People of one cohort who look at a case together: a pair, a few, or a group on a training day.

    `step` 0 is before the first step. `turn` rises with every press on the clock, so that who presses says
    which clock they saw. The text of the case lives in `text`, for as long as the intervisie does.
    """

    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    pair = models.ForeignKey(Pair, on_delete=models.SET_NULL, null=True, related_name="+")
    session = models.ForeignKey(Session, on_delete=models.SET_NULL, null=True, related_name="+")
    method = models.CharField("methode", max_length=8, choices=Method)
    begun_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    text = models.OneToOneField(Text, on_delete=models.SET_NULL, null=True, related_name="+")
    step = models.PositiveSmallIntegerField(default=0)
    turn = models.PositiveIntegerField(default=0)
    step_began_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    added = models.DurationField(default=timedelta)

    class Meta:
        verbose_name = "intervisie"
        verbose_name_plural = "intervisies"
        constraints = [
            models.CheckConstraint(
                condition=Q(step=0, step_began_at=None, paused_at=None)
                | Q(step__gte=1, step_began_at__isnull=False),
                name="a_step_began_at_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(text=None), name="the_case_goes_at_the_end"
            ),
        ]
        indexes = [models.Index(fields=["begun_at"], condition=Q(ended_at=None), name="intervisie_under_way")]

    def __str__(self) -> str:
        return f"intervisie {self.pk}"

    @property
    def key(self) -> str:
        """How drafts and acts name this intervisie."""
        return f"intervisie:{self.pk}"

    @property
    def is_ended(self) -> bool:
        return self.ended_at is not None

    @property
    def plan(self) -> Plan:
        return PLANS[self.method]

    @property
    def current(self) -> Step | None:
        return self.plan.steps[self.step - 1] if self.step else None

    @property
    def is_last_step(self) -> bool:
        return self.step == len(self.plan.steps)

    @property
    def clock(self) -> Clock | None:
        step = self.current
        if step is None or self.step_began_at is None:
            return None
        return Clock(self.step_began_at, timedelta(minutes=step.minutes) + self.added, self.paused_at)


class MemberQuerySet(models.QuerySet["Member"]):
    def of(self, person: Person, *, now: datetime) -> Self:
        """Where this person is a member (PPL-2).

        Under way: as long as they take part in the cohort or lead it. Over: for good, for the sentence.
        """
        led = Cohort.objects.led_by(person, now=now).values("pk")
        takes_part = Q(enrolment__isnull=False, enrolment__withdrawn_at=None)
        leads = Q(enrolment=None, intervisie__cohort__in=led)
        return self.filter(Q(intervisie__ended_at__isnull=False) | takes_part | leads, person=person)

    def under_way(self) -> Self:
        return self.filter(intervisie__ended_at=None)


class Member(models.Model):
    """Someone at the table; a trainer has no deelname. `learned` is read by its writer alone (BUD-4)."""

    intervisie = models.ForeignKey(Intervisie, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, null=True, related_name="+")
    role = models.CharField("rol", max_length=6, choices=Role, default=Role.THINKS)
    # Not known until somebody rounds off.
    was_there = models.BooleanField(null=True)
    learned = models.TextField("leerzin", blank=True)
    learned_at = models.DateTimeField(null=True)
    # The sentence was moved into the POD, and stands there alone.
    moved_at = models.DateTimeField(null=True)

    objects = MemberQuerySet.as_manager()

    class Meta:
        verbose_name = "deelnemer aan een intervisie"
        verbose_name_plural = "deelnemers aan een intervisie"
        constraints = [
            models.UniqueConstraint(fields=["intervisie", "person"], name="once_at_the_table"),
            models.UniqueConstraint(
                fields=["intervisie", "role"], condition=~Q(role="thinks"), name="one_brings_and_one_leads"
            ),
        ]

    def __str__(self) -> str:
        return f"member {self.pk} of intervisie {self.intervisie_id}"

    @property
    def leads(self) -> bool:
        return self.role == Role.LEADS

    @property
    def sentence_key(self) -> str:
        """Where the draft of the sentence is kept."""
        return f"learned:{self.intervisie_id}"


# How long after its day a case can still be kept by who brought it in.
CASE_STAYS = timedelta(days=1)


class CaseQuerySet(models.QuerySet["Case"]):
    def alive(self, now: datetime) -> Self:
        """Of which the day is still to come, or was over less than a day ago: others may see these."""
        return self.filter(session__ends_at__gt=now - CASE_STAYS)

    def past(self, now: datetime) -> Self:
        return self.filter(session__ends_at__lte=now - CASE_STAYS)


class Case(models.Model):
    """What a participant wants to put on the table on a training day. It goes the day after, unless kept."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="+")
    title = models.CharField("titel", max_length=120)
    words = models.TextField("casus")
    brought_at = models.DateTimeField()
    chosen_at = models.DateTimeField(null=True)
    chosen_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    is_kept = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = "casus"
        verbose_name_plural = "casussen"
        constraints = [
            models.UniqueConstraint(fields=["session", "enrolment"], name="one_case_per_day"),
            models.CheckConstraint(condition=~Q(title="") & ~Q(words=""), name="a_case_says_something"),
        ]

    def __str__(self) -> str:
        return f"case {self.pk}"

    @property
    def is_chosen(self) -> bool:
        return self.chosen_at is not None
