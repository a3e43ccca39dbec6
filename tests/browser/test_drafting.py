"""What was not sent yet stands there again, on any device (POD-10)."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from pod import entries, sharing
from pod.models import Circle, Entry, Part
from tests import factories as make
from tests.browser.desk import Running
from tests.browser.windows import Windows
from writing.models import Response
from writing.saving import Origin

pytestmark = pytest.mark.django_db(transaction=True)
SAW = "textarea[name=saw]"
STATE = "#reageer [data-save-state]"


@pytest.fixture
def shared(transactional_db: None) -> Entry:
    running = Running()
    pod = make.pod(running.sanne)
    sharing.choose(pod, [Circle.TRAINERS], now=timezone.now())
    entry = make.entry(pod, 1)
    by, now = running.sanne.person, timezone.now()
    fields = {"if-1": "ik bel", "then-1": "luister ik"}
    entries.save(entry, Part.Kind.AFTER, fields=fields, origin=Origin(0), by=by, now=now)
    entries.hand_in(entry, Part.Kind.AFTER, by=by, now=now)
    return entry


def opened(windows: Windows, shared: Entry, person: object) -> Page:
    page = windows.open(person=person)
    page.goto(f"/meelezen/{shared.pod.enrolment_id}/dag/1/")
    return page


def test_feedback_is_kept_while_it_is_typed_and_sent_once(windows: Windows, shared: Entry) -> None:
    trainer = make.trainer(shared.pod.enrolment.cohort)
    desk = opened(windows, shared, trainer)
    desk.locator(SAW).press_sequentially("Ik zag dat je doorvroeg.")
    expect(desk.locator(STATE)).to_contain_text("Concept bewaard om")
    telephone = opened(windows, shared, trainer)
    expect(telephone.locator(SAW)).to_have_value("Ik zag dat je doorvroeg.")
    telephone.locator("textarea[name=effect]").press_sequentially("Dat gaf rust.")
    telephone.get_by_role("button", name="Verstuur je reactie").click()
    expect(telephone.locator("main")).to_contain_text("Je reactie is verstuurd")
    expect(telephone.locator(SAW)).to_have_value("")
    # The first window still shows the words that were sent; typing on makes a new draft, and says so.
    desk.locator("textarea[name=next_step]").press_sequentially("Probeer het ook in de raad.")
    expect(desk.locator(STATE)).to_contain_text("Concept bewaard om")
    expect(desk.locator(SAW)).to_have_value("")
    response = Response.objects.get()
    assert (response.saw, response.effect) == ("Ik zag dat je doorvroeg.", "Dat gaf rust.")


def test_a_draft_is_for_its_writer_alone(windows: Windows, shared: Entry) -> None:
    trainer = make.trainer(shared.pod.enrolment.cohort)
    desk = opened(windows, shared, trainer)
    desk.locator(SAW).press_sequentially("Nog niet af")
    expect(desk.locator(STATE)).to_contain_text("Concept bewaard om")
    other = opened(windows, shared, make.trainer(shared.pod.enrolment.cohort))
    expect(other.locator(SAW)).to_have_value("")
