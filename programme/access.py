"""Who may have which version of a programme, and which line of it: the programme office, or 404."""

from typing import Any

from django.db.models import Model
from django.http import Http404, HttpRequest

from people.access import coordinator, or_404
from programme.arranging import SORTS, Line, Sort
from programme.models import Version


def version_to_plan(request: HttpRequest, pk: int) -> Version:
    coordinator(request)
    version = Version.objects.select_related("programme").filter(pk=pk).first()
    if version is None:
        raise Http404
    return version


def line_to_plan(request: HttpRequest, kind: str, pk: int) -> tuple[Sort, Line]:
    coordinator(request)
    sort = or_404(SORTS.get(kind))
    found: Any = sort.model._default_manager.filter(pk=pk, **sort.fixed).select_related(*_above(sort))
    return sort, or_404(found.first())


def parent_to_plan(request: HttpRequest, kind: str, pk: int) -> tuple[Sort, Model]:
    """What a new line of this kind comes to stand in."""
    coordinator(request)
    sort = or_404(SORTS.get(kind))
    parent: Any = sort.model._meta.get_field(sort.within).related_model
    return sort, or_404(parent._default_manager.filter(pk=pk).first())


def _above(sort: Sort) -> list[str]:
    path = sort.within if sort.within == "version" else f"{sort.within}__version"
    return [f"{path}__programme"]
