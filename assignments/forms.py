from django import forms

from assignments import agreeing, content
from people.addresses import refuse_lookalike
from people.models import Person
from writing.fields import long_text


class WriteForm(forms.Form):
    """The assignment (ASG-1). Whole when it is put forward; saving asks nothing."""

    title = forms.CharField(
        label=content.LABELS["title"],
        help_text="Kort, zodat een collega weet waar het over gaat.",
        max_length=content.TITLE_LIMIT,
        error_messages={
            "required": "Geef je opdracht een korte titel.",
            "max_length": "Maak de titel korter dan 160 tekens.",
        },
    )
    question = long_text(
        content.LABELS["question"],
        hint="Een echte vraag uit je eigen werk. Begin met: Hoe …",
        error="Schrijf welke vraag je gaat oplossen.",
    )
    why_now = long_text(
        content.LABELS["why_now"],
        hint="Wat gebeurt er als niemand dit oppakt?",
        rows=3,
        error="Schrijf waarom dit nu speelt.",
    )
    for_whom = long_text(
        content.LABELS["for_whom"],
        hint="Je opdrachtgever, en wie er buiten het gemeentehuis iets van merkt.",
        rows=3,
        error="Schrijf voor wie je dit doet.",
    )
    result = long_text(
        content.LABELS["result"],
        hint="Zo concreet dat je opdrachtgever kan zien of het er is.",
        rows=3,
        error="Schrijf wat er aan het eind moet liggen of veranderd zijn.",
    )
    learning = long_text(
        content.LABELS["learning"],
        hint="Wat kun je straks dat je nu nog spannend of lastig vindt?",
        rows=3,
        error="Schrijf wat je ervan wilt leren.",
    )


class NameForm(forms.Form):
    """Naming a mentor or principal. Replacing someone asks to confirm it."""

    name = forms.CharField(
        label="Naam", max_length=120, error_messages={"required": "Vul de naam in van wie je wilt vragen."}
    )
    email = forms.EmailField(
        label="E-mailadres op het werk",
        max_length=254,
        validators=[refuse_lookalike],
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


class DelegateForm(forms.Form):
    """Whom a principal lets answer in their place."""

    name = forms.CharField(
        label="Naam", max_length=120, error_messages={"required": "Vul de naam in van je collega."}
    )
    email = forms.EmailField(
        label="E-mailadres op het werk",
        max_length=254,
        validators=[refuse_lookalike],
        error_messages={
            "required": "Vul het e-mailadres in. Daar sturen we de link heen.",
            "invalid": "Dit is geen volledig e-mailadres. Bijvoorbeeld: naam@gemeente.nl",
        },
    )


class AnswerForm(forms.Form):
    """What a mentor or principal says with their answer. Which answer, the button says."""

    words = long_text(
        "Wil je er iets bij zeggen?",
        required=False,
        is_asked=True,
        hint="Vraag je een wijziging? Schrijf dan welke.",
        rows=3,
        limit=agreeing.LIMIT,
    )


class JudgeForm(forms.Form):
    """A trainer on one exact text, named by its checksum."""

    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)
    is_suitable = forms.TypedChoiceField(
        label="Vind je deze opdracht geschikt?",
        choices=(("yes", "Ja, hiermee kan het leren beginnen"), ("no", "Nog niet, er moet iets veranderen")),
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of je de opdracht geschikt vindt."},
    )
    advice = long_text(
        "Je advies",
        required=False,
        is_asked=True,
        hint="Is de vraag concreet, actueel en nodig? Valt er genoeg te leren? Wat zou jij aanscherpen?",
    )


class LogForm(forms.Form):
    """A few lines about the progress, or a response to them. `once` makes a form sent twice count once."""

    text = long_text(
        "Wat deed je, en wat merkte je?",
        hint="Een paar zinnen is genoeg. Noem geen namen van bewoners.",
        error="Schrijf eerst iets. Eén zin is genoeg.",
    )
    # Not called token: the script that saves while typing calls its own so.
    once = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)


class FinishForm(forms.Form):
    """What a principal says when the assignment is declared finished. Yes or no, the button says."""

    words = long_text(
        "Wil je er iets bij zeggen?",
        required=False,
        is_asked=True,
        hint="Is het nog niet klaar? Schrijf dan wat er nog moet gebeuren.",
        rows=3,
        limit=agreeing.LIMIT,
    )


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
