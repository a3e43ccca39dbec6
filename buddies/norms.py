"""The parts of the week in which buddies may meet, as they are ticked on the form."""

from collections.abc import Mapping

_DAYS = (("ma", "maandag"), ("di", "dinsdag"), ("wo", "woensdag"), ("do", "donderdag"), ("vr", "vrijdag"))
_PARTS = (("o", "ochtend"), ("m", "middag"))

TIMES: Mapping[str, str] = {
    f"{day}-{part}": f"{day_word}{part_word}" for day, day_word in _DAYS for part, part_word in _PARTS
}
MOST_WISHES = 3
PLACE_LIMIT = 80
