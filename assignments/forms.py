from django import forms

from people.models import Person


class TitleForm(forms.Form):
    title = forms.CharField(
        label="Titel van je praktijkopdracht",
        max_length=160,
        error_messages={
            "required": "Geef je opdracht een korte titel.",
            "max_length": "Maak de titel korter dan 160 tekens.",
        },
    )


class NameForm(forms.Form):
    """Naming a mentor or principal. Replacing someone asks to confirm it."""

    name = forms.CharField(
        label="Naam", max_length=120, error_messages={"required": "Vul de naam in van wie je wilt vragen."}
    )
    email = forms.EmailField(
        label="E-mailadres op het werk",
        max_length=254,
        error_messages={
            "required": "Vul het e-mailadres in. Daar sturen we de uitnodiging heen.",
            "invalid": "Dit is geen volledig e-mailadres. Bijvoorbeeld: naam@gemeente.nl",
        },
    )
    organisation = forms.CharField(label="Organisatie", max_length=120, required=False)
    confirm = forms.BooleanField(
        label="Ja, ik vraag iemand anders. Wie ik eerder vroeg, ziet vanaf nu niets meer.", required=False
    )

    def __init__(self, *args: object, replaces: Person | None = None, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.replaces = replaces
        if replaces is None:
            del self.fields["confirm"]

    def clean(self) -> dict[str, object]:
        cleaned = super().clean() or {}
        is_another = self.replaces and str(cleaned.get("email", "")).lower() != self.replaces.email
        if is_another and not cleaned.get("confirm"):
            self.add_error("confirm", f"Zet een vinkje als je {self.replaces} wilt vervangen.")
        return cleaned


class CodeForm(forms.Form):
    code = forms.CharField(
        label="Code uit de mail",
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={
            "required": "Vul de code van zes cijfers in.",
            "max_length": "Een code heeft zes cijfers.",
        },
    )
