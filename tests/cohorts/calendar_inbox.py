"""A calendar that reads its owner's mail, to see what the mails leave behind (COH-4)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

from icalendar import Calendar

# What a calendar shows of an event: begin, end, title, place.
Shown = tuple[datetime, datetime, str, str]


@dataclass
class Inbox:
    """As RFC 5546 asks: the higher number wins."""

    numbers: dict[str, int] = field(default_factory=dict)
    events: dict[str, Shown] = field(default_factory=dict)

    def read(self, text: str) -> None:
        calendar = Calendar.from_ical(text)
        [event] = calendar.walk("VEVENT")  # more, and Outlook skips them
        uid, number = str(event["uid"]), int(event["sequence"])
        if number < self.numbers.get(uid, 0):
            return
        self.numbers[uid] = number
        if calendar["method"] == "CANCEL":
            self.events.pop(uid, None)
        else:
            self.events[uid] = _shown(event)


def replayed(mails: Iterable[EmailMessage], address: str) -> dict[str, Shown]:
    """What stands in the calendar of who has this address, after all these mails."""
    inbox = Inbox()
    for one in mails:
        for part in one.walk():
            if part.get_content_type() == "text/calendar" and address in one["To"]:
                inbox.read(part.get_content())
    return inbox.events


def _shown(event: Any) -> Shown:
    begin, end = (event.decoded(name).astimezone(UTC) for name in ("dtstart", "dtend"))
    return begin, end, str(event["summary"]), str(event["location"])
