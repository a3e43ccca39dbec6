"""The forms that plan talks: a round for many, a row for each, one talk with all about it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from cohorts.fields import People, date_field, email_field, time_field, word_field
from cohorts.local_time import local
from cohorts.models import Cohort, Enrolment
from cohorts.overview import trainers_now
from cohorts.plan_forms import DayForm
from people.converters import LONGEST_KEY
from people.models import Person
from people.refusals import Refusal
from proeve import assessing, guests, previewing
from proeve.clashes import Clash
from proeve.models import Talk
from proeve.planning import Booking, NotThese

NOBODY = ("", "Nog niemand")
Assessors = Mapping[str, Person]


def assessors_to_choose() -> Assessors:
    """Fetched once for all rows of a page."""
    return {str(one.pk): one for one in assessing.candidates()}


class AssessorChoice(forms.ChoiceField):
    def __init__(self, label: str) -> None:
        wrong = {"invalid_choice": "Kies een beoordelaar uit de lijst."}
        super().__init__(label=label, required=False, error_messages=wrong)


class _WithAssessors(forms.Form):
    """Two places; who is not in the list is invited on the page of one talk."""

    first = AssessorChoice("Beoordelaar 1")
    second = AssessorChoice("Beoordelaar 2")

    def __init__(self, *args: Any, people: Assessors, **options: Any) -> None:
        super().__init__(*args, **options)
        self.people = people
        choices = [NOBODY, *((key, one.name) for key, one in people.items())]
        for name in ("first", "second"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def assessors(self) -> list[Person]:
        return [self.people[key] for name in ("first", "second") if (key := self.cleaned_data.get(name))]


class RoundForm(_WithAssessors):
    """A day full of talks, one after another."""

    who = forms.MultipleChoiceField(
        label="Voor wie?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "Kies voor wie je een gesprek plant.",
            "invalid_choice": "Kies deelnemers uit de lijst.",
        },
    )
    date = date_field("Dag", missing="Kies de dag van de gesprekken.")
    start = time_field("Begin van het eerste gesprek", missing="Vul in hoe laat het eerste gesprek begint.")
    minutes = forms.IntegerField(
        label="Hoeveel minuten per gesprek?",
        min_value=10,
        max_value=240,
        error_messages={
            "required": "Vul in hoeveel minuten een gesprek duurt.",
            "invalid": "Vul een heel getal in, bijvoorbeeld 45.",
            "min_value": "Een gesprek duurt ten minste 10 minuten.",
            "max_value": "Een gesprek duurt ten hoogste 240 minuten.",
        },
    )
    pause = forms.IntegerField(
        label="Hoeveel minuten pauze ertussen?",
        min_value=0,
        max_value=240,
        error_messages={
            "required": "Vul in hoeveel minuten pauze er is. 0 mag ook.",
            "invalid": "Vul een heel getal in, bijvoorbeeld 15.",
            "min_value": "Vul 0 in of meer.",
            "max_value": "Een pauze duurt ten hoogste 240 minuten.",
        },
    )
    rooms = word_field(
        "Zaal of zalen",
        length=200,
        required=False,
        hint="Meer zalen? Zet er een komma tussen. Dan zijn er gesprekken tegelijk.",
    )
    trainers = People("Welke trainers zijn erbij?", hint="Zij krijgen ook een uitnodiging.")
    START = {"minutes": 45, "pause": 15, "start": "09:30"}

    def __init__(self, *args: Any, cohort: Cohort, taking: Sequence[Enrolment], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["who"].choices = [(str(one.pk), one.person.name) for one in taking]  # type: ignore[attr-defined]
        self.fields["trainers"].queryset = trainers_now(cohort)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.places = self._places(cleaned)
            except Refusal as refusal:
                self.add_error("start", str(refusal))
        return cleaned

    def _places(self, given: Mapping[str, Any]) -> list[previewing.Place]:
        rooms = [room.strip() for room in given["rooms"].split(",") if room.strip()]
        return previewing.slots(
            given["date"],
            given["start"],
            minutes=given["minutes"],
            pause=given["pause"],
            rooms=rooms,
            count=len(given["who"]),
        )

    def as_rows(self) -> QueryDict:
        """The proposal, as the form with rows would send it."""
        given, data = self.cleaned_data, QueryDict(mutable=True)
        data.setlist("who", given["who"])
        data.setlist("trainers", [str(one.pk) for one in given["trainers"]])
        for key, place in zip(given["who"], self.places, strict=True):
            row = previewing.as_fields(place) | {name: given[name] for name in ("first", "second")}
            data.update({f"{key}-{name}": value for name, value in row.items()})
        return data


class RowForm(_WithAssessors, DayForm):
    """When, where and before whom one talk is."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["link"].help_text = "Voor een gesprek online."
        for name in ("date", "start", "end"):
            self.fields[name].required = True

    def is_empty(self) -> bool:
        return False


class TalkForm(RowForm):
    """All about one talk."""

    trainers = People("Welke trainers zijn erbij?", hint="Zij krijgen ook een uitnodiging.")
    may_stay_away = People(
        "Wie hoeft er niet per se bij te zijn?",
        hint="Zij worden wel uitgenodigd, maar mogen op dat moment ook bij een ander Proevegesprek zijn.",
    )

    def __init__(self, *args: Any, enrolment: Enrolment, **options: Any) -> None:
        super().__init__(*args, **options)
        trainers = trainers_now(enrolment.cohort)
        self.fields["trainers"].queryset = trainers  # type: ignore[attr-defined]
        beside = [one.person_id for one in guests.supports_of(enrolment)]
        around = Person.objects.filter(pk__in=[*beside, *(one.pk for one in trainers)])
        self.fields["may_stay_away"].queryset = around.order_by("name")  # type: ignore[attr-defined]

    def booking(self) -> Booking | None:
        slot = self.slot() if self.is_valid() else None
        if slot is None:
            return None
        given = self.cleaned_data
        away = frozenset(one.pk for one in given["may_stay_away"])
        return Booking(slot, list(given["trainers"]), self.assessors, away)

    @staticmethod
    def start_from(talk: Talk) -> dict[str, Any]:
        begin, end = local(talk.starts_at), local(talk.ends_at)
        seats = list(talk.seats.all())
        places = {one.place: str(one.person_id) for one in talk.attempt.assessors.filter(withdrawn_at=None)}
        return {
            "date": begin.date(),
            "start": begin.time(),
            "end": end.time(),
            "place": talk.place,
            "link": talk.link,
            "trainers": [one.person_id for one in seats if one.role == one.Role.TRAINER],
            "may_stay_away": [one.person_id for one in seats if not one.must_come],
            "first": places.get(1, ""),
            "second": places.get(2, ""),
        }


class _AllForm(forms.Form):
    trainers = People("Welke trainers zijn erbij?", hint="Bij alle gesprekken hieronder.")


class Rows:
    """The talks of a round, each to be changed before they are planned."""

    def __init__(self, cohort: Cohort, data: QueryDict, *, taking: Iterable[Enrolment]) -> None:
        wanted, people = set(data.getlist("who")), assessors_to_choose()
        self.cohort = cohort
        self.all = _AllForm(data)
        self.all.fields["trainers"].queryset = trainers_now(cohort)  # type: ignore[attr-defined]
        self.forms = {
            one: RowForm(data, prefix=str(one.pk), people=people)
            for one in taking
            if str(one.pk) in wanted and len(str(one.pk)) <= LONGEST_KEY
        }
        self.found: previewing.Found = {}

    @property
    def hold(self) -> bool:
        valid = [form.is_valid() for form in (self.all, *self.forms.values())]
        return bool(self.forms) and all(valid)

    @property
    def bookings(self) -> dict[Enrolment, Booking]:
        """Of the rows that hold."""
        trainers = list(self.all.cleaned_data.get("trainers", ())) if self.all.is_valid() else []
        slots = {one: form.slot() for one, form in self.forms.items() if form.is_valid()}
        return {
            one: Booking(slot, trainers, self.forms[one].assessors) for one, slot in slots.items() if slot
        }

    def look(self, *, now: datetime) -> str:
        """Fills in what stands in the way; gives its mark."""
        self.found = previewing.look(self.cohort, self.bookings, now=now)
        return previewing.mark_of(self.found)

    def refuse(self, refused: NotThese) -> None:
        form = next((form for one, form in self.forms.items() if one == refused.enrolment), None)
        if form:
            form.add_error(None, str(refused.refusal))

    @property
    def lines(self) -> list[tuple[Enrolment, RowForm, list[Clash]]]:
        return [(one, form, self.found.get(one.pk, [])) for one, form in self.forms.items()]

    @property
    def has_errors(self) -> bool:
        return any(form.errors for form in (self.all, *self.forms.values()))


class OutsideForm(forms.Form):
    """Somebody from elsewhere who assesses."""

    name = word_field("Naam", length=120, missing="Vul de naam van de beoordelaar in.")
    email = email_field()
