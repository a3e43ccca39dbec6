from collections.abc import Iterable
from typing import Any

from django import forms

from cohorts.models import Enrolment
from intervisie import bringing, learning, telling
from intervisie.gathering import NO_GROUP
from intervisie.methods import Role
from intervisie.models import Member
from intervisie.overview import METHODS
from writing.fields import long_text

MOST_GROUPS = 6
GROUPS = (
    (NO_GROUP, "Doet niet mee"),
    *((number, f"Groep {number}") for number in range(1, MOST_GROUPS + 1)),
)


def method_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Volgens welke methode?",
        choices=[(one.method.value, one.label) for one in METHODS],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een methode.", "invalid_choice": "Kies een van deze methoden."},
    )


class BeginForm(forms.Form):
    """A participant begins one; buddies are chosen already."""

    people = forms.MultipleChoiceField(
        label="Met wie?",
        help_text="Je buddy staat bovenaan. Kies wie er nu bij is.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies met wie je intervisie doet. Alleen gaat het niet.",
            "invalid_choice": "Een van deze deelnemers doet niet meer mee. Kijk de lijst opnieuw na.",
        },
    )
    method = method_field()
    role = forms.ChoiceField(
        label="Wat doe jij?",
        choices=(
            (Role.BRINGS.value, "Ik breng de casus in"),
            (Role.LEADS.value, "Ik leid het gesprek"),
            (Role.THINKS.value, "Ik denk mee"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat jij doet. Je kunt straks nog wisselen."},
    )

    def __init__(self, *args: Any, fellows: Iterable[Enrolment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["people"].choices = [(str(one.pk), one.person.name) for one in fellows]  # type: ignore[attr-defined]

    def numbers(self) -> list[int]:
        return [int(value) for value in self.cleaned_data["people"]]


class GroupsForm(forms.Form):
    """A trainer begins one for the whole group, or one for each group."""

    method = method_field()

    def __init__(self, *args: Any, participants: Iterable[Enrolment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.participants = list(participants)
        for one in self.participants:
            self.fields[_group_name(one)] = forms.TypedChoiceField(
                label=one.person.name,
                choices=GROUPS,
                coerce=int,
                initial=1,
                widget=forms.Select(attrs={"class": "vak-select__short"}),
                error_messages={
                    "required": "Kies een groep.",
                    "invalid_choice": "Kies een van deze groepen.",
                },
            )

    @property
    def rows(self) -> list[forms.BoundField]:
        return [self[_group_name(one)] for one in self.participants]

    def groups(self) -> dict[int, int]:
        return {one.pk: self.cleaned_data[_group_name(one)] for one in self.participants}


def _group_name(enrolment: Enrolment) -> str:
    return f"group-{enrolment.pk}"


class CaseTextForm(forms.Form):
    """What is on the table, for who sits at it."""

    case = long_text(
        telling.LABELS["case"],
        required=False,
        is_asked=True,
        hint="Een paar zinnen: wat speelt er, en wat is de vraag? Noem geen namen van bewoners.",
        rows=5,
    )


class EndForm(forms.Form):
    present = forms.MultipleChoiceField(
        label="Wie waren erbij?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies wie erbij waren.",
            "invalid_choice": "Deze lijst klopt niet meer. Kijk hem opnieuw na.",
        },
    )

    def __init__(self, *args: Any, members: Iterable[Member], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["present"].choices = [(str(one.pk), one.person.name) for one in members]  # type: ignore[attr-defined]

    def numbers(self) -> set[int]:
        return {int(value) for value in self.cleaned_data["present"]}


class LearnedForm(forms.Form):
    learned = long_text(
        "Wat neem jij mee?",
        required=False,
        is_asked=True,
        hint="Eén zin over jezelf, niet over de casus. Bijvoorbeeld: Ik vraag eerst wat iemand nodig heeft.",
        rows=2,
        limit=learning.LIMIT,
    )


class CaseForm(forms.Form):
    title = forms.CharField(
        label=bringing.LABELS["title"],
        help_text="Zodat je trainers in één oogopslag zien waar het over gaat.",
        max_length=bringing.TITLE_LIMIT,
        error_messages={
            "required": "Geef je casus een korte titel.",
            "max_length": f"Maak de titel korter dan {bringing.TITLE_LIMIT} tekens.",
        },
    )
    words = long_text(
        bringing.LABELS["words"],
        hint="Wat gebeurt er, en wat wil je weten van de groep? Noem geen namen van bewoners.",
        rows=6,
        error="Schrijf waar je casus over gaat. Een paar zinnen is genoeg.",
    )
