"""The pages of a mentor and a principal: their own link, the code by mail, and naming them."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import devices, linking, naming
from assignments.models import Support
from cohorts.models import Enrolment
from outbox.models import Message
from people.models import Look
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_codes_asked_yet() -> Iterator[None]:
    yield
    cache.clear()


@pytest.fixture
def enrolment(db: None) -> Enrolment:
    """Sanne, whose first day was last week and is handed in, read by her mentor alone."""
    cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=7))
    enrolment = make.enrolment(cohort, "Sanne de Vries")
    make.handed_in(make.entry(make.pod(enrolment, with_mentor=True), 1), before="Ik wil leren vragen.")
    return enrolment


@pytest.fixture
def mentor(enrolment: Enrolment) -> Support:
    return make.support(enrolment, Support.Role.MENTOR, "Peter Kuiper")


def link(support: Support) -> str:
    return reverse("assignments:link", args=[linking.token_for(support)])


def page(support: Support) -> str:
    return reverse("progress:support", args=[support.pk])


def day(support: Support, number: int = 1) -> str:
    return reverse("progress:support_read", args=[support.pk, number])


def text(response: Any) -> str:
    return response.content.decode()


def opened(support: Support) -> Client:
    client = Client()
    assert client.post(link(support)).url == page(support)
    return client


def last_code() -> str:
    found = re.search(r"\b\d{6}\b", mail.outbox[-1].body)
    assert found
    return found[0]


def read_with_code(support: Support) -> Client:
    client = opened(support)
    code = client.get(day(support)).url
    client.post(reverse("assignments:send_code", args=[support.pk]) + "?dag=1")
    assert client.post(code, {"code": last_code()}).url == day(support)
    return client


def test_opening_a_link_shows_a_neutral_page_and_changes_nothing(client: Client, mentor: Support) -> None:
    # PPL-3
    response = client.get(link(mentor))
    assert response.status_code == 200
    for private in ("Sanne", "Peter", "waterrijk", mentor.person.email):
        assert private not in text(response)
    mentor.refresh_from_db()
    assert mentor.accepted_at is None
    assert client.get(page(mentor)).url.startswith("/account/")


def test_the_button_opens_it_and_remembers_the_first_time(mentor: Support) -> None:  # PPL-3
    client = opened(mentor)
    assert "Voortgang van Sanne de Vries" in text(client.get(page(mentor)))
    mentor.refresh_from_db()
    first = mentor.accepted_at
    assert first is not None
    opened(mentor)
    mentor.refresh_from_db()
    assert mentor.accepted_at == first


def test_a_link_is_not_a_sign_in(enrolment: Enrolment) -> None:  # PPL-3
    """Who is also trainer here, and supports another, has none of that by this link."""
    trainer = make.trainer(enrolment.cohort)
    mine = make.support(enrolment, who=trainer)
    other = make.support(make.enrolment(enrolment.cohort), who=trainer)
    client = opened(mine)
    assert client.get(page(mine)).status_code == 200
    for url in (
        page(other),
        day(other),
        reverse("progress:trainer"),
        reverse("progress:supporter"),
        reverse("progress:matrix", args=[enrolment.cohort_id]),
        reverse("pod:read", args=[enrolment.pk, 1]),
        reverse("outbox:messages"),
        reverse("account"),
    ):
        response = client.get(url)
        assert (url, response.status_code) == (url, 302) and response.url.startswith("/account/"), url


def test_a_link_reads_in_its_own_role_alone(enrolment: Enrolment) -> None:  # PPL-3
    """The principal's link does not open what the same person may read as mentor or trainer."""
    both = make.trainer(enrolment.cohort)
    mentor = make.support(enrolment, Support.Role.MENTOR, who=both)
    principal = make.support(enrolment, Support.Role.PRINCIPAL, who=both)
    assert "Ik wil leren vragen." in text(read_with_code(mentor).get(day(mentor)))
    cache.clear()
    response = read_with_code(principal).get(day(principal))
    assert "Wel ingeleverd, niet met jou gedeeld" in text(response)
    assert "Ik wil leren vragen." not in text(response)
    assert list(Look.objects.values_list("role", flat=True)) == ["mentor"]


@pytest.mark.parametrize("change", [lambda url: url[:-2] + "/", lambda url: url.replace("~", "a")])
def test_an_altered_link_says_what_to_do(client: Client, mentor: Support, change: Any) -> None:
    for response in (client.get(change(link(mentor))), client.post(change(link(mentor)))):
        assert response.status_code == 404
        assert "Deze link werkt niet" in text(response)


def test_an_expired_link_sends_a_new_one_to_the_same_address(
    client: Client, mentor: Support, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "TERM", timedelta(seconds=-1))
    url = link(mentor)
    assert client.get(url).status_code == 410
    sent = Message.objects.filter(kind="invitation_support")
    assert not sent.exists()
    assert "nieuwe link onderweg" in text(client.post(url))
    assert sent.get().recipient == mentor.person
    # The old link is worthless now, so pressing again sends nothing more.
    assert client.post(url).status_code == 404
    assert sent.count() == 1


def test_a_newer_link_ends_what_an_older_one_opened(mentor: Support) -> None:  # PPL-3
    client = opened(mentor)
    naming.invite_again(mentor, now=timezone.now())
    assert client.get(page(mentor)).url.startswith("/account/")
    mentor.refresh_from_db()
    assert opened(mentor).get(page(mentor)).status_code == 200


def test_who_is_replaced_while_reading_sees_nothing_more(mentor: Support) -> None:  # PPL-4
    client, signed_in = read_with_code(mentor), Client()
    signed_in.force_login(mentor.person)
    assert (client.get(day(mentor)).status_code, signed_in.get(day(mentor)).status_code) == (200, 200)
    facts = {"email": "anna@waterrijk.example", "name": "Anna Bos", "organisation": ""}
    sanne = mentor.assignment.enrolment
    naming.name(sanne, "mentor", **facts, by=sanne.person, now=timezone.now())
    for url in (page(mentor), day(mentor)):
        assert client.get(url).url.startswith("/account/")
        assert signed_in.get(url).status_code == 404


def test_a_session_opened_by_link_ends_when_nothing_happens(mentor: Support, settings: Any) -> None:
    client = opened(mentor)
    session = client.session
    session["active_at"] = (timezone.now() - timedelta(hours=1)).isoformat()
    session.save()
    assert client.get(page(mentor)).url.startswith("/account/")


def test_the_page_shows_presence_without_a_code_and_text_after_it(mentor: Support) -> None:  # PPL-3
    client = opened(mentor)
    shown = text(client.get(page(mentor)))
    assert "Lees dag 1" in shown and "Ik wil leren vragen." not in shown
    asked = client.get(day(mentor))
    assert asked.url == reverse("assignments:code", args=[mentor.pk]) + "?dag=1"
    assert not Look.objects.exists()
    assert mail.outbox == []  # only the button sends
    assert "Ik wil leren vragen." in text(read_with_code(mentor).get(day(mentor)))


def test_a_device_that_was_seen_is_not_asked_again(mentor: Support) -> None:  # PPL-3
    client = read_with_code(mentor)
    client.cookies.pop("sessionid")
    assert client.get(page(mentor)).status_code == 302  # the cookie alone opens nothing
    client.post(link(mentor))
    assert client.get(day(mentor)).status_code == 200


def test_the_device_cookie_is_signed_and_for_one_support(mentor: Support) -> None:
    client = read_with_code(mentor)
    cookie = client.cookies[f"seen-{mentor.pk}"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    other = make.support(make.enrolment(mentor.assignment.enrolment.cohort), who=mentor.person)
    forged = opened(other)
    forged.cookies[f"seen-{other.pk}"] = cookie.value
    assert forged.get(day(other)).status_code == 302


def test_signing_in_needs_no_code(client: Client, mentor: Support) -> None:
    client.force_login(mentor.person)
    assert "Ik wil leren vragen." in text(client.get(day(mentor)))


def test_the_session_keeps_no_code_in_the_clear(mentor: Support) -> None:
    client = opened(mentor)
    client.post(reverse("assignments:send_code", args=[mentor.pk]))
    assert last_code() not in str(dict(client.session))
    assert not Message.objects.filter(recipient=mentor.person).exists()  # no row, no body kept


def test_a_wrong_code_is_refused_five_times_and_then_no_code_works(mentor: Support) -> None:  # PPL-3
    client, url = opened(mentor), reverse("assignments:code", args=[mentor.pk])
    client.post(reverse("assignments:send_code", args=[mentor.pk]))
    right = last_code()
    wrong = "000000" if right != "000000" else "000001"
    for _ in range(devices.MOST_TRIES):
        assert client.post(url, {"code": wrong}).status_code == 422
    assert client.post(url, {"code": right}).status_code == 422
    assert client.get(day(mentor)).status_code == 302


@pytest.mark.parametrize("typed", ["", "x" * 500, "１２３４５６", "12 34", "\x00", "-1"])
def test_odd_codes_are_refused(mentor: Support, typed: str) -> None:
    client, url = opened(mentor), reverse("assignments:code", args=[mentor.pk])
    assert client.post(url, {"code": typed}).status_code == 422
    client.post(reverse("assignments:send_code", args=[mentor.pk]))
    assert client.post(url, {"code": typed}).status_code == 422


def test_codes_cannot_be_asked_for_without_end(mentor: Support) -> None:
    """Counted per support: who opens the link in a fresh browser has no fresh tries."""
    send = reverse("assignments:send_code", args=[mentor.pk])
    opened(mentor).post(send)
    assert "Wacht een minuut" in text(opened(mentor).post(send, follow=True))
    assert len(mail.outbox) == 1


def test_no_more_than_five_codes_an_hour(mentor: Support) -> None:
    session, now = Client().session, timezone.now()
    for number in range(devices.MOST_CODES):
        devices.send_code(mentor, session, now=now + number * devices.PAUSE)
    with pytest.raises(devices.TooMany):
        devices.send_code(mentor, session, now=now + devices.MOST_CODES * devices.PAUSE)
    devices.send_code(mentor, session, now=now + timedelta(hours=2))


def test_a_code_works_ten_minutes(mentor: Support) -> None:
    session, now = Client().session, timezone.now()
    devices.send_code(mentor, session, now=now)
    with pytest.raises(devices.NoCode):
        devices.check_code(mentor, session, last_code(), now=now + devices.TERM)
    devices.check_code(mentor, session, last_code(), now=now + devices.TERM - timedelta(seconds=1))


def test_a_mentor_responds_from_their_link(mentor: Support) -> None:  # POD-10
    client = read_with_code(mentor)
    form = client.get(day(mentor)).context["form"]
    sent = {"saw": "Je vroeg door.", "effect": "Ik dacht mee.", "next_step": "Doe dit vaker."}
    token = {"token": form.initial["token"]}
    for _ in range(2):  # a form sent twice is one response
        response = client.post(day(mentor), sent | token, follow=True)
    assert text(response).count("Je vroeg door.") == 1
    assert Message.objects.filter(kind="feedback_received").count() == 1


def test_only_the_participant_names_people(client: Client, mentor: Support, enrolment: Enrolment) -> None:
    urls = [
        reverse("assignments:people", args=[enrolment.pk]),
        reverse("assignments:name", args=[enrolment.pk, "mentor"]),
        reverse("assignments:invite_again", args=[enrolment.pk, "mentor"]),
    ]
    for who in (make.enrolment(enrolment.cohort).person, make.trainer(enrolment.cohort), mentor.person):
        client.force_login(who)
        assert [client.post(url).status_code for url in urls] == [404] * 3
    client.force_login(enrolment.person)
    assert [client.get(url).status_code for url in urls] == [200, 200, 405]


def test_naming_and_replacing_on_the_page(client: Client, enrolment: Enrolment) -> None:  # PPL-4
    client.force_login(enrolment.person)
    url = reverse("assignments:name", args=[enrolment.pk, "principal"])
    marijke = {"name": "Marijke Hoekstra", "email": "marijke@waterrijk.example"}
    assert "Marijke Hoekstra krijgt een uitnodiging" in text(client.post(url, marijke, follow=True))
    frank = {"name": "Frank Bos", "email": "frank@waterrijk.example"}
    refused = client.post(url, frank)
    assert refused.status_code == 422 and "Zet een vinkje" in text(refused)
    assert 'value="Frank Bos"' in text(refused)  # what was typed is kept
    assert "Frank Bos krijgt een uitnodiging" in text(
        client.post(url, frank | {"confirm": "on"}, follow=True)
    )
    assert Support.objects.get(ended_at=None).person.name == "Frank Bos"


@pytest.mark.parametrize(
    "sent", [{"name": ""}, {"name": "A", "email": "geen adres"}, {"name": "A" * 500, "email": "a@b.example"}]
)
def test_what_is_wrong_is_said_at_the_field(
    client: Client, enrolment: Enrolment, sent: dict[str, str]
) -> None:
    client.force_login(enrolment.person)
    response = client.post(reverse("assignments:name", args=[enrolment.pk, "mentor"]), sent)
    assert response.status_code == 422
    assert not Support.objects.exists()


def test_an_unknown_role_does_not_exist(client: Client, enrolment: Enrolment) -> None:
    client.force_login(enrolment.person)
    assert client.get(reverse("assignments:name", args=[enrolment.pk, "trainer"])).status_code == 404
