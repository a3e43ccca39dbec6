"""Reasons, rules and obstacles as Dutch sentences, for trainers."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from buddies.candidates import MOST_THEMES, WEIGHTS, Ground, Group, Reason, Rule, Ties, grounds_for
from buddies.norms import TIMES
from buddies.pairing import Obstacle

Names = Mapping[int, str]

# How much each reason counts, as trainers read it.
COUNTS = (
    ("Ze wensten elkaar", WEIGHTS[Reason.MUTUAL_WISH]),
    ("Eén van de twee wenste de ander", WEIGHTS[Reason.ONE_SIDED_WISH]),
    ("Ze werken bij verschillende organisaties", WEIGHTS[Reason.OTHER_ORGANISATION]),
    ("Ze kunnen bij elkaar op bezoek", WEIGHTS[Reason.REACHABLE]),
    ("Ze kunnen op hetzelfde dagdeel", WEIGHTS[Reason.TIMES]),
    ("Ze waren nog niet eerder buddy's", WEIGHTS[Reason.NEW]),
    (f"Elk onderwerp dat ze allebei kozen, hooguit {MOST_THEMES}", WEIGHTS[Reason.THEMES]),
)
BROKEN = {
    Rule.TEAM: "Zij werken in hetzelfde team.",
    Rule.VETO: "Een van hen wil niet met de ander.",
}
IN_THE_WAY = {
    Obstacle.NUMBER: "Er is maar één deelnemer zonder buddy. Een paar maken kan als er iemand bij komt.",
    Obstacle.LOCKED: "De paren die vaststaan laten geen indeling over. Maak er een los en vraag opnieuw.",
    Obstacle.TEAM: "De regel ‘nooit uit hetzelfde team’ staat in de weg: te veel mensen werken in één team.",
    Obstacle.VETO: "De regel ‘nooit tegen een veto in’ staat in de weg: er zijn te veel veto's.",
}


def joined(words: Sequence[str]) -> str:
    """a, b en c."""
    *first, last = words or [""]
    return f"{', '.join(first)} en {last}" if first else last


def sentence(group: Group, ties: Ties, names: Names) -> str:
    """Why these people are together, the weightiest reason first. Of a trio, two by two."""
    said = {pair: _said(*pair, ties, names) for pair in combinations(group, 2)}
    if len(set(said.values())) == 1:
        return f"Zij {words}." if (words := said[group[0], group[1]]) else NO_REASON
    return " ".join(
        f"{names[one]} en {names[other]} {words}." for (one, other), words in said.items() if words
    )


NO_REASON = "Er is geen bijzondere reden: er was niemand die beter paste."


def _said(one: int, other: int, ties: Ties, names: Names) -> str:
    grounds = grounds_for(ties.people[one], ties.people[other])
    by_weight = sorted(grounds, key=lambda ground: -ground.weight)
    return joined([words for ground in by_weight if (words := _in_words(ground, one, other, ties, names))])


def _in_words(ground: Ground, one: int, other: int, ties: Ties, names: Names) -> str:
    match ground.reason:
        case Reason.MUTUAL_WISH:
            return "wensten elkaar"
        case Reason.ONE_SIDED_WISH:
            wisher, wished = (one, other) if other in ties.people[one].wishes else (other, one)
            return f"zijn bij elkaar gezet omdat {names[wisher]} {names[wished]} wenste"
        case Reason.OTHER_ORGANISATION:
            return "werken bij verschillende organisaties"
        case Reason.THEMES:
            return f"willen allebei werken aan {joined(_lowered(ground.about))}"
        case Reason.REACHABLE:
            return "kunnen bij elkaar op bezoek"
        case Reason.TIMES:
            return f"kunnen allebei op {_times(ground.about)}"
        case Reason.NEW:
            had_others = ties.people[one].earlier | ties.people[other].earlier
            return "waren nog niet eerder buddy's" if had_others else ""


def _lowered(words: Iterable[str]) -> list[str]:
    return [word[:1].lower() + word[1:] for word in words]


def _times(codes: Iterable[str]) -> str:
    known = [words for code, words in TIMES.items() if code in set(codes)]
    return known[0] if len(known) == 1 else f"{known[0]} of {known[1]}" + (" en vaker" if known[2:] else "")


def in_points(difference: int) -> str:
    """What a change costs or brings, as a trainer reads it."""
    if difference == 0:
        return "even goed"
    word = "punt" if abs(difference) == 1 else "punten"
    return f"{abs(difference)} {word} {'beter' if difference > 0 else 'minder'}"
