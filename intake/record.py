"""What the record of an intake holds (INT-3): the fields of its text, and when it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass

from writing.comparing import Words

LEVELS = (
    ("none", "Nog geen ervaring"),
    ("some", "Een beetje ervaring"),
    ("able", "Redt zich"),
    ("strong", "Sterk"),
)
JUDGEMENTS = (("yes", "Ja"), ("doubt", "Misschien"), ("no", "Nee"))


@dataclass(frozen=True)
class Subject:
    """Something an adviser may know or can do already; a level and a remark are asked."""

    name: str
    label: str
    asks: str

    @property
    def level(self) -> str:
        return f"{self.name}_level"

    @property
    def remark(self) -> str:
        return f"{self.name}_remark"


SUBJECTS = (
    Subject("law", "Wet- en regelgeving", "Met welke wetten en regels werkt iemand, en hoe zeker?"),
    Subject("projects", "Projectmatig werken", "Wat heeft iemand van begin tot eind geleid of gedragen?"),
    Subject("policy", "Beleid", "Aan welk beleid werkte iemand mee, en wat kwam ervan?"),
    Subject("speaking", "Spreken", "Hoe staat iemand voor een groep, of tegenover een wethouder?"),
    Subject("writing", "Schrijven", "Wat schrijft iemand, en wat zeggen lezers ervan?"),
)
# The two judgements about the assignment one could do.
LEARNS, URGENT = "learns", "urgent"
TICKS = {
    "explained_programme": "Ik heb uitgelegd hoe het programma werkt",
    "explained_pod": "Ik heb uitgelegd wat het POD is en dat het van de deelnemer zelf is",
}
# The same, as a reader of the record is told.
EXPLAINED = {"explained_programme": "hoe het programma werkt", "explained_pod": "wat het POD is"}
TICKED = "on"
NOTES = "notes"
LABELS = {
    "motivation": "Motivatie",
    **{
        name: label
        for one in SUBJECTS
        for name, label in (
            (one.level, f"{one.label}: niveau"),
            (one.remark, f"{one.label}: toelichting"),
        )
    },
    "idea": "Mogelijkheden voor een opdracht",
    LEARNS: "Valt er genoeg te leren?",
    URGENT: "Is het urgent voor de opdrachtgever?",
    **TICKS,
    NOTES: "Je eigen aantekeningen",
}
# Everything but the working notes, which stay with the trainer who made them.
SHOWN = tuple(name for name in LABELS if name != NOTES)
_LEVEL, _JUDGEMENT = dict(LEVELS).get, dict(JUDGEMENTS).get
WORDS = Words(
    labels=LABELS,
    values={
        **{one.level: lambda value: _LEVEL(value, value) for one in SUBJECTS},
        **{name: lambda value: _JUDGEMENT(value, value) for name in (LEARNS, URGENT)},
        **{name: lambda value: "Ja" if value == TICKED else value for name in TICKS},
    },
)


def shown(fields: Mapping[str, str]) -> dict[str, str]:
    """What others than the trainer may ever read of it."""
    return {name: fields[name] for name in SHOWN if fields.get(name)}


def missing(fields: Mapping[str, str]) -> list[str]:
    """The names of what INT-3 asks and is not there yet."""
    return [name for name in SHOWN if not fields.get(name, "").strip() or not _is_known(name, fields[name])]


def _is_known(name: str, value: str) -> bool:
    if name in TICKS:
        return value == TICKED
    if name in (LEARNS, URGENT):
        return value in dict(JUDGEMENTS)
    return value in dict(LEVELS) if name.endswith("_level") else True
