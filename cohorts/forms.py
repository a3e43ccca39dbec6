"""The forms of the programme office and of a training day. All that was typed stays, whatever is wrong."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from agenda.models import Moment
from cohorts.dates import Slot
from cohorts.fields import (
    People,
    PersonChoice,
    VersionChoice,
    applies_until_field,
    capacity_field,
    date_field,
    email_field,
    long_field,
    name_field,
    word_field,
)
from cohorts.local_time import at, local
from cohorts.models import Attendance, Session
from cohorts.plan_forms import DayForm
from cohorts.replanning import Plan
from documents.receiving import ACCEPTED
from outbox import desk
from outbox.models import Message
from people.models import Person
from programme.models import Version


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

    def plan(self) -> Plan:
        given = self.cleaned_data
        begin, end = at(given["date"], given["start"]), at(given["date"], given["end"])
        return Plan(Slot(begin, end, given["place"], given["link"]), list(given["trainers"]))

    @staticmethod
    def start_from(session: Session) -> dict[str, Any]:
        begin, end = local(session.starts_at), local(session.ends_at)
        own = {
            "place": session.place,
            "link": session.link,
            "trainers": [p.pk for p in session.trainers.all()],
        }
        return {"date": begin.date(), "start": begin.time(), "end": end.time(), **own}

    @staticmethod
    def shifted(session: Session, *, to: str) -> MultiValueDict[str, Any]:
        """As it would be sent for this day on another date, and nothing else changed."""
        start = SessionForm.start_from(session) | {"date": to}
        return MultiValueDict(
            {name: value if name == "trainers" else [value] for name, value in start.items()}
        )


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


class EditCohortForm(forms.Form):
    name = name_field()
    capacity = capacity_field()
    applies_until = applies_until_field()


class CopyForm(forms.Form):
    name = name_field()


class ShiftForm(forms.Form):
    """How far all days of a copy shift: to a first day, or by so many weeks."""

    first_day = date_field("Eerste dag van het nieuwe cohort", required=False)
    weeks = forms.IntegerField(
        label="Of zo veel weken later",
        required=False,
        min_value=1,
        max_value=520,
        error_messages={
            "invalid": "Vul een heel getal in, bijvoorbeeld 26.",
            "min_value": "Vul ten minste één week in.",
            "max_value": "Vul een getal in tot en met 520.",
        },
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("first_day")) == bool(cleaned.get("weeks")):
            self.add_error("first_day", "Vul één van de twee in: een eerste dag, of een aantal weken.")
        return cleaned

    def days_from(self, first: date) -> int:
        """How many days further everything comes to stand."""
        to, weeks = self.cleaned_data["first_day"], self.cleaned_data["weeks"]
        return int((to - first).days if to else 7 * weeks)


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
