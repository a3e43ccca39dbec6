"""The programme office's desk: everyone's mail, and none of what is personal (MSG-5, BIG-3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cohorts import dating
from cohorts.models import Cohort
from outbox import beating, desk, kinds
from outbox.models import STOPPED, Message
from outbox.planning import Planned, plan_many
from people import reaching
from people.models import Act, Person
from tests import factories as make

pytestmark = pytest.mark.django_db
State = Message.State
DAY = {"cohort": "Voorjaar", "day_number": 4, "theme": "Lef", "place": "Kas", "path": "/"}


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


@pytest.fixture
def cohort() -> Cohort:
    return make.cohort(days=1, name="Voorjaar")


def reminder(cohort: Cohort, *to: Person, days: int = 9) -> list[Message]:
    now = timezone.now()
    starts_at = now + timedelta(days=days)
    rows = [
        Planned(
            "before_open_1",
            person,
            f"entry:{person.pk}",
            "",
            DAY | {"starts_at": starts_at},
            anchor="session:1:start",
            anchor_at=starts_at,
            group=cohort.key,
        )
        for person in to
    ]
    plan_many(rows, now=now)
    return list(Message.objects.filter(kind="before_open_1").order_by("pk"))


def feedback(cohort: Cohort, to: Person) -> Message:
    facts = {"giver": "Fatima", "day_number": 3, "path": "/"}
    row = Planned("feedback_received", to, "entry:3", "1", facts, group=cohort.key)
    plan_many([row], now=timezone.now())
    return Message.objects.get(kind="feedback_received")


def test_what_goes_out_in_two_weeks_stands_per_cohort_and_moment(office: Client, cohort: Cohort) -> None:
    noor, sam = make.person("Noor"), make.person("Sam")
    [row, _] = reminder(cohort, noor, sam)
    page = office.get("/bureau/berichten/").content.decode()
    assert page.count(f"/bureau/berichten/{row.pk}/") == 1
    assert "2 mensen: Noor, Sam" in page and ">Voorjaar</a>" in page


def test_what_is_further_away_is_not_there_yet(office: Client, cohort: Cohort) -> None:
    reminder(cohort, make.person("Noor"), days=17)
    page = office.get("/bureau/berichten/").content.decode()
    assert "Noor" not in page and "geen mail klaar" in page


def test_the_text_is_shown_with_real_data(office: Client, cohort: Cohort) -> None:  # MSG-6
    [row] = reminder(cohort, make.person("Noor"))
    page = office.get(f"/bureau/berichten/{row.pk}/").content.decode()
    assert "Beste Noor" in page and "Voorjaar" in page and "in Kas" in page


def test_of_what_is_personal_only_kind_and_recipient_show(office: Client, cohort: Cohort) -> None:  # MSG-5
    row = feedback(cohort, make.person("Noor"))
    for path in ("/bureau/berichten/", f"/bureau/berichten/{row.pk}/"):
        page = office.get(path).content.decode()
        assert "Noor" in page and row.label in page
        assert "Fatima" not in page and "Beste" not in page


@pytest.fixture
def feedback_is_private(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    private = {
        name: replace(kind, is_private=name == "feedback_received") for name, kind in kinds.BY_NAME.items()
    }
    monkeypatch.setattr(kinds, "BY_NAME", private)
    monkeypatch.setattr(desk, "SHOWN", [name for name, kind in private.items() if not kind.is_private])
    yield


@pytest.mark.usefixtures("feedback_is_private")
def test_a_private_kind_is_not_there_at_all(office: Client, cohort: Cohort) -> None:  # BIG-3
    row = feedback(cohort, make.person("Noor"))
    assert "Noor" not in office.get("/bureau/berichten/").content.decode()
    assert office.get(f"/bureau/berichten/{row.pk}/").status_code == 404
    Message.objects.update(state=State.FAILED)
    assert "Noor" not in office.get("/bureau/berichten/").content.decode()
    assert office.post(f"/bureau/berichten/{row.pk}/opnieuw/").status_code == 404


def figures(client: Client) -> list[str]:
    """What monitoring reads of messages, without the figures that change by themselves."""
    told = client.get("/gezond/").content.decode() + client.get("/gezond/metingen/").content.decode()
    return [line for line in told.splitlines() if "bericht" in line or "outbox_" in line]


@pytest.mark.parametrize("state", [State.PLANNED, State.FAILED])
def test_a_private_kind_is_in_no_figure_and_not_in_the_admin_site(
    client: Client, cohort: Cohort, state: State, request: pytest.FixtureRequest
) -> None:  # BIG-3
    client.force_login(make.person(is_staff=True, is_superuser=True))
    without = figures(client)
    feedback(cohort, make.person("Noor"))
    Message.objects.update(state=state)
    admin = "/beheer/outbox/message/"
    assert figures(client) != without
    assert ("feedback_received" in client.get(admin).content.decode()) == (state == State.FAILED)
    request.getfixturevalue("feedback_is_private")
    assert figures(client) == without
    assert "feedback_received" not in client.get(admin).content.decode()


def test_an_address_that_takes_no_mail_is_named_until_someone_trusts_it(office: Client) -> None:  # MSG-5
    noor = make.person("Noor", email="noor@example.org")
    reaching.refused(noor, answer="550 5.1.1 No such user", came_back=True, now=timezone.now())
    page = office.get("/bureau/berichten/").content.decode()
    assert "noor@example.org" in page and "550 5.1.1 No such user" in page
    answer = office.post(f"/bureau/adressen/{noor.pk}/klopt/", follow=True).content.decode()
    assert "Het adres van Noor staat weer als goed." in answer and "noor@example.org" not in answer


def test_the_desk_says_when_returned_mail_is_not_read(office: Client, settings: Any) -> None:  # MSG-5
    beating.beat(beating.Name.WORKER, now=timezone.now())
    beating.beat(beating.Name.SCHEDULER, now=timezone.now())
    assert "teruggestuurde mail nu niet lezen" not in office.get("/bureau/berichten/").content.decode()
    settings.BOUNCE_MAILBOX = settings.BOUNCE_MAILBOX | {"host": "imap.example.org"}
    page = office.get("/bureau/berichten/").content.decode()
    assert "teruggestuurde mail nu niet lezen" in page and "Er gaat nu geen mail weg" not in page
    beating.beat(beating.Name.RETURNED, now=timezone.now())
    assert "teruggestuurde mail nu niet lezen" not in office.get("/bureau/berichten/").content.decode()


def test_a_batch_is_stopped_for_some_with_a_reason_they_read(office: Client, cohort: Cohort) -> None:
    noor, sam = make.person("Noor"), make.person("Sam")
    [first, second] = reminder(cohort, noor, sam)
    path = f"/bureau/berichten/{first.pk}/"
    refused = office.post(path, {"chosen": [first.pk], "do": "stop"})
    assert refused.status_code == 422 and "Schrijf op waarom" in refused.content.decode()
    answer = office.post(path, {"chosen": [first.pk], "do": "stop", "reason": "Al gebeld"}, follow=True)
    assert "Het bericht is tegengehouden." in answer.content.decode()
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, first.reason) == (State.LAPSED, f"{STOPPED}: Al gebeld")
    assert second.state == State.PLANNED
    assert Act.objects.get(action="message-stopped").about == f"message:{first.pk}"
    client = Client()
    client.force_login(noor)
    assert "Tegengehouden door het programmabureau: Al gebeld" in client.get("/berichten/").content.decode()


def test_a_batch_is_sent_now(office: Client, cohort: Cohort) -> None:
    [first, _] = reminder(cohort, make.person("Noor"), make.person("Sam"))
    rows = Message.objects.all()
    office.post(f"/bureau/berichten/{first.pk}/", {"chosen": [row.pk for row in rows], "do": "send"})
    assert all(row.due_at <= timezone.now() for row in rows.all())


def test_only_who_is_in_the_batch_can_be_chosen(office: Client, cohort: Cohort) -> None:
    [row] = reminder(cohort, make.person("Noor"))
    other = feedback(cohort, make.person("Sam"))
    office.post(f"/bureau/berichten/{row.pk}/", {"chosen": [other.pk], "do": "send"})
    office.post(f"/bureau/berichten/{row.pk}/", {"chosen": [other.pk], "do": "stop", "reason": "x"})
    other.refresh_from_db()
    assert other.state == State.PLANNED


def test_a_failure_shows_the_answer_and_goes_again(office: Client, cohort: Cohort) -> None:  # MSG-5
    [row] = reminder(cohort, make.person("Noor"))
    Message.objects.update(state=State.FAILED, attempts=8, server_answer="550 No such user")
    page = office.get("/bureau/berichten/").content.decode()
    assert "550 No such user" in page and "Noor" in page
    for said in ("gaat opnieuw op weg", "intussen verstuurd of vervallen"):
        answer = office.post(f"/bureau/berichten/{row.pk}/opnieuw/", follow=True)
        assert said in answer.content.decode()
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.PLANNED, 0)


def test_a_failed_personal_link_is_not_sent_again(office: Client) -> None:  # PPL-3
    facts = {"participant": "Sam", "role": "opdrachtgever", "programme": "P", "secret_path": "/steun/x/"}
    plan_many([Planned("invitation_support", make.person(), "support:1", "", facts)], now=timezone.now())
    Message.objects.update(state=State.FAILED)
    answer = office.post(f"/bureau/berichten/{Message.objects.get().pk}/opnieuw/", follow=True)
    assert "Laat een nieuwe uitnodiging sturen." in answer.content.decode()
    assert Message.objects.get().state == State.FAILED


def test_the_desk_asks_as_much_for_thirty_as_for_one(office: Client) -> None:
    counts = []
    office.get("/bureau/berichten/")
    for n in range(30):
        reminder(make.cohort(days=1), make.person(f"P {n}"))
        if n + 1 in (1, 3, 30):
            with CaptureQueriesContext(connection) as queries:
                office.get("/bureau/berichten/")
            counts.append(len(queries))
    assert len(set(counts)) == 1


def test_who_gets_a_mail_for_each_day_is_named_once_and_each_mail_by_its_day(office: Client) -> None:
    cohort = make.cohort(days=2, first_day=timezone.now().date() + timedelta(days=5))
    dating.put_in(cohort, to=[make.person("Noor de Wit")], now=timezone.now() + timedelta(minutes=1))
    assert office.get("/bureau/berichten/").content.decode().count("Noor de Wit") == 1
    row = Message.objects.filter(kind="session_in_calendar").first()
    assert row
    batch = office.get(f"/bureau/berichten/{row.pk}/").content.decode()
    assert all(f"Noor de Wit: Voor in je agenda: Thema {n}" in batch for n in (1, 2))
