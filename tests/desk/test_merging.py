"""Two accounts of one person become one, with all that hangs on them, once both addresses are proven."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.core import mail
from django.test import Client
from django.urls import reverse

from agenda.models import Feed
from assignments.models import Support
from cohorts.models import Trainership
from desk import merging
from documents.models import Issue
from door.models import Device
from outbox import settling
from outbox.delivering import deliver
from outbox.models import Digest, Message, Preference
from people.looking import Seen, log_looks
from people.models import Act, Look, Person
from pod.models import Circle, Conversation
from proeve.models import Seat
from tests import factories as make
from tests.desk.test_import_pages import text
from tests.door.signing import by_code, just_proven
from writing.models import Draft, LocalKey, Response, Text, Thread

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")


def two() -> tuple[Person, Person]:
    return make.person("Sanne", email="oud@b.example"), make.person("Sanne", email="nieuw@b.example")


def merge(old: Person, to: Person) -> None:
    merging.merge(old.email, to=to, now=NOW)
    for one in (old, to):
        one.refresh_from_db()


def test_the_old_account_is_closed_and_its_address_signs_in_to_the_other(client: Client) -> None:  # PPL-1
    old, to = two()
    inside = Client()
    by_code(inside, old)
    assert UserSession.objects.filter(user=old).count() == 1
    merge(old, to)
    assert UserSession.objects.count() == 0
    assert (old.is_active, old.email, old.has_usable_password()) == (
        False,
        f"samengevoegd-{old.pk}@account.invalid",
        False,
    )
    rows = EmailAddress.objects.filter(user=to).order_by("email").values_list("email", "verified", "primary")
    assert list(rows) == [("nieuw@b.example", True, True), ("oud@b.example", True, False)]
    assert inside.get(reverse("account")).status_code == 302
    page = just_proven(Client(), to).get(reverse("account_email"))
    assert (page.status_code, "<dd>nieuw@b.example</dd>" in text(page)) == (200, True)
    client.post(reverse("account_request_login_code"), {"email": "oud@b.example"})
    code = mail.outbox[-1].subject.split()[0]
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert client.session["_auth_user_id"] == str(to.pk)


def test_the_office_finds_the_closed_account_by_its_own_page_alone(client: Client) -> None:
    old, to = two()
    client.force_login(make.coordinator())
    people, page = reverse("desk:people"), reverse("desk:person", args=[old.pk])
    assert (page in text(client.get(people)), "Gesloten" in text(client.get(page))) == (True, False)
    merge(old, to)
    assert (page in text(client.get(people)), "Gesloten" in text(client.get(page))) == (False, True)
    third = make.person(email="derde@b.example")
    merge(to, third)
    assert third.email in text(client.get(page))


def test_both_addresses_are_told_once_and_the_act_is_kept() -> None:
    old, to = two()
    merge(old, to)
    merging.merge("oud@b.example", to=to, now=NOW)
    acts = Act.objects.filter(action="accounts-joined").values_list("about", "actor")
    assert set(acts) == {(f"person:{old.pk}", to.pk), (f"person:{to.pk}", to.pk)}
    assert acts.count() == 2
    deliver(now=NOW + timedelta(minutes=1))
    assert sorted(one.to for one in mail.outbox) == [["Sanne <nieuw@b.example>"], ["Sanne <oud@b.example>"]]
    assert len({one.body for one in mail.outbox}) == 1
    assert "nieuw@b.example en oud@b.example" in mail.outbox[0].body


def test_that_the_old_address_takes_no_mail_says_nothing_of_the_other() -> None:
    old, to = two()
    merge(old, to)
    at_old, own = (Message.objects.get(kind="accounts_joined", address=at) for at in ("oud@b.example", ""))
    settling.refused(at_old, "550 5.1.1 Onbekend", NOW)
    assert not Person.objects.get(pk=to.pk).is_out_of_reach
    settling.refused(own, "550 5.1.1 Onbekend", NOW)
    assert Person.objects.get(pk=to.pk).is_out_of_reach


def test_what_one_may_have_once_is_that_of_the_account_that_stays() -> None:
    old, to = two()
    for person, wants in ((old, True), (to, False)):
        Preference.objects.create(person=person, kind="buddy_question", wants=wants)
        Device.objects.create(person=person, digest="d", label="Firefox", first_at=NOW, last_at=NOW)
    Preference.objects.create(person=old, kind="start_waits", wants=False)
    merge(old, to)
    assert dict(Preference.objects.filter(person=to).values_list("kind", "wants")) == {
        "buddy_question": False,
        "start_waits": False,
    }
    assert Device.objects.filter(person=to).count() == 1


def test_of_two_of_everything_one_is_left() -> None:
    old, to = two()
    talk = make.proeve_talk(make.enrolment(make.cohort()))
    for person in (old, to):
        Digest.objects.create(person=person, since=NOW)
        Feed.objects.create(person=person, digest=person.email, made_at=NOW)
        LocalKey.objects.create(person=person)
        told = {"kind": "welcome", "subject": "x", "occasion": "", "due_at": NOW, "created_at": NOW}
        Message.objects.create(recipient=person, **told)
        paper = {"kind": "pod", "about": "pod:1", "fingerprint": "x", "name": "pod.pdf", "asked_at": NOW}
        Issue.objects.create(owner=person, state="done", **paper)
        Seat.objects.create(talk=talk, person=person, role="mentor", asked_at=NOW)
    key = LocalKey.objects.get(person=to).key
    merge(old, to)
    assert Digest.objects.get().person == to
    assert Feed.objects.get().digest == to.email
    assert LocalKey.objects.get().key == key
    assert Message.objects.filter(kind="welcome").count() == 1
    assert sorted(to.issues.values_list("state", flat=True)) == ["done", "stopped"]
    assert Seat.objects.filter(person=to).count() == 1


def test_asked_twice_about_one_deelname_the_answer_that_was_given_counts() -> None:
    old, to = two()
    mine = make.enrolment(make.cohort())
    make.support(mine, who=old)
    make.support(mine, Support.Role.PRINCIPAL, who=to)
    asked = make.checkin(mine, now=NOW)
    asked.replies.filter(person=old).update(used="often", answered_at=NOW)
    assert asked.replies.count() == 3
    merge(old, to)
    assert list(asked.replies.filter(person=to).values_list("used", "role")) == [("often", "mentor")]
    assert asked.replies.count() == 2


def test_a_role_of_both_began_on_the_earlier_day() -> None:
    old, to = two()
    cohort = make.cohort()
    for person, days in ((old, 9), (to, 2)):
        Trainership.objects.create(cohort=cohort, person=person, since=NOW.date() - timedelta(days=days))
    session = make.session(cohort, 1)
    session.trainers.set([old, to])
    merge(old, to)
    one = Trainership.objects.get(cohort=cohort)
    assert (one.person, one.since) == (to, NOW.date() - timedelta(days=9))
    assert list(session.trainers.all()) == [to]


def test_looks_among_the_two_are_gone_and_others_stay_once() -> None:
    old, to = two()
    owner = make.person()
    for viewer in (old, to):
        log_looks(viewer, [Seen(owner.pk, "x:1", "Dag 1")], role="mentor", now=NOW)
    log_looks(old, [Seen(to.pk, "x:2", "Dag 2")], role="mentor", now=NOW)
    assert Look.objects.count() == 3
    merge(old, to)
    assert [(one.viewer, one.owner) for one in Look.objects.all()] == [(to, owner)]


def test_of_two_drafts_in_one_place_the_last_written_stays() -> None:
    old, to = two()
    for n, person in enumerate((to, old)):
        said = {"fields": {"text": f"{n}"}, "number": 1, "last_number": 1}
        kept = Text.objects.create(owner=person, saved_at=NOW + n * timedelta(hours=1), **said)
        Draft.objects.create(owner=person, key="goal:new", text=kept)
    merge(old, to)
    assert [one.text.fields for one in Draft.objects.filter(owner=to)] == [{"text": "1"}]
    assert Text.objects.count() == 1


def test_a_mentor_who_read_one_day_with_both_accounts_keeps_all_that_was_said() -> None:
    old, to = two()
    entry = make.entry(make.pod(make.enrolment(make.cohort())), 1)
    for person in (old, to):
        thread = Thread.objects.create(opened_at=NOW)
        Conversation.objects.create(entry=entry, circle=Circle.MENTOR, reader=person, thread=thread)
        Response.objects.create(thread=thread, author=person, saw="Mooi", given_at=NOW, token="t")
    merge(old, to)
    one = Conversation.objects.get(entry=entry)
    assert one.reader == to
    assert (
        list(Response.objects.values_list("thread", "author", "saw")) == [(one.thread_id, to.pk, "Mooi")] * 2
    )
    assert Thread.objects.count() == 1
