"""The pages of the programme office, as its coordinator uses them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Cohort, Enrolment, Session
from outbox.models import Message
from programme.models import Version
from tests import factories as make

pytestmark = pytest.mark.django_db
SOON = timezone.localdate() + timedelta(days=14)
WEDNESDAY = date(2027, 9, 8)


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(make.coordinator())
    return client


def rows(*days: date | str, start: str = "09:30", end: str = "16:30", total: int = 0) -> dict[str, str]:
    """The days of a new cohort as a browser sends them."""
    sent = {"days-TOTAL_FORMS": str(total or len(days)), "days-INITIAL_FORMS": "0"}
    for n, day in enumerate(days):
        sent |= {f"days-{n}-date": str(day), f"days-{n}-start": start, f"days-{n}-end": end}
        sent |= {f"days-{n}-place": "Raadhuis", f"days-{n}-link": ""}
    return sent


def plan(programme: Version, *days: date | str, **changes: Any) -> dict[str, Any]:
    sent = {"version": programme.pk, "name": "Waterland", "capacity": "16", "do": "open"} | rows(*days)
    return sent | changes


def text(response: Any) -> str:
    return response.content.decode()


def test_the_dates_of_the_leidraad_are_typed_in_the_past(office: Client) -> None:  # COH-2
    days = ["2016-09-08", "22-09-2016", "2016-10-13", "2016-11-10"]
    office.post(reverse("cohorts:new"), plan(make.programme_version(), *days))
    assert Cohort.objects.get().sessions.count() == 4
    assert not Message.objects.exists()


@pytest.mark.parametrize(
    ("days", "sentence"),
    [
        (["2027-09-22", "2027-09-08"], "Dag 2: Dag 2 ligt vóór dag 1."),
        (["2027-09-08", "2027-09-08"], "Dag 2: Dag 1 is al op deze datum."),
        (
            ["2027-09-08", "2027-09-22", "2027-10-06", "2027-10-20"],
            "Dit programma heeft drie dagen. Een dag 4 past er niet in.",
        ),
        (["2027-02-30"], "Deze datum bestaat niet."),
        (["morgen"], "Deze datum bestaat niet."),
        (["0001-01-01"], "Deze datum ligt te ver terug."),
        (["9999-12-31"], "Deze datum ligt te ver weg."),
        (["", "2027-09-08"], "Vul de datum van dag 1 in"),
        ([""], "Vul ten minste één dag in."),
    ],
)
def test_dates_that_do_not_fit_come_back_with_what_was_typed(
    office: Client, days: list[str], sentence: str
) -> None:
    response = office.post(reverse("cohorts:new"), plan(make.programme_version(days=3), *days))
    assert response.status_code == 422 and not Cohort.objects.exists()
    assert sentence in text(response)
    assert 'value="Waterland"' in text(response)
    for day in days:
        assert f'value="{day}"' in text(response) or not day


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"days-0-end": "09:00"}, "Het einde moet na het begin liggen."),
        ({"days-0-end": "09:30"}, "Het einde moet na het begin liggen."),
        ({"days-0-start": "25:00"}, "Deze tijd bestaat niet."),
        ({"days-0-start": ""}, "Vul in hoe laat deze dag begint."),
        (
            {"days-0-date": "2027-03-28", "days-0-start": "02:30"},
            "in deze nacht gaat de klok een uur vooruit",
        ),
        ({"days-0-date": "2027-10-31", "days-0-start": "02:30"}, "komt in deze nacht twee keer voor"),
        ({"days-0-link": "javascript:alert(1)"}, "Dit is geen geldig webadres."),
        ({"capacity": "0"}, "Een cohort heeft ten minste één plaats."),
        ({"capacity": "9" * 5000}, "Vul een heel getal in"),
        ({"name": ""}, "Geef het cohort een naam."),
        ({"name": "x" * 200_000}, "Dit is te lang. Gebruik ten hoogste 80 tekens."),
        ({"version": "999999"}, "Kies een programma uit de lijst."),
        ({"trainers": "abc"}, "Kies uit de lijst."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(office: Client, changes: dict[str, str], sentence: str) -> None:
    response = office.post(reverse("cohorts:new"), plan(make.programme_version(days=3), WEDNESDAY, **changes))
    assert response.status_code == 422 and not Cohort.objects.exists()
    assert sentence in text(response)


def test_a_plan_sent_twice_makes_one_cohort(office: Client) -> None:
    sent = plan(make.programme_version(), WEDNESDAY)
    office.post(reverse("cohorts:new"), sent)
    again = office.post(reverse("cohorts:new"), sent)
    assert "Er is al een cohort met deze naam." in text(again)
    assert Cohort.objects.count() == 1


def test_warnings_stand_beside_the_day_and_forbid_nothing(office: Client) -> None:  # COH-3
    sent = plan(make.programme_version(), "2027-04-27", name="")
    assert "Op deze dag is het een feestdag: Koningsdag." in text(office.post(reverse("cohorts:new"), sent))
    office.post(reverse("cohorts:new"), sent | {"name": "Koningsdag"})
    assert Session.objects.count() == 1


def test_warnings_come_while_typing(office: Client) -> None:  # COH-3
    other = make.cohort(name="Waterstad", days=1, first_day=WEDNESDAY, place="Raadhuis")
    fatima = make.trainer(other, "Fatima")
    asked = {"row": "0", "trainers": fatima.pk} | rows(WEDNESDAY)
    answer = text(office.get(reverse("cohorts:warnings"), asked))
    assert "Fatima heeft deze dag al een bijeenkomst van Waterstad." in answer
    assert "Raadhuis is dan al bezet door Waterstad." in answer
    assert "<html" not in answer
    own = {"date": WEDNESDAY, "start": "09:30", "end": "16:30", "place": "Raadhuis"}
    session = other.sessions.get()
    assert "alert" in text(office.get(reverse("cohorts:warnings"), own))
    assert text(office.get(reverse("cohorts:warnings"), own | {"session": session.pk})).strip() == ""


def test_a_day_is_moved_and_everyone_hears_once(office: Client) -> None:  # COH-4
    cohort = make.cohort(days=2, first_day=SOON)
    make.enrolment(cohort)
    make.trainer(cohort)
    session = cohort.sessions.get(number=1)
    sent = {"date": SOON + timedelta(days=1), "start": "10:00", "end": "15:00", "place": "Elders", "link": ""}
    for _ in range(2):
        response = office.post(reverse("cohorts:session", args=[session.pk]), sent, follow=True)
    assert "Niemand krijgt bericht." in text(response)
    assert Message.objects.filter(kind="days_changed").count() == 2
    session.refresh_from_db()
    assert (session.place, session.sequence) == ("Elders", 1)


def test_a_coordinator_sees_who_is_told_what_before_a_day_moves(office: Client) -> None:  # COH-4
    cohort = make.cohort(days=1, first_day=SOON)
    make.enrolment(cohort, "Sanne de Vries")
    one, url = cohort.sessions.get(), reverse("cohorts:session", args=[cohort.sessions.get().pk])
    seen = office.get(url).context["seen"]
    sent = {"date": SOON + timedelta(days=7), "start": "10:00", "end": "15:00", "place": "Elders", "link": ""}
    look = office.post(url, sent | {"seen": seen, "do": "look"})
    assert "Er is iets veranderd aan de trainingsdagen" in text(look) and "Sanne de Vries" in text(look)
    assert f'name="date" value="{SOON + timedelta(days=7)}"' in text(look)
    assert not Message.objects.exists()
    back = office.post(url, sent | {"seen": seen, "do": "back"})
    assert back.status_code == 200 and 'value="Elders"' in text(back)
    office.post(url, sent | {"seen": seen, "do": "move"})
    one.refresh_from_db()
    assert (one.place, one.sequence) == ("Elders", 1)


def test_who_moves_a_day_that_a_colleague_moved_sees_both(office: Client) -> None:
    cohort = make.cohort(days=1, first_day=SOON)
    url = reverse("cohorts:session", args=[cohort.sessions.get().pk])
    seen = office.get(url).context["seen"]
    day = {"date": SOON, "start": "10:00", "end": "15:00", "link": "", "seen": seen}
    office.post(url, day | {"place": "Van Monique", "do": "move"})
    for do in ("look", "move"):
        page = office.post(url, day | {"place": "Van Karim", "do": do})
        assert page.status_code == 422 and "Een collega heeft deze dag intussen veranderd." in text(page)
        assert "Van Monique" in text(page) and 'value="Van Karim"' in text(page)
    assert cohort.sessions.get().place == "Van Monique"
    office.post(url, day | {"place": "Van Karim", "do": "move", "seen": page.context["seen"]})
    assert cohort.sessions.get().place == "Van Karim"


def test_a_day_cannot_move_onto_another(office: Client) -> None:  # COH-2
    cohort = make.cohort(days=2, first_day=SOON)
    session = cohort.sessions.get(number=1)
    sent = {
        "date": SOON + timedelta(days=14),
        "start": "10:00",
        "end": "15:00",
        "place": "Elders",
        "link": "",
    }
    response = office.post(reverse("cohorts:session", args=[session.pk]), sent)
    assert "Dag 2 is al op deze datum." in text(response) and 'value="Elders"' in text(response)


def test_a_day_is_cancelled_after_asking(office: Client) -> None:  # COH-4
    cohort = make.cohort(days=2, first_day=SOON)
    make.enrolment(cohort)
    session = cohort.sessions.get(number=1)
    url = reverse("cohorts:cancel", args=[session.pk])
    assert "Eén persoon krijgt een mail." in text(office.get(url))
    session.refresh_from_db()
    assert not session.is_cancelled
    office.post(url)
    again = office.post(url, follow=True)
    assert "Deze dag is al afgezegd." in text(again)
    assert Message.objects.filter(kind="days_changed").count() == 1


def test_a_day_that_has_begun_stays(office: Client) -> None:  # COH-4
    cohort = make.cohort(days=1, first_day=timezone.localdate() - timedelta(days=3))
    session = cohort.sessions.get()
    assert "Deze dag is al begonnen." in text(office.get(reverse("cohorts:session", args=[session.pk])))
    response = office.post(reverse("cohorts:cancel", args=[session.pk]), follow=True)
    assert "Deze dag is al begonnen." in text(response)


def invitation(**changes: str) -> dict[str, str]:
    return {
        "name": "Noor de Wit",
        "email": "noor@voorbeeld.example",
        "organisation": "Gemeente Waterland",
        "team": "Wonen",
        "trainer": "Fatima El Amrani",
        "decided_on": "2026-01-15",
    } | changes


def test_a_participant_is_invited(office: Client) -> None:  # COH-9
    cohort = make.cohort(days=2, first_day=SOON)
    url = reverse("cohorts:invite", args=[cohort.pk])
    page = office.post(url, invitation(), follow=True)
    assert "Noor de Wit doet mee en krijgt een uitnodiging op noor@voorbeeld.example." in text(page)
    again = office.post(url, invitation())
    assert again.status_code == 422 and "Deze persoon doet al mee aan dit cohort." in text(again)
    assert Enrolment.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"email": "geen adres"}, "Dit is geen geldig e-mailadres."),
        ({"name": ""}, "Vul de naam van de deelnemer in."),
        ({"trainer": ""}, "Vul in wie het intakegesprek voerde."),
        ({"decided_on": "2099-01-01"}, "De datum van het besluit ligt in de toekomst."),
        ({"name": "Noor\x00"}, "Noor"),
        ({"team": "x" * 200_000}, "Dit is te lang."),
    ],
)
def test_a_wrong_invitation_keeps_what_was_typed(
    office: Client, changes: dict[str, str], sentence: str
) -> None:
    cohort = make.cohort(days=2, first_day=SOON)
    response = office.post(reverse("cohorts:invite", args=[cohort.pk]), invitation(**changes))
    assert response.status_code == 422 and not Enrolment.objects.exists()
    assert sentence in text(response) and "Gemeente Waterland" in text(response)


def test_a_full_cohort_says_that_who_is_invited_waits(office: Client) -> None:  # COH-5
    cohort = make.cohort(days=2, first_day=SOON, capacity=1)
    make.enrolment(cohort)
    url = reverse("cohorts:invite", args=[cohort.pk])
    assert "Wie je nu uitnodigt, komt op de wachtlijst" in text(office.get(url))
    assert "staat op de wachtlijst" in text(office.post(url, invitation(), follow=True))
    assert Enrolment.objects.count() == 1


def test_a_participant_leaves_after_asking(office: Client) -> None:
    enrolment = make.enrolment(make.cohort(days=2, first_day=SOON), "Noor de Wit")
    url = reverse("cohorts:withdraw", args=[enrolment.pk])
    assert "De plaats in" in text(office.get(url))
    assert "Noor de Wit doet niet meer mee." in text(office.post(url, follow=True))
    assert office.post(url).status_code == 404
    enrolment.refresh_from_db()
    assert not enrolment.is_active


def test_trainers_come_and_go(office: Client) -> None:
    cohort = make.cohort(days=2, first_day=SOON)
    url = reverse("cohorts:trainers", args=[cohort.pk])
    office.post(url, {"name": "Fatima", "email": "fatima@voorbeeld.example"})
    again = office.post(url, {"name": "Fatima", "email": "fatima@voorbeeld.example"})
    assert "Deze persoon is al trainer van dit cohort." in text(again)
    one = cohort.trainerships.get()
    office.post(reverse("cohorts:end_trainer", args=[one.pk]))
    assert not cohort.trainerships.filter(until=None).exists()


def test_a_cohort_is_renamed(office: Client) -> None:
    cohort = make.cohort(days=2, first_day=SOON)
    office.post(reverse("cohorts:edit", args=[cohort.pk]), {"name": "Anders", "capacity": "20"})
    cohort.refresh_from_db()
    assert (cohort.name, cohort.capacity) == ("Anders", 20)


def test_a_cancelled_day_gets_a_new_date(office: Client) -> None:
    cohort = make.cohort(days=8, first_day=SOON)
    url = reverse("cohorts:add_day", args=[cohort.pk])
    sent = {"date": SOON + timedelta(days=1), "start": "10:00", "end": "15:00", "place": "", "link": ""}
    full = office.post(url, sent)
    assert "Dit programma heeft acht dagen. Een dag 9 past er niet in." in text(full)
    cohort.sessions.filter(number=2).update(cancelled_at=timezone.now())
    office.post(url, sent)
    assert cohort.sessions.that_count().count() == 8


PAGES: list[Callable[[Cohort], str]] = [
    lambda c: reverse("cohorts:list"),
    lambda c: reverse("cohorts:new"),
    lambda c: reverse("cohorts:warnings"),
    lambda c: reverse("cohorts:detail", args=[c.pk]),
    lambda c: reverse("cohorts:edit", args=[c.pk]),
    lambda c: reverse("cohorts:copy", args=[c.pk]),
    lambda c: reverse("cohorts:add_day", args=[c.pk]),
    lambda c: reverse("cohorts:invite", args=[c.pk]),
    lambda c: reverse("cohorts:trainers", args=[c.pk]),
    lambda c: reverse("cohorts:session", args=[c.sessions.get(number=1).pk]),
    lambda c: reverse("cohorts:cancel", args=[c.sessions.get(number=1).pk]),
    lambda c: reverse("cohorts:withdraw", args=[c.enrolments.get().pk]),
    lambda c: reverse("cohorts:end_trainer", args=[c.trainerships.get().pk]),
]


@pytest.mark.parametrize("page", PAGES)
def test_only_the_programme_office_comes_in(client: Client, page: Callable[[Cohort], str]) -> None:
    cohort = make.cohort(days=2, first_day=SOON)
    participant, trainer = make.enrolment(cohort).person, make.trainer(cohort)
    url = page(cohort)
    assert client.get(url).status_code == 302
    for who in (participant, trainer, make.person()):
        client.force_login(who)
        assert client.get(url).status_code == 404
    for who in (make.coordinator(), make.administrator()):
        client.force_login(who)
        assert client.get(url).status_code == 200


def queries(office: Client, url: str) -> int:
    """The first look of a session also notes that someone is active; that one is left out."""
    office.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert office.get(url).status_code == 200
    return len(captured)


def many(cohort: Cohort, count: int) -> None:
    for _ in range(count):
        make.enrolment(cohort, organisation=make.organisation())


def test_the_list_asks_as_much_for_thirty_as_for_one(office: Client) -> None:
    counts = []
    for more in (1, 2, 27):
        for _ in range(more):
            make.trainer(make.cohort(days=3, first_day=SOON))
        counts.append(queries(office, reverse("cohorts:list")))
    assert len(set(counts)) == 1 and counts[0] <= 10


def test_a_cohort_asks_as_much_for_thirty_as_for_one(office: Client) -> None:
    cohort = make.cohort(days=3, first_day=SOON)
    counts = []
    for more in (1, 2, 27):
        many(cohort, more)
        make.trainer(cohort)
        counts.append(queries(office, reverse("cohorts:detail", args=[cohort.pk])))
    assert len(set(counts)) == 1 and counts[0] <= 12


def test_the_list_filters_searches_and_pages(office: Client) -> None:
    today = timezone.localdate()
    make.cohort(name="Begonnen", days=2, first_day=today - timedelta(days=3))
    make.cohort(name="Komt nog", days=2, first_day=SOON)
    make.cohort(name="Voorbij", days=1, first_day=today - timedelta(days=30))

    def shown(**asked: str) -> list[str]:
        return [c.name for c in office.get(reverse("cohorts:list"), asked).context["page"]]

    assert shown(toon="lopend") == ["Begonnen"]
    assert shown(toon="komend") == ["Komt nog"]
    assert shown(toon="afgerond") == ["Voorbij"]
    assert set(shown()) == {"Begonnen", "Komt nog", "Voorbij"}
    assert shown(zoek="komt") == ["Komt nog"]
    assert shown(zoek="\x00", toon="\x00", pagina="9" * 5000) == shown()


def test_figures_do_not_multiply_each_other(office: Client) -> None:
    cohort = make.cohort(days=3, first_day=timezone.localdate() - timedelta(days=15))
    many(cohort, 4)
    row = office.get(reverse("cohorts:list")).context["page"][0]
    assert (row.day_count, row.held_count, row.taken) == (3, 2, 4)


def test_an_empty_house_leads_to_a_first_programme(office: Client) -> None:
    assert "Zo komt je eerste cohort er" in text(office.get(reverse("cohorts:list")))
    assert office.get(reverse("cohorts:new")).headers["Location"] == reverse("programme:new")


def test_an_office_without_a_cohort_reads_what_comes_first(office: Client) -> None:
    url = reverse("cohorts:list")
    first = text(office.get(url))
    assert reverse("programme:standard") in first and reverse("cohorts:new") not in first
    version = make.programme_version()
    then = text(office.get(url))
    assert f"{reverse('cohorts:new')}?programma={version.pk}" in then
    assert reverse("programme:standard") not in then
    make.cohort()
    assert "Zo komt je eerste cohort er" not in text(office.get(url, {"zoek": "bestaat niet"}))


def test_a_day_dropped_on_another_date_shows_who_hears_and_changes_nothing(office: Client) -> None:  # COH-4
    cohort = make.cohort(days=2, first_day=WEDNESDAY, every=14)
    make.enrolment(cohort, "Sanne")
    one = make.session(cohort, 1)
    url, drop = reverse("cohorts:session", args=[one.pk]), {"do": "shift", "date": "2027-09-09"}
    page = office.post(url, drop | {"was": "2027-09-08"})
    assert page.status_code == 200 and "Wie krijgt wat te horen" in text(page)
    one.refresh_from_db()
    assert one.sequence == 0
    confirmed = {
        name: page.context["form"][name].value() for name in ("date", "start", "end", "place", "link")
    }
    office.post(url, confirmed | {"seen": page.context["seen"], "do": "move"})
    one.refresh_from_db()
    assert f"{one.starts_at:%Y-%m-%d}" == "2027-09-09"


@pytest.mark.parametrize(
    "drop",
    [
        {"date": "2027-09-09", "was": "2027-09-01"},
        {"date": "2027-09-09"},
        {"date": "2027-02-30", "was": "2027-09-08"},
        {"was": "2027-09-08"},
    ],
)
def test_a_drop_that_cannot_be_is_answered_with_the_form(office: Client, drop: dict[str, str]) -> None:
    one = make.session(make.cohort(days=1, first_day=WEDNESDAY), 1)
    page = office.post(reverse("cohorts:session", args=[one.pk]), drop | {"do": "shift"})
    assert page.status_code == 422 and "Verzet of verander deze dag" in text(page)
    assert page.context["form"]["place"].value() == one.place
