from django.db import models

from documents.models import Work
from people.models import Person


class Destruction(models.Model):
    """That so many of a kind were erased, and when: nothing of what they were, or of whom (PRI-4)."""

    what = models.CharField("wat", max_length=80)
    count = models.PositiveIntegerField("hoeveel")
    at = models.DateTimeField("wanneer", db_index=True)

    class Meta:
        verbose_name = "vernietiging"
        verbose_name_plural = "vernietigingen"
        constraints = [models.CheckConstraint(condition=models.Q(count__gte=1), name="something_was_erased")]

    def __str__(self) -> str:
        return f"{self.count} × {self.what}"


class Gone(models.Model):
    """Since when what a line of the logs is about is no more; the line goes a year later."""

    key = models.CharField(max_length=80, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key


class Farewell(models.Model):
    """An account without any relation left: since when, and when it goes once its owner was told."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()
    goes_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.person)


class Erasure(Work):
    """That somebody asked to be erased. It goes with the last of them, so that nothing tells who asked.

    `runs_at` is when the days to think it over are past. Then the account closes, a worker erases, and the
    mail that says so leaves: a worker looks three times, each when the part before is done.
    """

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    # Asked by letter: which administrator took it in, and how they saw whose letter it was.
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    identified = models.CharField("hoe vastgesteld is wie het vroeg", max_length=200, blank=True)
    runs_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "verzoek om te wissen"
        verbose_name_plural = "verzoeken om te wissen"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(by=None) | ~models.Q(identified=""), name="a_letter_was_identified"
            ),
            models.CheckConstraint(
                condition=models.Q(erased_at=None) | models.Q(closed_at__isnull=False),
                name="what_is_erased_was_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"erasure {self.pk}"

    @property
    def key(self) -> str:
        """How messages and acts name whose it is."""
        return f"person:{self.person_id}"

    @property
    def can_be_taken_back(self) -> bool:
        return self.closed_at is None
