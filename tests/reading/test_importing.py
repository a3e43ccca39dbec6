"""Taking in a list: what becomes of each title is shown first, whatever was pasted."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from cohorts.models import Cohort
from programme.models import Version
from reading import bibtex, decoding, importing, keeping, plain_list
from reading.facts import Facts
from reading.found import Found, TooManyTitles
from reading.importing import ChangedSince, NothingFound
from reading.models import Item, ReadingList
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = make.BEFORE_ALL
BIBTEX = r"""
Gemaakt met een programma.
@string{boom = "Boom"}
@book{hart2014, title = {{Zoektocht} naar het \emph{handwerk}}, year = 2014,
  author = {'t Hart, Paul and van der Wal, Zeger}, publisher = boom, abstract = {Lang verhaal.}}
@article{cafe, title = "Caf{\'e}s, na{\"\i}ef \& \v{C}apek --- ``nieuw''", date={2020-03-01},
  author={Jos{\'e} M{\"u}ller and others}, journal={Tijdschrift}, doi={10.1000/xyz_1}}
@online{site, title={De site}, url={https://voorbeeld.example/a\_b?c=1\%20d}}
@misc{los, title={Los}, howpublished={\url{https://voorbeeld.example/los}}}
"""


@pytest.fixture
def mine(db: None) -> ReadingList:
    return make.reading_list(make.cohort())


def outcomes(reading_list: ReadingList, text: str) -> list[tuple[str, bool, str]]:
    rows = importing.preview(reading_list, text).rows
    return [(row.found.facts.title, row.is_new, row.why_not) for row in rows]


def entry(fields: str, kind: str = "book", *, key: str = "a") -> str:
    return "@" + kind + "{" + key + ", " + fields + "}"


def only(found: list[Found]) -> Found:
    (one,) = found
    return one


# BibTeX.


def test_what_a_reference_manager_wrote_is_read() -> None:
    found = bibtex.titles_in(BIBTEX)
    assert [one.facts for one in found] == [
        Facts("Zoektocht naar het handwerk", "Paul 't Hart en Zeger van der Wal", "book", 2014, "Boom"),
        Facts(
            "Cafés, naïef & Čapek — “nieuw”",
            "José Müller en anderen",
            "article",
            2020,
            "Tijdschrift",
            "https://doi.org/10.1000/xyz_1",
        ),
        Facts("De site", "", "website", None, "", "https://voorbeeld.example/a_b?c=1%20d"),
        Facts("Los", "", "website", None, "", "https://voorbeeld.example/los"),
    ]
    assert [one.place for one in found] == [
        "Regel 4: hart2014",
        "Regel 6: cafe",
        "Regel 8: site",
        "Regel 9: los",
    ]
    assert not any(one.fault for one in found)


def test_a_broken_entry_is_named_and_the_next_is_read() -> None:
    text = "@book{stuk, title={Geen einde\n@book{heel, title={Heel}}\n@book{ook stuk title={Zonder komma}}"
    broken, whole, also = bibtex.titles_in(text)
    assert (whole.facts.title, whole.fault, whole.place) == ("Heel", "", "Regel 2: heel")
    assert [one.place for one in (broken, also)] == ["Regel 1", "Regel 3"]
    assert all("geen goed BibTeX" in one.fault for one in (broken, also))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("@book{a, title={Een}}\n@book{a, title={Twee}}", "Deze sleutel staat er twee keer in."),
        ("@book{a, title={Een}, title={Twee}}", "een veld twee keer"),
        ("@book{a, author={Iemand}}", "Hier staat geen titel."),
        ("@book{a, title={}}", "Hier staat geen titel."),
        ("@book{a, title={%s}}" % ("\\textbf{" * 240 + "}" * 240), "LaTeX die we niet kunnen lezen"),
        ("@book{a, title={%s}}" % ("lang " * 80), "Deze titel is te lang."),
        ("@book{a, title={Een}, author={%s}}" % ("Jan Jansen and " * 40 + "Piet"), "te veel auteurs"),
        ("@book{a, title={Een}, publisher={%s}}" % ("lang " * 80), "uitgever is te lang"),
        ("@book{a, title={Een}, url={javascript:alert(1)}}", "Er staat: javascript:alert(1)"),
        ("@book{a, title={Een}, url={http://[}}", "Een link begint met http"),
    ],
)
def test_what_cannot_be_taken_in_says_why(text: str, fault: str) -> None:
    assert fault in bibtex.titles_in(text)[-1].fault


@pytest.mark.parametrize(("year", "kept"), [("2014", 2014), ("n.d.", None), ("in druk", None), ("99", None)])
def test_a_year_that_is_none_is_left_out_and_said(year: str, kept: int | None) -> None:
    one = only(bibtex.titles_in(entry(f"title={{Een}}, year={{{year}}}")))
    assert (one.facts.year, one.fault, bool(one.remarks)) == (kept, "", kept is None)


def test_markup_in_a_title_is_left_out_and_said() -> None:
    one = only(bibtex.titles_in("@book{a, title={<b>Vet</b><script>alert(1)</script> boek}}"))
    assert (one.facts.title, one.remarks) == ("Vetalert(1) boek", ("Opmaak uit de titel is weggelaten.",))


def test_an_organisation_between_braces_stays_one_author() -> None:
    one = only(bibtex.titles_in("@book{a, title={Een}, author={{Huis en Hof} and Jansen, Jan}}"))
    assert one.facts.author == "Huis en Hof en Jan Jansen"


@pytest.mark.parametrize("kind", [*bibtex.KINDS, "misc", "onbekend"])
def test_every_kind_of_entry_becomes_a_kind_of_ours(kind: str) -> None:
    one = only(bibtex.titles_in(entry("title={Een}", kind)))
    assert one.facts.kind in Item.Kind.values


@pytest.mark.parametrize(
    "text", ["@a{" * 5000, "\n".join(entry("title={T}", key=f"a{n}") for n in range(201))]
)
def test_more_than_can_be_looked_over_is_refused(text: str) -> None:
    with pytest.raises(TooManyTitles):
        bibtex.titles_in(text.replace("@a{", "@a{\n"))


@pytest.mark.parametrize(
    "text",
    ["@book{a, title={" + "{" * 50_000, "@book{a, title={" + "\\'" * 50_000 + "}}", "@book{" + '"' * 99_999],
)
def test_what_is_made_to_take_long_does_not(text: str) -> None:
    """Deep or long: cut or refused before anything is made of it."""
    assert all(len(one.facts.title) <= 250 for one in bibtex.titles_in(text))


# A plain list.


@pytest.mark.parametrize(
    ("line", "title", "author", "address"),
    [
        (
            "Het huis - Jan Jansen - https://voorbeeld.example/",
            "Het huis",
            "Jan Jansen",
            "https://voorbeeld.example/",
        ),
        ("Het huis", "Het huis", "", ""),
        ("Het huis – Jan Jansen", "Het huis", "Jan Jansen", ""),
        (
            "Het huis | Jan Jansen | www.voorbeeld.example",
            "Het huis",
            "Jan Jansen",
            "https://www.voorbeeld.example",
        ),
        ("Het huis\tJan Jansen", "Het huis", "Jan Jansen", ""),
        ("Het huis - https://voorbeeld.example/", "Het huis", "", "https://voorbeeld.example/"),
        ("Deel een - Het huis - Jan Jansen", "Deel een - Het huis", "Jan Jansen", ""),
        ("- Het huis - Jan Jansen", "Het huis", "Jan Jansen", ""),
        ("3. Het huis - Jan Jansen", "Het huis", "Jan Jansen", ""),
        ("Zelf-reflectie: hoe? - Jan-Willem Smit", "Zelf-reflectie: hoe?", "Jan-Willem Smit", ""),
    ],
)
def test_a_line_is_a_title_an_author_and_a_link(line: str, title: str, author: str, address: str) -> None:
    one = only(plain_list.titles_in(line))
    assert (one.facts.title, one.facts.author, one.facts.address, one.fault) == (title, author, address, "")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("Het huis - Jan - javascript:alert(1)", "Er staat: javascript:alert(1)"),
        ("Het huis - Jan - ftp://voorbeeld.example/", "Er staat: ftp://voorbeeld.example/"),
        ("https://voorbeeld.example/", "Hier staat geen titel."),
        ("x" * 251, "Deze titel is te lang."),
        ("x" * 5000, "Deze regel is te lang"),
    ],
)
def test_a_line_that_cannot_be_taken_in_says_why(line: str, fault: str) -> None:
    assert fault in only(plain_list.titles_in(line)).fault


def test_empty_lines_count_for_the_number_and_for_nothing_else() -> None:
    assert [one.place for one in plain_list.titles_in("Een\n\n  \nTwee\n")] == ["Regel 1", "Regel 4"]


@given(st.text(max_size=300))
def test_no_text_is_too_strange_to_look_at(text: str) -> None:
    for read in (plain_list.titles_in, bibtex.titles_in):
        for one in read(text):
            assert one.fault or one.facts.title


# What becomes of it.


def test_what_is_there_already_is_recognised(mine: ReadingList) -> None:
    make.reading_item(mine.cohort, "Het huis", author="Jan Jansen", address="https://voorbeeld.example/huis")
    text = (
        "HET HUIS! - Jansen, Jan\n"
        "Een ander boek - https://voorbeeld.example/huis\n"
        "Nieuw - Piet\n"
        "nieuw - piet\n"
        " - javascript:x"
    )
    assert outcomes(mine, text) == [
        ("HET HUIS!", False, "Deze titel staat al op de lijst."),
        ("Een ander boek", False, "Deze link staat al op de lijst, bij: Het huis."),
        ("Nieuw", True, ""),
        ("nieuw", False, "Deze titel staat hierboven al (regel 3)."),
        ("", False, "Hier staat geen titel."),
    ]


def test_nothing_is_written_until_it_was_seen(mine: ReadingList) -> None:
    text = "Een - Jan\nTwee - Piet"
    shown = importing.preview(mine, text)
    assert (mine.items.count(), [one.title for one in shown.new]) == (0, ["Een", "Twee"])
    number = importing.take_in(mine, text, seen=shown.seen, by=make.person(), now=NOW)
    assert (number, [item.title for item in mine.items.order_by("position")]) == (2, ["Een", "Twee"])
    again = importing.take_in(mine, text, seen=shown.seen, by=make.person(), now=NOW)
    assert (again, mine.items.count()) == (0, 2)


def test_another_text_than_was_seen_is_not_taken_in(mine: ReadingList) -> None:
    seen = importing.preview(mine, "Een - Jan").seen
    with pytest.raises(ChangedSince):
        importing.take_in(mine, "Een - Jan\nTwee", seen=seen, by=make.person(), now=NOW)
    assert mine.items.count() == 0


@pytest.mark.parametrize("text", ["", "  \n\n", "@comment{niets}", "@string{a = {b}}"])
def test_a_text_without_titles_is_told_apart(mine: ReadingList, text: str) -> None:
    with pytest.raises(NothingFound):
        importing.preview(mine, text)


def test_what_comes_in_stands_in_order_with_its_links_once(mine: ReadingList) -> None:
    text = BIBTEX + "@online{weer, title={Ander}, url={https://voorbeeld.example/nieuw}}"
    seen = importing.preview(mine, text).seen
    importing.take_in(mine, text, seen=seen, by=make.person(), now=NOW)
    rows = list(mine.items.order_by("position").values_list("title", "year", "link__address"))
    assert rows[0] == ("Zoektocht naar het handwerk", 2014, None)
    assert rows[-1] == ("Ander", None, "https://voorbeeld.example/nieuw")


def test_a_title_that_went_off_the_list_comes_back_through_a_text(mine: ReadingList) -> None:
    item = make.reading_item(mine.cohort, "Het huis", author="", removed_at=NOW)
    keeping.add_many(mine, [Facts("Het huis")], by=make.person(), now=NOW)
    assert [(one.pk, one.is_removed) for one in mine.items.all()] == [(item.pk, False)]


# Files.


@pytest.mark.parametrize(
    "content",
    [
        "Café".encode(),
        "\ufeffCafé".encode(),
        "Café".encode("utf-16"),
        b"\xfe\xff" + "Café".encode("utf-16-be"),
        "Café".encode("cp1252"),
    ],
)
def test_a_file_is_read_however_it_was_saved(content: bytes) -> None:
    assert decoding.text_of(SimpleUploadedFile("lijst.txt", content)) == "Café"


@pytest.mark.parametrize("content", [b"\x00\x01\x02", b"PK\x03\x04\x00\x00", b"%PDF-1.7\n\x00"])
def test_a_file_without_text_is_refused(content: bytes) -> None:
    with pytest.raises(decoding.NoText):
        decoding.text_of(SimpleUploadedFile("lijst.bib", content))


def test_five_megabytes_are_too_many() -> None:
    with pytest.raises(decoding.TooLargeAList):
        decoding.text_of(SimpleUploadedFile("lijst.bib", b"@book{a, title={T}}\n" * 262_144))


def test_lists_of_versions_can_be_taken_in_too() -> None:
    version: Version = make.programme_version()
    reading_list = make.reading_list(version)
    seen = importing.preview(reading_list, "Een").seen
    assert importing.take_in(reading_list, "Een", seen=seen, by=make.person(), now=NOW) == 1
    cohort: Cohort = make.cohort(version=version)
    assert make.reading_list(cohort).items.get().title == "Een"
