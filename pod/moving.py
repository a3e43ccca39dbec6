"""A POD goes along to another cohort, each day to the day with its number. Sharing is asked anew (POD-7)."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import QuerySet

from cohorts.models import Cohort, Enrolment, Session
from outbox import planning
from outbox.planning import Hook
from pod import laying, letters
from pod.models import Entry, LearningGoal, Pod, Rating
from programme.models import Competence

Twins = Mapping[int, Session]
MOVED = "De deelnemer doet mee aan een ander cohort."
OWN_CIRCLES = ("with_trainers", "with_buddy")


def without_a_day(enrolment: Enrolment, days: Twins) -> list[int]:
    """The days somebody wrote for, that the other cohort does not have."""
    entries = Entry.objects.filter(pod__enrolment=enrolment).exclude(session__in=days)
    written = entries.filter(parts__isnull=False) | entries.filter(evidence__isnull=False)
    return sorted(set(written.values_list("session__number", flat=True)))


def move(enrolment: Enrolment, to: Cohort, *, days: Twins, now: datetime) -> None:
    """Call it before the deelname itself goes over, while its reminders hang on the old days."""
    pod = Pod.objects.filter(enrolment=enrolment).first()
    if pod is None:
        return
    for entry in pod.entries.select_related("session"):
        _move_entry(entry, enrolment, days.get(entry.session_id), to=to, now=now)
    _close_to_the_old(pod)
    if enrolment.cohort.version_id != to.version_id:
        _tie_to_version(pod, to)


def _move_entry(
    entry: Entry, enrolment: Enrolment, twin: Session | None, *, to: Cohort, now: datetime
) -> None:
    planning.lapse(kinds=("entry_waits",), subject=entry.key, reason=MOVED, now=now)
    if twin is None:
        # Nobody wrote in it: that was asked before.
        entry.delete()
        return
    planning.rehang(entry.key, to=enrolment.person, hooks=_hooks(entry, enrolment, twin, to), now=now)
    Entry.objects.filter(pk=entry.pk).update(session=twin)


def _hooks(entry: Entry, enrolment: Enrolment, twin: Session, to: Cohort) -> dict[str, Hook]:
    """Where its reminders hang now, and where they go."""
    there = Enrolment(pk=enrolment.pk, person=enrolment.person, cohort=to)
    planned = letters.reminders(entry, enrolment=there, session=twin)
    old = {f"{twin.key}:{edge}": f"{entry.session.key}:{edge}" for edge in ("start", "end")}
    return {
        old[one.anchor]: Hook(one.anchor, one.anchor_at, one.facts, group=to.key)
        for one in planned
        if one.anchor_at
    }


def _close_to_the_old(pod: Pod) -> None:
    """Other trainers and another buddy: nobody reads along until the participant says so again."""
    Pod.objects.filter(pk=pod.pk).update(sharing_chosen_at=None, **dict.fromkeys(OWN_CIRCLES, False))
    for circle in OWN_CIRCLES:
        pod.entries.filter(**{circle: True}).update(**{circle: None})


def _tie_to_version(pod: Pod, to: Cohort) -> None:
    """Goals and ratings name the competence of the same name in the other version; without one it stays."""
    there = {_name(one): one for one in _competences().filter(framework__version=to.version_id)}
    for model in (LearningGoal, Rating):
        rows = model._default_manager.filter(pod=pod, competence__isnull=False)
        for row in rows.select_related("competence__framework"):
            if row.competence and (twin := there.get(_name(row.competence))):
                model._default_manager.filter(pk=row.pk).update(competence=twin)


def _competences() -> QuerySet[Competence]:
    return Competence.objects.select_related("framework")


def _name(competence: Competence) -> tuple[str, str]:
    return competence.framework.kind, competence.name


def lay_out(enrolment: Enrolment, *, now: datetime) -> None:
    """The days of the new cohort that it did not have yet."""
    laying.lay_out(enrolment, now=now)
