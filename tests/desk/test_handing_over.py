"""No key to a person is forgotten when two accounts become one (PPL-1)."""

from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from cohorts.models import Attendance, Enrolment, StartTalk, Waiver
from desk import merging
from door.models import Device
from evaluation.models import Complaint
from outbox.models import Digest, Preference
from people import sealing
from people.looking import Seen, log_act, log_looks
from people.models import Person
from pod.models import Circle, Conversation, Pod
from privacy.models import Erasure, Farewell
from tests import access_table as table
from tests import factories as make
from tests.access_table import EVERYONE
from tests.desk.test_merging import merge, two
from tests.test_access import World
from writing.models import Draft, LocalKey, Text, Thread

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-10", "10:00")


# What one may have or be once, and what becomes of two.
ONCE = {
    "one_open_coordinatorship": "the earlier day",
    "one_look_a_day": "one stays",
    "one_message_per_occasion": "that of the account that stays",
    "outbox.Digest.person": "that of the account that stays",
    "one_preference_per_kind": "that of the account that stays",
    "one_issue_per_fingerprint": "the other counts as stopped",
    "one_draft_per_place": "the last written",
    "writing.LocalKey.person": "that of the account that stays",
    "a_form_sent_twice_counts_once": "the mark goes",
    "agenda.Feed.person": "that of the account that stays",
    "a_trainer_once_per_cohort": "the earlier day",
    "cohorts.Session_trainers.person": "one stays",
    "once_in_a_cohort": "refused",
    "a_device_once_per_person": "that of the account that stays",
    "once_at_the_table": "refused",
    "other_readers_have_their_own": "one conversation with all that was said",
    "one_open_application": "refused",
    "one_record_per_trainer": "refused",
    "one_seat_per_person": "that of the account that stays",
    "nobody_assesses_twice": "refused",
    "one_proeve_feedback_each": "refused",
    "one_reply_per_person": "the one that was answered; both: refused",
    "privacy.Farewell.person": "the year begins anew",
    "privacy.Erasure.person": "goes: it can be asked again",
    "people.Person_groups.person": "go",
    "people.Person_user_permissions.person": "go",
    "unique_primary_email": "that of the account that stays",
    "account.EmailAddress.user": "unconfirmed ones go, and no two accounts confirmed one",
    "unique_authenticator_type": "go",
}


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
    Farewell.objects.create(person=person, since=now)
    Erasure.objects.create(person=person, asked_at=now, runs_at=now)
    Erasure.objects.create(person=other, by=person, identified="Brief", asked_at=now, runs_at=now)
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


def test_every_rule_of_once_per_person_has_its_answer() -> None:
    """A new constraint on a person fails here until somebody decides what becomes of two (PPL-1)."""
    keys = set(keys_to_people())
    found = set()
    for model in apps.get_models(include_auto_created=True):
        own = {field for its, field in keys if its is model}
        rules = [one for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
        found |= {one.name for one in rules if own & set(one.fields)}
        found |= {f"{model._meta.label}.{field}" for field in own if model._meta.get_field(field).unique}
        for together in model._meta.unique_together:
            found |= {f"{model._meta.label}.{field}" for field in own & set(together)}
    assert found == ONCE.keys()
