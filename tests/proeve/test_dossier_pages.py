"""The dossier on the screens of its maker and of its readers (PRV-4)."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from assignments.linking import token_for
from assignments.models import Support
from documents.models import Upload
from people.looking import looks_at
from pod.models import Part
from proeve import freezing
from proeve.models import Dossier, Piece
from tests import factories as make
from tests.proeve.conftest import Table, agreed, table
from tests.proeve.test_dossier import pptx
from tests.proeve.test_outcome_pages import steady

pytestmark = pytest.mark.django_db
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def coming(db: None) -> Table:
    return table(make.timezone.now() + 5 * make.DAY)


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


@pytest.fixture
def sanne(coming: Table) -> Client:
    return signed_in(coming.participant)


def url(name: str, seated: Table, *more: Any) -> str:
    return reverse(f"proeve:{name}", args=[seated.enrolment.pk, *more])


def upload(name: str = "Mijn verhaal.pptx", content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pptx())


def ready(client: Client, seated: Table) -> Dossier:
    """A presentation and a reflection, handed in."""
    client.post(url("presentation", seated), {"file": upload()})
    client.post(url("reflection", seated), {"reflection": "Ik vraag nu eerst door.", "version": "0"})
    client.post(url("hand_in", seated))
    return Dossier.objects.get(attempt=seated.attempt)


def test_from_empty_to_handed_in(sanne: Client, coming: Table) -> None:  # PRV-4
    assert "nog niet ingeleverd" in sanne.get(url("dossier", coming)).content.decode()
    sanne.post(url("hand_in", coming))
    assert Dossier.objects.get().handed_in_at is None
    typed = {"reflection": "Ik vraag nu eerst door.", "token": "een", "version": "0"}
    assert sanne.post(url("reflection", coming), typed, **JSON).json()["state"] == "saved"
    own = ready(sanne, coming)
    assert own.handed_in_at is not None
    page = sanne.get(url("dossier", coming)).content.decode()
    for words in ("Je dossier is ingeleverd", "Mijn verhaal.pptx", "Ik vraag nu eerst door.", "Ann Smit"):
        assert words in page


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("virus.pptx", b"MZ\x90\x00" + bytes(99), "past niet bij de naam"),
        ("leeg.pptx", b"", "Dit bestand is leeg"),
        ("groot.pptx", bytes(2000), "te groot"),
        ("macro.pptm", pptx(), "kunnen we niet aannemen"),
    ],
)
def test_a_bad_file_is_refused_in_words_at_its_place(
    sanne: Client, coming: Table, settings: Any, name: str, content: bytes, said: str
) -> None:
    settings.PRESENTATION_LIMIT = 1000
    answer = sanne.post(url("presentation", coming), {"file": upload(name, content) if content else empty()})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Upload.objects.exists()


def empty() -> SimpleUploadedFile:
    return SimpleUploadedFile("leeg.pptx", b"")


@pytest.mark.parametrize("link", ["http://onveilig.example/", "javascript:alert(1)", "niets"])
def test_only_a_secure_link_is_taken(sanne: Client, coming: Table, link: str) -> None:
    for name, more in (("presentation", {}), ("add_piece", {"title": "Krant"})):
        answer = sanne.post(url(name, coming), {"link": link} | more)
        assert answer.status_code == 422
        assert "Een link begint met https://" in answer.content.decode()
    assert not Piece.objects.exists()


def test_readers_have_it_once_it_is_handed_in_and_the_owner_sees_who_looked(
    sanne: Client, coming: Table
) -> None:  # PRV-4, PRI-2
    trainer = make.trainer(coming.enrolment.cohort, "Fatima El Amrani")
    principal = make.support(coming.enrolment, Support.Role.PRINCIPAL, "Piet Jansen")
    by_link = Client()
    by_link.post(reverse("assignments:link", args=[token_for(principal)]))
    readers = [
        (signed_in(trainer), "trainer", coming.enrolment.pk),
        (by_link, "support", principal.pk),
        (signed_in(coming.ann.person), "assessor", coming.attempt.pk),
    ]
    sanne.post(url("presentation", coming), {"file": upload()})
    file = Upload.objects.get().pk
    for client, role, key in readers:
        page = client.get(reverse(f"proeve:dossier_{role}", args=[key])).content.decode()
        assert "Nog niet ingeleverd" in page and "Mijn verhaal.pptx" not in page
        assert client.get(reverse(f"proeve:dossier_{role}_file", args=[key, file])).status_code == 404
    assert not looks_at(coming.participant).exists()
    ready(sanne, coming)
    file = Upload.objects.get().pk
    for client, role, key in readers:
        page = client.get(reverse(f"proeve:dossier_{role}", args=[key])).content.decode()
        assert "Mijn verhaal.pptx" in page and "Ik vraag nu eerst door." in page
        sent = client.get(reverse(f"proeve:dossier_{role}_file", args=[key, file]))
        assert sent.getvalue() == Upload.objects.get().file.read()
        headers = ("Content-Disposition", "X-Content-Type-Options", "Cache-Control")
        assert [sent[name] for name in headers] == [
            'attachment; filename="Mijn verhaal.pptx"',
            "nosniff",
            "private, no-store",
        ]
    looks = looks_at(coming.participant)
    assert {(one.viewer.name, one.role_label) for one in looks} == {
        ("Fatima El Amrani", "trainer"),
        ("Piet Jansen", "opdrachtgever"),
        ("Ann Smit", "beoordelaar"),
    }


def test_a_file_that_stands_in_another_dossier_is_not_there(sanne: Client, coming: Table) -> None:
    other = table(make.timezone.now() + make.DAY)
    ready(signed_in(other.participant), other)
    ready(sanne, coming)
    theirs = Dossier.objects.get(attempt=other.attempt).presentation_id
    assert sanne.get(url("dossier_file", coming, theirs)).status_code == 404
    door = reverse("proeve:dossier_assessor_file", args=[coming.attempt.pk, theirs])
    assert signed_in(coming.ann.person).get(door).status_code == 404


def test_after_the_start_one_reads_what_was_shown_and_nothing_is_taken_any_more(
    sanne: Client, coming: Table
) -> None:  # PRV-4
    own = ready(sanne, coming)
    begun = make.timezone.now() - make.HOUR
    type(coming.talk).objects.update(starts_at=begun, ends_at=begun + make.HOUR)
    door = reverse("proeve:dossier_assessor", args=[coming.attempt.pk])
    page = signed_in(coming.ann.person).get(door).content.decode()
    own.refresh_from_db()
    assert own.is_frozen and own.checksum in page
    refused = sanne.post(url("reflection", coming), {"reflection": "Nog een zin.", "version": "1"})
    assert refused.status_code == 422
    assert "blijft zoals het toen was" in refused.content.decode()
    assert "Nog een zin." in refused.content.decode()
    answer = sanne.post(url("reflection", coming), {"reflection": "Nog een.", "version": "1"}, **JSON).json()
    assert (answer["state"], answer["can_be_mended"]) == ("refused", False)
    assert sanne.post(url("presentation", coming), {"file": upload()}).status_code == 422
    sanne.post(url("hand_in", coming))
    assert freezing.contents(Dossier.objects.get()) == own.frozen
    mine = sanne.get(url("dossier", coming)).content.decode()
    assert "Ik vraag nu eerst door." in mine


def test_two_devices_lose_nothing(sanne: Client, coming: Table) -> None:  # POD-8
    ready(sanne, coming)
    sanne.post(url("reflection", coming), {"reflection": "Van mijn laptop.", "version": "1"})
    clash = sanne.post(url("reflection", coming), {"reflection": "Van mijn telefoon.", "version": "1"})
    page = clash.content.decode()
    assert clash.status_code == 422
    assert "Van mijn laptop." in page and "Van mijn telefoon." in page


def test_pieces_of_the_pod_are_chosen_shown_and_copied(sanne: Client, coming: Table) -> None:  # PRV-4
    pod = make.pod(coming.enrolment)
    make.handed_in(make.entry(pod, 2), before="Ik verwacht iets.")
    page = sanne.get(url("copy", coming))
    assert "Ik verwacht iets." in page.content.decode()
    assert sanne.post(url("copy", coming)).status_code == 422
    value = page.context["form"].offers[0].value
    assert sanne.post(url("copy", coming), {"pieces": [value]}).status_code == 302
    assert Piece.objects.get().text.startswith("Wat ik verwachtte:\nIk verwacht iets.")
    assert sanne.post(url("copy", coming), {"pieces": ["before-1~0"]}).status_code == 422
    sanne.post(url("drop_piece", coming, Piece.objects.get().pk))
    assert not Piece.objects.exists()
    assert Part.objects.filter(text__fields__expectation="Ik verwacht iets.").exists()


def test_on_a_new_device_a_copy_from_the_pod_asks_for_a_code(sanne: Client, coming: Table) -> None:  # PPL-3
    make.handed_in(make.entry(make.pod(coming.enrolment), 2), before="Ik verwacht iets.")
    value = sanne.get(url("copy", coming)).context["form"].offers[0].value
    sanne.post(url("copy", coming), {"pieces": [value]})
    ready(sanne, coming)
    mentor = make.support(coming.enrolment)
    door = reverse("proeve:dossier_support", args=[mentor.pk])
    by_link = Client()
    by_link.post(reverse("assignments:link", args=[token_for(mentor)]))
    page = by_link.get(door).content.decode()
    assert "Mijn verhaal.pptx" in page and "Ik verwacht iets." not in page
    assert "?naar=dossier" in page
    assert "Ik verwacht iets." in signed_in(mentor.person).get(door).content.decode()


def test_who_reads_along_cannot_tell_a_not_yet_that_was_not_opened(db: None) -> None:  # PRV-6
    early = table(make.timezone.now() + make.HOUR)
    sanne, mentor = signed_in(early.participant), make.support(early.enrolment)
    ready(sanne, early)
    begun = make.timezone.now() - make.HOUR
    type(early.talk).objects.update(starts_at=begun, ends_at=begun + make.HOUR)
    client, names = signed_in(mentor.person), ("dossier", "feedback", "result")
    doors = [reverse(f"proeve:{name}_support", args=[mentor.pk]) for name in names]
    before = [steady(client.get(door)) for door in doors]
    agreed(early, is_obtained=False, now=make.timezone.now())
    assert [steady(client.get(door)) for door in doors] == before
    sanne.post(url("result", early))
    assert "Nog niet behaald" in client.get(doors[2]).content.decode()
    assert "Mijn verhaal.pptx" in client.get(doors[0]).content.decode()
