"""Who may have which piece of a POD, for doing what. The text itself leaves through `sharing` alone."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.http import Http404

from cohorts.models import Enrolment, Session, Waiver
from documents.models import Upload
from people.access import or_404
from people.models import Person
from people.prepared import prepared
from pod import laying, sharing
from pod.models import Circle, Conversation, Entry, Evidence, Intention, LearningGoal, Part, Pod, Rating
from programme.models import Question


def own_pod(person: Person, enrolment_pk: int, *, now: datetime) -> Pod:
    """The participant's own POD, laid out; 404 for everybody else."""
    pods = Pod.objects.select_related("enrolment__cohort__version", "enrolment__person")
    pod = pods.filter(enrolment=enrolment_pk, enrolment__person=person).first()
    if pod is None:
        enrolment = (
            Enrolment.objects.select_related("cohort", "person")
            .filter(pk=enrolment_pk, person=person)
            .first()
        )
        if enrolment is None:
            raise Http404
        laying.lay_out(enrolment, now=now)
        pod, _ = Pod.objects.get_or_create(enrolment=enrolment)
    return pod


def own_entry(person: Person, enrolment_pk: int, number: int, *, now: datetime) -> Entry:
    """One day of the participant's own POD."""
    mine = {"person": person.pk, "enrolment": enrolment_pk, "number": number}
    found = _own_entries(**mine)
    if not found:
        laying.lay_out(own_pod(person, enrolment_pk, now=now).enrolment, now=now)
        found = _own_entries(**mine)
    return or_404(found[0] if found else None)


@prepared
def _own_entries(*, person: int, enrolment: int, number: int) -> QuerySet[Entry]:
    waiver = Waiver.objects.filter(enrolment=OuterRef("pod__enrolment"), session=OuterRef("session"))
    mine = Entry.objects.filter(pod__enrolment=enrolment, pod__enrolment__person=person)
    asked = Question.objects.filter(version=OuterRef("pod__enrolment__cohort__version"))
    beside = ("session", "pod__enrolment__cohort__version", "pod__enrolment__person")
    return (
        mine.filter(session__number=number)
        .select_related(*beside)
        .annotate(
            waived_because=Subquery(waiver.values("reason")),
            waived_by=Subquery(waiver.values("by__name")),
            asks_own=Exists(asked),
        )
    )


def number_of(pod: Pod, session_pk: int) -> int:
    """The number of the day that this session is now."""
    return or_404(Session.objects.filter(cohort=pod.enrolment.cohort_id, pk=session_pk).first()).number


def own_goal(pod: Pod, goal_pk: int) -> LearningGoal:
    return or_404(LearningGoal.objects.filter(pod=pod, pk=goal_pk).first())


def own_intention(pod: Pod, intention_pk: int) -> Intention:
    return or_404(Intention.objects.filter(entry__pod=pod, pk=intention_pk).first())


def own_conversation(entry: Entry, conversation_pk: int) -> Conversation:
    return or_404(entry.conversations.select_related("thread").filter(pk=conversation_pk).first())


def own_part(entry: Entry, kind: str) -> Part:
    return or_404(entry.parts.select_related("text").filter(kind=kind).first())


def evidence_to_read(person: Person, evidence_pk: int, *, now: datetime) -> Upload:
    """A file beside an after part: for its owner, or for who may read that day (logged as a look)."""
    rows = Evidence.objects.select_related("entry__pod__enrolment", "entry__session", "upload")
    evidence = or_404(rows.filter(pk=evidence_pk).first())
    upload = or_404(evidence.upload)
    if evidence.entry.pod.enrolment.person_id == person.pk:
        return upload
    reading = sharing.read_for(person, [evidence.entry], now=now).get(evidence.entry_id)
    if reading is None or evidence not in reading.evidence:
        raise Http404
    return upload


@dataclass(frozen=True)
class Alongside:
    """A POD seen from beside its owner: who stands where, before anything is read."""

    pod: Pod
    circles: frozenset[Circle]


def pod_alongside(person: Person, enrolment_pk: int, *, now: datetime) -> Alongside:
    """Someone else's POD for who stands in a circle around it; 404 for others, its owner included."""
    pods = Pod.objects.select_related("enrolment__cohort", "enrolment__person", "enrolment__organisation")
    pod = or_404(pods.filter(enrolment=enrolment_pk, enrolment__withdrawn_at=None).first())
    circles = sharing.circles_of(person, [pod.enrolment], now=now)[enrolment_pk]
    if not circles or pod.enrolment.person_id == person.pk:
        raise Http404
    return Alongside(pod, circles)


def entry_alongside(
    person: Person, enrolment_pk: int, number: int, *, now: datetime
) -> tuple[Entry, frozenset[Circle]]:
    alongside = pod_alongside(person, enrolment_pk, now=now)
    entries = Entry.objects.select_related("session", "pod__enrolment__person")
    return or_404(entries.filter(pod=alongside.pod, session__number=number).first()), alongside.circles


def moment_named(moment: str) -> str:
    """One of the three moments of rating oneself."""
    return or_404(moment if moment in Rating.Moment else None)
