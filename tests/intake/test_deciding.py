"""The decision: by a trainer, with a letter, replaced and never edited (INT-4, INT-5, COH-5, COH-9)."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cohorts import enrolling
from cohorts.models import Admission, Cohort, Enrolment
from intake import conversation_letters, deciding
from intake.deciding import Choice
from intake.models import Application, Decision
from outbox import delivering
from outbox.models import Message
from outbox.planning import plan_many
from people.models import Person
from tests import factories as make
from tests.concurrency import at_once
from tests.intake.test_applying import _signed_in as signed_in

NOW = make.at("2026-11-23", "10:00")
MINUTE = timedelta(minutes=1)
YES = Choice("admitted", "Je weet wat je wilt leren.")
NO = Choice("otherwise", "Je doet dit al jaren.", "Een leergang voor leidinggevenden.")


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(first_day=timezone.localdate() + timedelta(days=60))


@pytest.fixture
def fatima(cohort: Cohort) -> Person:
    return make.trainer(cohort, "Fatima El Amrani")


@pytest.fixture
def applied(cohort: Cohort, fatima: Person) -> Application:
    made = make.application(cohort, "Sanne de Vries", handed_in_at=NOW)
    make.record(made, by=fatima)
    return made


def decide(application: Application, choice: Choice, by: Person, replaces: int | None = None) -> Decision:
    return deciding.decide(application, choice, replaces=replaces, by=by, now=NOW)


def test_admitted_means_an_admission_from_here_and_a_place(
    applied: Application, fatima: Person
) -> None:  # COH-9
    decide(applied, YES, fatima)
    admission = Admission.objects.get()
    assert (admission.source, admission.trainer, admission.person) == (
        "here",
        "Fatima El Amrani",
        applied.person,
    )
    assert str(admission.organisation) == "Gemeente Waterrijk"
    assert admission.has_place


def test_the_mail_says_that_there_is_a_decision_and_not_which(
    applied: Application, fatima: Person
) -> None:  # INT-4, MSG-6
    decide(applied, YES, fatima)
    told = Message.objects.filter(recipient=applied.person, calendar="")
    assert [one.kind for one in told] == ["decision_sent"]
    delivering.deliver(now=timezone.now())
    [sent] = [one for one in mail.outbox if "besluit" in one.subject]
    assert "toegelaten" not in sent.body.lower()
    assert YES.reason not in sent.body


def test_advice_otherwise_names_the_study_and_gives_no_place(applied: Application, fatima: Person) -> None:
    with pytest.raises(deciding.NameTheStudy):  # INT-4
        decide(applied, Choice("otherwise", "Niet nu."), fatima)
    with pytest.raises(deciding.SayWhy):
        decide(applied, Choice("admitted", "  "), fatima)
    made = decide(applied, NO, fatima)
    assert NO.better_study in made.letter
    assert not Admission.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=made.pk).update(better_study="")


def test_no_decision_without_a_record(cohort: Cohort, fatima: Person) -> None:
    applied = make.application(cohort, handed_in_at=NOW)
    with pytest.raises(deciding.NoRecord):
        decide(applied, YES, fatima)
    make.record(applied, by=fatima, given_at=None)
    with pytest.raises(deciding.NoRecord):
        decide(applied, YES, fatima)


def test_the_letter_is_kept_as_it_was_shown(applied: Application, fatima: Person) -> None:  # INT-4
    client, url = signed_in(fatima), reverse("intake:decide", args=[applied.pk])
    form = {"outcome": "admitted", "reason": "Omdat <b>jij</b> & je vraag passen.", "better_study": ""}
    preview = client.post(url, form | {"action": "preview"})
    assert preview.status_code == 200
    assert not Decision.objects.exists()
    assert "Omdat &lt;b&gt;jij&lt;/b&gt; &amp; je vraag passen." in preview.content.decode()
    assert client.post(url, form | {"action": "edit"}).status_code == 200
    assert client.post(url, form | {"action": "send"}).status_code == 302
    now, letter = timezone.now(), Decision.objects.get().letter
    assert deciding.letter_of(
        Application.objects.get(), Choice("admitted", form["reason"]), by=fatima, now=now
    )
    Application.objects.get().person.__class__.objects.filter(pk=applied.person_id).update(name="Anders")
    own = signed_in(Person.objects.get(pk=applied.person_id)).get(reverse("intake:letter", args=[applied.pk]))
    assert "Beste Sanne," in own.content.decode()
    assert letter == Decision.objects.get().letter
    assert Decision.objects.get().read_at


def test_a_decision_is_replaced_and_both_stay(applied: Application, fatima: Person) -> None:  # INT-5
    first = decide(applied, NO, fatima)
    second = decide(applied, YES, fatima, replaces=first.pk)
    assert (second.replaces, Decision.objects.count()) == (first, 2)
    assert Application.objects.get().decision == second
    assert Admission.objects.get().has_place
    own = signed_in(applied.person).get(reverse("intake:letter", args=[applied.pk])).content.decode()
    assert "Deze brief geldt niet meer" in own
    assert [one.kind for one in Message.objects.open().filter(kind="decision_sent")] == ["decision_sent"]


@pytest.mark.parametrize("choice", [YES, NO])
def test_a_decision_before_the_talk_takes_it_out_of_both_calendars(
    applied: Application, fatima: Person, choice: Choice
) -> None:  # COH-4, MSG-3
    talk = make.interview(applied, trainer=fatima, starts_at=NOW + timedelta(days=2))
    letters = conversation_letters.planned(talk, known_to=(), now=NOW)
    plan_many([one for one in letters if one.kind == "interview"], now=NOW)
    Message.objects.update(state="sent", sent_at=NOW, attempts=1)
    decide(applied, choice, fatima)
    off = Message.objects.filter(kind="interview_off")
    assert {one.recipient for one in off} == {applied.person, fatima}
    assert all("METHOD:CANCEL" in one.calendar and one.facts["is_cancelled"] for one in off)


def test_sending_the_form_twice_is_deciding_once(applied: Application, fatima: Person) -> None:
    assert decide(applied, YES, fatima) == decide(applied, YES, fatima)
    assert Message.objects.filter(kind="decision_sent").count() == 1


def test_who_decides_over_an_unseen_decision_is_told(applied: Application, fatima: Person) -> None:
    joost = make.trainer(applied.cohort, "Joost Wiersma")
    decide(applied, YES, fatima)
    client, url = signed_in(joost), reverse("intake:decide", args=[applied.pk])
    sent = {"outcome": "otherwise", "reason": "Mijn reden", "better_study": "Iets", "action": "send"}
    page = client.post(url, sent)
    shown = page.content.decode()
    assert page.status_code == 422
    assert "Fatima El Amrani heeft intussen besloten: toegelaten" in shown
    assert "Mijn reden" in shown
    assert Decision.objects.count() == 1


def test_not_admitted_any_more_leaves_the_waiting_list_but_not_a_place(
    applied: Application, fatima: Person
) -> None:
    cohort = applied.cohort
    cohort.capacity = 1
    cohort.save()
    make.enrolment(cohort)
    first = decide(applied, YES, fatima)
    assert not Admission.objects.get(person=applied.person).has_place
    second = decide(applied, NO, fatima, replaces=first.pk)
    assert Admission.objects.get(person=applied.person).left_at
    third = decide(applied, YES, fatima, replaces=second.pk)
    enrolling.withdraw(Enrolment.objects.get(), by=fatima, now=NOW + MINUTE)
    fourth = make.application(cohort, handed_in_at=NOW)
    make.record(fourth, by=fatima)
    cohort.capacity = 5
    cohort.save()
    Admission.objects.filter(person=applied.person, left_at=None).get()
    assert third.is_admitted


def test_who_takes_part_is_not_refused_by_a_letter(applied: Application, fatima: Person) -> None:
    first = decide(applied, YES, fatima)
    with pytest.raises(deciding.TakesPart):
        decide(applied, NO, fatima, replaces=first.pk)
    assert Decision.objects.count() == 1


def test_the_office_sees_that_and_not_why(applied: Application, fatima: Person) -> None:  # access.md
    decide(applied, NO, fatima)
    page = signed_in(make.coordinator()).get(reverse("intake:application", args=[applied.pk]))
    shown = page.content.decode()
    assert "Anders geadviseerd" in shown
    assert NO.reason not in shown
    assert "Wil leren luisteren voor het schrijven." not in shown


def test_the_database_refuses_a_fork(applied: Application, fatima: Person) -> None:  # INT-5
    decide(applied, YES, fatima)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.decision(applied)


@pytest.mark.django_db(transaction=True)
def test_two_trainers_decide_in_the_same_second() -> None:  # INT-5
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=60))
    fatima, joost = make.trainer(cohort), make.trainer(cohort)
    applied = make.application(cohort, handed_in_at=NOW)
    make.record(applied, by=fatima)
    done, refused = at_once([lambda: decide(applied, YES, fatima), lambda: decide(applied, NO, joost)] * 2)
    decision = Decision.objects.get()
    assert {one.pk for one in done} == {decision.pk}
    assert all(isinstance(one, deciding.AnotherDecided) for one in refused)
    assert len(refused) == 2
    assert Admission.objects.exists() == decision.is_admitted
    assert Message.objects.filter(kind="decision_sent").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_place_goes_to_one_and_both_are_told_the_truth() -> None:  # COH-5
    cohort = make.cohort(first_day=timezone.localdate() + timedelta(days=60), capacity=1)
    trainer = make.trainer(cohort)
    both = [make.application(cohort, handed_in_at=NOW) for _ in range(2)]
    for one in both:
        make.record(one, by=trainer)
    done, refused = at_once([lambda one=one: decide(one, YES, trainer) for one in both])
    assert (len(done), refused) == (2, [])
    assert Enrolment.objects.count() == 1
    pages = [
        signed_in(one.person).get(reverse("intake:letter", args=[one.pk])).content.decode() for one in both
    ]
    assert sorted(("Je hebt een plaats" in page, "Je staat op de wachtlijst" in page) for page in pages) == [
        (False, True),
        (True, False),
    ]
