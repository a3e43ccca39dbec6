"""The register of certificates, and the keys that sign what can be shown elsewhere (PRV-7)."""

import uuid
from typing import Self

from django.db import models
from django.db.models import Q

from cohorts.models import Enrolment
from people.models import Person


class CertificateQuerySet(models.QuerySet["Certificate"]):
    def newest_first(self) -> Self:
        return self.order_by("-pk")


class Certificate(models.Model):
    """One number in the register, with everything as it was at issue: it outlives the deelname it is of."""

    enrolment = models.ForeignKey(
        Enrolment, on_delete=models.SET_NULL, null=True, related_name="certificates"
    )
    holder = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="certificates")
    # Without hyphens and in capitals: see `numbering`.
    number = models.CharField("nummer", max_length=20, unique=True)
    name = models.CharField("naam", max_length=120)
    name_confirmed_at = models.DateTimeField("naam bevestigd", null=True, blank=True)
    # From then on another spelling is another certificate.
    taken_at = models.DateTimeField("opgehaald", null=True, blank=True)
    shows_name = models.BooleanField("naam op de openbare pagina", default=False)
    programme = models.CharField("programma", max_length=120)
    programme_key = models.CharField(max_length=40)
    cohort = models.CharField("cohort", max_length=80)
    starts_on = models.DateField("van", null=True, blank=True)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    outcomes = models.TextField("leeruitkomsten", blank=True)
    provider = models.CharField("opleider", max_length=200)
    signatory = models.CharField("ondertekenaar", max_length=200)
    obtained_on = models.DateField("behaald op")
    issued_at = models.DateTimeField("uitgegeven")
    issued_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    revoked_at = models.DateTimeField("ingetrokken", null=True, blank=True)
    revoked_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField("reden", blank=True, max_length=1000)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.SET_NULL, null=True, blank=True, related_name="replaces"
    )
    # The badge: who it is about, its place in the list of what is revoked, and what was signed.
    subject = models.UUIDField(default=uuid.uuid4, editable=False)
    status_place = models.PositiveIntegerField(unique=True, editable=False)
    badge = models.TextField(blank=True, editable=False)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        verbose_name = "certificaat"
        verbose_name_plural = "certificaten"
        constraints = [
            models.UniqueConstraint(
                fields=["enrolment"], condition=Q(revoked_at=None), name="one_valid_certificate"
            ),
            models.CheckConstraint(
                condition=Q(revoked_at=None) | ~Q(reason=""), name="a_revocation_says_why"
            ),
            models.CheckConstraint(
                condition=Q(replaced_by=None) | Q(revoked_at__isnull=False),
                name="what_is_replaced_is_revoked",
            ),
            models.CheckConstraint(
                condition=Q(taken_at=None) | Q(name_confirmed_at__isnull=False),
                name="taken_with_a_confirmed_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} ({self.number})"

    @property
    def key(self) -> str:
        """How messages and acts name this certificate."""
        return f"certificate:{self.pk}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None

    @property
    def is_replaced(self) -> bool:
        return self.replaced_by_id is not None

    @property
    def has_name(self) -> bool:
        """The holder said how the name is written; before that there is no document."""
        return self.name_confirmed_at is not None

    @property
    def learned(self) -> list[str]:
        return [line.strip() for line in self.outcomes.splitlines() if line.strip()]


class BadgeKey(models.Model):
    """What badges are signed with. The newest signs; every public half stays published.

    The private half is encrypted by a key made of SECRET_KEY, so a copy of the database alone signs nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    public = models.JSONField()
    private = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = "sleutel voor badges"
        verbose_name_plural = "sleutels voor badges"

    def __str__(self) -> str:
        return str(self.pk)
