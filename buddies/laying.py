"""Laying and ending pairs: two people, or three in an odd cohort (BUD-1)."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction

from buddies import asking, letters, pairing
from buddies.candidates import Candidate, Group, Rule, Ties
from buddies.explaining import joined
from buddies.models import Buddy, Pair, SwapRequest
from buddies.roster import roster_of
from cohorts.models import Cohort, Enrolment
from outbox import planning
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal

ENDED = "Dit buddypaar is gestopt."


class WrongNumber(Refusal):
    message = "Een buddypaar bestaat uit twee deelnemers, of uit drie als het niet anders uitkomt."


class NotHere(Refusal):
    message = "Een van deze deelnemers doet niet (meer) mee aan dit cohort."


class AlreadyPaired(Refusal):
    def __init__(self, name: str) -> None:
        super().__init__(f"{name} heeft al een buddy. Beëindig eerst dat paar.")


class AcrossVeto(Refusal):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(f"{joined(names)} kunnen niet samen: een van hen sprak een veto uit.")


class SameTeam(Refusal):
    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(
            f"{joined(names)} kunnen niet samen: er zijn twee mensen uit hetzelfde team bij. Het kan anders, "
            "want er is een indeling waarin niemand met een teamgenoot zit."
        )


@transaction.atomic
def lay(cohort: Cohort, enrolments: Iterable[int], *, by: Person, now: datetime) -> Pair:
    """Lays one pair of participants (by number of enrolment) that have no buddy yet."""
    Cohort.objects.select_for_update().get(pk=cohort.pk)
    keys = set(enrolments)
    if len(keys) not in (2, 3):
        raise WrongNumber
    members = list(Enrolment.objects.active().filter(cohort=cohort, pk__in=keys).select_related("person"))
    if len(members) != len(keys):
        raise NotHere
    paired = Buddy.objects.filter(enrolment__cohort=cohort, ended_at=None).select_related("enrolment__person")
    taken = {buddy.enrolment_id: buddy.enrolment.person.name for buddy in paired}
    if both := keys & set(taken):
        raise AlreadyPaired(taken[min(both)])
    roster = roster_of(cohort)
    free = [one for one in roster.people if one.key not in taken]
    refuse_broken(free, [tuple(sorted(keys))], names=roster.names)
    return found(cohort, members, by=by, now=now)


def refuse_broken(people: Sequence[Candidate], groups: Iterable[Group], *, names: Mapping[int, str]) -> None:
    """A veto holds always. People of one team may be together when there is no other way at all (BUD-1)."""
    ties = Ties(people)
    broken = [(group, rules) for group in groups if (rules := ties.broken_in(group))]
    for group, rules in broken:
        if Rule.VETO in rules:
            raise AcrossVeto([names[key] for key in group])
    if broken and pairing.divide(people).is_whole:
        raise SameTeam([names[key] for key in broken[0][0]])


def found(cohort: Cohort, members: Sequence[Enrolment], *, by: Person, now: datetime) -> Pair:
    """A new pair, of whom each is told (once) who it is with."""
    pair = Pair.objects.create(cohort=cohort, laid_by=by, laid_at=now)
    Buddy.objects.bulk_create([Buddy(pair=pair, enrolment=one) for one in members])
    log_act("pair-laid", about=pair.key, by=by, now=now)
    planning.plan_many(letters.known(pair, members), now=now)
    asking.begin(pair, now=now)
    return pair


@transaction.atomic
def end(pair: Pair, *, by: Person, now: datetime) -> None:
    """The pair ends, and with it what they saw of each other; the rows stay as history (PPL-2)."""
    changed = Pair.objects.filter(pk=pair.pk, ended_at=None).update(ended_at=now)
    let_go(pair, pair.members.all(), now=now)
    planning.lapse(kinds=letters.TO_BUDDIES, subject=pair.key, reason=ENDED, now=now)
    if changed:
        log_act("pair-ended", about=pair.key, by=by, now=now)


def let_go(pair: Pair, buddies: Iterable[Buddy], *, now: datetime) -> None:
    """These are no longer in it; what they asked about it is settled."""
    keys = [buddy.pk for buddy in buddies]
    Buddy.objects.filter(pk__in=keys, ended_at=None).update(ended_at=now)
    SwapRequest.objects.filter(buddy__in=keys, settled_at=None).update(settled_at=now)
    for buddy in Buddy.objects.filter(pk__in=keys).select_related("enrolment__person"):
        reason, person = "Je hebt een andere buddy.", buddy.enrolment.person
        planning.lapse(kinds=letters.TO_BUDDIES, to=person, subject=pair.key, reason=reason, now=now)
        planning.lapse(kinds=[letters.SWAP_ASKED], subject=letters.swap_key(buddy), reason=ENDED, now=now)
