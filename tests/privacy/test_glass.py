"""What an administrator may open in an emergency, and what nobody can (access.md, PRI-2)."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from cohorts.models import Enrolment
from intake import expiring, judging
from outbox.models import Message
from people.glass import TERM, NotThere, Opening, TimeIsUp
from people.models import Act, Look, Person
from pod import entries
from pod.models import Entry, Part
from privacy import breaking
from tests import factories as make
from tests.door.signing import just_proven
from tests.privacy import living
from tests.privacy.living import word
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-20", "10:00")
WHY = "Sanne belde: er staat iets in dat gevaarlijk kan zijn."


@pytest.fixture
def stefan() -> Person:
    return make.administrator("Stefan Kok")


@pytest.fixture
def entry() -> Entry:
    """Day 1 of Sanne, handed in and shared with nobody."""
    mine = make.enrolment(make.cohort(), "Sanne de Vries")
    return make.handed_in(make.entry(make.pod(mine), 1), before="Ik verwacht rust.")


def opened(owner: Person, pane: str, key: str, by: Person, **given: Any) -> Opening:
    now = given.pop("now", NOW)
    return breaking.open_one(owner, breaking.panes()[pane], key, reason=WHY, by=by, now=now)


def read(owner: Person, pane: str, key: str, by: Person) -> str:
    passages = breaking.look(opened(owner, pane, key, by), now=NOW)
    return "\n".join(f"{one.label}: {one.text}" for one in passages)


def everything(owner: Person, by: Person) -> str:
    """All that this administrator could ever open of this owner."""
    panes = breaking.panes().values()
    return "\n".join(read(owner, pane.name, one.key, by) for pane in panes for one in pane.pieces(owner, by))


def page(client: Client, name: str, owner: Person) -> str:
    content: bytes = client.get(reverse(f"privacy:{name}", args=[owner.pk])).content
    return content.decode()


def test_three_kinds_of_text_can_be_opened() -> None:  # access.md
    assert set(breaking.panes()) == {"pod-dag", "gesprek", "intakeverslag"}


def test_from_the_admin_site_by_way_of_a_reason_to_one_text(stefan: Person, entry: Entry) -> None:  # PRI-2
    client, owner = just_proven(Client(), stefan), entry.pod.enrolment.person
    person_page = client.get(reverse("admin:people_person_change", args=[owner.pk])).content.decode()
    assert reverse("privacy:glass", args=[owner.pk]) in person_page
    assert "Ik verwacht rust." not in page(client, "glass", owner)
    asked = client.post(reverse("privacy:glass", args=[owner.pk]), {"pane": "pod-dag", "reason": WHY})
    assert asked["Location"] == reverse("privacy:glass_choose", args=[owner.pk])
    choice = page(client, "glass_choose", owner)
    assert ("POD, dag 1" in choice, "Ik verwacht rust." in choice) == (True, False)
    chosen = client.post(asked["Location"], {"piece": entry.key})
    assert chosen["Location"] == reverse("privacy:glass_look", args=[owner.pk])
    shown = client.get(chosen["Location"])
    text = shown.content.decode()
    assert [
        words for words in ("Ik verwacht rust.", "Mijn doel.", "Als ik bel", WHY) if words not in text
    ] == []
    assert (shown["Cache-Control"].count("no-store"), int(shown["Refresh"]) <= 901) == (1, True)
    client.post(chosen["Location"])
    assert "Ik verwacht rust." not in client.get(chosen["Location"], follow=True).content.decode()


def test_its_owner_reads_who_looked_at_what_when_and_why(stefan: Person, entry: Entry) -> None:  # PRI-2
    owner = entry.pod.enrolment.person
    breaking.look(opened(owner, "pod-dag", entry.key, stefan), now=NOW)
    client = Client()
    client.force_login(owner)
    for name in ("privacy:mine", "people:looks"):
        own = client.get(reverse(name)).content.decode()
        assert [words for words in ("Stefan Kok", "beheerder", "POD, dag 1", WHY) if words not in own] == []


def test_its_owner_gets_one_message_without_a_word_of_the_text(stefan: Person, entry: Entry) -> None:  # MSG-6
    owner = entry.pod.enrolment.person
    breaking.look(opened(owner, "pod-dag", entry.key, stefan), now=NOW)
    [row] = Message.objects.filter(kind="glass_broken")
    assert (row.recipient, row.facts["who"], row.facts["reason"]) == (owner, "Stefan Kok", WHY)
    assert "POD, dag 1" in row.facts["piece"]
    assert "rust" not in str(row.facts)


def test_asking_opening_and_each_look_are_acts_on_record(stefan: Person, entry: Entry) -> None:  # PRI-2
    owner = entry.pod.enrolment.person
    breaking.ask(owner, breaking.panes()["pod-dag"], reason=WHY, by=stefan, now=NOW)
    opening = opened(owner, "pod-dag", entry.key, stefan)
    for _ in range(2):
        breaking.look(opening, now=NOW)
    acts = Act.objects.filter(actor=stefan).order_by("pk").values_list("action", "about")
    assert list(acts) == [
        ("glass-asked", f"person:{owner.pk}"),
        ("glass-broken", entry.key),
        ("glass-looked", entry.key),
        ("glass-looked", entry.key),
    ]
    assert Act.objects.get(action="glass-broken").reason == WHY
    assert Look.objects.filter(owner=owner).count() == 1


def test_every_opening_is_a_look_of_its_own_also_on_one_day(stefan: Person, entry: Entry) -> None:  # PRI-2
    owner = entry.pod.enrolment.person
    for _ in range(2):
        breaking.look(opened(owner, "pod-dag", entry.key, stefan), now=NOW)
    assert Look.objects.filter(owner=owner, reason=WHY).count() == 2
    assert Message.objects.filter(kind="glass_broken").count() == 2


def test_after_a_quarter_of_an_hour_it_is_closed(stefan: Person, entry: Entry) -> None:
    opening = opened(entry.pod.enrolment.person, "pod-dag", entry.key, stefan)
    assert breaking.look(opening, now=NOW + TERM - timedelta(seconds=1))
    with pytest.raises(TimeIsUp):
        breaking.look(opening, now=NOW + TERM)


def test_a_page_that_is_over_asks_for_a_reason_again(stefan: Person, entry: Entry) -> None:
    client, owner = just_proven(Client(), stefan), entry.pod.enrolment.person
    client.post(reverse("privacy:glass", args=[owner.pk]), {"pane": "pod-dag", "reason": WHY})
    client.post(reverse("privacy:glass_choose", args=[owner.pk]), {"piece": entry.key})
    assert "Ik verwacht rust." in page(client, "glass_look", owner)
    session = client.session
    session["glass"] = session["glass"] | {"until": timezone.now().timestamp() - 1}
    session.save()
    over = client.get(reverse("privacy:glass_look", args=[owner.pk]), follow=True)
    assert over.redirect_chain == [(reverse("privacy:glass", args=[owner.pk]), 302)]
    assert str(TimeIsUp()) in over.content.decode()


def test_one_reason_opens_one_text(stefan: Person, entry: Entry) -> None:
    make.handed_in(make.entry(entry.pod, 2))
    client, owner = just_proven(Client(), stefan), entry.pod.enrolment.person
    choose = reverse("privacy:glass_choose", args=[owner.pk])
    client.post(reverse("privacy:glass", args=[owner.pk]), {"pane": "pod-dag", "reason": WHY})
    client.post(choose, {"piece": entry.key})
    again = client.post(choose, {"piece": make.entry(entry.pod, 2).key})
    assert again["Location"] == reverse("privacy:glass", args=[owner.pk])
    assert Act.objects.filter(action="glass-broken").count() == 1


def test_an_opening_is_for_one_owner_and_one_browser(stefan: Person, entry: Entry) -> None:
    client, owner, other = just_proven(Client(), stefan), entry.pod.enrolment.person, make.person()
    client.post(reverse("privacy:glass", args=[owner.pk]), {"pane": "pod-dag", "reason": WHY})
    client.post(reverse("privacy:glass_choose", args=[owner.pk]), {"piece": entry.key})
    assert client.get(reverse("privacy:glass_look", args=[owner.pk])).status_code == 200
    elsewhere = just_proven(Client(), stefan).get(reverse("privacy:glass_look", args=[owner.pk]))
    assert elsewhere.status_code == 302
    assert client.get(reverse("privacy:glass_look", args=[other.pk])).status_code == 302


@pytest.mark.parametrize("reason", ["", "omdat", " " * 40])
def test_without_a_reason_nothing_is_opened(stefan: Person, entry: Entry, reason: str) -> None:
    client, owner = just_proven(Client(), stefan), entry.pod.enrolment.person
    answer = client.post(reverse("privacy:glass", args=[owner.pk]), {"pane": "pod-dag", "reason": reason})
    assert (answer.status_code, Act.objects.filter(action="glass-asked").count()) == (422, 0)
    assert "glass" not in client.session


def test_it_asks_first_once_more_who_one_is(entry: Entry, stefan: Person) -> None:
    client, owner = Client(), entry.pod.enrolment.person
    client.force_login(stefan)
    for name in ("privacy:glass", "privacy:glass_choose"):
        answer = client.get(reverse(name, args=[owner.pk]))
        assert answer["Location"].startswith(reverse("people:prove"))


def test_ones_own_text_is_not_behind_glass(stefan: Person) -> None:
    client = just_proven(Client(), stefan)
    assert client.get(reverse("privacy:glass", args=[stefan.pk])).status_code == 404


# What was handed in, given or said in a thread. Everything else that somebody typed stays shut.
MAY_BE_OPENED = {"verwachting", "bewijstitel", "weerwoord"}
ALSO_A = ("administrator", "trainer", "mentor", "coordinator", "fellow participant")


def administrator_who_is_also(role: str, mine: Enrolment) -> Person:
    stefan = make.administrator()
    if role == "trainer":
        make.trainer(mine.cohort, who=stefan)
    elif role == "mentor":
        Support.objects.filter(assignment__enrolment=mine, role=Support.Role.MENTOR).update(person=stefan)
    elif role == "coordinator":
        stefan.coordinatorships.create(since=make.FIRST_DAY)
    elif role == "fellow participant":
        make.enrolment(mine.cohort, who=stefan)
    return stefan


@pytest.mark.parametrize("role", ALSO_A)
def test_no_draft_no_note_and_nothing_else_is_ever_opened(role: str) -> None:  # POD-7, BIG-3
    mine = living.life()
    late = make.entry(mine_pod(mine), 4)
    write_draft(late, Part.Kind.BEFORE, {"expectation": "Alleen een concept.", "goal-1": "Nog niets."})
    write_draft(make.entry(mine_pod(mine), 1), Part.Kind.AFTER, {"if-1": "na het inleveren veranderd"})
    text = everything(mine.person, administrator_who_is_also(role, mine))
    assert {name for name in living.WORDS if word(name) in text} == MAY_BE_OPENED
    assert [words for words in ("Alleen een concept.", "na het inleveren veranderd") if words in text] == []


def mine_pod(mine: Enrolment) -> Any:
    return Entry.objects.filter(pod__enrolment=mine).first().pod  # type: ignore[union-attr]


def write_draft(entry: Entry, kind: str, fields: dict[str, str]) -> None:
    part = entry.parts.filter(kind=kind).select_related("text").first()
    origin = Origin(part.text.number if part else 0)
    now = entry.session.starts_at - timedelta(days=3) if kind == Part.Kind.BEFORE else entry.session.ends_at
    who = entry.pod.enrolment.person
    entries.save(entry, kind, fields=fields, origin=origin, by=who, now=now + timedelta(hours=2))


@pytest.mark.parametrize("pane", ["pod-dag", "gesprek", "intakeverslag"])
def test_no_key_that_is_typed_opens_another_thing(stefan: Person, entry: Entry, pane: str) -> None:
    owner = entry.pod.enrolment.person
    other = make.handed_in(make.entry(make.pod(make.enrolment(entry.pod.enrolment.cohort)), 1))
    unwritten = make.entry(entry.pod, 2)
    part = entry.parts.first()
    assert part
    keys = [
        other.key,
        unwritten.key,
        f"part:{part.pk}",
        f"text:{part.text_id}",
        f"bigfive:{owner.pk}",
        "",
        "x",
    ]
    for key in keys:
        with pytest.raises(NotThere):
            opened(owner, pane, key, stefan)
    assert Act.objects.filter(action="glass-broken").count() == 0


def test_a_record_is_opened_once_it_was_given_without_working_notes(stefan: Person) -> None:  # INT-6
    applied = make.application(make.cohort(), handed_in_at=NOW)
    fatima = make.trainer(applied.cohort, "Fatima El Amrani")
    given = make.record(applied, by=fatima, notes="Twijfel over hem.", motivation="Wil leren luisteren.")
    make.record(applied, by=make.trainer(applied.cohort), given_at=None, motivation="Nog niet gegeven.")
    text = everything(applied.person, stefan)
    assert ("Wil leren luisteren." in text, "Twijfel" in text, "Nog niet gegeven." in text) == (
        True,
        False,
        False,
    )
    assert Look.objects.get().what.startswith(f"{given.key}:glass:")


def test_who_still_judges_blind_opens_no_record_of_the_other(stefan: Person) -> None:  # INT-6
    applied = make.application(make.cohort(), handed_in_at=NOW)
    given = make.record(applied, by=make.trainer(applied.cohort))
    make.trainer(applied.cohort, who=stefan)
    make.record(applied, by=stefan, given_at=None)
    with pytest.raises(NotThere):
        opened(applied.person, "intakeverslag", given.key, stefan)


def test_who_opened_a_record_does_not_judge_blind_beside_it(stefan: Person) -> None:  # INT-6
    applied = make.application(make.cohort(), handed_in_at=NOW)
    fatima = make.trainer(applied.cohort)
    given = make.record(applied, by=fatima)
    make.trainer(applied.cohort, who=stefan)
    breaking.look(opened(applied.person, "intakeverslag", given.key, stefan), now=NOW)
    with pytest.raises(judging.SawScores):
        judging.ask_second(applied, trainer=stefan, by=fatima, now=NOW)


def test_with_an_application_goes_that_somebody_looked_behind_glass(stefan: Person) -> None:  # INT-8
    applied = make.application(make.cohort(), handed_in_at=NOW)
    given = make.record(applied, by=make.trainer(applied.cohort))
    breaking.look(opened(applied.person, "intakeverslag", given.key, stefan), now=NOW)
    assert Look.objects.count() == 1
    expiring.erase(applied)
    assert not Look.objects.exists()


def test_what_was_erased_meanwhile_is_not_there(stefan: Person, entry: Entry) -> None:
    opening = opened(entry.pod.enrolment.person, "pod-dag", entry.key, stefan)
    entry.parts.all().delete()
    with pytest.raises(NotThere):
        breaking.look(opening, now=NOW)


def _pages() -> Iterator[str]:
    """Every list, page and history in the admin site."""
    for model, screen in admin.site._registry.items():
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield reverse(f"{name}_changelist")
        for one in screen.model._default_manager.all()[:50]:
            yield reverse(f"{name}_change", args=[one.pk])
            yield reverse(f"{name}_history", args=[one.pk])


def test_the_admin_site_holds_no_word_that_somebody_wrote(stefan: Person) -> None:  # access.md
    mine = living.life()
    given = make.record(
        make.application(mine.cohort, who=make.person()), by=make.person(), motivation="zqverslagzq"
    )
    assert "zqverslagzq" in given.text.fields["motivation"]
    client = just_proven(Client(), stefan)
    Message.objects.update(state="failed", server_answer="550 Weg")
    found, seen = set(), 0
    for url in _pages():
        answer = client.get(url)
        # A message of a private kind has no page there either.
        assert answer.status_code == 200 or "/outbox/message/" in url
        found |= {name for name in (*living.WORDS, "verslag") if f"zq{name}zq" in answer.content.decode()}
        seen += living.NAME in answer.content.decode()
    assert found == set()
    assert seen > 0
