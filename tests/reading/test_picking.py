"""What a participant picks and writes is theirs alone: never compulsory, never counted."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort, Enrolment
from outbox.kinds import KINDS
from outbox.models import Message
from people.models import Act, Look, Person
from reading import keeping, overview, picking
from reading.models import Item, Pick
from tests import factories as make
from tests.access_table import TABLE
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOTE = "Dit gaat over mijn chef."


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(first_day=timezone.localdate() - timedelta(days=20))


@pytest.fixture
def sanne(cohort: Cohort) -> Enrolment:
    return make.enrolment(cohort, "Sanne de Vries")


@pytest.fixture
def item(cohort: Cohort) -> Item:
    return make.reading_item(cohort, "Het huis", session=make.session(cohort, 3))


def note(item: Item, enrolment: Enrolment, words: str = NOTE, *, after: int = 0) -> None:
    origin, by = Origin(after), enrolment.person
    picking.save_note(item, enrolment, words=words, origin=origin, by=by, now=timezone.now())


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_a_mark_is_put_and_taken_back_and_leaves_nothing(item: Item, sanne: Enrolment) -> None:
    picking.mark(item, sanne, "is_owned", on=True)
    picking.mark(item, sanne, "is_read", on=True)
    pick = Pick.objects.get()
    assert (pick.is_chosen, pick.is_owned, pick.is_read) == (False, True, True)
    picking.mark(item, sanne, "is_owned", on=False)
    picking.mark(item, sanne, "is_read", on=False)
    assert not Pick.objects.exists()


def test_a_mark_that_does_not_exist_is_refused(item: Item, sanne: Enrolment) -> None:
    with pytest.raises(picking.NoSuchMark):
        picking.mark(item, sanne, "enrolment", on=True)


def test_taking_a_mark_back_leaves_the_note(item: Item, sanne: Enrolment) -> None:
    note(item, sanne)
    picking.mark(item, sanne, "is_read", on=True)
    picking.mark(item, sanne, "is_read", on=False)
    assert overview.own_row(sanne, item).note == NOTE


def test_picking_changes_nothing_on_the_way_through_the_training(
    item: Item, sanne: Enrolment
) -> None:  # COH-8
    """Who picked nothing misses nothing: their own journey and POD are the same."""
    make.pod(sanne)
    client = client_of(sanne.person)
    urls = [reverse(name, args=[sanne.pk]) for name in ("progress:journey", "pod:home", "pod:growth")]
    before = [_bare(client.get(url)) for url in urls]
    for name in picking.MARKS:
        picking.mark(item, sanne, name, on=True)
    note(item, sanne)
    assert "Bekijk de leeslijst" in before[0]
    assert [_bare(client.get(url)) for url in urls] == before


# Every page on which somebody else could see something of it.
OTHERS = (
    ("trainer", "reading:keep", "reading_list"),
    ("trainer", "reading:edit", "title"),
    ("trainer", "reading:remove", "title"),
    ("trainer", "progress:trainer", ""),
    ("trainer", "progress:matrix", "cohort"),
    ("trainer", "progress:day", "session"),
    ("trainer", "progress:participant", "enrolment"),
    ("coordinator", "reading:keep", "reading_list"),
    ("coordinator", "cohorts:detail", "cohort"),
    ("fellow", "reading:list", "fellow"),
    ("fellow", "reading:item", "fellow_item"),
)


@pytest.mark.parametrize(("who", "name", "thing"), OTHERS)
def test_nobody_else_sees_that_something_was_picked_or_noted(  # COH-8
    cohort: Cohort, item: Item, sanne: Enrolment, who: str, name: str, thing: str
) -> None:
    fellow = make.enrolment(cohort)
    people = {"trainer": make.trainer(cohort), "coordinator": make.coordinator(), "fellow": fellow.person}
    things: dict[str, list[Any]] = {
        "": [],
        "reading_list": [item.reading_list_id],
        "title": [item.reading_list_id, item.pk],
        "cohort": [cohort.pk],
        "session": [item.session_id],
        "enrolment": [sanne.pk],
        "fellow": [fellow.pk],
        "fellow_item": [fellow.pk, item.pk],
    }
    client, url = client_of(people[who]), reverse(name, args=things[thing])
    client.get(url)
    before = _bare(client.get(url))
    for mark in picking.MARKS:
        picking.mark(item, sanne, mark, on=True)
    note(item, sanne)
    assert "Het huis" in before or thing not in ("reading_list", "title", "session", "fellow", "fellow_item")
    assert _bare(client.get(url)) == before


def _bare(response: Any) -> str:
    assert response.status_code == 200
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())


def test_picking_tells_nobody_and_reminds_of_nothing(item: Item, sanne: Enrolment) -> None:  # COH-8
    counted = (Message.objects.count(), Act.objects.count(), Look.objects.count())
    picking.mark(item, sanne, "is_read", on=True)
    note(item, sanne)
    assert (Message.objects.count(), Act.objects.count(), Look.objects.count()) == counted
    assert not [kind.name for kind in KINDS if "read" in kind.name.split("_") or "lees" in kind.label.lower()]


def test_no_page_of_a_list_says_how_much_was_read(cohort: Cohort, sanne: Enrolment) -> None:  # COH-8
    """The only numbers on it are those of days, dates and years."""
    for n in range(7):
        picking.mark(make.reading_item(cohort, f"Titel {'abcdefg'[n]}"), sanne, "is_read", on=True)
    page = client_of(sanne.person).get(reverse("reading:list", args=[sanne.pk])).content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    shown = re.sub(r"<[^>]*>", " ", main)
    assert "Titel a" in shown
    assert re.findall(r"\d+", shown) == []


def test_who_may_open_the_pages_with_picks_is_their_owner_alone() -> None:  # COH-8
    own = {row.name for row in TABLE if row.may == {"participant"} and row.name.startswith("reading:")}
    assert own == {"reading:list", "reading:item", "reading:mark", "reading:versions"}


def test_a_title_that_was_taken_off_is_seen_only_by_who_picked_it(
    cohort: Cohort, item: Item, sanne: Enrolment
) -> None:
    fellow = make.enrolment(cohort)
    picking.mark(item, sanne, "is_chosen", on=True)
    note(item, fellow)
    note(item, fellow, "", after=1)
    keeping.remove(item, by=make.person(), now=timezone.now())
    lists = [overview.own_list(one, item.reading_list, only_mine=False) for one in (sanne, fellow)]
    assert [[row.item for row in one.apart] for one in lists] == [[item], []]
    url = reverse("reading:item", args=[sanne.pk, item.pk])
    assert client_of(sanne.person).get(url).status_code == 200
    stranger = make.enrolment(cohort)
    url = reverse("reading:item", args=[stranger.pk, item.pk])
    assert client_of(stranger.person).get(url).status_code == 404


def test_a_title_of_another_cohort_cannot_be_picked(sanne: Enrolment) -> None:
    elsewhere = make.reading_item(make.cohort())
    url = reverse("reading:mark", args=[sanne.pk, elsewhere.pk])
    answer = client_of(sanne.person).post(url, {"mark": "is_read", "on": "1"})
    assert (answer.status_code, Pick.objects.count()) == (404, 0)
