import uuid

from django.db import models

from people.models import Person


class Moment(models.Model):
    """Something at a time and a place, with one event in the calendars of those who come.

    The event keeps its `uid` for life; every change that calendars must know raises `sequence` (COH-4).
    """

    starts_at = models.DateTimeField("begin")
    ends_at = models.DateTimeField("einde")
    place = models.CharField("plaats", max_length=200, blank=True)
    link = models.URLField("link", blank=True)
    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    cancelled_at = models.DateTimeField("afgezegd", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="%(app_label)s_%(class)s_ends_after_it_starts",
                violation_error_message="Het einde moet na het begin liggen.",
            )
        ]

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None


class Feed(models.Model):
    """That someone's calendar follows along at a secret address, of which only the digest is kept."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "agenda-adres"
        verbose_name_plural = "agenda-adressen"

    def __str__(self) -> str:
        return str(self.person)
