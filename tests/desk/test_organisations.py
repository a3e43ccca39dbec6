"""Organisations: made, renamed, and two that are one."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from buddies.models import WishList
from people import hanging, organising
from people.models import Act, Organisation
from tests import factories as make
from tests.desk.test_import_pages import text

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")


def by() -> dict[str, Any]:
    return {"by": make.coordinator(), "now": NOW}


def test_every_key_to_an_organisation_is_known() -> None:
    keys = {f"{field.model.__name__}.{field.name}" for field in hanging.pointers(Organisation)}
    assert keys == {
        "Person.organisation",
        "Admission.organisation",
        "Enrolment.organisation",
        "WishList_reaches.organisation",
    }


def test_all_that_hangs_on_one_hangs_on_the_other() -> None:
    gone, kept = make.organisation("gem. Waterrijk"), make.organisation("Gemeente Waterrijk")
    both, one = (make.told(make.enrolment(make.cohort())) for _ in range(2))
    both.reaches.set([gone, kept])
    one.reaches.set([gone])
    mine = make.enrolment(make.cohort(), organisation=gone)
    mine.admission.organisation = mine.person.organisation = gone
    mine.admission.save()
    mine.person.save()
    organising.merge(gone, into=kept, **by())
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    mine.refresh_from_db()
    assert {mine.organisation, mine.admission.organisation, mine.person.organisation} == {kept}
    assert [list(one.reaches.all()) for one in WishList.objects.order_by("pk")] == [[kept], [kept]]
    act = Act.objects.get(action="organisation-merged")
    assert (act.about, act.reason) == (f"organisation:{kept.pk}", "gem. Waterrijk")
    assert organising.merge(gone, into=kept, **by()) == kept
    with pytest.raises(organising.TheSame):
        organising.merge(kept, into=kept, **by())


def test_a_name_is_given_once_whatever_its_case() -> None:
    made = organising.make("  Gemeente   Zeeburg ", **by())
    assert made.name == "Gemeente Zeeburg"
    with pytest.raises(organising.AlreadyThere):
        organising.make("gemeente zeeburg", **by())
    other = organising.make("Zeeburg", **by())
    with pytest.raises(organising.NameTaken):
        organising.rename(other, name="GEMEENTE ZEEBURG", **by())
    assert organising.rename(other, name="zeeburg", **by()).name == "zeeburg"


def test_the_office_makes_renames_and_merges(office: Client) -> None:
    make.enrolment(make.cohort(), "Kim", organisation=make.organisation("Waterrijk"))
    made = office.post(reverse("desk:organisations"), {"name": "Gem. Waterrijk"})
    found = Organisation.objects.get(name="Gem. Waterrijk")
    assert made["Location"] == reverse("desk:organisation", args=[found.pk])
    taken = office.post(made["Location"], {"name": "waterrijk"})
    assert (taken.status_code, "Voeg de twee samen" in text(taken)) == (422, True)
    office.post(made["Location"], {"name": "Gemeente Waterrijk"})
    short = Organisation.objects.get(name="Waterrijk")
    url = reverse("desk:merge_organisation", args=[short.pk])
    looked = text(office.post(url, {"into": found.pk, "do": "look"}))
    assert "1 deelname van Waterrijk horen daarna bij Gemeente Waterrijk" in looked
    assert Organisation.objects.filter(pk=short.pk).exists()
    office.post(url, {"into": found.pk, "do": "merge"})
    assert list(Organisation.objects.values_list("name", flat=True)) == ["Gemeente Waterrijk"]
    assert "Kim" in text(office.get(reverse("desk:people"), {"organisatie": found.pk}))


@pytest.mark.parametrize("into", ["", "0", "abc", "9" * 40])
def test_what_is_no_organisation_is_refused_at_the_field(office: Client, into: str) -> None:
    url = reverse("desk:merge_organisation", args=[make.organisation().pk])
    assert office.post(url, {"into": into, "do": "merge"}).status_code == 422


def test_an_organisation_on_which_nothing_hangs_is_thrown_away(office: Client) -> None:
    gone = make.organisation("Gemeente Waterstad")
    url = reverse("desk:delete_organisation", args=[gone.pk])
    assert "Niemand werkt bij" in text(office.get(url))
    assert office.post(url)["Location"] == reverse("desk:organisations")
    assert not Organisation.objects.filter(pk=gone.pk).exists()
    assert Act.objects.get(action="organisation-deleted").about == f"organisation:{gone.pk}"


def test_one_that_people_belong_to_stays_and_says_what_hangs_on_it(office: Client) -> None:
    kept = make.organisation()
    make.person(organisation=kept)
    for _ in range(2):
        make.enrolment(make.cohort(), organisation=kept)
    url = reverse("desk:delete_organisation", args=[kept.pk])
    for page in (text(office.get(url)), text(office.post(url))):
        assert [words for words in ("1 persoon", "2 deelnames", "Voeg samen") if words not in page] == []
    assert office.post(url).status_code == 422
    assert Organisation.objects.filter(pk=kept.pk).exists()


def test_a_wish_to_meet_people_of_it_stops_nobody_and_is_not_told(office: Client) -> None:  # BUD-1
    gone, told = (
        make.organisation(),
        WishList.objects.create(enrolment=make.enrolment(make.cohort()), saved_at=NOW),
    )
    told.reaches.add(gone)
    office.post(reverse("desk:delete_organisation", args=[gone.pk]))
    assert list(told.reaches.all()) == []
