"""What the programme office sees of one person: what they are where, what was sent and done. No text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress

from assignments.models import Support
from cohorts.models import Admission, Enrolment, StartTalk, Trainership
from desk.people_list import Relation, relations_of
from outbox import desk
from outbox.models import Message
from people.models import Act, Person

INVITATIONS = (
    "invitation_participant",
    "invitation_trainer",
    "invitation_support",
    "waiting_list",
    "place_offered",
    "offer_lapsed",
    "welcome",
)
# Of other acts the office sees nothing here: conversations, assignments and PODs are not its own.
ACTS = {
    "enrolled": "Kreeg een plaats",
    "withdrawn": "Stopte",
    "transferred": "Ging naar een ander cohort",
    "put-on-waiting-list": "Kwam op de wachtlijst",
    "left-waiting-list": "Ging van de wachtlijst",
    "trainer-invited": "Werd trainer",
    "trainer-ended": "Was geen trainer meer",
    "start-talk-planned": "Startgesprek gepland",
    "start-talk-moved": "Startgesprek verzet",
    "start-talk-held": "Startgesprek gevoerd",
    "support-named": "Werd genoemd als begeleider of opdrachtgever",
    "support-ended": "Was geen begeleider of opdrachtgever meer",
    "coordinator-appointed": "Werd contactpersoon",
    "joining-asked": "Gevraagd om samen te voegen met een ander account",
    "accounts-joined": "Samengevoegd met een ander account",
    "address-trusted": "Adres klopt, zei het programmabureau",
}
MOST_SHOWN = 100


@dataclass(frozen=True)
class Invitation:
    label: str
    due_at: datetime
    sent_at: datetime | None
    state: str


@dataclass(frozen=True)
class Done:
    label: str
    where: str
    at: datetime
    by: str


@dataclass(frozen=True)
class PersonPage:
    person: Person
    relations: Sequence[Relation]
    active: Sequence[Enrolment]
    other_addresses: Sequence[str]
    invitations: Sequence[Invitation]
    acts: Sequence[Done]


def page_of(person: Person, *, sees_applications: bool, now: datetime) -> PersonPage:
    relations = relations_of([person], sees_applications=sees_applications, now=now)
    addresses = EmailAddress.objects.filter(user=person, verified=True).exclude(email__iexact=person.email)
    enrolments = Enrolment.objects.active().filter(person=person).select_related("cohort").order_by("-pk")
    return PersonPage(
        person=person,
        relations=relations[person.pk],
        active=list(enrolments),
        other_addresses=list(addresses.order_by("email").values_list("email", flat=True)),
        invitations=[_invitation(row) for row in _invitations(person)],
        acts=_acts(person),
    )


def _invitations(person: Person) -> Sequence[Message]:
    rows = desk.shown().filter(recipient=person, kind__in=INVITATIONS).order_by("-due_at", "-pk")
    return list(rows[:MOST_SHOWN])


def _invitation(row: Message) -> Invitation:
    return Invitation(row.label, row.due_at, row.sent_at, Message.State(row.state).label)


def _acts(person: Person) -> list[Done]:
    where = _things_of(person)
    rows = Act.objects.filter(about__in=where, action__in=ACTS).select_related("actor").order_by("-at", "-pk")
    return [
        Done(ACTS[one.action], where[one.about], one.at, one.actor.name if one.actor else "")
        for one in rows[:MOST_SHOWN]
    ]


def _things_of(person: Person) -> dict[str, str]:
    """The keys by which acts name what is this person's, each with the cohort or person it is about."""
    own: dict[str, str] = {f"person:{person.pk}": ""}
    for model, name in ((Enrolment, "enrolment"), (Trainership, "trainership"), (Admission, "admission")):
        rows = model._default_manager.filter(person=person).values_list("pk", "cohort__name")
        own |= {f"{name}:{pk}": cohort for pk, cohort in rows}
    talks = StartTalk.objects.filter(enrolment__person=person).values_list("pk", "enrolment__cohort__name")
    supports = Support.objects.filter(person=person)
    helped = supports.values_list("pk", "assignment__enrolment__person__name")
    own |= {f"start-talk:{pk}": cohort for pk, cohort in talks}
    return own | {f"support:{pk}": name for pk, name in helped}
