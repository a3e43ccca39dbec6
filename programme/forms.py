"""The forms of a programme: the whole, and each of its lines."""

from typing import Any

from django import forms

from programme import overview
from programme.models import Competence, Criterion, Day, Framework, Level, Question, Version
from writing.fields import long_text

LONG, SHORT = 4000, 1000


def title_field() -> forms.CharField:
    return forms.CharField(
        label="Titel",
        max_length=120,
        help_text="Zo heet het programma voor deelnemers.",
        error_messages={
            "required": "Geef het programma een titel.",
            "max_length": "Deze titel is te lang. Gebruik ten hoogste 120 tekens.",
        },
    )


class NewProgrammeForm(forms.Form):
    STANDARD, EMPTY = "standard", "empty"

    title = title_field()
    start = forms.ChoiceField(
        label="Waar begin je mee?",
        choices=[
            (STANDARD, "Met het standaardprogramma: acht dagen met thema's en kaders"),
            (EMPTY, "Leeg: acht dagen die jij zelf invult"),
        ],
        widget=forms.RadioSelect,
        initial=STANDARD,
        error_messages={"required": "Kies waar je mee begint.", "invalid_choice": "Kies een van de twee."},
    )


class VersionForm(forms.Form):
    title = title_field()
    subtitle = forms.CharField(
        label="Ondertitel",
        required=False,
        max_length=200,
        error_messages={"max_length": "Deze ondertitel is te lang. Gebruik ten hoogste 200 tekens."},
    )
    aim = long_text("Doel", required=False, limit=LONG, hint="Waarom is dit programma er?")
    outcomes = long_text(
        "Leeruitkomsten",
        required=False,
        limit=LONG,
        rows=6,
        hint="Wat kan een deelnemer na afloop? Eén per regel. Ze komen op het certificaat.",
    )
    attendance_asked = forms.IntegerField(
        label="Gevraagde aanwezigheid (procent)",
        min_value=0,
        max_value=100,
        help_text="Hoeveel van de dagen iemand erbij moet zijn. Bijvoorbeeld 80.",
        error_messages={
            "required": "Vul een percentage in.",
            "invalid": "Vul een heel getal in, zonder procentteken.",
            "min_value": "Vul een getal in van 0 tot en met 100.",
            "max_value": "Vul een getal in van 0 tot en met 100.",
        },
    )

    @staticmethod
    def start_from(version: Version) -> dict[str, Any]:
        own = {name: getattr(version, name) for name in ("subtitle", "aim", "outcomes", "attendance_asked")}
        return {"title": version.programme.title, **own}


class GroupedTicks(forms.CheckboxSelectMultiple):
    template_name = "programme/widgets/grouped.html"


class LineForm(forms.Form):
    """What one line of a programme says. Each has a form of its own; the fields are named as in the table."""

    def __init__(self, *args: Any, version: Version, **options: Any) -> None:
        self.version = version
        super().__init__(*args, **options)

    def words(self) -> dict[str, Any]:
        return dict(self.cleaned_data)


def _line(label: str, length: int, *, missing: str = "", hint: str = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        required=bool(missing),
        max_length=length,
        help_text=hint,
        error_messages={
            "required": missing,
            "max_length": f"Dit is te lang. Gebruik ten hoogste {length} tekens.",
        },
    )


class DayForm(LineForm):
    theme = _line("Thema", 120, missing="Geef deze dag een thema.")
    aims = long_text("Wat leer je op deze dag?", required=False, limit=LONG)
    preparation = long_text(
        "Voorbereiding", required=False, limit=LONG, hint="Wat vraag je deelnemers vooraf te doen?"
    )
    trains = forms.MultipleChoiceField(
        label="Wat oefent deze dag?",
        required=False,
        widget=GroupedTicks,
        error_messages={"invalid_choice": "Kies uit de lijst wat deze dag oefent."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices: Any = overview.competence_choices(self.version)
        if choices:
            self.fields["trains"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["trains"]

    def words(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        return given | {"trains": [int(key) for key in given.get("trains", ())]}


class FrameworkForm(LineForm):
    name = _line("Naam", 120, missing="Geef het kader een naam.")
    kind = forms.ChoiceField(
        label="Wat staat erin?",
        choices=Framework.Kind.choices,
        help_text="Werkpraktijken en leerhouding kan een deelnemer in de POD aanvinken.",
        error_messages={"required": "Kies wat erin staat.", "invalid_choice": "Kies uit de lijst."},
    )
    source = long_text(
        "Bron", required=False, rows=2, limit=300, hint="Van wie is dit kader, en waar staat het?"
    )
    licence = long_text(
        "Licentie", required=False, rows=2, limit=300, hint="Wat mag je ermee? Bijvoorbeeld: CC BY 4.0."
    )


class CompetenceForm(LineForm):
    name = _line("Naam", 120, missing="Geef de regel een naam.")
    dimension = _line("Dimensie", 80, hint="Regels met dezelfde dimensie, onder elkaar, vormen een groep.")
    word = _line("In één woord", 20, hint="Een woord voor de dimensie. Bijvoorbeeld: zijn.")
    description = long_text("Omschrijving", required=False, limit=SHORT)


class CriterionForm(LineForm):
    name = _line("Naam", 120, missing="Geef het criterium een naam.")
    description = long_text(
        "Omschrijving",
        required=False,
        limit=SHORT,
        hint="Waar kijken beoordelaars naar? Deelnemers lezen dit ook.",
    )


class LevelForm(LineForm):
    name = _line("Naam", 60, missing="Geef het niveau een naam.")
    description = long_text(
        "Omschrijving",
        limit=SHORT,
        hint="Zo dat twee beoordelaars hetzelfde zien.",
        error="Schrijf wat je ziet bij iemand op dit niveau.",
    )


class QuestionForm(LineForm):
    label = _line("Vraag", 200, missing="Schrijf de vraag op.")
    hint = _line("Uitleg", 300, hint="Staat bij de vraag. Bijvoorbeeld waar een deelnemer aan kan denken.")


def form_of(line: Any) -> type[LineForm]:
    """The form for a line of this model."""
    forms_of: dict[Any, type[LineForm]] = {
        Day: DayForm,
        Framework: FrameworkForm,
        Competence: CompetenceForm,
        Criterion: CriterionForm,
        Level: LevelForm,
        Question: QuestionForm,
    }
    return forms_of[line]
