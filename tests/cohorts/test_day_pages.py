"""The pages of one training day: for its trainers, its participants and the programme office."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from cohorts import attending
from cohorts.models import Attendance, Cohort, Handout, Session
from tests import factories as make

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF\n"


def today() -> Cohort:
    """Its first day is today, from midnight to just before the next."""
    return make.cohort(days=2, first_day=timezone.localdate(), start="00:00", end="23:59")


def coming() -> Cohort:
    return make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))


def day(cohort: Cohort) -> Session:
    return cohort.sessions.get(number=1)


def text(response: Any) -> str:
    return response.content.decode()


def test_a_trainer_records_attendance_with_one_button(client: Client) -> None:  # COH-6
    cohort = today()
    one, two = make.enrolment(cohort, "Noor"), make.enrolment(cohort, "Sam")
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:attendance", args=[day(cohort).pk])
    assert "Noor" in text(client.get(url))
    sent = {f"e-{one.pk}": "present", f"e-{two.pk}": "absent"}
    assert "De aanwezigheid van 2 mensen is bewaard." in text(client.post(url, sent, follow=True))
    assert "Er is niets veranderd." in text(client.post(url, sent, follow=True))
    assert dict(Attendance.objects.values_list("enrolment", "status")) == {
        one.pk: "present",
        two.pk: "absent",
    }
    wrong = client.post(url, {f"e-{one.pk}": "misschien", f"e-{two.pk}": "partly"})
    assert wrong.status_code == 422 and "Kies een van de mogelijkheden." in text(wrong)
    assert Attendance.objects.get(enrolment=two).status == "absent"


def test_a_page_that_was_open_for_long_does_not_undo_what_others_recorded(client: Client) -> None:  # COH-6
    cohort = today()
    noor, sam = make.enrolment(cohort, "Noor"), make.enrolment(cohort, "Sam")
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:attendance", args=[day(cohort).pk])
    assert f'name="w-{noor.pk}" value=""' in text(client.get(url))
    statuses = {noor.pk: "partly", sam.pk: "present"}
    attending.record(day(cohort), statuses, by=make.trainer(cohort), now=timezone.now())
    shown = {f"w-{noor.pk}": "", f"w-{sam.pk}": ""}
    said = client.post(url, shown | {f"e-{noor.pk}": "absent", f"e-{sam.pk}": "present"}, follow=True)
    assert "Een ander legde intussen iets vast bij Noor." in text(said)
    assert dict(Attendance.objects.values_list("enrolment", "status")) == statuses


def test_who_is_not_on_the_page_keeps_what_is_known(client: Client) -> None:  # COH-6
    cohort = today()
    one, two = make.enrolment(cohort), make.enrolment(cohort)
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:attendance", args=[day(cohort).pk])
    client.post(url, {f"e-{one.pk}": "present", f"e-{two.pk}": "present"})
    client.post(url, {f"e-{one.pk}": "partly"})
    assert Attendance.objects.get(enrolment=two).status == "present"


def test_attendance_waits_for_the_day(client: Client) -> None:  # COH-6
    cohort = coming()
    one = make.enrolment(cohort)
    client.force_login(make.coordinator())
    url = reverse("cohorts:attendance", args=[day(cohort).pk])
    assert "Deze dag is nog niet geweest." in text(client.get(url))
    assert client.post(url, {f"e-{one.pk}": "present"}).status_code == 422
    assert not Attendance.objects.exists()


def test_a_participant_reports_an_absence_and_takes_it_back(client: Client) -> None:  # COH-6
    cohort = coming()
    own = make.enrolment(cohort)
    client.force_login(own.person)
    url = reverse("cohorts:absence", args=[day(cohort).pk])
    assert "Je bent afgemeld." in text(client.post(url, {"reason": "Bruiloft"}, follow=True))
    row = Attendance.objects.get()
    assert (row.enrolment, row.absence_reason, row.status) == (own, "Bruiloft", "")
    client.force_login(make.trainer(cohort))
    client.get(url)
    client.force_login(own.person)
    client.post(url, {"do": "come"})
    row.refresh_from_db()
    assert row.absence_reported_at is None
    too_long = client.post(url, {"reason": "x" * 200_000})
    assert too_long.status_code == 422 and "Dit is te lang." in text(too_long)


def test_an_absence_is_not_told_after_the_day(client: Client) -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=timezone.localdate() - timedelta(days=2))
    own = make.enrolment(cohort)
    client.force_login(own.person)
    response = client.post(reverse("cohorts:absence", args=[day(cohort).pk]), {"reason": ""})
    assert response.status_code == 422 and "Deze dag is voorbij." in text(response)


def test_a_trainer_prepares_the_day(client: Client) -> None:
    cohort = coming()
    client.force_login(make.trainer(cohort))
    url = reverse("cohorts:prepare", args=[day(cohort).pk])
    client.post(url, {"theme": "Luisteren", "aims": "", "preparation": "Lees hoofdstuk 3"})
    assert (day(cohort).theme, day(cohort).preparation) == ("Luisteren", "Lees hoofdstuk 3")
    wrong = client.post(url, {"theme": "", "preparation": "x" * 200_000})
    assert wrong.status_code == 422 and "Geef deze dag een thema." in text(wrong)
    assert "200000 tekens" in text(wrong)


def handed_out(client: Client, cohort: Cohort, *, content: bytes = PDF, name: str = "stuk.pdf") -> Any:
    url = reverse("cohorts:add_handout", args=[day(cohort).pk])
    return client.post(url, {"title": "Reader", "file": SimpleUploadedFile(name, content)}, follow=True)


def test_a_handout_goes_to_the_cohort_and_nobody_else(client: Client) -> None:
    cohort = coming()
    client.force_login(make.trainer(cohort))
    for _ in range(2):
        handed_out(client, cohort)
    handout = Handout.objects.get()
    url = reverse("cohorts:handout", args=[handout.pk])
    for who, status in (
        (make.enrolment(cohort).person, 200),
        (make.coordinator(), 200),
        (make.enrolment(coming()).person, 404),
        (make.trainer(coming()), 404),
        (make.person(), 404),
    ):
        client.force_login(who)
        assert client.get(url).status_code == status
    client.logout()
    assert client.get(url).status_code == 302


def test_a_handout_that_is_not_what_it_says_is_refused(client: Client) -> None:
    cohort = coming()
    client.force_login(make.trainer(cohort))
    for content, name in ((b"MZ\x90\x00", "stuk.pdf"), (b"", "stuk.pdf"), (PDF, "stuk.exe"), (PDF, "geen")):
        response = handed_out(client, cohort, content=content, name=name)
        assert response.status_code == 422 and "Reader" in text(response)
    assert not Handout.objects.exists()


def test_a_handout_is_taken_back_after_asking(client: Client) -> None:
    cohort = coming()
    client.force_login(make.trainer(cohort))
    handed_out(client, cohort)
    url = reverse("cohorts:drop_handout", args=[day(cohort).pk, Handout.objects.get().pk])
    assert "Deelnemers kunnen het dan niet meer openen." in text(client.get(url))
    client.post(url)
    assert client.post(url).status_code == 404
    assert not Handout.objects.exists()


def test_a_day_goes_into_a_calendar(client: Client) -> None:  # COH-4
    cohort = coming()
    client.force_login(make.enrolment(cohort).person)
    response = client.get(reverse("cohorts:calendar", args=[day(cohort).pk]))
    assert response.headers["Content-Type"].startswith("text/calendar")
    event = Calendar.from_ical(text(response)).walk("VEVENT")[0]
    assert (str(event["uid"]), event["dtstart"].dt) == (str(day(cohort).uid), day(cohort).starts_at)


TRAINER, OFFICE, PARTICIPANT = "trainer", "office", "participant"
PAGES: list[tuple[Callable[[Session], str], set[str]]] = [
    (lambda s: reverse("cohorts:attendance", args=[s.pk]), {TRAINER, OFFICE}),
    (lambda s: reverse("cohorts:prepare", args=[s.pk]), {TRAINER}),
    (lambda s: reverse("cohorts:calendar", args=[s.pk]), {TRAINER, OFFICE, PARTICIPANT}),
    (lambda s: reverse("cohorts:absence", args=[s.pk]), {PARTICIPANT}),
]


@pytest.mark.parametrize(("page", "roles"), PAGES)
def test_each_page_has_its_own_people(
    client: Client, page: Callable[[Session], str], roles: set[str]
) -> None:
    cohort, other = coming(), coming()
    url = page(day(cohort))
    assert client.get(url).status_code == 302
    left = make.enrolment(cohort)
    type(left).objects.filter(pk=left.pk).update(withdrawn_at=timezone.now())
    cast = {
        TRAINER: make.trainer(cohort),
        OFFICE: make.coordinator(),
        PARTICIPANT: make.enrolment(cohort).person,
        "trainer of another": make.trainer(other),
        "participant of another": make.enrolment(other).person,
        "participant who left": left.person,
        "stranger": make.person(),
    }
    for role, who in cast.items():
        client.force_login(who)
        assert client.get(url).status_code == (200 if role in roles else 404), role


def test_a_trainer_loses_the_days_three_months_after_the_last(client: Client) -> None:  # PPL-2
    cohort = make.cohort(days=1, first_day=timezone.localdate() - timedelta(days=120))
    client.force_login(make.trainer(cohort))
    assert client.get(reverse("cohorts:attendance", args=[day(cohort).pk])).status_code == 404


def test_attendance_asks_as_much_for_thirty_as_for_one(client: Client) -> None:
    cohort = today()
    client.force_login(make.trainer(cohort))
    url, counts = reverse("cohorts:attendance", args=[day(cohort).pk]), []
    client.get(url)
    for more in (1, 2, 27):
        for _ in range(more):
            make.enrolment(cohort, organisation=make.organisation())
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.append(len(captured))
    assert len(set(counts)) == 1 and counts[0] <= 10
