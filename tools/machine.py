"""What the machine itself must have beside Python, and how a Debian machine gets it."""

import ctypes.util
import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

OLDEST_POSTGRESQL = 15


@dataclass(frozen=True)
class Need:
    what: str
    packages: tuple[str, ...]
    is_met: Callable[[], bool]


def postgresql_programs() -> Path | None:
    """The folder with initdb and pg_ctl; Debian keeps it off the path."""
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).resolve().parent
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    fitting = [path for path in found if int(path.parent.name) >= OLDEST_POSTGRESQL]
    return max(fitting, key=lambda path: int(path.parent.name), default=None)


def dovecot() -> str | None:
    """An IMAP server; Debian keeps it off the path of who is not root. 2.4 is set up in other words."""
    found = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        return None
    said = subprocess.run([found, "--version"], capture_output=True, text=True, check=False).stdout
    return found if said.startswith("2.3") else None


def clamd() -> str | None:
    """A scanner; Debian keeps it off the path of who is not root."""
    return shutil.which("clamd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")


def _has_pdf_libraries() -> bool:
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))


def _has_fonts() -> bool:
    return shutil.which("fc-match") is not None and any(Path("/usr/share/fonts").rglob("DejaVuSans.ttf"))


NEEDS = {
    need.what: need
    for need in (
        Need("PostgreSQL", ("postgresql",), lambda: postgresql_programs() is not None),
        Need("Redis", ("redis-server",), lambda: shutil.which("redis-server") is not None),
        Need("Dovecot", ("dovecot-imapd",), lambda: dovecot() is not None),
        Need("ClamAV", ("clamav-daemon",), lambda: clamd() is not None),
        Need("Chromium", ("chromium",), lambda: chromium() is not None),
        Need(
            "Pango",
            ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
            _has_pdf_libraries,
        ),
        Need("fonts", ("fontconfig", "fonts-dejavu-core"), _has_fonts),
        Need("PDF readers", ("poppler-utils",), lambda: shutil.which("pdftotext") is not None),
    )
}


def missing(names: Iterable[str]) -> list[Need]:
    return [NEEDS[name] for name in names if not NEEDS[name].is_met()]


def install_command(needs: Iterable[Need]) -> str:
    packages = " ".join(package for need in needs for package in need.packages)
    return f"apt-get update && apt-get install -y --no-install-recommends {packages}"


def provide(names: Iterable[str]) -> list[Need]:
    """Install what lacks, where we may; gives what still lacks."""
    needs = missing(names)
    if not needs or not shutil.which("apt-get"):
        return needs
    prefix = _as_root()
    if prefix is None:
        return needs
    print("Installing", ", ".join(need.what for need in needs), "...", flush=True)
    script = f"export DEBIAN_FRONTEND=noninteractive; {install_command(needs)}"
    done = subprocess.run([*prefix, "sh", "-c", script], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout[-2000:], done.stderr[-2000:], sep="\n")
    return missing(names)


def _as_root() -> list[str] | None:
    """How to run something as root without being asked for a password; None when we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n"]
    return None
