"""Talks to come follow who takes part and who supports them: looked for by a task, now and then (PPL-4)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from assignments import linking
from assignments.letters import link_of
from assignments.models import Support
from outbox.models import Message
from people.refusals import Refusal
from proeve import guests, planning
from proeve.laying import NotTaking, locked
from proeve.models import Proeve, Seat, Talk

OPEN = (Seat.Role.PARTICIPANT, *guests.BESIDE)


def follow(*, now: datetime) -> int:
    """Calls off who left, puts in order who comes, and mends links in mail that still waits."""
    talks = list(_to_come(now))
    supports = _supports(talks)
    changed = 0
    for talk in talks:
        enrolment = talk.attempt.proeve.enrolment
        mine = supports[enrolment.pk]
        if not enrolment.is_active:
            changed += _call_off(talk, now=now)
        elif _differs(talk, mine):
            changed += _put_in_order(talk, now=now)
        else:
            changed += _mend_links(talk, mine, now=now)
    return changed


def _to_come(now: datetime) -> QuerySet[Talk]:
    rows = Talk.objects.filter(cancelled_at=None, starts_at__gt=now).order_by("pk")
    related = rows.select_related("attempt__proeve__enrolment__person", "attempt__proeve__enrolment__cohort")
    return related.prefetch_related("seats", "attempt__assessors")


def _supports(talks: Sequence[Talk]) -> Mapping[int, list[Support]]:
    enrolments = [talk.attempt.proeve.enrolment_id for talk in talks]
    rows = Support.objects.filter(assignment__enrolment__in=enrolments, ended_at=None, person__is_active=True)
    found: dict[int, list[Support]] = defaultdict(list)
    for one in rows.filter(role__in=guests.BESIDE).select_related("person", "assignment"):
        found[one.assignment.enrolment_id].append(one)
    return found


def _differs(talk: Talk, supports: Sequence[Support]) -> bool:
    """Who sits there as participant, mentor or principal is not who it is now."""
    assesses = {one.person_id for one in talk.attempt.assessors.all() if one.withdrawn_at is None}
    wanted = {one.person_id for one in supports} | {talk.attempt.proeve.enrolment.person_id}
    seated = {one.person_id for one in talk.seats.all() if one.role in OPEN}
    return seated != wanted - assesses


@transaction.atomic
def _call_off(talk: Talk, *, now: datetime) -> int:
    Proeve.objects.select_for_update().get(pk=talk.attempt.proeve_id)
    planning.cancel(talk, now=now)
    return 1


@transaction.atomic
def _put_in_order(talk: Talk, *, now: datetime) -> int:
    with suppress(NotTaking):
        talk.attempt.proeve = locked(talk.attempt.proeve.enrolment)
        had = guests.who_has(talk, now=now)
        rows = list(talk.seats.select_related("person"))
        trainers = [one.person for one in rows if one.role == Seat.Role.TRAINER]
        assess = [
            one.person for one in talk.attempt.assessors.filter(withdrawn_at=None).select_related("person")
        ]
        roles = guests.who_come(talk.attempt.proeve.enrolment, trainers=trainers, assessors=assess)
        away = {one.person_id for one in rows if not one.must_come}
        talk.sequence += 1
        talk.save(update_fields=["sequence"])
        guests.seat(talk, roles, may_stay_away=away, anew=False, now=now)
        guests.tell(talk, had=had, moved=False, only_new=True, now=now)
        return 1
    return 0


def _mend_links(talk: Talk, supports: Sequence[Support], *, now: datetime) -> int:
    """A newer link makes earlier ones worthless: what still waits gets the one of now."""
    mine = {one.person_id: one for one in supports}
    waiting = Message.objects.open().filter(subject=talk.key, recipient__in=mine, attempts=0)
    stale = [row for row in waiting if row.facts.get("secret_path") and not _works(row, now=now)]
    for row in stale:
        row.facts = row.facts | {"secret_path": f"{link_of(mine[row.recipient_id])}?naar=proeve"}
    Message.objects.bulk_update(stale, ["facts"])
    return len(stale)


def _works(row: Message, *, now: datetime) -> bool:
    token = row.facts["secret_path"].partition("?")[0].rstrip("/").rpartition("/")[2]
    try:
        linking.support_by(token, now=now)
    except Refusal:
        return False
    return True
