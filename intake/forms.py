from typing import Any

from django import forms

from intake.questions import Question, Step
from people.addresses import refuse_lookalike
from writing.fields import long_text
from writing.merging import Fields


class ClaimForm(forms.Form):
    """Who wants to apply; nothing is known of them yet."""

    name = forms.CharField(
        label="Je naam",
        max_length=120,
        error_messages={"required": "Vul je naam in.", "max_length": "Maak je naam korter dan 120 tekens."},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label="Je e-mailadres",
        max_length=254,
        validators=[refuse_lookalike],
        help_text="Het liefst je adres op het werk. We sturen er een code naartoe.",
        error_messages={
            "required": "Vul je e-mailadres in.",
            "invalid": "Dit is geen e-mailadres. Een adres ziet eruit als naam@voorbeeld.nl.",
            "max_length": "Dit adres is te lang.",
        },
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code uit de mail",
        max_length=20,
        help_text="Zes cijfers.",
        error_messages={
            "required": "Vul de code uit de mail in.",
            "max_length": "De code heeft zes cijfers.",
        },
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )


class StepForm(forms.Form):
    """The questions of one step, filled with what was saved."""

    def __init__(self, data: Any = None, *, step: Step, fields: Fields) -> None:
        super().__init__(data, initial=dict(fields))
        for question in step.questions:
            self.fields[question.name] = _field(question)


def _field(question: Question) -> forms.Field:
    too_long = f"Dit is te lang: %(show_value)d tekens. Maak het korter dan {question.limit} tekens."
    errors = {"required": question.error, "max_length": too_long}
    if question.choices:
        field: forms.Field = forms.ChoiceField(
            choices=question.choices,
            widget=forms.RadioSelect,
            error_messages=errors | {"invalid_choice": question.error},
        )
    elif question.rows:
        return long_text(
            question.label,
            required=question.is_required,
            hint=question.hint,
            rows=question.rows,
            error=question.error,
            limit=question.limit,
        )
    else:
        field = forms.CharField(max_length=question.limit, error_messages=errors)
    field.label, field.help_text, field.required = question.label, question.hint, question.is_required
    field.widget.is_required = question.is_required
    return field


class AgreementForm(forms.Form):
    """Under the application as it will be handed in."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    agrees = forms.BooleanField(
        label="Ik heb de voorwaarden gelezen en ga akkoord",
        error_messages={"required": "Lees de voorwaarden en vink aan dat je akkoord bent."},
    )
