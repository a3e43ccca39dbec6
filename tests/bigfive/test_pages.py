"""The pages as a browser without scripts has them, and what becomes of what should not be sent."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.timezone import localdate

from bigfive import answering, items
from bigfive.models import CONSENT_VERSION, Answer, Elsewhere, Release, Sitting
from cohorts.models import Enrolment, Session
from documents.models import Upload
from people.models import Person
from tests import factories as make
from tests.bigfive import pdfs
from tests.test_access import steady

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def client_of(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def enrolment() -> Enrolment:
    """Someone whose first day is next week."""
    return make.enrolment(make.cohort(first_day=localdate() + 7 * DAY), "Sanne de Vries")


@pytest.fixture
def own(enrolment: Enrolment) -> Client:
    return client_of(enrolment.person)


@pytest.fixture
def begun(enrolment: Enrolment) -> Enrolment:
    answering.begin(enrolment, consent=CONSENT_VERSION, now=timezone.now())
    return enrolment


def url(enrolment: Enrolment, rest: str = "") -> str:
    return f"/vragenlijst/{enrolment.pk}/{rest}"


def page_of(response: Any) -> str:
    return str(response.content.decode())


def values(enrolment: Enrolment) -> dict[int, int]:
    return answering.answers_of(Sitting.objects.get(enrolment=enrolment))


# ---- consent


def test_beginning_and_skipping_are_the_same_button(own: Client, enrolment: Enrolment) -> None:  # BIG-6
    for where in ("", "stap/"):
        page = page_of(own.get(url(enrolment, where)))
        classes = {word: _class_of(page, word) for word in ("Beginnen", "Overslaan")}
        assert classes["Beginnen"] == classes["Overslaan"]


def _class_of(page: str, label: str) -> str:
    found = re.search(rf'<(?:a|button) class="([^"]*)"[^>]*><span[^>]*>{label}</span>', page)
    assert found
    return found[1]


def test_beginning_gives_consent_and_leads_to_the_first_question(own: Client, enrolment: Enrolment) -> None:
    response = own.post(url(enrolment), {"choice": "begin", "consent": CONSENT_VERSION}, follow=True)
    assert response.redirect_chain[-1][0] == url(enrolment, "vragen/1/#vraag-1")
    assert Sitting.objects.get().is_begun


def test_another_text_than_was_read_is_shown_again(own: Client, enrolment: Enrolment) -> None:  # BIG-6
    response = own.post(url(enrolment), {"choice": "begin", "consent": "2020-01"})
    assert (response.status_code, str(answering.AnotherText()) in page_of(response)) == (422, True)
    assert not Sitting.objects.exists()


def test_skipping_is_remembered_and_asks_no_more(own: Client, enrolment: Enrolment) -> None:  # BIG-3
    assert "Overslaan" in page_of(own.get(url(enrolment, "stap/")))
    own.post(url(enrolment), {"choice": "skip"})
    piece = page_of(own.get(url(enrolment, "stap/")))
    assert ("Overslaan" in piece, "Lees over de vragenlijst" in piece) == (False, True)
    assert "Beginnen" in page_of(own.get(url(enrolment)))


# ---- answering without a script


def test_a_page_of_ten_is_kept_and_leads_on(own: Client, begun: Enrolment) -> None:  # BIG-1
    form = {"a-1": "2", "a-2": "5", "was-1": "", "was-2": "", "to": "next"}
    response = own.post(url(begun, "vragen/1/"), form)
    assert response["Location"] == url(begun, "vragen/2/#vraag-11")
    assert values(begun) == {1: 2, 2: 5}
    assert own.post(url(begun, "vragen/2/"), {"to": "back"})["Location"] == url(begun, "vragen/1/#vraag-10")
    assert own.post(url(begun, "vragen/12/"), {"to": "next"})["Location"] == url(begun, "afronden/")


def test_a_page_that_stood_open_does_not_undo_what_another_device_answered(
    own: Client, begun: Enrolment
) -> None:  # BIG-1
    answering.answer(begun, [answering.Given(1, 2, timezone.now())], now=timezone.now())
    page = page_of(own.get(url(begun, "vragen/1/")))
    assert 'name="was-1" value="2"' in page
    answering.answer(begun, [answering.Given(1, 5, timezone.now())], now=timezone.now())
    own.post(url(begun, "vragen/1/"), {"a-1": "2", "was-1": "2", "a-2": "4", "was-2": ""})
    assert values(begun) == {1: 5, 2: 4}


def test_one_goes_on_at_the_first_question_that_is_open(own: Client, begun: Enrolment) -> None:  # BIG-1
    make.questionnaire(begun, answered=56, now=timezone.now())
    assert own.get(url(begun, "vragen/"))["Location"] == url(begun, "vragen/6/#vraag-57")


def test_missing_questions_are_pointed_out_at_the_end(own: Client, begun: Enrolment) -> None:
    make.questionnaire(begun, answered=114, now=timezone.now())
    page = page_of(own.get(url(begun, "afronden/")))
    assert "2 vragen staan nog open" in page
    assert [url(begun, f"vragen/12/#vraag-{n}") in page for n in (114, 115, 116)] == [False, True, True]


def test_too_many_missing_says_so_and_loses_nothing(own: Client, begun: Enrolment) -> None:
    make.questionnaire(begun, answered=50, now=timezone.now())
    response = own.post(url(begun, "afronden/"), {"age": "21_40"})
    assert response.status_code == 422
    assert (len(values(begun)), Sitting.objects.get().is_scored) == (50, False)


def test_after_the_last_day_what_was_answered_can_still_be_finished(
    own: Client, begun: Enrolment
) -> None:  # BIG-1
    make.questionnaire(begun, answered=110, now=timezone.now())
    Session.objects.filter(cohort=begun.cohort).update(
        starts_at=timezone.now() - 2 * DAY, ends_at=timezone.now() - DAY
    )
    assert own.get(url(begun, "vragen/3/"))["Location"] == url(begun, "afronden/")
    assert "Vragen beantwoorden kan niet meer" in page_of(own.get(url(begun, "afronden/")))
    assert own.post(url(begun, "afronden/"), {"age": ""})["Location"] == url(begun, "uitslag/")


# ---- what should not be sent


BAD = {
    "a value of 0": {"a-1": "0"},
    "a value of 6": {"a-1": "6"},
    "no number": {"a-1": "ja"},
    "an item of O6": {"a-28": "3"},
    "an item that does not exist": {"a-121": "3"},
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_refused_and_the_good_ones_stay_on_the_page(
    own: Client, begun: Enrolment, name: str
) -> None:
    response = own.post(url(begun, "vragen/1/"), {"a-2": "4", **BAD[name]})
    page = page_of(response)
    assert (response.status_code, "vak-errors" in page) == (422, True)
    assert 'name="a-2" value="4" checked' in page
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    "fields", [{"item": "1", "value": "0"}, {"item": "1", "value": "6"}, {"item": "28", "value": "3"}, {}]
)
def test_a_script_that_sends_a_bad_answer_is_told(
    own: Client, begun: Enrolment, fields: dict[str, str]
) -> None:
    response = own.post(url(begun, "antwoord/"), fields)
    assert (response.status_code, response.json()["state"]) == (422, "refused")
    assert response.json()["words"].endswith(".")


def test_an_answer_after_finishing_is_told_that_it_does_not_count(own: Client, begun: Enrolment) -> None:
    make.questionnaire(begun, now=timezone.now())
    before = values(begun)
    told = own.post(url(begun, "antwoord/"), {"item": "1", "value": "5"})
    assert (told.status_code, told.json()["words"]) == (422, str(answering.AlreadyFinished()))
    response = own.post(url(begun, "vragen/1/"), {"a-1": "5"}, follow=True)
    assert str(answering.AlreadyFinished()) in page_of(response)
    assert values(begun) == before


def test_another_persons_session_changes_and_learns_nothing(begun: Enrolment) -> None:  # BIG-3
    other = client_of(make.enrolment(begun.cohort, "Ahmed Yilmaz").person)
    sent = {"item": "1", "value": "5"}
    assert other.post(url(begun, "antwoord/"), sent).status_code == 404
    assert other.post(url(begun, "vragen/1/"), {"a-1": "5"}).status_code == 404
    signed_out = Client().post(url(begun, "antwoord/"), sent, headers={"Accept": "application/json"})
    assert (signed_out.status_code, signed_out.json()) == (401, {"state": "signed-out"})
    assert not Answer.objects.exists()


def test_an_answer_of_a_device_that_was_offline_counts_from_when_it_was_given(
    own: Client, begun: Enrolment
) -> None:  # BIG-1
    own.post(url(begun, "antwoord/"), {"item": "1", "value": "4"})
    late = own.post(url(begun, "antwoord/"), {"item": "1", "value": "2", "ago": "60000"})
    assert (late.json()["state"], values(begun)) == ("saved", {1: 4})


# ---- a result of elsewhere

SCORES = {"instrument": "NEO", "lowest": "1", "highest": "9"} | {f"score-{one}": "6" for one in "NEOAC"}


def test_a_result_of_elsewhere_is_written_over(own: Client, begun: Enrolment) -> None:  # BIG-4
    form = SCORES | {"score-E": "6,5", "is_neuroticism": "1", "facets": "Ordelijkheid: 7\n- Moed 3,5"}
    assert own.post(url(begun, "elders/"), form)["Location"] == url(begun, "uitslag/")
    page = page_of(own.get(url(begun, "uitslag/")))
    assert [word in page for word in ("Neuroticisme", "6,5", "Ordelijkheid", "3,5", "van 1 tot 9")] == [
        True
    ] * 5


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "four scores": ({"score-C": ""}, "Het zijn er vijf"),
    "a score too high": ({"score-C": "10"}, "tussen de laagste en de hoogste"),
    "a scale upside down": ({"lowest": "9", "highest": "1"}, "tussen de laagste en de hoogste"),
    "no scale": ({"lowest": "", "highest": ""}, "laagste score"),
    "no number": ({"score-C": "veel"}, "Schrijf een getal"),
    "no name": ({"instrument": " "}, "Schrijf hoe de test heet"),
    "a facet without a score": ({"facets": "Moed"}, "begrijpen we niet"),
    "a facet twice": ({"facets": "Moed 3\nmoed 4"}, "dezelfde naam"),
    "nothing at all": (dict.fromkeys([*SCORES], "") | {"instrument": "NEO"}, "Vul de vijf scores in"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_a_result_is_refused_with_a_reason(own: Client, begun: Enrolment, name: str) -> None:
    fields, words = WRONG[name]
    response = own.post(url(begun, "elders/"), SCORES | fields)
    assert (response.status_code, words in page_of(response)) == (422, True)
    assert not Elsewhere.objects.exists()


FILES = {
    "no pdf": (lambda: SimpleUploadedFile("a.exe", b"MZ"), "niet aannemen"),
    "something else in its clothes": (lambda: SimpleUploadedFile("a.pdf", b"MZ\x90" * 99), "past niet bij"),
    "empty": (lambda: SimpleUploadedFile("a.pdf", b""), "leeg"),
    "damaged": (lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.7\nniets"), "kunnen we niet lezen"),
    "a script": (pdfs.with_script, "vanzelf iets doet"),
    "a script at a page": (pdfs.with_script_at_a_page, "vanzelf iets doet"),
    "a script that is packed": (pdfs.packed_with_script, "vanzelf iets doet"),
    "a program": (pdfs.with_launch, "vanzelf iets doet"),
    "a file in it": (pdfs.with_file, "vanzelf iets doet"),
    "a lock": (pdfs.locked, "zit op slot"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_pdf_that_is_none_or_does_something_is_refused(own: Client, begun: Enrolment, name: str) -> None:
    file, words = FILES[name]
    response = own.post(url(begun, "elders/"), SCORES | {"pdf": file()})
    page = page_of(response)
    assert (response.status_code, words in page, 'value="NEO"' in page) == (422, True, True)
    assert (Elsewhere.objects.count(), Upload.objects.count()) == (0, 0)


def test_a_pdf_that_is_too_large_is_refused(own: Client, begun: Enrolment, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 100
    response = own.post(url(begun, "elders/"), SCORES | {"pdf": pdfs.pdf()})
    assert (response.status_code, "te groot" in page_of(response)) == (422, True)
    assert not Upload.objects.exists()


def test_a_pdf_is_replaced_and_taken_away(own: Client, begun: Enrolment) -> None:
    own.post(url(begun, "elders/"), SCORES | {"pdf": pdfs.pdf("een.pdf")})
    own.post(url(begun, "elders/"), SCORES)
    assert Upload.objects.get().name == "een.pdf"
    own.post(url(begun, "elders/"), SCORES | {"pdf": pdfs.pdf("twee.pdf")})
    assert Upload.objects.get().name == "twee.pdf"
    assert own.get(url(begun, "elders/pdf/"))["Content-Disposition"] == 'attachment; filename="twee.pdf"'
    own.post(url(begun, "elders/"), SCORES | {"drop_pdf": "on"})
    assert not Upload.objects.exists()
    assert own.get(url(begun, "elders/pdf/")).status_code == 404


def test_who_did_it_here_records_nothing_of_elsewhere(own: Client, begun: Enrolment) -> None:  # BIG-4
    make.questionnaire(begun, now=timezone.now())
    own.post(url(begun, "elders/"), SCORES)
    assert not Elsewhere.objects.exists()


def test_who_recorded_elsewhere_answers_nothing_here(own: Client, begun: Enrolment) -> None:  # BIG-4
    own.post(url(begun, "elders/"), SCORES)
    told = own.post(url(begun, "antwoord/"), {"item": "1", "value": "3"})
    assert (told.status_code, told.json()["words"]) == (422, str(answering.RecordedElsewhere()))


# ---- releasing, discussing, withdrawing


def test_a_trainer_sees_what_was_released_until_it_is_taken_back(own: Client, begun: Enrolment) -> None:
    make.questionnaire(begun, now=timezone.now())
    trainer = client_of(make.trainer(begun.cohort))
    theirs = f"/vragenlijst/deelnemer/{begun.pk}/"
    nothing = steady(trainer.get(theirs))
    form = {"parts": ["domains"], "comment": "Dit herken ik.", "until": (localdate() + DAY).isoformat()}
    own.post(url(begun, "delen/"), form)
    page = page_of(trainer.get(theirs))
    shown = ("In één oogopslag", "Dit herken ik.", "Facetten van")
    assert [word in page for word in shown] == [True, False, False]
    assert "Vastgelegd" in page_of(trainer.post(theirs, follow=True))
    assert "Besproken op" in page_of(own.get(url(begun, "uitslag/")))
    own.post(url(begun, "delen/"), {"take-back": "1"})
    assert steady(trainer.get(theirs)) == nothing
    assert Release.objects.get().taken_back_at


def test_withdrawing_is_one_click(own: Client, begun: Enrolment) -> None:  # BIG-6
    make.questionnaire(begun, now=timezone.now())
    assert "Trek in en wis alles" in page_of(own.get(url(begun, "uitslag/")))
    response = own.post(url(begun, "wissen/"), follow=True)
    assert "Alles is gewist" in page_of(response)
    assert (Answer.objects.count(), Sitting.objects.get().is_begun) == (0, False)


def test_a_document_is_made_and_fetched_by_its_owner_alone(own: Client, begun: Enrolment) -> None:
    assert own.post(url(begun, "pdf/"))["Location"] == url(begun)
    make.questionnaire(begun, now=timezone.now())
    asked = own.post(url(begun, "pdf/"))["Location"]
    assert own.get(asked).status_code == 200
    assert client_of(make.trainer(begun.cohort)).get(asked).status_code == 404


def test_notes_on_how_it_was_answered_are_shown_to_the_participant_alone(
    own: Client, begun: Enrolment
) -> None:  # BIG-3
    make.released(begun, "domains", until=localdate() + DAY, now=timezone.now() - DAY)
    Answer.objects.update(value=4)
    assert "Voor je leest" in page_of(own.get(url(begun, "uitslag/")))
    trainer = client_of(make.trainer(begun.cohort))
    page = page_of(trainer.get(f"/vragenlijst/deelnemer/{begun.pk}/"))
    assert ("In één oogopslag" in page, "Voor je leest" in page) == (True, False)
    Answer.objects.all().delete()
    assert "Voor je leest" not in page_of(own.get(url(begun, "uitslag/")))


# ---- beside the goals


def test_the_profile_stands_beside_the_goals_by_its_address(own: Client, begun: Enrolment) -> None:  # BIG-7
    for page in (f"/pod/{begun.pk}/leerdoelen/", f"/traject/{begun.pk}/"):
        assert re.search(rf'hx-get="/vragenlijst/{begun.pk}/(profiel|stap)/"', page_of(own.get(page)))
    assert page_of(own.get(url(begun, "profiel/"))).strip() == ""
    make.questionnaire(begun, now=timezone.now())
    beside = page_of(own.get(url(begun, "profiel/")))
    assert [f"<dt>{name}</dt>" in beside for name in ("Emotionele stabiliteit", "Zorgvuldigheid")] == [
        True
    ] * 2


def test_a_screen_takes_a_fixed_number_of_queries(own: Client, begun: Enrolment) -> None:
    counts = []
    for answered in (0, 30, 116):
        make.questionnaire(begun, answered=min(answered, 115), now=timezone.now())
        own.get(url(begun, "vragen/1/"))
        with CaptureQueriesContext(connection) as captured:
            assert own.get(url(begun, "vragen/1/")).status_code == 200
        counts.append(len(captured))
    assert counts == [counts[0]] * 3
    assert counts[0] <= 10


def test_an_answer_takes_a_fixed_number_of_queries(own: Client, begun: Enrolment) -> None:
    counts = []
    for item in items.all_items()[:4]:
        with CaptureQueriesContext(connection) as captured:
            own.post(url(begun, "antwoord/"), {"item": str(item.number), "value": "3"})
        counts.append(len(captured))
    assert counts[1:] == [counts[1]] * 3
    assert counts[1] <= 14
