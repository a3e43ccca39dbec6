"""What a pair agrees and does together, and the question that asks for it (BUD-3, BUD-4)."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from buddies import agreeing, asking, laying, overview, together
from buddies.models import Activity, Pair
from cohorts.local_time import AMSTERDAM
from cohorts.models import Cohort, Enrolment
from outbox.kinds import SWITCHABLE
from outbox.models import Message
from people.models import Person
from tests import factories as make
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 8, 12, tzinfo=AMSTERDAM)
DAY = timedelta(days=1)
Kind = Activity.Kind


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort()


@pytest.fixture
def trainer(cohort: Cohort) -> Person:
    return make.trainer(cohort)


@pytest.fixture
def both(cohort: Cohort) -> tuple[Enrolment, Enrolment]:
    return make.enrolment(cohort, "Ahmed"), make.enrolment(cohort, "Bo")


@pytest.fixture
def pair(cohort: Cohort, trainer: Person, both: tuple[Enrolment, Enrolment]) -> Pair:
    return laying.lay(cohort, [one.pk for one in both], by=trainer, now=NOW)


def questions(pair: Pair) -> list[tuple[str, date]]:
    """Who is asked what they did, and on which day."""
    rows = Message.objects.open().filter(kind="buddy_question", subject=pair.key)
    return sorted((row.recipient.name, row.due_at.astimezone(AMSTERDAM).date()) for row in rows)


def log(pair: Pair, kind: str = Kind.FEEDBACK, *, now: datetime = NOW, **more: object) -> Activity:
    by = pair.members.first().enrolment.person
    facts = {"on": now.date(), "by": by, "now": now} | more
    return together.log(pair, kind, **facts)


def test_what_was_done_stands_there_for_both(pair: Pair, both: tuple[Enrolment, Enrolment]) -> None:  # BUD-3
    log(pair, note="  Eerst vragen.  ", on=NOW.date())
    log(pair, Kind.VISIT, now=NOW + 3 * DAY)
    for one in both:
        card = overview.card_of(one)
        assert [(a.kind, a.note) for a in card.activities] == [("visit", ""), ("feedback", "Eerst vragen.")]
        other = {"Ahmed": "Bo", "Bo": "Ahmed"}[one.person.name]
        assert [each.person.name for each in card.others] == [other]


def test_of_an_intervisie_no_word_is_kept(pair: Pair) -> None:  # BUD-4
    with pytest.raises(together.NothingKept):
        log(pair, Kind.INTERVISIE, note="Het ging over mijn chef.")
    assert log(pair, Kind.INTERVISIE).note == ""
    with pytest.raises(IntegrityError), transaction.atomic():
        make.activity(pair, Kind.INTERVISIE)
        Activity.objects.filter(kind=Kind.INTERVISIE).update(note="Toch iets.")


def test_a_day_that_cannot_be_is_refused(pair: Pair) -> None:
    with pytest.raises(together.NotYet):
        log(pair, on=NOW.date() + DAY)
    with pytest.raises(together.TooEarly):
        log(pair, on=NOW.date() - DAY)
    assert not Activity.objects.exists()


def test_a_form_sent_twice_is_one_entry(pair: Pair) -> None:
    assert log(pair, token="t") == log(pair, token="t", now=NOW + DAY)
    assert Activity.objects.count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.create(pair=pair, kind=Kind.VISIT, on=NOW.date(), logged_at=NOW, token="t")


def test_what_was_noted_by_mistake_is_taken_out(pair: Pair, trainer: Person) -> None:
    noted, kept = log(pair), log(pair)
    together.take_out(noted, now=NOW)
    together.take_out(noted, now=NOW)
    assert list(Activity.objects.all()) == [kept]
    laying.end(pair, by=trainer, now=NOW)
    with pytest.raises(together.Ended):
        together.take_out(kept, now=NOW)


def test_whose_pair_is_found_for_the_rooms_above(cohort: Cohort, pair: Pair) -> None:
    ahmed = pair.members.first().enrolment
    alone = make.enrolment(cohort, "Chris")
    assert (together.pair_of(ahmed), together.pair_of(alone)) == (pair, None)


def test_the_question_comes_two_weeks_after_the_pair_was_laid(pair: Pair) -> None:  # BUD-3
    assert questions(pair) == [("Ahmed", date(2026, 9, 22)), ("Bo", date(2026, 9, 22))]


def test_who_noted_something_is_asked_two_weeks_after_that(pair: Pair) -> None:  # BUD-3, MSG-3
    log(pair, now=NOW + 6 * DAY)
    assert questions(pair) == [("Ahmed", date(2026, 9, 28)), ("Bo", date(2026, 9, 28))]
    log(pair, now=NOW + 6 * DAY + timedelta(hours=1))
    assert len(questions(pair)) == 2
    lapsed = Message.objects.filter(kind="buddy_question", state=Message.State.LAPSED)
    assert {row.reason for row in lapsed} == {asking.NOTED}


def test_who_was_asked_and_noted_nothing_is_asked_again(pair: Pair) -> None:  # BUD-3
    due = NOW + 14 * DAY
    assert asking.plan_missing(now=NOW) == 0
    Message.objects.filter(kind="buddy_question").update(state=Message.State.SENT, sent_at=due, anchor="")
    assert asking.plan_missing(now=due) == 2
    assert asking.plan_missing(now=due) == 0
    assert questions(pair) == [("Ahmed", date(2026, 10, 6)), ("Bo", date(2026, 10, 6))]


def test_a_scheduler_that_was_away_asks_once_and_not_for_every_fortnight(pair: Pair) -> None:
    Message.objects.filter(kind="buddy_question").update(state=Message.State.SENT, anchor="")
    assert asking.plan_missing(now=NOW + 60 * DAY) == 2
    assert questions(pair) == [("Ahmed", date(2026, 11, 17)), ("Bo", date(2026, 11, 17))]


def test_nobody_is_asked_after_the_last_day(pair: Pair) -> None:  # BUD-3
    last = make.session(pair.cohort, 8).ends_at
    log(pair, now=last - 10 * DAY, on=(last - 10 * DAY).date())
    assert questions(pair) == []
    assert asking.plan_missing(now=last - 9 * DAY) == 0


def test_a_pair_that_ends_is_asked_nothing(pair: Pair, trainer: Person) -> None:  # MSG-3
    laying.end(pair, by=trainer, now=NOW + DAY)
    assert questions(pair) == []


def test_who_left_and_who_stays_behind_are_asked_nothing(pair: Pair) -> None:  # MSG-3
    assert asking.silence_ended(now=NOW) == 0
    Enrolment.objects.filter(person__name="Bo").update(withdrawn_at=NOW)
    assert asking.silence_ended(now=NOW) == 2
    assert questions(pair) == []
    assert asking.plan_missing(now=NOW) == 0


def test_the_question_can_be_switched_off(pair: Pair) -> None:  # MSG-4
    assert "buddy_question" in {kind.name for kind in SWITCHABLE}
    assert not {"buddy_known", "buddy_swap_asked"} & {kind.name for kind in SWITCHABLE}


def test_both_write_on_one_card_and_neither_loses_a_word(pair: Pair) -> None:  # BUD-3, POD-8
    ahmed, bo = [buddy.enrolment.person for buddy in pair.members.all()]
    agreeing.save(pair, fields={"rhythm": "Om de week."}, origin=Origin(0), by=ahmed, now=NOW)
    saved = agreeing.save(
        pair, fields={"rhythm": "", "channel": "Bellen."}, origin=Origin(0), by=bo, now=NOW + DAY
    )
    assert saved.text.fields == {"rhythm": "Om de week.", "channel": "Bellen."}
    clash = agreeing.save(pair, fields={"rhythm": "Elke dag."}, origin=Origin(0), by=bo, now=NOW + DAY)
    assert (clash.clashes, clash.text.fields["rhythm"]) == (("rhythm",), "Om de week.")
    back = agreeing.put_back(Pair.objects.get(pk=pair.pk), 1, by=ahmed, now=NOW + DAY)
    assert back.text.fields["channel"] == ""


def test_an_ended_card_is_read_only(pair: Pair, trainer: Person) -> None:
    laying.end(pair, by=trainer, now=NOW)
    with pytest.raises(agreeing.Ended):
        agreeing.save(pair, fields={"rhythm": "x"}, origin=Origin(0), by=trainer, now=NOW)


def test_with_an_earlier_buddy_one_reads_what_was_noted_while_there(  # PPL-2
    pair: Pair, both: tuple[Enrolment, Enrolment], trainer: Person
) -> None:
    noted = log(pair)
    assert list(overview.earlier_of(both[0])) == []
    laying.let_go(pair, pair.members.filter(enrolment=both[0]), now=NOW + DAY)
    make.activity(pair)
    Activity.objects.exclude(pk=noted.pk).update(logged_at=NOW + 2 * DAY)
    assert list(overview.earlier_of(both[0])) == [noted]
    assert list(overview.earlier_of(both[1])) == []
