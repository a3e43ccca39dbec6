"""The participant's own pages: wishes, the card, what they did, another buddy."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from buddies.models import Activity, Pair, Wish, WishList
from cohorts.models import Cohort, Enrolment
from pod import sharing
from pod.models import Circle
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def cohort(db: None) -> Cohort:
    return make.cohort(first_day=timezone.localdate() - timedelta(days=20))


@pytest.fixture
def sanne(cohort: Cohort) -> Enrolment:
    return make.enrolment(cohort, "Sanne de Vries", organisation=make.organisation())


@pytest.fixture
def ahmed(cohort: Cohort) -> Enrolment:
    return make.enrolment(cohort, "Ahmed Yilmaz", organisation=make.organisation("Gemeente Heuvelzoom"))


@pytest.fixture
def own(client: Client, sanne: Enrolment) -> Client:
    client.force_login(sanne.person)
    return client


def url(name: str, enrolment: Enrolment, *more: int) -> str:
    return reverse(name, args=[enrolment.pk, *more])


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_wishes_are_kept_and_found_back(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:  # BUD-1
    form = {
        "wish_1": ahmed.pk,
        "wants": "Iemand die doorvraagt.",
        "workplace": "Stadskantoor",
        "times": ["di-m", "vr-o"],
        "reaches": [ahmed.organisation_id],
    }
    done = own.post(url("buddies:wishes", sanne), form, follow=True)
    assert "Je wensen zijn bewaard. Alleen je trainers lezen ze." in text(done)
    page = text(own.get(url("buddies:wishes", sanne)))
    assert "Iemand die doorvraagt.</textarea>" in page
    assert page.count(" checked") == 3
    assert f'<option value="{ahmed.pk}" selected>' in page
    assert Wish.objects.get().target == ahmed


def test_what_cannot_be_wished_is_said_and_nothing_typed_is_lost(  # BUD-1
    own: Client, sanne: Enrolment, ahmed: Enrolment
) -> None:
    left = make.enrolment(sanne.cohort, "Weg")
    Enrolment.objects.filter(pk=left.pk).update(withdrawn_at=timezone.now())
    for form, words in (
        ({"wish_1": ahmed.pk, "wish_2": ahmed.pk}, "Je koos iemand twee keer."),
        ({"wish_1": ahmed.pk, "veto": ahmed.pk}, "Kies één van de twee."),
        ({"wish_1": left.pk}, "Deze deelnemer doet niet (meer) mee."),
        ({"wish_1": sanne.pk}, "Deze deelnemer doet niet (meer) mee."),
        ({"times": ["zo-n"]}, "Dit dagdeel kun je niet kiezen."),
    ):
        answer = own.post(url("buddies:wishes", sanne), {"wants": "Rust.", **form})
        assert (answer.status_code, words in text(answer), "Rust.</textarea>" in text(answer)) == (
            422,
            True,
            True,
        ), form
    assert not WishList.objects.exists()


def test_after_the_division_wishes_are_closed(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:
    make.pair(sanne, ahmed)
    assert "Je wensen veranderen kan niet meer." in text(own.get(url("buddies:wishes", sanne)))
    answer = own.post(url("buddies:wishes", sanne), {"wants": "Toch nog iets."})
    assert (answer.status_code, "Toch nog iets." in text(answer)) == (422, True)


def test_the_page_of_a_pair_shows_what_is_shared_of_the_pod(  # BUD-3, POD-7
    own: Client, sanne: Enrolment, ahmed: Enrolment
) -> None:
    make.pair(sanne, ahmed)
    pod = make.pod(ahmed)
    make.handed_in(make.entry(pod, 1))
    page = url("progress:buddy", sanne)
    assert "Ahmed deelt nog niets uit het POD met jou." in text(own.get(page))
    sharing.choose(pod, [Circle.BUDDY], now=timezone.now())
    shown = text(own.get(page))
    assert (url("pod:read", ahmed, 1) in shown, "Je reageerde" in shown) == (True, False)
    own.post(url("pod:read", ahmed, 1), {"saw": "Je vroeg door.", "once": "t"})
    assert "Je reageerde" in text(own.get(page))


def test_both_note_and_both_see(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:  # BUD-3
    make.pair(sanne, ahmed)
    today = timezone.localdate().isoformat()
    log = url("buddies:log", sanne)
    wrong = own.post(log, {"kind": "intervisie", "on": today, "note": "Over mijn chef."})
    assert (wrong.status_code, "Over mijn chef.</textarea>" in text(wrong)) == (422, True)
    assert own.post(log, {"kind": "x", "on": "gisteren"}).status_code == 422
    assert "moet nog komen" in text(own.post(log, {"kind": "visit", "on": "2099-01-01"}))
    for _ in range(2):
        own.post(log, {"kind": "visit", "on": today, "note": "Mooie balie.", "once": "t"})
    noted = Activity.objects.get()
    own.force_login(ahmed.person)
    assert "Mooie balie." in text(own.get(url("progress:buddy", ahmed)))
    done = own.post(url("buddies:take_out", ahmed, noted.pk), follow=True)
    assert ("Het is weggehaald." in text(done), Activity.objects.count()) == (True, 0)


def test_trainers_see_that_and_when_and_not_what(client: Client, sanne: Enrolment, ahmed: Enrolment) -> None:
    pair = make.pair(sanne, ahmed)  # BUD-3, access.md
    make.activity(pair)
    Activity.objects.update(note="Heel geheim.")
    client.force_login(make.trainer(sanne.cohort))
    page = text(client.get(reverse("buddies:pairs", args=[sanne.cohort_id])))
    assert "1 keer iets samen genoteerd" in page
    assert "Heel geheim." not in page


def test_the_card_saves_while_it_is_typed(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:  # BUD-3
    make.pair(sanne, ahmed)
    card, json = url("buddies:agreement", sanne), {"Accept": "application/json"}
    saved = own.post(card, {"rhythm": "Om de week.", "version": "0", "token": "a"}, headers=json).json()
    assert (saved["state"], saved["number"]) == ("saved", 1)
    assert "Om de week.</textarea>" in text(own.get(url("buddies:agreement", sanne)))
    clash = own.post(card, {"rhythm": "Elke dag.", "version": "0"})
    assert (clash.status_code, "Er zijn twee versies" in text(clash)) == (422, True)
    assert own.post(card, {"rhythm": "x" * 30_000, "version": "1"}).status_code == 422
    own.post(url("buddies:versions", sanne), {"number": "1"})
    own.force_login(ahmed.person)
    assert "Om de week." in text(own.get(url("progress:buddy", ahmed)))


def test_another_buddy_is_asked_and_taken_back(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:
    make.pair(sanne, ahmed)  # BUD-2
    swap = url("buddies:swap", sanne)
    assert "Je trainers weten dat je een andere buddy wilt." in text(own.post(swap, follow=True))
    assert "Je vroeg om een andere buddy." in text(own.get(url("progress:buddy", sanne)))
    other = Client()
    other.force_login(ahmed.person)
    for page in ("progress:buddy", "progress:journey", "buddies:swap"):
        assert "Je vroeg om een andere" not in text(other.get(url(page, ahmed)))
    assert "Je houdt je buddy." in text(own.post(swap, {"do": "take-back"}, follow=True))


def test_who_has_no_buddy_has_no_card(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:
    names = ("buddies:agreement", "buddies:versions", "buddies:log", "buddies:swap")
    assert {own.get(url(name, sanne)).status_code for name in names} == {404}
    assert "Vul je wensen in" in text(own.get(url("progress:buddy", sanne)))
    pair = make.pair(sanne, ahmed)
    assert {own.get(url(name, sanne)).status_code for name in names} == {200}
    Pair.objects.filter(pk=pair.pk).update(ended_at=timezone.now())
    assert {own.get(url(name, sanne)).status_code for name in names} == {404}


def test_as_many_queries_with_1_3_and_30_activities(own: Client, sanne: Enrolment, ahmed: Enrolment) -> None:
    pair, counts = make.pair(sanne, ahmed), []
    own.get(url("progress:buddy", sanne))
    for number in range(1, 31):
        make.activity(pair)
        if number in (1, 3, 30):
            with CaptureQueriesContext(connection) as queries:
                own.get(url("progress:buddy", sanne))
            counts.append(len(queries))
    assert counts == counts[:1] * 3
