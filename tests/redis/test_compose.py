"""The compose file is sound, and each command in it also runs outside a container."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import compose
import pytest
from redis import Redis

from tests.redis.processes import Processes, answers
from tools.healthy import is_healthy
from tools.paths import ROOT, environment
from tools.servers import free_port

SECRETS = {"SECRET_KEY": "only-for-this-test", "POSTGRES_PASSWORD": "only-for-this-test"}
OURS = {"web", "worker", "scheduler", "migrate", "prepare"}
THEIRS = {"proxy", "postgres", "redis", "mail"}
Services = dict[str, dict[str, Any]]


def _compose(**settings: str) -> subprocess.CompletedProcess[str]:
    """The real Compose, which needs no daemon to judge a file."""
    program = Path(compose.__file__).parent / "docker-compose"
    command = [str(program), "--env-file", "/dev/null", "config", "--format", "json"]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**settings), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def services() -> Services:
    shown = _compose(**SECRETS, WEB_REPLICAS="2")
    assert shown.returncode == 0, shown.stderr
    return json.loads(shown.stdout)["services"]


def test_compose_holds_every_part(services: Services) -> None:
    assert set(services) == OURS | THEIRS
    assert services["web"]["deploy"]["replicas"] == 2


@pytest.mark.parametrize("secret", SECRETS)
def test_compose_refuses_to_start_without_a_secret(secret: str) -> None:
    shown = _compose(**{name: value for name, value in SECRETS.items() if name != secret})
    assert shown.returncode == 1
    assert secret in shown.stderr


def test_only_the_proxy_and_the_mail_page_can_be_reached(services: Services) -> None:
    assert {name for name, service in services.items() if service.get("ports")} == {"proxy", "mail"}


def test_every_service_has_a_health_check_or_says_it_has_none(services: Services) -> None:
    assert [name for name, service in services.items() if not service.get("healthcheck")] == []


def _command(services: Services, name: str) -> list[str]:
    """As Compose would run it, with the programs of this Python."""
    program, *arguments = services[name]["command"]
    return (
        [sys.executable, *arguments] if program == "python" else [sys.executable, "-m", program, *arguments]
    )


@pytest.mark.parametrize("name", ["migrate", "prepare"])
def test_what_runs_once_succeeds(services: Services, name: str, processes: Processes) -> None:
    process = processes.start(name, _command(services, name))
    assert process.wait(60) == 0, processes.log(name).read_text()


def test_web_answers_its_health_check(services: Services, processes: Processes) -> None:
    port = free_port()
    command = [part.replace("0.0.0.0:8000", f"127.0.0.1:{port}") for part in _command(services, "web")]
    assert f"--bind=127.0.0.1:{port}" in command
    processes.start("prepare", _command(services, "prepare")).wait(60)
    processes.start("web", command)
    processes.wait_until(lambda: is_healthy(f"http://localhost:{port}/gezond/"), "web")


def test_worker_answers_its_health_check(services: Services, processes: Processes) -> None:
    processes.start("worker", _command(services, "worker"))
    processes.wait_until(lambda: answers(processes.env["REDIS_URL"]), "worker")


def test_scheduler_sends_what_is_due(services: Services, processes: Processes) -> None:
    processes.start("scheduler", _command(services, "scheduler"))
    with Redis.from_url(processes.env["REDIS_URL"]) as client:
        processes.wait_until(lambda: client.llen("celery") > 0, "scheduler")


def test_container_starts_as_compose_does(services: Services) -> None:
    lines = [line for line in (ROOT / "Dockerfile").read_text().splitlines() if line.startswith("CMD ")]
    assert [json.loads(line.removeprefix("CMD ")) for line in lines] == [services["web"]["command"]]
