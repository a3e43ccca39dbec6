"""Wishes go first; what buddies did together goes when the last of them may take it along (PRI-4)."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from buddies import wishing
from buddies.models import Buddy, Division, Pair, SwapRequest, Wish, WishList
from buddies.together import draft_key
from people.expiring import SIX_MONTHS, THREE_MONTHS, Ended, Expiry, delete, keys
from writing import drafts
from writing.models import Text


def _lists(ended: Ended) -> QuerySet[WishList]:
    return WishList.objects.filter(enrolment__in=ended.enrolments)


def _erase_lists(rows: Sequence[WishList]) -> None:
    for one in rows:
        drafts.discard_all(wishing.draft_key(one.enrolment))
    delete(rows)


def _wishes(ended: Ended) -> QuerySet[Wish]:
    return Wish.objects.filter(Q(enrolment__in=ended.enrolments) | Q(target__in=ended.enrolments))


def _requests(ended: Ended) -> QuerySet[SwapRequest]:
    return SwapRequest.objects.filter(buddy__enrolment__in=ended.enrolments)


def _pairs(ended: Ended) -> QuerySet[Pair]:
    """All who were in it are through."""
    others = Buddy.objects.exclude(enrolment__in=ended.enrolments).values("pair")
    return Pair.objects.filter(cohort__is_demo=False).exclude(members=None).exclude(pk__in=others)


def _erase_pairs(rows: Sequence[Pair]) -> None:
    for pair in rows:
        drafts.discard_all(draft_key(pair))
    Pair.objects.filter(pk__in=keys(rows)).delete()
    Text.objects.filter(pk__in=[pair.agreement_id for pair in rows]).delete()


def _divisions(ended: Ended) -> QuerySet[Division]:
    return Division.objects.filter(cohort__in=ended.cohorts)


EXPIRIES = (
    Expiry("Wat mensen voor de indeling vertelden", THREE_MONTHS, _lists, _erase_lists),
    Expiry("Wensen en veto's", THREE_MONTHS, _wishes, delete),
    Expiry("Vragen om een andere buddy", THREE_MONTHS, _requests, delete),
    Expiry("Buddyparen, met hun logboek", SIX_MONTHS, _pairs, _erase_pairs),
    Expiry("Indelingen in buddy's", SIX_MONTHS, _divisions, delete),
)
