"""A cohort under way: Sanne and her buddy Ahmed, Fleur, a trainer; and somebody of every other kind."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from cohorts.models import Enrolment
from intervisie.models import Intervisie, Member
from people.models import Person
from tests import factories as make


class Group:
    def __init__(self) -> None:
        self.now = timezone.now()
        self.cohort = make.cohort(first_day=timezone.localdate() - timedelta(days=21))
        self.trainer = make.trainer(self.cohort, "Fatima El Amrani")
        self.sanne, self.ahmed, self.fleur = (
            make.enrolment(self.cohort, name) for name in ("Sanne de Vries", "Ahmed Yilmaz", "Fleur Bakker")
        )
        self.pair = make.pair(self.sanne, self.ahmed)
        self.coming = make.session(self.cohort, 4)

    def begun(self, *enrolments: Enrolment, **options: Any) -> Intervisie:
        """Sanne leads, with Ahmed unless it says otherwise."""
        return make.intervisie(*(enrolments or (self.sanne, self.ahmed)), now=self.now, **options)

    def seat(self, intervisie: Intervisie, enrolment: Enrolment) -> Member:
        return intervisie.members.get(enrolment=enrolment)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def later(moment: datetime, **after: float) -> datetime:
    return moment + timedelta(**after)
