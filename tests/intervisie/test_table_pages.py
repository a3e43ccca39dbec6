"""The table as its pages: who gets in, what a press gives, what a browser asks each second (BUD-4)."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intervisie import gathering, running, telling
from intervisie.models import Intervisie
from tests import factories as make
from tests.intervisie.group import Group, browser
from writing.saving import Origin

PART = {"HX-Request": "true"}


def url(name: str, made: Intervisie) -> str:
    return reverse(f"intervisie:{name}", args=[made.pk])


def standing(client: Any, made: Intervisie, known: int = 0) -> Any:
    return client.get(url("standing", made), {"tekst": known}, headers={"Accept": "application/json"}).json()


def test_a_trainer_who_does_not_sit_in_sees_nothing(group: Group) -> None:  # BUD-4, PRI-1
    made = group.begun(case="Mijn casus.")
    for name in ("table", "standing", "versions", "end"):
        assert browser(group.ahmed.person).get(url(name, made)).status_code == 200
        assert browser(group.trainer).get(url(name, made)).status_code == 404
    for name in ("press", "role", "write", "end"):
        assert browser(group.trainer).post(url(name, made)).status_code == 404
    for page in ("/trainer/", reverse("progress:day", args=[group.coming.pk]), reverse("intervisie:mine")):
        assert url("table", made) not in browser(group.trainer).get(page).content.decode()


def test_only_the_trainer_who_began_it_sits_in(group: Group) -> None:  # BUD-4, PRI-1
    colleague = make.trainer(group.cohort)
    groups = {group.sanne.pk: 1}
    (made,) = gathering.on_a_day(group.coming, groups, method="five", by=group.trainer, now=group.now)
    page = reverse("progress:day", args=[group.coming.pk])
    for who, answer in ((group.trainer, 200), (colleague, 404)):
        assert browser(who).get(url("table", made)).status_code == answer
        assert (url("table", made) in browser(who).get(page).content.decode()) is (answer == 200)


def test_members_find_it_on_mijn_traject(group: Group) -> None:  # BUD-4
    made = group.begun()
    for who, seen in ((group.sanne, True), (group.ahmed, True), (group.fleur, False)):
        make.pod(who)
        page = browser(who.person).get(reverse("progress:journey", args=[who.pk])).content.decode()
        assert (url("table", made) in page) is seen
    make.ended(made, by=group.sanne.person)
    page = (
        browser(group.sanne.person).get(reverse("progress:journey", args=[group.sanne.pk])).content.decode()
    )
    assert url("table", made) not in page


def test_a_press_goes_back_to_the_page_and_for_a_script_to_its_part(group: Group) -> None:  # BUD-4
    made, client = group.begun(), browser(group.sanne.person)
    answer = client.post(url("press", made), {"act": "next", "turn": "0"})
    assert answer["Location"] == url("table", made)
    part = client.post(url("press", made), {"act": "next", "turn": "1"}, headers=PART).content.decode()
    assert "Stap 2 van 5" in part and "<html" not in part


@pytest.mark.parametrize("headers", [{}, PART], ids=["page", "part"])
def test_who_presses_too_late_is_told(group: Group, headers: dict[str, str]) -> None:  # BUD-4
    made, client = group.begun(), browser(group.sanne.person)
    make.pressed(made, "next", by=group.sanne.person, now=group.now)
    answer = client.post(url("press", made), {"act": "next", "turn": "0"}, headers=headers, follow=True)
    assert str(running.SomeoneWasFirst()) in answer.content.decode()
    assert Intervisie.objects.get().step == 1


def test_only_who_leads_has_the_buttons(group: Group) -> None:
    made = group.begun()
    pages = {
        who: browser(who.person).get(url("table", made)).content.decode()
        for who in (group.sanne, group.ahmed)
    }
    assert ('name="act"' in pages[group.sanne], 'name="act"' in pages[group.ahmed]) == (True, False)
    assert "Sanne de Vries leidt het gesprek" in pages[group.ahmed]
    browser(group.ahmed.person).post(url("role", made), {"role": "leads"})
    assert 'name="act"' in browser(group.ahmed.person).get(url("table", made)).content.decode()


def test_each_role_reads_first_what_it_does_itself(group: Group) -> None:  # BUD-4
    made = group.begun()
    running.take_role(made, "brings", by=group.ahmed.person)
    make.pressed(made, "next", "next", "next", by=group.sanne.person, now=group.now)
    parts = browser(group.ahmed.person).get(url("table", made)).context["table"].parts
    assert [(part.role.label, part.is_mine) for part in parts] == [
        ("Casusinbrenger", True),
        ("Gespreksleider", False),
        ("Meedenker", False),
    ]
    assert parts[0].does.startswith("Draai je stoel om.")


def test_the_browsers_hear_the_clock_and_the_case(group: Group) -> None:  # BUD-4
    made, client = group.begun(case="Ik zit vast."), browser(group.ahmed.person)
    first = standing(client, made)
    assert (first["clock"]["step"], first["clock"]["runs"], first["text"]["fields"]) == (
        0,
        False,
        {"case": "Ik zit vast."},
    )
    make.pressed(made, "next", by=group.sanne.person, now=group.now)
    second = standing(client, made, first["text"]["number"])
    assert second["text"] is None
    assert second["clock"]["mark"] != first["clock"]["mark"]
    assert second["clock"]["ends"] - 600_000 == int(group.now.timestamp() * 1000)
    make.ended(made, by=group.sanne.person)
    assert standing(client, made) == {"state": "ended"}


def test_a_change_of_roles_is_a_change_too(group: Group) -> None:
    made, client = group.begun(), browser(group.ahmed.person)
    marks = [standing(client, made)["clock"]["mark"]]
    for role in ("brings", "leads", "thinks"):
        running.take_role(made, role, by=group.ahmed.person)
        marks.append(standing(client, made)["clock"]["mark"])
    assert len(set(marks)) == 4


def test_the_part_of_a_table_that_ended_sends_to_the_page(group: Group) -> None:
    made, client = group.begun(), browser(group.ahmed.person)
    make.ended(made, by=group.sanne.person)
    assert client.get(url("table", made), headers=PART)["HX-Refresh"] == "true"
    assert client.post(url("press", made), {"act": "next"}, headers=PART).status_code == 404


def test_two_who_typed_without_scripts_see_both_versions(group: Group) -> None:  # POD-8
    made, client = group.begun(case="Een zin."), browser(group.ahmed.person)
    by = group.sanne.person
    telling.save(made, fields={"case": "Sannes zin."}, origin=Origin(1), by=by, now=group.now)
    page = client.post(url("write", made), {"case": "Ahmeds zin.", "version": "1"})
    said = page.content.decode()
    assert (page.status_code, "Sannes zin." in said, "Ahmeds zin.</textarea>" in said) == (422, True, True)
    page = client.post(url("write", made), {"case": "x" * 20_001, "version": "2"})
    assert (page.status_code, "x" * 20_001 in page.content.decode()) == (422, True)


def test_an_earlier_version_can_be_put_back_while_it_is_there(group: Group) -> None:  # POD-8
    made, client = group.begun(case="Een zin."), browser(group.ahmed.person)
    by = group.sanne.person
    telling.save(made, fields={"case": "Anders."}, origin=Origin(1), by=by, now=group.now)
    assert "Een zin." in client.get(url("versions", made)).content.decode()
    client.post(url("versions", made), {"number": "1"})
    assert standing(client, made)["text"]["fields"] == {"case": "Een zin."}


def test_rounding_off_through_the_page(group: Group) -> None:  # BUD-4
    made, client = group.begun(), browser(group.sanne.person)
    assert client.post(url("end", made), {}).status_code == 422
    client.post(url("end", made), {"present": [group.seat(made, group.sanne).pk]})
    assert list(made.members.order_by("pk").values_list("was_there", flat=True)) == [True, False]
    page = client.get(url("table", made)).content.decode()
    assert "De casus is gewist" in page and "Schrijf je leerzin" in page


def _queries(client: Any, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize(("name", "most"), [("table", 11), ("standing", 5)])
def test_a_table_takes_as_many_queries_for_thirty_as_for_three(group: Group, name: str, most: int) -> None:
    counts = []
    for size in (1, 3, 30):
        people = [make.enrolment(group.cohort) for _ in range(size)]
        made = group.begun(group.sanne, *people)
        counts.append(_queries(browser(group.sanne.person), url(name, made)))
    assert counts == [counts[0]] * 3
    assert counts[0] <= most


def test_ones_own_list_takes_a_fixed_number_of_queries(group: Group) -> None:
    client, counts = browser(group.sanne.person), []
    for size in (1, 3, 30):
        for _ in range(size):
            group.begun()
            make.ended(group.begun(), by=group.sanne.person)
        counts.append(_queries(client, reverse("intervisie:mine")))
    assert counts == [counts[0]] * 3
