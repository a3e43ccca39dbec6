from django.db import models
from django.db.models.functions import Now


class Programme(models.Model):
    title = models.CharField("titel", max_length=120, unique=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    # Kept for its cohorts, and offered for no new one.
    archived_at = models.DateTimeField("in het archief sinds", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "programma"
        verbose_name_plural = "programma's"

    def __str__(self) -> str:
        return self.title


class Version(models.Model):
    """The plan as it is run. Once a cohort uses a version it never changes (COH-1)."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField("versie")
    subtitle = models.CharField("ondertitel", max_length=200, blank=True)
    aim = models.TextField("doel", blank=True, max_length=4000)
    # One learning outcome per line; they stand on the certificate.
    outcomes = models.TextField("leeruitkomsten", blank=True, max_length=4000)
    attendance_asked = models.PositiveSmallIntegerField("gevraagde aanwezigheid (procent)", default=80)
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    # Set by the first cohort that opens with this version, in the same transaction (COH-1).
    in_use_since = models.DateTimeField("in gebruik sinds", null=True, editable=False)

    class Meta:
        verbose_name = "versie"
        verbose_name_plural = "versies"
        constraints = [
            models.UniqueConstraint(fields=["programme", "number"], name="one_version_per_number"),
            models.CheckConstraint(
                condition=models.Q(attendance_asked__lte=100), name="attendance_is_a_percentage"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} (versie {self.number})"

    @property
    def is_in_use(self) -> bool:
        return self.in_use_since is not None


class Day(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="days")
    number = models.PositiveSmallIntegerField("dag")
    theme = models.CharField("thema", max_length=120)
    aims = models.TextField("doelen", blank=True, max_length=4000)
    preparation = models.TextField("voorbereiding", blank=True, max_length=4000)
    trains: "models.ManyToManyField[Competence, Competence]" = models.ManyToManyField(
        "Competence", blank=True, verbose_name="oefent"
    )

    class Meta:
        verbose_name = "dag"
        verbose_name_plural = "dagen"
        constraints = [
            models.UniqueConstraint(fields=["version", "number"], name="one_day_per_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="days_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"Dag {self.number}: {self.theme}"


class Framework(models.Model):
    """A list of things one can learn or practise, with its source and what its licence asks."""

    class Kind(models.TextChoices):
        COMPETENCES = "competences", "Competenties"
        PRACTICES = "practices", "Werkpraktijken"
        ATTITUDE = "attitude", "Leerhouding"
        STYLE = "style", "Manier van werken"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="frameworks")
    kind = models.CharField("soort", max_length=12, choices=Kind)
    name = models.CharField("naam", max_length=120)
    source = models.CharField("bron", max_length=300, blank=True)
    licence = models.CharField("licentie", max_length=300, blank=True)
    position = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "kader"
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="one_framework_per_name"),
            models.UniqueConstraint(fields=["version", "position"], name="one_framework_per_position"),
        ]

    def __str__(self) -> str:
        return self.name


class Competence(models.Model):
    """One line of a framework: a competence, a working practice, an attitude."""

    framework = models.ForeignKey(Framework, on_delete=models.CASCADE, related_name="competences")
    dimension = models.CharField("dimensie", max_length=80, blank=True)
    word = models.CharField("in één woord", max_length=20, blank=True)
    name = models.CharField("naam", max_length=120)
    description = models.TextField("omschrijving", blank=True, max_length=1000)
    position = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "competentie"
        constraints = [
            models.UniqueConstraint(fields=["framework", "name"], name="one_competence_per_name"),
            models.UniqueConstraint(fields=["framework", "position"], name="one_competence_per_position"),
        ]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """What the assessors of a Proeve look at, known to everyone from day one (PRV-5)."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="criteria")
    name = models.CharField("naam", max_length=120)
    description = models.TextField("omschrijving", blank=True, max_length=1000)
    position = models.PositiveSmallIntegerField("volgorde")

    class Meta:
        verbose_name = "criterium"
        verbose_name_plural = "criteria"
        constraints = [
            models.UniqueConstraint(fields=["version", "name"], name="one_criterion_per_name"),
            models.UniqueConstraint(fields=["version", "position"], name="one_criterion_per_position"),
        ]

    def __str__(self) -> str:
        return self.name


class Level(models.Model):
    """One step of a criterion, from low to high, described so that two people see the same."""

    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="levels")
    number = models.PositiveSmallIntegerField("niveau")
    name = models.CharField("naam", max_length=60)
    description = models.TextField("omschrijving", max_length=1000)

    class Meta:
        verbose_name = "niveau"
        verbose_name_plural = "niveaus"
        constraints = [
            models.UniqueConstraint(fields=["criterion", "number"], name="one_level_per_number"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="levels_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.number}. {self.name}"


# So many questions of a programme's own a part of the POD has room for.
OWN_QUESTIONS = 5


class Question(models.Model):
    """A question of a programme's own in the POD, beside the fixed ones that every POD has (POD-2, POD-4).

    `slot` says which field of a participant's text holds the answer. It stands still once a cohort uses it.
    """

    class Part(models.TextChoices):
        BEFORE = "before", "Vooraf"
        AFTER = "after", "Achteraf"

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="questions")
    part = models.CharField("deel", max_length=6, choices=Part)
    slot = models.PositiveSmallIntegerField("volgorde")
    label = models.CharField("vraag", max_length=200)
    hint = models.CharField("uitleg", max_length=300, blank=True)

    class Meta:
        verbose_name = "vraag"
        verbose_name_plural = "vragen"
        constraints = [
            models.UniqueConstraint(fields=["version", "part", "label"], name="one_question_per_label"),
            models.UniqueConstraint(fields=["version", "part", "slot"], name="one_question_per_slot"),
            models.CheckConstraint(condition=models.Q(slot__lte=OWN_QUESTIONS), name="a_question_has_a_slot"),
        ]

    def __str__(self) -> str:
        return self.label
