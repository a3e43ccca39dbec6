"""A complaint, from its first word to the decision. Who it is about never handles it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from evaluation import letters
from evaluation.models import Complaint, Reply
from outbox.planning import lapse, plan_many
from people.looking import log_act
from people.models import Coordinator, Person
from people.refusals import Refusal
from writing import drafts
from writing.drafts import Desk, Place

NEW = "complaint:new"
LABELS = {"subject": "Onderwerp", "words": "Klacht", "wish": "Wens"}
Route = Complaint.Route


class Over(Refusal):
    message = "Deze klacht is afgerond. Je kunt er niets meer bij schrijven."


class NobodyHandles(Refusal):
    message = "Hier kan niemand je klacht behandelen. Ga ermee naar de onafhankelijke persoon of commissie."


class NotYours(Refusal):
    message = "Alleen wie de klacht behandelt, neemt het besluit."


def draft_of(by: Person, *, back: str) -> Desk:
    return drafts.desk(Place(by.pk, NEW, "Klacht", back, LABELS))


def reply_draft(complaint: Complaint, by: Person, *, back: str) -> Desk:
    return drafts.desk(
        Place(by.pk, _reply_key(complaint), f"Antwoord bij {complaint}", back, {"words": "Antwoord"})
    )


@transaction.atomic
def complain(
    *, subject: str, words: str, wish: str, about_office: bool, by: Person, now: datetime
) -> Complaint:
    """About the office, or by somebody of the office, it goes to the administrator."""
    is_of_the_office = Coordinator.objects.filter(person=by, until=None).exists()
    route = Route.ADMINISTRATOR if about_office or is_of_the_office else Route.OFFICE
    made = Complaint.objects.create(by=by, route=route, subject=subject, words=words, wish=wish, made_at=now)
    handlers = handlers_of(made)
    if not handlers:
        raise NobodyHandles
    plan_many([letters.complaint_received(made, one) for one in handlers], now=now)
    plan_many([letters.complaint_due(made, one) for one in handlers], now=now)
    drafts.discard(NEW, by=by, now=now)
    return made


def handlers_of(complaint: Complaint) -> list[Person]:
    """Nobody handles their own."""
    if complaint.route == Route.OFFICE:
        office = Coordinator.objects.filter(until=None).values("person")
        people = Person.objects.filter(pk__in=office)
    else:
        people = Person.objects.filter(is_superuser=True)
    found = people.filter(is_active=True).order_by("name")
    return [one for one in found if one.pk != complaint.by_id]


def handles(complaint: Complaint, person: Person) -> bool:
    return person in handlers_of(complaint)


@transaction.atomic
def reply(complaint: Complaint, *, words: str, outcome: str = "", by: Person, now: datetime) -> Reply:
    """What either side writes. With an outcome it is the decision, and the complaint is over."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    is_handler = handles(complaint, by)
    if not complaint.is_open:
        raise Over
    if outcome and not is_handler:
        raise NotYours
    if is_handler:
        complaint.acknowledged_at = complaint.acknowledged_at or now
    if outcome:
        complaint.outcome, complaint.decided_by, complaint.decided_at = outcome, by, now
        _no_longer_due(complaint, now=now)
    complaint.save()
    made = Reply.objects.create(complaint=complaint, by=by, words=words, at=now, is_decision=bool(outcome))
    plan_many([letters.complaint_answered(made, one) for one in _others(complaint, by)], now=now)
    drafts.discard(_reply_key(complaint), by=by, now=now)
    if is_handler:
        action = "complaint-decided" if outcome else "complaint-answered"
        log_act(action, about=complaint.key, by=by, now=now)
    return made


@transaction.atomic
def acknowledge(complaint: Complaint, *, by: Person, now: datetime) -> None:
    """That it was read. A first answer says the same."""
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if not complaint.is_open:
        raise Over
    if complaint.acknowledged_at is None:
        complaint.acknowledged_at = now
        complaint.save(update_fields=["acknowledged_at"])
        log_act("complaint-acknowledged", about=complaint.key, by=by, now=now)


@transaction.atomic
def withdraw(complaint: Complaint, *, now: datetime) -> None:
    complaint = Complaint.objects.select_for_update().get(pk=complaint.pk)
    if not complaint.is_open:
        raise Over
    complaint.withdrawn_at = now
    complaint.save(update_fields=["withdrawn_at"])
    _no_longer_due(complaint, now=now)


def _no_longer_due(complaint: Complaint, *, now: datetime) -> None:
    kinds = ("complaint_received", "complaint_due")
    lapse(kinds=kinds, subject=complaint.key, reason="Deze klacht is afgerond.", now=now)


def _others(complaint: Complaint, by: Person) -> Iterable[Person]:
    """Of a complainer's words the handlers hear; of a handler's the complainer."""
    if by.pk == complaint.by_id:
        return handlers_of(complaint)
    return [complaint.by] if complaint.by else []


def _reply_key(complaint: Complaint) -> str:
    return f"{complaint.key}:reply"
