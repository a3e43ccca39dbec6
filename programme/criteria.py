"""What the assessors of a Proeve look at in the standard programme.

Sources: the Leidraad of the training (competences, the assignment, the learning process) and the research
"Publieke bricoleurs" (the working practices). The words are our own; the coordinator can change each of them.
"""

from dataclasses import dataclass

LEVELS = ("Nog niet te zien", "In ontwikkeling", "Goed te zien", "Sterk")


@dataclass(frozen=True)
class StandardCriterion:
    """`levels` say from low to high what two people would both see, in the order of `LEVELS`."""

    name: str
    description: str
    levels: tuple[str, str, str, str]


CRITERIA = (
    StandardCriterion(
        name="Zicht op de vraag",
        description="Je weet wat er speelt, voor wie, en welke vraag achter de eerste vraag zit.",
        levels=(
            "Je vertelt de vraag zoals je hem kreeg. Wie ermee te maken heeft, blijft onduidelijk.",
            "Je sprak enkele betrokkenen. Je noemt hun belangen, maar nog niet wat daarachter zit.",
            "Je sprak alle betrokkenen die ertoe doen. Je laat zien hoe je daardoor anders ging kijken.",
            "Je haalde ook stemmen op die niemand hoorde. Anderen kijken door jou nu anders naar de vraag.",
        ),
    ),
    StandardCriterion(
        name="Werken aan relaties",
        description="Je bouwt vertrouwen met inwoners, collega's en bestuur, ook als het schuurt.",
        levels=(
            "Je had vooral contact om iets te halen. Weerstand ging je uit de weg.",
            "Je zocht contact en luisterde. Bij weerstand wist je nog niet goed wat je deed.",
            "Je onderhoudt relaties die de opdracht verder helpen. Je vertelt wat je met weerstand deed.",
            "Mensen die tegenover elkaar stonden, werken door jou samen. Je kunt uitleggen hoe dat ging.",
        ),
    ),
    StandardCriterion(
        name="Verbinden van binnen en buiten",
        description="Je brengt de wereld van de gemeente en die van de samenleving bij elkaar.",
        levels=(
            "Je werkte vanuit één kant: de regels van binnen, of de wens van buiten.",
            "Je kent beide kanten en kunt ze uitleggen. De vertaling liet je nog aan anderen.",
            "Je vertaalde een wens van buiten naar een advies dat binnen verder kwam, of andersom.",
            "Je vond binnen de regels ruimte die anderen niet zagen, en kreeg beide kanten daarin mee.",
        ),
    ),
    StandardCriterion(
        name="Doen wat helpt",
        description="Je brengt iets verder met wat er is, stap voor stap, en houdt het resultaat in het oog.",
        levels=(
            "Het bleef bij een plan. Wat er echt gebeurde, is niet te zien.",
            "Je zette eerste stappen. Bij een tegenslag wachtte je op anderen.",
            "Je zette stappen met de middelen die er waren, en stelde je plan bij toen dat nodig was.",
            "Je maakte met weinig iets nieuws dat blijft, ook zonder jou.",
        ),
    ),
    StandardCriterion(
        name="Het resultaat van je opdracht",
        description="Wat je praktijkopdracht opleverde voor wie erop wachtte.",
        levels=(
            "Het is niet duidelijk wat er ligt, of voor wie.",
            "Er ligt iets, maar je opdrachtgever kan er nog weinig mee.",
            "Wat je met je opdrachtgever afsprak, ligt er. Of je legt goed uit waarom het anders werd.",
            "Het resultaat wordt gebruikt, en je laat zien wat het voor mensen verandert.",
        ),
    ),
    StandardCriterion(
        name="Jouw leerproces",
        description="Je laat zien hoe jij je als adviseur ontwikkelde, en waarmee je verdergaat.",
        levels=(
            "Je vertelt wat je deed, niet wat je leerde.",
            "Je noemt wat je leerde. Voorbeelden uit je werk ontbreken nog, of blijven vaag.",
            "Je laat met voorbeelden zien wat je nu anders doet dan eerst. Je kent je volgende stap.",
            "Je weet hoe jij leert, vraagt om feedback, en helpt anderen om ook te leren.",
        ),
    ),
    StandardCriterion(
        name="Overbrengen",
        description="Je vertelt helder en past je verhaal aan wie er luistert aan.",
        levels=(
            "Je verhaal is moeilijk te volgen, of je leest het voor.",
            "De lijn is te volgen. Op vragen geef je kort of algemeen antwoord.",
            "Je vertelt helder, kiest wat telt en gaat in op vragen.",
            "Je neemt iedereen mee, nodigt uit tot een gesprek en durft te zeggen wat je niet weet.",
        ),
    ),
)

OUTCOMES = (
    "Brengt een vraagstuk en alle betrokkenen in kaart, en vindt de vraag achter de vraag.",
    "Bouwt vertrouwen op met inwoners, collega's en bestuur, en gaat goed om met weerstand.",
    "Werkt met anderen aan oplossingen die zij dragen.",
    "Verbindt wat buiten leeft met wat binnen de gemeente kan, en andersom.",
    "Helpt een idee met beperkte middelen stap voor stap vooruit, en let op het resultaat.",
    "Adviseert helder en op maat, mondeling en schriftelijk.",
    "Stuurt de eigen ontwikkeling: stelt leerdoelen, vraagt feedback en past het geleerde toe.",
)
