"""The 116 items: what the set-up took from the npm package, with our wording on top (BIG-1, BIG-5).

Items and keys are in the public domain; the Dutch wording comes with the package. None of it is kept in this
repository, but for the sentences that are corrected, so that a correction never falls on another sentence.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from bigfive.scales import FACET_OF, NUMBERS

BUILT = Path(settings.BASE_DIR) / "static" / "build" / "bigfive" / "items.json"
PACKAGE, VERSION = "@alheimsins/b5-johnson-120-ipip-neo-pi-r", "6.0.13"
# Over the facet and key of each item: what the scores, the norms and the corrections below belong to.
KEYS = "eaa21a971502923da3ca49a2768df23344f490929d4a573e2378cac051e41c5e"


class ItemsNotBuilt(RuntimeError):
    """The set-up has not run, or brought other items than these scores and norms belong to."""

    def __init__(self, trouble: str) -> None:
        super().__init__(f"The questionnaire cannot be read: {trouble}. Run `make setup`.")


@dataclass(frozen=True)
class Item:
    number: int
    text: str
    facet: str
    is_reversed: bool

    @property
    def domain(self) -> str:
        return self.facet[0]


@dataclass(frozen=True)
class Choice:
    value: int
    label: str


@dataclass(frozen=True)
class Correction:
    """The reason is shown on the page about the questionnaire."""

    number: int
    was: str
    text: str
    reason: str


@dataclass(frozen=True)
class Source:
    package: str
    version: str
    licence: str
    items: str
    translators: tuple[str, ...]


SOURCE = Source(
    package=PACKAGE,
    version=VERSION,
    licence="MIT",
    items="International Personality Item Pool, ipip.ori.org (publiek domein)",
    translators=("Eus van Someren", "Kim Dekker", "Tessa Blanken"),
)

SCALE = (
    Choice(1, "Past helemaal niet bij mij"),
    Choice(2, "Past niet zo bij mij"),
    Choice(3, "Neutraal"),
    Choice(4, "Past wel bij mij"),
    Choice(5, "Past helemaal bij mij"),
)

CORRECTIONS = (
    Correction(
        19,
        "Hou van een flinke strijd",
        "Hou wel van een flinke ruzie",
        "Een strijd kan van alles zijn. De zin gaat over ruzie.",
    ),
    Correction(
        21,
        "Heb vreetbuien",
        "Laat me soms helemaal gaan",
        "De Engelse zin is breder, en over je gezondheid vragen wij niets.",
    ),
    Correction(
        22,
        "Hou van opwinding",
        "Hou van spanning",
        "Opwinding kun je op meer manieren lezen.",
    ),
    Correction(
        30,
        "Duik ergens zonder nadenken op",
        "Begin ergens aan zonder na te denken",
        "Dit zeg je niet zo in het Nederlands.",
    ),
    Correction(
        51,
        "Ga mezelf zelden te buiten",
        "Ga me zelden te buiten",
        "Dit zeg je niet zo in het Nederlands.",
    ),
    Correction(
        54,
        "Ik waardeer mezelf",
        "Heb een hoge pet op van mezelf",
        "De zin gaat niet over zelfrespect, maar over hoog van jezelf opgeven.",
    ),
    Correction(
        66,
        "Verlies mijn humeur",
        "Verlies mijn zelfbeheersing",
        "Je humeur kun je niet verliezen. De zin gaat over kwaad worden.",
    ),
    Correction(
        72,
        "Neem verantwoordelijkheid voor dingen",
        "Neem de touwtjes in handen",
        "Verantwoordelijk zijn is iets anders dan de leiding nemen.",
    ),
    Correction(
        97,
        "Vermijd menigten",
        "Vermijd drukte",
        "Menigten is een stijf woord.",
    ),
    Correction(
        98,
        "Hou er niet van musea te bezoeken",
        "Hou er niet van kunstmusea te bezoeken",
        "De zin gaat over kunst, en dat woord was weggevallen.",
    ),
    Correction(
        104,
        "Heb geen tijd voor anderen",
        "Neem geen tijd voor anderen",
        "Wie het druk heeft, wil vaak wel.",
    ),
)


@cache
def all_items() -> tuple[Item, ...]:
    """In the order in which they are asked."""
    return read(BUILT)


@cache
def by_number() -> Mapping[int, Item]:
    return {item.number: item for item in all_items()}


@cache
def screens(size: int = 10) -> tuple[tuple[Item, ...], ...]:
    items = all_items()
    return tuple(items[start : start + size] for start in range(0, len(items), size))


def read(path: Path) -> tuple[Item, ...]:
    try:
        built = json.loads(path.read_text(encoding="utf-8"))
        found = [_item(row) for row in built["items"]]
    except FileNotFoundError as error:
        raise ItemsNotBuilt(f"{path} is missing") from error
    except (KeyError, TypeError, ValueError) as error:
        raise ItemsNotBuilt(f"{path} does not hold what the set-up writes") from error
    _check(found, f"{built.get('package')} {built.get('version')}")
    return _corrected(found)


def _item(row: Mapping[str, Any]) -> Item:
    return Item(row["number"], row["text"], row["facet"], {"plus": False, "minus": True}[row["keyed"]])


def _check(items: Sequence[Item], source: str) -> None:
    if source != f"{PACKAGE} {VERSION}":
        raise ItemsNotBuilt(f"it comes from {source} instead of {PACKAGE} {VERSION}")
    if [item.number for item in items] != list(NUMBERS):
        raise ItemsNotBuilt(f"these are not the {len(NUMBERS)} items of the questionnaire")
    if any(item.facet != FACET_OF[item.number] for item in items) or keys_of(items) != KEYS:
        raise ItemsNotBuilt("an item has another facet or key than the norms belong to")


def keys_of(items: Sequence[Item]) -> str:
    told = ",".join(f"{item.number}{item.facet}{'-' if item.is_reversed else '+'}" for item in items)
    return hashlib.sha256(told.encode()).hexdigest()


def _corrected(items: Sequence[Item]) -> tuple[Item, ...]:
    corrections = {one.number: one for one in CORRECTIONS}
    return tuple(_reworded(item, corrections.get(item.number)) for item in items)


def _reworded(item: Item, correction: Correction | None) -> Item:
    if correction is None:
        return item
    if item.text != correction.was:
        raise ItemsNotBuilt(f"item {item.number} has another wording than was corrected")
    return Item(item.number, correction.text, item.facet, item.is_reversed)
