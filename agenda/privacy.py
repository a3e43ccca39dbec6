"""This app holds nothing of its own: its one model is abstract, and who inherits it has the policy."""

from people.privacy import Held

HELD: tuple[Held, ...] = ()
