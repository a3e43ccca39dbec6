"""Pins every dependency with its hashes, naming no place to get it from."""

from tools.paths import ASSETS, ROOT
from tools.reporting import run

OLDEST_PYTHON = ["--universal", "--python-version", "3.12"]
OPTIONS = [*OLDEST_PYTHON, "--generate-hashes", "--no-emit-index-url", "--no-header"]


def main() -> None:
    for name in ("requirements", "requirements-dev", "requirements-node", "requirements-probe"):
        command = ["uv", "pip", "compile", "--quiet", *OPTIONS, f"{name}.in", "-o", f"{name}.txt"]
        if run(command):
            raise SystemExit(f"{name}.in could not be locked")
    npm = ["npm", "install", "--package-lock-only", "--ignore-scripts", "--omit-lockfile-registry-resolved"]
    if run([*npm, "--prefix", str(ASSETS.relative_to(ROOT))]):
        raise SystemExit("assets/package-lock.json could not be made")


if __name__ == "__main__":
    main()
