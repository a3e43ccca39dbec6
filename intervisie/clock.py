"""How long a step still lasts: plain values in, plain values out."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Clock:
    """One step that began at `began_at`; while the clock stands still, `paused_at` says since when."""

    began_at: datetime
    lasts: timedelta
    paused_at: datetime | None = None

    @property
    def runs(self) -> bool:
        return self.paused_at is None

    @property
    def ends_at(self) -> datetime:
        return self.began_at + self.lasts

    def left(self, now: datetime) -> timedelta:
        """Less than nothing when the time is up."""
        return self.ends_at - (self.paused_at or now)

    def shown(self, now: datetime) -> str:
        """14:59; or +0:12 when the time was up twelve seconds ago."""
        return in_digits(self.left(now))


def in_digits(left: timedelta) -> str:
    """Whole seconds, as a clock that counts down shows them: 0.2 seconds to go is still 0:01."""
    whole = -(-left // timedelta(seconds=1))
    minutes, seconds = divmod(abs(whole), 60)
    return f"{'+' if whole < 0 else ''}{minutes}:{seconds:02}"
