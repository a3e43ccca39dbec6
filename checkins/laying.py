"""Three months after the end for this person, everyone concerned is asked once (PRV-8)."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction

from assignments.models import Answer, Edition, Support
from checkins import letters
from checkins.ending import ends_of, three_months_after, with_last_session
from checkins.models import Checkin, Reply
from cohorts.models import Enrolment
from outbox import planning
from outbox.models import Message

OPEN_FOR, LATEST = timedelta(days=28), timedelta(days=14)
# Three months are never shorter.
SHORTEST = timedelta(days=89)
KINDS = ("checkin_asked", "checkin_reminder", "checkin_asked_support", "checkin_reminder_support")
OVER = "Je hoeft de vragen niet meer te beantwoorden."


def lay_out(*, now: datetime) -> int:
    """For whoever is due and was not asked yet; how many. Can run as often as it likes."""
    return len([lay(enrolment, due=due, now=now) for enrolment, due in _due(now=now)])


def _due(*, now: datetime) -> Iterator[tuple[Enrolment, datetime]]:
    """Whose time has come. Of whoever it passed unnoticed, in a cohort entered later, nobody is asked."""
    rows = with_last_session(Enrolment.objects.active().filter(checkin=None))
    found = list(rows.filter(last_session__lte=now - SHORTEST).select_related("person", "cohort"))
    ends = ends_of(found)
    for enrolment in found:
        due = three_months_after(ends[enrolment.pk])
        if due <= now < due + LATEST:
            yield enrolment, due


@transaction.atomic
def lay(enrolment: Enrolment, *, due: datetime, now: datetime) -> Checkin:
    """The questions and who is asked them; a second time gives what is there."""
    made, is_new = Checkin.objects.get_or_create(
        enrolment=enrolment,
        defaults={"edition": _agreed(enrolment), "opened_at": now, "closes_at": due + OPEN_FOR},
    )
    if is_new:
        replies = [Reply.objects.create(checkin=made, **asked) for asked in _asked(enrolment)]
        planning.plan_many([one for reply in replies for one in letters.to_ask(reply, due=due)], now=now)
    return made


def _agreed(enrolment: Enrolment) -> Edition | None:
    """The text the principal said yes to; the last one, when there were more."""
    agreed = Answer.objects.filter(verdict=Answer.Verdict.AGREED).exclude(support__role=Support.Role.MENTOR)
    rows = Edition.objects.filter(assignment__enrolment=enrolment, answers__in=agreed)
    return rows.order_by("-number").first()


def _asked(enrolment: Enrolment) -> list[dict[str, object]]:
    """Each person once: who supports in two roles answers as principal."""
    supports = Support.objects.filter(
        assignment__enrolment=enrolment, ended_at=None, person__is_active=True
    ).select_related("person")
    by_role = {support.role: support for support in supports}
    asked: dict[int, dict[str, object]] = {
        enrolment.person_id: {"person": enrolment.person, "role": Reply.Role.PARTICIPANT}
    }
    for role in (Reply.Role.PRINCIPAL, Reply.Role.MENTOR):
        if support := by_role.get(role.value):
            found: dict[str, object] = {"person": support.person, "role": role, "support": support}
            asked.setdefault(support.person_id, found)
    return list(asked.values())


def silence_ended(*, now: datetime) -> int:
    """Nobody is asked or reminded about a participant who left, or in the place of somebody else (MSG-3)."""
    waiting = Message.objects.open().filter(kind__in=KINDS).values_list("subject", flat=True)
    asked = {int(subject.split(":")[1]) for subject in set(waiting)}
    stand = set(Reply.objects.that_stand().filter(pk__in=asked).values_list("pk", flat=True))
    return sum(
        planning.lapse(kinds=KINDS, subject=f"checkin-reply:{pk}", reason=OVER, now=now)
        for pk in asked - stand
    )
