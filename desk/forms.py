"""The forms of the desk. All that was typed stays, whatever is wrong."""

from django import forms

from cohorts.fields import date_field, word_field

LONGEST_LIST = 400_000


class ListForm(forms.Form):
    """Participants to take in. The two fields below count for each row that does not say it itself."""

    text = forms.CharField(
        label="Plak de lijst",
        required=False,
        max_length=LONGEST_LIST,
        strip=False,
        help_text="Kopieer de rijen in Excel, met de kopjes erboven: Naam, E-mailadres, Organisatie, Team, "
        "Intake door, Toegelaten op. De eerste twee zijn altijd nodig.",
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": None, "spellcheck": "false", "wrap": "off"}),
        error_messages={
            "max_length": "Deze lijst is te lang. Kies een bestand, of haal weg wat er niet bij hoort."
        },
    )
    trainer = word_field(
        "Wie voerde de intakegesprekken?",
        length=120,
        required=False,
        hint="Alleen voor rijen waar dat niet bij staat.",
    )
    decided_on = date_field(
        "Wanneer is besloten dat zij mee mogen doen?",
        required=False,
        hint="Alleen voor rijen waar dat niet bij staat.",
    )


class NewListForm(ListForm):
    file = forms.FileField(
        label="Of kies een bestand",
        required=False,
        help_text="Excel (xlsx), csv of tekst. Ten hoogste 20 MB. Van meer bladen lezen we het eerste.",
        error_messages={
            "invalid": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )
    field_order = ("text", "file", "trainer", "decided_on")
