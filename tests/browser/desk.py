"""The page of a day in a POD, and how somebody writes in it."""

from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from cohorts.models import Session
from pod.models import Part
from tests import factories as make

EXPECTATION = "textarea[name=expectation]"
GOAL = "textarea[name=goal-1]"
STATE = "[data-save-state]"
PATIENCE = 40_000


def write(page: Page, words: str, where: str = EXPECTATION) -> None:
    page.locator(where).press_sequentially(words)


def says(page: Page, words: str) -> None:
    """What the line above the form says about saving, sooner or later."""
    expect(page.locator(STATE)).to_contain_text(words, timeout=PATIENCE)


def saved() -> str:
    """The expectation as the server has it; nothing when nobody wrote one."""
    part = Part.objects.filter(kind=Part.Kind.BEFORE).first()
    return str(part.text.fields.get("expectation", "")) if part else ""


class Running:
    """A cohort whose second day is tomorrow, with one participant and everybody around."""

    def __init__(self) -> None:
        self.cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=13))
        self.trainer = make.trainer(self.cohort, "Fatima El Amrani")
        self.sanne = make.enrolment(
            self.cohort, who=make.person("Sanne de Vries", email="sanne@waterrijk.example")
        )
        self.day = f"/pod/{self.sanne.pk}/dag/2/"

    def let_the_day_pass(self) -> None:
        """The clock cannot be moved, the day can."""
        ended = timezone.now() - timedelta(hours=1)
        Session.objects.filter(cohort=self.cohort, number=2).update(
            starts_at=ended - timedelta(hours=7), ends_at=ended
        )
