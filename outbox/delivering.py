"""Mail leaves here and nowhere else (MSG-2).

A row is claimed with a lease, each attempt is written down before it is made, and no transaction is open
while the mail server is spoken to. Whoever dies halfway loses nothing: the lease ends and another takes over,
under the same Message-ID. Whoever sleeps halfway looks once more before the letter itself goes.
"""

import re
import smtplib
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from email.headerregistry import Address, HeaderRegistry
from email.message import EmailMessage as MimeMessage
from email.policy import EmailPolicy, Policy, default
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from outbox import settling, unsubscribing
from outbox.kinds import kind_named
from outbox.letters import Letter, MissingFact, write
from outbox.models import ACCOUNT_CLOSED, SWITCHED_OFF, Message, Preference

BATCH = 50
METHOD = re.compile(r"^METHOD:(\w+)", re.MULTILINE)
State = Message.State
Check = Callable[[], bool]


class _Headers(HeaderRegistry):
    """Reads a header that comes back in every mail once; the standard library reads each anew, and for each
    makes a class. That was a third of what a mail costs."""

    __getitem__ = cache(HeaderRegistry.__getitem__)
    _read_before = lru_cache(maxsize=64)(HeaderRegistry.__call__)

    def __call__(self, name: str, value: Any) -> Any:
        """Addresses with an international domain come as a list, which has no place in a cache."""
        return self._read_before(name, value) if isinstance(value, str) else super().__call__(name, value)


class _Quick(EmailPolicy):
    """Writes out a header that comes back in every mail once, too."""

    _written_before = lru_cache(maxsize=256)(EmailPolicy.fold_binary)

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self._written_before(name, value)


@cache
def _quick(policy: Policy) -> Policy:
    headers = _Headers()
    headers.map_to_type("list-unsubscribe", unsubscribing.AsItIs)  # type: ignore[arg-type]
    return _Quick(**(vars(policy) | {"header_factory": headers}))


class Mail(EmailMultiAlternatives):
    """A mail that may carry a calendar event beside its text, as Outlook and others expect it."""

    calendar = ""
    last_look: Callable[[], None] | None = None

    def message(self, *, policy: Policy | None = None) -> MimeMessage:
        mime: MimeMessage = super().message(policy=_quick(policy or default))
        if self.calendar:
            found = METHOD.search(self.calendar)
            method = found[1] if found else "REQUEST"
            mime.add_alternative(self.calendar, subtype="calendar", params={"method": method})
        return mime


def deliver(*, now: datetime, limit: int = BATCH) -> int:
    """Sends what is due, at most `limit`. How many were settled: sent, lapsed or given up."""
    may_begin = _within_half_a_lease()
    claimed = _claim(limit, now)
    wanted = _wanted(claimed)
    mailer = mailers.default
    try:
        return len(claimed) - len(wanted) + _send(wanted, mailer, may_begin, now)
    finally:
        _hang_up(mailer)


def _within_half_a_lease() -> Callable[[], bool]:
    """What is begun in the first half of the lease has the other half to arrive, before another takes it."""
    until = time.monotonic() + settings.MAIL_LEASE.total_seconds() / 2
    return lambda: time.monotonic() < until


def _send(wanted: list[Message], mailer: BaseEmailBackend, may_begin: Check, now: datetime) -> int:
    settled = 0
    for message in wanted:
        if not may_begin():
            break
        try:
            mailer.open()
        except OSError as error:
            # The server is away. One row carries the pause; the others were not tried and keep their turn.
            settled += settling.started(message) and settling.retry(message, _answer(error), now)
            break
        if settling.started(message):
            settled += _attempt(message, mailer, may_begin, now)
    settling.release(wanted, now)
    return settled


def send_now(*, to: str, subject: str, text: str, html: str = "") -> None:
    """For sign-in codes alone: at once, and nothing of it is kept (MSG-1)."""
    mail = Mail(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"})
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send(using="default")


def _claim(limit: int, now: datetime) -> list[Message]:
    with transaction.atomic():
        free = Message.objects.free_at(now, lease_began_before=now - settings.MAIL_LEASE)
        locked = free.order_by("due_at", "pk").select_for_update(
            skip_locked=connection.features.has_select_for_update_skip_locked
        )
        ids = list(locked.values_list("pk", flat=True)[:limit])
        Message.objects.filter(pk__in=ids).update(state=State.CLAIMED, claimed_at=now)
    rows = Message.objects.filter(pk__in=ids).select_related("recipient")
    return list(rows.order_by("due_at", "pk"))


def _wanted(claimed: list[Message]) -> list[Message]:
    """Without what lapses at the last moment: reminders switched off, accounts that were closed."""
    recipients = {message.recipient_id for message in claimed}
    off = Preference.objects.filter(person__in=recipients, wants=False).values_list("person_id", "kind")
    switched_off, wanted = set(off), []
    for message in claimed:
        if not message.recipient.is_active and not kind_named(message.kind).goes_to_closed:
            settling.lapse(message, ACCOUNT_CLOSED)
        elif (message.recipient_id, message.kind) in switched_off and not message.is_action_request:
            settling.lapse(message, SWITCHED_OFF)
        else:
            wanted.append(message)
    return wanted


def _attempt(message: Message, mailer: BaseEmailBackend, may_begin: Check, now: datetime) -> int:
    """One attempt; 1 when it settled the message, 0 when it must be tried again."""
    try:
        letter = write(message)
        mail = _mail(message, letter)
        mail.last_look = settling.last_look(message, may_begin)
        mailer.send_messages([mail])
    except (MissingFact, ValueError, TypeError) as error:
        return settling.give_up(message, f"Niet te versturen: {error!r}")
    except settling.NotOurs:
        _hang_up(mailer)
        return 0
    except OSError as error:
        return _unsent(message, error, mailer, now)
    return settling.sent(message, letter, now)


def _unsent(message: Message, error: OSError, mailer: BaseEmailBackend, now: datetime) -> int:
    """The server's answer says whether it is about this one mail. After any other trouble we call anew."""
    if isinstance(error, smtplib.SMTPRecipientsRefused) and not _answer(error).startswith("421"):
        return settling.refused(message, _answer(error), now)
    _hang_up(mailer)
    if isinstance(error, smtplib.SMTPDataError) and error.smtp_code >= 500:
        return settling.give_up(message, _answer(error))
    return settling.retry(message, _answer(error), now)


def _mail(message: Message, letter: Letter) -> Mail:
    to = message.recipient
    mail = Mail(
        letter.subject,
        letter.text,
        to=[_addressed(to.name, message.goes_to)],
        reply_to=[settings.PROVIDER_MAIL],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"}
        | unsubscribing.headers(letter.way_out),
        alternatives=[(letter.html, "text/html")],
    )
    mail.calendar = message.calendar
    return mail


def _addressed(name: str, email: str) -> str:
    user, _, domain = email.rpartition("@")
    return str(Address(" ".join(name.split()), username=user, domain=domain))


def _answer(error: Exception) -> str:
    said: tuple[int, bytes | str]
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        said = next(iter(error.recipients.values()))
    elif isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_code, error.smtp_error
    else:
        return f"{type(error).__name__}: {error}"[:500]
    words = said[1].decode(errors="replace") if isinstance(said[1], bytes) else said[1]
    return f"{said[0]} {words}"[:500]


def _hang_up(mailer: BaseEmailBackend) -> None:
    with suppress(OSError):
        mailer.close()
