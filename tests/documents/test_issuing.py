import threading
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from documents.issuing import claim, fail, finish, request, step
from documents.models import Issue
from documents.working import LEASE, MOST_ATTEMPTS
from people.models import Person
from tests.concurrency import at_once
from tests.documents.conftest import NOW

State = Issue.State


def ask(owner: Person, fingerprint: str = "f1", now: datetime = NOW) -> Issue:
    return request(
        "pod",
        owner=owner,
        about="pod:1",
        parameters={"day": 3},
        fingerprint=fingerprint,
        name="pod.pdf",
        now=now,
    )


def test_a_file_is_asked_for_made_and_kept(noor: Person) -> None:  # POD-12
    asked = ask(noor)
    issue = claim("pod", now=NOW)
    assert issue == asked
    assert step(issue, 1, 3)
    asked.refresh_from_db()
    assert (asked.state, asked.steps_done, asked.steps_total) == (State.WORKING, 1, 3)
    assert finish(issue, b"%PDF", now=NOW)
    asked.refresh_from_db()
    assert (asked.state, asked.made_at, asked.file.read()) == (State.DONE, NOW, b"%PDF")


def test_nothing_changed_gives_the_same_file_at_once(noor: Person, sam: Person) -> None:  # POD-12
    first = ask(noor)
    finish(claim("pod", now=NOW), b"%PDF", now=NOW)
    again = ask(noor, now=NOW + timedelta(days=9))
    assert again == first
    assert again.is_done
    assert ask(noor, "f2") != first
    assert ask(sam) != first


def test_asking_twice_makes_one_file(noor: Person) -> None:
    assert ask(noor) == ask(noor)
    assert claim("pod", now=NOW)
    assert claim("pod", now=NOW) is None


def test_longest_waiting_first_and_each_kind_its_own_queue(noor: Person) -> None:
    later, sooner = ask(noor, "later", NOW), ask(noor, "sooner", NOW - timedelta(hours=1))
    assert claim("archive", now=NOW) is None
    assert [claim("pod", now=NOW), claim("pod", now=NOW)] == [sooner, later]


def test_a_dead_worker_s_file_comes_free_and_the_dead_cannot_finish_it(noor: Person, files: Path) -> None:
    ask(noor)
    dead = claim("pod", now=NOW)
    later = NOW + LEASE + timedelta(seconds=1)
    alive = claim("pod", now=later)
    assert alive
    assert alive.attempts == 2
    assert not step(dead, 2, 3)
    assert not finish(dead, b"old", now=later)
    assert finish(alive, b"new", now=later)
    assert [path.read_bytes() for path in files.rglob("*") if path.is_file()] == [b"new"]


def test_after_three_attempts_it_has_failed_and_can_be_asked_again(noor: Person) -> None:
    first = ask(noor)
    for _ in range(MOST_ATTEMPTS):
        fail(claim("pod", now=NOW), now=NOW)
    first.refresh_from_db()
    assert first.has_failed
    assert claim("pod", now=NOW) is None
    assert ask(noor) != first


def test_a_file_that_kills_its_worker_stops_after_three(noor: Person) -> None:
    first, now = ask(noor), NOW
    for _ in range(MOST_ATTEMPTS):
        assert claim("pod", now=now)
        now += LEASE + timedelta(seconds=1)
    assert claim("pod", now=now) is None
    first.refresh_from_db()
    assert first.has_failed


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_make_each_file_once() -> None:
    noor = Person.objects.create_user("noor@example.org", "Noor Bakker")
    for n in range(20):
        ask(noor, f"f{n}")
    made: list[str] = []

    def work() -> None:
        try:
            while issue := claim("pod", now=NOW):
                made.append(issue.fingerprint)
                finish(issue, b"%PDF", now=NOW)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(made) == sorted(f"f{n}" for n in range(20))
    assert set(Issue.objects.values_list("state", "attempts")) == {("done", 1)}


@pytest.mark.django_db(transaction=True)
def test_asking_side_by_side_makes_one_row() -> None:
    noor = Person.objects.create_user("noor@example.org", "Noor Bakker")
    _, refused = at_once([lambda: ask(noor)] * 4)
    assert refused == []
    assert Issue.objects.count() == 1
