"""Who is asked by mail, who is reminded, and when that is over (MSG-3)."""

from datetime import datetime

from django.db.models import Q, QuerySet

from assignments import letters
from assignments.models import Assignment, Declaration, Edition, Support
from cohorts.models import Trainership
from outbox import planning
from outbox.models import Message

AGREEMENT = ("agreement_asked", "agreement_reminder")
FINISH = ("finish_asked", "finish_reminder")
JUDGEMENT = ("assignment_offered", "assignment_waits")
SILENT = ("finish_silent",)
TO_SUPPORT, TO_TRAINERS = (*AGREEMENT, *FINISH), (*JUDGEMENT, *SILENT)


def ask_about(edition: Edition, *, now: datetime) -> None:
    """Everyone concerned is asked about this text; what asked about an earlier one lapses."""
    reason = "Er is een nieuwe tekst voorgelegd."
    supports = list(_supports(edition.assignment))
    for support in supports:
        planning.lapse(kinds=AGREEMENT, subject=support.key, reason=reason, now=now)
    planning.lapse(kinds=JUDGEMENT, subject=edition.assignment.key, reason=reason, now=now)
    asked = [letters.to_support(kind, one, about=edition, at=now) for one in supports for kind in AGREEMENT]
    planning.plan_many([*asked, *_to_trainers(JUDGEMENT, edition, now)], now=now)


def ask_to_confirm(declaration: Declaration, *, now: datetime) -> None:
    principals = _supports(declaration.assignment).exclude(role=Support.Role.MENTOR)
    asked = [
        letters.to_support(kind, one, about=declaration, at=now) for one in principals for kind in FINISH
    ]
    planning.plan_many([*asked, *_to_trainers(SILENT, declaration, now)], now=now)


def ask_newcomer(support: Support, *, now: datetime) -> None:
    """Who is named when a text is there already: the invitation asks, so only the reminder is planned."""
    edition = support.assignment.editions.order_by("-number").first()
    declared = support.assignment.declarations.filter(answered_at=None).first()
    planned = []
    if edition and not _is_answered(edition, support):
        planned.append(letters.to_support("agreement_reminder", support, about=edition, at=now))
    if declared and support.role != Support.Role.MENTOR:
        planned += [letters.to_support(kind, support, about=declared, at=now) for kind in FINISH]
    planning.plan_many(planned, now=now)


def has_answered(support: Support, kinds: tuple[str, ...], *, now: datetime) -> None:
    """Nobody on this side has to answer any more: a principal and who answers for them are one."""
    is_mentor = support.role == Support.Role.MENTOR
    mentors = Q(role=Support.Role.MENTOR)
    for one in _supports(support.assignment).filter(mentors if is_mentor else ~mentors):
        planning.lapse(kinds=kinds, subject=one.key, reason="Er is al geantwoord.", now=now)


def _is_answered(edition: Edition, support: Support) -> bool:
    """Only who comes to answer for a principal finds an answer there already."""
    answers = edition.answers.filter(support__ended_at=None, support__role=Support.Role.PRINCIPAL)
    return support.role == Support.Role.DELEGATE and answers.exists()


def is_replaced(support: Support, *, now: datetime) -> None:
    planning.lapse(kinds=TO_SUPPORT, subject=support.key, reason="Iemand anders is gevraagd.", now=now)


def is_judged(assignment: Assignment, *, now: datetime) -> None:
    reason = "Een trainer heeft al geoordeeld."
    planning.lapse(kinds=JUDGEMENT, subject=assignment.key, reason=reason, now=now)


def is_confirmed(declaration: Declaration, *, now: datetime) -> None:
    """Nobody needs to answer any more, the trainers nor the principal."""
    reason = "Er is al geantwoord."
    planning.lapse(kinds=SILENT, subject=declaration.assignment.key, reason=reason, now=now)
    for support in _supports(declaration.assignment):
        planning.lapse(kinds=FINISH, subject=support.key, reason=reason, now=now)


def renew_links(support: Support, *, now: datetime) -> None:
    """What still has to go out carries the link that works now (PPL-3)."""
    waiting = Message.objects.open().filter(kind__in=TO_SUPPORT, subject=support.key)
    for anchor, moment in set(waiting.values_list("anchor", "anchor_at")):
        if moment:
            planning.move(anchor, to=moment, facts={"secret_path": letters.link_of(support)}, now=now)


def silence_ended(*, now: datetime) -> int:
    """Nobody is asked about a participant who left, nor a trainer who stopped; how many lapsed."""
    rows = Message.objects.open().filter(kind__in=(*TO_SUPPORT, *TO_TRAINERS))
    subjects = set(rows.values_list("subject", flat=True))
    left = Assignment.objects.filter(enrolment__withdrawn_at__isnull=False)
    keys = {f"assignment:{pk}" for pk in left.values_list("pk", flat=True)}
    keys |= {
        f"support:{pk}" for pk in Support.objects.filter(assignment__in=left).values_list("pk", flat=True)
    }
    kinds, reason = (*TO_SUPPORT, *TO_TRAINERS), "De deelnemer is gestopt."
    gone = sum(planning.lapse(kinds=kinds, subject=key, reason=reason, now=now) for key in subjects & keys)
    return gone + _silence_trainers(now=now)


def _silence_trainers(*, now: datetime) -> int:
    """Trainers who no longer lead the cohort that the message is about."""
    rows = Message.objects.open().filter(kind__in=TO_TRAINERS).select_related("recipient")
    open_ones = set(Trainership.objects.filter(until=None).values_list("person", "cohort"))
    leads = {(person, f"cohort:{cohort}") for person, cohort in open_ones}
    gone = [row for row in rows if (row.recipient_id, row.group) not in leads]
    reason = "Je bent geen trainer meer van dit cohort."
    return sum(
        planning.lapse(kinds=[row.kind], to=row.recipient, subject=row.subject, reason=reason, now=now)
        for row in gone
    )


def _supports(assignment: Assignment) -> QuerySet[Support]:
    return Support.objects.filter(
        assignment=assignment, ended_at=None, person__is_active=True
    ).select_related(
        "person", "assignment__enrolment__person", "assignment__enrolment__cohort__version__programme"
    )


def _to_trainers(
    kinds: tuple[str, ...], about: Edition | Declaration, now: datetime
) -> list[planning.Planned]:
    cohort = about.assignment.enrolment.cohort_id
    trainers = Trainership.objects.filter(cohort=cohort, until=None).select_related("person")
    return [letters.to_trainer(kind, one.person, about=about, at=now) for one in trainers for kind in kinds]
