"""A browser that somebody never signed in with before is told to them by mail."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from door import letters
from door.models import Device
from outbox.planning import plan_many
from people.models import Person

COOKIE = "vak-device"
KEEPS = timedelta(days=180)
MOST = 20
# By the first sign that is found: most browsers also name those they descend from.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR", "Opera"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS = (
    ("iPhone", "een iPhone"),
    ("iPad", "een iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "een Mac"),
    ("Linux", "Linux"),
)


def label_of(agent: str) -> str:
    """What a browser says it is, in words that its owner knows it by: "Firefox op Windows"."""
    browser = next((name for sign, name in BROWSERS if sign in agent), "Een onbekende browser")
    system = next((name for sign, name in SYSTEMS if sign in agent), "een onbekend apparaat")
    return f"{browser} op {system}"


def welcome(person: Person, request: HttpRequest, response: HttpResponse, *, now: datetime) -> None:
    """Knows this browser again next time; one that is new beside others is told to its owner."""
    secret = request.COOKIES.get(COOKIE, "")
    if not secret or not _is_known(person, secret, now=now):
        secret = secrets.token_urlsafe(32)
        _note(person, secret, label_of(request.headers.get("User-Agent", "")), now=now)
    response.set_cookie(
        COOKIE,
        secret,
        max_age=int(KEEPS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _is_known(person: Person, secret: str, *, now: datetime) -> bool:
    mine = Device.objects.filter(person=person, digest=_digest(secret), last_at__gt=now - KEEPS)
    return mine.update(last_at=now) > 0


@transaction.atomic
def _note(person: Person, secret: str, label: str, *, now: datetime) -> None:
    # Two windows that sign in at once: the second sees the first.
    Person.objects.select_for_update().get(pk=person.pk)
    has_others = Device.objects.filter(person=person).exists()
    device = Device.objects.create(
        person=person, digest=_digest(secret), label=label, first_at=now, last_at=now
    )
    newest = Device.objects.filter(person=person).order_by("-last_at", "-pk").values("pk")[:MOST]
    Device.objects.filter(person=person).exclude(pk__in=[row["pk"] for row in newest]).delete()
    if has_others:
        plan_many([letters.new_device(device)], now=now)


def forget(*, now: datetime) -> int:
    """Browsers in which nobody signed in for half a year."""
    return Device.objects.filter(last_at__lte=now - KEEPS).delete()[0]


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
