"""The addresses that titles refer to: how they must be written, and one row for each."""

import re
from collections.abc import Iterable
from datetime import datetime

from documents.fetching import NotOfTheWeb, Unreachable, taken_apart
from people.refusals import Refusal
from reading.models import Link

NAMED_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# How a DOI is written, with or without what usually stands before it.
DOI = re.compile(r"^(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)$", re.IGNORECASE)


class NotALink(Refusal):
    """Something else than an address of a public website."""


def address_of(words: str) -> str:
    """The address as it is kept, or a refusal. Nothing is called: this asks how it is written."""
    words = words.strip()
    if doi := DOI.match(words):
        words = f"https://doi.org/{doi[1]}"
    if words.startswith("//"):
        words = f"https:{words}"
    if not NAMED_SCHEME.match(words):
        words = f"https://{words}"
    try:
        target = taken_apart(words)
    except Unreachable as refusal:
        raise NotALink(str(refusal)) from refusal
    if "." not in target.host and ":" not in target.host:
        raise NotALink(NotOfTheWeb.message)
    # Browsers take a scheme in any case, the database in one.
    return f"{target.scheme}{words[words.index(':') :]}"


def link_to(address: str, *, now: datetime) -> Link | None:
    """The row of this address; a new one is looked at soon."""
    return links_to([address], now=now).get(address)


def links_to(addresses: Iterable[str], *, now: datetime) -> dict[str, Link]:
    """The rows of these addresses, held until the transaction ends: nobody forgets them in between."""
    wanted = {address for address in addresses if address}
    held = Link.objects.select_for_update().filter(address__in=wanted)
    known = {link.address for link in held}
    new = [Link(address=address, due_at=now) for address in sorted(wanted - known)]
    Link.objects.bulk_create(new, ignore_conflicts=True)
    return {link.address: link for link in held.all()}
