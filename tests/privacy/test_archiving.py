"""All of somebody's in one file: asked for, made, fetched, gone (PRI-3)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from bigfive import erasing
from buddies import together
from buddies.models import Activity, Pair
from certificates.models import Certificate
from desk.models import Import
from documents import issuing, receiving, working
from documents import privacy as documents_privacy
from documents.models import Issue, Upload
from outbox.models import Message
from people.models import Act, Person
from people.taking_along import Rows
from pod import expiring as pod_expiring
from privacy import archiving, packing, running, schema, values
from proeve.laying import current_attempt, proeve_of
from proeve.models import JointForm, Result
from tests import factories as make
from tests.privacy import living
from tests.privacy.archive_reader import Archive

pytestmark = pytest.mark.django_db
# Files go once it is certain: with the transaction.
certain = pytest.mark.django_db(transaction=True)
NOW = living.TALK_AT + timedelta(days=100)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


@dataclass(frozen=True)
class Packed:
    archive: Archive
    told: list[tuple[int, int]]
    trainer: str


def clock() -> datetime:
    return NOW


def made_for(person: Person, *, now: datetime = NOW) -> Issue:
    archiving.ask(person, now=now)
    assert archiving.make_all(clock=lambda: now) == 1
    found = archiving.of(person)
    assert found and found.is_done
    return found


def opened(issue: Issue) -> Archive:
    return Archive(BytesIO(issue.file.read()))


def rows_of(name: str, person: Person) -> list[Any]:
    """Of one kind, as the archive would have them."""
    [kind] = [one for one in schema.things() if one.name == name]
    assert isinstance(kind, Rows)
    return list(values.plain_rows(kind, person))


def all_words(archive: Archive) -> str:
    return "\n".join(archive.bytes_of(name).decode(errors="replace") for name in archive.zip.namelist())


@pytest.fixture(scope="module")
def hers(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Packed:
    """Packed once, of who did everything once; reading it needs no database."""
    told: list[tuple[int, int]] = []
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("hers")),
        django_db_blocker.unblock(),
        transaction.atomic(),
    ):
        mine, file = living.life(), BytesIO()
        mine.certificates.update(name_confirmed_at=NOW)
        packing.pack(file, mine.person, made_at=NOW, tell=lambda *steps: told.append(steps))
        trainer = Person.objects.get(trainerships__cohort=mine.cohort_id).name
        transaction.set_rollback(True)
    return Packed(Archive(file), told, trainer)


def test_every_word_she_ever_typed_is_in_it(hers: Packed) -> None:  # PRI-3
    text = all_words(hers.archive)
    # What was made before is made anew, so the word in that old file is not in it.
    assert {name for name in living.WORDS if living.word(name) not in text} == {"pdf"}
    assert (living.NAME in text, living.ADDRESS in text) == (True, True)


def test_it_has_a_page_to_begin_with_pdfs_files_and_data(hers: Packed) -> None:  # PRI-3, POD-12
    archive, names = hers.archive, hers.archive.zip.namelist()
    folders = {name.partition("/")[0] for name in names}
    assert folders == {"LEESMIJ.html", "schema.json", "gegevens.json", "pdf", "bestanden", "gegevens"}
    pdfs = [name for name in names if name.startswith("pdf/")]
    kinds = sorted(name[4:].split("-")[0] for name in pdfs)
    assert kinds == ["certificaat", "pod", "praktijkopdracht", "vragenlijst"]
    assert [name for name in pdfs if not archive.bytes_of(name).startswith(b"%PDF")] == []
    page = unescape(archive.bytes_of("LEESMIJ.html").decode())
    assert [one["path"] for one in archive.index["contents"] if one["path"] not in page] == []
    assert [one["what"] for one in archive.index["left_out"] if one["what"] not in page] == []


def test_each_file_is_what_the_contents_say_of_it(hers: Packed) -> None:
    archive = hers.archive
    listed = {one["path"]: (one["size"], one["sha256"]) for one in archive.index["contents"]}
    found = {name: archive.bytes_of(name) for name in archive.zip.namelist()}
    own = {"LEESMIJ.html", "schema.json", "gegevens.json"}
    assert {n: (len(b), sha256(b).hexdigest()) for n, b in found.items() if n not in own} == listed


def test_feedback_comes_with_the_name_of_who_gave_it(hers: Packed) -> None:  # POD-10
    pod = next(hers.archive.pods())
    assert (hers.trainer, "Ik zag iets.", "Het hielp.", "Ga door.", "") in pod["days"][1]["said"]


def test_how_far_it_is_rises_to_all_of_it(hers: Packed) -> None:
    totals = {total for _, total in hers.told}
    assert len(totals) == 1
    assert [done for done, _ in hers.told] == list(range(totals.pop()))


def test_the_schema_in_the_archive_is_the_one_in_the_docs() -> None:  # PRI-3
    kept = Path(settings.BASE_DIR) / "docs" / "take-along" / f"schema-{schema.NUMBER_OF_FORMAT}.json"
    assert kept.read_text() == schema.as_text()


def test_what_a_trainer_notes_at_an_intake_stays_and_is_named(files: Path) -> None:  # PRI-3, INT-3
    cohort = make.cohort()
    mine, trainer = make.enrolment(cohort), make.trainer(cohort)
    made = make.application(cohort, who=mine.person, handed_in_at=make.BEFORE_ALL)
    make.record(made, by=trainer, notes="Zqwerkaantekening", motivation="Zqmotivatie")
    before = rows_of("intakeverslagen", mine.person)
    make.decision(made)
    [record] = rows_of("intakeverslagen", mine.person)
    assert (before, record["answers"]["motivation"]) == ([], "Zqmotivatie")
    hers, of_trainer = opened(made_for(mine.person)), opened(made_for(trainer))
    assert ("Zqmotivatie" in all_words(hers), "Zqwerkaantekening" in all_words(hers)) == (True, False)
    assert "Zqmotivatie" not in all_words(of_trainer)
    assert of_trainer.index["left_out"] == hers.index["left_out"]
    whats = {one["what"] for one in hers.index["left_out"]}
    assert whats >= {
        "Verslagen die je als trainer van een intakegesprek maakte",
        "Werkaantekeningen van een trainer bij je intakegesprek",
    }


def test_a_result_is_in_it_once_it_was_read(files: Path) -> None:  # PRV-6
    mine = make.enrolment(make.cohort())
    attempt = current_attempt(proeve_of(mine))
    result = Result.objects.create(attempt=attempt, is_obtained=True, reasons="r", decided_at=NOW)
    JointForm.objects.create(attempt=attempt, is_obtained=True, reasons="r", proposed_at=NOW)
    kinds = ("proeve-resultaat", "proeve-formulier")
    assert [rows_of(name, mine.person) for name in kinds] == [[], []]
    result.opened_at = NOW
    result.save()
    assert [len(rows_of(name, mine.person)) for name in kinds] == [1, 1]


def test_what_a_buddy_noted_is_in_it_for_as_long_as_the_pair_goes_on() -> None:  # PPL-2
    cohort = make.cohort()
    mine, other = make.enrolment(cohort), make.enrolment(cohort)
    pair = make.pair(mine, other)
    for who in (mine, other):
        noted = {"note": f"Van {who.pk}", "by": who.person, "now": living.BETWEEN}
        together.log(pair, Activity.Kind.FEEDBACK, on=living.BETWEEN.date(), **noted)
    assert len(rows_of("buddylog", mine.person)) == 2
    Pair.objects.update(ended_at=NOW)
    assert [one["note"] for one in rows_of("buddylog", mine.person)] == [f"Van {mine.pk}"]


def test_a_veto_goes_to_who_gave_it_alone() -> None:  # BUD-1
    cohort = make.cohort()
    mine, other = make.enrolment(cohort), make.enrolment(cohort, "Bo Bakker")
    make.wishes(mine, veto=other)
    [wish] = rows_of("buddywensen-met-wie", mine.person)
    assert (wish["rank"], wish["with"]) == (0, "Bo Bakker")
    assert rows_of("buddywensen-met-wie", other.person) == []


def test_others_get_what_is_theirs_and_nothing_of_hers(files: Path) -> None:  # PRI-3, PPL-4
    mine = living.life()
    trainer = Person.objects.get(trainerships__cohort=mine.cohort_id)
    text = all_words(opened(made_for(trainer)))
    assert "Ik zag iets." in text
    assert {name for name in living.WORDS if living.word(name) in text} == set()
    assert (living.NAME in text, living.ADDRESS in text) == (False, False)


def test_who_has_only_an_account_gets_that() -> None:
    who = make.person("Anna Alleen")
    archive = opened(made_for(who))
    assert archive.kinds["account"][0]["name"] == "Anna Alleen"
    assert set(archive.kinds) == {"account", "adressen", "gedaan"}


def test_a_list_of_participants_of_the_office_stays(files: Path) -> None:
    who, cohort = make.coordinator(), make.cohort()
    upload = receiving.receive(living.file("bestand"), by=who, now=NOW)
    own = receiving.receive(living.file("dossierbestand"), by=who, now=NOW)
    Import.objects.create(cohort=cohort, owner=who, upload=upload, asked_at=NOW)
    archive = opened(made_for(who))
    inside = [name for name in archive.zip.namelist() if name.startswith("bestanden/")]
    assert inside == [packing.path_of(own)]


def test_a_file_that_is_lost_is_named(files: Path) -> None:
    who = make.person()
    upload = receiving.receive(living.file("bestand"), by=who, now=NOW)
    upload.file.storage.delete(str(upload.file.name))
    archive = opened(made_for(who))
    [line] = [one for one in archive.index["contents"] if one["is_missing"]]
    assert line["path"] == packing.path_of(upload)
    assert "was er niet meer" in archive.bytes_of("LEESMIJ.html").decode()


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..", "CON\\x.txt", "a\u202egpj.txt", "x" * 140 + ".docx"]
)
def test_a_file_lies_under_a_name_that_leads_nowhere(name: str) -> None:
    upload = Upload(name=name)
    folder, _, last = packing.path_of(upload).partition("/")
    assert folder == "bestanden"
    assert not set(last) & set('/\\:*?"<>|\u202e')
    assert ".." not in last and len(last) < 100


@certain
def test_one_at_a_time_and_the_next_takes_its_place(files: Path) -> None:
    who = make.person()
    first = archiving.ask(who, now=NOW)
    assert archiving.ask(who, now=NOW + SECOND) == first
    archiving.make_all(clock=clock)
    path = Path(Issue.objects.get().file.path)
    second = archiving.ask(who, now=NOW + 2 * SECOND)
    assert (path.exists(), [*Issue.objects.all()]) == (False, [second])
    with pytest.raises(IntegrityError), transaction.atomic():
        twin = Issue.objects.get()
        twin.pk = None
        twin._state.adding = True
        twin.id = Issue().id
        twin.save(force_insert=True)


def test_five_a_day_and_no_more() -> None:
    who = make.person()
    for number in range(archiving.MOST_A_DAY):
        archiving.ask(who, now=NOW + number * SECOND)
        archiving.throw_away(who, now=NOW + number * SECOND)
    with pytest.raises(archiving.TooOften):
        archiving.ask(who, now=NOW + DAY - SECOND)
    archiving.ask(who, now=NOW + DAY)


def test_who_asked_hears_when_it_is_ready_and_until_when(files: Path) -> None:
    who = make.person()
    made_for(who)
    mail = Message.objects.get(recipient=who, kind="archive_ready")
    assert mail.facts["until_on"] == str((NOW + archiving.KEPT_FOR).date())
    assert mail.due_at == NOW


def test_each_act_is_logged() -> None:
    who = make.person()
    issue = made_for(who)
    archiving.fetched(issue, by=who, now=NOW)
    archiving.throw_away(who, now=NOW)
    acts = list(Act.objects.filter(actor=who, about=f"person:{who.pk}").order_by("pk"))
    assert [one.action for one in acts] == [archiving.ASKED, archiving.FETCHED, archiving.THROWN_AWAY]


@certain
def test_it_goes_a_week_after_it_was_made(files: Path) -> None:
    path = Path(made_for(make.person()).file.path)
    running.run(now=NOW + archiving.KEPT_FOR - SECOND)
    assert path.exists()
    running.run(now=NOW + archiving.KEPT_FOR)
    assert (path.exists(), Issue.objects.count()) == (False, 0)


def test_that_of_the_demo_stays(files: Path) -> None:
    path = Path(made_for(make.person(is_demo=True)).file.path)
    running.run(now=NOW + 9 * archiving.KEPT_FOR)
    assert path.exists()


@certain
def test_thrown_away_is_gone_from_table_and_disk(files: Path) -> None:
    who = make.person("Zqnaam Zqweg")
    made_for(who)
    assert list(files.rglob("*.zip")) or any(path.is_file() for path in files.rglob("*"))
    archiving.throw_away(who, now=NOW)
    assert (Issue.objects.count(), [path for path in files.rglob("*") if path.is_file()]) == (0, [])


@certain
@pytest.mark.parametrize("erase", ["questionnaire", "pod"])
def test_it_goes_along_when_something_in_it_is_withdrawn_or_erased(erase: str, files: Path) -> None:  # BIG-6
    mine = make.enrolment(make.cohort())
    make.questionnaire(mine, answered=3)
    pod, path = make.pod(mine), Path(make.archive(mine.person, now=NOW).file.path)
    with transaction.atomic():
        pod_expiring.erase(pod) if erase == "pod" else erasing.withdraw(mine, now=NOW)
    assert (path.exists(), archiving.of(mine.person)) == (False, None)


def test_a_part_that_cannot_be_drawn_stops_nothing(files: Path) -> None:
    """A certificate that is revoked between being listed and being drawn."""
    made, file = make.certificate(is_confirmed=True), BytesIO()

    def revoked_meanwhile(done: int, total: int) -> None:
        Certificate.objects.update(revoked_at=NOW, reason="Vergissing")

    packing.pack(file, made.holder, made_at=NOW, tell=revoked_meanwhile)
    archive = Archive(file)
    assert [one["what"] for one in archive.index["contents"] if one["is_missing"]] == [
        f"Je certificaat van {made.programme}"
    ]
    assert archive.kinds["certificaten"][0]["reason"] == "Vergissing"


@certain
def test_stopping_leaves_nothing_and_tells_nobody(files: Path) -> None:
    """Thrown away while it is being packed: the worker finds out at its next step."""
    who = make.person()
    archiving.ask(who, now=NOW)
    issue = issuing.claim(issuing.ARCHIVE, now=NOW)
    assert issue is not None

    def gone_meanwhile() -> datetime:
        archiving.throw_away(who, now=NOW)
        return NOW

    with pytest.raises(working.Stopped):
        archiving.make(issue, now=NOW, clock=gone_meanwhile)
    assert (Issue.objects.count(), Message.objects.count()) == (0, 0)
    assert [path for path in files.rglob("*") if path.is_file()] == []


def test_who_packs_for_longer_than_a_lease_keeps_it() -> None:
    who = make.person()
    archiving.ask(who, now=NOW)
    issue = issuing.claim(issuing.ARCHIVE, now=NOW)
    assert issue is not None
    late = NOW + working.LEASE - SECOND
    working.hold(issue, 1, 2, now=late)
    assert issuing.claim(issuing.ARCHIVE, now=NOW + working.LEASE + SECOND) is None
    assert issuing.claim(issuing.ARCHIVE, now=late + working.LEASE + SECOND) is not None
    with pytest.raises(working.Stopped):
        working.hold(issue, 2, 2, now=late + working.LEASE + SECOND)


def test_many_rows_are_read_a_few_at_a_time_by_one_question() -> None:
    asked = []
    for number in (1, 3, 30):
        who = make.person()
        facts = {"recipient": who, "kind": "welcome", "subject": "x:1", "due_at": NOW, "created_at": NOW}
        Message.objects.bulk_create([Message(occasion=str(n), **facts) for n in range(number)])
        with CaptureQueriesContext(connection) as queries:
            assert len(rows_of("berichten", who)) == number
        asked.append(len(queries))
    assert asked == [1, 1, 1]


@certain
def test_two_accounts_that_become_one_leave_no_half_archive(files: Path) -> None:  # PPL-1
    one, other = make.person(), make.person()
    for who in (one, other):
        made_for(who)
    documents_privacy.hand_over(one, to=other, now=NOW)
    assert (Issue.objects.count(), [path for path in files.rglob("*") if path.is_file()]) == (0, [])
