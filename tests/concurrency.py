"""Acts that begin in the same instant, each in a thread and a connection of its own."""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
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


def side_by_side(act: Callable[[Any], Any], each: Iterable[Any], *, hands: int = 8) -> list[Any]:
    """The same act for each of these, by so many hands; what went wrong is raised."""

    def by_hand(one: Any) -> Any:
        try:
            return act(one)
        finally:
            connection.close()

    with ThreadPoolExecutor(hands) as pool:
        return list(pool.map(by_hand, each))
