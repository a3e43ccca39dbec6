from django import forms

from certificates import certifying, naming
from writing.fields import long_text


class NameForm(forms.Form):
    """How the holder writes the name; `naming.clean` judges it."""

    name = forms.CharField(
        label="Je naam, zoals die op het certificaat komt",
        help_text=f"Hooguit {naming.LONGEST} tekens. Dit is een officieel stuk: schrijf je hele naam.",
        error_messages={"required": naming.NoName.message},
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )


class ReasonForm(forms.Form):
    """Why a certificate is revoked or issued anew."""

    reason = long_text(
        "Waarom?",
        hint="De houder en de trainers lezen dit. De reden blijft zeven jaar bij het certificaat staan.",
        rows=3,
        limit=1000,
        error=certifying.NoReason.message,
    )


class NumberForm(forms.Form):
    number = forms.CharField(
        label="Nummer van het certificaat",
        help_text="Twintig letters en cijfers. Streepjes, spaties en kleine letters maken niet uit.",
        error_messages={"required": "Vul het nummer in dat op het certificaat staat."},
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )
