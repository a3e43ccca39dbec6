"""The frameworks of the standard programme: names with their source, descriptions of our own."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StandardCompetence:
    name: str
    description: str


@dataclass(frozen=True)
class StandardDimension:
    """A list without dimensions has one, with an empty name and word."""

    name: str
    word: str
    competences: tuple[StandardCompetence, ...]


@dataclass(frozen=True)
class StandardFramework:
    kind: str
    name: str
    source: str
    licence: str
    dimensions: tuple[StandardDimension, ...]


FOUR_DIMENSIONS = StandardFramework(
    kind="competences",
    name="Vier dimensies",
    source=(
        "De vier dimensies van gedrag komen van het A&O fonds Gemeenten, zoals de Leidraad Ambtelijk "
        "vakmanschap ze noemt."
    ),
    licence=(
        "De omschrijvingen in de Competentiebox van het A&O fonds zijn CC BY-NC-ND: die mag je niet "
        "bewerken. Daarom staan ze hier niet. De competenties en de omschrijvingen hieronder zijn van dit "
        "programma zelf."
    ),
    dimensions=(
        StandardDimension(
            name="Persoonlijke gedragsvaardigheden",
            word="zijn",
            competences=(
                StandardCompetence(
                    "Integriteit", "Je doet wat je zegt, en je bent open over belangen en over twijfel."
                ),
                StandardCompetence(
                    "Zelfreflectie", "Je kijkt eerlijk naar wat je deed en wat dat bij een ander losmaakte."
                ),
                StandardCompetence(
                    "Flexibiliteit",
                    "Je past je aanpak aan als de situatie daarom vraagt, zonder je doel te vergeten.",
                ),
                StandardCompetence(
                    "Lef", "Je zegt wat nodig is, ook als dat spannend voelt of niet iedereen het wil horen."
                ),
                StandardCompetence("Zelfstandigheid", "Je gaat zelf aan de slag en vraagt op tijd om hulp."),
            ),
        ),
        StandardDimension(
            name="Conceptuele gedragsvaardigheden",
            word="denken",
            competences=(
                StandardCompetence(
                    "Analyseren", "Je haalt een vraag uit elkaar en ziet wat hoofdzaak is en wat bijzaak."
                ),
                StandardCompetence(
                    "Omgevingsbewustzijn",
                    "Je weet wat er speelt in de samenleving en bij de mensen voor wie je werkt.",
                ),
                StandardCompetence(
                    "Bestuurssensitiviteit", "Je ziet wat een wethouder of raadslid nodig heeft, en wanneer."
                ),
                StandardCompetence(
                    "Creativiteit",
                    "Je bedenkt meer dan één oplossing en durft van de vaste weg af te wijken.",
                ),
                StandardCompetence(
                    "Oordeelsvorming",
                    "Je weegt feiten en belangen af en legt uit hoe je tot je oordeel komt.",
                ),
            ),
        ),
        StandardDimension(
            name="Relationele gedragsvaardigheden",
            word="interactie",
            competences=(
                StandardCompetence(
                    "Luisteren", "Je vraagt door en vat samen tot de ander zegt: ja, dat bedoel ik."
                ),
                StandardCompetence(
                    "Samenwerken", "Je deelt wat je weet en zorgt dat je samen verder komt dan alleen."
                ),
                StandardCompetence(
                    "Netwerken",
                    (
                        "Je legt contact met mensen binnen en buiten het gemeentehuis, en je houdt dat "
                        "contact warm."
                    ),
                ),
                StandardCompetence(
                    "Overtuigen", "Je brengt je advies zo dat de ander het begrijpt en er iets mee kan."
                ),
                StandardCompetence(
                    "Omgaan met weerstand",
                    (
                        "Je blijft rustig als iemand tegen is, en je zoekt uit wat er voor die ander op het "
                        "spel staat."
                    ),
                ),
            ),
        ),
        StandardDimension(
            name="Operationele gedragsvaardigheden",
            word="doen",
            competences=(
                StandardCompetence("Initiatief", "Je wacht niet af: je zet zelf de eerste stap."),
                StandardCompetence(
                    "Plannen en organiseren",
                    "Je verdeelt werk in stappen, met een tijd en een naam bij elke stap.",
                ),
                StandardCompetence(
                    "Resultaatgerichtheid", "Je houdt voor ogen wat het moet opleveren, en voor wie."
                ),
                StandardCompetence(
                    "Besluitvaardigheid",
                    "Je hakt een knoop door als dat nodig is, ook als je nog niet alles weet.",
                ),
                StandardCompetence("Ondernemerschap", "Je ziet kansen en maakt er met anderen iets van."),
            ),
        ),
    ),
)

CRAFT_THREE = StandardFramework(
    kind="style",
    name="Ambtelijk vakmanschap 3.0",
    source="Lijst uit de Leidraad Ambtelijk vakmanschap, naar Paul 't Hart.",
    licence=(
        "Alleen de namen zijn overgenomen, met bronvermelding. De omschrijvingen zijn voor dit programma "
        "geschreven."
    ),
    dimensions=(
        StandardDimension(
            name="",
            word="",
            competences=(
                StandardCompetence(
                    "Gericht op het uiteindelijke resultaat",
                    "Je vraagt je steeds af wat een inwoner straks merkt van jouw werk.",
                ),
                StandardCompetence(
                    "Inhoudelijk geloofwaardig",
                    (
                        "Je kent je vak goed genoeg om vertrouwen te krijgen, en je zegt het als je iets "
                        "niet weet."
                    ),
                ),
                StandardCompetence(
                    "Emotioneel intelligent en empathisch",
                    "Je merkt wat een gesprek met de ander doet, en met jezelf.",
                ),
                StandardCompetence(
                    "Begrijpen en beïnvloeden",
                    "Je wilt eerst snappen wat er speelt en probeert daarna iets in beweging te krijgen.",
                ),
                StandardCompetence(
                    "Transparant", "Je laat zien hoe een keuze tot stand komt, ook als het nog niet af is."
                ),
                StandardCompetence(
                    "Benaderbaar en verknoopt in relevante netwerken",
                    "Mensen weten je te vinden, en jij weet wie je voor een vraag kunt bellen.",
                ),
                StandardCompetence(
                    "In constructieve dialoog met partijen en personen van allerlei achtergronden",
                    "Je praat met iedereen zo dat het gesprek verder komt, hoe verschillend jullie ook zijn.",
                ),
            ),
        ),
    ),
)

OTHER_WAY = StandardFramework(
    kind="style",
    name="Een andere manier van werken",
    source="Leidraad Ambtelijk vakmanschap.",
    licence=(
        "Alleen de namen zijn overgenomen, met bronvermelding. De omschrijvingen zijn voor dit programma "
        "geschreven."
    ),
    dimensions=(
        StandardDimension(
            name="",
            word="",
            competences=(
                StandardCompetence(
                    "Ondernemender", "Je pakt vaker een kans op die niet in je takenlijst staat."
                ),
                StandardCompetence("Zelfstandiger", "Je regelt meer zelf en legt achteraf uit wat je koos."),
                StandardCompetence(
                    "Assertiever", "Je geeft eerder je grens en je mening aan, vriendelijk en duidelijk."
                ),
                StandardCompetence(
                    "Omgevingsbewuster", "Je kijkt vaker naar buiten voordat je binnen iets bedenkt."
                ),
            ),
        ),
    ),
)

VITAL_PRACTICES = StandardFramework(
    kind="practices",
    name="Vitale werkpraktijken",
    source="Wieke Blijleven, Merlijn van Hulst en Frank Hendriks, Publieke bricoleurs, Tilburg University.",
    licence=(
        "Alleen de namen zijn overgenomen, met bronvermelding. De omschrijvingen zijn voor dit programma "
        "geschreven."
    ),
    dimensions=(
        StandardDimension(
            name="",
            word="",
            competences=(
                StandardCompetence(
                    "Situaties in kaart brengen",
                    "Je gaat langs bij wie ermee te maken heeft en zoekt uit wat de echte vraag is.",
                ),
                StandardCompetence(
                    "Relatiewerk verrichten",
                    "Je bouwt aan vertrouwen met bewoners en partners, ook als je even niets nodig hebt.",
                ),
                StandardCompetence(
                    "Werken aan gedragen oplossingen",
                    (
                        "Je brengt mensen met verschillende wensen bij elkaar en zoekt wat zij samen kunnen "
                        "dragen."
                    ),
                ),
                StandardCompetence(
                    "Aansluiten van buiten op binnen en omgekeerd",
                    (
                        "Je vertaalt wat buiten speelt naar het gemeentehuis, en de regels van binnen naar "
                        "buiten."
                    ),
                ),
                StandardCompetence(
                    "Praktisch ondersteunen",
                    (
                        "Je helpt een idee vooruit met iets tastbaars: een zaal, een formulier of de juiste "
                        "naam."
                    ),
                ),
            ),
        ),
    ),
)

HOW_CRAFTSPEOPLE_WORK = StandardFramework(
    kind="style",
    name="Hoe vakmensen opereren",
    source="Wieke Blijleven, Merlijn van Hulst en Frank Hendriks, Publieke bricoleurs, Tilburg University.",
    licence=(
        "Alleen de namen zijn overgenomen, met bronvermelding. De omschrijvingen zijn voor dit programma "
        "geschreven."
    ),
    dimensions=(
        StandardDimension(
            name="",
            word="",
            competences=(
                StandardCompetence(
                    "Open", "Je bent eerlijk over wat kan en wat niet, en je staat open voor een ander idee."
                ),
                StandardCompetence(
                    "Resultaatgedreven", "Je blijft werken naar iets waar mensen echt wat aan hebben."
                ),
                StandardCompetence("Verbindend", "Je brengt mensen, plannen en afdelingen bij elkaar."),
                StandardCompetence(
                    "Bricolerend",
                    "Je maakt stap voor stap iets nieuws met wat er al is, binnen de regels die gelden.",
                ),
            ),
        ),
    ),
)

LEARNING_ATTITUDE = StandardFramework(
    kind="attitude",
    name="Leerhouding",
    source="Leidraad Ambtelijk vakmanschap.",
    licence=(
        "Alleen de namen zijn overgenomen, met bronvermelding. De omschrijvingen zijn voor dit programma "
        "geschreven."
    ),
    dimensions=(
        StandardDimension(
            name="",
            word="",
            competences=(
                StandardCompetence("Actief", "Je doet mee en brengt je eigen werk in."),
                StandardCompetence("Bereid om te leren", "Je wilt iets anders doen dan je gewend bent."),
                StandardCompetence("Kwetsbaar opstellen", "Je laat ook zien wat je moeilijk vindt."),
                StandardCompetence("Open staan", "Je luistert naar feedback zonder je meteen te verdedigen."),
                StandardCompetence("Nieuwsgierig", "Je stelt vragen voordat je iets vindt."),
                StandardCompetence("Interactief", "Je leert in gesprek met anderen."),
                StandardCompetence("Geven en nemen", "Je helpt een ander en durft zelf hulp aan te nemen."),
                StandardCompetence(
                    "Halen en brengen",
                    "Je neemt kennis mee naar huis, en je brengt kennis mee naar de groep.",
                ),
            ),
        ),
    ),
)

FRAMEWORKS = (
    FOUR_DIMENSIONS,
    VITAL_PRACTICES,
    LEARNING_ATTITUDE,
    CRAFT_THREE,
    OTHER_WAY,
    HOW_CRAFTSPEOPLE_WORK,
)
