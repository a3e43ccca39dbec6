"""The buddies of the demo, through the verbs everybody uses: wishes, a division, what they did, a trio."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.timezone import localdate

from buddies import agreeing, proposing, remaking, together, wishing
from buddies.board import board_of
from buddies.models import Pair
from cohorts.models import Cohort, Enrolment
from demo.content import buddys
from people.models import Organisation, Person
from programme.models import Competence
from writing.saving import Origin

DAY = timedelta(days=1)
Enrolments = Mapping[str, Enrolment]


def divide(
    cohort: Cohort,
    enrolments: Enrolments,
    wanted: Sequence[Sequence[str]],
    *,
    names: Mapping[str, str],
    by: Person,
) -> None:
    """Everyone tells their wishes; a trainer asks for a proposal, mends it and publishes it after day 1."""
    for key, told in buddys.TOLD.items():
        _tell(enrolments[key], told, enrolments, names)
    at = cohort.sessions.get(number=1).ends_at
    proposing.propose(cohort, number=0, by=by, now=at - DAY)
    for one, other in wanted:
        _bring_together(cohort, enrolments[one].pk, enrolments[other].pk, by=by, now=at - DAY)
    proposing.publish(cohort, number=board_of(cohort).number, by=by, now=at)


def _tell(enrolment: Enrolment, told: buddys.Told, enrolments: Enrolments, names: Mapping[str, str]) -> None:
    organisations = Organisation.objects.filter(name__in=[names[key] for key in told.reaches])
    version = enrolment.cohort.version_id
    themes = Competence.objects.filter(framework__version=version, name__in=told.themes)
    said = wishing.Told(
        wishes=[enrolments[key].pk for key in told.wishes],
        veto=enrolments[told.veto].pk if told.veto else None,
        workplace=told.place,
        reaches=list(organisations),
        times=told.times,
        themes=list(themes),
        wants=told.wants,
    )
    wishing.tell(enrolment, said, by=enrolment.person, now=enrolment.enrolled_at + 9 * DAY)


def _bring_together(cohort: Cohort, one: int, other: int, *, by: Person, now: datetime) -> None:
    """What the trainer would rather have than the proposal."""
    board = board_of(cohort)
    group = board.group_of(one)
    if group and other not in group.members:
        partner = next(key for key in group.members if key != one)
        proposing.exchange(cohort, partner, other, number=board.number, by=by, now=now)


def live(cohort: Cohort, enrolments: Enrolments, *, now: datetime) -> None:
    """What they agreed, and three weeks of what they did."""
    for key, words in buddys.AGREED.items():
        fields = dict(zip(agreeing.LABELS, words, strict=True))
        pair, me = _pair_of(enrolments[key]), enrolments[key].person
        at = cohort.sessions.get(number=1).ends_at + 5 * DAY
        agreeing.save(pair, fields=fields, origin=Origin(0), by=me, now=at)
    for key, days, kind, note in buddys.DONE:
        at, me = now - days * DAY, enrolments[key].person
        together.log(_pair_of(enrolments[key]), kind, on=localdate(at), note=note, by=me, now=at)


def take_in(cohort: Cohort, late: Enrolment, host: Enrolment, *, by: Person, now: datetime) -> None:
    """Who came late joins a pair, with the smallest change."""
    changes = remaking.standing_of(cohort).changes_for(late.pk)
    chosen = next((one for one in changes if host.pk in one.made[0]), changes[0])
    remaking.remake(cohort, late.pk, chosen.made, by=by, now=now)


def _pair_of(enrolment: Enrolment) -> Pair:
    pair = together.pair_of(enrolment)
    assert pair
    return pair
