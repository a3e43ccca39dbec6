from collections.abc import Iterable
from typing import Any

from django import forms

from evaluation.models import Asked, Kind, Moment
from evaluation.standard import SCALE
from writing.fields import long_text

LONGEST_ANSWER = 2000
LONGEST_CHOICE = 100


class EvaluationForm(forms.Form):
    """One field per question; none must be answered, and an empty form is refused by the verb."""

    def __init__(self, *args: Any, asked: Iterable[Asked], **options: Any) -> None:
        super().__init__(*args, **options)
        self.asked = list(asked)
        for one in self.asked:
            self.fields[f"v-{one.pk}"] = _field(one)

    def given(self) -> dict[int, int | str]:
        found = {one.pk: self.cleaned_data[f"v-{one.pk}"] for one in self.asked}
        return {pk: value for pk, value in found.items() if value}


def _field(asked: Asked) -> forms.Field:
    if asked.kind == Kind.TEXT:
        return long_text(asked.words, required=False, limit=LONGEST_ANSWER, is_asked=True)
    choices = SCALE if asked.kind == Kind.SCALE else tuple(enumerate(asked.options, start=1))
    field = forms.TypedChoiceField(
        label=asked.words,
        choices=choices,
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "Kies een van deze antwoorden."},
    )
    field.is_asked = True  # type: ignore[attr-defined]
    return field


class QuestionForm(forms.Form):
    moment = forms.ChoiceField(
        label="Wanneer vraag je dit?",
        choices=[(one.value, one.label.capitalize()) for one in Moment],
        initial=Moment.END,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wanneer je dit vraagt.", "invalid_choice": "Kies een moment."},
    )
    kind = forms.ChoiceField(
        label="Hoe antwoorden deelnemers?",
        choices=[(one.value, one.label.capitalize()) for one in Kind],
        initial=Kind.SCALE,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een soort vraag.", "invalid_choice": "Kies een soort vraag."},
    )
    words = forms.CharField(
        label="Vraag of stelling",
        max_length=200,
        error_messages={
            "required": "Schrijf de vraag op.",
            "max_length": "Dit is te lang. Gebruik ten hoogste 200 tekens.",
        },
    )
    choices = long_text(
        "Antwoorden om uit te kiezen",
        required=False,
        limit=1000,
        hint="Alleen bij kiezen uit antwoorden. Zet elk antwoord op een eigen regel.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        lines = [line.strip() for line in cleaned.get("choices", "").splitlines() if line.strip()]
        if cleaned.get("kind") != Kind.CHOICE:
            cleaned["choices"] = ""
        elif not 2 <= len(lines) <= 8 or len(set(lines)) < len(lines):
            self.add_error("choices", "Geef twee tot acht verschillende antwoorden, elk op een eigen regel.")
        elif max(map(len, lines)) > LONGEST_CHOICE:
            self.add_error("choices", f"Houd elk antwoord korter dan {LONGEST_CHOICE} tekens.")
        else:
            cleaned["choices"] = "\n".join(lines)
        return cleaned
