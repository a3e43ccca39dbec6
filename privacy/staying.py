"""What stays when somebody is erased, why and how long; and what goes (PRI-3, PRI-4)."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet

import assignments.models as assignments
import buddies.models as buddies
import certificates.models as certificates
import checkins.models as checkins
import cohorts.models as cohorts
import documents.models as documents
import evaluation.models as evaluation
import intake.models as intake
import intervisie.models as intervisie
import people.models as people
import pod.models as pod
import proeve.models as proeve
import writing.models as writing
from people.models import Person
from privacy import holding
from privacy.holding import OWNERS, Line

type Way = tuple[type[Model], str]


@dataclass(frozen=True)
class Stay:
    """Rows of somebody, by the ways that lead to them; `along`: what stays where it hangs on such a row.

    What is given or shared is of somebody else as well.
    """

    what: str
    why: str
    keep: str
    ways: tuple[Way, ...]
    along: tuple[Way, ...] = ()
    is_given: bool = False


REGISTER = Stay(
    "Je certificaat in het register, met je naam en het nummer; op de openbare pagina zonder je naam",
    "wie jouw certificaat ziet, moet kunnen nagaan of het echt is; de opleider moet dat kunnen aantonen",
    "zeven jaar",
    # Once erased it has no holder any more: the deelname leads to it, for the last mail.
    ((certificates.Certificate, "holder"), (certificates.Certificate, "enrolment__person")),
    is_given=True,
)
TOOK_PART = Stay(
    "Dat er iemand meedeed, namens welke organisatie, op welke dagen en met welk resultaat, zonder je naam",
    "de opleider moet tegenover gemeente en accountant kunnen laten zien dat de training is gegeven "
    "(een wettelijke verplichting)",
    "twee jaar na het einde; met een resultaat zeven jaar",
    (
        (cohorts.Enrolment, "person"),
        (cohorts.Admission, "person"),
        (cohorts.Attendance, "enrolment__person"),
        (cohorts.Press, "attendance__enrolment__person"),
        (evaluation.Invitee, "enrolment__person"),
        (proeve.Proeve, "enrolment__person"),
        (proeve.Attempt, "proeve__enrolment__person"),
        (proeve.Result, "attempt__proeve__enrolment__person"),
    ),
)
TOGETHER = Stay(
    "Wat jij en je buddy samen noteerden en afspraken, en dat er een intervisie was, zonder je naam",
    "het is ook van je buddy en je groep",
    "tot zes maanden na het einde voor de laatste van jullie",
    (
        (buddies.Pair, "members__enrolment__person"),
        (buddies.Buddy, "enrolment__person"),
        (buddies.Activity, "pair__members__enrolment__person"),
        (intervisie.Intervisie, "members__person"),
    ),
    along=((intervisie.Member, "person"), (writing.Text, "owner"), (writing.Version, "text__owner")),
    is_given=True,
)
GAVE = Stay(
    "Wat je aan anderen gaf: feedback, antwoorden, een akkoord, een oordeel, zonder je naam",
    "het hoort bij wat die ander schreef en leerde",
    "zo lang als die ander het bewaart, en nooit langer dan de termijn daarvan",
    (
        (assignments.Answer, "given_by"),
        (assignments.Support, "person"),
        (checkins.Reply, "person"),
        (cohorts.Press, "by"),
        (cohorts.Trainership, "person"),
        (intake.Record, "trainer"),
        (pod.Conversation, "reader"),
        (proeve.Assessor, "person"),
        (proeve.Feedback, "by"),
        (proeve.Score, "assessor__person"),
        (proeve.Seat, "person"),
        (proeve.Talk, "seats__person"),
        (writing.Response, "author"),
        (people.Coordinator, "person"),
    ),
    along=((documents.Upload, "owner"),),
    is_given=True,
)
COMPLAINT = Stay(
    "Je klacht die nog loopt, met wat je erover schreef, zonder je naam",
    "er moet nog een besluit over komen. Wil je dat niet? Trek de klacht dan eerst in",
    "twee jaar na het besluit",
    (
        (evaluation.Complaint, "by"),
        (evaluation.Reply, "by"),
        (evaluation.Reply, "complaint__by"),
    ),
    is_given=True,
)
LOG = Stay(
    "Dat er in het programma iets is gedaan, en wanneer: verzegeld, zonder inhoud en zonder je naam",
    "de regels voor veilige software van de overheid vragen het (BIO2)",
    "een jaar nadat het onderwerp weg is",
    (),
)
STAYS = (REGISTER, TOOK_PART, TOGETHER, GAVE, COMPLAINT)
# The row of the account itself, nameless: until nothing above needs it any more.
ACCOUNT: Way = (people.Person, "pk")


def stays_of(person: Person) -> list[Stay]:
    """What there is now of what would stay; lines in the log there are of everybody."""
    found = [one for one in STAYS if any(rows_of(way, person).exists() for way in one.ways)]
    return [*found, LOG]


def goes_of(person: Person, *, besides: Collection[type[Model]] = ()) -> list[Line]:
    """Each kind of which there is something now that would go, in the words of each room's policy."""
    ways = {model: paths for model, paths in going_ways().items() if model not in besides}
    return holding.held_by(person, ways)


def going_ways() -> dict[type[Model], tuple[str, ...]]:
    stays = {ACCOUNT, *(way for one in STAYS for way in (*one.ways, *one.along))}
    ways = {model: tuple(path for path in OWNERS[model] if (model, path) not in stays) for model in OWNERS}
    return {model: paths for model, paths in ways.items() if paths}


def own_ways() -> Iterator[Way]:
    """To all that is about this person, gone or nameless."""
    given = {way for one in STAYS if one.is_given for way in (*one.ways, *one.along)}
    yield from (
        (model, path) for model, paths in OWNERS.items() for path in paths if (model, path) not in given
    )


def rows_of(way: Way, person: Person) -> QuerySet[Any]:
    model, path = way
    return model._base_manager.filter(**{path: person.pk})
