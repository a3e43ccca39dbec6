"""Calendar text: the one place that knows iCalendar (COH-4).

Written for what calendars do in practice. Outlook reads the first event of an invitation and skips the
others, and of a time zone it reads only yearly rules. Gmail removes on a CANCEL only what came as a REQUEST,
from the same sender. So a mail holds one event, and whoever sends the mail is its organizer.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.utils import parseaddr
from functools import cache
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vCalAddress, vText

from agenda.models import Moment
from people.models import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
REQUEST, CANCEL, PUBLISH = "REQUEST", "CANCEL", "PUBLISH"
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)
# How often a calendar that follows us is asked to look.
LOOK_EVERY = timedelta(hours=4)


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

    def gone(self) -> "Happening":
        """The same event, going out of a calendar."""
        return replace(self, is_cancelled=True)


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

    No answer is asked: attendance is recorded elsewhere.
    """
    calendar = _calendar(CANCEL if of.is_cancelled else REQUEST)
    calendar.add_component(_invited(of, to, now))
    return _text(calendar)


def _invited(of: Happening, to: Person, now: datetime) -> Event:
    entry = _entry(of, now)
    _, sender = parseaddr(settings.DEFAULT_FROM_EMAIL)
    entry.add("organizer", _address(sender, settings.PROVIDER_NAME), encode=False)
    attendee = _address(to.email, to.name)
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


def feed(happenings: Iterable[Happening], *, name: str, now: datetime) -> str:
    """For a calendar that follows a secret address: without meeting links and without further words.

    Whoever has the address can read it, and it may stand with a company far away.
    """
    calendar = _calendar(PUBLISH)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", AMSTERDAM.key)
    calendar.add("refresh-interval", LOOK_EVERY, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT4H")
    for one in happenings:
        calendar.add_component(_entry(bare(one), now))
    return _text(calendar)


def bare(of: Happening) -> Happening:
    """As it may stand at an address that opens without signing in."""
    return replace(of, link="", about="")


def _calendar(method: str) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.PROVIDER_NAME}//Vakmanschap//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    return calendar


@cache
def _zone() -> str:
    """Central European time as yearly rules; of the library's lists of dates Outlook would read the first.

    Made once: it is half of the work of a small calendar.
    """
    zone = Timezone()
    zone.add("tzid", AMSTERDAM.key)
    for part, name, month, hour, before, after in (
        (TimezoneDaylight(), "CEST", 3, 2, WINTER, SUMMER),
        (TimezoneStandard(), "CET", 10, 3, SUMMER, WINTER),
    ):
        # The last Sunday of the month, from 1996 on; 31 March and 27 October 1996 were such Sundays.
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, hour))
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        part.add("tzname", name)
        zone.add_component(part)
    return str(zone.to_ical().decode())


def _entry(of: Happening, now: datetime) -> Event:
    entry = Event()
    entry.add("uid", of.uid)
    entry.add("sequence", of.sequence)
    entry.add("dtstamp", now)
    entry.add("dtstart", of.starts_at.astimezone(AMSTERDAM))
    entry.add("dtend", of.ends_at.astimezone(AMSTERDAM))
    entry.add("summary", of.title)
    entry.add("status", "CANCELLED" if of.is_cancelled else "CONFIRMED")
    for name, value in (("location", of.place or of.link), ("url", of.link), ("description", of.about)):
        if value:
            entry.add(name, value)
    return entry


def _address(email: str, name: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(name)
    return address


def _text(calendar: Calendar) -> str:
    """The time zone goes before the events that need it; without events it is all there is."""
    text = str(calendar.to_ical().decode())
    head, mark, rest = text.partition("BEGIN:VEVENT\r\n" if calendar.subcomponents else "END:VCALENDAR\r\n")
    return head + _zone() + mark + rest
