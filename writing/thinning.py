"""Old versions go, the older the fewer: every save of a day, then one an hour, then one a day (POD-8)."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber, TruncDay, TruncHour

from writing.models import Draft, Text, Version

ALL_FOR = timedelta(days=1)
HOURLY_FOR = timedelta(days=30)
# A text that was not written in for longer than this has been thinned for the last time.
DONE_AFTER = HOURLY_FOR + timedelta(days=30)
A_BATCH = 200
Kind = Version.Kind


def thin(*, now: datetime) -> int:
    """Takes away what may go of the texts that were written in lately. How many versions went."""
    recent = Text.objects.filter(saved_at__gt=now - DONE_AFTER)
    keys = list(recent.order_by("pk").values_list("pk", flat=True))
    return sum(_thin(keys[i : i + A_BATCH], now) for i in range(0, len(keys), A_BATCH))


def drop_sent_drafts(*, now: datetime) -> int:
    """Drafts that stand empty for a day: they were sent, or nothing came of them."""
    old = Draft.objects.filter(text__saved_at__lt=now - ALL_FOR).select_related("text")
    empty = [draft.text_id for draft in old if not any(draft.text.fields.values())]
    Text.objects.filter(pk__in=empty).delete()
    return len(empty)


def _thin(texts: list[int], now: datetime) -> int:
    of_texts = Version.objects.filter(text__in=texts)
    a_day_old = of_texts.filter(saved_at__lt=now - ALL_FOR)
    hours = a_day_old.filter(saved_at__gte=now - HOURLY_FOR)
    days = a_day_old.filter(saved_at__lt=now - HOURLY_FOR)
    return (
        _drop(a_day_old.filter(kind=Kind.MERGED))
        + _drop(_but_the_last(hours, TruncHour("saved_at")))
        + _drop(_but_the_last(days, TruncDay("saved_at")))
    )


def _but_the_last(versions: QuerySet[Version], period: TruncHour | TruncDay) -> QuerySet[Version]:
    """All but the last of each text in each period; what was kept aside counts apart."""
    rank = Window(RowNumber(), partition_by=[F("text"), F("kind"), period], order_by=F("number").desc())
    return versions.annotate(rank=rank).filter(rank__gt=1)


def _drop(versions: QuerySet[Version]) -> int:
    # In two steps: what stands there now counts among the versions, but never goes.
    keys = list(versions.values_list("pk", flat=True))
    return Version.objects.filter(pk__in=keys).exclude(number=F("text__number")).delete()[0]
