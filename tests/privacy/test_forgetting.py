"""An account without any relation left goes a year later, after a warning (PRI-4)."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from outbox.models import Message
from people.expiring import MONTH, ONE_YEAR
from people.models import Person
from privacy import forgetting, logs
from privacy.models import Farewell
from privacy.privacy import hand_over
from tests import factories as make

DAY = timedelta(days=1)
NOW = make.at("2026-11-23", "10:00")
# What goes with an account without keeping it.
WITH_IT = {
    ("agenda", "Feed"), ("desk", "Import"), ("documents", "Issue"), ("door", "Device"), ("outbox", "Digest"),
    ("outbox", "Message"), ("outbox", "Preference"), ("people", "Look"), ("privacy", "Erasure"),
    ("privacy", "Farewell"),
    ("writing", "Draft"), ("writing", "LocalKey"), ("writing", "Text"),
}  # fmt: skip


@pytest.mark.django_db
def test_it_is_warned_and_goes_a_month_later() -> None:  # PRI-4
    person = make.person()
    forgetting.look_after(now=NOW)
    assert Farewell.objects.get().since == NOW
    forgetting.look_after(now=NOW + ONE_YEAR - MONTH - DAY)
    assert not Message.objects.exists()
    forgetting.look_after(now=NOW + ONE_YEAR - MONTH)
    told = Message.objects.get(kind="account_goes")
    assert (told.recipient, told.facts["goes_on"]) == (person, (NOW + ONE_YEAR).date().isoformat())
    assert forgetting.look_after(now=NOW + ONE_YEAR - DAY) == 0
    assert forgetting.look_after(now=NOW + ONE_YEAR) == 1
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_a_role_in_the_meantime_keeps_it() -> None:
    person = make.person()
    forgetting.look_after(now=NOW)
    forgetting.look_after(now=NOW + ONE_YEAR - MONTH)
    make.enrolment(make.cohort(days=1), who=person)
    assert forgetting.look_after(now=NOW + ONE_YEAR) == 0
    assert not Farewell.objects.exists()


@pytest.mark.django_db
def test_the_administrator_the_demo_and_who_has_a_role_stay() -> None:  # PRI-4
    make.administrator()
    make.coordinator()
    make.person(is_demo=True)
    make.trainer(make.cohort(days=1))
    alone = make.person()
    assert list(forgetting.without_relation()) == [alone]


def test_whatever_would_go_with_an_account_keeps_it_or_is_of_its_owner_alone() -> None:  # PRI-4
    known = {(model, field) for model, field in forgetting.RELATIONS}
    for room in settings.ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                takes_along = field.remote_field and field.remote_field.on_delete is models.CASCADE
                if takes_along and field.related_model is Person:
                    is_light = (room, model.__name__) in WITH_IT
                    assert is_light or (model, field.name) in known, (model, field.name)


def test_every_key_in_the_logs_names_a_subject() -> None:  # PRI-4
    for room in settings.ROOMS:
        for model in apps.get_app_config(room).get_models():
            if isinstance(getattr(model, "key", None), property):
                kind = model(pk=1).key.split(":")[0]
                assert kind in logs.SUBJECTS, model


@pytest.mark.django_db
def test_joining_two_accounts_begins_the_year_anew() -> None:
    old, to = make.person(), make.person()
    forgetting.look_after(now=NOW)
    hand_over(old, to=to, now=NOW + DAY)
    assert not Farewell.objects.exists()
