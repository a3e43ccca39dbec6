"""Two assessors score apart from each other, blind until both have given theirs (PRV-5)."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from outbox.models import Message
from proeve import judging
from proeve.models import Assessor, Proeve, Score
from tests import factories as make
from tests.proeve.conftest import BEFORE, BEGINS, DURING, Table, both_scored, scored, sheet
from writing.models import Draft
from writing.saving import Origin, TooLong

pytestmark = pytest.mark.django_db


def save(seated: Table, assessor: Assessor, words: str = "Dat zag ik.", **more: Any) -> Any:
    given = {"origin": Origin(0), "by": assessor.person, "now": DURING} | more
    return judging.save(assessor, fields=sheet(seated.criteria, words), **given)


def test_what_is_given_stays_and_what_was_typed_becomes_it(seated: Table) -> None:  # PRV-5
    save(seated, seated.ann, "Kort.")
    assert not Score.objects.exists()
    given = judging.give(seated.ann, by=seated.ann.person, now=DURING)
    assert given.given_at == DURING
    rows = seated.ann.scores.order_by("criterion").values_list("level__number", "words")
    assert list(rows) == [(3, "Kort."), (3, "Kort.")]
    with pytest.raises(judging.AlreadyGiven):
        save(seated, seated.ann, "Toch anders.")
    assert judging.give(seated.ann, by=seated.ann.person, now=DURING + make.HOUR).given_at == DURING
    assert seated.ann.scores.filter(words="Kort.").count() == 2
    assert not any(Draft.objects.get().text.fields.values())


def test_scoring_waits_for_admission_and_for_the_talk(seated: Table) -> None:  # PRV-1
    with pytest.raises(judging.NotBegun, match="nog niet begonnen"):
        save(seated, seated.ann, now=BEFORE)
    save(seated, seated.ann, now=BEGINS)
    Proeve.objects.update(admitted_at=None)
    with pytest.raises(judging.NotAdmitted, match="niet toegelaten"):
        save(seated, seated.ann)
    with pytest.raises(judging.NotAdmitted):
        judging.give(seated.ann, by=seated.ann.person, now=DURING)
    assert not Score.objects.exists()


def test_a_cancelled_talk_has_not_begun(seated: Table) -> None:
    type(seated.talk).objects.update(cancelled_at=BEFORE)
    with pytest.raises(judging.NotBegun):
        save(seated, seated.ann)


def test_a_sheet_is_given_whole(seated: Table) -> None:
    with pytest.raises(judging.Incomplete):
        judging.give(seated.ann, by=seated.ann.person, now=DURING)
    fields = sheet(seated.criteria)
    for missing in (
        {judging.words_name(seated.criteria[0]): " "},
        {judging.level_name(seated.criteria[0]): "9"},
    ):
        judging.save(seated.ann, fields=fields | missing, origin=Origin(0), by=seated.ann.person, now=DURING)
        with pytest.raises(judging.Incomplete):
            judging.give(seated.ann, by=seated.ann.person, now=DURING)
    assert not Score.objects.exists()


def test_megabytes_of_words_are_refused_in_words(seated: Table) -> None:
    with pytest.raises(TooLong, match="te lang"):
        save(seated, seated.ann, "x" * 2_000_000)
    save(seated, seated.ann, "y" * 5000)
    with pytest.raises(TooLong):
        judging.give(seated.ann, by=seated.ann.person, now=DURING)


def test_nothing_of_the_other_is_asked_before_both_gave(seated: Table) -> None:  # PRV-5
    scored(seated, seated.bo, "Het geheim van Bo.")
    assert Score.objects.filter(words="Het geheim van Bo.").count() == 2
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert judging.sheets(seated.attempt, seated.criteria) == []
    assert not [one["sql"] for one in asked if "proeve_score" in one["sql"]]
    scored(seated, seated.ann, "Dit vond Ann.")
    sheets = judging.sheets(seated.attempt, seated.criteria)
    assert [(one.person.name, {line.words for line in lines}) for one, lines in sheets] == [
        ("Ann Smit", {"Dit vond Ann."}),
        ("Bo Bakker", {"Het geheim van Bo."}),
    ]


def test_both_are_told_once_both_gave_and_no_message_holds_a_score(seated: Table) -> None:  # MSG-6
    scored(seated, seated.ann, "Het geheim van Ann.")
    assert not Message.objects.exists()
    scored(seated, seated.bo, "Het geheim van Bo.")
    told = Message.objects.order_by("kind", "recipient").values_list("kind", "recipient__name")
    assert sorted(told) == [
        (kind, name)
        for kind in ("proeve_both_gave", "proeve_form_waits")
        for name in ("Ann Smit", "Bo Bakker")
    ]
    assert not [row for row in Message.objects.all() if "geheim" in str(row.facts)]


def test_a_third_assessor_is_refused_by_the_database(seated: Table) -> None:  # PRV-5
    for place in (1, 2, 3):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.assessor(seated.attempt, make.person(), place=place)
    with pytest.raises(IntegrityError), transaction.atomic():
        Assessor.objects.filter(pk=seated.bo.pk).update(withdrawn_at=DURING)
        make.assessor(seated.attempt, seated.ann.person, place=2)
    assert Assessor.objects.count() == 2


def test_who_withdraws_half_way_leaves_scores_on_record_and_a_free_place(seated: Table) -> None:  # PRV-5
    save(seated, seated.bo, "Half af.")
    judging.withdraw(seated.bo, by=seated.bo.person, now=DURING)
    assert seated.bo.scores.filter(words="Half af.").count() == 2
    with pytest.raises(judging.StoodDown):
        save(seated, seated.bo)
    with pytest.raises(judging.StoodDown):
        judging.give(seated.bo, by=seated.bo.person, now=DURING)
    new = make.assessor(seated.attempt, make.person("Cas Dijk"), place=2)
    scored(seated, seated.ann)
    assert judging.sheets(seated.attempt, seated.criteria) == []
    scored(seated, new, "Cas zag iets.")
    people = [one.person.name for one, _ in judging.sheets(seated.attempt, seated.criteria)]
    assert people == ["Ann Smit", "Cas Dijk"]


def test_who_comes_after_somebody_who_gave_is_blind_too(seated: Table) -> None:  # PRV-5
    both_scored(seated)
    judging.withdraw(seated.bo, by=seated.bo.person, now=DURING)
    again = judging.withdraw(seated.bo, by=seated.bo.person, now=DURING + make.HOUR)
    assert again.withdrawn_at == DURING
    make.assessor(seated.attempt, make.person("Cas Dijk"), place=2)
    assert judging.sheets(seated.attempt, seated.criteria) == []
    open_rows = Message.objects.filter(state=Message.State.PLANNED)
    assert not open_rows.exists()
    assert seated.bo.scores.count() == 2
