from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from cohorts.models import Cohort
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


def test_a_cohort_is_open_up_to_and_including_its_last_day() -> None:  # INT-1
    for until in (None, date(2026, 11, 22), TODAY, date(2026, 12, 1)):
        Cohort.objects.filter(pk=make.cohort(days=1).pk).update(applies_until=until)
    found = Cohort.objects.open_for_application(TODAY).order_by("applies_until")
    assert [one.applies_until for one in found] == [TODAY, date(2026, 12, 1)]


def test_places_left_is_the_same_counted_beforehand_or_not() -> None:  # COH-5
    cohort = make.cohort(days=1, capacity=2)
    Cohort.objects.update(applies_until=TODAY)
    make.enrolment(cohort)
    counted = Cohort.objects.open_for_application(TODAY).get()
    assert (counted.places_left, cohort.places_left) == (1, 1)


def test_the_office_opens_and_closes_a_cohort_for_application(client: Client) -> None:  # INT-1
    cohort = make.cohort(days=1)
    client.force_login(make.coordinator())
    page, sent = reverse("cohorts:edit", args=[cohort.pk]), {"name": cohort.name, "capacity": "16"}
    client.post(page, sent | {"applies_until": "2026-12-01"})
    cohort.refresh_from_db()
    assert cohort.applies_until == date(2026, 12, 1)
    assert "2026-12-01" in client.get(page).content.decode()
    client.post(page, sent | {"applies_until": ""})
    cohort.refresh_from_db()
    assert cohort.applies_until is None


def test_a_last_day_that_does_not_exist_stays_on_the_form(client: Client) -> None:
    cohort = make.cohort(days=1)
    client.force_login(make.coordinator())
    sent = {"name": cohort.name, "capacity": "16", "applies_until": "2026-02-31"}
    response = client.post(reverse("cohorts:edit", args=[cohort.pk]), sent)
    assert (response.status_code, "2026-02-31" in response.content.decode()) == (422, True)
