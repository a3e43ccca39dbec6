"""The forms of a programme. The days stand in one form, so that they are saved together or not at all."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from programme import overview
from programme.editing import MOST_DAYS, THEME_TO_COME, DayPlan
from programme.models import Day, Version

LONG = 4000


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


def long_field(label: str, *, hint: str = "", rows: int = 3) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONG,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": None}),
        error_messages={
            "max_length": "Deze tekst is te lang: %(show_value)d tekens. Maak hem korter dan 4.000 tekens."
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
    aim = long_field("Doel", hint="Wat kan een deelnemer na dit programma?", rows=4)
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
        own = {name: getattr(version, name) for name in ("subtitle", "aim", "attendance_asked")}
        return {"title": version.programme.title, **own}


class GroupedTicks(forms.CheckboxSelectMultiple):
    template_name = "programme/widgets/grouped.html"


class DayForm(forms.Form):
    theme = forms.CharField(
        label="Thema",
        max_length=120,
        error_messages={
            "required": "Geef deze dag een thema.",
            "max_length": "Dit thema is te lang. Gebruik ten hoogste 120 tekens.",
        },
    )
    aims = long_field("Wat leer je op deze dag?")
    preparation = long_field("Voorbereiding", hint="Wat vraag je deelnemers vooraf te doen?")
    trains = forms.MultipleChoiceField(
        label="Wat oefent deze dag?",
        required=False,
        widget=GroupedTicks,
        error_messages={"invalid_choice": "Kies uit de lijst wat deze dag oefent."},
    )

    def __init__(self, *args: Any, choices: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["trains"].choices = choices  # type: ignore[attr-defined]

    def chosen(self) -> int:
        """How many are ticked, to say so on the closed list."""
        return len(self["trains"].value() or [])

    def plan(self) -> DayPlan:
        given = self.cleaned_data
        trains = frozenset(int(pk) for pk in given["trains"])
        return DayPlan(given["theme"], given["aims"], given["preparation"], trains)


_DaySet = forms.formset_factory(
    DayForm, extra=0, max_num=MOST_DAYS, absolute_max=MOST_DAYS + 1, validate_max=True
)


def day_set(version: Version, data: Mapping[str, Any] | None = None, *, initial: list[dict[str, Any]]) -> Any:
    choices = overview.competence_choices(version)
    return _DaySet(
        data,
        initial=initial,
        prefix="days",
        form_kwargs={"choices": choices},
        error_messages={
            "too_many_forms": f"Een programma heeft ten hoogste {MOST_DAYS} dagen.",
            "missing_management_form": "Het formulier kwam niet heel aan. Probeer het nog een keer.",
        },
    )


def days_of(version: Version) -> list[dict[str, Any]]:
    days = version.days.prefetch_related("trains").order_by("number")
    return [_row(day) for day in days]


def days_typed(data: QueryDict) -> list[dict[str, Any]]:
    """The days as they stand in the browser, complete or not."""
    total = data.get("days-TOTAL_FORMS", "")
    count = min(int(total), MOST_DAYS) if total.isdecimal() and len(total) < 4 else 0
    words = ("theme", "aims", "preparation")
    return [
        {name: data.get(f"days-{n}-{name}", "") for name in words}
        | {"trains": data.getlist(f"days-{n}-trains")}
        for n in range(count)
    ]


def rearranged(rows: list[dict[str, Any]], do: str) -> list[dict[str, Any]]:
    """What the buttons beside the days do: `add`, `remove-2`, `up-2`. Nothing is saved yet."""
    verb, _, at = do.partition("-")
    place = int(at) if at.isdecimal() and len(at) < 4 else -1
    if verb == "add" and len(rows) < MOST_DAYS:
        return [*rows, {"theme": ""}]
    if verb == "remove" and 0 <= place < len(rows) and len(rows) > 1:
        return rows[:place] + rows[place + 1 :]
    if verb == "up" and 0 < place < len(rows):
        return [*rows[: place - 1], rows[place], rows[place - 1], *rows[place + 1 :]]
    return rows


def _row(day: Day) -> dict[str, Any]:
    theme = "" if day.theme == THEME_TO_COME else day.theme
    trains = [str(competence.pk) for competence in day.trains.all()]
    return {"theme": theme, "aims": day.aims, "preparation": day.preparation, "trains": trains}
