import re
from datetime import timedelta

from django.test import Client
from django.utils import timezone

from outbox import beating, measuring, tasks
from outbox.models import Heartbeat, Message
from people.models import Person
from tests.outbox.conftest import NOW, Sink, due


def test_only_what_is_due_and_open_waits(noor: Person, sam: Person) -> None:
    due(noor, "1", now=NOW - timedelta(hours=2))
    due(noor, "2", now=NOW - timedelta(hours=1))
    due(sam, "1", now=NOW + timedelta(hours=1))
    Message.objects.filter(recipient=noor, occasion="1").update(state="failed")
    found = measuring.figures(now=NOW)
    assert (found.due, found.oldest_due, found.failed) == (1, timedelta(hours=1), 1)


def test_nothing_due_has_no_age(db: None) -> None:
    assert measuring.figures(now=NOW).oldest_due == timedelta(0)


def test_metrics_are_lines_that_prometheus_reads(noor: Person, client: Client) -> None:
    due(noor, now=timezone.now() - timedelta(minutes=5))
    beating.beat(beating.Name.WORKER, now=timezone.now() - timedelta(seconds=30))
    response = client.get("/gezond/metingen/")
    assert response["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    lines = response.content.decode().splitlines()
    samples = dict(line.rsplit(" ", 1) for line in lines if not line.startswith("#"))
    assert samples["vakmanschap_outbox_due"] == "1"
    assert 300 <= float(samples["vakmanschap_outbox_oldest_due_seconds"]) < 400
    assert samples["vakmanschap_outbox_failed"] == "0"
    assert 30 <= float(samples['vakmanschap_heartbeat_age_seconds{name="worker"}']) < 130
    assert all(re.fullmatch(r'(# (HELP|TYPE) \w+ .+|\w+(\{name="\w+"\})? [\d.e+-]+)', line) for line in lines)


def test_health_says_the_same_to_people_and_names_nobody(noor: Person, client: Client) -> None:
    due(noor, now=timezone.now() - timedelta(minutes=5))
    said = client.get("/gezond/").content.decode()
    assert re.match(r"gezond\nberichten die nu weg moeten: 1, de oudste wacht 3\d\d seconden\n", said)
    assert "de planner: nog nooit gezien" in said
    assert "Noor" not in said
    assert "noor@" not in said


def test_a_nudge_says_nothing_about_the_scheduler(db: None, sink: Sink) -> None:
    tasks.deliver()
    assert [beat.name for beat in Heartbeat.objects.all()] == ["worker"]
    tasks.deliver(swept=True)
    assert sorted(beat.name for beat in Heartbeat.objects.all()) == ["scheduler", "worker"]
