from django.db import models


class Seed(models.Model):
    """That this database was filled as a demo. Without this row no demo page opens."""

    seeded_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"demo of {self.seeded_at:%Y-%m-%d}"
