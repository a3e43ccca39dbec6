"""One's own learning sentence (BUD-4)."""

import pytest
from django.test import Client
from django.urls import reverse

from cohorts import enrolling
from intervisie import learning
from intervisie.models import Intervisie
from pod import entries
from pod.models import Part
from tests import factories as make
from tests.intervisie.group import Group, browser
from writing import drafts
from writing.models import Draft
from writing.saving import Origin

WORDS = "Ik laat een stilte vallen."


def over(group: Group) -> Intervisie:
    return make.ended(group.begun(), by=group.sanne.person, now=group.now)


def learned(group: Group, made: Intervisie, words: str = WORDS) -> None:
    learning.write(group.seat(made, group.sanne), words=words, now=group.now)


def said(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_it_is_written_afterwards_and_can_be_changed(group: Group) -> None:  # BUD-4
    made = group.begun()
    with pytest.raises(learning.StillRunning):
        learned(group, made)
    make.ended(made, by=group.sanne.person, now=group.now)
    client, url = browser(group.sanne.person), reverse("intervisie:learn", args=[made.pk])
    for words in (WORDS, "Ik luister langer."):
        client.post(url, {"learned": words})
        assert group.seat(made, group.sanne).learned == words
    client.post(url, {"learned": " "})
    seat = group.seat(made, group.sanne)
    assert (seat.learned, seat.learned_at) == ("", None)


def test_nobody_else_ever_reads_it(group: Group) -> None:  # BUD-4, PRI-1
    made = over(group)
    learned(group, made)
    table, mine = reverse("intervisie:table", args=[made.pk]), reverse("intervisie:mine")
    assert WORDS in said(browser(group.sanne.person), table)
    assert WORDS in said(browser(group.sanne.person), mine)
    for who in (group.ahmed.person, group.trainer, make.coordinator(), make.administrator()):
        for page in (
            table,
            mine,
            "/traject/",
            "/trainer/",
            reverse("progress:participant", args=[group.sanne.pk]),
        ):
            assert WORDS not in said(browser(who), page)


def test_it_is_kept_while_it_is_typed(group: Group) -> None:  # BUD-4, POD-8
    made = over(group)
    desk = learning.draft_of(group.seat(made, group.sanne), back="/")
    drafts.save(
        desk.place, fields={"learned": "Ik vr"}, origin=Origin(0), by=group.sanne.person, now=group.now
    )
    table = reverse("intervisie:table", args=[made.pk])
    assert "Ik vr</textarea>" in said(browser(group.sanne.person), table)
    assert "Ik vr</textarea>" not in said(browser(group.ahmed.person), table)
    learned(group, made)
    assert Draft.objects.get().text.fields == {"learned": ""}


def test_what_is_too_long_comes_back_whole(group: Group) -> None:
    made = over(group)
    words = "x" * (learning.LIMIT + 1)
    page = browser(group.sanne.person).post(reverse("intervisie:learn", args=[made.pk]), {"learned": words})
    assert (page.status_code, words in page.content.decode()) == (422, True)


def test_who_left_keeps_what_they_learned_and_no_longer_sits_at_a_table(group: Group) -> None:  # PPL-2
    made, running = over(group), group.begun()
    learned(group, made)
    client = browser(group.sanne.person)
    assert client.get(reverse("intervisie:table", args=[running.pk])).status_code == 200
    enrolling.withdraw(group.sanne, by=make.coordinator(), now=group.now)
    assert client.get(reverse("intervisie:table", args=[running.pk])).status_code == 404
    assert WORDS in said(client, reverse("intervisie:table", args=[made.pk]))


# ---- into the POD


def take_in(group: Group, made: Intervisie, **form: str) -> Client:
    client = browser(group.sanne.person)
    client.answer = client.post(reverse("pod:take_in", args=[group.sanne.pk, made.pk]), form)
    return client


def fields(group: Group, number: int, kind: str) -> dict[str, str]:
    entry = make.entry(make.pod(group.sanne), number)
    part = entry.parts.filter(kind=kind).first()
    return part.text.fields if part else {}


def test_it_moves_to_the_notes_of_a_day_after_what_stands_there(group: Group) -> None:  # BUD-4
    entry = make.entry(make.pod(group.sanne), 2)
    by = group.sanne.person
    entries.save(entry, "note", fields={"note": "Al geschreven."}, origin=Origin(0), by=by, now=group.now)
    made = over(group)
    learned(group, made)
    for _ in range(2):  # twice is once
        take_in(group, made, day="2", spot="note")
    assert fields(group, 2, Part.Kind.NOTE) == {"note": f"Al geschreven.\n\n{WORDS}"}
    seat = group.seat(made, group.sanne)
    assert (seat.learned, seat.moved_at is None) == ("", False)


def test_it_begins_an_intention_in_the_first_place_that_is_free(group: Group) -> None:  # BUD-4, POD-4
    entry = make.entry(make.pod(group.sanne), 2)
    first = {"if-1": "ik bel", "then-1": "luister ik", "if-2": "half"}
    entries.save(entry, "after", fields=first, origin=Origin(0), by=group.sanne.person, now=group.now)
    made = over(group)
    learned(group, made)
    answer = take_in(group, made, day="2", spot="intention").answer
    assert answer["Location"] == f"{reverse('pod:day', args=[group.sanne.pk, 2])}?deel=achteraf"
    assert fields(group, 2, Part.Kind.AFTER) == first | {"then-3": WORDS}


def test_it_stays_where_it_is_when_there_is_no_room(group: Group) -> None:  # BUD-4
    entry = make.entry(make.pod(group.sanne), 2)
    full = {f"then-{n}": "iets" for n in range(1, 6)}
    entries.save(entry, "after", fields=full, origin=Origin(0), by=group.sanne.person, now=group.now)
    made = over(group)
    learned(group, made)
    assert take_in(group, made, day="2", spot="intention").answer.status_code == 422
    assert group.seat(made, group.sanne).learned == WORDS
    assert fields(group, 2, Part.Kind.AFTER) == full


def test_the_day_it_was_on_is_offered_first(group: Group) -> None:
    make.pod(group.sanne)
    made = over(group)
    learned(group, made)
    url = reverse("pod:take_in", args=[group.sanne.pk, made.pk])
    last = group.cohort.sessions.filter(starts_at__lte=group.now).order_by("-number").first().number
    assert browser(group.sanne.person).get(url).context["form"]["day"].value() == last
    Intervisie.objects.filter(pk=made.pk).update(session=make.session(group.cohort, 1))
    assert browser(group.sanne.person).get(url).context["form"]["day"].value() == 1


def test_nobody_moves_anothers(group: Group) -> None:  # BUD-4
    made = over(group)
    learned(group, made)
    url = reverse("pod:take_in", args=[group.ahmed.pk, made.pk])
    assert browser(group.sanne.person).get(url).status_code == 404
    # Ahmed sits at the same table, and has nothing to move.
    assert browser(group.ahmed.person).get(url)["Location"] == reverse("intervisie:table", args=[made.pk])
