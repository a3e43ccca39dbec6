"""All of somebody's in one file: asked for, made, fetched, gone (PRI-3)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction

from bigfive import erasing
from documents import issuing, working
from documents import privacy as documents_privacy
from documents.models import Issue
from outbox.models import Message
from people.models import Act, Person
from pod import expiring as pod_expiring
from privacy import archiving, running
from tests import factories as make
from tests.privacy import living

pytestmark = pytest.mark.django_db
# Files go once it is certain: with the transaction.
certain = pytest.mark.django_db(transaction=True)
NOW = living.TALK_AT + timedelta(days=100)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


def clock() -> datetime:
    return NOW


def made_for(person: Person, *, now: datetime = NOW) -> Issue:
    archiving.ask(person, now=now)
    assert archiving.make_all(clock=lambda: now) == 1
    found = archiving.of(person)
    assert found and found.is_done
    return found


@certain
def test_one_at_a_time_and_the_next_takes_its_place(files: Path) -> None:
    who = make.person()
    first = archiving.ask(who, now=NOW)
    assert archiving.ask(who, now=NOW + SECOND) == first
    archiving.make_all(clock=clock)
    path = Path(Issue.objects.get().file.path)
    second = archiving.ask(who, now=NOW + 2 * SECOND)
    assert (path.exists(), [*Issue.objects.all()]) == (False, [second])
    with pytest.raises(IntegrityError), transaction.atomic():
        twin = Issue.objects.get()
        twin.pk = None
        twin._state.adding = True
        twin.id = Issue().id
        twin.save(force_insert=True)


def test_five_a_day_and_no_more() -> None:
    who = make.person()
    for number in range(archiving.MOST_A_DAY):
        archiving.ask(who, now=NOW + number * SECOND)
        archiving.throw_away(who, now=NOW + number * SECOND)
    with pytest.raises(archiving.TooOften):
        archiving.ask(who, now=NOW + DAY - SECOND)
    archiving.ask(who, now=NOW + DAY)


def test_who_asked_hears_when_it_is_ready_and_until_when(files: Path) -> None:
    who = make.person()
    made_for(who)
    mail = Message.objects.get(recipient=who, kind="archive_ready")
    assert mail.facts["until_on"] == str((NOW + archiving.KEPT_FOR).date())
    assert mail.due_at == NOW


def test_each_act_is_logged() -> None:
    who = make.person()
    issue = made_for(who)
    archiving.fetched(issue, by=who, now=NOW)
    archiving.throw_away(who, now=NOW)
    acts = list(Act.objects.filter(actor=who, about=f"person:{who.pk}").order_by("pk"))
    assert [one.action for one in acts] == [archiving.ASKED, archiving.FETCHED, archiving.THROWN_AWAY]


@certain
def test_it_goes_a_week_after_it_was_made(files: Path) -> None:
    path = Path(made_for(make.person()).file.path)
    running.run(now=NOW + archiving.KEPT_FOR - SECOND)
    assert path.exists()
    running.run(now=NOW + archiving.KEPT_FOR)
    assert (path.exists(), Issue.objects.count()) == (False, 0)


def test_that_of_the_demo_stays(files: Path) -> None:
    path = Path(made_for(make.person(is_demo=True)).file.path)
    running.run(now=NOW + 9 * archiving.KEPT_FOR)
    assert path.exists()


@certain
def test_thrown_away_is_gone_from_table_and_disk(files: Path) -> None:
    who = make.person("Zqnaam Zqweg")
    made_for(who)
    assert list(files.rglob("*.zip")) or any(path.is_file() for path in files.rglob("*"))
    archiving.throw_away(who, now=NOW)
    assert (Issue.objects.count(), [path for path in files.rglob("*") if path.is_file()]) == (0, [])


@certain
@pytest.mark.parametrize("erase", ["questionnaire", "pod"])
def test_it_goes_along_when_something_in_it_is_withdrawn_or_erased(erase: str, files: Path) -> None:  # BIG-6
    mine = make.enrolment(make.cohort())
    make.questionnaire(mine, answered=3)
    pod, path = make.pod(mine), Path(make.archive(mine.person, now=NOW).file.path)
    with transaction.atomic():
        pod_expiring.erase(pod) if erase == "pod" else erasing.withdraw(mine, now=NOW)
    assert (path.exists(), archiving.of(mine.person)) == (False, None)


@certain
def test_stopping_leaves_nothing_and_tells_nobody(files: Path) -> None:
    """Thrown away while it is being packed: the worker finds out at its next step."""
    who = make.person()
    archiving.ask(who, now=NOW)
    issue = issuing.claim(issuing.ARCHIVE, now=NOW)
    assert issue is not None

    def gone_meanwhile() -> datetime:
        archiving.throw_away(who, now=NOW)
        return NOW

    with pytest.raises(working.Stopped):
        archiving.make(issue, now=NOW, clock=gone_meanwhile)
    assert (Issue.objects.count(), Message.objects.count()) == (0, 0)
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_who_packs_for_longer_than_a_lease_keeps_it() -> None:
    who = make.person()
    archiving.ask(who, now=NOW)
    issue = issuing.claim(issuing.ARCHIVE, now=NOW)
    assert issue is not None
    late = NOW + working.LEASE - SECOND
    working.hold(issue, 1, 2, now=late)
    assert issuing.claim(issuing.ARCHIVE, now=NOW + working.LEASE + SECOND) is None
    assert issuing.claim(issuing.ARCHIVE, now=late + working.LEASE + SECOND) is not None
    with pytest.raises(working.Stopped):
        working.hold(issue, 2, 2, now=late + working.LEASE + SECOND)


@certain
def test_two_accounts_that_become_one_leave_no_half_archive(files: Path) -> None:  # PPL-1
    one, other = make.person(), make.person()
    for who in (one, other):
        made_for(who)
    documents_privacy.hand_over(one, to=other, now=NOW)
    assert (Issue.objects.count(), [path for path in files.rglob("*") if path.is_file()]) == (0, [])
