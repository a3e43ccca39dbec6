"""What the sixteen participants wrote in their PODs: days 1 to 4, and the before part of day 5.

The keys are those of the cast. Every person, street and case in these texts is made up.
"""

from dataclasses import dataclass

from demo.content.shapes import AfterTexts, BeforeTexts, DayTexts


@dataclass(frozen=True)
class NotThere:
    """A day someone was not there the whole time; whoever is not named was present."""

    status: str
    reason: str


# Who may read along with the whole POD. `None`: has not chosen yet, so nobody can.
SHARING: dict[str, tuple[str, ...] | None] = {
    "sanne": ("trainers", "buddy", "mentor"),
    "ahmed": ("trainers", "buddy"),
    "daan": ("trainers",),
    "fleur": ("trainers", "buddy", "mentor"),
    "youssef": ("trainers", "mentor"),
    "ingrid": (),
    "tim": ("trainers", "buddy", "mentor", "principal"),
    "lotte": ("trainers",),
    "kees": ("trainers",),
    "nadia": ("trainers", "buddy"),
    "marloes": ("trainers", "buddy"),
    "bram": ("trainers", "buddy", "mentor", "principal"),
    "chantal": ("trainers", "mentor"),
    "rik": ("buddy",),
    "aylin": ("trainers", "buddy"),
    "jeroen": None,
}

# Exceptions for one day: (participant, day) to circle to yes or no. On day 3 Sanne writes about her mentor.
ENTRY_SHARING: dict[tuple[str, int], dict[str, bool]] = {
    ("sanne", 3): {"mentor": False},
    ("sanne", 4): {"principal": True},
    ("marloes", 1): {"buddy": False},
    ("chantal", 2): {"mentor": False},
    ("rik", 4): {"trainers": True},
}

ATTENDANCE: dict[tuple[str, int], NotThere] = {
    ("daan", 2): NotThere("excused", "Ziek, gemeld op de ochtend zelf"),
    ("kees", 3): NotThere("partly", ""),
    ("lotte", 4): NotThere("partly", ""),
    ("jeroen", 4): NotThere("absent", ""),
}

# A session a trainer waived for one participant, with the reason that stands on record.
WAIVED: dict[tuple[str, int], str] = {
    ("daan", 2): "Daan was ziek. Hij heeft de opdracht van dag 2 met zijn buddy ingehaald.",
}

# Before parts that were handed in only after the day had begun.
LATE: frozenset[tuple[str, int]] = frozenset({("kees", 2), ("lotte", 3), ("bram", 3)})

# Parts with a text that was saved but not handed in yet.
DRAFTS: frozenset[tuple[str, int, str]] = frozenset(
    {("sanne", 5, "before"), ("daan", 5, "before"), ("nadia", 5, "before"), ("bram", 5, "before")}
)

# Parts without any text so far.
MISSING: frozenset[tuple[str, int, str]] = frozenset(
    {
        ("daan", 2, "after"),
        ("lotte", 4, "after"),
        ("lotte", 5, "before"),
        ("kees", 4, "after"),
        ("kees", 5, "before"),
        ("jeroen", 4, "before"),
        ("jeroen", 4, "after"),
        ("jeroen", 5, "before"),
    }
)

DIARY: dict[str, dict[int, DayTexts]] = {
    "sanne": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik wil weten wat er van mij als adviseur wordt gevraagd, naast de regels kennen. Aan "
                    "de Havenkade wil een ontwikkelaar 24 woningen bouwen in de oude loods. De buren "
                    "hoorden het uit de krant en zijn boos. Ik merk dat ik dan meteen ga uitleggen wat mag "
                    "en wat niet. Ik hoop dat ik vandaag zie hoe het ook kan."
                ),
                goals=(
                    (
                        "Ik vertel in twee minuten waar mijn praktijkopdracht over gaat, zonder één "
                        "wetsartikel te noemen."
                    ),
                    "Ik vraag aan twee anderen hoe zij beginnen aan een gesprek met boze mensen.",
                ),
                ties=("Zelfreflectie", ""),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "een collega mij vraagt waar ik mee bezig ben",
                        "vertel ik eerst voor wie het is en daarna pas welke regels er gelden",
                    ),
                    (
                        "ik vrijdag mijn week afsluit",
                        "schrijf ik drie zinnen in mijn POD over een gesprek dat anders liep dan ik dacht",
                    ),
                ),
                attitudes=("Actief", "Kwetsbaar opstellen"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn eerste reactie is vaak een antwoord. Ik wil leren om nog één vraag te stellen "
                    "voordat ik iets uitleg. Vorige week sprak ik mevrouw Postma van nummer 14. Pas bij de "
                    "derde vraag zei ze dat het haar niet om de hoogte ging, maar om het licht in haar "
                    "keuken. Dat wil ik vaker horen, en eerder."
                ),
                goals=(
                    "Ik stel in het oefengesprek drie open vragen voordat ik iets uitleg.",
                    (
                        "Ik maak een kaart van iedereen die met de Havenkade te maken heeft, en zet een "
                        "kruis bij wie ik nog niet sprak."
                    ),
                ),
                ties=("Luisteren", "Situaties in kaart brengen"),
            ),
            after=AfterTexts(
                results=("partly", "reached"),
                intentions=(
                    (
                        "een buur belt over de Havenkade",
                        (
                            "vraag ik eerst wat er voor die persoon verandert, en schrijf ik het antwoord "
                            "letterlijk op"
                        ),
                    ),
                    (
                        "ik een gesprek aan de kade heb gehad",
                        "zet ik dezelfde dag een naam of een zorg bij op mijn kaart",
                    ),
                ),
                why_not=(
                    "Bij de derde vraag werd het stil, en toen vulde ik de stilte zelf in. Ik dacht dat de "
                    "ander iets van mij verwachtte. Achteraf zei Ahmed dat hij juist aan het nadenken was."
                ),
                how_still=(
                    "Ik oefen het op maandag met Ahmed, tien minuten. Hij vertelt, ik vraag, en ik tel in "
                    "mijn hoofd tot vijf voordat ik weer iets zeg."
                ),
                attitudes=("Nieuwsgierig", "Open staan"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Vandaag oefenen we met een acteur. Ik breng een gesprek in dat ik al drie weken "
                    "uitstel. Peter, mijn praktijkbegeleider, helpt mij graag, maar in overleggen neemt hij "
                    "het woord van mij over. De ontwikkelaar kijkt dan alleen nog naar hem. Ik wil dat "
                    "Peter weet hoe dat voor mij is, zonder dat hij denkt dat ik zijn hulp niet waardeer."
                ),
                goals=(
                    "Ik zeg in één zin wat ik zie en in één zin wat ik nodig heb, zonder omwegen.",
                    "Ik blijf rustig ademen en praat niet sneller als de ander zich verdedigt.",
                ),
                ties=("Lef", "Omgaan met weerstand"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "Peter en ik dinsdag het overleg voorbereiden",
                        "vraag ik hem om mij de eerste tien minuten te laten leiden",
                    ),
                    ("ik merk dat ik sneller ga praten", "leg ik mijn pen neer en stel ik een vraag"),
                ),
                why_not=(
                    "Toen de acteur zei dat hij het alleen goed bedoelde, ging ik meteen sorry zeggen. Ik "
                    "wilde het weer goed maken voordat het gesprek klaar was."
                ),
                how_still=(
                    "Ik schrijf mijn twee zinnen op een kaartje en neem dat mee naar het gesprek met Peter. "
                    "Daarna bel ik Ahmed om te vertellen hoe het ging."
                ),
                attitudes=("Kwetsbaar opstellen", "Bereid om te leren"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De wethouder wil snel woningen. De buren willen licht en rust. De ontwikkelaar wil "
                    "zekerheid. Mijn advies moet binnen landen en buiten te volgen zijn. Ik neem een advies "
                    "mee van vorig jaar: elf bladzijden, en de conclusie staat op bladzijde tien."
                ),
                goals=(
                    (
                        "Ik schrijf de kern van mijn advies over de Havenkade in vijf zinnen die de "
                        "wethouder én mevrouw Postma begrijpen."
                    ),
                    (
                        "Ik zoek in het omgevingsplan waar ruimte zit om de loods lager te maken aan de "
                        "kant van de tuinen."
                    ),
                ),
                ties=("Bestuurssensitiviteit", "Aansluiten van buiten op binnen en omgekeerd"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik een advies af heb",
                        (
                            "lees ik de eerste alinea hardop aan iemand van een ander team voordat ik het "
                            "verstuur"
                        ),
                    ),
                    (
                        "de ontwikkelaar vraagt of het mag",
                        "zeg ik wat wel kan en wat de buren daarvoor moeten weten",
                    ),
                ),
                why_not=(
                    "Ik vond één artikel dat ruimte geeft, maar ik weet nog niet hoe de jurist het leest. "
                    "Daar had ik haar eerder bij moeten halen."
                ),
                how_still=(
                    "Ik heb donderdag een half uur met onze jurist afgesproken. Ik leg haar niet de vraag "
                    "voor of het mag, maar wat er nodig is zodat het kan."
                ),
                attitudes=("Actief", "Halen en brengen"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Over twee weken zitten de buren en de ontwikkelaar voor het eerst samen aan tafel, in "
                    "het buurthuis aan de kade. Ik leid dat gesprek en Peter zit ernaast. Ik wil leren hoe "
                    "ik mensen laat zoeken naar iets wat ze allemaal kunnen dragen. En wat ik doe als één "
                    "iemand de hele avond vult."
                ),
                goals=(
                    "Ik help in het oefengesprek twee mensen om elkaars zorg in eigen woorden te herhalen.",
                    (
                        "Ik bedenk met de groep drie andere oplossingen voor de hoogte van de loods dan de "
                        "twee die ik al heb."
                    ),
                ),
                ties=("Werken aan gedragen oplossingen", "Creativiteit"),
            )
        ),
    },
    "ahmed": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb er zin in. Bij ons aan de balie gaat veel goed, maar mensen uit de dorpen "
                    "zitten soms drie kwartier in de bus voor een handtekening. Ik wil een ochtend per week "
                    "naar het dorpshuis. Vandaag hoop ik te horen hoe anderen zoiets klein beginnen."
                ),
                goals=(
                    "Ik leer van iedereen in de groep in elk geval de naam en het vraagstuk.",
                    "Ik formuleer mijn praktijkopdracht zo dat mijn leidinggevende hem kan navertellen.",
                ),
                ties=("", "Zelfreflectie"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik maandag in het teamoverleg zit",
                        (
                            "vertel ik in drie zinnen wat ik ga proberen en vraag ik wat mijn collega's "
                            "nodig hebben"
                        ),
                    ),
                ),
                why_not=(
                    "Mijn verhaal werd langer en langer. Ik wilde alles vertellen, en toen bleef er niets "
                    "hangen."
                ),
                how_still="Ik schrijf het op één kaart en oefen het thuis aan tafel.",
                attitudes=("Interactief", "Actief"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn collega's zeggen dat het dorpshuis niet kan vanwege de apparatuur. Ik denk dat er "
                    "iets anders achter zit. Vandaag wil ik leren hoe je dat op een vriendelijke manier "
                    "uitzoekt. Ik ben nieuwsgierig naar de kaart die we gaan maken."
                ),
                goals=("Ik oefen met doorvragen tot ik de echte zorg van mijn collega hoor.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "een collega zegt dat iets niet kan",
                        "vraag ik wat er volgens die collega mis zou gaan, en ik zeg even niets terug",
                    ),
                    (
                        "ik in het dorp ben",
                        (
                            "vraag ik drie mensen wat zij het laatst bij ons kwamen doen en hoe lang ze "
                            "onderweg waren"
                        ),
                    ),
                ),
                attitudes=("Nieuwsgierig", "Geven en nemen"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik ben van de lieve vrede. Als iemand moppert ga ik iets leuks zeggen. Ria werkt "
                    "dertig jaar aan de balie en vindt mijn plan niks. Ik wil leren om bij haar weerstand "
                    "te blijven, zonder er een grap over te maken."
                ),
                goals=(
                    "Ik laat de acteur uitpraten en vat samen wat ik hoorde voordat ik reageer.",
                    "Ik benoem één keer hardop wat ik zie gebeuren.",
                ),
                ties=("Omgaan met weerstand", "Lef"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "Ria zucht in het overleg",
                        (
                            "vraag ik haar na afloop of ze een kop koffie met mij drinkt, en begin ik met "
                            "haar ervaring"
                        ),
                    ),
                ),
                why_not=(
                    "Ik wilde benoemen dat de ander boos was, maar ik maakte er toch weer iets luchtigs van."
                ),
                how_still=(
                    "Sanne let in ons belgesprek op mijn grapjes. Zij steekt haar hand op als ik er een "
                    "maak om weg te komen."
                ),
                attitudes=("Kwetsbaar opstellen", "Open staan"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Na de koffie met Ria weet ik wat er speelt. Zij is bang dat ze daar alleen zit. En dat "
                    "er dan iets misgaat met het geld. Dat is een terechte zorg. Vandaag wil ik leren hoe "
                    "ik dat in een voorstel zet voor het afdelingshoofd, zodat het dorp én de balie er "
                    "beter van worden."
                ),
                goals=(
                    "Ik schrijf een voorstel van één bladzijde voor een proef van acht weken.",
                    "Ik noem in mijn voorstel ook wat er mis kan gaan.",
                ),
                ties=("Initiatief", "Integriteit"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik het voorstel naar Paulien stuur",
                        "laat ik eerst Ria en Els meelezen en zet ik hun namen erbij",
                    ),
                    (
                        "een raadslid mij ernaar vraagt",
                        "vertel ik dat het een proef is en wanneer we weten of het werkt",
                    ),
                ),
                attitudes=("Halen en brengen", "Interactief"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De proef mag beginnen als de dorpsraad, de balie en de ICT het eens zijn over de "
                    "ochtend. Drie wensen, één ochtend. Ik wil leren hoe je met mensen zoekt in plaats van "
                    "zelf met het antwoord te komen."
                ),
                goals=(
                    "Ik leid een gesprek van tien minuten waarin ik zelf geen oplossing noem.",
                    "Ik sluit af met een afspraak die iedereen hardop herhaalt.",
                ),
                ties=("Werken aan gedragen oplossingen", "Samenwerken"),
            )
        ),
    },
    "daan": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik ben meer van buiten dan van binnen. Ik wil weten wat die rol van adviseur nou "
                    "precies is. En ik ben benieuwd of het POD iets voor mij is, want schrijven doe ik niet "
                    "zoveel."
                ),
                goals=("Ik schrijf na afloop in vijf zinnen op wat ik anders ga doen.",),
                ties=("",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "ik terugrij van een buurt",
                        "zet ik de auto stil en spreek ik twee zinnen in op mijn telefoon voor mijn POD",
                    ),
                ),
                attitudes=("Bereid om te leren",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De buurt aan het Lijsterplein wil een nieuwe speelplek. Iedereen zegt wat anders en ik "
                    "zeg te snel ja. Ik wil leren uitzoeken wat ze echt willen. Een klimtoestel of een plek "
                    "om elkaar te zien."
                ),
                goals=("Ik vraag door voordat ik iets beloof.",),
                ties=("Luisteren",),
            )
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Vorige keer was ik ziek. Fleur heeft mij bijgepraat en haar kaart laten zien. Die heb "
                    "ik voor het Lijsterplein ook gemaakt. Vandaag wil ik oefenen met nee zeggen, want een "
                    "van de vaders wil elke week iets nieuws."
                ),
                goals=(
                    "Ik zeg nee tegen de acteur en leg in één zin uit waarom.",
                    "Ik haal bij één ander op wat ik op dag 2 heb gemist.",
                ),
                ties=("Lef", ""),
            ),
            after=AfterTexts(
                results=("partly", "reached"),
                intentions=(
                    (
                        "een bewoner iets vraagt wat niet kan",
                        "zeg ik dezelfde dag nee, met erbij wat wel kan",
                    ),
                ),
                why_not="Ik zei nee, maar daarna zei ik drie keer misschien. Toen was het nee weer weg.",
                how_still="Ik oefen met Gerrit. Hij speelt de vader en ik stop na één zin met praten.",
                attitudes=("Geven en nemen", "Kwetsbaar opstellen"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De buurt wil zelf maaien. Bij ons zegt iedereen dat het niet mag van de verzekering. "
                    "Ik weet niet eens of dat waar is. Vandaag wil ik leren hoe je zoiets uitzoekt zonder "
                    "ruzie."
                ),
                goals=("Ik schrijf op welke regel precies in de weg zit.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("een collega zegt dat iets niet mag", "vraag ik waar het staat en lezen we het samen"),
                    (
                        "de buurt wil weten hoe het ermee staat",
                        "app ik op vrijdag één bericht, ook als er geen nieuws is",
                    ),
                ),
                attitudes=("Nieuwsgierig",),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De regel valt mee. Het mag, als we een afspraak op papier zetten. Nu moeten twintig "
                    "gezinnen het nog eens worden over wie wat doet. Dat wil ik oefenen."
                ),
                goals=("Ik maak met de groep een afspraak die op één vel past.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "fleur": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik werk aan beleid voor hulp in het huishouden. Dat beleid klopt op papier, maar ik "
                    "weet niet goed hoe het voelt als je de brief krijgt. In deze training hoop ik dichter "
                    "bij de mensen te komen om wie het gaat. Vandaag wil ik vooral de anderen leren kennen "
                    "en rustig kijken waar ik sta."
                ),
                goals=(
                    "Ik vertel eerlijk waar ik aan twijfel in mijn werk.",
                    "Ik kies twee leerdoelen die klein genoeg zijn om te meten.",
                ),
                ties=("Zelfreflectie", ""),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik achter mijn bureau een zin schrijf over inwoners",
                        "vraag ik me af wie ik dit voor het laatst heb horen zeggen",
                    ),
                ),
                why_not=(
                    "Mijn leerdoelen zijn nog te groot. Ik wil graag volledig zijn en dan past het niet "
                    "meer op een regel."
                ),
                how_still=(
                    "Ik leg ze voor aan Anja. Zij werkt elke dag bij mensen thuis en ziet meteen wat vaag is."
                ),
                attitudes=("Kwetsbaar opstellen", "Open staan"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb deze week voor het eerst meegeluisterd bij drie gesprekken aan de keukentafel. "
                    "Bij een meneer van 83 ging het niet over stof, maar over iemand die even blijft "
                    "zitten. Vandaag wil ik leren hoe ik zulke dingen hoor zonder dat ik meteen aan uren "
                    "denk."
                ),
                goals=(
                    "Ik vraag in het oefengesprek naar gewone dagen in plaats van naar problemen.",
                    "Ik zet in mijn kaart ook de mensen die geen hulp aanvragen.",
                ),
                ties=("Luisteren", "Situaties in kaart brengen"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik meega op huisbezoek",
                        "leg ik mijn formulier weg en begin ik met de vraag hoe een gewone dinsdag eruitziet",
                    ),
                ),
                attitudes=("Nieuwsgierig", "Bereid om te leren"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik vind het lastig als een inwoner huilt of kwaad wordt. Ik word dan heel vriendelijk "
                    "en ook heel vaag. Vandaag wil ik oefenen om duidelijk te blijven en toch nabij."
                ),
                goals=(
                    "Ik zeg in het gesprek met de acteur wat het besluit is, in de eerste minuut.",
                    "Ik blijf stil als de ander stil is.",
                ),
                ties=("Integriteit", "Omgaan met weerstand"),
            ),
            after=AfterTexts(
                results=("partly", "reached"),
                intentions=(
                    (
                        "ik slecht nieuws moet brengen",
                        "zeg ik het in de eerste drie zinnen en blijf ik daarna zitten",
                    ),
                ),
                why_not=(
                    "De eerste minuut werd de vierde minuut. Ik wilde eerst dat de ander mij aardig vond."
                ),
                how_still=(
                    "Anja en ik oefenen het nog een keer met een besluit dat zij volgende week moet "
                    "vertellen."
                ),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ons voorstel om eerst te bellen kost in het begin meer tijd. De wethouder zal vragen "
                    "wat het oplevert. Ik heb verhalen en ik heb een paar cijfers, maar ik weet niet wat ik "
                    "eerst moet laten zien. Dat hoop ik vandaag te ontdekken."
                ),
                goals=(
                    "Ik vertel ons voorstel in twee minuten met één verhaal en één cijfer.",
                    "Ik vraag aan Kees en Ingrid wat zij als eerste zouden vragen.",
                ),
                ties=("Overtuigen", "Bestuurssensitiviteit"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik een notitie voor het college begin",
                        "schrijf ik bovenaan welke inwoner dit morgen merkt",
                    ),
                    ("iemand naar de kosten vraagt", "noem ik het bedrag eerst en leg ik het daarna pas uit"),
                ),
                attitudes=("Halen en brengen", "Interactief"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De consulenten, de zorgaanbieders en de cliëntenraad kijken heel verschillend naar "
                    "bellen. Ik heb van alle drie opgeschreven wat zij belangrijk vinden en het nagevraagd "
                    "bij de cliëntenraad. Twee dingen had ik verkeerd begrepen. Vandaag wil ik leren hoe je "
                    "zulke verschillen op tafel legt zonder dat iemand zich moet verdedigen."
                ),
                goals=("Ik leg drie belangen op tafel zonder te zeggen welk ik het belangrijkst vind.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "youssef": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Bij ons op het winkelplein schrijven we boetes en een week later ligt het weer vol. Ik "
                    "wil het anders. Ik ken de jongens daar, en sommige van hun vaders ook. Ik wil weten of "
                    "dat helpt of juist niet in mijn rol."
                ),
                goals=("Ik bedenk wat ik als adviseur doe en wat ik als handhaver doe.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "ik het plein op loop",
                        "weet ik van tevoren met welke pet ik er ben, en zeg ik dat ook",
                    ),
                ),
                why_not="Het loopt door elkaar. Ik heb nooit geleerd om van pet te wisselen.",
                how_still="Ik vraag Martin om een keer mee te lopen en te zeggen wat hij ziet.",
                attitudes=("Actief",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Iedereen wijst naar de jongeren. Ik heb een avond geteld: de helft van het afval komt "
                    "van de lunch van de winkels. Vandaag wil ik leren hoe je zoiets in kaart brengt zodat "
                    "niemand zich aangevallen voelt."
                ),
                goals=(
                    "Ik maak een kaart van het plein met wie er komt, wanneer en waarvoor.",
                    "Ik vraag zonder dat het als verhoor klinkt.",
                ),
                ties=("Situaties in kaart brengen", "Luisteren"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik een ondernemer spreek",
                        "begin ik met hoe de zaak loopt, en pas daarna over het afval",
                    ),
                ),
                why_not=(
                    "Mijn vragen zijn kort en ik kijk streng. Dat is handig bij een boete, niet bij een "
                    "gesprek."
                ),
                how_still=(
                    "Ik ga zitten in plaats van staan. Kees gaf die tip en ik ga het deze week drie keer "
                    "doen."
                ),
                attitudes=("Nieuwsgierig", "Open staan"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Op het plein krijg ik dingen naar mijn hoofd die niet leuk zijn. Over mijn werk en "
                    "over mijn achternaam. Ik ben goed in niks laten merken. Maar dan ga ik wel harder "
                    "praten, zeggen ze. Vandaag wil ik dat eens langzaam bekijken."
                ),
                goals=(
                    "Ik merk bij de acteur het moment op waarop mijn stem omhooggaat.",
                    "Ik reageer op wat er speelt en niet op wat er geroepen wordt.",
                ),
                ties=("Omgaan met weerstand", "Flexibiliteit"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "iemand mij uitscheldt",
                        "doe ik een stap opzij, haal ik adem en vraag ik wat er vandaag is gebeurd",
                    ),
                    ("ik thuiskom met een rotgevoel", "bel ik Martin of Kees, dezelfde avond nog"),
                ),
                attitudes=("Kwetsbaar opstellen", "Bereid om te leren"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De burgemeester wil een schoon plein en minder klachten. De ondernemers willen meer "
                    "bakken. De jongeren willen een plek waar ze niet weg hoeven. Ik wil leren hoe ik dat "
                    "in één advies krijg zonder dat het soep wordt."
                ),
                goals=(
                    "Ik schrijf een advies van één bladzijde met drie afspraken in plaats van drie verboden.",
                ),
                ties=("Oordeelsvorming",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "ik een voorstel schrijf voor de burgemeester",
                        "bel ik eerst Nico en vraag ik wat er politiek gevoelig ligt",
                    ),
                ),
                why_not=(
                    "Ik had twee afspraken. De derde, over de avonden, durfde ik niet op te schrijven omdat "
                    "ik weet dat mijn team ertegen is."
                ),
                how_still=(
                    "Ik leg hem eerst voor aan mijn eigen team. Liever een moeilijk gesprek binnen dan een "
                    "mooi papier zonder draagvlak."
                ),
                attitudes=("Halen en brengen",),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Dinsdag zitten twee jongeren, drie ondernemers en de wijkagent bij elkaar in de "
                    "bakkerij. Ik wil niet dat het een klaagavond wordt. Ik wil weten hoe je begint."
                ),
                goals=(
                    "Ik oefen de eerste vijf minuten van dat gesprek.",
                    "Ik vraag elke deelnemer aan tafel om één ding dat zij zelf kunnen doen.",
                ),
                ties=("Werken aan gedragen oplossingen", "Samenwerken"),
            )
        ),
    },
    "ingrid": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik verwacht duidelijkheid over de opzet en over wat er van mij wordt gevraagd. Zelf "
                    "ben ik van de cijfers. Raadsleden vinden mijn stukken compleet, en dat is niet altijd "
                    "een compliment. Ik wil weten wat ik daaraan kan doen."
                ),
                goals=("Ik bepaal hoe ik na acht dagen kan vaststellen of ik vooruit ben gegaan.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("het vrijdagmiddag vier uur is", "vul ik in een kwartier mijn POD aan"),),
                attitudes=("Bereid om te leren",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Een raadslid vroeg mij vorige maand naar post 6.3. Ik heb haar een tabel gestuurd. "
                    "Later hoorde ik dat ze wilde weten of het zwembad openblijft. Ik wil leren om dat "
                    "eerder te horen."
                ),
                goals=("Ik vraag bij drie oefenvragen eerst waarvoor iemand het wil weten.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("een raadslid een cijfer vraagt", "bel ik en vraag ik welk besluit ervan afhangt"),
                ),
                why_not=(
                    "Bij twee van de drie lukte het. De derde vraag was zo precies dat ik uit gewoonte "
                    "precies antwoordde."
                ),
                how_still="Ik plak een briefje op mijn scherm met de vraag: waarvoor?",
                attitudes=("Open staan",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik voel me niet op mijn gemak bij oefenen met een acteur. Ik doe het wel. Het gesprek "
                    "dat ik inbreng gaat over een afdelingshoofd dat zijn cijfers steeds te laat aanlevert."
                ),
                goals=(
                    "Ik zeg wat het te laat leveren voor mij betekent, zonder naar de planning te verwijzen.",
                ),
                ties=("Integriteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "de cijfers weer te laat zijn",
                        "loop ik er die dag heen in plaats van een herinnering te mailen",
                    ),
                ),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Dit is de dag die het dichtst bij mijn werk ligt. Ik wil weten wat raadsleden in één "
                    "avond kunnen dragen. Mijn begroting heeft 212 bladzijden. Ik neem er twaalf mee."
                ),
                goals=(
                    "Ik breng twaalf bladzijden terug tot één beeld en drie keuzes.",
                    "Ik vertel het zonder papier in mijn hand.",
                ),
                ties=("Bestuurssensitiviteit", "Overtuigen"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik een stuk voor de raad opstel",
                        "begin ik met de keuzes en zet ik de tabellen achterin",
                    ),
                    ("ik iets moet toelichten", "leg ik het papier omgekeerd op tafel"),
                ),
                why_not="Na een minuut pakte ik het blad toch. Ik was bang om een bedrag verkeerd te noemen.",
                how_still="Ik leer vijf bedragen uit mijn hoofd. Meer heeft niemand nodig.",
                attitudes=("Actief", "Bereid om te leren"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "In januari kiezen drie afdelingen samen waar vier ton minder naartoe gaat. Tot nu toe "
                    "verdeelde ik dat zelf met een sleutel. Ik wil leren hoe zij dat gesprek met elkaar "
                    "voeren en wat mijn rol daarin is."
                ),
                goals=("Ik begeleid een verdeling zonder zelf de verdeling te maken.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "tim": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik teken straten. Meestal is mijn tekening klaar voordat de bewoners komen, en daarna "
                    "gaat het twee uur over paaltjes. Bij de Kerklaan wil ik het andersom doen. Ik ben "
                    "benieuwd of ik mijn potlood zo lang kan laten liggen."
                ),
                goals=("Ik leg mijn opdracht uit zonder een tekening te maken.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "iemand mij vraagt hoe de Kerklaan wordt",
                        "zeg ik dat ik eerst op straat ga kijken, en nodig ik die persoon uit",
                    ),
                ),
                attitudes=("Bereid om te leren",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb drie ochtenden bij de school gestaan. Wat ik zag klopt niet met de telling: het "
                    "gevaar zit niet op het kruispunt maar bij de inrit van de bakker. Vandaag wil ik leren "
                    "om zulke dingen met ouders samen te zien."
                ),
                goals=(
                    "Ik vraag een ander om mijn kaart aan te vullen voordat ik hem uitleg.",
                    "Ik zeg een uur lang het woord oplossing niet.",
                ),
                ties=("Situaties in kaart brengen", "Luisteren"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    ("ik ouders spreek", "vraag ik ze om mij de route te laten zien, en loop ik erachteraan"),
                ),
                why_not="Ik hield het veertig minuten vol. Toen vroeg iemand naar eenrichtingsverkeer.",
                how_still="Ik neem in het volgende gesprek Marloes mee. Zij mag mij een seintje geven.",
                attitudes=("Nieuwsgierig", "Interactief"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De bakker is boos, want hij denkt dat zijn laadplek verdwijnt. Ik heb niets besloten, "
                    "maar dat gelooft hij niet. Ik wil oefenen hoe ik daar binnenstap."
                ),
                goals=(
                    "Ik vertel wat ik nog niet weet en vraag wat hij nodig heeft.",
                    "Ik laat de ander stoom afblazen en ga niet in de verdediging.",
                ),
                ties=("Integriteit", "Omgaan met weerstand"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik bij de bakker binnenstap",
                        "koop ik eerst een brood en vraag ik wanneer zijn vrachtwagen komt",
                    ),
                ),
                attitudes=("Open staan", "Actief"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Carla waarschuwde mij: het college heeft in de krant een schoolstraat beloofd, zonder "
                    "auto's. De ouders willen dat, de overkant niet. Ik wil leren wat ik binnen moet zeggen "
                    "voordat ik buiten iets afspreek."
                ),
                goals=(
                    "Ik bereid een gesprek met de wethouder voor van vijf minuten.",
                    "Ik zoek uit welke regel voor een tijdelijke proef ruimte geeft.",
                ),
                ties=("Bestuurssensitiviteit", "Aansluiten van buiten op binnen en omgekeerd"),
            ),
            after=AfterTexts(
                results=("partly", "reached"),
                intentions=(
                    (
                        "het college iets belooft over een straat van mij",
                        "vraag ik dezelfde week een kwartier bij de wethouder",
                    ),
                ),
                why_not=(
                    "Ik had mijn feiten goed, maar ik wist niet wat de wethouder het liefst wil. Dat had ik "
                    "kunnen vragen."
                ),
                how_still="Ik bel de bestuursadviseur. Zij weet wat er in het voorjaar speelt.",
                attitudes=("Halen en brengen",),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "We gaan met krijt en pionnen een week proefdraaien. Voor die week moeten school, "
                    "bakker en overkant ja zeggen. Ik wil leren hoe je van drie halve ja's één hele maakt."
                ),
                goals=(
                    "Ik vat in het oefengesprek drie wensen samen in één zin.",
                    "Ik bedenk twee tijdelijke oplossingen die samen minder dan tweehonderd euro kosten.",
                ),
                ties=("Werken aan gedragen oplossingen", "Creativiteit"),
            )
        ),
    },
    "lotte": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb altijd tien dingen tegelijk. De Dorpsstraat is er één van, en ik wil dat het "
                    "deze keer afkomt. Ik hoop op een training met vaart en op mensen die mij durven "
                    "stoppen."
                ),
                goals=("Ik kies één ding voor de komende twee weken en laat er negen liggen.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("iemand mij iets nieuws vraagt", "zeg ik dat ik er vrijdag op terugkom"),),
                why_not="Ik koos er drie. Dat is minder dan tien, maar meer dan één.",
                how_still="Ik streep er morgen twee door, met Bram aan de telefoon.",
                attitudes=("Actief", "Interactief"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Drie eigenaren, drie lege winkels. Ik mail ze steeds plannen en ze antwoorden niet. "
                    "Misschien weet ik gewoon niet wat ze willen. Dat ga ik vandaag uitzoeken."
                ),
                goals=("Ik schrijf per eigenaar op wat ik niet weet.", "Ik luister langer dan ik praat."),
                ties=("Situaties in kaart brengen", "Luisteren"),
            ),
            after=AfterTexts(
                results=("reached", "not"),
                intentions=(
                    (
                        "ik een eigenaar bel",
                        "stel ik één vraag en zet ik mijn microfoon uit tot het antwoord klaar is",
                    ),
                ),
                why_not=(
                    "Ik werd enthousiast en toen was ik weer aan het woord. Bram zei: je hebt mij drie "
                    "ideeën verkocht die ik niet vroeg."
                ),
                how_still="Volgende week drink ik koffie bij mevrouw Aalbers, zonder plan in mijn tas.",
                attitudes=("Geven en nemen",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik schrijf dit achteraf, de ochtend liep uit. Ik wilde oefenen met de eigenaar die "
                    "boos is over de belasting op zijn leegstand. Hij heeft gelijk dat het traag ging, en "
                    "dat wil ik gewoon zeggen."
                ),
                goals=("Ik geef toe wat er fout ging, zonder erachteraan een plan te verkopen.",),
                ties=("Integriteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("een ondernemer klaagt over ons", "zeg ik eerst wat klopt aan de klacht"),),
                attitudes=("Kwetsbaar opstellen", "Bereid om te leren"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mevrouw Aalbers wil haar pand best een half jaar uitlenen, maar ons formulier past "
                    "daar niet bij. Ik wil weten wie binnen daarover gaat en wat die persoon nodig heeft."
                ),
                goals=("Ik teken de route van een aanvraag door ons gemeentehuis.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            )
        ),
    },
    "kees": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik werk 31 jaar in dit vak. Ik ben hier omdat Edwin het vroeg. Wat ik verwacht? Dat ik "
                    "in elk geval een paar collega's van elders spreek. En misschien leer ik iets over "
                    "waarom bewoners tegenwoordig zo anders reageren."
                ),
                goals=("Ik luister vandaag meer dan ik praat.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "iemand in het team iets voorstelt wat wij in 2009 al probeerden",
                        "vraag ik eerst wat er nu anders is",
                    ),
                ),
                why_not="Ik heb twee keer verteld hoe het vroeger ging. Niemand vroeg ernaar.",
                how_still="Ik vraag Youssef om mij aan te kijken als ik het weer doe.",
                attitudes=("Open staan",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik was wat laat met dit formulier. Voor het sportveld hebben we een prima "
                    "participatieplan. Toch kwamen er vier mensen op de avond. Ik wil weten waar de andere "
                    "driehonderd zijn."
                ),
                goals=("Ik bedenk drie plekken waar ik bewoners tref zonder een avond te organiseren.",),
                ties=("Omgevingsbewustzijn",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "het zaterdag is en er wordt gevoetbald",
                        "ga ik een uur langs de lijn staan en vraag ik wat het veld voor mensen betekende",
                    ),
                ),
                attitudes=("Nieuwsgierig",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Langs de lijn sprak ik een vrouw van wie de man daar dertig jaar de kantine deed. Zij "
                    "is niet tegen woningen. Zij is tegen vergeten worden. Dat had ik in geen enkele "
                    "zienswijze gelezen. Vandaag wil ik oefenen met zulke gesprekken."
                ),
                goals=("Ik reageer op het gevoel voordat ik over het plan begin.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("een bewoner over vroeger begint", "vraag ik door naar wat er bewaard moet blijven"),
                ),
                why_not=(
                    "Ik moest om drie uur weg voor de raadscommissie. In de korte oefening legde ik toch "
                    "eerst de procedure uit."
                ),
                how_still="Youssef en ik doen de oefening over, bij hem op het plein.",
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Het college wil in het voorjaar een besluit. Ik weet hoe je een plan door de raad "
                    "krijgt. Maar ik wil nu dat de bewoners en de woningzoekenden erin terug te vinden "
                    "zijn, en dat is lastiger dan het klinkt."
                ),
                goals=("Ik schrijf het raadsvoorstel zo dat twee bewoners hun eigen woorden herkennen.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            )
        ),
    },
    "nadia": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik schrijf de hele dag voor anderen, dus dit POD voelt als thuiskomen. Ik wil vandaag "
                    "ontdekken wat voor adviseur ik ben. Ben ik degene die de komma's goedzet, of mag ik "
                    "ook zeggen dat een brief beter niet verstuurd kan worden?"
                ),
                goals=("Ik schrijf mijn rol in één zin op, zonder het woord communicatie.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "een collega mij een brief stuurt met de vraag of ik er even naar wil kijken",
                        "vraag ik wat de lezer na het lezen moet doen",
                    ),
                ),
                attitudes=("Actief", "Interactief"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Juristen zeggen dat mijn korte zinnen niet kloppen. Ik zeg dat hun lange zinnen niet "
                    "gelezen worden. We hebben allebei gelijk en komen niet verder. Ik wil leren vragen wat "
                    "hun zorg is."
                ),
                goals=(
                    "Ik vraag Rik wat een jurist nodig heeft om een brief te durven versturen.",
                    "Ik zet op mijn kaart wie een brief leest voordat de inwoner hem leest.",
                ),
                ties=("Luisteren", "Situaties in kaart brengen"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "Ruud een alinea terugzet",
                        "vraag ik welk risico hij ziet, en schrijven we die zin samen",
                    ),
                ),
                attitudes=("Nieuwsgierig", "Geven en nemen"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik kan slecht tegen mensen die zeggen dat het altijd zo gaat. Dan word ik scherp, en "
                    "daarna spijt het me. Vandaag wil ik oefenen met een teamleider die geen tijd heeft "
                    "voor brieven."
                ),
                goals=("Ik blijf vriendelijk als de ander op zijn horloge kijkt.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "een teamleider zegt geen tijd te hebben",
                        "vraag ik om tien minuten en neem ik één brief mee, niet twintig",
                    ),
                ),
                why_not=(
                    "Ik bleef vriendelijk, maar ik werd ook zuinig met woorden. De acteur zei dat hij zich "
                    "afgeserveerd voelde."
                ),
                how_still=(
                    "Ik oefen met Ingrid. Zij is van nature kort en ik mag haar vragen hoe zij dat warm "
                    "houdt."
                ),
                attitudes=("Kwetsbaar opstellen", "Open staan"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Vijf brieven zijn klaar en getest in de wachtkamer. Bij de brief over kwijtschelding "
                    "begreep eerst vier van de tien mensen wat ze moesten doen, nu negen. Ik wil leren hoe "
                    "ik dat aan de directie vertel zodat de andere vijftien er ook komen."
                ),
                goals=(
                    "Ik maak één beeld dat de directie in een halve minuut begrijpt.",
                    "Ik vraag Lotte en Bram wat hun afdelingshoofd ermee wint.",
                ),
                ties=("Overtuigen", "Bestuurssensitiviteit"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik resultaat wil laten zien",
                        "begin ik met een zin van een inwoner en daarna pas met het cijfer",
                    ),
                ),
                attitudes=("Halen en brengen",),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De brief over uitstel van betaling raakt drie teams. Elk team heeft een zin die er "
                    "volgens hen in moet. Samen is dat een bladzijde. Ik wil een gesprek leren leiden "
                    "waarin iedereen iets weglaat."
                ),
                goals=("Ik laat drie mensen zelf kiezen welke zin vervalt.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "marloes": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik zie mensen pas als de deurwaarder al geweest is. Dat gaat mij aan het hart, en ik "
                    "neem het ook mee naar huis. Ik hoop hier te leren hoe ik eerder bij mensen kom. En hoe "
                    "ik zelf overeind blijf."
                ),
                goals=(
                    "Ik zeg in de kennismaking ook wat mij zwaar valt.",
                    "Ik spreek met mijn buddy af hoe we elkaar helpen.",
                ),
                ties=("Zelfreflectie", "Samenwerken"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "ik om vijf uur mijn tas pak",
                        "schrijf ik op wat tot morgen kan wachten, en doe ik het schrift dicht",
                    ),
                ),
                attitudes=("Kwetsbaar opstellen", "Geven en nemen"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Wie weet eerder dan wij dat iemand geldzorgen heeft? De huisarts, de school, de "
                    "voetbalclub misschien. Ik wil een kaart maken van mensen die ik nog nooit gebeld heb."
                ),
                goals=("Ik zet tien namen op mijn kaart van buiten ons gebouw.",),
                ties=("Situaties in kaart brengen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "het donderdagochtend is",
                        "bel ik één nieuwe naam van mijn kaart en stel ik me voor zonder iets te vragen",
                    ),
                ),
                attitudes=("Nieuwsgierig",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De kassier van de voetbalclub wil geen verlengstuk van de gemeente zijn. Dat begrijp "
                    "ik. Ik wil oefenen hoe ik dat gesprek open houd en toch zeg waar ik hem voor nodig heb."
                ),
                goals=(
                    "Ik vraag wat hij wél wil doen, en laat hem zelf de grens trekken.",
                    "Ik merk op wanneer ik ga redden.",
                ),
                ties=("Netwerken", "Zelfreflectie"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "ik merk dat ik het probleem van een ander overneem",
                        "vraag ik: wat kun je hier zelf in doen?",
                    ),
                ),
                why_not=(
                    "Bij het tweede oefengesprek had ik alweer beloofd iets uit te zoeken. Het gaat zo snel."
                ),
                how_still="Tim zei dat hij zijn potlood laat liggen. Ik laat mijn schrift in mijn tas.",
                attitudes=("Bereid om te leren", "Kwetsbaar opstellen"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Voor een seintje van de club of de school moet er iets geregeld zijn over privacy. "
                    "Iedereen noemt de wet en dan stopt het gesprek. Ik wil weten wat er wel kan en hoe ik "
                    "dat aan de privacyfunctionaris vraag."
                ),
                goals=("Ik schrijf mijn vraag zo op dat het antwoord niet alleen ja of nee kan zijn.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "iemand zegt dat het niet mag van de privacywet",
                        "vraag ik hoe het dan wel mag, met de inwoner erbij",
                    ),
                    ("ik een antwoord krijg", "bel ik de kassier dezelfde dag"),
                ),
                attitudes=("Actief", "Halen en brengen"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De oplossing is eenvoudig: de inwoner geeft zelf het kaartje af, de club hoeft niets "
                    "te melden. Nu wil ik dat de club, de school en de huisarts hetzelfde kaartje "
                    "gebruiken. Ik wil leren hoe ik hen samen laat kiezen."
                ),
                goals=(
                    "Ik stel een vraag aan de hele tafel en geef niet zelf het antwoord.",
                    "Ik neem na afloop niet meer dan één taak mee naar huis.",
                ),
                ties=("Werken aan gedragen oplossingen", "Zelfreflectie"),
            )
        ),
    },
    "bram": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik geloof in isoleren en ik kan er uren over praten. De mensen in de Vogelbuurt niet. "
                    "Daar gaat het over schimmel, huur en een verhuurder die niet terugbelt. Ik hoop te "
                    "leren hoe ik daar begin."
                ),
                goals=("Ik praat vandaag niet over techniek als niemand ernaar vraagt.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("ik een buurtgesprek inga", "zet ik bovenaan mijn blad: waar liggen mensen wakker van?"),
                ),
                why_not="Iemand vroeg wat een warmtepomp kost. Toen ging het mis.",
                how_still="Volgende keer zeg ik dat ik het na de pauze vertel.",
                attitudes=("Actief",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb bij zes huurders op de bank gezeten. Geen van hen noemde het klimaat. Vier "
                    "noemden de badkamer. Ik wil leren hoe je de vraag achter zo'n badkamer hoort."
                ),
                goals=("Ik vat elk oefengesprek samen in de woorden van de ander.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "een huurder over schimmel begint",
                        "vraag ik te mogen kijken, voordat ik iets over ventileren zeg",
                    ),
                ),
                attitudes=("Nieuwsgierig", "Open staan"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Dit stuk lever ik te laat in, want de corporatie belde de avond ervoor af. Ik was "
                    "kwaad. Ik wil leren hoe je boos mag zijn op een partner met wie je nog jaren verder "
                    "moet."
                ),
                goals=(
                    "Ik zeg wat het afbellen met mij deed, zonder verwijt.",
                    "Ik vraag wat er bij de ander speelde.",
                ),
                ties=("Omgaan met weerstand", "Luisteren"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "een partner een afspraak afzegt",
                        "bel ik dezelfde dag, en vraag ik eerst wat er is gebeurd",
                    ),
                ),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De wethouder heeft tweehonderd woningen beloofd voor de zomer. Ik weet dat het er "
                    "zestig worden. Dat moet ik zeggen, en liever nu dan in mei. Ik wil oefenen hoe."
                ),
                goals=(
                    "Ik breng de boodschap over de zestig woningen in twee minuten, met een voorstel erbij.",
                    "Ik noem het getal in de eerste zin.",
                ),
                ties=("Bestuurssensitiviteit", "Lef"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    (
                        "een planning niet gehaald wordt",
                        "vertel ik het binnen een week aan Corine, met twee keuzes erbij",
                    ),
                    (
                        "de wethouder teleurgesteld reageert",
                        "blijf ik stil en vraag ik daarna wat voor hem het zwaarst weegt",
                    ),
                ),
                attitudes=("Bereid om te leren", "Actief"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De huurders willen eerst de badkamers, de corporatie eerst de gevels. Misschien kan "
                    "het in dezelfde week. Ik wil met de groep zoeken hoe je dat gesprek opzet."
                ),
                goals=("Ik laat in het oefengesprek beide partijen een eigen voorstel doen.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "chantal": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik kom voor gezinnen die vijf keer hetzelfde verhaal moeten vertellen. Dat vind ik "
                    "niet eerlijk en dat zeg ik ook vaak. Ik wil leren om daar anderen in mee te krijgen, "
                    "want van alleen verontwaardiging verandert er niets."
                ),
                goals=("Ik vertel mijn vraagstuk zonder een schuldige aan te wijzen.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("ik me kwaad maak over een andere organisatie", "schrijf ik eerst op wat zij wél doen"),
                ),
                why_not=(
                    "In mijn verhaal zat toch een schuldige: het loket voor inkomen. Rik hoorde het meteen."
                ),
                how_still="Ik vertel het hem nog een keer, vanuit het loket.",
                attitudes=("Open staan",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Moeder Samira, zo noem ik haar hier, heeft elf begeleiders. Ik heb ze opgeteld. Ik wil "
                    "leren om met haar te kijken wie er echt toe doet, en niet met een schema van ons."
                ),
                goals=(
                    "Ik maak de kaart vanuit het gezin en niet vanuit de organisaties.",
                    "Ik vraag wie er gebeld wordt als het misgaat.",
                ),
                ties=("Situaties in kaart brengen", "Luisteren"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    ("ik een gezin voor het eerst spreek", "leg ik een leeg vel neer en geef ik hun de pen"),
                ),
                attitudes=("Nieuwsgierig", "Bereid om te leren"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De school en ik hebben een geschiedenis. De directeur vindt dat ik alleen kom als er "
                    "iets fout is. Daar heeft ze een punt. Ik wil oefenen met een gesprek waarin ik dat "
                    "toegeef."
                ),
                goals=(
                    "Ik begin met wat ik zelf heb laten liggen.",
                    "Ik vraag haar iets waar zij goed in is.",
                ),
                ties=("Integriteit", "Netwerken"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    ("het met een gezin goed gaat", "bel ik de directeur ook, gewoon om dat te vertellen"),
                ),
                attitudes=("Kwetsbaar opstellen", "Geven en nemen"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Eén vast gezicht botst met onze regels over wie een dossier mag inzien. Die regels "
                    "zijn er niet voor niets. Ik wil leren uitleggen waarom ze er zijn en zoeken waar het "
                    "wel kan."
                ),
                goals=(
                    "Ik leg de regel uit in woorden die Samira begrijpt.",
                    "Ik doe Leo een voorstel voor een proef met drie gezinnen.",
                ),
                ties=("Integriteit", "Aansluiten van buiten op binnen en omgekeerd"),
            ),
            after=AfterTexts(
                results=("reached", "not"),
                intentions=(("ik een regel moet uitleggen", "begin ik met wie die regel beschermt"),),
                why_not=(
                    "Ik kwam niet aan het voorstel toe. Ik bleef hangen in alles wat er eerst geregeld moet "
                    "zijn."
                ),
                how_still=(
                    "Ik maak het kleiner: één gezin, zes weken, met toestemming van moeder zelf. Dat stuur "
                    "ik maandag aan Leo."
                ),
                attitudes=("Actief",),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Leo zei ja tegen één gezin. Nu moeten vijf organisaties afspreken wie het vaste "
                    "gezicht is. Iedereen wil het en niemand heeft tijd. Ik wil leren hoe je daar samen "
                    "uitkomt zonder dat ik het naar mij toe trek."
                ),
                goals=("Ik leid een gesprek waarin de groep kiest, en ik niet.",),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "rik": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik verwacht kennis te maken met de werkwijze en met de andere deelnemers. In mijn vak "
                    "begint een zaak met een bezwaarschrift. Ik wil onderzoeken of een zaak ook met een "
                    "gesprek kan beginnen, en wat dat van mij vraagt."
                ),
                goals=("Ik formuleer mijn leerdoelen zonder bijzin.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "ik een tekst voor een inwoner schrijf",
                        "streep ik elke zin door die alleen voor een jurist bedoeld is",
                    ),
                ),
                attitudes=("Bereid om te leren",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb deze maand vijf bezwaarmakers gebeld voordat ik hun dossier las. Twee van de "
                    "vijf wilden geen ander besluit, maar een uitleg. Dat zet mij aan het denken. Ik wil "
                    "vandaag leren hoe ik zo'n gesprek begin."
                ),
                goals=(
                    "Ik open een gesprek zonder het woord bezwaar te gebruiken.",
                    "Ik vraag door naar het belang achter het standpunt.",
                ),
                ties=("Luisteren", "Situaties in kaart brengen"),
            ),
            after=AfterTexts(
                results=("reached", "partly"),
                intentions=(
                    (
                        "er een nieuw bezwaar binnenkomt",
                        "bel ik binnen drie werkdagen en vraag ik wat de persoon hoopt te bereiken",
                    ),
                ),
                why_not=(
                    "Ik vroeg wel door, maar steeds naar feiten. Naar het belang vragen voelt voor mij nog "
                    "als gokken."
                ),
                how_still=(
                    "Chantal gaf mij één zin: wat zou er voor u anders zijn als dit was opgelost? Die zin "
                    "gebruik ik de volgende drie keer."
                ),
                attitudes=("Nieuwsgierig", "Open staan"),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Een inwoner vroeg mij aan de telefoon of ik vond dat hij gelijk had. Ik heb toen het "
                    "wetsartikel voorgelezen. Dat was correct en het hielp niet. Vandaag wil ik oefenen wat "
                    "ik wel kan zeggen."
                ),
                goals=("Ik erken wat de ander dwarszit zonder een oordeel te geven over de zaak.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "iemand vraagt of hij gelijk heeft",
                        "zeg ik dat ik dat nu niet kan zeggen, en vraag ik wat hem het meest heeft geraakt",
                    ),
                ),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn collega's vrezen dat een telefoongesprek later als toezegging wordt uitgelegd. "
                    "Die vrees is niet onterecht. Ik wil een werkwijze ontwerpen die juridisch klopt en "
                    "menselijk is."
                ),
                goals=(
                    "Ik schrijf een werkwijze van één bladzijde, met een zin over toezeggingen.",
                    "Ik toets die werkwijze bij iemand die geen jurist is.",
                ),
                ties=("Oordeelsvorming", "Aansluiten van buiten op binnen en omgekeerd"),
            ),
            after=AfterTexts(
                results=("reached", "reached"),
                intentions=(
                    ("een collega een risico noemt", "neem ik het op in de werkwijze, met zijn naam erbij"),
                    ("ik een gesprek heb gevoerd", "stuur ik dezelfde dag drie zinnen als verslag"),
                ),
                attitudes=("Halen en brengen", "Geven en nemen"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Volgende maand bespreek ik de werkwijze met het team, de bezwaarcommissie en de "
                    "afdelingen. De belangen lopen uiteen. Ik ben gewend om die af te wegen en dan te "
                    "concluderen. Nu wil ik leren om de afweging aan de tafel zelf te laten."
                ),
                goals=(
                    "Ik stel in het oefengesprek mijn conclusie uit tot iedereen heeft gesproken.",
                    "Ik vraag elke partij waar zij mee kan leven.",
                ),
                ties=("Werken aan gedragen oplossingen", "Samenwerken"),
            )
        ),
    },
    "aylin": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik werk anderhalf jaar bij de gemeente en ik ben de jongste hier, denk ik. Ik vind het "
                    "spannend. Ik hoop dat ik leer om niet te wachten tot iemand mij iets vraagt."
                ),
                goals=("Ik zeg iets in de grote groep voordat het pauze is.",),
                ties=("Initiatief",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "ik in een overleg een idee heb",
                        "zeg ik het in de eerste tien minuten, ook als het nog niet af is",
                    ),
                ),
                attitudes=("Actief", "Kwetsbaar opstellen"),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Over de eerste honderd dagen heb ik een plan gemaakt, maar ik heb nog nooit gevraagd "
                    "hoe het voor nieuwe collega's was. Dat ga ik deze week doen. Ik wil oefenen met vragen "
                    "stellen die niet sturen."
                ),
                goals=("Ik stel vijf vragen die met wat of hoe beginnen.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "er een nieuwe collega begint",
                        "vraag ik na een week waar die tegenaan liep, met een wandeling erbij",
                    ),
                ),
                attitudes=("Nieuwsgierig",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Sommige leidinggevenden vinden inwerken iets voor personeelszaken. Als ze dat zeggen, "
                    "knik ik. Ik wil leren om niet te knikken als ik het er niet mee eens ben."
                ),
                goals=(
                    "Ik zeg in het oefengesprek dat ik het anders zie.",
                    "Ik blijf rechtop zitten als het stil wordt.",
                ),
                ties=("Lef", "Omgaan met weerstand"),
            ),
            after=AfterTexts(
                results=("partly", "reached"),
                intentions=(
                    (
                        "een leidinggevende zegt dat inwerken mijn taak is",
                        "vraag ik wat alleen hij een nieuwe collega kan leren",
                    ),
                ),
                why_not="Ik zei het wel, maar zo zacht dat de acteur vroeg of ik het wilde herhalen.",
                how_still=(
                    "Ik oefen het hardop in de auto. Jeroen hoeft daar niet bij te zijn, heb ik gezegd."
                ),
                attitudes=("Kwetsbaar opstellen", "Bereid om te leren"),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "In het managementteam krijg ik tien minuten. Ik wil weten hoe ik die goed gebruik. De "
                    "vorige keer las ik mijn dia's voor en toen was de tijd om."
                ),
                goals=("Ik vertel mijn voorstel in drie minuten en bewaar zeven minuten voor vragen.",),
                ties=("Overtuigen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik mag presenteren", "begin ik met de vraag die ik beantwoord wil hebben"),
                    ("iemand mij onderbreekt", "geef ik kort antwoord en ga ik terug naar mijn vraag"),
                ),
                attitudes=("Actief", "Open staan"),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Vier teams willen meedoen, alle vier op hun eigen manier. Vroeger had ik er één "
                    "formulier van gemaakt. Nu wil ik leren om met hen te zoeken wat hetzelfde moet zijn en "
                    "wat mag verschillen."
                ),
                goals=(
                    "Ik schrijf tijdens het gesprek mee op de muur, zodat iedereen ziet wat we afspreken.",
                ),
                ties=("Werken aan gedragen oplossingen",),
            )
        ),
    },
    "jeroen": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Weinig verwachtingen. Het zaaksysteem draait en wordt niet gebruikt. Ik wil weten "
                    "waarom, en of dat aan mij ligt."
                ),
                goals=("Ik vraag drie mensen hoe hun werkdag eruitziet.",),
                ties=("",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "een collega een melding doet",
                        "vraag ik wat die aan het doen was, voordat ik de melding sluit",
                    ),
                ),
                attitudes=("Nieuwsgierig",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik heb een dag meegelopen bij Wmo. Ze openen onze zaak elf keer op een dag en typen "
                    "alles dubbel. Dat stond in geen enkele melding. Vandaag wil ik leren hoe je zoiets "
                    "sneller boven tafel krijgt."
                ),
                goals=("Ik stel een uur lang geen vraag over schermen of knoppen.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "iemand zegt dat het systeem niet werkt",
                        "kijk ik een half uur mee zonder iets aan te raken",
                    ),
                ),
                why_not="Twintig minuten. Daarna wilde ik helpen.",
                how_still="Ik doe het nog een keer bij Burgerzaken, met mijn handen op mijn rug.",
                attitudes=("Bereid om te leren",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Als iemand traag is, word ik stil. Mensen denken dan dat ik boos ben. Dat ben ik soms "
                    "ook. Ik wil zien hoe dat eruitziet."
                ),
                goals=("Ik vraag feedback op mijn gezicht.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik merk dat ik stil word", "zeg ik dat ik even nadenk"),),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
    },
}
