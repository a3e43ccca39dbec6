from django.urls import register_converter
from django.urls.converters import IntConverter

# Digits of the longest number any database can look up; SQLite stumbles over one it cannot hold.
LONGEST_KEY = 18


class KeyConverter(IntConverter):
    """A number in an address, no longer than any database can look up: a longer one is simply not there."""

    regex = f"[0-9]{{1,{LONGEST_KEY}}}"


register_converter(KeyConverter, "key")
