"""Two assessors come to one form, and what follows from it (PRV-5, PRV-6)."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from outbox.models import Message
from proeve import agreeing, deciding, judging
from proeve.models import Attempt, JointForm, JointScore, Result
from tests import factories as make
from tests.proeve.conftest import DURING, Table, agreed, both_scored, proposal, scored
from writing.saving import TooLong

pytestmark = pytest.mark.django_db
LATER = DURING + make.HOUR


def test_one_puts_forward_and_the_other_agrees(seated: Table) -> None:  # PRV-5
    both_scored(seated)
    form = agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    told = Message.objects.filter(kind="proeve_form_offered")
    assert list(told.values_list("recipient__name", "state")) == [("Bo Bakker", "planned")]
    with pytest.raises(agreeing.OwnWords):
        agreeing.agree(seated.ann, seen=agreeing.mark(form), by=seated.ann.person, now=DURING)
    result = agreeing.agree(seated.bo, seen=agreeing.mark(form), by=seated.bo.person, now=LATER)
    assert (result.is_obtained, result.reasons, result.opened_at) == (True, "Je liet het zien.", None)
    assert result.decided_at == LATER
    form.refresh_from_db()
    assert (form.agreed_by, form.agreed_at) == (seated.bo, LATER)
    assert seated.ann.scores.filter(words="Ann zag dit.").count() == 2
    again = agreeing.agree(seated.bo, seen=agreeing.mark(form), by=seated.bo.person, now=LATER + make.HOUR)
    assert again == result
    assert not Message.objects.filter(kind__startswith="proeve_form", state="planned").exists()


def test_a_change_asks_again(seated: Table) -> None:  # PRV-5
    both_scored(seated)
    first = agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    seen = agreeing.mark(first)
    other = proposal(seated, level=2)
    second = agreeing.put_forward(seated.bo, other, seen=seen, by=seated.bo.person, now=LATER)
    assert set(JointScore.objects.values_list("level__number", flat=True)) == {2}
    with pytest.raises(agreeing.OwnWords):
        agreeing.agree(seated.bo, seen=agreeing.mark(second), by=seated.bo.person, now=LATER)
    with pytest.raises(agreeing.MovedOn):
        agreeing.agree(seated.ann, seen=seen, by=seated.ann.person, now=LATER)
    with pytest.raises(agreeing.MovedOn):
        agreeing.put_forward(seated.ann, other, seen=seen, by=seated.ann.person, now=LATER)
    assert not Result.objects.exists()
    assert agreeing.agree(seated.ann, seen=agreeing.mark(second), by=seated.ann.person, now=LATER)
    waits = Message.objects.filter(kind="proeve_form_offered", state="planned")
    assert not waits.exists()


def test_the_form_opens_when_both_gave(seated: Table) -> None:  # PRV-5
    scored(seated, seated.ann)
    with pytest.raises(agreeing.NotBoth):
        agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    with pytest.raises(agreeing.NotBoth):
        agreeing.agree(seated.ann, seen="", by=seated.ann.person, now=DURING)
    scored(seated, seated.bo)
    with pytest.raises(agreeing.NothingPutForward):
        agreeing.agree(seated.ann, seen="", by=seated.ann.person, now=DURING)


def test_a_form_is_whole_and_not_yet_says_what_is_missing(seated: Table) -> None:  # PRV-6
    both_scored(seated)
    whole = proposal(seated)
    by = seated.ann.person
    for half in (
        replace(whole, levels={}),
        replace(whole, why={}),
        replace(whole, is_obtained=None),
        replace(whole, reasons=" "),
    ):
        with pytest.raises(agreeing.Incomplete):
            agreeing.put_forward(seated.ann, half, seen="", by=by, now=DURING)
    with pytest.raises(agreeing.SayWhatIsMissing):
        agreeing.put_forward(seated.ann, replace(whole, is_obtained=False), seen="", by=by, now=DURING)
    with pytest.raises(TooLong):
        agreeing.put_forward(seated.ann, replace(whole, reasons="x" * 4001), seen="", by=by, now=DURING)
    assert not JointForm.objects.exists()
    obtained = replace(whole, missing="Blijft niet staan.")
    assert agreeing.put_forward(seated.ann, obtained, seen="", by=by, now=DURING).missing == ""


def test_what_a_pair_put_forward_ends_with_the_pair(seated: Table) -> None:  # PRV-5
    both_scored(seated)
    form = agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=DURING)
    judging.withdraw(seated.ann, by=seated.ann.person, now=LATER)
    assert not JointForm.objects.exists()
    with pytest.raises(agreeing.NotBoth):
        agreeing.agree(seated.bo, seen=agreeing.mark(form), by=seated.bo.person, now=LATER)
    with pytest.raises(judging.StoodDown):
        agreeing.put_forward(seated.ann, proposal(seated), seen="", by=seated.ann.person, now=LATER)


def test_after_the_result_nothing_moves(seated: Table) -> None:  # PRV-5
    agreed(seated)
    by = seated.ann.person
    with pytest.raises(judging.AlreadyDecided):
        agreeing.put_forward(seated.ann, proposal(seated), seen="", by=by, now=LATER)
    with pytest.raises(judging.AlreadyDecided):
        judging.withdraw(seated.ann, by=by, now=LATER)
    with pytest.raises(judging.AlreadyDecided):
        agreeing.agree(seated.ann, seen="", by=by, now=LATER)


def test_not_yet_leads_to_one_resit_and_no_more(seated: Table) -> None:  # PRV-6
    result = agreed(seated, is_obtained=False)
    assert (result.is_obtained, result.missing) == (False, "Laat zien wat je zelf deed.")
    assert not Attempt.objects.filter(number=2).exists()
    deciding.open_result(result, by=seated.participant, now=LATER)
    resit = Attempt.objects.get(number=2)
    second = make.proeve_talk(
        seated.enrolment, starts_at=seated.talk.starts_at, assessors=[make.person(), make.person()]
    )
    assert second.attempt == resit
    first, other = resit.assessors.order_by("place")
    again = Table(seated.enrolment, second, first, other, seated.criteria)
    deciding.open_result(agreed(again, is_obtained=False), by=seated.participant, now=LATER)
    assert list(Attempt.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert [one.attempt.number for one in deciding.results_of(resit.proeve)] == [2, 1]
    with pytest.raises(IntegrityError), transaction.atomic():
        Attempt.objects.create(proeve=resit.proeve, number=3)
    with pytest.raises(IntegrityError), transaction.atomic():
        Result.objects.filter(pk=result.pk).update(missing="")


def test_the_mail_announces_and_tells_nothing(seated: Table) -> None:  # PRV-6, MSG-6
    agreed(seated)
    rows = Message.objects.filter(recipient=seated.participant)
    assert sorted(rows.values_list("kind", flat=True)) == ["proeve_result", "proeve_result_unread"]
    assert [set(row.facts) for row in rows] == [{"path"}, {"path"}]


def test_mentor_and_principal_know_once_the_participant_read_it(seated: Table) -> None:  # PRV-6
    mentor = make.support(seated.enrolment, name="Karin Bos")
    result = agreed(seated)
    assert not Message.objects.filter(recipient=mentor.person).exists()
    opened = deciding.open_result(result, by=seated.participant, now=LATER)
    assert opened.opened_at == LATER
    again = deciding.open_result(result, by=seated.participant, now=LATER + make.HOUR)
    assert again.opened_at == LATER
    told = Message.objects.filter(kind="proeve_result_known")
    assert list(told.values_list("recipient__name", flat=True)) == ["Karin Bos"]
    unread = Message.objects.get(kind="proeve_result_unread")
    assert (unread.state, unread.reason) == ("lapsed", "Je hebt het resultaat gelezen.")
