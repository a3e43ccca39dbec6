"""*Mijn traject*: what comes next, and the state of every step."""

from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buddies.models import Activity, Division, WishList
from cohorts.models import Attendance, Cohort, Enrolment
from people.models import Person
from pod import feedback, growth, presence, sharing
from pod.models import Circle, Entry, LearningGoal, Pod, Rating
from progress import access
from progress.journey import Journey, journey_of
from tests import factories as make

pytestmark = pytest.mark.django_db
BEFORE_THE_START = make.at("2026-08-24", "10:00")
DAY = timedelta(days=1)


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def enrolment(cohort: Cohort) -> Enrolment:
    return make.enrolment(cohort, "Sanne de Vries")


@pytest.fixture
def pod(enrolment: Enrolment) -> Pod:
    """Sharing chosen, one goal set and rated at the start: no days done yet."""
    made = make.pod(enrolment)
    make.told(enrolment)
    set_goal(made)
    rate(made, Rating.Moment.START)
    return made


def set_goal(pod: Pod, **fields: datetime) -> None:
    LearningGoal.objects.create(pod=pod, text="Ik wil leren vragen.", set_at=BEFORE_THE_START, **fields)


def rate(pod: Pod, moment: str) -> None:
    competence = growth.rateable(pod).first()
    Rating.objects.create(pod=pod, competence=competence, moment=moment, value=3, rated_at=BEFORE_THE_START)


def at_day(pod: Pod, number: int) -> datetime:
    """An hour after this day ended."""
    return make.session(pod.enrolment.cohort, number).ends_at + timedelta(hours=1)


def see(enrolment: Enrolment, now: datetime) -> Journey:
    pod, rated = access.own_pod_with_ratings(enrolment.person, enrolment.pk, now=now)
    return journey_of(pod, rated=rated, now=now)


def title(journey: Journey) -> str:
    return journey.next_step.title if journey.next_step else ""


def test_first_comes_who_may_read_along(enrolment: Enrolment) -> None:  # POD-7
    pod = make.pod(enrolment)
    Pod.objects.filter(pk=pod.pk).update(sharing_chosen_at=None)
    journey = see(enrolment, BEFORE_THE_START)
    assert title(journey) == "Kies wie je POD mag lezen"
    assert journey.next_step.url == reverse("pod:sharing", args=[enrolment.pk])
    assert journey.then.title == "Schrijf je leerdoelen"


def test_then_the_goals_of_the_whole_training(enrolment: Enrolment) -> None:  # POD-11
    pod = make.pod(enrolment)
    assert title(see(enrolment, BEFORE_THE_START)) == "Schrijf je leerdoelen"
    set_goal(pod, reached_at=BEFORE_THE_START)
    assert title(see(enrolment, BEFORE_THE_START)) != "Schrijf je leerdoelen"


def test_the_coming_day_is_prepared_from_14_days_before(enrolment: Enrolment, pod: Pod) -> None:  # POD-2
    make.agreed(enrolment)
    starts_at = make.session(enrolment.cohort, 1).starts_at
    assert title(see(enrolment, starts_at - 15 * DAY)) == ""
    journey = see(enrolment, starts_at - 14 * DAY)
    assert title(journey) == "Bereid dag 1 voor"
    assert journey.stops[0].label == "Jij bent aan zet"
    # On day 1 the before part stays open until the day ends (POD-3).
    assert journey.next_step.by == make.session(enrolment.cohort, 1).ends_at


def test_wishes_are_asked_until_they_are_told_or_the_division_is_known(  # BUD-1
    enrolment: Enrolment, pod: Pod
) -> None:
    make.agreed(enrolment)
    early = make.session(enrolment.cohort, 1).starts_at - 30 * DAY
    WishList.objects.all().delete()
    assert title(see(enrolment, early)) == "Vul je wensen in voor een buddy"
    told = make.told(enrolment)
    assert title(see(enrolment, early)) == ""
    told.delete()
    division = make.division(enrolment.cohort)
    assert title(see(enrolment, early)) == "Vul je wensen in voor een buddy"
    Division.objects.filter(pk=division.pk).update(published_at=early)
    assert title(see(enrolment, early)) == ""


def test_the_buddy_card_says_what_was_noted_last(enrolment: Enrolment, pod: Pod) -> None:  # BUD-3
    now = at_day(pod, 1)
    assert (see(enrolment, now).buddies, see(enrolment, now).pairing.may_wish) == ([], True)
    pair = make.pair(enrolment, make.enrolment(enrolment.cohort, "Ahmed Yilmaz"))
    assert (see(enrolment, now).buddies, see(enrolment, now).pairing.last_on) == (["Ahmed Yilmaz"], None)
    make.activity(pair)
    visit = make.activity(pair, Activity.Kind.VISIT, on=date(2026, 9, 10))
    card = see(enrolment, now).pairing
    assert (card.last_on, card.last_words) == (visit.on, "Op elkaars werkplek geweest")
    Enrolment.objects.filter(person__name="Ahmed Yilmaz").update(withdrawn_at=now)
    assert see(enrolment, now).buddies == []


def test_looking_back_comes_before_looking_forward_oldest_first(enrolment: Enrolment, pod: Pod) -> None:
    make.handed_in(make.entry(pod, 1))
    make.handed_in(make.entry(pod, 2), after=False)
    make.handed_in(make.entry(pod, 3), after=False)
    now = at_day(pod, 3)
    journey = see(enrolment, now)
    assert (title(journey), journey.then.title) == ("Kijk terug op dag 2", "Kijk terug op dag 3")
    assert journey.next_step.by is None  # the wished date is over, and later counts just as well
    assert [stop.label for stop in journey.stops[:5]] == [
        "Afgerond",
        "Jij bent aan zet",
        "Nog niet compleet",
        "Je kunt beginnen",
        "Nog niet aan de beurt",
    ]
    assert (journey.held, journey.present, journey.total) == (3, 1, 8)


def test_a_before_part_that_froze_can_still_be_added(enrolment: Enrolment, pod: Pod) -> None:  # POD-3
    now = at_day(pod, 1)
    journey = see(enrolment, now)
    assert [journey.next_step.title, journey.then.title] == ["Kijk terug op dag 1", "Vul dag 1 aan"]
    assert journey.then.button == "Alsnog inleveren"


def test_a_waived_or_cancelled_day_asks_nothing(enrolment: Enrolment, pod: Pod) -> None:  # POD-5, COH-4
    one, two = (make.session(enrolment.cohort, number) for number in (1, 2))
    presence.waive(one, enrolment, reason="Later ingestapt", by=make.person(), now=BEFORE_THE_START)
    enrolment.cohort.sessions.filter(pk=two.pk).update(cancelled_at=BEFORE_THE_START)
    journey = see(enrolment, two.ends_at + timedelta(minutes=1))
    assert [stop.label for stop in journey.stops[:2]] == ["Hoeft niet", "Gaat niet door"]
    assert (title(journey), journey.total, journey.coming.number) == ("Bereid dag 3 voor", 7, 3)


def test_half_way_and_at_the_end_the_ratings_come_back(enrolment: Enrolment, pod: Pod) -> None:  # POD-11
    make.agreed(enrolment)
    for number in range(1, 9):
        make.handed_in(make.entry(pod, number))
    half = make.session(enrolment.cohort, 4).ends_at + timedelta(minutes=1)
    assert see(enrolment, half).next_step.url.endswith("/groei/half/")
    rate(pod, Rating.Moment.HALF_WAY)
    assert title(see(enrolment, half)) == ""
    end = at_day(pod, 8)
    assert see(enrolment, end).next_step.url.endswith("/groei/end/")
    rate(pod, Rating.Moment.END)
    journey = see(enrolment, end)
    assert (title(journey), journey.coming, journey.present) == ("", None, 8)


def test_feedback_is_news_until_it_was_read(enrolment: Enrolment, pod: Pod) -> None:  # POD-10
    trainer, now = make.trainer(enrolment.cohort), at_day(pod, 1)
    entry = make.handed_in(make.entry(pod, 1))
    words = {"saw": "Je vroeg door.", "effect": "", "next_step": ""}
    feedback.give(entry, Circle.TRAINERS, words=words, token="t", by=trainer, now=now)
    assert [stop.session.number for stop in see(enrolment, now).news] == [1]
    feedback.mark_read(entry, now=now + timedelta(minutes=1))
    assert see(enrolment, now).news == []


def test_who_helps_and_what_they_see(enrolment: Enrolment, pod: Pod) -> None:  # POD-7
    make.trainer(enrolment.cohort, "Fatima El Amrani")
    buddy = make.enrolment(enrolment.cohort, "Ahmed Yilmaz")
    make.pair(enrolment, buddy)
    make.support(enrolment, "mentor", "Peter Kuiper")
    make.support(enrolment, "principal", "Marijke Hoekstra")
    sharing.choose(pod, [Circle.TRAINERS], now=BEFORE_THE_START)
    found = see(enrolment, BEFORE_THE_START).helpers
    assert [(one.name, one.role, one.sees, one.enrolment) for one in found] == [
        ("Fatima El Amrani", "Trainer", "Leest mee in je POD.", None),
        ("Ahmed Yilmaz", "Buddy", "Leest niet standaard mee.", buddy.pk),
        ("Peter Kuiper", "Praktijkbegeleider", "Ziet je voortgang.", None),
        ("Marijke Hoekstra", "Opdrachtgever", "Ziet je voortgang.", None),
    ]


def test_the_drawn_way_follows_the_days(enrolment: Enrolment, pod: Pod) -> None:
    make.handed_in(make.entry(pod, 1))
    dots = [what for _, _, what in see(enrolment, at_day(pod, 1)).dots]
    assert dots == ["done", "now", *["next"] * 6]
    short = make.enrolment(make.cohort(days=3))
    make.pod(short)
    assert see(short, BEFORE_THE_START).dots == []


def test_a_cohort_without_days_has_a_page(client: Client) -> None:
    enrolment = make.enrolment(make.cohort(days=0))
    client.force_login(enrolment.person)
    assert client.get(reverse("progress:journey", args=[enrolment.pk])).status_code == 200


def full(enrolment: Enrolment) -> Pod:
    """Everything there can be on the page, around today."""
    pod = make.pod(enrolment, with_trainers=True)
    entry = make.handed_in(make.entry(pod, 1))
    trainer = make.trainer(enrolment.cohort)
    words = {"saw": "Goed.", "effect": "", "next_step": ""}
    feedback.give(entry, Circle.TRAINERS, words=words, token="t", by=trainer, now=timezone.now())
    set_goal(pod)
    make.pair(enrolment, make.enrolment(enrolment.cohort))
    make.support(enrolment)
    Attendance.objects.create(session=entry.session, enrolment=enrolment)
    return pod


def test_the_page_takes_at_most_19_queries_with_1_3_and_30_others(client: Client) -> None:
    cohort = make.cohort(first_day=timezone.localdate() - 3 * DAY)
    enrolment = make.enrolment(cohort, "Sanne de Vries")
    full(enrolment)
    url, counts = reverse("progress:journey", args=[enrolment.pk]), []
    client.force_login(enrolment.person)
    client.get(url)
    for total in (3, 5, 32):
        while cohort.enrolments.count() < total:
            make.handed_in(make.entry(make.pod(make.enrolment(cohort)), 1))
        with CaptureQueriesContext(connection) as queries:
            shown = client.get(url).content.decode()
        counts.append(len(queries))
    assert "Lees de feedback op dag 1" in shown and "Volgende trainingsdag" in shown
    assert counts == counts[:1] * 3 and counts[0] <= 19


def test_the_page_shows_the_coming_day(client: Client) -> None:
    cohort = make.cohort(first_day=timezone.localdate() + 3 * DAY, place="Dorpshuis De Schakel")
    enrolment = make.enrolment(cohort)
    make.pod(enrolment)
    session = make.session(cohort, 1)
    cohort.sessions.filter(pk=session.pk).update(preparation="Neem je casus mee.")
    client.force_login(enrolment.person)
    shown = client.get(reverse("progress:journey", args=[enrolment.pk])).content.decode()
    for words in ("Dorpshuis De Schakel", "Neem je casus mee.", "Zet in mijn agenda", "Ik kan niet komen"):
        assert words in shown


def test_a_journey_is_its_participants_own(client: Client, enrolment: Enrolment) -> None:  # PPL-2
    others: list[Person] = [
        make.enrolment(enrolment.cohort).person,
        make.trainer(enrolment.cohort),
        make.support(enrolment).person,
        make.coordinator(),
    ]
    url = reverse("progress:journey", args=[enrolment.pk])
    assert client.get(url).url.startswith("/account/")
    for who in others:
        client.force_login(who)
        assert client.get(url).status_code == 404
    client.force_login(enrolment.person)
    assert client.get(url).status_code == 200
    assert client.get(reverse("progress:my_journey")).url == url
    Enrolment.objects.filter(pk=enrolment.pk).update(withdrawn_at=timezone.now())
    assert [client.get(url).status_code, client.get(reverse("progress:my_journey")).status_code] == [404, 404]
    assert Entry.objects.exists()


def test_who_had_the_intake_here_finds_the_letter_again(
    client: Client, enrolment: Enrolment
) -> None:  # INT-4
    page = reverse("progress:journey", args=[enrolment.pk])
    client.force_login(enrolment.person)
    assert "De brief en het verslag van je intake" not in client.get(page).content.decode()
    mine = make.application(enrolment.cohort, who=enrolment.person, handed_in_at=BEFORE_THE_START)
    elsewhere = make.application(make.cohort(), who=enrolment.person, handed_in_at=BEFORE_THE_START)
    make.decision(elsewhere)
    assert "De brief en het verslag van je intake" not in client.get(page).content.decode()
    make.decision(mine)
    assert reverse("intake:letter", args=[mine.pk]) in client.get(page).content.decode()
