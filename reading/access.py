"""Who may have which reading list and which title, for doing what: the object, or 404.

A list is kept by the trainers of its cohort, or of a cohort of its programme, and by the programme office.
"""

from datetime import datetime

from django.db.models import Q, QuerySet

from cohorts.access import leads, own_enrolment
from cohorts.models import Cohort, Enrolment
from people.access import is_coordinator, or_404
from people.models import Person
from programme.models import Version
from reading import laying
from reading.models import Item, Pick, ReadingList


def list_to_keep(person: Person, pk: int, *, now: datetime) -> ReadingList:
    found = or_404(_lists().filter(pk=pk).first())
    return or_404(found if _keeps(person, found, now=now) else None)


def list_of_cohort_to_keep(person: Person, cohort: int, *, now: datetime) -> ReadingList:
    found = or_404(Cohort.objects.filter(pk=cohort).first())
    allowed = leads(person, found.pk, now=now) or is_coordinator(person)
    return or_404(laying.list_of_cohort(found, now=now) if allowed else None)


def list_of_version_to_keep(person: Person, version: int, *, now: datetime) -> ReadingList:
    found = or_404(Version.objects.filter(pk=version).first())
    allowed = _trains(person, found.programme_id, now=now) or is_coordinator(person)
    return or_404(laying.list_of_version(found, now=now) if allowed else None)


def item_to_keep(reading_list: ReadingList, pk: int) -> Item:
    found = reading_list.items.on_the_list().select_related("link", "upload", "reading_list__version")
    return or_404(found.filter(pk=pk).first())


def own_reading(person: Person, enrolment: int, *, now: datetime) -> tuple[Enrolment, ReadingList]:
    """One's own place in a cohort, with the list of that cohort."""
    mine = own_enrolment(person, enrolment)
    return mine, laying.list_of_cohort(mine.cohort, now=now)


def own_item(person: Person, enrolment: int, pk: int) -> tuple[Enrolment, Item]:
    """A title on the list of one's own cohort, or one that went off it and stayed with this participant."""
    mine = own_enrolment(person, enrolment)
    found = Item.objects.filter(pk=pk, reading_list__cohort=mine.cohort_id)
    related = ("link", "upload", "session", "day", "competence")
    return mine, or_404(found.filter(_shown_to(mine)).select_related(*related).first())


def item_with_file(person: Person, pk: int, *, now: datetime) -> Item:
    """For who takes part in the cohort, leads it, or keeps the list."""
    found = Item.objects.exclude(upload=None).select_related("upload").filter(pk=pk)
    item = or_404(found.first())
    reading_list = _lists().get(pk=item.reading_list_id)
    mine = Enrolment.objects.active().filter(cohort=reading_list.cohort_id, person=person).first()
    if mine:
        return or_404(found.filter(_shown_to(mine)).first())
    kept = not item.is_removed and _keeps(person, reading_list, now=now)
    return or_404(item if kept else None)


def _shown_to(enrolment: Enrolment) -> Q:
    theirs = Pick.objects.filter(enrolment=enrolment).values("item")
    return Q(removed_at=None) | Q(pk__in=theirs)


def _keeps(person: Person, reading_list: ReadingList, *, now: datetime) -> bool:
    if is_coordinator(person):
        return True
    if reading_list.version:
        return _trains(person, reading_list.version.programme_id, now=now)
    return leads(person, reading_list.cohort_id or 0, now=now)


def _trains(person: Person, programme: int, *, now: datetime) -> bool:
    """Leads a cohort that runs some version of this programme."""
    return Cohort.objects.led_by(person, now=now).filter(version__programme=programme).exists()


def _lists() -> QuerySet[ReadingList]:
    return ReadingList.objects.select_related("version__programme", "cohort__version__programme")
