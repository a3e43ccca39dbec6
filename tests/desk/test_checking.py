"""What would become of each row, before anything is written."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cohorts.dates_in_words import as_typed
from cohorts.models import Cohort
from desk import checking
from desk.checking import FAULT, IN, IN_LINE, PLACE, TWICE, WAITS, Shown
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.at("2026-08-25", "10:00")


def row(name: str = "Kim Bos", email: str = "kim@b.example", **cells: str) -> dict[str, str]:
    own = {"organisation": "", "team": "", "trainer": "Fatima", "decided_on": "20-08-2026"}
    return {"name": name, "email": email} | own | cells


def shown(cohort: Cohort, *rows: dict[str, str], trainer: str = "", **options: Any) -> Shown:
    numbered = list(enumerate(rows, start=2))
    return checking.outcomes(cohort, numbered, trainer=trainer, decided_on=None, now=NOW, **options)


def becomes(cohort: Cohort, *rows: dict[str, str]) -> list[str]:
    return [one.becomes for one in shown(cohort, *rows).rows]


def test_places_first_then_the_waiting_list_in_the_order_of_the_list() -> None:  # COH-5
    cohort = make.cohort(capacity=3)
    make.enrolment(cohort)
    found = shown(cohort, *(row(f"Kim {n}", f"k{n}@b.example") for n in range(4)))
    assert [one.becomes for one in found.rows] == [PLACE, PLACE, WAITS, WAITS]
    assert [one.position for one in found.rows] == [0, 0, 1, 2]
    assert (found.places, found.waiting, found.may_be_done) == (2, 2, True)


def test_who_waits_already_is_before_everyone_in_the_list() -> None:  # COH-5
    cohort = make.cohort(capacity=3)
    make.admission(cohort)
    found = shown(cohort, row())
    assert (found.rows[0].becomes, found.rows[0].position) == (WAITS, 2)


def test_who_is_in_or_in_line_stays_as_they_are_whatever_the_case_and_spaces() -> None:  # PPL-1
    cohort = make.cohort()
    inside, waits = make.enrolment(cohort, "Sanne de Vries").person, make.admission(cohort).person
    rows = [row("sanne  DE vries", f"  {inside.email.upper()} "), row(waits.name, f"<{waits.email}>")]
    found = shown(cohort, *rows)
    assert [(one.becomes, one.remarks) for one in found.rows] == [(IN, []), (IN_LINE, [])]
    assert not found.may_be_done


def test_what_is_remarkable_is_said_and_stops_nothing() -> None:
    cohort = make.cohort()
    make.enrolment(cohort, "Kim Bos")
    elsewhere = make.enrolment(make.cohort(name="Noord"), "Ahmed Yilmaz").person
    found = shown(cohort, row(), row("A. Yilmaz", elsewhere.email))
    assert [one.remarks for one in found.rows] == [
        ["Er doet al iemand mee die zo heet, met een ander adres."],
        ["Doet ook mee aan Noord.", "We kennen dit adres als Ahmed Yilmaz. Die naam blijft."],
    ]
    assert [one.becomes for one in found.rows] == [PLACE, PLACE]


def test_the_same_person_twice_counts_once_or_is_a_mistake() -> None:
    cohort = make.cohort()
    found = shown(cohort, row(), row("KIM BOS", "KIM@b.example"), row("Kim Smit"))
    assert [one.becomes for one in found.rows] == [PLACE, TWICE, FAULT]
    assert found.rows[2].faults == {"email": "Dit adres staat ook op rij 2, met andere gegevens."}


def test_two_addresses_of_one_person_are_one_person() -> None:  # PPL-1
    cohort, kim = make.cohort(), make.person("Kim Bos", email="kim@b.example")
    EmailAddress.objects.create(user=kim, email="kim@thuis.example", verified=True, primary=False)
    assert becomes(cohort, row(), row(email="kim@thuis.example")) == [PLACE, TWICE]


@pytest.mark.parametrize(
    ("cells", "field", "words"),
    [
        ({"name": ""}, "name", "Vul de naam in"),
        ({"name": "x" * 121}, "name", "te lang"),
        ({"name": '=HYPERLINK("http://x")'}, "name", "formule"),
        ({"team": "=1+1"}, "team", "formule"),
        ({"email": "kim.b.example"}, "email", "geen geldig e-mailadres"),
        ({"email": ""}, "email", "Vul een e-mailadres in"),
        ({"trainer": ""}, "trainer", "wie het intakegesprek voerde"),
        ({"decided_on": ""}, "decided_on", "wanneer is besloten"),
        ({"decided_on": "30 februari 2026"}, "decided_on", "bestaat niet"),
        ({"decided_on": "9/13/2026"}, "decided_on", "bestaat niet"),
        ({"decided_on": "26-08-2026"}, "decided_on", "in de toekomst"),
    ],
)
def test_what_is_wrong_is_said_at_the_cell(cells: dict[str, str], field: str, words: str) -> None:  # COH-9
    (one,) = shown(make.cohort(), row(**cells)).rows
    assert (one.becomes, list(one.faults)) == (FAULT, [field])
    assert words in one.faults[field]


def test_who_leads_and_whose_account_is_closed_is_refused_at_the_address() -> None:
    cohort = make.cohort()
    trainer, closed = make.trainer(cohort), make.person(is_active=False)
    found = shown(cohort, row(trainer.name, trainer.email), row(closed.name, closed.email))
    assert [list(one.faults) for one in found.rows] == [["email"], ["email"]]


def test_what_the_list_does_not_say_is_taken_from_beside_it() -> None:  # COH-9
    (one,) = shown(make.cohort(), row(trainer=""), trainer="Fatima El Amrani").rows
    assert (one.becomes, one.given["trainer"]) == (PLACE, "Fatima El Amrani")


def test_what_everyone_lacks_is_said_once() -> None:
    cohort = make.cohort()
    assert shown(cohort, row(trainer=""), row("Sam", "sam@b.example")).lacks_intake
    assert not shown(cohort, row(decided_on="ooit"), row("", "sam@b.example")).lacks_intake


@pytest.mark.parametrize(
    "typed",
    [
        "2026-09-03", "3-9-2026", "03/09/26", "3.9.2026", "3 september 2026", "3 sept. 2026", "do 3 sep 2026",
        "donderdag 3 september 2026", "3-sep-26", "2026-09-03T00:00:00", "2026-09-03 9:30", "46268",
    ],
)  # fmt: skip
def test_a_date_may_be_typed_in_many_ways(typed: str) -> None:
    assert as_typed(typed) == "2026-09-03"


@pytest.mark.parametrize("typed", ["", "gisteren", "32-13-2026x", "99999", "²³¹²³", "3 vendémiaire 2026"])
def test_what_is_no_date_stays_as_it_was(typed: str) -> None:
    assert as_typed(typed) == typed


def test_the_seal_is_of_what_is_shown() -> None:
    cohort = make.cohort(capacity=1)
    before = shown(cohort, row()).seal
    assert shown(cohort, row()).seal == before
    make.enrolment(cohort)
    assert shown(cohort, row()).seal != before


def test_a_list_of_any_length_takes_the_same_number_of_queries() -> None:
    cohort = make.cohort()
    counts = []
    for size in (1, 3, 30):
        with CaptureQueriesContext(connection) as captured:
            shown(cohort, *(row(f"Kim {n}", f"k{n}@b.example") for n in range(size)))
        counts.append(len(captured))
    assert counts == [counts[0]] * 3


def test_a_day_that_was_decided_today_is_not_in_the_future() -> None:
    assert becomes(make.cohort(), row(decided_on=f"{NOW - timedelta(hours=1):%d-%m-%Y}")) == [PLACE]
