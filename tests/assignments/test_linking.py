"""The personal link: one assignment, none of the person's other roles (PPL-3)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments import linking, naming
from assignments.models import Support
from cohorts.models import Enrolment
from outbox.models import Message
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(db: None) -> Support:
    """Karin helps Sanne, and is herself a trainer, coordinator and participant elsewhere."""
    karin = make.coordinator("Karin Bos")
    make.trainer(coming(), who=karin)
    make.enrolment(coming(), who=karin)
    return make.support(make.enrolment(coming(), "Sanne de Vries"), who=karin)


def coming() -> Any:
    return make.cohort(days=2, first_day=timezone.localdate() + timedelta(days=7))


def link_of(support: Support) -> str:
    return reverse("assignments:link", args=[linking.token_for(support)])


def page_of(support: Support) -> str:
    return reverse("progress:support", args=[support.pk])


def everything() -> dict[str, list[dict[str, Any]]]:
    return {model._meta.label: list(model.objects.values()) for model in apps.get_models()}  # type: ignore[attr-defined]


def text(response: Any) -> str:
    content: bytes = response.content
    return content.decode()


def old_link_of(support: Support, monkeypatch: pytest.MonkeyPatch) -> str:
    """A link made a hundred days ago. The stamp is the signer's own, so its clock is set back."""
    then = (timezone.now() - timedelta(days=100)).timestamp()
    with monkeypatch.context() as patch:
        patch.setattr(signing.time, "time", lambda: then)
        return link_of(support)


@pytest.mark.parametrize("method", ["get", "head"])
def test_opening_the_link_changes_nothing(client: Client, support: Support, method: str) -> None:  # PPL-3
    before = everything()
    assert getattr(client, method)(link_of(support)).status_code == 200
    assert everything() == before
    assert not client.session.keys()
    assert client.get(page_of(support)).status_code == 302


def test_the_neutral_page_names_nobody(client: Client, support: Support) -> None:  # PPL-3
    page = text(client.get(link_of(support)))
    assert "Ga verder" in page
    assert [name for name in ("Karin", "Sanne", support.assignment.title) if name in page] == []


def test_the_button_opens_the_page_and_says_yes_once(client: Client, support: Support) -> None:  # PPL-3
    assert client.post(link_of(support)).url == page_of(support)  # type: ignore[attr-defined]
    assert client.get(page_of(support)).status_code == 200
    support.refresh_from_db()
    first = support.accepted_at
    assert first is not None
    client.post(link_of(support))
    support.refresh_from_db()
    assert support.accepted_at == first


def test_the_button_asks_for_its_token(support: Support) -> None:
    assert Client(enforce_csrf_checks=True).post(link_of(support)).status_code == 403
    support.refresh_from_db()
    assert support.accepted_at is None


def test_the_link_does_not_sign_in(client: Client, support: Support) -> None:  # PPL-3
    client.post(link_of(support))
    assert "_auth_user_id" not in client.session
    for url in (reverse("account"), reverse("people:looks"), reverse("progress:supporter")):
        assert client.get(url)["Location"].startswith(reverse("account_request_login_code")), url


def test_the_link_opens_no_other_assignment_of_the_same_person(client: Client, support: Support) -> None:
    other = make.support(make.enrolment(coming()), who=support.person)  # PPL-3
    client.post(link_of(support))
    assert client.get(page_of(support)).status_code == 200
    assert client.get(page_of(other))["Location"].startswith(reverse("account_request_login_code"))


def test_the_session_gets_a_new_key(client: Client, support: Support) -> None:
    client.get(reverse("assignments:code", args=[support.pk]))
    client.post(link_of(support))
    first = client.session.session_key
    client.post(link_of(support))
    assert client.session.session_key != first


def test_an_altered_link_says_so_kindly(client: Client, support: Support) -> None:  # PPL-3
    token = linking.token_for(support)
    for wrong in (token[:-1], token.replace(f"{support.pk}-", "9-", 1), "iets", "1-1~a~b"):
        for ask in (client.get, client.post):
            response = ask(reverse("assignments:link", args=[wrong]))
            assert (response.status_code, "Deze link werkt niet" in text(response)) == (404, True)


def test_a_link_signed_for_something_else_is_worthless(client: Client, support: Support) -> None:
    other = signing.TimestampSigner(salt="iets anders").sign(f"{support.pk}-1").replace(":", "~")
    assert client.post(reverse("assignments:link", args=[other])).status_code == 404


def test_a_newer_link_makes_the_old_one_worthless(client: Client, support: Support) -> None:  # PPL-3
    old = link_of(support)
    naming.invite_again(support, now=timezone.now())
    assert client.post(old).status_code == 404
    support.refresh_from_db()
    assert client.post(link_of(support)).status_code == 302


def test_a_newer_link_ends_what_the_old_one_opened(client: Client, support: Support) -> None:  # PPL-3
    client.post(link_of(support))
    assert client.get(page_of(support)).status_code == 200
    naming.invite_again(support, now=timezone.now())
    assert client.get(page_of(support)).status_code == 302


def test_who_was_replaced_sees_nothing_from_that_moment(client: Client, support: Support) -> None:  # PPL-4
    signed_in = Client()
    signed_in.force_login(support.person)
    client.post(link_of(support))
    assert [one.get(page_of(support)).status_code for one in (client, signed_in)] == [200, 200]
    enrolment = support.assignment.enrolment
    facts = {"email": "jan@waterstad.example", "name": "Jan Mol", "organisation": ""}
    naming.name(enrolment, support.role, **facts, by=enrolment.person, now=timezone.now())
    assert [one.get(page_of(support)).status_code for one in (client, signed_in)] == [302, 404]
    assert client.post(link_of(support)).status_code == 404


def test_the_link_closes_when_the_participant_leaves(client: Client, support: Support) -> None:  # PPL-2
    client.post(link_of(support))
    Enrolment.objects.filter(pk=support.assignment.enrolment_id).update(withdrawn_at=timezone.now())
    assert client.get(page_of(support)).status_code == 302
    assert client.get(link_of(support)).status_code == 404


def test_a_link_works_for_three_months(support: Support) -> None:
    token, now = linking.token_for(support), timezone.now()
    Support.objects.filter(pk=support.pk).update(invited_at=now)
    assert linking.support_by(token, now=now + timedelta(days=91)) == support
    with pytest.raises(linking.Expired):
        linking.support_by(token, now=now + timedelta(days=93))


def test_an_expired_link_offers_a_new_one_to_the_same_address(
    client: Client, support: Support, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = old_link_of(support, monkeypatch)
    response = client.get(url)
    assert (response.status_code, "Stuur mij een nieuwe link" in text(response)) == (410, True)
    assert not Message.objects.exists()
    assert client.get(page_of(support)).status_code == 302
    first, second = client.post(url), client.post(url)
    assert (first.status_code, second.status_code) == (200, 200)
    assert "Kijk in je mail" in text(first) and "Kijk in je mail" in text(second)
    message = Message.objects.get()
    assert message.recipient == support.person
    assert client.post(message.facts["secret_path"]).status_code == 302


def test_the_page_is_for_the_person_of_the_support_alone(client: Client, support: Support) -> None:  # PPL-5
    assert client.get(page_of(support))["Location"].startswith(reverse("account_request_login_code"))
    assert client.get(reverse("progress:support", args=[999]))["Location"].startswith("/account/")
    cohort = support.assignment.enrolment.cohort
    mentor_elsewhere = make.support(make.enrolment(cohort)).person
    for who in (support.assignment.enrolment.person, make.trainer(cohort), mentor_elsewhere):
        client.force_login(who)
        assert client.get(page_of(support)).status_code == 404, who
    client.force_login(support.person)
    assert client.get(page_of(support)).status_code == 200


def test_a_token_holds_no_name(support: Support) -> None:
    assert linking.token_for(support).split("~")[0] == f"{support.pk}-{support.link_number}"
    assert isinstance(
        linking.support_by(linking.token_for(support), now=datetime.now().astimezone()), Support
    )
