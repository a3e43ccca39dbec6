"""Mijn gegevens, and what the administrator sees of keeping and erasing."""

import re
from datetime import timedelta
from html import unescape
from importlib import import_module

import pytest
from allauth.usersessions.models import UserSession
from django.apps import apps
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buddies.models import Wish
from cohorts.models import Attendance
from people.looking import Seen, log_looks
from people.models import Person
from privacy import holding
from privacy.models import Destruction
from proeve.laying import current_attempt, proeve_of
from proeve.models import Result
from tests import factories as make
from tests.privacy import living

DAY = timedelta(days=1)
# Of nobody: what a programme is, keys, counts.
OF_NOBODY = {
    "Asked", "Answer", "BadgeKey", "Cohort", "Competence", "Count", "Criterion", "Day", "Destruction",
    "Division", "Framework", "Gone", "Handout", "Heartbeat", "Hold", "Import", "Item", "Level", "Link",
    "Mailbox", "Organisation", "Programme", "ProposedGroup", "Question", "ReadingList", "RevokedPlace",
    "Round", "Seal", "Seat", "Seed", "Session", "TalkDay", "Thread", "Version",
}  # fmt: skip


def page_of(client: Client, who: Person, name: str = "privacy:mine") -> str:
    client.force_login(who)
    return unescape(client.get(reverse(name)).content.decode())


def shown(page: str) -> set[str]:
    """What the table of what is held says."""
    return set(re.findall(r'scope="row">([^<]+)</th>', page))


def whats(who: Person) -> set[str]:
    return {line.what for line in holding.held_of(who)}


@pytest.mark.parametrize("room", settings.ROOMS)
def test_every_table_is_of_somebody_or_of_nobody(room: str) -> None:  # PRI-3
    for model in apps.get_app_config(room).get_models():
        if room not in ("bigfive", "demo"):
            assert model in holding.OWNERS or model.__name__ in OF_NOBODY, model


@pytest.mark.django_db
def test_who_has_only_an_account_reads_that(client: Client) -> None:
    assert whats(make.person()) == {"Je account"}


@pytest.mark.django_db
def test_who_did_everything_finds_every_kind_with_its_term(client: Client) -> None:  # PRI-3, PRI-4
    mine = living.life()
    found = shown(page_of(client, mine.person))
    for what in ("Je account", "Je aanmelding", "Je leerdoelen", "Je logboek bij de opdracht"):
        assert what in found
    policy = {one.what for one in import_module("pod.privacy").HELD}
    assert policy - found == {"Hoe je jezelf beoordeelt"}


@pytest.mark.django_db
def test_a_part_of_a_row_counts_only_when_it_is_filled_in() -> None:
    mine = make.enrolment(make.cohort())
    day = make.session(mine.cohort, 1)
    row = Attendance.objects.create(session=day, enrolment=mine, absence_reported_at=make.BEFORE_ALL)
    assert "Waarom je je afmeldde" not in whats(mine.person)
    Attendance.objects.filter(pk=row.pk).update(absence_reason="Ziek")
    assert "Waarom je je afmeldde" in whats(mine.person)


@pytest.mark.django_db
def test_a_veto_about_somebody_is_held_of_who_gave_it_alone() -> None:  # BUD-1
    cohort = make.cohort()
    one, other = make.enrolment(cohort), make.enrolment(cohort)
    before = whats(other.person)
    make.wishes(one, veto=other)
    assert Wish.objects.get().target == other
    assert "Met wie je graag of liever niet wilde; alleen de trainers lezen het" in whats(one.person)
    assert whats(other.person) == before


@pytest.mark.django_db
def test_scores_of_a_proeve_are_held_of_its_participant_once_there_is_a_result() -> None:  # PRV-5
    mine, ann = make.enrolment(make.cohort()), make.person()
    make.admitted_talk(mine, ann, starts_at=make.at("2026-12-10", "10:00"))
    words = "Wie een Proeve beoordeelde"
    assert (words in whats(ann), words in whats(mine.person)) == (True, False)
    attempt = current_attempt(proeve_of(mine))
    Result.objects.create(attempt=attempt, is_obtained=True, reasons="r", decided_at=make.BEFORE_ALL)
    assert words in whats(mine.person)


@pytest.mark.django_db
def test_whether_the_questionnaire_was_taken_changes_nothing_here(client: Client) -> None:  # BIG-3
    mine = make.enrolment(make.cohort())
    before = shown(page_of(client, mine.person))
    make.questionnaire(mine)
    assert shown(page_of(client, mine.person)) == before


@pytest.mark.django_db
def test_it_says_who_can_read_the_pod_now(client: Client) -> None:  # PRI-1, POD-7
    cohort = make.cohort(first_day=timezone.localdate())
    mine, buddy = make.enrolment(cohort), make.enrolment(cohort, "Ahmed Yilmaz")
    make.trainer(cohort, "Fatima El Amrani")
    make.support(mine, name="Hans de Wit")
    make.pair(mine, buddy)
    pod = make.pod(mine)
    page = page_of(client, mine.person)
    assert "Je POD deel je nu met niemand." in page
    for name in ("Fatima El Amrani", "Hans de Wit (praktijkbegeleider)", "Ahmed Yilmaz"):
        assert name in page
    pod.with_trainers = pod.with_mentor = True
    pod.save()
    assert "Je POD deel je met: trainers, praktijkbegeleider." in page_of(client, mine.person)


@pytest.mark.django_db
def test_a_trainer_whose_time_is_over_is_named_no_more(client: Client) -> None:  # PPL-2
    mine = make.enrolment(make.cohort(first_day=timezone.localdate() - 400 * DAY))
    make.trainer(mine.cohort, "Fatima El Amrani")
    page = page_of(client, mine.person)
    assert "Fatima El Amrani" not in page
    assert "Je trainers kunnen niets meer van je lezen." in page


@pytest.mark.django_db
def test_it_says_who_looked_and_what_was_agreed_to(client: Client) -> None:  # PRI-2
    cohort, who = make.cohort(name="Waterland"), make.person()
    page = page_of(client, who)
    assert "Nog niemand heeft iets van jou gelezen." in page
    assert "Waar heb je ja op gezegd?" in page and "De voorwaarden" not in page
    make.application(cohort, who=who, handed_in_at=make.BEFORE_ALL)
    viewer, now = make.person("Kees Kijker"), timezone.now()
    log_looks(viewer, [Seen(who.pk, "entry:3", "Dag 3 van je POD")], role="trainers", now=now)
    page = page_of(client, who)
    assert "Kees Kijker, trainer" in page and "Dag 3 van je POD" in page
    assert "De voorwaarden bij je aanmelding voor Waterland" in page


@pytest.mark.django_db
def test_a_device_is_ended_from_here_and_not_by_another(client: Client) -> None:  # PPL-5
    who, stranger = make.person(), make.person()
    there = make.session_elsewhere(who)
    client.force_login(stranger)
    url = reverse("privacy:end_session", args=[there.pk])
    assert client.post(url).status_code == 404
    assert Session.objects.filter(pk=there.session_key).exists()
    assert "Firefox op Windows" in page_of(client, who)
    answer = client.post(url, follow=True).content.decode()
    assert "Op dat apparaat ben je uitgelogd." in answer
    assert "Firefox op Windows" not in answer
    assert not UserSession.objects.filter(pk=there.pk).exists()
    assert not Session.objects.filter(pk=there.session_key).exists()
    assert client.post(url).status_code == 404


@pytest.mark.django_db
def test_it_asks_as_much_of_one_with_little_as_of_one_with_much(client: Client) -> None:
    counts = []
    for number in (1, 3, 30):
        mine, now = make.enrolment(make.cohort(first_day=timezone.localdate())), timezone.now()
        for n in range(number):
            make.session_elsewhere(mine.person)
            make.trainer(mine.cohort)
            log_looks(make.person(), [Seen(mine.person_id, f"entry:{n}", "Dag")], role="buddy", now=now)
        client.force_login(mine.person)
        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("privacy:mine"))
        counts.append(len(asked))
    assert len(set(counts)) == 1


@pytest.mark.django_db
def test_the_administrator_sees_what_goes_and_what_went_and_no_name(
    client: Client,
) -> None:  # PRI-4
    kim = make.enrolment(make.cohort(first_day=timezone.localdate() - 180 * DAY), "Kim Bos")
    day = make.session(kim.cohort, 1)
    Attendance.objects.create(
        session=day, enrolment=kim, absence_reason="Griep", absence_reported_at=day.starts_at
    )
    Destruction.objects.create(what="POD's", count=7, at=timezone.now())
    admin = make.administrator()
    page = page_of(client, admin, "privacy:keeping")
    assert re.search(r"Redenen van afwezigheid</th>\s*<td[^>]*>1</td>", page)
    assert re.search(r"POD's</th>\s*<td[^>]*>7</td>", page)
    assert ("Kim Bos" in page, "Griep" in page) == (False, False)
    assert reverse("privacy:keeping") in page_of(client, admin)
    assert reverse("privacy:keeping") not in page_of(client, kim.person)
