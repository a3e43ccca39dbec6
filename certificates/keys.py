"""What badges are signed with, and what anyone can check them by (PRV-7).

RS256: the one algorithm that Open Badges 3.0 asks every verifier to know.
"""

import base64
import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any

import jwt
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.urls import reverse
from jwt.algorithms import RSAAlgorithm

from certificates.models import BadgeKey
from people.looking import log_act

ALGORITHM, BITS = "RS256", 3072


def sign(claims: Mapping[str, Any], *, now: datetime) -> str:
    """As a compact JWS, by the newest key."""
    key, private = _newest() or _with_private(rotate(now=now))
    return jwt.encode(dict(claims), private, algorithm=ALGORITHM, headers={"kid": key.public["kid"]})


@transaction.atomic
def rotate(*, now: datetime) -> BadgeKey:
    """A new key signs from now on. Of those before only the public half stays, for what they signed."""
    pair = rsa.generate_private_key(public_exponent=65537, key_size=BITS)
    BadgeKey.objects.update(private="")
    key = BadgeKey(pk=uuid.uuid4(), private=_hidden(pair), made_at=now)
    key.public = _public(pair, address=_address(key))
    key.save(force_insert=True)
    log_act("badge key rotated", about=f"badge-key:{key.pk}", by=None, now=now)
    return key


def published() -> dict[str, list[dict[str, str]]]:
    """All public halves, the newest first (RFC 7517)."""
    return {"keys": [key.public for key in BadgeKey.objects.order_by("-made_at", "-pk")]}


def _newest() -> tuple[BadgeKey, str] | None:
    """None when there is none yet, or when SECRET_KEY is another one since."""
    key = BadgeKey.objects.exclude(private="").order_by("-made_at", "-pk").first()
    try:
        return _with_private(key) if key else None
    except InvalidToken:
        return None


def _with_private(key: BadgeKey) -> tuple[BadgeKey, str]:
    return key, _box().decrypt(key.private.encode()).decode()


def _hidden(pair: rsa.RSAPrivateKey) -> str:
    plain = pair.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    return _box().encrypt(plain).decode()


def _box() -> MultiFernet:
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(secret))) for secret in secrets])


def _derived(secret: str) -> bytes:
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"certificates.keys")
    return base64.urlsafe_b64encode(kdf.derive(secret.encode()))


def _public(pair: rsa.RSAPrivateKey, *, address: str) -> dict[str, str]:
    numbers = RSAAlgorithm.to_jwk(pair.public_key(), as_dict=True)
    return {
        "kid": address,
        "kty": "RSA",
        "alg": ALGORITHM,
        "use": "sig",
        "n": numbers["n"],
        "e": numbers["e"],
    }


def _address(key: BadgeKey) -> str:
    """Where the key itself is: the name it has in everything it signs."""
    return f"{settings.BASE_URL}{reverse('certificates:key', args=[key.pk])}"
