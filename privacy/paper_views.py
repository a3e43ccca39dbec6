"""The privacy papers: for everyone, per role, and for the programme office."""

from collections.abc import Iterable
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_GET, require_POST

from people.access import coordinator, is_coordinator, open_to_all, own_page, person, signed_in, writer_gate
from people.models import Person
from privacy import access, editions, papers, printing, provider
from privacy.marking_up import Marked
from privacy.papers import Paper

READ = "what happens with data is for everyone to read"


@open_to_all(READ)
@require_GET
def statement(request: HttpRequest) -> HttpResponse:
    """Who is signed in sees first which chapters are about them."""
    who = access.reader_of(request)
    shown = {
        "mine": papers.notices_of(who, by_link=who != request.user) if who else [],
        "editions": editions.EDITIONS,
        "has_papers": _runs_the_office(request),
    }
    return _page(request, papers.NOTICE, "privacy/statement.html", **shown)


def _runs_the_office(request: HttpRequest) -> bool:
    who = request.user
    return isinstance(who, Person) and (who.is_superuser or is_coordinator(who))


@open_to_all(READ)
@require_GET
def notice(request: HttpRequest, role: str) -> HttpResponse:
    found = next((one for one in papers.NOTICES.values() if one.args == (role,)), None)
    if found is None:
        raise Http404
    return _page(request, found, back=_to_statement())


@open_to_all(READ)
@require_GET
def retention(request: HttpRequest) -> HttpResponse:
    return _page(request, papers.RETENTION, back=_to_statement())


@open_to_all("the law asks that everyone can read it")
@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    return _page(request, papers.ACCESSIBILITY)


@writer_gate
@require_POST
def notice_read(request: HttpRequest) -> HttpResponse:
    """They saw what changed, up to the edition that was named; back to where they were."""
    reader, on = access.reader_of(request), _day(request.POST.get("on", ""))
    if reader and on:
        editions.read(reader, on=on)
    return redirect(own_page(request, request.POST.get("next", "")))


@signed_in
@require_GET
def of_the_office(request: HttpRequest) -> HttpResponse:
    """What a privacy officer of a municipality asks for."""
    coordinator(request)
    groups = [
        ("Voor een gemeente", _shown(papers.OF_THE_OFFICE)),
        ("Voor iedereen, ook zonder account", _shown((papers.RETENTION, papers.ACCESSIBILITY))),
        ("De privacyverklaring", _shown(papers.NOTICES.values())),
    ]
    return render(request, "privacy/papers.html", {"groups": groups, "lacking": provider.lacking()})


@signed_in
@require_GET
def paper(request: HttpRequest, slug: str) -> HttpResponse:
    coordinator(request)
    back = (reverse("privacy:papers"), "Privacypapieren")
    return _page(request, papers.paper_named(slug), back=back, has_file=True)


@signed_in
@require_POST
def paper_file(request: HttpRequest, slug: str) -> HttpResponse:
    coordinator(request)
    issue = printing.ask(papers.paper_named(slug), by=person(request), now=timezone.now())
    return redirect("documents:issue", issue.pk)


def _to_statement() -> tuple[str, str]:
    return reverse("privacy_statement"), "Privacy"


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _shown(found: Iterable[Paper]) -> list[tuple[Paper, Marked]]:
    return [(one, papers.page_of(one)) for one in found]


def _page(
    request: HttpRequest, paper: Paper, template: str = "privacy/paper.html", **extra: object
) -> HttpResponse:
    return render(request, template, {"paper": paper, "page": papers.page_of(paper), **extra})
