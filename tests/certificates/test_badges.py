"""Badges as anyone reads them: with another library than the one that signs, and what the pages give."""

import base64
import gzip
import io
from datetime import datetime
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from joserfc import jws, jwt
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet, RSAKey

from certificates import badges, certifying, keys, naming, printing
from certificates.models import BadgeKey, Certificate
from certificates.numbering import grouped
from tests import factories

NOW = factories.at("2026-12-17", "16:00")
pytestmark = pytest.mark.django_db


def path_of(address: str) -> str:
    assert address.startswith("http://localhost:8000/")
    return address.removeprefix("http://localhost:8000")


def checked(token: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Header and claims, once the signature holds by a key that is published now."""
    published = KeySet.import_key_set(Client().get("/.well-known/jwks.json").json())
    read = jwt.decode(token, published, algorithms=["RS256"])
    return read.header, read.claims


def is_revoked(status: dict[str, str]) -> bool:
    """As the specification of the list says: look it up, check it, unpack it, read the bit."""
    _, claims = checked(Client().get(path_of(status["statusListCredential"])).content.decode())
    there = claims["credentialSubject"]
    assert (there["type"], there["statusPurpose"]) == ("BitstringStatusList", status["statusPurpose"])
    assert there["encodedList"][0] == "u"
    packed = there["encodedList"][1:]
    bits = gzip.decompress(base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)))
    assert len(bits) * 8 >= 131_072
    place = int(status["statusListIndex"])
    return f"{bits[place // 8]:08b}"[place % 8] == "1"


def test_a_badge_is_verified_offline_with_the_published_key() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    token = badges.badge_of(made, now=NOW)
    header, claims = checked(token)
    assert (set(header), header["alg"], header["typ"]) == ({"alg", "kid", "typ"}, "RS256", "JWT")
    # The key is also found by itself, at the address it is called by.
    alone = RSAKey.import_key(Client().get(path_of(header["kid"])).json())
    assert jwt.decode(token, alone, algorithms=["RS256"]).claims == claims
    assert not alone.is_private


def test_the_claims_repeat_the_credential() -> None:  # PRV-7
    """What a verifier of Open Badges 3.0 must compare."""
    _, claims = checked(badges.badge_of(factories.certificate(is_confirmed=True), now=NOW))
    assert claims["iss"] == claims["issuer"]["id"]
    assert claims["jti"] == claims["id"]
    assert claims["sub"] == claims["credentialSubject"]["id"]
    began = datetime.fromisoformat(claims["validFrom"])
    assert (claims["nbf"], claims["iat"]) == (int(began.timestamp()), int(began.timestamp()))
    assert began == NOW


def test_a_badge_says_what_the_certificate_says() -> None:  # PRV-7
    enrolment = factories.enrolled()
    version = enrolment.cohort.version
    version.outcomes = "Ik luister.\nIk durf."
    version.save()
    made = factories.certificate(enrolment, is_confirmed=True)
    _, claims = checked(badges.badge_of(made, now=NOW))
    assert claims["@context"][0] == "https://www.w3.org/ns/credentials/v2"
    assert claims["@context"][1] == "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
    assert claims["type"] == ["VerifiableCredential", "OpenBadgeCredential"]
    assert claims["id"] == f"http://localhost:8000/certificaat/{grouped(made.number)}/"
    subject = claims["credentialSubject"]
    assert subject["type"] == ["AchievementSubject"]
    assert subject["identifier"] == [
        {"type": "IdentityObject", "identityHash": made.name, "identityType": "name", "hashed": False}
    ]
    assert (subject["activityStartDate"], subject["activityEndDate"]) == (
        "2026-09-03T00:00:00Z",
        "2026-12-10T00:00:00Z",
    )
    achievement = subject["achievement"]
    assert set(achievement) >= {"id", "type", "name", "description", "criteria"}
    assert (achievement["name"], achievement["criteria"]) == (
        made.programme,
        {"narrative": "- Ik luister.\n- Ik durf."},
    )
    assert made.holder and made.holder.email not in str(claims)


def test_two_of_one_programme_share_the_achievement_and_nothing_else() -> None:
    version = factories.programme_version()
    first, second = (
        badges.credential(factories.certificate(factories.enrolment(factories.cohort(version=version))))
        for _ in range(2)
    )
    one, other = first["credentialSubject"], second["credentialSubject"]
    assert one["achievement"]["id"] == other["achievement"]["id"]
    assert one["id"] != other["id"]


def test_a_badge_that_was_changed_is_no_badge() -> None:  # PRV-7
    token = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    head, body, signature = token.split(".")
    plain = base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).replace(b"Persoon", b"Pierson")
    forged = base64.urlsafe_b64encode(plain).decode().rstrip("=")
    assert forged != body
    with pytest.raises(BadSignatureError):
        checked(f"{head}.{forged}.{signature}")


def test_a_new_key_leaves_old_badges_as_they_were() -> None:  # PRV-7
    old = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    said = io.StringIO()
    call_command("rotate_badge_key", stdout=said)
    new = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    old_header, new_header = checked(old)[0], checked(new)[0]
    assert old_header["kid"] != new_header["kid"]
    assert new_header["kid"] in said.getvalue()
    assert {key["kid"] for key in keys.published()["keys"]} == {new_header["kid"], old_header["kid"]}
    assert BadgeKey.objects.exclude(private="").count() == 1


def test_no_private_half_is_published_or_readable() -> None:  # PRV-7
    key = keys.rotate(now=NOW)
    assert set(key.public) == {"kid", "kty", "alg", "use", "n", "e"}
    assert "PRIVATE" not in key.private
    assert Client().get(reverse("certificates:key", args=[key.pk])).json() == key.public


def test_with_another_secret_a_new_key_signs(settings: Any) -> None:
    old = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    before, settings.SECRET_KEY = settings.SECRET_KEY, "another"
    new = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    assert checked(old)[0]["kid"] != checked(new)[0]["kid"]
    # A secret that is being replaced still opens what it closed.
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a third", ["another"]
    third = badges.badge_of(factories.certificate(is_confirmed=True), now=NOW)
    assert checked(third)[0]["kid"] == checked(new)[0]["kid"]
    assert before != "another"


def test_a_revoked_badge_is_on_the_list() -> None:  # PRV-7
    made, other = (factories.certificate(is_confirmed=True) for _ in range(2))
    status = checked(badges.badge_of(made, now=NOW))[1]["credentialStatus"]
    others = checked(badges.badge_of(other, now=NOW))[1]["credentialStatus"]
    assert status["id"] == f"{status['statusListCredential']}#{status['statusListIndex']}"
    assert not is_revoked(status)
    by = factories.coordinator()
    certifying.revoke(made, reason="Vergissing", by=by, now=NOW)
    assert is_revoked(status)
    assert not is_revoked(others)
    # Also when the register has forgotten it.
    Certificate.objects.all().delete()
    assert is_revoked(status)


def test_each_place_is_its_own_bit() -> None:
    for place in (0, 1, 7, 8, 131_071):
        made = factories.certificate()
        Certificate.objects.filter(pk=made.pk).update(status_place=place)
        status = badges.credential(Certificate.objects.get(pk=made.pk))["credentialStatus"]
        assert not is_revoked(status)
        certifying.revoke(made, reason="Proef", by=factories.coordinator(), now=NOW)
        assert is_revoked(status)


def test_there_is_no_list_without_certificates(client: Client) -> None:
    assert client.get("/badges/status/0/").status_code == 404
    factories.certificate()
    assert client.get("/badges/status/0/").status_code == 200
    assert client.get("/badges/status/1/").status_code == 404


def test_wallets_elsewhere_may_ask(client: Client) -> None:
    factories.certificate()
    key = keys.rotate(now=NOW)
    for path, kind in (
        ("/.well-known/jwks.json", "application/jwk-set+json"),
        (f"/badges/sleutels/{key.pk}/", "application/jwk+json"),
        ("/badges/uitgever/", "application/json"),
        ("/badges/status/0/", "application/vc+jwt"),
    ):
        answer = client.get(path)
        assert (answer.status_code, answer["Access-Control-Allow-Origin"]) == (200, "*")
        assert answer["Content-Type"] == kind


def test_the_issuer_is_found_at_its_own_address(client: Client, settings: Any) -> None:
    settings.PROVIDER_NAME = "De Gemeenteschool"
    made = factories.certificate(is_confirmed=True)
    told = badges.credential(made)["issuer"]
    found = client.get(path_of(told["id"])).json()
    assert {name: found[name] for name in told} == told
    assert (found["name"], found["type"]) == ("De Gemeenteschool", ["Profile"])


def test_the_badge_is_the_same_each_time_and_makes_the_name_stand() -> None:  # PRV-7
    made = factories.certificate(is_confirmed=True)
    first = badges.badge_of(made, now=NOW)
    assert badges.badge_of(made, now=NOW) == first
    assert made.holder
    new = naming.confirm(made, name="Anders", by=made.holder, now=NOW)
    made.refresh_from_db()
    assert (made.replaced_by, new.name) == (new, "Anders")
    with pytest.raises(naming.NotValid):
        badges.badge_of(made, now=NOW)
    assert "Anders" in str(checked(badges.badge_of(new, now=NOW))[1]["credentialSubject"])
    assert jws.extract_compact(first.encode()).payload


def test_there_is_no_badge_before_the_name_is_confirmed() -> None:
    with pytest.raises(printing.NoNameYet):
        badges.badge_of(factories.certificate(), now=NOW)
