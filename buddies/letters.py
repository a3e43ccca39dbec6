"""The messages to buddies, and to trainers about them. Never a reason, a wish or a word of theirs (MSG-6)."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse

from buddies.explaining import joined
from buddies.models import Buddy, Pair, SwapRequest
from cohorts.models import Enrolment
from outbox.planning import Planned
from people.models import Person

KNOWN, QUESTION, SWAP_ASKED = "buddy_known", "buddy_question", "buddy_swap_asked"
TO_BUDDIES = (KNOWN, QUESTION)


def known(pair: Pair, members: Sequence[Enrolment], *, occasion: str = "") -> list[Planned]:
    """To each: with whom they are together."""
    return [
        Planned(
            KNOWN,
            to=one.person,
            subject=pair.key,
            occasion=occasion,
            facts={"cohort": pair.cohort.name, **_facts(one, members)},
            group=pair.cohort.key,
        )
        for one in members
    ]


def question(pair: Pair, to: Enrolment, members: Iterable[Enrolment], *, since: datetime) -> Planned:
    """What did you do together? Counted from what they last noted, or from when they were last asked."""
    return Planned(
        QUESTION,
        to=to.person,
        subject=pair.key,
        occasion=since.isoformat(),
        facts=_facts(to, members),
        group=pair.cohort.key,
        anchor=f"{pair.key}:question",
        anchor_at=since,
    )


def swap_asked(request: SwapRequest, trainers: Iterable[Person]) -> list[Planned]:
    enrolment = request.buddy.enrolment
    facts = {
        "cohort": enrolment.cohort.name,
        "participant": enrolment.person.name,
        "path": reverse("buddies:remake", args=[enrolment.cohort_id, enrolment.pk]),
    }
    subject, occasion = swap_key(request.buddy), f"swap:{request.pk}"
    group = enrolment.cohort.key
    return [Planned(SWAP_ASKED, one, subject, occasion, facts, group=group) for one in trainers]


def swap_key(buddy: Buddy) -> str:
    """How messages name that someone asks for another buddy."""
    return f"buddy:{buddy.pk}"


def _facts(to: Enrolment, members: Iterable[Enrolment]) -> dict[str, str]:
    others = sorted(one.person.name for one in members if one.pk != to.pk)
    return {"buddies": joined(others), "path": reverse("progress:buddy", args=[to.pk])}
