"""A participant says to be there, by a code on the screen in the room; a trainer confirms (COH-6).

The code changes every half minute and the one before it still works, so that there is time to scan it. Who
sends a photo of it to a colleague at home is mostly too late, and a trainer looks around before confirming.
What it opens is a page with a button and a ticket of five minutes: reading may take longer than a code lives.
"""

from datetime import datetime, timedelta
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.timezone import localtime

from cohorts import attending
from cohorts.attending import Status
from cohorts.models import Attendance, Enrolment, Session
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

STEP = timedelta(seconds=30)
MARGIN = timedelta(hours=1)
TICKET_LIVES = timedelta(minutes=5)
SIGNER = signing.Signer(salt="cohorts.claiming.ticket")


class CodeOver(Refusal):
    message = "Deze code is niet meer geldig. Scan de code die nu op het scherm staat."


class NotOnTheDay(Refusal):
    message = (
        "Aanmelden met de code kan op de dag zelf, van een uur ervoor tot een uur erna. "
        "Klopt je aanwezigheid niet? Vraag het je trainer."
    )


class Claimed(Refusal):
    """Says at what time."""


class Recorded(Refusal):
    """Says what was recorded."""


def code_of(session: Session, *, now: datetime) -> str:
    return _code(session, _window(now))


def is_on(session: Session, *, now: datetime) -> bool:
    """Whether there is a code now: during the day, and an hour on both sides."""
    runs = session.starts_at - MARGIN <= now < session.ends_at + MARGIN
    return runs and not session.is_cancelled


def ticket_for(session: Session, enrolment: Enrolment, code: str, *, now: datetime) -> str:
    """For who scanned a code that is on the screen now, or was just before."""
    _check_claimable(session, enrolment, now)
    window = _window(now)
    if not any(constant_time_compare(code, _code(session, one)) for one in (window, window - 1)):
        raise CodeOver
    until = int((now + TICKET_LIVES).timestamp())
    return SIGNER.sign_object([session.pk, enrolment.pk, until])


@transaction.atomic
def claim(session: Session, enrolment: Enrolment, *, ticket: str, now: datetime) -> Attendance:
    """I am here. Counts for nothing until a trainer confirms."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    _check_claimable(session, enrolment, now)
    _check_ticket(session, enrolment, ticket, now)
    row, _ = Attendance.objects.update_or_create(
        session=session, enrolment=enrolment, defaults={"claimed_at": now}
    )
    return row


@transaction.atomic
def confirm(session: Session, *, by: Person, now: datetime) -> int:
    """All who said to be there are recorded as present. What a trainer recorded by hand stays."""
    session = Session.objects.select_for_update().get(pk=session.pk)
    attending.check_open(session, now)
    claimed = Attendance.objects.filter(session=session, status="", enrolment__withdrawn_at=None)
    rows = claimed.exclude(claimed_at=None)
    confirmed = rows.update(status=Status.PRESENT, recorded_by=by, recorded_at=now, pressed_at=now)
    if confirmed:
        log_act("attendance-confirmed", about=session.key, by=by, now=now)
    return confirmed


def _check_claimable(session: Session, enrolment: Enrolment, now: datetime) -> None:
    if session.is_cancelled:
        raise attending.DayCancelled
    if not is_on(session, now=now):
        raise NotOnTheDay
    known = Attendance.objects.filter(session=session, enrolment=enrolment).first()
    if known and known.status:
        raise Recorded(
            f"Je trainer legde voor vandaag al vast: {known.get_status_display().lower()}. "
            "Je hoeft niets te doen."
        )
    if known and known.claimed_at:
        at = localtime(known.claimed_at).strftime("%-H.%M")
        raise Claimed(f"Je hebt je om {at} uur al gemeld. Je trainer bevestigt het.")


def _check_ticket(session: Session, enrolment: Enrolment, ticket: str, now: datetime) -> None:
    try:
        told: Any = SIGNER.unsign_object(ticket)
    except signing.BadSignature:
        raise CodeOver from None
    if told[:2] != [session.pk, enrolment.pk] or told[2] < now.timestamp():
        raise CodeOver


def _window(now: datetime) -> int:
    return int(now.timestamp() // STEP.total_seconds())


def _code(session: Session, window: int) -> str:
    return salted_hmac("cohorts.claiming", f"{session.pk}:{window}", algorithm="sha256").hexdigest()[:20]
