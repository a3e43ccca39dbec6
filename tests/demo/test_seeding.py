from collections import Counter
from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone

from assignments.steps import steps
from buddies.models import Activity
from certificates.models import Certificate
from cohorts.models import Cohort, Enrolment, Offer, Session, StartTalk
from demo.proeve_seed import days_before
from demo.seeding import days_around, seed
from evaluation import results, rounds
from evaluation.models import Complaint, Round
from intake import desk
from intervisie import ending
from intervisie.models import Case, Intervisie, Member
from outbox import delivering
from outbox.models import Message
from people.models import Person
from pod import presence
from pod.models import Entry, Part
from proeve import admission
from proeve.models import Assessor, Result, Talk
from reading.models import Item, Link, Pick, ReadingList
from writing.models import Text

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker):
    """The demo, once for this module; every test sees it and none changes it."""
    with django_db_blocker.unblock():
        now = timezone.now()
        seed(now=now)
        yield now
        call_command("flush", verbosity=0, interactive=False)


@pytest.mark.usefixtures("seeded")
def test_four_cohorts_with_their_people():
    sizes = {c.name: c.enrolments.active().count() for c in Cohort.objects.all()}
    assert sizes == {
        "Leidraad 2016": 6,
        "Leeratelier Noord": 17,
        "Leeratelier Oost": 7,
        "Leeratelier Zuid": 5,
    }


@pytest.mark.usefixtures("seeded")
def test_the_running_cohort_has_a_published_division_a_trio_and_three_weeks_of_logs(seeded):  # BUD-1, BUD-3
    cohort = Cohort.objects.get(name="Leeratelier Noord")
    names = [
        {buddy.enrolment.person.first_name for buddy in pair.members.all()} for pair in cohort.pairs.open()
    ]
    assert cohort.division.is_published
    assert {"Sanne", "Ahmed"} in names
    assert Counter(len(pair) for pair in names) == {2: 7, 3: 1}
    assert next(pair for pair in names if len(pair) == 3) == {"Aylin", "Jeroen", "Willemijn"}
    noted = [(seeded - one.logged_at).days for one in Activity.objects.filter(pair__cohort=cohort)]
    assert (max(noted) >= 19, min(noted) <= 3) == (True, True)
    assert Message.objects.open().filter(kind="buddy_question").exists()


@pytest.mark.usefixtures("seeded")
def test_the_next_cohort_has_a_waiting_list_a_place_on_offer_and_applications(seeded):
    cohort = Cohort.objects.get(name="Leeratelier Zuid")
    waiting = [one.person.name for one in cohort.admissions.waiting()]
    offered = [one.admission.person.name for one in Offer.objects.filter(answer="")]
    assert (waiting, offered, cohort.places_left) == (
        ["Esther Blom", "Hugo Prins", "Sofie Claessens"],
        ["Esther Blom"],
        0,
    )
    states = [
        (one.handed_in_at is not None, one.withdrawn_at is not None) for one in cohort.applications.all()
    ]
    assert Counter(states) == {(False, False): 2, (True, False): 8, (True, True): 1}
    lines = [desk.line_of(one, now=seeded) for one in cohort.applications.filter(withdrawn_at=None)]
    handed_in = [line.state for line in lines if line.application.handed_in_at]
    assert Counter(handed_in) == {"to-plan": 2, "wish": 1, "planned": 1, "held": 2, "decided": 2}
    assert StartTalk.objects.filter(enrolment__cohort=cohort).count() == 2


@pytest.mark.usefixtures("seeded")
def test_one_intervisie_is_under_way_two_are_over_and_cases_wait(seeded):  # BUD-4
    under_way = Intervisie.objects.get(ended_at=None)
    assert (under_way.current.name, under_way.clock.shown(seeded)) == ("Roddelen", "10:00")
    over = Member.objects.filter(intervisie__ended_at__isnull=False)
    assert over.values("intervisie").distinct().count() == 2
    assert over.exclude(learned="").filter(person__name="Sanne de Vries").count() == 2
    cases = Case.objects.filter(session__starts_at__gt=seeded).order_by("pk")
    assert [(one.enrolment.person.first_name, one.is_chosen) for one in cases] == [
        ("Fleur", True),
        ("Sanne", False),
    ]
    assert (ending.end_forgotten(now=seeded + timedelta(days=3)), Text.objects.count() > 0) == (0, True)


@pytest.mark.usefixtures("seeded")
def test_the_leidraad_has_its_eight_real_dates():
    days = Session.objects.filter(cohort__name="Leidraad 2016").order_by("number")
    assert [timezone.localdate(day.starts_at).isoformat() for day in days] == [
        "2016-09-08",
        "2016-09-22",
        "2016-10-13",
        "2016-11-10",
        "2016-11-24",
        "2016-12-01",
        "2016-12-08",
        "2016-12-22",
    ]
    assert {timezone.localtime(day.starts_at).strftime("%H:%M") for day in days} == {"09:30"}


@pytest.mark.usefixtures("seeded")
def test_the_leidraad_is_complete(seeded):
    cohort = Cohort.objects.get(name="Leidraad 2016")
    states = presence.states(list(cohort.enrolments.all()), list(cohort.sessions.all()), now=seeded)
    assert all(presence.pod_is_present(days) for days in states.values())


@pytest.mark.usefixtures("seeded")
def test_of_the_cohort_at_its_end_one_pod_misses_a_day(seeded):  # POD-5
    cohort = Cohort.objects.get(name="Leeratelier Oost")
    days = presence.states(list(cohort.enrolments.all()), list(cohort.sessions.all()), now=seeded)
    missing = {pk: [day.session.number for day in of_one if day.is_missing] for pk, of_one in days.items()}
    names = {one.pk: one.person.name for one in cohort.enrolments.select_related("person")}
    assert {names[pk]: numbers for pk, numbers in missing.items() if numbers} == {"Wouter Brands": [6]}
    assert StartTalk.objects.filter(enrolment__cohort=cohort).exclude(held_at=None).count() == 7
    assert all(not lines for lines in steps(cohort.enrolments.all()).values())


@pytest.mark.usefixtures("seeded")
def test_there_is_a_result_of_each_kind_and_one_resit_to_come(seeded):  # PRV-6, PRV-7
    results = {
        one.attempt.proeve.enrolment.person.first_name: (one.is_obtained, one.opened_at is not None)
        for one in Result.objects.select_related("attempt__proeve__enrolment__person")
    }
    assert results == {
        "Mirjam": (True, True),
        "Rachida": (True, True),
        "Gijs": (False, True),
        "Pieter-Jan": (True, False),
    }
    [resit] = Talk.objects.filter(attempt__number=2)
    assert timedelta(days=10) < resit.starts_at - seeded < timedelta(days=18)
    assert resit.attempt.assessors.count() == 2
    taken = Certificate.objects.exclude(taken_at=None)
    assert [(one.name, one.shows_name) for one in taken] == [("Mirjam Kooistra", True)]
    assert Certificate.objects.count() == 3


@pytest.mark.usefixtures("seeded")
def test_who_misses_a_day_is_refused_and_who_was_let_in_waits_for_the_talk(seeded):  # PRV-1, PRV-2
    wouter, esra = (Enrolment.objects.get(person__name=name) for name in ("Wouter Brands", "Esra Kaplan"))
    with pytest.raises(admission.NotReady) as refused:
        admission.admit(wouter, by=wouter.person, now=seeded)
    assert [reason.split(":")[0] for reason in refused.value.reasons] == ["POD aanwezig"]
    found = admission.checklist_of(esra, now=seeded)
    assert (found.is_admitted, [one.state for one in found.lines]) == (
        True,
        ["done", "done", "dispensed", "done"],
    )
    thijs = Assessor.objects.filter(attempt__proeve__enrolment__person__name="Thijs Wesselink")
    scores = [one.has_given for one in thijs]
    assert sorted(scores) == [False, True]


def test_seeding_the_past_sends_nothing(seeded):  # MSG-1
    assert delivering.deliver(now=timezone.now(), limit=1000) == 0
    assert mail.outbox == []
    assert not Message.objects.filter(state=Message.State.PLANNED, due_at__lte=seeded).exists()
    assert Message.objects.filter(state=Message.State.PLANNED, due_at__gt=seeded).exists()


def test_there_is_something_of_everything(seeded):
    assert Part.objects.filter(kind=Part.Kind.LATE).exists()
    assert Entry.objects.filter(with_mentor=False).exists()
    assert Enrolment.objects.filter(attendances__status="absent").exists()
    assert Enrolment.objects.filter(waivers__isnull=False).exists()
    assert not Part.objects.filter(handed_in_at__gt=seeded).exists()
    assert Person.objects.filter(is_demo=False).count() == 0


def test_someone_asked_for_a_change_and_a_mentor_was_replaced(seeded):
    waiting = {key: [s.name for s in lines] for key, lines in steps(Enrolment.objects.all()).items() if lines}
    names = {
        name: waiting[pk] for pk, name in Enrolment.objects.values_list("pk", "person__name") if pk in waiting
    }
    assert names["Ahmed Yilmaz"] == ["mend_principal", "answer_mentor"]
    assert names["Tim van Houten"] == ["answer_mentor"]
    assert "Sanne de Vries" not in names


def test_there_is_a_reading_list_with_a_dead_link_and_some_picks(seeded):
    dead = Item.objects.with_dead_link().filter(reading_list__cohort__name="Leeratelier Noord")
    assert [item.author for item in dead] == ["Zeger van der Wal"]
    lists = {one.name: one.items.count() for one in ReadingList.objects.all()}
    assert lists == {
        "Ambtelijk vakmanschap (versie 1)": 6,
        "Leidraad 2016": 6,
        "Leeratelier Noord": 7,
        "Leeratelier Oost": 6,
        "Leeratelier Zuid": 6,
    }
    assert Pick.objects.count() == 4
    assert not Link.objects.filter(due_at__lte=seeded).exists()


def test_a_second_time_changes_nothing(seeded):
    before = Person.objects.count()
    assert seed(now=timezone.now()) is False
    assert Person.objects.count() == before


@pytest.mark.parametrize("day", range(14))
def test_today_always_lies_between_day_four_and_day_five(day):
    today = date(2026, 3, 20) + timedelta(days=day)
    days = days_around(today)
    assert days[3] < today < days[4]
    assert all(one.weekday() == 3 for one in days)


@pytest.mark.parametrize("day", range(14))
def test_the_last_tuesday_of_the_cohort_at_its_end_lies_some_weeks_back(day):
    today = date(2026, 3, 20) + timedelta(days=day)
    days = days_before(today)
    assert 18 <= (today - days[-1]).days <= 24
    assert all(one.weekday() == 1 for one in days)
    assert len(days) == 8


@pytest.mark.usefixtures("seeded")
def test_one_evaluation_can_be_read_one_is_open_and_a_complaint_waits_for_a_decision(seeded):  # PRI-5
    closed = Round.objects.get(cohort__name="Leidraad 2016")
    still = Round.objects.get(cohort__name="Leeratelier Oost")
    shown = results.results_of(closed)
    assert results.response_to(closed) == results.Response(asked=6, answered=5)
    assert [(one.mean, one.is_shown) for one in shown[:2]] == [("4,2", True), ("4,4", True)]
    assert [(one.is_shown, len(one.texts)) for one in shown if one.is_text] == [(True, 5), (True, 5)]
    assert (results.response_to(still), still.is_closed) == (results.Response(asked=7, answered=3), False)
    assert still.closes_at > seeded + timedelta(days=7)
    assert rounds.turn(now=seeded) == 0
    complaint = Complaint.objects.get()
    assert (complaint.is_open, complaint.replies.count(), complaint.decided_before > seeded) == (
        True,
        1,
        True,
    )
    assert complaint.acknowledged_at < complaint.acknowledged_before
