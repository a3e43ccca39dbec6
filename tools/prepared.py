"""Makes the database, the static files and the demo ready, and knows when that is done already."""

import hashlib
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.paths import PYTHON, ROOT

STEPS = {
    "lay_tables": "database",
    "collectstatic": "static files",
    "seed_demo": "demo data",
}


@dataclass(frozen=True)
class Preparation:
    env: dict[str, str]

    @property
    def data(self) -> Path:
        return Path(self.env.get("DATA_DIR") or ROOT / "var")

    @property
    def stamp(self) -> Path:
        return self.data / "prepared"

    def once(self) -> None:
        if not self._is_done():
            self._do("lay_tables")
            self._do("collectstatic", "--noinput", "--verbosity=0")
            self._do("seed_demo")
            self.stamp.write_text(self._digest())

    def anew(self) -> None:
        """The command itself refuses when the data is not a demo's."""
        self._do("lay_tables")
        self._do("seed_demo", "--fresh")

    def _is_done(self) -> bool:
        """Only the embedded database is known to stand still between two starts."""
        ours = not self.env.get("DATABASE_URL") and (self.data / "vakmanschap.sqlite3").exists()
        return ours and self.stamp.exists() and self.stamp.read_text() == self._digest()

    def _digest(self) -> str:
        """Changes with every migration, static file and installed package."""
        summed = hashlib.sha256()
        for path in sorted(self._sources()):
            summed.update(f"{path.relative_to(ROOT)} {path.stat().st_mtime_ns}\n".encode())
        return summed.hexdigest()

    def _sources(self) -> Iterator[Path]:
        yield ROOT / "requirements.txt"
        yield from (path for path in (ROOT / "static").rglob("*") if path.is_file())
        yield from ROOT.glob("*/migrations/*.py")

    def _do(self, command: str, *options: str) -> None:
        print(f"Preparing {STEPS[command]} ...", flush=True)
        run = [str(PYTHON), "manage.py", command, *options]
        if subprocess.run(run, cwd=ROOT, env=self.env, check=False).returncode:
            raise SystemExit(f"`manage.py {command}` failed; its last words stand above.")
