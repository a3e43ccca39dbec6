"""Who has a conversation in their calendar, by the mails about it (COH-4).

A mail counts once an attempt was made to send it: whether it arrived, only the mail server knows.
"""

from django.db.models import Q

from outbox.models import Message
from people.models import Person


def who_knows(subject: str, *, invited: str, called_off: str) -> list[Person]:
    """Of whom the last mail about it was an invitation. That it is off counts as soon as it is planned."""
    about = Message.objects.filter(subject=subject, kind__in=(invited, called_off)).order_by("pk")
    told = about.filter(Q(attempts__gt=0) | Q(kind=called_off, state__in=("planned", "claimed")))
    last = dict(told.values_list("recipient", "kind"))
    return list(Person.objects.filter(pk__in=[person for person, kind in last.items() if kind == invited]))
