"""Nobody else can tell who took the questionnaire from who skipped it (BIG-3).

One world, in which the same participant does the one or the other; what happens is undone in between. So
there are no names or numbers to leave out of the comparison: all that another role sees, gets or can export
is the same to the byte, as is all that is logged.
"""

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib import admin
from django.core import mail
from django.db import transaction
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from django.utils import timezone
from django.utils.timezone import localdate

from assignments import printing as assignment_printing
from bigfive import tasks
from bigfive.models import Answer, Elsewhere, Sitting
from cohorts.models import Enrolment
from outbox import delivering, letters
from outbox.models import Message
from people.models import Act
from tests import access_table as table
from tests import factories as make
from tests.access_table import TABLE
from tests.bigfive.pdfs import pdf
from tests.test_access import World, _names, steady, undone

pytestmark = pytest.mark.django_db
# Figures that count seconds, what asks anew after a while, mails that fall due meanwhile: of whoever's doing.
UNSTEADY = {"health", "metrics", "intervisie:standing", "people:prove", "cohorts:message_sent"}
# When a calendar was made, which every calendar says of itself.
MADE_AT = re.compile(r"DTSTAMP:\S+")
# When a message would go is told to the minute.
CLOCK = re.compile(r"\d{1,2}\.\d{2}\suur")
OTHERS = sorted(table.EVERYONE - {table.PARTICIPANT})
DAY = timedelta(days=1)


class Either(World):
    """The world of the access test, in which nobody touched the questionnaire yet."""

    def __init__(self) -> None:
        super().__init__()
        Sitting.objects.all().delete()
        self.enrolment = Enrolment.objects.get(pk=self.things["enrolment"])


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[Either]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield Either()
        transaction.set_rollback(True)


Doing = Callable[[Client, str], None]


def take(own: Client, base: str) -> None:
    """All of it, through the pages: consent, every answer, a mistake, the result, a document, the comment."""
    own.post(base, {"choice": "begin", "consent": "2026-11"})
    own.post(f"{base}antwoord/", {"item": "28", "value": "3"})
    for screen in range(1, 13):
        page = own.get(f"{base}vragen/{screen}/").content.decode()
        names = set(re.findall(r'name="(a-\d+)"', page))
        own.post(f"{base}vragen/{screen}/", dict.fromkeys(names, "4") | {"to": "next"})
    assert own.post(f"{base}afronden/", {"age": "21_40"})["Location"] == f"{base}uitslag/"
    own.get(f"{base}uitslag/")
    form = {"parts": ["domains"], "comment": "Ja.", "until": (localdate() + DAY).isoformat()}
    own.post(f"{base}delen/", form)
    own.post(f"{base}delen/", {"take-back": "1"})
    own.post(f"{base}pdf/")
    tasks.render()
    assert (Answer.objects.count(), Sitting.objects.get().is_scored) == (116, True)


def record(own: Client, base: str) -> None:
    """A test of elsewhere, with its PDF."""
    own.post(base, {"choice": "elsewhere", "consent": "2026-11"})
    own.post(f"{base}elders/", {"instrument": "NEO", "pdf": pdf()})
    assert Elsewhere.objects.count() == 1


def stop_half_way(own: Client, base: str) -> None:
    own.post(base, {"choice": "begin", "consent": "2026-11"})
    own.post(f"{base}vragen/1/", {"a-1": "3"})
    assert Answer.objects.count() == 1


def withdraw(own: Client, base: str) -> None:
    take(own, base)
    own.post(f"{base}wissen/")
    assert not Answer.objects.exists()


def skip(own: Client, base: str) -> None:
    own.post(base, {"choice": "skip"})
    assert Sitting.objects.get().skipped_at


def leave_alone(own: Client, base: str) -> None:
    """Never opens it."""


WAYS: tuple[Doing, ...] = (take, record, stop_half_way, withdraw, leave_alone)


@contextmanager
def logged() -> Iterator[list[str]]:
    """What the project's own handler would write, as its settings filter it."""
    lines: list[str] = []
    config = settings.LOGGING["handlers"]["console"]["filters"]
    filters = [_filter(name) for name in config]

    class Ears(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if all(one.filter(record) for one in filters):
                lines.append(f"{record.levelname} {record.name} {record.getMessage()}")

    ears = Ears(logging.INFO)
    logging.getLogger().addHandler(ears)
    try:
        yield lines
    finally:
        logging.getLogger().removeHandler(ears)


def _filter(name: str) -> logging.Filter:
    module, _, made = settings.LOGGING["filters"][name]["()"].rpartition(".")
    found: logging.Filter = getattr(__import__(module, fromlist=[made]), made)()
    return found


def seen(world: Either, doing: Doing, look: Callable[[Either], Any]) -> Any:
    """What there is to see after the participant did this; then undone."""
    own = world.clients[table.PARTICIPANT]
    with undone(own):
        doing(own, f"/vragenlijst/{world.enrolment.pk}/")
        return look(world)


def pages(world: Either) -> dict[tuple[str, str], Any]:
    """Every page that another role has, and the doors of the questionnaire, which are closed to them."""
    found: dict[tuple[str, str], Any] = {}
    for row in TABLE:
        if row.posts or row.name in UNSTEADY:
            continue
        is_vault = row.name.startswith("bigfive:")
        for who in OTHERS if is_vault else sorted(row.may - {table.PARTICIPANT}):
            found[who, row.name] = _page(world, who, world.url(row, **_theirs(world)), row.query)
    return found


def _theirs(world: Either) -> dict[str, int]:
    """Of the pages of the questionnaire those of this participant."""
    return {"begun": world.enrolment.pk, "untouched": world.enrolment.pk}


def _page(world: Either, who: str, url: str, query: Any = None) -> Any:
    client = world.clients[who]
    with undone(client):
        answer = client.get(url, query or {})
        own = {"Vary", "Content-Type", "Location", "Cache-Control"}
        headers = {name: value for name, value in answer.headers.items() if name in own}
        return answer.status_code, headers, CLOCK.sub("", MADE_AT.sub("", steady(answer)))


def admin_pages(world: Either) -> dict[str, Any]:
    """Every list, form and history of the admin site, and what it would take along in erasing."""
    names = [name for name in _names(get_resolver()) if name.startswith("admin:")]
    urls = [reverse(name) for name in names if name.endswith("_changelist") or name == "admin:index"]
    request = RequestFactory().get("/")
    request.user = world.people[table.ADMINISTRATOR]
    for model, lister in admin.site._registry.items():
        which = lister.get_queryset(request).order_by("pk").first()
        for kind in ("change", "delete", "history"):
            name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{kind}"
            if which and name in names:
                urls.append(reverse(name, args=[which.pk]))
    for kind in ("change", "history"):
        urls.append(reverse(f"admin:people_person_{kind}", args=[world.enrolment.person_id]))
        urls.append(reverse(f"admin:cohorts_enrolment_{kind}", args=[world.enrolment.pk]))
    assert len(urls) > 20
    return {url: _page(world, table.ADMINISTRATOR, url) for url in urls}


def mails(world: Either) -> list[Any]:
    """All that is planned or sent to anyone, as it reads; and what leaves when all of it is due."""
    rows = Message.objects.select_related("recipient").order_by("pk")
    planned = [(one.pk, one.kind, one.subject, one.state, one.due_at, letters.keepsake(one)) for one in rows]
    assert len(planned) > 10
    mail.outbox.clear()
    delivering.deliver(now=timezone.now() + 400 * DAY, limit=1000)
    return [planned, [(one.to, one.subject, one.body) for one in mail.outbox]]


def exports(world: Either) -> list[Any]:
    """Documents and calendars that others make of this participant or of the cohort."""
    trainer = world.clients[table.TRAINER]
    enrolment, cohort = world.things["enrolment"], world.things["cohort"]
    assignment = world.enrolment.assignment  # type: ignore[attr-defined]
    html = assignment_printing.as_html(assignment, made_at=None)
    with undone(trainer):
        calendar = trainer.get(reverse("cohorts:days_calendar", args=[cohort])).content.decode()
        asked = trainer.post(reverse("assignments:print_trainer", args=[enrolment])).status_code
    return [html, MADE_AT.sub("", calendar), asked]


def acts(world: Either) -> list[Any]:
    return list(Act.objects.order_by("pk").values_list("actor", "action", "about", "reason"))


@pytest.fixture(scope="module")
def skipped(world: Either) -> Any:
    """All pages of all others, as they are of who skipped."""
    return seen(world, skip, pages)


@pytest.mark.parametrize("doing", WAYS, ids=lambda one: one.__name__)
def test_all_pages_of_all_others_are_the_same_as_of_who_skipped(
    world: Either, skipped: Any, doing: Doing
) -> None:  # BIG-3
    after = seen(world, doing, pages)
    assert [key for key in skipped if after[key] != skipped[key]] == []
    opened = [key for key, (status, _, _) in skipped.items() if status == 200]
    assert len(opened) > 150
    assert (table.TRAINER, "bigfive:released") in opened


@pytest.mark.parametrize("look", [admin_pages, mails, exports, acts], ids=lambda one: one.__name__)
@pytest.mark.parametrize("doing", WAYS, ids=lambda one: one.__name__)
def test_admin_mails_exports_and_acts_are_the_same(world: Either, doing: Doing, look: Any) -> None:  # BIG-3
    assert seen(world, doing, look) == seen(world, skip, look)


@pytest.mark.parametrize("doing", [*WAYS, skip], ids=lambda one: one.__name__)
def test_nothing_is_logged_of_it(world: Either, doing: Doing) -> None:  # BIG-3
    own = world.clients[table.PARTICIPANT]
    with logged() as lines, undone(own):
        own.get("/bestaat-niet/")
        doing(own, f"/vragenlijst/{world.enrolment.pk}/")
        own.post(f"/vragenlijst/{world.enrolment.pk}/vragen/1/", {"a-1": "9"})
        world.clients[table.BUDDY].get(f"/vragenlijst/{world.enrolment.pk}/uitslag/")
        tasks.erase_due()
    assert [line for line in lines if "bestaat-niet" in line] == [
        "WARNING django.request Not Found: /bestaat-niet/"
    ]
    assert len(lines) == 1


def test_a_worker_hears_no_counts(world: Either) -> None:
    """What a task gives back is written in the log of its worker."""
    own = world.clients[table.PARTICIPANT]
    with undone(own):
        take(own, f"/vragenlijst/{world.enrolment.pk}/")
        made = Sitting.objects.get()
        assert (tasks.render(), tasks.erase_due()) == (None, None)
        assert made.is_scored


def test_the_comparison_would_see_a_difference(world: Either, skipped: Any) -> None:
    """When something is released the trainer's page is another, and only the trainers'."""

    def release(own: Client, base: str) -> None:
        make.released(world.enrolment, "domains", until=localdate() + DAY, now=timezone.now())

    after = seen(world, release, pages)
    differs = {key for key in skipped if after[key] != skipped[key]}
    assert differs == {(table.TRAINER, "bigfive:released"), (table.TRAINER, "bigfive:released_piece")}
