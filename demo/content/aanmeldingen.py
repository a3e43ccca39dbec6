"""Who asks for a place in the next cohort of the demo, and who has one already. All made up."""

from typing import NamedTuple

COHORT_NAME = "Leeratelier Zuid"
PLACES = 6


class Admitted(NamedTuple):
    name: str
    mail: str
    organisation: str
    team: str


# In the order of admission: the last two wait.
ADMITTED = (
    Admitted("Renske Bouma", "renske.bouma@merenveen.example", "merenveen", "Ruimte"),
    Admitted("Omar Haddad", "omar.haddad@duinhaven.example", "duinhaven", "Economie"),
    Admitted("Lotte Vermeer", "lotte.vermeer@waterrijk.example", "waterrijk", "Samenleving"),
    Admitted("Gijs van Dam", "gijs.vandam@lindenkerk.example", "lindenkerk", "Vergunningen"),
    Admitted("Priya Sharma", "priya.sharma@heuvelzoom.example", "heuvelzoom", "Bestuurszaken"),
    Admitted("Thijs Kramer", "thijs.kramer@merenveen.example", "merenveen", "Beheer"),
    Admitted("Esther Blom", "esther.blom@duinhaven.example", "duinhaven", "Wonen"),
    Admitted("Hugo Prins", "hugo.prins@lindenkerk.example", "lindenkerk", "Toezicht"),
)
LEAVES = "thijs.kramer@merenveen.example"


class Applicant(NamedTuple):
    """Began `days` ago, with these answers; handed in and taken back that many days ago."""

    name: str
    mail: str
    days: int
    answers: dict[str, str]
    handed_in: int | None = None
    taken_back: int | None = None


def _whole(
    job: str, organisation: str, motivation: str, idea: str, payer: str = "organisation"
) -> dict[str, str]:
    return {
        "job": job,
        "organisation": organisation,
        "motivation": motivation,
        "idea": idea,
        "payer": payer,
        "invoice_reference": "kostenplaats 4410" if payer == "organisation" else "",
    }


APPLICANTS = (
    Applicant(
        "Noor Bakker",
        "noor.bakker@waterrijk.example",
        2,
        {"job": "Beleidsadviseur", "organisation": "Gemeente Waterrijk"},
    ),
    Applicant(
        "Ilse Mulder",
        "ilse.mulder@heuvelzoom.example",
        6,
        _whole(
            "Adviseur mobiliteit",
            "Gemeente Heuvelzoom",
            "Ik schrijf adviezen die kloppen en waar niemand iets mee doet.",
            "Hoe krijgen we de veerpont weer in de vaart, met drie gemeenten die elk iets anders willen?",
        ),
    ),
    Applicant(
        "Tariq Amrani",
        "tariq.amrani@duinhaven.example",
        9,
        _whole(
            "Projectleider",
            "Gemeente Duinhaven",
            "Ik wil beter voorbereid aan tafel zitten bij de wethouder.",
            "Hoe maken we van het oude zwembad een plek waar de wijk iets aan heeft?",
        ),
        handed_in=8,
    ),
    Applicant(
        "Marloes Pieters",
        "marloes.pieters@merenveen.example",
        4,
        _whole(
            "Juridisch adviseur",
            "Gemeente Merenveen",
            "Ik zeg te vaak wat er niet kan. Ik wil leren zoeken naar wat wel kan.",
            "Hoe gaan we om met bewoners die hun schuur al jaren verhuren?",
        ),
        handed_in=1,
    ),
    Applicant(
        "Jesse Koster",
        "jesse.koster@lindenkerk.example",
        15,
        _whole(
            "Zelfstandig adviseur",
            "Gemeente Lindenkerk",
            "Ik werk sinds kort voor een gemeente en ken de weg nog niet.",
            "Hoe betrekken we jongeren bij het plan voor het stationsplein?",
            payer="self",
        ),
        handed_in=14,
    ),
    Applicant(
        "Wouter Dijk",
        "wouter.dijk@duinhaven.example",
        12,
        _whole(
            "Teamcoach",
            "Gemeente Duinhaven",
            "Ik wil zelf ook weer eens leren.",
            "Hoe houden we nieuwe collega's langer dan een jaar?",
        ),
        handed_in=10,
        taken_back=5,
    ),
)
