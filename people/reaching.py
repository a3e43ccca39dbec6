"""Whether someone's address still takes mail (MSG-5)."""

from datetime import datetime

from people.models import Person


def refused(person: Person, *, answer: str, now: datetime) -> None:
    """The mail server will never take mail for this address. With another address it is over by itself."""
    said = {"mail_refused_for": person.email, "mail_refused_at": now, "mail_refused_answer": answer[:500]}
    Person.objects.filter(pk=person.pk).update(**said)


def reached(person: Person) -> None:
    Person.objects.filter(pk=person.pk).update(
        mail_refused_for="", mail_refused_at=None, mail_refused_answer=""
    )
