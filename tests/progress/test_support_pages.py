"""The one page of a mentor and a principal: presence and dates always, text only where it was shared."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from assignments.models import SUPPORT_KEEPS_ACCESS, Support
from cohorts.models import Attendance, Cohort, Enrolment
from documents.models import Upload
from people.models import Look
from pod import sharing
from pod.models import Circle, Evidence
from progress.support import support_page
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def cohort(db: None) -> Cohort:
    """Days 1 and 2 were three weeks and one week ago."""
    return make.cohort(first_day=timezone.localdate() - 21 * DAY)


@pytest.fixture
def enrolment(cohort: Cohort) -> Enrolment:
    return make.enrolment(cohort, "Sanne de Vries")


def page(support: Support) -> str:
    return reverse("progress:support", args=[support.pk])


def day(support: Support, number: int) -> str:
    return reverse("progress:support_read", args=[support.pk, number])


def text(response: Any) -> str:
    return response.content.decode()


@pytest.mark.parametrize("role", ["mentor", "principal"])
def test_presence_is_seen_whether_or_not_the_text_is(client: Client, enrolment: Enrolment, role: str) -> None:
    # POD-7
    support = make.support(enrolment, role)
    pod = make.pod(enrolment)
    make.handed_in(make.entry(pod, 1), before="Dit is van mij.")
    client.force_login(support.person)
    shown = text(client.get(page(support)))
    assert "Compleet" in shown and "niet gedeeld" in shown and "Lees dag 1" not in shown
    private = text(client.get(day(support, 1)))
    assert "Wel ingeleverd, niet met jou gedeeld" in private and "Dit is van mij." not in private
    assert not Look.objects.exists()
    sharing.choose(pod, [Circle(role)], now=timezone.now())
    assert "Lees dag 1" in text(client.get(page(support)))
    assert "Dit is van mij." in text(client.get(day(support, 1)))
    assert list(Look.objects.values_list("owner", "viewer", "role")) == [
        (enrolment.person_id, support.person_id, role)
    ]


def test_each_sees_only_what_was_shared_with_their_own_role(client: Client, enrolment: Enrolment) -> None:
    mentor, principal = make.support(enrolment), make.support(enrolment, "principal")  # POD-7
    pod = make.pod(enrolment, with_mentor=True)
    entry = make.handed_in(make.entry(pod, 1), before="Voor Peter.")
    now = timezone.now()
    assert [d.is_readable for d in support_page(mentor, now=now).days][:2] == [True, False]
    assert [d.is_readable for d in support_page(principal, now=now).days][:2] == [False, False]
    sharing.choose_for_entry(entry, {Circle.MENTOR: False, Circle.PRINCIPAL: True}, now=now)
    assert not support_page(mentor, now=now).readable
    assert [d.state.session.number for d in support_page(principal, now=now).readable] == [1]


def test_each_page_keeps_to_its_own_role_of_the_same_person(client: Client, enrolment: Enrolment) -> None:
    """Mentor, principal and trainer at once: each page opens what was shared with its own role."""  # PPL-3
    mentor = make.support(enrolment, "mentor", who=make.trainer(enrolment.cohort))
    principal = make.support(enrolment, "principal", who=mentor.person)
    pod = make.pod(enrolment, with_mentor=True, with_trainers=True)
    make.handed_in(make.entry(pod, 1), before="Voor Peter.")
    client.force_login(mentor.person)
    assert "Voor Peter." in text(client.get(day(mentor, 1)))
    assert "Voor Peter." not in text(client.get(day(principal, 1)))
    assert client.post(day(principal, 1), {"saw": "Goed.", "once": "t"}).status_code == 422
    assert list(Look.objects.values_list("role", flat=True)) == ["mentor"]


def test_what_a_link_opened_ends_when_nothing_happens(client: Client, enrolment: Enrolment) -> None:
    support = make.support(enrolment)
    client.post(reverse("assignments:link", args=[token_for(support)]))
    assert client.get(page(support)).status_code == 200
    session = client.session
    session["active_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    session.save()
    assert client.get(page(support)).url.startswith("/account/")


def test_a_file_is_read_where_its_day_is_shared(client: Client, enrolment: Enrolment) -> None:  # POD-7, PRI-2
    mentor, principal = make.support(enrolment), make.support(enrolment, "principal")
    entry, now = make.handed_in(make.entry(make.pod(enrolment, with_mentor=True), 1)), timezone.now()
    upload = Upload.objects.create(
        owner=enrolment.person, name="flap.txt", content_type="text/plain", size=4, uploaded_at=now
    )
    upload.file.save("flap.txt", ContentFile(b"flap"))
    evidence = Evidence.objects.create(entry=entry, title="Flap", upload=upload, added_at=now)
    for support, status in ((mentor, 200), (principal, 404)):
        client.force_login(support.person)
        url = reverse("progress:support_evidence", args=[support.pk, evidence.pk])
        assert client.get(url).status_code == status
    client.force_login(mentor.person)
    assert reverse("progress:support_evidence", args=[mentor.pk, evidence.pk]) in text(
        client.get(day(mentor, 1))
    )


def test_the_page_tells_how_far_it_is(enrolment: Enrolment) -> None:  # POD-5
    support, pod, now = make.support(enrolment), make.pod(enrolment), timezone.now()
    make.handed_in(make.entry(pod, 1))
    found = support_page(support, now=now)
    assert (found.held, found.present, found.total, found.is_present) == (2, 1, 8, False)
    assert [session.number for session in found.coming] == [3, 4, 5, 6, 7, 8]
    enrolment.cohort.sessions.filter(number=2).update(cancelled_at=now)
    found = support_page(support, now=now)
    assert (found.held, found.total, found.is_present) == (1, 7, True)


def test_attendance_is_seen_and_absence_is_not(client: Client, enrolment: Enrolment) -> None:
    support, now = make.support(enrolment), timezone.now()
    for number, status in ((1, "present"), (2, "absent")):
        Attendance.objects.create(
            session=make.session(enrolment.cohort, number),
            enrolment=enrolment,
            status=status,
            recorded_at=now,
            absence_reason="Ziek",
        )
    client.force_login(support.person)
    shown = text(client.get(page(support)))
    assert shown.count("was aanwezig") == 1
    assert "Ziek" not in shown and "afwezig" not in shown.lower()


def test_the_page_is_for_this_person_alone(client: Client, enrolment: Enrolment) -> None:  # PPL-2
    support = make.support(enrolment)
    other = make.support(make.enrolment(enrolment.cohort))
    for url in (page(support), day(support, 1)):
        assert client.get(url).url.startswith("/account/")
    for who in (other.person, enrolment.person, make.trainer(enrolment.cohort), make.coordinator()):
        client.force_login(who)
        assert [client.get(url).status_code for url in (page(support), day(support, 1))] == [404, 404]


def test_a_day_that_is_not_there_is_404(client: Client, enrolment: Enrolment) -> None:
    support = make.support(enrolment)
    client.force_login(support.person)
    assert client.get(day(support, 99)).status_code == 404
    assert client.get(reverse("progress:support_evidence", args=[support.pk, 1])).status_code == 404


def test_it_ends_after_the_check_in(client: Client, enrolment: Enrolment) -> None:  # PPL-2
    support = make.support(enrolment)
    client.force_login(support.person)
    assert client.get(page(support)).status_code == 200
    long_ago = timezone.now() - SUPPORT_KEEPS_ACCESS - DAY
    enrolment.cohort.sessions.exclude(number=1).delete()
    enrolment.cohort.sessions.update(starts_at=long_ago - DAY, ends_at=long_ago)
    assert client.get(page(support)).status_code == 404


def test_one_support_opens_at_once_and_several_are_listed(client: Client, enrolment: Enrolment) -> None:
    support = make.support(enrolment)
    client.force_login(support.person)
    url = reverse("progress:supporter")
    assert client.get(url).url == page(support)
    make.support(make.enrolment(enrolment.cohort, "Ahmed Yilmaz"), "principal", who=support.person)
    shown = text(client.get(url))
    assert shown.index("Ahmed Yilmaz") < shown.index("Sanne de Vries")
    client.force_login(make.person())
    assert "Je begeleidt nu niemand." in text(client.get(url))


def test_a_response_to_a_day_that_is_no_longer_shared_keeps_its_words(
    client: Client, enrolment: Enrolment
) -> None:  # POD-10
    support, pod = make.support(enrolment), make.pod(enrolment, with_mentor=True)
    make.handed_in(make.entry(pod, 1))
    client.force_login(support.person)
    sharing.choose(pod, [], now=timezone.now())
    response = client.post(day(support, 1), {"saw": "Je vroeg door.", "once": "t"})
    assert response.status_code == 422
    assert "niet (meer) met jou gedeeld" in text(response) and "Je vroeg door." in text(response)
    assert "Mijn verwachting." not in text(response)


def test_the_page_takes_as_many_queries_for_30_as_for_one(client: Client, cohort: Cohort) -> None:
    support, counts = make.support(make.enrolment(cohort)), []
    make.handed_in(make.entry(make.pod(support.assignment.enrolment, with_mentor=True), 1))
    client.force_login(support.person)
    for total in (1, 3, 30):
        while cohort.enrolments.count() < total:
            make.support(make.enrolment(cohort), who=support.person)
        client.get(page(support))
        for url in (page(support), reverse("progress:supporter")):
            with CaptureQueriesContext(connection) as queries:
                client.get(url)
            counts.append(len(queries))
    assert counts[::2] == counts[:1] * 3 and counts[0] <= 13
    assert counts[3] == counts[5] <= 10
