"""The product in a process of its own beside the test, on the same database, so that it can be killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests.redis.processes import live_environment
from tools.paths import ROOT
from tools.servers import free_port, wait_for_port


class Server:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "vakmanschap.wsgi", "-b", f"127.0.0.1:{self.port}"]
        with (self.folder / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "-k", "gthread", "--threads", "4"],
                cwd=ROOT,
                env=self._environment(),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        wait_for_port(self.port)

    def kill(self) -> None:
        """At once, with its workers: no request under way is finished."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _environment(self) -> dict[str, str]:
        data = self.folder / "data"
        data.mkdir(exist_ok=True)
        shared = data / "vakmanschap.sqlite3"
        if connection.vendor == "sqlite" and not shared.exists():
            shared.symlink_to(connection.settings_dict["NAME"])
        # DEBUG, for then style sheets come from where they are built.
        ours = {"DATA_DIR": str(data), "DEBUG": "1", "BASE_URL": self.url, "SECRET_KEY": settings.SECRET_KEY}
        return live_environment(**ours)
