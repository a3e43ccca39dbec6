import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMPS = ROOT / ".make"
ASSETS = ROOT / "assets"


def environment(**extra: str) -> dict[str, str]:
    """The environment for what we start: our own tools first, and bytecode kept."""
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env["PATH"] = os.pathsep.join([str(VENV / "bin"), env.get("PATH", os.defpath)])
    return env | _writable_home(env) | extra


def _writable_home(env: dict[str, str]) -> dict[str, str]:
    """Node, npm, uv, fontconfig and Chromium keep caches at home: give them one they can write."""
    home = Path(env.get("HOME") or "/nonexistent")
    if os.access(home, os.W_OK):
        return {}
    ours = STAMPS / "home"
    ours.mkdir(parents=True, exist_ok=True)
    return {"HOME": str(ours)}
