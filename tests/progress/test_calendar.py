"""The page about one's calendar, and the secret address at which it follows along (COH-4)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar

from agenda import feeding
from agenda.models import Feed
from cohorts import enrolling
from cohorts.models import Cohort, Session, Trainership
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cohort(db: None) -> Cohort:
    """Two days have been, two are to come."""
    made = make.cohort(days=4, first_day=timezone.localdate() - 10 * DAY, every=7)
    made.sessions.update(link="https://video.example/kamer", preparation="Neem mee wat Fatima je gaf.")
    return made


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def address_of(person: Person) -> str:
    return f"/agenda/{feeding.renew(person, now=timezone.now())}.ics"


def uids(response: Any) -> set[str]:
    assert response.status_code == 200
    return {str(event["uid"]) for event in Calendar.from_ical(response.content).walk("VEVENT")}


def of(cohort: Cohort, **wanted: Any) -> set[str]:
    return {str(uid) for uid in Session.objects.filter(cohort=cohort, **wanted).values_list("uid", flat=True)}


def test_the_address_is_shown_once_and_opens_without_signing_in(cohort: Cohort) -> None:
    person = make.enrolment(cohort).person
    client = signed_in(person)
    page = client.post("/agenda/", {"do": "new"})
    [shown] = re.findall(r'value="(http[^"]+\.ics)"', page.content.decode())
    assert shown.replace("http://", "webcal://") in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    secret = shown.rpartition("/")[2].removesuffix(".ics")
    assert secret not in client.get("/agenda/").content.decode()
    assert secret not in str(list(client.session.items()))
    assert uids(Client().get(f"/agenda/{secret}.ics")) == of(cohort)


def test_a_new_address_and_switching_off_close_the_old_one(cohort: Cohort) -> None:
    person = make.enrolment(cohort).person
    client, old = signed_in(person), address_of(person)
    client.post("/agenda/", {"do": "new"})
    assert Client().get(old).status_code == 404
    new = address_of(person)
    assert "Zet uit" in client.get("/agenda/").content.decode()
    assert client.post("/agenda/", {"do": "off"}).status_code == 302
    assert Client().get(new).status_code == 404
    assert not Feed.objects.exists()
    assert "Zet uit" not in client.get("/agenda/").content.decode()


def test_it_holds_no_names_of_others_and_no_meeting_links(cohort: Cohort) -> None:
    make.enrolment(cohort, "Ahmed Yilmaz")
    make.trainer(cohort, "Fatima El Amrani")
    person = make.enrolment(cohort, "Sanne Bakker").person
    text = Client().get(address_of(person)).content.decode()
    assert "Zaal 1" in text and cohort.name in text
    words = (
        "Ahmed",
        "Fatima",
        "Sanne",
        "video.example",
        "mailto",
        "ATTENDEE",
        "ORGANIZER",
        "DESCRIPTION",
        "URL",
    )
    assert [word for word in words if word in text] == []


def test_it_ends_with_the_relation(cohort: Cohort) -> None:  # PPL-2
    enrolment, trainer, by = make.enrolment(cohort), make.trainer(cohort), make.coordinator()
    mine, theirs = address_of(enrolment.person), address_of(trainer)
    assert uids(Client().get(mine)) == uids(Client().get(theirs)) == of(cohort)
    now = timezone.now()
    enrolling.withdraw(enrolment, by=by, now=now)
    enrolling.end_trainership(Trainership.objects.get(person=trainer), by=by, now=now)
    assert uids(Client().get(mine)) == of(cohort, starts_at__lte=now) != of(cohort)
    assert uids(Client().get(theirs)) == set()


def test_a_cancelled_day_goes_and_another_cohort_never_came(cohort: Cohort) -> None:
    person, elsewhere = make.enrolment(cohort).person, make.cohort(days=2)
    cohort.sessions.filter(number=3).update(cancelled_at=timezone.now())
    make.enrolment(elsewhere)
    assert uids(Client().get(address_of(person))) == of(cohort, cancelled_at=None)


def test_a_mentor_and_a_coordinator_have_no_training_days(cohort: Cohort) -> None:
    mentor = make.support(make.enrolment(cohort)).person
    for person in (mentor, make.coordinator()):
        assert uids(Client().get(address_of(person))) == set()


def test_who_participates_twice_and_trains_gets_each_day_once(cohort: Cohort) -> None:
    other = make.cohort(days=2, first_day=timezone.localdate())
    person = make.enrolment(cohort).person
    make.trainer(other, who=person)
    response = Client().get(address_of(person))
    events = [str(event["uid"]) for event in Calendar.from_ical(response.content).walk("VEVENT")]
    assert sorted(events) == sorted(of(cohort) | of(other))


def test_nothing_new_is_not_sent_again(cohort: Cohort) -> None:
    person = make.enrolment(cohort).person
    address = address_of(person)
    first = Client().get(address)
    assert first["Cache-Control"] == "private, no-cache"
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    same = Client().get(address, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content, same["ETag"]) == (304, b"", first["ETag"])
    cohort.sessions.filter(number=4).update(place="Raadhuis")
    assert Client().get(address, headers={"If-None-Match": first["ETag"]}).status_code == 200
    assert Client().head(address).status_code == 200


@pytest.mark.parametrize("junk", ["x", "%00", "%ff%fe", "é", "a" * 3000, "..", "%2e%2e%2f", "{{x}}", "x.ics"])
def test_an_unknown_address_is_not_there(cohort: Cohort, junk: str) -> None:
    make.enrolment(cohort)
    assert Client().get(f"/agenda/{junk}.ics").status_code == 404


def test_writing_to_it_is_refused_and_a_wrong_button_changes_nothing(cohort: Cohort) -> None:
    person = make.enrolment(cohort).person
    address = address_of(person)
    assert Client().post(address).status_code == 405
    assert signed_in(person).post("/agenda/", {"do": "x\x00"}).status_code == 200
    assert Client().get(address).status_code == 200


def test_the_secret_is_in_no_log_of_ours(cohort: Cohort, caplog: pytest.LogCaptureFixture) -> None:
    address = address_of(make.enrolment(cohort).person)
    Client().get(address)
    Feed.objects.all().delete()
    with caplog.at_level("DEBUG"):
        Client().get(address)
    assert "Not Found" in caplog.text
    assert address.removesuffix(".ics").rpartition("/")[2] not in caplog.text


def test_the_feed_takes_the_same_queries_for_few_and_many(cohort: Cohort) -> None:
    person = make.enrolment(cohort).person
    address, counts = address_of(person), []
    for _ in range(3):
        with CaptureQueriesContext(connection) as queries:
            Client().get(address)
        counts.append(len(queries))
        make.enrolment(make.cohort(days=8), who=person)
    assert counts == [4, 4, 4]


def test_the_whole_cohort_comes_as_one_file(cohort: Cohort) -> None:
    participant, trainer = make.enrolment(cohort).person, make.trainer(cohort)
    stranger = make.enrolment(make.cohort(days=1)).person
    for person in (participant, trainer):
        page = signed_in(person).get("/agenda/").content.decode()
        assert f"/cohort/{cohort.pk}/agenda.ics" in page
        answer = signed_in(person).get(f"/cohort/{cohort.pk}/agenda.ics")
        assert uids(answer) == of(cohort)
        assert "video.example" in answer.content.decode()
    assert signed_in(stranger).get(f"/cohort/{cohort.pk}/agenda.ics").status_code == 404
