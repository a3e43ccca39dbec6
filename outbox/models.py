import uuid
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from outbox.kinds import kind_named
from outbox.privacy_kinds import PRIVACY_KINDS
from outbox.rules import may_leave
from people.models import Person

TOO_LATE = "Het moment voor dit bericht was al voorbij."
SWITCHED_OFF = "Je hebt dit soort herinneringen uitgezet."
ACCOUNT_CLOSED = "Dit account is gesloten."
UNDONE = "De wijziging is teruggedraaid: alles is zoals je het wist."
CARRIED = "Dit gaat mee in een later bericht."
STOPPED = "Tegengehouden door het programmabureau"
IN_DIGEST = "Dit staat in je dagelijkse overzicht."
# What goes, or was looked at, is told whatever is held.
TOLD_ANYHOW = tuple(kind.name for kind in PRIVACY_KINDS)


def new_message_id() -> str:
    """Made at birth and kept for life, so that a repeated attempt is recognised as the same mail (MSG-2)."""
    return f"<{uuid.uuid4().hex}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}>"


class MessageQuerySet(models.QuerySet["Message"]):
    def open(self) -> "MessageQuerySet":
        """Not yet settled. A claimed one counts: whoever claimed it may have died."""
        return self.filter(state__in=OPEN)

    def follows(self) -> "MessageQuerySet":
        """What must hear of it when its subject moves or is over: what is not settled for good.

        What lapsed does not come back, save what lapsed for being late: its moment may still come.
        """
        lapsed = models.Q(state=Message.State.LAPSED) & ~models.Q(reason__in=(TOO_LATE, IN_DIGEST))
        told = models.Q(state__in=(Message.State.SENT, Message.State.LAPSED), anchor="")
        return self.exclude(lapsed).exclude(told)

    def may_leave(self, now: datetime) -> "MessageQuerySet":
        """Out of office hours only what is urgent, or planned for such an hour by its rule."""
        return self if may_leave(now) else self.filter(at_any_hour=True)

    def free_at(self, now: datetime, *, lease_began_before: datetime) -> "MessageQuerySet":
        """Due, and held by nobody: never claimed, or the claim outlived its lease."""
        abandoned = models.Q(state=Message.State.CLAIMED, claimed_at__lt=lease_began_before)
        rested = models.Q(retry_at=None) | models.Q(retry_at__lte=now)
        free = self.open().filter(rested, models.Q(state=Message.State.PLANNED) | abandoned, due_at__lte=now)
        free = free.may_leave(now).not_held()
        return free.exclude(~models.Q(bundle=0) & models.Exists(self._open_before()))

    def not_held(self) -> "MessageQuerySet":
        """Without what stays where it is because nothing of its group leaves now."""
        return self.exclude(*held_back())

    def _open_before(self) -> "MessageQuerySet":
        """Of what tells changes, the earlier goes first, however often it must be tried."""
        series = {name: models.OuterRef(name) for name in ("recipient", "kind", "subject")}
        return Message.objects.open().filter(**series, bundle__gt=0, bundle__lt=models.OuterRef("bundle"))


class Message(models.Model):
    """One message to one person: a row before it is sent (MSG-1)."""

    class State(models.TextChoices):
        PLANNED = "planned", "gepland"
        CLAIMED = "claimed", "wordt nu verstuurd"
        SENT = "sent", "verstuurd"
        LAPSED = "lapsed", "vervallen"
        FAILED = "failed", "mislukt"

    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="messages")
    address = models.EmailField(
        max_length=254, blank=True, help_text="Another address of theirs, for this once; blank: their own."
    )
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, help_text='What it is about, as a key: "session:42".')
    occasion = models.CharField(max_length=80)
    anchor = models.CharField(
        max_length=80, blank=True, help_text='"session:42:start"; blank: hangs on nothing.'
    )
    anchor_at = models.DateTimeField(
        null=True, blank=True, help_text="When what it hangs on is, as this message has it."
    )
    group = models.CharField(
        max_length=40, blank=True, help_text='With whom the coordinator sees it: "cohort:5".'
    )
    bundle = models.PositiveSmallIntegerField(
        default=0, help_text="Rank among the messages about changes; 0: is not one."
    )
    due_at = models.DateTimeField()
    at_any_hour = models.BooleanField(default=False, help_text="May leave out of office hours.")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    reason = models.CharField(
        max_length=200, blank=True, help_text="Why it lapsed, as its recipient reads it."
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    retry_at = models.DateTimeField(
        null=True, blank=True, help_text="Not again before this, after a failed attempt."
    )
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    message_id = models.CharField(max_length=200, unique=True, default=new_message_id, editable=False)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    calendar = models.TextField(blank=True)
    server_answer = models.TextField(blank=True)
    sent_subject = models.CharField(max_length=200, blank=True)
    sent_text = models.TextField(blank=True)
    created_at = models.DateTimeField()

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = "bericht"
        verbose_name_plural = "berichten"
        constraints = [
            models.UniqueConstraint(
                fields=["recipient", "kind", "subject", "occasion"], name="one_message_per_occasion"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due_at"], name="message_due"),
            # The sweep reads the open rows in the order in which they are due, however many were sent.
            models.Index(
                fields=["due_at", "id"],
                name="message_open",
                condition=models.Q(state__in=["planned", "claimed"]),
            ),
            models.Index(fields=["group", "due_at"], name="message_group", condition=~models.Q(group="")),
            # Whether an earlier one of the same series is open, asked of each that is due.
            models.Index(
                fields=["recipient", "kind", "subject", "bundle"],
                name="message_series",
                condition=models.Q(bundle__gt=0),
            ),
            models.Index(fields=["anchor"], name="message_anchor", condition=~models.Q(anchor="")),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} ({self.state})"

    @property
    def is_action_request(self) -> bool:
        """Cannot be switched off (MSG-4)."""
        return not kind_named(self.kind).can_be_switched_off

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_waiting(self) -> bool:
        return self.state in (self.State.PLANNED, self.State.CLAIMED)

    @property
    def label(self) -> str:
        return kind_named(self.kind).label

    @property
    def goes_to(self) -> str:
        return self.address or self.recipient.email

    @property
    def public_facts(self) -> dict[str, Any]:
        return {name: value for name, value in self.facts.items() if not name.startswith("secret_")}


class Hold(models.Model):
    """Nothing of this group leaves for as long as this row is there: of a cohort in the archive, say."""

    group = models.CharField(max_length=40, unique=True)
    since = models.DateTimeField()

    def __str__(self) -> str:
        return self.group


def held_back() -> tuple[models.Exists, models.Q]:
    """Both together: its group is held, and it is not told anyhow."""
    return models.Exists(Hold.objects.filter(group=models.OuterRef("group"))), ~models.Q(kind__in=TOLD_ANYHOW)


OPEN = (Message.State.PLANNED, Message.State.CLAIMED)


class Digest(models.Model):
    """That a person wants reminders once a day in one mail, rather than one by one (MSG-4)."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.person)


class Preference(models.Model):
    """Whether a person wants a kind of reminder. No row: they do (MSG-4)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="message_preferences")
    kind = models.CharField(max_length=40)
    wants = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="one_preference_per_kind")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.wants}"


class Mailbox(models.Model):
    """How far the mailbox with returned mail was read. With another `validity` its server counts anew."""

    name = models.CharField(max_length=300, primary_key=True)
    validity = models.PositiveBigIntegerField()
    uid = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.name}: {self.uid}"


class Heartbeat(models.Model):
    """When a process that works in the dark last showed that it lives."""

    class Name(models.TextChoices):
        WORKER = "worker", "de verzender"
        SCHEDULER = "scheduler", "de planner"
        RETURNED = "returned", "de lezer van teruggestuurde mail"

    name = models.CharField("wie", max_length=20, choices=Name, primary_key=True)
    beat_at = models.DateTimeField("voor het laatst gehoord")

    class Meta:
        verbose_name = "levensteken"
        verbose_name_plural = "levenstekens"

    def __str__(self) -> str:
        return f"{self.name}: {self.beat_at}"
