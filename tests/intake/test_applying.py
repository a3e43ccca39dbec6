"""From a stranger to an application that is in, or taken back (INT-1, PPL-3)."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort
from intake import applying
from intake.models import Application
from intake.questions import QUESTIONS
from outbox.models import Message
from people.models import Person
from tests import factories as make
from tests.factories import APPLIED
from writing.models import Text
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NEW = "nieuw@waterrijk.example"


@pytest.fixture(autouse=True)
def _no_codes_sent_before() -> None:
    cache.clear()


@pytest.fixture
def cohort() -> Cohort:
    return make.open_cohort(first_day=timezone.localdate() + timedelta(days=60))


def _signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _claim(client: Client, cohort: Cohort, email: str, name: str = "Sanne de Vries"):
    return client.post(reverse("intake:start", args=[cohort.pk]), {"name": name, "email": email}, follow=True)


def _code() -> str:
    return re.search(r"\d{6}", mail.outbox[-1].subject)[0]


def _prove(client: Client, cohort: Cohort, code: str):
    return client.post(reverse("intake:code", args=[cohort.pk]), {"code": code})


def test_a_stranger_sees_what_is_open_and_nobody_s_name(cohort: Cohort) -> None:  # INT-1
    trainer = make.trainer(cohort, "Fatima El Amrani")
    closed = make.cohort(days=1)
    past = make.open_cohort(days=1, until=timezone.localdate() - timedelta(days=1))
    page = Client().get(reverse("intake:cohorts")).content.decode()
    assert [one.name in page for one in (cohort, closed, past)] == [True, False, False]
    detail = Client().get(reverse("intake:cohort", args=[cohort.pk])).content.decode()
    assert "Nog 40 plaatsen" in detail
    assert trainer.name not in detail
    for one in (closed, past):
        assert Client().get(reverse("intake:cohort", args=[one.pk])).status_code == 404


def test_an_account_comes_only_after_proof_of_the_address(cohort: Cohort) -> None:  # PPL-3
    client = Client()
    page = _claim(client, cohort, "  Nieuw+Proef@Waterrijk.Example ")
    assert "Vul je code in" in page.content.decode()
    assert not Person.objects.exists()
    assert _prove(client, cohort, "000000" if _code() != "000000" else "111111").status_code == 422
    assert not Person.objects.exists()
    response = _prove(client, cohort, f"{_code()[:3]} {_code()[3:]}")
    person = Person.objects.get()
    assert (person.email, person.name) == ("nieuw+proef@waterrijk.example", "Sanne de Vries")
    mine = Application.objects.get(person=person)
    assert response["Location"] == reverse("intake:mine", args=[mine.pk])
    assert client.session["_auth_user_id"] == str(person.pk)
    kinds = Message.objects.filter(recipient=person).values_list("kind", flat=True)
    assert set(kinds) == {"application_started", "application_waits"}


def test_a_known_and_an_unknown_address_get_the_same_answer(cohort: Cohort) -> None:  # PPL-3
    known = make.person("Ahmed Yilmaz", email="ahmed@waterrijk.example")

    def seen(email: str) -> tuple[str, str, str]:
        page = _claim(Client(), cohort, email, name="Iemand").content.decode()
        page = re.sub(r'value="[\w]{40,}"', "", page).replace(email, "ADRES")
        return page, mail.outbox[-1].subject.replace(_code(), ""), mail.outbox[-1].body.replace(_code(), "")

    assert seen(known.email) == seen(NEW)


def test_who_is_known_is_recognised_after_proof_and_keeps_their_name(cohort: Cohort) -> None:  # PPL-1
    known = make.person("Ahmed Yilmaz", email="ahmed@waterrijk.example")
    client = Client()
    _claim(client, cohort, "AHMED@waterrijk.example", name="Iemand Anders")
    _prove(client, cohort, _code())
    assert Person.objects.get() == known
    assert Person.objects.get().name == "Ahmed Yilmaz"
    assert client.session["_auth_user_id"] == str(known.pk)


def test_a_code_ends_after_five_wrong_tries_and_is_of_one_browser(cohort: Cohort) -> None:
    client = Client()
    _claim(client, cohort, NEW)
    right = _code()
    assert _prove(Client(), cohort, right)["Location"] == reverse("intake:start", args=[cohort.pk])
    for _ in range(5):
        assert _prove(client, cohort, "abc").status_code == 422
    assert "werkt niet meer" in _prove(client, cohort, right).content.decode()
    assert not Person.objects.exists()


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "x" * 250 + "@a.nl", "a@b.nl\nBcc: c@d.nl"])
def test_a_strange_address_is_asked_again_and_nothing_typed_is_lost(cohort: Cohort, email: str) -> None:
    response = _claim(Client(), cohort, email)
    assert response.status_code == 422
    assert "Sanne de Vries" in response.content.decode()


def test_an_international_domain_is_an_address(cohort: Cohort) -> None:
    assert "Vul je code in" in _claim(Client(), cohort, "jan@gemeente-één.nl").content.decode()


def test_the_second_code_within_a_minute_is_refused(cohort: Cohort) -> None:
    client = Client()
    _claim(client, cohort, NEW)
    page = client.post(reverse("intake:code", args=[cohort.pk]), {"again": "1"}, follow=True)
    assert "Wacht een minuut" in page.content.decode()
    assert len(mail.outbox) == 1


def test_starting_twice_gives_the_same_application(cohort: Cohort) -> None:
    person, now = make.person(), timezone.now()
    first, second = (applying.start(cohort, by=person, now=now) for _ in range(2))
    assert first == second
    assert Message.objects.filter(recipient=person).count() == 2


def test_who_was_let_in_does_not_apply_again(cohort: Cohort) -> None:
    mine = make.enrolment(cohort)
    with pytest.raises(applying.AlreadyIn):
        applying.start(cohort, by=mine.person, now=timezone.now())


def test_each_step_is_saved_and_the_way_back_goes_on_where_one_was(cohort: Cohort) -> None:  # INT-1
    mine = make.application(cohort, fields={}, now=timezone.now())
    client = _signed_in(mine.person)
    step = reverse("intake:step", args=[mine.pk, 1])
    sent = {"job": "Adviseur", "organisation": "", "team": "", "version": "1", "action": "next"}
    half = client.post(step, sent)
    assert half.status_code == 422
    assert "bij welke organisatie je werkt" in half.content.decode()
    assert Text.objects.get(pk=mine.text_id).fields["job"] == "Adviseur"
    done = client.post(step, sent | {"organisation": "Gemeente Waterrijk", "version": "2"})
    second = reverse("intake:step", args=[mine.pk, 2])
    assert done["Location"] == second
    assert client.get(reverse("intake:mine", args=[mine.pk]))["Location"] == second


def test_what_is_typed_is_saved_by_the_script(cohort: Cohort) -> None:
    mine = make.application(cohort, fields={}, now=timezone.now())
    sent = {"motivation": "Ik wil leren", "version": "1", "token": "t1", "who": str(mine.person_id)}
    step = reverse("intake:step", args=[mine.pk, 2])
    response = _signed_in(mine.person).post(step, sent, headers={"accept": "application/json"})
    assert response.json()["state"] == "saved"
    assert Text.objects.get(pk=mine.text_id).fields == {"motivation": "Ik wil leren"}


def test_two_tabs_that_clash_show_both_and_lose_neither(cohort: Cohort) -> None:
    mine = make.application(cohort, fields={"motivation": "Eerst"}, now=timezone.now())
    client, step = _signed_in(mine.person), reverse("intake:step", args=[mine.pk, 2])
    mine.text.versions.create(number=1, fields=mine.text.fields, saved_at=timezone.now())
    client.post(step, {"motivation": "Uit tab een", "version": "1", "action": "later"})
    page = client.post(step, {"motivation": "Uit tab twee", "version": "1", "action": "later"})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "Er zijn twee versies van je tekst" in shown
    assert "Uit tab twee" in shown
    assert Text.objects.get(pk=mine.text_id).fields["motivation"] == "Uit tab een"


def test_handing_in_tells_the_applicant_and_each_reader_once(cohort: Cohort) -> None:
    trainer, office = make.trainer(cohort), make.coordinator()
    make.trainer(cohort, who=office)
    mine = make.application(cohort, "Sanne de Vries", now=timezone.now())
    client = _signed_in(mine.person)
    page = reverse("intake:check", args=[mine.pk])
    assert client.post(page, {"version": "1"}).status_code == 422
    response = client.post(page, {"version": "1", "agrees": "on"})
    assert response["Location"] == reverse("intake:mine", args=[mine.pk])
    mine.refresh_from_db()
    assert (mine.is_open, mine.payer, mine.terms_version) == (True, "organisation", "2026-11")
    told = Message.objects.exclude(state="lapsed").filter(subject=mine.key, anchor="")
    assert sorted(told.values_list("recipient", "kind")) == sorted(
        [
            (mine.person_id, "application_handed_in"),
            (trainer.pk, "application_received"),
            (office.pk, "application_received"),
        ]
    )
    words = " ".join(str(row.facts) for row in told)
    assert APPLIED["motivation"] not in words  # MSG-6
    assert "Ik wil leren luisteren." in client.get(response["Location"]).content.decode()


def test_what_is_handed_in_is_what_was_read(cohort: Cohort) -> None:
    mine, now = make.application(cohort, now=timezone.now()), timezone.now()
    applying.save(mine, fields={"job": "Anders"}, origin=Origin(1), by=mine.person, now=now)
    with pytest.raises(applying.Changed):
        applying.hand_in(mine, version=1, agrees=True, by=mine.person, now=now)
    applying.hand_in(mine, version=2, agrees=True, by=mine.person, now=now)
    with pytest.raises(applying.HandedIn):
        applying.save(mine, fields={"job": "Weer"}, origin=Origin(2), by=mine.person, now=now)


@pytest.mark.parametrize("fields", [{}, APPLIED | {"payer": "x"}, APPLIED | {"job": "a" * 121}])
def test_what_is_not_complete_is_not_handed_in(cohort: Cohort, fields: dict[str, str]) -> None:
    mine = make.application(cohort, fields=fields)
    with pytest.raises(applying.Incomplete):
        applying.hand_in(mine, version=1, agrees=True, by=mine.person, now=timezone.now())
    shown = _signed_in(mine.person).get(reverse("intake:check", args=[mine.pk])).content.decode()
    assert "nog niet compleet" in shown


def test_after_the_last_day_nothing_is_handed_in_and_nothing_is_lost(cohort: Cohort) -> None:
    mine = make.application(cohort)
    Cohort.objects.update(applies_until=timezone.localdate() - timedelta(days=1))
    page = _signed_in(mine.person).post(
        reverse("intake:check", args=[mine.pk]), {"version": "1", "agrees": "on"}
    )
    assert page.status_code == 422
    assert "niet meer aanmelden" in page.content.decode()
    assert "Ik wil leren luisteren." in page.content.decode()


def test_taking_back_stops_the_mails_and_tells_who_could_read(cohort: Cohort) -> None:
    trainer = make.trainer(cohort)
    mine = make.application(cohort, handed_in_at=timezone.now())
    client = _signed_in(mine.person)
    client.post(reverse("intake:withdraw", args=[mine.pk]))
    mine.refresh_from_db()
    assert not mine.is_open
    kinds = Message.objects.open().filter(recipient=trainer).values_list("kind", flat=True)
    assert list(kinds) == ["application_taken_back"]
    assert applying.start(cohort, by=mine.person, now=timezone.now()) != mine


def test_what_nobody_could_read_is_taken_back_in_silence(cohort: Cohort) -> None:
    trainer, person, now = make.trainer(cohort), make.person(), timezone.now()
    mine = applying.start(cohort, by=person, now=now)
    applying.withdraw(mine, by=person, now=now)
    assert not Message.objects.filter(recipient=trainer).exists()
    open_mails = Message.objects.open().filter(recipient=person)
    assert list(open_mails.values_list("kind", flat=True)) == ["application_withdrawn"]


@pytest.mark.parametrize("number", ["0", "5", "99"])
def test_a_step_that_is_not_there_is_not_found(cohort: Cohort, number: str) -> None:
    mine = make.application(cohort)
    assert _signed_in(mine.person).get(f"/aanmelden/mijn/{mine.pk}/stap/{number}/").status_code == 404


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_a_strange_version_is_asked_again(cohort: Cohort, version: str) -> None:
    mine = make.application(cohort)
    page = reverse("intake:check", args=[mine.pk])
    assert _signed_in(mine.person).post(page, {"version": version, "agrees": "on"}).status_code == 422


def test_home_is_the_application_for_who_has_no_other_role(cohort: Cohort) -> None:
    mine = make.application(cohort)
    assert _signed_in(mine.person).get("/")["Location"] == reverse("intake:mine", args=[mine.pk])


def test_nothing_is_asked_of_birth_sex_health_or_number() -> None:  # INT-1
    assert set(QUESTIONS) == {
        "job",
        "organisation",
        "team",
        "motivation",
        "experience",
        "idea",
        "for_whom",
        "payer",
        "invoice_reference",
    }


@pytest.mark.parametrize("number", [1, 3, 10])
def test_the_list_asks_as_much_of_the_database_for_one_as_for_ten(number: int) -> None:
    for _ in range(number):
        make.open_cohort(days=2)
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(reverse("intake:cohorts")).status_code == 200
    assert len(asked) == 2


def test_the_mail_that_does_not_leave_is_told_and_nothing_typed_is_lost(cohort: Cohort, settings) -> None:
    settings.MAILERS = {
        "default": {
            "BACKEND": "outbox.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 9, "timeout": 1},
        }
    }
    page = _claim(Client(), cohort, NEW)
    assert page.status_code == 422
    assert "geen code sturen" in page.content.decode()
    assert "Sanne de Vries" in page.content.decode()
