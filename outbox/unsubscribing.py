"""Switching a kind of reminder off from the mail itself: one click, no signing in (RFC 8058, MSG-4)."""

from dataclasses import dataclass
from email.headerregistry import UnstructuredHeader
from email.policy import Policy

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from outbox import choosing
from outbox.kind import DIGEST, Kind
from outbox.kinds import BY_NAME, SWITCHABLE, kind_named
from outbox.models import Message
from people.models import Person

signer = Signer(salt="outbox.unsubscribing", sep=".")


class AsItIs(UnstructuredHeader):
    """The standard library would fold a long address into encoded words, which no mail program reads back."""

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}"  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Asked:
    person: Person
    kind: Kind


def headers(out: str) -> dict[str, str]:
    """For what has a way out: reminders and digests."""
    if not out:
        return {}
    return {
        "List-Unsubscribe": f"<{settings.BASE_URL}{out}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def way_out(message: Message) -> str:
    """For a reminder its own address; blank for what must be read."""
    return address(message) if kind_named(message.kind).may_be_left else ""


def address(message: Message) -> str:
    return reverse("outbox:unsubscribe", args=[signer.sign(f"{message.recipient_id}.{message.kind}")])


def asked_by(token: str) -> Asked | None:
    """Whose reminders of which kind this address is about; nothing when it was not made here."""
    try:
        person, kind = signer.unsign(token).split(".")
    except (BadSignature, ValueError):
        return None
    found = Person.objects.filter(pk=person).first()
    return Asked(found, BY_NAME[kind]) if found and kind in BY_NAME else None


def unsubscribe(asked: Asked) -> None:
    """This kind is off. Who leaves the digest leaves all that was in it: never more mail than before."""
    kinds = SWITCHABLE if asked.kind == DIGEST else (asked.kind,)
    choosing.switch_off(asked.person, kinds)
