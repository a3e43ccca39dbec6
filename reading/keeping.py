"""Keeping a reading list: adding, changing, ordering and taking titles off. By its trainers and the office.

The list of a version in use refuses all of it (COH-1).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from cohorts.models import Session
from documents import receiving
from documents.models import Upload
from people.looking import log_act
from people.models import Person
from people.refusals import Refusal
from programme.editing import for_change
from programme.models import Competence, Day
from reading.facts import Facts
from reading.linking import link_to, links_to
from reading.models import Item, Pick, ReadingList

MOST = 300
type File = UploadedFile[Any]


class Enough(Refusal):
    message = f"Op deze lijst staan al {MOST} titels. Haal er eerst een paar af."


class AlreadyThere(Refusal):
    message = "Deze titel van deze auteur staat al op de lijst."


class WasThereBefore(Refusal):
    message = (
        "Deze titel stond eerder op de lijst. Zet hem opnieuw op de lijst, in plaats van deze te veranderen."
    )


class Gone(Refusal):
    message = "Deze titel is intussen van de lijst gehaald."


class NotOfThisPlan(Refusal):
    message = "Deze dag of competentie hoort niet bij deze lijst. Kies opnieuw."


@transaction.atomic
def add(
    reading_list: ReadingList, facts: Facts, *, file: File | None = None, by: Person, now: datetime
) -> Item:
    """Puts a title at the end of the list. One that was taken off comes back, and so do the notes by it."""
    locked = _for_change(reading_list)
    found = locked.items.filter(likeness=facts.likeness).first()
    if found and not found.is_removed:
        raise AlreadyThere
    _check_room(locked, 1)
    item = found or Item(reading_list=locked, added_at=now)
    item.position, item.removed_at = _last(locked) + 1, None
    _fill(item, facts, now=now)
    before, item.upload = item.upload, receiving.receive(file, by=by, now=now) if file else None
    item.save()
    _discard(before)
    log_act("reading-added", about=locked.key, by=by, now=now)
    return item


@transaction.atomic
def add_many(reading_list: ReadingList, titles: Sequence[Facts], *, by: Person, now: datetime) -> int:
    """Adds what is not there yet, in this order; how many. What was taken off before comes back."""
    locked = _for_change(reading_list)
    known = {item.likeness: item for item in locked.items.all()}
    new = [one for one in _once_each(titles) if one.likeness not in known or known[one.likeness].is_removed]
    _check_room(locked, len(new))
    links = links_to((one.address for one in new), now=now)
    last, made = _last(locked), []
    for position, one in enumerate(new, start=last + 1):
        item = known.get(one.likeness) or Item(reading_list=locked, added_at=now)
        _write(item, one)
        item.link, item.position, item.removed_at = links.get(one.address), position, None
        if item.pk:
            item.save()
        else:
            made.append(item)
    Item.objects.bulk_create(made)
    if new:
        log_act("reading-imported", about=locked.key, by=by, now=now)
    return len(new)


@transaction.atomic
def change(
    item: Item, facts: Facts, *, file: File | None = None, drops_file: bool = False, by: Person, now: datetime
) -> Item:
    """Other words, another place, another file. Who chose it keeps it, as it is now."""
    locked = _for_change(item.reading_list)
    changing = _still_there(item)
    twin = locked.items.filter(likeness=facts.likeness).exclude(pk=item.pk).first()
    if twin:
        raise WasThereBefore if twin.is_removed else AlreadyThere
    before = changing.upload
    _fill(changing, facts, now=now)
    if file:
        changing.upload = receiving.receive(file, by=by, now=now)
    elif drops_file:
        changing.upload = None
    changing.save()
    if before != changing.upload:
        _discard(before)
    log_act("reading-changed", about=locked.key, by=by, now=now)
    return changing


@transaction.atomic
def remove(item: Item, *, by: Person, now: datetime) -> None:
    """Off the list. It stays for whoever chose it or wrote beside it, and for them alone (COH-8)."""
    locked = _for_change(item.reading_list)
    found = _still_there(item)
    if Pick.objects.filter(item=found).exists():
        found.removed_at = now
        found.save(update_fields=["removed_at"])
    else:
        found.delete()
        _discard(found.upload)
    log_act("reading-removed", about=locked.key, by=by, now=now)


@transaction.atomic
def move(item: Item, *, up: bool) -> None:
    """Past its neighbour under the same day. The first goes no further up, the last no further down."""
    locked = _for_change(item.reading_list)
    same = locked.items.on_the_list().filter(session=item.session_id, day=item.day_id)
    order = list(same.order_by("position", "pk"))
    at = next((place for place, one in enumerate(order) if one.pk == item.pk), 0)
    other = at - 1 if up else at + 1
    if 0 <= other < len(order):
        this, that = order[at], order[other]
        this.position, that.position = that.position, this.position
        Item.objects.bulk_update([this, that], ["position"])


def _for_change(reading_list: ReadingList) -> ReadingList:
    """Locked until the transaction ends; refused when a cohort uses the version it belongs to."""
    related = ReadingList.objects.select_for_update(of=("self",)).select_related("version", "cohort")
    locked = related.get(pk=reading_list.pk)
    if locked.version:
        for_change(locked.version)
    return locked


def _still_there(item: Item) -> Item:
    """Held, so that nobody picks it while it is taken off."""
    held = Item.objects.on_the_list().select_for_update(of=("self",)).select_related("upload")
    found = held.filter(pk=item.pk).first()
    if found is None:
        raise Gone
    return found


def _check_room(reading_list: ReadingList, more: int) -> None:
    if more and reading_list.items.on_the_list().count() + more > MOST:
        raise Enough


def _last(reading_list: ReadingList) -> int:
    return reading_list.items.aggregate(last=Max("position"))["last"] or 0


def _fill(item: Item, facts: Facts, *, now: datetime) -> None:
    _check_plan(item.reading_list, facts)
    _write(item, facts)
    item.link = link_to(facts.address, now=now)


def _write(item: Item, facts: Facts) -> None:
    item.title, item.author, item.likeness = facts.title, facts.author, facts.likeness
    item.kind, item.year, item.publisher, item.why = facts.kind, facts.year, facts.publisher, facts.why
    item.day_id, item.session_id, item.competence_id = facts.day, facts.session, facts.competence


def _check_plan(reading_list: ReadingList, facts: Facts) -> None:
    """A day, session and competence of this very programme or cohort."""
    plan = reading_list.plan
    asked = (
        (facts.day, Day.objects.filter(version=plan)),
        (facts.session, Session.objects.filter(cohort=reading_list.cohort_id)),
        (facts.competence, Competence.objects.filter(framework__version=plan)),
    )
    if any(pk and not rows.filter(pk=pk).exists() for pk, rows in asked):
        raise NotOfThisPlan


def _once_each(titles: Sequence[Facts]) -> list[Facts]:
    return list({one.likeness: one for one in reversed(titles)}.values())[::-1]


def _discard(upload: Upload | None) -> None:
    """A file that stands on no list any more; copies of a list share theirs."""
    if upload and not Item.objects.filter(upload=upload).exists():
        receiving.discard(upload)
