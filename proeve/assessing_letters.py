"""The messages around assessment, feedback and result. No score, no outcome (MSG-6)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.urls import reverse

from assignments import letters as assignment_letters
from assignments.models import Support
from outbox.planning import Planned
from proeve.models import Assessor, JointForm, Result, Talk

ASKED = "proeve_feedback_asked"
AROUND = ("proeve_scores_wait", ASKED)
ABOUT_THE_FORM = ("proeve_both_gave", "proeve_form_waits", "proeve_form_offered")
UNREAD = ("proeve_result", "proeve_result_unread")


def anchor(talk: Talk) -> str:
    """On which these messages hang; `reminding.follow` moves it along with the talk."""
    return f"{talk.key}:around"


def scores_wait(assessor: Assessor, talk: Talk) -> Planned:
    return Planned(
        "proeve_scores_wait",
        to=assessor.person,
        subject=assessor.key,
        occasion="",
        group=assessor.attempt.proeve.enrolment.cohort.key,
        facts=_of_assessor(assessor, "proeve:score"),
        anchor=anchor(talk),
        anchor_at=talk.starts_at,
    )


def both_gave(both: Iterable[Assessor], *, now: datetime) -> Iterator[Planned]:
    """At once, and again when the form still waits."""
    for one in both:
        for kind in ("proeve_both_gave", "proeve_form_waits"):
            yield _about_form(kind, one, occasion=_pair(one), at=now)


def form_offered(form: JointForm, *, to: Assessor, now: datetime) -> Planned:
    at = form.proposed_at or now
    return _about_form("proeve_form_offered", to, occasion=f"offer:{at.timestamp()}", at=at)


def result_there(result: Result, *, now: datetime) -> Iterator[Planned]:
    """Announced to the participant alone, and again when it stays unread."""
    enrolment = result.attempt.proeve.enrolment
    for kind in UNREAD:
        yield Planned(
            kind,
            to=enrolment.person,
            subject=result.key,
            occasion="",
            group=enrolment.cohort.key,
            facts={"path": reverse("proeve:result", args=[enrolment.pk])},
            anchor=result.key,
            anchor_at=now,
        )


def result_known(result: Result, support: Support) -> Planned:
    return _to_support("proeve_result_known", support, occasion=result.key)


def feedback_asked(support: Support, talk: Talk) -> Planned:
    """Hangs on the talk, and moves with it."""
    planned = _to_support(ASKED, support, occasion=talk.key)
    facts = {**planned.facts, "starts_at": talk.starts_at}
    return Planned(
        planned.kind,
        to=planned.to,
        subject=planned.subject,
        occasion=planned.occasion,
        group=planned.group,
        facts=facts,
        anchor=anchor(talk),
        anchor_at=talk.starts_at,
    )


def _about_form(kind: str, assessor: Assessor, *, occasion: str, at: datetime) -> Planned:
    attempt = assessor.attempt
    return Planned(
        kind,
        to=assessor.person,
        subject=attempt.key,
        occasion=occasion,
        group=attempt.proeve.enrolment.cohort.key,
        facts=_of_assessor(assessor, "proeve:joint"),
        anchor=f"{attempt.key}:form",
        anchor_at=at,
    )


def _pair(assessor: Assessor) -> str:
    """A new pair of assessors is told anew."""
    return f"given:{assessor.key}"


def _of_assessor(assessor: Assessor, page: str) -> dict[str, object]:
    return {
        "participant": assessor.attempt.proeve.enrolment.person.name,
        "path": reverse(page, args=[assessor.attempt_id]),
    }


def _to_support(kind: str, support: Support, *, occasion: str) -> Planned:
    enrolment = support.assignment.enrolment
    return Planned(
        kind,
        to=support.person,
        subject=support.key,
        occasion=occasion,
        group=enrolment.cohort.key,
        facts={"participant": enrolment.person.name, "secret_path": assignment_letters.link_of(support)},
    )
