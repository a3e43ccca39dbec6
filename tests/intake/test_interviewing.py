"""Planning the conversation, asking for another moment, and what it tells whom (INT-2)."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import enrolling
from cohorts.dates import Slot
from cohorts.models import Cohort, Trainership
from intake import applying, interviewing
from intake.models import Application, Interview, OfferedTime
from outbox.models import Message
from people.models import Person
from tests import factories as make
from tests.intake.test_applying import _signed_in as signed_in

pytestmark = pytest.mark.django_db
NOW = make.at("2026-11-23", "10:00")
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def cohort() -> Cohort:
    return make.open_cohort(first_day=NOW.date() + timedelta(days=60))


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


@pytest.fixture
def applied(cohort: Cohort) -> Application:
    return make.application(cohort, "Sanne de Vries", handed_in_at=NOW - DAY)


def slot(days: int = 3, hours: int = 0) -> Slot:
    begin = NOW + days * DAY + hours * HOUR
    return Slot(begin, begin + HOUR, "Kamer 3", "")


def waiting(kind: str) -> list[Message]:
    return list(Message.objects.open().filter(kind=kind).select_related("recipient").order_by("pk"))


def sent(kind: str) -> None:
    Message.objects.filter(kind=kind).update(state="sent", sent_at=NOW, attempts=1)


def test_planning_invites_both_with_an_event(applied: Application, trainer: Person) -> None:  # INT-2
    made = interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    mails = waiting("interview")
    assert {one.recipient for one in mails} == {applied.person, trainer}
    for mail in mails:
        assert f"UID:{made.uid}" in mail.calendar
        assert "METHOD:REQUEST" in mail.calendar
    assert waiting("interview_soon")[0].recipient == applied.person
    assert waiting("decision_waits")[0].due_at.date() == (made.ends_at + 5 * DAY).date()


def test_the_same_again_changes_nothing(applied: Application, trainer: Person) -> None:
    for _ in range(2):
        interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    assert len(waiting("interview")) == 2
    assert Interview.objects.get().sequence == 0


def test_moving_keeps_the_event_and_takes_a_replaced_trainer_out(
    applied: Application, trainer: Person, cohort: Cohort
) -> None:
    other = make.trainer(cohort, "Joost Wiersma")
    first = interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    sent("interview")
    moved = interviewing.plan(applied, slot=slot(5), trainer=other, by=trainer, now=NOW)
    assert (moved.uid, moved.sequence) == (first.uid, 1)
    assert {one.recipient for one in waiting("interview")} == {applied.person, other}
    [gone] = waiting("interview_off")
    assert gone.recipient == trainer
    assert "METHOD:CANCEL" in gone.calendar


def test_who_gets_it_for_the_first_time_is_not_told_that_it_changed(
    applied: Application, trainer: Person, cohort: Cohort
) -> None:
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    sent("interview")
    other = make.trainer(cohort, "Joost Wiersma")
    interviewing.plan(applied, slot=slot(), trainer=other, by=trainer, now=NOW)
    told = {one.recipient: one.facts["is_moved"] for one in waiting("interview")}
    assert told == {applied.person: True, other: False}


def test_put_on_record_for_an_earlier_day_it_goes_out_of_both_calendars(
    applied: Application, trainer: Person
) -> None:  # COH-4
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    sent("interview")
    interviewing.plan(applied, slot=slot(-1), trainer=trainer, by=trainer, now=NOW)
    assert {one.recipient for one in waiting("interview_off")} == {applied.person, trainer}


def test_a_trainer_who_leaves_the_cohort_leaves_the_conversation_to_another(
    applied: Application, trainer: Person, cohort: Cohort
) -> None:  # COH-4, PPL-2
    other, office = make.trainer(cohort, "Joost Wiersma"), make.coordinator()
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    sent("interview")
    assert interviewing.release_from_departed(now=NOW) == 0
    enrolling.end_trainership(Trainership.objects.get(person=trainer), by=office, now=NOW)
    assert [interviewing.release_from_departed(now=NOW) for _ in range(2)] == [1, 0]
    assert {one.recipient for one in waiting("interview_off")} == {trainer}
    assert {one.recipient for one in waiting("interview_bare")} == {other, office}
    assert Interview.objects.get().starts_at == slot().starts_at
    [soon] = waiting("interview_soon")
    assert soon.facts["other"] == "een trainer"
    interviewing.plan(applied, slot=slot(), trainer=other, by=office, now=NOW)
    assert {one.recipient for one in waiting("interview")} == {applied.person, other}
    assert not waiting("interview_bare")


def test_a_trainer_is_never_in_two_conversations(applied: Application, trainer: Person) -> None:
    second = make.application(applied.cohort, handed_in_at=NOW)
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    half_past = slot()._replace(starts_at=slot().starts_at + HOUR / 2, ends_at=slot().ends_at + HOUR / 2)
    with pytest.raises(interviewing.Busy, match="Fatima El Amrani heeft dan al een ander"):
        interviewing.plan(second, slot=half_past, trainer=trainer, by=trainer, now=NOW)
    after = slot()._replace(starts_at=slot().ends_at, ends_at=slot().ends_at + HOUR)
    interviewing.plan(second, slot=after, trainer=trainer, by=trainer, now=NOW)


def test_only_a_trainer_of_the_cohort_holds_it(applied: Application) -> None:
    stranger = make.trainer(make.cohort())
    with pytest.raises(interviewing.NoTrainerHere):
        interviewing.plan(applied, slot=slot(), trainer=stranger, by=stranger, now=NOW)


def test_in_the_past_it_is_put_on_record_and_nobody_is_invited(applied: Application, trainer: Person) -> None:
    interviewing.plan(applied, slot=slot(-2), trainer=trainer, by=trainer, now=NOW)
    assert not waiting("interview")
    assert waiting("decision_waits")


def test_an_offered_time_goes_to_one(applied: Application, trainer: Person) -> None:
    second = make.application(applied.cohort, handed_in_at=NOW)
    offered = interviewing.offer(trainer, slot=slot(), now=NOW)
    interviewing.plan_at(applied, time=offered, by=trainer, now=NOW)
    with pytest.raises(interviewing.TimeTaken):
        interviewing.plan_at(second, time=offered, by=trainer, now=NOW)
    assert not interviewing.free_times(applied.cohort, now=NOW).exists()
    with pytest.raises(interviewing.TimeTaken, match="Verzet eerst"):
        interviewing.take_back(offered)
    interviewing.plan(applied, slot=slot(6), trainer=trainer, by=trainer, now=NOW)
    assert list(interviewing.free_times(applied.cohort, now=NOW)) == [offered]


def test_offering_twice_is_once_and_not_in_the_past(trainer: Person) -> None:
    for _ in range(2):
        interviewing.offer(trainer, slot=slot(), now=NOW)
    assert OfferedTime.objects.count() == 1
    with pytest.raises(interviewing.IsOver):
        interviewing.offer(trainer, slot=slot(-1), now=NOW)


def test_the_applicant_asks_for_another_moment_and_the_talk_stands(
    applied: Application, trainer: Person
) -> None:  # INT-2
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    interviewing.wish(applied, words=" Alleen op maandag ", by=applied.person, now=NOW)
    interview = Interview.objects.get()
    assert (interview.wish, interview.starts_at) == ("Alleen op maandag", slot().starts_at)
    [asked] = waiting("interview_wish")
    assert asked.recipient == trainer
    assert "maandag" not in str(asked.facts)  # MSG-6
    interviewing.plan(applied, slot=slot(7), trainer=trainer, by=trainer, now=NOW)
    interview.refresh_from_db()
    assert (interview.wish, interview.wished_at) == ("", None)
    assert not waiting("interview_wish")


def test_the_applicant_takes_another_offered_time(applied: Application, trainer: Person) -> None:
    offered = interviewing.offer(trainer, slot=slot(4), now=NOW)
    with pytest.raises(interviewing.NotPlanned):
        interviewing.choose(applied, time=offered, by=applied.person, now=NOW)
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    interviewing.choose(applied, time=offered, by=applied.person, now=NOW)
    assert Interview.objects.get().starts_at == slot(4).starts_at
    with pytest.raises(interviewing.HasBegun):
        interviewing.wish(applied, words="Later", by=applied.person, now=NOW + 9 * DAY)


def test_taking_the_application_back_ends_the_talk(applied: Application, trainer: Person) -> None:
    interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)
    sent("interview")
    applying.withdraw(applied, by=applied.person, now=NOW)
    assert {one.recipient for one in waiting("interview_off")} == {applied.person, trainer}
    assert not waiting("decision_waits") + waiting("interview_soon")
    with pytest.raises(interviewing.NotOpen):
        interviewing.plan(applied, slot=slot(), trainer=trainer, by=trainer, now=NOW)


def test_who_waits_for_a_talk_is_not_forgotten(cohort: Cohort, trainer: Person) -> None:
    coordinator = make.coordinator()
    mine = make.application(cohort, now=NOW)
    applying.hand_in(mine, version=1, agrees=True, by=mine.person, now=NOW)
    assert {one.recipient for one in waiting("interview_unplanned")} == {trainer, coordinator}
    interviewing.plan(mine, slot=slot(), trainer=trainer, by=coordinator, now=NOW)
    assert not waiting("interview_unplanned")


def _plan_page(application: Application) -> str:
    return reverse("intake:plan", args=[application.pk])


def test_the_page_plans_from_an_offered_time_and_by_proposal(applied: Application, trainer: Person) -> None:
    client, now = signed_in(trainer), timezone.now()
    offered = make.offered_time(trainer)
    page = client.post(_plan_page(applied), {"action": "pick", "time": offered.pk}, follow=True)
    assert "staat gepland" in page.content.decode()
    assert Interview.objects.get().time == offered
    day = timezone.localdate(now) + 9 * DAY
    proposal = {
        "action": "propose",
        "date": day.isoformat(),
        "start": "10:00",
        "end": "11:00",
        "place": "Kamer 1",
        "trainer": trainer.pk,
    }
    client.post(_plan_page(applied), proposal)
    assert timezone.localdate(Interview.objects.get().starts_at) == day
    assert Interview.objects.get().time is None


def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(applied: Application, trainer: Person) -> None:
    client = signed_in(trainer)
    for sent in (
        {},
        {"action": "pick"},
        {"action": "pick", "time": "99999999999999999999"},
        {"date": "2027-03-28", "start": "02:30", "end": "03:30", "trainer": trainer.pk, "place": "Hier"},
    ):
        answer = client.post(_plan_page(applied), sent)
        assert answer.status_code == 422, sent
    assert "Hier" in answer.content.decode()
    assert not Interview.objects.exists()


def test_times_are_offered_in_a_row(trainer: Person) -> None:
    client, day = signed_in(trainer), timezone.localdate() + 9 * DAY
    row = {"date": day.isoformat(), "start": "13:00", "minutes": "45", "count": "3"}
    client.post(reverse("intake:times"), row)
    begins = [
        timezone.localtime(one.starts_at).strftime("%H:%M") for one in OfferedTime.objects.order_by("pk")
    ]
    assert begins == ["13:00", "13:45", "14:30"]
    late = client.post(reverse("intake:times"), row | {"start": "23:00"})
    assert late.status_code == 422
    client.post(reverse("intake:drop_time", args=[OfferedTime.objects.first().pk]))
    assert OfferedTime.objects.count() == 2


def test_the_applicant_s_own_page_asks_for_another_moment(applied: Application, trainer: Person) -> None:
    client: Client = signed_in(applied.person)
    url = reverse("intake:another_time", args=[applied.pk])
    assert client.get(url).status_code == 302
    make.interview(applied, trainer=trainer)
    offered = make.offered_time(trainer)
    assert "Kamer 3" in client.get(url).content.decode()
    assert client.post(url, {"action": "wish", "words": " "}).status_code == 422
    page = client.post(url, {"action": "wish", "words": "Maandag kan ik wel"}, follow=True)
    assert "Maandag kan ik wel" in page.content.decode()
    client.post(url, {"action": "pick", "time": offered.pk})
    assert Interview.objects.get().time == offered
