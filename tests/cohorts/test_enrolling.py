from datetime import date, datetime, timedelta

import pytest

from cohorts import enrolling, placing
from cohorts.local_time import AMSTERDAM
from cohorts.models import Admission, Cohort, Enrolment, Waiver
from outbox.models import Message
from people.models import Person
from tests import factories as make

NOW = datetime(2026, 10, 10, 12, tzinfo=AMSTERDAM)


def enrol(cohort: Cohort, *, by: Person, email: str = "noor@voorbeeld.test", **changes: object) -> Enrolment:
    given: dict[str, object] = {
        "name": "Noor de Wit",
        "organisation": "Gemeente Waterstad",
        "team": "Wonen",
        "trainer": "Fatima El Amrani",
        "decided_on": date(2026, 9, 1),
        "now": NOW,
    } | changes
    return enrolling.enrol(cohort, email=email, by=by, **given).enrolment  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_participant_comes_with_account_admission_and_invitation() -> None:  # COH-9, PPL-3
    cohort, by = make.cohort(days=3, first_day=date(2026, 11, 5)), make.coordinator()
    enrolment = enrol(cohort, by=by)
    admission = enrolment.admission
    assert (admission.source, admission.trainer, admission.decided_on, admission.recorded_by) == (
        Admission.Source.ELSEWHERE,
        "Fatima El Amrani",
        date(2026, 9, 1),
        by,
    )
    assert (enrolment.person.name, str(enrolment.organisation), enrolment.team) == (
        "Noor de Wit",
        "Gemeente Waterstad",
        "Wonen",
    )
    message = Message.objects.exclude(kind="session_in_calendar").get()
    assert (message.kind, message.recipient) == ("invitation_participant", enrolment.person)
    assert message.state == Message.State.PLANNED


@pytest.mark.django_db
def test_an_existing_account_keeps_its_name_and_gets_another_role() -> None:  # PPL-1
    known = make.person("Noor Bakker", email="noor@voorbeeld.test")
    enrolment = enrol(make.cohort(days=1), by=make.coordinator(), email="NOOR@voorbeeld.test")
    assert (enrolment.person, enrolment.person.name) == (known, "Noor Bakker")


@pytest.mark.django_db
def test_nobody_is_in_a_cohort_twice() -> None:
    cohort, by = make.cohort(days=1), make.coordinator()
    enrol(cohort, by=by)
    with pytest.raises(placing.AlreadyIn):
        enrol(cohort, by=by)
    assert (Admission.objects.count(), Message.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_who_joins_late_has_what_is_over_waived() -> None:  # COH-10
    cohort, by = make.cohort(days=4, first_day=date(2026, 9, 24), every=7), make.coordinator()
    cohort.sessions.filter(number=1).update(cancelled_at=NOW)
    enrolment = enrol(cohort, by=by)
    waived = Waiver.objects.filter(enrolment=enrolment).order_by("session__number")
    assert list(waived.values_list("session__number", "reason", "by")) == [
        (2, "later ingestroomd", by.pk),
        (3, "later ingestroomd", by.pk),
    ]
    message = Message.objects.get(kind="invitation_participant")
    assert datetime.fromisoformat(message.facts["starts_at"]).date() == date(2026, 10, 15)


@pytest.mark.django_db
def test_who_joins_when_all_is_over_is_welcomed_without_a_first_day() -> None:
    cohort = make.cohort(days=1, first_day=date(2026, 9, 24))
    enrol(cohort, by=make.coordinator())
    assert Message.objects.get().kind == "welcome"


@pytest.mark.django_db
def test_a_decision_cannot_come_from_the_future() -> None:  # COH-9
    with pytest.raises(enrolling.AdmittedInFuture):
        enrol(make.cohort(days=1), by=make.coordinator(), decided_on=date(2026, 10, 11))


@pytest.mark.django_db
def test_a_closed_account_is_not_invited() -> None:
    make.person(email="noor@voorbeeld.test", is_active=False)
    with pytest.raises(enrolling.AccountClosed):
        enrol(make.cohort(days=1), by=make.coordinator())


@pytest.mark.django_db
def test_leaving_silences_all_that_was_planned_for_this_cohort_alone() -> None:  # MSG-3
    by, other = make.coordinator(), make.cohort(days=1)
    cohort = make.cohort(days=2, first_day=date(2026, 11, 5))
    enrolment, elsewhere = enrol(cohort, by=by), enrol(other, by=by)
    stays = enrol(cohort, by=by, email="sam@voorbeeld.test")
    enrolling.withdraw(enrolment, by=by, now=NOW)
    enrolling.withdraw(enrolment, by=by, now=NOW + timedelta(days=1))
    enrolment.refresh_from_db()
    assert enrolment.withdrawn_at == NOW
    told = Message.objects.exclude(kind="session_in_calendar")
    states = dict(told.values_list("subject", "state"))
    assert states == {
        f"enrolment:{enrolment.pk}": "lapsed",
        f"enrolment:{elsewhere.pk}": "planned",
        f"enrolment:{stays.pk}": "planned",
    }
    assert told.get(state="lapsed").reason == enrolling.WITHDRAWN
    days = Message.objects.filter(kind="session_in_calendar").values_list("recipient", "state")
    assert set(days) == {(enrolment.person_id, "lapsed"), (stays.person_id, "planned")}


@pytest.mark.django_db
def test_a_trainer_is_invited_once_and_ends() -> None:  # PPL-2
    cohort, by = make.cohort(days=1, first_day=date(2026, 11, 5)), make.coordinator()
    trainership = enrolling.invite_trainer(cohort, email="f@voorbeeld.test", name="Fatima", by=by, now=NOW)
    assert {message.kind for message in Message.objects.all()} == {
        "invitation_trainer",
        "session_in_calendar",
    }
    with pytest.raises(enrolling.AlreadyTrainer):
        enrolling.invite_trainer(cohort, email="F@voorbeeld.test", name="Fatima", by=by, now=NOW)
    assert Cohort.objects.led_by(trainership.person, now=NOW).exists()
    enrolling.end_trainership(trainership, by=by, now=NOW)
    assert not Cohort.objects.led_by(trainership.person, now=NOW).exists()
    assert {message.state for message in Message.objects.all()} == {Message.State.LAPSED}


@pytest.mark.django_db
def test_nobody_leads_and_follows_the_same_cohort() -> None:
    cohort, by = make.cohort(days=1), make.coordinator()
    enrol(cohort, by=by)
    with pytest.raises(enrolling.TakesPart):
        enrolling.invite_trainer(cohort, email="noor@voorbeeld.test", name="Noor", by=by, now=NOW)
    leads = make.trainer(cohort)
    with pytest.raises(placing.LeadsThisCohort):
        enrol(cohort, by=by, email=leads.email)
