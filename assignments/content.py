"""What a praktijkopdracht says (ASG-1), and how one exact text of it is known."""

import hashlib
import json
from collections.abc import Mapping

from writing.comparing import Words

TITLE_LIMIT = 160
LABELS = {
    "title": "Titel van je opdracht",
    "question": "Welke vraag ga je oplossen?",
    "why_now": "Waarom speelt dit nu?",
    "for_whom": "Voor wie doe je dit?",
    "result": "Wat moet er aan het eind liggen of veranderd zijn?",
    "learning": "Wat wil jij ervan leren?",
}
WORDS = Words(LABELS)
# The same over a text that is read: its writer speaks, and the reader is asked nothing.
READ = Words(
    {
        "title": "De titel",
        "question": "De vraag die ik ga oplossen",
        "why_now": "Waarom dit nu speelt",
        "for_whom": "Voor wie ik dit doe",
        "result": "Wat er aan het eind ligt of veranderd is",
        "learning": "Wat ik ervan wil leren",
    }
)
Fields = Mapping[str, str]


def whole(fields: Fields) -> dict[str, str]:
    """Every field once, with the title on one line."""
    found = {name: fields.get(name, "").strip() for name in LABELS}
    return found | {"title": " ".join(found["title"].split())}


def missing(fields: Fields) -> list[str]:
    return [name for name, value in whole(fields).items() if not value]


def checksum(fields: Fields) -> str:
    """The same words give the same checksum, whatever the order they were kept in."""
    text = json.dumps(whole(fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
