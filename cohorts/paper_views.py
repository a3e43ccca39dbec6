"""Stukken voor de dag: what is printed for one training day."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from cohorts import access, papers
from cohorts.papers import Sheet
from people.access import person, signed_in
from people.refusals import Refusal

ABOUT = {
    Sheet.ATTENDANCE: "Iedereen tekent voor de ochtend en de middag. Wie zich afmeldde, staat er gewoon op.",
    Sheet.SIGNS: "Twee per vel, om te vouwen. Ook voor de trainers.",
    Sheet.HANDOVER: "Voor de laatste dag: wie een getuigschrift krijgt, tekent voor ontvangst.",
    Sheet.LETTERS: "Een brief per deelnemer met alle dagen, voor wie liever papier krijgt.",
}


@signed_in
@require_safe
def all_papers(request: HttpRequest, pk: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    session = access.session_to_record(me, pk, now=now)
    leads = access.leads(me, session.cohort_id, now=now)
    context = {"session": session, "sheets": ABOUT.items(), "leads": leads}
    return render(request, "cohorts/papers.html", context)


@signed_in
@require_POST
def paper(request: HttpRequest, pk: int, sheet: str) -> HttpResponse:
    now, me = timezone.now(), person(request)
    session = access.session_to_record(me, pk, now=now)
    if sheet not in Sheet.values:
        raise Http404
    try:
        issue = papers.ask(session, Sheet(sheet), by=me, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("cohorts:papers", pk)
    return redirect("documents:issue", issue.pk)
