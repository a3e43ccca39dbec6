"""What others read beforehand stands still from the start of the talk on (PRV-4)."""

import hashlib
import io
import json
import zipfile
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from documents.inspecting import Active, HasPrograms
from documents.models import Upload
from documents.receiving import EmptyFile, NotWhatItSays, TooLarge, WrongKind
from documents.unpacking import Bomb
from people.models import Act
from proeve import deciding, freezing
from proeve import dossier as composing
from proeve.models import Dispensation, Dossier, Line, Piece
from tests import factories as make
from tests.bigfive.pdfs import pdf, with_script
from tests.proeve.conftest import BEFORE, BEGINS, DURING, Table, agreed
from writing.saving import Origin, TooLong

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024


def pptx(*more: str, filler: bytes = b"<xml/>") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in ("[Content_Types].xml", "ppt/presentation.xml", *more):
            archive.writestr(name, filler)
    return file.getvalue()


def odp(*more: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.presentation")
        for name in ("content.xml", *more):
            archive.writestr(name, "<xml/>")
    return file.getvalue()


def given(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def dossier(seated: Table, now: Any = BEFORE) -> Dossier:
    return composing.dossier_of(seated.attempt, now=now)


def present(seated: Table, name: str = "Mijn verhaal.pptx", content: bytes = b"", **more: Any) -> None:
    options: dict[str, Any] = {"file": None, "link": "", "by": seated.participant, "now": BEFORE} | more
    if not options["link"]:
        options["file"] = given(name, content or pptx())
    composing.present(dossier(seated), **options)


def reflect(seated: Table, words: str, now: Any = BEFORE) -> Any:
    own = dossier(seated)
    number = own.text.number if own.text else 0
    fields = {"reflection": words}
    return composing.save(own, fields=fields, origin=Origin(number), by=seated.participant, now=now)


def add(seated: Table, **more: Any) -> Piece:
    options: dict[str, Any] = {"title": "Krant", "file": None, "link": "https://krant.example/"} | more
    return composing.add(dossier(seated), **options, by=seated.participant, now=BEFORE)


@pytest.mark.parametrize(("name", "content"), [("a.pdf", pdf().read()), ("a.pptx", pptx()), ("a.odp", odp())])
def test_a_presentation_is_kept_and_handed_in(seated: Table, name: str, content: bytes) -> None:  # PRV-4
    present(seated, name, content)
    own = dossier(seated)
    assert own.presentation and own.presentation.sha256 == hashlib.sha256(content).hexdigest()
    assert own.handed_in_at is None
    for now in (BEFORE, BEFORE + make.HOUR / 2):
        composing.hand_in(own, by=seated.participant, now=now)
    assert dossier(seated).handed_in_at == BEFORE
    assert Act.objects.filter(action="proeve-dossier-handed-in").count() == 1


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.pptx", b"MZ\x90\x00" + bytes(99), NotWhatItSays),
        ("a.pdf", b"MZ\x90\x00" + bytes(99), NotWhatItSays),
        ("a.exe", b"MZ\x90\x00", WrongKind),
        ("a.docx", pptx(), WrongKind),
        ("a.pptx", b"", EmptyFile),
        ("a.pptx", pptx("ppt/vbaProject.bin"), NotWhatItSays),
        ("a.pptx", pptx("ppt/activeX/activeX1.bin"), HasPrograms),
        ("a.odp", odp("Basic/Standard/Module1.xml"), HasPrograms),
        ("a.pptx", pptx("ppt/media/image1.png", filler=bytes(12 * MEGABYTE)), Bomb),
        ("a.pdf", with_script().read(), Active),
    ],
)
def test_what_may_not_be_opened_by_others_is_refused(
    seated: Table, name: str, content: bytes, why: Any
) -> None:
    own = dossier(seated)
    with pytest.raises(why) as refused:
        composing.present(own, file=given(name, content), link="", by=seated.participant, now=BEFORE)
    assert str(refused.value)[0].isupper()
    assert not Upload.objects.exists()


def test_a_presentation_has_a_limit_of_its_own(seated: Table, settings: Any) -> None:
    assert settings.PRESENTATION_LIMIT == 100 * MEGABYTE
    settings.UPLOAD_LIMIT, settings.PRESENTATION_LIMIT = 10, MEGABYTE
    present(seated)
    large = given("a.pptx", pptx())
    large.size = MEGABYTE + 1
    with pytest.raises(TooLarge, match="niet groter zijn dan 1 MB"):
        composing.present(dossier(seated), file=large, link="", by=seated.participant, now=BEFORE)
    with pytest.raises(TooLarge):
        add(seated, link="", file=given("a.txt", b"twaalf tekens"))


def test_a_new_presentation_takes_the_place_of_the_old(
    seated: Table, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        present(seated)
        present(seated, link="https://slides.example/mijn")
    own = dossier(seated)
    assert (own.presentation, own.link) == (None, "https://slides.example/mijn")
    assert not Upload.objects.exists()
    for link, why in (("http://slides.example/", composing.NotSecure), ("", composing.NotThere)):
        with pytest.raises(why):
            composing.present(own, file=None, link=link, by=seated.participant, now=BEFORE)
    with pytest.raises(composing.OnlyOne):
        both = given("a.pptx", pptx())
        composing.present(own, file=both, link="https://x.example/", by=seated.participant, now=BEFORE)
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.update(link="http://onveilig.example/")


def test_a_dossier_without_presentation_is_not_handed_in_unless_that_was_dispensed(
    seated: Table,
) -> None:  # PRV-2
    own = dossier(seated)
    with pytest.raises(composing.NothingToPresent):
        composing.hand_in(own, by=seated.participant, now=BEFORE)
    Dispensation.objects.create(
        proeve=seated.attempt.proeve, line=Line.PRESENTATION, reason="Vertelt het uit het hoofd.", at=BEFORE
    )
    composing.hand_in(own, by=seated.participant, now=BEFORE)
    assert dossier(seated).handed_in_at == BEFORE


def test_evidence_is_a_file_or_a_link_and_not_without_end(seated: Table) -> None:  # PRV-4
    assert add(seated) == add(seated)
    file = add(seated, title="Flap", link="", file=given("flap.txt", b"Wat we bedachten."))
    composing.drop(dossier(seated), file.pk, now=BEFORE)
    composing.drop(dossier(seated), file.pk, now=BEFORE)
    assert not Upload.objects.exists()
    for number in range(composing.MOST_PIECES - 1):
        add(seated, link=f"https://krant.example/{number}")
    with pytest.raises(composing.Enough):
        add(seated, link="https://krant.example/nog-een")
    with pytest.raises(IntegrityError), transaction.atomic():
        Piece.objects.filter(link__endswith="/1").update(link="")


def test_megabytes_of_reflection_are_refused_in_words(seated: Table) -> None:
    reflect(seated, "Kort.")
    with pytest.raises(TooLong, match="te lang"):
        reflect(seated, "x" * 3_000_000)
    assert freezing.contents(dossier(seated))["reflection"] == "Kort."


def test_from_the_start_of_the_talk_nothing_changes(seated: Table) -> None:  # PRV-4
    present(seated)
    reflect(seated, "Zo sta ik er nu voor.")
    piece = add(seated)
    composing.hand_in(dossier(seated), by=seated.participant, now=BEGINS - make.HOUR / 60)
    own, by = dossier(seated), seated.participant
    for change in (
        lambda: composing.present(own, file=None, link="https://x.example/", by=by, now=BEGINS),
        lambda: composing.save(own, fields={"reflection": "x"}, origin=Origin(0), by=by, now=BEGINS),
        lambda: composing.add(own, title="x", file=None, link="https://x.example/", by=by, now=BEGINS),
        lambda: composing.drop(own, piece.pk, now=BEGINS),
        lambda: composing.hand_in(own, by=by, now=BEGINS),
    ):
        with pytest.raises(composing.Frozen):
            change()
    assert freezing.settle(own, now=BEFORE).is_frozen is False
    frozen = freezing.settle(own, now=DURING)
    assert frozen.frozen_at == DURING
    assert frozen.frozen == freezing.live(own)
    assert freezing.settle(own, now=DURING + make.HOUR).frozen_at == DURING


def test_a_frozen_dossier_changes_for_nobody_also_when_the_talk_moves(seated: Table) -> None:  # PRV-4
    present(seated)
    frozen = freezing.settle(dossier(seated), now=DURING)
    type(seated.talk).objects.update(starts_at=DURING + 30 * make.DAY, ends_at=DURING + 31 * make.DAY)
    with pytest.raises(composing.Frozen):
        reflect(seated, "Toch nog iets.", now=DURING)
    assert freezing.contents(dossier(seated)) == frozen.frozen


def test_the_checksum_is_over_what_was_shown_and_over_the_files(seated: Table) -> None:  # PRV-4
    content = pptx("ppt/slides/slide1.xml")
    present(seated, "Mijn verhaal.pptx", content)
    add(seated, title="Flap", link="", file=given("flap.txt", b"Wat we bedachten."))
    reflect(seated, "Ik vraag nu eerst door.")
    assert freezing.freeze_begun(now=BEFORE) == 0
    assert (freezing.freeze_begun(now=DURING), freezing.freeze_begun(now=DURING)) == (1, 0)
    own = dossier(seated)
    shown = json.dumps(own.frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert own.checksum == hashlib.sha256(shown.encode()).hexdigest()
    for upload in Upload.objects.all():
        assert hashlib.sha256(upload.file.read()).hexdigest() in shown
    assert hashlib.sha256(content).hexdigest() in shown
    assert Upload.objects.count() == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.update(checksum="")


def test_a_talk_that_is_called_off_freezes_nothing(seated: Table) -> None:
    present(seated)
    type(seated.talk).objects.update(cancelled_at=BEFORE)
    assert freezing.freeze_begun(now=DURING) == 0
    reflect(seated, "Ik werk gewoon door.", now=DURING)


def test_a_resit_begins_with_what_was_in_the_first(seated: Table, files: Any) -> None:  # PRV-6
    present(seated)
    reflect(seated, "Zo was het toen.")
    add(seated, title="Flap", link="", file=given("flap.txt", b"Wat we bedachten."))
    composing.hand_in(dossier(seated), by=seated.participant, now=BEFORE)
    first = freezing.settle(dossier(seated), now=DURING)
    deciding.open_result(agreed(seated, is_obtained=False), by=seated.participant, now=DURING)
    resit = seated.attempt.proeve.attempts.get(number=2)
    own = composing.dossier_of(resit, now=DURING)
    now_there = freezing.live(own)
    for name in ("presentation", "link", "reflection"):
        assert now_there[name] == (first.frozen or {})[name]
    assert [piece["title"] for piece in now_there["pieces"]] == ["Flap"]
    assert (own.handed_in_at, own.is_frozen) == (None, False)
    composing.drop(own, own.pieces.get().pk, now=DURING)
    composing.present(own, file=None, link="https://nieuw.example/", by=seated.participant, now=DURING)
    composing.save(
        own, fields={"reflection": "Nu verder."}, origin=Origin(1), by=seated.participant, now=DURING
    )
    assert freezing.contents(Dossier.objects.get(pk=first.pk)) == first.frozen
    assert Upload.objects.count() == 2
    assert len([path for path in files.rglob("*") if path.is_file()]) == 2
