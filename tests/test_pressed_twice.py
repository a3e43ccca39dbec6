"""What opens or counts once, asked for twice in the same instant through the pages themselves.

Beside the tests of the verbs, because here the session takes part, which each request reads before another
writes it. Nothing is a 500, and what happened happened once.
"""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import naming
from assignments.linking import token_for
from assignments.models import Support
from checkins.linking import token_for as reply_token
from cohorts import claiming, enrolling
from cohorts.models import Attendance, Enrolment, Offer
from documents.models import Issue
from intake.models import Application
from people.models import Act, Person
from privacy import archiving
from tests import factories as make
from tests.concurrency import at_once
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db(transaction=True)
TWICE = 3


@pytest.fixture(autouse=True)
def unhurried() -> None:
    cache.clear()


def same_browser(client: Client, ask: Callable[[Client], Any], *, tabs: int = TWICE) -> Counter[int]:
    """The answers to a button that was pressed several times before the first answer came."""
    each = [Client() for _ in range(tabs)]
    for tab in each:
        tab.cookies.load({name: morsel.value for name, morsel in client.cookies.items()})
    answers, errors = at_once([partial(ask, tab) for tab in each])
    assert errors == []
    return Counter(answer.status_code for answer in answers)


def code_mailed() -> str:
    return mail.outbox[-1].subject.split()[0]


def test_a_code_to_sign_in_lets_in_one_browser_once(client: Client) -> None:  # PPL-3
    who = make.person()
    client.post(reverse("account_request_login_code"), {"email": who.email})
    given, url = {"code": code_mailed()}, reverse("account_confirm_login_code")
    statuses = same_browser(client, lambda tab: tab.post(url, given))
    assert max(statuses) < 500 and statuses[302] >= 1
    assert Client().post(url, given)["Location"] == reverse("account_request_login_code")


def test_who_guesses_a_code_in_many_tabs_has_few_guesses(client: Client) -> None:  # PPL-3
    who = make.person()
    client.post(reverse("account_request_login_code"), {"email": who.email})
    url = reverse("account_confirm_login_code")
    statuses = same_browser(client, lambda tab: tab.post(url, {"code": "ABCDEF"}), tabs=16)
    assert statuses[429] >= 6 and max(statuses) == 429


def test_a_code_to_apply_makes_one_account_and_one_application(client: Client) -> None:  # INT-1, PPL-3
    cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(days=60))
    client.post(reverse("intake:start", args=[cohort.pk]), {"name": "Noor Vos", "email": "noor@v.example"})
    given, url = {"code": code_mailed()}, reverse("intake:code", args=[cohort.pk])
    statuses = same_browser(client, lambda tab: tab.post(url, given))
    assert max(statuses) < 500 and statuses[302] >= 1
    assert (Person.objects.filter(email="noor@v.example").count(), Application.objects.count()) == (1, 1)


def test_a_personal_link_opened_twice_counts_as_accepted_once() -> None:  # PPL-3
    support = make.support(make.enrolment(make.cohort(first_day=timezone.localdate())))
    url = reverse("assignments:link", args=[token_for(support)])
    answers, errors = at_once([lambda: Client().post(url)] * TWICE)
    assert (errors, {answer.status_code for answer in answers}) == ([], {302})
    support.refresh_from_db()
    assert support.accepted_at


def test_a_link_that_is_too_old_is_renewed_once() -> None:  # PPL-3
    support = make.support(make.enrolment(make.cohort(first_day=timezone.localdate())))
    was, now = support.link_number, timezone.now()
    renewals = [partial(naming.renew, Support.objects.get(pk=support.pk), link_number=was, now=now)] * TWICE
    assert at_once(renewals)[1] == []
    support.refresh_from_db()
    assert support.link_number == was + 1


def test_an_offered_place_taken_twice_is_one_place(client: Client) -> None:  # COH-5
    by, now = make.coordinator(), timezone.now()
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=40), capacity=1)
    taken, waiting = make.enrolment(cohort), make.admission(cohort, "Noor")
    enrolling.withdraw(taken, by=by, now=now)
    client.force_login(waiting.person)
    url = reverse("cohorts:place", args=[waiting.pk])
    assert same_browser(client, lambda tab: tab.post(url)) == {302: TWICE}
    assert Enrolment.objects.filter(person=waiting.person).count() == 1
    assert Offer.objects.get().answer == "accepted"


def test_an_offered_place_taken_and_declined_at_once_is_one_of_both() -> None:  # COH-5
    by, now = make.coordinator(), timezone.now()
    cohort = make.cohort(days=1, first_day=timezone.localdate() + timedelta(days=40), capacity=1)
    taken, waiting = make.enrolment(cohort), make.admission(cohort, "Noor")
    enrolling.withdraw(taken, by=by, now=now)
    tabs = [Client(), Client()]
    for tab in tabs:
        tab.force_login(waiting.person)
    urls = [reverse(f"cohorts:{name}", args=[waiting.pk]) for name in ("place", "decline_place")]
    answers, errors = at_once([partial(tab.post, url) for tab, url in zip(tabs, urls, strict=True)])
    assert errors == [] and all(answer.status_code < 500 for answer in answers)
    is_in = Enrolment.objects.filter(person=waiting.person, withdrawn_at=None).exists()
    assert Offer.objects.get().answer == ("accepted" if is_in else "declined")


def test_somebody_who_scans_the_code_twice_is_there_once() -> None:  # COH-6
    cohort = make.cohort(days=1, first_day=timezone.localdate())
    sanne, session = make.enrolment(cohort), cohort.sessions.get()
    now = session.starts_at
    ticket = claiming.ticket_for(session, sanne, claiming.code_of(session, now=now), now=now)
    done, refused = at_once([partial(claiming.claim, session, sanne, ticket=ticket, now=now)] * TWICE)
    assert (len(done), list(map(type, refused))) == (1, [claiming.Claimed] * (TWICE - 1))
    assert Attendance.objects.count() == 1


def test_two_who_answer_by_one_link_after_three_months_leave_one_whole_answer() -> None:  # PRV-8
    checkin = make.checkin(make.agreed(make.enrolment(make.cohort())).enrolment, now=timezone.now())
    reply = checkin.replies.exclude(role="participant").first()
    tabs = [Client() for _ in range(TWICE)]
    for tab in tabs:
        tab.post(reverse("checkins:link", args=[reply_token(reply)]))
    url = reverse("checkins:answer", args=[reply.pk])
    given = [{"used": "often", "example": f"Voorbeeld {n}", "onward": f"Verder {n}"} for n in range(TWICE)]
    answers, errors = at_once([partial(tab.post, url, one) for tab, one in zip(tabs, given, strict=True)])
    assert (errors, {answer.status_code for answer in answers}) == ([], {302})
    reply.refresh_from_db()
    assert (reply.example, reply.onward) in [(one["example"], one["onward"]) for one in given]


def test_an_archive_fetched_while_it_is_thrown_away_is_whole_or_gone(
    settings: Any, tmp_path: Path
) -> None:  # PRI-3
    settings.MEDIA_ROOT = tmp_path
    who = make.person()
    archiving.ask(who, now=timezone.now())
    archiving.make_all(clock=timezone.now)
    tabs = [just_proven(Client(), who) for _ in range(3)]
    fetch = [lambda tab=tab: tab.get(reverse("privacy:archive_file")) for tab in tabs[:2]]
    drop = partial(tabs[2].post, reverse("privacy:throw_away"))
    answers, errors = at_once([*fetch, drop])
    assert errors == [] and {answer.status_code for answer in answers} <= {200, 302, 404}
    whole = [b"".join(answer.streaming_content) for answer in answers if answer.streaming]
    assert all(content.startswith(b"PK") for content in whole)
    assert not Issue.objects.exists()
    assert Act.objects.filter(action=archiving.FETCHED).count() == len(whole)
