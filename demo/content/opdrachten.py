"""What the participants of the demo wrote about their praktijkopdracht. All made up."""

from typing import NamedTuple


class Text(NamedTuple):
    question: str
    why_now: str
    for_whom: str
    result: str
    learning: str


TEXTS = {
    "sanne": Text(
        "Hoe betrekken we de buren bij het bouwplan aan de Havenkade voordat de aanvraag binnen is?",
        "De ontwikkelaar dient in het voorjaar in. De vorige keer kwamen er 43 bezwaren.",
        "Voor mijn afdelingshoofd, en voor de bewoners van de Havenkade en de Touwslagersgang.",
        "Twee avonden aan tafel, en een verslag dat bij de aanvraag wordt gevoegd.",
        "Luisteren zonder meteen naar de regels te grijpen.",
    ),
    "ahmed": Text(
        "Hoe brengen we de balie één ochtend per week naar het dorpshuis?",
        "De bus naar het gemeentehuis verdwijnt in de zomer.",
        "Voor het afdelingshoofd Publiekszaken, en voor inwoners van de drie buitendorpen.",
        "Een proef in alle dorpen, met een rooster voor een heel jaar.",
        "Collega's meekrijgen die er eerst tegen op zien.",
    ),
    "daan": Text(
        "Hoe maken we een speelplek die de buurt mee ontwerpt en zelf mee onderhoudt?",
        "De toestellen zijn afgekeurd en worden deze winter weggehaald.",
        "Voor de teamleider Openbare ruimte, en voor de kinderen van de Esdoornstraat.",
        "Een ontwerp met een onderhoudsafspraak die de buurt heeft ondertekend.",
        "Grenzen aangeven en toch samen verder gaan.",
    ),
    "fleur": Text(
        "Hoe voeren we een ander gesprek over hulp in het huishouden?",
        "De brieven geven onrust, en vanaf januari gaan we opnieuw indiceren.",
        "Voor het afdelingshoofd Samenleving, en voor ouderen die hulp krijgen.",
        "Een belscript en dertig gesprekken, met wat we ervan leerden.",
        "Stiltes laten vallen in een lastig gesprek.",
    ),
    "youssef": Text(
        "Hoe houden we het winkelplein schoon zonder meer boetes uit te schrijven?",
        "Ondernemers dreigen hun keurmerk in te leveren.",
        "Voor de teamleider Veiligheid, en voor ondernemers en jongeren op het plein.",
        "Afspraken op één vel, door beide groepen gemaakt, en drie maanden uitgeprobeerd.",
        "Onderhandelen zonder mijn rol kwijt te raken.",
    ),
    "tim": Text(
        "Hoe richten we de Kerklaan zo in dat kinderen veilig naar school fietsen?",
        "Na twee ongelukken vroeg de raad om een plan voor de zomer.",
        "Voor de manager Openbare ruimte, en voor ouders, school en omwonenden.",
        "Een inrichting waar de drie groepen zich in herkennen, met een raming.",
        "Een groep leiden die het niet met elkaar eens is.",
    ),
    "kees": Text(
        "Hoe voeren we één gesprek over woningen op het oude sportveld?",
        "Het college wil in het najaar kiezen tussen twee varianten.",
        "Voor de programmamanager Wonen, en voor omwonenden en woningzoekenden.",
        "Een middag met beide groepen, en een advies waarin je hun stem terugvindt.",
        "Minder zenden en meer vragen.",
    ),
    "nadia": Text(
        "Hoe schrijven we de twintig meest verstuurde brieven zo dat iedereen ze begrijpt?",
        "De klantenservice krijgt elke dag vragen over wat er in een brief staat.",
        "Voor de directeur bedrijfsvoering, en voor iedereen die post van ons krijgt.",
        "Twintig nieuwe brieven, getest met lezers.",
        "Juristen meenemen zonder een gevecht over elk woord.",
    ),
    "marloes": Text(
        "Hoe bereiken we inwoners voordat hun schuld groot wordt?",
        "Het aantal meldingen van achterstanden verdubbelde in een jaar.",
        "Voor de teamleider Werk en inkomen, en voor mensen met een beginnende achterstand.",
        "Een werkwijze voor het eerste contact, in twee wijken uitgeprobeerd.",
        "Bij mensen binnenkomen zonder dat ze zich schamen.",
    ),
    "bram": Text(
        "Hoe krijgen we huurders en corporatie aan één tafel over de Vogelbuurt?",
        "De corporatie plant volgend jaar groot onderhoud.",
        "Voor het afdelingshoofd Fysiek domein, en voor de huurders.",
        "Een gezamenlijk plan voor de eerste veertig woningen.",
        "Belangen boven tafel krijgen.",
    ),
    "chantal": Text(
        "Hoe geven we gezinnen één vast gezicht in plaats van vijf loketten?",
        "Drie gezinnen deden hun verhaal in de krant.",
        "Voor onze opdrachtgever in het sociaal domein, en voor de gezinnen zelf.",
        "Tien gezinnen met één contactpersoon, en een eerlijk verslag.",
        "Doen wat nodig is als de regels het niet voorschrijven.",
    ),
    "rik": Text(
        "Hoe bellen we eerst bij elk bezwaar, voordat de zitting is gepland?",
        "De wachttijd voor een zitting is opgelopen tot vier maanden.",
        "Voor het hoofd Juridische zaken, en voor mensen die bezwaar maken.",
        "Vijftig telefoongesprekken, met een overzicht van wat ze opleverden.",
        "Aan de telefoon eerst mens zijn en dan jurist.",
    ),
}
# Who asked for what, a few days ago: Ahmed must choose, and Tim was given another mentor.
ASKED_CHANGE = ("ahmed", "Begin met één dorp en een half jaar. Dan kunnen we leren voor we groter worden.")
NEW_MENTOR = ("tim", "Bas Kroon", "bas.kroon@lindenkerk.example")
LOG = (
    (30, "Met de ontwikkelaar gebeld. Hij wil wel, als het maar niet langer duurt."),
    (9, "De eerste avond gehad, met negentien buren. Het ging vooral over parkeren."),
)
LOG_RESPONSE = (
    "Mooi dat je het gesprek over parkeren hebt laten lopen. Wat vraag je de tweede avond als eerste?"
)
