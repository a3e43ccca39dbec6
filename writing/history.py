"""Earlier versions of a text: read as differences, and put back (POD-8).

A page costs the same however long the history is: versions are read newest first, a chunk at a time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, islice, repeat
from typing import NamedTuple

from people.refusals import Refusal
from writing.comparing import Difference, Words, differences
from writing.merging import Fields
from writing.models import Text, Version

A_PAGE = 5
# A page seldom needs more versions than the first of these; a long sitting does.
CHUNKS = (50, 1000)
# Saves less than this apart belong to one sitting, and are shown as one.
PAUSE = timedelta(minutes=10)
NEVER = timedelta(0)
Kind = Version.Kind


class Gone(Refusal):
    message = "Die versie is er niet (meer)."


class Stamp(NamedTuple):
    """A version without its fields."""

    number: int
    saved_at: datetime
    is_aside: bool


@dataclass(frozen=True)
class Sitting:
    """Versions that were saved one after the other, newest first, and the number of what stood before them.

    What was kept aside stands alone, beside what stood there then.
    """

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
class Asked:
    """Which page: versions numbered `below` this, of one `sitting` or of all; 0 is no limit."""

    below: int = 0
    sitting: int = 0


@dataclass(frozen=True)
class History:
    """`older` is where the next page begins; 0 when this is the last."""

    shown: list[Shown]
    asked: Asked
    older: int


ALL = Asked()


def history(text: Text, words: Words, *, asked: Asked = ALL) -> History:
    """One page of the history, newest first."""
    found = list(islice(_asked_for(text, asked), A_PAGE + 1))
    page, older = found[:A_PAGE], found[A_PAGE].newest.number + 1 if len(found) > A_PAGE else 0
    numbers = {number for one in page for number in (one.newest.number, one.before)}
    versions = Version.objects.filter(text=text.pk, number__in=numbers)
    fields = dict(versions.values_list("number", "fields"))
    return History([_shown(one, text, fields, words) for one in page], asked, older)


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


def _asked_for(text: Text, asked: Asked) -> Iterator[Sitting]:
    if asked.sitting:
        whole = next(sittings(_stamps(text, below=asked.sitting + 1), pause=PAUSE), None)
        last = whole.stamps[-1].number if whole else 0
        each = sittings(_stamps(text, below=asked.below or asked.sitting + 1), pause=NEVER)
        return (one for one in each if last <= one.newest.number)
    stamps = _stamps(text, below=asked.below)
    first = list(islice(stamps, A_PAGE + 1))
    # All of them, when they fit on one page as they are.
    is_short = not asked.below and len(first) <= A_PAGE
    return sittings(chain(first, stamps), pause=NEVER if is_short else PAUSE)


def _stamps(text: Text, *, below: int) -> Iterator[Stamp]:
    """Newest first."""
    versions = Version.objects.filter(text=text.pk).exclude(kind=Kind.MERGED).order_by("-number")
    light = versions.values_list("number", "saved_at", "kind")
    for size in chain(CHUNKS, repeat(CHUNKS[-1])):
        chunk = list((light.filter(number__lt=below) if below else light)[:size])
        yield from (Stamp(number, saved_at, kind == Kind.ASIDE) for number, saved_at, kind in chunk)
        if len(chunk) < size:
            return
        below = chunk[-1][0]


def sittings(stamps: Iterable[Stamp], *, pause: timedelta) -> Iterator[Sitting]:
    """Newest first; `stamps` too."""
    group: list[Stamp] = []
    asides: list[Stamp] = []
    beside: list[Sitting] = []
    for stamp in stamps:
        if stamp.is_aside:
            asides.append(stamp)
            continue
        beside += [Sitting([aside], stamp.number) for aside in asides]
        asides = []
        if group and group[-1].saved_at - stamp.saved_at >= pause:
            yield from (Sitting(group, stamp.number), *beside)
            group, beside = [], []
        elif not group:
            yield from beside
            beside = []
        group.append(stamp)
    if group:
        yield Sitting(group, 0)
    yield from (*beside, *(Sitting([aside], 0) for aside in asides))


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
