from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from certificates import certifying
from certificates.models import Certificate
from certificates.numbering import ALPHABET, LENGTH, grouped, new_number, read
from people.models import Act
from tests import factories
from tests.concurrency import at_once

NOW = factories.at("2026-12-17", "16:00")
ON = date(2026, 12, 17)
pytestmark = pytest.mark.django_db


def test_a_certificate_keeps_everything_as_it_was_at_issue(settings: Any) -> None:  # PRV-7
    settings.PROVIDER_NAME, settings.SIGNATORY = "De Gemeenteschool", "Ada Bos, directeur"
    enrolment = factories.enrolment(factories.cohort(name="Najaar"), "Noor de Vries")
    version = enrolment.cohort.version
    version.outcomes = "Ik luister.\n\n Ik durf. "
    version.save()
    by = factories.person()
    made = certifying.grant(enrolment, obtained_on=ON, by=by, now=NOW)
    settings.PROVIDER_NAME = settings.SIGNATORY = "Anders"
    version.programme.title = "Anders"
    version.programme.save()
    enrolment.cohort.sessions.all().delete()
    made.refresh_from_db()
    assert (made.name, made.cohort, made.learned) == ("Noor de Vries", "Najaar", ["Ik luister.", "Ik durf."])
    assert (made.provider, made.signatory) == ("De Gemeenteschool", "Ada Bos, directeur")
    assert made.programme.startswith("Programma")
    assert (made.starts_on, made.ends_on) == (date(2026, 9, 3), date(2026, 12, 10))
    assert (made.obtained_on, made.issued_at, made.issued_by) == (ON, NOW, by)
    act = Act.objects.get(about=made.key)
    assert (act.action, act.actor, act.at) == ("certificate granted", by, NOW)


def test_a_cancelled_day_does_not_count_for_the_period() -> None:  # COH-4
    enrolment = factories.enrolment(factories.cohort(days=3))
    enrolment.cohort.sessions.filter(number=3).update(cancelled_at=NOW)
    made = certifying.grant(enrolment, obtained_on=ON, by=None, now=NOW)
    assert (made.starts_on, made.ends_on) == (date(2026, 9, 3), date(2026, 9, 17))


def test_granting_again_gives_the_same_certificate() -> None:  # PRV-7
    enrolment = factories.enrolment(factories.cohort())
    made = certifying.grant(enrolment, obtained_on=ON, by=None, now=NOW)
    later = NOW + timedelta(days=1)
    assert certifying.grant(enrolment, obtained_on=ON, by=None, now=later) == made
    certifying_person = factories.person()
    certifying.revoke(made, reason="Vergissing", by=certifying_person, now=later)
    assert certifying.grant(enrolment, obtained_on=ON, by=None, now=later) == made
    assert Certificate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_granting_at_once_gives_one_certificate() -> None:  # PRV-7
    enrolment = factories.enrolment(factories.cohort())
    made, errors = at_once([lambda: certifying.grant(enrolment, obtained_on=ON, by=None, now=NOW)] * 4)
    assert not errors
    assert {one.pk for one in made} == {Certificate.objects.get().pk}


def test_the_database_refuses_a_second_valid_certificate() -> None:  # PRV-7
    made = factories.certificate()
    twin = Certificate(**{name: getattr(made, name) for name in certifying.KEPT})
    with pytest.raises(IntegrityError), transaction.atomic():
        certifying._enter(twin, obtained_on=ON, by=None, now=NOW)


@pytest.mark.parametrize(
    "fields",
    [
        {"revoked_at": NOW},
        {"taken_at": NOW, "name_confirmed_at": None},
        {"number": "the other's"},
        {"status_place": "the other's place"},
        {"replaced_by": "the other"},
    ],
)
def test_the_database_refuses_what_cannot_be(fields: dict[str, Any]) -> None:
    made, other = factories.certificate(), factories.certificate()
    wrong = {"the other's": other.number, "the other's place": other.status_place, "the other": other}
    fields = {name: wrong.get(value, value) for name, value in fields.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Certificate.objects.filter(pk=made.pk).update(**fields)


def test_a_revocation_says_why_and_stays() -> None:  # PRV-7
    made, by = factories.certificate(), factories.coordinator()
    with pytest.raises(certifying.NoReason):
        certifying.revoke(made, reason="  ", by=by, now=NOW)
    certifying.revoke(made, reason=" Niet zelf gedaan. ", by=by, now=NOW)
    made.refresh_from_db()
    assert (made.revoked_at, made.revoked_by, made.reason) == (NOW, by, "Niet zelf gedaan.")
    act = Act.objects.get(about=made.key, action="certificate revoked")
    assert (act.actor, act.reason) == (by, "Niet zelf gedaan.")
    with pytest.raises(certifying.AlreadyRevoked):
        certifying.revoke(made, reason="Nog eens", by=by, now=NOW)


def test_a_new_number_replaces_the_old_one() -> None:  # PRV-7
    old, by = factories.certificate(), factories.coordinator()
    new = certifying.reissue(old, reason="Naam verkeerd", by=by, now=NOW)
    old.refresh_from_db()
    assert (old.is_valid, old.replaced_by, old.reason) == (False, new, "Naam verkeerd")
    assert (new.is_valid, new.holder, new.obtained_on) == (True, old.holder, old.obtained_on)
    assert new.number != old.number
    assert new.status_place != old.status_place
    assert new.subject == old.subject
    assert Act.objects.get(about=old.key, action="certificate reissued").reason == "Naam verkeerd"
    with pytest.raises(certifying.AlreadyReplaced):
        certifying.reissue(old, reason="Nog eens", by=by, now=NOW)


def test_what_was_revoked_by_mistake_can_be_issued_anew() -> None:  # PRV-7
    old, by = factories.certificate(), factories.coordinator()
    certifying.revoke(old, reason="Vergissing", by=by, now=NOW)
    new = certifying.reissue(old, reason="Het was een vergissing", by=by, now=NOW)
    old.refresh_from_db()
    assert (old.reason, old.replaced_by, new.is_valid) == ("Vergissing", new, True)


def test_the_holder_hears_that_there_is_news_and_no_more() -> None:  # MSG-6
    made, by = factories.certificate(), factories.coordinator()
    certifying.revoke(made, reason="Geheime reden", by=by, now=NOW)
    new = certifying.reissue(made, reason="Toch wel", by=by, now=NOW)
    told = list(made.holder.messages.order_by("pk").values_list("kind", "facts"))
    assert told == [
        ("certificate_revoked", {"path": f"/mijn/certificaat/{made.pk}/"}),
        ("certificate_reissued", {"path": f"/mijn/certificaat/{new.pk}/"}),
    ]


def test_numbers_cannot_be_guessed() -> None:  # PRV-7
    assert len(ALPHABET) ** LENGTH >= 2**80
    numbers = {new_number() for _ in range(2000)}
    assert len(numbers) == 2000
    assert set("".join(numbers)) == set(ALPHABET)


def test_a_number_is_read_as_people_write_it() -> None:
    number = new_number()
    assert read(grouped(number)) == number
    typed = grouped(number).lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert read(f"  {typed}\n") == number
    for wrong in ("", number[:-1], f"{number}0", f"{number[:-1]}U", "é" * LENGTH):
        assert read(wrong) == ""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="rows are locked on PostgreSQL only")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_reissue_at_once_one_is_late() -> None:  # PRV-7
    old, by = factories.certificate(), factories.coordinator()
    made, errors = at_once([lambda: certifying.reissue(old, reason="Fout", by=by, now=NOW)] * 2)
    assert (len(made), [type(error) for error in errors]) == (1, [certifying.AlreadyReplaced])
    assert Certificate.objects.filter(revoked_at=None).count() == 1
