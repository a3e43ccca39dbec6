"""Whatever somebody typed, or was written about them, cannot be found again (PRI-3, PRI-4)."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from cohorts import papers
from cohorts.models import Session
from desk import exporting, importing
from documents import issuing
from documents.models import Issue
from door import devices
from evaluation.models import Complaint
from people import sealing
from people.models import Person
from privacy import erasing, requesting, staying
from privacy.models import Destruction
from tests import factories as make
from tests.privacy import erased, full_life, living, marking
from tests.privacy.dump import raw, texts_in, whole
from tests.privacy.test_walk import pass_by

# Files go once it is certain: with the transaction.
pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
LATER = living.TALK_AT + 120 * DAY
NAMES = {"zqnaam", "zqachternaam", "zqadres", "zqoude", "zqaccountnaam", "zqsamengevoegd"}
TYPED = {"zqbrief", "zqgeheim", "zqwerknummer", "zqbrowser", "zqreden", "zqdaad"}
MARK = re.compile(r"zq\d{3}n\d{4}zq")
# What somebody gave to others stays with them, and in the register stands what it is for.
GIVEN_OR_SHARED = {
    "assignments.Answer.words", "buddies.Activity.note", "certificates.Certificate.name",
    "certificates.Certificate.reason", "checkins.Reply.example", "checkins.Reply.onward",
    "evaluation.Complaint.words", "evaluation.Complaint.wish", "evaluation.Reply.words",
    "proeve.Feedback.did", "proeve.Feedback.next_step", "proeve.Feedback.saw", "proeve.Score.words",
    "proeve.Talk.link", "proeve.Talk.place", "writing.Response.effect", "writing.Response.next_step",
    "writing.Response.reply", "writing.Response.saw", "writing.Text.fields", "writing.Version.fields",
    # Who held an intake is somebody else's name.
    "cohorts.Admission.trainer",
}  # fmt: skip
# Beside the rooms; each is asked for in `people.forgetting` or `door.privacy`.
ELSEWHERE = {
    "account.EmailAddress", "admin.LogEntry", "mfa.Authenticator", "socialaccount.SocialAccount",
    "usersessions.UserSession",
}  # fmt: skip


def words_in(dump: str) -> set[str]:
    """Of all that was ever typed or marked here: a key made by chance may begin as these do."""
    said, typed = dump.lower(), {f"zq{name}zq" for name in living.WORDS}
    return {word for word in NAMES | TYPED | typed if word in said} | set(MARK.findall(said))


def marked() -> tuple[Person, dict[str, marking.Column]]:
    mine = full_life.life()
    return mine.person, marking.mark(mine.person)


def test_a_word_stands_in_every_column_where_words_of_somebody_can_stand() -> None:
    _, words = marked()
    typed_when_asked = {"privacy.Erasure.identified"}
    assert {str(one) for one in words.values()} == {str(one) for one in marking.columns()} - typed_when_asked


def test_every_way_to_a_row_of_somebody_is_lived() -> None:
    person = full_life.life().person
    requesting.ask(person, by=person, now=LATER)
    for model, paths in staying.OWNERS.items():
        for path in paths:
            assert model._base_manager.filter(**{path: person.pk}).exists(), (model, path)


def test_what_is_somebodys_outside_the_rooms_is_known() -> None:
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is Person and model._meta.app_label not in settings.ROOMS:
                found.add(model._meta.label)
    assert found == ELSEWHERE


def test_nothing_is_left_of_who_asked_to_be_erased(files: Path, tmp_path: Path) -> None:  # PRI-3
    person, words = marked()
    requesting.ask(person, by=make.administrator(), identified="zqbrief", now=LATER)
    before = words_in(whole(files))
    assert before >= {*words, *NAMES, "zqbrief", "zqgeheim", "zqwerknummer", "zqbrowser"}
    erased.pass_by(LATER)
    left = words_in(whole(files))
    assert left <= set(words)
    assert {str(words[word]) for word in left} == GIVEN_OR_SHARED
    assert words_in(raw(tmp_path)) <= left


def test_what_is_left_hangs_on_a_way_that_is_shown_beforehand() -> None:  # PRI-3
    person = full_life.life().person
    erased.ask(person, now=LATER)
    shown = {one.what for one in staying.stays_of(person)}
    assert shown == {one.what for one in [*staying.STAYS, staying.LOG]}
    erased.pass_by(LATER)
    for model, paths in staying.going_ways().items():
        for path in paths:
            assert not model._base_manager.filter(**{path: person.pk}).exists(), (model, path)
    assert sealing.verify().broken == ""


def test_exports_of_the_office_are_made_anew(files: Path) -> None:  # PRI-3
    mine = living.life()
    office, now = make.coordinator(), LATER - DAY
    for form in ("xlsx", "csv"):
        exporting.ask_state(mine.cohort, form=form, lacks="", by=office, now=now)
    papers.ask(make.session(mine.cohort, 1), papers.Sheet.ATTENDANCE, by=office, now=now)
    assert exporting.make_all(clock=lambda: now) == 2
    assert issuing.make_all(papers.KIND, papers.make, clock=lambda: now) == 1
    made = {path.name: path for path in (files / "issues").rglob("*")}
    named = [name for name in made if "zqnaam" in _text_of(made[name])]
    assert len(named) == 3
    waits = exporting.ask_state(mine.cohort, form="csv", lacks="opdracht", by=office, now=now)
    erased.erase(mine.person, now=LATER)
    assert "zqnaam" not in "".join(_text_of(path) for path in (files / "issues").rglob("*"))
    exporting.make_all(clock=lambda: LATER + 30 * DAY)
    assert Issue.objects.get(pk=waits.pk).is_done
    assert "zqnaam" not in "".join(_text_of(path) for path in (files / "issues").rglob("*"))


def _text_of(path: Path) -> str:
    return "".join(texts_in(path.read_bytes())).lower() if path.is_file() else ""


def hours_pass(now: datetime) -> None:
    """What the periodic tasks do at this moment."""
    erased.mail_leaves(now)
    devices.forget(now=now)
    importing.expire(now=now)
    pass_by(now)


def test_nothing_is_left_when_every_term_is_over(files: Path, tmp_path: Path) -> None:  # PRI-4
    person, words = marked()
    assert words_in(whole(files)) >= {*words, *NAMES}
    Complaint.objects.filter(decided_at=None).update(decided_at=LATER, outcome="not")
    ends = max(Session.objects.values_list("ends_at", flat=True)) + DAY
    for days in (92, 183 - 31, 184, 366, 732, 2557 - 31, 2558, *range(2600, 2558 + 6 * 366, 150)):
        hours_pass(ends + days * DAY)
    assert {str(words.get(one, one)) for one in words_in(whole(files))} == set()
    assert not Person.objects.filter(pk=person.pk).exists()
    assert words_in(raw(tmp_path)) == set()


def test_erasing_is_counted_without_content_and_of_the_vault_nothing() -> None:  # PRI-4, BIG-3
    mine = living.life()
    erased.erase(mine.person, now=LATER)
    counted = dict(Destruction.objects.values_list("what", "count"))
    assert counted[erasing.WHAT] == 1
    assert counted["POD's"] == 1
    assert not [what for what in counted if "ragenlijst" in what or "uitslag" in what.lower()]
