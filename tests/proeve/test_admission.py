"""The checklist and letting in (PRV-1, PRV-2, POD-5)."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cohorts import placing
from cohorts.models import Enrolment, Session, Waiver
from outbox.models import Message
from people.models import Act
from pod.models import Pod
from proeve import admission, dispensing, planning
from proeve.admission import Checked, checklist_of
from proeve.models import Line, Proeve
from tests import factories as make
from tests.proeve import ready
from tests.proeve.ready import NOW, TALK

pytestmark = pytest.mark.django_db


def states(enrolment: Enrolment, now: datetime = NOW) -> dict[str, str]:
    return {one.line: one.state for one in checklist_of(enrolment, now=now).lines}


def line(enrolment: Enrolment, which: Line, now: datetime = NOW) -> Checked:
    return next(one for one in checklist_of(enrolment, now=now).lines if one.line == which)


def todo(enrolment: Enrolment, which: Line, now: datetime = NOW) -> list[tuple[str, str]]:
    return [(one.text, one.who) for one in line(enrolment, which, now).todo]


def test_who_has_everything_is_let_in_once_a_talk_is_planned_or_all_days_were() -> None:  # PRV-1
    enrolment, office = ready.someone(), make.coordinator()
    assert set(states(enrolment).values()) == {"done"}
    proeve = admission.admit(enrolment, by=office, now=NOW)
    again = admission.admit(enrolment, by=make.coordinator(), now=NOW + timedelta(days=1))
    assert (again.admitted_at, again.admitted_by) == (NOW, office) == (proeve.admitted_at, proeve.admitted_by)
    assert list(Act.objects.filter(action="proeve-admitted").values_list("about", flat=True)) == [proeve.key]
    told = Message.objects.filter(kind="proeve_admitted")
    assert [one.recipient for one in told] == [enrolment.person]


def test_each_open_line_is_a_reason_and_names_who_must_act() -> None:  # PRV-1
    cohort = ready.cohort()
    enrolment = make.enrolment(cohort, "Noor de Wit")
    make.pod(enrolment)
    make.session(cohort, 2)
    assert set(states(enrolment).values()) == {"open"}
    assert todo(enrolment, Line.POD) == [("Dag 1 en 2 invullen en inleveren in het POD", "Noor de Wit")]
    assert todo(enrolment, Line.ASSIGNMENT)[0] == ("De opdracht voorleggen", "Noor de Wit")
    record = ("De aanwezigheid vastleggen van dag 1 en 2", "een trainer")
    assert todo(enrolment, Line.ATTENDANCE) == [record]
    assert todo(enrolment, Line.PRESENTATION) == [("De presentatie inleveren", "Noor de Wit")]
    with pytest.raises(admission.NotReady) as refused:
        admission.admit(enrolment, by=make.coordinator(), now=NOW)
    assert [reason.split(":")[0] for reason in refused.value.reasons] == [one.label for one in Line]
    assert not Proeve.objects.exclude(admitted_at=None).exists()


def test_without_a_talk_nobody_is_let_in_while_days_are_to_come() -> None:  # PRV-1, PRV-2
    enrolment = make.enrolment(ready.cohort(days=3), "Noor de Wit")
    ready.handed_in(ready.present(ready.finished(ready.with_pod(enrolment, 1, 2)), 1, 2))
    moment = make.at("2026-09-20")
    assert set(states(enrolment, moment).values()) == {"done"}
    assert "nog geen gesprek gepland" in line(enrolment, Line.POD, moment).facts
    with pytest.raises(admission.NotReady) as refused:
        admission.admit(enrolment, by=make.coordinator(), now=moment)
    assert [one.split(":")[0] for one in refused.value.reasons] == ["Plan eerst het Proevegesprek"]


def test_of_the_day_of_the_talk_only_the_before_part_counts() -> None:  # POD-5, PRV-1
    enrolment = ready.someone(of=ready.cohort(days=3))
    third = make.session(enrolment.cohort, 3)
    now = make.at("2026-09-29")
    planning.arrange(enrolment, ready.booking(third.ends_at), by=make.coordinator(), now=now)
    assert todo(enrolment, Line.POD, now) == [("Dag 3 invullen en inleveren in het POD", "Noor de Wit")]
    entry = make.entry(Pod.objects.get(enrolment=enrolment), 3)
    make.handed_in(entry, after=False)
    assert line(enrolment, Line.POD, now).state == "done"
    assert line(enrolment, Line.POD, third.ends_at + timedelta(hours=3)).state == "done"


def test_a_day_before_the_talk_that_is_still_to_come_keeps_the_line_open() -> None:  # POD-5
    enrolment = ready.someone(of=ready.cohort(days=3))
    now = make.at("2026-09-20")
    planning.arrange(enrolment, ready.booking(make.at("2026-10-02")), by=make.coordinator(), now=now)
    assert todo(enrolment, Line.POD, now) == [
        ("Dag 3: eerst nog volgen, en dan inleveren in het POD", "Noor de Wit")
    ]


def test_cancelled_and_waived_days_are_not_asked_in_the_pod() -> None:  # POD-5
    enrolment = make.enrolment(ready.cohort(days=3), "Noor de Wit")
    ready.with_pod(enrolment, 1)
    later = NOW + timedelta(days=1)
    assert todo(enrolment, Line.POD, later)[0][0].startswith("Dag 2 en 3")
    Session.objects.filter(pk=make.session(enrolment.cohort, 3).pk).update(cancelled_at=NOW)
    Waiver.objects.create(
        session=make.session(enrolment.cohort, 2), enrolment=enrolment, reason="Ziek", at=NOW
    )
    assert line(enrolment, Line.POD, later).state == "done"


@pytest.mark.parametrize(
    ("statuses", "state"),
    [
        (("present", "present", "present", "partly"), "done"),  # 3,5 of 4 is 87,5 percent
        (("present", "present", "present", "absent"), "open"),  # 75 percent
        (("present", "present", "partly", "partly"), "open"),
        (("present", "present", "present", "excused"), "open"),
    ],
)
def test_partly_counts_for_half_and_absence_for_nothing(
    statuses: tuple[str, ...], state: str
) -> None:  # PRV-1
    enrolment = make.enrolment(ready.cohort(days=4))
    for number, status in enumerate(statuses, start=1):
        ready.present(enrolment, number, status=status)
    assert line(enrolment, Line.ATTENDANCE, make.at("2026-11-01")).state == state


def test_who_joined_late_is_not_asked_the_days_before_but_a_recorded_absence_stays() -> None:  # COH-10, PRV-1
    enrolment = make.enrolment(ready.cohort(days=3))
    later = make.at("2026-11-01")
    for number in (1, 2):
        Waiver.objects.create(
            session=make.session(enrolment.cohort, number),
            enrolment=enrolment,
            reason=placing.JOINED_LATE,
            at=NOW,
        )
    ready.present(enrolment, 3)
    assert line(enrolment, Line.ATTENDANCE, later).state == "done"
    ready.present(enrolment, 2, status="absent")
    assert line(enrolment, Line.ATTENDANCE, later).state == "open"


def test_a_trainer_lets_a_line_go_with_a_reason_and_takes_it_back() -> None:  # PRV-2
    enrolment = make.enrolment(ready.cohort(), "Noor de Wit")
    ready.present(ready.finished(ready.with_pod(enrolment, 1, 2)), 1, 2)
    trainer = enrolment.cohort.trainerships.get().person
    with pytest.raises(admission.NotReady):
        admission.admit(enrolment, by=trainer, now=NOW)
    with pytest.raises(dispensing.SayWhy):
        dispensing.dispense(enrolment, Line.PRESENTATION, reason=" ", by=trainer, now=NOW)
    given = {"reason": "Ze vertelt zonder dia's.", "by": trainer, "now": NOW}
    dispensing.dispense(enrolment, Line.PRESENTATION, **given)
    assert states(enrolment)[Line.PRESENTATION] == "dispensed"
    dispensing.take_back(enrolment, Line.PRESENTATION, by=trainer, now=NOW)
    assert states(enrolment)[Line.PRESENTATION] == "open"
    dispensing.dispense(enrolment, Line.PRESENTATION, **given)
    admission.admit(enrolment, by=trainer, now=NOW)
    with pytest.raises(dispensing.AlreadyAdmitted):
        dispensing.take_back(enrolment, Line.PRESENTATION, by=trainer, now=NOW)
    acts = list(
        Act.objects.filter(action__startswith="proeve-disp").order_by("pk").values_list("action", "reason")
    )
    reason = "presentation: Ze vertelt zonder dia's."
    names = ("proeve-dispensed", "proeve-dispensation-taken-back", "proeve-dispensed")
    assert acts == [(name, reason) for name in names]


def test_nobody_can_let_the_pod_go() -> None:  # PRV-2
    enrolment = ready.someone()
    with pytest.raises(dispensing.NotThisLine):
        dispensing.dispense(enrolment, Line.POD, reason="Mag.", by=make.administrator(), now=NOW)


def test_letting_in_stays_but_no_training_day_is_skipped_by_moving_the_talk() -> None:  # PRV-2
    enrolment = make.enrolment(ready.cohort(days=3), "Noor de Wit")
    ready.handed_in(ready.present(ready.finished(ready.with_pod(enrolment, 1, 2)), 1, 2))
    office, now = make.coordinator(), make.at("2026-09-20")
    planning.arrange(enrolment, ready.booking(make.at("2026-09-24")), by=office, now=now)
    admission.admit(enrolment, by=office, now=now)
    planning.arrange(enrolment, ready.booking(make.at("2026-09-25")), by=office, now=now)
    with pytest.raises(admission.SkipsDays, match="Dag 3 ligt dan vóór het gesprek"):
        planning.arrange(enrolment, ready.booking(TALK), by=office, now=now)
    make.handed_in(make.entry(Pod.objects.get(enrolment=enrolment), 3))
    planning.arrange(enrolment, ready.booking(TALK), by=office, now=now)
    assert Proeve.objects.get().admitted_at == now


def test_a_cohort_takes_the_same_queries_for_1_3_and_30() -> None:  # PRV-1
    counts = []
    cohort = ready.cohort()
    for size in (1, 3, 30):
        while cohort.enrolments.count() < size:
            make.proeve_talk(make.enrolment(cohort))
        people = list(cohort.enrolments.select_related("person", "cohort__version"))
        with CaptureQueriesContext(connection) as queries:
            found = admission.checklists(people, now=NOW)
        assert len(found) == size
        counts.append(len(queries))
    assert counts == counts[:1] * 3
