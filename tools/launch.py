"""The whole product with one command and no server to install: web and scheduler on one SQLite file.

The scheduler does the work itself, every two seconds; views only leave rows for it.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
from types import FrameType
from typing import IO

from tools.machine import install_command, missing
from tools.paths import PYTHON, ROOT, environment
from tools.prepared import Preparation
from tools.servers import stop

ADDRESS = "127.0.0.1"
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
LIBC = ctypes.CDLL(None)

# The demo's own, made up like its people.
PROVIDER = {
    "PROVIDER_ADDRESS": "Het Leeratelier, Molenkade 12, 3511 AB Utrecht, KvK 00000000",
    "PRIVACY_CONTACT": "privacy@leeratelier.example",
    "PRIVACY_OFFICER": "Ingrid de Boer, fg@leeratelier.example",
    "SUB_PROCESSORS": "Voorbeeldhost | servers en reservekopieën | Nederland; "
    "Voorbeeldmail | mail versturen | Duitsland",
    "BACKUP_DAYS": "35",
}


class Stopped(Exception):
    """Someone asked us to end."""


def main() -> None:
    arguments = _arguments()
    env = demo_environment(arguments.port)
    if arguments.fresh:
        Preparation(env).anew()
        return
    _refuse_taken_port(arguments.port)
    _name_what_pdfs_lack()
    Preparation(env).once()
    serve(arguments.port, env)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fresh", action="store_true", help="only throw the demo data away and seed anew")
    return parser.parse_args()


def demo_environment(port: int) -> dict[str, str]:
    base_url = os.environ.get("BASE_URL") or f"http://localhost:{port}"
    tick = os.environ.get("TICK_SECONDS") or "2"
    office = os.environ.get("PROVIDER_MAIL") or "programmabureau@leeratelier.example"
    bundle = os.environ.get("BUNDLE_SECONDS") or "20"
    hours = os.environ.get("OFFICE_HOURS") or "0"
    ours = {"BASE_URL": base_url, "TICK_SECONDS": tick, "PROVIDER_MAIL": office}
    links = os.environ.get("CHECK_LINKS") or "0"
    ours |= {"BUNDLE_SECONDS": bundle, "OFFICE_HOURS": hours, "CHECK_LINKS": links}
    return environment(DEMO="1", DEBUG="0", REDIS_URL="", MAIL_HOST="", **PROVIDER, **ours)


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ADDRESS, port))
        except (OSError, OverflowError) as error:
            raise SystemExit(
                f"Port {port} cannot be used ({error}). Take another: PORT={port + 1} make run"
            ) from error


def _name_what_pdfs_lack() -> None:
    lacking = missing(["Pango", "fonts"])
    if lacking:
        print(f"PDFs will not work until you run: sudo sh -c '{install_command(lacking)}'", flush=True)


def serve(port: int, env: dict[str, str]) -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    children = {name: start(command, env) for name, command in commands(port).items()}
    try:
        _announce(port, children["web"])
        _watch(children, env, port)
    except Stopped:
        print("\nStopping ...", flush=True)
    finally:
        stop(*children.values())


def commands(port: int) -> dict[str, list[str]]:
    """No preloading: each worker opens its own connections to the database."""
    gunicorn = ["-m", "gunicorn", "vakmanschap.wsgi", "-b", f"{ADDRESS}:{port}", "-w", "2", "-k", "gthread"]
    quiet = ["--threads=2", "--graceful-timeout=5", "--log-level=warning", "--no-control-socket"]
    beat = ["-m", "celery", "-A", "vakmanschap", "--quiet", "beat", "--pidfile=", "-l", "WARNING"]
    return {"web": [str(PYTHON), *gunicorn, *quiet], "scheduler": [str(PYTHON), *beat]}


def start(command: list[str], env: dict[str, str], output: IO[str] | None = None) -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C reaches only us, and each child gets one calm signal from us."""
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdout=output,
        stderr=output,
        start_new_session=True,
        preexec_fn=_die_with_parent,
    )


def _die_with_parent() -> None:
    if sys.platform == "linux":
        LIBC.prctl(DIE_WITH_PARENT, signal.SIGTERM)


def _announce(port: int, web: subprocess.Popen[bytes]) -> None:
    while web.poll() is None:
        try:
            socket.create_connection((ADDRESS, port), timeout=1).close()
        except OSError:
            time.sleep(0.05)
        else:
            print(f"\n  Vakmanschap: http://localhost:{port}/demo/   (Ctrl-C stops it)\n", flush=True)
            return


def _watch(children: dict[str, subprocess.Popen[bytes]], env: dict[str, str], port: int) -> None:
    """A scheduler that dies is started again; without a web server there is nothing to keep."""
    while children["web"].poll() is None:
        if children["scheduler"].poll() is not None:
            print("The scheduler ended; starting it again.", flush=True)
            children["scheduler"] = start(commands(port)["scheduler"], env)
        time.sleep(0.5)
    raise SystemExit("The web server ended; its last words stand above.")


def _stop(number: int, frame: FrameType | None) -> None:
    for known in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(known, signal.SIG_IGN)
    raise Stopped


if __name__ == "__main__":
    main()
