"""Packs all of somebody's in one zip, piece by piece: no more of it in memory than one piece (PRI-3)."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import chain
from typing import IO, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.timezone import localtime

from documents.models import Upload
from documents.rendering import to_pdf
from documents.taking_along import path_of
from people.models import Person
from people.refusals import Refusal
from people.taking_along import Document, Pdf, Plain, Rows
from privacy import schema
from privacy.values import plain_rows

PIECE = 64 * 1024
# Whoever unpacks it may read it, and nobody else on that machine.
OWNER_ONLY = 0o600 << 16


@dataclass
class Parcel:
    """A zip that is being written, and what is in it so far."""

    file: IO[bytes]
    made_at: datetime
    contents: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.zip = ZipFile(self.file, "w")

    def add(self, path: str, pieces: Iterable[bytes]) -> dict[str, Any]:
        """What its place in the list of contents says of it."""
        digest, size = hashlib.sha256(), 0
        with self.zip.open(self._info(path), "w", force_zip64=True) as member:
            for piece in pieces:
                member.write(piece)
                digest.update(piece)
                size += len(piece)
        return {"path": path, "size": size, "sha256": digest.hexdigest()}

    def put(self, path: str, pieces: Iterable[bytes], *, what: str, **facts: Any) -> None:
        known = {"kind": None, "rows": None, "is_missing": False} | facts
        self.contents.append({**self.add(path, pieces), "what": what, **known})

    def miss(self, path: str, *, what: str) -> None:
        """Named all the same: what could not be put in it."""
        gone = {"path": path, "what": what, "size": 0, "sha256": "", "is_missing": True}
        self.contents.append({**gone, "kind": None, "rows": None})

    def _info(self, path: str) -> ZipInfo:
        info = ZipInfo(path, localtime(self.made_at).timetuple()[:6])
        info.compress_type, info.external_attr = ZIP_DEFLATED, OWNER_ONLY
        return info


def pack(file: IO[bytes], person: Person, *, made_at: datetime, tell: Callable[[int, int], None]) -> None:
    """`tell` hears after each piece how far it is, and raises what stops it."""
    parcel = Parcel(file, made_at)
    tasks: list[Callable[[], None]] = [*_tasks(parcel, person, made_at), partial(close, parcel, person)]
    with parcel.zip:
        for done, task in enumerate(tasks):
            tell(done, len(tasks))
            task()


def _tasks(parcel: Parcel, person: Person, made_at: datetime) -> Iterator[Callable[[], None]]:
    for along in schema.alongs():
        for pdf in along.pdfs(person, now=made_at):
            yield partial(_put_pdf, parcel, pdf)
    for one in schema.things():
        yield partial(put_json, parcel, one, person)
    for upload in _uploads(person):
        yield partial(_put_upload, parcel, upload)


def _uploads(person: Person) -> list[Upload]:
    back = [pk for along in schema.alongs() for pk in along.holds_back(person)]
    return list(Upload.objects.filter(owner=person).exclude(pk__in=back).order_by("pk"))


def _put_pdf(parcel: Parcel, pdf: Pdf) -> None:
    """What a PDF shows is in the other files as well: one that cannot be made stops nothing."""
    path = f"pdf/{pdf.name}.pdf"
    try:
        content = to_pdf(pdf.html(), made_at=pdf.made_at)
    except Refusal:
        parcel.miss(path, what=pdf.what)
    else:
        parcel.put(path, [content], what=pdf.what)


def _put_upload(parcel: Parcel, upload: Upload) -> None:
    try:
        opened = upload.file.open("rb")
    except FileNotFoundError:
        parcel.miss(path_of(upload), what=upload.name)
        return
    with opened:
        parcel.put(path_of(upload), iter(lambda: opened.read(PIECE), b""), what=upload.name)


def put_json(parcel: Parcel, one: Rows | Document, person: Person) -> None:
    """Of what there is nothing of, there is no file either."""
    rows = iter(plain_rows(one, person) if isinstance(one, Rows) else one.of(person))
    first = next(rows, None)
    if first is None:
        return
    lines = Lines(one.name, chain([first], rows))
    parcel.put(f"gegevens/{one.name}.json", lines, what=one.what, kind=one.name)
    parcel.contents[-1]["rows"] = lines.count


@dataclass
class Lines:
    """A JSON file, row by row; `count` is how many there were."""

    kind: str
    rows: Iterable[Plain]
    count: int = 0

    def __iter__(self) -> Iterator[bytes]:
        yield f'{{"kind": {json.dumps(self.kind)}, "rows": ['.encode()
        for row in self.rows:
            yield (b",\n" if self.count else b"\n") + as_json(row)
            self.count += 1
        yield b"\n]}\n"


def as_json(value: Plain, *, indent: int | None = None) -> bytes:
    """In the signs people typed; half a sign, which no file can hold, as its number."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode(errors="backslashreplace")


def close(parcel: Parcel, person: Person) -> None:
    """The contents, the schema and the page to begin with."""
    index = {
        "format": schema.FORMAT,
        "made_at": parcel.made_at.isoformat(),
        "provider": settings.PROVIDER_NAME,
        "person": {"name": person.name, "email": person.email},
        "contents": parcel.contents,
        "left_out": schema.left_out(),
        "without": schema.without(),
    }
    parcel.add("gegevens.json", [as_json(index, indent=2)])
    parcel.add("schema.json", [schema.as_text().encode()])
    parcel.add("LEESMIJ.html", [_read_me(parcel, person).encode()])


def _read_me(parcel: Parcel, person: Person) -> str:
    groups = {name: [one for one in parcel.contents if one["path"].startswith(name)] for name in FOLDERS}
    shown = {
        "person": person,
        "made_at": parcel.made_at,
        "provider_name": settings.PROVIDER_NAME,
        "left_out": schema.left_out(),
        "pdfs": groups["pdf/"],
        "files": groups["bestanden/"],
        "data": groups["gegevens/"],
    }
    return render_to_string("privacy/archive/read_me.html", shown)


FOLDERS = ("pdf/", "bestanden/", "gegevens/")
