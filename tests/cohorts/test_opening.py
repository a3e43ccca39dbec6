from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import IntegrityError, transaction

from cohorts import dates, opening
from cohorts.dates import Slot
from cohorts.local_time import AMSTERDAM, NoSuchTime, TimeComesTwice, at, bounds, shifted
from cohorts.models import Cohort, Enrolment, Session, Trainership
from programme.editing import VersionInUse, edit_version
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 10, tzinfo=UTC)
LEIDRAAD = [
    date(2016, 9, 8),
    date(2016, 9, 22),
    date(2016, 10, 13),
    date(2016, 11, 10),
    date(2016, 11, 24),
    date(2016, 12, 1),
    date(2016, 12, 8),
    date(2016, 12, 22),
]


def slots(days: list[date]) -> list[Slot]:
    return [Slot(at(day, time(9, 30)), at(day, time(16, 30)), "Stadskantoor", "") for day in days]


def open_with(rows: list[Slot], *, days: int = 8, **changes: object) -> Cohort:
    given: dict[str, object] = {
        "name": "Najaar",
        "capacity": 16,
        "by": make.coordinator(),
        "now": NOW,
    } | changes
    version = given.pop("version", None) or make.programme_version(days=days)
    return opening.open_cohort(version, sessions=rows, **given)  # type: ignore[arg-type]


def test_a_cohort_gives_the_days_of_its_version_dates() -> None:  # COH-1, COH-2
    version = make.programme_version()
    version.days.filter(number=3).update(aims="Luisteren", preparation="Lees hoofdstuk 3")
    trainer = make.person()
    cohort = open_with(slots(LEIDRAAD), version=version, trainers=[trainer, trainer])
    days = list(cohort.sessions.order_by("number"))
    assert [(s.number, s.theme, s.starts_at.astimezone(AMSTERDAM).date()) for s in days] == [
        (n, f"Thema {n}", day) for n, day in enumerate(LEIDRAAD, start=1)
    ]
    assert (days[2].aims, days[2].preparation) == ("Luisteren", "Lees hoofdstuk 3")
    assert [t.person for t in cohort.trainerships.all()] == [trainer]


def test_opening_makes_the_version_stand_still() -> None:  # COH-1
    version = make.programme_version()
    open_with(slots(LEIDRAAD[:2]), version=version)
    with pytest.raises(VersionInUse):
        edit_version(version, title="x", subtitle="", aim="", attendance_asked=80)


def test_days_keep_their_hour_when_the_clock_changes() -> None:  # COH-2
    cohort = open_with(slots(LEIDRAAD))
    starts = list(cohort.sessions.order_by("number").values_list("starts_at", flat=True))
    assert [s.astimezone(UTC).hour for s in starts] == [7, 7, 7, 8, 8, 8, 8, 8]
    assert {s.astimezone(AMSTERDAM).time() for s in starts} == {time(9, 30)}


@pytest.mark.parametrize(
    ("rows", "refusal", "number"),
    [
        ([LEIDRAAD[1], LEIDRAAD[0]], dates.NotRising, 2),
        ([LEIDRAAD[0], LEIDRAAD[0]], dates.SameDate, 2),
        ([*LEIDRAAD, date(2017, 1, 5)], dates.NoSuchDay, 9),
    ],
)
def test_dates_that_do_not_fit_are_refused_at_their_day(
    rows: list[date], refusal: type, number: int
) -> None:  # COH-2
    with pytest.raises(refusal) as refused:
        open_with(slots(rows))
    assert refused.value.number == number
    assert not Cohort.objects.exists() and not Session.objects.exists()


def test_a_ninth_day_is_refused_in_words() -> None:  # COH-2
    with pytest.raises(dates.NoSuchDay, match=r"Dit programma heeft acht dagen\. Een dag 9 past er niet in."):
        open_with(slots([*LEIDRAAD, date(2017, 1, 5)]))


def test_the_programme_says_how_many_days_there_are() -> None:  # COH-2
    with pytest.raises(dates.NoSuchDay, match="drie dagen"):
        open_with(slots(LEIDRAAD[:4]), days=3)


def test_a_day_ends_after_it_starts() -> None:
    begin = at(LEIDRAAD[0], time(16))
    for end in (begin, begin - timedelta(hours=1)):
        with pytest.raises(dates.EndsBeforeStart):
            open_with([Slot(begin, end)])
    with pytest.raises(dates.TooLong):
        open_with([Slot(begin, begin + timedelta(days=2))])


def test_a_cohort_has_days_room_and_a_name_of_its_own() -> None:
    with pytest.raises(dates.NoSessions):
        open_with([])
    with pytest.raises(opening.NoRoom):
        open_with(slots(LEIDRAAD), capacity=0)
    open_with(slots(LEIDRAAD), name="Voorjaar")
    with pytest.raises(opening.NameTaken):
        open_with(slots(LEIDRAAD), name=" voorjaar ")
    assert Cohort.objects.count() == 1


def test_places_never_drop_below_the_participants() -> None:  # COH-5
    cohort = make.cohort(days=1)
    make.enrolment(cohort)
    make.enrolment(cohort)
    with pytest.raises(opening.NoRoom, match="Er doen al 2 mensen mee"):
        opening.rename(cohort, name=cohort.name, capacity=1, by=make.coordinator(), now=NOW)


def test_a_day_cancelled_can_be_planned_anew_and_takes_its_place() -> None:  # COH-2, COH-4
    cohort = make.cohort(days=3, version=make.programme_version(days=3), first_day=date(2026, 10, 1), every=7)
    second = cohort.sessions.get(number=2)
    Session.objects.filter(pk=second.pk).update(cancelled_at=NOW)
    late = Slot(at(date(2026, 10, 20), time(9)), at(date(2026, 10, 20), time(17)))
    added = opening.add_session(cohort, **late._asdict(), by=make.coordinator(), now=NOW)
    assert (added.theme, added.number) == ("Thema 2", 3)
    live = cohort.sessions.that_count().order_by("number")
    assert list(live.values_list("number", "theme")) == [(1, "Thema 1"), (2, "Thema 3"), (3, "Thema 2")]
    with pytest.raises(opening.Full, match="drie dagen"):
        opening.add_session(cohort, **late._asdict(), by=make.coordinator(), now=NOW)


def test_clock_times_at_both_changes() -> None:  # COH-2
    forward, back = date(2026, 3, 29), date(2026, 10, 25)
    with pytest.raises(NoSuchTime):
        at(forward, time(2, 30))
    with pytest.raises(TimeComesTwice):
        at(back, time(2, 30))
    assert at(forward, time(3)).astimezone(UTC).hour == 1
    assert [(end - begin).total_seconds() / 3600 for begin, end in (bounds(forward), bounds(back))] == [
        23,
        25,
    ]
    assert shifted(at(date(2026, 3, 28), time(9, 30)), 1) == at(forward, time(9, 30))


def test_the_database_refuses_what_the_verbs_refuse() -> None:
    cohort = make.cohort(days=2)
    first = cohort.sessions.get(number=1)
    who = make.trainer(cohort)
    for wrong in (
        lambda: Session.objects.filter(pk=first.pk).update(number=2),
        lambda: Session.objects.filter(pk=first.pk).update(ends_at=first.starts_at),
        lambda: Cohort.objects.filter(pk=cohort.pk).update(capacity=0),
        lambda: Trainership.objects.create(cohort=cohort, person=who, since=date(2026, 1, 1)),
        lambda: Enrolment.objects.create(cohort=cohort, person=make.person(), enrolled_at=NOW),  # COH-9
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            wrong()
