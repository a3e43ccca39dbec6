"""What somebody chose and noted goes along to the list of another cohort (COH-8)."""

from datetime import datetime

from cohorts.models import Cohort, Enrolment
from reading import laying
from reading.models import Item, Pick, ReadingList


def move(enrolment: Enrolment, to: Cohort, *, now: datetime) -> None:
    """To the same title there. What is not on that list stays for them alone, as a title taken off does."""
    picks = Pick.objects.filter(enrolment=enrolment).select_related("item")
    if not picks:
        return
    there = laying.list_of_cohort(to, now=now)
    known = {item.likeness: item for item in there.items.all()}
    for pick in picks:
        twin = known.get(pick.item.likeness) or _off_the_list(pick.item, there, now=now)
        Pick.objects.filter(pk=pick.pk).update(item=twin)


def _off_the_list(item: Item, there: ReadingList, *, now: datetime) -> Item:
    item.pk, item.reading_list, item.removed_at = None, there, now
    item.session = item.day = item.competence = None
    item._state.adding = True
    item.save()
    return item
