from datetime import timedelta

import pytest
from django.db.models import F, Value

from cohorts.models import Cohort, Enrolment, Session
from people.models import Person
from people.prepared import Unfit, prepared
from tests import factories as make

pytestmark = pytest.mark.django_db


@prepared
def sessions(*, cohort, after):
    rows = Session.objects.filter(cohort=cohort, starts_at__gt=after - timedelta(days=7))
    return rows.select_related("cohort").annotate(plus=F("number") + Value(1)).order_by("number")


@prepared
def names(*, enrolments):
    return Enrolment.objects.filter(pk__in=enrolments).values_list("person__name").order_by("person__name")


def test_gives_what_the_queryset_gives_with_other_values_each_time(django_assert_num_queries):
    one, other = make.cohort(), make.cohort()
    third = make.session(other, 3).starts_at
    assert len(sessions(cohort=one.pk, after=third - timedelta(days=365))) == 8
    with django_assert_num_queries(1):
        found = sessions(cohort=other.pk, after=third + timedelta(days=7))
        assert [(row.number, row.plus, row.cohort.name) for row in found] == [
            (n, n + 1, other.name) for n in range(4, 9)
        ]


def test_takes_as_many_numbers_as_there_are():
    cohort = make.cohort()
    enrolments = [make.enrolment(cohort, name) for name in ("Sanne", "Ahmed", "Daan")]
    keys = [enrolment.pk for enrolment in enrolments]
    assert names(enrolments=keys) == [("Ahmed",), ("Daan",), ("Sanne",)]
    assert names(enrolments=keys[:1]) == [("Sanne",)]
    assert names(enrolments=[]) == []


def test_a_number_no_row_can_have_finds_nothing():
    assert sessions(cohort=10**30, after=make.BEFORE_ALL) == []


def test_refuses_a_value_that_is_lost_on_the_way():
    @prepared
    def even(*, cohort):
        return Cohort.objects.filter(pk=cohort // 2)

    with pytest.raises(Unfit):
        even(cohort=4)


def test_refuses_what_is_fetched_beside_it():
    @prepared
    def with_more(*, person):
        return Person.objects.filter(pk=person).prefetch_related("enrolments")

    with pytest.raises(Unfit):
        with_more(person=1)
