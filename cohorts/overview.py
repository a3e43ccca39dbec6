"""What the pages about cohorts show, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import (
    Count,
    DateTimeField,
    Exists,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from cohorts import attending
from cohorts.local_time import day_of
from cohorts.models import Admission, Attendance, Cohort, Enrolment, Offer, Session, StartTalk, Trainership
from outbox import desk
from people.converters import LONGEST_KEY
from people.models import Organisation, Person
from programme.models import Version

PER_PAGE = 20
RUNNING, COMING, DONE, ALL, ARCHIVE = "lopend", "komend", "afgerond", "alle", "archief"
FILTERS = {
    RUNNING: "Lopend",
    COMING: "Nog niet begonnen",
    DONE: "Afgerond",
    ALL: "Alle cohorten",
    ARCHIVE: "In het archief",
}


def cohort_page(*, state: str, words: str, number: str, now: datetime) -> Page[Any]:
    """One page of cohorts with what the programme office wants to know first. The next day comes first.

    The order needs the days of all cohorts, in one pass that also tells how many there are; the other
    figures are counted for this page alone.
    """
    found = _in_state(
        _with_days(Cohort.objects.filter(archived_at__isnull=state != ARCHIVE), now), state, now
    )
    for word in words.split():
        found = found.filter(Q(name__icontains=word) | Q(version__programme__title__icontains=word))
    ordered = found.order_by(Coalesce("next_at", "last_at").desc(nulls_last=True), "name")
    if state in (RUNNING, COMING):
        ordered = found.order_by("next_at", "name")
    page: Page[Any] = Paginator(list(ordered.values_list("pk", flat=True)), PER_PAGE).get_page(number)
    page.object_list = _shown(list(page.object_list), now)
    return page


def _shown(keys: Sequence[int], now: datetime) -> list[Cohort]:
    leads = Trainership.objects.filter(until=None).select_related("person").order_by("person__name")
    rows = _with_figures(Cohort.objects.select_related("version__programme").filter(pk__in=keys), now)
    found = {one.pk: one for one in rows.prefetch_related(Prefetch("trainerships", leads))}
    return [found[key] for key in keys]


def _with_days(cohorts: QuerySet[Cohort], now: datetime) -> QuerySet[Any]:
    """The first, the next and the last moment of each."""
    counts = Q(sessions__cancelled_at=None)
    return cohorts.annotate(
        first_at=Min("sessions__starts_at", filter=counts),
        next_at=Min("sessions__starts_at", filter=counts & Q(sessions__ends_at__gt=now)),
        last_at=Max("sessions__ends_at", filter=counts),
    )


def _with_figures(cohorts: QuerySet[Cohort], now: datetime) -> QuerySet[Any]:
    """Figures per cohort from subqueries: joins would multiply one by the other."""
    days = Session.objects.that_count().filter(cohort=OuterRef("pk")).order_by().values("cohort")
    people = Enrolment.objects.active().filter(cohort=OuterRef("pk")).order_by().values("cohort")

    def figure(rows: QuerySet[Any, Any], expression: Count) -> Coalesce:
        return Coalesce(Subquery(rows.annotate(n=expression).values("n"), output_field=IntegerField()), 0)

    def moment(rows: QuerySet[Any, Any], expression: Min | Max) -> Subquery:
        return Subquery(rows.annotate(n=expression).values("n"), output_field=DateTimeField())

    return cohorts.annotate(
        day_count=figure(days, Count("pk")),
        held_count=figure(days.filter(ends_at__lte=now), Count("pk")),
        taken=figure(people, Count("pk")),
        next_at=moment(days.filter(ends_at__gt=now), Min("starts_at")),
        last_at=moment(days, Max("ends_at")),
    )


def _in_state(cohorts: QuerySet[Any], state: str, now: datetime) -> QuerySet[Any]:
    begun = Q(first_at__lte=now)
    return {
        RUNNING: cohorts.filter(begun, last_at__gt=now),
        COMING: cohorts.filter(Q(first_at__gt=now) | Q(first_at=None)),
        DONE: cohorts.filter(last_at__lte=now),
    }.get(state, cohorts)


@dataclass(frozen=True)
class DayLine:
    session: Session
    trainers: Sequence[Person]
    recorded: int
    excused: int
    handouts: int
    state: str

    @property
    def may_move(self) -> bool:
        return self.state == "coming"


@dataclass(frozen=True)
class PersonLine:
    enrolment: Enrolment
    present: int
    waived: int
    has_talk: bool

    @property
    def has_signed_in(self) -> bool:
        return self.enrolment.person.last_login is not None


@dataclass(frozen=True)
class CohortPage:
    cohort: Cohort
    days: Sequence[DayLine]
    people: Sequence[PersonLine]
    trainers: Sequence[Trainership]
    waiting: Sequence["WaitingLine"]
    held: int
    total: int
    next: Session | None
    may_add_day: bool

    @property
    def free(self) -> int:
        return max(self.cohort.capacity - len(self.people) - self.offered, 0)

    @property
    def offered(self) -> int:
        return sum(line.until is not None for line in self.waiting)

    @property
    def has_begun(self) -> bool:
        return any(day.state != "coming" for day in self.days if not day.session.is_cancelled)


def cohort_detail(cohort: Cohort, *, now: datetime) -> CohortPage:
    days = [_day_line(session, now) for session in _sessions(cohort)]
    live = [day for day in days if not day.session.is_cancelled]
    coming = sorted((d.session for d in live if d.session.ends_at > now), key=lambda s: s.starts_at)
    return CohortPage(
        cohort=cohort,
        days=sorted(days, key=lambda day: day.session.starts_at),
        people=_people(cohort),
        trainers=trainers_of(cohort),
        waiting=waiting_list(cohort),
        held=sum(day.state == "held" for day in live),
        total=len(live),
        next=coming[0] if coming else None,
        may_add_day=not cohort.is_archived and len(live) < cohort.version.days.count(),
    )


@dataclass(frozen=True)
class WaitingLine:
    """Someone on the waiting list; with `until` a place is held for them up to and including that day."""

    admission: Admission
    position: int
    until: date | None


def waiting_list(cohort: Cohort) -> list[WaitingLine]:
    held = Subquery(Offer.objects.open().filter(admission=OuterRef("pk")).values("ends_at")[:1])
    people = cohort.admissions.waiting().select_related("person", "organisation").annotate(held_until=held)
    return [
        WaitingLine(one, n, last_day(one.held_until) if one.held_until else None)  # type: ignore[attr-defined]
        for n, one in enumerate(people, start=1)
    ]


def last_day(ends_at: datetime) -> date:
    """The last whole day of a term that ends at midnight."""
    return day_of(ends_at - timedelta(seconds=1))


@dataclass(frozen=True)
class PlaceInLine:
    """Where someone who was admitted stands."""

    admission: Admission
    state: str
    position: int
    until: date | None
    days: Sequence[Session]
    talk: StartTalk | None


ENROLLED, STOPPED, OFFERED, LAPSED, LEFT, WAITS = "enrolled", "stopped", "offered", "lapsed", "left", "waits"


def place_in_line(admission: Admission, *, now: datetime) -> PlaceInLine:
    offer = admission.offers.order_by("pk").last()
    before = admission.cohort.admissions.waiting().filter(pk__lt=admission.pk).count()
    return PlaceInLine(
        admission=admission,
        state=_place_state(admission, offer, now),
        position=before + 1,
        until=last_day(offer.ends_at) if offer else None,
        days=list(admission.cohort.sessions.that_count().order_by("starts_at")),
        talk=StartTalk.objects.select_related("trainer").filter(enrolment__admission=admission).first(),
    )


def _place_state(admission: Admission, offer: Offer | None, now: datetime) -> str:
    if admission.has_place:
        return ENROLLED if admission.enrolment.is_active else STOPPED
    if offer and (offer.answer == Offer.Answer.LAPSED or (not offer.answer and offer.ends_at <= now)):
        return LAPSED
    if admission.left_at:
        return LEFT
    return OFFERED if offer else WAITS


def trainers_of(cohort: Cohort) -> list[Trainership]:
    return list(cohort.trainerships.filter(until=None).select_related("person").order_by("person__name"))


def _sessions(cohort: Cohort) -> QuerySet[Session]:
    told = Q(attendances__absence_reported_at__isnull=False, attendances__enrolment__withdrawn_at=None)
    counts = cohort.sessions.annotate(
        recorded_count=Count("attendances", filter=~Q(attendances__status=""), distinct=True),
        told_count=Count("attendances", filter=told, distinct=True),
        handout_count=Count("handouts", distinct=True),
    )
    return counts.prefetch_related("trainers")


def _day_line(session: Session, now: datetime) -> DayLine:
    return DayLine(
        session=session,
        trainers=list(session.trainers.all()),
        recorded=session.recorded_count,  # type: ignore[attr-defined]
        excused=session.told_count,  # type: ignore[attr-defined]
        handouts=session.handout_count,  # type: ignore[attr-defined]
        state=state_of(session, now),
    )


def state_of(session: Session, now: datetime) -> str:
    if session.is_cancelled:
        return "cancelled"
    if session.ends_at <= now:
        return "held"
    return "today" if session.starts_at <= now else "coming"


def _people(cohort: Cohort) -> list[PersonLine]:
    was_there = Q(attendances__status__in=(Attendance.Status.PRESENT, Attendance.Status.PARTLY))
    counts = Q(attendances__session__cancelled_at=None)
    found = cohort.enrolments.active().select_related("person", "organisation", "admission")
    rows = found.annotate(
        present_count=Count("attendances", filter=was_there & counts, distinct=True),
        waived_count=Count("waivers", distinct=True),
        talk_count=Count("start_talk", distinct=True),
    ).order_by("person__name", "pk")
    return [
        PersonLine(row, row.present_count, row.waived_count, bool(row.talk_count))  # type: ignore[attr-defined]
        for row in rows
    ]


@dataclass(frozen=True)
class Row:
    """One participant on the attendance list."""

    enrolment: Enrolment
    attendance: Attendance | None

    @property
    def status(self) -> str:
        return self.attendance.status if self.attendance else ""

    @property
    def suggestion(self) -> str:
        return attending.suggestion(self.attendance)

    @property
    def is_reported(self) -> bool:
        return self.attendance is not None and self.attendance.absence_reported_at is not None


def attendance_rows(session: Session) -> list[Row]:
    """Everyone in the cohort, and who was recorded on this day and left later."""
    known = Attendance.objects.filter(session=session).select_related("recorded_by")
    rows = {row.enrolment_id: row for row in known}
    recorded = Attendance.objects.filter(session=session, enrolment=OuterRef("pk")).exclude(status="")
    found = Enrolment.objects.filter(Q(withdrawn_at=None) | Exists(recorded), cohort=session.cohort_id)
    people = found.select_related("person", "organisation").order_by("person__name", "pk")
    return [Row(enrolment, rows.get(enrolment.pk)) for enrolment in people]


def known_already(key: str) -> dict[str, str]:
    """What an invitation of this person begins with; nothing for a number that is nobody's."""
    if not key.isdecimal() or len(key) > LONGEST_KEY:
        return {}
    person = Person.objects.select_related("organisation").filter(pk=int(key)).first()
    if person is None:
        return {}
    organisation = person.organisation.name if person.organisation else ""
    return {"name": person.name, "email": person.email, "organisation": organisation}


def organisation_names() -> list[str]:
    """Suggestions while typing."""
    return list(Organisation.objects.order_by("name").values_list("name", flat=True)[:500])


def newest_versions() -> QuerySet[Version]:
    """Of every programme the newest version: what a new cohort can be made of."""
    newer = Version.objects.filter(programme=OuterRef("programme"), number__gt=OuterRef("number"))
    of_use = Version.objects.filter(programme__archived_at=None)
    with_days = of_use.annotate(day_count=Count("days")).filter(day_count__gt=0)
    return with_days.filter(~Exists(newer)).select_related("programme").order_by("programme__title")


def themes(version: Version | None) -> Mapping[int, str]:
    if version is None:
        return {}
    return dict(version.days.order_by("number").values_list("number", "theme"))


def trainers_now(cohort: Cohort) -> QuerySet[Person]:
    leads = cohort.trainerships.filter(until=None).values("person")
    return Person.objects.filter(pk__in=leads).order_by("name")


@dataclass(frozen=True)
class CohortMail:
    """What goes out soon about one cohort; without a cohort: the rest."""

    cohort: Cohort | None
    batches: tuple[desk.Batch, ...]


def mail_of_cohorts(*, now: datetime) -> tuple[CohortMail, ...]:
    """By name of cohort, what belongs to none of them last."""
    coming = desk.coming(now=now)
    keys = [part.group.removeprefix("cohort:") for part in coming if part.group.startswith("cohort:")]
    cohorts = {cohort.key: cohort for cohort in Cohort.objects.filter(pk__in=keys)}
    parts = [CohortMail(cohorts.get(part.group), part.batches) for part in coming]
    return tuple(sorted(parts, key=lambda part: (part.cohort is None, str(part.cohort))))
