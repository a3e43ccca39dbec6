"""The reminders of a day in one mail, for who wants that (MSG-4)."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

from django.db import connection, transaction
from django.db.models import Exists, OuterRef

from outbox.kind import DIGEST
from outbox.kinds import KINDS
from outbox.letters import subject_of
from outbox.models import IN_DIGEST, Digest, Message, Preference
from outbox.planning import Planned, insert, new_row
from people.models import Person

State = Message.State
GATHERED = [kind.name for kind in KINDS if kind.may_be_gathered]


@transaction.atomic
def gather(*, now: datetime) -> int:
    """Puts due reminders into digests, just before they would leave. One alone goes as it is."""
    digests: list[Message] = []
    for person, group in groupby(_due(now), key=lambda row: row.recipient):
        rows = list(group)
        if len(rows) > 1:
            digests.append(_digest(person, rows, now))
            Message.objects.filter(pk__in=[row.pk for row in rows]).update(
                state=State.LAPSED, reason=IN_DIGEST
            )
    return len(insert(digests, now=now)) if digests else 0


def _due(now: datetime) -> Iterable[Message]:
    """What is due for these people and was never tried; others do not wait for who holds these rows."""
    off = Preference.objects.filter(person=OuterRef("recipient"), kind=OuterRef("kind"), wants=False)
    rows = (
        Message.objects.open()
        .may_leave(now)
        .not_held()
        .filter(due_at__lte=now, state=State.PLANNED, attempts=0, kind__in=GATHERED)
        .filter(recipient__in=Digest.objects.values("person"), recipient__is_active=True)
        .exclude(Exists(off))
    )
    skip = connection.features.has_select_for_update_skip_locked
    return (
        rows.select_for_update(of=("self",), skip_locked=skip)
        .select_related("recipient")
        .order_by("recipient", "due_at", "pk")
    )


def _digest(person: Person, rows: list[Message], now: datetime) -> Message:
    items = [{"title": subject_of(row), "path": row.facts["path"]} for row in rows]
    own, facts = f"person:{person.pk}", {"items": items}
    planned = Planned(DIGEST.name, to=person, subject=own, occasion=str(rows[0].pk), facts=facts)
    return new_row(planned, due_at=now, now=now)
