"""A mail server as a process of its own. It takes everything, and writes down each thing before it answers.

python -m tools.faults.sink PORT RECORD DROP_EVERY

Once in DROP_EVERY letters it hangs up just after it took one, instead of saying so: the sender cannot know.
"""

import asyncio
import os
import sys
import time
from email import message_from_bytes
from itertools import count

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tools.faults.record import ACCEPTED, ASKED, DROPPED, WENT_ON

TAKEN = "250 OK"


class Sink:
    def __init__(self, record: str, drop_every: int) -> None:
        self.drop_every = drop_every
        self.calls: dict[Session, str] = {}
        self.letters = count(1)
        self.file = os.open(record, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note(self, what: str, session: Session, about: str = "-") -> None:
        """One write to the kernel, so that it survives whoever kills this process."""
        os.write(self.file, f"{time.monotonic():.6f} {what} {self._call(session)} {about}\n".encode())

    def _call(self, session: Session) -> str:
        return self.calls.setdefault(session, f"{os.getpid()}:{len(self.calls)}")

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.note(WENT_ON, session)
        envelope.mail_from = address
        return TAKEN

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.note(ASKED, session)
        envelope.rcpt_tos.append(address)
        return TAKEN

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        letter = str(message_from_bytes(envelope.original_content or b"")["Message-ID"])
        if next(self.letters) % self.drop_every:
            self.note(ACCEPTED, session, letter)
            return TAKEN
        self.note(DROPPED, session, letter)
        server.transport.abort()  # type: ignore[union-attr]
        return TAKEN

    async def handle_QUIT(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        self.note(WENT_ON, session)
        return "221 Bye"


def main(port: str, record: str, drop_every: str) -> None:
    controller = Controller(Sink(record, int(drop_every)), hostname="127.0.0.1", port=int(port))
    controller.start()
    asyncio.new_event_loop().run_forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
