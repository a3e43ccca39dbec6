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
    talk: "Talk | None" = None


class Judged(NamedTuple):
    """A record: levels and remarks in the order of the subjects."""

    motivation: str
    levels: tuple[str, str, str, str, str]
    remarks: tuple[str, str, str, str, str]
    idea: str
    learns: str
    urgent: str
    notes: str = ""


class Decided(NamedTuple):
    """What was decided, `days` ago."""

    days: int
    outcome: str
    reason: str
    better_study: str = ""


class Talk(NamedTuple):
    """The conversation is in so many days, or was so many days ago when below zero."""

    days: int
    hour: int
    wish: str = ""
    judged: Judged | None = None
    # A second trainer was asked to judge blind, and did not do it yet when `second` is None.
    is_asked: bool = False
    second: Judged | None = None
    decisions: tuple[Decided, ...] = ()


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


KNOWS_THE_WAY = Judged(
    motivation="Wil adviezen schrijven waar de wethouder iets mee kan. Vertelt eerlijk wat nu misgaat.",
    levels=("able", "some", "able", "some", "strong"),
    remarks=(
        "Kent de Omgevingswet uit het dagelijks werk.",
        "Draaide mee in twee projecten, leidde er nog geen.",
        "Schreef mee aan de woonvisie.",
        "Spreekt liever in een klein gezelschap.",
        "Helder en kort. Liet een nota zien.",
    ),
    idea="De vraag over het pleintje is concreet en er wacht iemand op. Klein genoeg voor acht dagen.",
    learns="yes",
    urgent="yes",
    notes="Even nagaan of de opdrachtgever dezelfde is als vorig jaar bij Merenveen.",
)
SEEN_BY_ANOTHER = Judged(
    motivation="Is eerlijk over wat tegenzit. Wil vooral leren om eerder te stoppen met schaven.",
    levels=("strong", "some", "able", "none", "strong"),
    remarks=(
        "Legt een uitspraak uit alsof het een recept is.",
        "Nog nooit de trekker van iets geweest.",
        "Denkt mee, ook buiten het eigen vak.",
        "Werd stil toen het over de raad ging. Hier zit veel winst.",
        "Schrijft beter dan de meesten die we zien.",
    ),
    idea="Het pleintje is goed. De bewoners erbij vragen maakt het spannend genoeg.",
    learns="yes",
    urgent="doubt",
)
NEW_TO_IT = Judged(
    motivation="Zoekt houvast in een nieuwe baan. Wil vooral weten hoe een gemeente werkt.",
    levels=("none", "some", "none", "able", "able"),
    remarks=(
        "Werkte nog niet met wetten of regels.",
        "Organiseerde een festival van begin tot eind.",
        "Nog geen beleid gemaakt.",
        "Praat makkelijk, ook voor een zaal.",
        "Schrijft vlot, voor een ander publiek.",
    ),
    idea="Jongeren bij het stationsplein. Nog breed; samen versmald tot de fietsenstalling.",
    learns="yes",
    urgent="doubt",
)
MANAGER = Judged(
    motivation="Leidt een team van twaalf en zoekt een plek om over leiderschap te praten.",
    levels=("strong", "strong", "strong", "strong", "able"),
    remarks=(
        "Gaf er jaren les over.",
        "Leidde het project van de nieuwe raadzaal.",
        "Schreef drie nota's die nu gelden.",
        "Staat elke maand voor de raad.",
        "Schrijft zelf weinig meer.",
    ),
    idea="Heeft geen eigen vraag uit het advieswerk meer; het team heeft die wel.",
    learns="no",
    urgent="doubt",
)
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
        talk=Talk(-2, 9, judged=NEW_TO_IT, is_asked=True),
    ),
    Applicant(
        "Fenna Visser",
        "fenna.visser@waterrijk.example",
        11,
        _whole(
            "Adviseur duurzaamheid",
            "Gemeente Waterrijk",
            "Ik wil leren hoe je een plan door de hele organisatie krijgt.",
            "Hoe krijgen we de zonnepanelen op het zwembad geregeld met drie afdelingen?",
        ),
        handed_in=10,
        talk=Talk(4, 11),
    ),
    Applicant(
        "Bram Hendriks",
        "bram.hendriks@heuvelzoom.example",
        10,
        _whole(
            "Beleidsmedewerker zorg",
            "Gemeente Heuvelzoom",
            "Ik luister goed en zeg te weinig.",
            "Hoe bereiken we mantelzorgers die nooit bellen?",
        ),
        handed_in=9,
        talk=Talk(3, 10, wish="Op donderdag geef ik les. Op maandag of dinsdag kan ik de hele dag."),
    ),
    Applicant(
        "Yara Willems",
        "yara.willems@merenveen.example",
        20,
        _whole(
            "Adviseur ruimte",
            "Gemeente Merenveen",
            "Ik schrijf een advies het liefst vijf keer om. Dat wil ik anders.",
            "Wat doen we met het pleintje achter de bibliotheek?",
        ),
        handed_in=18,
        talk=Talk(-4, 13, judged=KNOWS_THE_WAY, is_asked=True, second=SEEN_BY_ANOTHER),
    ),
    Applicant(
        "Sofie Claessens",
        "sofie.claessens@duinhaven.example",
        24,
        _whole(
            "Adviseur wonen",
            "Gemeente Duinhaven",
            "Ik wil steviger staan als het college haast heeft.",
            "Hoe houden we huizen in het dorp voor wie er werkt?",
        ),
        handed_in=23,
        talk=Talk(
            -9,
            14,
            judged=KNOWS_THE_WAY._replace(idea="Wonen in het dorp: actueel, en het college wacht erop."),
            # Replaced by the next: both stay on record.
            decisions=(
                Decided(
                    8,
                    "otherwise",
                    "Je vraag ligt stil, nu de woonvisie wordt uitgesteld. Dan valt er te weinig te oefenen.",
                    "De korte cursus adviseren op papier. Die kun je doen zonder eigen vraag.",
                ),
                Decided(
                    7,
                    "admitted",
                    "Je liet me weten dat de woonvisie toch doorgaat. Daarmee is je vraag weer urgent. "
                    "Je weet wat je wilt leren. Neem je vraag mee naar dag 1.",
                ),
            ),
        ),
    ),
    Applicant(
        "Koen Maas",
        "koen.maas@lindenkerk.example",
        26,
        _whole(
            "Teammanager",
            "Gemeente Lindenkerk",
            "Ik wil weer zelf adviseren naast het leidinggeven.",
            "Hoe maken we van twaalf adviseurs één team?",
        ),
        handed_in=25,
        talk=Talk(
            -10,
            15,
            judged=MANAGER,
            decisions=(
                Decided(
                    8,
                    "otherwise",
                    "Je doet al wat we in deze training oefenen. Je vraag gaat over leidinggeven.",
                    "Een leergang voor leidinggevenden bij gemeenten. Daar zitten mensen met dezelfde vraag.",
                ),
            ),
        ),
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
