import uuid

from django.db import models

from cohorts.models import Cohort
from documents.models import Upload, Work
from people.models import Person


class Import(Work):
    """A list of participants on its way into a cohort: read, looked at, and written in one go.

    It belongs to the programme office, so a colleague can go on with it. It goes a day after it was begun.
    """

    class Phase(models.TextChoices):
        READ = "read", "lezen"
        WRITE = "write", "overnemen"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    cohort = models.ForeignKey(Cohort, on_delete=models.CASCADE, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    phase = models.CharField(max_length=5, choices=Phase, default=Phase.READ)
    upload = models.OneToOneField(Upload, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    text = models.TextField(blank=True, help_text="As it was typed; of a file as it was read.")
    # For the rows that do not say it themselves (COH-9).
    trainer = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    rows = models.JSONField(default=list, help_text="Line and cells by field, of what was read.")
    skipped = models.JSONField(default=list, help_text="Headings of columns that are not kept.")
    fault = models.CharField(max_length=300, blank=True, help_text="Why the list as a whole cannot be used.")
    seen = models.CharField(max_length=64, blank=True, help_text="Seal of the outcomes that were confirmed.")
    is_sent_back = models.BooleanField(default=False, help_text="Something changed after it was confirmed.")
    confirmed_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    placed = models.PositiveSmallIntegerField(default=0)
    put_in_line = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = "lijst met deelnemers"
        verbose_name_plural = "lijsten met deelnemers"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(phase="write") | ~models.Q(seen=""), name="what_is_written_was_seen"
            )
        ]
        indexes = [models.Index(fields=["state", "asked_at"], name="import_waiting")]

    def __str__(self) -> str:
        return f"Lijst voor {self.cohort}"

    @property
    def is_read(self) -> bool:
        """There is something to look at."""
        return self.phase == self.Phase.READ and self.is_done and not self.fault

    @property
    def is_written(self) -> bool:
        return self.phase == self.Phase.WRITE and self.is_done
