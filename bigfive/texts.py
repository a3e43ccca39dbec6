"""What the scales are called and say, in our own words (BIG-5). No types, and nothing good or bad: both ends
of a scale have their gain and their price.

The names of the facets are ours: those of the Dutch NEO-PI-R belong to its publisher. A facet of emotional
stability keeps its own direction: more worry is more worry.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bigfive.carefulness import Note
from bigfive.norms import AgeBand
from bigfive.scoring import Word

INSTRUMENT = "vragenlijst voor zelfreflectie"


@dataclass(frozen=True)
class ScaleText:
    name: str
    line: str
    lower: str
    higher: str


DOMAINS: Mapping[str, ScaleText] = {
    "N": ScaleText(
        "Emotionele stabiliteit",
        "Hoe rustig je blijft als iets spannend is of tegenzit.",
        "Je merkt snel dat er iets niet klopt, en neemt dat serieus. "
        "De spanning blijft dan wel langer hangen, en dat kost energie.",
        "Je blijft rustig als het druk wordt, en daar hebben anderen steun aan. "
        "Je merkt wel soms laat dat iets je raakt.",
    ),
    "E": ScaleText(
        "Extraversie",
        "Hoeveel energie je krijgt van contact, drukte en actie.",
        "Je luistert en denkt eerst na, en kunt goed alleen werken. "
        "In een grote groep hoort dan wel niet iedereen wat jij ervan vindt.",
        "Je legt makkelijk contact en brengt vaart in een groep. "
        "Wie meer tijd nodig heeft, komt naast jou wel soms weinig aan het woord.",
    ),
    "O": ScaleText(
        "Openheid",
        "Hoe graag je nieuwe ideeën, indrukken en ervaringen zoekt.",
        "Je houdt vast aan wat werkt en staat met beide benen op de grond. "
        "Een nieuw idee krijgt bij jou wel minder snel een kans.",
        "Je ziet andere mogelijkheden en legt nieuwe verbanden. "
        "Je bent wel soms al bij het volgende idee als het eerste nog niet af is.",
    ),
    "A": ScaleText(
        "Vriendelijkheid",
        "Hoe sterk je rekening houdt met anderen.",
        "Je zegt waar het op staat en durft tegen een ander in te gaan. "
        "Dat komt wel soms harder aan dan je bedoelt.",
        "Je leeft mee met anderen, en mensen werken graag met je samen. "
        "Je zegt wel soms ja terwijl je nee bedoelt.",
    ),
    "C": ScaleText(
        "Zorgvuldigheid",
        "Hoe planmatig je werkt en hoe goed je volhoudt.",
        "Je schakelt makkelijk als plannen veranderen. "
        "Dingen blijven wel soms liggen tot het bijna te laat is.",
        "Anderen kunnen op je rekenen: wat je begint, maak je af. "
        "Je legt de lat wel soms zo hoog dat loslaten moeilijk wordt.",
    ),
}

FACETS: Mapping[str, ScaleText] = {
    "N1": ScaleText(
        "Bezorgdheid",
        "Hoe snel je je zorgen maakt.",
        "Je maakt je niet snel druk, maar ziet een risico soms later dan een ander.",
        "Je ziet aankomen wat mis kan gaan, maar piekeren kost je rust.",
    ),
    "N2": ScaleText(
        "Prikkelbaarheid",
        "Hoe snel je geïrriteerd of boos wordt.",
        "Je blijft lang kalm, maar anderen zien soms niet waar jouw grens ligt.",
        "Anderen weten snel wat jou dwarszit, maar het kan harder aankomen dan je wilt.",
    ),
    "N3": ScaleText(
        "Somberheid",
        "Hoe vaak je je neerslachtig voelt. Dit zegt niets over je gezondheid.",
        "Je zit meestal lekker in je vel, maar ziet soms minder snel dat een ander het zwaar heeft.",
        "Je kijkt eerlijk naar wat niet goed gaat, maar bent soms te streng voor jezelf.",
    ),
    "N4": ScaleText(
        "Verlegenheid",
        "Hoe onwennig je je voelt als anderen op je letten.",
        "Je stapt makkelijk op mensen af, maar kunt een stiller iemand daarmee overvallen.",
        "Je kijkt eerst hoe een groep in elkaar zit, maar anderen horen je daardoor later.",
    ),
    "N5": ScaleText(
        "Verleidbaarheid",
        "Hoe lastig je iets laat staan waar je zin in hebt.",
        "Je houdt makkelijk maat, maar gunt jezelf misschien minder.",
        "Je geniet volop van wat er is, maar stoppen valt je soms zwaar.",
    ),
    "N6": ScaleText(
        "Gevoeligheid voor druk",
        "Hoe snel iets je te veel wordt.",
        "Je houdt het hoofd koel als het spannend wordt, maar vraagt soms laat om hulp.",
        "Je merkt snel dat iets te veel wordt, maar kiezen is dan lastig.",
    ),
    "E1": ScaleText(
        "Contact maken",
        "Hoe makkelijk je dicht bij anderen komt.",
        "Je neemt de tijd om iemand te leren kennen, maar anderen leren jou ook langzamer kennen.",
        "Je maakt snel vrienden, maar afstand houden is soms lastig.",
    ),
    "E2": ScaleText(
        "Gezelschap zoeken",
        "Hoe graag je veel mensen om je heen hebt.",
        "Je vindt rust als je alleen bent, maar mist soms wat er in de groep gebeurt.",
        "Je voelt je thuis in een volle zaal, maar alleen werken trekt je minder.",
    ),
    "E3": ScaleText(
        "Leiding nemen",
        "Hoe graag je het voortouw neemt.",
        "Je geeft anderen de ruimte, maar wat jij vindt, blijft dan soms ongezegd.",
        "Je neemt de leiding als dat nodig is, maar anderen krijgen dan soms minder ruimte.",
    ),
    "E4": ScaleText(
        "Tempo",
        "Hoe druk je het graag hebt.",
        "Je doet het rustig aan, maar een ander had soms meer vaart gewild.",
        "Je doet veel op een dag, maar stilstaan schiet er soms bij in.",
    ),
    "E5": ScaleText(
        "Spanning zoeken",
        "Hoeveel avontuur je nodig hebt.",
        "Je kiest voor zekerheid, maar laat een kans soms voorbijgaan.",
        "Je durft het avontuur aan, maar neemt soms meer risico dan nodig is.",
    ),
    "E6": ScaleText(
        "Opgewektheid",
        "Hoe vaak je vrolijk bent en dat laat zien.",
        "Je bent nuchter en rustig, maar anderen zien soms niet dat je het naar je zin hebt.",
        "Je vrolijkheid steekt anderen aan, maar voor zorgen is er dan soms minder plek.",
    ),
    "O1": ScaleText(
        "Verbeelding",
        "Hoe graag je fantaseert en wegdroomt.",
        "Je blijft bij wat er is, maar bedenkt minder snel hoe het anders kan.",
        "Je bedenkt makkelijk hoe iets zou kunnen zijn, maar dwaalt soms af.",
    ),
    "O2": ScaleText(
        "Gevoel voor kunst",
        "Hoeveel kunst en schoonheid met je doen.",
        "Je kijkt vooral of iets werkt, maar gaat soms voorbij aan wat een ander mooi vindt.",
        "Je ziet schoonheid waar anderen aan voorbijlopen, maar blijft er soms in hangen.",
    ),
    "O3": ScaleText(
        "Oog voor gevoel",
        "Hoe sterk je gevoelens merkt, bij jezelf en bij anderen.",
        "Je laat je niet snel meeslepen, maar mist soms wat er achter de woorden zit.",
        "Je voelt aan wat er speelt, maar dat kan ook veel tegelijk zijn.",
    ),
    "O4": ScaleText(
        "Zin in iets nieuws",
        "Hoe graag je iets anders doet dan je gewend bent.",
        "Je bewaart wat goed is, maar went langzamer aan iets nieuws.",
        "Je probeert graag iets nieuws, maar routine verveelt je snel.",
    ),
    "O5": ScaleText(
        "Plezier in denken",
        "Hoe graag je puzzelt met ideeën.",
        "Je houdt het praktisch, maar haakt eerder af als het abstract wordt.",
        "Je duikt graag in een idee, maar de praktijk komt dan soms later.",
    ),
    "A1": ScaleText(
        "Uitgaan van het goede",
        "Hoe makkelijk je ervan uitgaat dat anderen het goed bedoelen.",
        "Je kijkt eerst of iets klopt, maar een ander moet zich dan soms lang bewijzen.",
        "Je begint met vertrouwen, maar komt soms bedrogen uit.",
    ),
    "A2": ScaleText(
        "Eerlijk spel",
        "Hoe open je bent over wat je van anderen wilt.",
        "Je weet handig te krijgen wat nodig is, maar een ander kan zich gebruikt voelen.",
        "Anderen weten wat ze aan je hebben, maar slim onderhandelen ligt je minder.",
    ),
    "A3": ScaleText(
        "Hulpvaardigheid",
        "Hoe snel je voor een ander klaarstaat.",
        "Je bewaakt je eigen tijd, maar lijkt soms minder betrokken dan je bent.",
        "Je staat klaar voor anderen, maar komt zelf soms op de laatste plaats.",
    ),
    "A4": ScaleText(
        "Mildheid",
        "Hoe zacht je blijft als het botst.",
        "Je gaat een botsing niet uit de weg, maar die werkt soms lang door.",
        "Je bewaart de vrede, maar zegt soms te weinig over wat je dwarszit.",
    ),
    "A5": ScaleText(
        "Ingetogenheid",
        "Hoe weinig je jezelf op de voorgrond zet.",
        "Je laat merken wat je kunt, maar dat valt niet bij iedereen goed.",
        "Je stelt je niet boven anderen, maar wat jij kunt, blijft soms onopgemerkt.",
    ),
    "A6": ScaleText(
        "Meevoelen",
        "Hoe sterk het je raakt als anderen het moeilijk hebben.",
        "Je houdt je hoofd erbij als anderen het zwaar hebben, maar lijkt soms koel.",
        "Je trekt je het lot van anderen aan, maar neemt hun zorgen soms mee naar huis.",
    ),
    "C1": ScaleText(
        "Geloof in eigen kunnen",
        "Hoe zeker je weet dat je iets voor elkaar krijgt.",
        "Je overschat jezelf niet snel, maar begint soms niet aan iets wat je best kunt.",
        "Je pakt taken vol vertrouwen aan, maar vraagt soms laat om raad.",
    ),
    "C2": ScaleText(
        "Netheid",
        "Hoe graag je alles op zijn plek hebt.",
        "Je kunt goed tegen wat rommel, maar zoekt ook vaker naar je spullen.",
        "Je weet waar alles ligt, maar rommel van anderen leidt je soms af.",
    ),
    "C3": ScaleText(
        "Woord houden",
        "Hoe precies je je houdt aan afspraken en regels.",
        "Je kijkt wat er nu nodig is, maar anderen weten dan soms minder waar ze aan toe zijn.",
        "Anderen kunnen op je woord bouwen, maar afwijken van een regel valt je soms zwaar.",
    ),
    "C4": ScaleText(
        "Inzet",
        "Hoeveel je van jezelf vraagt in je werk.",
        "Je doet wat nodig is en houdt tijd over, maar een ander had soms meer verwacht.",
        "Je werkt hard en doet meer dan er gevraagd is, maar neemt soms te weinig rust.",
    ),
    "C5": ScaleText(
        "Op gang komen",
        "Hoe makkelijk je begint en doorgaat.",
        "Je wacht op het goede moment, maar dat komt soms laat.",
        "Je begint op tijd en gaat door, maar laat je soms moeilijk onderbreken.",
    ),
    "C6": ScaleText(
        "Eerst denken, dan doen",
        "Hoe lang je nadenkt voordat je iets doet.",
        "Je hakt snel een knoop door, maar had er soms beter een nacht over geslapen.",
        "Je denkt na voordat je iets doet, maar een snelle kans gaat soms voorbij.",
    ),
}

WORDS: Mapping[Word, str] = {
    Word.LOWER: "lager",
    Word.LOWER_BORDER: "op de grens van lager en gemiddeld",
    Word.AVERAGE: "rond het gemiddelde",
    Word.HIGHER_BORDER: "op de grens van gemiddeld en hoger",
    Word.HIGHER: "hoger",
}
NOT_COMPARED = "niet vergeleken"

NOTES: Mapping[Note, str] = {
    Note.FAST: "Je was snel klaar: minder dan 2 seconden per vraag. "
    "Heb je niet elke zin gelezen? Dan past de uitslag misschien minder goed bij je.",
    Note.SAME: "Je gaf bijna overal hetzelfde antwoord. "
    "Dat mag, maar de uitslag laat dan weinig verschillen zien.",
    Note.HALVES: "Op zinnen die op elkaar lijken, gaf je vaak een ander antwoord. "
    "Dat gebeurt als je moe bent of snel klikt. De uitslag past dan misschien minder goed bij je.",
}
NOTES_ARE_YOURS = "Alleen jij ziet dit. We bewaren het niet."

HOW_TO_READ = (
    "Een vragenlijst meet nooit precies. De balk laat zien waar je ongeveer uitkomt. "
    "Het lichte vak is het midden van de groep: daar komen ongeveer vier van de tien mensen uit."
)
OTHER_WAY = "Deze onderdelen wijzen de andere kant op: hoe hoger, hoe meer spanning of zorgen."

TOO_FEW = "Er zijn te veel vragen open voor een uitkomst."
ONE_OF_FOUR = "Eén van de vier vragen is open. Dit is het gemiddelde van de andere drie."
WITHOUT_A_FACET = "Van één onderdeel zijn te veel vragen open. Dit is het gemiddelde van de andere."
WITHOUT_O6 = (
    "Vier zinnen over politiek en overtuiging leggen we je niet voor. "
    "Daarom vergelijken we dit niet met anderen."
)


def open_questions(number: int) -> str:
    return "Eén vraag is open." if number == 1 else f"{number} vragen zijn open."


def compared_with(age: AgeBand | None) -> str:
    """The comparison group by name."""
    ages = age.label if age else "alle leeftijden"
    return f"mensen die de vragenlijst in het Engels op internet invulden, mannen en vrouwen samen, {ages}"


NO_DUTCH_NORM = "Een Nederlandse groep om mee te vergelijken is er niet."
