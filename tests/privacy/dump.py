"""What an attacker with a copy would read: every row of every table as it is stored, and every file.

Files that pack text (sheets, archives, PDFs) are read as their readers would. Of SQLite the file itself is
read as well, with what was deleted from it; of PostgreSQL what `pg_dump` writes.
"""

import io
import os
import sqlite3
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from django.db import connection
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from tools.machine import postgresql_programs


def whole(files: Path) -> str:
    stored = [text for path in files.rglob("*") if path.is_file() for text in texts_in(path.read_bytes())]
    return "\n".join([*_rows(), *stored])


def raw(folder: Path) -> str:
    """Of SQLite each page with what stood there before, of PostgreSQL the dump that is made as a backup."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(folder / "copy.sqlite3") as copy:
            connection.connection.backup(copy)
        return (folder / "copy.sqlite3").read_bytes().decode(errors="replace")
    return _pg_dump()


def _pg_dump() -> str:
    programs, at = postgresql_programs(), connection.settings_dict
    assert programs is not None
    to = [f"--host={at['HOST']}", f"--port={at['PORT']}", f"--username={at['USER']}", at["NAME"]]
    env = os.environ | {"PGPASSWORD": at["PASSWORD"]}
    asked = [str(programs / "pg_dump"), "--no-password", *to]
    return subprocess.run(asked, capture_output=True, text=True, check=True, env=env).stdout


def _rows() -> list[str]:
    with connection.cursor() as cursor:
        found = []
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found += [f"{table}: {row!r}" for row in cursor.fetchall()]
    return found


def texts_in(content: bytes) -> Iterator[str]:
    yield content.decode(errors="replace")
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            for name in packed.namelist():
                yield name
                yield from texts_in(packed.read(name))
    if content.startswith(b"%PDF"):
        yield from _pages_of(content)


def _pages_of(content: bytes) -> list[str]:
    try:
        return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]
    except PyPdfError:
        return []
