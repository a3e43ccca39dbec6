"""What arrives late, twice, or from somebody else (INT-1, INT-5, COH-5)."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Admission
from intake import applying, deciding, interviewing
from intake.deciding import Choice
from intake.models import Application, Decision, Interview
from outbox.models import Message
from people import organising
from people.models import Act
from people.refusals import Refusal
from tests import factories as make
from tests.concurrency import at_once
from tests.factories import APPLIED
from tests.intake.test_applying import _signed_in as signed_in
from writing.models import Text

YES = Choice("admitted", "Je weet wat je wilt leren.")
PAGES = ("mine", "check", "withdraw", "another_time", "letter")


def applied(**options: Any) -> Application:
    cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(weeks=9))
    make.trainer(cohort)
    return make.application(cohort, "Sanne de Vries", **options)


@pytest.mark.django_db
def test_the_link_in_a_mail_opens_for_the_applicant_alone() -> None:  # INT-1
    mine, now = applied(), timezone.now()
    other = make.application(mine.cohort, "Bram de Groot", now=now)
    links = [reverse(f"intake:{name}", args=[mine.pk]) for name in PAGES]
    links.append(reverse("intake:step", args=[mine.pk, 2]))
    assert signed_in(mine.person).get(links[-1]).status_code == 200
    for link in links:
        assert signed_in(other.person).get(link).status_code == 404, link
        assert signed_in(other.person).post(link, {"motivation": "Niet van mij"}).status_code in (404, 405)
    assert "Niet van mij" not in str(Text.objects.get(pk=mine.text_id).fields)


@pytest.mark.django_db
def test_after_taking_it_back_a_link_tells_so_and_does_nothing() -> None:  # INT-1
    mine, now = applied(handed_in_at=timezone.now()), timezone.now()
    trainer = mine.cohort.trainerships.get().person
    make.interview(mine)
    applying.withdraw(mine, by=mine.person, now=now)
    client = signed_in(mine.person)
    told = "Je hebt je aanmelding ingetrokken"
    for name, *rest in (("mine",), ("check",), ("another_time",), ("step", 2)):
        page = client.get(reverse(f"intake:{name}", args=[mine.pk, *rest]), follow=True)
        assert told in page.content.decode(), name
    late = client.post(reverse("intake:step", args=[mine.pk, 2]), {"motivation": "Toch", "version": "1"})
    assert (late.status_code, "Toch" in late.content.decode()) == (422, True)
    client.post(reverse("intake:another_time", args=[mine.pk]), {"action": "wish", "words": "Maandag"})
    client.post(reverse("intake:withdraw", args=[mine.pk]))
    assert Interview.objects.get().wish == ""
    assert Message.objects.filter(kind="application_withdrawn").count() == 1
    for path in ("application", "plan", "second"):
        gone = signed_in(trainer).get(reverse(f"intake:{path}", args=[mine.pk]))
        assert gone.status_code == 404, path


@pytest.mark.django_db
def test_what_a_trainer_typed_about_it_meanwhile_is_not_lost() -> None:
    mine, now = applied(handed_in_at=timezone.now()), timezone.now()
    trainer = mine.cohort.trainerships.get().person
    client = signed_in(trainer)
    record, decide = (reverse(f"intake:{name}", args=[mine.pk]) for name in ("record", "decide"))
    make.record(mine, by=trainer, given_at=None, motivation="Zeer gedreven")
    assert client.get(decide).status_code == 200
    applying.withdraw(mine, by=mine.person, now=now)
    late = client.post(record, {"version": "0", "who": trainer.pk, "idea": "Een plein", "action": "give"})
    assert (late.status_code, "Een plein" in late.content.decode()) == (422, True)
    kept = client.get(record).content.decode()
    assert ("Zeer gedreven" in kept, "heeft de aanmelding ingetrokken" in kept) == (True, True)
    assert "Ik wil leren luisteren." not in kept
    sent = {"outcome": "admitted", "reason": "Mijn reden", "better_study": "", "action": "send"}
    page = client.post(decide, sent)
    assert (page.status_code, "Mijn reden" in page.content.decode()) == (422, True)
    assert "Deze aanmelding is ingetrokken" in page.content.decode()
    assert not Decision.objects.exists()
    another = make.trainer(mine.cohort)
    for url in (record, decide):
        told = signed_in(another).get(url, follow=True)
        assert "is ingetrokken" in told.content.decode()
        assert "Zeer gedreven" not in told.content.decode()


@pytest.mark.django_db(transaction=True)
def test_handing_in_twice_at_once_hands_in_once() -> None:  # INT-1
    mine, now = applied(), timezone.now()

    def send() -> None:
        applying.hand_in(mine, version=1, agrees=True, by=mine.person, now=now)

    done, refused = at_once([send] * 4)
    assert (len(done), {type(one) for one in refused}) == (1, {applying.HandedIn})
    assert Message.objects.filter(kind="application_handed_in").count() == 1
    assert Act.objects.filter(action="hand-in-application").count() == 1


@pytest.mark.django_db(transaction=True)
def test_beginning_twice_at_once_begins_once() -> None:  # INT-1
    cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(weeks=9))
    person, now = make.person(), timezone.now()
    done, refused = at_once([lambda: applying.start(cohort, by=person, now=now)] * 4)
    assert (set(done), refused) == ({Application.objects.get()}, [])
    assert Message.objects.filter(kind="application_started").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", range(5))
def test_an_organisation_thrown_away_while_somebody_of_it_is_admitted_is_not_lost(turn: int) -> None:
    mine, now = applied(handed_in_at=timezone.now()), timezone.now()
    trainer, gone = mine.cohort.trainerships.get().person, make.organisation(APPLIED["organisation"])
    make.record(mine, by=trainer)
    acts = [
        lambda: organising.delete(gone, by=make.coordinator(), now=now),
        lambda: deciding.decide(mine, YES, replaces=None, by=trainer, now=now),
    ]
    refused = at_once(acts)[1]
    assert all(isinstance(one, organising.InUse) for one in refused)
    assert mine.cohort.enrolments.get().organisation.name == gone.name


@pytest.mark.django_db(transaction=True)
def test_taken_back_and_admitted_in_the_same_second_is_one_of_both() -> None:  # INT-5
    mine, now = applied(handed_in_at=timezone.now()), timezone.now()
    trainer = mine.cohort.trainerships.get().person
    make.record(mine, by=trainer)
    done, refused = at_once(
        [
            lambda: applying.withdraw(mine, by=mine.person, now=now),
            lambda: deciding.decide(mine, YES, replaces=None, by=trainer, now=now),
        ]
    )
    mine.refresh_from_db()
    assert (len(done), len(refused)) == (1, 1)
    assert isinstance(refused[0], Refusal)
    assert Decision.objects.exists() == Admission.objects.exists() == mine.is_open


@pytest.mark.django_db(transaction=True)
def test_one_offered_time_planned_for_two_at_once_goes_to_one() -> None:  # INT-2
    first, now = applied(handed_in_at=timezone.now()), timezone.now()
    second = make.application(first.cohort, handed_in_at=now)
    trainer = first.cohort.trainerships.get().person
    time = make.offered_time(trainer)
    plans = [
        lambda one=one: interviewing.plan_at(one, time=time, by=trainer, now=now) for one in (first, second)
    ]
    done, refused = at_once(plans)
    assert [type(one) for one in refused] == [interviewing.TimeTaken]
    assert [one.pk for one in done] == [Interview.objects.get().pk]
