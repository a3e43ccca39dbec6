"""Where somebody is signed in, and ending that from here (PPL-5)."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession

from door.devices import label_of
from people.models import Person


@dataclass(frozen=True)
class Place:
    pk: int
    label: str
    since: datetime
    is_here: bool


def places_of(person: Person, *, here: str | None) -> list[Place]:
    """The session of this very page first, then the newest."""
    rows = UserSession.objects.filter(user=person).order_by("-created_at", "-pk")
    places = [_place(one, here) for one in rows]
    return sorted(places, key=lambda one: not one.is_here)


def _place(session: UserSession, here: str | None) -> Place:
    is_here = session.session_key == here
    return Place(session.pk, label_of(session.user_agent), session.created_at, is_here)


def end(session: UserSession) -> None:
    session.end()
