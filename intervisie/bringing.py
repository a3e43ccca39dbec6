"""Bringing in a case for a coming training day, and letting it go after that day (BUD-4)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from cohorts.models import Enrolment, Session
from intervisie.models import CASE_STAYS, Case
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.models import Draft
from writing.plain import clean
from writing.saving import Origin

TITLE_LIMIT = 120
LABELS = {"title": "Titel", "words": "Je casus"}
PREFIX = "case:"


class DayOver(Refusal):
    message = "Deze dag is voorbij. Een casus inbrengen kan niet meer; je tekst staat er nog."


class DayCancelled(Refusal):
    message = "Deze dag gaat niet door. Breng je casus in voor een andere dag; je tekst staat er nog."


class NothingSaid(Refusal):
    message = "Geef je casus een titel, en schrijf waar het over gaat."


@transaction.atomic
def bring_in(
    session: Session, enrolment: Enrolment, *, title: str, words: str, by: Person, now: datetime
) -> Case:
    """The trainers read it from now on. Once more changes it; a trainer's choice stays."""
    locked = Session.objects.select_for_update().get(pk=session.pk)
    refusal = refusal_to_bring(locked, now=now)
    if refusal:
        raise refusal
    said = {"title": " ".join(clean(title).split())[:TITLE_LIMIT], "words": clean(words).strip()}
    if not all(said.values()):
        raise NothingSaid
    start = {**said, "brought_at": now}
    case, _ = Case.objects.update_or_create(
        session=locked, enrolment=enrolment, defaults=said, create_defaults=start
    )
    drafts.discard(_key(session), by=by, now=now)
    return case


def refusal_to_bring(session: Session, *, now: datetime) -> Refusal | None:
    """Why nothing can be brought in for this day, if so."""
    if session.is_cancelled:
        return DayCancelled()
    return DayOver() if session.ends_at <= now else None


def goes_at(session: Session) -> datetime:
    """From when a case of this day is gone, or its owner's alone."""
    return session.ends_at + CASE_STAYS


@transaction.atomic
def take_back(case: Case, *, by: Person, back: str, now: datetime) -> None:
    """Nobody else can read it any more; its owner finds the words where they were typed."""
    desk = draft_of(case.session, by=by, back=back)
    if not desk.fields:
        said = {"title": case.title, "words": case.words}
        drafts.save(desk.place, fields=said, origin=Origin(desk.text.number), by=by, now=now)
    case.delete()


def keep(case: Case, *, is_kept: bool) -> None:
    """Whether it stays after its day, for its owner alone."""
    Case.objects.filter(pk=case.pk).update(is_kept=is_kept)


def choose(case: Case, *, is_chosen: bool, by: Person, now: datetime) -> None:
    """Fellow participants read what a trainer chose. Choosing once more changes nothing."""
    if is_chosen:
        Case.objects.filter(pk=case.pk, chosen_at=None).update(chosen_at=now, chosen_by=by)
    else:
        Case.objects.filter(pk=case.pk).update(chosen_at=None, chosen_by=None)


def move(enrolment: Enrolment, days: Mapping[int, Session], *, now: datetime) -> None:
    """Who goes over to another cohort brings a case along to the day with that number, if still to come."""
    for case in Case.objects.filter(enrolment=enrolment, session__in=days, session__ends_at__gt=now):
        twin = days[case.session_id]
        if twin.starts_at > now:
            Case.objects.filter(pk=case.pk).update(session=twin, chosen_at=None, chosen_by=None)


def draft_of(session: Session, *, by: Person, back: str) -> drafts.Desk:
    return drafts.desk(
        drafts.Place(by.pk, _key(session), f"Je casus voor dag {session.number}", back, LABELS)
    )


@transaction.atomic
def erase_past(*, now: datetime) -> int:
    """A day after its day a case goes, unless its owner keeps it; and with it what was still being typed.

    The demo is exempt (PRI-4).
    """
    past = Case.objects.past(now).filter(session__cohort__is_demo=False, is_kept=False)
    due = list(past.values_list("pk", flat=True))
    Case.objects.filter(pk__in=due, is_kept=False).delete()
    return len(due) + _erase_drafts(now)


def _erase_drafts(now: datetime) -> int:
    """Also of who was still typing, and never brought it in."""
    keys = set(Draft.objects.filter(key__startswith=PREFIX).values_list("key", flat=True))
    days = [int(key.removeprefix(PREFIX)) for key in keys]
    over = Session.objects.filter(pk__in=days, ends_at__lte=now - CASE_STAYS, cohort__is_demo=False)
    for session in over:
        drafts.discard_all(_key(session))
    return len(over)


def _key(session: Session) -> str:
    return f"{PREFIX}{session.pk}"
