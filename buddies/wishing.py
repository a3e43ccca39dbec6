"""What a participant tells before the division: wishes, a veto, where and when (BUD-1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from buddies.models import VETO, Buddy, Division, Wish, WishList
from buddies.norms import MOST_WISHES, TIMES
from cohorts.models import Cohort, Enrolment
from people.models import Organisation, Person
from people.refusals import Refusal
from programme.models import Competence, Framework
from writing import drafts
from writing.plain import clean

LABELS = {"workplace": "Waar werk je meestal?", "wants": "Wat zoek je in een buddy?"}


class Closed(Refusal):
    message = "De buddy's zijn al bekend. Je wensen veranderen kan niet meer. Je tekst staat hieronder nog."


class WishedTwice(Refusal):
    message = "Je koos iemand twee keer. Kies elke keer iemand anders, of laat een wens leeg."


class WishedAndRefused(Refusal):
    message = "Je koos iemand als wens en ook als degene met wie je liever niet wilt. Kies één van de twee."


class NotHere(Refusal):
    message = "Iemand die je koos, doet niet (meer) mee. Kies iemand anders, of laat de wens leeg."


@dataclass(frozen=True)
class Told:
    """The form as plain values. `wishes` and `veto` are numbers of deelname."""

    wishes: Sequence[int] = ()
    veto: int | None = None
    workplace: str = ""
    reaches: Sequence[Organisation] = ()
    times: Sequence[str] = ()
    themes: Sequence[Competence] = ()
    wants: str = ""


@transaction.atomic
def tell(enrolment: Enrolment, told: Told, *, by: Person, now: datetime) -> WishList:
    """Keeps it in the place of what was told before; only the trainers read it."""
    # Publishing holds this row too: a wish is either counted, or refused.
    Cohort.objects.select_for_update().get(pk=enrolment.cohort_id)
    if not is_open(enrolment):
        raise Closed
    _refuse(enrolment, told)
    drafts.discard(draft_key(enrolment), by=by, now=now)
    Wish.objects.filter(enrolment=enrolment).delete()
    ranked = [*enumerate(told.wishes, start=1), *([(VETO, told.veto)] if told.veto else [])]
    Wish.objects.bulk_create([Wish(enrolment=enrolment, target_id=pk, rank=rank) for rank, pk in ranked])
    defaults = {
        "workplace": told.workplace.strip(),
        "times": [code for code in TIMES if code in told.times],
        "wants": clean(told.wants).strip(),
        "saved_at": now,
    }
    kept, _ = WishList.objects.update_or_create(enrolment=enrolment, defaults=defaults)
    kept.reaches.set(told.reaches)
    kept.themes.set(told.themes)
    return kept


def _refuse(enrolment: Enrolment, told: Told) -> None:
    chosen = {*told.wishes, *([told.veto] if told.veto else [])}
    if len(set(told.wishes)) != len(told.wishes) or len(told.wishes) > MOST_WISHES:
        raise WishedTwice
    if told.veto in told.wishes:
        raise WishedAndRefused
    if not chosen <= {one.pk for one in fellows(enrolment)}:
        raise NotHere


def is_open(enrolment: Enrolment) -> bool:
    """Until the division is published, for who has no buddy yet."""
    published = Division.objects.filter(cohort=enrolment.cohort_id).exclude(published_at=None)
    paired = Buddy.objects.filter(enrolment=enrolment, ended_at=None)
    return enrolment.is_active and not published.exists() and not paired.exists()


def told_by(enrolment: Enrolment) -> WishList | None:
    return WishList.objects.filter(enrolment=enrolment).prefetch_related("themes", "reaches").first()


def fellows(enrolment: Enrolment) -> list[Enrolment]:
    """Whom one can wish for."""
    rows = Enrolment.objects.active().filter(cohort=enrolment.cohort_id).exclude(pk=enrolment.pk)
    return list(rows.select_related("person", "organisation").order_by("person__name", "pk"))


def themes_for(enrolment: Enrolment) -> list[Competence]:
    """The competences and working practices of the programme they follow."""
    kinds = (Framework.Kind.COMPETENCES, Framework.Kind.PRACTICES)
    version = enrolment.cohort.version_id
    rows = Competence.objects.filter(framework__version=version, framework__kind__in=kinds)
    return list(rows.order_by("framework__position", "position"))


def draft_key(enrolment: Enrolment) -> str:
    return f"buddy-wishes:{enrolment.pk}"


def forget_who_left() -> int:
    """A wish or veto about someone who left is of no use to anybody; how many were erased."""
    return Wish.objects.exclude(target__withdrawn_at=None).delete()[0]
