"""Codes by mail: a digest stays in the session, for ten minutes and a few tries."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.core.cache import cache
from django.utils.crypto import constant_time_compare, salted_hmac

from people.refusals import Refusal

TERM = timedelta(minutes=10)
PAUSE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
MOST_CODES = 5


class TooSoon(Refusal):
    message = "Er is net een code gestuurd. Wacht een minuut voor je een nieuwe vraagt."


class TooMany(Refusal):
    message = "Er zijn te veel codes gevraagd. Probeer het over een uur opnieuw."


class NoMail(Refusal):
    message = (
        "We konden je nu geen code sturen. Kijk of je adres klopt. "
        "Probeer het over een paar minuten nog een keer."
    )


class WrongCode(Refusal):
    message = "Deze code klopt niet. Kijk in de laatste mail die je kreeg."


class NoCode(Refusal):
    message = "Deze code werkt niet meer. Vraag een nieuwe code."


@dataclass(frozen=True)
class Lock:
    """One place in one session that waits for a code, and what that code is bound to."""

    session: SessionBase
    name: str
    bound_to: str
    most_tries: int = 5

    @property
    def kept(self) -> dict[str, Any]:
        found: dict[str, Any] = self.session.get(self.name, {})
        return found

    def keep(self, code: str, *, now: datetime, **facts: Any) -> None:
        """Never the code itself."""
        self.session[self.name] = {**facts, "digest": self._digest(code), "sent": now.timestamp(), "tries": 0}

    def is_waiting(self, *, now: datetime) -> bool:
        """A code was sent from this browser, and it can still be used."""
        kept = self.kept
        is_alive = "digest" in kept and now.timestamp() - kept["sent"] < TERM.total_seconds()
        return is_alive and kept["tries"] < self.most_tries

    def take(self, code: str, *, now: datetime) -> None:
        """Nothing when the code is right, and it works once; else a refusal."""
        if not self.is_waiting(now=now):
            raise NoCode
        kept = self.kept
        tries = self._count_try(kept)
        if not constant_time_compare(kept["digest"], self._digest(code)):
            self.session[self.name] = kept | {"tries": tries}
            raise WrongCode
        if not _is_first(f"{self._mark(kept)}:right"):
            raise NoCode
        del self.session[self.name]

    def _count_try(self, kept: dict[str, Any]) -> int:
        """Which try this is. Requests at once each read the same session, so it is counted beside it."""
        for number in range(kept["tries"] + 1, self.most_tries + 1):
            if _is_first(f"{self._mark(kept)}:{number}"):
                return number
        raise NoCode

    def _mark(self, kept: dict[str, Any]) -> str:
        """Of this code alone, and nothing that tells of it."""
        facts = f"{kept['digest']}:{kept['sent']}"
        return salted_hmac("people.codes.tries", facts, algorithm="sha256").hexdigest()

    def _digest(self, code: str) -> str:
        plain = "".join(code.split()).replace("-", "").upper()
        return salted_hmac(self.name, f"{self.bound_to}:{plain}", algorithm="sha256").hexdigest()


def _is_first(mark: str) -> bool:
    """Of all who say so at once, one is told that it is."""
    return cache.add(mark, 1, timeout=TERM.total_seconds())


def six_digits() -> str:
    return f"{secrets.randbelow(10**6):06d}"


def note_request(name: str, *, now: datetime) -> None:
    """Counts per name and not per session: who starts afresh may not guess for longer."""
    name = salted_hmac("people.codes", name, algorithm="sha256").hexdigest()
    hour_ago = (now - HOUR).timestamp()
    sent = [moment for moment in cache.get(name, []) if moment > hour_ago]
    if sent and now.timestamp() - sent[-1] < PAUSE.total_seconds():
        raise TooSoon
    if len(sent) >= MOST_CODES:
        raise TooMany
    cache.set(name, [*sent, now.timestamp()], timeout=HOUR.total_seconds())
