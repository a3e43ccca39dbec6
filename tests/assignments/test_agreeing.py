"""Writing the assignment, putting it forward, and what everyone says to it (ASG-1, ASG-2)."""

import pytest

from assignments import agreeing, content, judging, naming, writing_it
from assignments.models import Answer, Assignment, Edition, Judgement, Support
from cohorts.models import Enrolment
from people.models import Person
from tests import factories as make
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")
MENTOR, PRINCIPAL = Support.Role.MENTOR, Support.Role.PRINCIPAL
WHOLE = {name: f"Mijn {name}." for name in content.LABELS}


@pytest.fixture
def assignment(db: None) -> Assignment:
    enrolment = make.enrolment(make.cohort(), "Sanne de Vries")
    make.support(enrolment), make.support(enrolment, PRINCIPAL)
    return make.assignment(enrolment)


def write(assignment: Assignment, **changes: str) -> None:
    assignment.refresh_from_db()
    base = assignment.text.number if assignment.text else 0
    me = assignment.enrolment.person
    writing_it.save(assignment, fields={**WHOLE, **changes}, origin=Origin(base), by=me, now=NOW)


def forward(assignment: Assignment, **changes: str) -> Edition:
    write(assignment, **changes)
    return writing_it.put_forward(assignment, by=assignment.enrolment.person, now=NOW)


def supporter(assignment: Assignment, role: str = PRINCIPAL) -> Support:
    return assignment.supports.get(role=role, ended_at=None)


def say(support: Support, edition: Edition, verdict: str = "agreed", words: str = "") -> Answer:
    return agreeing.answer(support, sha256=edition.sha256, verdict=verdict, words=words, now=NOW)


def test_an_exact_text_is_kept_with_its_checksum(assignment: Assignment) -> None:  # ASG-2
    edition = forward(assignment, question="Hoe betrekken we de buurt?")
    write(assignment, question="Iets heel anders.")
    edition.refresh_from_db()
    assert edition.fields["question"] == "Hoe betrekken we de buurt?"
    assert edition.sha256 == content.checksum(edition.fields)
    assert (edition.number, edition.offered_at) == (1, NOW)


@pytest.mark.parametrize("name", content.LABELS)
def test_only_a_whole_text_is_put_forward(assignment: Assignment, name: str) -> None:  # ASG-1
    with pytest.raises(writing_it.Incomplete):
        forward(assignment, **{name: " "})
    assert not Edition.objects.exists()


def test_a_long_title_is_refused_with_a_sentence(assignment: Assignment) -> None:
    with pytest.raises(writing_it.TitleTooLong):
        forward(assignment, title="x" * 161)


def test_putting_forward_twice_asks_once(assignment: Assignment) -> None:  # ASG-2
    assert forward(assignment) == forward(assignment)
    assert Edition.objects.count() == 1


def test_a_changed_text_asks_everyone_again(assignment: Assignment) -> None:  # ASG-2
    first = forward(assignment)
    say(supporter(assignment), first)
    second = forward(assignment, result="Een ander resultaat.")
    assert (second.number, second.answers.count()) == (2, 0)
    assert first.answers.get().verdict == "agreed"


def test_a_refused_text_can_be_asked_about_once_more(assignment: Assignment) -> None:  # ASG-2
    first = forward(assignment)
    say(supporter(assignment), first, "declined")
    second = forward(assignment)
    assert (second.number, second.sha256) == (2, first.sha256)


def test_an_answer_is_about_the_text_that_was_read(assignment: Assignment) -> None:  # ASG-2
    first = forward(assignment)
    forward(assignment, result="Een ander resultaat.")
    with pytest.raises(agreeing.AnotherText):
        say(supporter(assignment), first)
    assert not Answer.objects.exists()


def test_one_answer_counts_and_sent_twice_is_one(assignment: Assignment) -> None:  # ASG-2
    edition, principal = forward(assignment), supporter(assignment)
    assert say(principal, edition) == say(principal, edition)
    with pytest.raises(agreeing.AlreadyAnswered):
        say(principal, edition, "declined")
    assert Answer.objects.get().verdict == "agreed"


def test_asking_for_a_change_says_which(assignment: Assignment) -> None:  # ASG-2
    edition, principal = forward(assignment), supporter(assignment)
    with pytest.raises(agreeing.SayWhich):
        say(principal, edition, "change", " \n")
    assert say(principal, edition, "change", "Maak het kleiner.").words == "Maak het kleiner."


@pytest.mark.parametrize("verdict", ["change", "", "iets", "agreed\x00"])
def test_a_mentor_says_yes_or_no(assignment: Assignment, verdict: str) -> None:  # ASG-2
    edition, mentor = forward(assignment), supporter(assignment, MENTOR)
    with pytest.raises(agreeing.NotYours):
        say(mentor, edition, verdict, "Toelichting.")


def test_who_was_replaced_answers_nothing_and_who_came_is_asked(assignment: Assignment) -> None:  # PPL-4
    edition, old = forward(assignment), supporter(assignment)
    say(old, edition)
    me = assignment.enrolment.person
    words = {"email": "nieuw@waterstad.example", "name": "Nieuw", "organisation": ""}
    new = naming.name(assignment.enrolment, PRINCIPAL, **words, by=me, now=NOW)
    with pytest.raises(agreeing.NoLonger):
        say(old, edition)
    say(new, edition, "declined")
    assert list(edition.answers.order_by("pk").values_list("support", "verdict")) == [
        (old.pk, "agreed"),
        (new.pk, "declined"),
    ]


def test_nobody_answers_or_writes_after_withdrawal(assignment: Assignment) -> None:  # PPL-2
    edition = forward(assignment)
    Enrolment.objects.update(withdrawn_at=NOW)
    with pytest.raises(agreeing.NoLonger):
        say(supporter(assignment), edition)
    with pytest.raises(writing_it.Withdrawn):
        write(assignment)
    with pytest.raises(judging.Left):
        judge(edition, make.person())


def judge(edition: Edition, by: Person, *, is_suitable: bool = True, advice: str = "") -> Judgement:
    facts = {"sha256": edition.sha256, "is_suitable": is_suitable, "advice": advice}
    return judging.judge(edition.assignment, **facts, by=by, now=NOW)  # type: ignore[arg-type]


def test_a_trainer_judges_with_advice_and_may_judge_again(assignment: Assignment) -> None:  # ASG-2
    edition, trainer = forward(assignment), make.trainer(assignment.enrolment.cohort)
    with pytest.raises(judging.SayWhy):
        judge(edition, trainer, is_suitable=False, advice=" ")
    for _ in range(2):
        judge(edition, trainer, is_suitable=False, advice="Te groot.")
    judge(edition, trainer)
    assert list(Judgement.objects.order_by("pk").values_list("is_suitable", flat=True)) == [False, True]


def test_a_trainer_judges_the_text_that_counts(assignment: Assignment) -> None:  # ASG-2
    first = forward(assignment)
    forward(assignment, why_now="Nu meteen.")
    with pytest.raises(judging.AnotherText):
        judge(first, make.person())


def test_an_earlier_version_is_put_back(assignment: Assignment) -> None:
    write(assignment), write(assignment, question="Anders.")
    writing_it.put_back(assignment, 1, by=assignment.enrolment.person, now=NOW)
    assignment.refresh_from_db()
    assert assignment.text and assignment.text.fields["question"] == "Mijn question."
