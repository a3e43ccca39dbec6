from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from icalendar import Calendar

from agenda.calendars import Happening, feed, file, invitation
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


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"])
def test_the_days_of_the_clock_change_keep_their_hour(day: str) -> None:  # COH-2
    starts = datetime.fromisoformat(f"{day} 09:30").replace(tzinfo=AMSTERDAM)
    text = invitation(replace(DAY, starts_at=starts, ends_at=starts + timedelta(hours=1)), to=NOOR, now=NOW)
    assert f"DTSTART;TZID=Europe/Amsterdam:{day.replace('-', '')}T093000" in text


@pytest.mark.parametrize("day", ["2027-03-27", "2027-03-28", "2027-03-29", "2027-10-30", "2027-10-31"])
@pytest.mark.parametrize("clock", ["00:30", "01:59", "03:00", "04:00", "09:30", "23:30"])
def test_our_time_zone_says_what_the_tables_of_the_world_say(day: str, clock: str) -> None:  # COH-2
    starts = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=AMSTERDAM)
    text = invitation(replace(DAY, starts_at=starts, ends_at=starts + timedelta(hours=1)), to=NOOR, now=NOW)
    # The second library knows the zone from the file alone.
    event = vobject.readOne(text.replace("Europe/Amsterdam", "Ergens")).vevent
    assert event.dtstart.value.astimezone(UTC) == starts.astimezone(UTC)


def test_the_time_zone_is_told_in_yearly_rules() -> None:
    """Outlook approximates a zone by one rule for each half of the year, and reads no lists of dates."""
    text = invitation(DAY, to=NOOR, now=NOW)
    assert "RDATE" not in text
    zone = Calendar.from_ical(text).walk("VTIMEZONE")[0]
    assert [part["RRULE"]["BYMONTH"] for part in zone.subcomponents] == [[3], [10]]


@pytest.mark.parametrize(
    "of", [DAY, DAY.gone(), replace(DAY, place="", link="https://video.example/a?b=1;c")]
)
@pytest.mark.parametrize("kind", ["invitation", "file", "feed"])
def test_two_libraries_read_the_same(of: Happening, kind: str) -> None:
    texts = {
        "invitation": lambda: invitation(of, to=NOOR, now=NOW),
        "file": lambda: file([of, replace(of, uid="b")], now=NOW),
        "feed": lambda: feed([of, replace(of, uid="b")], name="Mijn trainingsdagen", now=NOW),
    }
    text = texts[kind]()
    calendar, second = Calendar.from_ical(text), vobject.readOne(text)
    second.validate(raiseException=True)
    names = ("uid", "sequence", "summary", "status", "location")
    for event, same in zip(calendar.walk("VEVENT"), second.vevent_list, strict=True):
        said = {name: same.contents[name][0].value for name in names if name in same.contents}
        assert said == {name: str(event[name]) for name in names if name in event}
    for one, other in zip(calendar.walk("VEVENT"), second.vevent_list, strict=True):
        assert one.decoded("dtstart").astimezone(UTC) == other.dtstart.value.astimezone(UTC) == of.starts_at
        assert one.decoded("dtend").astimezone(UTC) == other.dtend.value.astimezone(UTC) == of.ends_at


def test_a_feed_tells_nobody_how_to_come_in(settings: Any) -> None:
    day = replace(DAY, link="https://video.example/kamer", about="Met Fatima", place="")
    assert "https://video.example/kamer" in file([day], now=NOW)
    text = feed([day], name="Mijn trainingsdagen", now=NOW)
    assert not any(word in text for word in ("video.example", "Fatima", "ATTENDEE", "ORGANIZER", "mailto"))
    calendar, _ = parsed(text)
    assert calendar.decoded("refresh-interval") == timedelta(hours=4)
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT4H" in text and "X-PUBLISHED-TTL:PT4H" in text


def test_who_sends_the_mail_invites_and_asks_for_no_answer(settings: Any) -> None:
    settings.DEFAULT_FROM_EMAIL = "Vakmanschap <agenda@leeratelier.example>"
    _, event = parsed(invitation(DAY, to=NOOR, now=NOW))
    assert event["ORGANIZER"] == "mailto:agenda@leeratelier.example"
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
