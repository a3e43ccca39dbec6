"""From a checklist that misses a POD to a certificate that anyone can check (PRV-1 to PRV-7)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from joserfc import jwt
from joserfc.jwk import KeySet
from playwright.sync_api import Page, expect

from assignments.models import Support
from certificates.models import Certificate
from people.models import Person
from pod.models import Pod
from proeve.models import Proeve, Talk
from programme import editing
from tests import factories as make
from tests.browser.test_main_job import deliver, fill, follow, follow_mail, heading, mail_to
from tests.browser.test_proeve_end import choose, press
from tests.browser.windows import NARROW, Windows, look
from tests.proeve import ready

pytestmark = pytest.mark.django_db(transaction=True)
BO = "bo@elders.example"


class Cast:
    """Everything Sanne needs but the second day of her POD, a talk, and a presentation."""

    def __init__(self) -> None:
        self.office, now = make.coordinator(), timezone.now()
        version = editing.new_programme("Vakmanschap", standard=True, by=self.office, now=now)
        first_day = timezone.localdate() - timedelta(days=100)
        cohort = ready.cohort(version=version, first_day=first_day)
        self.sanne = make.enrolment(cohort, "Sanne de Vries")
        ready.present(ready.finished(ready.with_pod(self.sanne, 1)), 1, 2)
        make.handed_in(make.entry(Pod.objects.get(enrolment=self.sanne), 2), after=False)
        self.trainer = cohort.trainerships.get().person
        self.mentor = Support.objects.get(assignment__enrolment=self.sanne, role="mentor")
        self.ann = make.trainer(make.cohort(days=1), "Ann Smit")

    def url(self, name: str) -> str:
        return reverse(f"proeve:{name}", args=[self.sanne.pk])

    def work(self, name: str) -> str:
        return reverse(f"proeve:{name}", args=[Talk.objects.get().attempt_id])


def test_from_a_pod_that_misses_a_day_to_a_certificate(windows: Windows) -> None:
    windows.expect("status of 422")
    windows.expect("htmx:")
    cast = Cast()
    sanne = windows.open(person=cast.sanne.person)
    _is_told_what_is_open(sanne, cast)
    _plan(windows.open(person=cast.office), cast)
    trainer = windows.open(person=cast.trainer)
    _refused(trainer, cast)
    mentor = _answer_by_mail(windows, cast)
    _complete(sanne, cast)
    _let_in(trainer, cast)
    _begin()
    _give_feedback(mentor)
    _assess(windows.open(person=cast.ann), windows.open(person=Person.objects.get(email=BO)), cast)
    number = _take_certificate(sanne, cast)
    stranger = windows.open(width=NARROW)
    _is_valid(stranger, sanne, number)
    _badge_holds(stranger, sanne)


def _is_told_what_is_open(page: Page, cast: Cast) -> None:
    page.goto("/")
    follow(page, "Proeve van bekwaamheid")
    expect(page.get_by_role("link", name="Dag 2 invullen en inleveren in het POD")).to_be_visible()
    expect(page.get_by_role("link", name="De presentatie inleveren")).to_be_visible()
    look(page, "proeve-own-open")


def _plan(page: Page, cast: Cast) -> None:
    """In a week, before one assessor of another cohort and one from elsewhere."""
    page.goto(cast.url("plan_one"))
    day = timezone.localdate() + timedelta(days=7)
    fill(page, "Datum", (day + timedelta(days=-day.weekday() % 7)).isoformat())
    fill(page, "Begin", "10:00")
    fill(page, "Einde", "10:45")
    fill(page, "Plaats", "Kamer 5")
    page.get_by_label("Beoordelaar 1").select_option(label=cast.ann.name)
    press(page, "Plan")
    anyway = page.get_by_role("button", name="Plan het toch zo")
    expect(
        anyway.or_(page.get_by_role("link", name="Nodig een beoordelaar van buiten uit")).first
    ).to_be_visible()
    if anyway.count():
        press(page, "Plan het toch zo")
    heading(page, "De Proeve van Sanne de Vries")
    follow(page, "Nodig een beoordelaar van buiten uit")
    fill(page, "Naam", "Bo Bakker")
    page.locator("input[type=email]").fill(BO)
    press(page, "Vraag deze beoordelaar")
    expect(page.locator("main")).to_contain_text("Bo Bakker, beoordelaar")


def _refused(page: Page, cast: Cast) -> None:
    """Nobody gets past a POD that is not present (PRV-2)."""
    page.goto(cast.url("participant"))
    press(page, "Laat Sanne toe")
    expect(page.locator("body")).to_contain_text("Toelaten kan nog niet. POD aanwezig: nog niet.")
    expect(page.get_by_role("link", name="Geef ontheffing van: POD")).to_have_count(0)
    assert Proeve.objects.get().admitted_at is None


def _answer_by_mail(windows: Windows, cast: Cast) -> Page:
    """On a telephone, from the invitation: opening it changes nothing, a button does (PPL-3)."""
    page, email = windows.open(width=NARROW), cast.mentor.person.email
    follow_mail(page, email, "Proevegesprek van Sanne de Vries")
    assert "text/calendar" in mail_to(email, "Proevegesprek van").message().as_string()
    assert Talk.objects.get().seats.get(role="mentor").answer == ""
    press(page, "Ga verder")
    press(page, "Ik kom")
    expect(page.locator("main")).to_contain_text("Je antwoordde: Ik kom")
    return page


def _complete(page: Page, cast: Cast) -> None:
    page.goto(cast.url("own"))
    follow(page, "Dag 2 invullen en inleveren in het POD")
    page.goto(page.url.split("?")[0] + "?deel=achteraf")
    page.get_by_text("Bereikt", exact=True).first.click()
    page.get_by_label("Als …").first.fill("iemand belt")
    page.get_by_label("dan …").first.fill("luister ik eerst")
    press(page, "Lever in")
    expect(page.locator("main")).to_contain_text("Je achteraf-deel van dag 2 is ingeleverd")
    page.goto(cast.url("dossier"))
    page.get_by_label("Een link").first.fill("https://waterrijk.example/verhaal")
    press(page, "Zet in mijn dossier")
    press(page, "Lever je dossier in")
    expect(page.locator("main")).to_contain_text("Je dossier is ingeleverd")


def _let_in(page: Page, cast: Cast) -> None:
    page.goto(cast.url("participant"))
    press(page, "Laat Sanne toe")
    expect(page.locator("body")).to_contain_text("Sanne de Vries is toegelaten tot de Proeve")


def _begin() -> None:
    at = timezone.now() - make.HOUR
    Talk.objects.update(starts_at=at, ends_at=at + make.HOUR)


def _give_feedback(page: Page) -> None:
    page.reload()
    follow(page, "Geef feedback in drie zinnen")
    for label, words in (
        ("Wat ik zag", "Rust."),
        ("Wat dat deed", "Vertrouwen."),
        ("volgende stap", "Meer."),
    ):
        page.get_by_label(label).fill(words)
    press(page, "Geef je feedback")
    expect(page.locator("body")).to_contain_text("Je feedback is bewaard.")


def _assess(ann: Page, bo: Page, cast: Cast) -> None:
    """Each in a browser of their own, blind until both gave (PRV-5)."""
    for page, words in ((ann, "Ann zag dit."), (bo, "Bo zag dat.")):
        page.goto(cast.work("score"))
        expect(page.locator("main")).not_to_contain_text("Ann zag dit.")
        choose(page, "Goed te zien", words)
        press(page, "Geef mijn scores")
        expect(page.locator("main")).to_contain_text("Je gaf je scores op")
    ann.goto(cast.work("joint"))
    expect(ann.locator("main")).to_contain_text("Bo zag dat.")
    choose(ann, "Goed te zien", "Dat zagen we samen.")
    ann.get_by_text("Behaald", exact=True).click()
    ann.get_by_label("Waarom dit resultaat?").fill("Je liet zien wat je leerde.")
    press(ann, "Leg voor aan de ander")
    expect(ann.locator("main")).to_contain_text("Dit legde jij voor")
    bo.goto(cast.work("joint"))
    press(bo, "Ik ben akkoord, dit is het resultaat")
    expect(bo.locator("body")).to_contain_text("Jullie zijn het eens.")


def _take_certificate(page: Page, cast: Cast) -> str:
    """From the mail about the result to a name on a certificate (PRV-6, PRV-7)."""
    deliver()
    follow_mail(page, cast.sanne.person.email, "resultaat van je Proeve")
    press(page, "Lees mijn resultaat")
    expect(page.locator("main")).to_contain_text("Je hebt je Proeve behaald")
    expect(page.locator("main")).to_contain_text("Rust.")
    follow(page, "Naar je certificaat")
    page.locator("input[name=name]").fill("Sanne d'Ancona-Šimić")
    press(page, "Zo schrijf ik mijn naam")
    expect(page.locator("main")).to_contain_text("Haal je certificaat op")
    found = re.search(r"/certificaat/([^/]+)/", page.locator("main").inner_text())
    assert found
    return found[1]


def _is_valid(stranger: Page, sanne: Page, number: str) -> None:
    """The name only once its holder switched it on."""
    address = reverse("certificates:public", args=[number])
    stranger.goto(address)
    heading(stranger, "Dit certificaat is geldig")
    expect(stranger.locator("main")).not_to_contain_text("Šimić")
    press(sanne, "Zet mijn naam erbij")
    expect(sanne.get_by_role("button", name="Haal mijn naam weg")).to_be_visible()
    stranger.reload()
    expect(stranger.locator("main")).to_contain_text("Sanne d'Ancona-Šimić")


def _badge_holds(stranger: Page, sanne: Page) -> None:
    """By another library than the one that signs, with the key anyone can fetch."""
    with sanne.expect_download() as waiting:
        sanne.get_by_role("button", name="Download je badge").click()
    token = waiting.value.path().read_text()
    published = KeySet.import_key_set(stranger.request.get("/.well-known/jwks.json").json())
    claims = jwt.decode(token, published, algorithms=["RS256"]).claims
    made = Certificate.objects.get()
    assert claims["credentialSubject"]["achievement"]["name"] == made.programme == "Vakmanschap"
    assert claims["credentialSubject"]["identifier"][0]["identityHash"] == made.name
