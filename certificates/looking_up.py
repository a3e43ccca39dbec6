"""What a stranger with a number may know (PRV-7)."""

from dataclasses import dataclass
from datetime import date, datetime

from certificates.models import Certificate
from certificates.numbering import read


@dataclass(frozen=True)
class Answer:
    """Valid, revoked or unknown. A number that cannot be ours is unknown like any other."""

    state: str
    programme: str = ""
    provider: str = ""
    obtained_on: date | None = None
    revoked_at: datetime | None = None
    is_replaced: bool = False
    name: str = ""


def look_up(typed: str) -> Answer:
    """One query, whatever was typed."""
    found = Certificate.objects.filter(number=read(typed)).first()
    if found is None:
        return Answer("unknown")
    return Answer(
        "valid" if found.is_valid else "revoked",
        programme=found.programme,
        provider=found.provider,
        obtained_on=found.obtained_on,
        revoked_at=found.revoked_at,
        is_replaced=found.is_replaced,
        name=found.name if found.shows_name and found.is_valid else "",
    )
