from django.urls import register_converter
from django.urls.converters import IntConverter


class KeyConverter(IntConverter):
    """A number in an address, no longer than any database can look up: a longer one is simply not there."""

    regex = "[0-9]{1,18}"


register_converter(KeyConverter, "key")
