"""The forms of the programme office and of a training day. All that was typed stays, whatever is wrong."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.http import QueryDict

from agenda.models import Moment
from cohorts import dates
from cohorts.dates import DayRefusal, Slot
from cohorts.fields import (
    People,
    PersonChoice,
    VersionChoice,
    applies_until_field,
    capacity_field,
    date_field,
    email_field,
    link_field,
    long_field,
    name_field,
    place_field,
    time_field,
    word_field,
)
from cohorts.local_time import at, local
from cohorts.models import Attendance, Session
from documents.receiving import ACCEPTED
from outbox import desk
from outbox.models import Message
from people.models import Person
from people.refusals import Refusal
from programme.models import Version

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
MOST_ROWS = 60


class CohortForm(forms.Form):
    """What a new cohort is; its dates stand in the rows below."""

    version = VersionChoice(
        label="Programma",
        queryset=Version.objects.none(),
        empty_label=None,
        error_messages={
            "required": "Kies een programma.",
            "invalid_choice": "Kies een programma uit de lijst.",
        },
    )
    name = name_field()
    capacity = capacity_field()
    applies_until = applies_until_field()
    trainers = People("Trainers", hint="Staat iemand er niet bij? Die nodig je hierna uit.")

    def __init__(self, *args: Any, versions: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["version"].queryset = versions  # type: ignore[attr-defined]
        self.fields["trainers"].queryset = people  # type: ignore[attr-defined]


class PatternForm(forms.Form):
    """Fills the rows with dates in one go."""

    first_on = date_field("Eerste dag", missing="Vul de datum van de eerste dag in.")
    every = forms.IntegerField(
        label="Om de hoeveel weken?",
        min_value=1,
        max_value=52,
        initial=2,
        error_messages={
            "required": "Vul in om de hoeveel weken er een dag is.",
            "invalid": "Vul een heel getal in, bijvoorbeeld 2.",
            "min_value": "Vul 1 in voor elke week, 2 voor om de week.",
            "max_value": "Vul een getal in van 1 tot en met 52.",
        },
    )
    start = time_field("Begin")
    end = time_field("Einde")
    place = place_field()
    link = link_field()

    START = {"every": 2, "start": time(9, 30), "end": time(16, 30)}

    def rows(self, count: int) -> list[dict[str, Any]]:
        given = self.cleaned_data
        days = dates.pattern(given["first_on"], every=given["every"], count=count)
        same = {name: given[name] for name in ("start", "end", "place", "link")}
        return [{"date": day} | same for day in days]


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


class SessionForm(DayForm):
    """One day that has a date."""

    trainers = People(
        "Wie begeleidt deze dag?", hint="Kies je niemand, dan begeleiden alle trainers van het cohort."
    )

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["trainers"].queryset = people  # type: ignore[attr-defined]
        for name in ("date", "start", "end"):
            self.fields[name].required = True

    def is_empty(self) -> bool:
        return False

    @staticmethod
    def start_from(session: Session) -> dict[str, Any]:
        begin, end = local(session.starts_at), local(session.ends_at)
        own = {
            "place": session.place,
            "link": session.link,
            "trainers": [p.pk for p in session.trainers.all()],
        }
        return {"date": begin.date(), "start": begin.time(), "end": end.time(), **own}


class TalkForm(DayForm):
    """When, where and with which trainer a talk is."""

    trainer = PersonChoice(
        label="Met welke trainer?",
        queryset=Person.objects.none(),
        empty_label=None,
        error_messages={"required": "Kies een trainer.", "invalid_choice": "Kies een trainer uit de lijst."},
    )

    def __init__(self, *args: Any, people: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["trainer"].queryset = people  # type: ignore[attr-defined]
        self.fields["link"].help_text = "Voor een gesprek online."
        for name in ("date", "start", "end"):
            self.fields[name].required = True

    def is_empty(self) -> bool:
        return False

    @staticmethod
    def start_from(talk: Moment, *, trainer: int | None) -> dict[str, Any]:
        begin, end = local(talk.starts_at), local(talk.ends_at)
        own = {"place": talk.place, "link": talk.link, "trainer": trainer}
        return {"date": begin.date(), "start": begin.time(), "end": end.time(), **own}


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


class EditCohortForm(forms.Form):
    name = name_field()
    capacity = capacity_field()
    applies_until = applies_until_field()


class CopyForm(forms.Form):
    name = name_field()
    first_day = date_field("Eerste dag van het nieuwe cohort", hint="Alle andere dagen schuiven evenveel op.")


class InviteForm(forms.Form):
    """A participant whose intake was held elsewhere (COH-9)."""

    name = word_field("Voor- en achternaam", length=120, missing="Vul de naam van de deelnemer in.")
    email = email_field()
    organisation = word_field(
        "Organisatie", length=120, required=False, hint="Bijvoorbeeld: Gemeente Waterland."
    )
    team = word_field(
        "Team of afdeling", length=80, required=False, hint="Mensen uit één team worden geen buddy's."
    )
    trainer = word_field(
        "Wie voerde het intakegesprek?", length=120, missing="Vul in wie het intakegesprek voerde."
    )
    decided_on = date_field(
        "Op welke datum is besloten dat deze persoon mee mag doen?",
        missing="Vul de datum van het besluit in.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organisation"].widget.attrs |= {"list": "organisaties", "autocomplete": "off"}


class TrainerForm(forms.Form):
    name = word_field("Voor- en achternaam", length=120, missing="Vul de naam van de trainer in.")
    email = email_field()


class AttendanceForm(forms.Form):
    """One row of choices per person, one button for all."""

    CHOICES = [*Attendance.Status.choices, ("", "Nog niet ingevuld")]

    def __init__(self, *args: Any, rows: Iterable[Any], **options: Any) -> None:
        self.rows = list(rows)
        super().__init__(*args, **options)
        for row in self.rows:
            self.fields[f"e-{row.enrolment.pk}"] = forms.ChoiceField(
                label=row.enrolment.person.name,
                choices=self.CHOICES,
                required=False,
                initial=row.suggestion,
                widget=forms.RadioSelect,
                error_messages={"invalid_choice": "Kies een van de mogelijkheden."},
            )

    def lines(self) -> list[tuple[Any, Any, str]]:
        """Per person the choices, and what was recorded when the page was shown."""
        return [(row, self[f"e-{row.enrolment.pk}"], self._shown(row)) for row in self.rows]

    def statuses(self) -> dict[int, str]:
        """Only who was on the page: someone who joined, or was recorded, since then keeps what is known."""
        sent = [row for row in self.rows if f"e-{row.enrolment.pk}" in self.data]
        kept = {row.enrolment.pk for row in sent if self._shown(row) == row.status}
        return {pk: self.cleaned_data[f"e-{pk}"] for pk in kept}

    def recorded_since(self) -> list[str]:
        """Of whom somebody else recorded otherwise while this page was open."""
        moved = [row for row in self.rows if self._shown(row) != row.status]
        others = [row for row in moved if self.cleaned_data[f"e-{row.enrolment.pk}"] != row.status]
        return [row.enrolment.person.name for row in others]

    def _shown(self, row: Any) -> str:
        return str(self.data.get(f"w-{row.enrolment.pk}", row.status))


class PreparationForm(forms.Form):
    theme = word_field("Thema", length=120, missing="Geef deze dag een thema.")
    aims = long_field("Wat leer je op deze dag?")
    preparation = long_field(
        "Voorbereiding", hint="Wat vraag je deelnemers vooraf te doen? Zij zien dit op hun dag."
    )


class HandoutForm(forms.Form):
    title = word_field("Titel van het stuk", length=120, missing="Geef het stuk een titel.")
    file = forms.FileField(
        label="Bestand",
        help_text=f"{ACCEPTED}. Ten hoogste 20 MB.",
        error_messages={
            "required": "Kies een bestand.",
            "invalid": "Kies een bestand.",
            "missing": "Kies een bestand.",
            "empty": "Dit bestand is leeg. Kies een ander bestand.",
        },
    )


class AbsenceForm(forms.Form):
    reason = word_field(
        "Reden",
        length=300,
        required=False,
        hint="Over je gezondheid hoef je niets te zeggen. Je trainers en het programmabureau lezen dit.",
    )


class BatchForm(forms.Form):
    """Whom a batch of mail does not go to, or goes to at once. Two buttons named `do` say which."""

    chosen = forms.TypedMultipleChoiceField(label="Voor wie geldt dit?", coerce=int)
    reason = forms.CharField(
        label="Waarom houd je het tegen?",
        help_text="Alleen nodig bij tegenhouden. De ontvanger leest dit bij Mijn berichten.",
        max_length=120,
        required=False,
    )

    def __init__(self, data: Any, *, batch: Collection[Message], **options: Any) -> None:
        super().__init__(data, **options)
        chosen: Any = self.fields["chosen"]
        chosen.choices = desk.names_in(batch)
        chosen.widget = forms.CheckboxSelectMultiple(choices=chosen.choices)

    def carry_out(self, *, by: Person, now: datetime) -> str:
        """Stops or sends; what is said about it afterwards."""
        chosen, reason = self.cleaned_data["chosen"], self.cleaned_data["reason"]
        if self.data.get("do") == "send":
            number = desk.send_now(chosen, by=by, now=now)
            return "Het bericht gaat nu weg." if number == 1 else f"{number} berichten gaan nu weg."
        number = desk.stop(chosen, reason=reason, by=by, now=now)
        return "Het bericht is tegengehouden." if number == 1 else f"{number} berichten zijn tegengehouden."
