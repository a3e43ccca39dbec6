"""Taking in a list, as a coordinator does it."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from desk import tasks
from desk.models import Import
from documents import working
from tests import factories as make
from tests.desk.test_tables import workbook

pytestmark = pytest.mark.django_db


def text(response: Any) -> str:
    return response.content.decode()


def test_from_a_file_to_sixteen_invited(office: Client) -> None:  # COH-9
    cohort = make.cohort()
    rows = [
        ["Naam", "E-mail", "Gemeente"],
        *([f"Deelnemer {n}", f"d{n}@b.example", "Waterrijk"] for n in range(16)),
    ]
    sent = {"trainer": "Fatima", "decided_on": "20-08-2026", "text": ""}
    file = SimpleUploadedFile("lijst.xlsx", workbook(*rows))
    given = office.post(reverse("desk:new_list", args=[cohort.pk]), sent | {"file": file})
    job = Import.objects.get()
    assert given["Location"] == reverse("desk:list", args=[job.pk])
    page = office.get(given["Location"])
    assert "Neem deze 16 deelnemers over" in text(page) and "Deelnemer 15" in text(page)
    taken = office.post(reverse("desk:take_in", args=[job.pk]), {"seal": page.context["shown"].seal})
    assert 'hx-trigger="every 1s"' in text(office.get(taken["Location"]))
    tasks.work()
    assert "16 mensen doen mee" in text(office.get(taken["Location"]))
    assert cohort.enrolments.count() == 16


def test_nothing_typed_is_lost_and_the_mistake_stands_at_its_row(office: Client) -> None:
    cohort = make.cohort()
    words = "Naam\tE-mail\nKim Bos\tkim\n"
    given = office.post(reverse("desk:new_list", args=[cohort.pk]), {"text": words})
    page = text(office.get(given["Location"]))
    assert "geen geldig e-mailadres" in page and "Kim Bos\tkim" in page
    assert "overnemen/" not in page
    mended = words.replace("\tkim\n", "\tkim@b.example\n")
    again = {"text": mended, "trainer": "Fatima", "decided_on": "20-08-2026"}
    office.post(given["Location"], again)
    assert "Neem deze deelnemer over" in text(office.get(given["Location"]))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "Plak hier een lijst, of kies een bestand"),
        ({"text": "x" * 400_001}, "Deze lijst is te lang"),
        ({"text": "a", "decided_on": "30-02-2026"}, "Deze datum bestaat niet"),
        ({"text": "a", "file": SimpleUploadedFile("lijst.exe", b"MZ")}, "niet aannemen"),
    ],
)
def test_bad_input_is_refused_at_the_form(office: Client, sent: dict[str, Any], words: str) -> None:
    answer = office.post(reverse("desk:new_list", args=[make.cohort().pk]), sent)
    assert (answer.status_code, words in text(answer)) == (422, True)
    assert not Import.objects.exists()


def test_a_list_that_cannot_be_used_says_why_and_can_be_mended(office: Client) -> None:
    answer = office.post(
        reverse("desk:new_list", args=[make.cohort().pk]), {"text": "Wie\tWaar\nKim\thier\n"}
    )
    page = text(office.get(answer["Location"]))
    assert "We herkennen de kolommen niet" in page and "Kim\thier" in page


def test_what_is_under_way_asks_again_and_can_be_stopped(office: Client) -> None:
    job = make.list_to_take_in(make.cohort())
    url = reverse("desk:list", args=[job.pk])
    seal = office.get(url).context["shown"].seal
    office.post(reverse("desk:take_in", args=[job.pk]), {"seal": seal})
    part = text(office.get(url, headers={"HX-Request": "true"}))
    assert "Stop ermee" in part and "<h1" not in part
    working.claim(Import.objects.all(), now=timezone.now())
    office.post(reverse("desk:stop", args=[job.pk]))
    assert office.get(url, headers={"HX-Request": "true"})["HX-Refresh"] == "true"
    assert "Gestopt. Er is niets overgenomen" in text(office.get(url))


def test_what_was_not_shown_is_not_taken_in(office: Client) -> None:
    job = make.list_to_take_in(make.cohort())
    answer = office.post(reverse("desk:take_in", args=[job.pk]), {"seal": "x"}, follow=True)
    assert "Er is intussen iets veranderd" in text(answer)


def test_lists_that_were_given_are_found_again(office: Client) -> None:
    job = make.list_to_take_in(make.cohort())
    page = text(office.get(reverse("desk:new_list", args=[job.cohort_id])))
    assert reverse("desk:list", args=[job.pk]) in page
