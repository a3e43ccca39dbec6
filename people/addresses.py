"""Addresses for mail that are what they look like."""

import unicodedata

from django.core.exceptions import ValidationError

LOOKALIKE = "In dit adres staat een teken dat op een gewone letter lijkt en het niet is. Typ het adres over."


def refuse_lookalike(address: str) -> None:
    """An address like somebody else's, with a letter of another alphabet, is another account (PPL-1).

    A domain may hold letters with an accent, which one sees; others are given as mail servers do: xn--…
    """
    name, _, domain = address.rpartition("@")
    if not (name.isascii() and _without_accents(domain).isascii()):
        raise ValidationError(LOOKALIKE, code="lookalike")


def _without_accents(domain: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", domain) if not unicodedata.combining(one))
