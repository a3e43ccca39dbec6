"""Waiting for something outside, and not for ever."""

import socket
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from time import monotonic


class Clock:
    """Time for all of it together. A server that gives one byte now and then is hung up on."""

    def __init__(self, ends: float) -> None:
        self.ends = ends
        self.line: socket.socket | None = None
        self.timer = threading.Timer(self.left(), self._hang_up)
        self.timer.daemon = True
        self.timer.start()

    @property
    def is_over(self) -> bool:
        return monotonic() >= self.ends

    def left(self) -> float:
        return max(self.ends - monotonic(), 0.001)

    def watched[Line: socket.socket](self, line: Line) -> Line:
        """This line is cut when the time is over, which it may just have been."""
        self.line = line
        self.check()
        return line

    def check(self) -> None:
        if self.is_over:
            raise TimeoutError

    def within(self, look_up: Callable[[], Sequence[str]]) -> Sequence[str]:
        """Looking up a name knows no end, so it is done beside us, and left behind when it takes long."""
        asked: Future[Sequence[str]] = Future()
        threading.Thread(target=_answer, args=(asked, look_up), daemon=True).start()
        return asked.result(self.left())

    def stop(self) -> None:
        self.timer.cancel()

    def _hang_up(self) -> None:
        if self.line is not None:
            try:
                socket.socket.shutdown(self.line, socket.SHUT_RDWR)
            except OSError:
                return


def _answer(asked: Future[Sequence[str]], look_up: Callable[[], Sequence[str]]) -> None:
    try:
        asked.set_result(look_up())
    except Exception as error:
        asked.set_exception(error)
