from collections.abc import Iterable
from typing import Any

from django import forms

from cohorts.fields import word_field
from people.glass import Pane
from people.models import Person

LEAST = 20


class GlassForm(forms.Form):
    """Which kind of text, and why. Which one of that kind comes after the reason is on record."""

    pane = forms.ChoiceField(
        label="Wat moet je zien?",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat je moet zien."},
    )
    reason = forms.CharField(
        label="Waarom?",
        help_text="Dit komt in het logboek. De eigenaar van de tekst leest het in een mail en bij "
        "Mijn gegevens. Schrijf dus niets over anderen.",
        min_length=LEAST,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": "Schrijf op waarom je dit moet zien.",
            "min_length": f"Schrijf iets meer op: ten minste {LEAST} tekens. De eigenaar moet het begrijpen.",
        },
    )

    def __init__(self, *args: Any, panes: Iterable[Pane], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["pane"].choices = [(one.name, one.label) for one in panes]  # type: ignore[attr-defined]


class EraseForm(forms.Form):
    """One's own address, typed: nobody erases everything by a slip of the hand."""

    email = word_field("Typ je e-mailadres over", length=254, missing="Typ het e-mailadres over.")

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        typed: str = self.cleaned_data["email"]
        if typed.lower() != self.person.email.lower():
            raise forms.ValidationError(f"Dit is niet het adres van dit account. Typ {self.person.email}.")
        return typed


class EraseForForm(EraseForm):
    """For who asked by letter. How they were recognised stays until it is done."""

    identified = word_field(
        "Hoe weet je dat deze persoon het vroeg?",
        length=200,
        hint="Bijvoorbeeld: brief van 12 november, teruggebeld op het nummer van de gemeente. "
        "Schrijf geen nummer van een paspoort op. Dit verdwijnt als het wissen klaar is.",
    )
    field_order = ("identified", "email")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "Typ het e-mailadres van deze persoon over"
