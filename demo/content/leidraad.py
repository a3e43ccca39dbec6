"""The cohort "Leidraad 2016", complete. Only its dates are real; all else is the demo's own."""

from dataclasses import dataclass
from datetime import date, time

from demo.content.cast import Participant
from demo.content.shapes import AfterTexts, BeforeTexts, DayTexts


@dataclass(frozen=True)
class LeidraadDay:
    number: int
    on: date


COHORT_NAME = "Leidraad 2016"

DAYS = (
    LeidraadDay(1, date(2016, 9, 8)),
    LeidraadDay(2, date(2016, 9, 22)),
    LeidraadDay(3, date(2016, 10, 13)),
    LeidraadDay(4, date(2016, 11, 10)),
    LeidraadDay(5, date(2016, 11, 24)),
    LeidraadDay(6, date(2016, 12, 1)),
    LeidraadDay(7, date(2016, 12, 8)),
    LeidraadDay(8, date(2016, 12, 22)),
)

# The Leidraad gives dates only. What follows is made up for the demo, and OWN_NOTE says so on screen.
STARTS = time(9, 30)
ENDS = time(16, 30)
PLACE = "Vergadercentrum De Kade, zaal 2, Waterrijk"
OWN_NOTE = "De data komen uit de Leidraad. De tijden, de plaats en de thema's zijn voor deze demo gekozen."

# Keys of the cast.
TRAINERS = ("liesbeth",)

# Everyone shared the whole POD with the trainers and was present every day.
SHARING = ("trainers",)

PARTICIPANTS = (
    Participant(
        "anneke",
        "Anneke Vos",
        "anneke.vos@waterrijk.example",
        "waterrijk",
        "Wijken",
        "wijkadviseur",
        "Een wijkplan voor de Molenwijk waarin meer dan vijf stemmen te horen zijn",
        ("Ik wil mensen bereiken die niet vanzelf komen.", "Ik wil vriendelijk mijn grens aangeven."),
        ("Omgevingsbewustzijn", "Lef"),
    ),
    Participant(
        "gert",
        "Gert Bosman",
        "gert.bosman@heuvelzoom.example",
        "heuvelzoom",
        "Economie",
        "adviseur bedrijventerreinen",
        "Glasvezel en bomen op het bedrijventerrein, in één keer aangelegd",
        ("Ik wil vragen stellen voordat ik oplos.", "Ik wil mijn advies vaker mondeling geven."),
        ("Luisteren", "Overtuigen"),
    ),
    Participant(
        "saskia",
        "Saskia van Loon",
        "saskia.vanloon@merenveen.example",
        "merenveen",
        "Cultuur",
        "beleidsmedewerker cultuur",
        "Drie verenigingen en één zaal: samen een rooster maken",
        (
            "Ik wil mijn plek vinden in een organisatie die ik nog niet ken.",
            "Ik wil duidelijk ja of nee zeggen.",
        ),
        ("Zelfstandigheid", "Besluitvaardigheid"),
    ),
    Participant(
        "hicham",
        "Hicham Tahiri",
        "hicham.tahiri@lindenkerk.example",
        "lindenkerk",
        "Wonen en zorg",
        "beleidsadviseur wonen",
        "Een gebouw voor wonen en zorg, met de bewoners bedacht",
        (
            "Ik wil vertragen, zodat anderen mee kunnen komen.",
            "Ik wil vertrouwen herstellen bij een partner.",
        ),
        ("Flexibiliteit", "Integriteit"),
    ),
    Participant(
        "petra",
        "Petra Wijnen",
        "petra.wijnen@duinhaven.example",
        "duinhaven",
        "Markten en evenementen",
        "adviseur markten",
        "Een weekmarkt die kleiner wordt en toch leeft",
        (
            "Ik wil mijn ervaring gebruiken zonder nieuwe ideeën af te remmen.",
            "Ik wil samenwerken met iemand met wie ik vaak bots.",
        ),
        ("Zelfreflectie", "Samenwerken"),
    ),
    Participant(
        "joost",
        "Joost Kramer",
        "joost.kramer@waterrijk.example",
        "waterrijk",
        "Riolering en water",
        "projectleider riolering",
        "De Beukenstraat open en weer dicht, met de bewoners als partner",
        (
            "Ik wil bewoners spreken voordat de tekening af is.",
            "Ik wil collega's van andere teams eerder meenemen.",
        ),
        ("Initiatief", "Samenwerken"),
    ),
)

BUDDIES = (("anneke", "gert"), ("saskia", "hicham"), ("petra", "joost"))

DIARY: dict[str, dict[int, DayTexts]] = {
    "anneke": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik begin met lichte zenuwen en veel zin. Ik wil weten hoe zo'n POD werkt en wat ik "
                    "erin kwijt kan."
                ),
                goals=("Ik vertel de groep in drie zinnen waar mijn wijkplan over gaat.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een trainingsdag heb gehad", "schrijf ik dezelfde avond twee zinnen op"),),
                attitudes=("Actief",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "In de Molenwijk hoor ik steeds dezelfde vijf mensen. Ik wil leren hoe ik de anderen "
                    "vind."
                ),
                goals=("Ik zet op mijn kaart wie er nooit naar een avond komt.",),
                ties=("Situaties in kaart brengen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een bewonersavond plan", "ga ik eerst een ochtend bij de school staan"),),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation="Eén bewoner belt mij elke dag. Ik wil oefenen met een vriendelijke grens.",
                goals=("Ik zeg wanneer ik wel bereikbaar ben, zonder me te verontschuldigen.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("hij buiten onze afspraak belt", "laat ik de telefoon gaan en bel ik terug op woensdag"),
                ),
                why_not="Ik gaf toch een reden bij mijn grens, en over die reden ging daarna het gesprek.",
                how_still="Ik oefen de zin zonder het woord omdat.",
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn wijkplan moet naar het college. Ik wil weten wat een wethouder als eerste leest."
                ),
                goals=("Ik schrijf de kern van het plan op een half blad.",),
                ties=("Bestuurssensitiviteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "ik een stuk voor het college maak",
                        "vraag ik de secretaris wat er die week nog meer speelt",
                    ),
                ),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De Molenwijk wil minder auto's en meer parkeerplaatsen. Ik wil leren hoe je daarover "
                    "praat zonder te kiezen."
                ),
                goals=("Ik laat twee bewoners elkaars wens uitleggen.",),
                ties=("Werken aan gedragen oplossingen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("twee bewoners het oneens zijn", "vraag ik elk van hen wat de ander belangrijk vindt"),
                ),
                attitudes=("Interactief",),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik moet mijn leidinggevende vertellen dat er te weinig tijd is. Dat oefen ik vandaag."
                ),
                goals=("Ik noem het aantal uren in mijn eerste zin.",),
                ties=("Lef",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("mijn agenda vol is", "leg ik twee keuzes voor in plaats van een klacht"),),
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Een bewoonster wil een ruilkast in de straat. Ik wil leren helpen zonder het over te "
                    "nemen."
                ),
                goals=("Ik regel één ding voor haar en laat de rest bij haar.",),
                ties=("Praktisch ondersteunen",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("iemand een idee heeft", "vraag ik welke stap die persoon zelf morgen kan zetten"),
                ),
                why_not="Ik had de kast bijna zelf besteld.",
                how_still="Ik geef haar de naam van de timmerman en meer niet.",
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Vandaag laat ik zien wat er veranderd is. Ik ben trots op de kaart van de Molenwijk, "
                    "en op de namen die erop staan."
                ),
                goals=("Ik vertel ook wat mij niet is gelukt.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een nieuw plan begin", "ga ik eerst twee dagen kijken en luisteren"),),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
    },
    "gert": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik kom om vooruit te komen met het bedrijventerrein. Praten over mezelf is nieuw voor "
                    "mij."
                ),
                goals=("Ik schrijf op wat mijn collega's aan mij hebben.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("een collega mij bedankt", "vraag ik waarvoor precies"),),
                why_not="Ik wist het niet goed en schreef toen mijn taken op.",
                how_still="Ik vraag het morgen aan drie collega's.",
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De ondernemers klagen over de bewegwijzering. Ik vermoed dat het over iets anders gaat."
                ),
                goals=("Ik stel vijf vragen voordat ik iets over borden zeg.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("een ondernemer klaagt", "vraag ik wat een klant daarvan merkt"),),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Met de voorzitter van de vereniging loopt het stroef. Ik wil zien wat ik daar zelf in "
                    "doe."
                ),
                goals=("Ik luister zonder mijn armen over elkaar te doen.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik de voorzitter zie", "begin ik met wat er goed gaat op het terrein"),),
                attitudes=("Open staan",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Het terrein wil glasvezel en de gemeente wil bomen. Ik wil beide in één voorstel "
                    "krijgen."
                ),
                goals=("Ik zoek één zin waar beide partijen ja op zeggen.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("ik een voorstel schrijf", "laat ik het lezen door iemand van de andere kant"),),
                why_not="Mijn zin was zo algemeen dat niemand er iets aan had.",
                how_still="Ik maak hem concreet voor één straat.",
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Zeven ondernemers, één sleuf in de grond. Vandaag oefen ik het gesprek daarover."
                ),
                goals=("Ik vraag iedereen wat hij kan missen.",),
                ties=("Samenwerken",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("een gesprek vastloopt", "vraag ik wat er minstens nodig is"),),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation="Ik adviseer liever op papier. Vandaag moet het mondeling, in drie minuten.",
                goals=("Ik kijk de ander aan als ik mijn advies geef.",),
                ties=("Overtuigen",),
            ),
            after=AfterTexts(
                results=("reached",), intentions=(("ik een advies mail", "loop ik daarna even langs"),)
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik wil een plan dat ook zonder mij doorgaat, want in mei begin ik aan een andere klus."
                ),
                goals=("Ik zet bij elke stap een naam van iemand anders.",),
                ties=("Plannen en organiseren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik een taak naar me toe trek", "vraag ik eerst wie van het terrein die kan doen"),
                ),
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn verhaal is af en de sleuf ligt er. Ik wil vertellen hoe dat samen is gegaan."
                ),
                goals=("Ik noem in mijn presentatie drie anderen bij naam.",),
                ties=("Resultaatgerichtheid",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("iets gelukt is", "vertel ik eerst wie eraan meewerkte"),),
                attitudes=("Geven en nemen",),
            ),
        ),
    },
    "saskia": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik werk pas een half jaar op cultuur en ik wil mijn plek vinden. Vandaag kijk ik "
                    "vooral hoe anderen dat doen."
                ),
                goals=("Ik vraag twee deelnemers hoe zij begonnen zijn.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik niet weet wie waarover gaat", "loop ik naar de bode, want die weet het wel"),
                ),
                attitudes=("Nieuwsgierig",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De muziekschool vraagt om geld. Misschien is de vraag erachter waar de leerlingen "
                    "blijven."
                ),
                goals=("Ik vraag wat er over vijf jaar anders moet zijn.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("iemand om subsidie vraagt", "vraag ik eerst wat er zonder geld al kan"),),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation="Ik moet vertellen dat een subsidie stopt. Ik wil dat rustig kunnen doen.",
                goals=("Ik zeg het besluit in mijn eerste zin.",),
                ties=("Integriteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik slecht nieuws breng", "neem ik daarna een half uur de tijd om te blijven"),),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation="In de raad ligt cultuur gevoelig. Ik wil begrijpen waarom.",
                goals=("Ik vraag een griffier wat raadsleden zorgen geeft.",),
                ties=("Bestuurssensitiviteit",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("een stuk naar de raad gaat", "bel ik de griffier een week eerder"),),
                why_not="De griffier was er vandaag niet, en ik had geen tweede naam.",
                how_still="Ik heb voor maandag een afspraak gemaakt, en een tweede naam gekregen.",
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Drie verenigingen willen dezelfde zaal op dinsdag. Ik wil ze samen laten zoeken."
                ),
                goals=("Ik teken het rooster pas als zij het zelf hebben gemaakt.",),
                ties=("Werken aan gedragen oplossingen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("een verdeling van mij wordt verwacht", "leg ik een leeg rooster op tafel"),),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation="Ik zeg vaak misschien als ik nee bedoel. Vandaag oefen ik met nee.",
                goals=("Ik zeg nee en noem één ding dat wel kan.",),
                ties=("Lef",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    (
                        "ik misschien wil zeggen",
                        "vraag ik een dag bedenktijd en geef ik dan een echt antwoord",
                    ),
                ),
                why_not="Bij de derde keer oefenen kwam misschien toch weer terug.",
                how_still="Gert vraagt mij elke week hoeveel keer ik nee heb gezegd.",
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De verenigingen willen een open dag. Ik wil ze op weg helpen en daarna loslaten."
                ),
                goals=("Ik maak een lijst van één bladzijde waar zij zelf mee verder kunnen.",),
                ties=("Praktisch ondersteunen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    (
                        "een vereniging mij belt over de open dag",
                        "vraag ik wie van de anderen het antwoord weet",
                    ),
                ),
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation="In september zocht ik mijn plek. Vandaag vertel ik wat ik daar nu doe.",
                goals=("Ik vertel mijn verhaal zonder dia's.",),
                ties=("Overtuigen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("er een nieuwe collega komt", "neem ik die mee naar een repetitie van de fanfare"),
                ),
                attitudes=("Halen en brengen",),
            ),
        ),
    },
    "hicham": {
        1: DayTexts(
            before=BeforeTexts(
                expectation="Ik werk aan wonen en zorg, en ik praat snel. Ik wil leren vertragen.",
                goals=("Ik laat in de kennismaking een stilte vallen.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("ik merk dat ik doorratel", "drink ik een slok water"),),
                why_not="De stilte duurde een tel.",
                how_still="Ik probeer het thuis aan tafel, daar is het moeilijker.",
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation="Ouderen zouden willen verhuizen, zeggen wij. Ik wil horen of dat zo is.",
                goals=("Ik vraag naar het huis waar iemand nu woont.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik een oudere bewoner spreek", "vraag ik eerst wat die het fijnst vindt aan het huis"),
                ),
                attitudes=("Nieuwsgierig",),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De zorgaanbieder vertrouwt ons niet meer na het vorige project. Ik wil weten hoe je "
                    "dat herstelt."
                ),
                goals=("Ik vraag wat er toen is misgegaan en schrijf het op.",),
                ties=("Integriteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("een partner over vroeger begint", "schrijf ik mee en vat ik het samen"),),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Twee afdelingen, twee budgetten, één gebouw. Ik wil een advies dat over de muur kijkt."
                ),
                goals=("Ik schrijf mijn advies zonder de naam van een afdeling.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik aan een advies begin", "schrijf ik eerst op wat een bewoner ervan merkt"),),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De aanbieder, de corporatie en de bewoners hebben elk een eigen tempo. Vandaag oefen "
                    "ik met wachten."
                ),
                goals=("Ik ga pas verder als de langzaamste mee is.",),
                ties=("Samenwerken",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("een gesprek te snel gaat", "vraag ik de stilste persoon hoe die het ziet"),),
                why_not="Ik keek naar de klok en ging toch door.",
                how_still="Ik leg mijn horloge in mijn tas.",
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation="Ik wil de wethouder vragen om een besluit dat haar niet populair maakt.",
                goals=("Ik zeg in één zin waarom het toch nodig is.",),
                ties=("Lef",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik iets lastigs vraag", "noem ik ook wat het kost en voor wie"),),
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De bewoners willen een gezamenlijke tuin. Ik wil kijken wat we met weinig geld kunnen "
                    "beginnen."
                ),
                goals=("Ik vind drie dingen die er al zijn.",),
                ties=("Ondernemerschap",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("er geen geld is", "maak ik een lijst van wat mensen kunnen lenen"),),
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik praat langzamer, zeggen mijn collega's. Vandaag laat ik horen wat ik daardoor te "
                    "weten kwam."
                ),
                goals=("Ik laat in mijn presentatie één bewoner aan het woord.",),
                ties=("Resultaatgerichtheid",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een plan presenteer", "begin ik met een zin van een bewoner"),),
                attitudes=("Open staan",),
            ),
        ),
    },
    "petra": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik zit al lang bij de gemeente en ik weet hoe dingen lopen. Ik wil weten of dat helpt "
                    "of in de weg zit."
                ),
                goals=("Ik vraag mijn buddy wat een nieuweling aan mij zou merken.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik zeg dat iets hier zo gaat", "vraag ik me af of dat nog nodig is"),),
                attitudes=("Open staan",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Over de weekmarkt weet ik alles, dacht ik. Vorige week vroeg een koopman iets wat ik "
                    "niet wist."
                ),
                goals=("Ik teken de markt zoals een koopman hem ziet.",),
                ties=("Situaties in kaart brengen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik op de markt ben", "help ik een half uur mee met uitladen en stel ik dan pas vragen"),
                ),
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De marktmeester en ik zijn het zelden eens. Ik wil ons gesprek eens anders beginnen."
                ),
                goals=("Ik noem eerst waarin hij gelijk heeft.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("de marktmeester en ik botsen", "zeg ik hardop waar we het wel over eens zijn"),
                ),
                why_not="Ik noemde het wel, maar er kwam meteen een maar achteraan.",
                how_still="Ik zet een punt en ga dan iets anders doen.",
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation="De regels van de markt zijn uit 1998. Ik wil weten welke er echt toe doen.",
                goals=("Ik streep drie regels aan die niemand mist.",),
                ties=("Oordeelsvorming",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("iemand naar een oude regel wijst", "zoek ik op waarom die er kwam"),),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De kooplui en de winkels willen allebei op zaterdag voor de deur staan. Ik zoek iets "
                    "nieuws."
                ),
                goals=("Ik bedenk met de groep vijf plattegronden.",),
                ties=("Creativiteit",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("twee wensen botsen", "teken ik er eerst vijf oplossingen bij, ook onmogelijke"),
                ),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation="Ik moet de raad vertellen dat de markt kleiner wordt. Dat hoort niemand graag.",
                goals=("Ik vertel het in drie minuten, met één toekomstbeeld.",),
                ties=("Overtuigen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik iets vertel wat niemand wil horen", "vertel ik ook wat er blijft"),),
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Een jonge koopvrouw wil een proefkraam. Ik wil haar helpen met wat er in de loods ligt."
                ),
                goals=("Ik regel een kraam binnen de regels die er zijn.",),
                ties=("Praktisch ondersteunen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("iemand iets wil proberen", "zoek ik eerst wat er in de loods staat"),),
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Mijn ervaring zit niet in de weg als ik eerst vraag. Dat wil ik vandaag laten zien."
                ),
                goals=(
                    "Ik laat de twee plattegronden naast elkaar zien, die van mij en die van de koopman.",
                ),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik denk dat ik het al weet", "stel ik één vraag meer"),),
                attitudes=("Bereid om te leren",),
            ),
        ),
    },
    "joost": {
        1: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik ben projectleider riolering. Bewoners zien mij pas als hun straat open ligt, en dat "
                    "wil ik omdraaien."
                ),
                goals=("Ik schrijf op wanneer ik bewoners nu voor het eerst spreek.",),
                ties=("Zelfreflectie",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("een project op mijn bureau komt", "zet ik in week één een wandeling door de straat"),
                ),
                attitudes=("Actief",),
            ),
        ),
        2: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Voor de Beukenstraat heb ik tekeningen tot op de centimeter. Wat mensen daar willen "
                    "weet ik niet."
                ),
                goals=("Ik vraag door tot ik iets hoor wat niet over buizen gaat.",),
                ties=("Luisteren",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(
                    ("ik een bewoner spreek", "vraag ik hoe een gewone ochtend in de straat verloopt"),
                ),
                why_not="Ik vroeg door, maar vooral naar water in de kelder.",
                how_still="Ik doe het nog eens met mijn tekening in de auto.",
                practices=("Situaties in kaart brengen",),
            ),
        ),
        3: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Bij het vorige project is een bewoner boos weggelopen. Ik wil met hem opnieuw beginnen."
                ),
                goals=("Ik oefen de eerste zin van dat gesprek.",),
                ties=("Omgaan met weerstand",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("ik hem vrijdag zie", "zeg ik dat ik toen te snel ging, en vraag ik hoe het nu is"),
                ),
                attitudes=("Kwetsbaar opstellen",),
                practices=("Relatiewerk verrichten",),
            ),
        ),
        4: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Groen wil bomen, verkeer wil breedte en ik wil buizen. Ik wil leren om dat binnen "
                    "eerst te regelen."
                ),
                goals=("Ik breng drie collega's bij één tekening.",),
                ties=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een tekening maak", "nodig ik groen en verkeer uit voordat hij af is"),),
                practices=("Aansluiten van buiten op binnen en omgekeerd",),
            ),
        ),
        5: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De straat mag kiezen waar de bomen komen. Ik wil dat iedereen aan bod komt, ook wie 's "
                    "avonds werkt."
                ),
                goals=("Ik bedenk een manier waarop iedereen kan meekiezen.",),
                ties=("Werken aan gedragen oplossingen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("ik een avond plan", "zet ik er ook een vroege ochtend in de straat naast"),),
                practices=("Werken aan gedragen oplossingen",),
            ),
        ),
        6: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "Ik wil mijn directeur vragen om drie weken uitstel, omdat de straat dan meedoet."
                ),
                goals=("Ik noem eerst wat die drie weken opleveren.",),
                ties=("Besluitvaardigheid",),
            ),
            after=AfterTexts(
                results=("partly",),
                intentions=(("ik iets vraag", "noem ik de winst vóór de kosten"),),
                why_not="Ik begon uit gewoonte bij de planning.",
                how_still="Ik schrijf mijn eerste zin op de achterkant van mijn hand.",
            ),
        ),
        7: DayTexts(
            before=BeforeTexts(
                expectation="De bewoners willen zelf de perken beplanten. Ik wil regelen dat dat kan.",
                goals=("Ik zorg voor grond, planten en één naam om te bellen.",),
                ties=("Praktisch ondersteunen",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(("bewoners zelf iets willen doen", "vraag ik wat er voor zaterdag nodig is"),),
                practices=("Praktisch ondersteunen",),
            ),
        ),
        8: DayTexts(
            before=BeforeTexts(
                expectation=(
                    "De Beukenstraat ligt weer dicht en er staan negen bomen. Ik wil vertellen hoe dat kwam."
                ),
                goals=("Ik vertel het verhaal vanaf de eerste wandeling.",),
                ties=("Resultaatgerichtheid",),
            ),
            after=AfterTexts(
                results=("reached",),
                intentions=(
                    ("er een nieuwe straat aan de beurt is", "neem ik een bewoner van de Beukenstraat mee"),
                ),
                attitudes=("Halen en brengen",),
            ),
        ),
    },
}
