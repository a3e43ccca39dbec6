"""The papers for a municipality, as the programme office reads and hands them out."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from documents.models import Issue
from privacy import papers, tasks
from tests import factories as make
from tests import pdf

pytestmark = pytest.mark.django_db


def test_the_office_finds_all_papers_and_what_they_lack(client: Client, settings) -> None:  # PRI-1
    client.force_login(make.coordinator())
    page = client.get(reverse("privacy:papers")).content.decode()
    for paper in papers.PAPERS:
        assert reverse("privacy:paper", args=[paper.slug]) in page
    assert "Geef ze tot die tijd niet weg." in page
    settings.PROVIDER_ADDRESS, settings.PRIVACY_OFFICER, settings.BACKUP_DAYS = "Kade 1", "Ina", 35
    settings.SUB_PROCESSORS, settings.PROVIDER_MAIL = [("Host", "servers", "Nederland")], "a@leren.example"
    assert "Geef ze tot die tijd niet weg." not in client.get(reverse("privacy:papers")).content.decode()


def test_only_the_office_is_led_there(client: Client) -> None:
    there = reverse("privacy:papers")
    for who, sees in ((make.coordinator(), True), (make.administrator(), True), (make.person(), False)):
        client.force_login(who)
        assert (there in client.get(reverse("privacy_statement")).content.decode()) is sees
        assert (client.get(there).status_code == 200) is sees


def test_a_paper_that_is_not_there_is_not_found(client: Client) -> None:
    client.force_login(make.coordinator())
    assert client.get(reverse("privacy:paper", args=["geheim"])).status_code == 404
    assert client.post(reverse("privacy:paper_file", args=["geheim"])).status_code == 404
    assert client.get(reverse("privacy:paper_file", args=["dpia"])).status_code == 405


@pytest.mark.parametrize("slug", ["dpia", "verwerkersbijlage", "deelnemer"])
def test_a_paper_becomes_an_accessible_document(client: Client, tmp_path: Path, slug: str) -> None:
    client.force_login(make.coordinator())
    url = reverse("privacy:paper_file", args=[slug])
    first = client.post(url)["Location"]
    assert client.post(url)["Location"] == first
    assert tasks.render() == 1
    issue = Issue.objects.get()
    assert (issue.state, issue.name) == (Issue.State.DONE, f"{slug}.pdf")
    file = tmp_path / "paper.pdf"
    file.write_bytes(issue.file.read())
    pdf.holds(file)
    text = " ".join(page.extract_text() for page in PdfReader(file).pages)
    assert papers.print_of(papers.paper_named(slug)).title in text
    assert str(timezone.localdate().year) in text
