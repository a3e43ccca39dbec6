from django import forms


class ResetForm(forms.Form):
    reason = forms.CharField(
        label="Waarom, en hoe weet je dat deze persoon het vraagt?",
        help_text="Dit komt in het logboek. De persoon krijgt een mail, zonder deze tekst.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Vul in waarom je dit doet, en hoe je weet wie het vraagt."},
    )
