"""Whom one can be in the demo, and what there is to see as them."""

from dataclasses import dataclass

from people.models import Person


@dataclass(frozen=True)
class Member:
    key: str
    email: str
    name: str
    role: str
    sees: str


MEMBERS = (
    Member(
        "deelnemer",
        "sanne.devries@waterrijk.example",
        "Sanne de Vries",
        "Deelnemer",
        "Haar traject, haar POD en de feedback erop.",
    ),
    Member(
        "buddy",
        "ahmed.yilmaz@heuvelzoom.example",
        "Ahmed Yilmaz",
        "Deelnemer en buddy van Sanne",
        "Zijn eigen POD, en wat Sanne met haar buddy deelt.",
    ),
    Member(
        "trainer",
        "fatima.elamrani@leeratelier.example",
        "Fatima El Amrani",
        "Trainer",
        "De trainingsdag, het overzicht van het cohort en wat op een reactie wacht.",
    ),
    Member(
        "andere-trainer",
        "liesbeth.groen@leeratelier.example",
        "Liesbeth Groen",
        "Trainer van een ander cohort",
        "Niets van Leeratelier Noord. Haar eigen cohorten: één van 2016, en Leeratelier Oost aan zijn eind.",
    ),
    Member(
        "praktijkbegeleider",
        "peter.kuiper@waterrijk.example",
        "Peter Kuiper",
        "Praktijkbegeleider van Sanne",
        "De voortgang van Sanne, en wat zij met hem deelt.",
    ),
    Member(
        "opdrachtgever",
        "marijke.hoekstra@waterrijk.example",
        "Marijke Hoekstra",
        "Opdrachtgever van Sanne",
        "De voortgang van Sanne. Haar teksten niet.",
    ),
    Member(
        "contactpersoon",
        "monique.timmers@leeratelier.example",
        "Monique Timmers",
        "Contactpersoon",
        "Programma's, cohorten, uitnodigen, evaluaties en een klacht waarover zij nog beslist.",
    ),
    Member(
        "beheerder",
        "stefan.kok@leeratelier.example",
        "Stefan Kok",
        "Beheerder",
        "De beheersite: accounts en cohorten, zonder iemands teksten.",
    ),
    Member(
        "beoordelaar",
        "hanneke.prins@leeratelier.example",
        "Hanneke Prins",
        "Beoordelaar",
        "De Proeven die zij beoordeelt: één waarvan haar scores nog ontbreken, drie die nog komen.",
    ),
    Member(
        "geslaagd",
        "mirjam.kooistra@lindenkerk.example",
        "Mirjam Kooistra",
        "Deelnemer die de Proeve behaalde",
        "Haar resultaat, de feedback en haar certificaat, met haar naam op de openbare pagina.",
    ),
    Member(
        "herkansing",
        "gijs.vandermeulen@heuvelzoom.example",
        "Gijs van der Meulen",
        "Deelnemer met een herkansing",
        "Wat er nog ontbreekt, en het gesprek over twee weken.",
    ),
)


def member(key: str) -> Person | None:
    """The person behind a member of the cast; never anybody else."""
    found = next((m for m in MEMBERS if m.key == key), None)
    return Person.objects.filter(email=found.email, is_demo=True).first() if found else None
