"""Cases for a training day: brought in, chosen, gone afterwards (BUD-4)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from cohorts.models import Session
from intervisie import bringing, overview, tasks
from intervisie.models import Case
from tests import factories as make
from tests.intervisie.group import Group, browser, later
from writing import drafts
from writing.models import Draft, Text
from writing.saving import Origin

TITLE = "De boze buurman"


def url(name: str, key: int) -> str:
    return reverse(f"intervisie:{name}", args=[key])


def sees(person, page: str) -> bool:
    return TITLE in browser(person).get(page).content.decode()


def test_a_participant_brings_in_a_case_and_the_trainers_read_it(group: Group) -> None:  # BUD-4
    client, page = browser(group.sanne.person), url("case", group.coming.pk)
    client.post(page, {"title": TITLE, "words": "Hij belt elke dag."})
    case = Case.objects.get()
    assert (case.session, case.enrolment, case.words) == (group.coming, group.sanne, "Hij belt elke dag.")
    assert sees(group.sanne.person, page)
    assert sees(group.trainer, reverse("progress:day", args=[group.coming.pk]))
    client.post(page, {"title": TITLE, "words": "Hij belt nu twee keer."})
    assert Case.objects.get().words == "Hij belt nu twee keer."


def test_fellow_participants_see_what_a_trainer_chose(group: Group) -> None:  # BUD-4
    case, page = make.case(group.coming, group.sanne, now=group.now), url("case", group.coming.pk)
    assert not sees(group.ahmed.person, page)
    for choose, seen in (("1", True), ("1", True), ("0", False)):
        browser(group.trainer).post(url("choose", case.pk), {"choose": choose})
        assert sees(group.ahmed.person, page) is seen
        assert sees(group.fleur.person, page) is seen


def test_only_a_trainer_of_the_cohort_chooses(group: Group) -> None:  # PRI-1
    case = make.case(group.coming, group.sanne, now=group.now)
    others = [make.trainer(make.cohort(days=1)), group.sanne.person, group.ahmed.person, make.coordinator()]
    for who in others:
        assert browser(who).post(url("choose", case.pk), {"choose": "1"}).status_code == 404
    assert not Case.objects.get().is_chosen


def test_a_draft_is_its_owners_alone_and_is_kept_while_typed(group: Group) -> None:  # BUD-4, POD-8
    desk = bringing.draft_of(group.coming, by=group.sanne.person, back="/")
    drafts.save(desk.place, fields={"title": TITLE}, origin=Origin(0), by=group.sanne.person, now=group.now)
    assert sees(group.sanne.person, url("case", group.coming.pk))
    assert not sees(group.trainer, reverse("progress:day", args=[group.coming.pk]))
    assert not sees(group.ahmed.person, url("case", group.coming.pk))


def test_a_case_that_is_taken_back_is_a_draft_again(group: Group) -> None:  # BUD-4
    make.case(group.coming, group.sanne, now=group.now)
    browser(group.sanne.person).post(url("take_back", group.coming.pk))
    assert Case.objects.count() == 0
    assert not sees(group.trainer, reverse("progress:day", args=[group.coming.pk]))
    assert sees(group.sanne.person, url("case", group.coming.pk))


def test_no_case_for_a_day_that_is_over_or_off(group: Group) -> None:
    past, page = make.session(group.cohort, 1), {"title": TITLE, "words": "Hij belt elke dag."}
    answer = browser(group.sanne.person).post(url("case", past.pk), page)
    assert (answer.status_code, "Hij belt elke dag." in answer.content.decode()) == (422, True)
    Session.objects.filter(pk=group.coming.pk).update(cancelled_at=group.now)
    assert browser(group.sanne.person).post(url("case", group.coming.pk), page).status_code == 422
    assert Case.objects.count() == 0


def test_an_empty_case_is_refused_by_the_form_the_verb_and_the_database(group: Group) -> None:
    page = browser(group.sanne.person).post(url("case", group.coming.pk), {"title": " ", "words": ""})
    assert page.status_code == 422
    with pytest.raises(bringing.NothingSaid):
        make.case(group.coming, group.sanne, title=" ", now=group.now)
    case = make.case(group.coming, group.sanne, now=group.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(words="")


def test_a_day_after_its_day_a_case_is_gone_unless_its_owner_keeps_it(group: Group) -> None:  # BUD-4, PRI-4
    make.case(group.coming, group.sanne, now=group.now)
    make.case(group.coming, group.ahmed, title="Een ander verhaal", now=group.now)
    browser(group.ahmed.person).post(url("keep", group.coming.pk), {"keep": "1"})
    ends = group.coming.ends_at
    assert bringing.erase_past(now=later(ends, hours=23, minutes=59)) == 0
    bringing.erase_past(now=later(ends, hours=24))
    assert [case.enrolment for case in Case.objects.all()] == [group.ahmed]


def test_a_kept_case_is_its_owners_alone_after_its_day(group: Group) -> None:  # BUD-4, PRI-4
    case = make.case(group.coming, group.sanne, now=group.now)
    bringing.choose(case, is_chosen=True, by=group.trainer, now=group.now)
    bringing.keep(case, is_kept=True)
    assert sees(group.ahmed.person, url("case", group.coming.pk))
    Session.objects.filter(pk=group.coming.pk).update(
        starts_at=later(group.now, hours=-32), ends_at=later(group.now, hours=-25)
    )
    tasks.erase()
    for who in (group.ahmed.person, group.fleur.person):
        assert not sees(who, url("case", group.coming.pk))
    assert not sees(group.trainer, reverse("progress:day", args=[group.coming.pk]))
    assert browser(group.trainer).post(url("choose", case.pk)).status_code == 404
    assert sees(group.sanne.person, reverse("intervisie:mine"))
    assert sees(group.sanne.person, url("case", group.coming.pk))


def test_what_was_never_brought_in_goes_with_the_day(group: Group) -> None:  # BUD-4, PRI-4
    for who in (group.sanne, group.ahmed):
        desk = bringing.draft_of(group.coming, by=who.person, back="/")
        drafts.save(desk.place, fields={"words": "Half"}, origin=Origin(0), by=who.person, now=group.now)
    other = drafts.Place(group.sanne.person_id, "goal:new:1", "Doel", "/", {"text": "Doel"})
    drafts.save(other, fields={"text": "Blijft"}, origin=Origin(0), by=group.sanne.person, now=group.now)
    bringing.erase_past(now=later(group.coming.ends_at, hours=24))
    assert [draft.key for draft in Draft.objects.all()] == ["goal:new:1"]
    assert [text.fields for text in Text.objects.all()] == [{"text": "Blijft"}]


def test_a_case_moves_with_its_day(group: Group) -> None:  # COH-4
    make.case(group.coming, group.sanne, now=group.now)
    ends = group.coming.ends_at
    Session.objects.filter(pk=group.coming.pk).update(
        starts_at=later(group.coming.starts_at, days=7), ends_at=later(ends, days=7)
    )
    bringing.erase_past(now=later(ends, days=2))
    assert Case.objects.count() == 1


def test_one_case_for_a_day(group: Group) -> None:
    case = make.case(group.coming, group.sanne, now=group.now)
    with pytest.raises(IntegrityError), transaction.atomic():
        case.pk = None
        case.save()


def test_who_left_has_no_case_any_more(group: Group) -> None:  # PPL-2
    make.case(group.coming, group.sanne, now=group.now)
    assert len(overview.cases_for(group.coming, now=group.now)) == 1
    group.sanne.withdrawn_at = group.now
    group.sanne.save()
    assert overview.cases_for(group.coming, now=group.now) == []
