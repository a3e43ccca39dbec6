from django.db import models

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
