"""What this app holds of a person, and for how long (PRI-4).

Every app has such a list; a test compares all lists with all models, so a field without a policy fails.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.db import models

from people import forgetting, sealing
from people.forgetting import Traces
from people.handing import hand, hand_but_doubles, hand_terms
from people.models import Act, Coordinator, Look, Organisation, Person, Seal
from people.purposes import (
    ACCOUNT,
    ACCOUNTABILITY,
    ADMINISTRATOR,
    COORDINATOR,
    EVERYONE,
    TRAINING,
    Purpose,
    Role,
)


@dataclass(frozen=True)
class Held:
    """Fields of one model that are kept equally long. `what` and `keep` are read on screen.

    `of` says whose it is, with the words for a role that would not say `what`; without it, it is nobody's.
    Whoever it is of reads it, unless named in `unseen_by`. `seen_by` are the others: roles, or words.
    """

    model: type[models.Model]
    fields: tuple[str, ...]
    what: str
    keep: str
    purpose: Purpose | None = None
    of: Mapping[Role, str] = field(default_factory=dict)
    seen_by: tuple[Role | str, ...] = ()
    unseen_by: tuple[Role, ...] = ()


HELD = (
    Held(
        model=Person,
        fields=(
            "id",
            "email",
            "name",
            "organisation",
            "password",
            "last_login",
            "is_active",
            "is_staff",
            "is_superuser",
            "is_demo",
            "joined_at",
            "merged_into",
            "erased_at",
            "notice_read_on",
            "groups",
            "user_permissions",
        ),
        what="Je account",
        keep="1 jaar nadat je laatste rol is gestopt, na een waarschuwing",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        seen_by=("wie met je werkt je naam en je organisatie", COORDINATOR, ADMINISTRATOR),
    ),
    Held(
        model=Person,
        fields=("mail_refused_at", "mail_refused_for", "mail_refused_answer", "mail_came_back"),
        what="Dat een mailserver je adres weigerde",
        keep="tot je adres verandert, er weer mail aankomt of het programmabureau zegt dat het adres klopt",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        seen_by=(COORDINATOR, ADMINISTRATOR),
    ),
    Held(model=Organisation, fields=("id", "name"), what="Organisaties", keep="zolang het programma bestaat"),
    Held(
        model=Coordinator,
        fields=("id", "person", "since", "until"),
        what="Wie contactpersoon is of was",
        keep="1 jaar nadat de rol is gestopt",
        purpose=TRAINING,
        of={COORDINATOR: "Dat je contactpersoon bent of was"},
        seen_by=(ADMINISTRATOR,),
    ),
    Held(
        model=Look,
        fields=("id", "viewer", "owner", "role", "what", "label", "on", "at", "reason"),
        what="Wie wat van jou heeft bekeken, en bij een noodinzage waarom",
        keep="1 jaar nadat het bekekene weg is",
        purpose=ACCOUNTABILITY,
        of={EVERYONE: "Wie wat van jou heeft bekeken, en wat jij van een ander bekeek"},
        seen_by=("van wie het bekekene is",),
    ),
    Held(
        model=Act,
        fields=(
            "id",
            "actor",
            "by_number",
            "action",
            "about",
            "reason",
            "result",
            "origin",
            "at",
            "seal",
            "handed_over",
        ),
        what="Wie wat deed, en vanaf welk adres (als controlegetal)",
        keep="1 jaar nadat het onderwerp weg is",
        purpose=ACCOUNTABILITY,
        of={EVERYONE: "Wat je deed in dit systeem, en vanaf welk adres (als controlegetal)"},
        seen_by=(ADMINISTRATOR,),
        unseen_by=(EVERYONE,),
    ),
    Held(
        model=Seal,
        fields=("number", "content", "chain", "erased", "sealed_at"),
        what="Controlegetallen waaraan te zien is dat niemand het logboek veranderde",
        keep="zolang het programma bestaat; er staat niets in over wie iets deed",
    ),
)

# In tables of Django and allauth, which stay as they made them.
HELD_BESIDE = (
    Held(
        model=EmailAddress,
        fields=("user", "email", "verified", "primary"),
        what="De e-mailadressen waarmee je inlogt",
        keep="zo lang als je account",
        purpose=ACCOUNT,
        of={EVERYONE: ""},
        seen_by=(COORDINATOR, ADMINISTRATOR),
    ),
    Held(
        model=LogEntry,
        fields=("user", "action_time", "object_repr", "change_message"),
        what="Wat je in de beheersite veranderde",
        keep="1 jaar",
        purpose=ACCOUNTABILITY,
        of={ADMINISTRATOR: ""},
        seen_by=(ADMINISTRATOR,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """The last room to do so: with its addresses gone the old account is closed."""
    hand_terms(Coordinator, old=old, to=to)
    Look.objects.filter(viewer__in=(old, to), owner__in=(old, to)).delete()
    once = ["role", "what", "on"]
    hand_but_doubles(Look, "viewer", per=["owner", *once], old=old, to=to)
    hand_but_doubles(Look, "owner", per=["viewer", *once], old=old, to=to)
    sealing.hand_over(old, to=to)
    hand(Person, "merged_into", old=old, to=to)
    hand(LogEntry, "user", old=old, to=to)
    _hand_addresses(old, to=to)
    _close(old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """The name and the address go last of all, once the mail that says so has left."""
    forgetting.forget(person, traces=traces, now=now)


def _hand_addresses(old: Person, *, to: Person) -> None:
    """Whoever signed in with one of them still does. An address that nobody confirmed goes."""
    EmailAddress.objects.filter(user__in=(old, to), verified=False).delete()
    EmailAddress.objects.filter(user=old).update(user=to, primary=False)
    own = {"user": to, "verified": True, "primary": True}
    EmailAddress.objects.get_or_create(email=to.email, defaults=own)
    EmailAddress.objects.get_or_create(email=old.email, defaults={"user": to, "verified": True})


def _close(old: Person, *, to: Person) -> None:
    """It stays as a number in the log of acts, and opens nothing any more. Its address is free."""
    to.organisation = to.organisation or old.organisation
    to.joined_at = min(to.joined_at, old.joined_at)
    to.save(update_fields=["organisation", "joined_at"])
    old.groups.clear()
    old.user_permissions.clear()
    old.email = f"samengevoegd-{old.pk}@account.invalid"
    old.is_active = old.is_staff = old.is_superuser = False
    old.merged_into = to
    old.organisation, old.mail_refused_at = None, None
    old.mail_refused_for = old.mail_refused_answer = ""
    old.set_unusable_password()
    old.save()
