import uuid

from django.db import models


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
