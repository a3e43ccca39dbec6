from django import forms

from outbox.kinds import SWITCHABLE


class PreferencesForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label="Welke herinneringen wil je krijgen?",
        help_text="Uitnodigingen en berichten over een wijziging krijg je altijd.",
        choices=[(kind.name, kind.label) for kind in SWITCHABLE],
        widget=forms.CheckboxSelectMultiple({"class": "utrecht-checkbox utrecht-checkbox--html-input"}),
        required=False,
    )
