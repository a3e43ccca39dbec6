from collections.abc import Iterable
from typing import Any

from django import forms

from cohorts.models import Session
from pod.taking_in import Spot


class TakeInForm(forms.Form):
    """Where in the POD a learning sentence goes."""

    day = forms.TypedChoiceField(
        label="Bij welke dag?",
        coerce=int,
        error_messages={"required": "Kies een dag.", "invalid_choice": "Kies een van deze dagen."},
    )
    spot = forms.ChoiceField(
        label="Waar wil je hem hebben?",
        choices=Spot.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies waar je leerzin komt.",
            "invalid_choice": "Kies een van deze plaatsen.",
        },
    )

    def __init__(self, *args: Any, days: Iterable[Session], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(day.number), str(day)) for day in days]
        self.fields["day"].choices = choices  # type: ignore[attr-defined]
