"""Without a present POD there is no Proeve, for no role whatever (PRV-2)."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from cohorts.models import Enrolment
from people.models import Person
from pod.models import Pod
from proeve import admission, dispensing
from proeve.models import DISPENSABLE, Dispensation, Line, Proeve
from tests import access_table as table
from tests import factories as make
from tests.access_table import EVERYONE
from tests.test_access import World, undone, world

__all__ = ["world"]
pytestmark = pytest.mark.django_db
MAY_LET_IN = (table.TRAINER, table.COORDINATOR)


def _all_but_the_pod(world: World) -> Enrolment:
    """Everything else is let go, so that the POD alone stands in the way."""
    mine = Enrolment.objects.select_related("person", "cohort").get(pk=world.things["enrolment"])
    trainer, now = world.people[table.TRAINER], timezone.now()
    for line in DISPENSABLE:
        dispensing.dispense(mine, line, reason="Mag.", by=trainer, now=now)
    return mine


def _is_let_in() -> bool:
    return Proeve.objects.exclude(admitted_at=None).exists()


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_no_role_gets_past_the_pod_by_any_button(world: World, who: str) -> None:  # PRV-2
    client = world.clients[who]
    with undone(client):
        mine = _all_but_the_pod(world)
        given = set(Dispensation.objects.values_list("line", flat=True))
        answer = client.post(reverse("proeve:admit", args=[mine.pk]), follow=True)
        assert not _is_let_in()
        for name in ("proeve:dispense", "proeve:take_back"):
            refused = client.post(reverse(name, args=[mine.pk, "pod"]), {"reason": "Mag van mij."})
            assert refused.status_code == 404
        assert set(Dispensation.objects.values_list("line", flat=True)) == given
        is_told_why = f"{Line.POD.label}: nog niet." in answer.content.decode()
        assert is_told_why == (who in MAY_LET_IN)


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_no_role_gets_past_the_pod_by_the_rule_itself(world: World, who: str) -> None:  # PRV-2
    with undone(world.clients[who]):
        mine, person = _all_but_the_pod(world), world.people[who]
        with pytest.raises(admission.NotReady) as refused:
            admission.admit(mine, by=person, now=timezone.now())
        assert [reason.split(":")[0] for reason in refused.value.reasons] == [Line.POD.label]
        with pytest.raises(dispensing.NotThisLine):
            dispensing.dispense(mine, Line.POD, reason="Mag.", by=person, now=timezone.now())


@pytest.mark.parametrize("who", sorted(EVERYONE))
def test_with_the_pod_the_same_button_lets_in_by_who_may(world: World, who: str) -> None:  # PRV-2
    client = world.clients[who]
    with undone(client):
        mine = _all_but_the_pod(world)
        pod = Pod.objects.get(enrolment=mine)
        for number in range(1, 9):
            make.handed_in(make.entry(pod, number))
        over = timezone.now() - 2 * make.DAY
        mine.cohort.sessions.update(starts_at=over, ends_at=over + make.HOUR)
        client.post(reverse("proeve:admit", args=[mine.pk]))
        assert _is_let_in() == (who in MAY_LET_IN)


def test_the_database_has_no_dispensation_of_the_pod(world: World) -> None:  # PRV-2
    proeve = Proeve.objects.get(enrolment=world.things["enrolment"])
    by: Person = world.people[table.ADMINISTRATOR]
    with pytest.raises(IntegrityError, match="the_pod_has_no_dispensation"), transaction.atomic():
        Dispensation.objects.create(proeve=proeve, line="pod", reason="Mag.", by=by, at=timezone.now())
