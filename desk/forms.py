"""The forms of the desk. All that was typed stays, whatever is wrong."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict

from cohorts.fields import date_field, email_field, word_field
from cohorts.models import Cohort
from desk import sheets, standing
from desk.people_list import ROLES, Wanted
from people.converters import LONGEST_KEY
from people.models import Organisation

LONGEST_LIST = 400_000


def _rows_field(label: str, hint: str, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        max_length=LONGEST_LIST,
        strip=False,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": None, "spellcheck": "false", "wrap": "off"}),
        error_messages={
            "required": "Zet elke deelnemer op een eigen rij.",
            "max_length": "Deze lijst is te lang. Kies een bestand, of haal weg wat er niet bij hoort.",
        },
    )


class ListForm(forms.Form):
    """Participants to take in. The two fields below count for each row that does not say it itself."""

    text = _rows_field(
        "Verbeter de lijst",
        "Elke deelnemer heeft een eigen rij. Tussen twee kolommen staat een tab.",
        required=True,
    )
    trainer = word_field(
        "Wie voerde de intakegesprekken?",
        length=120,
        required=False,
        hint="Alleen voor rijen waar dat niet bij staat.",
    )
    decided_on = date_field(
        "Wanneer is besloten dat zij mee mogen doen?",
        required=False,
        hint="Alleen voor rijen waar dat niet bij staat.",
    )


class NewListForm(ListForm):
    text = _rows_field(
        "Plak de lijst",
        "Kopieer de rijen in Excel, met de kopjes erboven: Naam, E-mailadres, Organisatie, Team, "
        "Intake door, Toegelaten op. De eerste twee zijn altijd nodig.",
        required=False,
    )
    file = forms.FileField(
        label="Of kies een bestand",
        required=False,
        help_text="Excel (xlsx), LibreOffice (ods), csv of tekst. Ten hoogste 20 MB. "
        "Van meer bladen lezen we het eerste.",
        error_messages={
            "invalid": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )
    field_order = ("text", "file", "trainer", "decided_on")


class Choice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One out of a list. A number that no database can hold is none of them."""

    def __init__(self, label: str, *, missing: str, **options: Any) -> None:
        said = {"required": missing, "invalid_choice": "Kies uit de lijst."}
        super().__init__(
            queryset=None, label=label, empty_label="Maak een keuze", error_messages=said, **options
        )

    def to_python(self, value: Any) -> Any:
        if len(str(value or "")) > LONGEST_KEY:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name)


class WantedForm(forms.Form):
    """Whom to show. It stands in the address; what makes no sense there is not asked."""

    zoek = forms.CharField(required=False, max_length=200)
    rol = forms.ChoiceField(required=False, choices=[("", "Alle rollen"), *ROLES.items()])
    cohort = forms.IntegerField(required=False, min_value=1, max_value=10**LONGEST_KEY)
    organisatie = forms.IntegerField(required=False, min_value=1, max_value=10**LONGEST_KEY)

    def wanted(self) -> Wanted:
        self.is_valid()
        given = self.cleaned_data
        return Wanted(
            words=given.get("zoek", ""),
            role=given.get("rol", ""),
            cohort=given.get("cohort"),
            organisation=given.get("organisatie"),
        )


def wanted_words(given: QueryDict) -> str:
    """What is searched for; nothing when it cannot be asked."""
    return WantedForm(given).wanted().words


class IntoForm(forms.Form):
    """Into which cohort somebody is invited; two buttons say how many."""

    cohort = Choice("Voor welk cohort?", missing="Kies een cohort.")

    def __init__(self, *args: Any, cohorts: "QuerySet[Cohort]", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["cohort"].queryset = cohorts  # type: ignore[attr-defined]
        self.first_two = list(cohorts[:2])
        if len(self.first_two) == 1:
            self.fields["cohort"].initial = self.first_two[0].pk


class OrganisationForm(forms.Form):
    name = word_field("Naam van de organisatie", length=120, missing="Vul de naam in.")


class MergeForm(forms.Form):
    into = Choice("Met welke organisatie?", missing="Kies een organisatie.")

    def __init__(self, *args: Any, others: "QuerySet[Organisation]", **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["into"].queryset = others  # type: ignore[attr-defined]


def _address_field(label: str, hint: str) -> forms.EmailField:
    field = email_field()
    field.label, field.help_text = label, hint
    return field


class OtherAccountForm(forms.Form):
    email = _address_field("E-mailadres van het andere account", "Beide adressen krijgen een mail.")


class OtherAddressForm(forms.Form):
    email = _address_field("Je andere e-mailadres", "Daar sturen we een code naartoe.")


class ExportForm(forms.Form):
    """The same people as on the page, in one of these forms."""

    form = forms.ChoiceField(
        label="In welke vorm?", choices=[(name, label) for name, (label, _) in sheets.FORMS.items()]
    )
    lacks = forms.ChoiceField(required=False, choices=list(standing.LACKS.items()), widget=forms.HiddenInput)
