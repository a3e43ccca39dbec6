from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from certificates import certifying, naming, pacing, printing
from certificates.models import Certificate
from certificates.numbering import grouped, new_number
from people.models import Person
from tests import factories

NOW = factories.at("2026-12-17", "16:00")
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def unhurried() -> None:
    cache.clear()


def signed_in(person: Person | None) -> Client:
    assert person
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def public(number: str, client: Client | None = None) -> Any:
    return (client or Client()).get(reverse("certificates:public", args=[number]))


def test_the_public_page_says_valid_and_no_name(client: Client) -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    answer = public(grouped(made.number))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Dit certificaat is geldig" in page
    assert made.programme in page
    assert "donderdag 17\xa0december 2026" in page
    assert made.name not in page
    assert made.holder
    naming.show_name(made, True, by=made.holder, now=NOW)
    assert made.name in public(grouped(made.number)).content.decode()


def test_the_public_page_says_revoked_and_not_by_which_number(client: Client) -> None:  # PRV-7
    made, by = factories.certificate(is_confirmed=True), factories.coordinator()
    assert made.holder
    naming.show_name(made, True, by=made.holder, now=NOW)
    certifying.revoke(made, reason="Geheime reden", by=by, now=NOW)
    page = public(grouped(made.number)).content.decode()
    assert "Dit certificaat is ingetrokken" in page
    assert "Ingetrokken op" in page
    assert "nieuwer certificaat" not in page
    new = certifying.reissue(made, reason="Toch", by=by, now=NOW)
    page = public(grouped(made.number)).content.decode()
    assert "nieuwer certificaat" in page
    for hidden in ("Geheime reden", made.name, new.number, grouped(new.number)):
        assert hidden not in page


def of_the_register(asked: CaptureQueriesContext) -> int:
    """What is asked besides counting how often this address looks."""
    return sum("certificates_certificate" in one["sql"] for one in asked)


@pytest.mark.parametrize("typed", ["onzin", "<script>", "é", "0" * 400, "../../x".replace("/", "")])
def test_what_is_no_number_is_unknown_like_any_other(typed: str) -> None:  # PRV-7
    public(new_number())
    with CaptureQueriesContext(connection) as asked:
        answer = public(typed)
    with CaptureQueriesContext(connection) as asked_unknown:
        unknown = public(new_number())
    assert (answer.status_code, unknown.status_code) == (200, 200)
    assert "Dit nummer kennen we niet" in answer.content.decode()
    assert (len(asked), of_the_register(asked)) == (len(asked_unknown), 1)


def test_known_and_unknown_take_the_same_work_and_headers() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    public(grouped(new_number()))
    with CaptureQueriesContext(connection) as one:
        known = public(grouped(made.number))
    with CaptureQueriesContext(connection) as other:
        unknown = public(grouped(new_number()))
    assert (len(one), of_the_register(one)) == (len(other), 1)
    assert (known.status_code, dict(known.headers) | {"Content-Length": ""}) == (
        unknown.status_code,
        dict(unknown.headers) | {"Content-Length": ""},
    )
    assert known["X-Robots-Tag"] == "noindex, nofollow"
    assert (known["Referrer-Policy"], known["Cache-Control"]) == ("no-referrer", "no-store")


def test_who_guesses_is_stopped_for_a_minute() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    here, there = Client(REMOTE_ADDR="192.0.2.1"), Client(REMOTE_ADDR="192.0.2.2")
    for _ in range(pacing.MOST):
        assert public(new_number(), here).status_code == 200
    stopped = public(grouped(made.number), here)
    assert (stopped.status_code, stopped["Retry-After"]) == (429, "60")
    assert "Wacht een minuut" in stopped.content.decode()
    assert made.programme not in stopped.content.decode()
    assert public(grouped(made.number), there).status_code == 200


def test_one_household_has_one_pace() -> None:
    """Whoever has a network of IPv6 has more addresses than anyone can count."""
    for n in range(pacing.MOST):
        assert public("x", Client(REMOTE_ADDR=f"2001:db8:1:2::{n:x}")).status_code == 200
    assert public("x", Client(REMOTE_ADDR="2001:db8:1:2:ffff::1")).status_code == 429
    assert public("x", Client(REMOTE_ADDR="2001:db8:1:3::1")).status_code == 200


def test_behind_a_proxy_the_caller_counts(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for _ in range(pacing.MOST):
        public("x", Client(headers={"x-forwarded-for": "203.0.113.9, 192.0.2.1"}))
    # What the caller says of itself does not count; what the proxy adds does.
    assert public("x", Client(headers={"x-forwarded-for": "198.51.100.7, 192.0.2.1"})).status_code == 429
    assert public("x", Client(headers={"x-forwarded-for": "192.0.2.1, 192.0.2.8"})).status_code == 200


def test_a_number_can_be_typed_over(client: Client) -> None:  # PRV-7
    number = new_number()
    typed = grouped(number).lower().replace("-", " ")
    answer = client.post(reverse("certificates:ask"), {"number": typed})
    assert answer["Location"] == f"/certificaat/{grouped(number)}/"
    wrong = client.post(reverse("certificates:ask"), {"number": "7Q2MX"})
    assert wrong.status_code == 422
    assert "Dit is geen heel nummer" in wrong.content.decode()
    assert "7Q2MX" in wrong.content.decode()


def test_the_holder_confirms_the_name_and_then_has_the_document() -> None:  # PRV-7
    made = factories.certificate()
    client, path = signed_in(made.holder), reverse("certificates:own", args=[made.pk])
    assert "Maak de pdf" not in client.get(path).content.decode()
    refused = client.post(path, {"name": "山田"})
    assert refused.status_code == 422
    assert "山田" in refused.content.decode()
    assert "We kunnen de tekens" in refused.content.decode()
    assert client.post(path, {"name": "Noor"}).status_code == 302
    page = client.get(path).content.decode()
    assert "Maak de pdf" in page
    assert f"http://localhost:8000/certificaat/{grouped(made.number)}/" in page
    asked = client.post(reverse("certificates:print", args=[made.pk]))
    assert asked["Location"].startswith("/documenten/")


def test_a_new_spelling_leads_to_the_new_certificate() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    printing.take(made, now=NOW)
    client, path = signed_in(made.holder), reverse("certificates:own", args=[made.pk])
    answer = client.post(path, {"name": "Anders"}, follow=True)
    new = Certificate.objects.get(name="Anders")
    assert answer.redirect_chain == [(reverse("certificates:own", args=[new.pk]), 302)]
    assert "met een nieuw nummer" in answer.content.decode()
    assert "Ga naar je nieuwe certificaat" in client.get(path).content.decode()


def test_the_holder_downloads_the_badge() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    client = signed_in(made.holder)
    answer = client.post(reverse("certificates:badge", args=[made.pk]))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/vc+jwt")
    assert answer["Content-Disposition"] == f'attachment; filename="badge-{grouped(made.number)}.jwt"'
    assert answer.content.count(b".") == 2
    made.refresh_from_db()
    assert made.taken_at


def test_the_holder_switches_the_name_on_and_off() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    client, path = signed_in(made.holder), reverse("certificates:show_name", args=[made.pk])
    for shows in ("yes", "no"):
        client.post(path, {"shows": shows})
        made.refresh_from_db()
        assert made.shows_name == (shows == "yes")


@pytest.mark.parametrize("name", ["revoke", "reissue"])
def test_the_coordinator_says_why(name: str) -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    client, path = signed_in(factories.coordinator()), reverse(f"certificates:{name}", args=[made.pk])
    refused = client.post(path, {"reason": ""})
    assert refused.status_code == 422
    assert certifying.NoReason.message in refused.content.decode()
    page = client.post(path, {"reason": "Verkeerd jaar"}, follow=True).content.decode()
    assert "De houder krijgt een mail." in page
    made.refresh_from_db()
    assert (made.is_valid, made.reason) == (False, "Verkeerd jaar")
    again = client.post(path, {"reason": "Nog eens"})
    assert again.status_code == 422
    assert "Nog eens" in again.content.decode()


def test_the_register_shows_every_number_and_who_wrote_otherwise() -> None:  # PRV-7
    enrolment = factories.enrolment(factories.cohort(), "Noor de Vries")
    old = factories.certificate(enrolment, is_confirmed=True)
    client = signed_in(factories.trainer(enrolment.cohort))
    path = reverse("certificates:register", args=[enrolment.cohort_id])
    assert "Account: " not in client.get(path).content.decode()
    printing.take(old, now=NOW)
    new = naming.confirm(old, name="N. de Vries", by=enrolment.person, now=NOW)
    page = client.get(path).content.decode()
    for shown in (grouped(old.number), grouped(new.number), "Vervangen", "Geldig", "Account: Noor de Vries"):
        assert shown in page
    seen = client.get(reverse("certificates:certificate", args=[new.pk])).content.decode()
    assert "Trek dit certificaat in" not in seen


# Session, person, both numbers of the navigation, the cohort, the roles, and one for the list.
QUERIES = 8


@pytest.mark.parametrize("people", [1, 3, 30])
def test_the_register_asks_as_much_for_one_as_for_many(people: int) -> None:
    cohort = factories.cohort()
    for _ in range(people):
        factories.certificate(factories.enrolment(cohort), is_confirmed=True)
    client, path = signed_in(factories.coordinator()), reverse("certificates:register", args=[cohort.pk])
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).content.decode().count("Bekijk<") == people
    assert len(asked) == QUERIES
