"""All of somebody's in one file: asked for, made by a worker, fetched by its owner, gone after a week."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from tempfile import TemporaryFile

from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils.timezone import localdate

from documents import issuing, working
from documents.issuing import ARCHIVE
from documents.models import Issue
from outbox.planning import Planned, plan_many
from people.looking import log_act
from people.models import Act, Person
from people.refusals import Refusal
from privacy import packing

KEPT_FOR = timedelta(days=7)
DAY = timedelta(days=1)
MOST_A_DAY = 5
READY = "archive_ready"
ASKED, FETCHED, THROWN_AWAY = "archive-asked", "archive-fetched", "archive-thrown-away"


class TooOften(Refusal):
    message = "Je vroeg in 24 uur al vijf keer om een archief. Probeer het morgen opnieuw."


def of(person: Person) -> Issue | None:
    """The one there is, or that is being made."""
    return issuing.archives_of(person).order_by("-asked_at").first()


@transaction.atomic
def ask(person: Person, *, now: datetime) -> Issue:
    """One at a time: the one that is being made, or a new one in the place of what was there."""
    Person.objects.select_for_update().get(pk=person.pk)
    known = of(person)
    if known and known.is_under_way:
        return known
    if Act.objects.filter(actor=person, action=ASKED, at__gt=now - DAY).count() >= MOST_A_DAY:
        raise TooOften
    issuing.discard(issuing.archives_of(person))
    log_act(ASKED, about=_about(person), by=person, now=now)
    return issuing.request(
        ARCHIVE,
        owner=person,
        about=_about(person),
        parameters={},
        fingerprint=ARCHIVE,
        name=f"vakmanschap-{localdate(now)}.zip",
        now=now,
    )


def make_all(*, clock: Callable[[], datetime]) -> int:
    return issuing.make_all(ARCHIVE, partial(make, clock=clock), clock=clock)


def make(issue: Issue, *, now: datetime, clock: Callable[[], datetime]) -> None:
    """On disk until it is whole. Who stopped it meanwhile hears nothing of it any more."""

    def tell(done: int, total: int) -> None:
        working.hold(issue, done, total, now=clock())

    with TemporaryFile() as file:
        packing.pack(file, issue.owner, made_at=now, tell=tell)
        file.seek(0)
        _finish(issue, File(file), now=clock())


@transaction.atomic
def _finish(issue: Issue, file: "File[bytes]", *, now: datetime) -> None:
    if issuing.finish(issue, file, now=now):
        facts = {"until_on": localdate(goes_on(issue)).isoformat(), "path": reverse("privacy:archive")}
        letter = Planned(READY, issue.owner, issue.about, str(issue.pk), facts=facts, is_urgent=True)
        plan_many([letter], now=now)


def goes_on(issue: Issue) -> datetime:
    return (issue.made_at or issue.asked_at) + KEPT_FOR


def size_of(issue: Issue) -> int | None:
    """None when its file was lost."""
    try:
        return int(issue.file.size)
    except FileNotFoundError:
        return None


def fetched(issue: Issue, *, by: Person, now: datetime) -> None:
    log_act(FETCHED, about=issue.about, by=by, now=now)


@transaction.atomic
def throw_away(person: Person, *, now: datetime) -> None:
    """What is there, and what is being made. Twice is once."""
    rows = list(issuing.archives_of(person).select_for_update())
    if rows:
        issuing.discard(rows)
        log_act(THROWN_AWAY, about=_about(person), by=person, now=now)


def _about(person: Person) -> str:
    return f"person:{person.pk}"
