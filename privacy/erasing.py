"""Somebody is erased: by a worker, in steps that can each be done twice (PRI-3).

First the account closes and its owner leaves what was running; others hear of that. When that mail is away,
and no page that was open then can still write, everything goes. Last, once the mail that says so has left,
the name and the address. Who is killed halfway begins that part anew, and finds less.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from cohorts.models import Cohort, Enrolment
from documents import issuing, working
from documents.models import Work
from outbox.models import Message
from outbox.planning import Planned, plan_many
from people import forgetting
from people.expiring import Ended
from people.forgetting import Traces, traces_of
from people.looking import log_act
from people.models import Person
from privacy import forgetting as accounts
from privacy import leaving, requesting, running, staying
from privacy.logs import SUBJECTS
from privacy.models import Erasure

logger = logging.getLogger(__name__)
DONE = "erasure_done"
# Longer than any page may take, so nothing that was sent before the account closed comes in afterwards.
LAST_PAGES = timedelta(minutes=2)
# How long what goes waits for the mails that tell others of it.
MAIL_TAKES_AT_MOST = timedelta(days=7)
# Nothing ended before this: what is due by a term of its own is left to the hourly task.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
WHAT = "Mensen die vroegen om te wissen"


class NotAllGone(Exception):
    """Something of a person is left that should not be. It is tried again, and the log says what."""


def work_through(*, clock: Callable[[], datetime]) -> int:
    return working.work_through(_claim, _go_on, clock=clock)


def try_again() -> int:
    """What could not be done three times is tried again every hour: nobody is forgotten here."""
    failed = Erasure.objects.filter(state=Work.State.FAILED)
    return failed.update(state=Work.State.WAITING, attempts=0, claimed_at=None)


def _claim(now: datetime) -> Erasure | None:
    open_mail = Message.objects.open()
    told = open_mail.filter(created_at=OuterRef("closed_at"))
    said = open_mail.filter(recipient=OuterRef("person"), kind=DONE)
    closes = Q(closed_at=None, runs_at__lte=now)
    goes = Q(erased_at=None, closed_at__lte=now - LAST_PAGES)
    goes &= ~Exists(told) | Q(closed_at__lte=now - MAIL_TAKES_AT_MOST)
    ends = Q(erased_at__lte=now - LAST_PAGES) & ~Exists(said)
    return working.claim(Erasure.objects.filter(closes | goes | ends), now=now)


def _go_on(erasure: Erasure, *, now: datetime) -> None:
    if erasure.closed_at is None:
        _close(erasure, now=now)
    elif erasure.erased_at is None:
        _erase(erasure, now=now)
    else:
        _end(erasure, now=now)


def _rest(erasure: Erasure, **changes: datetime) -> None:
    """Until the next part; when another has taken it over meanwhile, nothing of this counts."""
    free = {"state": Work.State.WAITING, "claimed_at": None, "attempts": 0}
    if not working.ours(erasure).update(**free, **changes):
        raise working.Stopped


@transaction.atomic
def _close(erasure: Erasure, *, now: datetime) -> None:
    # No key: who holds the cohort may write a row about this person meanwhile, and then lets the cohort go.
    person = Person.objects.select_for_update(no_key=True).get(pk=erasure.person_id)
    if requesting.refusals(person, now=now):
        # Somebody became a trainer since: a day later we look again.
        _rest(erasure, runs_at=now + timedelta(days=1))
        return
    leaving.leave(person, now=now)
    forgetting.close(person)
    _rest(erasure, closed_at=now)


def _erase(erasure: Erasure, *, now: datetime) -> None:
    person = erasure.person
    mine = Enrolment.objects.filter(person=person).order_by().values("pk")
    hanging = Ended(NEVER, mine, Cohort.objects.none().values("pk"))
    # What is theirs is looked up before it goes. Who begins anew finds what is left.
    rooms = list(_rooms(person, traces_of(person, frozenset(_keys(person))), now))
    _do(erasure, [*rooms, *_what_hangs(hanging, now), *rooms])
    _say_so(erasure, now=now)


def _do(erasure: Erasure, steps: Sequence[Callable[[], object]]) -> None:
    for number, step in enumerate(steps, start=1):
        if not working.step(erasure, number, len(steps)):
            raise working.Stopped
        step()


def _keys(person: Person) -> Iterator[str]:
    """How the logs and messages name what is theirs."""
    ways = list(staying.own_ways())
    for kind, subject in SUBJECTS.items():
        for way in ways:
            if way[0] is subject:
                rows = staying.rows_of(way, person).values_list("pk", flat=True)
                yield from (f"{kind}:{pk}" for pk in rows)
    yield from (f"person:{one.pk}" for one in forgetting.accounts_of(person))


def _what_hangs(hanging: Ended, now: datetime) -> Iterator[Callable[[], object]]:
    """The rooms' own ways of erasing what hangs on a deelname, whatever its term."""
    for expiry in running.expiries():
        if not expiry.stays_nameless:
            yield lambda expiry=expiry: running.erase_all(expiry, hanging, now=now)  # type: ignore[misc]


def _rooms(person: Person, traces: Traces, now: datetime) -> Iterator[Callable[[], object]]:
    """From the top down. By name, as the vault is asked too and nothing here knows of it (BIG-3)."""
    for room in reversed(settings.ROOMS):
        if find_spec(f"{room}.privacy"):
            module = import_module(f"{room}.privacy")
            if hasattr(module, "forget"):
                yield lambda module=module: module.forget(person, traces=traces, now=now)  # type: ignore[misc]


@transaction.atomic
def _say_so(erasure: Erasure, *, now: datetime) -> None:
    """Once nothing is left but what stays."""
    if left := staying.goes_of(erasure.person, besides=(Erasure,)):
        raise NotAllGone("; ".join(one.what for one in left))
    facts = {"stays": "; ".join(one.what for one in staying.stays_of(erasure.person))}
    plan_many([Planned(DONE, erasure.person, erasure.key, "1", facts=facts)], now=now)
    running.log(WHAT, 1, now=now)
    log_act("erased", about=erasure.key, by=None, now=now)
    _rest(erasure, erased_at=now)


def _end(erasure: Erasure, *, now: datetime) -> None:
    """Once more, for what was on its way. Files are made anew after the name is gone for certain."""
    person = erasure.person
    if person.erased_at is None:
        _do(erasure, list(_rooms(person, traces_of(person, frozenset(_keys(person))), now)))
        forgetting.leave_nameless(person, now=now)
    issuing.begin_anew()
    with transaction.atomic():
        Message.objects.filter(recipient=person).delete()
        erasure.delete()
    accounts.forget(person.pk)
    # For who puts a backup back: whom to ask for again, by number.
    logger.info("erased person:%s", erasure.person_id)
    transaction.on_commit(forgetting.scour)
