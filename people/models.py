from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower


class Organisation(models.Model):
    name = models.CharField("naam", max_length=120)

    class Meta:
        verbose_name = "organisatie"
        constraints = [models.UniqueConstraint(Lower("name"), name="one_organisation_per_name")]

    def __str__(self) -> str:
        return self.name


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, name: str, password: str | None = None, **fields: object) -> "Person":
        """A person with a lower-case address. Without a password only a code or passkey opens the account."""
        person = self.model(email=email.strip().lower(), name=name.strip(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def create_superuser(self, email: str, name: str, password: str | None = None) -> "Person":
        return self.create_user(email, name, password, is_staff=True, is_superuser=True)

    def out_of_reach(self) -> models.QuerySet["Person"]:
        return self.exclude(mail_refused_at=None).filter(mail_refused_for=models.F("email"))

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email__iexact=email)


class Person(AbstractBaseUser, PermissionsMixin):
    """Whoever has to do with the training. Roles are relations elsewhere, never flags here (PPL-2).

    `is_staff` and `is_superuser` are Django's own door to the admin site: the administrator.
    """

    email = models.EmailField("e-mailadres", max_length=254)
    name = models.CharField("naam", max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, verbose_name="organisatie"
    )
    is_active = models.BooleanField("actief", default=True)
    is_staff = models.BooleanField("mag in de beheersite", default=False)
    is_demo = models.BooleanField("demo", default=False, editable=False)
    joined_at = models.DateTimeField("sinds", auto_now_add=True)
    notice_read_on = models.DateField(
        null=True,
        blank=True,
        editable=False,
        help_text="The edition of the privacy notice they were told of.",
    )
    merged_into = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    # Asked to be erased: nameless since then, for as long as others need the row.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_refused_at = models.DateTimeField(null=True, blank=True, editable=False)
    mail_refused_for = models.EmailField(
        max_length=254, blank=True, editable=False, help_text="The address it was about, not the one of now."
    )
    mail_refused_answer = models.CharField(max_length=500, blank=True, editable=False)
    mail_came_back = models.BooleanField(
        default=False,
        editable=False,
        help_text="It was taken at first, so that it is taken again proves nothing.",
    )

    objects = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "persoon"
        verbose_name_plural = "personen"
        # PPL-1: one account per address, compared without regard to case.
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_per_address")]
        # The list of everyone is read by name, a page at a time.
        indexes = [models.Index(fields=["name", "id"], name="people_by_name")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.first_name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def is_out_of_reach(self) -> bool:
        """The mail server refused this very address for good, and has not taken mail for it since."""
        return self.mail_refused_at is not None and self.mail_refused_for == self.email


class Coordinator(models.Model):
    """Someone who runs the programme office, for as long as the relation lasts (PPL-2)."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="coordinatorships")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = "contactpersoon"
        verbose_name_plural = "contactpersonen"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until=None), name="one_open_coordinatorship"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


# How the owner of a text reads in which role someone looked.
ROLES = {
    "trainers": "trainer",
    "buddy": "buddy",
    "mentor": "praktijkbegeleider",
    "principal": "opdrachtgever",
    "assessor": "beoordelaar",
    "administrator": "beheerder",
}


class Look(models.Model):
    """That someone looked at another's text: once per viewer, thing and day (PRI-2)."""

    viewer = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks")
    owner = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="looks_at_me")
    role = models.CharField(max_length=20)
    what = models.CharField(max_length=80)
    label = models.CharField(max_length=120)
    on = models.DateField()
    at = models.DateTimeField()
    # Of who looked behind glass; all others look because of what they are.
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["viewer", "owner", "role", "what", "on"], name="one_look_a_day")
        ]
        indexes = [models.Index(fields=["owner", "-at"])]

    def __str__(self) -> str:
        return f"{self.viewer_id} looked at {self.what}"

    @property
    def role_label(self) -> str:
        return ROLES.get(self.role, self.role)


class Seal(models.Model):
    """One link of the chain over the log of acts; `people.sealing` makes and reads them."""

    number = models.BigIntegerField(primary_key=True)
    content = models.CharField(max_length=64)
    chain = models.CharField(max_length=64)
    erased = models.CharField(max_length=64, blank=True)
    sealed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.number}:{self.chain[:16]}"


class Act(models.Model):
    """Something done that must be accountable: who, what, to what, with what result, from where, when, why.

    `by_number` is the number of the actor as it was; `actor` ends when the person is erased. `origin` is a
    digest of the address it came from, empty for a task.
    """

    class Result(models.TextChoices):
        DONE = "done", "gedaan"
        FAILED = "failed", "mislukt"
        REFUSED = "refused", "geweigerd"

    actor = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="acts")
    by_number = models.BigIntegerField(null=True, editable=False)
    action = models.CharField(max_length=60)
    about = models.CharField(max_length=80)
    reason = models.TextField(blank=True)
    result = models.CharField(max_length=10, choices=Result, default=Result.DONE)
    origin = models.CharField(max_length=20, blank=True)
    at = models.DateTimeField()
    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, null=True, editable=False)
    handed_over = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = "handeling"
        verbose_name_plural = "logboek van handelingen"
        indexes = [
            models.Index(fields=["about", "-at"]),
            models.Index(fields=["id"], condition=models.Q(seal=None), name="acts_to_seal"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.about}"
