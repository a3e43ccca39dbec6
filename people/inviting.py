"""Accounts come only from an invitation (PPL-3)."""

from contextlib import suppress

from allauth.account.models import EmailAddress
from django.db import IntegrityError, connection, transaction
from django.db.models import Value
from django.db.models.functions import Lower

from people.models import Organisation, Person


@transaction.atomic
def account_for(email: str, *, name: str, organisation: Organisation | None = None) -> tuple[Person, bool]:
    """The person with this address, and whether the account is new.

    An existing account is left as it is: who invites may not rename somebody (PPL-1). The address of a new
    account counts as confirmed, because only its reader can get in: signing in takes a code by mail.
    """
    known = known_by(email.strip())
    if known:
        return known, False
    try:
        with transaction.atomic():
            person = Person.objects.create_user(email, name, organisation=organisation)
    except IntegrityError:
        # Somebody invited the same address in the same second.
        return Person.objects.get_by_natural_key(email.strip()), False
    confirm_address(person)
    return person, True


def confirm_address(person: Person) -> None:
    """From now on this person signs in with the address of the account, and with no other."""
    EmailAddress.objects.filter(user=person).delete()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


def known_by(email: str) -> Person | None:
    """By the address of the account, or by another one that was confirmed."""
    person = Person.objects.filter(email__iexact=email).first()
    if person:
        return person
    confirmed = EmailAddress.objects.filter(email__iexact=email, verified=True).select_related("user")
    return next((address.user for address in confirmed), None)


def organisation_named(name: str) -> Organisation | None:
    """The organisation with this name, made when it is new; two who name it at once get the same."""
    name = " ".join(name.split())
    if not name:
        return None
    # Compared as the constraint compares.
    named = Organisation.objects.alias(lowered=Lower("name")).filter(lowered=Lower(Value(name)))
    with suppress(IntegrityError), transaction.atomic():
        return _held(named.first()) or Organisation.objects.create(name=name)
    return named.get()


def _held(organisation: Organisation | None) -> Organisation | None:
    """Not to be thrown away before what is being written names it; None when it just was.

    The lock that a foreign key takes, as ours are looked at when all is written, which is too late. It lets
    all others name the same one; the locks that Django offers would let them wait.
    """
    if organisation is None or connection.vendor != "postgresql":
        return organisation
    with connection.cursor() as cursor:
        cursor.execute("SELECT FROM people_organisation WHERE id = %s FOR KEY SHARE", [organisation.pk])
        return organisation if cursor.rowcount else None
