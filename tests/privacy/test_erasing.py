"""Asking to be erased, the days to think it over, and what the worker does then (PRI-3)."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session as BrowserSession
from django.core import mail
from django.db import IntegrityError, transaction

from assignments.models import Support
from buddies.models import Activity, Buddy
from certificates import looking_up
from certificates.models import Certificate
from cohorts.models import Attendance, Enrolment, Offer
from documents import working
from outbox.delivering import deliver
from outbox.models import Message
from people import sealing
from people.expiring import TWO_YEARS
from people.looking import log_act
from people.models import Act, Coordinator, Person
from pod import expiring as pod_erasing
from pod.models import Pod
from privacy import erasing, forgetting, requesting, running, staying
from privacy.models import Destruction, Erasure
from privacy.privacy import hand_over
from proeve.models import Result
from tests import factories as make
from tests.privacy import erased, full_life, living
from writing.models import Response

pytestmark = pytest.mark.django_db
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)
NOW = make.at("2026-09-10", "10:00")


def kinds_to(person: Person) -> list[str]:
    return list(Message.objects.filter(recipient=person).order_by("pk").values_list("kind", flat=True))


def test_it_is_told_by_mail_begins_a_week_later_and_twice_is_once() -> None:  # PRI-3
    me = make.person()
    made = erased.ask(me, now=NOW)
    assert erased.ask(me, now=NOW + DAY) == made
    assert made.runs_at == NOW + 7 * DAY
    told = Message.objects.get(recipient=me)
    assert (told.kind, told.facts["runs_on"]) == ("erasure_asked", "2026-09-17")
    assert erased.work(NOW + 7 * DAY - MINUTE) == 0
    assert erased.work(NOW + 7 * DAY) == 1


def test_who_thinks_better_of_it_keeps_everything() -> None:  # PRI-3
    me = make.enrolment(make.cohort()).person
    erased.ask(me, now=NOW)
    requesting.take_back(me, by=me, now=NOW + DAY)
    requesting.take_back(me, by=me, now=NOW + DAY)
    erased.pass_by(NOW)
    assert not Erasure.objects.exists()
    me.refresh_from_db()
    assert (me.is_active, me.enrolments.active().count()) == (True, 1)
    assert kinds_to(me) == ["erasure_asked", "erasure_taken_back"]
    assert erased.ask(me, now=NOW + 2 * DAY).runs_at == NOW + 9 * DAY


def test_once_begun_it_is_not_turned_back() -> None:
    me = make.person()
    erased.ask(me, now=NOW)
    erased.work(NOW + 7 * DAY)
    with pytest.raises(requesting.TooLate):
        requesting.take_back(me, by=me, now=NOW + 7 * DAY)


@pytest.mark.parametrize(
    ("role", "refusal"),
    [
        (lambda: make.person(is_demo=True), requesting.IsDemo),
        (make.administrator, requesting.IsAdministrator),
        (make.coordinator, requesting.RunsTheOffice),
        (lambda: make.trainer(make.cohort()), requesting.LeadsDays),
        (lambda: _assessor(), requesting.Assesses),
    ],
)
def test_who_others_lean_on_hands_that_over_first(role: Any, refusal: type[Exception]) -> None:
    who = role()
    with pytest.raises(refusal):
        erased.ask(who, now=NOW)
    assert not Erasure.objects.exists()


def _assessor() -> Person:
    who = make.person()
    make.admitted_talk(make.enrolment(make.cohort()), who, starts_at=living.TALK_AT)
    return who


def test_a_trainer_whose_days_are_over_can_go_and_their_term_ends() -> None:  # PPL-2
    cohort = make.cohort(days=1, first_day=NOW.date() - 30 * DAY)
    who = make.trainer(cohort)
    erased.erase(who, now=NOW)
    who.refresh_from_db()
    assert who.name == "Iemand die meedeed"
    assert cohort.trainerships.get().until is not None


def test_who_became_needed_in_that_week_is_looked_at_again_a_day_later() -> None:
    me = make.person()
    erased.ask(me, now=NOW)
    post = Coordinator.objects.create(person=me, since=NOW.date())
    erased.work(NOW + 7 * DAY)
    made = Erasure.objects.get()
    assert (made.closed_at, made.runs_at) == (None, NOW + 8 * DAY)
    post.delete()
    erased.work(NOW + 8 * DAY)
    assert Erasure.objects.get().closed_at == NOW + 8 * DAY


def test_by_letter_the_administrator_notes_whose_it_was() -> None:  # PRI-3
    me, admin = make.person(), make.administrator()
    made = requesting.ask(me, by=admin, identified="Brief, teruggebeld", now=NOW)
    assert (made.by, made.identified) == (admin, "Brief, teruggebeld")
    assert Act.objects.get(action="erasure-asked").actor == admin
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(pk=made.pk).update(identified="")


def test_the_account_closes_and_opens_nothing_any_more(client: Any) -> None:
    me = make.person()
    make.session_elsewhere(me)
    client.force_login(me)
    assert client.get("/mijn/gegevens/").status_code == 200
    erased.ask(me, now=NOW)
    erased.work(NOW + 7 * DAY)
    me.refresh_from_db()
    assert (me.is_active, me.has_usable_password()) == (False, False)
    assert (UserSession.objects.count(), BrowserSession.objects.count()) == (0, 1)
    assert client.get("/mijn/gegevens/").status_code == 302


def test_who_leaves_a_running_cohort_frees_a_place_and_the_office_hears_that_and_not_why() -> None:  # COH-5
    cohort = make.cohort(capacity=2)
    mine, fellow = make.enrolment(cohort, "Kim Bos"), make.enrolment(cohort)
    waits = make.admission(cohort)
    pair, office = make.pair(mine, fellow), make.coordinator()
    support = make.support(fellow, who=mine.person)
    erased.ask(mine.person, now=NOW)
    assert kinds_to(office) == []
    start = NOW + 7 * DAY
    erased.work(start)
    mine.refresh_from_db()
    assert mine.withdrawn_at == start
    assert Offer.objects.get().admission == waits
    assert Buddy.objects.get(pair=pair, enrolment=mine).ended_at == start
    assert Support.objects.get(pk=support.pk).ended_at == start
    told = Message.objects.get(recipient=office)
    assert (told.kind, told.facts["participant"]) == ("participant_left", "Kim Bos")
    assert "wis" not in str(told.facts)


def test_what_goes_waits_for_the_mail_that_tells_of_it_and_for_pages_that_were_open() -> None:
    mine = make.enrolment(make.cohort(), "Kim Bos")
    make.pod(mine)
    office, start = make.coordinator(), NOW + 7 * DAY
    erased.ask(mine.person, now=NOW)
    erased.work(start)
    erased.work(start + erasing.LAST_PAGES)
    assert Pod.objects.filter(enrolment=mine).exists()
    erased.mail_leaves(start + 3 * DAY)
    erased.work(start + MINUTE)
    assert Pod.objects.filter(enrolment=mine).exists()
    erased.work(start + erasing.LAST_PAGES)
    assert not Pod.objects.filter(enrolment=mine).exists()
    told = Message.objects.get(recipient=office)
    assert (told.facts, told.sent_text) == ({}, "")


def test_mail_that_never_leaves_holds_nothing_up_for_ever() -> None:
    mine = make.enrolment(make.cohort(), "Kim Bos")
    make.coordinator()
    start = NOW + 7 * DAY
    erased.ask(mine.person, now=NOW)
    erased.work(start)
    assert erased.work(start + erasing.MAIL_TAKES_AT_MOST - MINUTE) == 0
    assert erased.work(start + erasing.MAIL_TAKES_AT_MOST) == 1
    assert "Kim Bos" not in str(list(Message.objects.exclude(recipient=mine.person).values()))


def test_the_last_mail_leaves_once_and_then_goes_with_name_and_address(settings: Any) -> None:  # MSG-2, PRI-3
    settings.OFFICE_HOURS = False
    me = make.person("Kim Bos", email="kim@voorbeeld.example")
    erased.ask(me, now=NOW)
    now = NOW + 7 * DAY
    deliver(now=now)
    for _ in range(2):
        erased.work(now)
        now += 2 * erasing.LAST_PAGES
    assert kinds_to(me) == ["erasure_done"]
    erased.work(now)
    assert Person.objects.get(pk=me.pk).email == "kim@voorbeeld.example"
    for _ in range(2):
        deliver(now=now)
        erased.work(now + erasing.LAST_PAGES)
    sent = [one for one in mail.outbox if one.subject == "Wat er van je was, is gewist"]
    assert [one.to for one in sent] == [["Kim Bos <kim@voorbeeld.example>"]]
    assert "Dit moet blijven: " in sent[0].body
    assert (Person.objects.exists(), Message.objects.exists(), EmailAddress.objects.exists()) == (
        False,
        False,
        False,
    )


def test_a_deelname_stays_of_nobody_and_the_result_without_a_word(files: Path) -> None:  # PRI-3, PRI-4
    mine = living.life()
    erased.erase(mine.person, now=living.TALK_AT + 120 * DAY)
    kept = Enrolment.objects.select_related("person").get(pk=mine.pk)
    assert (kept.person.name, kept.person.is_active) == ("Iemand die meedeed", False)
    result = Result.objects.get(attempt__proeve__enrolment=mine)
    assert (result.is_obtained, result.reasons, result.missing) == (True, "Gewist op verzoek.", "")
    certificate = Certificate.objects.get()
    assert (certificate.holder, certificate.shows_name, certificate.badge) == (None, False, "")
    assert (certificate.name, looking_up.look_up(certificate.number).state) == (living.NAME, "valid")
    assert looking_up.look_up(certificate.number).name == ""
    assert Activity.objects.get(note=living.word("buddylog")).logged_by == kept.person


def test_the_last_mail_names_the_register_that_keeps_the_name() -> None:  # PRI-3, PRV-7
    mine = make.enrolment(make.cohort())
    make.certificate(mine)
    now = living.TALK_AT + 120 * DAY
    erased.ask(mine.person, now=now)
    now += requesting.TERM
    erased.work(now)
    erased.mail_leaves(now + DAY)
    erased.work(now + DAY)
    assert Certificate.objects.get().holder is None
    assert staying.REGISTER.what in Message.objects.get(kind="erasure_done").facts["stays"]


def test_feedback_to_another_stays_with_them_without_a_name() -> None:  # PRI-3
    mine, other = make.enrolment(make.cohort(), "Kim Bos"), make.enrolment(make.cohort())
    support = make.support(other, who=mine.person)
    said = full_life.to_read(mine.person, other)
    erased.erase(mine.person, now=NOW)
    kept = Response.objects.select_related("author").get(pk=said.pk)
    assert (kept.saw, kept.author and kept.author.name) == ("zqgegeven", "Iemand die meedeed")
    assert Support.objects.get(pk=support.pk).ended_at is not None


def test_the_log_keeps_its_seal_and_no_word() -> None:  # BIO2 8.15
    mine, by = make.enrolment(make.cohort()), make.person()
    log_act("waived", about=f"enrolment:{mine.pk}", reason="Ziek", by=by, now=NOW)
    log_act("waived", about="session:1", reason="Rooster", by=mine.person, now=NOW)
    sealing.seal(now=NOW)
    erased.erase(mine.person, now=NOW)
    assert not Act.objects.filter(about=f"enrolment:{mine.pk}", action="waived").exists()
    kept = Act.objects.get(about="session:1")
    assert (kept.action, kept.actor, kept.by_number, kept.reason, kept.origin) == (
        "waived",
        None,
        mine.person_id,
        "",
        "",
    )
    sealing.seal(now=NOW + DAY)
    assert sealing.verify().broken == ""


def test_the_log_keeps_no_reason_for_looking_at_a_piece_of_what_was_theirs() -> None:  # PRI-2, PRI-3
    entry, by = make.entry(make.pod(make.enrolment(make.cohort())), 1), make.administrator()
    log_act("glass-broken", about=f"{entry.key}:talk:1", reason="Kim Bos belde", by=by, now=NOW)
    log_act("glass-broken", about=f"{entry.key}1:talk:1", reason="Een ander belde", by=by, now=NOW)
    erased.erase(entry.pod.enrolment.person, now=NOW)
    left = Act.objects.filter(action="glass-broken").values_list("about", "reason")
    assert list(left) == [(f"{entry.key}1:talk:1", "Een ander belde")]


def test_killed_halfway_it_begins_that_part_anew(files: Path) -> None:
    mine, now = living.life(), living.TALK_AT + 120 * DAY
    erased.ask(mine.person, now=now)
    now += requesting.TERM
    erased.work(now)
    now += DAY
    erased.mail_leaves(now)
    # One who got as far as the POD, and was killed there.
    held = working.claim(Erasure.objects.all(), now=now)
    assert held is not None
    pod_erasing.erase(Pod.objects.get(enrolment=mine))
    assert erased.work(now) == 0
    assert erased.work(now + working.LEASE + MINUTE) == 1
    assert Erasure.objects.get().erased_at is not None
    assert not Attendance.objects.filter(enrolment=mine).exclude(absence_reason="").exists()


def test_what_fails_three_times_is_tried_again_every_hour() -> None:
    me = make.person()
    made = erased.ask(me, now=NOW)
    Erasure.objects.filter(pk=made.pk).update(state=Erasure.State.FAILED, attempts=3)
    assert erased.work(NOW + 9 * DAY) == 0
    assert erasing.try_again() == 1
    assert erased.work(NOW + 9 * DAY) == 1


def test_a_nameless_account_goes_without_a_warning_once_nothing_needs_it() -> None:  # PRI-4
    mine = make.enrolment(make.cohort(days=1))
    erased.erase(mine.person, now=NOW)
    assert Person.objects.filter(pk=mine.person_id).exists()
    late = NOW + TWO_YEARS + 30 * DAY
    running.run(now=late)
    forgetting.look_after(now=late)
    assert not Person.objects.filter(pk=mine.person_id).exists()
    assert not Message.objects.filter(kind="account_goes").exists()


def test_joining_two_accounts_ends_a_request() -> None:
    old, to = make.person(), make.person()
    erased.ask(old, now=NOW)
    hand_over(old, to=to, now=NOW + DAY)
    assert not Erasure.objects.exists()


def test_the_database_refuses_what_was_erased_before_it_closed() -> None:
    made = erased.ask(make.person(), now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Erasure.objects.filter(pk=made.pk).update(erased_at=NOW)


def test_it_is_counted_once() -> None:  # PRI-4
    erased.erase(make.person(), now=NOW)
    assert Destruction.objects.get(what=erasing.WHAT).count == 1
