"""The fields that the forms of the programme office share."""

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator

from cohorts import dates
from people.addresses import refuse_lookalike
from people.converters import LONGEST_KEY
from people.models import Person

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
MOST_ROWS = 60


class DateBox(forms.DateInput):
    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


class TimeBox(forms.TimeInput):
    input_type = "time"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%H:%M", **options)


def date_field(
    label: str, *, required: bool = True, hint: str = "", missing: str = "Vul een datum in."
) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        help_text=hint,
        widget=DateBox(),
        input_formats=["%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"],
        validators=[
            MinValueValidator(EARLIEST, "Deze datum ligt te ver terug. Vul een datum in vanaf 2000."),
            MaxValueValidator(LATEST, "Deze datum ligt te ver weg. Vul een datum in tot en met 2100."),
        ],
        error_messages={
            "required": missing,
            "invalid": "Deze datum bestaat niet. Schrijf hem als 24-09-2026.",
        },
    )


def time_field(label: str, *, required: bool = True, missing: str = "Vul een tijd in.") -> forms.TimeField:
    return forms.TimeField(
        label=label,
        required=required,
        widget=TimeBox(),
        input_formats=["%H:%M", "%H:%M:%S", "%H.%M"],
        error_messages={"required": missing, "invalid": "Deze tijd bestaat niet. Schrijf hem als 9:30."},
    )


def word_field(
    label: str, *, length: int, required: bool = True, hint: str = "", missing: str = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=length,
        help_text=hint,
        error_messages={
            "required": missing or "Vul dit in.",
            "max_length": f"Dit is te lang. Gebruik ten hoogste {length} tekens.",
        },
    )


def place_field() -> forms.CharField:
    return word_field("Plaats", length=200, required=False, hint="Gebouw en zaal.")


def link_field() -> forms.URLField:
    return forms.URLField(
        label="Link",
        required=False,
        max_length=200,
        assume_scheme="https",
        help_text="Voor een bijeenkomst online.",
        error_messages={
            "invalid": "Dit is geen geldig webadres. Een webadres begint met https://.",
            "max_length": "Dit webadres is te lang. Gebruik ten hoogste 200 tekens.",
        },
    )


def capacity_field() -> forms.IntegerField:
    return forms.IntegerField(
        label="Plaatsen",
        min_value=1,
        max_value=500,
        help_text="Hoeveel deelnemers er ten hoogste bij kunnen.",
        error_messages={
            "required": "Vul in hoeveel plaatsen er zijn.",
            "invalid": "Vul een heel getal in, bijvoorbeeld 16.",
            "min_value": "Een cohort heeft ten minste één plaats.",
            "max_value": "Vul een getal in tot en met 500.",
        },
    )


def applies_until_field() -> forms.DateField:
    return date_field(
        "Aanmelden kan tot en met",
        required=False,
        hint="Leeg: dit cohort staat niet open voor aanmelding.",
    )


def name_field() -> forms.CharField:
    return word_field(
        "Naam van het cohort",
        length=80,
        hint="Bijvoorbeeld: Waterland, najaar 2026.",
        missing="Geef het cohort een naam.",
    )


def long_field(label: str, *, hint: str = "", rows: int = 4) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=4000,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows, "maxlength": None}),
        error_messages={
            "max_length": "Deze tekst is te lang: %(show_value)d tekens. Maak hem korter dan 4.000 tekens."
        },
    )


def email_field() -> forms.EmailField:
    return forms.EmailField(
        label="E-mailadres",
        max_length=254,
        validators=[refuse_lookalike],
        help_text="Hierop komt de uitnodiging. Iemand logt in met dit adres.",
        error_messages={
            "required": "Vul een e-mailadres in.",
            "invalid": "Dit is geen geldig e-mailadres. Kijk of er een @ in staat.",
            "max_length": "Dit e-mailadres is te lang.",
        },
    )


class People(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some people out of a list, ticked."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        super().__init__(
            queryset=Person.objects.none(),
            label=label,
            required=False,
            help_text=hint,
            widget=forms.CheckboxSelectMultiple,
            error_messages={
                "invalid_choice": "Kies uit de lijst.",
                "invalid_pk_value": "Kies uit de lijst.",
                "invalid_list": "Kies uit de lijst.",
            },
        )

    def clean(self, value: Any) -> Any:
        if any(len(key) > LONGEST_KEY for key in value or ()):
            raise forms.ValidationError(self.error_messages["invalid_pk_value"], code="invalid_pk_value")
        return super().clean(value)


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class VersionChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        days = dates.counted(obj.day_count)
        return f"{obj.programme.title} (versie {obj.number}, {days})"
