"""A list comes in: all of it or nothing, once, whatever happens to who does it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from cohorts import enrolling
from cohorts.models import Admission, Cohort, Enrolment
from desk import importing
from desk.models import Import
from documents import working
from documents.models import Upload
from outbox.models import Message
from people.models import Act, Person
from people.refusals import Refusal
from tests import factories as make
from tests.desk.test_tables import HEAD, workbook

pytestmark = pytest.mark.django_db
NOW = make.at("2026-08-25", "10:00")
LATER = NOW + timedelta(minutes=1)
LIST = "Naam;E-mail;Organisatie\nKim Bos;kim@b.example;Waterrijk\nSam Smit;sam@b.example;waterrijk\n"


def given(cohort: Cohort, text: str = LIST, *, file: Any = None, **options: Any) -> Import:
    everyone = {"trainer": "Fatima", "decided_on": date(2026, 8, 20)} | options
    made = importing.receive(cohort, text=text, file=file, **everyone, by=make.coordinator(), now=NOW)
    importing.read_if_small(made, now=NOW)
    return Import.objects.get(pk=made.pk)


def confirmed(cohort: Cohort, text: str = LIST) -> Import:
    job = given(cohort, text)
    return importing.confirm(job, seal=importing.preview(job, now=NOW).seal, by=job.owner, now=NOW)


def work(*, at: Any = LATER) -> int:
    return importing.work_through(clock=lambda: at)


def names(cohort: Cohort) -> list[str]:
    return list(cohort.enrolments.order_by("pk").values_list("person__name", flat=True))


def test_nothing_is_written_before_it_is_confirmed() -> None:  # COH-9
    cohort = make.cohort()
    job = given(cohort)
    assert (job.is_read, len(job.rows)) == (True, 2)
    assert importing.preview(job, now=NOW).places == 2
    assert not Admission.objects.exists() and not Person.objects.filter(name="Kim Bos").exists()


def test_a_confirmed_list_is_written_whole_with_admissions_from_elsewhere() -> None:  # COH-9
    cohort = make.cohort()
    job = confirmed(cohort)
    assert (work(), work()) == (1, 0)
    job.refresh_from_db()
    assert (job.is_written, job.placed, job.put_in_line) == (True, 2, 0)
    assert names(cohort) == ["Kim Bos", "Sam Smit"]
    admission = Admission.objects.get(person__name="Kim Bos")
    assert (admission.source, admission.trainer, admission.decided_on) == (
        "elsewhere",
        "Fatima",
        date(2026, 8, 20),
    )
    assert len(set(Enrolment.objects.values_list("organisation", flat=True))) == 1
    told = Message.objects.filter(kind="invitation_participant")
    assert sorted(told.values_list("recipient__name", flat=True)) == ["Kim Bos", "Sam Smit"]
    assert Act.objects.filter(action="list-taken-in", about=cohort.key).count() == 1


def test_the_same_list_again_changes_nothing() -> None:  # COH-9
    cohort = make.cohort()
    confirmed(cohort)
    work()
    before = Message.objects.count()
    again = given(cohort)
    shown = importing.preview(again, now=NOW)
    assert (shown.unchanged, shown.coming, shown.may_be_done) == (2, [], False)
    with pytest.raises(importing.NotYet):
        importing.confirm(again, seal=shown.seal, by=again.owner, now=NOW)
    assert (len(names(cohort)), Message.objects.count()) == (2, before)


def test_one_wrong_row_stops_the_whole_list() -> None:
    cohort = make.cohort()
    job = given(cohort, LIST + "Wie;geen adres;\n")
    shown = importing.preview(job, now=NOW)
    assert (shown.places, shown.faulty) == (2, 1)
    with pytest.raises(importing.NotYet):
        importing.confirm(job, seal=shown.seal, by=job.owner, now=NOW)
    assert work() == 0 and names(cohort) == []


def test_what_was_shown_and_nothing_else_is_confirmed() -> None:
    cohort = make.cohort(capacity=2)
    job = given(cohort)
    seal = importing.preview(job, now=NOW).seal
    make.enrolment(cohort)
    with pytest.raises(importing.OtherThanSeen):
        importing.confirm(job, seal=seal, by=job.owner, now=NOW)


def test_what_changes_after_confirming_sends_the_list_back_to_be_looked_at() -> None:  # COH-5
    cohort = make.cohort(capacity=2)
    job = confirmed(cohort)
    make.enrolment(cohort, "Noor")
    work()
    job.refresh_from_db()
    assert (job.is_read, job.is_sent_back, names(cohort)) == (True, True, ["Noor"])
    assert importing.preview(job, now=NOW).waiting == 1


def test_confirming_twice_is_confirming_once() -> None:
    cohort = make.cohort()
    job = confirmed(cohort)
    importing.confirm(job, seal=job.seen, by=job.owner, now=NOW)
    work()
    importing.confirm(job, seal=job.seen, by=job.owner, now=NOW)
    assert (work(), names(cohort)) == (0, ["Kim Bos", "Sam Smit"])


def test_a_worker_that_dies_half_way_leaves_nothing_and_another_does_it_once() -> None:
    cohort = make.cohort()
    job = confirmed(cohort)
    died = working.claim(Import.objects.all(), now=NOW)
    assert died
    with pytest.raises(SystemExit), transaction.atomic():
        # As far as the first row, and then the power goes.
        row = importing.preview(died, now=NOW).coming[0]
        enrolling.enrol(cohort, **row.given, by=job.owner, now=NOW)
        raise SystemExit
    assert (names(cohort), work(at=NOW + timedelta(minutes=1))) == ([], 0)
    assert work(at=NOW + working.LEASE + timedelta(seconds=1)) == 1
    assert names(cohort) == ["Kim Bos", "Sam Smit"]
    assert Message.objects.filter(kind="invitation_participant").count() == 2


def test_a_worker_that_slept_too_long_writes_nothing() -> None:
    cohort = make.cohort()
    confirmed(cohort)
    slept = working.claim(Import.objects.all(), now=NOW)
    assert working.claim(Import.objects.all(), now=NOW + working.LEASE + timedelta(seconds=1))
    with pytest.raises(working.Stopped):
        importing.write(slept, now=NOW + timedelta(minutes=6))
    assert (names(cohort), Message.objects.count()) == ([], 0)


def test_a_list_can_be_stopped_before_it_is_written() -> None:
    cohort = make.cohort()
    job = confirmed(cohort)
    claimed = working.claim(Import.objects.all(), now=LATER)
    importing.stop(job)
    with pytest.raises(working.Stopped):
        importing.write(claimed, now=LATER)
    job.refresh_from_db()
    assert (job.is_stopped, names(cohort), work()) == (True, [], 0)


def test_what_is_done_cannot_be_stopped_any_more() -> None:
    job = confirmed(make.cohort())
    work()
    with pytest.raises(working.NothingToStop):
        importing.stop(job)


def test_a_stopped_list_can_be_mended_and_taken_in() -> None:
    cohort = make.cohort()
    job = confirmed(cohort)
    importing.stop(job)
    everyone = {"trainer": "Fatima", "decided_on": date(2026, 8, 20)}
    importing.give_again(job, text="Naam;E-mail\nKim Bos;kim@b.example\n", **everyone, now=LATER)
    work()
    job.refresh_from_db()
    importing.confirm(job, seal=importing.preview(job, now=NOW).seal, by=job.owner, now=NOW)
    work()
    assert names(cohort) == ["Kim Bos"]


def test_a_list_that_is_being_written_cannot_be_changed_underneath() -> None:
    job = confirmed(make.cohort())
    with pytest.raises(importing.UnderWay):
        importing.give_again(job, text=LIST, trainer="", decided_on=None, now=LATER)


def test_of_a_file_the_known_columns_are_kept_and_the_file_goes() -> None:  # PRI-4
    content = workbook([*HEAD, "BSN"], ["Kim Bos", "kim@b.example", "Waterrijk", "123456782"])
    job = given(make.cohort(), "", file=SimpleUploadedFile("lijst.xlsx", content))
    assert job.rows == [
        [2, {"name": "Kim Bos", "email": "kim@b.example", "organisation": "Waterrijk"}
         | {"team": "", "trainer": "", "decided_on": ""}]
    ]  # fmt: skip
    assert (job.skipped, "123456782" in job.text, "kim@b.example" in job.text) == (["BSN"], False, True)
    assert (job.upload, Upload.objects.count()) == (None, 0)


def test_a_list_that_cannot_be_used_keeps_its_text_and_says_why() -> None:
    job = given(make.cohort(), "Wie\tWaar\nKim\tkim@b.example\n")
    assert (job.is_read, "kopjes" in job.fault, "Kim\tkim@b.example" in job.text) == (False, True, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [("lijst.exe", b"MZ\x90"), ("lijst.xlsx", b"MZ\x90\x00" * 9), ("lijst.csv", b"PK\x03\x04a")],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes) -> None:
    with pytest.raises(Refusal):
        given(make.cohort(), "", file=SimpleUploadedFile(name, content))
    assert not Import.objects.exists()


def test_a_large_list_is_read_by_a_worker() -> None:
    rows = "".join(f"Kim {n};k{n}@b.example;{'x' * 250}\n" for n in range(400))
    job = given(make.cohort(capacity=500), f"Naam;E-mail;Telefoon\n{rows}")
    assert (job.is_under_way, job.rows) == (True, [])
    work()
    job.refresh_from_db()
    assert (job.is_read, len(job.rows)) == (True, 400)


def test_lists_go_a_day_later_and_take_their_file_along() -> None:
    cohort = make.cohort()
    content = b"a;" * 60_000
    job = given(cohort, "", file=SimpleUploadedFile("lijst.csv", content))
    storage, name = job.upload.file.storage, job.upload.file.name
    assert importing.expire(now=NOW + timedelta(hours=23)) == 0
    assert storage.exists(name)
    assert importing.expire(now=NOW + timedelta(hours=25)) == 1
    assert not Import.objects.exists() and not Upload.objects.exists()


def test_the_database_refuses_a_list_that_is_written_unseen() -> None:
    job = given(make.cohort())
    with pytest.raises(IntegrityError), transaction.atomic():
        Import.objects.filter(pk=job.pk).update(phase="write")
