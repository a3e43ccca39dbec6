"""The secret address at which someone's calendar follows along (COH-4)."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from agenda.models import Feed
from people.looking import log_act
from people.models import Person

BYTES = 32  # 256 bits


@transaction.atomic
def renew(person: Person, *, now: datetime) -> str:
    """A new secret, shown this once. What was there before opens nothing from here on."""
    secret = secrets.token_urlsafe(BYTES)
    Feed.objects.update_or_create(person=person, defaults={"digest": _digest(secret), "made_at": now})
    log_act("feed-renewed", about=f"person:{person.pk}", by=person, now=now)
    return secret


@transaction.atomic
def switch_off(person: Person, *, now: datetime) -> None:
    """Twice is once."""
    if Feed.objects.filter(person=person).delete()[0]:
        log_act("feed-ended", about=f"person:{person.pk}", by=person, now=now)


def feed_of(person: Person) -> Feed | None:
    return Feed.objects.filter(person=person).first()


def whose(secret: str) -> Person | None:
    """Who has this address. The digest is looked up, so how long it takes tells nothing about the secret."""
    feed = Feed.objects.select_related("person").filter(digest=_digest(secret)).first()
    return feed.person if feed and feed.person.is_active else None


def _digest(secret: str) -> str:
    return sha256(secret.encode(errors="replace")).hexdigest()
