"""A goal can name the trait it springs from; who reads the goal along does not read that (BIG-3, BIG-7)."""

import pytest
from django.db import IntegrityError, transaction

from bigfive.models import Domain
from pod import growth, printing, sharing, versions
from pod.forms import BeforeForm, choices_of
from pod.models import Circle, LearningGoal, Part, Trait
from tests import factories as make
from tests.bigfive.conftest import Place
from tests.bigfive.test_pages import client_of, page_of

NAME = "Vriendelijkheid"


def test_pod_and_vault_call_the_five_the_same() -> None:
    """They cannot ask each other: the wall stands between them."""
    assert Trait.choices == Domain.choices


def test_everyone_can_choose_a_trait_whatever_they_did(place: Place) -> None:  # BIG-3
    pod = make.pod(place.enrolment)
    before = choices_of(growth.ties_of(pod))
    make.questionnaire(place.enrolment, now=place.before)
    assert choices_of(growth.ties_of(pod)) == before
    fields = {"expectation": "Ja.", "goal-1": "Ik luister.", "goal-1-tie": "trait:A"}
    assert BeforeForm(fields, fields=fields, ties=before).is_valid()


def test_who_reads_along_sees_the_goal_and_not_its_trait(place: Place) -> None:  # BIG-7
    pod = make.pod(place.enrolment)
    sharing.choose(pod, list(Circle), now=place.before)
    growth.set_goal(
        pod, text="Ik zeg vaker nee.", competence=None, trait="A", by=place.person, now=place.before
    )
    entry = make.handed_in(make.entry(pod, 1))
    part = Part.objects.get(entry=entry, kind=Part.Kind.BEFORE)
    part.handed_in = {**part.handed_in_fields, "goal-1": "Ik vraag door.", "goal-1-tie": "trait:A"}
    part.save()
    own = page_of(client_of(place.person).get(f"/pod/{place.enrolment.pk}/leerdoelen/"))
    assert NAME.lower() in own
    trainer = client_of(place.trainer)
    pages = [page_of(trainer.get(f"/meelezen/{place.enrolment.pk}/{rest}")) for rest in ("", "dag/1/")]
    assert ["Ik zeg vaker nee." in pages[0], "Ik vraag door." in pages[1]] == [True, True]
    assert [NAME.lower() in page.lower() for page in pages] == [False, False]
    document = printing.as_html(pod, day=None, with_feedback=True, made_at=None, now=place.before)
    assert ("Ik zeg vaker nee." in document, NAME.lower() in document.lower()) == (True, False)


def test_a_trait_is_changed_and_taken_away(place: Place) -> None:
    pod = make.pod(place.enrolment)
    goal = growth.set_goal(pod, text="Ik.", competence=None, trait="A", by=place.person, now=place.before)
    growth.change_goal(goal, text="Ik.", competence=None, trait="", by=place.person, now=place.before)
    assert LearningGoal.objects.get().trait == ""


def test_the_database_refuses_a_trait_nobody_knows(place: Place) -> None:
    goal = growth.set_goal(
        make.pod(place.enrolment), text="Ik.", competence=None, by=place.person, now=place.before
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        LearningGoal.objects.filter(pk=goal.pk).update(trait="X")


def test_an_earlier_version_names_the_trait_for_its_writer(place: Place) -> None:
    words = versions.words_of(make.pod(place.enrolment), "before")
    assert words.shown({"goal-1-tie": "trait:A"}) == {"Waar leerdoel 1 bij hoort": NAME}
