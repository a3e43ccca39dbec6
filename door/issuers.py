"""Employers who sign their own people in, by OpenID Connect, each for its own mail domains alone."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

KEYS = {"id", "label", "issuer", "client_id", "secret", "domains"}
MAY = {"second_step", "checks_addresses"}
ON_THIS_MACHINE = {"localhost", "127.0.0.1"}


@dataclass(frozen=True)
class Issuer:
    """`second_step`: values of `acr` that mean one was used, besides "mfa" in `amr`.

    `checks_addresses`: gives out only addresses it made itself, and does not say so of each one.
    """

    id: str
    label: str
    issuer: str
    client_id: str
    secret: str
    domains: frozenset[str]
    second_step: frozenset[str] = frozenset()
    checks_addresses: bool = False

    @property
    def app(self) -> dict[str, Any]:
        """As django-allauth wants to have it."""
        return {
            "provider_id": self.id,
            "name": self.label,
            "client_id": self.client_id,
            "secret": self.secret,
            "settings": {"server_url": self.issuer},
        }

    def speaks_for(self, address: str) -> bool:
        return address.rpartition("@")[2].lower() in self.domains


def read_issuers(value: str) -> list[Issuer]:
    try:
        given = json.loads(value or "[]")
    except json.JSONDecodeError as error:
        raise ValueError("expected a list in JSON") from error
    if not isinstance(given, list):
        raise ValueError("expected a list in JSON")
    issuers = [_issuer(one) for one in given]
    if len({one.id for one in issuers}) < len(issuers):
        raise ValueError("two issuers have the same id")
    return issuers


def _issuer(given: Any) -> Issuer:
    if not isinstance(given, dict) or not set(given) >= KEYS or not set(given) <= KEYS | MAY:
        raise ValueError(f"each issuer has {', '.join(sorted(KEYS))}, and may have {', '.join(sorted(MAY))}")
    domains = frozenset(str(domain).lower() for domain in given["domains"])
    parts = urlsplit(str(given["issuer"]))
    if not re.fullmatch(r"[a-z0-9-]{1,40}", str(given["id"])):
        raise ValueError("an id has small letters, digits and dashes")
    if parts.scheme != "https" and parts.hostname not in ON_THIS_MACHINE:
        raise ValueError("an issuer has an https address")
    if not domains or any("." not in domain for domain in domains):
        raise ValueError("an issuer names the mail domains it speaks for")
    steps = frozenset(map(str, given.get("second_step", [])))
    return Issuer(**given | {"domains": domains, "second_step": steps})
