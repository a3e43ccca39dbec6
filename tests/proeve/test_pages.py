"""What each sees of a Proeve, and the pages that plan (PRV-1, PRV-3, access.md)."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.timezone import localdate

from assignments.models import Support
from cohorts.models import Attendance, Enrolment
from people.models import Person
from proeve import dispensing
from proeve.models import Assessor, Line, Proeve, Talk
from progress.calendar import happenings_of
from tests import factories as make
from tests.proeve import ready

pytestmark = pytest.mark.django_db
REASON = "Ze was lang ziek."


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def read(person: Person, name: str, *args: object) -> str:
    answer = signed_in(person).get(reverse(name, args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def someone() -> Enrolment:
    """Two days over, of which one was missed; the trainer let the attendance go."""
    cohort = make.cohort(days=2, first_day=localdate() - timedelta(days=30))
    trainer, enrolment = make.trainer(cohort, "Fatima"), make.enrolment(cohort, "Noor de Wit")
    make.support(enrolment, name="Joost")
    make.support(enrolment, Support.Role.PRINCIPAL, name="Petra")
    ready.present(enrolment, 1)
    ready.present(enrolment, 2, status=Attendance.Status.ABSENT)
    dispensing.dispense(enrolment, Line.ATTENDANCE, reason=REASON, by=trainer, now=timezone.now())
    return enrolment


def test_why_a_line_was_let_go_is_for_the_participant_and_trainers() -> None:  # PRV-2
    enrolment, office, outside = someone(), make.coordinator(), make.person("Bea")
    make.proeve_talk(enrolment, assessors=[outside])
    attempt = Proeve.objects.get().attempts.get()
    mentor = Support.objects.get(role="mentor")
    trainer = enrolment.cohort.trainerships.get().person
    pages = {
        "own": read(enrolment.person, "proeve:own", enrolment.pk),
        "trainer": read(trainer, "proeve:participant", enrolment.pk),
        "office": read(office, "proeve:participant", enrolment.pk),
        "mentor": read(mentor.person, "proeve:support", mentor.pk),
        "assessor": read(outside, "proeve:assess", attempt.pk),
    }
    assert all("Ontheffing door Fatima" in page for page in pages.values())
    assert {who for who, page in pages.items() if REASON in page} == {"own", "trainer"}
    # Beside a participant one sees that someone was there, not that someone was not.
    assert {who for who, page in pages.items() if "1 van de 2 dagen. Het programma" in page} == {
        "own",
        "trainer",
        "office",
    }


def test_a_line_has_a_link_for_who_must_act_and_a_name_for_the_others() -> None:  # PRV-1
    enrolment = someone()
    make.pod(enrolment)
    trainer = enrolment.cohort.trainerships.get().person
    own, theirs = (
        read(enrolment.person, "proeve:own", enrolment.pk),
        read(trainer, "proeve:participant", enrolment.pk),
    )
    day = reverse("pod:day", args=[enrolment.pk, 1])
    assert f'href="{day}"' in own and f'href="{day}"' not in theirs
    assert "Noor de Wit is aan zet" in theirs and "Noor de Wit is aan zet" not in own


def test_an_assessor_is_let_in_from_planning_to_result_and_not_after_withdrawing() -> None:  # PRV-5
    enrolment, outside = someone(), make.person("Bea")
    talk = make.proeve_talk(enrolment, assessors=[outside])
    page, client = reverse("proeve:assess", args=[talk.attempt_id]), signed_in(outside)
    assert "Wat ik beoordeel" in client.get("/", follow=True).content.decode()
    assert client.get(page).status_code == 200
    client.post(reverse("proeve:withdraw", args=[talk.attempt_id]))
    assert Assessor.objects.get().withdrawn_at is not None
    assert client.get(page).status_code == 404
    assert "Er is nu niets wat jij beoordeelt." in client.get(reverse("proeve:assessments")).content.decode()


def test_a_round_is_proposed_changed_and_planned() -> None:  # PRV-3
    enrolment = someone()
    other = make.enrolment(enrolment.cohort, "Ahmed")
    client, page = signed_in(make.coordinator()), reverse("proeve:plan", args=[enrolment.cohort_id])
    day = next(one for one in (localdate() + timedelta(days=n) for n in range(60, 70)) if one.weekday() == 1)
    wish = {"who": [enrolment.pk, other.pk], "date": f"{day}", "start": "10:00", "minutes": 45, "pause": 15}
    shown = client.post(page, wish | {"rooms": "Kamer 5", "do": "propose"}).content.decode()
    assert 'value="10:00"' in shown and 'value="11:00"' in shown and not Talk.objects.exists()
    rows = {"who": [enrolment.pk, other.pk], "seen": "", "do": "save"}
    for one, start in ((enrolment, "10:00"), (other, "10:30")):
        rows |= {f"{one.pk}-date": f"{day}", f"{one.pk}-start": start, f"{one.pk}-place": "Kamer 5"}
        rows[f"{one.pk}-end"] = "11:15"
    clash = client.post(page, rows)
    assert "Kamer 5 is dan al bezet" in clash.content.decode() and not Talk.objects.exists()
    refused = client.post(page, rows | {"seen": clash.context["seen"]})
    assert refused.status_code == 422 and not Talk.objects.exists()
    rows[f"{other.pk}-place"] = "Kamer 6"
    assert client.post(page, rows)["Location"] == reverse("proeve:cohort", args=[enrolment.cohort_id])
    assert sorted(Talk.objects.values_list("place", flat=True)) == ["Kamer 5", "Kamer 6"]


def test_one_talk_is_planned_with_an_assessor_and_who_may_stay_away() -> None:  # PRV-3
    enrolment = someone()
    trainer, outside = enrolment.cohort.trainerships.get().person, make.person("Bea")
    client, page = signed_in(trainer), reverse("proeve:plan_one", args=[enrolment.pk])
    client.post(
        reverse("proeve:invite_assessor", args=[enrolment.pk]), {"name": "Bea", "email": outside.email}
    )
    day = next(one for one in (localdate() + timedelta(days=n) for n in range(60, 70)) if one.weekday() == 1)
    mentor = Support.objects.get(role="mentor").person
    form = {"date": f"{day}", "start": "10:00", "end": "10:45", "place": "Kamer 5", "seen": ""}
    form |= {"first": outside.pk, "second": trainer.pk, "may_stay_away": [mentor.pk]}
    assert client.post(page, form | {"end": "09:00"}).status_code == 422
    saved = client.post(page, form)
    assert saved["Location"] == reverse("proeve:participant", args=[enrolment.pk])
    talk = Talk.objects.get()
    assert list(talk.seats.filter(must_come=False).values_list("person", flat=True)) == [mentor.pk]
    assert sorted(talk.attempt.assessors.values_list("person__name", flat=True)) == ["Bea", "Fatima"]
    assert 'value="Kamer 5"' in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["proeve:cohort", "proeve:plan"])
def test_a_cohort_takes_the_same_queries_for_1_3_and_30(name: str) -> None:
    enrolment = someone()
    client, counts = signed_in(make.coordinator()), []
    page = reverse(name, args=[enrolment.cohort_id])
    client.get(page)
    for size in (1, 3, 30):
        while enrolment.cohort.enrolments.count() < size:
            make.proeve_talk(make.enrolment(enrolment.cohort))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(page).status_code == 200
        counts.append(len(queries))
    assert counts[1] == counts[2] and counts[0] <= counts[1]


def test_talks_stand_in_the_calendar_that_follows_along_and_name_nobody() -> None:  # COH-4, access.md
    enrolment, outside = someone(), make.person("Bea")
    make.proeve_talk(enrolment, assessors=[outside])
    for one in (enrolment.person, outside, Support.objects.get(role="mentor").person):
        titles = [event.title for event in happenings_of(one, now=timezone.now())]
        assert titles.count("Proevegesprek") == 1
        assert not any("Noor" in title for title in titles)
    assert happenings_of(make.person(), now=timezone.now()) == []
