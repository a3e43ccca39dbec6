"""The pages of assessors and trainers: apart from each other first, then together (PRV-5)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proeve import judging
from proeve.models import Assessor, JointForm, Result, Score
from tests import factories as make
from tests.proeve.conftest import Table, sheet, table
from writing.models import Draft

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def past(db: None) -> Table:
    return table(make.timezone.now() - make.HOUR)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def url(name: str, seated: Table) -> str:
    return reverse(f"proeve:{name}", args=[seated.attempt.pk])


def give(seated: Table, assessor: Assessor, words: str) -> Any:
    data = sheet(seated.criteria, words) | {"action": "give"}
    return signed_in(assessor.person).post(url("score", seated), data)


def test_what_is_typed_is_kept_and_nobody_else_sees_it(past: Table) -> None:  # PRV-5
    ann, bo = signed_in(past.ann.person), signed_in(past.bo.person)
    typed = {judging.words_name(past.criteria[0]): "Half af.", "token": "een", "version": "0"}
    assert ann.post(url("score", past), typed, **JSON).json()["state"] == "saved"
    assert "Half af." in ann.get(url("score", past)).content.decode()
    assert "Half af." not in bo.get(url("score", past)).content.decode()
    whole = ann.post(url("score", past), typed | {"action": "give", "version": "1", "token": ""})
    assert whole.status_code == 422
    assert "Kies een niveau bij" in whole.content.decode()
    assert not Score.objects.exists()


def test_blind_until_both_gave(past: Table) -> None:  # PRV-5
    trainer = signed_in(make.trainer(past.enrolment.cohort))
    seen_by_trainer = reverse("proeve:assessment", args=[past.enrolment.pk])
    assert give(past, past.bo, "Het geheim van Bo.").status_code == 302
    assert "Het geheim van Bo." in signed_in(past.bo.person).get(url("score", past)).content.decode()
    ann = signed_in(past.ann.person)
    for page in (
        ann.get(url("score", past)),
        ann.get(url("joint", past)),
        ann.get(reverse("proeve:assessments")),
        trainer.get(seen_by_trainer),
    ):
        assert page.status_code == 200
        assert "Het geheim van Bo." not in page.content.decode()
    give(past, past.ann, "Dit vond Ann.")
    for page in (ann.get(url("joint", past)), trainer.get(seen_by_trainer)):
        assert "Het geheim van Bo." in page.content.decode()


def test_who_gave_too_early_or_twice_reads_why_and_keeps_the_words(past: Table) -> None:
    give(past, past.ann, "De eerste keer.")
    again = give(past, past.ann, "De tweede keer.")
    page = again.content.decode()
    assert again.status_code == 422
    assert "Je gaf je scores al." in page and "De tweede keer." in page
    script = {judging.words_name(past.criteria[0]): "x", "version": "0"}
    answer = signed_in(past.ann.person).post(url("score", past), script, **JSON).json()
    assert (answer["state"], answer["can_be_mended"]) == ("refused", False)
    assert set(Score.objects.values_list("words", flat=True)) == {"De eerste keer."}


def test_before_the_talk_one_reads_the_criteria_and_not_a_form(db: None) -> None:
    early = table(make.timezone.now() + make.HOUR)
    page = signed_in(early.ann.person).get(url("score", early)).content.decode()
    assert "nog niet begonnen" in page and "Zo ziet 4 eruit." in page
    assert 'id="score-form"' not in page
    assert give(early, early.ann, "Te vroeg.").status_code == 422
    assert not Draft.objects.exists() and not Score.objects.exists()


def test_from_two_sheets_to_one_result(past: Table) -> None:  # PRV-5, PRV-6
    give(past, past.ann, "Ann zag dit.")
    give(past, past.bo, "Bo zag dat.")
    ann, bo = signed_in(past.ann.person), signed_in(past.bo.person)
    half = ann.post(url("joint", past), sheet(past.criteria) | {"is_obtained": "no", "reasons": "Want."})
    assert half.status_code == 422 and "Schrijf wat er nog ontbreekt." in half.content.decode()
    data = sheet(past.criteria, "Dat zagen we.") | {"is_obtained": "yes", "reasons": "Je liet het zien."}
    assert ann.post(url("joint", past), data | {"seen": ""}).status_code == 302
    stale = bo.post(url("joint", past), data | {"seen": ""})
    assert stale.status_code == 422 and "De ander heeft intussen" in stale.content.decode()
    page = bo.get(url("joint", past))
    assert "Ann Smit legt dit voor" in page.content.decode()
    assert bo.post(url("agree", past), {"seen": "oud"}).status_code == 302
    assert not Result.objects.exists()
    assert bo.post(url("agree", past), {"seen": page.context["mark"]}).url == reverse("proeve:assessments")
    assert Result.objects.get().is_obtained
    assert [bo.get(url(name, past)).status_code for name in ("score", "joint")] == [404, 404]


def test_a_change_starts_from_what_was_put_forward(past: Table) -> None:
    give(past, past.ann, "Ann zag dit.")
    give(past, past.bo, "Bo zag dat.")
    ann, bo = signed_in(past.ann.person), signed_in(past.bo.person)
    data = sheet(past.criteria, "Dat zagen we.", 2) | {"is_obtained": "yes", "reasons": "Je liet het zien."}
    ann.post(url("joint", past), data)
    page = bo.get(url("joint", past))
    assert page.context["form"].initial["reasons"] == "Je liet het zien."
    seen = {"seen": page.context["mark"], "reasons": "Je liet het goed zien."}
    assert bo.post(url("joint", past), data | seen).status_code == 302
    form = JointForm.objects.get()
    assert (form.proposed_by, form.reasons) == (past.bo, "Je liet het goed zien.")


def test_who_withdraws_has_no_pages_left(past: Table) -> None:  # PRV-5
    ann = signed_in(past.ann.person)
    assert ann.post(url("withdraw", past)).status_code == 302
    assert ann.get(url("score", past)).status_code == 404
    assert "Er is nu niets wat jij beoordeelt." in ann.get(reverse("proeve:assessments")).content.decode()


def test_the_list_takes_the_same_number_of_queries_whatever_its_length(db: None) -> None:
    ann = make.person()
    cohort = make.cohort()
    client, counts = signed_in(ann), []
    for number in (1, 2, 27):
        for _ in range(number):
            begins = make.timezone.now() - make.HOUR
            make.admitted_talk(make.enrolment(cohort), ann, make.person(), starts_at=begins)
        client.get(reverse("proeve:assessments"))
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("proeve:assessments"))
        counts.append((len(page.context["rows"]), len(asked)))
    assert [rows for rows, _ in counts] == [1, 3, 30]
    assert len({queries for _, queries in counts}) == 1


def test_the_menu_leads_an_assessor_to_the_list(past: Table) -> None:
    address = f'href="{reverse("proeve:assessments")}"'
    for who, is_there in ((past.ann.person, True), (past.participant, False)):
        page = signed_in(who).get(reverse("outbox:messages")).content.decode()
        assert (address in page) == is_there
