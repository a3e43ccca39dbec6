"""A POD goes six months after the end, a month after its owner was told (PRI-4)."""

from collections.abc import Sequence

from django.db.models import QuerySet

from documents import issuing, receiving
from documents.models import Upload
from people.expiring import SIX_MONTHS, Ended, Expiry, keys
from pod.models import Conversation, Entry, LearningGoal, Part, Pod
from writing import drafts
from writing.models import Text, Thread


def _pods(ended: Ended) -> QuerySet[Pod]:
    return Pod.objects.filter(enrolment__in=ended.enrolments)


def _erase(rows: Sequence[Pod]) -> None:
    for pod in rows:
        erase(pod)


def erase(pod: Pod) -> None:
    """Texts with every version, notes, goals, feedback, evidence and its files, documents that were made."""
    texts = list(Part.objects.filter(entry__pod=pod).values_list("text", flat=True))
    threads = list(Conversation.objects.filter(entry__pod=pod).values_list("thread", flat=True))
    uploads = list(Upload.objects.filter(pk__in=pod.entries.values("evidence__upload")))
    for key in _drafts_of(pod):
        drafts.discard_all(key)
    issuing.erase(about=f"pod:{pod.pk}")
    issuing.discard(issuing.archives_of(pod.enrolment.person))
    pod.delete()
    Text.objects.filter(pk__in=texts).delete()
    Thread.objects.filter(pk__in=threads).delete()
    for upload in uploads:
        receiving.discard(upload)


def _drafts_of(pod: Pod) -> list[str]:
    goals = LearningGoal.objects.filter(pod=pod)
    entries = Entry.objects.filter(pod=pod)
    return [
        f"goal:new:{pod.pk}",
        *(f"goal:{pk}" for pk in keys(goals)),
        *(f"feedback:{one.key}" for one in entries),
    ]


EXPIRIES = (Expiry("POD's", SIX_MONTHS, _pods, _erase),)
