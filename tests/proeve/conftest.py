from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from cohorts.models import Enrolment
from people.models import Person
from proeve import agreeing, judging
from proeve.agreeing import Proposal
from proeve.models import Assessor, Attempt, Talk
from programme.models import Criterion
from tests import factories as make
from writing.saving import Origin

BEGINS = make.at("2026-12-10", "10:00")
BEFORE, DURING = BEGINS - make.HOUR, BEGINS + make.HOUR


@dataclass(frozen=True)
class Table:
    """One admitted participant, a talk, two assessors from outside, and who stands around it."""

    enrolment: Enrolment
    talk: Talk
    ann: Assessor
    bo: Assessor
    criteria: list[Criterion]

    @property
    def attempt(self) -> Attempt:
        return self.talk.attempt

    @property
    def participant(self) -> Person:
        return self.enrolment.person


def table(begins: datetime = BEGINS, **cohort: Any) -> Table:
    enrolment = make.enrolment(make.cohort(**cohort), "Sanne de Vries")
    criteria = make.criteria(enrolment.cohort.version)
    ann, bo = make.person("Ann Smit"), make.person("Bo Bakker")
    talk = make.admitted_talk(enrolment, ann, bo, starts_at=begins)
    first, second = Assessor.objects.filter(attempt=talk.attempt).order_by("place")
    return Table(enrolment, talk, first, second, criteria)


@pytest.fixture
def seated(db: None) -> Table:
    return table()


@pytest.fixture(autouse=True)
def files(settings: Any, tmp_path: Path) -> Path:
    """Files of a test go with the test."""
    settings.MEDIA_ROOT = tmp_path / "files"
    return tmp_path / "files"


def sheet(criteria: list[Criterion], words: str = "Dat zag ik.", level: int = 3) -> dict[str, str]:
    fields = {judging.level_name(one): str(level) for one in criteria}
    return fields | {judging.words_name(one): words for one in criteria}


def scored(seated: Table, assessor: Assessor, words: str = "Dat zag ik.", *, level: int = 3) -> Assessor:
    """Writes a sheet and gives it."""
    fields, by = sheet(seated.criteria, words, level), assessor.person
    judging.save(assessor, fields=fields, origin=Origin(0), by=by, now=DURING)
    return judging.give(assessor, by=by, now=DURING)


def both_scored(seated: Table) -> None:
    scored(seated, seated.ann, "Ann zag dit.")
    scored(seated, seated.bo, "Bo zag dat.", level=2)


def proposal(seated: Table, *, is_obtained: bool = True, missing: str = "", level: int = 3) -> Proposal:
    levels = {one.pk: one.levels.get(number=level) for one in seated.criteria}
    why = {one.pk: "Dat zagen we." for one in seated.criteria}
    return Proposal(levels, why, is_obtained, "Je liet het zien.", missing)


def agreed(seated: Table, *, is_obtained: bool = True, now: datetime = DURING) -> Any:
    """From two sheets to a result."""
    both_scored(seated)
    missing = "" if is_obtained else "Laat zien wat je zelf deed."
    put = proposal(seated, is_obtained=is_obtained, missing=missing)
    form = agreeing.put_forward(seated.ann, put, seen="", by=seated.ann.person, now=now)
    return agreeing.agree(seated.bo, seen=agreeing.mark(form), by=seated.bo.person, now=now)
