from typing import Any

from django import forms

from evaluation.models import Complaint
from writing.fields import long_text


class ComplaintForm(forms.Form):
    subject = forms.CharField(
        label="Waar gaat je klacht over?",
        max_length=100,
        error_messages={
            "required": "Schrijf in een paar woorden waar je klacht over gaat.",
            "max_length": "Dit is te lang. Gebruik ten hoogste 100 tekens.",
        },
    )
    words = long_text(
        "Wat is er gebeurd?", rows=8, limit=6000, error="Schrijf op wat er is gebeurd. Kort mag ook."
    )
    wish = long_text("Wat zou je willen dat wij doen?", required=False, rows=4, limit=3000)
    about_office = forms.BooleanField(
        label="Mijn klacht gaat over iemand van het programmabureau",
        help_text="Dan leest en behandelt de beheerder hem, en het programmabureau niet.",
        required=False,
        widget=forms.CheckboxInput({"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
    )


class ReplyForm(forms.Form):
    words = long_text("Je antwoord", rows=6, limit=6000, error="Schrijf je antwoord.")


class HandlingForm(ReplyForm):
    """For who handles it: an answer on the way, or the decision."""

    outcome = forms.ChoiceField(
        label="Is dit het besluit?",
        choices=[("", "Nog niet"), *Complaint.Outcome.choices],
        required=False,
        widget=forms.RadioSelect,
        help_text="Met een besluit is de klacht afgerond. Schrijf erbij waarom.",
        error_messages={"invalid_choice": "Kies een van deze mogelijkheden."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        field: Any = self.fields["outcome"]
        field.is_asked = True
