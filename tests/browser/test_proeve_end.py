"""From an empty dossier to a result that was read, with two assessors in two windows (PRV-4 to PRV-6)."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from assignments.models import Support
from proeve.models import Assessor, Attempt, Dossier, Feedback, Result, Score, Talk
from programme import editing
from tests import factories as make
from tests.browser.windows import NARROW, Windows, look
from tests.proeve.test_dossier import pptx

pytestmark = pytest.mark.django_db(transaction=True)


class Stage:
    """Sanne de Vries, her mentor and trainer, and two assessors; the standard programme."""

    def __init__(self) -> None:
        now = timezone.now()
        version = editing.new_programme("Vakmanschap", standard=True, by=make.coordinator(), now=now)
        first_day = timezone.localdate() - 100 * make.DAY
        self.enrolment = make.enrolment(make.cohort(version=version, first_day=first_day), "Sanne de Vries")
        self.mentor = make.support(self.enrolment, Support.Role.MENTOR, "Karin Bos")
        self.trainer = make.trainer(self.enrolment.cohort, "Fatima El Amrani")
        people = make.person("Ann Smit"), make.person("Bo Bakker")
        talk = make.admitted_talk(self.enrolment, *people, starts_at=now + 2 * make.DAY)
        self.ann, self.bo = Assessor.objects.filter(attempt=talk.attempt).order_by("place")
        make.handed_in(make.entry(make.pod(self.enrolment), 2), before="Ik wil leren doorvragen.")

    def begin(self) -> None:
        at = timezone.now() - make.HOUR
        Talk.objects.update(starts_at=at, ends_at=at + make.HOUR)

    def url(self, name: str) -> str:
        if name in ("score", "joint", "assess", "dossier_assessor", "criteria_assessor"):
            return reverse(f"proeve:{name}", args=[self.ann.attempt_id])
        if name.endswith("support") or name.endswith("_support"):
            return reverse(f"proeve:{name}", args=[self.mentor.pk])
        return reverse(f"proeve:{name}", args=[self.enrolment.pk])


def press(page: Page, button: str) -> None:
    page.get_by_role("button", name=button).click()
    page.wait_for_load_state()


def test_from_an_empty_dossier_to_a_result_that_was_read(windows: Windows, tmp_path: Path) -> None:
    windows.expect("status of 422")
    windows.expect("htmx:")
    stage = Stage()
    sanne = windows.open(person=stage.enrolment.person)
    compose(sanne, stage, tmp_path)
    stage.begin()
    mentor = windows.open(width=NARROW, person=stage.mentor.person)
    respond(mentor, stage)
    ann, bo = (windows.open(person=one.person) for one in (stage.ann, stage.bo))
    for page, words in ((ann, "Ann zag dit."), (bo, "Bo zag dat.")):
        score(page, stage, words)
    agree(ann, bo, stage)
    read_along(windows, stage)
    sanne.goto(stage.url("result"))
    look(sanne, "proeve-result-waits")
    assert Result.objects.get().opened_at is None
    press(sanne, "Lees mijn resultaat")
    expect(sanne.locator("main")).to_contain_text("Je Proeve is nog niet behaald")
    look(sanne, "proeve-result")
    mentor.goto(stage.url("result_support"))
    expect(mentor.locator("main")).to_contain_text("Nog niet behaald")
    look(mentor, "proeve-result-support")
    assert Attempt.objects.filter(number=2).exists()


def compose(page: Page, stage: Stage, folder: Path) -> None:
    page.goto(stage.url("criteria"))
    look(page, "proeve-criteria")
    page.goto(stage.url("dossier"))
    look(page, "proeve-dossier-empty")
    file = folder / "Mijn verhaal.pptx"
    file.write_bytes(pptx())
    page.get_by_label("Je presentatie als bestand").set_input_files(file)
    press(page, "Zet in mijn dossier")
    page.get_by_label("Je reflectie").fill("Ik vraag nu eerst door voordat ik iets aanbied.")
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen")
    page.goto(stage.url("copy"))
    look(page, "proeve-copy")
    page.get_by_text("Dag 2, vooraf", exact=True).click()
    press(page, "Kopieer naar mijn dossier")
    press(page, "Lever je dossier in")
    expect(page.locator("main")).to_contain_text("Je dossier is ingeleverd")
    look(page, "proeve-dossier")
    assert Dossier.objects.get().handed_in_at is not None


def respond(page: Page, stage: Stage) -> None:
    page.goto(stage.url("dossier_support"))
    look(page, "proeve-dossier-support")
    page.goto(stage.url("feedback_support"))
    look(page, "proeve-feedback")
    page.get_by_label("Wat ik zag").fill("Ik zag rust.")
    page.get_by_label("Wat dat deed").fill("Ik luisterde.")
    expect(page.locator("[data-save-state]")).to_contain_text("Concept bewaard")
    press(page, "Geef je feedback")
    expect(page.locator("main")).to_contain_text("Schrijf in één zin een volgende stap.")
    page.get_by_label("Een volgende stap").fill("Ga zo door.")
    press(page, "Geef je feedback")
    expect(page.locator("body")).to_contain_text("Je feedback is bewaard.")
    assert Feedback.objects.get().saw == "Ik zag rust."


def score(page: Page, stage: Stage, words: str) -> None:
    page.goto(reverse("proeve:assessments"))
    look(page, "proeve-assessments")
    page.goto(stage.url("dossier_assessor"))
    look(page, "proeve-dossier-assessor")
    page.goto(stage.url("score"))
    choose(page, "Goed te zien", words)
    expect(page.locator("[data-save-state]")).to_contain_text("Opgeslagen om")
    look(page, "proeve-score")
    page.reload()
    assert page.locator("#score-form textarea").first.input_value() == words
    press(page, "Geef mijn scores")
    expect(page.locator("main")).to_contain_text("Je gaf je scores op")
    look(page, "proeve-score-given")
    assert Score.objects.filter(words=words).count() == 7


def choose(page: Page, level: str, words: str) -> None:
    for box in page.locator("form textarea[name^=words-]").all():
        box.fill(words)
    for label in page.locator("label[for^=id_level-]", has_text=level).all():
        label.click()


def agree(ann: Page, bo: Page, stage: Stage) -> None:
    ann.goto(stage.url("joint"))
    expect(ann.locator("main")).to_contain_text("Bo zag dat.")
    choose(ann, "In ontwikkeling", "Dat zagen we samen.")
    ann.get_by_text("Nog niet behaald", exact=True).click()
    ann.get_by_label("Waarom dit resultaat?").fill("Je liet veel zien, en nog niet alles.")
    ann.get_by_label("Wat ontbreekt er nog?").fill("Laat zien wat je zelf deed.")
    look(ann, "proeve-joint")
    press(ann, "Leg voor aan de ander")
    expect(ann.locator("main")).to_contain_text("Dit legde jij voor")
    look(ann, "proeve-joint-own")
    bo.goto(stage.url("joint"))
    look(bo, "proeve-joint-other")
    press(bo, "Ik ben akkoord, dit is het resultaat")
    expect(bo.locator("body")).to_contain_text("Jullie zijn het eens.")


def read_along(windows: Windows, stage: Stage) -> None:
    trainer = windows.open(person=stage.trainer)
    trainer.goto(stage.url("assessment"))
    expect(trainer.locator("main")).to_contain_text("Ann zag dit.")
    look(trainer, "proeve-assessment")
    trainer.goto(reverse("proeve:results", args=[stage.enrolment.cohort_id]))
    look(trainer, "proeve-results")
    trainer.goto(stage.url("dossier_trainer"))
    expect(trainer.locator("main")).to_contain_text("Mijn verhaal.pptx")
