from django import forms

from outbox.kinds import SWITCHABLE


class PreferencesForm(forms.Form):
    wanted = forms.MultipleChoiceField(
        label="Welke herinneringen wil je krijgen?",
        help_text="Uitnodigingen en berichten over een wijziging krijg je altijd.",
        choices=[(kind.name, kind.label) for kind in SWITCHABLE],
        widget=forms.CheckboxSelectMultiple(
            {"class": "utrecht-checkbox utrecht-checkbox--html-input", "data-look": "list"}
        ),
        required=False,
    )
    in_digest = forms.TypedChoiceField(
        label="Hoe wil je ze krijgen?",
        choices=[("False", "Eén voor één"), ("True", "Eén keer per dag, om 8.00 uur, in één mail")],
        coerce=lambda value: value == "True",
        widget=forms.RadioSelect,
    )
