"""The mailbox to which undeliverable mail comes back, read by IMAP. The one place that knows imap-tools.

It may be a mailbox that people read as well. So nothing is moved or removed, and only what was understood
is marked as read. How far we read is kept here and not there.
"""

import logging
import ssl
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from email.message import Message as Mime
from imaplib import IMAP4
from typing import Any

from django.conf import settings
from imap_tools.consts import MailMessageFlags
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox, MailBox, MailBoxUnencrypted
from imap_tools.query import AND, U

from outbox.models import Mailbox
from outbox.notices import Notice, is_report, notices
from outbox.returning import InHand, take_in

MOST = 200
TIMEOUT = 10
# Servers give up after some days at most; what is older says nothing that we do not know.
FAR_BACK = timedelta(days=14)
TROUBLE = (OSError, IMAP4.error, ImapToolsError, UnicodeError)
logger = logging.getLogger(__name__)


def read(*, now: datetime) -> int | None:
    """How many notices were about mail of ours; None when the mailbox could not be read."""
    try:
        with _opened() as box:
            return _read(box, now)
    except TROUBLE as error:
        logger.warning("The mailbox with returned mail cannot be read: %s", type(error).__name__)
        return None


@contextmanager
def _opened() -> Iterator[BaseMailBox]:
    given: dict[str, Any] = settings.BOUNCE_MAILBOX
    where = {"host": given["host"], "port": given["port"], "timeout": TIMEOUT}
    secure = ssl.create_default_context()
    box = MailBox(**where, ssl_context=secure) if given["tls"] else MailBoxUnencrypted(**where)
    with box:
        yield box.login(given["user"], given["password"], initial_folder=given["folder"])


def _read(box: BaseMailBox, now: datetime) -> int:
    place = _place(box)
    uids = _unread(box, place, now)
    reports = _reports(box, uids)
    understood, stopped = _taken_in(box, reports, now)
    if understood:
        box.flag(understood, MailMessageFlags.SEEN, True)
    until = stopped - 1 if stopped else max(map(int, uids), default=place.uid)
    Mailbox.objects.filter(pk=place.pk, validity=place.validity, uid__lt=until).update(uid=until)
    return len(understood)


def _place(box: BaseMailBox) -> Mailbox:
    """Where we were. A server that counts anew is read from the start, which does no harm."""
    given = settings.BOUNCE_MAILBOX
    name = f"{given['user']}@{given['host']}:{given['port']}/{given['folder']}"[:300]
    validity = box.folder.status(given["folder"], ["UIDVALIDITY"])["UIDVALIDITY"]
    place, _ = Mailbox.objects.get_or_create(name=name, defaults={"validity": validity, "uid": 0})
    if place.validity != validity:
        place.validity, place.uid = validity, 0
        place.save(update_fields=["validity", "uid"])
    return place


def _unread(box: BaseMailBox, place: Mailbox, now: datetime) -> list[str]:
    """The first so many that came after what was read. "n:*" always gives the last one too."""
    new = AND(uid=U(str(place.uid + 1), "*"), date_gte=(now - FAR_BACK).date())
    found = box.uids(new, charset=None)  # Some servers know no other than their own.
    return [str(uid) for uid in sorted(int(one) for one in found) if uid > place.uid][:MOST]


def _reports(box: BaseMailBox, uids: Sequence[str]) -> list[str]:
    """Which are reports, by their headers."""
    return [uid for uid in uids if any(is_report(head) for head in _fetched(box, uid, headers_only=True))]


def _taken_in(box: BaseMailBox, uids: Sequence[str], now: datetime) -> tuple[list[str], int]:
    """Which were about mail of ours, and which one must be read once more next time; 0 is none."""
    understood: list[str] = []
    for uid in uids:
        said = [notice for mail in _fetched(box, uid) for notice in _said_in(mail)]
        try:
            about_ours = [take_in(notice, now=now) for notice in said]
            understood += [uid] if any(about_ours) else []
        except InHand:
            return understood, int(uid)
    return understood, 0


def _fetched(box: BaseMailBox, uid: str, *, headers_only: bool = False) -> list[Mime]:
    """One at a time: a server also tells, in between, what others change in the same mailbox."""
    return [mail.obj for mail in box.fetch(uid_list=uid, mark_seen=False, headers_only=headers_only)]


def _said_in(mail: Mime) -> list[Notice]:
    """Anybody can send something here: what cannot be read must not keep us from the rest."""
    try:
        return list(notices(mail))
    except Exception:
        logger.exception("A returned mail could not be understood")
        return []
