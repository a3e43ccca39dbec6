"""The participant shows the trainers a part, for a while, and takes it back (BIG-2, BIG-3).

`read_for` is the one way out of the vault: it gives what is released now, and logs the look in the same act.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from bigfive import expiring
from bigfive.answering import opened
from bigfive.models import Elsewhere, Release, Sitting
from bigfive.overview import Drawn, Written, drawn_of, written_of
from cohorts.models import Enrolment
from documents.models import Upload
from people.looking import Seen, log_looks
from people.models import Person
from people.refusals import Refusal
from writing import drafts
from writing.plain import clean

Part = Release.Part
LABEL = "Je vragenlijst voor zelfreflectie"
COMMENT_LIMIT = 4_000


class NothingToShow(Refusal):
    message = "Er is nog geen uitslag om te delen. Rond eerst de vragenlijst af."


class NotThere(Refusal):
    message = "Dit onderdeel is er niet. Kies uit wat op deze pagina staat."


class WrongDay(Refusal):
    """About the day until which it is released."""


class InThePast(WrongDay):
    message = "Kies een dag van vandaag of later."


class TooLate(WrongDay):
    def __init__(self, last: date) -> None:
        super().__init__(f"Kies een dag tot en met {last:%d-%m-%Y}. Daarna wissen we je uitslag.")


class NotShared(Refusal):
    message = "Er is nu niets met je gedeeld. Er is niets vastgelegd."


@dataclass(frozen=True)
class Shown:
    """What a trainer may see now; of who released nothing, skipped or never began it is the same."""

    parts: frozenset[Part] = frozenset()
    drawn: Drawn | None = None
    elsewhere: Written | None = None
    comment: str = ""
    upload: Upload | None = None
    until: date | None = None
    discussed_on: date | None = None

    @property
    def is_empty(self) -> bool:
        return not self.parts


@transaction.atomic
def release(
    enrolment: Enrolment,
    parts: Collection[Part],
    *,
    comment: str,
    until: date,
    by: Person,
    now: datetime,
) -> None:
    """From now on the trainers may see these parts and no others, up to and including a day."""
    sitting, last = _with_result(enrolment), expiring.gone_on(enrolment)
    if not set(parts) <= parts_of(sitting, comment=comment):
        raise NotThere
    if parts and until < localdate(now):
        raise InThePast
    if parts and last and until > last:
        raise TooLate(last)
    drafts.discard(sitting.draft_key, by=by, now=now)
    sitting.comment = clean(comment).strip()
    sitting.save(update_fields=["comment"])
    if moved_at := enrolment.moved_at:
        # Of before they came into this cohort: the trainers of another one could see it.
        sitting.releases.filter(taken_back_at=None, released_at__lte=moved_at).update(taken_back_at=moved_at)
    sitting.releases.filter(taken_back_at=None).exclude(part__in=parts, until=until).update(taken_back_at=now)
    open_now = set(sitting.releases.filter(taken_back_at=None).values_list("part", flat=True))
    fresh = [part for part in Part if part in parts and part not in open_now]
    Release.objects.bulk_create(
        [Release(sitting=sitting, part=part, released_at=now, until=until) for part in fresh]
    )


@transaction.atomic
def take_back(enrolment: Enrolment, *, now: datetime) -> None:
    """Everything, at once. Twice is once."""
    sitting = opened(enrolment)
    if sitting:
        sitting.releases.filter(taken_back_at=None).update(taken_back_at=now)


def parts_of(sitting: Sitting, *, comment: str) -> set[Part]:
    """What there is to release."""
    elsewhere = Elsewhere.objects.prefetch_related("scores").filter(sitting=sitting).first()
    scores = elsewhere.scores.all() if elsewhere else []
    there = {
        Part.DOMAINS: sitting.is_scored or any(one.trait for one in scores),
        Part.FACETS: sitting.is_scored or any(one.facet for one in scores),
        Part.COMMENT: bool(comment.strip()),
        Part.FILE: bool(elsewhere and elsewhere.upload_id),
    }
    return {part for part, is_there in there.items() if is_there}


def read_for(trainer: Person, enrolment: Enrolment, *, now: datetime) -> Shown:
    """What this trainer of the cohort may see now. A look at something is logged for its owner (PRI-2)."""
    shown = _shown(enrolment, now=now)
    if not shown.is_empty:
        seen = Seen(enrolment.person_id, f"bigfive:{enrolment.pk}", LABEL)
        log_looks(trainer, [seen], role="trainers", now=now)
    return shown


def is_shared(enrolment: Enrolment, *, now: datetime) -> bool:
    """Whether there is anything to look at; tells nothing of what it says, so it is no look."""
    return bool(_open_parts(enrolment, now=now))


@transaction.atomic
def mark_discussed(enrolment: Enrolment, *, by: Person, now: datetime) -> None:
    """That it was talked about: a date and no notes (BIG-2). Not in the log of acts, which others read."""
    sitting = opened(enrolment)
    if sitting is None or not _open_parts(enrolment, now=now):
        raise NotShared
    sitting.discussed_on, sitting.discussed_by = localdate(now), by
    sitting.save(update_fields=["discussed_on", "discussed_by"])


def draft_of(sitting: Sitting, *, by: Person, back: str) -> drafts.Desk:
    """The comment as it is being written, for its writer alone."""
    labels = {"comment": Part.COMMENT.label}
    return drafts.desk(drafts.Place(by.pk, sitting.draft_key, Part.COMMENT.label, back, labels))


def _with_result(enrolment: Enrolment) -> Sitting:
    sitting = opened(enrolment)
    if sitting is None or not (sitting.is_scored or Elsewhere.objects.filter(sitting=sitting).exists()):
        raise NothingToShow
    return sitting


def _open_parts(enrolment: Enrolment, *, now: datetime) -> dict[Part, date]:
    """Of who takes part: leaving the cohort ends what was released."""
    rows = Release.objects.open_on(localdate(now)).filter(
        sitting__enrolment=enrolment, sitting__enrolment__withdrawn_at=None
    )
    return {Part(part): until for part, until in rows.values_list("part", "until")}


def _shown(enrolment: Enrolment, *, now: datetime) -> Shown:
    parts = _open_parts(enrolment, now=now)
    if not parts:
        return Shown()
    sitting = Sitting.objects.select_related("enrolment__person").get(enrolment=enrolment)
    elsewhere = Elsewhere.objects.select_related("upload").filter(sitting=sitting).first()
    names = frozenset(parts)
    return Shown(
        parts=names,
        drawn=_drawn(sitting, names),
        elsewhere=_elsewhere(elsewhere, names),
        comment=sitting.comment if Part.COMMENT in names else "",
        upload=elsewhere.upload if elsewhere and Part.FILE in names else None,
        until=min(parts.values()),
        discussed_on=sitting.discussed_on,
    )


def _drawn(sitting: Sitting, parts: Set[Part]) -> Drawn | None:
    if parts.isdisjoint({Part.DOMAINS, Part.FACETS}):
        return None
    whose = sitting.enrolment.person.first_name
    return drawn_of(sitting, whose=whose, domains=Part.DOMAINS in parts, facets=Part.FACETS in parts)


def _elsewhere(elsewhere: Elsewhere | None, parts: Set[Part]) -> Written | None:
    if elsewhere is None or parts <= {Part.COMMENT}:
        return None
    return written_of(elsewhere, domains=Part.DOMAINS in parts, facets=Part.FACETS in parts)
