"""Steps, the clock and the roles (BUD-4)."""

import pytest
from django.db import IntegrityError, transaction

from intervisie import running
from intervisie.models import Intervisie
from tests import factories as make
from tests.concurrency import at_once
from tests.intervisie.group import Group, later


def fresh(made: Intervisie) -> Intervisie:
    return Intervisie.objects.get(pk=made.pk)


def shown(made: Intervisie, now) -> str:
    clock = fresh(made).clock
    return clock.shown(now) if clock else ""


def test_the_clock_begins_with_the_first_step(group: Group) -> None:  # BUD-4
    made, by = group.begun(method="gossip"), group.sanne.person
    assert shown(made, group.now) == ""
    make.pressed(made, "next", by=by, now=group.now)
    assert (fresh(made).current.name, shown(made, later(group.now, seconds=61))) == ("Vertellen", "8:59")


def test_the_next_step_begins_anew(group: Group) -> None:  # BUD-4
    made, by = group.begun(method="gossip"), group.sanne.person
    make.pressed(made, "next", "more", "pause", by=by, now=group.now)
    make.pressed(made, "next", by=by, now=later(group.now, minutes=3))
    row = fresh(made)
    assert (row.step, row.paused_at, shown(made, later(group.now, minutes=4))) == (2, None, "9:00")


def test_what_was_left_is_left_after_a_pause(group: Group) -> None:  # BUD-4
    made, by = group.begun(method="gossip"), group.sanne.person
    make.pressed(made, "next", by=by, now=group.now)
    make.pressed(made, "pause", by=by, now=later(group.now, minutes=4))
    assert shown(made, later(group.now, hours=2)) == "6:00"
    make.pressed(made, "resume", by=by, now=later(group.now, hours=2))
    assert shown(made, later(group.now, hours=2, minutes=1)) == "5:00"


def test_time_can_be_added_also_when_it_is_up_and_while_it_stands_still(group: Group) -> None:  # BUD-4
    made, by = group.begun(method="gossip"), group.sanne.person
    make.pressed(made, "next", by=by, now=group.now)
    assert shown(made, later(group.now, minutes=11)) == "+1:00"
    make.pressed(made, "more", by=by, now=later(group.now, minutes=11))
    assert shown(made, later(group.now, minutes=11)) == "1:00"
    make.pressed(made, "pause", "more", by=by, now=later(group.now, minutes=11))
    assert shown(made, later(group.now, hours=1)) == "3:00"


def test_time_is_added_up_to_two_hours(group: Group) -> None:
    made, by = group.begun(), group.sanne.person
    make.pressed(made, "next", *["more"] * 60, by=by, now=group.now)
    with pytest.raises(running.EnoughTime):
        make.pressed(made, "more", by=by, now=group.now)


def test_after_the_last_step_there_is_none(group: Group) -> None:  # BUD-4
    made, by = group.begun(method="five"), group.sanne.person
    make.pressed(made, *["next"] * 5, by=by, now=group.now)
    assert fresh(made).is_last_step
    with pytest.raises(running.NoMoreSteps):
        make.pressed(made, "next", by=by, now=group.now)


@pytest.mark.parametrize("act", ["pause", "resume", "more"])
def test_a_clock_that_did_not_begin_cannot_be_stopped(group: Group, act: str) -> None:
    with pytest.raises(running.NotBegun):
        make.pressed(group.begun(), act, by=group.sanne.person, now=group.now)


def test_only_who_leads_presses(group: Group) -> None:  # BUD-4
    made = group.begun()
    with pytest.raises(running.NotLeading):
        make.pressed(made, "next", by=group.ahmed.person, now=group.now)
    running.take_role(made, "leads", by=group.ahmed.person)
    make.pressed(made, "next", by=group.ahmed.person, now=group.now)
    with pytest.raises(running.NotLeading):
        make.pressed(made, "next", by=group.sanne.person, now=group.now)
    assert fresh(made).step == 1


def test_who_takes_a_role_has_it_alone(group: Group) -> None:  # BUD-4
    made = group.begun(group.sanne, group.ahmed, group.fleur)
    for who, role in ((group.ahmed, "brings"), (group.fleur, "brings"), (group.ahmed, "leads")):
        running.take_role(made, role, by=who.person)
    roles = dict(made.members.values_list("enrolment", "role"))
    assert roles == {group.sanne.pk: "thinks", group.ahmed.pk: "leads", group.fleur.pk: "brings"}


def test_a_press_on_a_clock_that_changed_meanwhile_does_nothing(group: Group) -> None:  # BUD-4
    made, by = group.begun(), group.sanne.person
    make.pressed(made, "next", by=by, now=group.now)
    with pytest.raises(running.SomeoneWasFirst):
        running.press(made, "next", turn=0, by=by, now=group.now)
    assert fresh(made).step == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["next", "more"])
def test_two_who_press_at_once_make_one_step(groups, act: str) -> None:  # BUD-4
    group = groups()
    made, by = group.begun(), group.sanne.person
    make.pressed(made, "next", by=by, now=group.now)

    def press() -> Intervisie:
        return running.press(made, act, turn=1, by=by, now=later(group.now, minutes=1))

    done, refused = at_once([press] * 4)
    row = fresh(made)
    assert len(done) == 1
    assert {type(one) for one in refused} == {running.SomeoneWasFirst}
    assert (row.step, row.added) == (
        (2, running.A_BIT_MORE * 0) if act == "next" else (1, running.A_BIT_MORE)
    )


@pytest.mark.django_db(transaction=True)
def test_two_who_take_the_lead_at_once_leave_one_leader(groups) -> None:  # BUD-4
    group = groups()
    made = group.begun(group.sanne, group.ahmed, group.fleur)
    takers = [group.ahmed.person, group.fleur.person]
    done, refused = at_once([lambda who=who: running.take_role(made, "leads", by=who) for who in takers])
    assert (len(done), refused, made.members.filter(role="leads").count()) == (2, [], 1)


def test_the_database_refuses_a_step_without_a_moment(group: Group) -> None:
    made = group.begun()
    for wrong in ({"step": 1}, {"step_began_at": group.now}, {"paused_at": group.now}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Intervisie.objects.filter(pk=made.pk).update(**wrong)
