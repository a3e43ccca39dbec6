"""What became of the Proeven of the cohort at its end: dossiers, scores, results, feedback. All made up."""

from typing import NamedTuple


class Shown(NamedTuple):
    """A dossier: where the presentation stands, and a reflection."""

    link: str
    reflection: str


class Scores(NamedTuple):
    """In the order of the criteria of the standard programme; levels from 1 to 4."""

    levels: tuple[int, ...]
    words: tuple[str, ...]


class Outcome(NamedTuple):
    is_obtained: bool
    reasons: str
    missing: str = ""


DOSSIERS = {
    "mirjam": Shown(
        "https://lindenkerk.example/singelweg",
        "Ik dacht dat ik goed was met mensen, omdat ik makkelijk praat. Aan de Singelweg leerde ik dat het "
        "pas werkte toen ik stil werd. Veertien tuinen zijn open. Voor geen daarvan had ik het ontwerp.",
    ),
    "pieterjan": Shown(
        "https://duinhaven.example/uitleg-woz",
        "Mijn uitleg klopte altijd. Dat hij niet hielp, zag ik pas aan twaalf keukentafels. Nu begin ik met "
        "de vraag wie er naar het huis heeft gekeken.",
    ),
    "rachida": Shown(
        "https://waterrijk.example/taal-op-het-werk",
        "Ik deed alles zelf en noemde dat zorgzaam. Deze acht dagen vroeg ik hulp aan drie werkgevers, aan "
        "Wim en aan Samira. Elf mensen werken nu en leren daar de taal.",
    ),
    "gijs": Shown(
        "https://heuvelzoom.example/kaart-daken",
        "Ik ben van de zekerheid. De kaart met drie kleuren dwong mij om te kiezen. Oranje is kleiner "
        "geworden, maar nog niet weg. Dat ben ik ook een beetje zelf.",
    ),
    "wouter": Shown(
        "https://merenveen.example/om-de-hoek",
        "Ik kwam altijd als laatste binnen. Nu zit ik er in week één bij. Dat scheelt werk, ook voor mij.",
    ),
    "esra": Shown(
        "https://waterrijk.example/merwedelaan",
        "Ik weet meer dan ik dacht. De bak staat nu bij de lift, omdat de huismeester het zei en ik het "
        "durfde te vragen.",
    ),
    "thijs": Shown(
        "https://lindenkerk.example/kermis",
        "Mijn pet ligt tegenwoordig op tafel. Negen handtekeningen, en ik heb niet één keer geschreeuwd.",
    ),
}

# What the first and the second assessor found, apart from each other.
FIRST = {
    "mirjam": Scores(
        (4, 3, 3, 4, 4, 4, 3),
        (
            "Je kende elk huis, ook de drie die eerst niet opendeden.",
            "Meneer Douma hielp op het eind mee. Je kon precies vertellen wat daarvoor nodig was.",
            "Het waterschap betaalt mee, omdat je hun vraag vertaalde naar kelders.",
            "De buren houden het nu zelf bij. Jij staat niet op het schema.",
            "Veertien tuinen, tien waren gevraagd, en een afspraak op papier.",
            "Je vertelde ook de avond die mislukte, en wat je daarna anders deed.",
            "Levendig en helder. Bij de laatste vraag praatte je even door.",
        ),
    ),
    "pieterjan": Scores(
        (3, 3, 4, 3, 3, 3, 3),
        (
            "Je vond achter ‘te hoog’ de vraag wie er was komen kijken.",
            "Boosheid laat je nu staan. Dat was te zien toen je werd onderbroken.",
            "De regel die geen regel was, heb je zelf uitgezocht en binnen verteld.",
            "Van tabel naar één bladzijde, met steun van jurist en drukker.",
            "De uitleg ligt er en is getest. In het voorjaar gaat hij mee.",
            "Je was eerlijk over het getal dat er toch in sloop.",
            "Rustig en goed te volgen. Je keek de zaal in.",
        ),
    ),
    "rachida": Scores(
        (3, 4, 3, 4, 4, 3, 4),
        (
            "Je zag waarom Samira in de kantine wel praat en in het lokaal niet.",
            "Drie werkgevers die elkaar niet kenden, zitten nu samen aan tafel.",
            "Eén kaartje met twee boodschappen: zo hield je beide kanten erbij.",
            "Wim neemt het over als jij weg bent. Dat is nieuw voor je.",
            "Elf van de twaalf hebben een plek. De twaalfde koos zelf.",
            "Je noemt wat je afleerde, met een goed voorbeeld.",
            "Samira vertelde zelf. Je liet haar uitpraten.",
        ),
    ),
    "gijs": Scores(
        (3, 2, 2, 2, 2, 3, 2),
        (
            "Je sprak veel eigenaren en noemt hun redenen.",
            "Het gesprek met je collega bleef uit. Je vertelde wel waarom.",
            "De kaart helpt eigenaren. Wat het college ermee moet, bleef open.",
            "De kaart is bijna af. Een datum kwam pas na een vraag.",
            "Het advies over de regels ligt er nog niet.",
            "Je kent jezelf goed, en vertelt het met humor.",
            "Zorgvuldig, maar op de vraag naar je advies kwam geen antwoord.",
        ),
    ),
    "thijs": Scores(
        (3, 4, 3, 3, 4, 3, 4),
        (
            "Achter de klacht van mevrouw Ter Steege vond hij de bas, niet de tijd.",
            "Exploitanten en buren tekenden hetzelfde vel.",
            "Hij zocht uit waar elf uur vandaan kwam, en maakte daar ruimte.",
            "De avonden zijn verdeeld over vier mensen.",
            "De afspraken liggen er, voor de volgende kermis.",
            "Hij laat zien hoe zijn stem veranderde.",
            "Zonder papier en toch precies op tijd.",
        ),
    ),
}
SECOND = {
    "mirjam": Scores(
        (4, 4, 3, 3, 4, 3, 3),
        (
            "De kaart met vraagtekens laat zien hoe ze zocht.",
            "Wie tegen was, kreeg een taak. Dat werkte.",
            "Raad, waterschap en straat kregen elk hun eigen verhaal.",
            "Goede stappen. Wie het na een jaar bijhoudt, moet nog blijken.",
            "Meer dan afgesproken, en de manager gebruikt de aanpak al in een tweede straat.",
            "Duidelijke voorbeelden van voor en na.",
            "Je wilt blijven luisteren.",
        ),
    ),
    "pieterjan": Scores(
        (4, 3, 3, 3, 3, 3, 2),
        (
            "Dertig bezwaren zelf gelezen, en daar een woord in gevonden.",
            "Hij vroeg door zonder te verdedigen.",
            "Hij nam de jurist mee en hield vast aan de lezer.",
            "Een planning met namen van anderen.",
            "Op één bladzijde, en te begrijpen.",
            "Hij zegt wat hij lastig vond.",
            "Helder. Op vragen werden de antwoorden weer wat technisch.",
        ),
    ),
    "rachida": Scores(
        (3, 4, 3, 3, 4, 4, 4),
        (
            "Ze luisterde naar wat er wel gebeurt.",
            "Ook de werkgever die niet terugbelde, doet weer mee.",
            "Haar hoofd wist op tijd wat er besloten moest worden.",
            "Het loopt. Ze kan nog wat meer loslaten.",
            "Een mooi resultaat dat mensen verder brengt.",
            "Ze vraagt nu om hulp, en leerde dat ook aan anderen.",
            "Warm, kort en duidelijk over het geld.",
        ),
    ),
    "gijs": Scores(
        (3, 2, 2, 3, 2, 2, 2),
        (
            "Hij weet wat er speelt op elk dak en bij elke eigenaar.",
            "Over weerstand vertelde hij vooral van papier.",
            "Binnen en buiten staan naast elkaar, nog niet bij elkaar.",
            "Stap voor stap, en steeds iets beter.",
            "De opdrachtgever kan er nog niet mee naar het college.",
            "Hij noemt wat hij wil leren. Een voorbeeld waarin het lukte, ontbrak.",
            "Te veel over daken, te weinig over het besluit.",
        ),
    ),
}
OUTCOMES = {
    "mirjam": Outcome(
        True, "Je liet de straat het werk doen en liet zien wat dat van jou vroeg. Je weet waar je stopt."
    ),
    "pieterjan": Outcome(
        True, "Je bracht een uitleg terug tot wat iemand wil weten. Dat deed je met anderen, en met geduld."
    ),
    "rachida": Outcome(
        True, "Je verdeelde het werk en vroeg wat je nodig had. Elf mensen zijn daardoor begonnen."
    ),
    "gijs": Outcome(
        False,
        "Je kent je vak en de eigenaren. Wat je het college adviseert, hoorden we niet, en daar draaide je "
        "opdracht om.",
        "Een advies van één bladzijde dat je met je opdrachtgever hebt besproken. En een voorbeeld van een "
        "gesprek dat je aanging in plaats van een notitie te schrijven.",
    ),
}
BOTH = "Dat vonden we allebei."
TALKED = "We keken er anders naar en kwamen samen hierop uit."

# Who said what about whose talk: saw, did, next step. Fellow participants by key.
MENTOR_SAID = {
    "rachida": (
        "Je liet Samira vertellen en je zei zelf twee minuten niets.",
        "Ik zag de werkgevers naar haar kijken en niet naar jou. Dat was precies goed.",
        "Geef mij de lijst met taalmaatjes nu ook echt, dan bel ik ze in mei.",
    ),
    "mirjam": (
        "Je vertelde de avond waarop het plan bijna stukliep.",
        "Dat maakte je verhaal geloofwaardig, ook voor de collega's achterin.",
        "Neem mij mee naar de eerste avond in de volgende straat.",
    ),
}
PRINCIPAL_SAID = {
    "rachida": (
        "Je noemde het bedrag in je eerste zin.",
        "Ik wist meteen wat ik moest besluiten, en ik kon ja zeggen.",
        "Kom over drie maanden vertellen wie er nog werkt.",
    ),
}
FELLOW_SAID = {
    ("gijs", "mirjam"): (
        "Je stopte na drie minuten en stelde een vraag.",
        "Ik kreeg zin om na te denken in plaats van te knikken.",
        "Vertel aan andere straten dat het ook een keer misging.",
    ),
    ("mirjam", "gijs"): (
        "Je vertelde dat oranje eigenlijk over jou gaat.",
        "Toen snapte ik opeens waarom de kaart zo lang duurde.",
        "Zeg de volgende keer eerst wat je adviseert. Ik luister mee.",
    ),
}
DISPENSED = (
    "Esra miste twee dagen door haar werk: een brand en een bezoek van de wethouder aan haar project. Zij "
    "haalde beide dagen in met haar buddy's."
)
