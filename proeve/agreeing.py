"""Two assessors come to one form: one puts it forward, the other agrees or changes it (PRV-5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve import assessing_letters as letters
from proeve import deciding, judging
from proeve.models import Assessor, Attempt, JointForm, JointScore, Result
from programme.models import Criterion, Level
from writing import drafts
from writing.plain import clean
from writing.saving import TooLong


class NotBoth(Refusal):
    message = "Het gezamenlijke formulier gaat open als jullie allebei je scores gaven."


class MovedOn(Refusal):
    can_be_mended = True
    message = (
        "De ander heeft intussen iets voorgelegd of veranderd. Lees dat eerst. Wat jij typte, staat er nog."
    )


class NothingPutForward(Refusal):
    message = "Er ligt nog niets om akkoord op te geven."


class OwnWords(Refusal):
    message = "Dit legde je zelf voor. De andere beoordelaar geeft akkoord, of verandert iets."


class Incomplete(Refusal):
    can_be_mended = True
    message = "Kies bij elk criterium een niveau met een reden, kies het resultaat en schrijf waarom."


class SayWhatIsMissing(Refusal):
    can_be_mended = True
    message = "Schrijf wat er nog ontbreekt. De deelnemer werkt daarmee verder naar de herkansing."


@dataclass(frozen=True)
class Proposal:
    """What one of the two puts forward: by criterion a level and why, and the result of it all."""

    levels: Mapping[int, Level | None]
    why: Mapping[int, str]
    is_obtained: bool | None
    reasons: str
    missing: str


@dataclass(frozen=True)
class Row:
    """One criterion in the joint form."""

    criterion: Criterion
    level: Level
    reasons: str


def form_of(attempt: Attempt) -> JointForm | None:
    """What was put forward last, agreed to or not."""
    rows = JointForm.objects.select_related("proposed_by__person", "agreed_by__person")
    return rows.filter(attempt=attempt).first()


def mark(form: JointForm | None) -> str:
    """Which proposal somebody has before them; another one has another mark."""
    if form is None or form.proposed_at is None:
        return ""
    return f"{form.proposed_by_id}-{form.proposed_at.timestamp()}"


def rows_of(form: JointForm, criteria: Iterable[Criterion]) -> list[Row]:
    found = {score.criterion_id: score for score in form.scores.select_related("level")}
    scored = [(criterion, found[criterion.pk]) for criterion in criteria if criterion.pk in found]
    return [Row(criterion, score.level, score.reasons) for criterion, score in scored]


@transaction.atomic
def put_forward(assessor: Assessor, proposal: Proposal, *, seen: str, by: Person, now: datetime) -> JointForm:
    """Asks the other to agree, to this and nothing else; whatever was put forward before is replaced."""
    attempt = judging.lock(assessor.attempt)
    other, criteria = _other(assessor, attempt), judging.criteria_for(attempt)
    form = form_of(attempt)
    if mark(form) != seen:
        raise MovedOn
    tidy = _whole(proposal, criteria)
    form = form or JointForm(attempt=attempt)
    form.is_obtained, form.reasons, form.missing = tidy.is_obtained, tidy.reasons, tidy.missing
    form.proposed_by, form.proposed_at = assessor, now
    form.save()
    _write_scores(form, criteria, tidy)
    drafts.discard(_key(attempt), by=by, now=now)
    reason = "Er ligt een nieuw voorstel."
    planning.lapse(kinds=["proeve_form_offered"], subject=attempt.key, reason=reason, now=now)
    planning.plan_many([letters.form_offered(form, to=other, now=now)], now=now)
    log_act("proeve-form-put-forward", about=attempt.key, by=by, now=now)
    return form


@transaction.atomic
def agree(assessor: Assessor, *, seen: str, by: Person, now: datetime) -> Result:
    """Both say the same from here: the result is there, for good. Twice is once."""
    attempt = judging.lock(assessor.attempt)
    form = form_of(attempt)
    decided = Result.objects.filter(attempt=attempt).first()
    if decided and form and form.agreed_by_id == assessor.pk:
        return decided
    _other(assessor, attempt)
    if form is None:
        raise NothingPutForward
    if mark(form) != seen:
        raise MovedOn
    if form.proposed_by_id == assessor.pk:
        raise OwnWords
    form.agreed_by, form.agreed_at = assessor, now
    form.save(update_fields=["agreed_by", "agreed_at"])
    log_act("proeve-form-agreed", about=attempt.key, by=by, now=now)
    judging.silence(attempt, reason="Jullie zijn het eens.", now=now)
    return deciding.decide(form, by=by, now=now)


def desk_of(assessor: Assessor, labels: Mapping[str, str], *, back: str) -> drafts.Desk:
    """What this assessor is typing and has not put forward yet."""
    place = drafts.Place(
        assessor.person_id, _key(assessor.attempt), "Het gezamenlijke formulier", back, labels
    )
    return drafts.desk(place)


def _other(assessor: Assessor, attempt: Attempt) -> Assessor:
    """The one beside this assessor, when both gave their scores and nothing is decided."""
    if Result.objects.filter(attempt=attempt).exists():
        raise judging.AlreadyDecided
    both = judging.standing(attempt)
    if assessor.pk not in {one.pk for one in both}:
        raise judging.StoodDown
    if not judging.both_gave(both):
        raise NotBoth
    return next(one for one in both if one.pk != assessor.pk)


def _whole(proposal: Proposal, criteria: Iterable[Criterion]) -> Proposal:
    why = {key: clean(words).strip() for key, words in proposal.why.items()}
    reasons, missing = clean(proposal.reasons).strip(), clean(proposal.missing).strip()
    for name, words in {"reasons": reasons, "missing": missing, **_named(why)}.items():
        if len(words) > judging.LIMIT:
            raise TooLong(name, len(words))
    lacks = any(not proposal.levels.get(one.pk) or not why.get(one.pk) for one in criteria)
    if lacks or proposal.is_obtained is None or not reasons:
        raise Incomplete
    if not proposal.is_obtained and not missing:
        raise SayWhatIsMissing
    return Proposal(
        proposal.levels, why, proposal.is_obtained, reasons, "" if proposal.is_obtained else missing
    )


def _named(why: Mapping[int, str]) -> dict[str, str]:
    return {f"words-{key}": words for key, words in why.items()}


def _write_scores(form: JointForm, criteria: Iterable[Criterion], proposal: Proposal) -> None:
    form.scores.all().delete()
    rows = [
        JointScore(form=form, criterion=one, level=proposal.levels[one.pk], reasons=proposal.why[one.pk])
        for one in criteria
    ]
    JointScore.objects.bulk_create(rows)


def _key(attempt: Attempt) -> str:
    return f"joint-form:{attempt.pk}"
