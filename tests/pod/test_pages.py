"""The pages of a POD, as a browser without JavaScript asks for them, and as a save while typing does."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from assignments.models import Support
from cohorts.models import Session
from documents.models import Issue, Upload
from people.models import Person
from pod import entries, feedback, growth, intentions, printing, sharing
from pod.models import Circle, Entry, Intention, Part, Pod, Rating
from pod.tasks import render
from tests import factories as make
from tests.pages import forms_on
from writing.saving import Origin

pytestmark = pytest.mark.django_db
Kind = Part.Kind
BEFORE = {"expectation": "Beter luisteren in de wijk.", "goal-1": "Ik vat samen voor ik antwoord."}
AFTER = {"result-1": "reached", "if-1": "een bewoner belt", "then-1": "vat ik eerst samen"}
HELD, COMING = 2, 3
# What a browser sends with a form in which nothing is filled in.
SENT = {"csrfmiddlewaretoken": "x"}


class Desk:
    """Sanne at her POD: day 2 was last week, day 3 is next week."""

    def __init__(self) -> None:
        self.cohort = make.cohort(days=4, first_day=timezone.localdate() - timedelta(days=21))
        self.enrolment = make.enrolment(self.cohort, "Sanne de Vries")
        self.pod = make.pod(self.enrolment)
        self.client = signed_in(self.enrolment.person)

    def entry(self, number: int) -> Entry:
        return make.entry(self.pod, number)

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"pod:{name}", args=[self.enrolment.pk, *args])

    def get(self, name: str, *args: Any, query: str = "") -> str:
        response = self.client.get(self.url(name, *args) + query)
        assert response.status_code == 200
        return response.content.decode()

    def write(self, number: int, kind: str, fields: dict[str, Any], *, version: int = 0, **extra: Any) -> Any:
        sent = {"version": version, **fields}
        return self.client.post(self.url("write", number, kind), sent, **extra)

    def text(self, number: int, kind: str) -> dict[str, str]:
        fields: dict[str, str] = self.entry(number).parts.get(kind=kind).text.fields
        return fields

    def have(self, number: int, kind: str, fields: dict[str, str], *, when: Any = None) -> Part:
        """As it would be had it been handed in before."""
        entry, person = self.entry(number), self.enrolment.person
        now = when or timezone.now()
        entries.save(entry, kind, fields=fields, origin=Origin(0), by=person, now=now)
        return entries.hand_in(entry, kind, by=person, now=now)

    def have_before(self, number: int = HELD) -> Part:
        return self.have(number, Kind.BEFORE, BEFORE, when=self.entry(number).session.starts_at - HOUR)


HOUR = timedelta(hours=1)


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


@pytest.fixture
def trainer(desk: Desk) -> Person:
    return make.trainer(desk.cohort, "Fatima El Amrani")


def share(desk: Desk, *circles: Circle) -> None:
    sharing.choose(Pod.objects.get(pk=desk.pod.pk), circles, now=timezone.now())


def read(desk: Desk, reader: Person, number: int = HELD) -> str:
    content: bytes = signed_in(reader).get(reverse("pod:read", args=[desk.enrolment.pk, number])).content
    return content.decode()


# Who reads along.


def test_the_first_opening_asks_who_reads_along_with_nothing_preselected(desk: Desk) -> None:  # POD-7
    Pod.objects.update(sharing_chosen_at=None)
    for name, args in (("home", ()), ("day", (COMING,))):
        assert desk.client.get(desk.url(name, *args))["Location"] == desk.url("sharing")
    page = desk.get("sharing")
    assert page.count('name="circles"') == len(Circle)
    assert " checked" not in page


def test_choosing_nobody_is_a_choice(desk: Desk) -> None:  # POD-7
    Pod.objects.update(sharing_chosen_at=None)
    assert desk.client.post(desk.url("sharing"), SENT)["Location"] == desk.url("home")
    assert "Niemand. Alleen jij leest je POD." in desk.get("home")


def test_what_was_chosen_is_shown_when_it_is_opened_again(desk: Desk) -> None:  # POD-7
    desk.client.post(desk.url("sharing"), {"circles": ["trainers", "mentor"]})
    (form,) = [one for one in forms_on(desk.get("sharing")) if "circles" in one.values]
    assert form.values["circles"] == ["trainers", "mentor"]


def test_beside_a_text_stands_who_can_read_it(desk: Desk, trainer: Person) -> None:  # POD-7
    assert "Fatima El Amrani" not in desk.get("day", COMING)
    share(desk, Circle.TRAINERS)
    assert "Fatima El Amrani" in desk.get("day", COMING)


def test_one_day_can_be_kept_from_who_reads_the_rest(desk: Desk, trainer: Person) -> None:  # POD-7
    share(desk, Circle.TRAINERS)
    desk.have_before()
    assert "Beter luisteren in de wijk." in read(desk, trainer)
    assert desk.client.post(desk.url("share_day", HELD), {"trainers": "no"}).status_code == 302
    assert "Beter luisteren in de wijk." not in read(desk, trainer)
    desk.client.post(desk.url("share_day", HELD), {"trainers": ""})
    assert "Beter luisteren in de wijk." in read(desk, trainer)


# Saving.


def test_a_save_without_javascript_keeps_an_unfinished_draft(desk: Desk) -> None:  # POD-8
    response = desk.write(COMING, "before", {"expectation": "Nog niet af", "action": "save"})
    assert response["Location"] == desk.url("day", COMING) + "?deel=vooraf"
    assert "Nog niet af" in desk.get("day", COMING)
    assert not desk.entry(COMING).parts.get().is_handed_in


def test_one_more_slot_opens_without_javascript(desk: Desk) -> None:
    response = desk.write(COMING, "before", {**BEFORE, "action": "more"})
    page = desk.client.get(response["Location"]).content.decode()
    shown = page.split("data-slot")
    assert [" hidden" in part.split(">", 1)[0] for part in shown[2:]] == [False, False, True, True, True]


SCRIPT = {"Accept": "application/json"}


def test_a_save_while_typing_returns_the_state_and_the_new_number(desk: Desk) -> None:  # POD-8
    said = desk.write(COMING, "before", {"expectation": "Een "}, headers=SCRIPT).json()
    assert (said["state"], said["number"], said["sent"], said["fields"]) == ("saved", 1, 1, {})


def test_what_another_tab_changed_comes_back_with_the_save(desk: Desk) -> None:  # POD-8
    desk.write(COMING, "before", {"expectation": "Elders"}, headers=SCRIPT)
    mine = {"expectation": "", "goal-1": "Hier", "version": "0"}
    said = desk.write(COMING, "before", mine, headers=SCRIPT).json()
    assert (said["state"], said["number"], said["fields"]) == ("saved", 3, {"expectation": "Elders"})
    assert desk.text(COMING, "before") == {"expectation": "Elders", "goal-1": "Hier"}


def test_what_someone_else_typed_here_is_not_saved_as_mine(desk: Desk) -> None:  # POD-8
    other = {"expectation": "Van een ander", "who": str(make.person().pk)}
    said = desk.write(COMING, "before", other, headers=SCRIPT).json()
    assert said == {"state": "someone-else"}
    assert not desk.entry(COMING).parts.exists()


def test_a_script_hears_that_its_person_is_signed_out(desk: Desk) -> None:
    desk.client.logout()
    response = desk.write(COMING, "before", {"expectation": "Een"}, headers=SCRIPT)
    assert (response.status_code, response.json()) == (401, {"state": "signed-out"})


def test_a_refused_save_while_typing_says_why(desk: Desk) -> None:  # POD-8
    said = desk.write(COMING, "before", {"expectation": "x" * 20_001}, headers=SCRIPT).json()
    assert (said["state"], said["can_be_mended"], said["field"]) == ("refused", True, "expectation")
    assert "te lang: 20.001 tekens" in said["reason"]


def test_a_save_that_comes_too_late_says_that_it_is_for_good(desk: Desk) -> None:  # POD-3
    said = desk.write(HELD, "before", {"expectation": "Te laat"}, headers=SCRIPT).json()
    assert (said["state"], said["can_be_mended"]) == ("refused", False)
    assert "staat nu vast" in said["reason"]


def test_a_conflict_shows_both_versions_and_loses_neither(desk: Desk) -> None:  # POD-8
    desk.write(COMING, "before", {"expectation": "Van mijn telefoon"})
    response = desk.write(COMING, "before", {"expectation": "Van mijn laptop", "action": "save"})
    page = response.content.decode()
    assert response.status_code == 422
    assert ("Er zijn twee versies" in page, "Van mijn telefoon" in page) == (True, True)
    (form,) = [one for one in forms_on(page) if "expectation" in one.values]
    assert (form.values["expectation"], form.values["version"]) == (["Van mijn laptop"], ["1"])
    assert desk.text(COMING, "before")["expectation"] == "Van mijn telefoon"


def test_keeping_ones_own_version_after_a_conflict_keeps_the_other_too(desk: Desk) -> None:  # POD-8
    desk.write(COMING, "before", {"expectation": "Van mijn telefoon"})
    desk.write(COMING, "before", {"expectation": "Van mijn laptop"}, version=1)
    assert desk.text(COMING, "before")["expectation"] == "Van mijn laptop"
    assert "Van mijn telefoon" in desk.get("versions", COMING, "before")


def test_a_conflict_while_typing_offers_to_see_both(desk: Desk) -> None:  # POD-8
    desk.write(COMING, "before", {"expectation": "Van mijn telefoon"})
    said = desk.write(COMING, "before", {"expectation": "Anders"}, headers=SCRIPT).json()
    assert (said["state"], said["number"], said["theirs"]) == (
        "clash",
        1,
        {"expectation": "Van mijn telefoon"},
    )
    assert ("Van mijn telefoon" in said["html"], "Anders" in said["html"]) == (True, True)
    assert "Er is nog een andere versie" in desk.get("day", COMING)
    assert "Anders" in desk.get("versions", COMING, "before")


def test_an_earlier_version_is_read_and_put_back(desk: Desk) -> None:  # POD-8
    for number, words in enumerate(("Eerste gedachte", "Tweede gedachte")):
        desk.write(COMING, "before", {"expectation": words}, version=number)
    assert "Eerste gedachte" in desk.get("versions", COMING, "before")
    assert desk.client.post(desk.url("versions", COMING, "before"), {"number": 1}).status_code == 302
    assert desk.text(COMING, "before")["expectation"] == "Eerste gedachte"
    assert "Tweede gedachte" in desk.get("versions", COMING, "before")


def test_a_frozen_version_cannot_be_put_back(desk: Desk) -> None:  # POD-3
    desk.have_before()
    response = desk.client.post(desk.url("versions", HELD, "before"), {"number": 1}, follow=True)
    assert "staat nu vast" in response.content.decode()


# Handing in.


def test_handing_in_without_a_goal_names_the_field_and_keeps_the_text(desk: Desk) -> None:  # POD-2
    response = desk.write(COMING, "before", {"expectation": "Mijn verwachting", "action": "hand-in"})
    page = response.content.decode()
    assert response.status_code == 422
    assert '<a href="#id_goal-1">Schrijf ten minste één leerdoel voor deze dag.</a>' in page
    assert "Mijn verwachting" in page
    assert not desk.entry(COMING).parts.get().is_handed_in


def test_a_complete_before_part_is_handed_in(desk: Desk) -> None:  # POD-2
    response = desk.write(COMING, "before", {**BEFORE, "action": "hand-in"})
    assert response["Location"] == reverse("progress:journey", args=[desk.enrolment.pk])
    assert desk.entry(COMING).parts.get().is_handed_in


def test_handing_in_the_after_part_asks_a_result_and_an_intention(desk: Desk) -> None:  # POD-4
    desk.have_before()
    response = desk.write(HELD, "after", {"then-2": "bel ik terug", "action": "hand-in"})
    page = response.content.decode()
    assert response.status_code == 422
    for field in ("id_result-1_0", "id_if-1", "id_if-2"):
        assert f'<a href="#{field}">' in page
    assert "bel ik terug" in page


@pytest.mark.parametrize(("result", "asked"), [("reached", False), ("partly", True), ("not", True)])
def test_why_not_is_asked_only_when_a_goal_was_not_fully_reached(
    desk: Desk, result: str, asked: bool
) -> None:  # POD-4
    desk.have_before()
    response = desk.write(HELD, "after", {**AFTER, "result-1": result, "action": "hand-in"})
    assert response.status_code == (422 if asked else 302)
    assert desk.entry(HELD).parts.get(kind=Kind.AFTER).is_handed_in is not asked
    if asked:
        page = response.content.decode()
        assert all(f'<a href="#id_{name}">' in page for name in ("why_not", "how_still"))
        answers = {"why_not": "Te druk.", "how_still": "Morgen."}
        again = desk.write(
            HELD, "after", {**AFTER, "result-1": result, **answers, "action": "hand-in"}, version=1
        )
        assert again.status_code == 302


def test_a_frozen_before_part_shows_the_reason_and_the_text_that_was_typed(desk: Desk) -> None:  # POD-3
    desk.have_before()
    response = desk.write(HELD, "before", {"expectation": "Net te laat getypt", "action": "hand-in"})
    page = response.content.decode()
    assert response.status_code == 422
    assert ("staat nu vast" in page, "Net te laat getypt" in page) == (True, True)
    assert desk.text(HELD, "before")["expectation"] == BEFORE["expectation"]


def test_a_draft_that_was_still_open_when_the_day_began_shows_the_same(desk: Desk) -> None:  # POD-3
    response = desk.write(HELD, "before", {**BEFORE, "action": "hand-in"})
    page = response.content.decode()
    assert response.status_code == 422
    assert ("staat nu vast" in page, BEFORE["goal-1"] in page) == (True, True)
    # What cannot be sent has no button, and does not save by itself.
    assert ('value="hand-in"' in page, "data-saves" in page) == (False, False)
    assert not desk.entry(HELD).parts.exists()


def test_a_late_before_part_is_asked_for_handed_in_and_marked(desk: Desk, trainer: Person) -> None:  # POD-3
    share(desk, Circle.TRAINERS)
    page = desk.get("day", HELD, query="?deel=vooraf")
    assert desk.url("write", HELD, "late") in page
    assert desk.write(HELD, "late", {**BEFORE, "action": "hand-in"}).status_code == 302
    assert "later ingeleverd" in desk.get("day", HELD)
    assert "Later ingeleverd" in read(desk, trainer)


def test_the_frozen_before_part_stands_beside_the_after_part(desk: Desk) -> None:  # POD-3
    desk.have_before()
    page = desk.get("day", HELD, query="?deel=achteraf")
    assert all(words in page for words in BEFORE.values())


def test_the_after_part_is_closed_until_the_day_begins(desk: Desk) -> None:  # POD-4
    page = desk.get("day", COMING, query="?deel=achteraf")
    assert "Dit deel gaat open als de trainingsdag begint." in page
    response = desk.write(COMING, "after", {**AFTER, "action": "hand-in"})
    assert (response.status_code, AFTER["if-1"] in response.content.decode()) == (422, True)


def test_nothing_is_handed_in_on_a_day_that_does_not_go_on(desk: Desk) -> None:  # COH-4
    Session.objects.filter(number=COMING).update(cancelled_at=timezone.now())
    response = desk.write(COMING, "before", {**BEFORE, "action": "hand-in"})
    assert (response.status_code, BEFORE["goal-1"] in response.content.decode()) == (422, True)


# What others see.


def test_readers_see_neither_notes_nor_drafts(desk: Desk, trainer: Person) -> None:  # POD-7
    mentor = make.support(desk.enrolment, Support.Role.MENTOR)
    share(desk, *Circle)
    desk.have_before()
    desk.write(HELD, "note", {"note": "ZEEBRIES", "action": "save"})
    desk.write(HELD, "after", {**AFTER, "if-1": "KLADVERSIE", "action": "save"})
    beside = reverse("pod:reader", args=[desk.enrolment.pk])
    theirs = reverse("progress:participant", args=[desk.enrolment.pk])
    day = reverse("progress:day", args=[desk.entry(HELD).session_id])
    support = reverse("progress:support_read", args=[mentor.pk, HELD])
    pages = [read(desk, trainer), read(desk, mentor.person)]
    pages += [signed_in(trainer).get(url).content.decode() for url in (beside, theirs, day)]
    pages += [signed_in(mentor.person).get(url).content.decode() for url in (beside, support)]
    assert [page for page in pages if "ZEEBRIES" in page or "KLADVERSIE" in page] == []
    assert BEFORE["expectation"] in pages[0]
    assert "ZEEBRIES" in desk.get("day", HELD, query="?deel=notities")


def test_notes_cannot_be_handed_in(desk: Desk) -> None:  # POD-7
    desk.write(HELD, "note", {"note": "Voor mij", "action": "hand-in"})
    assert not desk.entry(HELD).parts.get(kind=Kind.NOTE).is_handed_in


def test_a_look_is_on_the_owners_page(desk: Desk, trainer: Person) -> None:  # PRI-2
    share(desk, Circle.TRAINERS)
    desk.have_before()
    assert "Nog niemand" in desk.client.get(reverse("people:looks")).content.decode()
    read(desk, trainer)
    page = desk.client.get(reverse("people:looks")).content.decode()
    theme = desk.entry(HELD).session.theme
    assert ("Fatima El Amrani" in page, f"POD, dag {HELD}: {theme}" in page) == (True, True)


def test_seeing_that_a_day_was_handed_in_is_no_look(desk: Desk, trainer: Person) -> None:  # PRI-2
    desk.have_before()
    assert BEFORE["expectation"] not in read(desk, trainer)
    assert "Nog niemand" in desk.client.get(reverse("people:looks")).content.decode()


def test_feedback_is_new_to_the_owner_until_it_was_read(desk: Desk, trainer: Person) -> None:  # POD-10
    share(desk, Circle.TRAINERS)
    desk.have_before()
    url = reverse("pod:read", args=[desk.enrolment.pk, HELD])
    assert signed_in(trainer).post(url, {"saw": "Ik zie je groeien", "once": "a"}).status_code == 302
    page = desk.get("day", HELD)
    assert ("Ik zie je groeien" in page, ">Nieuw<" in page) == (True, True)
    assert ">Nieuw<" not in desk.get("day", HELD)


def test_the_form_of_the_page_sent_twice_counts_once(desk: Desk, trainer: Person) -> None:  # POD-10
    share(desk, Circle.TRAINERS)
    desk.have_before()
    client, url = signed_in(trainer), reverse("pod:read", args=[desk.enrolment.pk, HELD])
    [form] = [form for form in forms_on(client.get(url).content.decode()) if "saw" in form.areas]
    for _ in range(2):
        assert client.post(url, form.values | {"saw": "Ik zie je groeien"}).status_code == 302
    [talk] = desk.entry(HELD).conversations.all()
    reply = desk.url("reply", HELD, talk.pk)
    [form] = [form for form in forms_on(desk.get("day", HELD)) if form.action == reply]
    for _ in range(2):
        assert desk.client.post(reply, form.values | {"text": "Dank je wel"}).status_code == 302
    assert talk.thread.responses.count() == 2
    [form] = [form for form in forms_on(desk.get("day", HELD)) if form.action == reply]
    for words in ("En nog iets", "En dit ook"):
        desk.client.post(reply, form.values | {"text": words, "once": ""})
    assert talk.thread.responses.count() == 4


def test_empty_feedback_is_refused_at_the_field(desk: Desk, trainer: Person) -> None:  # POD-10
    share(desk, Circle.TRAINERS)
    desk.have_before()
    response = signed_in(trainer).post(reverse("pod:read", args=[desk.enrolment.pk, HELD]), {"once": "a"})
    assert (response.status_code, 'href="#id_saw"' in response.content.decode()) == (422, True)


@pytest.mark.parametrize("by_link", [False, True])
def test_feedback_typed_while_sharing_was_taken_back_is_not_lost(desk: Desk, by_link: bool) -> None:  # POD-8
    mentor = make.support(desk.enrolment, Support.Role.MENTOR)
    desk.have_before()
    url = reverse("pod:read", args=[desk.enrolment.pk, HELD])
    if by_link:
        url = reverse("progress:support_read", args=[mentor.pk, HELD])
    response = signed_in(mentor.person).post(url, {"saw": "Mooi hoe je vraagt", "once": "a"})
    page = response.content.decode()
    assert response.status_code == 422
    assert ("niet (meer) met jou gedeeld" in page, "Mooi hoe je vraagt" in page) == (True, True)
    assert BEFORE["expectation"] not in page


def test_the_owner_answers_in_the_thread(desk: Desk, trainer: Person) -> None:  # POD-10
    share(desk, Circle.TRAINERS)
    desk.have_before()
    words = {"saw": "Ik zie je groeien"}
    feedback.give(desk.entry(HELD), Circle.TRAINERS, words=words, token="a", by=trainer, now=timezone.now())
    url = desk.url("reply", HELD, desk.entry(HELD).conversations.get().pk)
    assert desk.client.post(url, {"text": "Dank je wel", "once": "b"}).status_code == 302
    assert "Dank je wel" in read(desk, trainer)
    response = desk.client.post(url, {"text": " ", "once": "c"})
    assert (response.status_code, "Schrijf eerst je antwoord." in response.content.decode()) == (422, True)


# Evidence.


def bring(desk: Desk, file: SimpleUploadedFile | None = None, **fields: Any) -> Any:
    sent = {"title": "Foto van de flap", **fields} | ({"file": file} if file else {})
    return desk.client.post(desk.url("evidence", HELD), sent)


PDF = b"%PDF-1.7\n%%EOF\n"


def test_evidence_is_a_link_or_a_file(desk: Desk) -> None:  # POD-4
    assert bring(desk, link="https://waterrijk.example/verslag").status_code == 302
    assert bring(desk, SimpleUploadedFile("flap.pdf", PDF)).status_code == 302
    page = desk.get("day", HELD)
    assert ("https://waterrijk.example/verslag" in page, "flap.pdf" in page) == (True, True)
    both = bring(desk, SimpleUploadedFile("flap.pdf", PDF), link="https://waterrijk.example/")
    assert (both.status_code, "Kies één van de twee" in both.content.decode()) == (422, True)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("x.exe", b"MZ", "Dit soort bestand kunnen we niet aannemen."),
        ("x.pdf", b"geen pdf", "De inhoud van dit bestand past niet bij de naam."),
        ("x.pdf", b"%PDF-1.7" + b" " * 2000, "Dit bestand is te groot."),
    ],
)
def test_evidence_that_is_refused_says_why_and_keeps_its_name(
    desk: Desk, settings: Any, name: str, content: bytes, reason: str
) -> None:  # POD-4
    settings.UPLOAD_LIMIT = 1000
    response = bring(desk, SimpleUploadedFile(name, content))
    page = response.content.decode()
    assert (response.status_code, reason in page, "Foto van de flap" in page) == (422, True, True)
    assert not Upload.objects.exists()


def test_a_reader_downloads_evidence_only_when_the_day_is_shared(desk: Desk, trainer: Person) -> None:
    desk.have_before()
    desk.have(HELD, Kind.AFTER, AFTER)
    bring(desk, SimpleUploadedFile("flap.pdf", PDF))
    url = reverse("pod:evidence_file", args=[desk.entry(HELD).evidence.get().pk])
    reader = signed_in(trainer)
    assert reader.get(url).status_code == 404  # POD-7
    share(desk, Circle.TRAINERS)
    response = reader.get(url)
    assert (response.status_code, b"".join(response.streaming_content)) == (200, PDF)
    assert response["Content-Disposition"].startswith("attachment")


def test_evidence_is_taken_away_by_its_owner(desk: Desk) -> None:
    bring(desk, SimpleUploadedFile("flap.pdf", PDF))
    url = desk.url("drop_evidence", HELD, desk.entry(HELD).evidence.get().pk)
    for _ in range(2):
        assert desk.client.post(url).status_code == 302
    assert (desk.entry(HELD).evidence.count(), Upload.objects.count()) == (0, 0)


# Intentions, growth, print.


@pytest.fixture
def intention(desk: Desk) -> Intention:
    desk.have_before()
    desk.have(HELD, Kind.AFTER, AFTER)
    return Intention.objects.get()


def test_an_open_intention_comes_back_the_next_day(desk: Desk, intention: Intention) -> None:  # POD-9
    page = desk.get("day", COMING)
    assert ("een bewoner belt" in page, desk.url("intention", intention.pk) in page) == (True, True)


@pytest.mark.parametrize(
    ("state", "goes_on"), [("done", False), ("dropped", False), ("changed", True), ("open", True)]
)
def test_an_intention_is_marked(desk: Desk, intention: Intention, state: str, goes_on: bool) -> None:  # POD-9
    sent = {"state": state, "then_text": "luister ik langer", "day": str(COMING)}
    response = desk.client.post(desk.url("intention", intention.pk), sent)
    assert response["Location"] == desk.url("day", COMING)
    intention.refresh_from_db()
    assert intention.state == state
    assert bool(intentions.carried_over_to(desk.entry(COMING))) is goes_on
    assert (intention.then_text == "luister ik langer") is (state == "changed")


def test_growth_is_a_chart_and_the_same_figures_in_a_table(desk: Desk) -> None:  # POD-11
    assert "<table" not in desk.get("growth")
    first, second, _ = growth.rateable(desk.pod)
    sent = {f"c-{first.pk}": "2", f"c-{second.pk}": "4"}
    assert desk.client.post(desk.url("rate", "start"), sent).status_code == 302
    page = desk.get("growth")
    assert ("<svg" in page, "<table" in page, first.name in page) == (True, True, True)
    assert sorted(Rating.objects.values_list("value", flat=True)) == [2, 4]


def test_rating_before_its_moment_is_refused_and_kept_on_the_page(desk: Desk) -> None:  # POD-11
    first = growth.rateable(desk.pod)[0]
    response = desk.client.post(desk.url("rate", "end"), {f"c-{first.pk}": "3"})
    page = response.content.decode()
    assert (response.status_code, "nog niet open" in page) == (422, True)
    (form,) = [one for one in forms_on(page) if f"c-{first.pk}" in one.values]
    assert form.values[f"c-{first.pk}"] == ["3"]


def test_goals_are_set_changed_and_reached(desk: Desk) -> None:  # POD-11
    desk.client.post(desk.url("goals"), {"text": "Ik wil beter luisteren."})
    goal = desk.pod.goals.get()
    desk.client.post(desk.url("goal", goal.pk), {"text": "Ik wil langer luisteren."})
    desk.client.post(desk.url("goal", goal.pk), {"reached": "1"})
    goal.refresh_from_db()
    assert (goal.text, goal.reached_at is not None) == ("Ik wil langer luisteren.", True)
    assert "Ik wil langer luisteren." in desk.get("growth")


def ask_pdf(desk: Desk, **form: Any) -> Issue:
    response = desk.client.post(desk.url("print"), SENT | form)
    assert response.status_code == 302
    return Issue.objects.get(pk=response["Location"].split("/")[2])


def test_the_same_document_asked_again_is_ready_at_once(desk: Desk, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    desk.have_before()
    first = ask_pdf(desk)
    assert render() == 1
    again = ask_pdf(desk)
    assert (again, again.is_done) == (first, True)  # POD-12
    response = desk.client.get(reverse("documents:issue_file", args=[again.pk]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    desk.have(HELD, Kind.AFTER, AFTER)
    assert ask_pdf(desk) != first


def test_a_document_is_only_for_who_asked(desk: Desk, trainer: Person) -> None:  # POD-12, PRI-1
    share(desk, *Circle)
    issue = ask_pdf(desk)
    for name in ("issue", "issue_file"):
        assert signed_in(trainer).get(reverse(f"documents:{name}", args=[issue.pk])).status_code == 404


def test_one_day_prints_that_day_alone_and_feedback_only_when_asked(
    desk: Desk, trainer: Person
) -> None:  # POD-12
    share(desk, Circle.TRAINERS)
    desk.have_before()
    desk.have_before(COMING)
    words, now = {"saw": "Ik zie je groeien"}, timezone.now()
    feedback.give(desk.entry(HELD), Circle.TRAINERS, words=words, token="a", by=trainer, now=now)
    whole = printing.as_html(desk.pod, day=None, with_feedback=True, made_at=None, now=now)
    one = printing.as_html(desk.pod, day=COMING, with_feedback=False, made_at=None, now=now)
    without = printing.as_html(desk.pod, day=HELD, with_feedback=False, made_at=None, now=now)
    assert ("Ik zie je groeien" in whole, 'id="dag-2"' in whole, 'id="dag-3"' in whole) == (True, True, True)
    assert ('id="dag-2"' in one, 'id="dag-3"' in one) == (False, True)
    assert "Ik zie je groeien" not in without


def test_notes_are_in_no_document(desk: Desk) -> None:  # POD-7, POD-12
    desk.write(HELD, "note", {"note": "ZEEBRIES", "action": "save"})
    now = timezone.now()
    assert "ZEEBRIES" not in printing.as_html(desk.pod, day=None, with_feedback=True, made_at=None, now=now)
