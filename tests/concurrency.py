"""Acts that begin in the same instant, each in a thread and a connection of its own."""

from collections.abc import Callable, Sequence
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def at_once(acts: Sequence[Callable[[], Any]]) -> tuple[list[Any], list[Exception]]:
    """What they gave and what they raised, each in the order in which they ended."""
    barrier, done, refused = Barrier(len(acts)), [], []

    def run(act: Callable[[], Any]) -> None:
        try:
            barrier.wait()
            done.append(act())
        except Exception as error:
            refused.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return done, refused
