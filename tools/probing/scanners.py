"""Wapiti and sqlmap, pinned apart from what the product needs, in a Python of their own."""

import re

from tools.paths import PYTHON, ROOT, STAMPS, VENV
from tools.setup import once, step

LOCK = ROOT / "requirements-probe.txt"
PLACE = STAMPS / "probe"


def program(name: str) -> str:
    return str(PLACE / "bin" / name)


def install() -> None:
    once(LOCK.name, [LOCK], _anew, made=PLACE)


def _anew() -> None:
    uv, python = str(VENV / "bin" / "uv"), str(PLACE / "bin" / "python")
    step("a Python for the scanners", [uv, "venv", "--clear", "--python", str(PYTHON), str(PLACE)])
    step("the scanners", [uv, "pip", "install", "--python", python, "--require-hashes", "-r", str(LOCK)])


def versions() -> str:
    """As the lock has them."""
    pins = dict(re.findall(r"^([\w-]+)==(\S+)", LOCK.read_text(), re.MULTILINE))
    return f"Wapiti {pins['wapiti3']}, sqlmap {pins['sqlmap']}"
