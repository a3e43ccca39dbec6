"""The forms of a POD. They ask whether a part is complete; saving a draft never asks anything."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.http import QueryDict

from documents.receiving import ACCEPTED
from people.models import Person
from people.refusals import Refusal
from pod import content, feedback
from pod.content import Goal
from pod.entries import FIELDS
from pod.growth import Tie
from pod.models import Circle, Entry, Trait
from programme.models import Competence, Framework, Question
from writing.fields import long_text

MANY = frozenset({"attitudes", "practices"})


def filled(data: QueryDict, values: content.Fields) -> QueryDict:
    """What was sent, with some fields otherwise: by flat name, as a text has them."""
    changed = data.copy()
    for name, value in values.items():
        changed.setlist(name, value.split(",") if name in MANY else [value])
    return changed


def drafted(kind: str, data: QueryDict) -> dict[str, str]:
    """The fields of a part as they were typed, complete or not."""
    return {
        name: ",".join(data.getlist(name)) if name in MANY else data.get(name, "")
        for name in FIELDS[kind]
        if name in data or name in MANY
    }


class PartForm(forms.Form):
    """A part's fields by their flat names, with what was saved as their start."""

    kind: str
    # How many goals or intentions are shown; the others wait for "Voeg nog een … toe".
    open_slots = 0

    def __init__(
        self,
        data: Mapping[str, Any] | None = None,
        *,
        fields: content.Fields,
        questions: Iterable[Question] = (),
        **options: Any,
    ) -> None:
        super().__init__(data, initial=self.start_from(fields), **options)
        self.own_names = [f"own-{one.slot}" for one in questions]
        for name, one in zip(self.own_names, questions, strict=True):
            self.fields[name] = long_text(one.label, required=False, hint=one.hint)

    def own(self) -> list[forms.BoundField]:
        """The questions of the programme's own."""
        return [self[name] for name in self.own_names]

    @classmethod
    def start_from(cls, fields: content.Fields) -> dict[str, Any]:
        return dict(fields)


class BeforeForm(PartForm):
    """What do I expect to learn today, and at least one goal (POD-2)."""

    expectation = long_text(
        "Wat verwacht je deze dag te leren?",
        hint="Denk aan het thema van de dag en aan je eigen werk.",
        error="Schrijf wat je van deze dag verwacht. Eén zin is genoeg.",
    )

    def __init__(
        self, *args: Any, ties: list[tuple[str, Any]], fields: content.Fields, **options: Any
    ) -> None:
        super().__init__(*args, fields=fields, **options)
        filled = max((g.slot for g in content.read_before(fields).goals), default=1)
        self.open_slots = filled
        for slot in content.SLOTS:
            self.fields[f"goal-{slot}"] = long_text(
                "Wat wil je kunnen na deze dag?",
                required=False,
                rows=2,
                hint="Begin met: Ik … Klein genoeg om vandaag te oefenen.",
                is_asked=slot == 1,
            )
            self.fields[f"goal-{slot}-tie"] = forms.ChoiceField(
                label="Waar hoort dit doel bij?", required=False, choices=[("", "Nergens bij"), *ties]
            )

    def slots(self) -> list[dict[str, Any]]:
        return [
            {
                "number": slot,
                "text": self[f"goal-{slot}"],
                "tie": self[f"goal-{slot}-tie"],
                "is_open": slot <= self.open_slots or bool(self[f"goal-{slot}"].value()),
            }
            for slot in content.SLOTS
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        texts = [cleaned.get(f"goal-{slot}", "") for slot in content.SLOTS]
        if not any(texts) and not any(f"goal-{slot}" in self.errors for slot in content.SLOTS):
            self.add_error("goal-1", "Schrijf ten minste één leerdoel voor deze dag.")
        return cleaned


TRAITS = [(f"trait:{trait.value}", str(trait.label)) for trait in Trait]


def choices_of(ties: Iterable[Tie]) -> list[tuple[str, Any]]:
    """What a goal of the day can be tied to, in groups: one's own goals first."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for tie in ties:
        label = Framework.Kind(tie.kind).label if tie.kind else "Mijn leerdoelen"
        prefix = "competence" if tie.kind else "goal"
        groups.setdefault(label, []).append((f"{prefix}:{tie.number}", _short(tie.text)))
    return [*groups.items(), ("Een trek van jezelf (alleen jij ziet dit)", TRAITS)]


def _short(text: str, length: int = 70) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


class AfterForm(PartForm):
    """Did I reach my goals, how will I use it, and what if not (POD-4)."""

    why_not = long_text(
        "Waardoor is het nog niet gelukt?",
        required=False,
        is_asked=True,
    )
    how_still = long_text("Hoe ga je het alsnog bereiken?", required=False, is_asked=True)

    def __init__(
        self,
        *args: Any,
        goals: Iterable[Goal],
        competences: Iterable[Competence],
        fields: content.Fields,
        **options: Any,
    ) -> None:
        super().__init__(*args, fields=fields, **options)
        self.goals = list(goals)
        self.open_slots = max((i.slot for i in content.read_after(fields).intentions), default=1)
        for goal in self.goals:
            self.fields[f"result-{goal.slot}"] = forms.ChoiceField(
                label="Heb je dit leerdoel bereikt?",
                choices=content.RESULTS,
                widget=forms.RadioSelect,
                error_messages={"required": f"Kies of je leerdoel {goal.slot} hebt bereikt."},
            )
        for slot in content.SLOTS:
            self.fields[f"if-{slot}"] = long_text(
                "Als …", required=False, rows=2, hint="Een moment in je werk.", is_asked=True
            )
            self.fields[f"then-{slot}"] = long_text(
                "dan …", required=False, rows=2, hint="Wat je dan doet.", is_asked=True
            )
        for name, kind, label in (
            ("attitudes", Framework.Kind.ATTITUDE, "Welke leerhouding heb je geoefend?"),
            ("practices", Framework.Kind.PRACTICES, "Welke werkpraktijken heb je geoefend?"),
        ):
            choices = [(str(c.pk), c.name) for c in competences if c.framework.kind == kind]
            self.fields[name] = forms.MultipleChoiceField(
                label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
            )

    @classmethod
    def start_from(cls, fields: content.Fields) -> dict[str, Any]:
        many = {name: [str(n) for n in content.numbers(fields.get(name, ""))] for name in MANY}
        return {**fields, **many}

    def judged(self) -> list[dict[str, Any]]:
        return [{"goal": goal, "result": self[f"result-{goal.slot}"]} for goal in self.goals]

    def slots(self) -> list[dict[str, Any]]:
        return [
            {
                "number": slot,
                "if": self[f"if-{slot}"],
                "then": self[f"then-{slot}"],
                "is_open": slot <= self.open_slots or bool(self[f"if-{slot}"].value()),
            }
            for slot in content.SLOTS
        ]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        self._ask_intention(cleaned)
        results = [cleaned.get(f"result-{goal.slot}") for goal in self.goals]
        if any(result in (content.PARTLY, content.NOT) for result in results):
            for name, error in (
                ("why_not", "Je hebt niet alles bereikt. Schrijf waardoor dat komt. Eén zin is genoeg."),
                ("how_still", "Schrijf hoe je het alsnog gaat bereiken. Eén zin is genoeg."),
            ):
                if not cleaned.get(name) and name not in self.errors:
                    self.add_error(name, error)
        return cleaned

    def _ask_intention(self, cleaned: dict[str, Any]) -> None:
        pairs = {
            slot: (cleaned.get(f"if-{slot}", ""), cleaned.get(f"then-{slot}", "")) for slot in content.SLOTS
        }
        for slot, (if_text, then_text) in pairs.items():
            if bool(if_text) != bool(then_text):
                missing = "then" if if_text else "if"
                self.add_error(f"{missing}-{slot}", "Maak je voornemen af: als dit gebeurt, dan doe ik dat.")
        if (
            not any(all(pair) for pair in pairs.values())
            and "if-1" not in self.errors
            and "then-1" not in self.errors
        ):
            self.add_error("if-1", "Schrijf ten minste één voornemen: als …, dan …")


class NoteForm(PartForm):
    note = long_text(
        "Mijn notities", required=False, rows=10, hint="Alleen jij kunt dit lezen. Dit lever je nooit in."
    )


class SharingForm(forms.Form):
    """Who may read along; nothing preselected (POD-7)."""

    circles = forms.MultipleChoiceField(
        label="Wie mag meelezen?", choices=Circle.choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class EntrySharingForm(forms.Form):
    """The exceptions for one day."""

    CHOICES = (("", "Zoals in heel mijn POD"), ("yes", "Ja, deze dag wel"), ("no", "Nee, deze dag niet"))

    def __init__(self, data: Mapping[str, Any] | None = None, *, entry: Entry) -> None:
        super().__init__(data)
        for circle in Circle:
            own = getattr(entry, f"with_{circle.value}")
            self.fields[circle.value] = forms.ChoiceField(
                label=f"Mag je {circle.label} deze dag lezen?"
                if circle != Circle.TRAINERS
                else "Mogen je trainers deze dag lezen?",
                choices=self.CHOICES,
                required=False,
                initial="" if own is None else ("yes" if own else "no"),
                widget=forms.RadioSelect,
            )

    def choices(self) -> dict[Circle, bool | None]:
        meaning = {"": None, "yes": True, "no": False}
        return {circle: meaning[self.cleaned_data[circle.value]] for circle in Circle}


class GoalForm(forms.Form):
    text = long_text(
        "Wat wil je leren in deze training?",
        rows=2,
        limit=1000,
        hint="Begin met: Ik …",
        error="Schrijf je leerdoel op.",
    )
    competence = forms.ModelChoiceField(
        label="Welke competentie hoort erbij?",
        required=False,
        queryset=Competence.objects.none(),
        empty_label="Nog geen",
    )

    trait = forms.ChoiceField(
        label="Komt het voort uit een trek van jezelf?",
        help_text="Alleen jij ziet wat je hier kiest.",
        required=False,
        choices=[("", "Nee, of dat weet ik niet"), *Trait.choices],
    )

    def __init__(self, *args: Any, competences: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["competence"].queryset = competences  # type: ignore[attr-defined]


class RatingForm(forms.Form):
    """One moment of rating oneself on the programme's competences."""

    VALUES = [(str(n), str(n)) for n in range(1, 6)]

    def __init__(self, *args: Any, competences: Iterable[Competence], **options: Any) -> None:
        super().__init__(*args, **options)
        self.competences = list(competences)
        for competence in self.competences:
            self.fields[f"c-{competence.pk}"] = forms.ChoiceField(
                label=competence.name,
                help_text=competence.description,
                choices=self.VALUES,
                required=False,
                widget=forms.RadioSelect(attrs={"data-look": "scale"}),
            )

    def values(self) -> dict[int, int]:
        given = ((c.pk, self.cleaned_data.get(f"c-{c.pk}")) for c in self.competences)
        return {key: int(value) for key, value in given if value}


class FeedbackForm(forms.Form):
    """Feedback in three sentences: what I saw, what it did, a next step (POD-10)."""

    saw = long_text(
        "Wat ik zag", required=False, is_asked=True, rows=2, hint="Bijvoorbeeld: ik lees dat je …"
    )
    effect = long_text(
        "Wat het deed", required=False, is_asked=True, rows=2, hint="Bijvoorbeeld: dat laat mij zien dat …"
    )
    next_step = long_text(
        "Een volgende stap", required=False, is_asked=True, rows=2, hint="Bijvoorbeeld: probeer eens …"
    )
    once = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.get(name) for name in ("saw", "effect", "next_step")):
            self.add_error("saw", "Vul ten minste één van de drie zinnen in.")
        return cleaned

    def words(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in feedback.LABELS}

    def give(self, entry: Entry, circles: frozenset[Circle], *, by: Person, now: datetime) -> bool:
        """Gives the feedback when all is well; else the errors stand in the form."""
        if not self.is_valid():
            return False
        try:
            feedback.give_as_reader(
                entry, circles, words=self.words(), token=self.cleaned_data["once"], by=by, now=now
            )
        except Refusal as refusal:
            self.add_error(None, str(refusal))
        return not self.errors


class ReplyForm(forms.Form):
    text = long_text("Je antwoord", rows=3, error="Schrijf eerst je antwoord.")
    once = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)


class EvidenceForm(forms.Form):
    title = forms.CharField(
        label="Wat is het?", max_length=120, error_messages={"required": "Geef het een korte naam."}
    )
    link = forms.URLField(
        label="Link",
        required=False,
        max_length=500,
        assume_scheme="https",
        error_messages={"invalid": "Dit is geen geldige link. Een link begint met https://"},
    )
    file = forms.FileField(
        label="Of een bestand", required=False, help_text=f"{ACCEPTED}. Niet groter dan 20 MB."
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("link")) == bool(cleaned.get("file")):
            self.add_error("link", "Kies één van de twee: een link of een bestand.")
        return cleaned


class PrintForm(forms.Form):
    """The whole POD or one day of it, with or without what others said."""

    day = forms.ChoiceField(label="Wat wil je in de pdf?", required=False, widget=forms.RadioSelect)
    with_feedback = forms.BooleanField(label="Neem de feedback op die ik kreeg", required=False)

    def __init__(self, *args: Any, numbers: Iterable[int], **options: Any) -> None:
        super().__init__(*args, **options)
        days = [(str(number), f"Alleen dag {number}") for number in numbers]
        self.fields["day"].choices = [("", "Mijn hele POD"), *days]  # type: ignore[attr-defined]

    def chosen_day(self) -> int | None:
        return int(self.cleaned_data["day"]) if self.cleaned_data["day"] else None
