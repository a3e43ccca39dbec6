"""Adding, changing, ordering and taking titles off a list."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cohorts.models import Cohort
from documents.models import Upload
from documents.receiving import WrongKind
from people.models import Act
from reading import keeping, laying, picking
from reading.facts import Facts, likeness, one_line
from reading.keeping import AlreadyThere, Enough, Gone, WasThereBefore
from reading.models import Item, ReadingList
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.BEFORE_ALL
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


@pytest.fixture
def cohort(db: None, settings: Any, tmp_path: Path) -> Cohort:
    settings.MEDIA_ROOT = tmp_path
    return make.cohort()


@pytest.fixture
def mine(cohort: Cohort) -> ReadingList:
    return make.reading_list(cohort)


def add(reading_list: ReadingList, title: str, author: str = "", **extra: Any) -> Item:
    return keeping.add(reading_list, Facts(title, author), by=make.person(), now=NOW, **extra)


def titles(reading_list: ReadingList) -> list[str]:
    return [item.title for item in reading_list.items.on_the_list().order_by("position")]


def file(name: str = "hoofdstuk.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_title_comes_at_the_end_and_who_did_it_is_on_record(mine: ReadingList) -> None:
    by = make.person()
    for title in ("Eerst", "Dan"):
        keeping.add(mine, Facts(title), by=by, now=NOW)
    assert titles(mine) == ["Eerst", "Dan"]
    assert [(act.action, act.actor) for act in Act.objects.filter(about=mine.key)] == [
        ("reading-added", by)
    ] * 2


@pytest.mark.parametrize(
    ("title", "author"),
    [
        ("Het huis", "Jan Jansen"),
        ("HET  HUIS!", "jan jansen"),
        ("Hét huis", "Jansen, Jan"),
        ("‘Het huis’", "Jan  Jansén"),
    ],
)
def test_the_same_title_by_the_same_people_is_refused(mine: ReadingList, title: str, author: str) -> None:
    add(mine, "Het huis", "Jan Jansen")
    with pytest.raises(AlreadyThere):
        add(mine, title, author)


def test_another_author_makes_another_title(mine: ReadingList) -> None:
    add(mine, "Het huis", "Jan Jansen")
    add(mine, "Het huis", "Piet Pietersen")
    assert titles(mine) == ["Het huis", "Het huis"]


def test_titles_without_letters_are_not_all_the_same() -> None:
    assert likeness("1984", "") != likeness("2001", "")
    assert likeness("公共管理", "") != likeness("公民", "")


def test_a_list_has_an_end(mine: ReadingList) -> None:
    keeping.add_many(mine, [Facts(f"Titel {n}") for n in range(keeping.MOST)], by=make.person(), now=NOW)
    with pytest.raises(Enough):
        add(mine, "Nog een")


def test_a_title_moves_past_its_neighbour_under_the_same_day(mine: ReadingList, cohort: Cohort) -> None:
    day = make.session(cohort, 2).pk
    for title, session in (("A", None), ("Dag 1", day), ("B", None), ("C", None)):
        keeping.add(mine, Facts(title, session=session), by=make.person(), now=NOW)
    by_title = {item.title: item for item in mine.items.all()}
    keeping.move(by_title["B"], up=True)
    assert titles(mine) == ["B", "Dag 1", "A", "C"]
    keeping.move(by_title["B"], up=True)
    keeping.move(by_title["C"], up=False)
    assert titles(mine) == ["B", "Dag 1", "A", "C"]
    keeping.move(by_title["A"], up=False)
    assert titles(mine) == ["B", "Dag 1", "C", "A"]


def test_a_title_is_changed_where_it_stands(mine: ReadingList) -> None:
    item = add(mine, "Eerst", "Iemand")
    add(mine, "Dan")
    facts = Facts("Beter", "Iemand", "video", 2020, "Uitgever", "https://voorbeeld.example/", "Omdat.")
    keeping.change(item, facts, by=make.person(), now=NOW)
    item.refresh_from_db()
    assert (item.title, item.kind, item.year, item.link.address, item.why) == (
        "Beter",
        "video",
        2020,
        "https://voorbeeld.example/",
        "Omdat.",
    )
    assert titles(mine) == ["Beter", "Dan"]


def test_a_title_is_not_changed_into_another_that_is_or_was_there(mine: ReadingList, cohort: Cohort) -> None:
    item, other, gone = add(mine, "Een"), add(mine, "Ander"), add(mine, "Weg")
    picking.mark(gone, make.enrolment(cohort), "is_chosen", on=True)
    keeping.remove(gone, by=make.person(), now=NOW)
    for title, refusal in ((other.title, AlreadyThere), (gone.title, WasThereBefore)):
        with pytest.raises(refusal):
            keeping.change(item, Facts(title), by=make.person(), now=NOW)


@pytest.mark.parametrize(
    "act",
    [
        lambda item: keeping.remove(item, by=make.person(), now=NOW),
        lambda item: keeping.change(item, Facts("Anders"), by=make.person(), now=NOW),
        lambda item: picking.mark(item, make.enrolment(item.reading_list.cohort), "is_read", on=True),
    ],
)
def test_what_was_taken_off_in_the_meantime_is_told_as_that(
    mine: ReadingList, act: Callable[[Item], None]
) -> None:
    item = add(mine, "Weg")
    keeping.remove(Item.objects.get(pk=item.pk), by=make.person(), now=NOW)
    with pytest.raises(Gone):
        act(item)


# Files.


def stored() -> list[bool]:
    return [upload.file.storage.exists(upload.file.name) for upload in Upload.objects.all()]


def test_a_file_comes_along_and_goes_with_its_title(
    mine: ReadingList, django_capture_on_commit_callbacks: Any
) -> None:
    item = add(mine, "Met bestand", file=file())
    assert (item.upload.name, stored()) == ("hoofdstuk.pdf", [True])
    name, storage = item.upload.file.name, item.upload.file.storage
    with django_capture_on_commit_callbacks(execute=True):
        keeping.remove(item, by=make.person(), now=NOW)
    assert (Upload.objects.count(), storage.exists(name)) == (0, False)


def test_another_file_takes_the_place_of_the_first(mine: ReadingList) -> None:
    item = add(mine, "Met bestand", file=file())
    keeping.change(item, Facts("Met bestand"), file=file("beter.pdf"), by=make.person(), now=NOW)
    assert [upload.name for upload in Upload.objects.all()] == ["beter.pdf"]
    keeping.change(Item.objects.get(pk=item.pk), Facts("Anders"), by=make.person(), now=NOW)
    assert Upload.objects.count() == 1
    keeping.change(Item.objects.get(pk=item.pk), Facts("Anders"), drops_file=True, by=make.person(), now=NOW)
    assert Upload.objects.count() == 0


def test_a_file_that_is_not_right_is_refused_and_nothing_is_added(mine: ReadingList) -> None:
    with pytest.raises(WrongKind):
        add(mine, "Met virus", file=file("virus.exe"))
    assert (titles(mine), Upload.objects.count()) == ([], 0)


def test_lists_that_were_copied_share_a_file_until_the_last_lets_go(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    version = make.programme_version()
    add(make.reading_list(version), "Met bestand", file=file())
    first, second = (make.reading_list(make.cohort(version=version)) for _ in range(2))
    keeping.remove(first.items.get(), by=make.person(), now=NOW)
    assert (second.items.get().upload.name, stored()) == ("hoofdstuk.pdf", [True])


# Taking off.


def test_what_nobody_touched_is_gone(mine: ReadingList) -> None:
    keeping.remove(add(mine, "Weg"), by=make.person(), now=NOW)
    assert not Item.objects.exists()


def test_what_was_picked_stays_for_who_did_and_comes_back_when_it_is_added_again(
    mine: ReadingList, cohort: Cohort
) -> None:
    item, sanne = add(mine, "Weg en terug"), make.enrolment(cohort)
    picking.mark(item, sanne, "is_chosen", on=True)
    keeping.remove(item, by=make.person(), now=NOW)
    assert (titles(mine), Item.objects.get().is_removed) == ([], True)
    again = add(mine, "Weg en terug")
    assert (again.pk, titles(mine)) == (item.pk, ["Weg en terug"])


def test_a_version_copies_only_what_is_on_the_list() -> None:
    version = make.programme_version()
    whole = make.reading_list(version)
    keeping.remove(add(whole, "Weg"), by=make.person(), now=NOW)
    add(whole, "Blijft")
    cohort = make.cohort(version=version)
    assert titles(laying.list_of_cohort(cohort, now=NOW)) == ["Blijft"]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("<b>Vet</b> boek", "Vet boek"),
        ("<script>alert(1)</script>Boek", "alert(1)Boek"),
        ("Kunst &amp; vliegwerk", "Kunst & vliegwerk"),
        ("&lt;i&gt;Schuin&lt;/i&gt;", "Schuin"),
        ("1 < 2 en 3 > 2", "1 < 2 en 3 > 2"),
        ("Omge\u202ekeerd\x00 en  breed\u200b", "Omgekeerd en breed"),
        ("  Twee\n regels ", "Twee regels"),
    ],
)
def test_words_are_kept_without_markup_or_what_does_not_show(words: str, kept: str) -> None:
    assert one_line(words) == kept
