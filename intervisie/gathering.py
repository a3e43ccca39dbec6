"""Beginning an intervisie: a pair, a few people of the cohort, or a training day (BUD-4)."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from buddies.models import Buddy, Pair
from cohorts.models import Cohort, Enrolment, Session
from intervisie.methods import Method, Role
from intervisie.models import Intervisie, Member
from people.models import Person
from people.refusals import Refusal
from writing.models import Text

NO_GROUP = 0


class Alone(Refusal):
    message = "Kies met wie je intervisie doet. Alleen gaat het niet."


class NotHere(Refusal):
    message = "Een van deze deelnemers doet niet (meer) mee aan dit cohort. Kijk de lijst opnieuw na."


class DayCancelled(Refusal):
    message = "Deze dag gaat niet door. Een intervisie beginnen kan daarom niet."


@transaction.atomic
def with_people(
    enrolment: Enrolment, others: Iterable[int], *, method: str, role: str, by: Person, now: datetime
) -> Intervisie:
    """A participant begins one with these fellow participants, by number of enrolment."""
    wanted = set(others) - {enrolment.pk}
    if not wanted:
        raise Alone
    together = _members_of(enrolment.cohort, wanted | {enrolment.pk})
    made = _lay_the_table(enrolment.cohort, method, by, now)
    made.pair = _pair_of(wanted | {enrolment.pk})
    made.save(update_fields=["pair"])
    _seat(made, together, {by.pk: role})
    return made


@transaction.atomic
def on_a_day(
    session: Session, groups: Mapping[int, int], *, method: str, by: Person, now: datetime
) -> list[Intervisie]:
    """A trainer begins one per group, and sits in each; `groups` gives the group of each enrolment.

    With one group the trainer leads; with more, each group finds out who does.
    """
    if session.is_cancelled:
        raise DayCancelled
    people = _members_of(session.cohort, {key for key, group in groups.items() if group != NO_GROUP})
    numbers = sorted({groups[one.pk] for one in people})
    if not numbers:
        raise Alone
    role = Role.LEADS if len(numbers) == 1 else Role.THINKS
    return [
        _group(session, [one for one in people if groups[one.pk] == n], method, role, by, now)
        for n in numbers
    ]


def _group(
    session: Session, people: list[Enrolment], method: str, role: Role, by: Person, now: datetime
) -> Intervisie:
    made = _lay_the_table(session.cohort, method, by, now)
    made.session = session
    made.save(update_fields=["session"])
    _seat(made, people, {})
    Member.objects.create(intervisie=made, person=by, role=role)
    return made


def _members_of(cohort: Cohort, keys: set[int]) -> list[Enrolment]:
    found = list(Enrolment.objects.active().filter(cohort=cohort, pk__in=keys))
    if len(found) != len(keys):
        raise NotHere
    return found


def _lay_the_table(cohort: Cohort, method: str, by: Person, now: datetime) -> Intervisie:
    text = Text.objects.create(owner=by)
    return Intervisie.objects.create(
        cohort=cohort, method=Method(method), begun_by=by, begun_at=now, text=text
    )


def _seat(intervisie: Intervisie, people: Iterable[Enrolment], roles: Mapping[int, str]) -> None:
    Member.objects.bulk_create(
        Member(
            intervisie=intervisie,
            person_id=one.person_id,
            enrolment=one,
            role=roles.get(one.person_id, Role.THINKS),
        )
        for one in people
    )


def _pair_of(enrolments: set[int]) -> Pair | None:
    """The pair that these people are, no more and no less."""
    buddies = Buddy.objects.filter(ended_at=None)
    first = buddies.filter(enrolment__in=enrolments).select_related("pair").first()
    if first is None:
        return None
    members = set(buddies.filter(pair=first.pair_id).values_list("enrolment", flat=True))
    return first.pair if members == enrolments else None
