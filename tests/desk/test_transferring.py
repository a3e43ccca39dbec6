"""Somebody goes over to another cohort, with all that hangs on their deelname and nothing that must not."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bigfive import releasing
from buddies.models import Buddy, WishList
from cohorts import attending
from cohorts.models import Attendance, Cohort, Enrolment, Waiver
from cohorts.moving import IsFull, OtherProgramme, SameCohort
from cohorts.placing import AlreadyIn, LeadsThisCohort
from desk import transferring
from outbox.models import Message
from people.models import Act
from pod.models import Entry, Pod
from reading.models import Pick
from tests import factories as make
from tests.desk.test_import_pages import text

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-18", "10:00")


def two(**options: Any) -> tuple[Cohort, Cohort]:
    """The same programme twice, the other one six weeks later: here two days are over, there none."""
    version = make.programme_version()
    old = make.cohort(version=version, name="Noord")
    later = {"first_day": make.FIRST_DAY + timedelta(days=42)} | options
    return old, make.cohort(version=version, name="Zuid", **later)


def go(enrolment: Enrolment, to: Cohort) -> Enrolment:
    transferring.transfer(enrolment, to, by=make.coordinator(), now=NOW)
    return Enrolment.objects.get(pk=enrolment.pk)


def test_the_same_deelname_goes_with_its_admission() -> None:  # COH-9
    old, new = two()
    mine = make.enrolment(old)
    moved = go(mine, new)
    assert (moved.cohort, moved.admission.cohort, moved.moved_at) == (new, new, NOW)
    act = Act.objects.get(action="transferred")
    assert (act.about, act.reason) == (f"enrolment:{mine.pk}", "van Noord naar Zuid")


def test_each_day_of_the_pod_goes_to_the_day_with_its_number() -> None:  # POD-1
    old, new = two()
    pod = make.pod(make.enrolment(old))
    entry = make.handed_in(make.entry(pod, 2))
    go(pod.enrolment, new)
    assert Entry.objects.get(pk=entry.pk).session == make.session(new, 2)
    days = Entry.objects.filter(pod=pod).values_list("session__cohort", "session__number")
    assert sorted(days) == [(new.pk, n) for n in range(1, 9)]
    assert entry.parts.count() == 2


def test_reminders_follow_the_day_and_none_comes_twice() -> None:  # MSG-3
    old, new = two()
    pod = make.pod(make.enrolment(old))
    key = make.entry(pod, 4).key
    go(pod.enrolment, new)
    rows = Message.objects.open().filter(subject=key, kind="before_open_7")
    assert [(row.anchor, row.group) for row in rows] == [(f"{make.session(new, 4).key}:start", new.key)]
    assert rows[0].due_at.date() == (make.session(new, 4).starts_at - timedelta(days=7)).date()
    there = [f"session:{pk}" for pk in old.sessions.values_list("pk", flat=True)]
    left = Message.objects.open().filter(recipient=pod.enrolment.person, anchor__startswith="session:")
    assert not {row.anchor.rpartition(":")[0] for row in left} & set(there)


def test_calendars_lose_the_old_days_and_get_the_new() -> None:  # COH-4
    old, new = two()
    mine = make.enrolment(old)
    go(mine, new)
    told = Message.objects.open().filter(recipient=mine.person, kind="session_in_calendar")
    assert set(told.values_list("subject", flat=True)) == {one.key for one in new.sessions.all()}
    letter = Message.objects.get(recipient=mine.person, kind="invitation_participant")
    assert (letter.facts["cohort"], letter.occasion) == ("Zuid", f"moved:{new.pk}")


def test_what_was_followed_counts_and_what_was_missed_is_waived() -> None:  # COH-6, COH-10
    old, new = two(first_day=make.FIRST_DAY - timedelta(days=28))
    mine, trainer = make.enrolment(old), make.trainer(old)
    attending.record(make.session(old, 1), {mine.pk: "present"}, by=trainer, now=NOW)
    attending.record(make.session(old, 2), {mine.pk: "absent"}, by=trainer, now=NOW)
    shown = transferring.preview(mine, new, now=NOW)
    assert (shown.along, shown.again, shown.waived, shown.coming[0]) == ((1,), (), (2, 3, 4), 5)
    go(mine, new)
    rows = Attendance.objects.filter(enrolment=mine).values_list(
        "session__cohort", "session__number", "status"
    )
    assert sorted(rows) == [(new.pk, 1, "present"), (new.pk, 2, "absent")]
    waived = Waiver.objects.filter(enrolment=mine).values_list("session__number", "reason")
    assert sorted(waived) == [(n, "later ingestroomd") for n in (2, 3, 4)]


def test_the_buddy_stays_behind_and_wishes_go() -> None:  # BUD-2, PPL-2
    old, new = two()
    mine, buddy, fellow = (make.enrolment(old) for _ in range(3))
    make.pair(mine, buddy)
    make.told(mine)
    make.wishes(fellow, mine)
    go(mine, new)
    open_now = Buddy.objects.filter(ended_at=None).values_list("enrolment", flat=True)
    assert list(open_now) == [buddy.pk]
    assert not WishList.objects.exists() and not fellow.wishes.exists()


def test_the_assignment_and_who_supports_it_come_along() -> None:  # ASG-2
    old, new = two()
    mine = make.enrolment(old)
    made = make.agreed(mine)
    moved = go(mine, new)
    assert moved.assignment == made
    assert made.supports.filter(ended_at=None).count() == 2


def test_what_somebody_reads_comes_along_also_what_is_not_on_the_other_list() -> None:  # COH-8
    old, new = two()
    mine = make.enrolment(old)
    both, only_here = make.reading_item(old, "Bricoleurs"), make.reading_item(old, "Alleen hier")
    there = make.reading_item(new, "Bricoleurs")
    for item in (both, only_here):
        Pick.objects.create(item=item, enrolment=mine, is_chosen=True)
    go(mine, new)
    items = [one.item for one in Pick.objects.filter(enrolment=mine).order_by("item__title")]
    assert [(one.title, one.reading_list, one.is_removed) for one in items] == [
        ("Alleen hier", there.reading_list, True),
        ("Bricoleurs", there.reading_list, False),
    ]


def test_nobody_reads_along_in_the_pod_until_it_is_chosen_anew() -> None:  # POD-7
    old, new = two()
    pod = make.pod(make.enrolment(old), with_trainers=True, with_buddy=True, with_mentor=True)
    Entry.objects.filter(pod=pod).update(with_trainers=True)
    go(pod.enrolment, new)
    pod = Pod.objects.get(pk=pod.pk)
    assert (pod.with_trainers, pod.with_buddy, pod.with_mentor, pod.sharing_chosen_at) == (
        False,
        False,
        True,
        None,
    )
    assert set(pod.entries.values_list("with_trainers", flat=True)) == {None}


def test_what_was_released_to_the_old_trainers_is_not_released_to_the_new() -> None:  # BIG-2, BIG-3
    old, new = two()
    mine = make.enrolment(old)
    until = NOW.date() + timedelta(days=9)
    make.released(mine, "domains", until=until)
    trainer = make.trainer(new)
    assert not releasing.read_for(make.trainer(old), mine, now=NOW).is_empty
    moved = go(mine, new)
    assert releasing.read_for(trainer, moved, now=NOW).is_empty
    assert not releasing.is_shared(moved, now=NOW)
    later = {"by": mine.person, "now": NOW + timedelta(hours=1)}
    releasing.release(moved, {releasing.Part.DOMAINS}, comment="", until=until, **later)
    assert not releasing.read_for(trainer, moved, now=NOW + timedelta(hours=2)).is_empty


def test_a_place_that_falls_free_is_offered() -> None:  # COH-5
    old, new = two()
    waits = make.admission(old)
    go(make.enrolment(old), new)
    assert waits.offers.open().count() == 1


@pytest.mark.parametrize(
    "case", ["full", "waiting", "same", "other programme", "in already", "leads", "no day"]
)
def test_it_is_refused_with_the_reason(case: str) -> None:  # COH-5
    old, new = two(capacity=1) if case == "full" else two()
    pod = make.pod(make.enrolment(old))
    mine = pod.enrolment
    refusals: dict[str, Any] = {
        "full": IsFull,
        "waiting": IsFull,
        "same": SameCohort,
        "other programme": OtherProgramme,
        "in already": AlreadyIn,
        "leads": LeadsThisCohort,
        "no day": transferring.NoSuchDay,
    }
    if case == "full":
        make.enrolment(new)
    elif case == "waiting":
        make.admission(new)
    elif case == "same":
        new = old
    elif case == "other programme":
        new = make.cohort()
    elif case == "in already":
        make.enrolment(new, who=mine.person)
    elif case == "leads":
        make.trainer(new, who=mine.person)
    else:
        make.handed_in(make.entry(pod, 2))
        new.sessions.filter(number=2).delete()
    with pytest.raises(refusals[case]):
        transferring.transfer(mine, new, by=make.coordinator(), now=NOW)
    assert transferring.preview(mine, new, now=NOW).refusal == str(_raised(mine, new))
    assert Enrolment.objects.get(pk=mine.pk).cohort == old


def _raised(enrolment: Enrolment, to: Cohort) -> Exception:
    with pytest.raises(Exception) as caught:
        transferring.transfer(enrolment, to, by=make.coordinator(), now=NOW)
    return caught.value


def test_there_and_back_again_loses_nothing() -> None:
    old, new = two()
    pod = make.pod(make.enrolment(old))
    entry = make.handed_in(make.entry(pod, 2))
    go(pod.enrolment, new)
    transferring.transfer(
        Enrolment.objects.get(pk=pod.enrolment_id), old, by=make.coordinator(), now=NOW + timedelta(hours=1)
    )
    assert Entry.objects.get(pk=entry.pk).session == make.session(old, 2)
    assert Entry.objects.filter(pod=pod).count() == 8


def test_the_office_looks_first_and_then_does_it(office: Client) -> None:
    version, today = make.programme_version(), timezone.localdate()
    old = make.cohort(version=version, first_day=today - timedelta(days=20), name="Noord")
    new = make.cohort(version=version, first_day=today + timedelta(days=20), name="Zuid")
    make.cohort(first_day=today, name="Elders")
    mine = make.enrolment(old, "Sanne de Vries")
    url = reverse("desk:transfer", args=[mine.pk])
    first = text(office.get(url))
    assert "Zuid" in first and "Elders" not in first
    looked = text(office.post(url, {"cohort": new.pk, "do": "look"}))
    assert "Dit gebeurt er" in looked and "Zet over naar Zuid" in looked
    assert Enrolment.objects.get(pk=mine.pk).cohort == old
    done = office.post(url, {"cohort": new.pk, "do": "move"}, follow=True)
    assert "Sanne de Vries doet nu mee aan Zuid" in text(done)
    assert Enrolment.objects.get(pk=mine.pk).cohort == new
    Cohort.objects.filter(pk=old.pk).update(capacity=1)
    make.enrolment(old)
    full = office.post(url, {"cohort": old.pk, "do": "look"})
    assert (full.status_code, "is vol" in text(full)) == (422, True)


def test_who_chooses_anew_sees_who_still_reads_along(client: Client) -> None:  # POD-7
    """The page shows what is so; pressing its button changes nothing that she did not change."""
    old, new = two()
    pod = make.pod(make.enrolment(old), with_trainers=True, with_mentor=True)
    go(pod.enrolment, new)
    client.force_login(pod.enrolment.person)
    page = client.get(reverse("pod:sharing", args=[pod.enrolment_id]))
    assert page.context["form"].initial == {"circles": ["mentor"]}
