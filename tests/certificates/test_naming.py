import pytest

from certificates import certifying, naming, printing
from certificates.models import Certificate
from people.models import Act
from tests import factories

NOW = factories.at("2026-12-17", "16:00")
pytestmark = pytest.mark.django_db


def confirm(made: Certificate, name: str) -> Certificate:
    assert made.holder
    return naming.confirm(made, name=name, by=made.holder, now=NOW)


def test_the_holder_may_write_the_name_until_it_is_taken() -> None:  # PRV-7
    made = factories.certificate()
    first = confirm(made, " Noor   de Vries ")
    assert (first.pk, first.name, first.name_confirmed_at) == (made.pk, "Noor de Vries", NOW)
    second = confirm(made, "Noor d'Vries")
    assert (second.pk, second.number, second.name) == (made.pk, made.number, "Noor d'Vries")
    assert Certificate.objects.count() == 1


def test_another_name_after_taking_is_another_certificate() -> None:  # PRV-7
    made = confirm(factories.certificate(), "Noor de Vries")
    assert made.holder
    printing.take(made, now=NOW)
    assert confirm(made, "Noor de Vries").pk == made.pk
    new = confirm(made, "Noor Vries")
    made.refresh_from_db()
    assert (made.is_valid, made.reason, made.replaced_by) == (False, naming.MENDED, new)
    assert (new.name, new.has_name, new.taken_at) == ("Noor Vries", True, None)
    assert Act.objects.get(about=made.key, action="certificate reissued").actor == made.holder
    # Who did it themselves is not told.
    assert not made.holder.messages.exists()


@pytest.mark.parametrize(
    ("name", "refusal"),
    [
        ("", naming.NoName),
        ("  \u200b ", naming.NoName),
        ("123", naming.NoName),
        ("x" * 121, naming.TooLong),
        ("山田", naming.Unreadable),
        ("Noor 🎓", naming.Unreadable),
        ("שָׂרָה", naming.Unreadable),
    ],
)
def test_a_name_that_cannot_be_printed_is_refused(name: str, refusal: type[Exception]) -> None:  # PRV-7
    made = factories.certificate()
    with pytest.raises(refusal):
        confirm(made, name)
    made.refresh_from_db()
    assert not made.has_name


def test_the_refusal_names_what_is_wrong() -> None:
    with pytest.raises(naming.Unreadable, match="de tekens 山 田 niet"):
        naming.clean("Noor 山田")


@pytest.mark.parametrize(
    "name", ["O'Neill-Łukaszewska", "Çelik", "x" * 120, "فاطمة", "שרה", "Ελένη", "Оксана"]
)
def test_a_name_is_kept_as_it_is_written(name: str) -> None:  # PRV-7
    assert confirm(factories.certificate(), name).name == name


def test_two_ways_to_type_one_letter_are_one_name() -> None:
    assert naming.clean("Noe\u0308l") == "Noël"


def test_what_turns_the_line_around_is_left_out() -> None:
    assert naming.clean("Noor\u202e seirV\u0000") == "Noor seirV"


def test_showing_the_name_is_the_holders_choice() -> None:  # PRV-7
    made = factories.certificate()
    assert made.holder and not made.shows_name
    naming.show_name(made, True, by=made.holder, now=NOW)
    naming.show_name(made, True, by=made.holder, now=NOW)
    made.refresh_from_db()
    assert made.shows_name
    naming.show_name(made, False, by=made.holder, now=NOW)
    acts = Act.objects.filter(about=made.key).order_by("pk").values_list("action", flat=True)
    assert list(acts)[1:] == ["certificate name shown", "certificate name hidden"]


def test_nothing_changes_on_what_is_revoked() -> None:
    made = factories.certificate()
    assert made.holder
    certifying.revoke(made, reason="Vergissing", by=factories.coordinator(), now=NOW)
    with pytest.raises(naming.NotValid):
        naming.show_name(made, True, by=made.holder, now=NOW)
    with pytest.raises(naming.NotValid):
        confirm(made, "Noor")
