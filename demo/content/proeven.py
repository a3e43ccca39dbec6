"""The cohort of the demo that is at its end: who took part, and what they wrote day by day.

Every person, street and case in these texts is made up.
"""

from typing import NamedTuple

from demo.content.cast import Participant, Supporter
from demo.content.diary import NotThere
from demo.content.opdrachten import Text
from demo.content.shapes import AfterTexts, BeforeTexts, DayTexts

COHORT_NAME = "Leeratelier Oost"
PLACES = ("Raadhuis Merenveen, raadzaal", "Stadskantoor Waterrijk, zaal 1.02")
TRAINERS = ("liesbeth", "joris")

PARTICIPANTS = (
    Participant(
        "mirjam",
        "Mirjam Kooistra",
        "mirjam.kooistra@lindenkerk.example",
        "lindenkerk",
        "Water en klimaat",
        "adviseur klimaatadaptatie",
        "Regen op de Singelweg: bewoners en gemeente halen samen tegels weg",
        (
            "Ik wil een ander laten uitpraten, ook als ik al enthousiast ben.",
            "Ik wil een plan maken dat ook doorgaat als ik vrij ben.",
        ),
        ("Luisteren", "Plannen en organiseren"),
    ),
    Participant(
        "pieterjan",
        "Pieter-Jan Oosting",
        "pieterjan.oosting@duinhaven.example",
        "duinhaven",
        "Belastingen",
        "adviseur heffing en invordering",
        "De waarde van je huis: een aanslag die je aan de keukentafel kunt uitleggen",
        (
            "Ik wil iets uitleggen zonder tabel.",
            "Ik wil horen waarom iemand boos is voordat ik zeg dat het klopt.",
        ),
        ("Overtuigen", "Luisteren"),
    ),
    Participant(
        "rachida",
        "Rachida El Idrissi",
        "rachida.elidrissi@waterrijk.example",
        "waterrijk",
        "Inburgering",
        "regisseur inburgering",
        "Taal leren op het werk: drie werkgevers en twaalf nieuwe inwoners",
        (
            "Ik wil iets vragen zonder me eerst te verontschuldigen.",
            "Ik wil mijn netwerk gebruiken en niet alles zelf doen.",
        ),
        ("Lef", "Netwerken"),
    ),
    Participant(
        "gijs",
        "Gijs van der Meulen",
        "gijs.vandermeulen@heuvelzoom.example",
        "heuvelzoom",
        "Monumenten",
        "adviseur erfgoed",
        "Zonnepanelen op een beschermd dak: een kaart die eigenaren begrijpen",
        (
            "Ik wil een besluit durven adviseren als nog niet alles zeker is.",
            "Ik wil een gesprek aangaan in plaats van een notitie schrijven.",
        ),
        ("Besluitvaardigheid", "Lef"),
    ),
    Participant(
        "wouter",
        "Wouter Brands",
        "wouter.brands@merenveen.example",
        "merenveen",
        "Inkoop",
        "inkoopadviseur",
        "Inkopen om de hoek: een ronde tafel met kleine bedrijven",
        ("Ik wil eerder in een project zitten.", "Ik wil minder vaak het woord ‘nee’ gebruiken."),
        ("Initiatief", "Flexibiliteit"),
    ),
    Participant(
        "esra",
        "Esra Kaplan",
        "esra.kaplan@waterrijk.example",
        "waterrijk",
        "Afval en grondstoffen",
        "adviseur afval",
        "Minder restafval in de flats aan de Merwedelaan, met huismeesters en bewoners",
        (
            "Ik wil vertrouwen op wat ik weet.",
            "Ik wil duidelijk zijn over wat ik van een ander nodig heb.",
        ),
        ("Zelfstandigheid", "Lef"),
    ),
    Participant(
        "thijs",
        "Thijs Wesselink",
        "thijs.wesselink@lindenkerk.example",
        "lindenkerk",
        "Evenementen",
        "adviseur evenementen",
        "Kermis en nachtrust: afspraken tussen exploitanten en omwonenden",
        (
            "Ik wil de tijd nemen voor mensen die langzaam praten.",
            "Ik wil opschrijven wat we afspreken.",
        ),
        ("Luisteren", "Plannen en organiseren"),
    ),
)

BUDDIES = (("mirjam", "gijs"), ("pieterjan", "rachida"), ("wouter", "esra", "thijs"))

SHARING: dict[str, tuple[str, ...] | None] = {
    "mirjam": ("trainers", "buddy", "mentor", "principal"),
    "pieterjan": (),
    "rachida": ("buddy", "mentor"),
    "gijs": ("trainers", "buddy"),
    "wouter": None,
    "esra": ("buddy",),
    "thijs": ("buddy",),
}

MENTORS = {
    "mirjam": Supporter(
        "hedwig_smit", "Hedwig Smit", "hedwig.smit@lindenkerk.example", "lindenkerk", "beheerder water"
    ),
    "pieterjan": Supporter(
        "jolanda_bos", "Jolanda Bos", "jolanda.bos@duinhaven.example", "duinhaven", "taxateur"
    ),
    "rachida": Supporter(
        "wim_kalkman", "Wim Kalkman", "wim.kalkman@waterrijk.example", "waterrijk", "adviseur werk"
    ),
    "gijs": Supporter(
        "trudy_hamer", "Trudy Hamer", "trudy.hamer@heuvelzoom.example", "heuvelzoom", "bouwinspecteur"
    ),
    "wouter": Supporter(
        "sjoerd_feenstra",
        "Sjoerd Feenstra",
        "sjoerd.feenstra@merenveen.example",
        "merenveen",
        "projectleider",
    ),
    "esra": Supporter(
        "rob_tielen", "Rob Tielen", "rob.tielen@waterrijk.example", "waterrijk", "opzichter reiniging"
    ),
    "thijs": Supporter(
        "gonny_prakken", "Gonny Prakken", "gonny.prakken@lindenkerk.example", "lindenkerk", "wijkregisseur"
    ),
}

PRINCIPALS = {
    "mirjam": Supporter(
        "arjen_postma", "Arjen Postma", "arjen.postma@lindenkerk.example", "lindenkerk", "manager Ruimte"
    ),
    "pieterjan": Supporter(
        "lia_versteeg", "Lia Versteeg", "lia.versteeg@duinhaven.example", "duinhaven", "hoofd Belastingen"
    ),
    "rachida": Supporter(
        "maurits_baak", "Maurits Baak", "maurits.baak@waterrijk.example", "waterrijk", "hoofd Samenleving"
    ),
    "gijs": Supporter(
        "karin_oudhof", "Karin Oudhof", "karin.oudhof@heuvelzoom.example", "heuvelzoom", "hoofd Ruimte"
    ),
    "wouter": Supporter(
        "henk_dalmeijer", "Henk Dalmeijer", "henk.dalmeijer@merenveen.example", "merenveen", "controller"
    ),
    "esra": Supporter(
        "yvonne_ploeg", "Yvonne Ploeg", "yvonne.ploeg@waterrijk.example", "waterrijk", "manager Reiniging"
    ),
    "thijs": Supporter(
        "ben_aalders", "Ben Aalders", "ben.aalders@lindenkerk.example", "lindenkerk", "hoofd Veiligheid"
    ),
}

# What they put forward, agreed to before the first day and finished after the seventh.
ASSIGNMENTS = {
    "mirjam": Text(
        "Hoe halen bewoners en gemeente samen tegels weg aan de Singelweg?",
        "Vorig jaar liepen elf kelders onder. In het voorjaar gaat de straat open voor het riool.",
        "Voor de manager Ruimte, en voor de 38 huishoudens aan de Singelweg.",
        "Een straat met minstens tien groene voortuinen, en een afspraak over wie ze bijhoudt.",
        "Mensen laten uitpraten, en een plan maken dat niet aan mij hangt.",
    ),
    "pieterjan": Text(
        "Hoe leggen we een aanslag zo uit dat iemand hem aan de keukentafel kan navertellen?",
        "Er kwamen dit jaar 612 bezwaren binnen. In zes van de tien ging het om uitleg.",
        "Voor het hoofd Belastingen, en voor eigenaren van een woning in Duinhaven.",
        "Een uitleg op één bladzijde, getest aan twaalf keukentafels.",
        "Vertellen zonder tabel, en boosheid laten bestaan.",
    ),
    "rachida": Text(
        "Hoe leren twaalf nieuwe inwoners de taal bij een werkgever in plaats van in een lokaal?",
        "De wachtlijst van de taalschool is acht maanden. Drie werkgevers zoeken mensen.",
        "Voor het hoofd Samenleving, en voor de twaalf mensen die wachten.",
        "Twaalf plekken voor een half jaar, met een vaste collega als taalmaatje.",
        "Vragen wat ik nodig heb, en het werk verdelen.",
    ),
    "gijs": Text(
        "Hoe weten eigenaren vooraf of er zonnepanelen op hun beschermde dak mogen?",
        "Vorig jaar vroegen 70 eigenaren het, en zij wachtten gemiddeld elf weken op antwoord.",
        "Voor het hoofd Ruimte, en voor eigenaren in de oude kern.",
        "Een kaart met drie kleuren, met een advies aan het college over de regels erachter.",
        "Adviseren als ik nog niet alles weet.",
    ),
    "wouter": Text(
        "Hoe kopen we vaker in bij kleine bedrijven uit de buurt, binnen de regels?",
        "De raad vroeg erom. In februari loopt het contract voor de lunches af.",
        "Voor de controller, en voor kleine bedrijven in Merenveen.",
        "Een ronde tafel, en één opdracht die in kleine delen is geknipt.",
        "Meedenken voordat het stuk af is.",
    ),
    "esra": Text(
        "Hoe krijgen we in de flats aan de Merwedelaan minder afval in de grijze bak?",
        "In de flats is het 240 kilo per persoon, in de rest van de stad 130.",
        "Voor de manager Reiniging, en voor bewoners en huismeesters van vier flats.",
        "Een proef in één flat, bedacht met de huismeester, met cijfers na drie maanden.",
        "Staan voor wat ik weet.",
    ),
    "thijs": Text(
        "Welke afspraken maken exploitanten en omwonenden over geluid tijdens de kermis?",
        "Na de vorige kermis lagen er 54 klachten en één kapotte geluidsbox.",
        "Voor het hoofd Veiligheid, en voor de bewoners van het Marktveld.",
        "Afspraken op één vel, door beide kanten ondertekend, voor de kermis in mei.",
        "Luisteren, en vastleggen wat er is gezegd.",
    ),
}

# Days someone was not there; whoever is not named was present.
ATTENDANCE: dict[tuple[str, int], NotThere] = {
    ("esra", 3): NotThere("excused", "Brand bij de milieustraat. Ik moet vandaag op het terrein zijn."),
    ("esra", 5): NotThere("excused", "De wethouder komt langs bij de flats, en dat kan alleen vandaag."),
    ("thijs", 4): NotThere("partly", ""),
}

# The after part that is still missing: without it there is no Proeve (PRV-2).
MISSING = ("wouter", 6)


class Day(NamedTuple):
    """One day in short: what was expected, one goal, what became of it, and one intention.

    A day without a result has no after part; `why_not` and `how_still` only when it did not fully succeed.
    """

    expectation: str
    goal: str
    tie: str
    result: str = ""
    if_text: str = ""
    then_text: str = ""
    why_not: str = ""
    how_still: str = ""

    def texts(self) -> DayTexts:
        before = BeforeTexts(self.expectation, (self.goal,), (self.tie,))
        if not self.result:
            return DayTexts(before)
        intentions = ((self.if_text, self.then_text),)
        return DayTexts(before, AfterTexts((self.result,), intentions, self.why_not, self.how_still))


YES, PARTLY, NO = "reached", "partly", "not"

DIARY: dict[str, tuple[Day, ...]] = {
    "mirjam": (
        Day(
            "Ik heb er zin in. Ik praat snel en ik praat veel, dus ik wil weten wat er gebeurt als ik dat "
            "eens niet doe.",
            "Ik stel me voor in één minuut en daarna vraag ik iets aan mijn buurman.",
            "Zelfreflectie",
            YES,
            "ik iemand nieuw ontmoet op het werk",
            "stel ik de eerste vraag voordat ik over de Singelweg begin",
        ),
        Day(
            "Op de Singelweg praat ik steeds met dezelfde drie mensen. Die zijn het al met me eens. Vandaag "
            "wil ik zien wie ik oversla.",
            "Ik teken een kaart van de straat met bij elk huis wat ik weet, en wat ik niet weet.",
            "Situaties in kaart brengen",
            PARTLY,
            "ik door de straat fiets",
            "bel ik aan bij één huis waar nog een vraagteken staat",
            "Mijn kaart was na een kwartier al vol met oplossingen. Ik schreef regentonnen op bij mensen "
            "die ik nooit heb gesproken.",
            "Ik begin opnieuw op een leeg vel. Alleen wat iemand echt tegen mij heeft gezegd, mag erop.",
        ),
        Day(
            "Meneer Douma van nummer 22 vindt tegels netjes en mij een bemoeial. Ik neem ons gesprek mee "
            "voor de acteur.",
            "Ik laat een stilte van vijf tellen vallen als meneer Douma iets onaardigs zegt.",
            "Omgaan met weerstand",
            YES,
            "meneer Douma weer op zijn stoep staat",
            "vraag ik hoe hij de straat vroeger vond",
        ),
        Day(
            "Het waterschap wil getallen, de raad wil foto's en de straat wil droge kelders. Ik stuur ze nu "
            "alle drie hetzelfde verhaal.",
            "Ik maak van mijn advies van veertien bladzijden één alinea voor een raadslid.",
            "Bestuurssensitiviteit",
            YES,
            "ik een stuk verstuur",
            "zet ik bovenaan voor wie het is en wat die ermee moet doen",
        ),
        Day(
            "Vier buren hebben zich gemeld als groep. Ik vind het spannend dat zij nu iets gaan beslissen "
            "wat ik anders had gedaan.",
            "Ik leid een gesprek van twintig minuten zonder zelf een voorstel te doen.",
            "Werken aan gedragen oplossingen",
            PARTLY,
            "de groep een plan maakt dat ik anders zou doen",
            "vraag ik eerst wat het hun oplevert, en slaap ik er een nacht over",
            "Na twaalf minuten zei ik toch dat een wadi beter was. Toen was het stil en keek iedereen naar "
            "mij.",
            "Volgende keer zit ik niet aan het hoofd van de tafel, en Gijs houdt mijn tijd bij.",
        ),
        Day(
            "Drie minuten is kort voor mij. Ik heb mijn advies geoefend onder de douche en kwam op zeven.",
            "Ik geef mijn advies over de Singelweg in drie minuten en eindig met één vraag.",
            "Overtuigen",
            YES,
            "ik aan mijn vierde punt wil beginnen",
            "stop ik en vraag ik wat de ander nu denkt",
        ),
        Day(
            "De buren hebben een schema gemaakt met wie waar water geeft. Ik kom er niet in voor. Dat is "
            "precies goed, en toch was het even slikken.",
            "Ik maak een lijst van wat de straat zonder mij kan, en streep mijzelf drie keer door.",
            "Plannen en organiseren",
            YES,
            "een buur mij belt over iets van de groep",
            "geef ik het nummer van de buur die erover gaat",
        ),
        Day(
            "Vandaag laat ik zien wat er veranderde aan de straat en aan mij. Veertien tuinen zijn open. Ik "
            "praat nog steeds snel, maar ik weet nu wanneer ik moet stoppen.",
            "Ik vertel ook de avond die mislukte, want daar leerde ik het meest.",
            "Zelfreflectie",
            YES,
            "ik begin aan de volgende straat",
            "ga ik eerst een week luisteren en pas daarna tekenen",
        ),
    ),
    "pieterjan": (
        Day(
            "Ik volg deze training omdat mijn afdelingshoofd het vroeg. Ik weet nog niet wat ik ervan moet "
            "verwachten. Ik hoop op iets waar ik maandag mee verder kan.",
            "Ik schrijf in vijf zinnen op wat ik van de training wil, zonder het woord ‘efficiënt’.",
            "Zelfreflectie",
            YES,
            "ik op maandag mijn week begin",
            "lees ik mijn vijf zinnen en kies ik er één voor die week",
        ),
        Day(
            "Van de 612 bezwaren heb ik er dertig nagelezen. In negentien staat ergens het woord "
            "‘oneerlijk’. Dat woord komt in onze brieven niet voor.",
            "Ik vraag in het oefengesprek door op het woord ‘oneerlijk’, ten minste twee keer.",
            "Luisteren",
            YES,
            "iemand aan de telefoon zegt dat het oneerlijk is",
            "vraag ik waarmee die persoon het vergelijkt",
        ),
        Day(
            "Ik ben niet gewend om een rol te spelen. Mijn gesprek gaat over een man die zijn ex zijn huis "
            "zag houden, en toen kwam onze aanslag.",
            "Ik noem tijdens het gesprek één keer hardop wat ik bij de ander zie.",
            "Omgaan met weerstand",
            PARTLY,
            "ik merk dat ik een percentage wil noemen",
            "zeg ik eerst wat ik bij de ander zie of hoor",
            "Ik zei dat ik zag dat hij het er niet mee eens was. Dat is geen gevoel, zei de acteur. Hij was "
            "verdrietig.",
            "Ik oefen met Rachida. Zij leest een bezwaar voor, ik zeg in één woord wat ik hoor.",
        ),
        Day(
            "De regel die knelt: wij mogen in de aanslag geen toelichting op maat geven. Althans, dat "
            "denken we al negen jaar. Ik heb het nagezocht en vind het nergens.",
            "Ik leg aan een ander uit waarom die regel misschien geen regel is.",
            "Oordeelsvorming",
            YES,
            "een collega zegt dat iets niet mag",
            "vraag ik vriendelijk waar het staat, en zoek ik mee",
        ),
        Day(
            "Twaalf keukentafels, twaalf antwoorden. Mevrouw De Groot wilde weten wie haar huis had "
            "bekeken. Niemand dus. Dat was de kern, en niet het bedrag.",
            "Ik bedenk met mijn groep drie manieren om te vertellen dat er niemand binnen is geweest.",
            "Creativiteit",
            YES,
            "ik een nieuwe versie van de uitleg heb",
            "lees ik hem voor aan iemand die geen huis heeft",
        ),
        Day(
            "Spreken zonder dia's. Ik heb ze toch gemaakt en laat ze in mijn tas.",
            "Ik vertel mijn advies met één voorbeeld en zonder één getal.",
            "Overtuigen",
            PARTLY,
            "ik een verhaal voorbereid",
            "kies ik eerst de persoon over wie het gaat, en pas daarna de cijfers",
            "Er kwam één getal in voor. Twee, als ik de datum meetel. Daarna luisterde de groep wel minder.",
            "In het overleg met het team vertel ik het verhaal van mevrouw De Groot, en deel ik de cijfers "
            "op papier uit.",
        ),
        Day(
            "De uitleg op één bladzijde is er. De drukker wil hem kleiner, de jurist wil hem langer. Ik "
            "moet kiezen en dat is nieuw voor mij.",
            "Ik maak een planning met vijf stappen en bij elke stap één naam die niet de mijne is.",
            "Plannen en organiseren",
            YES,
            "de jurist een zin wil toevoegen",
            "vraag ik welke zin er dan uit mag",
        ),
        Day(
            "Ik ga vertellen over een keukentafel en niet over een stelsel. Een jaar geleden had ik dat "
            "niet gedurfd. Ik ben benieuwd of men het serieus neemt.",
            "Ik begin mijn presentatie met mevrouw De Groot en kijk daarbij de zaal in.",
            "Lef",
            YES,
            "ik in het voorjaar de nieuwe uitleg invoer",
            "bel ik in de eerste week zelf tien mensen om te horen wat zij lazen",
        ),
    ),
    "rachida": (
        Day(
            "Bij ons thuis werd er nooit iets gevraagd, er werd aangeboden. Dat doe ik op mijn werk ook. Ik "
            "ren, en 's avonds vraag ik me af waarom niemand hielp.",
            "Ik vertel aan één iemand wat ik lastig vind, zonder er een grapje achteraan te zetten.",
            "Zelfreflectie",
            YES,
            "ik merk dat ik iets van een ander overneem",
            "tel ik tot drie en vraag ik wie dit eigenlijk doet",
        ),
        Day(
            "Samira uit mijn groep zegt in het lokaal bijna niets. In de kantine van de bakkerij praatte ze "
            "een half uur met een vrouw van de inpak. Wat is daar anders?",
            "Ik stel vandaag vragen over wat er wél gebeurt, en niet over wat ontbreekt.",
            "Luisteren",
            YES,
            "ik met een deelnemer praat over taal",
            "vraag ik waar die de laatste keer iets durfde te zeggen",
        ),
        Day(
            "Er is een werkgever die steeds ja zegt en daarna niet terugbelt. Ik ben boos en ik bel telkens "
            "even vrolijk opnieuw.",
            "Ik zeg in het oefengesprek dat ik teleurgesteld ben, en daarna wat ik nodig heb.",
            "Lef",
            PARTLY,
            "de werkgever weer niet terugbelt",
            "ga ik langs en zeg ik rustig wat dat met mijn twaalf mensen doet",
            "Ik zei het, en toen zei ik meteen dat het niet erg was. De acteur trok zijn wenkbrauwen op. De "
            "groep lachte lief, maar ik wist genoeg.",
            "Pieter-Jan belt mij vlak voor het gesprek. Hij zegt alleen: niet goedpraten.",
        ),
        Day(
            "Mijn afdelingshoofd wil een plan, de werkgevers willen dinsdag iemand. Daartussen zit ik met "
            "mijn lijst.",
            "Ik schrijf één boodschap voor mijn afdelingshoofd en één voor de bakker, op hetzelfde kaartje.",
            "Aansluiten van buiten op binnen en omgekeerd",
            YES,
            "mijn afdelingshoofd om een plan vraagt",
            "begin ik met wat er dinsdag gebeurt en eindig ik met wat zij moet besluiten",
        ),
        Day(
            "Voor het eerst zitten de drie werkgevers en vier deelnemers samen aan tafel. Ik maak de thee. "
            "Iemand anders leidt het gesprek, want dat heb ik gevraagd.",
            "Ik zeg een half uur niets, ook als het stil wordt.",
            "Samenwerken",
            YES,
            "er een stilte valt waar ik bij zit",
            "kijk ik wie er adem haalt en laat ik die beginnen",
        ),
        Day(
            "Ik mag drie minuten om geld vragen. Mijn mond wordt al droog als ik het opschrijf.",
            "Ik noem het bedrag in de eerste zin en laat het daar staan.",
            "Lef",
            YES,
            "ik iets nodig heb van iemand die erover gaat",
            "zeg ik wat, hoeveel en wanneer, en daarna ben ik stil",
        ),
        Day(
            "Elf van de twaalf hebben een plek. De twaalfde wil liever naar school, en dat mag ook. Vroeger "
            "had ik dat als mislukt gezien.",
            "Ik maak met Wim een lijstje van wie de taalmaatjes belt als ik er niet ben.",
            "Netwerken",
            YES,
            "ik met vakantie ga",
            "belt Wim de maatjes, en ik kijk die twee weken niet in mijn mail",
        ),
        Day(
            "Samira komt mee naar mijn presentatie. Zij vertelt zelf over de bakkerij. Ik heb haar "
            "gevraagd, en ik heb me niet verontschuldigd.",
            "Ik laat Samira uitpraten en vul niets aan.",
            "Netwerken",
            YES,
            "er een nieuwe groep begint",
            "vraag ik op dag één wie mij kan helpen en waarmee",
        ),
    ),
    "gijs": (
        Day(
            "Ik lees graag alles voordat ik iets vind. In mijn vak is dat een deugd, want een dak uit 1640 "
            "vervang je niet. Toch hoor ik steeds vaker dat men op mij wacht.",
            "Ik zeg aan het eind van de dag één ding hardop waarvan ik nog niet zeker ben.",
            "Besluitvaardigheid",
            PARTLY,
            "ik een vraag krijg waarop ik het antwoord half weet",
            "geef ik die helft alvast, en zeg ik welke helft nog komt",
            "Ik heb het opgeschreven in plaats van gezegd. Het moment ging voorbij terwijl ik naar de "
            "juiste woorden zocht.",
            "Op dag 2 steek ik mijn hand op voordat ik weet wat ik ga zeggen.",
        ),
        Day(
            "Zeventig eigenaren vroegen naar panelen. Ik ken hun daken heel goed en hun redenen niet. De "
            "een wil de rekening omlaag, de ander wil iets goeds doen voor zijn kleinkinderen.",
            "Ik vraag in het oefengesprek naar de reden, voordat ik naar het bouwjaar vraag.",
            "Luisteren",
            YES,
            "een eigenaar mij mailt over een dak",
            "bel ik eerst om te vragen waar het hem om gaat",
        ),
        Day(
            "Mijn collega van duurzaamheid noemt mij in vergaderingen ‘de handrem’. Ik lach dan mee. Ik "
            "schreef er een notitie over van vier bladzijden en heb die niet verstuurd.",
            "Ik zeg tegen de acteur wat die grap met mij doet.",
            "Omgaan met weerstand",
            NO,
            "mijn collega de grap weer maakt",
            "zeg ik na de vergadering dat ik er last van heb",
            "De acteur maakte de grap en ik begon over de monumentenwet. Ik zag het mijzelf doen en kon "
            "niet meer terug.",
            "Mirjam speelt volgende week mijn collega, bij een kop koffie. Net zo lang tot het lukt.",
        ),
        Day(
            "Het college vraagt: mag het wel of niet? Ik schrijf: dat hangt ervan af. Beide zijn waar, maar "
            "aan mijn antwoord heeft niemand iets.",
            "Ik schrijf één zin die begint met ‘Ik adviseer’ en waarin geen ‘mogelijk’ staat.",
            "Bestuurssensitiviteit",
            YES,
            "ik een advies afsluit",
            "lees ik de laatste zin terug en haal ik het woord ‘mogelijk’ weg",
        ),
        Day(
            "Voor de kaart met drie kleuren moet ik grenzen trekken. Rood en groen durf ik. Oranje wordt "
            "steeds groter.",
            "Ik leg mijn oranje vakken voor aan mijn groep en halveer ze samen met hen.",
            "Werken aan gedragen oplossingen",
            PARTLY,
            "ik een dak oranje wil maken",
            "schrijf ik op wat ik zou moeten weten om te kiezen, en bij wie ik dat haal",
            "De groep haalde er vijf weg. Thuis heb ik er drie weer teruggezet.",
            "Trudy kijkt mee en ik mag haar kleur niet meer veranderen zonder haar te bellen.",
        ),
        Day(
            "Drie minuten voor de wethouder, gespeeld door Thijs. Ik heb een tekst en wil hem niet lezen.",
            "Ik kijk de wethouder aan bij mijn advies en wacht op het antwoord.",
            "Lef",
            PARTLY,
            "ik voor een bestuurder sta",
            "leg ik mijn blad weg zodra ik bij mijn advies ben",
            "Het aankijken lukte. Toen Thijs zei dat het te lang duurde, beloofde ik nog een onderzoek.",
            "Ik oefen met Karin het antwoord: meer onderzoek verandert mijn advies niet.",
        ),
        Day(
            "De kaart is bijna af. Dat schrijf ik sinds drie weken. Mirjam vroeg wat er gebeurt als hij "
            "morgen online gaat. Ik wist geen enkel bezwaar dat telt.",
            "Ik zet een datum op de kaart en vertel die aan twee mensen.",
            "Resultaatgerichtheid",
            YES,
            "ik na de datum nog iets wil verbeteren",
            "zet ik het op een lijst voor de volgende versie",
        ),
        Day(
            "Ik presenteer de kaart en hoe ik eraan werkte. Over wat het college ermee moet, heb ik nog "
            "niets klaar. Ik hoop dat de kaart voor zich spreekt.",
            "Ik vertel over oranje, want dat gaat eigenlijk over mij.",
            "Zelfreflectie",
            PARTLY,
            "iemand vraagt wat ik adviseer",
            "geef ik antwoord in één zin voordat ik uitleg geef",
            "Ik vertelde vooral over daken. De vraag wat ik het college adviseer kwam twee keer en ik "
            "schoof hem twee keer door.",
            "Ik schrijf het advies alsnog, in één bladzijde, en bespreek het met Karin voordat het af voelt.",
        ),
    ),
    "wouter": (
        Day(
            "Druk. Drie aanbestedingen lopen. Ik geef dit acht dagen.",
            "Ik leg mijn telefoon tot de lunch in mijn tas.",
            "",
            YES,
            "ik een training heb",
            "zet ik mijn afwezigheid aan en bel ik om twaalf uur één keer terug",
        ),
        Day(
            "Iedereen komt bij mij als het stuk klaar is. Dan mag ik zeggen wat er niet kan. Niet zo gek "
            "dat ze laat komen.",
            "Ik vraag drie mensen waarom ze mij niet eerder bellen.",
            "Netwerken",
            YES,
            "ik een stuk te laat krijg",
            "bel ik op en vraag ik wanneer het idee ontstond",
        ),
        Day(
            "Gesprek met een projectleider die om mij heen werkt. Ik wil hem geen lesje leren.",
            "Ik zeg één keer waar hij gelijk in heeft.",
            "Flexibiliteit",
            YES,
            "ik een mail wil sturen met ‘zoals eerder aangegeven’",
            "loop ik naar het bureau van die persoon",
        ),
        Day(
            "De regels geven meer ruimte dan wij gebruiken. Onder een bedrag mag ik gewoon drie bedrijven "
            "bellen. Dat doen we nooit.",
            "Ik leg die ruimte uit aan iemand die niets van inkoop weet.",
            "Oordeelsvorming",
            YES,
            "een collega om een aanbesteding vraagt",
            "kijk ik eerst of bellen genoeg is",
        ),
        Day(
            "Ronde tafel met acht kleine bedrijven. De cateraar had ons formulier geprint: 46 bladzijden. "
            "Dat legde ze op tafel en verder zei ze niets.",
            "Ik verdedig het formulier niet.",
            "Samenwerken",
            YES,
            "iemand klaagt over ons formulier",
            "vraag ik welke drie bladzijden het ergst zijn",
        ),
        Day(
            "Advies in drie minuten: knip de lunches in zes kleine opdrachten. De controller vindt dat "
            "duur. Ik denk van niet.",
            "Ik noem zijn bezwaar voordat hij het doet.",
            "Overtuigen",
        ),
        Day(
            "Van zes naar vier opdrachten. Zo kan het in februari. Kleiner, maar echt.",
            "Ik zet bij elke opdracht een naam en een week.",
            "Plannen en organiseren",
            YES,
            "een datum verschuift",
            "bel ik dezelfde dag de bedrijven",
        ),
        Day(
            "Presentatie is af. De cateraar kijkt mee. Ik heb ‘nee’ geteld vorige week: twee keer.",
            "Ik houd het bij tien minuten.",
            "Resultaatgerichtheid",
            YES,
            "ik in een nieuw project kom",
            "vraag ik in week één wat ze willen kopen en waarom",
        ),
    ),
    "esra": (
        Day(
            "Iedereen hier lijkt al lang te weten wie die is. Ik werk twee jaar bij de gemeente. Ik hoop "
            "dat domme vragen mogen.",
            "Ik stel voor de lunch één vraag waarvan ik denk dat hij dom is.",
            "Zelfstandigheid",
            YES,
            "ik een woord niet ken in een overleg",
            "vraag ik wat het betekent, ook als de directeur erbij zit",
        ),
        Day(
            "Rob zegt dat bewoners te lui zijn om te scheiden. De huismeester zegt dat de bakken te ver "
            "staan. Ik heb het gelopen: 140 meter, met een trap.",
            "Ik zet op mijn kaart alleen wat ik zelf heb gezien of gehoord.",
            "Situaties in kaart brengen",
            YES,
            "iemand mij vertelt hoe bewoners zijn",
            "vraag ik wie die persoon daarover gesproken heeft",
        ),
        Day(
            "Ik schrijf dit van tevoren. Als er die dag iets gebeurt op het terrein, moet ik daarheen. Ik "
            "wil het gesprek met Rob oefenen, over wie er leidt.",
            "Ik vertel Rob dat ik het plan schrijf en dat ik zijn ogen nodig heb.",
            "Lef",
            PARTLY,
            "Rob in het overleg mijn zin afmaakt",
            "zeg ik: ik was nog niet klaar",
            "Door de brand was ik er niet bij. Ik heb het gesprek met Wouter geoefend, in zijn auto. Hij "
            "was strenger dan Rob.",
            "Dinsdag loop ik met Rob een ronde en dan zeg ik het.",
        ),
        Day(
            "In mijn advies van vorig jaar staat 23 keer ‘wellicht’. Ik heb geteld. Ik dacht dat dat "
            "beleefd was.",
            "Ik herschrijf de eerste bladzijde zonder ‘wellicht’ en lees hem voor.",
            "Overtuigen",
            YES,
            "ik ‘wellicht’ typ",
            "vraag ik me af of ik het weet, en zo ja, haal ik het weg",
        ),
        Day(
            "De wethouder wil de flat zien, juist op deze dag. Ik baal, want ik wilde oefenen met een groep "
            "leiden. Misschien oefen ik het dan maar in het echt.",
            "Ik leid het gesprek in de hal van de flat en geef de huismeester als eerste het woord.",
            "Samenwerken",
            YES,
            "er een bestuurder meeloopt",
            "stel ik eerst de mensen voor om wie het gaat, en mezelf als laatste",
        ),
        Day(
            "Nee zeggen. Ik zeg ja en dan werk ik op zondag. Thijs zegt nee alsof hij om suiker vraagt, ik "
            "wil zien hoe hij dat doet.",
            "Ik zeg in de oefening drie keer nee, met elke keer minder woorden.",
            "Lef",
            YES,
            "iemand mij iets vraagt op vrijdagmiddag",
            "zeg ik dat ik maandag laat weten of het lukt",
        ),
        Day(
            "De proef loopt zes weken. De bak staat nu bij de lift en het scheelt al een kwart. De "
            "huismeester belt míj als er iets is. Dat vind ik stiekem heel leuk.",
            "Ik maak een plan voor de andere drie flats met de huismeesters als schrijver.",
            "Praktisch ondersteunen",
            YES,
            "een huismeester met een idee komt",
            "probeer ik het een week uit voordat ik zeg of het mag",
        ),
        Day(
            "Ik heb mijn presentatie op tijd ingeleverd en er staat geen enkele ‘wellicht’ in. Mijn gesprek "
            "is later, want er moet nog iets worden besproken over mijn dagen.",
            "Ik vertel wat ik weet en zeg erbij wat ik nog uitzoek.",
            "Zelfstandigheid",
            YES,
            "ik twijfel of ik iets mag zeggen",
            "zeg ik het, en vraag ik daarna wat de ander ervan vindt",
        ),
    ),
    "thijs": (
        Day(
            "Twintig jaar kermis en nog nooit een cursus. Mijn hoofd zegt dat ik te hard ga. Goed, laten we "
            "kijken.",
            "Ik luister naar drie mensen en vertel na wat ze zeiden.",
            "Luisteren",
            YES,
            "iemand klaar is met praten",
            "vertel ik in één zin na wat ik hoorde",
        ),
        Day(
            "Mevrouw Ter Steege woont boven het Marktveld. Zij praat langzaam. Ik had haar elk jaar in vier "
            "minuten afgehandeld. Nu bleef ik zitten. Het werd anderhalf uur.",
            "Ik zoek de vraag achter haar klacht.",
            "Luisteren",
            YES,
            "iemand langzaam praat",
            "ga ik zitten en leg ik mijn pet op tafel",
        ),
        Day(
            "Exploitant Hendriks en ik kunnen schreeuwen tegen elkaar. Dat ruimt op, zegt hij. De buren "
            "horen het ook.",
            "Ik praat in het oefengesprek zachter dan de ander.",
            "Omgaan met weerstand",
            PARTLY,
            "Hendriks begint te schreeuwen",
            "praat ik zachter en kijk ik naar zijn handen",
            "De eerste minuut lukte het. Toen noemde de acteur mij een bureaucraat.",
            "Ik zeg vooraf tegen Hendriks dat ik het anders ga doen. Dan moet ik wel.",
        ),
        Day(
            "Ik kom wat later, want ze beginnen die ochtend met opbouwen. De regel die knelt: muziek tot "
            "elf uur. Niemand weet waarom elf.",
            "Ik zoek uit waar elf uur vandaan komt.",
            "Oordeelsvorming",
            YES,
            "iemand zegt dat een tijd vaststaat",
            "vraag ik sinds wanneer en voor wie",
        ),
        Day(
            "Vier exploitanten, vijf buren, één tafel. Geen microfoon, dat had Gonny bedacht. Wie praat, "
            "heeft de knuffelbeer van de schiettent.",
            "Ik schrijf elke afspraak op terwijl ze erbij zitten.",
            "Plannen en organiseren",
            YES,
            "we iets afspreken",
            "lees ik het hardop voor en vraag ik wie het anders hoorde",
        ),
        Day(
            "Ik speel de wethouder bij Gijs, en daarna sta ik er zelf. Mijn advies: om tien uur zachter, om "
            "elf uur stil, en op zaterdag een uur langer.",
            "Ik blijf bij mijn advies als er iemand zucht.",
            "Besluitvaardigheid",
            YES,
            "er iemand zucht",
            "vraag ik wat er achter die zucht zit, en verander ik nog niets",
        ),
        Day(
            "Het vel is ondertekend. Negen handtekeningen en een vetvlek. Nu nog iemand die in mei om tien "
            "uur bij de knop staat, en dat ben ik niet.",
            "Ik verdeel de avonden over vier namen.",
            "Plannen en organiseren",
            YES,
            "ik zelf wil gaan kijken",
            "bel ik wie dienst heeft en vraag ik hoe het gaat",
        ),
        Day(
            "Ik vertel het zonder papier, maar wel met het vel op tafel. Mevrouw Ter Steege zit op de "
            "eerste rij en ik praat dus langzaam.",
            "Ik neem de tijd en ik houd mijn tijd.",
            "Overtuigen",
            YES,
            "de kermis in mei is geweest",
            "drink ik koffie bij mevrouw Ter Steege en schrijf ik op wat zij hoorde",
        ),
    ),
}
