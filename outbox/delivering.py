"""Mail leaves here and nowhere else (MSG-2).

A row is claimed with a lease, each attempt is written down before it is made, and no transaction is open
while the mail server is spoken to. Whoever dies halfway loses nothing: the lease ends and another takes over,
under the same Message-ID.
"""

import re
import smtplib
from contextlib import suppress
from datetime import datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage as MimeMessage
from email.policy import Policy, default

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, mailers
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction
from django.db.models import F

from outbox.letters import Letter, MissingFact, keepsake, write
from outbox.models import ACCOUNT_CLOSED, SWITCHED_OFF, Message, MessageQuerySet, Preference

LEASE = timedelta(minutes=10)
PAUSES = tuple(timedelta(minutes=m) for m in (1, 5, 15, 60, 180, 360, 720))
BATCH = 50
State = Message.State


class Mail(EmailMultiAlternatives):
    """A mail that may carry one calendar event beside its text, as Outlook and others expect it."""

    calendar = ""

    def message(self, *, policy: Policy | None = None) -> MimeMessage:
        mime: MimeMessage = super().message(policy=policy or default)
        if self.calendar:
            found = re.search(r"^METHOD:(\w+)", self.calendar, re.MULTILINE)
            method = found[1] if found else "REQUEST"
            mime.add_alternative(self.calendar, subtype="calendar", params={"method": method})
        return mime


def deliver(*, now: datetime, limit: int = BATCH) -> int:
    """Sends what is due, at most `limit`. How many were settled: sent, lapsed or given up."""
    claimed = _claim(limit, now)
    wanted, settled = _wanted(claimed), len(claimed)
    settled -= len(wanted)
    mailer = mailers.default
    for message in wanted:
        try:
            mailer.open()
        except OSError as error:
            # The server is away. One row carries the pause; the others were not tried and keep their turn.
            settled += _started(message, now) and _retry(message, _answer(error), now)
            _release(wanted, now)
            break
        if _started(message, now):
            settled += _attempt(message, mailer, now)
    _hang_up(mailer)
    return settled


def send_now(*, to: str, subject: str, text: str, html: str = "") -> None:
    """For sign-in codes alone: at once, and nothing of it is kept (MSG-1)."""
    mail = Mail(subject, text, to=[to], headers={"Auto-Submitted": "auto-generated"})
    if html:
        mail.attach_alternative(html, "text/html")
    mail.send(using="default")


def _claim(limit: int, now: datetime) -> list[Message]:
    with transaction.atomic():
        free = Message.objects.free_at(now, lease_began_before=now - LEASE).order_by("due_at", "pk")
        locked = free.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
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
        if not message.recipient.is_active:
            _lapse(message, ACCOUNT_CLOSED)
        elif (message.recipient_id, message.kind) in switched_off and not message.is_action_request:
            _lapse(message, SWITCHED_OFF)
        else:
            wanted.append(message)
    return wanted


def _attempt(message: Message, mailer: BaseEmailBackend, now: datetime) -> int:
    """One attempt; 1 when it settled the message, 0 when it must be tried again."""
    try:
        letter = write(message)
        mailer.send_messages([_mail(message, letter)])
    except (MissingFact, ValueError, TypeError) as error:
        return _give_up(message, f"Niet te versturen: {error!r}")
    except smtplib.SMTPRecipientsRefused as error:
        return _refused(message, error, now)
    except OSError as error:
        _hang_up(mailer)
        return _retry(message, _answer(error), now)
    return _sent(message, now)


def _mail(message: Message, letter: Letter) -> Mail:
    to = message.recipient
    mail = Mail(
        letter.subject,
        letter.text,
        to=[_addressed(to.name, to.email)],
        reply_to=[settings.PROVIDER_MAIL],
        headers={"Message-ID": message.message_id, "Auto-Submitted": "auto-generated"},
        alternatives=[(letter.html, "text/html")],
    )
    mail.calendar = message.calendar
    return mail


def _addressed(name: str, email: str) -> str:
    return str(Address(display_name=" ".join(name.split()), addr_spec=email))


def _started(message: Message, now: datetime) -> int:
    """Writes the attempt down before it is made; 0 when the row lapsed, moved or changed hands since."""
    message.attempts += 1
    return _ours(message).update(attempts=F("attempts") + 1)


def _sent(message: Message, now: datetime) -> int:
    """What left has left, whatever became of the row meanwhile."""
    kept = keepsake(message)
    return Message.objects.filter(pk=message.pk).update(
        state=State.SENT,
        sent_at=now,
        sent_subject=kept.subject[:200],
        sent_text=kept.text,
        facts=message.public_facts,
        claimed_at=None,
        retry_at=None,
        reason="",
        server_answer="",
    )


def _refused(message: Message, error: smtplib.SMTPRecipientsRefused, now: datetime) -> int:
    """ "This address does not exist" is final; "not now" (4xx) is not."""
    code, _ = next(iter(error.recipients.values()))
    return _give_up(message, _answer(error)) if code >= 500 else _retry(message, _answer(error), now)


def _retry(message: Message, answer: str, now: datetime) -> int:
    if message.attempts > len(PAUSES):
        return _give_up(message, answer)
    retry_at = now + PAUSES[message.attempts - 1]
    _ours(message).update(state=State.PLANNED, claimed_at=None, retry_at=retry_at, server_answer=answer)
    return 0


def _give_up(message: Message, answer: str) -> int:
    """Stays visible as failed (MSG-5). A personal link in it dies too; a new invitation makes a new one."""
    return _ours(message).update(
        state=State.FAILED, claimed_at=None, server_answer=answer, facts=message.public_facts
    )


def _lapse(message: Message, reason: str) -> int:
    return _ours(message).update(
        state=State.LAPSED, claimed_at=None, reason=reason, facts=message.public_facts
    )


def _release(messages: list[Message], now: datetime) -> None:
    """Gives back what is still ours and was not settled."""
    ids = [message.pk for message in messages]
    Message.objects.filter(pk__in=ids, state=State.CLAIMED, claimed_at=now).update(
        state=State.PLANNED, claimed_at=None
    )


def _ours(message: Message) -> MessageQuerySet:
    return Message.objects.filter(pk=message.pk, state=State.CLAIMED, claimed_at=message.claimed_at)


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
