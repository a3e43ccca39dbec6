"""The forms about admission and invitations. All that was typed stays, whatever is wrong."""

from django import forms

from proeve.models import Seat


class DispenseForm(forms.Form):
    reason = forms.CharField(
        label="Waarom hoeft dit niet?",
        help_text="De deelnemer en de trainers lezen dit. Anderen zien alleen dat er ontheffing is.",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": None}),
        error_messages={
            "required": "Schrijf waarom dit niet hoeft. Eén zin is genoeg.",
            "max_length": "Maak de reden korter dan 1.000 tekens. Nu zijn het er %(show_value)d.",
        },
    )


class AnswerForm(forms.Form):
    says = forms.ChoiceField(
        label="Kun je erbij zijn?",
        choices=Seat.Answer.choices,
        widget=forms.HiddenInput,
        error_messages={
            "required": "Kies een van de antwoorden.",
            "invalid_choice": "Kies een van de antwoorden.",
        },
    )
    words = forms.CharField(
        label="Wil je er iets bij zeggen?",
        required=False,
        max_length=1000,
        help_text="Bij een ander moment: wanneer kun je wel? De trainers en het programmabureau lezen dit.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": None}),
        error_messages={
            "max_length": "Maak je toelichting korter dan 1.000 tekens. Nu zijn het er %(show_value)d."
        },
    )
    asked = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
