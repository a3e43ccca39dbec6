"""Somebody is erased while they type, while an export is made, and by two workers at once (PRI-3)."""

from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk import exporting
from documents import issuing, working
from documents.models import Issue
from outbox.models import Message
from people.models import Person
from pod.models import Part, Pod
from privacy import erasing, requesting
from privacy.models import Destruction, Erasure
from tests import factories as make
from tests.concurrency import at_once
from tests.privacy import erased, living
from tests.privacy.dump import whole
from writing import drafts, saving
from writing.drafts import Place
from writing.models import Draft
from writing.saving import Origin

pytestmark = pytest.mark.django_db(transaction=True)
LATER = living.TALK_AT + timedelta(days=120)
DAY = timedelta(days=1)


def closing(person: Person) -> Erasure:
    """The days to think it over are past, and nothing was done yet."""
    made = erased.ask(person, now=LATER)
    Erasure.objects.filter(pk=made.pk).update(runs_at=LATER)
    return made


def test_two_workers_erase_somebody_once(files: Path) -> None:
    mine = living.life()
    make.coordinator()
    closing(mine.person)
    now = LATER
    for _ in range(3):
        tried, refused = at_once([partial(erasing.work_through, clock=lambda now=now: now)] * 4)
        assert (refused, sum(tried)) == ([], 1)
        now += DAY
        erased.mail_leaves(now)
    assert not Erasure.objects.exists()
    assert Destruction.objects.get(what=erasing.WHAT).count == 1
    assert Destruction.objects.get(what="POD's").count == 1
    assert "zqverwachtingzq" not in whole(files)


def test_two_who_ask_at_once_make_one_request() -> None:
    me = make.person()
    made, refused = at_once([partial(requesting.ask, me, by=me, now=LATER)] * 4)
    assert (refused, len({one.pk for one in made})) == ([], 1)
    assert Message.objects.filter(recipient=me).count() == 1


def test_taking_back_and_beginning_at_once_is_one_of_the_two() -> None:
    me = make.person()
    closing(me)
    acts = [
        partial(erasing.work_through, clock=lambda: LATER),
        partial(requesting.take_back, me, by=me, now=LATER),
    ]
    _, refused = at_once(acts)
    me.refresh_from_db()
    found = Erasure.objects.filter(person=me).first()
    assert me.is_active == (found is None)
    assert [type(one) for one in refused] == ([] if found is None else [requesting.TooLate])


def test_what_another_tab_still_saved_as_the_account_closed_goes_too(files: Path) -> None:
    """The page was let in before; its words come in while, and after, the account closes."""
    mine = living.life()
    me, part = mine.person, Part.objects.filter(entry__pod__enrolment=mine).first()
    assert part is not None
    place = Place(me.pk, "goal:new:9", "Doel", "/", {"text": "Doel"})
    words = {"text": "zqlaatstewoordzq"}
    closing(me)
    acts = [
        partial(erasing.work_through, clock=lambda: LATER),
        partial(drafts.save, place, fields=words, origin=Origin(0), by=me, now=LATER),
        partial(saving.save, part.text, fields=words, origin=Origin(part.text.number), by=me, now=LATER),
    ]
    _, refused = at_once(acts)
    assert refused == []
    assert "zqlaatstewoordzq" in whole(files)
    erased.pass_by(LATER - requesting.TERM)
    assert "zqlaatstewoordzq" not in whole(files)
    assert not Draft.objects.filter(owner=me).exists()


def test_a_page_that_is_sent_after_the_account_closed_is_turned_away(client: Client, files: Path) -> None:
    mine = make.enrolment(make.cohort(first_day=timezone.localdate() + DAY))
    make.pod(mine)
    client.force_login(mine.person)
    url = reverse("pod:write", args=[mine.pk, 1, "before"])
    made = erased.ask(mine.person, now=LATER)
    Erasure.objects.filter(pk=made.pk).update(runs_at=LATER)
    erased.work(LATER)
    answer = client.post(url, {"expectation": "zqtelaatzq"}, headers={"accept": "application/json"})
    assert answer.status_code in (401, 404)
    assert "zqtelaatzq" not in whole(files)


def test_an_export_that_was_being_made_is_begun_anew_and_keeps_no_name(files: Path) -> None:
    mine = living.life()
    asked = exporting.ask_state(mine.cohort, form="csv", lacks="", by=make.coordinator(), now=LATER)
    under_way = issuing.claim("cohort-state", now=LATER)
    assert under_way is not None
    erased.erase(mine.person, now=LATER)
    # Its worker wakes up with what it read before.
    assert not issuing.finish(under_way, living.NAME.encode(), now=LATER + 9 * DAY)
    assert Issue.objects.get(pk=asked.pk).state == Issue.State.WAITING
    exporting.make_all(clock=lambda: LATER + 30 * DAY)
    made = Issue.objects.get(pk=asked.pk)
    text = made.file.read().decode()
    fellow = mine.cohort.enrolments.exclude(pk=mine.pk).first()
    assert (fellow and fellow.person.name in text, living.NAME in text) == (True, False)


def test_a_worker_that_slept_past_its_lease_changes_nothing(files: Path) -> None:
    mine = living.life()
    closing(mine.person)
    slept = working.claim(Erasure.objects.all(), now=LATER)
    assert slept is not None
    now = LATER + working.LEASE + DAY
    erased.work(now)
    with pytest.raises(working.Stopped):
        erasing._rest(slept, runs_at=now)
    erased.mail_leaves(now)
    erased.work(now + DAY)
    with pytest.raises(working.Stopped):
        erasing._erase(slept, now=now)
    assert not Pod.objects.filter(enrolment=mine).exists()
