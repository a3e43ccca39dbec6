"""Two assessors score apart from each other, blind until both have given theirs (PRV-5).

Nothing in here, nor anything it imports, reaches the POD: of the admission the stored moment is read (POD-6).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from proeve import assessing_letters as letters
from proeve import freezing
from proeve.models import ASSESSORS, Assessor, Attempt, JointForm, Result, Score
from programme.models import Criterion, Level
from programme.overview import criteria_of
from writing import drafts
from writing.plain import clean
from writing.saving import Origin, Saved, TooLong

LIMIT = 4000


class NotAdmitted(Refusal):
    message = "Deze deelnemer is nog niet toegelaten tot de Proeve. Je kunt daarom nog niet scoren."


class NotBegun(Refusal):
    message = "Het Proevegesprek is nog niet begonnen. Vanaf het begin kun je scoren."


class AlreadyGiven(Refusal):
    message = "Je gaf je scores al. Ze blijven zoals je ze gaf. Samen kunnen jullie iets anders besluiten."


class StoodDown(Refusal):
    message = "Je beoordeelt deze Proeve niet meer. Wat je schreef, kun je hier nog kopiëren."


class AlreadyDecided(Refusal):
    message = "Het resultaat van deze Proeve staat vast. Er verandert niets meer aan."


class Incomplete(Refusal):
    can_be_mended = True
    message = "Kies bij elk criterium een niveau, en schrijf in één zin waarom."


@dataclass(frozen=True)
class Line:
    """One criterion, with what this assessor found."""

    criterion: Criterion
    level: Level | None
    words: str


def level_name(criterion: Criterion) -> str:
    return f"level-{criterion.pk}"


def words_name(criterion: Criterion) -> str:
    return f"words-{criterion.pk}"


def criteria_for(attempt: Attempt) -> list[Criterion]:
    return criteria_of(attempt.proeve.enrolment.cohort.version_id)


def desk_of(assessor: Assessor, criteria: Iterable[Criterion], *, back: str) -> drafts.Desk:
    """What this assessor wrote so far, for nobody else."""
    return drafts.desk(_place(assessor, criteria, back))


@transaction.atomic
def save(
    assessor: Assessor,
    *,
    fields: Mapping[str, str],
    origin: Origin,
    by: Person,
    now: datetime,
) -> Saved:
    """Keeps what is typed, whole or not."""
    locked = _writable(assessor, now=now)
    place = _place(locked, criteria_for(locked.attempt), "")
    return drafts.save(place, fields=fields, origin=origin, by=by, now=now)


@transaction.atomic
def give(assessor: Assessor, *, by: Person, now: datetime) -> Assessor:
    """For good: the first scores stay on record whatever the two agree on later. Twice is once."""
    attempt = lock(assessor.attempt)
    found = _fresh(assessor, attempt)
    if found.has_given and found.withdrawn_at is None:
        return found
    _refuse_closed(found, now=now)
    lines = _lines(found)
    if any(line.level is None or not line.words.strip() for line in lines):
        raise Incomplete
    _keep(found, lines, now=now)
    found.given_at = now
    found.save(update_fields=["given_at"])
    log_act("proeve-scores-given", about=found.key, by=by, now=now)
    settled = "Je gaf je scores."
    planning.lapse(kinds=["proeve_scores_wait"], to=found.person, subject=found.key, reason=settled, now=now)
    both = standing(attempt)
    if both_gave(both):
        planning.plan_many(letters.both_gave(both, now=now), now=now)
    return found


@transaction.atomic
def withdraw(assessor: Assessor, *, by: Person, now: datetime) -> Assessor:
    """The place is free for another; what was scored so far stays on record. Twice is once."""
    attempt = lock(assessor.attempt)
    found = _fresh(assessor, attempt)
    if found.withdrawn_at:
        return found
    if Result.objects.filter(attempt=attempt).exists():
        raise AlreadyDecided
    if not found.has_given:
        _keep(found, _lines(found), now=now)
    found.withdrawn_at = now
    found.save(update_fields=["withdrawn_at"])
    reason = "Je beoordeelt deze Proeve niet meer."
    planning.lapse(kinds=["proeve_scores_wait"], to=found.person, subject=found.key, reason=reason, now=now)
    # What was put forward by a pair that is no more, is agreed to by nobody.
    JointForm.objects.filter(attempt=attempt).delete()
    log_act("proeve-assessor-gone", about=found.key, by=by, now=now)
    silence(attempt, reason="Een beoordelaar trok zich terug.", now=now)
    return found


def lock(attempt: Attempt) -> Attempt:
    """The row on which everything about one assessment is decided."""
    rows = Attempt.objects.select_for_update(of=("self",))
    return rows.select_related("proeve__enrolment__person", "proeve__enrolment__cohort").get(pk=attempt.pk)


def standing(attempt: Attempt) -> list[Assessor]:
    """Who assesses now, by place."""
    rows = Assessor.objects.filter(attempt=attempt, withdrawn_at=None).select_related("person")
    assessors = list(rows.order_by("place"))
    for one in assessors:
        one.attempt = attempt
    return assessors


def both_gave(assessors: Iterable[Assessor]) -> bool:
    given = [one for one in assessors if one.has_given]
    return len(given) == len(ASSESSORS)


def sheets(attempt: Attempt, criteria: list[Criterion]) -> list[tuple[Assessor, list[Line]]]:
    """Both sheets side by side; nothing at all is asked for before both were given (PRV-5)."""
    both = standing(attempt)
    if not both_gave(both):
        return []
    scores = Score.objects.filter(assessor__in=both).select_related("level")
    found = {(score.assessor_id, score.criterion_id): score for score in scores}
    return [
        (one, [_scored(criterion, found.get((one.pk, criterion.pk))) for criterion in criteria])
        for one in both
    ]


def own_sheet(assessor: Assessor, criteria: list[Criterion]) -> list[Line]:
    """What this assessor gave."""
    found = {score.criterion_id: score for score in assessor.scores.select_related("level")}
    return [_scored(criterion, found.get(criterion.pk)) for criterion in criteria]


def why_not(assessor: Assessor, *, now: datetime) -> str:
    """Why scoring is not open, in a sentence; nothing when it is."""
    try:
        _refuse_closed(assessor, now=now)
    except Refusal as refusal:
        return str(refusal)
    return ""


def silence(attempt: Attempt, *, reason: str, now: datetime) -> None:
    """What asks two assessors to agree, is not for these two any more."""
    planning.lapse(kinds=letters.ABOUT_THE_FORM, subject=attempt.key, reason=reason, now=now)


def _writable(assessor: Assessor, *, now: datetime) -> Assessor:
    found = _fresh(assessor, lock(assessor.attempt))
    _refuse_closed(found, now=now)
    return found


def _fresh(assessor: Assessor, attempt: Attempt) -> Assessor:
    found = Assessor.objects.select_related("person").get(pk=assessor.pk)
    found.attempt = attempt
    return found


def _refuse_closed(assessor: Assessor, *, now: datetime) -> None:
    attempt = assessor.attempt
    if assessor.withdrawn_at:
        raise StoodDown
    if assessor.has_given:
        raise AlreadyGiven
    if not attempt.proeve.is_admitted:
        raise NotAdmitted
    if not freezing.has_begun(attempt.pk, now=now):
        raise NotBegun


def _lines(assessor: Assessor) -> list[Line]:
    """As they stand in the draft; a level that this criterion does not have is none."""
    criteria = criteria_for(assessor.attempt)
    fields = desk_of(assessor, criteria, back="").fields
    return [_read(criterion, fields) for criterion in criteria]


def _read(criterion: Criterion, fields: Mapping[str, str]) -> Line:
    chosen = fields.get(level_name(criterion), "")
    level = next((one for one in criterion.levels.all() if str(one.number) == chosen), None)
    return Line(criterion, level, clean(fields.get(words_name(criterion), "")).strip())


def _keep(assessor: Assessor, lines: Iterable[Line], *, now: datetime) -> None:
    """The draft becomes the record."""
    rows = []
    for line in lines:
        if len(line.words) > LIMIT:
            raise TooLong(words_name(line.criterion), len(line.words))
        if line.level or line.words:
            rows.append(
                Score(assessor=assessor, criterion=line.criterion, level=line.level, words=line.words)
            )
    Score.objects.bulk_create(rows)
    drafts.discard(_key(assessor), by=assessor.person, now=now)


def _scored(criterion: Criterion, score: Score | None) -> Line:
    return Line(criterion, score.level if score else None, score.words if score else "")


def _place(assessor: Assessor, criteria: Iterable[Criterion], back: str) -> drafts.Place:
    labels: dict[str, str] = {}
    for criterion in criteria:
        labels |= {level_name(criterion): criterion.name, words_name(criterion): f"{criterion.name}: waarom"}
    return drafts.Place(assessor.person_id, _key(assessor), "Je scores", back, labels)


def _key(assessor: Assessor) -> str:
    return f"assessor:{assessor.pk}"
