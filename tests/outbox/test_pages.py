from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from outbox.choosing import wanted_by, wants_digest
from outbox.kinds import SWITCHABLE
from outbox.models import Message
from outbox.planning import lapse
from people.expiring import MONTH
from people.models import Person
from privacy import running
from privacy.models import Destruction
from tests.outbox.conftest import NOW, due


@pytest.fixture
def client_of_noor(noor: Person) -> Client:
    client = Client()
    client.force_login(noor, backend="django.contrib.auth.backends.ModelBackend")
    return client


def sent(to: Person, occasion: str = "1") -> Message:
    message = due(to, occasion)
    Message.objects.filter(pk=message.pk).update(
        state="sent", sent_at=NOW, sent_subject="Wat je kreeg", sent_text="De hele tekst"
    )
    return message


def test_my_page_shows_planned_sent_and_lapsed(client_of_noor: Client, noor: Person) -> None:  # MSG-4
    due(noor, "1", facts={"giver": "Planning", "day_number": 3, "path": "/"})
    sent(noor, "2")
    due(noor, "3", subject="entry:9")
    lapse(kinds=["feedback_received"], subject="entry:9", reason="Niet meer nodig.", now=NOW)
    page = client_of_noor.get("/berichten/").content.decode()
    assert "Planning gaf feedback" in page
    assert "Wat je kreeg" in page
    assert "Niet meer nodig." in page


def test_my_page_takes_the_same_queries_with_1_3_and_30_messages(
    client_of_noor: Client, noor: Person
) -> None:
    client_of_noor.get("/berichten/")
    counts = []
    for n in range(30):
        sent(noor, str(n))
        if n + 1 in (1, 3, 30):
            with CaptureQueriesContext(connection) as queries:
                client_of_noor.get("/berichten/")
            counts.append(len(queries))
    assert counts == [4, 4, 4]


def test_i_read_my_own_sent_text_and_nobody_else_does(
    client_of_noor: Client, noor: Person, sam: Person
) -> None:
    mine, theirs = sent(noor), sent(sam)  # MSG-4, PRI-1
    assert "De hele tekst" in client_of_noor.get(f"/berichten/{mine.pk}/").content.decode()
    assert client_of_noor.get(f"/berichten/{theirs.pk}/").status_code == 404
    assert Client().get(f"/berichten/{mine.pk}/").status_code == 302


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("planned", "De tekst staat hier zodra het bericht is verstuurd."),
        ("lapsed", "Dit bericht is niet verstuurd."),
        ("failed", "Niet aangekomen bij noor@example.org."),
    ],
)
def test_the_page_of_a_message_says_what_became_of_it(
    client_of_noor: Client, noor: Person, state: str, said: str
) -> None:  # MSG-4
    message = due(noor)
    Message.objects.update(state=state, reason="Niet meer nodig.")
    assert said in client_of_noor.get(f"/berichten/{message.pk}/").content.decode()


def test_i_choose_my_reminders(client_of_noor: Client, noor: Person) -> None:  # MSG-4
    page = client_of_noor.get("/berichten/voorkeuren/").content.decode()
    assert page.count(" checked") == len(wanted_by(noor)) + 1 == len(SWITCHABLE) + 1
    assert "Uitnodiging voor deelnemers" not in page
    answer = client_of_noor.post("/berichten/voorkeuren/", {"wanted": ["after_open_1"], "in_digest": "True"})
    assert answer.status_code == 302
    assert wanted_by(noor) == {"after_open_1"}
    assert wants_digest(noor)


def test_a_kind_that_cannot_be_switched_off_is_refused(client_of_noor: Client, noor: Person) -> None:
    answer = client_of_noor.post("/berichten/voorkeuren/", {"wanted": ["welcome", "x"]})
    assert answer.status_code == 422
    assert len(wanted_by(noor)) == len(SWITCHABLE)


def test_the_text_is_erased_after_a_month_and_the_page_still_says_what_it_was(
    client_of_noor: Client, noor: Person
) -> None:  # PRI-4
    was_sent, lapsed = sent(noor), due(noor, "2", subject="entry:9")
    lapse(kinds=["feedback_received"], subject="entry:9", reason="Niet meer nodig.", now=NOW)
    planned = due(noor, "3", subject="entry:10")
    month_old = NOW + MONTH
    for now in (month_old, month_old + timedelta(seconds=1), month_old + timedelta(seconds=2)):
        running.run(now=now)
    went = Destruction.objects.filter(what="Teksten van berichten")
    assert [(one.at, one.count) for one in went] == [(month_old + timedelta(seconds=1), 2)]
    for row in (was_sent, lapsed, planned):
        row.refresh_from_db()
    assert (was_sent.sent_text, was_sent.facts, was_sent.sent_subject) == ("", {}, "Wat je kreeg")
    assert (lapsed.facts, planned.facts == {}) == ({}, False)
    client_of_noor.force_login(noor)  # by then her session was over
    page = client_of_noor.get("/berichten/").content.decode()
    assert "Wat je kreeg" in page and "Er is feedback op je POD" in page
    assert "We bewaren tekst een maand" in client_of_noor.get(f"/berichten/{was_sent.pk}/").content.decode()
