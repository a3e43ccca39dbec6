"""All set-up there is, on a bare Python. Each step is stamped with what it was made from."""

import hashlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tools.paths import ASSETS, PYTHON, ROOT, STAMPS, VENV, environment

RUN, DEV, NODE = ROOT / "requirements.txt", ROOT / "requirements-dev.txt", ROOT / "requirements-node.txt"
OLDEST_NODE = 20


def main(kind: str) -> None:
    make_venv()
    if kind == "dev":
        install(DEV)
    elif not is_done(DEV.name, [DEV]):
        install(RUN)
    build_assets()


def make_venv() -> None:
    if _venv_works():
        return
    shutil.rmtree(VENV, ignore_errors=True)
    shutil.rmtree(STAMPS, ignore_errors=True)
    uv = shutil.which("uv")
    command = [uv, "venv", "--python", sys.executable] if uv else [sys.executable, "-m", "venv"]
    hint = "Perhaps the venv module is missing: sudo apt-get install python3-venv"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    step(f"Python {version} in .venv", [*command, str(VENV)], hint=hint)


def _venv_works() -> bool:
    test = "import sys; sys.exit(not (3, 12) <= sys.version_info < (3, 14))"
    return PYTHON.exists() and subprocess.run([PYTHON, "-c", test], check=False).returncode == 0


def install(lock: Path) -> None:
    def work() -> None:
        uv = shutil.which("uv", path=environment()["PATH"])
        if uv is None:
            uv = _uv_from_the_lock()
        command = [uv, "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
        step(f"Python packages of {lock.name}", command)

    once(lock.name, [lock], work)


def _uv_from_the_lock() -> str:
    """uv installs in a third of the time pip needs; its version and hashes come from the same lock."""
    pins = DEV.read_text().split("\nuv==", 1)[1].split("\n    # via", 1)[0]
    only = STAMPS / "uv.txt"
    only.parent.mkdir(exist_ok=True)
    only.write_text(f"uv=={pins}\n")
    step("uv", [str(PYTHON), "-m", "pip", "install", "--require-hashes", "-r", str(only)])
    return str(VENV / "bin" / "uv")


def build_assets() -> None:
    sources = [path for path in ASSETS.rglob("*") if path.is_file() and "node_modules" not in path.parts]

    def work() -> None:
        npm = _npm()
        step("front-end packages", [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ASSETS)
        step("front end", [npm, "run", "build"], cwd=ASSETS)

    once("assets", sources, work, made=ROOT / "static" / "build")


def _npm() -> str:
    if not _node_is_new_enough():
        install(NODE)
    npm = shutil.which("npm", path=environment()["PATH"])
    assert npm, "requirements-node.txt brings npm"
    return npm


def _node_is_new_enough() -> bool:
    path = environment()["PATH"]
    node, npm = shutil.which("node", path=path), shutil.which("npm", path=path)
    if not node or not npm:
        return False
    shown = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    return shown.startswith("v") and int(shown[1:].split(".")[0]) >= OLDEST_NODE


def once(name: str, sources: Iterable[Path], work: Callable[[], None], made: Path = VENV) -> None:
    """Do the work unless it was done from exactly these sources and its result still stands."""
    sources = list(sources)
    if is_done(name, sources) and made.exists():
        return
    work()
    STAMPS.mkdir(exist_ok=True)
    (STAMPS / name).write_text(digest(sources))


def is_done(name: str, sources: Iterable[Path]) -> bool:
    stamp = STAMPS / name
    return stamp.exists() and stamp.read_text() == digest(sources)


def digest(sources: Iterable[Path]) -> str:
    summed = hashlib.sha256()
    for path in sorted(sources):
        summed.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    return summed.hexdigest()


def step(what: str, command: list[str], *, cwd: Path = ROOT, hint: str = "") -> None:
    """One line on screen for one piece of set-up; its own output only when it fails."""
    print(f"Setting up {what} ... ", end="", flush=True)
    began = time.monotonic()
    env = environment(UV_COMPILE_BYTECODE="1", UV_PYTHON_DOWNLOADS="never", PIP_DISABLE_PIP_VERSION_CHECK="1")
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        print("failed", done.stdout, done.stderr, hint, sep="\n", flush=True)
        raise SystemExit(1)
    print(f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    main(sys.argv[1])
