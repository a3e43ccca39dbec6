"""For whom, why and on what ground something of a person is held, in the words that people read (PRI-4).

Each room's `privacy.py` names these; the papers in docs/privacy are written from them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """Who a privacy notice is for. `fellows`: others of the same role who may read along, if there are."""

    slug: str
    name: str
    reads: str
    fellows: str = ""


EVERYONE = Role("iedereen", "Iedereen met een account", "iedereen met een account")
APPLICANT = Role("aanmelder", "Aanmelder", "de aanmelder")
PARTICIPANT = Role("deelnemer", "Deelnemer", "de deelnemer")
MENTOR = Role("praktijkbegeleider", "Praktijkbegeleider", "de praktijkbegeleider")
PRINCIPAL = Role("opdrachtgever", "Opdrachtgever", "de opdrachtgever")
TRAINER = Role("trainer", "Trainer", "de trainers", "de andere trainers")
ASSESSOR = Role("beoordelaar", "Beoordelaar", "de beoordelaars", "de andere beoordelaar")
COORDINATOR = Role("contactpersoon", "Contactpersoon", "het programmabureau", "je collega's van het bureau")
ADMINISTRATOR = Role("beheerder", "Beheerder", "de beheerder", "de andere beheerders")
COMPLAINANT = Role("klager", "Wie een klacht indient", "wie klaagt")
ROLES = (
    EVERYONE,
    APPLICANT,
    PARTICIPANT,
    MENTOR,
    PRINCIPAL,
    TRAINER,
    ASSESSOR,
    COORDINATOR,
    ADMINISTRATOR,
    COMPLAINANT,
)


@dataclass(frozen=True)
class Purpose:
    """One processing, as the register names it. `why` is a sentence; `basis` goes on after "Grondslag: "."""

    name: str
    why: str
    basis: str


ASKED = "wat je ons vraagt voordat we een afspraak maken (artikel 6, lid 1, onder b, AVG)"
AGREED = (
    "de afspraak met jou, of ons belang om de training te geven die je werkgever regelde "
    "(artikel 6, lid 1, onder b en f, AVG)"
)
CONSENT = "jouw toestemming (artikel 6, lid 1, onder a, AVG)"
INTEREST = "gerechtvaardigd belang (artikel 6, lid 1, onder f, AVG)"

ACCOUNT = Purpose(
    "Je account en veilig inloggen",
    "Zo weten we wie je bent, en kan een ander niet in jouw naam binnenkomen.",
    AGREED,
)
APPLYING = Purpose(
    "Aanmelden en toelaten",
    "Zo kijken we samen of de training bij je past, en of er plaats is.",
    ASKED,
)
TRAINING = Purpose(
    "De training geven",
    "Zo weten we wie wanneer meedoet, en kunnen trainers begeleiden.",
    AGREED,
)
ASSIGNMENT = Purpose(
    "De praktijkopdracht begeleiden",
    "Zo werken deelnemer, praktijkbegeleider, opdrachtgever en trainers aan dezelfde vraag.",
    AGREED,
)
POD = Purpose(
    "Leren met een POD",
    "Zo kun je vooruitkijken, terugkijken en feedback krijgen. Niemand beoordeelt een POD.",
    AGREED,
)
TOGETHER = Purpose(
    "Samen leren met een buddy en in intervisie",
    "Zo leren deelnemers van elkaar.",
    AGREED,
)
QUESTIONNAIRE = Purpose(
    "De vragenlijst voor zelfreflectie",
    "Zo kun je nadenken over hoe je meestal bent. Alleen daarvoor, en meedoen hoeft niet.",
    CONSENT,
)
PROEVE = Purpose(
    "De Proeve van bekwaamheid afnemen",
    "Zo wordt eerlijk beoordeeld wat iemand kan, en is later na te gaan hoe dat ging.",
    AGREED,
)
CERTIFICATE = Purpose(
    "Certificaten geven en laten controleren",
    "Zo is na te gaan of een certificaat echt is. Je naam staat daar alleen bij als jij dat wilt.",
    INTEREST,
)
LOOKING_BACK = Purpose(
    "Evalueren en navragen wat blijft hangen",
    "Zo wordt de training beter.",
    INTEREST,
)
MESSAGES = Purpose(
    "Berichten en agenda",
    "Zo weet je op tijd wat er van je wordt gevraagd, en kun je nalezen wat je kreeg.",
    AGREED,
)
WRITING = Purpose(
    "Teksten en bestanden bewaren",
    "Zo raak je niets kwijt van wat je typt of inlevert.",
    AGREED,
)
ACCOUNTABILITY = Purpose(
    "Laten zien wie wat bekeek en deed",
    "Zo kan iedereen nagaan dat met gegevens goed wordt omgegaan, en valt misbruik op.",
    INTEREST,
)
COMPLAINTS = Purpose(
    "Klachten behandelen",
    "Zo krijgt een klacht een eerlijk antwoord, en leren we ervan.",
    INTEREST,
)
PURPOSES = (
    ACCOUNT,
    APPLYING,
    TRAINING,
    ASSIGNMENT,
    POD,
    TOGETHER,
    QUESTIONNAIRE,
    PROEVE,
    CERTIFICATE,
    LOOKING_BACK,
    MESSAGES,
    WRITING,
    ACCOUNTABILITY,
    COMPLAINTS,
)
