"""The records of trainers: whole, blind, and theirs alone until given (INT-3, INT-6)."""

from datetime import timedelta

import pytest
from django.urls import reverse

from cohorts.models import Cohort
from intake import judging, reading, record
from intake.models import Application, Record
from outbox.models import Message
from people.models import Look, Person
from tests import factories as make
from tests.factories import WHOLE_RECORD
from tests.intake.test_applying import _signed_in as signed_in
from writing.models import Text
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = make.at("2026-11-23", "10:00")
MINUTE = timedelta(minutes=1)


@pytest.fixture
def cohort() -> Cohort:
    return make.cohort(first_day=NOW.date() + timedelta(days=60))


@pytest.fixture
def fatima(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


@pytest.fixture
def joost(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Joost Wiersma")


@pytest.fixture
def applied(cohort: Cohort) -> Application:
    return make.application(cohort, "Sanne de Vries", handed_in_at=NOW)


def write(application: Application, by: Person, **fields: str) -> Record:
    mine = judging.begin(application, by=by, now=NOW)
    judging.save(mine, fields=WHOLE_RECORD | fields, origin=Origin(mine.text.number), by=by, now=NOW)
    return mine


def given(application: Application, by: Person, **fields: str) -> Record:
    return judging.give(write(application, by, **fields), by=by, now=NOW)


@pytest.mark.parametrize("name", record.SHOWN)
def test_a_record_is_given_only_when_it_is_whole(
    applied: Application, fatima: Person, name: str
) -> None:  # INT-3
    mine = write(applied, fatima, **{name: ""})
    with pytest.raises(judging.Incomplete):
        judging.give(mine, by=fatima, now=NOW)


def test_it_asks_five_subjects_two_judgements_and_both_explanations() -> None:  # INT-3
    assert [one.label for one in record.SUBJECTS] == [
        "Wet- en regelgeving",
        "Projectmatig werken",
        "Beleid",
        "Spreken",
        "Schrijven",
    ]
    assert {"learns", "urgent", "explained_programme", "explained_pod"} <= set(record.SHOWN)
    assert record.missing(WHOLE_RECORD | {"law_level": "genius"}) == ["law_level"]


def test_one_writes_and_another_only_when_asked(applied: Application, fatima: Person, joost: Person) -> None:
    write(applied, fatima)
    with pytest.raises(judging.NotAsked):
        judging.begin(applied, by=joost, now=NOW)
    judging.ask_second(applied, trainer=joost, by=fatima, now=NOW)
    assert Message.objects.get(kind="judge_asked").recipient == joost
    assert judging.begin(applied, by=joost, now=NOW).asked_by == fatima


def test_what_was_opened_and_left_empty_stands_in_nobodys_way(
    applied: Application, fatima: Person, joost: Person
) -> None:
    judging.begin(applied, by=fatima, now=NOW)
    assert judging.begin(applied, by=joost, now=NOW).trainer == joost
    assert Record.objects.count() == 1
    assert Text.objects.filter(owner=fatima).count() == 0


def test_neither_sees_the_other_before_both_gave_theirs(
    applied: Application, fatima: Person, joost: Person
) -> None:  # INT-6
    write(applied, fatima, motivation="Zeer gedreven")
    judging.ask_second(applied, trainer=joost, by=fatima, now=NOW)
    first = judging.give(judging.begin(applied, by=fatima, now=NOW), by=fatima, now=NOW)
    assert [one.record for one in reading.records_for(joost, applied, now=NOW)] == []
    assert [one.record for one in reading.records_for(fatima, applied, now=NOW)] == [first]
    page = signed_in(joost).get(reverse("intake:application", args=[applied.pk])).content.decode()
    assert "Zeer gedreven" not in page
    second = given(applied, joost, motivation="Twijfelt nog")
    for reader in (fatima, joost):
        assert {one.record for one in reading.records_for(reader, applied, now=NOW)} == {first, second}
    assert Message.objects.get(kind="all_judged").recipient == fatima
    with pytest.raises(judging.OthersRead):
        judging.reopen(first, by=fatima, now=NOW)


def test_who_saw_the_scores_cannot_judge_blind_any_more(
    applied: Application, fatima: Person, joost: Person
) -> None:  # INT-6
    given(applied, fatima)
    assert reading.records_for(joost, applied, now=NOW)
    with pytest.raises(judging.SawScores):
        judging.ask_second(applied, trainer=joost, by=fatima, now=NOW)


def test_a_look_at_a_record_is_logged_and_shown_to_the_applicant(
    applied: Application, fatima: Person, joost: Person
) -> None:  # PRI-2
    mine = given(applied, fatima)
    reading.records_for(fatima, applied, now=NOW)
    assert not Look.objects.exists()
    reading.records_for(joost, applied, now=NOW)
    reading.records_for(joost, applied, now=NOW + MINUTE)
    look = Look.objects.get()
    assert (look.viewer, look.owner, look.what) == (joost, applied.person, mine.key)
    signed_in(joost).get(reverse("intake:application", args=[applied.pk]))
    assert Look.objects.filter(what=applied.key, viewer=joost).exists()
    client = signed_in(applied.person)
    assert reverse("people:looks") in client.get(reverse("intake:mine", args=[applied.pk])).content.decode()
    shown = client.get(reverse("people:looks")).content.decode()
    assert "Verslag van je intakegesprek door Fatima El Amrani" in shown
    assert f"Je aanmelding voor {applied.cohort.name}" in shown
    assert joost.name in shown


def test_working_notes_stay_with_the_trainer(applied: Application, fatima: Person, joost: Person) -> None:
    secret = "Lijkt op mijn vorige deelnemer"
    given(applied, fatima, notes=secret)
    url = reverse("intake:application", args=[applied.pk])
    for who in (fatima, joost):
        assert secret not in signed_in(who).get(url).content.decode()
    assert secret in signed_in(fatima).get(reverse("intake:record", args=[applied.pk])).content.decode()
    make.decision(applied)
    own = signed_in(applied.person).get(reverse("intake:letter", args=[applied.pk])).content.decode()
    assert WHOLE_RECORD["motivation"] in own
    assert secret not in own


def test_the_applicant_reads_the_record_after_the_decision_and_not_before(
    applied: Application, fatima: Person
) -> None:
    given(applied, fatima)
    assert reading.records_for_applicant(applied) == []
    assert signed_in(applied.person).get(reverse("intake:letter", args=[applied.pk])).status_code == 404
    make.decision(applied)
    fresh = Application.objects.get(pk=applied.pk)
    assert len(reading.records_for_applicant(fresh)) == 1


def test_reopening_is_possible_until_the_decision(applied: Application, fatima: Person) -> None:
    mine = given(applied, fatima)
    with pytest.raises(judging.AlreadyGiven):
        judging.save(mine, fields={"idea": "Anders"}, origin=Origin(1), by=fatima, now=NOW)
    judging.reopen(mine, by=fatima, now=NOW)
    judging.save(mine, fields=WHOLE_RECORD | {"idea": "Anders"}, origin=Origin(1), by=fatima, now=NOW)
    judging.give(mine, by=fatima, now=NOW)
    make.decision(applied)
    with pytest.raises(judging.AlreadyDecided):
        judging.reopen(mine, by=fatima, now=NOW)


def test_a_second_who_wrote_nothing_can_be_let_go(
    applied: Application, fatima: Person, joost: Person
) -> None:
    write(applied, fatima)
    judging.ask_second(applied, trainer=joost, by=fatima, now=NOW)
    judging.let_go_second(applied, by=fatima, now=NOW)
    assert Record.objects.get().trainer == fatima
    assert not Message.objects.open().filter(kind="judge_asked").exists()
    judging.ask_second(applied, trainer=joost, by=fatima, now=NOW)
    write(applied, joost)
    judging.let_go_second(applied, by=fatima, now=NOW)
    assert Record.objects.count() == 2


def test_the_page_saves_while_typing_and_names_what_is_missing(applied: Application, fatima: Person) -> None:
    client, url = signed_in(fatima), reverse("intake:record", args=[applied.pk])
    sent = {"version": 0, "token": "a", "who": fatima.pk, "motivation": "Wil leren", "explained_pod": "on"}
    answer = client.post(url, sent, headers={"accept": "application/json"}).json()
    assert answer["state"] == "saved"
    assert Text.objects.get(owner=fatima).fields["explained_pod"] == "on"
    page = client.post(url, sent | {"version": 1, "token": "b", "action": "give", "explained_pod": ""})
    assert page.status_code == 422
    shown = page.content.decode()
    assert "Kies een niveau bij Schrijven." in shown
    assert "Wil leren" in shown
    whole = WHOLE_RECORD | {"version": 2, "token": "c", "who": fatima.pk, "action": "give"}
    assert client.post(url, whole).status_code == 302
    assert Record.objects.get().given_at


def test_a_tick_taken_away_is_away(applied: Application, fatima: Person) -> None:
    mine = write(applied, fatima)
    fields = {name: value for name, value in WHOLE_RECORD.items() if name != "explained_pod"}
    judging.save(mine, fields=fields, origin=Origin(1), by=fatima, now=NOW)
    assert record.missing(Text.objects.get(pk=mine.text_id).fields) == ["explained_pod"]


def test_the_mistakes_are_told_in_the_order_of_the_page(applied: Application, fatima: Person) -> None:
    page = signed_in(fatima).post(
        reverse("intake:record", args=[applied.pk]), {"version": 0, "who": fatima.pk, "action": "give"}
    )
    told = [
        "over de motivatie",
        "Kies een niveau bij Wet",
        "Kies een niveau bij Schrijven",
        "welke opdracht mogelijk is",
        "vink het aan",
    ]
    shown = page.content.decode()
    places = [shown.index(words) for words in told]
    assert places == sorted(places)
