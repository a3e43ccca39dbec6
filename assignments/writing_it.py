"""Writing the praktijkopdracht, and putting an exact text of it forward (ASG-1, ASG-2)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from assignments import asking, content, reminding
from assignments.models import Answer, Assignment, Edition
from cohorts.models import Enrolment
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from writing import history, saving
from writing.models import Text
from writing.saving import Origin, Saved


class Withdrawn(Refusal):
    message = (
        "Je deelname is gestopt. Schrijven aan deze opdracht kan daarom niet meer. "
        "Je tekst staat hieronder nog, zodat je hem kunt kopiëren."
    )


class IsFinished(Refusal):
    message = "Je opdracht is afgerond. Een nieuwe tekst voorleggen kan niet meer."


class Incomplete(Refusal):
    can_be_mended = True
    message = "Vul eerst alles in. Daarna kun je je opdracht voorleggen."


class TitleTooLong(Refusal):
    can_be_mended = True
    message = f"Maak de titel korter dan {content.TITLE_LIMIT} tekens."


def written(assignment: Assignment) -> dict[str, str]:
    """What stands there now, by field."""
    return dict(assignment.text.fields) if assignment.text else {"title": assignment.title}


def text_of(assignment: Assignment) -> Text:
    """The participant's text; one that nobody wrote in yet when there is none."""
    return assignment.text or Text(owner_id=assignment.enrolment.person_id)


@transaction.atomic
def save(
    assignment: Assignment, *, fields: Mapping[str, str], origin: Origin, by: Person, now: datetime
) -> Saved:
    """Keeps what was typed, whole or not. Only the participant reads it until it is put forward."""
    locked = _locked(assignment)
    known = {name: fields[name] for name in content.LABELS if name in fields}
    if locked.text is None:
        locked.text = Text.objects.create(owner=by)
        locked.save(update_fields=["text"])
        known = {"title": locked.title} | known
    return saving.save(locked.text, fields=known, origin=origin, by=by, now=now)


@transaction.atomic
def put_back(assignment: Assignment, number: int, *, by: Person, now: datetime) -> Saved:
    """Makes an earlier version the current one; that is itself a new version."""
    text = _locked(assignment).text
    if text is None:
        raise history.Gone
    fields = {**dict.fromkeys(content.LABELS, ""), **history.fields_at(text, number)}
    return saving.save(text, fields=fields, origin=Origin(text.number), by=by, now=now)


@transaction.atomic
def put_forward(assignment: Assignment, *, by: Person, now: datetime) -> Edition:
    """Asks everyone concerned about the text as it stands now. A form sent twice asks once.

    The same text can be put forward again after someone did not agree to it: perhaps they now do.
    """
    locked = _locked(assignment)
    if locked.declarations.filter(is_confirmed=True).exists():
        raise IsFinished
    fields = content.whole(written(locked))
    if content.missing(fields):
        raise Incomplete
    if len(fields["title"]) > content.TITLE_LIMIT:
        raise TitleTooLong
    last, sha256 = current(locked), content.checksum(fields)
    if last and last.sha256 == sha256 and not _met_with_doubt(last):
        return last
    edition = Edition.objects.create(
        assignment=locked,
        number=(last.number if last else 0) + 1,
        fields=fields,
        sha256=sha256,
        offered_at=now,
    )
    locked.title = fields["title"]
    locked.save(update_fields=["title"])
    asking.ask_about(edition, now=now)
    reminding.lapse_when_ready(locked, now=now)
    log_act("assignment-put-forward", about=edition.key, by=by, now=now)
    return edition


def current(assignment: Assignment) -> Edition | None:
    """The text that was put forward last: the one that is agreed to, or not."""
    return assignment.editions.order_by("-number").first()


def _met_with_doubt(edition: Edition) -> bool:
    verdict = edition.judgements.order_by("-pk").first()
    is_open = edition.answers.filter(support__ended_at=None)
    return (
        bool(verdict and not verdict.is_suitable) or is_open.exclude(verdict=Answer.Verdict.AGREED).exists()
    )


def _locked(assignment: Assignment) -> Assignment:
    """The row on which everything about one assignment is decided, for the participant."""
    rows = Assignment.objects.select_for_update(of=("self",)).select_related("text")
    locked = rows.get(pk=assignment.pk)
    if not Enrolment.objects.active().filter(pk=locked.enrolment_id).exists():
        raise Withdrawn
    return locked
