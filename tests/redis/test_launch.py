"""`make run` as someone meets it: one command, one address, and nothing left behind."""

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.redis.processes import Processes
from tools.healthy import is_healthy
from tools.launch import demo_environment
from tools.servers import free_port

PORT_OF_LAUNCH = free_port()


@pytest.fixture
def launches(tmp_path: Path) -> Iterator[Processes]:
    env = demo_environment(PORT_OF_LAUNCH) | {"DATA_DIR": str(tmp_path / "data"), "DATABASE_URL": ""}
    started = Processes(env | {"DJANGO_SETTINGS_MODULE": "vakmanschap.settings"}, tmp_path)
    yield started
    started.end()


def _launch(launches: Processes) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tools.launch", "--port", str(PORT_OF_LAUNCH)]
    process = launches.start("launch", command)
    address = f"http://localhost:{PORT_OF_LAUNCH}/gezond/"
    launches.wait_until(lambda: is_healthy(address), "launch", seconds=90)
    return process


def test_it_starts_seeded_stops_clean_and_starts_again_at_once(launches: Processes) -> None:
    process = _launch(launches)
    with urlopen(f"http://localhost:{PORT_OF_LAUNCH}/demo/") as page:
        assert page.status == 200
    process.send_signal(signal.SIGINT)
    assert process.wait(15) == 0
    said = launches.log("launch").read_text()
    assert f"http://localhost:{PORT_OF_LAUNCH}/demo/" in said
    assert "Traceback" not in said

    process = _launch(launches)
    assert "Preparing" not in launches.log("launch").read_text()
    process.send_signal(signal.SIGTERM)
    assert process.wait(15) == 0


def test_a_taken_port_gives_one_clear_line(launches: Processes) -> None:
    with socket.create_server(("127.0.0.1", PORT_OF_LAUNCH)):
        process = launches.start(
            "launch", [sys.executable, "-m", "tools.launch", "--port", str(PORT_OF_LAUNCH)]
        )
        assert process.wait(15) == 1
    said = launches.log("launch").read_text()
    assert said.startswith(f"Port {PORT_OF_LAUNCH} cannot be used")
    assert said.count("\n") == 1
