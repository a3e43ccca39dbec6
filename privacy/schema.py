"""What an archive holds, as JSON Schema: in `docs/`, and in every archive (PRI-3, POD-12).

It follows from the code. A change that a reader must know of gets a next number; a test compares it with
the copy in `docs/`, so that no change goes unseen.
"""

import json
from collections.abc import Sequence
from typing import Any

from people.taking_along import (
    FLAG,
    MOMENT,
    NUMBER,
    TEXT,
    Along,
    Document,
    Left,
    Plain,
    Rows,
    Shape,
    many,
    thing,
)
from privacy.values import shape_of
from privacy.walking import with_vaults

NUMBER_OF_FORMAT = 1
FORMAT = f"urn:vakmanschap:meenemen:{NUMBER_OF_FORMAT}"
KIND: Shape = {"type": ["string", "null"], "description": "Onder welke naam in $defs dit is beschreven."}
CONTENTS = many(
    thing(
        path={**TEXT, "description": "Waar het bestand in dit archief ligt."},
        kind=KIND,
        what={**TEXT, "description": "Wat erin staat, in gewone woorden."},
        rows={"type": ["integer", "null"]},
        size={**NUMBER, "description": "In bytes."},
        sha256=TEXT,
        is_missing={**FLAG, "description": "Dit hoort erbij, maar kon er niet in: het was er niet meer."},
    )
)
LEFT = many(thing(what=TEXT, why=TEXT))
WITHOUT = many(thing(kind=TEXT, fields=many(TEXT), why=TEXT))


def alongs() -> list[Along]:
    """What each room gives, from the ground up."""
    return [module.ALONG for module in with_vaults("taking_along")]


def things() -> list[Rows | Document]:
    found: list[Rows | Document] = []
    for along in alongs():
        found += [*along.rows, *along.documents]
    return found


def left_out() -> list[dict[str, str]]:
    """What people might look for and do not find, and why. The same for everyone, whatever there is."""
    staying = [one for along in alongs() for one in along.stays.values()]
    in_part = [left for one in things() for left in _left_of(one)]
    return [{"what": one.what, "why": one.why} for one in (*in_part, *staying) if one.what]


def _left_of(one: Rows | Document) -> Sequence[Left]:
    return one.left if isinstance(one, Rows) else [left for each in one.left.values() for left in each]


def without() -> list[Plain]:
    """Which fields stay behind, kind by kind."""
    return [
        {"kind": one.name, "fields": list(left.fields), "why": left.why}
        for one in things()
        for left in _left_of(one)
        if left.fields
    ]


def schema() -> dict[str, Any]:
    """Of `gegevens.json`; each other JSON file is described in `$defs`, under the name of its kind."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": FORMAT,
        "title": "Alles van jou uit Vakmanschap",
        "description": "gegevens.json zegt wat er in het archief zit. Elk ander JSON-bestand heeft een soort "
        "(kind) en rijen (rows), en is hier onder die naam beschreven. Een verwijzing naar een mens, dag, "
        "cohort of competentie is een naam; naar een andere rij het nummer (id) van die rij. "
        "Momenten staan in UTC.",
        **thing(
            format={"const": FORMAT},
            made_at=MOMENT,
            provider=TEXT,
            person=thing(name=TEXT, email=TEXT),
            contents=CONTENTS,
            left_out={**LEFT, "description": "Wat er niet in zit, en waarom. Voor iedereen hetzelfde."},
            without={**WITHOUT, "description": "Welke velden per soort zijn weggelaten, en waarom."},
        ),
        "$defs": _shapes() | {one.name: _file_of(one) for one in things()},
    }


def as_text() -> str:
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _shapes() -> dict[str, Shape]:
    return {name: shape for along in alongs() for name, shape in along.shapes.items()}


def _file_of(one: Rows | Document) -> Shape:
    row = shape_of(one) if isinstance(one, Rows) else one.shape
    return {"title": one.what, **thing(kind={"const": one.name}, rows=many(row))}
