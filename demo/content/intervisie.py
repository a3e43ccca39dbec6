"""What the demo's people put on the table, and what they learned from it. All of it is made up."""

from typing import NamedTuple


class Learned(NamedTuple):
    """Held so many days ago; the first of `people` leads, the second brings the case in."""

    days: int
    method: str
    people: tuple[str, ...]
    sentences: dict[str, str]
    absent: tuple[str, ...] = ()


OVER = (
    Learned(
        days=9,
        method="five",
        people=("ahmed", "sanne"),
        sentences={
            "sanne": "Ik mag vaker zeggen dat ik het nog niet weet. Dan gaat de ander meedenken.",
            "ahmed": "Drie open vragen leveren meer op dan één goed advies.",
        },
    ),
    Learned(
        days=23,
        method="incident",
        people=("fleur", "daan", "sanne", "kees"),
        sentences={
            "sanne": "Als ik boos ben over een besluit, ga ik sneller praten. Voortaan adem ik eerst uit.",
            "daan": "Ik had de wethouder eerder moeten bellen, ook zonder plan.",
        },
        absent=("kees",),
    ),
)

# Under way, with the clock standing still in the middle of the third step.
NOW_METHOD = "gossip"
NOW_PEOPLE = ("sanne", "ahmed", "fleur", "nadia")
NOW_CASE = (
    "Mijn teamleider wil dat ik het plan voor het plein voor de zomer af heb. De bewoners zijn nog lang niet "
    "zover: de helft wil groen, de andere helft parkeren.\n\n"
    "Mijn vraag: hoe vertel ik mijn teamleider dat haast hier juist tijd kost?"
)

# For the day to come: who, title, words, and whether a trainer chose it.
CASES = (
    (
        "fleur",
        "De wijkraad die altijd nee zegt",
        "Elke avond met de wijkraad loopt vast op hetzelfde punt: wie beslist over het budget? Ik merk dat "
        "ik me ga voorbereiden op ruzie. Wat zouden jullie de eerste vijf minuten anders doen?",
        True,
    ),
    (
        "sanne",
        "Twee opdrachtgevers, één opdracht",
        "Mijn opdrachtgever wil een plan, en haar collega wil juist uitstel. Ik zit ertussen en zeg tegen "
        "allebei ja. Hoe leg ik dat op tafel zonder dat iemand gezichtsverlies lijdt?",
        False,
    ),
)
