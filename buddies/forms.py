from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import forms

from buddies import agreeing, wishing
from buddies.models import VETO, Activity, Wish, WishList
from buddies.norms import MOST_WISHES, PLACE_LIMIT, TIMES
from buddies.wishing import Told
from cohorts.fields import date_field
from cohorts.models import Enrolment
from people.models import Organisation
from programme.models import Competence
from writing.fields import long_text

RANKS = ("Je eerste wens", "Je tweede wens", "Je derde wens")
VETO_HINT = "Je hoeft niet te zeggen waarom. Deze deelnemer wordt dan niet je buddy."
NOT_HERE = {"invalid_choice": "Deze deelnemer doet niet (meer) mee. Kies iemand anders, of laat dit leeg."}


class PairForm(forms.Form):
    members = forms.MultipleChoiceField(
        label="Wie worden buddy's?",
        help_text="Kies er twee, of drie als het niet anders uitkomt.",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies twee deelnemers.",
            "invalid_choice": "Een van deze deelnemers heeft intussen al een buddy, of doet niet meer mee.",
        },
    )

    def __init__(self, *args: Any, free: Iterable[Enrolment], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), _label(one)) for one in free]
        self.fields["members"].choices = choices  # type: ignore[attr-defined]

    def numbers(self) -> list[int]:
        return [int(value) for value in self.cleaned_data["members"]]


def _label(enrolment: Enrolment) -> str:
    where = ", ".join(part for part in (str(enrolment.organisation or ""), enrolment.team) if part)
    return f"{enrolment.person.name} ({where})" if where else enrolment.person.name


def _several(label: str, hint: str, wrong: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": wrong, "invalid_list": wrong},
    )


class WishForm(forms.Form):
    """What a participant tells before the division. All of it may stay empty."""

    wants = long_text(
        wishing.LABELS["wants"],
        required=False,
        hint="Bijvoorbeeld: iemand die doorvraagt, of iemand die net als ik veel buiten werkt.",
        rows=3,
        limit=2000,
    )
    # Not called place: that is how a draft says where it belongs.
    workplace = forms.CharField(
        label=wishing.LABELS["workplace"],
        help_text="Bijvoorbeeld: stadskantoor Waterrijk, op vrijdag thuis.",
        required=False,
        max_length=PLACE_LIMIT,
        error_messages={"max_length": f"Maak dit korter dan {PLACE_LIMIT} tekens."},
    )
    reaches = _several(
        "Waar kun je een keer op bezoek?",
        "Buddy's kijken een dagdeel mee op elkaars werkplek.",
        "Deze organisatie doet niet mee.",
    )
    times = _several(
        "Wanneer kun je afspreken?", "Kies alles wat meestal kan.", "Dit dagdeel kun je niet kiezen."
    )
    themes = _several(
        "Waar wil je aan werken?",
        "Kies er een paar. Wie hetzelfde koos, kan elkaar vooruithelpen.",
        "Dit onderwerp hoort niet bij je programma.",
    )

    def __init__(
        self,
        *args: Any,
        fellows: Sequence[Enrolment],
        themes: Sequence[Competence],
        own: Organisation | None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.organisations = {
            str(one.organisation_id): one.organisation
            for one in fellows
            if one.organisation and one.organisation != own
        }
        self.competences = {str(one.pk): one for one in themes}
        self._offer("reaches", {key: one.name for key, one in self.organisations.items()})
        self._offer("themes", {key: one.name for key, one in self.competences.items()})
        self._offer("times", TIMES)
        people = [("", "Niemand"), *((str(one.pk), _label(one)) for one in fellows)]
        for rank, label in enumerate(RANKS, start=1):
            self.fields[f"wish_{rank}"] = _someone(label, people)
        self.fields["veto"] = _someone("Met wie wil je liever niet?", people, VETO_HINT)

    def _offer(self, name: str, choices: Mapping[str, str]) -> None:
        """A question without answers is not asked."""
        if not choices:
            del self.fields[name]
            return
        self.fields[name].choices = choices.items()  # type: ignore[attr-defined]

    def told(self) -> Told:
        data = self.cleaned_data
        chosen = [data[f"wish_{rank}"] for rank in range(1, MOST_WISHES + 1)]
        return Told(
            wishes=[int(value) for value in chosen if value],
            veto=int(data["veto"]) if data["veto"] else None,
            workplace=data["workplace"],
            reaches=[one for key in data.get("reaches", ()) if (one := self.organisations[key])],
            times=data["times"],
            themes=[self.competences[key] for key in data.get("themes", ())],
            wants=data["wants"],
        )


def _someone(label: str, people: list[tuple[str, str]], hint: str = "") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label, help_text=hint, choices=people, required=False, error_messages=NOT_HERE
    )


def wishes_as_found(told: WishList | None, wishes: Iterable[Wish]) -> dict[str, Any]:
    """The start of the form: what was told before."""
    people = {"veto" if wish.rank == VETO else f"wish_{wish.rank}": str(wish.target_id) for wish in wishes}
    if told is None:
        return dict(people)
    return people | {
        "wants": told.wants,
        "workplace": told.workplace,
        "times": told.times,
        "reaches": [str(one.pk) for one in told.reaches.all()],
        "themes": [str(one.pk) for one in told.themes.all()],
    }


class AgreementForm(forms.Form):
    """The card. Everything may stay empty; it is saved as it is typed."""

    rhythm = long_text(
        agreeing.LABELS["rhythm"],
        required=False,
        hint="Bijvoorbeeld: om de week op dinsdag, een half uur.",
        rows=2,
    )
    channel = long_text(
        agreeing.LABELS["channel"],
        required=False,
        hint="Bijvoorbeeld: bellen onderweg naar huis. Appen mag altijd.",
        rows=2,
    )
    confidentiality = long_text(
        agreeing.LABELS["confidentiality"],
        required=False,
        hint="Bijvoorbeeld: wat we over collega's zeggen, blijft hier.",
        rows=2,
    )


class ActivityForm(forms.Form):
    """What they did together. `once` makes a form sent twice count once."""

    kind = forms.ChoiceField(
        label="Wat deden jullie?",
        choices=Activity.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies wat jullie deden.",
            "invalid_choice": "Kies een van deze drie.",
        },
    )
    on = date_field("Wanneer?", missing="Vul in wanneer het was.")
    note = long_text(
        "Wat leverde het op?",
        required=False,
        hint="Een zin is genoeg. Van een intervisie bewaren we niets: laat dit dan leeg.",
        rows=2,
        limit=2000,
    )
    once = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    @property
    def day(self) -> date:
        day: date = self.cleaned_data["on"]
        return day
