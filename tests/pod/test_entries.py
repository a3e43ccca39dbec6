from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from outbox.models import Message
from pod import content, entries, intentions, presence
from pod.models import Entry, Intention, Part
from tests import factories as make
from writing.saving import Origin, TooLong

pytestmark = pytest.mark.django_db
Kind = Part.Kind
BEFORE = {"expectation": "Beter luisteren.", "goal-1": "Ik vat samen voor ik antwoord."}
AFTER = {"result-1": "reached", "if-1": "een bewoner belt", "then-1": "vat ik eerst samen"}


@pytest.fixture
def entry(db):
    return make.entry(make.pod(make.enrolment(make.cohort(), "Sanne de Vries")), 3)


def owner(entry):
    return entry.pod.enrolment.person


def hand_in(entry, kind, fields, now):
    entries.save(entry, kind, fields=fields, origin=Origin(_base(entry, kind)), by=owner(entry), now=now)
    return entries.hand_in(entry, kind, by=owner(entry), now=now)


def _base(entry, kind):
    part = entry.parts.filter(kind=kind).first()
    return part.text.number if part else 0


def before_the_day(entry):
    return entry.session.starts_at - timedelta(hours=1)


def after_the_day(entry):
    return entry.session.ends_at + timedelta(hours=1)


def test_an_enrolment_has_one_pod_with_one_entry_per_session():  # POD-1
    enrolment = make.enrolment(make.cohort())
    pod = make.pod(enrolment)
    assert Entry.objects.filter(pod=pod).count() == 8
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(pod=pod, session=make.session(enrolment.cohort, 1))


def test_before_part_freezes_when_the_session_begins(entry):  # POD-3
    last_moment = entry.session.starts_at - timedelta(seconds=1)
    entries.save(entry, Kind.BEFORE, fields=BEFORE, origin=Origin(0), by=owner(entry), now=last_moment)
    with pytest.raises(entries.Frozen):
        entries.save(
            entry,
            Kind.BEFORE,
            fields={"expectation": "Te laat"},
            origin=Origin(1),
            by=owner(entry),
            now=entry.session.starts_at,
        )
    assert entries.parts_of(entry).before.text.fields["expectation"] == "Beter luisteren."


def test_on_day_one_the_before_part_stays_open_until_the_day_ends():  # POD-3
    entry = make.entry(make.pod(make.enrolment(make.cohort())), 1)
    during = entry.session.ends_at - timedelta(minutes=1)
    entries.save(entry, Kind.BEFORE, fields=BEFORE, origin=Origin(0), by=owner(entry), now=during)
    with pytest.raises(entries.Frozen):
        entries.save(
            entry, Kind.BEFORE, fields=BEFORE, origin=Origin(1), by=owner(entry), now=entry.session.ends_at
        )


def test_a_late_before_part_is_kept_apart_and_counts(entry):  # POD-3
    entries.save(
        entry,
        Kind.BEFORE,
        fields={"expectation": "half"},
        origin=Origin(0),
        by=owner(entry),
        now=before_the_day(entry),
    )
    late = hand_in(entry, Kind.LATE, BEFORE, after_the_day(entry))
    parts = entries.parts_of(entry)
    assert (late.kind, parts.before.is_handed_in, parts.counting_before) == (Kind.LATE, False, late)
    hand_in(entry, Kind.AFTER, AFTER, after_the_day(entry))
    assert entries.parts_of(entry).is_present


def test_a_late_part_is_refused_when_the_before_part_was_on_time(entry):  # POD-3
    hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry))
    with pytest.raises(entries.NotNeeded):
        hand_in(entry, Kind.LATE, BEFORE, after_the_day(entry))


def test_the_after_part_opens_when_the_day_begins(entry):
    with pytest.raises(entries.NotOpenYet):
        hand_in(entry, Kind.AFTER, AFTER, before_the_day(entry))


def test_nothing_can_be_written_after_withdrawal(entry):
    enrolment = entry.pod.enrolment
    enrolment.withdrawn_at = before_the_day(entry)
    enrolment.save()
    with pytest.raises(entries.Withdrawn):
        hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry))


def test_an_entry_is_present_when_both_parts_are_handed_in(entry):  # POD-5
    hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry))
    assert not entries.parts_of(entry).is_present
    hand_in(entry, Kind.AFTER, AFTER, after_the_day(entry))
    assert entries.parts_of(entry).is_present


def test_a_draft_does_not_make_an_entry_present(entry):  # POD-5
    hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry))
    entries.save(entry, Kind.AFTER, fields=AFTER, origin=Origin(0), by=owner(entry), now=after_the_day(entry))
    assert not entries.parts_of(entry).is_present


def test_private_notes_can_never_be_handed_in(entry):
    entries.save(
        entry,
        Kind.NOTE,
        fields={"note": "voor mij"},
        origin=Origin(0),
        by=owner(entry),
        now=before_the_day(entry),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Part.objects.filter(kind=Kind.NOTE).update(
            handed_in={},
            handed_in_number=1,
            handed_in_at=before_the_day(entry),
            first_handed_in_at=before_the_day(entry),
        )


def test_handing_in_twice_changes_nothing(entry):
    first = hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry) - timedelta(days=1))
    again = entries.hand_in(entry, Kind.BEFORE, by=owner(entry), now=before_the_day(entry))
    assert again.handed_in_at == first.handed_in_at


def test_handing_in_lapses_the_reminders_of_that_part_only(entry):  # MSG-3
    hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry) - timedelta(days=30))
    states = dict(Message.objects.filter(subject=entry.key).values_list("kind", "state"))
    assert states == {
        "before_open_7": Message.State.LAPSED,
        "before_open_1": Message.State.LAPSED,
        "after_open_1": Message.State.PLANNED,
        "after_open_3": Message.State.PLANNED,
    }


def test_open_intentions_come_back_the_next_day_until_they_are_done(entry):  # POD-9
    hand_in(entry, Kind.BEFORE, BEFORE, before_the_day(entry))
    hand_in(entry, Kind.AFTER, AFTER, after_the_day(entry))
    following = make.entry(entry.pod, 4)
    (carried,) = intentions.carried_over_to(following)
    assert carried.then_text == "vat ik eerst samen"
    intentions.mark(
        carried, Intention.State.CHANGED, then_text="vraag ik eerst door", now=after_the_day(entry)
    )
    assert [i.then_text for i in intentions.carried_over_to(following)] == ["vraag ik eerst door"]
    intentions.mark(carried, Intention.State.DONE, now=after_the_day(entry))
    assert intentions.carried_over_to(following) == []


def test_handing_in_again_keeps_the_state_of_intentions(entry):  # POD-9
    hand_in(entry, Kind.AFTER, AFTER, after_the_day(entry))
    intentions.mark(entry.intentions.get(), Intention.State.DONE, now=after_the_day(entry))
    hand_in(
        entry,
        Kind.AFTER,
        {**AFTER, "if-2": "ik vastloop", "then-2": "bel ik mijn buddy"},
        after_the_day(entry),
    )
    assert list(entry.intentions.order_by("slot").values_list("slot", "state")) == [(1, "done"), (2, "open")]


def test_a_second_tab_does_not_overwrite_the_first(entry):  # POD-8
    now = before_the_day(entry)
    entries.save(
        entry, Kind.BEFORE, fields={"expectation": "eerste"}, origin=Origin(0), by=owner(entry), now=now
    )
    clash = entries.save(
        entry, Kind.BEFORE, fields={"expectation": "tweede"}, origin=Origin(0), by=owner(entry), now=now
    )
    assert clash.clashes == ("expectation",)
    assert clash.text.fields["expectation"] == "eerste"
    aside = clash.text.versions.get(number=clash.sent)
    assert (aside.kind, aside.fields) == ("aside", {"expectation": "tweede"})


def test_two_tabs_that_change_different_fields_are_merged(entry):  # POD-8
    now = before_the_day(entry)
    entries.save(
        entry, Kind.BEFORE, fields={"expectation": "eerste"}, origin=Origin(0), by=owner(entry), now=now
    )
    saved = entries.save(
        entry, Kind.BEFORE, fields={"goal-1": "tweede"}, origin=Origin(0), by=owner(entry), now=now
    )
    assert saved.text.fields == {"expectation": "eerste", "goal-1": "tweede"}


def test_a_text_of_200_000_characters_is_refused_by_name(entry):
    with pytest.raises(TooLong) as refusal:
        entries.save(
            entry,
            Kind.BEFORE,
            fields={"goal-2": "x" * 200_000},
            origin=Origin(0),
            by=owner(entry),
            now=before_the_day(entry),
        )
    assert (refusal.value.name, "200.000" in str(refusal.value)) == ("goal-2", True)


def test_the_pod_is_present_when_every_ended_session_is(entry):  # POD-5
    enrolment, cohort = entry.pod.enrolment, entry.pod.enrolment.cohort
    now = make.session(cohort, 2).ends_at + timedelta(hours=1)
    sessions = list(cohort.sessions.order_by("number"))
    by = make.trainer(cohort)

    def is_present():
        return presence.pod_is_present(presence.states([enrolment], sessions, now=now)[enrolment.pk])

    assert not is_present()
    first = make.entry(entry.pod, 1)
    hand_in(first, Kind.BEFORE, BEFORE, before_the_day(first))
    hand_in(first, Kind.AFTER, AFTER, after_the_day(first))
    assert not is_present()
    presence.waive(make.session(cohort, 2), enrolment, reason="Later ingestroomd", by=by, now=now)
    assert is_present()


def test_a_cancelled_session_counts_for_nothing(entry):  # COH-4, POD-5
    enrolment, cohort = entry.pod.enrolment, entry.pod.enrolment.cohort
    now = make.session(cohort, 1).ends_at + timedelta(hours=1)
    cohort.sessions.filter(number=1).update(cancelled_at=make.BEFORE_ALL)
    sessions = list(cohort.sessions.order_by("number"))
    assert presence.pod_is_present(presence.states([enrolment], sessions, now=now)[enrolment.pk])


def test_waiving_asks_a_reason_and_lapses_the_reminders(entry):  # POD-5, MSG-3
    by = make.trainer(entry.pod.enrolment.cohort)
    with pytest.raises(presence.NeedsReason):
        presence.waive(entry.session, entry.pod.enrolment, reason="  ", by=by, now=make.BEFORE_ALL)
    presence.waive(entry.session, entry.pod.enrolment, reason="Ziek geweest", by=by, now=make.BEFORE_ALL)
    states = set(Message.objects.filter(subject=entry.key).values_list("state", flat=True))
    assert states == {Message.State.LAPSED}


def test_content_reads_back_what_the_fields_say():  # POD-2, POD-4
    before = content.read_before({**BEFORE, "goal-3": "Ik durf nee te zeggen.", "goal-3-tie": "competence:4"})
    assert [(goal.slot, goal.tie) for goal in before.goals] == [(1, ""), (3, "competence:4")]
    after = content.read_after({**AFTER, "result-3": "not", "practices": "4,7"})
    assert (after.result_of(before.goals[1]), after.practices) == ("Niet bereikt", (4, 7))
