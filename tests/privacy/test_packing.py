"""What an archive holds, and what it does not (PRI-3)."""

import tracemalloc
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from html import unescape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.db import connection, transaction
from django.test import override_settings
from django.test.utils import CaptureQueriesContext

from assignments import writing_it
from assignments.content import LABELS
from buddies import together
from buddies.models import Activity, Pair
from certificates.models import Certificate
from desk.models import Import
from documents import receiving
from documents.models import Upload
from outbox.models import Message
from people.models import Person
from people.taking_along import Rows
from privacy import packing, schema, values
from proeve.laying import current_attempt, proeve_of
from proeve.models import JointForm, Result
from tests import factories as make
from tests.privacy import living
from tests.privacy.archive_reader import Archive
from writing.saving import Origin

pytestmark = pytest.mark.django_db
NOW = living.TALK_AT + timedelta(days=100)
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Packed:
    archive: Archive
    told: list[tuple[int, int]]
    trainer: str


def packed_for(person: Person) -> Archive:
    file = BytesIO()
    packing.pack(file, person, made_at=NOW, tell=lambda done, total: None)
    return Archive(file)


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
    hers, of_trainer = packed_for(mine.person), packed_for(trainer)
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


def test_of_a_text_only_the_versions_that_one_saved_oneself_go_along() -> None:  # PPL-4
    mine = make.enrolment(make.cohort())
    made = make.assignment(mine)
    for number, by in enumerate((mine.person, make.person("Bo Bakker"), make.person("Cas Weg"))):
        fields = dict.fromkeys(LABELS, f"Van {by.pk}")
        writing_it.save(made, fields=fields, origin=Origin(number), by=by, now=NOW)
    Person.objects.get(name="Cas Weg").delete()
    [row] = rows_of("praktijkopdracht", mine.person)
    assert [one["fields"]["question"] for one in row["text"]["versions"]] == [f"Van {mine.person_id}"]


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
    text = all_words(packed_for(trainer))
    assert "Ik zag iets." in text
    assert {name for name in living.WORDS if living.word(name) in text} == set()
    assert (living.NAME in text, living.ADDRESS in text) == (False, False)


def test_who_has_only_an_account_gets_that() -> None:
    who = make.person("Anna Alleen")
    archive = packed_for(who)
    assert archive.kinds["account"][0]["name"] == "Anna Alleen"
    assert set(archive.kinds) == {"account", "adressen"}


def test_a_list_of_participants_of_the_office_stays(files: Path) -> None:
    who, cohort = make.coordinator(), make.cohort()
    upload = receiving.receive(living.file("bestand"), by=who, now=NOW)
    own = receiving.receive(living.file("dossierbestand"), by=who, now=NOW)
    Import.objects.create(cohort=cohort, owner=who, upload=upload, asked_at=NOW)
    archive = packed_for(who)
    inside = [name for name in archive.zip.namelist() if name.startswith("bestanden/")]
    assert inside == [packing.path_of(own)]


def test_a_file_that_is_lost_is_named(files: Path) -> None:
    who = make.person()
    upload = receiving.receive(living.file("bestand"), by=who, now=NOW)
    upload.file.storage.delete(str(upload.file.name))
    archive = packed_for(who)
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


def test_a_large_file_goes_through_memory_in_pieces(files: Path) -> None:
    who = make.person()
    upload = Upload(owner=who, name="groot.pdf", content_type="application/pdf", size=1, sha256="x")
    upload.uploaded_at = NOW
    upload.file.save("groot.pdf", ContentFile(b"0" * 32 * MEGABYTE))
    upload.save()
    with TemporaryFile() as file:
        tracemalloc.start()
        packing.pack(file, who, made_at=NOW, tell=lambda done, total: None)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(Archive(file).bytes_of(packing.path_of(upload))) == 32 * MEGABYTE
    assert most < 8 * MEGABYTE
