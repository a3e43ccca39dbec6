"""Organisations, and what hangs on them."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cohorts.models import Enrolment
from people.models import Organisation, Person

PER_PAGE = 50


@dataclass(frozen=True)
class OrganisationPage:
    organisation: Organisation
    people: int
    enrolments: int


def page_of(*, words: str, number: str) -> Page[Any]:
    """With how many people and deelnames each has."""
    found = _counted(Organisation.objects.all())
    for word in words.split():
        found = found.filter(name__icontains=word)
    return Paginator(found.order_by("name", "pk"), PER_PAGE).get_page(number)


def detail(organisation: Organisation) -> OrganisationPage:
    one: Any = _counted(Organisation.objects.filter(pk=organisation.pk)).get()
    return OrganisationPage(one, one.people_count, one.enrolment_count)


def others(organisation: Organisation) -> QuerySet[Organisation]:
    return Organisation.objects.exclude(pk=organisation.pk).order_by("name")


def _counted(rows: QuerySet[Organisation]) -> QuerySet[Any]:
    return rows.annotate(people_count=_count(Person), enrolment_count=_count(Enrolment))


def _count(model: type[Any]) -> Coalesce:
    here = model._default_manager.filter(organisation=OuterRef("pk")).order_by().values("organisation")
    return Coalesce(Subquery(here.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)
