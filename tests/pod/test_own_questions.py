"""The questions of a programme's own: asked in the POD, treated as the rest of their part (POD-2, POD-4)."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from people.models import Person
from pod import printing, sharing, versions
from pod.models import Circle
from programme.models import Question
from programme.overview import FIXED_QUESTIONS
from tests import factories as make
from tests.pod.test_pages import AFTER, BEFORE, COMING, HELD, Desk, Kind, read

pytestmark = pytest.mark.django_db
PROUD, NEWS = "Waar ben je trots op?", "Wat bespreek je met je leidinggevende?"


@pytest.fixture
def desk(db: None) -> Desk:
    desk = Desk()
    version = desk.cohort.version
    Question.objects.create(version=version, part="before", slot=1, label=PROUD, hint="Denk klein.")
    Question.objects.create(version=version, part="after", slot=2, label=NEWS)
    return desk


@pytest.fixture
def trainer(desk: Desk) -> Person:
    return make.trainer(desk.cohort, "Fatima El Amrani")


def held(desk: Desk) -> None:
    begin = desk.entry(HELD).session.starts_at
    desk.have(HELD, Kind.BEFORE, BEFORE | {"own-1": "Mijn geduld."}, when=begin - timedelta(hours=1))
    desk.have(HELD, Kind.AFTER, AFTER | {"own-2": "De wijkaanpak."})


def test_each_part_asks_its_own_questions(desk: Desk) -> None:  # POD-2, POD-4
    before, after = desk.get("day", COMING), desk.get("day", HELD, query="?deel=achteraf")
    assert (PROUD in before, NEWS in before, "Denk klein." in before) == (True, False, True)
    assert (PROUD in after, NEWS in after) == (False, True)
    assert PROUD not in desk.get("day", COMING, query="?deel=notities")


def test_the_fixed_questions_are_named_as_the_pod_asks_them(desk: Desk) -> None:  # POD-2, POD-4
    page = desk.get("day", COMING)
    expects, wants = FIXED_QUESTIONS["before"]
    assert expects in page and wants.removesuffix(" (leerdoelen)") in page
    held(desk)
    assert "Heb je dit leerdoel bereikt?" in desk.get("day", HELD, query="?deel=achteraf")
    assert len(FIXED_QUESTIONS["after"]) == 3


def test_another_programme_does_not_ask_them(desk: Desk) -> None:
    other = Desk()
    assert PROUD in desk.get("day", COMING) and PROUD not in other.get("day", COMING)


def test_an_answer_is_saved_with_its_part_and_may_stay_empty(desk: Desk) -> None:  # POD-8
    desk.write(COMING, "before", BEFORE | {"own-1": "Mijn geduld.", "action": "hand-in"})
    assert desk.text(COMING, "before")["own-1"] == "Mijn geduld."
    assert "Mijn geduld." in desk.get("day", COMING)
    desk.write(COMING, "before", BEFORE | {"own-1": "", "action": "hand-in"}, version=1)
    assert desk.entry(COMING).parts.get().handed_in["own-1"] == ""


def test_what_was_answered_before_stands_beside_the_after_part(desk: Desk) -> None:  # POD-3
    held(desk)
    page = desk.get("day", HELD, query="?deel=achteraf")
    assert PROUD in page and "Mijn geduld." in page
    frozen = desk.get("day", HELD, query="?deel=vooraf")
    assert PROUD in frozen and "Mijn geduld." in frozen


def test_who_reads_along_reads_the_answers_and_nobody_else(desk: Desk, trainer: Person) -> None:  # POD-7
    held(desk)
    assert "Mijn geduld." not in read(desk, trainer)
    sharing.choose(desk.pod, [Circle.TRAINERS], now=timezone.now())
    page = read(desk, trainer)
    for words in (PROUD, "Mijn geduld.", NEWS, "De wijkaanpak."):
        assert words in page


def test_a_question_left_empty_is_left_out_for_readers(desk: Desk, trainer: Person) -> None:
    begin = desk.entry(HELD).session.starts_at
    desk.have(HELD, Kind.BEFORE, BEFORE | {"own-1": " "}, when=begin - timedelta(hours=1))
    sharing.choose(desk.pod, [Circle.TRAINERS], now=timezone.now())
    page = read(desk, trainer)
    assert BEFORE["expectation"] in page and PROUD not in page


def test_the_document_has_them(desk: Desk) -> None:  # POD-12
    held(desk)
    html = printing.as_html(desk.pod, day=None, with_feedback=False, made_at=None, now=timezone.now())
    for words in (PROUD, "Mijn geduld.", NEWS, "De wijkaanpak."):
        assert words in html


def test_earlier_versions_name_the_question(desk: Desk) -> None:  # POD-8
    held(desk)
    assert versions.words_of(desk.pod, Kind.BEFORE).labels["own-1"] == PROUD
    assert versions.words_of(desk.pod, Kind.LATE).labels["own-1"] == PROUD
    assert versions.words_of(desk.pod, Kind.AFTER).labels["own-2"] == NEWS
    desk.have(HELD, Kind.AFTER, AFTER | {"own-2": "De buurt."})
    page = desk.client.get(reverse("pod:versions", args=[desk.enrolment.pk, HELD, "after"])).content.decode()
    assert NEWS in page and "De wijkaanpak." in page
