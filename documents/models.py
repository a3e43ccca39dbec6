import secrets
import uuid
from datetime import datetime
from typing import Self

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from people.models import Person


def issue_path(issue: "Issue", name: str) -> str:
    return f"issues/{issue.pk}-{secrets.token_hex(8)}"


def upload_path(upload: "Upload", name: str) -> str:
    """A random name: what somebody typed never becomes a path."""
    token = secrets.token_hex(16)
    return f"uploads/{token[:2]}/{token}"


class WorkQuerySet[W: "Work"](models.QuerySet[W]):
    def free_at(self, *, lease_began_before: datetime) -> Self:
        """Waiting, or left behind by a worker whose lease ran out."""
        abandoned = models.Q(state=Work.State.WORKING, claimed_at__lt=lease_began_before)
        return self.filter(models.Q(state=Work.State.WAITING) | abandoned)


class Work(models.Model):
    """Something that takes long: a worker claims the row, a page shows how far it is and can stop it."""

    class State(models.TextChoices):
        WAITING = "waiting", "staat klaar om te maken"
        WORKING = "working", "wordt gemaakt"
        DONE = "done", "klaar"
        FAILED = "failed", "niet gelukt"
        STOPPED = "stopped", "gestopt"

    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    steps_done = models.PositiveIntegerField(default=0)
    steps_total = models.PositiveIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()

    objects = WorkQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_done(self) -> bool:
        return self.state == self.State.DONE

    @property
    def has_failed(self) -> bool:
        return self.state == self.State.FAILED

    @property
    def is_stopped(self) -> bool:
        return self.state == self.State.STOPPED

    @property
    def is_under_way(self) -> bool:
        return self.state in (self.State.WAITING, self.State.WORKING)


class Issue(Work):
    """A file that is being made for someone, by a worker, while a page shows how far it is."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="issues")
    about = models.CharField(max_length=80, help_text='What it shows, as a key: "pod:12".')
    parameters = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    fingerprint = models.CharField(
        max_length=64, help_text="Of all it shows; the same fingerprint, the same file."
    )
    name = models.CharField(max_length=150, help_text="Under which it is downloaded.")
    file = models.FileField(upload_to=issue_path, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "document dat wordt gemaakt"
        verbose_name_plural = "documenten die worden gemaakt"
        constraints = [
            models.UniqueConstraint(
                fields=["owner", "kind", "about", "fingerprint"],
                condition=~models.Q(state__in=["failed", "stopped"]),
                name="one_issue_per_fingerprint",
            )
        ]
        indexes = [models.Index(fields=["kind", "state", "asked_at"], name="issue_waiting")]

    def __str__(self) -> str:
        return f"{self.kind} {self.about} ({self.state})"


class Upload(models.Model):
    """A file somebody handed in. What refers to it decides who else may have it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=150)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=upload_path)
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
