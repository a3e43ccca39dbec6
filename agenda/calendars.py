"""Calendar text: the one place that knows iCalendar (COH-4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, vCalAddress, vText

from agenda.models import Moment
from people.models import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"


@dataclass(frozen=True)
class Happening:
    """One event as a calendar shows it. The same `uid` and a higher `sequence` replace what was there."""

    uid: str
    sequence: int
    title: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""
    link: str = ""
    about: str = ""
    is_cancelled: bool = False


def happening(moment: Moment, *, title: str, about: str = "") -> Happening:
    return Happening(
        uid=str(moment.uid),
        sequence=moment.sequence,
        title=title,
        starts_at=moment.starts_at,
        ends_at=moment.ends_at,
        place=moment.place,
        link=moment.link,
        about=about,
        is_cancelled=moment.is_cancelled,
    )


def invitation(of: Happening, *, to: Person, now: datetime) -> str:
    """For in a mail to one person: their calendar adds, moves or removes the event by itself.

    No answer is asked: attendance is recorded elsewhere, and answers would land at the programme office.
    """
    return invitations([of], to=to, now=now)


def invitations(happenings: Iterable[Happening], *, to: Person, now: datetime) -> str:
    """Several at once: one calendar for what comes and one for what goes, as each has one METHOD."""
    asked = list(happenings)
    coming = [_invited(one, to, now) for one in asked if not one.is_cancelled]
    going = [_invited(one, to, now) for one in asked if one.is_cancelled]
    parts = (_filled(REQUEST, coming), _filled(CANCEL, going))
    return "".join(_text(part) for part in parts if part.subcomponents)


def _filled(method: str, entries: Iterable[Event]) -> Calendar:
    calendar = _calendar(method)
    for entry in entries:
        calendar.add_component(entry)
    return calendar


def _invited(of: Happening, to: Person, now: datetime) -> Event:
    entry = _entry(of, now)
    attendee = vCalAddress(f"mailto:{to.email}")
    attendee.params["CN"] = vText(to.name)
    attendee.params["RSVP"] = vText("FALSE")
    attendee.params["PARTSTAT"] = vText("ACCEPTED")
    attendee.params["ROLE"] = vText("REQ-PARTICIPANT")
    entry.add("attendee", attendee, encode=False)
    return entry


def file(happenings: Iterable[Happening], *, now: datetime) -> str:
    """For a download: "zet in mijn agenda"."""
    calendar = _calendar(PUBLISH)
    for one in happenings:
        calendar.add_component(_entry(one, now))
    return _text(calendar)


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.PROVIDER_NAME}//Vakmanschap//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


def _entry(of: Happening, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", of.uid)
    entry.add("sequence", of.sequence)
    entry.add("dtstamp", now)
    entry.add("dtstart", of.starts_at.astimezone(AMSTERDAM))
    entry.add("dtend", of.ends_at.astimezone(AMSTERDAM))
    entry.add("summary", of.title)
    entry.add("status", "CANCELLED" if of.is_cancelled else "CONFIRMED")
    for name, value in (("location", of.place), ("url", of.link), ("description", of.about)):
        if value:
            entry.add(name, value)
    entry.add("organizer", _organizer(), encode=False)
    return entry


def _organizer() -> vCalAddress:
    organizer = vCalAddress(f"mailto:{settings.PROVIDER_MAIL}")
    organizer.params["CN"] = vText(settings.PROVIDER_NAME)
    return organizer


def _text(calendar: Calendar) -> str:
    calendar.add_missing_timezones()
    return str(calendar.to_ical().decode())
