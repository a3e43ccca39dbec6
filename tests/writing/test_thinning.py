from datetime import timedelta

import pytest

from tests import factories as make
from writing import drafts, saving, thinning
from writing.drafts import Place
from writing.models import Draft, Text, Version
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOON = make.at("2027-03-10", "12:00")


def saved_at(*ages: timedelta) -> Text:
    """A text with one version per age, oldest first."""
    owner = make.person()
    text = Text.objects.create(owner=owner)
    for number, age in enumerate(sorted(ages, reverse=True)):
        fields = {"a": f"versie {number + 1}"}
        text = saving.save(text, fields=fields, origin=Origin(number), by=owner, now=NOON - age).text
    return text


def left(text: Text) -> list[int]:
    return list(text.versions.order_by("number").values_list("number", flat=True))


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


def test_every_save_of_the_last_day_stays() -> None:  # POD-8
    text = saved_at(*(timedelta(minutes=n) for n in range(20)))
    assert thinning.thin(now=NOON) == 0
    assert len(left(text)) == 20


def test_after_a_day_the_last_of_each_hour_stays() -> None:  # POD-8
    text = saved_at(hours(49.9), hours(49.6), hours(49.2), hours(48.5), hours(1))
    thinning.thin(now=NOON)
    assert left(text) == [3, 4, 5]
    assert thinning.thin(now=NOON) == 0


def test_after_a_month_the_last_of_each_day_stays() -> None:  # POD-8
    day = timedelta(days=1)
    text = saved_at(40 * day, 40 * day - hours(2), 40 * day - hours(4), 39 * day, hours(1))
    thinning.thin(now=NOON)
    assert left(text) == [3, 4, 5]


def test_the_text_as_it_stands_is_never_thinned() -> None:
    text = saved_at(timedelta(days=40), timedelta(days=40) - hours(1))
    owner = text.owner
    saving.save(text, fields={"a": "botst"}, origin=Origin(1), by=owner, now=NOON - timedelta(days=40))
    thinning.thin(now=NOON)
    assert left(text) == [2, 3]
    assert Version.objects.get(number=3).kind == "aside"


def test_a_draft_that_was_sent_is_gone_after_a_day() -> None:
    by = make.person()
    place = Place(by.pk, "feedback:entry:1", "Reactie", "/", {"saw": "Wat ik zag"})
    drafts.save(place, fields={"saw": "Mooi"}, origin=Origin(0), by=by, now=NOON - timedelta(days=3))
    assert thinning.drop_sent_drafts(now=NOON) == 0
    drafts.discard(place.key, by=by, now=NOON - timedelta(days=2))
    assert thinning.drop_sent_drafts(now=NOON) == 1
    assert not Draft.objects.exists()
    assert not Text.objects.exists()
