"""What the pages of a reading list show, in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from cohorts.models import Enrolment, Session
from people.prepared import prepared
from programme.models import Day, Version
from programme.overview import competence_choices
from reading.models import Item, Pick, ReadingList
from reading.picking import MARKS, NOTE

WHOLE = "Voor de hele training"


@dataclass(frozen=True)
class Mark:
    name: str
    label: str
    is_on: bool


@dataclass(frozen=True)
class Row:
    """A title; for a participant with what they did with it."""

    item: Item
    pick: Pick | None = None
    is_first: bool = False
    is_last: bool = False

    @property
    def marks(self) -> list[Mark]:
        return [Mark(name, label, bool(getattr(self.pick, name, False))) for name, label in MARKS.items()]

    @property
    def note(self) -> str:
        return note_of(self.pick)

    @property
    def is_mine(self) -> bool:
        return bool(self.note) or any(mark.is_on for mark in self.marks)


@dataclass(frozen=True)
class Group:
    """The titles for one day, or for the training as a whole (`number` 0)."""

    number: int
    title: str
    session: Session | None
    rows: Sequence[Row]

    @property
    def anchor(self) -> str:
        return f"dag-{self.number}" if self.number else "hele-training"

    @property
    def has_no_date(self) -> bool:
        return bool(self.number) and self.session is None


@dataclass(frozen=True)
class OwnList:
    """The list as a participant has it; `apart` is what went off the list and stayed with them."""

    groups: Sequence[Group]
    apart: Sequence[Row]

    @property
    def is_empty(self) -> bool:
        return not self.groups and not self.apart


def note_of(pick: Pick | None) -> str:
    return str(pick.note.fields.get(NOTE, "")) if pick and pick.note else ""


def groups_to_keep(reading_list: ReadingList) -> list[Group]:
    """All that is on the list, for who keeps it. One query."""
    return _grouped([Row(item) for item in _items(reading_list)])


def own_list(enrolment: Enrolment, reading_list: ReadingList, *, only_mine: bool) -> OwnList:
    """The list with what this participant did with it. Three queries at most."""
    picks = picks_of(enrolment)
    rows = [Row(item, picks.get(item.pk)) for item in _items(reading_list)]
    here = {row.item.pk for row in rows}
    apart = [Row(pick.item, pick) for pick in picks.values() if pick.item_id not in here]
    shown = [row for row in rows if row.is_mine or not only_mine]
    return OwnList(_grouped(shown), [row for row in apart if row.is_mine])


def picks_of(enrolment: Enrolment) -> dict[int, Pick]:
    found = Pick.objects.filter(enrolment=enrolment)
    related = ("note", "item__link", "item__upload", "item__competence")
    return {pick.item_id: pick for pick in found.select_related(*related).order_by("item__position")}


def own_row(enrolment: Enrolment, item: Item) -> Row:
    found = Pick.objects.select_related("note").filter(enrolment=enrolment, item=item)
    return Row(item, found.first())


@prepared
def titles_for(*, session: int) -> QuerySet[Item]:
    """What there is to read for a day."""
    return Item.objects.on_the_list().filter(session=session).order_by("position")


def dead_links(groups: Iterable[Group]) -> list[Item]:
    rows = (row for group in groups for row in group.rows)
    return [row.item for row in rows if row.item.link and row.item.link.is_dead]


def with_dead_links(cohorts: Iterable[int]) -> set[int]:
    """Of these cohorts, those whose list has a link that leads nowhere. One query."""
    found = Item.objects.with_dead_link().filter(reading_list__cohort__in=list(cohorts))
    return set(found.values_list("reading_list__cohort", flat=True))


def versions_beside(reading_list: ReadingList) -> list[Version]:
    """The versions of the programme whose list this is, the newest first; of a cohort's list none."""
    if reading_list.version is None:
        return []
    return list(Version.objects.filter(programme=reading_list.version.programme_id).order_by("-number"))


def places_in(reading_list: ReadingList) -> list[tuple[str, str]]:
    """What a title can be for: the training, a day with a date, a day without one."""
    return [("", WHOLE), *_sessions(reading_list), *_days(reading_list)]


def competences_in(reading_list: ReadingList) -> list[tuple[str, object]]:
    groups = competence_choices(Version(pk=reading_list.plan))
    return [("", "Geen"), *groups]


def _sessions(reading_list: ReadingList) -> list[tuple[str, str]]:
    dated = Session.objects.filter(cohort=reading_list.cohort_id).exclude(cohort=None)
    return [(f"s-{one.pk}", f"{one}{_off(one)}") for one in dated.order_by("number")]


def _days(reading_list: ReadingList) -> list[tuple[str, str]]:
    """Of a version all days; of a cohort those that have no date yet."""
    days = Day.objects.filter(version=reading_list.plan).order_by("number")
    if reading_list.cohort_id is None:
        return [(f"d-{one.pk}", str(one)) for one in days]
    dated = Session.objects.that_count().filter(cohort=reading_list.cohort_id).values("number")
    return [(f"d-{one.pk}", f"{one} (nog geen datum)") for one in days.exclude(number__in=dated)]


def _off(session: Session) -> str:
    return " (gaat niet door)" if session.is_cancelled else ""


def _items(reading_list: ReadingList) -> QuerySet[Item]:
    related = ("link", "upload", "session", "day", "competence")
    return reading_list.items.on_the_list().select_related(*related).order_by("position", "pk")


def _grouped(rows: Iterable[Row]) -> list[Group]:
    """By day, what is for the whole training first; in a group in the order of the list."""
    found: dict[tuple[int, str], list[Row]] = {}
    for row in rows:
        day = row.item.session or row.item.day
        found.setdefault((day.number, str(day)) if day else (0, WHOLE), []).append(row)
    return [
        _group(number, title, own) for (number, title), own in sorted(found.items(), key=lambda one: one[0])
    ]


def _group(number: int, title: str, rows: Sequence[Row]) -> Group:
    ends = (rows[0].item.pk, rows[-1].item.pk)
    placed = [Row(row.item, row.pick, row.item.pk == ends[0], row.item.pk == ends[1]) for row in rows]
    return Group(number, title, rows[0].item.session, placed)
