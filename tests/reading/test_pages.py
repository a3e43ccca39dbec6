"""The pages of a reading list, as a browser without scripts asks for them."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort, Enrolment, Session
from people.models import Person
from programme import editing
from reading import overview, picking
from reading.models import Item, Link, Pick
from tests import factories as make
from tests.pages import forms_on
from writing.saving import Origin

pytestmark = pytest.mark.django_db
TITLE = {"title": "Het huis", "kind": "book"}


class Shelf:
    """A cohort under way with a trainer, a participant and a list."""

    def __init__(self) -> None:
        self.cohort: Cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=20))
        self.sanne: Enrolment = make.enrolment(self.cohort, "Sanne de Vries")
        self.trainer: Person = make.trainer(self.cohort)
        self.list = make.reading_list(self.cohort)
        self.own, self.keeper = signed_in(self.sanne.person), signed_in(self.trainer)

    def keep(self, name: str, *args: int) -> str:
        return reverse(f"reading:{name}", args=[self.list.pk, *args])

    def mine(self, name: str, *args: int) -> str:
        return reverse(f"reading:{name}", args=[self.sanne.pk, *args])

    def item(self, title: str = "Het huis", **fields: Any) -> Item:
        return make.reading_item(self.cohort, title, **fields)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def shelf(db: None) -> Shelf:
    return Shelf()


def page(client: Client, url: str, *, status: int = 200) -> str:
    answer = client.get(url)
    assert answer.status_code == status
    return str(answer.content.decode())


def told(answer: Any) -> str:
    """What the page says after the redirect."""
    return str(answer.content.decode())


# For who takes part.


def test_the_list_stands_by_day_with_what_is_for_all_first(shelf: Shelf) -> None:
    for title, day in (("Bij drie", 3), ("Bij een", 1), ("Voor alles", 0)):
        shelf.item(title, session=make.session(shelf.cohort, day) if day else None)
    shown = page(shelf.own, shelf.mine("list"))
    places = [
        shown.index(words)
        for words in (
            "Voor de hele training</h2>",
            "Voor alles",
            "Dag 1: Thema 1</h2>",
            "Bij een",
            "Bij drie",
        )
    ]
    assert places == sorted(places)
    assert 'href="#dag-3"' in shown


def test_a_title_is_marked_and_unmarked_from_the_list(shelf: Shelf) -> None:
    item = shelf.item()
    (chosen, *_) = _marks(page(shelf.own, shelf.mine("list")))
    answer = shelf.own.post(chosen.action, {name: values[0] for name, values in chosen.values.items()})
    assert answer["Location"] == f"{shelf.mine('list')}#titel-{item.pk}"
    shown = page(shelf.own, shelf.mine("list"))
    assert (shown.count('aria-pressed="true"'), Pick.objects.get().is_chosen) == (1, True)
    (chosen, *_) = _marks(shown)
    shelf.own.post(chosen.action, {name: values[0] for name, values in chosen.values.items()})
    assert 'aria-pressed="true"' not in page(shelf.own, shelf.mine("list"))


def _marks(shown: str) -> list[Any]:
    return [form for form in forms_on(shown) if "mark" in form.values]


def test_what_one_chose_can_be_seen_alone(shelf: Shelf) -> None:
    item = shelf.item("Gekozen")
    shelf.item("Niet gekozen")
    picking.mark(item, shelf.sanne, "is_chosen", on=True)
    shown = page(shelf.own, f"{shelf.mine('list')}?toon=mijn")
    assert ("Gekozen" in shown, "Niet gekozen" in shown) == (True, False)
    answer = shelf.own.post(shelf.mine("mark", item.pk), {"mark": "is_chosen", "on": "0", "from": "mine"})
    assert answer["Location"] == f"{shelf.mine('list')}?toon=mijn#titel-{item.pk}"
    assert "Je koos nog niets. Dat hoeft ook niet." in page(shelf.own, f"{shelf.mine('list')}?toon=mijn")


def test_an_empty_list_says_so(shelf: Shelf) -> None:
    assert "Er staat nog niets op de leeslijst." in page(shelf.own, shelf.mine("list"))
    assert "Er staat nog niets op deze lijst." in page(shelf.keeper, shelf.keep("keep"))


def test_a_note_saves_itself_and_by_its_button(shelf: Shelf) -> None:
    item = shelf.item()
    url = shelf.mine("item", item.pk)
    typed = {"note": "Eerste zin.", "version": "0", "token": "a"}
    answer = shelf.own.post(url, typed, headers={"Accept": "application/json"})
    assert (answer.json()["state"], answer.json()["number"]) == ("saved", 1)
    answer = shelf.own.post(url, {"note": "Eerste zin.\n\nTweede.", "version": "1"}, follow=True)
    assert "Je notitie is bewaard. Alleen jij leest hem." in told(answer)
    assert overview.own_row(shelf.sanne, item).note == "Eerste zin.\n\nTweede."
    assert "Tweede." in page(shelf.own, url)


def test_a_note_from_two_windows_keeps_both(shelf: Shelf) -> None:
    item = shelf.item()
    url = shelf.mine("item", item.pk)
    for words in ("Hier getypt.", "Daar getypt."):
        answer = shelf.own.post(url, {"note": words, "version": "0"})
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "Er zijn twee versies van je notitie" in shown
    assert ("Hier getypt." in shown, "Daar getypt." in shown) == (True, True)
    (number,) = [form.values["version"][0] for form in forms_on(shown) if "version" in form.values]
    shelf.own.post(url, {"note": "Daar getypt.", "version": number})
    assert overview.own_row(shelf.sanne, item).note == "Daar getypt."
    versions = page(shelf.own, shelf.mine("versions", item.pk))
    assert "Hier getypt." in versions
    shelf.own.post(shelf.mine("versions", item.pk), {"number": "1"})
    assert overview.own_row(shelf.sanne, item).note == "Hier getypt."


def test_a_note_that_is_too_long_stays_on_the_page(shelf: Shelf) -> None:
    answer = shelf.own.post(shelf.mine("item", shelf.item().pk), {"note": "y" * 20_001, "version": "0"})
    shown = answer.content.decode()
    assert (answer.status_code, "Dit is te lang" in shown, "y" * 20_001 in shown) == (422, True, True)


def test_a_note_typed_by_who_was_here_before_is_not_taken(shelf: Shelf) -> None:
    typed = {"note": "Van een ander.", "version": "0", "who": str(shelf.trainer.pk)}
    item = shelf.item()
    answer = shelf.own.post(shelf.mine("item", item.pk), typed, headers={"Accept": "application/json"})
    assert (answer.json()["state"], Pick.objects.count()) == ("someone-else", 0)


def test_what_to_read_for_the_coming_day_stands_lightly_where_one_is(shelf: Shelf) -> None:
    make.pod(shelf.sanne)
    coming = next(
        one for one in shelf.cohort.sessions.order_by("starts_at") if one.starts_at > timezone.now()
    )
    shelf.item("Voor de komende dag", session=coming)
    shelf.item("Voor een andere dag", session=make.session(shelf.cohort, 7))
    for url in (
        reverse("progress:journey", args=[shelf.sanne.pk]),
        reverse("pod:day", args=[shelf.sanne.pk, coming.number]),
    ):
        shown = page(shelf.own, url)
        assert ("Voor de komende dag" in shown, "Voor een andere dag" in shown) == (True, False)
        assert shelf.mine("list") in shown
    assert "Voor de komende dag" in page(shelf.keeper, reverse("progress:day", args=[coming.pk]))


@pytest.mark.parametrize("withdrawn", [False, True])
def test_the_page_closes_when_one_leaves_the_cohort(shelf: Shelf, withdrawn: bool) -> None:
    item = shelf.item()
    if withdrawn:
        Enrolment.objects.filter(pk=shelf.sanne.pk).update(withdrawn_at=timezone.now())
    for url in (shelf.mine("list"), shelf.mine("item", item.pk)):
        page(shelf.own, url, status=404 if withdrawn else 200)


# For who keeps it.


def test_a_trainer_puts_a_title_on_the_list(shelf: Shelf) -> None:
    session = make.session(shelf.cohort, 2)
    listening = shelf.cohort.version.frameworks.get(position=1).competences.get(name="Luisteren")
    form = {
        **TITLE,
        "author": "Jan Jansen",
        "year": "2014",
        "publisher": "Boom",
        "address": "www.voorbeeld.example",
        "place": f"s-{session.pk}",
        "competence": str(listening.pk),
        "why": "Omdat het kort is.",
    }
    answer = shelf.keeper.post(shelf.keep("add"), form, follow=True)
    assert "Het huis staat op de lijst." in told(answer)
    item = Item.objects.get()
    assert (item.author, item.year, item.session, item.competence) == ("Jan Jansen", 2014, session, listening)
    assert item.link.address == "https://www.voorbeeld.example"
    for client, url in ((shelf.keeper, shelf.keep("keep")), (shelf.own, shelf.mine("list"))):
        shown = page(client, url)
        assert "Jan Jansen. Boek, 2014, Boom" in shown
        assert "Omdat het kort is." in shown


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("title", "", "Vul een titel in."),
        ("title", "x" * 251, "Dit is te lang. Gebruik ten hoogste 250 tekens."),
        ("kind", "schilderij", "Kies uit de lijst."),
        ("year", "vorig jaar", "Vul een jaartal in, bijvoorbeeld 2014."),
        ("year", "12", "Vul een jaartal in vanaf 1400."),
        ("address", "javascript:alert(1)", "Een link begint met http:// of https://"),
        ("address", "https://a:b@voorbeeld.example", "In deze link staat een naam of wachtwoord."),
        ("address", f"https://voorbeeld.example/{'x' * 500}", "Deze link is te lang."),
        ("place", "s-999999", "Kies uit de lijst."),
        ("competence", "1e9", "Kies uit de lijst."),
        ("why", "y" * 1001, "Deze tekst is te lang."),
    ],
)
def test_a_mistake_is_told_where_it_is_and_nothing_is_lost(
    shelf: Shelf, field: str, value: str, sentence: str
) -> None:
    form = {**TITLE, "author": "Iemand anders", field: value}
    answer = shelf.keeper.post(shelf.keep("add"), form)
    shown = answer.content.decode()
    assert (answer.status_code, Item.objects.count()) == (422, 0)
    assert sentence in shown
    assert "Iemand anders" in shown


def test_a_title_that_is_there_is_told_at_the_title(shelf: Shelf) -> None:
    shelf.item("Het huis", author="")
    answer = shelf.keeper.post(shelf.keep("add"), TITLE)
    assert (answer.status_code, "staat al op de lijst" in answer.content.decode()) == (422, True)


def test_html_that_is_typed_is_shown_as_it_was_typed(shelf: Shelf) -> None:
    shelf.keeper.post(shelf.keep("add"), {**TITLE, "title": "<script>alert(1)</script>"})
    for client, url in ((shelf.keeper, shelf.keep("keep")), (shelf.own, shelf.mine("list"))):
        shown = page(client, url)
        assert "<script>alert(1)" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown


def test_a_title_is_changed_with_what_it_was_in_the_form(shelf: Shelf) -> None:
    session = make.session(shelf.cohort, 2)
    item = shelf.item(address="https://voorbeeld.example/", session=session, why="Omdat.")
    (form,) = [
        one for one in forms_on(page(shelf.keeper, shelf.keep("edit", item.pk))) if "title" in one.values
    ]
    sent = {name: values[0] for name, values in form.values.items() if values}
    assert (sent["address"], sent["place"], sent["why"]) == (
        "https://voorbeeld.example/",
        f"s-{session.pk}",
        "Omdat.",
    )
    answer = shelf.keeper.post(shelf.keep("edit", item.pk), sent | {"title": "Het nieuwe huis"}, follow=True)
    assert "De titel is bewaard." in told(answer)
    changed = Item.objects.get()
    assert (changed.title, changed.session, changed.link) == ("Het nieuwe huis", session, item.link)


def test_taking_a_title_off_explains_what_stays(shelf: Shelf) -> None:
    item = shelf.item()
    shown = page(shelf.keeper, shelf.keep("remove", item.pk))
    assert "alleen bij die deelnemer blijft hij staan. Of iemand dat deed, kun je niet zien." in shown
    answer = shelf.keeper.post(shelf.keep("remove", item.pk), follow=True)
    assert "Het huis is van de lijst." in told(answer)
    assert page(shelf.keeper, shelf.keep("remove", item.pk), status=404)


def test_a_title_is_moved_by_its_buttons(shelf: Shelf) -> None:
    first, second = shelf.item("Eerst"), shelf.item("Dan")
    shown = page(shelf.keeper, shelf.keep("keep"))
    buttons = [form.buttons for form in forms_on(shown) if form.action.endswith("/plaats/")]
    assert buttons == [[("to", "down")], [("to", "up")]]
    answer = shelf.keeper.post(shelf.keep("move", second.pk), {"to": "up"})
    assert answer["Location"] == f"{shelf.keep('keep')}#titel-{second.pk}"
    shown = page(shelf.keeper, shelf.keep("keep"))
    assert shown.index(second.title) < shown.index(first.title)


def test_a_dead_link_is_shown_to_the_trainer_with_what_the_website_said(shelf: Shelf) -> None:
    item = shelf.item(address="https://weg.example/boek")
    when = make.at("2026-11-12", "10:00")
    Link.objects.update(state="gone", answer="404 Not Found", failures=1, checked_at=when)
    home, sentence = reverse("progress:trainer"), "Een link op de leeslijst doet het niet"
    shown = page(shelf.keeper, shelf.keep("keep"))
    assert "Links die het niet doen" in shown
    assert "De website zei: 404 Not Found. Bekeken op donderdag 12\xa0november 2026." in shown
    assert sentence in page(shelf.keeper, home)
    assert "(deze link doet het nu misschien niet)" in page(shelf.own, shelf.mine("item", item.pk))
    Link.objects.update(state="works", failures=0)
    assert "Links die het niet doen" not in page(shelf.keeper, shelf.keep("keep"))
    assert sentence not in page(shelf.keeper, home)


def test_the_list_of_a_version_in_use_is_read_and_not_changed(shelf: Shelf) -> None:  # COH-1
    version = shelf.cohort.version
    fixed = make.reading_list(version)
    item = make.reading_item(version, "Van het programma")
    shown = page(shelf.keeper, reverse("reading:keep", args=[fixed.pk]))
    assert ("Van het programma" in shown, "Zet een titel op de lijst" in shown) == (True, False)
    for name, args in (("add", ()), ("import", ()), ("edit", (item.pk,)), ("remove", (item.pk,))):
        answer = shelf.keeper.post(reverse(f"reading:{name}", args=[fixed.pk, *args]), TITLE, follow=True)
        assert str(editing.VersionInUse()) in told(answer)
    assert [one.title for one in fixed.items.all()] == ["Van het programma"]


def test_a_trainer_of_the_programme_keeps_the_list_of_its_next_version(shelf: Shelf) -> None:
    new = editing.new_version(shelf.cohort.version, by=make.person(), now=timezone.now())
    url = reverse("reading:of_version", args=[new.pk])
    shown = shelf.keeper.get(url, follow=True).content.decode()
    assert "Zet een titel op de lijst" in shown
    stranger = signed_in(make.trainer(make.cohort()))
    assert stranger.get(url).status_code == 404


# Taking in.


def test_a_list_is_looked_over_and_then_taken_in(shelf: Shelf) -> None:
    shelf.item("Het huis", author="Jan Jansen")
    url = shelf.keep("import")
    text = "Het huis - Jan Jansen\nNieuw boek - Piet\nFout - javascript:alert(1)"
    answer = shelf.keeper.post(url, {"text": text, "do": "look"})
    shown = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Staat er al", "Komt op de lijst", "Kan niet", "Zet deze titel op de lijst"):
        assert words in shown
    assert Item.objects.count() == 1
    (form,) = [one for one in forms_on(shown) if "text" in one.values]
    sent = {name: form.values[name][0] for name in ("text", "seen")} | {"do": "take"}
    answer = shelf.keeper.post(url, sent, follow=True)
    assert "Er is één titel bij gekomen." in told(answer)
    assert [item.title for item in shelf.list.items.order_by("position")] == ["Het huis", "Nieuw boek"]


def test_a_text_that_was_changed_after_looking_is_looked_at_again(shelf: Shelf) -> None:
    url = shelf.keep("import")
    shown = shelf.keeper.post(url, {"text": "Een", "do": "look"}).content.decode()
    (form,) = [one for one in forms_on(shown) if "text" in one.values]
    sent = {"text": "Een\nTwee", "seen": form.values["seen"][0], "do": "take"}
    answer = shelf.keeper.post(url, sent)
    shown = answer.content.decode()
    assert (answer.status_code, Item.objects.count()) == (422, 0)
    assert "Je veranderde de tekst. Kijk eerst wat er nu van wordt." in shown
    assert shown.count("Komt op de lijst") == 2


def test_a_file_is_shown_as_text_and_taken_in_as_that(shelf: Shelf) -> None:
    file = SimpleUploadedFile("lijst.bib", "@book{a, title={Café}, author={José}}".encode("cp1252"))
    shown = shelf.keeper.post(shelf.keep("import"), {"file": file, "do": "look"}).content.decode()
    (form,) = [one for one in forms_on(shown) if "text" in one.values]
    assert form.values["text"] == ["@book{a, title={Café}, author={José}}"]
    sent = {name: form.values[name][0] for name in ("text", "seen")} | {"do": "take"}
    shelf.keeper.post(shelf.keep("import"), sent)
    assert (Item.objects.get().title, Item.objects.get().author) == ("Café", "José")


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({}, "Plak een lijst, of kies een bestand."),
        ({"text": "  \n "}, "Plak een lijst, of kies een bestand."),
        ({"text": "@comment{niets}"}, "We vonden hier geen titels."),
        ({"text": "\n".join(f"Titel {n}" for n in range(201))}, "Hier staan meer dan 200 titels in."),
        ({"text": "x" * 400_001}, "Deze lijst is te lang."),
        ({"file": (b"", "leeg.bib")}, "Dit bestand is leeg."),
        ({"file": (b"\x00\x01", "plaatje.bib")}, "Dit bestand bevat geen tekst."),
        (
            {"file": (b"@book{a, title={T}}\n" * 262_144, "groot.bib")},
            "Dit bestand is te groot voor een leeslijst.",
        ),
        ({"text": "Een", "file": (b"Twee", "lijst.txt")}, "niet allebei tegelijk."),
    ],
)
def test_what_cannot_be_taken_in_is_told_and_nothing_typed_is_lost(
    shelf: Shelf, sent: dict[str, Any], sentence: str
) -> None:
    form = {"do": "look"} | {name: value for name, value in sent.items() if name == "text"}
    if "file" in sent:
        content, name = sent["file"]
        form["file"] = SimpleUploadedFile(name, content)
    answer = shelf.keeper.post(shelf.keep("import"), form)
    shown = answer.content.decode()
    assert (answer.status_code, Item.objects.count(), sentence in shown) == (422, 0, True)
    assert sent.get("text", "") in shown


# Files.


def test_a_file_is_handed_out_through_its_gate(shelf: Shelf, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("hoofdstuk.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    shelf.keeper.post(shelf.keep("add"), {**TITLE, "file": file})
    item = Item.objects.get()
    url = reverse("reading:file", args=[item.pk])
    answer = shelf.own.get(url)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="hoofdstuk.pdf"'
    assert "hoofdstuk.pdf" in page(shelf.own, shelf.mine("list"))
    fellow = signed_in(make.enrolment(shelf.cohort).person)
    picking.mark(item, shelf.sanne, "is_chosen", on=True)
    shelf.keeper.post(shelf.keep("remove", item.pk))
    answers = [client.get(url).status_code for client in (shelf.own, fellow, shelf.keeper)]
    assert answers == [200, 404, 404]


def test_a_wrong_file_is_told_at_the_file(shelf: Shelf) -> None:
    file = SimpleUploadedFile("virus.exe", b"MZ\x90\x00")
    answer = shelf.keeper.post(shelf.keep("add"), {**TITLE, "file": file})
    assert (answer.status_code, "niet aannemen" in answer.content.decode()) == (422, True)


# As many queries however long it is.


def grown(size: int) -> Shelf:
    shelf = Shelf()
    make.pod(shelf.sanne)
    sessions = list(Session.objects.filter(cohort=shelf.cohort).order_by("number"))
    for n in range(size):
        address = f"https://voorbeeld.example/{n}"
        item = shelf.item(f"Titel {n}", address=address, session=sessions[n % 8])
        picking.mark(item, shelf.sanne, "is_read", on=True)
        words = {"words": "Mooi.", "origin": Origin(0), "by": shelf.sanne.person}
        picking.save_note(item, shelf.sanne, **words, now=timezone.now())
        make.reading_item(shelf.cohort, f"Los {n}", removed_at=make.BEFORE_ALL)
    Link.objects.update(state="gone", failures=1, checked_at=timezone.now())
    return shelf


QUERIES: dict[str, Any] = {
    "own list": lambda one: (one.own, one.mine("list"), 9),
    "what I chose": lambda one: (one.own, f"{one.mine('list')}?toon=mijn", 9),
    "one title": lambda one: (one.own, one.mine("item", one.list.items.earliest("pk").pk), 9),
    "kept list": lambda one: (one.keeper, one.keep("keep"), 9),
    "adding": lambda one: (one.keeper, one.keep("add"), 12),
    "trainer": lambda one: (one.keeper, reverse("progress:trainer"), 18),
    "journey": lambda one: (one.own, reverse("progress:journey", args=[one.sanne.pk]), 17),
}


@pytest.mark.parametrize("name", QUERIES)
def test_a_page_takes_as_many_queries_for_thirty_titles_as_for_one(name: str) -> None:
    counts = []
    for size in (1, 3, 30):
        client, url, most = QUERIES[name](grown(size))
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        counts.append(len(captured))
    assert counts == [counts[0]] * 3
    assert counts[0] <= most


def test_looking_a_list_over_takes_as_many_queries_for_thirty_as_for_one(shelf: Shelf) -> None:
    counts = []
    for size in (1, 3, 30):
        text = "\n".join(f"Titel {n} - Jan" for n in range(size))
        with CaptureQueriesContext(connection) as captured:
            shelf.keeper.post(shelf.keep("import"), {"text": text, "do": "look"})
        counts.append(len(captured))
    assert counts[1:] == counts[1:2] * 2
