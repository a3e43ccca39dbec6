"""A cohort before its first day, someone in it, and whoever trains it."""

from dataclasses import dataclass
from datetime import datetime

import pytest

from cohorts.models import Cohort, Enrolment
from people.models import Person
from tests import factories as make

BEFORE = make.at("2026-08-25", "10:00")


@dataclass(frozen=True)
class Place:
    """`before` is a moment before the first day."""

    cohort: Cohort
    enrolment: Enrolment
    person: Person
    trainer: Person
    before: datetime = BEFORE


@pytest.fixture
def place(db: None) -> Place:
    cohort = make.cohort()
    enrolment, trainer = make.enrolment(cohort, "Sanne de Vries"), make.trainer(cohort, "Fatima El Amrani")
    return Place(cohort, enrolment, enrolment.person, trainer)
