from collections.abc import Iterable
from typing import Any

from django import forms

from people.glass import Pane

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
