"""Whoever read an older privacy notice is told on their next visit what changed, until they saw it."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.linking import token_for
from people.models import Person
from privacy import editions
from privacy.editions import Edition
from tests import factories as make

pytestmark = pytest.mark.django_db
FIRST, SECOND, THIRD = (
    Edition(date(2026, month, 1), (f"Verandering van maand {month}.",)) for month in (1, 5, 9)
)
HEADING = "De privacyverklaring is veranderd"


@pytest.fixture
def three(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(editions, "EDITIONS", (THIRD, SECOND, FIRST))
    yield


def since(day: str, who: Person | None = None) -> Person:
    person = who or make.person()
    Person.objects.filter(pk=person.pk).update(joined_at=make.at(day))
    return Person.objects.get(pk=person.pk)


def page(client: Client, name: str = "help") -> str:
    return client.get(reverse(name)).content.decode()


def test_the_editions_stand_with_the_newest_first_and_say_what_changed() -> None:
    days = [one.on for one in editions.EDITIONS]
    assert days == sorted(set(days), reverse=True)
    assert all(one.changes for one in editions.EDITIONS)


def test_news_is_what_came_after_somebody_did(three: None) -> None:
    assert editions.news_for(since("2025-12-01")) == [THIRD, SECOND]
    assert editions.news_for(since("2026-06-01")) == [THIRD]
    assert editions.news_for(since("2026-09-01")) == []


def test_the_first_edition_is_news_to_nobody() -> None:
    assert editions.news_for(since("2020-01-01"), [FIRST]) == []


def test_it_stands_on_every_page_until_it_was_seen(client: Client, three: None) -> None:
    who = since("2026-02-01")
    client.force_login(who)
    for name in ("help", "outbox:messages", "privacy:mine"):
        assert HEADING in page(client, name) and THIRD.changes[0] in page(client, name)
    seen = {"on": "2026-09-01", "next": reverse("outbox:messages")}
    answer = client.post(reverse("privacy:notice_read"), seen)
    assert answer["Location"] == reverse("outbox:messages")
    assert HEADING not in page(client)
    assert Person.objects.get(pk=who.pk).notice_read_on == date(2026, 9, 1)


def test_what_came_after_the_page_was_opened_is_told_yet(client: Client, three: None) -> None:
    who = since("2026-02-01")
    client.force_login(who)
    client.post(reverse("privacy:notice_read"), {"on": "2026-05-01"})
    shown = page(client)
    assert (THIRD.changes[0] in shown, SECOND.changes[0] in shown) == (True, False)
    client.post(reverse("privacy:notice_read"), {"on": "2026-09-01"})
    client.post(reverse("privacy:notice_read"), {"on": "2026-05-01"})
    assert HEADING not in page(client)


@pytest.mark.parametrize("on", ["", "morgen", "2026-02-30", "2026-13-45", "2199-01-01", "2026-04-01"])
def test_a_day_that_is_no_edition_changes_nothing(client: Client, three: None, on: str) -> None:
    who = since("2026-02-01")
    client.force_login(who)
    assert client.post(reverse("privacy:notice_read"), {"on": on}).status_code == 302
    assert Person.objects.get(pk=who.pk).notice_read_on is None
    assert HEADING in page(client)


@pytest.mark.parametrize("next", ["https://elders.example/", "//elders.example", "javascript:alert(1)", ""])
def test_it_leads_back_to_this_site_alone(client: Client, three: None, next: str) -> None:
    client.force_login(since("2026-02-01"))
    answer = client.post(reverse("privacy:notice_read"), {"on": "2026-09-01", "next": next})
    assert answer["Location"] == reverse("home")


def test_a_stranger_is_told_nothing_and_keeps_nothing(client: Client, three: None) -> None:
    assert HEADING not in page(client)
    assert client.post(reverse("privacy:notice_read"), {"on": "2026-09-01"}).status_code == 302
    assert not Person.objects.exclude(notice_read_on=None).exists()


def test_whoever_came_by_a_personal_link_is_told_as_well(client: Client, three: None) -> None:  # PPL-3
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=7))
    support = make.support(make.enrolment(cohort))
    since("2026-02-01", support.person)
    client.post(reverse("assignments:link", args=[token_for(support)]))
    shown = client.get(reverse("progress:support", args=[support.pk])).content.decode()
    assert THIRD.changes[0] in shown
    client.post(reverse("privacy:notice_read"), {"on": "2026-09-01"})
    assert Person.objects.get(pk=support.person_id).notice_read_on == date(2026, 9, 1)
    assert HEADING not in page(client)


def test_the_statement_lists_the_editions_by_day(client: Client, three: None) -> None:
    shown = page(client, "privacy_statement").replace("\xa0", " ")
    assert shown.index("1 september") < shown.index("1 mei") < shown.index("1 januari")
    assert "Dit is de versie van 1 september 2026." in shown
