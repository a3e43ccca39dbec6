"""What the people of the demo did with the questionnaire, through the verbs everybody uses.

One finished it and shows a part, one is half-way, one skipped it, one did such a test elsewhere.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.timezone import localdate

from bigfive import answering, items, recording, releasing
from bigfive.answering import Given
from bigfive.items import Item
from bigfive.models import CONSENT_VERSION, Domain
from bigfive.norms import AgeBand
from bigfive.recording import Recorded
from bigfive.releasing import Part
from cohorts.models import Enrolment
from people.models import Person

BEFORE_DAY_ONE = timedelta(days=6)
PACE = timedelta(seconds=7)
HALF_WAY = 56
# Towards which answer one leans, per domain; facets, and now and then an item, go up or down from there.
LEANS = {"N": 3, "E": 4, "O": 4, "A": 4, "C": 3}
FACET_SWINGS, ITEM_SWINGS = (0, 1, -1, 0, 1, -1), (0, 0, 1, 0, 0, -1, 0)
COMMENT = (
    "Dat ik eerst luister, herken ik meteen. Dat ik mijn werk soms laat liggen ook.\n\n"
    "Bij ‘voor jezelf opkomen’ had ik iets anders verwacht. Daar wil ik het over hebben."
)
ELSEWHERE = Recorded(
    instrument="Loopbaantest van ons personeelsbureau",
    lowest=Decimal(1),
    highest=Decimal(9),
    is_neuroticism=True,
    domains=dict(zip(Domain, map(Decimal, (4, 6, 7, 5, 6)), strict=True)),
    facets=(("Ordelijkheid", Decimal(7)), ("Hulpvaardigheid", Decimal(6))),
)


def fill(enrolments: Mapping[str, Enrolment], *, trainer: Person, now: datetime) -> None:
    first = enrolments["sanne"].cohort.sessions.get(number=1)
    at = first.starts_at - BEFORE_DAY_ONE
    _finish(enrolments["sanne"], trainer=trainer, at=at, now=now)
    _begin(enrolments["ahmed"], HALF_WAY, at=at)
    answering.skip(enrolments["daan"], now=at)
    answering.begin(enrolments["fleur"], consent=CONSENT_VERSION, now=at)
    recording.record(enrolments["fleur"], ELSEWHERE, by=enrolments["fleur"].person, now=at)


def _begin(enrolment: Enrolment, number: int, *, at: datetime) -> None:
    """The first so many items, each a few seconds after the one before."""
    answering.begin(enrolment, consent=CONSENT_VERSION, now=at)
    given = [
        Given(one.number, _answer(one), at + PACE * n) for n, one in enumerate(items.all_items()[:number])
    ]
    answering.answer(enrolment, given, now=at)


def _answer(item: Item) -> int:
    swing = FACET_SWINGS[int(item.facet[1]) - 1] + ITEM_SWINGS[item.number % len(ITEM_SWINGS)]
    leaning = max(1, min(5, LEANS[item.domain] + swing))
    return 6 - leaning if item.is_reversed else leaning


def _finish(enrolment: Enrolment, *, trainer: Person, at: datetime, now: datetime) -> None:
    """Discussed in the start talk, and open to the trainers for a month still."""
    _begin(enrolment, len(items.all_items()), at=at)
    answering.finish(enrolment, age=AgeBand.TO_40, now=at + timedelta(minutes=20))
    releasing.release(
        enrolment,
        {Part.DOMAINS, Part.COMMENT},
        comment=COMMENT,
        until=localdate(now) + timedelta(days=30),
        by=enrolment.person,
        now=at + timedelta(days=1),
    )
    talked = at + timedelta(days=3)
    releasing.read_for(trainer, enrolment, now=talked)
    releasing.mark_discussed(enrolment, by=trainer, now=talked)
