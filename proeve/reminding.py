"""What reminds assessors, mentor and principal follows the talk, and who is concerned (MSG-1, MSG-3)."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from django.db import transaction

from assignments.models import Support
from outbox import planning
from outbox.models import Message
from outbox.planning import Planned
from proeve import assessing_letters as letters
from proeve.models import Assessor, Feedback, Talk

# A reminder of longer ago is of no use: who would get it has been told in another way.
LOOKS_BACK = timedelta(days=3)
NOT_NEEDED = "Dit is niet meer nodig."


@transaction.atomic
def follow(*, now: datetime) -> int:
    """For every talk to come or just held: what is still asked of whom, at the moment that holds now."""
    recent = list(Talk.objects.filter(starts_at__gt=now - LOOKS_BACK))
    on = {talk.attempt_id: talk for talk in _that_ask(recent)}
    wanted = [*_to_assessors(on), *_to_supports(on, now=now)]
    _catch_up(recent, wanted, now=now)
    return planning.plan_many(wanted, now=now)


def _that_ask(talks: list[Talk]) -> list[Talk]:
    keys = [talk.pk for talk in talks]
    rows = Talk.objects.filter(pk__in=keys, cancelled_at=None, attempt__result=None)
    return list(rows.filter(attempt__proeve__enrolment__withdrawn_at=None))


def _catch_up(talks: list[Talk], wanted: list[Planned], *, now: datetime) -> None:
    """Rows of a talk that moved, move; rows that nobody needs any more, lapse."""
    hang_on = {letters.anchor(talk): talk for talk in talks}
    rows = Message.objects.open().filter(kind__in=letters.AROUND, anchor__in=hang_on)
    asked = {(one.kind, one.to.pk, one.anchor) for one in wanted}
    for row in rows.select_related("recipient"):
        if (row.kind, row.recipient_id, row.anchor) not in asked:
            planning.lapse(kinds=[row.kind], to=row.recipient, anchor=row.anchor, reason=NOT_NEEDED, now=now)
    moved = Message.objects.follows().filter(
        kind__in=letters.AROUND, anchor__in={one.anchor for one in wanted}
    )
    for anchor, at in set(moved.values_list("anchor", "anchor_at")):
        if at != hang_on[anchor].starts_at:
            starts = hang_on[anchor].starts_at
            planning.move(anchor, to=starts, facts={"starts_at": starts}, now=now)


def _to_assessors(talks: Mapping[int, Talk]) -> Iterator[Planned]:
    rows = Assessor.objects.filter(attempt__in=talks, withdrawn_at=None, given_at=None)
    related = rows.select_related("person", "attempt__proeve__enrolment__person")
    for one in related.select_related("attempt__proeve__enrolment__cohort"):
        yield letters.scores_wait(one, talks[one.attempt_id])


def _to_supports(talks: Mapping[int, Talk], *, now: datetime) -> Iterator[Planned]:
    rows = Talk.objects.filter(attempt__in=talks)
    attempts = dict(rows.values_list("attempt__proeve__enrolment", "attempt"))
    given = set(Feedback.objects.filter(attempt__in=talks).values_list("attempt", "by"))
    beside = Support.objects.open(now).filter(assignment__enrolment__in=attempts)
    for one in beside.select_related(
        "person", "assignment__enrolment__cohort", "assignment__enrolment__person"
    ):
        attempt = attempts[one.assignment.enrolment_id]
        if (attempt, one.person_id) not in given:
            yield letters.feedback_asked(one, talks[attempt])
