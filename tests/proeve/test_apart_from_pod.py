"""No screen and no query of the assessment contains POD text (POD-6)."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pod.models import Pod
from proeve import agreeing, copying, judging
from proeve import dossier as composing
from proeve.models import Piece
from tests import factories as make
from tests.proeve.conftest import Table, proposal, sheet, table
from writing.saving import Origin

pytestmark = pytest.mark.django_db
SECRET = "Ik ben bang voor de wethouder."


@pytest.fixture
def past(db: None) -> Table:
    """A talk that has begun, of somebody with a full POD, a piece of which is in the dossier."""
    begins = make.timezone.now() - make.HOUR
    found = table(begins)
    pod = make.pod(found.enrolment, with_trainers=True)
    make.handed_in(make.entry(pod, 2), before=SECRET)
    before = begins - make.HOUR
    own = composing.dossier_of(found.attempt, now=before)
    values = [offer.value for offer in copying.offers(pod, now=before)]
    copying.copy(own, pod, values, by=found.participant, now=before)
    composing.present(own, file=None, link="https://slides.example/", by=found.participant, now=before)
    composing.hand_in(own, by=found.participant, now=before)
    return found


def signed_in(who: Any) -> Client:
    client = Client()
    client.force_login(who)
    return client


def touched(queries: CaptureQueriesContext) -> set[str]:
    """The tables named in what was asked."""
    tables = connection.introspection.table_names()
    return {name for name in tables for one in queries if f'"{name}"' in one["sql"]}


def test_the_text_is_there_to_be_found(past: Table) -> None:
    assert Pod.objects.exists()
    assert Piece.objects.filter(kind="pod", text__contains=SECRET).exists()
    url = reverse("proeve:dossier_assessor", args=[past.attempt.pk])
    assert SECRET in signed_in(past.ann.person).get(url).content.decode()


def test_no_page_of_the_assessment_asks_for_the_pod(past: Table) -> None:  # POD-6
    client, key = signed_in(past.ann.person), past.attempt.pk
    whole = sheet(past.criteria) | {"action": "give"}
    with CaptureQueriesContext(connection) as asked:
        for name in ("proeve:assessments", "proeve:score", "proeve:criteria_assessor", "proeve:joint"):
            args = [] if name == "proeve:assessments" else [key]
            page = client.get(reverse(name, args=args))
            assert page.status_code == 200
            assert SECRET not in page.content.decode()
        assert client.post(reverse("proeve:score", args=[key]), whole).status_code == 302
        other = signed_in(past.bo.person)
        assert other.post(reverse("proeve:score", args=[key]), whole).status_code == 302
        joint = client.get(reverse("proeve:joint", args=[key])).content.decode()
        assert "Dat zag ik." in joint
    assert "proeve_score" in touched(asked)
    assert "proeve_piece" not in touched(asked)
    of_pod = [one["sql"] for one in asked if '"pod_' in one["sql"]]
    assert [sql for sql in of_pod if not is_of_the_menu(sql)] == []


def is_of_the_menu(sql: str) -> bool:
    """The menu on each page counts what is new in one's own POD, and what waits for a trainer: numbers."""
    return 'FROM "people_person"' in sql and "COUNT(" in sql and "writing_" not in sql


def test_no_verb_of_the_assessment_asks_for_the_pod(past: Table) -> None:  # POD-6
    now, ann, bo = make.timezone.now(), past.ann, past.bo
    with CaptureQueriesContext(connection) as asked:
        for one in (ann, bo):
            fields = sheet(past.criteria)
            judging.save(one, fields=fields, origin=Origin(0), by=one.person, now=now)
            judging.give(one, by=one.person, now=now)
        judging.sheets(past.attempt, past.criteria)
        form = agreeing.put_forward(ann, proposal(past), seen="", by=ann.person, now=now)
        agreeing.agree(bo, seen=agreeing.mark(form), by=bo.person, now=now)
    names = touched(asked)
    assert not [name for name in names if name.startswith(("pod_", "proeve_piece", "proeve_dossier"))]
    assert {"proeve_score", "proeve_jointscore", "proeve_result"} <= names
