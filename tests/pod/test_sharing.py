from datetime import timedelta

import pytest

from assignments.models import Support
from people.models import Look
from pod import entries, feedback, sharing, waiting
from pod.models import Circle, Entry, Part
from tests import factories as make
from writing.saving import Origin

pytestmark = pytest.mark.django_db
Kind = Part.Kind
FIELDS = {"expectation": "Mijn verwachting.", "goal-1": "Mijn doel."}
AFTER = {"result-1": "reached", "if-1": "ik bel", "then-1": "luister ik"}


@pytest.fixture
def cohort(db):
    return make.cohort()


@pytest.fixture
def entry(cohort):
    """Day 3 of Sanne, handed in before and after, shared with nobody."""
    entry = make.entry(make.pod(make.enrolment(cohort, "Sanne de Vries")), 3)
    write(entry, Kind.BEFORE, FIELDS, entry.session.starts_at - timedelta(days=1))
    write(entry, Kind.AFTER, AFTER, later(entry))
    return entry


def write(entry, kind, fields, now):
    person = entry.pod.enrolment.person
    part = entries.parts_of(entry)
    base = getattr(part, kind).text.number if getattr(part, kind) else 0
    entries.save(entry, kind, fields=fields, origin=Origin(base), by=person, now=now)
    return entries.hand_in(entry, kind, by=person, now=now)


def later(entry):
    return entry.session.ends_at + timedelta(hours=2)


def share(entry, *circles):
    sharing.choose(entry.pod, circles, now=later(entry))


def readers(cohort, entry):
    """One person per circle around the owner of this entry."""
    enrolment = entry.pod.enrolment
    buddy = make.enrolment(cohort, "Ahmed Yilmaz")
    make.pair(enrolment, buddy)
    return {
        Circle.TRAINERS: make.trainer(cohort),
        Circle.BUDDY: buddy.person,
        Circle.MENTOR: make.support(enrolment, Support.Role.MENTOR).person,
        Circle.PRINCIPAL: make.support(enrolment, Support.Role.PRINCIPAL).person,
    }


def can_read(person, entry):
    fresh = Entry.objects.get(pk=entry.pk)
    return entry.pk in sharing.read_for(person, [fresh], now=later(entry))


def test_everything_is_private_until_shared(cohort, entry):  # POD-7
    around = readers(cohort, entry)
    assert [can_read(person, entry) for person in around.values()] == [False] * 4
    share(entry, *Circle)
    assert [can_read(person, entry) for person in around.values()] == [True] * 4


@pytest.mark.parametrize("circle", Circle)
def test_each_circle_reads_only_when_it_was_chosen(cohort, entry, circle):  # POD-7
    around = readers(cohort, entry)
    share(entry, circle)
    assert {c for c, person in around.items() if can_read(person, entry)} == {circle}


def test_an_exception_for_one_day_goes_before_the_whole(cohort, entry):  # POD-7
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    sharing.choose_for_entry(entry, {Circle.TRAINERS: False}, now=later(entry))
    assert not can_read(trainer, entry)
    sharing.choose_for_entry(entry, {Circle.TRAINERS: None}, now=later(entry))
    assert can_read(trainer, entry)


def test_readers_see_what_was_handed_in_and_never_a_draft(cohort, entry):  # POD-7
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    person = entry.pod.enrolment.person
    number = entries.parts_of(entry).after.text.number
    entries.save(
        entry, Kind.AFTER, fields={"if-1": "GEHEIM"}, origin=Origin(number), by=person, now=later(entry)
    )
    reading = sharing.read_for(trainer, [entry], now=later(entry))[entry.pk]
    assert reading.after.intentions[0].if_text == "ik bel"


def test_a_before_part_that_was_not_handed_in_stays_private(cohort):  # POD-3
    entry = make.entry(make.pod(make.enrolment(cohort), with_trainers=True), 2)
    owner, trainer = entry.pod.enrolment.person, make.trainer(cohort)
    early = entry.session.starts_at - timedelta(days=1)
    entries.save(entry, Kind.BEFORE, fields={"expectation": "GEHEIM"}, origin=Origin(0), by=owner, now=early)
    write(entry, Kind.AFTER, AFTER, later(entry))
    reading = sharing.read_for(trainer, [entry], now=later(entry))[entry.pk]
    assert (reading.before, reading.after is not None) == (None, True)


def test_strangers_of_the_same_kind_read_nothing(cohort, entry):  # PPL-2
    share(entry, *Circle)
    elsewhere = make.cohort()
    other = make.enrolment(cohort)
    strangers = [
        make.trainer(elsewhere),
        other.person,
        make.support(other).person,
        make.support(make.enrolment(elsewhere), Support.Role.PRINCIPAL).person,
        make.coordinator(),
        make.administrator(),
        make.person(),
    ]
    assert [can_read(person, entry) for person in strangers] == [False] * len(strangers)


def test_access_ends_with_the_relation(cohort, entry):  # PPL-2, PPL-4
    around = readers(cohort, entry)
    share(entry, *Circle)
    Support.objects.filter(role="mentor").update(ended_at=later(entry))
    entry.pod.enrolment.buddyships.update(ended_at=later(entry))
    cohort.trainerships.update(until=later(entry).date())
    assert {c for c, person in around.items() if can_read(person, entry)} == {Circle.PRINCIPAL}


def test_trainers_keep_access_until_three_months_after_the_last_session(cohort, entry):  # PPL-2
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    last = cohort.sessions.get(number=8).ends_at
    assert entry.pk in sharing.read_for(trainer, [entry], now=last + timedelta(days=91))
    assert entry.pk not in sharing.read_for(trainer, [entry], now=last + timedelta(days=93))


def test_every_look_is_logged_once_a_day_and_only_when_text_was_given(cohort, entry):  # PRI-2
    around = readers(cohort, entry)
    share(entry, Circle.TRAINERS)
    for _ in range(3):
        assert can_read(around[Circle.TRAINERS], entry)
        assert not can_read(around[Circle.MENTOR], entry)
    look = Look.objects.get()
    assert (look.viewer, look.owner, look.what, look.role) == (
        around[Circle.TRAINERS],
        entry.pod.enrolment.person,
        entry.key,
        "trainers",
    )


def test_reading_many_entries_takes_as_many_queries_as_reading_one(cohort, django_assert_num_queries):
    trainer = make.trainer(cohort)
    many = []
    for _ in range(6):
        entry = make.entry(make.pod(make.enrolment(cohort), with_trainers=True), 1)
        write(entry, Kind.AFTER, AFTER, later(entry))
        many.append(entry)
    for batch in (many[:1], many):
        with django_assert_num_queries(7):
            assert len(sharing.read_for(trainer, batch, now=later(many[0]))) == len(batch)


def test_a_shared_entry_waits_until_a_trainer_responds(cohort, entry):  # POD-10
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    assert list(waiting.waiting(Entry.objects.all())) == []
    share(entry, Circle.TRAINERS)
    assert list(waiting.waiting(Entry.objects.all())) == [entry]
    feedback.give(entry, Circle.TRAINERS, words={"saw": "Mooi"}, token="a", by=trainer, now=later(entry))
    assert list(waiting.waiting(Entry.objects.all())) == []


def test_the_queue_is_longest_first(cohort):  # POD-10
    waits = []
    for hours in (3, 1, 2):
        entry = make.entry(make.pod(make.enrolment(cohort), with_trainers=True), 1)
        write(entry, Kind.AFTER, AFTER, entry.session.ends_at + timedelta(hours=hours))
        waits.append((hours, entry))
    assert list(waiting.waiting(Entry.objects.all())) == [
        entry for _, entry in sorted(waits, key=lambda w: w[0])
    ]


def test_each_reader_sees_their_own_thread_and_trainers_share_one(cohort, entry):  # POD-10
    around, second = readers(cohort, entry), make.trainer(cohort)
    share(entry, *Circle)
    for circle, person in around.items():
        feedback.give(entry, circle, words={"saw": circle.value}, token="t", by=person, now=later(entry))
    feedback.give(entry, Circle.TRAINERS, words={"saw": "tweede"}, token="t", by=second, now=later(entry))

    def heard(person):
        circles = sharing.circles_of(person, [entry.pod.enrolment], now=later(entry))[entry.pod.enrolment_id]
        talks = sharing.conversations_for(person, entry, circles)
        said = feedback.responses_by_thread(talks)
        return [r.saw for c in talks for r in said[c.thread_id]]

    assert heard(second) == ["trainers", "tweede"]
    assert heard(around[Circle.MENTOR]) == ["mentor"]
    assert heard(around[Circle.BUDDY]) == ["buddy"]


def test_a_form_sent_twice_makes_one_response_and_one_message(cohort, entry):  # POD-10, MSG-1
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    for _ in range(2):
        feedback.give(
            entry, Circle.TRAINERS, words={"saw": "Mooi"}, token="zelfde", by=trainer, now=later(entry)
        )
    owner = entry.pod.enrolment.person
    assert owner.messages.filter(kind="feedback_received").count() == 1


def test_a_reader_whose_sharing_was_taken_back_cannot_respond(cohort, entry):  # POD-7
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    circles = sharing.circles_of(trainer, [entry.pod.enrolment], now=later(entry))[entry.pod.enrolment_id]
    with pytest.raises(feedback.NotShared):
        feedback.give_as_reader(entry, circles, words={"saw": "x"}, token="t", by=trainer, now=later(entry))


def test_the_trainers_reminder_lapses_when_sharing_is_taken_back(cohort, entry):  # MSG-3
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    assert trainer.messages.get(kind="entry_waits").state == "planned"
    share(entry)
    assert trainer.messages.get(kind="entry_waits").state == "lapsed"


def test_no_trainer_is_reminded_of_who_left(cohort, entry):  # MSG-3
    trainer = readers(cohort, entry)[Circle.TRAINERS]
    share(entry, Circle.TRAINERS)
    assert waiting.silence_withdrawn(now=later(entry)) == 0
    type(entry.pod.enrolment).objects.filter(pk=entry.pod.enrolment_id).update(withdrawn_at=later(entry))
    assert waiting.silence_withdrawn(now=later(entry)) == 1
    assert trainer.messages.get(kind="entry_waits").state == "lapsed"
