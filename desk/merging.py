"""Two accounts of one person become one, with all that hangs on them, in one transaction (PPL-1).

The person proves both addresses; the office can only ask for it. Every room is asked by name what it holds:
so the vault is asked too, and nothing here knows of it (BIG-3).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from assignments.models import Support
from certificates.models import Certificate
from cohorts.models import Enrolment, Trainership
from desk import letters
from desk.clashing import clashes
from evaluation.models import Complaint
from intake.models import Application
from intervisie.models import Member
from outbox import desk as office
from outbox.planning import plan_many
from people.inviting import known_by
from people.looking import log_act
from people.models import Coordinator, Person
from people.refusals import Refusal
from proeve.models import Assessor


class NoAccount(Refusal):
    message = "Bij dit adres hoort geen account dat open is. Er valt niets samen te voegen."


class Own(Refusal):
    message = "Dit is al een adres van je eigen account. Vul het adres van je andere account in."


class SamePerson(Refusal):
    message = "Dit is al een adres van dit account. Vul het adres van het andere account in."


class Closed(Refusal):
    message = "Je account is net gesloten: het is samengevoegd met je andere account. Log daarmee in."


class JustChanged(Refusal):
    message = "Er veranderde net iets aan een van je accounts. Kijk opnieuw wat er samengaat."


@dataclass(frozen=True)
class Preview:
    """What goes along, in words; or why it cannot. Nothing of others, and nothing of what is written."""

    kept: str
    other: str
    along: Sequence[str]
    refusals: Sequence[str]


COUNTED: tuple[tuple[str, str, Callable[[Person], QuerySet[Any]]], ...] = (
    ("deelname aan een cohort", "deelnames aan cohorten", lambda p: Enrolment.objects.filter(person=p)),
    ("aanmelding", "aanmeldingen", lambda p: Application.objects.filter(person=p)),
    (
        "keer praktijkbegeleider of opdrachtgever",
        "keer praktijkbegeleider of opdrachtgever",
        lambda p: Support.objects.filter(person=p),
    ),
    (
        "keer trainer van een cohort",
        "keer trainer van een cohort",
        lambda p: Trainership.objects.filter(person=p),
    ),
    ("keer contactpersoon", "keer contactpersoon", lambda p: Coordinator.objects.filter(person=p)),
    ("intervisie", "intervisies", lambda p: Member.objects.filter(person=p)),
    (
        "keer beoordelaar van een Proeve",
        "keer beoordelaar van een Proeve",
        lambda p: Assessor.objects.filter(person=p),
    ),
    ("certificaat", "certificaten", lambda p: Certificate.objects.filter(holder=p)),
    ("klacht", "klachten", lambda p: Complaint.objects.filter(by=p)),
    ("bericht", "berichten", lambda p: office.shown().filter(recipient=p)),
)


def ask(person: Person, *, email: str, by: Person, now: datetime) -> Person:
    """The office thinks that these two are one. Both are told; only they can do it. Twice a day is once."""
    other = known_by(email.strip())
    if other is None or not other.is_active or not person.is_active:
        raise NoAccount
    if other == person:
        raise SamePerson
    both = ((person, other), (other, person))
    with transaction.atomic():
        if plan_many([letters.joining_asked(one, twin, now=now) for one, twin in both], now=now):
            for one, _ in both:
                log_act("joining-asked", about=f"person:{one.pk}", by=by, now=now)
    return other


def preview(address: str, *, to: Person) -> Preview:
    """For who proved this address. Nothing is written; the same is asked again when it is done."""
    old = _account_of(address)
    if old == to:
        raise Own
    return Preview(
        kept=to.email,
        other=old.email,
        along=[line for one, more, rows in COUNTED if (line := _counted(rows(old).count(), one, more))],
        refusals=[str(one) for one in clashes(old, to)],
    )


def merge(address: str, *, to: Person, now: datetime) -> None:
    """The account of this proven address goes up in the other. Twice is once: then it is theirs already."""
    try:
        with transaction.atomic():
            _merge(address, to, now)
    except IntegrityError as error:
        # Somebody gave one of them in that second what the other has already.
        raise JustChanged from error


def _merge(address: str, to: Person, now: datetime) -> None:
    old = _account_of(address)
    held = _hold(old.pk, to.pk)
    if not held[to.pk].is_active:
        raise Closed
    # Who waited for another merge looks again at whose the address is.
    if _account_of(address) == to:
        return
    old, to, other = held[old.pk], held[to.pk], held[old.pk].email
    if not old.is_active:
        raise NoAccount
    for refusal in clashes(old, to):
        raise refusal
    for room in reversed(settings.ROOMS):
        if list(apps.get_app_config(room).get_models()):
            import_module(f"{room}.privacy").hand_over(old, to=to, now=now)
    for one in (old, to):
        log_act("accounts-joined", about=f"person:{one.pk}", by=to, now=now)
    told = (letters.accounts_joined(old, to=to, other=other, address=at, now=now) for at in ("", other))
    plan_many(told, now=now)


def _account_of(address: str) -> Person:
    found = known_by(address)
    if found is None or not found.is_active:
        raise NoAccount
    return found


def _hold(*keys: int) -> dict[int, Person]:
    """In one order, whichever way somebody merges: two that cross do not wait for each other for ever."""
    return {one.pk: one for one in Person.objects.select_for_update().filter(pk__in=keys).order_by("pk")}


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}" if count else ""
