"""What participants of the demo said at the end, and one complaint. All made up."""

from typing import NamedTuple


class Said(NamedTuple):
    """In the order of the standard questions; statements from 1 to 5."""

    statements: tuple[int, int, int, int, int, int]
    advice: int
    keep: str
    change: str

    @property
    def answers(self) -> dict[int, int | str]:
        """By number of question; what is empty was passed over."""
        given: list[int | str] = [*self.statements, self.advice, self.keep, self.change]
        return {number: one for number, one in enumerate(given, start=1) if one}


YES, MAYBE = 1, 2

# Five of the six, each to every question: from that number on an evaluation shows what was answered.
LEIDRAAD = (
    Said(
        (5, 5, 5, 4, 5, 3),
        YES,
        "De praktijkopdracht. Wat we leerden kon ik de volgende dag gebruiken.",
        "De laatste drie dagen lagen te dicht op elkaar.",
    ),
    Said(
        (4, 5, 5, 5, 4, 4),
        YES,
        "De gesprekken met mijn buddy, ook tussen de dagen door.",
        "Niets. Er hadden dagen bij gemogen.",
    ),
    Said(
        (4, 4, 5, 4, 3, 4),
        YES,
        "Dat de trainers vragen bleven stellen en niet alles invulden.",
        "Meer tijd om in de middag zelf te oefenen.",
    ),
    Said(
        (3, 4, 4, 5, 4, 2),
        MAYBE,
        "De groep was klein. Iedereen kwam aan de beurt.",
        "De zaal was klein voor rollenspelen. Zoek er een met ruimte.",
    ),
    Said(
        (5, 4, 5, 5, 5, 4),
        YES,
        "Het schrijven vooraf en achteraf. Daardoor zag ik zelf wat er veranderde.",
        "Een lijst met wie waar werkt, al vanaf de eerste dag.",
    ),
)

# Of the cohort that has just ended; not to be read before it closes.
OOST = (
    Said((5, 5, 4, 5, 5, 4), YES, "Acht dagen achter elkaar met dezelfde groep.", ""),
    Said((4, 4, 5, 4, 4, 3), YES, "De intervisie.", "Stuur de stukken een week eerder."),
    Said((4, 3, 4, 5, 4, 4), YES, "", ""),
)


class Complained(NamedTuple):
    by: str
    subject: str
    words: str
    wish: str
    reply: str


COMPLAINT = Complained(
    "gijs",
    "Twee keer de verkeerde zaal in de mail",
    "Bij dag 5 en bij dag 7 stond in de mail een andere zaal dan waar we zaten. Beide keren stond ik eerst "
    "aan de andere kant van de stad, en kwam ik binnen toen het al begonnen was.",
    "Kijk de zaal na voordat de mail weggaat, en zet in de mail wie ik kan bellen.",
    "Dank je wel dat je dit schrijft, Gijs. Vervelend dat je twee keer voor de verkeerde deur stond. Ik zoek "
    "uit waar de zaal is blijven hangen. Binnen twee weken hoor je wat we anders doen.",
)
