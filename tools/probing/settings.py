"""The product's own settings, with as many tries as a scanner needs and a proof that lasts the whole run."""

from vakmanschap.settings import *  # noqa: F403
from vakmanschap.settings import SESSION_COOKIE_AGE

ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]
ACCOUNT_REAUTHENTICATION_TIMEOUT = SESSION_COOKIE_AGE
