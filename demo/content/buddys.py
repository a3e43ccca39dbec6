"""What participants of the demo told about buddies, agreed with them and did together."""

from typing import NamedTuple


class Told(NamedTuple):
    """Wishes by key, the first one first; organisations by key; parts of the week as in `buddies.norms`."""

    wishes: tuple[str, ...] = ()
    veto: str = ""
    place: str = ""
    reaches: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    wants: str = ""


TOLD: dict[str, Told] = {
    "sanne": Told(
        ("ahmed", "fleur"),
        "",
        "Stadskantoor Waterrijk, op vrijdag thuis",
        ("heuvelzoom", "merenveen"),
        ("di-m", "do-o"),
        ("Luisteren", "Lef"),
        "Iemand die doorvraagt, ook als ik al een antwoord heb.",
    ),
    "ahmed": Told(
        ("sanne", "daan", "nadia"),
        "",
        "Dorpshuis De Schakel en het gemeentehuis",
        ("waterrijk", "duinhaven"),
        ("di-m", "wo-m"),
        ("Luisteren", "Omgaan met weerstand"),
        "Iemand uit een andere gemeente, die iets heel anders doet dan ik.",
    ),
    "daan": Told(
        ("fleur",), "kees", "Buiten, en op maandag op kantoor", ("heuvelzoom",), ("ma-o", "vr-o"), ("Lef",)
    ),
    "fleur": Told(
        ("daan", "sanne"), "", "Gemeentehuis Heuvelzoom", ("waterrijk",), ("ma-o", "wo-o"), ("Overtuigen",)
    ),
    "youssef": Told(
        ("kees",), "", "Op straat, rond het winkelplein", ("duinhaven",), ("do-m",), ("Netwerken",), "Rust."
    ),
    "kees": Told(
        ("youssef", "tim"), "", "Raadhuis Duinhaven", ("merenveen",), ("do-m", "di-o"), ("Luisteren",)
    ),
    "ingrid": Told(("nadia",), "rik", "", ("duinhaven",), ("wo-m",), ("Overtuigen", "Bestuurssensitiviteit")),
    "nadia": Told(("ingrid",), "", "Raadhuis Duinhaven, twee dagen thuis", ("merenveen",), ("wo-m", "ma-m")),
    "tim": Told(("marloes", "kees"), "", "", ("waterrijk",), ("di-o",), ("Samenwerken",)),
    "marloes": Told(("tim",), "", "Wijkteam West", ("lindenkerk",), ("di-o", "vr-o"), ("Netwerken",)),
    "lotte": Told(("bram",), "", "Vaak op de fiets", ("heuvelzoom",), ("vr-m",), ("Besluitvaardigheid",)),
    "bram": Told(("lotte", "chantal"), "", "", ("lindenkerk", "merenveen"), ("vr-m", "ma-o")),
    "chantal": Told(
        ("rik",), "", "Jeugdteam Merenveen", ("lindenkerk",), ("do-o",), ("Lef",), "Een jurist die meedenkt."
    ),
    "rik": Told(
        ("chantal",), "", "Gemeentehuis Lindenkerk", ("merenveen",), ("do-o", "wo-o"), ("Luisteren", "Lef")
    ),
    "aylin": Told((), "", "Raadhuis Duinhaven", ("heuvelzoom", "lindenkerk"), ("ma-m",), ("Initiatief",)),
}

# What a pair agreed, by the key of who wrote it: rhythm, channel, what stays between them.
AGREED: dict[str, tuple[str, str, str]] = {
    "sanne": (
        "Om de week op dinsdagmiddag, een half uur. Wie niet kan, stelt zelf een ander moment voor.",
        "Bellen, en om de maand samen lunchen. Een kort bericht mag altijd.",
        "Wat we over collega's en bewoners zeggen, blijft tussen ons. We noemen geen namen.",
    ),
    "daan": (
        "Elke maandagochtend een kwartier, terwijl we allebei lopen.",
        "Bellen.",
        "Alles, behalve wat we samen aan de groep willen vertellen.",
    ),
    "chantal": ("Eén keer tussen twee dagen door.", "Op het bureau van Rik of in de jeugdkeet.", ""),
}

# (who noted it, how many days ago, kind, what it brought). Of an intervisie no word is kept.
DONE: tuple[tuple[str, int, str, str], ...] = (
    ("sanne", 20, "feedback", "Ahmed zag dat ik het gesprek overnam toen het stil werd."),
    ("daan", 19, "feedback", ""),
    ("tim", 18, "visit", "Marloes liep een ochtend mee langs de Kerklaan."),
    ("youssef", 16, "feedback", "Kees vroeg wat de ondernemer zelf zou zeggen."),
    ("ahmed", 13, "visit", "Sanne stond een ochtend naast de balie in De Schakel en sprak drie bezoekers."),
    ("rik", 12, "intervisie", ""),
    ("lotte", 11, "feedback", "Eén ding kiezen, en dat op vrijdag afmaken."),
    ("fleur", 9, "visit", "We liepen samen de nieuwe speelplek na met twee ouders."),
    ("sanne", 6, "intervisie", ""),
    ("chantal", 5, "feedback", "Ik mag eerder zeggen wat ik van een ander nodig heb."),
    ("nadia", 3, "feedback", ""),
    ("marloes", 2, "intervisie", ""),
)
