"""One's own result as a document: accessible, kept for long, with the chart as a drawing."""

from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader

from bigfive import printing
from bigfive.answering import begin
from bigfive.models import CONSENT_VERSION, Sitting
from bigfive.texts import DOMAINS, FACETS
from documents.models import Issue
from tests import factories as make
from tests.bigfive.conftest import Place


@pytest.fixture
def made(place: Place, settings, tmp_path: Path) -> bytes:
    settings.MEDIA_ROOT = tmp_path
    sitting = make.questionnaire(place.enrolment, now=place.before)
    Sitting.objects.update(comment="Dit herken ik.")
    sitting.refresh_from_db()
    return _made(sitting, place)


def _made(sitting: Sitting, place: Place) -> bytes:
    issue = printing.ask(sitting, now=place.before)
    Issue.objects.update(state="working", claimed_at=place.before)
    issue.refresh_from_db()
    printing.make(issue, now=place.before)
    return bytes(Issue.objects.get().file.read())


@pytest.mark.parametrize("profile", [page.ValidationProfile.PDF_A_3A, page.ValidationProfile.PDF_UA_1])
def test_it_is_accessible_and_lasts(made: bytes, profile: page.ValidationProfile) -> None:
    verdict = page.validate_pdf_bytes(made, profile=profile)
    assert verdict.is_compliant, [(failure.rule_id, failure.message) for failure in verdict.failures]


def test_all_of_the_result_stands_in_it_and_the_chart_is_drawn(made: bytes) -> None:
    reader = PdfReader(BytesIO(made))
    text = " ".join(" ".join(one.extract_text() for one in reader.pages).split())
    names = [*(one.name for one in DOMAINS.values()), *(FACETS[code].name for code in FACETS if code != "O6")]
    assert [name for name in names if name not in text] == []
    assert "Dit herken ik." in text
    assert [image.name for one in reader.pages for image in one.images] == []


def test_the_same_result_is_the_same_document(place: Place) -> None:
    sitting = make.questionnaire(place.enrolment, now=place.before)
    assert printing.ask(sitting, now=place.before) == printing.ask(sitting, now=place.before)
    assert Issue.objects.count() == 1


def test_a_result_of_elsewhere_is_printed_too(place: Place, settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    begin(place.enrolment, consent=CONSENT_VERSION, now=place.before)
    make.elsewhere(place.enrolment, until=place.before.date(), now=place.before)
    text = PdfReader(BytesIO(_made(Sitting.objects.get(), place))).pages[-1].extract_text()
    assert ["Loopbaantest" in text, "Ordelijkheid" in text] == [True, True]


def test_there_is_no_document_without_a_result(place: Place) -> None:
    with pytest.raises(printing.NothingYet):
        printing.ask(make.questionnaire(place.enrolment, answered=9, now=place.before), now=place.before)
