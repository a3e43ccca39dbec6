"""What a trainer can choose from when one person's pair is made anew (BUD-2)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from buddies.candidates import Group
from buddies.explaining import in_points, joined, sentence
from buddies.remaking import Standing
from cohorts.models import Enrolment


@dataclass(frozen=True)
class Made:
    """A group that comes, with its reasons."""

    names: str
    reason: str


@dataclass(frozen=True)
class Choice:
    """One of the smallest changes. `value` is what the form sends; `others` the pairs that open for it."""

    value: str
    made: Sequence[Made]
    others: str
    points: str


@dataclass(frozen=True)
class Choices:
    """`wants_another`: this one has a buddy, and asked for another."""

    choices: Sequence[Choice]
    wants_another: bool
    is_needed: bool
    loose: Sequence[Enrolment]


def choices_for(standing: Standing, key: int) -> Choices:
    is_needed = key in standing.waiting
    people = standing.roster.enrolments
    names = {pk: one.person.name for pk, one in people.items()}
    ties = standing.ties
    choices = [
        Choice(
            written(change.made),
            [
                Made(_named(group, names), sentence(group, ties, standing.roster.names))
                for group in change.made
            ],
            joined([_named(group, names) for group in change.opened if len(group) > 1]),
            in_points(change.gain),
        )
        for change in (standing.changes_for(key) if is_needed else ())
    ]
    return Choices(
        choices, key in standing.wants_another, is_needed, [people[one] for one in standing.loose(key)]
    )


def _named(group: Group, names: dict[int, str]) -> str:
    return joined([names[key] for key in group])


def written(groups: Iterable[Group]) -> str:
    """Groups as one value of a form: 3-8,4-5-9."""
    return ",".join("-".join(str(key) for key in group) for group in groups)


def read(value: str) -> list[Group]:
    """Back again; what is no such value is nothing that can be chosen."""
    parts = [group.split("-") for group in value.split(",")]
    if not all(key.isascii() and key.isdecimal() and len(key) < 19 for group in parts for key in group):
        return []
    return [tuple(int(key) for key in group) for group in parts]
