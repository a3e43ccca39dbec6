"""Lines in the logs of acts and looks go a year after what they are about is gone (PRI-4)."""

from collections import defaultdict
from datetime import datetime

from django.db.models import Model

from assignments.models import Assignment, Declaration, Edition, LogEntry, Support
from buddies.models import Buddy, Division, Pair
from certificates.models import Certificate
from checkins.models import Checkin, Reply
from cohorts.models import Admission, Cohort, Enrolment, Session, StartTalk, Trainership
from evaluation.models import Complaint, Round
from intake.models import Application, Decision, Interview, Record
from intervisie.models import Intervisie
from people import sealing
from people.expiring import ONE_YEAR
from people.models import Act, Look, Person
from pod.models import Entry, Pod
from privacy.models import Gone
from privacy.running import log
from proeve.models import Assessor, Attempt, Dossier, Proeve, Result, Talk
from programme.models import Version
from reading.models import ReadingList

# By the word before the number in a key. A look into the vault is about a deelname.
SUBJECTS: dict[str, type[Model]] = {
    "admission": Admission,
    "application": Application,
    "assessor": Assessor,
    "assignment": Assignment,
    "bigfive": Enrolment,
    "buddy": Buddy,
    "certificate": Certificate,
    "checkin": Checkin,
    "checkin-reply": Reply,
    "cohort": Cohort,
    "complaint": Complaint,
    "decision": Decision,
    "declaration": Declaration,
    "division": Division,
    "dossier": Dossier,
    "edition": Edition,
    "enrolment": Enrolment,
    "entry": Entry,
    "evaluation": Round,
    "interview": Interview,
    "intervisie": Intervisie,
    "log": LogEntry,
    "pair": Pair,
    "person": Person,
    "pod": Pod,
    "proeve": Proeve,
    "proeve-attempt": Attempt,
    "proeve-result": Result,
    "proeve-talk": Talk,
    "reading-list": ReadingList,
    "record": Record,
    "session": Session,
    "start-talk": StartTalk,
    "support": Support,
    "trainership": Trainership,
    "version": Version,
}
BATCH = 500


def look_after(*, now: datetime) -> int:
    """Marks what is gone, and erases lines about what went a year ago; how many."""
    _mark(now)
    return _sweep(now) + _sweep_strangers(now)


def _mark(now: datetime) -> None:
    said = set(Act.objects.values_list("about", flat=True).distinct())
    said |= set(Look.objects.values_list("what", flat=True).distinct())
    said -= set(Gone.objects.values_list("key", flat=True))
    rows = [Gone(key=key, seen_at=now) for key in sorted(_missing(said))]
    Gone.objects.bulk_create(rows, ignore_conflicts=True, batch_size=BATCH)


def _missing(said: set[str]) -> set[str]:
    """Those of which the row is no more. "pod:12:growth" is about pod 12."""
    by_kind: dict[str, dict[str, int]] = defaultdict(dict)
    for key in said:
        kind, _, rest = key.partition(":")
        number = rest.partition(":")[0]
        if kind in SUBJECTS and number.isdecimal():
            by_kind[kind][key] = int(number)
    gone: set[str] = set()
    for kind, numbers in by_kind.items():
        there = set(SUBJECTS[kind]._base_manager.values_list("pk", flat=True))
        gone |= {key for key, number in numbers.items() if number not in there}
    return gone


def _sweep(now: datetime) -> int:
    due = list(Gone.objects.filter(seen_at__lte=now - ONE_YEAR).values_list("key", flat=True))
    erased = 0
    for start in range(0, len(due), BATCH):
        keys = due[start : start + BATCH]
        erased += sealing.erase(Act.objects.filter(about__in=keys))
        erased += Look.objects.filter(what__in=keys).delete()[0]
        Gone.objects.filter(key__in=keys).delete()
    log("Regels in de logboeken van handelingen en inzage", erased, now=now)
    return erased


def _sweep_strangers(now: datetime) -> int:
    """What is about no row, such as an address from which somebody tried to sign in: a year after it was."""
    about_nothing = Act.objects.filter(at__lte=now - ONE_YEAR)
    for kind in SUBJECTS:
        about_nothing = about_nothing.exclude(about__startswith=f"{kind}:")
    erased = sealing.erase(about_nothing)
    log("Regels in het logboek over onbekenden", erased, now=now)
    return erased
