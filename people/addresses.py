"""Addresses for mail that are what they look like."""

from django.core.exceptions import ValidationError

LOOKALIKE = "In dit adres staat een teken dat op een gewone letter lijkt en het niet is. Typ het adres over."


def refuse_lookalike(address: str) -> None:
    """An address like somebody else's, with a letter of another alphabet, is another account (PPL-1).

    The names of domains may hold such letters; who has one gives it as mail servers write it: xn--…
    """
    if not address.isascii():
        raise ValidationError(LOOKALIKE, code="lookalike")
