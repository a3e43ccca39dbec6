"""A participant with work hanging on it goes over to another cohort: looked at, done, and found again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from assignments.models import Support
from cohorts import attending
from cohorts.models import Cohort, Enrolment
from pod import entries
from pod.models import Entry, Part
from tests import factories as make
from tests.browser.test_main_job import follow, heading, press
from tests.browser.windows import NARROW, Windows, look
from writing.saving import Origin

pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
EXPECTATION = "Ik wil leren doorvragen."


@pytest.fixture
def sanne(transactional_db: None) -> Enrolment:
    """One day is over, with her POD of it; an assignment everyone agreed to, a mentor and a buddy."""
    cohort = make.cohort(first_day=timezone.localdate() - 9 * DAY, name="Noord", days=3)
    trainer = make.trainer(cohort, "Fatima El Amrani")
    mine, ahmed = make.enrolment(cohort, "Sanne de Vries"), make.enrolment(cohort, "Ahmed Yilmaz")
    make.support(mine, Support.Role.MENTOR, "Peter Kuiper")
    make.agreed(mine)
    make.pair(mine, ahmed)
    _write(make.entry(make.pod(mine, with_trainers=True, with_mentor=True), 1))
    first = cohort.sessions.get(number=1)
    attending.record(first, {mine.pk: "present", ahmed.pk: "absent"}, by=trainer, now=first.ends_at)
    return mine


def _write(entry: Entry) -> None:
    owner, begins = entry.pod.enrolment.person, entry.session.starts_at
    fields = {"expectation": EXPECTATION, "goal-1": "Ik vat samen."}
    entries.save(entry, Part.Kind.BEFORE, fields=fields, origin=Origin(0), by=owner, now=begins - DAY)
    entries.hand_in(entry, Part.Kind.BEFORE, by=owner, now=begins - DAY)


def test_somebody_goes_to_another_cohort_with_all_that_hangs_on_it(
    windows: Windows, sanne: Enrolment
) -> None:
    windows.expect("status of 422")
    version = sanne.cohort.version
    to = make.cohort(first_day=timezone.localdate() + 40 * DAY, name="Zuid", days=3, version=version)
    page = windows.open(person=make.coordinator())
    page.goto(reverse("cohorts:detail", args=[sanne.cohort_id]))
    page.goto(reverse("desk:person", args=[sanne.person_id]))
    follow(page, "Naar een ander cohort")
    expect(page.get_by_label("Voor welk cohort?").locator("option:checked")).to_have_text("Zuid")
    page.get_by_label("Voor welk cohort?").select_option("")
    press(page, "Kijk wat er gebeurt")
    expect(page.locator("[data-error-summary] h2")).to_be_focused()
    page.get_by_label("Voor welk cohort?").select_option("Zuid")
    press(page, "Kijk wat er gebeurt")
    _says_what_happens(page)
    look(page, "transfer-look")
    assert Enrolment.objects.get(pk=sanne.pk).cohort_id == sanne.cohort_id
    press(page, "Zet over naar Zuid")
    heading(page, "Zuid")
    expect(page.get_by_text("Sanne de Vries doet nu mee aan Zuid")).to_be_visible()
    _everything_went_along(sanne, to)
    _she_finds_her_words(windows, sanne)
    _her_mentor_still_supports_her(windows, sanne)


def _says_what_happens(page: Page) -> None:
    told = page.get_by_role("region", name="Dit gebeurt er")
    expect(told).to_contain_text("Al gevolgd, en dat telt mee: dag 1.")
    expect(told).to_contain_text("Daarvan komt in Zuid nog een keer: dag 1.")
    expect(told).to_contain_text("Het buddypaar stopt.")
    expect(told).to_contain_text("Trainers en buddy lezen niet meer mee in het POD")


def _everything_went_along(sanne: Enrolment, to: Cohort) -> None:
    moved = Enrolment.objects.get(pk=sanne.pk)
    assert (moved.cohort, moved.admission.cohort) == (to, to)
    entry = Entry.objects.get(pod__enrolment=moved, parts__isnull=False)
    assert (entry.session.cohort, entry.session.number) == (to, 1)
    assert not sanne.cohort.enrolments.filter(person=sanne.person).exists()


def _she_finds_her_words(windows: Windows, sanne: Enrolment) -> None:
    phone = windows.open(width=NARROW, person=sanne.person)
    phone.goto("/")
    heading(phone, "Hallo Sanne")
    phone.goto(f"/pod/{sanne.pk}/dag/1/?deel=vooraf")
    # Who is new reads along once she says so; who supports her still does.
    heading(phone, "Wie mag meelezen?")
    expect(phone.get_by_label("Mijn trainers")).not_to_be_checked()
    expect(phone.get_by_label("Mijn praktijkbegeleider")).to_be_checked()
    press(phone, "Bewaar mijn keuze")
    expect(phone.get_by_text("Je keuze is bewaard.")).to_be_visible()
    phone.goto(f"/pod/{sanne.pk}/dag/1/?deel=vooraf")
    expect(phone.locator("main")).to_contain_text(EXPECTATION)
    look(phone, "transfer-pod")


def _her_mentor_still_supports_her(windows: Windows, sanne: Enrolment) -> None:
    support = Support.objects.get(assignment__enrolment=sanne, role=Support.Role.MENTOR)
    page = windows.open(person=support.person)
    page.goto(reverse("progress:support", args=[support.pk]))
    heading(page, "Sanne de Vries")
    # In her old cohort the first day was over.
    expect(page.get_by_role("listitem").filter(has_text="Dag 1:")).to_be_visible()
