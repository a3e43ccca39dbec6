"""A date as people type it, as a form reads it."""

import re
from datetime import date, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb februari february",
            "mrt maa maart mar march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "aug augustus august",
            "sep sept september",
            "okt oktober oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
# Sheets count days from here, for dates of which the cell lost its look.
SHEET_BEGINS = date(1899, 12, 30)
SHEET_DAYS = range(36526, 73416)


def as_typed(text: str) -> str:
    """24 sept. 2026, 24-9-26, 2026-09-24T00:00 and 46289 all as 2026-09-24; what is no date as it was."""
    bare = re.sub(r"^(ma|di|wo|do|vr|za|zo)[a-z]*\.?,?\s+", "", text.strip().lower())
    bare = re.sub(r"[t ]\d{1,2}[:.]\d{2}([:.]\d{2})?(\.\d+)?z?$", "", bare)
    if bare.isascii() and bare.isdecimal() and len(bare) == 5 and int(bare) in SHEET_DAYS:
        return (SHEET_BEGINS + timedelta(days=int(bare))).isoformat()
    return _from_parts(bare) or text


def _from_parts(bare: str) -> str:
    if found := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", bare):
        return _iso(*found.groups())
    if found := re.fullmatch(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", bare):
        return _iso(found[3], found[2], found[1])
    if found := re.fullmatch(r"(\d{1,2})[-. ]*([a-z]+)[-. ]*(\d{4}|\d{2})", bare):
        return _iso(found[3], str(MONTHS.get(found[2], "")), found[1])
    return ""


def _iso(year: str, month: str, day: str) -> str:
    if not month:
        return ""
    full = f"20{year}" if len(year) == 2 else year
    return f"{full}-{int(month):02}-{int(day):02}"
