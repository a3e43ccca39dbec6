"""Who sits at the table (BUD-4)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cohorts.models import Session
from intervisie import gathering
from intervisie.models import Intervisie, Member
from tests import factories as make
from tests.intervisie.group import Group, browser


def seats(intervisie: Intervisie) -> dict[str, str]:
    rows = intervisie.members.order_by("person__name").values_list("person__name", "role")
    return {name.split()[0]: role for name, role in rows}


def test_a_pair_holds_one_together(group: Group) -> None:  # BUD-4
    made = group.begun()
    assert (made.pair, made.session, made.step, made.is_ended) == (group.pair, None, 0, False)
    assert seats(made) == {"Sanne": "leads", "Ahmed": "thinks"}


def test_a_few_people_are_no_pair(group: Group) -> None:  # BUD-4
    made = group.begun(group.sanne, group.ahmed, group.fleur)
    assert (made.pair, len(seats(made))) == (None, 3)
    assert group.begun(group.sanne, group.fleur).pair is None


def test_nobody_holds_one_alone_or_with_a_stranger(group: Group) -> None:  # BUD-4
    elsewhere = make.enrolment(make.cohort(days=1))
    asked = {"method": "five", "role": "leads", "by": group.sanne.person, "now": group.now}
    with pytest.raises(gathering.Alone):
        gathering.with_people(group.sanne, [group.sanne.pk], **asked)
    with pytest.raises(gathering.NotHere):
        gathering.with_people(group.sanne, [elsewhere.pk], **asked)
    assert Intervisie.objects.count() == 0


def test_a_trainer_begins_one_for_the_whole_group_and_sits_in(group: Group) -> None:  # BUD-4
    groups = dict.fromkeys((group.sanne.pk, group.ahmed.pk, group.fleur.pk), 1)
    (made,) = gathering.on_a_day(group.coming, groups, method="ten", by=group.trainer, now=group.now)
    assert seats(made) == {"Sanne": "thinks", "Ahmed": "thinks", "Fleur": "thinks", "Fatima": "leads"}
    assert made.session == group.coming


def test_a_trainer_begins_one_for_each_group(group: Group) -> None:  # BUD-4
    joost = make.enrolment(group.cohort, "Joost Wiersma")
    groups = {group.sanne.pk: 1, group.ahmed.pk: 3, group.fleur.pk: 3, joost.pk: gathering.NO_GROUP}
    made = gathering.on_a_day(group.coming, groups, method="five", by=group.trainer, now=group.now)
    assert [seats(one) for one in made] == [
        {"Fatima": "thinks", "Sanne": "thinks"},
        {"Ahmed": "thinks", "Fatima": "thinks", "Fleur": "thinks"},
    ]


def test_a_cancelled_day_has_none(group: Group) -> None:
    Session.objects.filter(pk=group.coming.pk).update(cancelled_at=group.now)
    group.coming.refresh_from_db()
    with pytest.raises(gathering.DayCancelled):
        gathering.on_a_day(group.coming, {group.sanne.pk: 1}, method="five", by=group.trainer, now=group.now)


def test_the_database_refuses_a_second_place_and_a_second_leader(group: Group) -> None:
    made = group.begun()
    for wrong in ({"person": group.ahmed.person}, {"person": group.fleur.person, "role": "leads"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Member.objects.create(intervisie=made, **wrong)


def test_the_form_begins_with_the_buddy(group: Group) -> None:  # BUD-4
    client, url = browser(group.sanne.person), reverse("intervisie:begin", args=[group.sanne.pk])
    page = client.get(url)
    assert page.context["form"]["people"].initial == [str(group.ahmed.pk)]
    assert [label for _, label in page.context["form"].fields["people"].choices] == [
        "Ahmed Yilmaz",
        "Fleur Bakker",
    ]
    sent = client.post(url, {"people": [str(group.ahmed.pk)], "method": "gossip", "role": "brings"})
    made = Intervisie.objects.get()
    assert sent["Location"] == reverse("intervisie:table", args=[made.pk])
    assert seats(made) == {"Sanne": "brings", "Ahmed": "thinks"}


def test_a_form_that_says_nothing_is_sent_back_with_what_to_choose(group: Group) -> None:
    client = browser(group.sanne.person)
    page = client.post(reverse("intervisie:begin", args=[group.sanne.pk]), {"method": "tarot"})
    assert page.status_code == 422
    assert {name: [str(one) for one in said] for name, said in page.context["form"].errors.items()} == {
        "people": ["Kies met wie je intervisie doet. Alleen gaat het niet."],
        "method": ["Kies een van deze methoden."],
        "role": ["Kies wat jij doet. Je kunt straks nog wisselen."],
    }


def test_the_trainers_form_makes_groups(group: Group) -> None:
    client, url = (
        browser(group.trainer),
        reverse("intervisie:begin_on_a_day", args=[group.coming.pk]),
    )
    form = {f"group-{one.pk}": "1" for one in (group.sanne, group.ahmed, group.fleur)}
    assert client.post(url, form | {f"group-{group.fleur.pk}": "9", "method": "five"}).status_code == 422
    page = client.post(url, form | {f"group-{group.fleur.pk}": "2", "method": "five"})
    assert page["Location"] == reverse("intervisie:mine")
    assert Intervisie.objects.filter(session=group.coming).count() == 2
