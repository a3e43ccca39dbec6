"""Two accounts of one person become one, with all that hangs on them, once both addresses are proven."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.core import mail
from django.db import IntegrityError, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from bigfive.models import Sitting
from cohorts.models import Attendance, Enrolment, StartTalk, Trainership, Waiver
from desk import clashing, merging
from door.models import Device
from evaluation.models import Complaint
from outbox import settling
from outbox.delivering import deliver
from outbox.models import Digest, Message, Preference
from people import sealing
from people.looking import Seen, log_act, log_looks
from people.models import Act, Look, Person
from pod.models import Circle, Conversation, Pod
from tests import access_table as table
from tests import factories as make
from tests.access_table import EVERYONE
from tests.desk.test_import_pages import text
from tests.door.signing import app_for, by_code, just_proven
from tests.test_access import World
from writing.models import Draft, LocalKey, Response, Text, Thread

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")
JOIN, LOOK = "/mijn/account/samenvoegen/", "/mijn/account/samenvoegen/bekijken/"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def two() -> tuple[Person, Person]:
    return make.person("Sanne", email="oud@b.example"), make.person("Sanne", email="nieuw@b.example")


def merge(old: Person, to: Person) -> None:
    merging.merge(old.email, to=to, now=NOW)
    for one in (old, to):
        one.refresh_from_db()


def keys_to_people() -> list[tuple[type[models.Model], str]]:
    """Every foreign key, and every half of a many-to-many, that points at a person."""
    return [
        (model, field.name)
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.concrete_fields
        if field.remote_field and field.related_model is Person
    ]


def left_at(person: Person) -> dict[str, int]:
    """How many rows still point here, by the key by which they do."""
    counted = {
        f"{model._meta.label}.{field}": model._base_manager.filter(**{field: person}).count()
        for model, field in keys_to_people()
    }
    return {key: count for key, count in counted.items() if count}


def test_of_two_whole_worlds_nothing_points_at_a_closed_account() -> None:  # PPL-1
    here, there = World(), World()
    for who in sorted(EVERYONE - {table.ADMINISTRATOR}):
        old, to = there.people[who], here.people[who]
        assert left_at(old), who
        merge(old, to)
        assert (who, left_at(old), old.is_active) == (who, {}, False)
    sealing.seal(now=NOW)
    assert sealing.verify().broken == ""


def a_thing_by_every_key(person: Person) -> None:
    """Points every key there is at this person, one row each, without regard to what makes sense."""
    for model, field in keys_to_people():
        rows = model._base_manager.order_by("pk")
        if not rows.filter(**{field: person}).exists():
            row = rows.exclude(**{field: None}).first() or rows.first()
            with suppress(IntegrityError), transaction.atomic():
                rows.filter(pk=row.pk if row else None).update(**{field: person})


def _lay_what_the_world_lacks(person: Person, world: World, now: Any) -> None:
    mine = Enrolment.objects.get(pk=world.things["enrolment"])
    other, day = world.people[table.FELLOW], make.session(mine.cohort, 2)
    facts = {"session": day, "enrolment": mine, "recorded_at": now}
    came = Attendance.objects.create(**facts, status="present", recorded_by=person)
    came.presses.create(token=uuid4(), status="present", by=person, pressed_at=now)
    day.trainers.add(person)
    Waiver.objects.create(session=day, enrolment=mine, reason="Ziek", by=person, at=now)
    hours = {"starts_at": now, "ends_at": now + timedelta(hours=1)}
    StartTalk.objects.create(enrolment=mine, trainer=person, held_by=person, held_at=now, **hours)
    mine.assignment.declarations.create(declared_at=now, answered_at=now, answered_by=person)
    Complaint.objects.get(pk=world.things["complaint"]).replies.create(by=person, words="Ja.", at=now)
    mine.proeve.dispensations.create(line="presentation", reason="Doof", by=person, at=now)
    attempt = mine.proeve.attempts.get()
    attempt.feedback.create(by=person, role="mentor", saw="Mooi", given_at=now, changed_at=now)
    thread, entry = Thread.objects.create(opened_at=now), make.entry(Pod.objects.get(enrolment=mine), 2)
    Conversation.objects.create(entry=entry, circle=Circle.MENTOR, reader=person, thread=thread)
    draft = Text.objects.create(owner=person, fields={}, number=1, last_number=1, saved_at=now)
    Draft.objects.create(owner=person, key="goal:new", text=draft)
    LocalKey.objects.create(person=person)
    Digest.objects.create(person=person, since=now)
    Preference.objects.create(person=person, kind="buddy_question", wants=False)
    Device.objects.create(person=person, digest="d", label="x", first_at=now, last_at=now)
    SocialAccount.objects.create(user=person, provider="x", uid="1")
    Authenticator.objects.create(user=person, type="recovery_codes", data={})
    make.person(merged_into=person)
    UserSession.objects.create(user=person, ip="127.0.0.1", session_key="x", user_agent="x")
    LogEntry.objects.create(user=person, action_flag=1, object_repr="x")
    person.groups.add(Group.objects.create(name="x"))
    person.user_permissions.add(Permission.objects.earliest("pk"))
    log_act("signed-in", about="x", by=person, now=now)
    log_looks(person, [Seen(other.pk, "x:1", "Dag 1")], role="mentor", now=now)
    log_looks(other, [Seen(person.pk, "x:2", "Dag 2")], role="mentor", now=now)


def test_every_key_to_a_person_is_handed_over() -> None:
    world, now = World(), timezone.now()
    old, to = two()
    _lay_what_the_world_lacks(old, world, now)
    a_thing_by_every_key(old)
    had = left_at(old)
    for room in reversed(merging.settings.ROOMS):
        if list(apps.get_app_config(room).get_models()):
            merging.import_module(f"{room}.privacy").hand_over(old, to=to, now=now)
    assert left_at(old) == {}
    every = {f"{model._meta.label}.{field}" for model, field in keys_to_people()}
    assert sorted(every - set(had)) == []


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


def _same_cohort(old: Person, to: Person) -> None:
    cohort = make.cohort()
    for person in (old, to):
        make.enrolment(cohort, who=person)


def _waits_where_the_other_is(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.enrolment(cohort, who=to)
    make.admission(cohort, who=old)


def _leads_what_the_other_follows(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.enrolment(cohort, who=old)
    make.trainer(cohort, who=to)


def _applied_twice(old: Person, to: Person) -> None:
    cohort = make.open_cohort()
    for person in (old, to):
        make.application(cohort, who=person)


def _buddies(old: Person, to: Person) -> None:
    cohort = make.cohort()
    make.pair(*(make.enrolment(cohort, who=person) for person in (old, to)))


def _mentor_of_own(old: Person, to: Person) -> None:
    mine = make.enrolment(make.cohort(), who=to)
    support = make.support(mine)
    Support.objects.filter(pk=support.pk).update(person=old)


def _assessor_of_own(old: Person, to: Person) -> None:
    mine = make.enrolment(make.cohort(), who=old)
    make.proeve_talk(mine, assessors=[to])


def _two_assessors(old: Person, to: Person) -> None:
    make.proeve_talk(make.enrolment(make.cohort()), assessors=[old, to])


def _two_records(old: Person, to: Person) -> None:
    applied = make.application(make.open_cohort(), handed_in_at=NOW)
    for person in (old, to):
        make.record(applied, by=person)


def _one_table(old: Person, to: Person) -> None:
    cohort = make.cohort()
    mine, other = (make.enrolment(cohort) for _ in range(2))
    made = make.intervisie(mine, other)
    for member, person in zip(made.members.order_by("pk"), (old, to), strict=False):
        member.person = person
        member.save()


def _second_step(old: Person, to: Person) -> None:
    app_for(old)


def _administrator(old: Person, to: Person) -> None:
    Person.objects.filter(pk=old.pk).update(is_staff=True)


def _demo(old: Person, to: Person) -> None:
    Person.objects.filter(pk=to.pk).update(is_demo=True)


CLASHES: dict[Callable[[Person, Person], None], list[type]] = {
    _same_cohort: [clashing.InOneCohort],
    _waits_where_the_other_is: [clashing.InOneCohort],
    _leads_what_the_other_follows: [clashing.LeadsAndTakesPart],
    _applied_twice: [clashing.AppliedTwice],
    _buddies: [clashing.InOneCohort, clashing.InOnePair],
    _mentor_of_own: [clashing.SupportsThemselves],
    _assessor_of_own: [clashing.Assesses],
    _two_assessors: [clashing.Assesses],
    _two_records: [clashing.Judges],
    _one_table: [clashing.AtOneTable],
    _second_step: [clashing.HasSecondStep],
    _administrator: [clashing.Administers],
    _demo: [clashing.OfTheDemo],
}


@pytest.mark.parametrize("lay", CLASHES, ids=lambda lay: lay.__name__)
def test_what_cannot_be_one_person_is_refused_and_nothing_changes(lay: Any) -> None:
    old, to = two()
    assert clashing.clashes(old, to) == []
    lay(old, to)
    old, to = Person.objects.get(pk=old.pk), Person.objects.get(pk=to.pk)
    assert [type(one) for one in clashing.clashes(old, to)] == CLASHES[lay]
    with pytest.raises(CLASHES[lay][0]):
        merging.merge(old.email, to=to, now=NOW)
    old.refresh_from_db()
    assert (old.is_active, old.email) == (True, "oud@b.example")


def ask_code(client: Client, address: str = "oud@b.example") -> str:
    assert client.post(JOIN, {"email": address})["Location"] == JOIN
    (message,) = mail.outbox[-1:]
    assert message.to == [address]
    return message.subject.split()[0]


def test_a_person_proves_the_other_address_looks_and_joins(client: Client) -> None:
    old, to = two()
    make.enrolment(make.cohort(), who=old)
    just_proven(client, to)
    code = ask_code(client)
    assert client.post(JOIN, {"code": code})["Location"] == LOOK
    shown = text(client.get(LOOK))
    assert "1 deelname aan een cohort" in shown
    assert client.post(LOOK)["Location"] == reverse("account")
    assert (to.enrolments.count(), Person.objects.get(pk=old.pk).is_active) == (1, False)
    assert client.get(LOOK)["Location"] == JOIN


def test_with_one_proof_nothing_can_be_joined(client: Client) -> None:  # PPL-1
    old, to = two()
    just_proven(client, to)
    assert client.post(LOOK)["Location"] == JOIN
    code = ask_code(client)
    assert client.post(LOOK)["Location"] == JOIN
    assert client.post(JOIN, {"code": "XXXX"}).status_code == 422
    assert client.post(LOOK)["Location"] == JOIN
    client.post(JOIN, {"code": code})
    # And who signed in a while ago proves the first address anew.
    session = client.session
    session["account_authentication_methods"] = [{"method": "code", "at": 1.0, "reauthenticated": True}]
    session.save()
    assert client.post(LOOK)["Location"].startswith(reverse("people:prove"))
    assert Person.objects.get(pk=old.pk).is_active


def test_a_code_works_once_and_for_its_own_address_and_person_alone(client: Client) -> None:
    _, to = two()
    third = make.person(email="derde@b.example")
    just_proven(client, to)
    first = ask_code(client)
    client.post(JOIN, {"again": "1"})
    second = ask_code(client, third.email)
    assert client.post(JOIN, {"code": first}).status_code == 422
    other = just_proven(Client(), make.person())
    other.post(JOIN, {"email": third.email})
    assert other.post(JOIN, {"code": second}).status_code == 422
    assert client.post(JOIN, {"code": second})["Location"] == LOOK
    client.post(JOIN, {"again": "1"})
    ask_code(client)
    assert client.post(JOIN, {"code": second}).status_code == 422


def test_a_code_for_ones_own_address_proves_no_other(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    client.post(reverse("people:prove"), {"send": "1"})
    own = mail.outbox[-1].subject.split()[0]
    ask_code(client)
    assert client.post(JOIN, {"code": own}).status_code == 422


def test_a_code_and_a_proof_end_by_themselves(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    code = ask_code(client)
    client.post(JOIN, {"code": code})
    session = client.session
    session["proven-other"] = session["proven-other"] | {"at": session["proven-other"]["at"] - 601}
    session.save()
    assert client.get(LOOK)["Location"] == JOIN


def test_an_address_without_an_account_gets_the_same_answer(client: Client) -> None:  # PPL-1
    old, to = two()
    just_proven(client, to)
    answers = []
    for address in (old.email, "niemand@b.example"):
        code = ask_code(client, address)
        page = client.get(JOIN)
        answers.append((page.status_code, TOKEN.sub("", text(page)).replace(address, "")))
        body = mail.outbox[-1].body.replace(code, "")
        answers.append((200, body))
        client.post(JOIN, {"again": "1"})
    assert answers[:2] == answers[2:]
    client.post(JOIN, {"code": ask_code(client, "niemand@b.example")})
    page = client.get(LOOK)
    assert (page.status_code, "geen account" in text(page)) == (422, True)
    own = client.post(JOIN, {"email": to.email, "again": ""})
    assert own.status_code == 302


def test_ones_own_address_is_refused_where_it_was_typed(client: Client) -> None:
    _, to = two()
    just_proven(client, to)
    page = client.post(JOIN, {"email": " NIEUW@b.example"})
    assert (page.status_code, str(merging.Own()) in text(page), len(mail.outbox)) == (422, True, 0)


def test_what_cannot_be_joined_is_said_with_what_to_do(client: Client) -> None:
    old, to = two()
    just_proven(client, to)
    client.post(JOIN, {"code": ask_code(client)})
    _same_cohort(old, to)
    page = text(client.get(LOOK))
    assert ("Vraag het programmabureau om een van de twee te laten stoppen" in page) is True
    assert "Maak er één account van" not in page
    assert client.post(LOOK).status_code == 422
    assert Person.objects.get(pk=old.pk).is_active


def test_the_page_says_nothing_of_big_five() -> None:  # BIG-3
    old, to = two()
    mine = make.enrolment(make.cohort(), who=old)
    before = merging.preview(old.email, to=to)
    make.released(mine, "domains", until=NOW.date() + timedelta(days=9), now=NOW)
    assert Sitting.objects.filter(enrolment=mine).exists()
    assert merging.preview(old.email, to=to) == before
    merge(old, to)
    assert Sitting.objects.get().enrolment.person == to


def test_the_office_can_ask_and_both_addresses_hear_of_it(client: Client) -> None:
    old, to = two()
    client.force_login(make.coordinator())
    page = reverse("desk:ask_to_join", args=[to.pk])
    back = reverse("desk:person", args=[to.pk])
    assert f'href="{page}"' in text(client.get(back))
    said_of = {"niemand@b.example": merging.NoAccount(), "nieuw@b.example": merging.SamePerson()}
    for address, said in said_of.items():
        answer = client.post(page, {"email": address})
        assert (answer.status_code, str(said) in text(answer)) == (422, True)
    for _ in range(2):
        assert client.post(page, {"email": "oud@b.example"})["Location"] == back
    asked = Message.objects.filter(kind="joining_asked")
    assert sorted(one.recipient.email for one in asked) == ["nieuw@b.example", "oud@b.example"]
    assert {one.facts["path"] for one in asked} == {JOIN}
    assert Act.objects.filter(action="joining-asked").count() == 2
    assert Person.objects.filter(pk__in=[old.pk, to.pk], is_active=True).count() == 2
