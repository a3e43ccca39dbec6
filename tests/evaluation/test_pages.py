from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from documents.models import Issue
from evaluation import tasks
from evaluation.models import Answer, Question, Round
from people.models import Person
from tests import factories as make
from tests import pdf

pytestmark = pytest.mark.django_db


def opened(people: int = 6) -> Round:
    cohort = make.cohort(days=1)
    for _ in range(people):
        make.enrolment(cohort)
    return make.evaluation(cohort, now=timezone.now())


def closed(*answers: dict[int, Any]) -> Round:
    return make.evaluated(opened(), *answers, now=timezone.now())


def _in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def text(response: Any) -> str:
    return response.content.decode()


def test_a_participant_answers_once_and_reads_that_it_arrived() -> None:
    found = opened()
    client, url = _in(found.invitees.first().enrolment.person), reverse("evaluation:answer", args=[found.pk])
    keys = dict(found.asked.values_list("number", "pk"))
    assert "Zou je deze training aanraden" in text(client.get(url))
    empty = client.post(url, {})
    assert empty.status_code == 422 and "Beantwoord ten minste één vraag." in text(empty)
    sent = {f"v-{keys[1]}": "5", f"v-{keys[8]}": "De <b>casus</b>."}
    wrong = client.post(url, sent | {f"v-{keys[7]}": "9"})
    assert wrong.status_code == 422 and "De &lt;b&gt;casus&lt;/b&gt;." in text(wrong)
    assert "Je antwoorden zijn binnen, zonder je naam." in text(client.post(url, sent, follow=True))
    again = client.post(url, sent)
    assert again.status_code == 422 and "al ingevuld" in text(again)
    assert Answer.objects.count() == 2


def test_a_closed_evaluation_takes_no_answers() -> None:
    found = closed()
    client, url = _in(found.invitees.first().enrolment.person), reverse("evaluation:answer", args=[found.pk])
    assert "Deze evaluatie is gesloten." in text(client.get(url))
    key = found.asked.first().pk
    assert client.post(url, {f"v-{key}": "5"}).status_code == 422


def test_trainers_read_results_after_closing_from_five_upwards() -> None:  # PRI-5
    found = closed(*[{1: 4, 8: f"Woorden {n}"} for n in range(5)])
    trainer = _in(make.trainer(found.cohort))
    page = text(trainer.get(reverse("evaluation:result", args=[found.pk])))
    assert "5 van de 6 deelnemers antwoordden (83%)" in page
    assert all(f"Woorden {n}" in page for n in range(5))
    few = closed(*[{1: 4, 8: "Geheim"}] * 4)
    make.trainer(few.cohort, who=found.cohort.trainerships.get().person)
    page = text(trainer.get(reverse("evaluation:result", args=[few.pk])))
    assert "Geheim" not in page and "Minder dan 5 mensen antwoordden." in page
    answer = trainer.post(reverse("evaluation:result_file", args=[few.pk]), follow=True)
    assert "Er is nog geen uitslag" in text(answer) and not Issue.objects.exists()


def test_the_overview_tells_how_many_and_never_who() -> None:
    found = closed(*[{1: 4}] * 5)
    page = text(_in(make.coordinator()).get(reverse("evaluation:cohort", args=[found.cohort_id])))
    assert "5 van de 6 antwoordden" in page
    names = list(found.cohort.enrolments.values_list("person__name", flat=True))
    assert not [name for name in names if name in page]


def test_the_pdf_is_an_accessible_archive(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    found = closed(*[{1: 4, 7: 1, 8: f"Woorden {n}"} for n in range(5)])
    client = _in(make.coordinator())
    client.post(reverse("evaluation:result_file", args=[found.pk]))
    assert tasks.render() == 1
    issue = Issue.objects.get()
    assert issue.is_done
    pdf.holds(issue.file.path)


def test_the_coordinator_adds_and_removes_questions_of_a_programme() -> None:
    version = make.programme_version()
    client, url = _in(make.coordinator()), reverse("evaluation:questions", args=[version.pk])
    sent = {"moment": "end", "kind": "choice", "words": "Hoe lang?", "choices": "Kort\nLang"}
    wrong = client.post(url, sent | {"choices": "Kort"})
    assert wrong.status_code == 422 and "Geef twee tot acht verschillende antwoorden" in text(wrong)
    assert "Hoe lang?" in text(client.post(url, sent, follow=True))
    client.post(url, sent | {"kind": "scale", "words": "Fijn."})
    assert dict(Question.objects.values_list("words", "choices")) == {"Hoe lang?": "Kort\nLang", "Fijn.": ""}
    first = Question.objects.earliest("pk")
    said = client.post(reverse("evaluation:remove_question", args=[first.pk]), follow=True)
    assert "is weggehaald" in text(said) and Question.objects.count() == 1


def test_there_is_an_end_to_the_number_of_questions() -> None:
    version = make.programme_version()
    for n in range(10):
        make.evaluation_question(version, f"Vraag {n}")
    sent = {"moment": "end", "kind": "text", "words": "Nog een", "choices": ""}
    full = _in(make.coordinator()).post(reverse("evaluation:questions", args=[version.pk]), sent)
    assert full.status_code == 422 and "Er zijn al 10 eigen vragen." in text(full)


@pytest.mark.parametrize("page", ["result", "cohort"])
def test_a_page_takes_as_many_queries_for_thirty_answers_as_for_five(page: str) -> None:
    counts = set()
    for people in (5, 30):
        found = make.evaluated(opened(people), *[{1: 4, 8: "Goed."}] * people, now=timezone.now())
        client = _in(make.trainer(found.cohort))
        url = reverse(f"evaluation:{page}", args=[found.cohort_id if page == "cohort" else found.pk])
        client.get(url)
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        counts.add(len(captured))
    assert len(counts) == 1
