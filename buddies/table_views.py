"""The trainers' table: a proposal that nobody else sees, until it is published (BUD-2)."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from buddies import access, proposing
from buddies.board import board_of
from buddies.explaining import COUNTS, in_points
from buddies.table import table_of
from cohorts.models import Cohort
from people.access import person, signed_in
from people.refusals import Refusal
from writing.answering import number

Act = Callable[[Cohort], str]


@signed_in
@require_GET
def table(request: HttpRequest, cohort: int) -> HttpResponse:
    mine = access.cohort_to_pair(person(request), cohort, now=timezone.now())
    swapped = [number(part) for part in request.GET.get("gewisseld", "").split("-", 1)]
    return _show(request, mine, picked=number(request.GET.get("wie", "")), swapped=swapped)


@signed_in
@require_POST
def propose(request: HttpRequest, cohort: int) -> HttpResponse:
    me, now = person(request), timezone.now()

    def act(mine: Cohort) -> str:
        proposing.propose(mine, number=_seen(request), by=me, now=now)
        messages.success(request, "Hier is een voorstel. Alleen de trainers zien het.")
        return ""

    return _do(request, cohort, act)


@signed_in
@require_POST
def move(request: HttpRequest, cohort: int) -> HttpResponse:
    """Someone changes places with another, or comes and sits with another."""
    me, now = person(request), timezone.now()
    one, other = (number(request.POST.get(name, "")) for name in ("one", "other"))
    joins = request.POST.get("do") == "join"

    def act(mine: Cohort) -> str:
        verb = proposing.join if joins else proposing.exchange
        gain = verb(mine, one, other, number=_seen(request), by=me, now=now)
        done = "Erbij gezet" if joins else "Gewisseld"
        messages.success(request, f"{done}. De indeling is nu {in_points(gain)}.")
        return "" if joins else f"?gewisseld={one}-{other}"

    return _do(request, cohort, act, picked=one)


@signed_in
@require_POST
def lock(request: HttpRequest, cohort: int) -> HttpResponse:
    me, now, on = person(request), timezone.now(), request.POST.get("on") == "1"
    group = number(request.POST.get("group", ""))

    def act(mine: Cohort) -> str:
        proposing.lock(mine, group, is_locked=on, number=_seen(request), by=me, now=now)
        return f"#groep-{group}"

    return _do(request, cohort, act)


@signed_in
@require_POST
def publish(request: HttpRequest, cohort: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    mine = access.cohort_to_pair(me, cohort, now=now)
    try:
        proposing.publish(mine, number=_seen(request), by=me, now=now)
    except Refusal as refusal:
        return _show(request, mine, refusal=str(refusal))
    messages.success(request, "De indeling is bekend. Iedereen krijgt een mail met de naam van de buddy.")
    return redirect("buddies:pairs", cohort)


def _do(request: HttpRequest, cohort: int, act: Act, *, picked: int = 0) -> HttpResponse:
    """One change, and back to the table; refused: the table as it is now, with the reason."""
    mine = access.cohort_to_pair(person(request), cohort, now=timezone.now())
    try:
        rest = act(mine)
    except Refusal as refusal:
        return _show(request, mine, picked=picked, refusal=str(refusal))
    return redirect(f"{reverse('buddies:table', args=[cohort])}{rest}")


def _seen(request: HttpRequest) -> int:
    """Which state of the proposal this trainer had before them."""
    return number(request.POST.get("number", ""))


def _show(
    request: HttpRequest,
    cohort: Cohort,
    *,
    picked: int = 0,
    swapped: list[int] | None = None,
    refusal: str = "",
) -> HttpResponse:
    board = board_of(cohort)
    if board.division and board.division.is_published and not refusal:
        return redirect("buddies:pairs", cohort.pk)
    context = {
        "cohort": cohort,
        "table": table_of(board, picked=picked),
        "swapped": swapped if swapped and len(swapped) == 2 and set(swapped) <= board.free else None,
        "counts": COUNTS,
        "refusal": refusal,
        "has_errors": bool(refusal),
    }
    return render(request, "buddies/table.html", context, status=422 if refusal else 200)
