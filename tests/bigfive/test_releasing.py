"""What the trainers may see, until when, and that every look is written down (BIG-2, BIG-3)."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from bigfive import answering, expiring, releasing
from bigfive.models import Release, Sitting
from bigfive.releasing import Part, Shown
from cohorts.models import Enrolment
from people.models import Act, Look
from tests import factories as make
from tests.bigfive.conftest import Place

UNTIL = date(2026, 9, 30)
DAY = timedelta(days=1)


def _share(place: Place, *parts: Part, until: date = UNTIL, comment: str = "Dit herken ik.") -> None:
    releasing.release(
        place.enrolment, set(parts), comment=comment, until=until, by=place.person, now=place.before
    )


@pytest.fixture
def finished(place: Place) -> Place:
    make.questionnaire(place.enrolment, now=place.before)
    return place


def _shown(place: Place, *, days: int = 0) -> Shown:
    return releasing.read_for(place.trainer, place.enrolment, now=place.before + days * DAY)


def test_nothing_is_shown_before_it_is_released(finished: Place) -> None:  # BIG-2
    assert _shown(finished) == Shown()
    assert not releasing.is_shared(finished.enrolment, now=finished.before)


def test_a_part_that_is_released_is_shown_and_no_other(finished: Place) -> None:  # BIG-2
    _share(finished, Part.DOMAINS)
    shown = _shown(finished)
    assert shown.drawn
    assert [len(shown.drawn.profile.rows), [len(one.facets) for one in shown.drawn.profile.traits]] == [
        5,
        [0] * 5,
    ]
    assert (shown.comment, shown.upload) == ("", None)
    _share(finished, Part.FACETS, Part.COMMENT)
    shown = _shown(finished)
    assert shown.drawn
    assert [len(shown.drawn.profile.rows), [len(one.facets) for one in shown.drawn.profile.traits]] == [
        0,
        [6, 6, 5, 6, 6],
    ]
    assert shown.comment == "Dit herken ik."


def test_the_comment_alone_shows_the_comment_alone(finished: Place) -> None:
    _share(finished, Part.COMMENT)
    shown = _shown(finished)
    assert (shown.drawn, shown.elsewhere, shown.comment) == (None, None, "Dit herken ik.")


def test_it_ends_by_itself_the_day_after_its_last(finished: Place) -> None:  # BIG-2
    _share(finished, Part.DOMAINS, until=date(2026, 8, 26))
    assert [_shown(finished, days=n).is_empty for n in (0, 1, 2)] == [False, False, True]


def test_it_is_taken_back_at_once(finished: Place) -> None:  # BIG-2
    _share(finished, Part.DOMAINS, Part.FACETS)
    assert not _shown(finished).is_empty
    releasing.take_back(finished.enrolment, now=finished.before)
    assert _shown(finished) == Shown()
    assert Release.objects.exclude(taken_back_at=None).count() == 2


def test_choosing_anew_takes_back_what_is_not_chosen(finished: Place) -> None:
    _share(finished, Part.DOMAINS, Part.COMMENT)
    _share(finished, Part.DOMAINS)
    assert [one.part for one in Release.objects.filter(taken_back_at=None)] == ["domains"]
    assert _shown(finished).parts == {Part.DOMAINS}


def test_who_leaves_the_cohort_shares_nothing_any_more(finished: Place) -> None:
    _share(finished, Part.DOMAINS)
    Enrolment.objects.filter(pk=finished.enrolment.pk).update(withdrawn_at=finished.before)
    assert _shown(finished) == Shown()


def test_each_look_is_written_down_for_its_owner_and_not_in_the_log_of_acts(finished: Place) -> None:  # PRI-2
    _share(finished, Part.DOMAINS)
    _shown(finished)
    _shown(finished)
    _shown(finished, days=1)
    looks = Look.objects.filter(owner=finished.person).order_by("at").values_list("viewer", "label", "role")
    assert list(looks) == [(finished.trainer.pk, releasing.LABEL, "trainers")] * 2
    releasing.mark_discussed(finished.enrolment, by=finished.trainer, now=finished.before)
    assert not Act.objects.exists()


def test_looking_at_nothing_is_no_look(finished: Place) -> None:  # BIG-3
    _shown(finished)
    releasing.is_shared(finished.enrolment, now=finished.before)
    assert not Look.objects.exists()


def test_discussed_is_a_date_and_needs_something_to_have_been_released(finished: Place) -> None:  # BIG-2
    with pytest.raises(releasing.NotShared):
        releasing.mark_discussed(finished.enrolment, by=finished.trainer, now=finished.before)
    _share(finished, Part.DOMAINS)
    releasing.mark_discussed(finished.enrolment, by=finished.trainer, now=finished.before)
    sitting = Sitting.objects.get()
    assert (sitting.discussed_on, sitting.discussed_by) == (date(2026, 8, 25), finished.trainer)


def test_there_is_nothing_to_release_without_a_result(place: Place) -> None:
    for prepare in (
        lambda: None,
        lambda: answering.skip(place.enrolment, now=place.before),
        lambda: make.questionnaire(place.enrolment, answered=30, now=place.before),
    ):
        prepare()
        with pytest.raises(releasing.NothingToShow):
            _share(place, Part.DOMAINS)


def test_what_is_not_there_cannot_be_released(finished: Place) -> None:
    for part, comment in ((Part.FILE, "Ja."), (Part.COMMENT, " ")):
        with pytest.raises(releasing.NotThere):
            _share(finished, part, comment=comment)
    assert not Release.objects.exists()


def test_the_last_day_lies_between_today_and_when_it_is_erased(finished: Place) -> None:
    gone_on = expiring.gone_on(finished.enrolment)
    assert gone_on
    with pytest.raises(releasing.InThePast):
        _share(finished, Part.DOMAINS, until=date(2026, 8, 24))
    with pytest.raises(releasing.TooLate):
        _share(finished, Part.DOMAINS, until=gone_on + DAY)
    _share(finished, Part.DOMAINS, until=gone_on)
    assert not _shown(finished).is_empty


def test_the_database_keeps_one_open_release_of_a_part(finished: Place) -> None:
    _share(finished, Part.DOMAINS)
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.create(
            sitting=Sitting.objects.get(), part=Part.DOMAINS, released_at=finished.before, until=UNTIL
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(part="answers")
