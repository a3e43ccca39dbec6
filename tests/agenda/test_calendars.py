from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from agenda.calendars import Happening, file, invitation
from people.models import Person

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
NOW = datetime(2026, 3, 2, 12, 0, tzinfo=AMSTERDAM)
STARTS = datetime(2026, 3, 31, 9, 30, tzinfo=AMSTERDAM)
DAY = Happening(
    uid="a0b1",
    sequence=2,
    title="Trainingsdag 3: Interactie",
    starts_at=STARTS,
    ends_at=STARTS + timedelta(hours=7, minutes=30),
    place="Stadhuis, kamer 2; Utrecht",
)
NOOR = Person(name="Noor Bakker", email="noor@example.org")


def parsed(text: str) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(text)
    return calendar, calendar.walk("VEVENT")[0]


def test_an_invitation_is_a_request_for_the_same_event() -> None:  # COH-4
    calendar, event = parsed(invitation(DAY, to=NOOR, now=NOW))
    assert calendar["METHOD"] == "REQUEST"
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("a0b1", 2, "CONFIRMED")
    assert event["SUMMARY"] == DAY.title
    assert event["LOCATION"] == DAY.place


def test_a_cancelled_moment_takes_the_event_away() -> None:  # COH-4
    calendar, event = parsed(invitation(replace(DAY, is_cancelled=True, sequence=3), to=NOOR, now=NOW))
    assert (calendar["METHOD"], event["STATUS"], event["UID"]) == ("CANCEL", "CANCELLED", "a0b1")


def test_times_are_told_in_amsterdam_with_their_time_zone(settings: Any) -> None:  # COH-2
    utc = DAY.starts_at.astimezone(ZoneInfo("UTC"))
    calendar, event = parsed(invitation(replace(DAY, starts_at=utc), to=NOOR, now=NOW))
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event.decoded("dtstart") == STARTS
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_the_days_of_the_clock_change_keep_their_hour(day: str) -> None:  # COH-2
    starts = datetime.fromisoformat(f"{day} 09:30").replace(tzinfo=AMSTERDAM)
    text = invitation(replace(DAY, starts_at=starts, ends_at=starts + timedelta(hours=1)), to=NOOR, now=NOW)
    assert f"DTSTART;TZID=Europe/Amsterdam:{day.replace('-', '')}T093000" in text


def test_the_office_invites_and_asks_for_no_answer(settings: Any) -> None:
    _, event = parsed(invitation(DAY, to=NOOR, now=NOW))
    assert event["ORGANIZER"] == f"mailto:{settings.PROVIDER_MAIL}"
    assert event["ORGANIZER"].params["CN"] == settings.PROVIDER_NAME
    assert event["ATTENDEE"] == "mailto:noor@example.org"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"


def test_a_download_publishes_all_days_without_names() -> None:
    days = [replace(DAY, uid=f"day-{n}") for n in range(3)]
    text = file(days, now=NOW)
    calendar, event = parsed(text)
    assert calendar["METHOD"] == "PUBLISH"
    assert [e["UID"] for e in calendar.walk("VEVENT")] == ["day-0", "day-1", "day-2"]
    assert "ATTENDEE" not in event


def test_a_title_cannot_break_out_of_its_line() -> None:
    text = invitation(replace(DAY, title="Dag\r\nMETHOD:CANCEL\r\nX:"), to=NOOR, now=NOW)
    calendar, _ = parsed(text)
    assert calendar["METHOD"] == "REQUEST"
    assert len(calendar.walk("VEVENT")) == 1


def test_lines_are_folded_and_end_as_the_standard_asks() -> None:
    text = invitation(replace(DAY, about="Neem je laptop mee. " * 20), to=NOOR, now=NOW)
    assert text.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
