"""Laying, moving and calling off a Proevegesprek (PRV-3, PRV-5)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from assignments.models import Support
from cohorts import enrolling
from cohorts.models import Cohort, Enrolment
from outbox.models import Message
from people.models import Person
from proeve import answering, assessing, following, guests, letters, planning, previewing
from proeve.laying import current_attempt, proeve_of
from proeve.models import Assessor, Attempt, Seat, Talk
from tests import factories as make
from tests.proeve import ready
from tests.proeve.ready import HOUR, NOW, TALK

pytestmark = pytest.mark.django_db


def with_people(name: str = "Noor de Wit", *, of: Cohort | None = None) -> Enrolment:
    enrolment = make.enrolment(of or ready.cohort(), name)
    make.support(enrolment, name=f"Mentor van {name}")
    make.support(enrolment, Support.Role.PRINCIPAL, name=f"Opdrachtgever van {name}")
    return enrolment


def arrange(
    enrolment: Enrolment, *assessors: Person, starts_at: datetime = TALK, now: datetime = NOW, **more: Any
) -> Talk:
    booking = ready.booking(starts_at, *assessors, **more)
    return planning.arrange(enrolment, booking, by=make.coordinator(), now=now)


def told(kind: str = "proeve_talk", state: str = "planned") -> list[str]:
    rows = Message.objects.filter(kind=kind, state=state)
    return sorted(rows.values_list("recipient__name", flat=True))


def sent() -> None:
    Message.objects.filter(state="planned").update(state="sent", sent_at=NOW, attempts=1)


EVERYONE = ["Bea", "Fatima", "Mentor van Noor de Wit", "Noor de Wit", "Opdrachtgever van Noor de Wit"]


def test_everyone_is_invited_with_an_event_and_a_way_to_answer() -> None:  # PRV-3
    enrolment, outside = with_people(), make.person("Bea")
    trainer = enrolment.cohort.trainerships.get().person
    talk = arrange(enrolment, outside, trainers=[trainer])
    assert told() == EVERYONE
    roles = dict(talk.seats.values_list("person__name", "role"))
    assert roles == {
        "Noor de Wit": "participant",
        "Mentor van Noor de Wit": "mentor",
        "Opdrachtgever van Noor de Wit": "principal",
        "Fatima": "trainer",
    }
    for message in Message.objects.filter(kind="proeve_talk"):
        event = message.calendar.replace("\r\n ", "")
        assert "METHOD:REQUEST" in event and "RSVP=FALSE" in event
        is_beside = " van Noor" in message.recipient.name
        assert bool(message.facts["secret_path"]) == is_beside
    assert told("proeve_answer_waits") == [name for name in EVERYONE if name != "Bea"]
    assert told("proeve_talk_soon") == EVERYONE
    assert told("proeve_presentation_waits") == []  # seven days before was this morning


def test_the_same_again_tells_nobody() -> None:  # MSG-1
    enrolment = with_people()
    arrange(enrolment)
    before = Message.objects.count()
    assert arrange(enrolment).sequence == 0
    assert Message.objects.count() == before


def test_moving_is_the_same_event_and_asks_everyone_anew() -> None:  # PRV-3, MSG-3
    enrolment = with_people()
    talk = arrange(enrolment)
    seat = talk.seats.get(role="participant")
    mark = answering.mark_of(seat)
    answering.answer(talk, says="yes", words="", asked=mark, by=enrolment.person, now=NOW)
    sent()
    moved = arrange(enrolment, starts_at=TALK + timedelta(days=6), now=NOW + HOUR)
    assert (moved.pk, moved.uid, moved.sequence) == (talk.pk, talk.uid, 1)
    assert set(moved.seats.values_list("answer", "answered_at")) == {("", None)}
    rows = Message.objects.filter(kind="proeve_talk", state="planned")
    assert all(row.facts["is_moved"] and "SEQUENCE:1" in row.calendar for row in rows)
    assert len(rows) == 3
    assert told("proeve_presentation_waits") == ["Noor de Wit"]
    with pytest.raises(answering.AlreadyMoved):
        answering.answer(moved, says="yes", words="", asked=mark, by=enrolment.person, now=NOW)


def test_another_trainer_leaves_the_others_and_their_answers_alone() -> None:  # PRV-3
    enrolment = with_people()
    trainer = enrolment.cohort.trainerships.get().person
    talk = arrange(enrolment, trainers=[trainer])
    seat = talk.seats.get(role="participant")
    asked = answering.mark_of(seat)
    answering.answer(talk, says="yes", words="", asked=asked, by=enrolment.person, now=NOW)
    sent()
    arrange(enrolment)
    assert told("proeve_talk_off") == ["Fatima"] and told() == []
    assert talk.seats.get(role="participant").answer == "yes"


def test_calling_off_takes_it_out_of_all_calendars_and_planning_again_brings_it_back() -> None:  # PRV-3
    enrolment = with_people()
    talk = arrange(enrolment)
    sent()
    planning.call_off(enrolment, by=make.coordinator(), now=NOW)
    assert len(told("proeve_talk_off")) == 3
    assert all("METHOD:CANCEL" in one.calendar for one in Message.objects.filter(kind="proeve_talk_off"))
    again = arrange(enrolment)
    assert (again.uid, again.sequence, again.cancelled_at) == (talk.uid, 2, None)
    assert told("proeve_talk_off") == [] and len(told()) == 3


def test_a_room_or_a_person_is_not_given_away_twice() -> None:  # PRV-3
    cohort, outside = ready.cohort(), make.person("Bea")
    one, other = with_people("Noor de Wit", of=cohort), with_people("Ahmed", of=cohort)
    arrange(one, outside)
    with pytest.raises(
        planning.Taken, match="Kamer 5 is dan al bezet door het Proevegesprek van Noor de Wit"
    ):
        arrange(other, place=" kamer  5")
    with pytest.raises(planning.Taken, match="Bea is dan al bij het Proevegesprek van Noor de Wit"):
        arrange(other, outside, place="Kamer 6", starts_at=TALK + timedelta(minutes=30))
    assert arrange(other, outside, starts_at=TALK + timedelta(minutes=45))


def test_who_may_stay_away_is_a_warning_and_no_refusal() -> None:  # PRV-3
    cohort = ready.cohort()
    one, other = with_people("Noor de Wit", of=cohort), make.enrolment(cohort, "Ahmed")
    mentor = one.assignment.supports.get(role="mentor").person
    make.support(other, who=mentor)
    arrange(one)
    with pytest.raises(planning.Taken, match="Mentor van Noor de Wit"):
        arrange(other, place="Kamer 6")
    free = ready.booking(TALK, place="Kamer 6", may_stay_away=frozenset([mentor.pk]))
    found = previewing.look(cohort, {other: free}, now=NOW)[other.pk]
    sentence = "Mentor van Noor de Wit is dan al bij het Proevegesprek van Noor de Wit."
    assert [(clash.sentence, clash.cannot_be) for clash in found] == [(sentence, False)]
    assert planning.arrange(other, free, by=make.coordinator(), now=NOW)


def test_of_several_talks_all_are_planned_or_none() -> None:  # PRV-3
    cohort = ready.cohort()
    one, other = with_people("Noor de Wit", of=cohort), with_people("Ahmed", of=cohort)
    same = ready.booking()
    with pytest.raises(planning.NotThese, match="Ahmed: Kamer 5 is dan al bezet"):
        planning.arrange_all({one: same, other: same}, by=make.coordinator(), now=NOW)
    assert not Talk.objects.exists()


def test_before_saving_one_sees_the_day_the_hour_the_room_and_who_is_elsewhere() -> None:  # PRV-3, COH-3
    cohort, elsewhere = (
        ready.cohort(),
        make.cohort(days=1, first_day=TALK.date(), place="Kamer 5", name="Zuid"),
    )
    busy, enrolment = make.trainer(elsewhere, "Gijs"), with_people(of=cohort)

    def sentences(*assessors: Person, **more: Any) -> list[str]:
        booking = ready.booking(more.pop("starts_at", TALK), *assessors, **more)
        return [one.sentence for one in previewing.look(cohort, {enrolment: booking}, now=NOW)[enrolment.pk]]

    assert sentences(place="Kamer 6") == []
    assert sentences(busy) == [
        "Gijs heeft deze dag al een bijeenkomst van Zuid.",
        "Kamer 5 is dan al bezet door Zuid.",
    ]
    early = "Dit gesprek valt buiten kantooruren (8.00 tot 18.00 uur)."
    assert sentences(starts_at=make.at("2026-12-25", "07:00")) == [
        early,
        "Op deze dag is het een feestdag: Eerste kerstdag.",
        "Op deze dag zijn de scholen vrij: kerstvakantie.",
    ]
    assert sentences(starts_at=NOW - HOUR) == ["Dit moment is al geweest. Niemand krijgt een mail."]
    own = cohort.trainerships.get().person
    second = make.trainer(cohort, "Henk")
    assert sentences(own, second, place="") == [
        "Beide beoordelaars zijn trainer van dit cohort. Kies voor één van de twee iemand van buiten."
    ]
    assert sentences(own, busy, place="") == ["Gijs heeft deze dag al een bijeenkomst van Zuid."]


def test_slots_lie_one_after_another_and_beside_each_other_in_more_rooms() -> None:  # PRV-3
    found = previewing.slots(
        TALK.date(), TALK.time(), minutes=45, pause=15, rooms=["Kamer 5", "Kamer 6"], count=3
    )
    begins = [(one.starts_at, one.room) for one in found]
    assert begins == [(TALK, "Kamer 5"), (TALK, "Kamer 6"), (TALK + HOUR, "Kamer 5")]
    assert {one.ends_at - one.starts_at for one in found} == {timedelta(minutes=45)}


def test_there_are_two_assessors_and_never_a_third() -> None:  # PRV-5
    enrolment = with_people()
    three = [make.person(name) for name in ("Bea", "Cor", "Dik")]
    with pytest.raises(assessing.NoThird):
        arrange(enrolment, *three)
    arrange(enrolment, *three[:2])
    attempt = Attempt.objects.get()
    with pytest.raises(assessing.NoThird):
        assessing.invite(enrolment, email="dik@elders.example", name="Dik", by=three[0], now=NOW)
    for place in (3, 2):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.assessor(attempt, three[2], place=place)


def test_who_stands_beside_the_participant_or_takes_part_does_not_assess() -> None:  # PRV-5
    enrolment = with_people()
    fellow = make.enrolment(enrolment.cohort, "Ahmed").person
    mentor = enrolment.assignment.supports.get(role="mentor").person
    for one in (fellow, mentor, enrolment.person):
        with pytest.raises(assessing.Concerned):
            arrange(enrolment, one)
    with pytest.raises(assessing.Twice):
        arrange(enrolment, *[make.person("Bea")] * 2)


def test_an_assessor_who_withdraws_is_replaced_and_keeps_the_row() -> None:  # PRV-5
    enrolment, bea, cor, dik = with_people(), *(make.person(name) for name in ("Bea", "Cor", "Dik"))
    talk = arrange(enrolment, bea, cor)
    sent()
    mine = Assessor.objects.get(person=bea)
    Assessor.objects.filter(pk=mine.pk).update(given_at=NOW)
    assessing.withdraw(mine, by=bea, now=NOW)
    assert told("proeve_talk_off") == ["Bea"]
    assert told("proeve_assessor_gone") == sorted(one.name for one in _planners(enrolment))
    with pytest.raises(assessing.NoLonger):
        assessing.withdraw(mine, by=bea, now=NOW)
    assessing.change(enrolment, [cor, dik], by=bea, now=NOW)
    assert told() == ["Dik"]
    rows = Assessor.objects.order_by("pk").values_list("person__name", "place", "withdrawn_at", "given_at")
    assert list(rows) == [("Bea", 1, NOW, NOW), ("Cor", 2, None, None), ("Dik", 1, None, None)]
    assert talk.seats.count() == 3


def _planners(enrolment: Enrolment) -> list[Person]:
    return list(letters.planners(enrolment.cohort))


def test_somebody_from_outside_gets_an_account_and_a_place() -> None:  # PPL-3, PRV-5
    enrolment = with_people()
    arrange(enrolment)
    asked = assessing.invite(
        enrolment, email="Bea@elders.example", name="Bea", by=make.coordinator(), now=NOW
    )
    again = assessing.invite(enrolment, email="bea@elders.example", name="X", by=make.coordinator(), now=NOW)
    assert asked == again and asked in assessing.candidates()
    assert Assessor.objects.get().person == asked
    assert "Bea" in told()


def test_a_talk_that_was_scored_stays_where_it_is() -> None:  # PRV-5
    enrolment, bea = with_people(), make.person("Bea")
    arrange(enrolment, bea)
    Assessor.objects.update(given_at=NOW)
    with pytest.raises(planning.AlreadyHeld):
        arrange(enrolment, bea, starts_at=TALK + HOUR)
    with pytest.raises(planning.AlreadyHeld):
        planning.call_off(enrolment, by=make.coordinator(), now=NOW)


def test_a_resit_is_a_talk_of_its_own() -> None:  # PRV-6
    enrolment = with_people()
    first = arrange(enrolment)
    Attempt.objects.create(proeve=proeve_of(enrolment), number=2)
    second = arrange(enrolment, starts_at=TALK + timedelta(days=30))
    assert second.pk != first.pk and second.uid != first.uid
    assert current_attempt(proeve_of(enrolment)).talk == second


def test_hours_that_make_no_talk_are_refused() -> None:
    enrolment = with_people()
    with pytest.raises(planning.EndsTooSoon):
        arrange(enrolment, minutes=0)
    with pytest.raises(planning.OverMidnight):
        arrange(enrolment, starts_at=make.at("2026-10-08", "23:30"))


def test_who_leaves_has_no_talk_any_more_and_who_is_replaced_no_longer_comes() -> None:  # PPL-4, PRV-3
    cohort = ready.cohort()
    stays, leaves = with_people("Noor de Wit", of=cohort), with_people("Ahmed", of=cohort)
    talk, gone = arrange(stays), arrange(leaves, place="Kamer 6")
    sent()
    assert following.follow(now=NOW) == 0
    enrolling.withdraw(leaves, by=make.coordinator(), now=NOW)
    stays.assignment.supports.filter(role="mentor").update(ended_at=NOW)
    make.support(stays, name="Nieuwe mentor")
    assert following.follow(now=NOW) == 2
    gone.refresh_from_db()
    assert gone.is_cancelled and not Talk.objects.get(pk=talk.pk).is_cancelled
    assert told() == ["Nieuwe mentor"]
    off = ["Ahmed", "Mentor van Ahmed", "Mentor van Noor de Wit", "Opdrachtgever van Ahmed"]
    assert told("proeve_talk_off") == off
    assert following.follow(now=NOW) == 0
    assert set(Seat.objects.filter(talk=talk).values_list("person__name", flat=True)) == {
        "Noor de Wit",
        "Nieuwe mentor",
        "Opdrachtgever van Noor de Wit",
    }


def test_mail_that_waits_gets_the_link_of_now() -> None:  # PPL-3
    enrolment = with_people()
    arrange(enrolment)
    old = {
        row.pk: row.facts["secret_path"]
        for row in Message.objects.filter(recipient__name__startswith="Mentor")
    }
    enrolment.assignment.supports.filter(role="mentor").update(link_number=2)
    assert following.follow(now=NOW) == len(old)
    for row in Message.objects.filter(pk__in=old):
        assert row.facts["secret_path"].endswith("?naar=proeve") and row.facts["secret_path"] != old[row.pk]
    assert following.follow(now=NOW) == 0


def test_nobody_is_reminded_of_a_presentation_that_is_in() -> None:  # MSG-3
    enrolment = with_people()
    arrange(enrolment, starts_at=TALK + timedelta(days=7))
    assert told("proeve_presentation_waits") == ["Noor de Wit"]
    guests.presentation_is_in(current_attempt(proeve_of(enrolment)), now=NOW)
    assert told("proeve_presentation_waits") == []
