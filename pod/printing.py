"""The POD as a document: whole or one day, with or without feedback (POD-12)."""

import hashlib
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateformat import format as format_date
from django.utils.text import slugify
from django.utils.timezone import localtime

from documents import issuing
from documents.charts import growth_chart
from documents.models import Issue
from documents.rendering import to_pdf
from pod import growth, overview
from pod.models import Pod

KIND = "pod"
STEPS = 3


def ask(pod: Pod, *, day: int | None, with_feedback: bool, now: datetime) -> Issue:
    """Asks for the document. When nothing changed since the last time, that one is ready at once."""
    html = as_html(pod, day=day, with_feedback=with_feedback, made_at=None, now=now)
    who = slugify(pod.enrolment.person.name) or "deelnemer"
    return issuing.request(
        KIND,
        owner=pod.enrolment.person,
        about=f"pod:{pod.pk}",
        parameters={"day": day, "with_feedback": with_feedback},
        fingerprint=hashlib.sha256(html.encode()).hexdigest(),
        name=f"pod-{who}{f'-dag-{day}' if day else ''}.pdf",
        now=now,
    )


def make(issue: Issue, *, now: datetime) -> None:
    """Makes one claimed document, and says how far it is."""
    pod = Pod.objects.select_related("enrolment__cohort__version__programme", "enrolment__person").get(
        pk=int(issue.about.split(":")[1])
    )
    issuing.step(issue, 1, STEPS)
    html = as_html(pod, made_at=issue.asked_at, now=issue.asked_at, **issue.parameters)
    issuing.step(issue, 2, STEPS)
    issuing.finish(issue, to_pdf(html, made_at=issue.asked_at), now=now)


def as_html(
    pod: Pod, *, day: int | None, with_feedback: bool, made_at: datetime | None, now: datetime
) -> str:
    """The document as HTML. Without `made_at` nothing in it changes by itself, so it can be compared."""
    answers = overview.own_answers(pod, growth.lines_of(pod), now=now)
    chosen = [a for a in answers if _belongs(a, day)]
    if with_feedback:
        chosen = [replace(a, talks=overview.talks_about(a.entry)) if a.entry else a for a in chosen]
    rows = [row for row in growth.rows_of(pod) if row.ratings] if day is None else []
    goals = list(pod.goals.select_related("competence").order_by("set_at")) if day is None else []
    context = _cover(pod, day=day, made_at=made_at) | {
        "chapters": _chapters(chosen, has_goals=bool(goals), has_growth=bool(rows)),
        "answers": chosen,
        "goals": goals,
        "rows": rows,
        "labels": growth.LABELS,
        "chart": growth_chart(growth.series_of(rows), labels=growth.LABELS, for_print=True) if rows else "",
    }
    return render_to_string("pod/print/pod.html", context)


def _belongs(answer: overview.Answers, day: int | None) -> bool:
    """The day asked for; in the whole POD every day that was, or that something was written for."""
    if day is not None:
        return answer.state.session.number == day
    return bool(answer.state.ended or answer.before or answer.after)


def _cover(pod: Pod, *, day: int | None, made_at: datetime | None) -> dict[str, Any]:
    enrolment = pod.enrolment
    facts = [
        ("Van", enrolment.person.name),
        ("Training", enrolment.cohort.version.programme.title),
        ("Cohort", enrolment.cohort.name),
    ]
    if made_at:
        facts.append(("Gemaakt op", format_date(localtime(made_at), "j F Y")))
    return {
        "title": f"Mijn POD, dag {day}" if day else "Mijn POD",
        "kind": "Persoonlijk Ontwikkel Document",
        "subtitle": enrolment.person.name,
        "provider_name": settings.PROVIDER_NAME,
        "facts": facts,
    }


def _chapters(answers: list[overview.Answers], *, has_goals: bool, has_growth: bool) -> list[dict[str, str]]:
    sessions = [answer.state.session for answer in answers]
    chapters = [{"anchor": "leerdoelen", "title": "Mijn leerdoelen"}] if has_goals else []
    chapters += [{"anchor": f"dag-{s.number}", "title": f"Dag {s.number}: {s.theme}"} for s in sessions]
    return chapters + ([{"anchor": "groei", "title": "Mijn groei"}] if has_growth else [])
