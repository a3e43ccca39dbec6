"""The programme a new installation starts with. The coordinator can change every word of it."""

from dataclasses import dataclass

from programme.criteria import CRITERIA, OUTCOMES, StandardCriterion
from programme.frameworks import FRAMEWORKS, StandardFramework


@dataclass(frozen=True)
class StandardDay:
    """What a day trains stands by name, as in the frameworks."""

    number: int
    theme: str
    aims: str
    preparation: str
    competences: tuple[str, ...]
    practices: tuple[str, ...]


@dataclass(frozen=True)
class StandardProgramme:
    title: str
    subtitle: str
    aim: str
    attendance_asked: int
    days: tuple[StandardDay, ...]
    frameworks: tuple[StandardFramework, ...]
    criteria: tuple[StandardCriterion, ...]
    outcomes: tuple[str, ...]


DAYS = (
    StandardDay(
        number=1,
        theme="Vertrekken: jouw rol als adviseur",
        aims=(
            "Je maakt kennis met de groep, je buddy en de trainers. Je weet hoe je je POD vult en wie mag "
            "meelezen. Je zegt in eigen woorden wat je in deze acht dagen wilt leren."
        ),
        preparation=(
            "Zet je praktijkopdracht in vijf zinnen op papier. Vraag één collega wat die jou gunt om te "
            "leren."
        ),
        competences=("Zelfreflectie", "Zelfstandigheid", "Samenwerken"),
        practices=(),
    ),
    StandardDay(
        number=2,
        theme="De vraag achter de vraag",
        aims=(
            "Je oefent met luisteren en doorvragen voordat je een oplossing noemt. Je tekent een kaart van "
            "iedereen die met jouw vraagstuk te maken heeft. Je ontdekt wie je nog niet gesproken hebt."
        ),
        preparation=(
            "Voer één gesprek over je praktijkopdracht met iemand die je nog niet kende. Neem een korte "
            "aantekening daarvan mee."
        ),
        competences=("Luisteren", "Analyseren", "Omgevingsbewustzijn"),
        practices=("Situaties in kaart brengen",),
    ),
    StandardDay(
        number=3,
        theme="Vertrouwen bouwen, ook als het schuurt",
        aims=(
            "Je oefent een moeilijk gesprek uit je eigen werk met een acteur. Je merkt wat weerstand met "
            "jou doet en kiest hoe je reageert. Je maakt een plan voor één relatie die aandacht nodig heeft."
        ),
        preparation=(
            "Denk aan een gesprek dat stroef liep of dat je uitstelt. Schrijf op wat jij zei en wat de "
            "ander zei."
        ),
        competences=("Omgaan met weerstand", "Flexibiliteit", "Integriteit", "Netwerken"),
        practices=("Relatiewerk verrichten",),
    ),
    StandardDay(
        number=4,
        theme="Schakelen tussen binnen en buiten",
        aims=(
            "Je leert zien wat een bestuurder, een raadslid en een inwoner elk nodig hebben. Je vertaalt "
            "een wens van buiten naar een advies dat binnen verder komt. Je zoekt de ruimte die de regels "
            "wel geven."
        ),
        preparation=(
            "Lees één advies terug dat je dit jaar schreef. Neem het mee, samen met een regel die in je "
            "praktijkopdracht knelt."
        ),
        competences=("Bestuurssensitiviteit", "Omgevingsbewustzijn", "Oordeelsvorming"),
        practices=("Aansluiten van buiten op binnen en omgekeerd",),
    ),
    StandardDay(
        number=5,
        theme="Samen tot een oplossing komen",
        aims=(
            "Je begeleidt een gesprek tussen mensen die iets anders willen. Je bedenkt met de groep meer "
            "oplossingen dan de eerste die opkomt. Je maakt afspraken waar iedereen zich aan kan houden."
        ),
        preparation=(
            "Schrijf van drie betrokkenen bij je praktijkopdracht op wat zij belangrijk vinden. Vraag het "
            "na bij één van hen."
        ),
        competences=("Samenwerken", "Creativiteit", "Luisteren"),
        practices=("Werken aan gedragen oplossingen",),
    ),
    StandardDay(
        number=6,
        theme="Adviseren met lef",
        aims=(
            "Je brengt in drie minuten een advies dat blijft hangen. Je oefent met nee zeggen en met een "
            "boodschap die niemand graag hoort. Je krijgt feedback op hoe je overkomt."
        ),
        preparation=(
            "Bereid een advies van drie minuten voor over je praktijkopdracht. Oefen het één keer met je "
            "praktijkbegeleider of je buddy."
        ),
        competences=("Lef", "Overtuigen", "Besluitvaardigheid", "Bestuurssensitiviteit"),
        practices=("Aansluiten van buiten op binnen en omgekeerd",),
    ),
    StandardDay(
        number=7,
        theme="Van plan naar praktijk",
        aims=(
            "Je helpt een idee van een inwoner of collega met kleine middelen vooruit. Je maakt een plan "
            "voor na de training, met stappen en namen. Je oefent de presentatie voor je Proeve."
        ),
        preparation=(
            "Neem een eerste opzet van je presentatie mee. Lees je POD terug en zet een streep bij wat er "
            "veranderd is."
        ),
        competences=("Initiatief", "Plannen en organiseren", "Ondernemerschap", "Resultaatgerichtheid"),
        practices=("Praktisch ondersteunen",),
    ),
    StandardDay(
        number=8,
        theme="De Proeve: laat zien hoe je gegroeid bent",
        aims=(
            "Je presenteert je leerproces en het resultaat van je praktijkopdracht. Je krijgt feedback van "
            "je praktijkbegeleider, je opdrachtgever en de groep. Je kiest waar je hierna mee verdergaat."
        ),
        preparation=(
            "Maak je presentatie af en lever hem op tijd in. Vertel je praktijkbegeleider en opdrachtgever "
            "waarop je graag feedback wilt."
        ),
        competences=("Zelfreflectie", "Overtuigen", "Resultaatgerichtheid"),
        practices=("Werken aan gedragen oplossingen", "Praktisch ondersteunen"),
    ),
)

PROGRAMME = StandardProgramme(
    title="Ambtelijk vakmanschap",
    subtitle="In acht dagen groeien in je rol als adviseur",
    aim=(
        "Het werk van een adviseur bij de gemeente verandert. Vakkennis blijft nodig, maar is niet genoeg. "
        "Je staat tussen inwoners, collega's en bestuur, en je zoekt met hen naar wat werkt. In dit "
        "programma word je daar beter in. Je werkt aan een vraagstuk uit je eigen praktijk dat nu speelt. "
        "Elke dag train je, oefen je, ervaar je wat het met je doet en ontwikkel je je verder. In je POD "
        "hou je bij wat je wilt leren en wat er gelukt is. Je sluit af met een Proeve: je laat zien wat je "
        "hebt geleerd en wat je werk daardoor heeft opgeleverd."
    ),
    attendance_asked=80,
    days=DAYS,
    frameworks=FRAMEWORKS,
    criteria=CRITERIA,
    outcomes=OUTCOMES,
)
