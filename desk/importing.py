"""A list of participants comes into a cohort: read, looked at, and then all of it or nothing (COH-9).

What is under way stands in a row. Small lists are read while the page waits, larger ones by a worker;
writing is a worker's. Whoever is in already stays as they are, so the same list twice is the same as once.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from cohorts import enrolling, placing
from cohorts.models import Cohort
from desk import checking, columns, tables
from desk.models import Import
from documents import receiving, working
from outbox import nudging
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

KEPT_FOR = timedelta(days=1)
READ_AT_ONCE = 100_000
TASK = "desk.tasks.work"
KINDS = ("xlsx", "ods", "csv", "tsv", "txt")
# Other kinds are text.
READS = {".xlsx": tables.of_workbook, ".ods": tables.of_open_document}
Phase, State = Import.Phase, Import.State


class NothingGiven(Refusal):
    message = "Plak hier een lijst, of kies een bestand."


class OtherThanSeen(Refusal):
    message = "Er is intussen iets veranderd. Kijk opnieuw wat er van elke rij wordt."


class NotYet(Refusal):
    message = "Los eerst op wat er bij de rijen staat. Daarna nemen we de hele lijst in één keer over."


class UnderWay(Refusal):
    message = "Deze lijst wordt al overgenomen."


@transaction.atomic
def receive(
    cohort: Cohort,
    *,
    text: str,
    file: "UploadedFile[bytes] | None",
    trainer: str,
    decided_on: date | None,
    by: Person,
    now: datetime,
) -> Import:
    """Keeps what was given, to be read; a file goes before what was typed."""
    if not file and not text.strip():
        raise NothingGiven
    upload = receiving.receive(file, kinds=KINDS, by=by, now=now) if file else None
    made = Import.objects.create(
        cohort=cohort,
        owner=by,
        upload=upload,
        text="" if upload else text,
        trainer=trainer,
        decided_on=decided_on,
        asked_at=now,
    )
    _tell_a_worker()
    return made


@transaction.atomic
def give_again(job: Import, *, text: str, trainer: str, decided_on: date | None, now: datetime) -> Import:
    """The same list, mended."""
    found = _held(job)
    if not text.strip():
        raise NothingGiven
    if found.phase == Phase.WRITE and (found.is_under_way or found.is_done):
        raise UnderWay
    _let_go_of_file(found)
    found.text, found.trainer, found.decided_on = text, trainer, decided_on
    found.phase, found.state, found.fault, found.asked_at = Phase.READ, State.WAITING, "", now
    found.attempts, found.rows, found.skipped, found.claimed_at = 0, [], [], None
    found.seen, found.is_sent_back = "", False
    found.save()
    _tell_a_worker()
    return found


def read_if_small(job: Import, *, now: datetime) -> None:
    """So that nobody waits for a worker because of sixteen rows."""
    size = job.upload.size if job.upload else len(job.text)
    if size <= READ_AT_ONCE and (claimed := _claim(job, now=now)):
        read(claimed, now=now)


def preview(job: Import, *, now: datetime) -> checking.Shown:
    return checking.outcomes(job.cohort, job.rows, trainer=job.trainer, decided_on=job.decided_on, now=now)


@transaction.atomic
def confirm(job: Import, *, seal: str, by: Person, now: datetime) -> Import:
    """To be written as it was shown. Twice is once."""
    found = _held(job)
    if found.phase == Phase.WRITE and not found.has_failed and not found.is_stopped:
        return found
    shown = preview(found, now=now)
    if shown.seal != seal:
        raise OtherThanSeen
    if not shown.may_be_done:
        raise NotYet
    found.phase, found.state, found.seen, found.confirmed_by = Phase.WRITE, State.WAITING, seal, by
    found.attempts, found.is_sent_back = 0, False
    found.save(update_fields=["phase", "state", "seen", "confirmed_by", "attempts", "is_sent_back"])
    _tell_a_worker()
    return found


def work_through(*, clock: Callable[[], datetime]) -> int:
    """Reads and writes all lists that wait; how many were tried."""
    return working.work_through(lambda now: working.claim(Import.objects.all(), now=now), _do, clock=clock)


def _do(job: Import, *, now: datetime) -> None:
    (read if job.phase == Phase.READ else write)(job, now=now)


def read(job: Import, *, now: datetime) -> None:
    """What stands in a claimed list, by row and column; or one sentence on what is wrong with the whole."""
    try:
        lines = _lines_of(job)
        found = columns.found_in(lines)
        rows = [(number, columns.fields_of(cells, found)) for number, cells in lines[found.above :]]
        _refuse_wrong_number(rows)
    except Refusal as refusal:
        _store(job, {"fault": str(refusal), "rows": [], "skipped": []})
        return
    text = tables.as_text([list(columns.HEADINGS.values()), *(list(row.values()) for _, row in rows)])
    _store(job, {"fault": "", "rows": rows, "skipped": found.skipped, "text": text})


def _lines_of(job: Import) -> list[tables.Line]:
    if job.upload is None:
        return tables.of_text(job.text)
    with job.upload.file.open("rb") as file:
        content = file.read()
    lines = READS.get(PurePath(job.upload.name).suffix.lower(), tables.of_bytes)(content)
    # From here on the list can be mended on the page, whatever its columns are called.
    job.text = tables.as_text(cells for _, cells in lines)
    return lines


def _refuse_wrong_number(rows: list[tuple[int, dict[str, str]]]) -> None:
    if not rows:
        raise tables.NothingIn
    if len(rows) > tables.MOST_ROWS:
        raise tables.TooManyRows


@transaction.atomic
def _store(job: Import, found: dict[str, object]) -> None:
    changes = {"text": job.text, "upload": None, **found}
    rows = len(found["rows"])  # type: ignore[arg-type]
    done = {"state": State.DONE, "claimed_at": None, "steps_done": rows, "steps_total": rows}
    if working.ours(job).update(**changes, **done) and job.upload:
        receiving.discard(job.upload)
    job.refresh_from_db()


def write(job: Import, *, now: datetime) -> None:
    """All rows in one transaction: whoever dies, stops it or is refused half-way leaves nothing behind."""
    try:
        _write(job, now=now)
    except Refusal:
        _back_to_look(job)


@transaction.atomic
def _write(job: Import, *, now: datetime) -> None:
    assert job.confirmed_by
    job.cohort = placing.locked(job.cohort)
    shown = preview(job, now=now)
    if shown.seal != job.seen:
        raise OtherThanSeen
    for row in shown.coming:
        enrolling.enrol(job.cohort, **row.given, by=job.confirmed_by, now=now)
        working.go_on(job)
    reason = f"{shown.places} met een plaats, {shown.waiting} op de wachtlijst"
    log_act("list-taken-in", about=job.cohort.key, reason=reason, by=job.confirmed_by, now=now)
    done = {"state": State.DONE, "placed": shown.places, "put_in_line": shown.waiting, "claimed_at": None}
    if not working.ours(job).update(**done):
        raise working.Stopped


def _back_to_look(job: Import) -> None:
    """Something changed since it was confirmed: the outcomes are shown anew."""
    back = {"phase": Phase.READ, "state": State.DONE, "seen": "", "is_sent_back": True}
    working.ours(job).update(**back, claimed_at=None)


@transaction.atomic
def stop(job: Import) -> None:
    working.stop(_held(job))


def expire(*, now: datetime) -> int:
    """Lists go a day after they were given, with their file; what is in the cohort stays."""
    old = Import.objects.filter(asked_at__lte=now - KEPT_FOR).exclude(state=State.WORKING)
    return sum(drop(job) for job in old.select_related("upload"))


@transaction.atomic
def drop(job: Import) -> bool:
    upload = job.upload
    job.delete()
    if upload:
        receiving.discard(upload)
    return True


def _let_go_of_file(job: Import) -> None:
    if upload := job.upload:
        job.upload = None
        job.save(update_fields=["upload"])
        receiving.discard(upload)


def _claim(job: Import, *, now: datetime) -> Import | None:
    return working.claim(Import.objects.filter(pk=job.pk), now=now)


def _held(job: Import) -> Import:
    held = Import.objects.select_for_update(of=("self",)).select_related(
        "cohort__version__programme", "upload"
    )
    return held.get(pk=job.pk)


def _tell_a_worker() -> None:
    nudging.tell(TASK)
