"""Public holidays and school holidays in the Netherlands: what one plans around (COH-3).

Public holidays come from the library `holidays`. No library holds the Dutch school holidays, so they stand
here as the ministry of education publishes them, a school year at a time, at
https://www.rijksoverheid.nl/onderwerpen/schoolvakanties/overzicht-schoolvakanties-per-schooljaar.
Of the autumn and spring holidays the ministry gives advice, which a school may leave.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from holidays import country_holidays

NORTH, MIDDLE, SOUTH = "noord", "midden", "zuid"
REGIONS = (NORTH, MIDDLE, SOUTH)
# How a plan says that public holidays are passed over.
PUBLIC = "feestdagen"
EVERYWHERE = " ".join(REGIONS)

# First day, last day, name, regions. A new school year goes at the end, as one block.
_PUBLISHED = f"""
2025-10-11 2025-10-19 herfstvakantie zuid
2025-10-18 2025-10-26 herfstvakantie noord midden
2025-12-20 2026-01-04 kerstvakantie {EVERYWHERE}
2026-02-14 2026-02-22 voorjaarsvakantie midden zuid
2026-02-21 2026-03-01 voorjaarsvakantie noord
2026-04-25 2026-05-03 meivakantie {EVERYWHERE}
2026-07-04 2026-08-16 zomervakantie noord
2026-07-11 2026-08-23 zomervakantie zuid
2026-07-18 2026-08-30 zomervakantie midden

2026-10-10 2026-10-18 herfstvakantie noord
2026-10-17 2026-10-25 herfstvakantie midden zuid
2026-12-19 2027-01-03 kerstvakantie {EVERYWHERE}
2027-02-13 2027-02-21 voorjaarsvakantie zuid
2027-02-20 2027-02-28 voorjaarsvakantie noord midden
2027-04-24 2027-05-02 meivakantie {EVERYWHERE}
2027-07-10 2027-08-22 zomervakantie noord
2027-07-17 2027-08-29 zomervakantie midden
2027-07-24 2027-09-05 zomervakantie zuid

2027-10-16 2027-10-24 herfstvakantie noord midden
2027-10-23 2027-10-31 herfstvakantie zuid
2027-12-25 2028-01-09 kerstvakantie {EVERYWHERE}
2028-02-19 2028-02-27 voorjaarsvakantie noord
2028-02-26 2028-03-05 voorjaarsvakantie midden zuid
2028-04-29 2028-05-07 meivakantie {EVERYWHERE}
2028-07-08 2028-08-20 zomervakantie midden
2028-07-15 2028-08-27 zomervakantie noord
2028-07-22 2028-09-03 zomervakantie zuid

2028-10-14 2028-10-22 herfstvakantie noord
2028-10-21 2028-10-29 herfstvakantie midden zuid
2028-12-23 2029-01-07 kerstvakantie {EVERYWHERE}
2029-02-10 2029-02-18 voorjaarsvakantie zuid
2029-02-17 2029-02-25 voorjaarsvakantie noord midden
2029-04-28 2029-05-06 meivakantie {EVERYWHERE}
2029-07-07 2029-08-19 zomervakantie midden
2029-07-14 2029-08-26 zomervakantie zuid
2029-07-21 2029-09-02 zomervakantie noord
"""


class SchoolHoliday(NamedTuple):
    first: date
    last: date
    name: str
    regions: tuple[str, ...]

    def __str__(self) -> str:
        if len(self.regions) == len(REGIONS):
            return self.name
        return f"{self.name} in {' en '.join(self.regions)}"

    def falls_on(self, day: date) -> bool:
        return self.first <= day <= self.last


def _read(line: str) -> SchoolHoliday:
    first, last, name, *regions = line.split()
    return SchoolHoliday(date.fromisoformat(first), date.fromisoformat(last), name, tuple(regions))


SCHOOL_HOLIDAYS = tuple(_read(line) for line in _PUBLISHED.splitlines() if line)
KNOWN_FROM = SCHOOL_HOLIDAYS[0].first
KNOWN_UNTIL = max(one.last for one in SCHOOL_HOLIDAYS)


@lru_cache(maxsize=64)
def _public(year: int) -> dict[date, str]:
    return dict(country_holidays("NL", years=year, categories=("public", "optional"), language="nl"))


def public_holiday(day: date) -> str:
    """Its name, or nothing."""
    return _public(day.year).get(day, "")


def school_holidays(day: date) -> list[SchoolHoliday]:
    return [one for one in SCHOOL_HOLIDAYS if one.falls_on(day)]


def is_known(day: date) -> bool:
    """Whether the school holidays of this day have been published."""
    return day <= KNOWN_UNTIL
