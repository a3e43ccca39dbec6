"""What mail servers write about a letter that they could not deliver (RFC 3464)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import Message as Mime
from email.parser import HeaderParser
from email.utils import getaddresses, parsedate_to_datetime

MESSAGE_ID = re.compile(r"<[^<>\s]+>")
REPLY = re.compile(r"[45]\d\d[ -]")


@dataclass(frozen=True)
class Notice:
    """That a letter will never arrive at one address. `letters` and `addresses`: which it may be about."""

    letters: tuple[str, ...]
    addresses: frozenset[str]
    status: str
    answer: str
    written_at: datetime | None


def is_report(headers: Mime) -> bool:
    """By the headers alone, so that nothing else need be fetched."""
    return headers.get_content_type() == "multipart/report" and _said(headers, "report-type") in (
        "delivery-status",
        "",
    )


def notices(mail: Mime) -> Iterator[Notice]:
    """Of what is delayed, relayed or delivered nothing: only what was given up."""
    if not is_report(mail) or not mail.is_multipart():
        return
    original = _original(mail)
    for block in _recipients(mail):
        if _of(block, "Action").lower() == "failed":
            yield Notice(
                letters=_letters(mail, original),
                addresses=_addresses(block, original),
                status=_of(block, "Status").split(" ")[0],
                answer=_answer(block),
                written_at=_moment(_of(mail, "Date")),
            )


def _recipients(mail: Mime) -> Iterator[Mime]:
    """One block of lines for each recipient, after one about the letter as a whole."""
    for part in _parts(mail):
        if part.get_content_type() == "message/delivery-status":
            yield from _parts(part)


def _original(mail: Mime) -> Mime:
    """What of our letter was sent along: all of it, or its headers."""
    for part in _parts(mail):
        if part.get_content_type() == "message/rfc822":
            return next(_parts(part), Mime())
        if part.get_content_type() == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            return (
                HeaderParser().parsestr(content.decode(errors="replace"))
                if isinstance(content, bytes)
                else Mime()
            )
    return Mime()


def _parts(mail: Mime) -> Iterator[Mime]:
    payload = mail.get_payload()
    if isinstance(payload, list):
        yield from (part for part in payload if isinstance(part, Mime))


def _letters(mail: Mime, original: Mime) -> tuple[str, ...]:
    """The letter that came back; else the one that the notice says it answers."""
    said = (_of(original, "Message-ID"), _of(mail, "In-Reply-To"), _of(mail, "References"))
    return tuple(dict.fromkeys(found for words in said for found in MESSAGE_ID.findall(words)))


def _addresses(block: Mime, original: Mime) -> frozenset[str]:
    """To whom we wrote, and where it was stuck: forwarded mail may be refused elsewhere."""
    typed = (_of(block, name).partition(";")[2] for name in ("Original-Recipient", "Final-Recipient"))
    written = (address for _, address in getaddresses([_of(original, "To")]))
    return frozenset(address.strip(" <>").lower() for address in (*typed, *written) if address)


def _answer(block: Mime) -> str:
    """What the last server said; with the status before it when it gave no number itself."""
    said = _of(block, "Diagnostic-Code").partition(";")[2].strip()
    return said if REPLY.match(said) else f"{_of(block, 'Status')} {said}".strip()


def _moment(words: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(words)
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _of(headers: Mime, name: str) -> str:
    """In one line. What is not ASCII comes as an object."""
    return " ".join(str(headers.get(name, "")).split())


def _said(headers: Mime, parameter: str) -> str:
    value = headers.get_param(parameter, "")
    return value.lower() if isinstance(value, str) else ""
