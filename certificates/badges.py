"""The certificate as an Open Badges 3.0 credential, and the list of which are revoked (PRV-7).

https://1edtech.github.io/openbadges-specification/ob_v3p0.html, section "JSON Web Token Proof Format", and
https://www.w3.org/TR/vc-bitstring-status-list/
"""

import base64
import gzip
import uuid
from datetime import UTC, date, datetime, time
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Min
from django.urls import reverse

from certificates import keys
from certificates.certifying import LIST_SIZE
from certificates.models import Certificate, RevokedPlace
from certificates.numbering import grouped
from certificates.printing import public_address, take

VC = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
SCHEMA = "https://purl.imsglobal.org/spec/ob/v3p0/schema/json/ob_v3p0_achievementcredential_schema.json"
CONTENT_TYPE = "application/vc+jwt"
# How long who checks may rely on what they fetched, in milliseconds.
FRESH_FOR = 300_000


@transaction.atomic
def badge_of(certificate: Certificate, *, now: datetime) -> str:
    """Signed once, and the same ever after. Refused like the document."""
    row = take(certificate, now=now)
    if not row.badge:
        row.badge = keys.sign(_claimed(credential(row)), now=now)
        row.save(update_fields=["badge"])
    return row.badge


def credential(certificate: Certificate) -> dict[str, Any]:
    return {
        "@context": [VC, OPEN_BADGES],
        "id": public_address(certificate),
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": f"Certificaat {certificate.programme}",
        "issuer": issuer(name=certificate.provider),
        "validFrom": _moment(certificate.issued_at),
        "awardedDate": _midnight(certificate.obtained_on),
        "credentialSubject": _subject(certificate),
        "credentialStatus": _status(certificate),
        "credentialSchema": [{"id": SCHEMA, "type": "1EdTechJsonSchemaValidator2019"}],
    }


def issuer(*, name: str = "") -> dict[str, Any]:
    """Who issues, as one finds it at its own address too."""
    return {
        "id": _address("issuer"),
        "type": ["Profile"],
        "name": name or settings.PROVIDER_NAME,
        "url": f"{settings.BASE_URL}/",
        "email": settings.PROVIDER_MAIL,
    }


def status_list(number: int, *, now: datetime) -> str | None:
    """One bit per place, signed: 1 is revoked. None when no certificate has a place on it yet.

    It is as old as the last revocation, so that it stays the same until the next.
    """
    first = number * LIST_SIZE
    given = Certificate.objects.filter(status_place__gte=first).aggregate(at=Min("issued_at"))["at"]
    revoked = list(RevokedPlace.objects.filter(place__gte=first, place__lt=first + LIST_SIZE))
    moments = [one.revoked_at for one in revoked] or [given]
    if moments == [None]:
        return None
    bits = bytearray(LIST_SIZE // 8)
    for one in revoked:
        # The first place is the leftmost bit.
        bits[(one.place - first) // 8] |= 0b1000_0000 >> (one.place - first) % 8
    return keys.sign(_claimed(_list(number, bytes(bits), since=max(moments))), now=now)


def _list(number: int, bits: bytes, *, since: datetime) -> dict[str, Any]:
    address = _address("status", number)
    packed = base64.urlsafe_b64encode(gzip.compress(bits, mtime=0)).decode().rstrip("=")
    return {
        "@context": [VC],
        "id": address,
        "type": ["VerifiableCredential", "BitstringStatusListCredential"],
        "issuer": issuer(),
        "validFrom": _moment(since),
        "credentialSubject": {
            "id": f"{address}#list",
            "type": "BitstringStatusList",
            "statusPurpose": "revocation",
            # The u says how it is encoded (multibase).
            "encodedList": f"u{packed}",
            "ttl": FRESH_FOR,
        },
    }


def _claimed(credential: dict[str, Any]) -> dict[str, Any]:
    """The credential is the payload itself; the claims repeat what a reader of JWTs looks for."""
    began = int(datetime.fromisoformat(credential["validFrom"]).timestamp())
    claims = {"iss": credential["issuer"]["id"], "jti": credential["id"], "nbf": began, "iat": began}
    return {**credential, **claims, "sub": credential["credentialSubject"]["id"]}


def _subject(certificate: Certificate) -> dict[str, Any]:
    """Who has it: by the name on the certificate and nothing else."""
    subject = {
        "id": f"urn:uuid:{certificate.subject}",
        "type": ["AchievementSubject"],
        "identifier": [
            {
                "type": "IdentityObject",
                "identityHash": certificate.name,
                "identityType": "name",
                "hashed": False,
            }
        ],
        "licenseNumber": grouped(certificate.number),
        "achievement": _achievement(certificate),
    }
    if certificate.starts_on and certificate.ends_on:
        subject["activityStartDate"] = _midnight(certificate.starts_on)
        subject["activityEndDate"] = _midnight(certificate.ends_on)
    return subject


def _achievement(certificate: Certificate) -> dict[str, Any]:
    """The same for everyone who did this version of the programme."""
    known_by = uuid.uuid5(uuid.NAMESPACE_URL, f"{settings.BASE_URL}/{certificate.programme_key}")
    learned = "\n".join(f"- {outcome}" for outcome in certificate.learned)
    return {
        "id": f"urn:uuid:{known_by}",
        "type": ["Achievement"],
        "achievementType": "Certificate",
        "name": certificate.programme,
        "description": f"De training {certificate.programme}, afgesloten met een Proeve van bekwaamheid.",
        "criteria": {"narrative": learned or "De Proeve van bekwaamheid is behaald."},
        "inLanguage": "nl",
    }


def _status(certificate: Certificate) -> dict[str, str]:
    number, place = divmod(certificate.status_place, LIST_SIZE)
    address = _address("status", number)
    return {
        "id": f"{address}#{place}",
        "type": "BitstringStatusListEntry",
        "statusPurpose": "revocation",
        "statusListIndex": str(place),
        "statusListCredential": address,
    }


def _address(page: str, *args: Any) -> str:
    return f"{settings.BASE_URL}{reverse(f'certificates:{page}', args=args)}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"


def _midnight(day: date) -> str:
    return _moment(datetime.combine(day, time(), tzinfo=UTC))
