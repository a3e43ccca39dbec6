"""The start checklist: one line per missing step, who must act, since when (ASG-2)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import content, writing_it
from cohorts import talking
from cohorts.dates import Slot
from cohorts.models import Enrolment, StartTalk
from people import reaching
from progress import starting
from progress.starting import PARTICIPANT, TRAINER, Line, Reader
from tests import factories as make
from tests.factories import BEFORE_ALL
from writing.saving import Origin

pytestmark = pytest.mark.django_db
# Between the days of the cohort, and before the first.
ONGOING, AHEAD = make.at("2026-11-20"), BEFORE_ALL


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    return make.enrolment(make.cohort(), "Sanne de Vries")


def put_forward(enrolment: Enrolment) -> None:
    assignment, me = make.assignment(enrolment), enrolment.person
    fields = {name: f"Mijn {name}." for name in content.LABELS}
    writing_it.save(assignment, fields=fields, origin=Origin(0), by=me, now=BEFORE_ALL)
    writing_it.put_forward(assignment, by=me, now=BEFORE_ALL)


def told(enrolment: Enrolment, reader: Reader) -> list[tuple[str, str, bool]]:
    return [
        (line.text, line.who, line.is_yours)
        for line in starting.missing(enrolment, reader=reader, now=ONGOING)
    ]


def test_who_has_just_enrolled_writes_and_names_two_people(enrolment: Enrolment) -> None:
    me = "Sanne de Vries"
    assert told(enrolment, PARTICIPANT) == [
        ("Leg je praktijkopdracht voor", me, True),
        ("Noem je opdrachtgever", me, True),
        ("Noem je praktijkbegeleider", me, True),
    ]
    assert told(enrolment, TRAINER) == [
        ("De opdracht voorleggen", me, False),
        ("Een opdrachtgever noemen", me, False),
        ("Een praktijkbegeleider noemen", me, False),
    ]
    since = {line.since for line in starting.missing(enrolment, reader=PARTICIPANT, now=ONGOING)}
    assert since == {enrolment.enrolled_at}


def test_each_sees_first_what_they_can_do_themselves(enrolment: Enrolment) -> None:
    mentor = make.support(enrolment, name="Peter Kuiper")
    principal = make.support(enrolment, "principal", "Marijke Hoekstra")
    put_forward(enrolment)
    judge, answer = "Oordeel of de opdracht past", "Geef je antwoord op de opdracht"
    assert told(enrolment, TRAINER)[0] == (judge, "een trainer", True)
    for support, name in ((mentor, "Peter Kuiper"), (principal, "Marijke Hoekstra")):
        lines = starting.missing(enrolment, reader=starting.supporter(support), now=ONGOING)
        assert (lines[0].text, lines[0].who) == (answer, name)
        assert lines[0].url == reverse("assignments:answer", args=[support.pk])
        assert [line.is_yours for line in lines] == [True, False, False]
    assert [yours for _, _, yours in told(enrolment, PARTICIPANT)] == [False] * 3


def test_the_checklist_empties_when_all_agreed(enrolment: Enrolment, client: Client) -> None:
    client.force_login(enrolment.person)
    page = reverse("progress:journey", args=[enrolment.pk])
    assert "Nog te regelen" in client.get(page).content.decode()
    make.agreed(enrolment)
    no_lines: list[Line] = []
    assert starting.missing(enrolment, reader=PARTICIPANT, now=ONGOING) == no_lines
    assert "Nog te regelen" not in client.get(page).content.decode()


def test_the_trainer_and_the_mentor_have_it_on_their_page(enrolment: Enrolment, client: Client) -> None:
    mentor = make.support(enrolment)
    put_forward(enrolment)
    pages = (
        (make.trainer(enrolment.cohort), reverse("progress:participant", args=[enrolment.pk])),
        (mentor.person, reverse("progress:support", args=[mentor.pk])),
    )
    for person, url in pages:
        client.force_login(person)
        shown = client.get(url).content.decode()
        assert "Nog te regelen" in shown
        assert "Jij bent aan zet" in shown


def test_it_takes_as_many_queries_for_thirty_as_for_one(django_assert_num_queries) -> None:
    cohort = make.cohort()
    for total in (1, 30):
        while cohort.enrolments.count() < total:
            put_forward(make.enrolment(cohort))
        enrolments = list(cohort.enrolments.select_related("person"))
        with django_assert_num_queries(7):
            starting.missing_of(enrolments, reader=TRAINER, now=ONGOING)


def test_before_day_one_a_trainer_plans_a_start_talk(enrolment: Enrolment) -> None:  # INT-9
    trainer = make.trainer(enrolment.cohort)
    line = Line("Het startgesprek plannen", "een trainer", enrolment.enrolled_at)
    yours = Line(
        "Plan het startgesprek",
        "een trainer",
        enrolment.enrolled_at,
        reverse("cohorts:plan_talk", args=[enrolment.pk]),
    )
    assert line in starting.missing(enrolment, reader=PARTICIPANT, now=AHEAD)
    assert starting.missing(enrolment, reader=TRAINER, now=AHEAD)[0] == yours
    assert line not in starting.missing(enrolment, reader=PARTICIPANT, now=ONGOING)
    begin = enrolment.cohort.sessions.get(number=1).starts_at - timedelta(days=5)
    slot = Slot(begin, begin + timedelta(hours=1), "Kamer 3", "")
    talking.arrange(enrolment, slot=slot, trainer=trainer, by=trainer, now=AHEAD)
    assert line not in starting.missing(enrolment, reader=PARTICIPANT, now=AHEAD)


def test_a_talk_that_was_is_put_on_record(enrolment: Enrolment) -> None:  # INT-9
    trainer = make.trainer(enrolment.cohort)
    begin = enrolment.cohort.sessions.get(number=1).starts_at - timedelta(days=5)
    end = begin + timedelta(hours=1)
    talk = talking.arrange(enrolment, slot=Slot(begin, end, "", ""), trainer=trainer, by=trainer, now=AHEAD)
    text, url = (
        "Leg vast dat het startgesprek is geweest",
        reverse("cohorts:talk", args=[enrolment.pk]),
    )
    assert starting.missing(enrolment, reader=TRAINER, now=end)[0] == Line(text, "een trainer", end, url)
    others = [line.text for line in starting.missing(enrolment, reader=PARTICIPANT, now=end)]
    assert others[-1] == "Vastleggen dat het startgesprek is geweest"
    talking.hold(enrolment, by=trainer, now=end)
    assert "startgesprek" not in str(starting.missing(enrolment, reader=TRAINER, now=end))
    StartTalk.objects.filter(pk=talk.pk).update(trainer=None, held_at=None)
    assert starting.missing(enrolment, reader=TRAINER, now=AHEAD)[0].text == "Plan het startgesprek"


def test_my_journey_tells_when_the_start_talk_is(client: Client) -> None:  # INT-9
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=20))
    trainer, enrolment, now = make.trainer(cohort, "Fatima"), make.enrolment(cohort), timezone.now()
    slot = Slot(now + timedelta(days=4), now + timedelta(days=4, hours=1), "Kamer 3", "")
    talking.arrange(enrolment, slot=slot, trainer=trainer, by=trainer, now=now)
    client.force_login(enrolment.person)
    page = client.get(reverse("progress:journey", args=[enrolment.pk])).content.decode()
    assert "Je startgesprek" in page and "Kamer 3" in page and "Met Fatima" in page


def test_a_trainer_sees_whose_turn_it_is_in_all_cohorts_that_are_not_over() -> None:
    cohort, over = make.cohort(), make.cohort()
    trainer = make.trainer(cohort)
    make.trainer(over, who=trainer)
    sanne, bram, chantal = (make.enrolment(cohort, name) for name in ("Sanne", "Bram", "Chantal"))
    put_forward(sanne)
    make.agreed(chantal)
    put_forward(make.enrolment(over, "Vera"))
    over.sessions.update(starts_at=BEFORE_ALL - timedelta(days=2), ends_at=BEFORE_ALL - timedelta(days=1))
    turns = starting.turns_of(trainer, now=ONGOING)
    assert [(one, line.text) for one, line in turns] == [(sanne, "Oordeel of de opdracht past")]
    listed = [(one, len(lines)) for one, lines in starting.of_cohort(cohort, now=ONGOING)]
    assert listed == [(sanne, 3), (bram, 3), (chantal, 0)]
    stranger = make.trainer(make.cohort())
    assert starting.turns_of(stranger, now=ONGOING) == []


def test_a_mail_that_never_came_makes_it_the_participants_turn(enrolment: Enrolment) -> None:  # MSG-5
    principal = make.support(enrolment, "principal", "Karin Bos")
    put_forward(enrolment)
    answer = ("Antwoord geven op de opdracht", "Karin Bos", False)
    assert answer in told(enrolment, PARTICIPANT)
    reaching.refused(principal.person, answer="550 Onbekend", now=BEFORE_ALL)
    text = "Kijk het mailadres van je opdrachtgever na: onze mail is geweigerd"
    [line, *_] = starting.missing(enrolment, reader=PARTICIPANT, now=ONGOING)
    assert (line.text, line.since) == (text, BEFORE_ALL)
    assert line.url == reverse("assignments:people", args=[enrolment.pk])
    assert answer not in told(enrolment, PARTICIPANT)
    reaching.reached(principal.person)
    assert answer in told(enrolment, PARTICIPANT)
