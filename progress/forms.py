from django import forms


class WaiveForm(forms.Form):
    reason = forms.CharField(
        label="Waarom hoeft deze dag niet?",
        help_text="De deelnemer leest dit ook. De reden blijft bewaard.",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": None}),
        error_messages={
            "required": "Schrijf waarom deze dag niet hoeft. Eén zin is genoeg.",
            "max_length": "Maak de reden korter dan 300 tekens. Nu zijn het er %(show_value)d.",
        },
    )
