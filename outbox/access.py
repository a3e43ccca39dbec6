from django.shortcuts import get_object_or_404

from outbox.models import Message
from people.models import Person


def own_message(person: Person, pk: int) -> Message:
    """A message to this very person, or 404. Nobody reads another's."""
    return get_object_or_404(Message.objects.select_related("recipient"), pk=pk, recipient=person)
