"""Showing a page with a form: as it was asked for, or with what was typed and what is wrong with it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from cohorts.dates import Slot
from cohorts.models import Session
from cohorts.warnings import warnings_for
from people.models import Person

READ_WRITE = ["GET", "HEAD", "POST"]


def sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, page: str, form: Form, **context: Any) -> HttpResponse:
    return render(request, page, {"form": form, **context}, status=422 if form.errors else 200)


def warnings_at(
    slot: Slot | None, *, trainers: Sequence[Person], leave_out: Session | None = None
) -> list[str]:
    if slot is None:
        return []
    return warnings_for(
        slot.starts_at, slot.ends_at, place=slot.place, trainers=trainers, leave_out=leave_out
    )


def people_ticked(data: QueryDict, people: Iterable[Person]) -> list[Person]:
    chosen = set(data.getlist("trainers"))
    return [person for person in people if str(person.pk) in chosen]
