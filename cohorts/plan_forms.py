"""The days of a cohort in the making: a rhythm that fills them, and a row for each of them."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict

from cohorts import dates
from cohorts.dates import WEEKDAYS, DayRefusal, Slot
from cohorts.fields import MOST_ROWS, date_field, link_field, place_field, time_field
from cohorts.free_days import PUBLIC, REGIONS
from cohorts.local_time import at
from cohorts.rhythm import Avoided, Rhythm
from people.refusals import Refusal

# What `every` says: so many weeks, or `m` and which one of its weekday in a month.
EVERY = [
    ("1", "Elke week"),
    ("2", "Om de week"),
    ("3", "Elke drie weken"),
    ("4", "Elke vier weken"),
    ("5", "Elke vijf weken"),
    ("6", "Elke zes weken"),
    ("8", "Elke acht weken"),
    ("m1", "Elke maand de eerste"),
    ("m2", "Elke maand de tweede"),
    ("m3", "Elke maand de derde"),
    ("m4", "Elke maand de vierde"),
    ("m-1", "Elke maand de laatste"),
]


def _ticks(label: str, choices: list[tuple[str, str]], *, hint: str) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        choices=choices,
        help_text=hint,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": "Kies uit de lijst.", "invalid_list": "Kies uit de lijst."},
    )


class RhythmForm(forms.Form):
    """Which dates come up, and which of those are passed over."""

    first_on = date_field("Vanaf", missing="Vul in vanaf welke datum.")
    every = forms.ChoiceField(
        label="Hoe vaak?",
        choices=EVERY,
        error_messages={"required": "Kies hoe vaak.", "invalid_choice": "Kies uit de lijst hoe vaak."},
    )
    weekdays = _ticks(
        "Op welke dagen van de week?",
        [(str(number), name.capitalize()) for number, name in enumerate(WEEKDAYS)],
        hint="Kies je niets, dan is het de weekdag van de datum bij Vanaf.",
    )
    avoid = _ticks(
        "Wat sla je over?",
        [(PUBLIC, "Feestdagen"), *((one, f"Schoolvakantie {one}") for one in REGIONS)],
        hint="Een vrije dag die je niet overslaat, zie je straks bij de dag zelf staan.",
    )

    START: ClassVar[dict[str, Any]] = {"every": "2", "avoid": [PUBLIC]}

    def rhythm(self) -> Rhythm:
        given = self.cleaned_data
        every, weekdays = given["every"], frozenset(int(day) for day in given["weekdays"])
        if every.startswith("m"):
            return Rhythm(given["first_on"], nth=int(every[1:]), weekdays=weekdays)
        return Rhythm(given["first_on"], weeks=int(every), weekdays=weekdays)

    def avoided(self) -> Avoided:
        chosen = set(self.cleaned_data["avoid"])
        return Avoided(public=PUBLIC in chosen, regions=frozenset(chosen - {PUBLIC}))

    def same(self) -> dict[str, Any]:
        """What all days get alike, beside their date."""
        return {}


class PatternForm(RhythmForm):
    """Dates, and the times and the place that go with all of them."""

    start = time_field("Begin")
    end = time_field("Einde")
    place = place_field()
    link = link_field()

    START = {**RhythmForm.START, "start": time(9, 30), "end": time(16, 30)}

    def same(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("start", "end", "place", "link")}


class DayForm(forms.Form):
    """When and where one day is. A row without a date is a day that has no date yet."""

    date = date_field("Datum", required=False)
    start = time_field("Begin", required=False)
    end = time_field("Einde", required=False)
    place = place_field()
    link = link_field()

    def is_empty(self) -> bool:
        return not self["date"].value()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.is_empty():
            self._ask_missing(cleaned)
            self._check_hours()
        return cleaned

    def slot(self) -> Slot | None:
        given = self.cleaned_data
        if self.errors or not given.get("date"):
            return None
        return Slot(
            at(given["date"], given["start"]), at(given["date"], given["end"]), given["place"], given["link"]
        )

    def _ask_missing(self, cleaned: dict[str, Any]) -> None:
        missing = {
            "date": "Vul een datum in.",
            "start": "Vul in hoe laat deze dag begint.",
            "end": "Vul in hoe laat deze dag eindigt.",
        }
        for name, sentence in missing.items():
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, sentence)

    def _check_hours(self) -> None:
        moments = [self._moment(name) for name in ("start", "end")]
        if all(moments) and moments[1] <= moments[0]:  # type: ignore[operator]
            self.add_error("end", "Het einde moet na het begin liggen.")

    def _moment(self, name: str) -> datetime | None:
        day, clock = self.cleaned_data.get("date"), self.cleaned_data.get(name)
        if not (day and clock):
            return None
        try:
            return at(day, clock)
        except Refusal as refusal:
            self.add_error(name, str(refusal))
            return None


class _DaySet(forms.BaseFormSet):  # type: ignore[type-arg]
    """The days of a new cohort, in the order of the programme."""

    def __init__(self, *args: Any, day_count: int = 0, **options: Any) -> None:
        self.day_count = day_count
        super().__init__(*args, **options)

    def clean(self) -> None:
        filled = [not form.is_empty() for form in self.forms]
        for place, form in enumerate(self.forms):
            if not filled[place] and any(filled[place + 1 :]):
                form.add_error(
                    "date", f"Vul de datum van dag {place + 1} in, of laat ook de dagen erna leeg."
                )
        if not any(self.errors):
            self._check_dates()

    def slots(self) -> list[Slot]:
        return [slot for form in self.forms if (slot := form.slot())]

    def _check_dates(self) -> None:
        try:
            dates.check(self.slots(), days=self.day_count)
        except DayRefusal as refusal:
            field = "end" if isinstance(refusal, dates.EndsBeforeStart | dates.TooLong) else "date"
            self.forms[refusal.number - 1].add_error(field, str(refusal))
        except Refusal as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


_RowSet = forms.formset_factory(DayForm, formset=_DaySet, extra=0, max_num=MOST_ROWS, absolute_max=MOST_ROWS)


def day_set(
    data: Mapping[str, Any] | None = None, *, day_count: int, initial: list[dict[str, Any]] | None = None
) -> Any:
    return _RowSet(
        data,
        day_count=day_count,  # type: ignore[call-arg]
        initial=initial,
        prefix="days",
        error_messages={
            "missing_management_form": "Het formulier kwam niet heel aan. Probeer het nog een keer."
        },
    )


def typed(form: type[forms.Form], data: QueryDict, *, prefix: str = "") -> dict[str, Any]:
    """What stands in the browser for this form, right or wrong, to show it again unjudged."""
    begin = f"{prefix}-" if prefix else ""
    many = forms.CheckboxSelectMultiple
    return {
        name: data.getlist(begin + name) if isinstance(field.widget, many) else data.get(begin + name, "")
        for name, field in form.base_fields.items()
    }


def days_typed(data: QueryDict) -> list[dict[str, Any]]:
    total = data.get("days-TOTAL_FORMS", "")
    count = min(int(total), MOST_ROWS) if total.isdecimal() and len(total) < 4 else 0
    return [typed(DayForm, data, prefix=f"days-{n}") for n in range(count)]


def slot_shown(day: DayForm) -> Slot | None:
    """The day as it stands in a row, whether it was sent or filled in for someone."""
    if not day.is_bound:
        day = DayForm({name: day[name].value() for name in day.fields})
    return day.slot() if day.is_valid() else None


def read_date(word: Any) -> date | None:
    """A date as it stands in the browser, if it is one."""
    try:
        return DayForm.base_fields["date"].clean(word)  # type: ignore[no-any-return]
    except forms.ValidationError:
        return None
