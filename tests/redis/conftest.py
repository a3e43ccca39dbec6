from collections.abc import Iterator
from pathlib import Path

import pytest
from redis import Redis

from tests.redis.processes import Processes, live_environment
from tests.redis.smtp_sink import Sink, opened
from tools import servers


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    with servers.redis() as url:
        yield url


@pytest.fixture
def redis_server(redis_url: str) -> str:
    """The address of a real Redis, empty at the start of each test."""
    with Redis.from_url(redis_url) as client:
        client.flushall()
    return redis_url


@pytest.fixture
def smtp_sink() -> Iterator[Sink]:
    sink = Sink()
    controller = opened(sink)
    yield sink
    controller.stop()


@pytest.fixture
def processes(
    transactional_db: None, redis_server: str, smtp_sink: Sink, tmp_path: Path
) -> Iterator[Processes]:
    """Starts real processes on the database of this test, with this Redis and this mail server."""
    env = live_environment(REDIS_URL=redis_server, MAIL_HOST="127.0.0.1", MAIL_PORT=str(smtp_sink.port))
    started = Processes(env, tmp_path)
    yield started
    started.end()


@pytest.fixture
def worker(processes: Processes) -> Processes:
    """A Celery worker and the scheduler, as in production."""
    processes.worker()
    processes.beat()
    return processes
