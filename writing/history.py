"""Earlier versions of a text: read as differences, and put back (POD-8)."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from django.core.paginator import Page, Paginator

from people.refusals import Refusal
from writing.comparing import Difference, Words, differences
from writing.merging import Fields
from writing.models import Text, Version

A_PAGE = 5
# Saves less than this apart belong to one sitting, and are shown as one.
PAUSE = timedelta(minutes=10)
NEVER = timedelta(0)
Kind = Version.Kind


class Gone(Refusal):
    message = "Die versie is er niet (meer)."


class Stamp(NamedTuple):
    """A version without its fields: a history of hundreds costs no more than these."""

    number: int
    saved_at: datetime
    is_aside: bool


@dataclass(frozen=True)
class Sitting:
    """Versions that were saved one after the other, newest first, from the one that stood before it."""

    stamps: Sequence[Stamp]
    before: int

    @property
    def newest(self) -> Stamp:
        return self.stamps[0]


@dataclass(frozen=True)
class Shown:
    """One sitting on the page: the text as it then stood, and what changed since the one before."""

    number: int
    saved_at: datetime
    began_at: datetime
    saves: int
    is_current: bool
    is_aside: bool
    is_first: bool
    answers: dict[str, str]
    changes: list[Difference]


@dataclass(frozen=True)
class History:
    shown: list[Shown]
    page: Page[Sitting]
    sitting: str


def history(text: Text, words: Words, *, page: str = "", sitting: str = "") -> History:
    """One page of the history, newest first: two queries, whatever its length.

    `sitting` is the number of the newest version of a sitting: then each of its versions is shown.
    """
    stamps = _stamps(text)
    chosen = _of_sitting(stamps, sitting) if sitting else []
    found = Paginator(chosen or _grouped(stamps), A_PAGE).get_page(page)
    numbers = {number for one in found for number in (one.newest.number, one.before)}
    versions = Version.objects.filter(text=text.pk, number__in=numbers)
    fields = dict(versions.values_list("number", "fields"))
    return History([_shown(one, text, fields, words) for one in found], found, sitting)


def fields_at(text: Text, number: int) -> Fields:
    """The text as it stood in one version, or Gone."""
    version = Version.objects.filter(text=text.pk, number=number).first()
    if version is None:
        raise Gone
    return dict(version.fields)


def has_aside(text: Text) -> bool:
    """The last thing that was sent clashed with what stands there, and nobody has chosen yet."""
    if text.last_number == text.number:
        return False
    return bool(text.versions.filter(number__gt=text.number, kind=Kind.ASIDE).exists())


def _grouped(stamps: Sequence[Stamp]) -> list[Sitting]:
    """By sitting, unless all versions fit on one page as they are."""
    return sittings(stamps, pause=PAUSE if len(stamps) > A_PAGE else NEVER)


def _of_sitting(stamps: Sequence[Stamp], number: str) -> list[Sitting]:
    chosen = next((s for s in sittings(stamps, pause=PAUSE) if str(s.newest.number) == number), None)
    numbers = {stamp.number for stamp in chosen.stamps} if chosen else set()
    return [one for one in sittings(stamps, pause=NEVER) if one.newest.number in numbers]


def _stamps(text: Text) -> list[Stamp]:
    rows = Version.objects.filter(text=text.pk).exclude(kind=Kind.MERGED).order_by("-number")
    return [
        Stamp(n, at, kind == Kind.ASIDE) for n, at, kind in rows.values_list("number", "saved_at", "kind")
    ]


def sittings(stamps: Sequence[Stamp], *, pause: timedelta) -> list[Sitting]:
    """Newest first. What was kept aside stands alone, compared with what stood there then."""
    stood = [stamp for stamp in stamps if not stamp.is_aside]
    numbers = [0, *(stamp.number for stamp in reversed(stood))]

    def before(stamp: Stamp) -> int:
        """The number of what stood there before this version; 0 when nothing did."""
        return numbers[bisect_left(numbers, stamp.number) - 1]

    groups: list[list[Stamp]] = []
    for stamp in stood:
        if groups and groups[-1][-1].saved_at - stamp.saved_at < pause:
            groups[-1].append(stamp)
        else:
            groups.append([stamp])
    groups += [[stamp] for stamp in stamps if stamp.is_aside]
    found = [Sitting(group, before(group[-1])) for group in groups]
    return sorted(found, key=lambda sitting: sitting.newest.number, reverse=True)


def _shown(sitting: Sitting, text: Text, fields: Mapping[int, Fields], words: Words) -> Shown:
    newest, now = sitting.newest, fields.get(sitting.newest.number, {})
    return Shown(
        number=newest.number,
        saved_at=newest.saved_at,
        began_at=sitting.stamps[-1].saved_at,
        saves=len(sitting.stamps),
        is_current=newest.number == text.number,
        is_aside=newest.is_aside,
        is_first=not sitting.before,
        answers=words.shown(now),
        changes=differences(fields.get(sitting.before, {}), now, words),
    )
