"""Giving a certificate, taking it back, giving it anew: all on record (PRV-7)."""

import secrets
from datetime import date, datetime

from django.conf import settings
from django.db import transaction
from django.utils.timezone import localdate

from certificates import letters
from certificates.models import Certificate
from certificates.numbering import new_number
from cohorts.models import Enrolment, Session
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

KEPT = (
    "enrolment",
    "holder",
    "name",
    "name_confirmed_at",
    "shows_name",
    "programme",
    "programme_key",
    "cohort",
    "starts_on",
    "ends_on",
    "outcomes",
    "subject",
)
# The shortest list in which one bit tells of nobody (W3C Bitstring Status List); half full there is a next.
LIST_SIZE = 131_072


class NoReason(Refusal):
    message = "Schrijf waarom. De reden blijft bij het certificaat staan."
    can_be_mended = True


class AlreadyRevoked(Refusal):
    message = "Dit certificaat is al ingetrokken."


class AlreadyReplaced(Refusal):
    message = "Dit certificaat is al vervangen door een nieuw certificaat."


@transaction.atomic
def grant(enrolment: Enrolment, *, obtained_on: date, by: Person | None, now: datetime) -> Certificate:
    """The certificate of this deelname: the one there is, also when it was revoked, or a new one."""
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)
    if there := enrolment.certificates.newest_first().first():
        return there
    made = _enter(_facts(enrolment), obtained_on=obtained_on, by=by, now=now)
    log_act("certificate granted", about=made.key, by=by, now=now)
    return made


@transaction.atomic
def revoke(certificate: Certificate, *, reason: str, by: Person, now: datetime) -> Certificate:
    """From now on the public page and the list of badges say so; the holder is told that there is news."""
    row = _to_end(certificate, reason)
    _end(row, reason=reason, by=by, now=now)
    log_act("certificate revoked", about=row.key, reason=row.reason, by=by, now=now)
    planning.plan_many(letters.about(row, "certificate_revoked"), now=now)
    return row


@transaction.atomic
def reissue(
    certificate: Certificate, *, reason: str, by: Person, now: datetime, name: str = ""
) -> Certificate:
    """A new number for the same achievement; the old one is revoked and points to it.

    With `name` the holder wrote it anew, and need not be told.
    """
    row = _locked(certificate)
    if row.is_replaced:
        raise AlreadyReplaced
    if row.is_valid:
        _end(row, reason=_said(reason), by=by, now=now)
    made = _enter(_same(row, name=name, now=now), obtained_on=row.obtained_on, by=by, now=now)
    row.replaced_by = made
    row.save(update_fields=["replaced_by"])
    log_act("certificate reissued", about=row.key, reason=_said(reason), by=by, now=now)
    if by.pk != row.holder_id:
        planning.plan_many(letters.about(made, "certificate_reissued"), now=now)
    return made


def _to_end(certificate: Certificate, reason: str) -> Certificate:
    row = _locked(certificate)
    _said(reason)
    if not row.is_valid:
        raise AlreadyRevoked
    return row


def _end(row: Certificate, *, reason: str, by: Person, now: datetime) -> None:
    row.revoked_at, row.revoked_by, row.reason = now, by, _said(reason)
    row.save(update_fields=["revoked_at", "revoked_by", "reason"])


def _said(reason: str) -> str:
    if not reason.strip():
        raise NoReason
    return reason.strip()


def _locked(certificate: Certificate) -> Certificate:
    return Certificate.objects.select_for_update().get(pk=certificate.pk)


def _facts(enrolment: Enrolment) -> Certificate:
    """As things are now; they do not change with the programme, the cohort or the settings."""
    cohort = enrolment.cohort
    days = Session.objects.that_count().filter(cohort=cohort).order_by("starts_at")
    on = [localdate(day.starts_at) for day in days]
    return Certificate(
        enrolment=enrolment,
        holder=enrolment.person,
        name=enrolment.person.name,
        programme=cohort.version.programme.title,
        programme_key=f"version:{cohort.version_id}",
        cohort=cohort.name,
        starts_on=on[0] if on else None,
        ends_on=on[-1] if on else None,
        outcomes=cohort.version.outcomes,
    )


def _same(row: Certificate, *, name: str, now: datetime) -> Certificate:
    """What was achieved stays as it was written down then."""
    made = Certificate(**{field: getattr(row, field) for field in KEPT})
    if name:
        made.name, made.name_confirmed_at = name, now
    return made


def _enter(made: Certificate, *, obtained_on: date, by: Person | None, now: datetime) -> Certificate:
    """Into the register, under a number of its own."""
    made.number, made.status_place = new_number(), _free_place()
    made.provider, made.signatory = settings.PROVIDER_NAME, settings.SIGNATORY
    made.obtained_on, made.issued_by, made.issued_at = obtained_on, by, now
    made.save(force_insert=True)
    return made


def _free_place() -> int:
    """Any place in the list that is not half full yet: places in order would tell who came when."""
    first = Certificate.objects.count() // (LIST_SIZE // 2) * LIST_SIZE
    while True:
        place = first + secrets.randbelow(LIST_SIZE)
        if not Certificate.objects.filter(status_place=place).exists():
            return place
