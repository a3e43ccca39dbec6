from django.db import models

from people.models import Person


class Device(models.Model):
    """A browser in which somebody signed in before. Of the secret in its cookie only a digest is kept."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    label = models.CharField(max_length=60)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "digest"], name="a_device_once_per_person")]

    def __str__(self) -> str:
        return self.label


class Count(models.Model):
    """How often something was tried. Django's cache of limits writes this table; nobody else does."""

    cache_key = models.CharField(max_length=255, primary_key=True)
    value = models.TextField()
    expires = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.cache_key
