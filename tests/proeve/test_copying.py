"""POD pieces come into a dossier as copies the participant put there, and in no other way (POD-6, PRV-4)."""

import pytest

from pod import entries, growth
from pod.models import Part, Pod
from proeve import copying, freezing
from proeve import dossier as composing
from proeve.models import Piece
from tests import factories as make
from tests.proeve.conftest import BEFORE, DURING, Table
from writing.saving import Origin

pytestmark = pytest.mark.django_db


@pytest.fixture
def pod(seated: Table) -> Pod:
    made = make.pod(seated.enrolment)
    make.handed_in(make.entry(made, 2), before="Ik verwacht iets.")
    growth.set_goal(made, text="Leren luisteren.", competence=None, by=seated.participant, now=BEFORE)
    return made


def test_each_piece_is_shown_as_it_will_be_copied(pod: Pod) -> None:  # PRV-4
    found = {offer.title: offer.text for offer in copying.offers(pod, now=BEFORE)}
    assert found == {
        "Mijn leerdoelen voor de hele training": "Leerdoel: Leren luisteren.",
        "Dag 2, vooraf": "Wat ik verwachtte:\nIk verwacht iets.\n\nLeerdoel: Mijn doel.",
        "Dag 2, achteraf": "Leerdoel: Mijn doel. (bereikt)\n\nVoornemen: Als ik bel, dan luister ik",
    }


def test_only_what_was_chosen_is_copied_and_once(seated: Table, pod: Pod) -> None:  # PRV-4
    own = composing.dossier_of(seated.attempt, now=BEFORE)
    goals, before, _ = copying.offers(pod, now=BEFORE)
    with pytest.raises(copying.Nothing):
        copying.copy(own, pod, [], by=seated.participant, now=BEFORE)
    assert copying.copy(own, pod, [before.value, before.value], by=seated.participant, now=BEFORE) == 1
    assert copying.copy(own, pod, [before.value, goals.value], by=seated.participant, now=BEFORE) == 1
    assert list(own.pieces.order_by("pk").values_list("kind", "title", "text")) == [
        (Piece.Kind.POD, one.title, one.text) for one in (before, goals)
    ]


def test_a_copy_stays_what_it_was_and_can_be_taken_out(seated: Table, pod: Pod) -> None:  # PRV-4
    own, entry = composing.dossier_of(seated.attempt, now=BEFORE), make.entry(pod, 2)
    before, after = copying.offers(pod, now=BEFORE)[1:]
    copying.copy(own, pod, [after.value], by=seated.participant, now=BEFORE)
    text = Part.objects.get(entry=entry, kind=Part.Kind.AFTER).text
    fields = text.fields | {"then-1": "vraag ik door"}
    by = seated.participant
    entries.save(entry, Part.Kind.AFTER, fields=fields, origin=Origin(text.number), by=by, now=BEFORE)
    entries.hand_in(entry, Part.Kind.AFTER, by=by, now=BEFORE)
    with pytest.raises(copying.Changed):
        copying.copy(own, pod, [after.value], by=by, now=BEFORE)
    piece = own.pieces.get()
    assert piece.text == after.text
    composing.drop(own, piece.pk, now=BEFORE)
    assert freezing.contents(own)["pieces"] == []
    with pytest.raises(composing.Frozen):
        copying.copy(own, pod, [before.value], by=by, now=DURING)


def test_nothing_in_a_dossier_points_at_the_pod() -> None:  # POD-6
    targets = {
        field.related_model._meta.app_label
        for model in (Piece, composing.Dossier)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created
    }
    assert "pod" not in targets
    assert targets == {"proeve", "documents", "writing"}
