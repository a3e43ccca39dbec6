"""The forms around the conversation: times, another moment, the record, a second judge, the decision."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.dateformat import format as format_date
from django.utils.timezone import localtime

from cohorts.dates import Slot
from cohorts.fields import PersonChoice, date_field, link_field, place_field, time_field
from cohorts.local_time import at
from intake import deciding, record
from intake.models import Decision, OfferedTime
from people.models import Person
from people.refusals import Refusal
from writing.fields import long_text

LENGTHS = ((30, "30 minuten"), (45, "45 minuten"), (60, "een uur"), (90, "anderhalf uur"))
MOST = 8


class TimesForm(forms.Form):
    """A row of conversations in succession on one day."""

    date = date_field("Datum")
    start = time_field("Begin van het eerste gesprek")
    minutes = forms.TypedChoiceField(
        label="Hoe lang duurt een gesprek?",
        choices=LENGTHS,
        initial=60,
        coerce=int,
        error_messages={"required": "Kies een duur.", "invalid_choice": "Kies een duur uit de lijst."},
    )
    count = forms.IntegerField(
        label="Hoeveel gesprekken achter elkaar?",
        initial=1,
        min_value=1,
        max_value=MOST,
        error_messages={
            "required": "Vul in hoeveel gesprekken.",
            "invalid": "Vul een heel getal in.",
            "min_value": "Vul ten minste 1 in.",
            "max_value": f"Vul ten hoogste {MOST} in.",
        },
    )
    place = place_field()
    link = link_field()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["link"].help_text = "Voor gesprekken online."

    def slots(self) -> list[Slot]:
        """One after the other; an error at the field when the clock skips one of them."""
        given = self.cleaned_data
        try:
            return [self._slot(given, number) for number in range(given["count"])]
        except Refusal as refusal:
            self.add_error("start", str(refusal))
        except OverflowError:
            self.add_error("start", "Deze gesprekken passen niet op één dag.")
        return []

    def _slot(self, given: dict[str, Any], number: int) -> Slot:
        length = timedelta(minutes=given["minutes"])
        first = timedelta(hours=given["start"].hour, minutes=given["start"].minute) + number * length
        return Slot(
            at(given["date"], _clock(first)),
            at(given["date"], _clock(first + length)),
            given["place"],
            given["link"],
        )


def _clock(since_midnight: timedelta) -> time:
    if since_midnight >= timedelta(days=1):
        raise OverflowError
    return (datetime.min + since_midnight).time()


class TimeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        begin, end = localtime(obj.starts_at), localtime(obj.ends_at)
        when = f"{format_date(begin, 'l j F')}, {format_date(begin, 'G.i')} tot {format_date(end, 'G.i')} uur"
        where = obj.place or ("online" if obj.link else "")
        return ", ".join(part for part in (when, where, f"met {obj.trainer.name}") if part)


class PickForm(forms.Form):
    """One of the times that trainers offer."""

    time = TimeChoice(
        label="Kies een tijd",
        queryset=OfferedTime.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={
            "required": "Kies een tijd.",
            "invalid_choice": "Deze tijd is niet meer vrij. Kies een andere.",
        },
    )

    def __init__(self, *args: Any, times: QuerySet[OfferedTime], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["time"].queryset = times  # type: ignore[attr-defined]


class WishForm(forms.Form):
    words = forms.CharField(
        label="Wanneer kun je wel?",
        max_length=1000,
        help_text="Noem een paar dagen of dagdelen. Een reden hoeft niet.",
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": None}),
        error_messages={
            "required": "Schrijf wanneer je wel kunt. Noem een paar dagen of dagdelen.",
            "max_length": "Maak je bericht korter dan 1000 tekens.",
        },
    )


def _level(subject: record.Subject) -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Niveau",
        choices=record.LEVELS,
        widget=forms.RadioSelect,
        error_messages={
            "required": f"Kies een niveau bij {subject.label}.",
            "invalid_choice": f"Kies een niveau bij {subject.label}.",
        },
    )


def _judgement(name: str, error: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=record.LABELS[name],
        choices=record.JUDGEMENTS,
        widget=forms.RadioSelect,
        error_messages={"required": error, "invalid_choice": error},
    )


class RecordForm(forms.Form):
    """What INT-3 asks, and the trainer's own notes."""

    motivation = long_text(
        record.LABELS["motivation"],
        hint="Wat wil deze persoon leren, en waarom nu?",
        error="Schrijf wat je hoorde over de motivatie.",
    )
    idea = long_text(
        record.LABELS["idea"],
        hint="Welke vraag uit het eigen werk kwam op tafel?",
        error="Schrijf welke opdracht mogelijk is.",
    )
    learns = _judgement(record.LEARNS, "Kies of er genoeg te leren valt.")
    urgent = _judgement(record.URGENT, "Kies of het urgent is voor de opdrachtgever.")
    explained_programme = forms.BooleanField(
        label=record.TICKS["explained_programme"],
        error_messages={"required": "Leg uit hoe het programma werkt en vink het aan."},
    )
    explained_pod = forms.BooleanField(
        label=record.TICKS["explained_pod"],
        error_messages={"required": "Leg uit wat het POD is en vink het aan."},
    )
    notes = long_text(
        record.LABELS[record.NOTES],
        required=False,
        hint="Alleen voor jou. Ze komen niet in het verslag en niemand anders leest ze.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for subject in record.SUBJECTS:
            self.fields[subject.level] = _level(subject)
            self.fields[subject.remark] = long_text(
                "Toelichting",
                hint=subject.asks,
                rows=2,
                error=f"Schrijf een toelichting bij {subject.label}.",
            )
        # As on the page, so that the summary of mistakes leads down it.
        self.order_fields(record.LABELS)

    def subjects(self) -> list[tuple[record.Subject, forms.BoundField, forms.BoundField]]:
        return [(one, self[one.level], self[one.remark]) for one in record.SUBJECTS]


class SecondForm(forms.Form):
    trainer = PersonChoice(
        label="Welke trainer oordeelt mee?",
        queryset=Person.objects.none(),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies een trainer.", "invalid_choice": "Kies een trainer uit de lijst."},
    )

    def __init__(self, *args: Any, people: QuerySet[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["trainer"].queryset = people  # type: ignore[attr-defined]


class DecisionForm(forms.Form):
    """Admitted, or advised otherwise with what fits better."""

    # The decision that held when this form was opened; empty for the first.
    replaces = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=2**31 - 1)
    outcome = forms.ChoiceField(
        label="Wat besluit je?",
        choices=(
            (Decision.Outcome.ADMITTED, "Toelaten"),
            (Decision.Outcome.OTHERWISE, "Anders adviseren"),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat je besluit.", "invalid_choice": "Kies wat je besluit."},
    )
    reason = long_text(
        "Waarom?",
        hint="Dit staat in de brief. Schrijf aan de aanmelder: je, en in gewone woorden.",
        error="Schrijf waarom je dit besluit. De aanmelder leest het.",
        limit=deciding.LIMIT,
    )
    better_study = long_text(
        "Wat past beter?",
        required=False,
        is_asked=True,
        hint="Alleen als je anders adviseert: welke opleiding of cursus, en waarom die past.",
        rows=3,
        limit=deciding.LIMIT,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        is_otherwise = cleaned.get("outcome") == Decision.Outcome.OTHERWISE
        if (
            is_otherwise
            and not (cleaned.get("better_study") or "").strip()
            and "better_study" not in self.errors
        ):
            self.add_error("better_study", "Schrijf wat beter past. Zonder advies helpt dit besluit niemand.")
        return cleaned

    def choice(self) -> deciding.Choice:
        given = self.cleaned_data
        return deciding.Choice(given["outcome"], given["reason"], given["better_study"])
