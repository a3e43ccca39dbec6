"""Earlier versions of a part, and how its fields read on screen (POD-8)."""

from collections.abc import Callable
from datetime import datetime

from people.models import Person
from pod import asking, content, entries, growth
from pod.models import Entry, Part, Pod, Trait
from writing import history
from writing.comparing import Words
from writing.saving import Origin, Saved

LABELS = {
    "expectation": "Wat verwacht je deze dag te leren?",
    **{
        name: label
        for slot in content.SLOTS
        for name, label in (
            (f"goal-{slot}", f"Leerdoel {slot}"),
            (f"goal-{slot}-tie", f"Waar leerdoel {slot} bij hoort"),
        )
    },
    **{f"result-{slot}": f"Leerdoel {slot} bereikt?" for slot in content.SLOTS},
    **{
        f"{name}-{slot}": f"Voornemen {slot}: {label}"
        for slot in content.SLOTS
        for name, label in (("if", "als"), ("then", "dan"))
    },
    "why_not": "Waardoor is het nog niet gelukt?",
    "how_still": "Hoe ga je het alsnog bereiken?",
    "attitudes": "Geoefende leerhouding",
    "practices": "Geoefende werkpraktijken",
    "note": "Mijn notities",
}


def words_of(pod: Pod, kind: str) -> Words:
    """What the fields of such a part are called, and how the value of a choice reads. Three queries."""
    lines = {str(line.pk): line.name for line in growth.lines_of(pod)}
    ties = {f"{'competence' if tie.kind else 'goal'}:{tie.number}": tie.text for tie in growth.ties_of(pod)}
    ties |= {f"trait:{trait.value}": str(trait.label) for trait in Trait}
    results: dict[str, str] = dict(content.RESULTS)
    values: dict[str, Callable[[str], str]] = {
        "attitudes": lambda value: _names(value, lines),
        "practices": lambda value: _names(value, lines),
    }
    for slot in content.SLOTS:
        values[f"goal-{slot}-tie"] = lambda value: ties.get(value, "iets dat er niet meer is")
        values[f"result-{slot}"] = lambda value: results.get(value, value)
    part = asking.Part.AFTER if kind == Part.Kind.AFTER else asking.Part.BEFORE
    return Words(LABELS | asking.labels(asking.questions_for(pod.enrolment), part), values)


def _names(numbers: str, lines: dict[str, str]) -> str:
    return "\n".join(f"- {lines[n]}" for n in map(str, content.numbers(numbers)) if n in lines)


def put_back(entry: Entry, part: Part, number: int, *, by: Person, now: datetime) -> Saved:
    """Makes an earlier version the current one; that is itself a new version."""
    fields = {**dict.fromkeys(entries.FIELDS[part.kind], ""), **history.fields_at(part.text, number)}
    return entries.save(entry, part.kind, fields=fields, origin=Origin(part.text.number), by=by, now=now)
