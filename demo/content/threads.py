"""Feedback in the demo: what readers said about an entry, and what the participant answered."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Turn:
    """One response. `author` is a key of the cast; it is either feedback in three parts, or a reply."""

    author: str
    saw: str = ""
    effect: str = ""
    next_step: str = ""
    reply: str = ""


@dataclass(frozen=True)
class Conversation:
    """The turns between a participant and one circle of readers, oldest first."""

    circle: str
    turns: tuple[Turn, ...]


THREADS: dict[str, dict[int, tuple[Conversation, ...]]] = {
    "sanne": {
        1: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Ik lees dat je bij boze buren meteen begint met uitleggen. En dat je dat zelf "
                            "hebt gezien, zonder dat iemand het zei."
                        ),
                        effect=(
                            "Dat maakt mij nieuwsgierig naar wat er gebeurt vlak voordat je gaat uitleggen. "
                            "Daar zit jouw keuze."
                        ),
                        next_step=(
                            "Let de komende twee weken op dat ene moment. Je hoeft nog niets te veranderen, "
                            "alleen op te schrijven wanneer het komt."
                        ),
                    ),
                    Turn(
                        "sanne",
                        reply=(
                            "Dank je. Het gebeurde gisteren al, aan de telefoon. Ik werd warm in mijn nek "
                            "en toen kwam het artikelnummer."
                        ),
                    ),
                    Turn(
                        "fatima",
                        reply="Mooi gezien. Die warmte is je seintje. Neem het voorbeeld mee naar dag 2.",
                    ),
                ),
            ),
        ),
        2: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "Je schrijft dat je de stilte zelf opvulde, en dat Ahmed juist aan het nadenken "
                            "was."
                        ),
                        effect=(
                            "Ik zag tijdens de oefening dat jij naar voren boog toen het stil werd. De "
                            "ander leunde toen naar achteren."
                        ),
                        next_step=(
                            "Blijf de volgende keer zitten zoals je zit, en tel. Vertel me op dag 3 tot "
                            "hoeveel je kwam."
                        ),
                    ),
                    Turn(
                        "sanne", reply="Bij mevrouw Postma kwam ik tot zeven. Toen vertelde ze over haar man."
                    ),
                ),
            ),
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "ahmed",
                        saw="Je vroeg mij wat ik het lastigst vind, en daarna wachtte je echt.",
                        effect="Ik vertelde je iets wat ik mijn eigen team nog niet had gezegd.",
                        next_step="Vertrouw erop dat stilte voor de ander soms gewoon fijn is.",
                    ),
                ),
            ),
            Conversation(
                circle="mentor",
                turns=(
                    Turn(
                        "peter_kuiper",
                        saw=(
                            "Ik zag je kaart met namen aan de muur hangen. Er staan mensen op die ik in "
                            "drie jaar niet heb gesproken."
                        ),
                        effect="Het zette mij aan het denken over hoe wij een plan meestal beginnen.",
                        next_step=(
                            "Neem de kaart mee naar ons overleg. Ik wil graag dat de ontwikkelaar hem ook "
                            "ziet."
                        ),
                    ),
                    Turn("sanne", reply="Dat doe ik. Ik neem hem dinsdag mee."),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Ik zag dat je tegen de acteur zei wat je ziet en wat je nodig hebt, in twee "
                            "zinnen. Daarna zei je sorry."
                        ),
                        effect=(
                            "Die twee zinnen maakten het rustig in de zaal. Door het sorry hoorde ik ze "
                            "minder goed."
                        ),
                        next_step=(
                            "Zeg tegen Peter je twee zinnen, en wacht dan. Het ongemak mag er even zijn."
                        ),
                    ),
                    Turn(
                        "sanne",
                        reply=(
                            "Het gesprek is geweest. Hij schrok, en daarna bedankte hij mij. Hij wist niet "
                            "dat hij het deed."
                        ),
                    ),
                    Turn(
                        "fatima",
                        reply=(
                            "Wat een stap. Schrijf op wat jij deed waardoor dit kon. Dat heb je later nog "
                            "eens nodig."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "ahmed",
                        reply=(
                            "Ik vond het knap dat je dit inbracht. Je belde mij daarna en je klonk lichter."
                        ),
                    ),
                ),
            ),
        ),
        4: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Je bracht elf bladzijden terug tot vijf zinnen. De eerste zin ging over het "
                            "licht in een keuken."
                        ),
                        effect=(
                            "Ik snapte meteen waar het om draait, en ik denk dat een wethouder dat ook doet."
                        ),
                        next_step=(
                            "Lees de vijf zinnen voor aan Marijke voordat je de rest stuurt. Vraag haar "
                            "welke zin ze onthoudt."
                        ),
                    ),
                ),
            ),
        ),
    },
    "ahmed": {
        1: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "Je kende aan het eind van de ochtend alle zestien namen, en je wist ook waar "
                            "iedereen mee zit."
                        ),
                        effect="De groep werd daar losser van. Mensen gingen naar jou toe in de pauze.",
                        next_step=(
                            "Gebruik dat ook voor je eigen vraagstuk: vertel het aan drie mensen en vraag "
                            "wat ze onthouden hebben."
                        ),
                    ),
                    Turn("ahmed", reply="Gedaan. Ze onthielden alle drie de bus. Daar begin ik nu mee."),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Ik zag je lachen toen de acteur boos werd. Een tel later zag ik dat je het "
                            "merkte."
                        ),
                        effect=(
                            "Dat jij het zelf merkt, is het begin. Een grap is soms warm, en soms een deur "
                            "die dichtgaat."
                        ),
                        next_step="Vraag jezelf bij de volgende grap: maak ik contact, of ga ik weg?",
                    ),
                    Turn(
                        "ahmed",
                        reply=(
                            "Ik heb koffie gedronken met Ria. Drie keer wilde ik een grap maken, en twee "
                            "keer heb ik het niet gedaan."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "sanne",
                        saw=(
                            "In ons gesprek stak ik twee keer mijn hand op. De tweede keer stopte je midden "
                            "in je zin."
                        ),
                        effect="Daarna vertelde je waar je echt over inzit, en dat raakte mij.",
                        next_step="Vertel dat verhaal ook eens aan Els.",
                    ),
                ),
            ),
        ),
    },
    "daan": {
        1: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw="Je schreef vijf zinnen, en ze zijn alle vijf raak.",
                        effect="Ik zie door je woorden de straat voor me.",
                        next_step=(
                            "Blijf kort schrijven. Zet er de volgende keer één zin bij over wat jij voelde."
                        ),
                    ),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw="Je nee duurde vier woorden en je misschien duurde twee minuten.",
                        effect=(
                            "Ik zag de acteur weer hoop krijgen. Dat is lief, en het maakt het later "
                            "moeilijker."
                        ),
                        next_step="Zeg nee, zeg wat wel kan, en loop dan samen een stukje. Dat past bij jou.",
                    ),
                    Turn(
                        "daan",
                        reply=(
                            "Gedaan op het Lijsterplein. We hebben een rondje gelopen en daarna was het goed."
                        ),
                    ),
                ),
            ),
        ),
    },
    "fleur": {
        1: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw="Je laat zien waar je aan twijfelt. Dat is op een eerste dag niet gewoon.",
                        effect="Na jou durfden anderen het ook. Dat heb jij op gang gebracht.",
                        next_step="Kies één leerdoel en vraag Anja: waaraan zou jij merken dat het mij lukt?",
                    ),
                    Turn(
                        "fleur", reply="Anja zei: als je mij belt voordat de nota af is. Dat is nu mijn maat."
                    ),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "In het gesprek met de acteur kwam het besluit in de vierde minuut. De drie "
                            "minuten ervoor waren zacht en zorgvuldig."
                        ),
                        effect=(
                            "De acteur zei achteraf dat hij al die tijd voelde dat er iets kwam. Daardoor "
                            "kon hij je zachtheid niet horen."
                        ),
                        next_step="Zet je zachtheid ná het besluit. Dan helpt ze wel.",
                    ),
                ),
            ),
            Conversation(
                circle="mentor",
                turns=(
                    Turn(
                        "anja_schouten",
                        saw="We hebben het samen geoefend en je zei het besluit in je tweede zin.",
                        effect="Ik dacht: nu weet ik waar ik aan toe ben. En toen bleef je zitten.",
                        next_step=(
                            "Ga volgende week met mij mee naar meneer op de Dennenweg. Dan doen we het samen."
                        ),
                    ),
                    Turn("fleur", reply="Graag. Ik vind het spannend en ik kom."),
                ),
            ),
        ),
        4: (
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "daan",
                        reply=(
                            "Die meneer die vroeg of je even bleef zitten. Begin daarmee bij de wethouder. "
                            "Mij blijft hij bij."
                        ),
                    ),
                ),
            ),
        ),
    },
    "youssef": {
        2: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Je telde een avond lang wat er werkelijk op de grond ligt. Daarna pas had je "
                            "een mening."
                        ),
                        effect=(
                            "Je feiten haalden de schuldvraag uit het gesprek. Dat was in de groep goed te "
                            "merken."
                        ),
                        next_step=(
                            "Laat de ondernemers zelf een uur meetellen. Wat ze zelf zien, hoef jij niet te "
                            "vertellen."
                        ),
                    ),
                    Turn("youssef", reply="De slager telt donderdag mee. Hij nam zelf een emmer mee."),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "Je vertelde wat er op het plein naar je geroepen wordt. Je bleef daarbij "
                            "rustig zitten."
                        ),
                        effect=(
                            "Het was stil in de groep, en ik was er zelf ook stil van. Dit hoort niet bij "
                            "het werk, ook al hoor je het vaak."
                        ),
                        next_step=(
                            "Bespreek met Nico wat het team doet als dit gebeurt. Je hoeft dit niet in je "
                            "eentje goed te doen."
                        ),
                    ),
                    Turn(
                        "youssef",
                        reply=(
                            "Dank je. Ik heb het Nico verteld. We maken er een punt van in het teamoverleg."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="mentor",
                turns=(
                    Turn(
                        "martin_haas",
                        reply=(
                            "Ik loop vrijdag met je mee over het plein. En bel gerust, ook als het laat is."
                        ),
                    ),
                ),
            ),
        ),
    },
    "tim": {
        2: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Je stond drie ochtenden bij de school en je vond het gevaar op een andere plek "
                            "dan de telling."
                        ),
                        effect="Dat laat zien hoeveel je ziet als je niet meteen tekent.",
                        next_step=(
                            "Vraag een kind van negen om jou de route te wijzen. Kinderen zien weer iets "
                            "anders."
                        ),
                    ),
                    Turn(
                        "tim",
                        reply=(
                            "Een meisje liet me een putdeksel zien dat glad is als het regent. Dat stond op "
                            "geen enkele tekening."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="mentor",
                turns=(
                    Turn(
                        "carla_vonk",
                        saw="Je kaart is nu van de ouders en niet meer van jou.",
                        effect=(
                            "In het projectteam gaat het sindsdien over kinderen in plaats van over paaltjes."
                        ),
                        next_step="Laat die kaart zien voordat we het over geld gaan hebben.",
                    ),
                ),
            ),
        ),
        4: (
            Conversation(
                circle="principal",
                turns=(
                    Turn(
                        "joyce_wouda",
                        reply=(
                            "Goed dat je vraagt wat de wethouder wil. Ik loop woensdag met je mee naar het "
                            "overleg. Neem de bestuursadviseur ook mee in de proefweek."
                        ),
                    ),
                    Turn("tim", reply="Dank je, dat helpt. Ik stuur je dinsdag mijn vijf zinnen."),
                ),
            ),
        ),
    },
    "kees": {
        1: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw="Je schrijft eerlijk dat je twee keer over vroeger vertelde.",
                        effect=(
                            "Ik hoorde in die verhalen veel kennis. Ze kwamen alleen op een moment dat "
                            "niemand erom vroeg."
                        ),
                        next_step=(
                            "Wacht tot iemand het vraagt. Let op hoe vaak dat gebeurt als je eerst zelf een "
                            "vraag stelt."
                        ),
                    ),
                    Turn("kees", reply="Twee keer deze week. Dat viel me mee."),
                ),
            ),
        ),
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Je schreef over de vrouw van de kantine: niet tegen woningen, wel tegen "
                            "vergeten worden."
                        ),
                        effect="Die zin blijft bij mij. Hij zegt meer dan een stapel zienswijzen.",
                        next_step=(
                            "Vraag haar wat er op de nieuwe plek zou mogen blijven. En schrijf haar woorden "
                            "letterlijk op."
                        ),
                    ),
                    Turn("kees", reply="Ze noemde het scorebord. Dat kan ik wel regelen, denk ik."),
                ),
            ),
        ),
    },
    "nadia": {
        2: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw="Je vroeg Rik wat hij nodig heeft, en je schreef het op zonder te verbeteren.",
                        effect="Rik ging van wat niet kan naar hoe het zou kunnen. Dat deed jouw vraag.",
                        next_step="Doe dit ook met Ruud, met de lastigste brief die je hebt.",
                    ),
                    Turn(
                        "nadia", reply="Die over bezwaar maken, dus. Ruud lachte toen ik hem op tafel legde."
                    ),
                ),
            ),
        ),
    },
    "marloes": {
        2: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw=(
                            "Er staan tien namen op je kaart, en achter elke naam staat wat die persoon al "
                            "doet voor mensen met geldzorgen."
                        ),
                        effect="Je kijkt naar wat er al is. Dat maakt het werk ineens minder zwaar.",
                        next_step="Bel eerst de naam waar je blij van wordt. Dat is ook een goede reden.",
                    ),
                    Turn("marloes", reply="De kassier van de voetbalclub, dus. Ik heb hem donderdag gebeld."),
                ),
            ),
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "tim",
                        saw="Je vertelde waarom je de kassier belt, en je zei niet wat hij moest doen.",
                        effect="Ik wilde zelf bijna meedoen.",
                        next_step="Bel volgende week de conciërge van onze school. Die kent ook iedereen.",
                    ),
                ),
            ),
        ),
    },
    "bram": {
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "Je schrijft dat je kwaad was. En ook dat je de ander eerst vroeg wat er "
                            "gebeurd was."
                        ),
                        effect="Die volgorde is knap. Je boosheid werd een vraag en geen verwijt.",
                        next_step=(
                            "Spreek met de corporatie af hoe jullie afzeggen. Dat praat makkelijker als er "
                            "niets aan de hand is."
                        ),
                    ),
                ),
            ),
        ),
        4: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw="Je noemde het getal in je eerste zin: zestig. Daarna was je stil.",
                        effect=(
                            "Ik merkte dat ik wilde weten hoe het dan verdergaat. Dat is precies wat je "
                            "wilt bereiken."
                        ),
                        next_step="Maak je twee keuzes even sterk. Nu hoor ik nog welke jij het liefst hebt.",
                    ),
                    Turn(
                        "bram",
                        reply=(
                            "Klopt. Ik heb de tweede opnieuw geschreven en Inge kon niet meer raden welke "
                            "ik kies."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="mentor",
                turns=(
                    Turn(
                        "inge_terpstra",
                        reply=(
                            "Goed voorbereid. De wethouder vroeg mij of de zestig zeker is. Daar kun je nu "
                            "ja op zeggen."
                        ),
                    ),
                ),
            ),
        ),
    },
    "chantal": {
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw="Je begon je gesprek met wat je zelf hebt laten liggen.",
                        effect="De acteur ging anders zitten. Haar verwijt was niet meer nodig.",
                        next_step="Bel de directeur deze week met goed nieuws, hoe klein ook.",
                    ),
                    Turn("chantal", reply="Gedaan. Ze was even stil en zei toen: dit is voor het eerst."),
                ),
            ),
        ),
    },
    "rik": {
        4: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "joris",
                        saw=(
                            "Je deelt deze dag met ons, en dat waardeer ik. Je werkwijze past op één "
                            "bladzijde en de zin over toezeggingen staat bovenaan."
                        ),
                        effect="Je neemt de zorg van je collega's serieus. Daardoor kunnen ze meedoen.",
                        next_step=(
                            "Laat een collega die twijfelt één gesprek meeluisteren. Vraag daarna alleen "
                            "wat die collega hoorde."
                        ),
                    ),
                ),
            ),
            Conversation(
                circle="buddy",
                turns=(
                    Turn(
                        "chantal",
                        reply=(
                            "Ik ben geen jurist en ik begreep het in één keer. Het woord belofte is voor "
                            "mij duidelijker dan toezegging."
                        ),
                    ),
                    Turn("rik", reply="Dank. Ik heb het aangepast en de betekenis blijft gelijk."),
                ),
            ),
        ),
    },
    "aylin": {
        3: (
            Conversation(
                circle="trainers",
                turns=(
                    Turn(
                        "fatima",
                        saw="Je zei dat je het anders ziet. De tweede keer zei je het hoorbaar.",
                        effect="Bij die tweede keer keek iedereen op. Je stem draagt meer dan je denkt.",
                        next_step=(
                            "Kies een overleg waar je je veilig voelt, en zeg het daar in de eerste tien "
                            "minuten."
                        ),
                    ),
                    Turn("aylin", reply="Dat was gisteren. Mijn teamleider schreef het op."),
                ),
            ),
        ),
    },
}

# Responses their owner has not opened yet: (participant, day, circle).
UNREAD: frozenset[tuple[str, int, str]] = frozenset(
    {
        ("sanne", 4, "trainers"),
        ("fleur", 4, "buddy"),
        ("bram", 4, "mentor"),
        ("daan", 1, "trainers"),
        ("rik", 4, "trainers"),
    }
)


# Short answers by the trainers, for shared entries that have no thread of their own here.
SHORT: tuple[dict[str, str], ...] = (
    {
        "saw": "Je schrijft heel precies op wat je deed, en niet alleen wat je ervan vond.",
        "effect": "Daardoor kon ik me het moment voorstellen.",
        "next_step": "Kies voor de volgende dag één zelfde soort moment en probeer daar iets anders.",
    },
    {
        "saw": "Ik lees dat je het spannend vond en het toch hebt gedaan.",
        "effect": "Dat maakte indruk op mij. Je laat zien dat je wilt leren.",
        "next_step": "Vertel je buddy wat je hielp om de stap te zetten.",
    },
    {
        "saw": "Je doel was klein, en je kon na de dag meteen zeggen of het lukte.",
        "effect": "Zo zie je zelf dat je vooruitgaat.",
        "next_step": "Maak je volgende doel net iets moeilijker.",
    },
    {
        "saw": "Je noemt wat er niet lukte, en ook jouw deel daarin.",
        "effect": "Dat is eerlijk, en het geeft je iets om mee verder te gaan.",
        "next_step": "Vraag je praktijkbegeleider wanneer die het bij jou wel heeft gezien.",
    },
    {
        "saw": "Je voornemen hangt aan een vast moment in je week.",
        "effect": "Dan is de kans groot dat je het ook echt doet.",
        "next_step": "Schrijf over twee weken in één zin op hoe het ging.",
    },
)
