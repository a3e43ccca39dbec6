"""Places, the waiting list and what is offered of it (COH-5)."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts import admitting, enrolling, offering, opening, placing
from cohorts.local_time import AMSTERDAM
from cohorts.models import Admission, Cohort, Offer
from outbox.models import Message
from people.models import Person
from tests import factories as make
from tests.concurrency import side_by_side

NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)
LATER = NOW + timedelta(days=9)


def admit(cohort: Cohort, *, by: Person, who: Person | None = None) -> Admission:
    return admitting.admit(
        cohort,
        person=who or make.person(),
        source=Admission.Source.ELSEWHERE,
        trainer="Fatima El Amrani",
        decided_on=date(2026, 10, 9),
        organisation=make.organisation(),
        team="Wonen",
        by=by,
        now=NOW,
    )


def full(*, places: int = 1, waiting: int = 3, by: Person) -> tuple[Cohort, list[Admission]]:
    """A cohort without a free place, and who waits for one."""
    cohort = make.cohort(days=2, first_day=date(2026, 12, 3), capacity=places)
    for _ in range(places):
        make.enrolment(cohort)
    return cohort, [admit(cohort, by=by) for _ in range(waiting)]


def kinds(admission: Admission, state: str = "planned") -> list[str]:
    rows = Message.objects.filter(recipient=admission.person, state=state).order_by("pk")
    return list(rows.values_list("kind", flat=True))


def free_one(cohort: Cohort, *, by: Person, now: datetime = NOW) -> None:
    enrolling.withdraw(cohort.enrolments.active().earliest("pk"), by=by, now=now)


@pytest.mark.django_db
def test_with_room_there_is_a_place_at_once() -> None:  # COH-5, COH-9
    cohort, by = make.cohort(days=1, first_day=date(2026, 12, 3), capacity=1), make.coordinator()
    admission = admit(cohort, by=by)
    assert admission.has_place and admission.enrolment.team == "Wonen"
    assert kinds(admission) == ["invitation_participant", "session_in_calendar"]


@pytest.mark.django_db
def test_beyond_the_places_one_waits_and_is_told_so() -> None:  # COH-5
    cohort, waiting = full(waiting=2, by=make.coordinator())
    assert [one.has_place for one in waiting] == [False, False]
    assert list(cohort.admissions.waiting()) == waiting
    assert [kinds(one) for one in waiting] == [["waiting_list"], ["waiting_list"]]
    facts = Message.objects.get(recipient=waiting[1].person).facts
    assert facts["position"] == 2


@pytest.mark.django_db
def test_an_invitation_of_the_office_waits_behind_the_others() -> None:  # COH-5
    by = make.coordinator()
    cohort, waiting = full(waiting=1, by=by)
    own = {
        "name": "Sam",
        "organisation": "",
        "team": "",
        "trainer": "Fatima",
        "decided_on": date(2026, 10, 1),
    }
    made = enrolling.enrol(cohort, email="sam@voorbeeld.test", **own, by=by, now=NOW)  # type: ignore[arg-type]
    assert list(cohort.admissions.waiting()) == [*waiting, made]
    with pytest.raises(placing.AlreadyWaits):
        enrolling.enrol(cohort, email="SAM@voorbeeld.test", **own, by=by, now=NOW)  # type: ignore[arg-type]
    with pytest.raises(placing.AlreadyWaits):
        enrolling.invite_trainer(cohort, email="sam@voorbeeld.test", name="Sam", by=by, now=NOW)


@pytest.mark.django_db
def test_a_place_that_falls_free_is_held_for_the_first() -> None:  # COH-5
    by = make.coordinator()
    cohort, (first, second, _) = full(by=by)
    free_one(cohort, by=by)
    assert [offer.admission for offer in Offer.objects.open()] == [first]
    assert (cohort.places_left, kinds(second)) == (0, ["waiting_list"])
    assert kinds(first) == ["waiting_list", "place_offered"]
    assert not admit(cohort, by=by).has_place


@pytest.mark.django_db
def test_accepting_gives_the_place_and_silences_what_was_planned() -> None:  # COH-5, MSG-3
    by = make.coordinator()
    cohort, (first, *_) = full(by=by)
    free_one(cohort, by=by)
    enrolment = offering.accept(first, by=first.person, now=LATER - timedelta(days=3))
    assert enrolment == offering.accept(first, by=first.person, now=LATER)
    assert (enrolment.team, enrolment.is_active) == ("Wonen", True)
    assert kinds(first) == ["invitation_participant", *["session_in_calendar"] * 2]
    assert kinds(first, "lapsed") == ["waiting_list", "place_offered"]
    with pytest.raises(placing.AlreadyIn):
        offering.leave(first, by=first.person, now=LATER)
    enrolling.withdraw(enrolment, by=by, now=LATER)
    with pytest.raises(offering.NotOffered):
        offering.accept(first, by=first.person, now=LATER)


@pytest.mark.django_db
def test_declining_offers_it_to_the_next() -> None:  # COH-5
    by = make.coordinator()
    cohort, (first, second, _) = full(by=by)
    free_one(cohort, by=by)
    for _ in range(2):
        offering.leave(first, by=first.person, now=NOW)
    assert [offer.admission for offer in Offer.objects.open()] == [second]
    with pytest.raises(offering.NotOffered):
        offering.accept(first, by=first.person, now=NOW)


@pytest.mark.django_db
def test_a_term_that_passes_tells_so_and_offers_it_to_the_next() -> None:  # COH-5
    by = make.coordinator()
    cohort, (first, second, _) = full(by=by)
    free_one(cohort, by=by)
    ends_at = Offer.objects.get().ends_at
    assert ends_at.astimezone(AMSTERDAM) == datetime(2026, 10, 18, tzinfo=AMSTERDAM)
    assert offering.lapse_due(now=ends_at - timedelta(seconds=1)) == 0
    with pytest.raises(offering.OfferOver):
        offering.accept(first, by=first.person, now=ends_at)
    assert [offering.lapse_due(now=ends_at) for _ in range(2)] == [1, 0]
    assert [offer.admission for offer in Offer.objects.open()] == [second]
    assert kinds(first) == ["offer_lapsed"]
    with pytest.raises(offering.OfferOver):
        offering.accept(first, by=first.person, now=ends_at)


@pytest.mark.django_db
@pytest.mark.parametrize(("day", "last"), [(30, 6), (5, 4), (2, 1), (1, 1)])
def test_the_term_ends_before_day_one_but_leaves_a_day(day: int, last: int) -> None:
    cohort = make.cohort(days=1, first_day=NOW.date() + timedelta(days=day))
    ends = offering.term_end(cohort, now=NOW).astimezone(AMSTERDAM)
    assert (ends.date() - NOW.date()).days - 1 == (7 if day == 30 else last)


@pytest.mark.django_db
def test_more_places_are_offered_in_order_and_held_ones_cannot_go() -> None:  # COH-5
    by = make.coordinator()
    cohort, waiting = full(by=by)
    opening.rename(cohort, name=cohort.name, capacity=3, by=by, now=NOW)
    assert [offer.admission for offer in Offer.objects.open().order_by("pk")] == waiting[:2]
    with pytest.raises(opening.NoRoom, match="aangeboden"):
        opening.rename(cohort, name=cohort.name, capacity=2, by=by, now=NOW)


@pytest.mark.django_db
def test_a_cohort_that_is_over_offers_nothing() -> None:
    by = make.coordinator()
    cohort, _ = full(by=by)
    free_one(cohort, by=by, now=datetime(2027, 3, 1, tzinfo=AMSTERDAM))
    assert not Offer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_fifty_admitted_to_sixteen_places_by_eight_at_once() -> None:  # COH-5
    by = make.coordinator()
    cohort = make.cohort(days=2, first_day=date(2026, 12, 3), capacity=16)
    people = [make.person() for _ in range(50)]

    side_by_side(lambda who: admit(cohort, by=by, who=who), people)
    admitted = list(Admission.objects.order_by("pk"))
    assert [hasattr(one, "enrolment") for one in admitted] == [True] * 16 + [False] * 34
    line = list(cohort.admissions.waiting())
    assert line == admitted[16:]
    told = Message.objects.filter(kind="waiting_list").order_by("subject")
    positions = {row.subject: row.facts["position"] for row in told}
    assert positions == {one.key: n for n, one in enumerate(line, start=1)}

    leaving = list(cohort.enrolments.active()[:3])
    side_by_side(lambda one: enrolling.withdraw(one, by=by, now=NOW), leaving)
    assert list(offered()) == line[:3]
    offering.leave(line[0], by=line[0].person, now=NOW)
    assert offered() == [line[1], line[2], line[3]]
    Offer.objects.exclude(admission=line[1]).update(ends_at=LATER + timedelta(days=1))
    side_by_side(lambda moment: offering.lapse_due(now=moment), [LATER] * 4)
    assert offered() == [line[2], line[3], line[4]]
    counts = Counter(Offer.objects.values_list("answer", flat=True))
    assert counts == {"": 3, "declined": 1, "lapsed": 1}
    assert cohort.enrolments.active().count() == 13 and cohort.places_left == 0


@pytest.mark.django_db(transaction=True)
def test_an_offer_accepted_while_its_term_passes_has_one_outcome() -> None:  # COH-5
    by = make.coordinator()
    cohort, (first, second, _) = full(by=by)
    free_one(cohort, by=by)
    ends_at = Offer.objects.get().ends_at

    def either(take: bool) -> None:
        try:
            if take:
                offering.accept(first, by=first.person, now=ends_at - timedelta(seconds=1))
            else:
                offering.lapse_due(now=ends_at)
        except offering.OfferOver:
            pass

    side_by_side(either, [True, False])
    first = Admission.objects.get(pk=first.pk)
    assert first.has_place != bool(first.left_at)
    assert Offer.objects.open().filter(admission=second).exists() != first.has_place
    assert cohort.enrolments.active().count() + Offer.objects.open().count() == cohort.capacity


def offered() -> list[Admission]:
    return [offer.admission for offer in Offer.objects.open().order_by("admission")]


@pytest.mark.django_db
def test_the_person_reads_takes_and_declines_on_a_page(client: Client) -> None:  # COH-5
    now, by = timezone.now(), make.coordinator()
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=40), capacity=1)
    taken = make.enrolment(cohort)
    first, second = make.admission(cohort, "Noor"), make.admission(cohort)
    client.force_login(first.person)
    page, no = (reverse(f"cohorts:{name}", args=[first.pk]) for name in ("place", "decline_place"))
    assert "plaats 1 van de wachtlijst" in client.get(reverse("home"), follow=True).content.decode()
    client.post(page)
    assert not cohort.enrolments.filter(person=first.person).exists()
    enrolling.withdraw(taken, by=by, now=now)
    assert "Er is een plaats voor je vrij" in client.get(page).content.decode()
    client.post(page)
    assert "Je doet mee" in client.get(page).content.decode()
    enrolling.withdraw(cohort.enrolments.active().get(), by=by, now=now)
    client.force_login(second.person)
    page, no = (reverse(f"cohorts:{name}", args=[second.pk]) for name in ("place", "decline_place"))
    assert "Weet je het zeker" in client.get(no).content.decode()
    client.post(no)
    assert "niet meer op de wachtlijst" in client.get(page).content.decode()


@pytest.mark.django_db
def test_the_office_sees_the_list_and_takes_someone_off(client: Client) -> None:  # COH-5
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=40), capacity=1)
    taken, first = make.enrolment(cohort), make.admission(cohort, "Noor de Wit")
    client.force_login(make.coordinator())
    detail = reverse("cohorts:detail", args=[cohort.pk])
    assert "1. Noor de Wit" in client.get(detail).content.decode()
    assert "op de wachtlijst" in client.get(reverse("cohorts:invite", args=[cohort.pk])).content.decode()
    client.post(reverse("cohorts:withdraw", args=[taken.pk]))
    assert "Plaats aangeboden" in client.get(detail).content.decode()
    client.post(reverse("cohorts:off_list", args=[first.pk]))
    assert "1. Noor de Wit" not in client.get(detail).content.decode()
