from django import forms

from cohorts.fields import word_field
from writing.fields import long_text


class CohortMessageForm(forms.Form):
    title = word_field("Onderwerp", length=100, missing="Geef je bericht een onderwerp.")
    words = long_text(
        "Bericht",
        rows=8,
        limit=4000,
        error="Schrijf je bericht.",
        hint="Alle deelnemers lezen dit. Zet er niets in over één persoon.",
    )
