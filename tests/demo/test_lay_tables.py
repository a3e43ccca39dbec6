"""Laying the tables in one go leaves what going through all migrations leaves."""

import sqlite3
import subprocess
from pathlib import Path

from tools.paths import PYTHON, ROOT, environment


def _made_by(command: str, folder: Path) -> sqlite3.Connection:
    folder.mkdir()
    ours = {"DJANGO_SETTINGS_MODULE": "vakmanschap.settings", "DATABASE_URL": "", "DATA_DIR": str(folder)}
    subprocess.run([PYTHON, "manage.py", command], cwd=ROOT, env=environment(**ours), check=True)
    return sqlite3.connect(folder / "vakmanschap.sqlite3")


def _shape(database: sqlite3.Connection) -> dict[tuple[str, str], list[str]]:
    """Everything that is defined; the columns of a table may stand in another order."""
    rows = database.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {(kind, name): sorted(sql.partition("(")[2][:-1].split(", ")) for kind, name, sql in rows}


def _noted(database: sqlite3.Connection) -> set[tuple[str, str]]:
    return set(database.execute("SELECT app, name FROM django_migrations"))


def test_tables_laid_in_one_go_are_the_tables_of_the_migrations(tmp_path: Path) -> None:
    laid, migrated = _made_by("lay_tables", tmp_path / "laid"), _made_by("migrate", tmp_path / "migrated")
    assert len(_shape(laid)) > 200
    assert _shape(laid) == _shape(migrated)
    assert _noted(laid) == _noted(migrated)
