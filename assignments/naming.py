"""Naming a mentor and a principal, and naming another (PPL-4)."""

from datetime import datetime, timedelta

from django.db import transaction

from assignments import asking, letters, reminding
from assignments.models import Assignment, Support
from cohorts.models import Enrolment
from outbox import planning
from outbox.models import Message
from people.inviting import account_for, known_by, organisation_named
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

INVITATION = "invitation_support"
PAUSE = timedelta(minutes=10)


class Yourself(Refusal):
    message = "Dit is je eigen adres. Vul het adres in van iemand anders op je werk."


class ClosedAccount(Refusal):
    message = "Met dit adres kunnen we niemand uitnodigen. Vraag het programmabureau om hulp."


class NoPrincipal(Refusal):
    message = "Je bent geen opdrachtgever meer van deze deelnemer."


class JustSent(Refusal):
    message = "Er is net een link gestuurd. Wacht tien minuten voor je een nieuwe stuurt."


def assignment_of(enrolment: Enrolment) -> Assignment:
    return Assignment.objects.get_or_create(enrolment=enrolment)[0]


@transaction.atomic
def name(
    enrolment: Enrolment, role: str, *, email: str, name: str, organisation: str, by: Person, now: datetime
) -> Support:
    """Invites someone with a personal link. Who had this role sees nothing from this moment on.

    Naming the same person again changes nothing, so a form sent twice makes one invitation.
    """
    return _named(enrolment, role, email=email, name=name, organisation=organisation, by=by, now=now)


def _named(
    enrolment: Enrolment, role: str, *, email: str, name: str, organisation: str, by: Person, now: datetime
) -> Support:
    assignment = Assignment.objects.select_for_update().get(pk=assignment_of(enrolment).pk)
    person, _ = account_for(email, name=name, organisation=organisation_named(organisation))
    if person.pk == enrolment.person_id:
        raise Yourself
    if not person.is_active:
        raise ClosedAccount
    current = assignment.supports.filter(role=role, ended_at=None).first()
    if current and current.person_id == person.pk:
        return current
    if current:
        _end(current, by=by, now=now)
    support = Support.objects.create(assignment=assignment, person=person, role=role, invited_at=now)
    planning.plan_many([letters.invited(support, now=now)], now=now)
    asking.ask_newcomer(support, now=now)
    reminding.lapse_when_ready(assignment, now=now)
    log_act("support-named", about=support.key, by=by, now=now)
    return support


@transaction.atomic
def end(support: Support, *, by: Person, now: datetime) -> None:
    """They stop, and nobody comes in their place yet. Twice is once."""
    Assignment.objects.select_for_update().get(pk=support.assignment_id)
    found = Support.objects.filter(pk=support.pk, ended_at=None).first()
    if found:
        _end(found, by=by, now=now)


def _end(support: Support, *, by: Person, now: datetime) -> None:
    support.ended_at = now
    support.save(update_fields=["ended_at"])
    if support.role == Support.Role.PRINCIPAL:
        for one in support.assignment.supports.filter(role=Support.Role.DELEGATE, ended_at=None):
            _end(one, by=by, now=now)
    _lapse_links(support, reason="Iemand anders is gevraagd.", now=now)
    asking.is_replaced(support, now=now)
    log_act("support-ended", about=support.key, by=by, now=now)


def _lapse_links(support: Support, *, reason: str, now: datetime) -> None:
    """Links that are still waiting to be mailed are not."""
    planning.lapse(kinds=(INVITATION,), subject=support.key, reason=reason, now=now)


@transaction.atomic
def delegate(principal: Support, *, email: str, name: str, now: datetime) -> Support:
    """The principal names a colleague who may answer in their place. Naming another ends the one before."""
    Assignment.objects.select_for_update().get(pk=principal.assignment_id)
    if not Support.objects.open(now).filter(pk=principal.pk, role=Support.Role.PRINCIPAL).exists():
        raise NoPrincipal
    enrolment, by = principal.assignment.enrolment, principal.person
    if known_by(email.strip()) == by:
        raise Yourself
    organisation = str(by.organisation or "")
    role = Support.Role.DELEGATE
    return _named(enrolment, role, email=email, name=name, organisation=organisation, by=by, now=now)


def delegate_of(principal: Support) -> Support | None:
    """Who may answer in this principal's place."""
    rows = Support.objects.filter(role=Support.Role.DELEGATE, ended_at=None).select_related("person")
    return rows.filter(assignment=principal.assignment_id).first()


@transaction.atomic
def end_delegate(principal: Support, *, now: datetime) -> None:
    """From now on only the principal answers."""
    Assignment.objects.select_for_update().get(pk=principal.assignment_id)
    found = delegate_of(principal)
    if found and Support.objects.open(now).filter(pk=principal.pk).exists():
        _end(found, by=principal.person, now=now)


@transaction.atomic
def invite_again(support: Support, *, now: datetime) -> None:
    """A new link by mail; every earlier link is worthless from now on (PPL-3). Not twice in ten minutes."""
    locked = _locked(support)
    if _is_just_sent(locked, now=now):
        raise JustSent
    _send_new_link(locked, now=now)


@transaction.atomic
def renew(support: Support, *, link_number: int, now: datetime) -> None:
    """For who holds a link that is too old. Nothing when a newer one was made: that one stays good.

    They stand before the door: this mail goes at any hour.
    """
    locked = _locked(support)
    if locked.link_number == link_number and not _is_just_sent(locked, now=now):
        _send_new_link(locked, is_urgent=True, now=now)


def _locked(support: Support) -> Support:
    return Support.objects.select_for_update(of=("self",)).select_related("person").get(pk=support.pk)


def _is_just_sent(support: Support, *, now: datetime) -> bool:
    sent = Message.objects.filter(kind=INVITATION, subject=support.key, created_at__gt=now - PAUSE)
    return sent.exists()


def _send_new_link(support: Support, *, is_urgent: bool = False, now: datetime) -> None:
    _lapse_links(support, reason="Er is een nieuwere link.", now=now)
    support.link_number += 1
    support.save(update_fields=["link_number"])
    asking.renew_links(support, now=now)
    planning.plan_many([letters.invited(support, is_urgent=is_urgent, now=now)], now=now)
