"""The people of the demo. Every person and every organisation is made up."""

from dataclasses import dataclass


@dataclass(frozen=True)
class DemoOrganisation:
    key: str
    name: str


@dataclass(frozen=True)
class Staff:
    """Someone of the training provider, or an assessor from elsewhere."""

    key: str
    name: str
    mail: str
    organisation: str
    function: str


@dataclass(frozen=True)
class Supporter:
    """A mentor or a principal at the participant's own workplace."""

    key: str
    name: str
    mail: str
    organisation: str
    function: str


@dataclass(frozen=True)
class Participant:
    """`goals` are the overall learning goals; `goal_competences` name the competence of each."""

    key: str
    name: str
    mail: str
    organisation: str
    team: str
    function: str
    assignment: str
    goals: tuple[str, str]
    goal_competences: tuple[str, str]


COHORT_NAME = "Leeratelier Noord"

ORGANISATIONS = (
    DemoOrganisation("leeratelier", "Het Leeratelier"),
    DemoOrganisation("waterrijk", "Gemeente Waterrijk"),
    DemoOrganisation("heuvelzoom", "Gemeente Heuvelzoom"),
    DemoOrganisation("merenveen", "Gemeente Merenveen"),
    DemoOrganisation("lindenkerk", "Gemeente Lindenkerk"),
    DemoOrganisation("duinhaven", "Gemeente Duinhaven"),
)

TRAINERS = (
    Staff("fatima", "Fatima El Amrani", "fatima.elamrani@leeratelier.example", "leeratelier", "trainer"),
    Staff("joris", "Joris Verbeek", "joris.verbeek@leeratelier.example", "leeratelier", "trainer"),
)
OTHER_TRAINER = Staff(
    "liesbeth", "Liesbeth Groen", "liesbeth.groen@leeratelier.example", "leeratelier", "trainer"
)
COORDINATOR = Staff(
    "monique", "Monique Timmers", "monique.timmers@leeratelier.example", "leeratelier", "contactpersoon"
)
ADMINISTRATOR = Staff("stefan", "Stefan Kok", "stefan.kok@leeratelier.example", "leeratelier", "beheerder")
ASSESSOR = Staff(
    "hanneke", "Hanneke Prins", "hanneke.prins@leeratelier.example", "leeratelier", "beoordelaar"
)

PARTICIPANTS = (
    Participant(
        "sanne",
        "Sanne de Vries",
        "sanne.devries@waterrijk.example",
        "waterrijk",
        "Vergunningen",
        "adviseur omgevingsvergunningen",
        "Eerst om tafel, dan pas de aanvraag: buren betrekken bij het bouwplan aan de Havenkade",
        (
            "Ik wil eerst begrijpen wat mensen bezighoudt, voordat ik met de regels kom.",
            "Ik wil mijn advies ook geven als ik weet dat de ander het niet graag hoort.",
        ),
        ("Luisteren", "Lef"),
    ),
    Participant(
        "ahmed",
        "Ahmed Yilmaz",
        "ahmed.yilmaz@heuvelzoom.example",
        "heuvelzoom",
        "Burgerzaken",
        "adviseur dienstverlening",
        "De balie dichterbij: één ochtend per week paspoorten en aangiften in het dorpshuis",
        (
            "Ik wil collega's meekrijgen in een verandering, zonder te duwen.",
            "Ik wil mijn plannen kleiner beginnen en eerder laten zien.",
        ),
        ("Omgaan met weerstand", "Initiatief"),
    ),
    Participant(
        "daan",
        "Daan Visser",
        "daan.visser@waterrijk.example",
        "waterrijk",
        "Openbare ruimte",
        "adviseur groen en spelen",
        "Een speelplek die de buurt mee ontwerpt en mee onderhoudt",
        (
            "Ik wil grenzen aangeven aan wat de gemeente doet, en toch vriendelijk blijven.",
            "Ik wil afspraken vastleggen, zodat iedereen weet wie wat doet.",
        ),
        ("Lef", "Plannen en organiseren"),
    ),
    Participant(
        "fleur",
        "Fleur Jansma",
        "fleur.jansma@heuvelzoom.example",
        "heuvelzoom",
        "Maatschappelijke ondersteuning",
        "beleidsadviseur Wmo",
        "Eerst bellen, dan schrijven: een ander gesprek over hulp in het huishouden",
        (
            "Ik wil mijn beleid toetsen bij de mensen die ermee leven.",
            "Ik wil korter en duidelijker zijn als ik iets uitleg.",
        ),
        ("Omgevingsbewustzijn", "Overtuigen"),
    ),
    Participant(
        "youssef",
        "Youssef Benali",
        "youssef.benali@merenveen.example",
        "merenveen",
        "Toezicht en handhaving",
        "adviseur handhaving",
        "Van boetes naar afspraken: een schoon winkelplein, samen met ondernemers en jongeren",
        (
            "Ik wil vertrouwen opbouwen bij mensen die weinig van de gemeente verwachten.",
            "Ik wil rustig blijven als iemand mij persoonlijk aanspreekt.",
        ),
        ("Netwerken", "Omgaan met weerstand"),
    ),
    Participant(
        "ingrid",
        "Ingrid Mulder",
        "ingrid.mulder@merenveen.example",
        "merenveen",
        "Financiën",
        "adviseur planning en control",
        "Een begroting die raadsleden in één avond begrijpen",
        (
            "Ik wil de politieke vraag achter een cijfervraag leren zien.",
            "Ik wil mijn verhaal vertellen zonder me achter tabellen te verstoppen.",
        ),
        ("Bestuurssensitiviteit", "Overtuigen"),
    ),
    Participant(
        "tim",
        "Tim van Houten",
        "tim.vanhouten@lindenkerk.example",
        "lindenkerk",
        "Verkeer en mobiliteit",
        "adviseur verkeer",
        "Veilig naar school: de Kerklaan inrichten met ouders, school en omwonenden",
        (
            "Ik wil pas tekenen als ik weet wat de straat nodig heeft.",
            "Ik wil een groep met verschillende wensen naar één besluit helpen.",
        ),
        ("Analyseren", "Samenwerken"),
    ),
    Participant(
        "lotte",
        "Lotte Brouwer",
        "lotte.brouwer@lindenkerk.example",
        "lindenkerk",
        "Economie",
        "accountmanager bedrijven",
        "Drie lege winkels in de Dorpsstraat: tijdelijk gebruik met eigenaren en starters",
        (
            "Ik wil kiezen wat ik niet doe, zodat ik afmaak wat ik begin.",
            "Ik wil sneller een knoop doorhakken.",
        ),
        ("Resultaatgerichtheid", "Besluitvaardigheid"),
    ),
    Participant(
        "kees",
        "Kees Dijkstra",
        "kees.dijkstra@duinhaven.example",
        "duinhaven",
        "Ruimtelijke ordening",
        "senior planoloog",
        "Woningen op het oude sportveld: één gesprek met omwonenden en woningzoekenden",
        (
            "Ik wil weer nieuwsgierig worden naar wat bewoners weten.",
            "Ik wil mijn ervaring inzetten zonder het gesprek over te nemen.",
        ),
        ("Luisteren", "Zelfreflectie"),
    ),
    Participant(
        "nadia",
        "Nadia Bouzid",
        "nadia.bouzid@duinhaven.example",
        "duinhaven",
        "Communicatie",
        "communicatieadviseur",
        "Brieven die mensen begrijpen: de twintig meest verstuurde brieven opnieuw schrijven",
        (
            "Ik wil juristen als partner, en niet als hobbel.",
            "Ik wil laten zien wat een duidelijke brief oplevert.",
        ),
        ("Samenwerken", "Resultaatgerichtheid"),
    ),
    Participant(
        "marloes",
        "Marloes Post",
        "marloes.post@waterrijk.example",
        "waterrijk",
        "Schuldhulpverlening",
        "beleidsmedewerker schulden",
        "Eerder in beeld: inwoners bereiken voordat hun schuld groot wordt",
        (
            "Ik wil partners vinden die de inwoners al kennen.",
            "Ik wil mijn werk kunnen loslaten als de dag om is.",
        ),
        ("Netwerken", "Zelfreflectie"),
    ),
    Participant(
        "bram",
        "Bram Smits",
        "bram.smits@heuvelzoom.example",
        "heuvelzoom",
        "Duurzaamheid",
        "adviseur energie",
        "Minder stoken in de Vogelbuurt: huurders en woningcorporatie aan één tafel",
        (
            "Ik wil aansluiten bij de zorgen van mensen, niet bij mijn eigen enthousiasme.",
            "Ik wil mijn wethouder op tijd meenemen.",
        ),
        ("Omgevingsbewustzijn", "Bestuurssensitiviteit"),
    ),
    Participant(
        "chantal",
        "Chantal Peters",
        "chantal.peters@merenveen.example",
        "merenveen",
        "Jeugd en onderwijs",
        "regisseur jeugd",
        "Eén vast gezicht voor gezinnen die met vijf loketten te maken hebben",
        (
            "Ik wil regels uitleggen zonder me erachter te verschuilen.",
            "Ik wil andere organisaties durven aanspreken op hun deel.",
        ),
        ("Integriteit", "Lef"),
    ),
    Participant(
        "rik",
        "Rik Hofman",
        "rik.hofman@lindenkerk.example",
        "lindenkerk",
        "Juridische zaken",
        "jurist bezwaar",
        "Eerst bellen bij bezwaar: een gesprek voordat de zitting is gepland",
        (
            "Ik wil een gesprek voeren zonder meteen gelijk of ongelijk te geven.",
            "Ik wil mijn collega's laten zien dat bellen veilig kan.",
        ),
        ("Luisteren", "Overtuigen"),
    ),
    Participant(
        "aylin",
        "Aylin Demir",
        "aylin.demir@duinhaven.example",
        "duinhaven",
        "Personeel en organisatie",
        "adviseur personeel",
        "De eerste honderd dagen: nieuwe collega's een goede start geven",
        (
            "Ik wil meer initiatief nemen in plaats van wachten op een opdracht.",
            "Ik wil in een overleg met leidinggevenden mijn plek innemen.",
        ),
        ("Initiatief", "Zelfstandigheid"),
    ),
    Participant(
        "jeroen",
        "Jeroen Wolters",
        "jeroen.wolters@heuvelzoom.example",
        "heuvelzoom",
        "Informatie en automatisering",
        "informatieadviseur",
        "Een zaaksysteem dat collega's wél gebruiken: beginnen bij hun werkdag",
        (
            "Ik wil vragen stellen over het werk voordat ik over techniek praat.",
            "Ik wil geduld houden als een ander langzamer gaat.",
        ),
        ("Luisteren", "Flexibiliteit"),
    ),
)

# Came when half of the days were over; joins a pair, which makes it a trio.
LATE = Participant(
    "willemijn",
    "Willemijn Aerts",
    "willemijn.aerts@lindenkerk.example",
    "lindenkerk",
    "Wijkzaken",
    "wijkcoördinator",
    "Eén wijkagenda die bewoners zelf bijhouden",
    (
        "Ik wil bewoners laten beginnen, en zelf wat later praten.",
        "Ik wil een plan delen voordat het af is.",
    ),
    ("Luisteren", "Initiatief"),
)

BUDDIES = (
    ("sanne", "ahmed"),
    ("daan", "fleur"),
    ("youssef", "kees"),
    ("ingrid", "nadia"),
    ("tim", "marloes"),
    ("lotte", "bram"),
    ("chantal", "rik"),
    ("aylin", "jeroen"),
)

# Ingrid, Lotte, Aylin and Jeroen have nobody yet: their trainers see that this still has to be arranged.
MENTORS = {
    "sanne": Supporter(
        "peter_kuiper",
        "Peter Kuiper",
        "peter.kuiper@waterrijk.example",
        "waterrijk",
        "senior adviseur ruimte",
    ),
    "ahmed": Supporter(
        "els_wiersma",
        "Els Wiersma",
        "els.wiersma@heuvelzoom.example",
        "heuvelzoom",
        "coördinator frontoffice",
    ),
    "daan": Supporter(
        "gerrit_blom", "Gerrit Blom", "gerrit.blom@waterrijk.example", "waterrijk", "wijkbeheerder"
    ),
    "fleur": Supporter(
        "anja_schouten", "Anja Schouten", "anja.schouten@heuvelzoom.example", "heuvelzoom", "consulent Wmo"
    ),
    "youssef": Supporter(
        "martin_haas", "Martin Haas", "martin.haas@merenveen.example", "merenveen", "gebiedsmanager centrum"
    ),
    "tim": Supporter(
        "carla_vonk",
        "Carla Vonk",
        "carla.vonk@lindenkerk.example",
        "lindenkerk",
        "projectleider openbare ruimte",
    ),
    "kees": Supporter(
        "sylvia_maas", "Sylvia Maas", "sylvia.maas@duinhaven.example", "duinhaven", "omgevingsmanager"
    ),
    "nadia": Supporter(
        "ruud_eikelboom", "Ruud Eikelboom", "ruud.eikelboom@duinhaven.example", "duinhaven", "jurist"
    ),
    "marloes": Supporter(
        "tessa_lammers", "Tessa Lammers", "tessa.lammers@waterrijk.example", "waterrijk", "schuldhulpverlener"
    ),
    "bram": Supporter(
        "inge_terpstra",
        "Inge Terpstra",
        "inge.terpstra@heuvelzoom.example",
        "heuvelzoom",
        "programmamanager wonen",
    ),
    "chantal": Supporter(
        "dirk_roos", "Dirk Roos", "dirk.roos@merenveen.example", "merenveen", "coördinator wijkteam"
    ),
    "rik": Supporter(
        "willeke_bos",
        "Willeke Bos",
        "willeke.bos@lindenkerk.example",
        "lindenkerk",
        "secretaris bezwaarcommissie",
    ),
}

PRINCIPALS = {
    "sanne": Supporter(
        "marijke_hoekstra",
        "Marijke Hoekstra",
        "marijke.hoekstra@waterrijk.example",
        "waterrijk",
        "afdelingshoofd Ruimte",
    ),
    "ahmed": Supporter(
        "paulien_stam",
        "Paulien Stam",
        "paulien.stam@heuvelzoom.example",
        "heuvelzoom",
        "afdelingshoofd Publiekszaken",
    ),
    "daan": Supporter(
        "ron_veldhuis",
        "Ron Veldhuis",
        "ron.veldhuis@waterrijk.example",
        "waterrijk",
        "teamleider Openbare ruimte",
    ),
    "fleur": Supporter(
        "hilde_kramers",
        "Hilde Kramers",
        "hilde.kramers@heuvelzoom.example",
        "heuvelzoom",
        "afdelingshoofd Samenleving",
    ),
    "youssef": Supporter(
        "nico_barendse",
        "Nico Barendse",
        "nico.barendse@merenveen.example",
        "merenveen",
        "teamleider Veiligheid",
    ),
    "tim": Supporter(
        "joyce_wouda",
        "Joyce Wouda",
        "joyce.wouda@lindenkerk.example",
        "lindenkerk",
        "manager Openbare ruimte",
    ),
    "kees": Supporter(
        "edwin_ras", "Edwin Ras", "edwin.ras@duinhaven.example", "duinhaven", "programmamanager Wonen"
    ),
    "nadia": Supporter(
        "mieke_zandstra",
        "Mieke Zandstra",
        "mieke.zandstra@duinhaven.example",
        "duinhaven",
        "directeur bedrijfsvoering",
    ),
    "marloes": Supporter(
        "omar_haddou",
        "Omar Haddou",
        "omar.haddou@waterrijk.example",
        "waterrijk",
        "teamleider Werk en inkomen",
    ),
    "bram": Supporter(
        "corine_faber",
        "Corine Faber",
        "corine.faber@heuvelzoom.example",
        "heuvelzoom",
        "afdelingshoofd Fysiek domein",
    ),
    "chantal": Supporter(
        "leo_prinsen", "Leo Prinsen", "leo.prinsen@merenveen.example", "merenveen", "afdelingshoofd Jeugd"
    ),
    "rik": Supporter(
        "bianca_tol",
        "Bianca Tol",
        "bianca.tol@lindenkerk.example",
        "lindenkerk",
        "teamleider Juridische zaken",
    ),
}
