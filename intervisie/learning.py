"""One's own learning sentence: read by its writer alone, and moved into the POD if they want (BUD-4)."""

from datetime import datetime

from django.db import transaction

from intervisie.models import Member
from people.refusals import Refusal
from writing import drafts
from writing.plain import clean

LIMIT = 600
LABELS = {"learned": "Je leerzin"}


class StillRunning(Refusal):
    message = "Je schrijft je leerzin als de intervisie is afgerond."


@transaction.atomic
def write(member: Member, *, words: str, now: datetime) -> Member:
    """Empty takes the sentence away."""
    locked = (
        Member.objects.select_for_update(of=("self",))
        .select_related("intervisie", "person")
        .get(pk=member.pk)
    )
    if not locked.intervisie.is_ended:
        raise StillRunning
    locked.learned = clean(words).strip()
    locked.learned_at = now if locked.learned else None
    locked.save(update_fields=["learned", "learned_at"])
    drafts.discard(locked.sentence_key, by=locked.person, now=now)
    return locked


def hand_over(member: Member, *, now: datetime) -> str:
    """Gives the sentence to who keeps it from now on, in their transaction; nothing when it went before."""
    locked = Member.objects.select_for_update().get(pk=member.pk)
    words = locked.learned
    if words:
        locked.learned, locked.learned_at, locked.moved_at = "", None, now
        locked.save(update_fields=["learned", "learned_at", "moved_at"])
    return words


def draft_of(member: Member, *, back: str) -> drafts.Desk:
    return drafts.desk(drafts.Place(member.person_id, member.sentence_key, "Je leerzin", back, LABELS))
