"""The five methods: which steps, how long, and what each role does in them.

The steps are those of the trade, as any handbook on intervisie has them; the words are ours.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models


class Method(models.TextChoices):
    INCIDENT = "incident", "Incidentmethode"
    GOSSIP = "gossip", "Roddelmethode"
    BALINT = "balint", "Balintmethode"
    TEN_STEPS = "ten", "Tien-stappenmethode"
    FIVE_STEPS = "five", "Vijf-stappenmethode"


class Role(models.TextChoices):
    BRINGS = "brings", "Casusinbrenger"
    LEADS = "leads", "Gespreksleider"
    THINKS = "thinks", "Meedenker"


@dataclass(frozen=True)
class Step:
    """`brings`, `leads` and `thinks` say what each role does."""

    name: str
    minutes: int
    brings: str
    leads: str
    thinks: str

    def does(self, role: str) -> str:
        return str(getattr(self, Role(role).value))


@dataclass(frozen=True)
class Plan:
    fits: str
    people: str
    steps: tuple[Step, ...]

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


INCIDENT = Plan(
    fits="Eén moment waarop je moest handelen. Je oefent in vragen stellen voordat je oordeelt.",
    people="4 tot 8 mensen",
    steps=(
        Step(
            "Het incident",
            5,
            "Vertel kort wat er gebeurde. Stop op het moment dat je iets moest doen.",
            "Bewaak dat het bij één moment blijft. Wat erna kwam, komt later.",
            "Luister. Schrijf op wat je nog wilt weten.",
        ),
        Step(
            "Vragen stellen",
            15,
            "Geef korte antwoorden. Vertel nog niet wat je zelf hebt gedaan.",
            "Laat alleen vragen toe naar feiten. Houd meningen en adviezen tegen.",
            "Vraag om de beurt naar wat er was: wie, wat, waar, wanneer, hoe.",
        ),
        Step(
            "Waar gaat het om?",
            5,
            "Schrijf voor jezelf op wat volgens jou de kern was.",
            "Houd het stil. Iedereen denkt eerst alleen na.",
            "Schrijf in één zin op wat volgens jou de kern is.",
        ),
        Step(
            "Wat zou jij doen?",
            15,
            "Luister. Schrijf op wat je raakt. Je hoeft nog niets te zeggen.",
            "Geef iedereen een beurt. Vraag steeds: waarom zou je dat doen?",
            "Lees je zin voor. Vertel wat jij zou doen, en waarom.",
        ),
        Step(
            "Hoe het afliep",
            5,
            "Vertel wat je deed, en hoe het afliep.",
            "Zorg dat niemand er een oordeel over geeft.",
            "Luister naar wat anders ging dan jij dacht.",
        ),
        Step(
            "Terugkijken",
            10,
            "Vertel wat je nieuw vond, en wat je een volgende keer probeert.",
            "Vraag iedereen wat hij of zij meeneemt naar het eigen werk.",
            "Vertel welk moment uit je eigen werk hierop lijkt.",
        ),
    ),
)

GOSSIP = Plan(
    fits="Een vraag waar je in vastzit. Je hoort hoe anderen kijken, zonder dat je iets hoeft uit te leggen.",
    people="4 tot 8 mensen",
    steps=(
        Step(
            "Vertellen",
            10,
            "Vertel wat er speelt, en wat je vraag is.",
            "Zorg dat de vraag voor iedereen duidelijk is. Schrijf hem op.",
            "Luister. Onderbreek niet.",
        ),
        Step(
            "Vragen stellen",
            10,
            "Antwoord zo kort en zo eerlijk als je kunt.",
            "Houd adviezen tegen die als vraag vermomd zijn.",
            "Vraag naar wat je nodig hebt om je een beeld te vormen.",
        ),
        Step(
            "Roddelen",
            15,
            "Draai je stoel om. Luister en zeg niets. Schrijf op wat je treft.",
            "Houd het gesprek gaande en vriendelijk. Zeg ‘hij’ of ‘zij’, nooit ‘jij’.",
            "Praat over de inbrenger alsof die er niet bij is: wat zie je, wat denk je dat er speelt?",
        ),
        Step(
            "Reageren",
            10,
            "Draai je weer om. Vertel wat je raakte, wat klopt en wat niet.",
            "Geef alleen de inbrenger het woord. Niemand verdedigt wat er is gezegd.",
            "Luister, en vul niets aan.",
        ),
        Step(
            "Meenemen",
            10,
            "Noem één ding dat je gaat doen of laten.",
            "Maak een rondje: wat herkent iedereen?",
            "Vertel wat je over je eigen werk hebt gehoord.",
        ),
    ),
)

BALINT = Plan(
    fits="Wat er gebeurt tussen jou en een ander, zoals een bewoner. Je zoekt geen oplossing, maar inzicht.",
    people="5 tot 10 mensen",
    steps=(
        Step(
            "Vertellen",
            10,
            "Vertel over jou en de ander. Doe het uit je hoofd, zoals het opkomt.",
            "Bewaak de rust. Niemand vraagt nu iets.",
            "Luister ook naar wat je zelf voelt bij het verhaal.",
        ),
        Step(
            "Feiten helder maken",
            5,
            "Beantwoord alleen vragen naar feiten.",
            "Sta een paar vragen toe. Vragen naar het waarom komen niet aan bod.",
            "Vraag alleen wat je echt mist om je de situatie voor te stellen.",
        ),
        Step(
            "Verbeelden",
            20,
            "Schuif een stukje achteruit. Luister, en zeg niets.",
            "Vraag naar beelden en gevoelens. Hoe zou het voor de ander zijn? Geen adviezen.",
            "Zeg welke beelden en gevoelens je krijgt, bij de inbrenger en bij de ander.",
        ),
        Step(
            "Terug in de kring",
            5,
            "Schuif weer aan. Vertel wat je raakte. Je hoeft niets te weerleggen.",
            "Bescherm de inbrenger: niemand vraagt door.",
            "Luister.",
        ),
        Step(
            "Samen kijken",
            15,
            "Kijk mee: wat gebeurt er tussen jou en de ander, en wat doet dat met je?",
            "Houd het bij de relatie. Sluit af als er iets nieuws te zien is.",
            "Zeg wat je nu anders ziet dan in het begin.",
        ),
    ),
)

TEN_STEPS = Plan(
    fits="Een vraag die nog niet scherp is. Je neemt de tijd om de echte vraag te vinden.",
    people="5 tot 8 mensen",
    steps=(
        Step(
            "Casus kiezen",
            5,
            "Vertel in twee zinnen wat je wilt inbrengen.",
            "Kies samen één casus. Welke speelt nu het meest?",
            "Zeg welke casus jou raakt, en waarom.",
        ),
        Step(
            "De vraag",
            5,
            "Zeg je vraag in één zin, en schrijf hem op.",
            "Hang de vraag op waar iedereen hem ziet.",
            "Luister.",
        ),
        Step(
            "Vragen opschrijven",
            5,
            "Wacht rustig af.",
            "Laat iedereen in stilte schrijven.",
            "Schrijf twee of drie open vragen op die de inbrenger verder helpen.",
        ),
        Step(
            "Antwoorden",
            15,
            "Beantwoord de vragen. Zeg het als je iets nog niet weet.",
            "Geef iedereen een beurt. Ga niet in discussie.",
            "Lees je vragen voor. Vraag door op wat je niet begrijpt.",
        ),
        Step(
            "Warm of koud",
            5,
            "Zeg bij elke vraag: warm (raakt de kern), koud (niet) of ertussenin.",
            "Vraag niet waarom. Schrijf het op.",
            "Let op: waar wordt het warm?",
        ),
        Step(
            "Wat hoor je?",
            10,
            "Luister. Schrijf op wat je aanspreekt.",
            "Laat iedereen één zin maken die begint met ‘ik’, alsof je de inbrenger bent.",
            "Maak van de vraag je eigen zin: ‘Ik zit ermee dat …’",
        ),
        Step(
            "De echte vraag",
            5,
            "Kies wat klopt, en zeg je vraag opnieuw.",
            "Schrijf de nieuwe vraag naast de oude.",
            "Luister.",
        ),
        Step(
            "Adviezen",
            10,
            "Luister, en schrijf mee. Reageer nog niet.",
            "Eén advies tegelijk. Herhalen hoeft niet.",
            "Geef één advies dat begint met ‘Ik zou …’",
        ),
        Step(
            "Kiezen",
            5,
            "Zeg welke adviezen je gebruikt, en wat je eerste stap is.",
            "Vraag wanneer die stap gezet wordt.",
            "Luister.",
        ),
        Step(
            "Terugkijken",
            10,
            "Vertel hoe dit voor je was.",
            "Bespreek hoe het ging: wat hielp, wat kan beter?",
            "Vertel wat jij meeneemt.",
        ),
    ),
)

FIVE_STEPS = Plan(
    fits="Een vraag uit deze week. Kort, en ook met z’n tweeën te doen.",
    people="2 tot 6 mensen",
    steps=(
        Step(
            "Vertellen",
            5,
            "Vertel wat er speelt, en wat je vraag is.",
            "Zorg dat er één duidelijke vraag ligt.",
            "Luister, en onderbreek niet.",
        ),
        Step(
            "Vragen stellen",
            10,
            "Geef antwoord. Zeg het als een vraag je aan het denken zet.",
            "Let op dat het open vragen zijn.",
            "Vraag naar feiten, en naar wat de inbrenger al probeerde.",
        ),
        Step(
            "Waar gaat het om?",
            5,
            "Luister naar hoe de ander je vraag ziet. Zeg daarna wat klopt.",
            "Vraag de inbrenger welke zin het dichtst bij de kern komt.",
            "Zeg in één zin waar het volgens jou om draait.",
        ),
        Step(
            "Adviezen",
            10,
            "Luister, en schrijf op wat je aanspreekt.",
            "Verzamel eerst alles. Bespreken komt daarna.",
            "Vertel wat jij zou doen in deze situatie.",
        ),
        Step(
            "Kiezen en afronden",
            5,
            "Zeg wat je gaat doen, en wanneer.",
            "Vraag wat ieder meeneemt naar het eigen werk.",
            "Vertel wat je hebt geleerd.",
        ),
    ),
)

PLANS: Mapping[str, Plan] = {
    Method.INCIDENT: INCIDENT,
    Method.GOSSIP: GOSSIP,
    Method.BALINT: BALINT,
    Method.TEN_STEPS: TEN_STEPS,
    Method.FIVE_STEPS: FIVE_STEPS,
}
