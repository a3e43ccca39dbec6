"""Whether someone's address still takes mail (MSG-5)."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from people.looking import log_act
from people.models import Person

NOTHING = {
    "mail_refused_for": "",
    "mail_refused_at": None,
    "mail_refused_answer": "",
    "mail_came_back": False,
}


def refused(person: Person, *, answer: str, came_back: bool = False, now: datetime) -> None:
    """A mail server will never take mail for this address. With another address it is over by itself.

    `came_back`: our own server took the mail, and another one further on did not.
    """
    said = {"mail_refused_for": person.email, "mail_refused_at": now, "mail_refused_answer": answer[:500]}
    Person.objects.filter(pk=person.pk).update(**said, mail_came_back=came_back)


def reached(person: Person) -> None:
    """Our server took a mail. That says nothing about an address which was refused further on."""
    Person.objects.filter(pk=person.pk, mail_came_back=False).update(**NOTHING)


def out_of_reach() -> QuerySet[Person]:
    """Whose address does not take mail, for who can ask them for another."""
    return Person.objects.out_of_reach().filter(is_active=True).order_by("name", "pk")


@transaction.atomic
def trust(person: Person, *, by: Person, now: datetime) -> None:
    """Someone knows that the address works. Twice is once."""
    if Person.objects.out_of_reach().filter(pk=person.pk).update(**NOTHING):
        log_act("address-trusted", about=f"person:{person.pk}", by=by, now=now)
