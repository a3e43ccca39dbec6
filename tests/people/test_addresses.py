"""An address that looks like somebody's is refused where it is typed (PPL-1)."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from assignments.forms import DelegateForm, NameForm
from cohorts.fields import email_field
from intake.forms import ClaimForm
from people.addresses import LOOKALIKE
from people.forms import NewAddressForm
from people.models import Person
from tests import factories as make
from tests.door.signing import just_proven

pytestmark = pytest.mark.django_db
LOOK_ALIKE = (
    "sаnne@waterrijk.nl",  # a Cyrillic a
    "sanne@wаterrijk.nl",
    "sanne@waterrĳk.nl",
    "ｓanne@waterrijk.nl",
    "sanne@waterrijk。nl",
)


@pytest.mark.parametrize("address", LOOK_ALIKE)
def test_every_form_says_so_and_keeps_what_was_typed(address: str) -> None:
    typed = {"email": address, "name": "Sanne"}
    fields = [form(typed) for form in (ClaimForm, NameForm, DelegateForm)]
    for form in [*fields, NewAddressForm(make.person(), typed)]:
        assert LOOKALIKE in form.errors["email"]
        assert form["email"].value() == address
    with pytest.raises(Exception, match="gewone letter lijkt"):
        email_field().clean(address)


@pytest.mark.parametrize("address", ["sanne@waterrijk.nl", "o'neill+werk@xn--bcher-kva.example"])
def test_an_address_as_mail_servers_write_it_is_taken(address: str) -> None:
    assert email_field().clean(address) == address


def test_an_administrator_cannot_type_one_either(client: Client) -> None:
    just_proven(client, make.administrator())
    person = make.person("Sanne")
    url = reverse("admin:people_person_change", args=[person.pk])
    answer = client.post(url, {"email": LOOK_ALIKE[1], "name": "Sanne"})
    assert (answer.status_code, LOOKALIKE in answer.content.decode()) == (200, True)
    assert Person.objects.get(pk=person.pk).email == person.email


def test_a_name_adds_no_line_to_a_letter(client: Client) -> None:
    name = "Noor\r\nBcc: iedereen@voorbeeld.example"
    typed = {"name": name, "email": "noor@voorbeeld.example"}
    client.post(reverse("intake:start", args=[make.open_cohort().pk]), typed)
    (sent,) = mail.outbox
    assert sent.recipients() == ["noor@voorbeeld.example"]
    assert "bcc" not in {header.lower() for header in sent.message()}
