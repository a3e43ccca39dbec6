"""What there is to read in the demo: titles that the Leidraad and its sources name, by their own authors."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Title:
    """`day` is a day of the programme, 0 for all of it; `competence` one of its lines by name."""

    title: str
    author: str
    kind: str
    why: str
    year: int | None = None
    publisher: str = ""
    address: str = ""
    day: int = 0
    competence: str = ""


_BB = "http://www.binnenlandsbestuur.nl/ambtenaar-en-carriere/nieuws"
# What its website says of this one, in the demo.
DEAD = f"{_BB}/ambtenaar-moet-verschillende-personen-zijn.9537598.lynkx"
AS_IT_SAID = "404 Not Found"
TITLES = (
    Title(
        "Zoektocht naar het handwerk van de overheidsmanager",
        "Paul 't Hart",
        "book",
        "Hier komt de ambtelijke organisatie 3.0 vandaan, en het vakmanschap dat daarbij hoort.",
        year=2014,
    ),
    Title(
        "Overheidsprofessionals werken aan nieuwe rollen",
        "AenO fonds",
        "report",
        "Over rollen in plaats van functies. Lees het als je je afvraagt wat er van jou wordt verwacht.",
        year=2015,
        address="http://www.aeno.nl/wp-content/uploads/2015/03/"
        "Overheidsprofessionals-werken-aan-nieuwe-rollen.pdf",
        day=1,
        competence="Zelfreflectie",
    ),
    Title(
        "Publieke bricoleurs: over ambtelijk vakmanschap op het raakvlak van gemeente en gemeenschap",
        "Wieke Blijleven, Merlijn van Hulst en Frank Hendriks",
        "report",
        "De vijf werkpraktijken waar deze training mee werkt, met voorbeelden uit gemeenten.",
        publisher="Tilburg University",
        day=2,
        competence="Situaties in kaart brengen",
    ),
    Title(
        "Ambtenaar moet verschillende personen zijn",
        "Zeger van der Wal",
        "article",
        "Kort en scherp over schakelen. Neem één zin mee waar je het niet mee eens bent.",
        publisher="Binnenlands Bestuur",
        address=DEAD,
        day=4,
        competence="Omgevingsbewustzijn",
    ),
    Title(
        "Ons werk verandert, en daarmee ons denken over functies",
        "Innovatief Organiseren",
        "article",
        "Het overzicht van oud en nieuw werken dat we op deze dag gebruiken.",
        address="http://www.innovatieforganiseren.nl/gastcolumns/"
        "ons-werk-verandert-en-daarmee-ons-denken-over-functies/",
        day=5,
    ),
    Title(
        "Competentiebox gemeenten",
        "AenO fonds",
        "website",
        "Alle competenties op een rij. Handig als je een leerdoel zoekt.",
        address="http://www.aeno.nl/competentiebox-gemeenten",
    ),
)
# What the trainers of the cohort of today put on their own list.
OWN = Title(
    "Ambtelijk vakmanschap vereist verbindende kwaliteiten",
    "",
    "website",
    "Een korte samenvatting van het onderzoek naar publieke bricoleurs. Goed voor in de trein.",
    day=5,
)
# Who does what with which of the titles above, by number; and what Sanne wrote for herself.
PICKS = (
    ("sanne", 0, ("is_chosen", "is_owned")),
    ("sanne", 2, ("is_read",)),
    ("ahmed", 1, ("is_read",)),
    ("fleur", 2, ("is_chosen",)),
)
NOTE = (
    "sanne",
    2,
    "Relatiewerk is wat ik te weinig doe.\n\nVraag aan Peter: wie kent de mensen achter de schutting?",
)
