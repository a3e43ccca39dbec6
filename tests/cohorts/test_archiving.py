"""A cohort out of the way, or away: what stands in the way is said, and nobody gets mail any more."""

from datetime import timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts import archiving, enrolling, messaging, opening, placing
from cohorts.models import Cohort, Offer, Session
from desk.people_list import cohorts_to_invite_into
from desk.transferring import choices
from intake import applying
from outbox import delivering, holding, overview, planning
from outbox.models import TOO_LATE, Hold, Message
from people import organising
from people.hanging import pointers
from people.models import Act
from programme.models import Version
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-01", "10:00")
State = Message.State


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


@pytest.fixture
def cohort() -> Cohort:
    return make.cohort(name="Waterland", first_day=NOW.date() + timedelta(days=20))


def by(now: Any = NOW) -> dict[str, Any]:
    return {"by": make.coordinator(), "now": now}


def reminder(cohort: Cohort, *, at: Any, kind: str = "checkin_asked") -> Message:
    """Of this cohort, to leave at that moment."""
    facts = {"cohort": cohort.name, "closes_at": at, "path": "/", "programme": "P", "goes_on": "2027-01-01"}
    one = planning.Planned(kind, make.person(), cohort.key, "", facts, group=cohort.key)
    [row] = planning.insert([planning.new_row(one, due_at=at, now=NOW)], now=NOW)
    return row


def url(cohort: Cohort) -> str:
    return reverse("cohorts:put_away", args=[cohort.pk])


def text(response: Any) -> str:
    return response.content.decode()


def invite(cohort: Cohort, organisation: str = "") -> Any:
    words = {
        "email": "kim@voorbeeld.example",
        "name": "Kim Bos",
        "organisation": organisation,
        "team": "",
        "trainer": "Fatima",
    }
    return enrolling.enrol(cohort, **words, decided_on=NOW.date(), **by())


# Nothing goes out.


def test_what_was_planned_stays_where_it_is_for_as_long_as_it_is_held(cohort: Cohort) -> None:
    rows = [reminder(one, at=NOW + timedelta(hours=1)) for one in (cohort, make.cohort())]
    archiving.archive(cohort, **by())
    delivering.deliver(now=NOW + timedelta(hours=2))
    states = [Message.objects.get(pk=row.pk).state for row in rows]
    assert states == [State.PLANNED, State.SENT]


def test_what_is_planned_meanwhile_waits_along(cohort: Cohort) -> None:
    archiving.archive(cohort, **by())
    row = reminder(cohort, at=NOW)
    delivering.deliver(now=NOW + timedelta(hours=1))
    assert Message.objects.get(pk=row.pk).state == State.PLANNED


def test_that_a_pod_goes_is_told_also_from_the_archive(cohort: Cohort) -> None:  # PRI-4
    archiving.archive(cohort, **by())
    row = reminder(cohort, at=NOW, kind="pod_goes")
    delivering.deliver(now=NOW + timedelta(hours=1))
    assert Message.objects.get(pk=row.pk).state == State.SENT


def test_who_waits_for_it_does_not_see_it_coming(cohort: Cohort) -> None:  # MSG-4
    row = reminder(cohort, at=NOW + timedelta(days=3))
    seen = partial(overview.post_of, row.recipient, now=NOW)
    assert [line.pk for line in seen().to_come] == [row.pk]
    archiving.archive(cohort, **by())
    assert (seen().to_come, seen().lapsed) == ((), ())


def test_brought_back_what_is_to_come_goes_and_what_is_past_lapses(cohort: Cohort) -> None:
    past, coming = (reminder(cohort, at=NOW + timedelta(days=days)) for days in (1, 30))
    archiving.archive(cohort, **by())
    assert archiving.bring_back(cohort, **by(NOW + timedelta(days=2))) == 1
    assert (Message.objects.get(pk=past.pk).state, Message.objects.get(pk=past.pk).reason) == (
        State.LAPSED,
        TOO_LATE,
    )
    delivering.deliver(now=NOW + timedelta(days=31))
    assert Message.objects.get(pk=coming.pk).state == State.SENT


def test_the_database_holds_a_group_once(cohort: Cohort) -> None:
    for _ in range(2):
        holding.hold(cohort.key, now=NOW)
    assert Hold.objects.count() == 1


# Nobody comes in.


def test_nobody_comes_into_a_cohort_in_the_archive(cohort: Cohort) -> None:
    archiving.archive(cohort, **by())
    cohort.refresh_from_db()
    acts = [
        partial(invite, cohort),
        partial(enrolling.invite_trainer, cohort, email="jan@voorbeeld.example", name="Jan", **by()),
        partial(messaging.send, cohort, title="Hoi", words="Dag.", token=uuid4(), **by()),
    ]
    for act in acts:
        with pytest.raises(placing.InArchive):
            act()


def test_it_is_in_no_list_to_choose_from(cohort: Cohort) -> None:
    elsewhere = make.enrolment(make.cohort(version=cohort.version))
    cohort.applies_until = NOW.date()
    cohort.save()
    shown = [
        lambda: cohort in Cohort.objects.open_for_application(NOW.date()),
        lambda: cohort in cohorts_to_invite_into(now=NOW),
        lambda: cohort in choices(elsewhere, now=NOW),
    ]
    assert [one() for one in shown] == [True] * 3
    archiving.archive(cohort, **by())
    assert [one() for one in shown] == [False] * 3
    with pytest.raises(applying.Closed):
        applying.start(cohort, by=make.person(), now=NOW)


def test_an_offered_place_is_answered_first(cohort: Cohort) -> None:  # COH-5
    waits = make.admission(cohort)
    Offer.objects.create(admission=waits, offered_at=NOW, ends_at=NOW + timedelta(days=7))
    with pytest.raises(archiving.Offered):
        archiving.archive(cohort, **by())
    assert not Hold.objects.exists()


def test_who_waits_is_offered_nothing_until_it_is_back(cohort: Cohort) -> None:  # COH-5
    full, waits = make.cohort(capacity=1, first_day=cohort.sessions.first().starts_at.date()), None  # type: ignore[union-attr]
    leaving, waits = make.enrolment(full), make.admission(full)
    archiving.archive(full, **by())
    enrolling.withdraw(leaving, **by())
    assert not Offer.objects.exists()
    archiving.bring_back(full, **by())
    assert Offer.objects.get().admission == waits


# Out of the way, and everything can be read.


def test_it_is_out_of_the_lists_and_can_be_read(office: Client, cohort: Cohort) -> None:
    make.enrolment(cohort, "Sanne de Vries")
    lists = [reverse("cohorts:list"), f"{reverse('cohorts:year')}?jaar=2026"]
    assert ["Waterland" in text(office.get(one)) for one in lists] == [True, True]
    office.post(url(cohort), {"do": "archive"}, follow=True)
    assert ["Waterland" in text(office.get(one)) for one in lists] == [False, False]
    assert "Waterland" in text(office.get(f"{reverse('cohorts:list')}?toon=archief"))
    page = text(office.get(reverse("cohorts:detail", args=[cohort.pk])))
    assert ("Sanne de Vries" in page, "staat in het archief sinds" in page) == (True, True)
    office.post(url(cohort), {"do": "bring_back"}, follow=True)
    assert ["Waterland" in text(office.get(one)) for one in lists] == [True, True]


def test_the_page_says_what_would_happen(office: Client) -> None:
    running = make.cohort(first_day=timezone.localdate() + timedelta(days=7))
    reminder(running, at=timezone.now() + timedelta(days=3))
    page = text(office.get(url(running)))
    words = ("er komen nog 8 dagen", "Eén bericht dat klaarstaat, gaat niet uit.")
    assert [one for one in words if one not in page] == []


def test_both_ways_are_on_record_once(cohort: Cohort) -> None:
    for _ in range(2):
        archiving.archive(cohort, **by())
    for _ in range(2):
        archiving.bring_back(cohort, **by())
    acts = Act.objects.filter(about=cohort.key).order_by("pk").values_list("action", flat=True)
    assert list(acts) == ["cohort-archived", "cohort-brought-back"]


# Away.


def test_an_empty_cohort_is_thrown_away_and_its_version_can_change_again(office: Client) -> None:  # COH-1
    cohort = make.cohort(name="Per ongeluk")
    make.trainer(cohort)
    assert Version.objects.get().is_in_use
    row = reminder(cohort, at=timezone.now() + timedelta(days=1))
    assert office.post(url(cohort), {"do": "delete"})["Location"] == reverse("cohorts:list")
    assert (Cohort.objects.count(), Session.objects.count()) == (0, 0)
    assert not Version.objects.get().is_in_use
    kept = Message.objects.get(pk=row.pk)
    assert (kept.state, kept.reason, kept.group) == (State.LAPSED, archiving.GONE, "")
    assert Act.objects.get(action="cohort-deleted").reason == "Per ongeluk"


def test_a_version_that_another_cohort_uses_stands_still(cohort: Cohort) -> None:  # COH-1
    make.cohort(version=cohort.version)
    archiving.delete(cohort, **by())
    assert Version.objects.get().is_in_use


def test_what_stands_in_the_way_is_counted_and_the_archive_is_named(office: Client) -> None:
    cohort = make.cohort()
    for _ in range(12):
        make.enrolment(cohort)
    make.admission(cohort)
    make.application(cohort)
    for _ in range(3):
        row = reminder(cohort, at=NOW)
        Message.objects.filter(pk=row.pk).update(state=State.SENT, sent_at=NOW)
    for page in (text(office.get(url(cohort))), text(office.post(url(cohort), {"do": "delete"}))):
        words = ("12 deelnemers", "1 toelating", "1 aanmelding", "3 verstuurde berichten", "archief")
        assert [one for one in words if one not in page] == []
    assert Cohort.objects.filter(pk=cohort.pk).exists()


def test_who_stopped_counts_as_well(cohort: Cohort) -> None:
    mine = make.enrolment(cohort)
    mine.withdrawn_at = NOW
    mine.save()
    with pytest.raises(archiving.NotEmpty, match="1 deelnemer"):
        archiving.delete(cohort, **by())


def test_everything_that_hangs_on_a_cohort_or_its_days_was_looked_at() -> None:
    """Something new: does it go along, is it of a participant, or does it stand in the way?"""
    fields = [*pointers(Cohort), *pointers(Session)]
    labels = {one.model._meta.label for one in fields if not one.model._meta.auto_created}
    in_the_way = {"cohorts.Handout", "desk.Import", "evaluation.Round", "intake.Application"}
    assert labels - {*archiving.OWN, *archiving.OF_PEOPLE} == in_the_way


def test_as_many_queries_with_1_3_and_30_participants(office: Client, cohort: Cohort) -> None:
    office.get(url(cohort))
    counts = []
    for n in range(30):
        make.enrolment(cohort)
        if n + 1 in (1, 3, 30):
            with CaptureQueriesContext(connection) as queries:
                office.get(url(cohort))
            counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


@pytest.mark.django_db(transaction=True)
def test_of_who_throws_it_away_and_who_invites_one_comes_first() -> None:
    cohort, office = make.cohort(first_day=timezone.localdate() + timedelta(days=9)), make.coordinator()
    throw = partial(archiving.delete, cohort, by=office, now=timezone.now())
    done, refused = at_once([throw, partial(invite, cohort)])
    assert (len(done), len(refused)) == (1, 1)
    assert type(refused[0]) in (archiving.NotEmpty, placing.CohortGone)
    there = Cohort.objects.filter(pk=cohort.pk)
    assert there.exists() == isinstance(refused[0], archiving.NotEmpty)


@pytest.mark.django_db(transaction=True)
def test_a_version_of_which_a_cohort_is_made_meanwhile_stays_in_use() -> None:  # COH-1
    cohort, office, now = make.cohort(), make.coordinator(), timezone.now()
    day = (make.at("2027-09-08", "09:30"), make.at("2027-09-08", "16:30"), "Raadhuis", "")
    words = {"name": "Nieuw", "capacity": 16, "sessions": [day], "by": office, "now": now}
    acts = [
        partial(archiving.delete, cohort, by=office, now=now),
        partial(opening.open_cohort, cohort.version, **words),
    ]
    assert at_once(acts)[1] == []
    assert (Cohort.objects.get().name, Version.objects.get().is_in_use) == ("Nieuw", True)


@pytest.mark.django_db(transaction=True)
def test_an_organisation_somebody_is_enrolled_for_meanwhile_is_not_lost() -> None:
    cohort, gone = make.cohort(first_day=timezone.localdate() + timedelta(days=9)), make.organisation()
    throw = partial(organising.delete, gone, by=make.coordinator(), now=timezone.now())
    refused = at_once([throw, partial(invite, cohort, organisation=gone.name)])[1]
    assert all(isinstance(one, organising.InUse) for one in refused)
    assert cohort.enrolments.get().organisation.name == gone.name
