"""Someone asked to be erased: what tells of them elsewhere, and what is left of the account (PRI-3).

Each room says in its `privacy.forget` what of somebody it lets go that hangs on no deelname; what hangs on
one goes by its `expiring`. The `privacy` room asks them all.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, models, transaction
from django.db.models import Exists, ForeignObjectRel, OuterRef, Q, QuerySet

from people import sealing
from people.models import Act, Look, Person

NAMELESS = "Iemand die meedeed"
BATCH = 500


@dataclass(frozen=True)
class Traces:
    """How someone is found in what others keep: by keys of what was theirs, by name and by address.

    A name of a single word could be anybody's, so it is not looked for.
    """

    person: Person
    keys: frozenset[str]
    names: tuple[str, ...]
    addresses: tuple[str, ...]

    def are_in(self, *said: Any) -> bool:
        return any(self._mark.search(words) for words in _words_in(said))

    def taken_out_of(self, said: Any) -> Any:
        """The same, without name and address."""
        if isinstance(said, str):
            return self._mark.sub(NAMELESS, said)
        if isinstance(said, Mapping):
            return {name: self.taken_out_of(value) for name, value in said.items()}
        return [self.taken_out_of(one) for one in said] if isinstance(said, Sequence) else said

    @cached_property
    def _mark(self) -> re.Pattern[str]:
        names = [re.escape(one) for one in sorted(self.names, key=len, reverse=True)]
        addresses = [f"(?i:{re.escape(one)})" for one in self.addresses]
        return re.compile(rf"(?<![\w.+-])(?:{'|'.join([*addresses, *names])})(?!\w)")


def traces_of(person: Person, keys: frozenset[str]) -> Traces:
    held = accounts_of(person)
    names = tuple({one.name for one in held if " " in one.name})
    addresses = EmailAddress.objects.filter(user__in=held).values_list("email", flat=True)
    return Traces(person, keys, names, tuple({*(one.email for one in held), *addresses}))


def accounts_of(person: Person) -> QuerySet[Person]:
    """With those that went up in it."""
    return Person.objects.filter(Q(pk=person.pk) | Q(merged_into=person))


def _words_in(said: Any) -> list[str]:
    if isinstance(said, str):
        return [said]
    if isinstance(said, Mapping):
        said = list(said.values())
    return [words for one in said for words in _words_in(one)] if isinstance(said, Sequence) else []


def of_nothing[M: models.Model](
    rows: QuerySet[M], *, besides: Collection[type[models.Model]] = ()
) -> QuerySet[M]:
    """Those to which nothing refers any more, whoever may; what is `besides` goes along with them."""
    for one in rows.model._meta.get_fields(include_hidden=True):
        if isinstance(one, ForeignObjectRel) and one.related_model not in besides:
            uses = one.related_model._base_manager.filter(**{one.field.name: OuterRef("pk")})
            rows = rows.exclude(Exists(uses))
    return rows


@transaction.atomic
def close(person: Person) -> None:
    """Nobody comes in any more, and who is in is out at the next page."""
    person.groups.clear()
    person.user_permissions.clear()
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password"])
    _end_sessions(person)


def _end_sessions(person: Person) -> None:
    """What is in a session cannot be asked for, only read."""
    UserSession.objects.filter(user=person).delete()
    for session in Session.objects.iterator(chunk_size=BATCH):
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()


@transaction.atomic
def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """The logs: who looked goes with what was looked at, of acts the seal stays and no word."""
    Look.objects.filter(owner=person).delete()
    sealing.erase(Act.objects.filter(about__in=_said_about(traces.keys)))
    sealing.make_nameless(Act.objects.filter(actor=person))
    _forget_notes(person, traces)


def _said_about(keys: frozenset[str]) -> list[str]:
    """Also of a piece of what was theirs: "entry:12:talk:3" is about entry 12."""
    said = Act.objects.order_by().values_list("about", flat=True).distinct()
    return [one for one in said if ":".join(one.split(":")[:2]) in keys]


def _forget_notes(person: Person, traces: Traces) -> None:
    """The admin site writes down names, of what somebody is in as well."""
    rows = LogEntry.objects.values_list("pk", "object_repr", "change_message")
    named = [pk for pk, *said in rows.iterator(chunk_size=BATCH) if traces.are_in(*said)]
    own = Q(content_type__app_label="people", content_type__model="person", object_id=str(person.pk))
    LogEntry.objects.filter(own | Q(pk__in=named) | Q(user=person)).delete()


@transaction.atomic
def leave_nameless(person: Person, *, now: datetime) -> None:
    """What others need of this account stands there without a name; it opens nothing."""
    for one in accounts_of(person).select_for_update().order_by("pk"):
        one.name, one.email = NAMELESS, f"gewist-{one.pk}@account.invalid"
        one.organisation = one.last_login = one.mail_refused_at = None
        one.mail_refused_for = one.mail_refused_answer = ""
        one.mail_came_back = False
        one.erased_at = now
        one.save()
    EmailAddress.objects.filter(user__in=accounts_of(person)).delete()


def scour() -> None:
    """SQLite overwrites what is deleted (`secure_delete`), but not what moved, and in its journal first.

    So the file is written anew, and the journal back into it. Not within a transaction.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
