"""Three questions, three months later; and what a cohort answered together (PRV-8)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from checkins import access, answering, linking
from checkins.access import reply_gate
from checkins.figures import FEWEST, figures_of
from checkins.forms import AnswerForm
from checkins.models import Reply
from people.access import own_gate, person, signed_in
from people.refusals import Refusal


@reply_gate
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, reply: Reply) -> HttpResponse:
    now = timezone.now()
    page = answering.page_for(reply, back=request.path, now=now)
    sent = request.POST if request.method == "POST" else None
    form = AnswerForm(sent, asked=page.questions, initial=page.start)
    if form.is_valid():
        try:
            answering.answer(reply, **form.cleaned_data, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je antwoorden zijn bewaard. Dank je wel.")
            return redirect("checkins:answer", reply.pk)
    context = {"page": page, "form": form, "participant": reply.checkin.enrolment.person}
    return render(request, "checkins/answer.html", context, status=422 if form.errors else 200)


@own_gate("a personal signed link; opening it shows a neutral page and changes nothing")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Mail scanners open links: only the button acts."""
    now = timezone.now()
    try:
        reply = linking.reply_by(token, now=now)
    except Refusal as refusal:
        return render(request, "assignments/link_wrong.html", {"reason": str(refusal)}, status=404)
    if access.is_anothers(request, reply):
        status = 403 if request.method == "POST" else 200
        return render(request, "assignments/link_anothers.html", status=status)
    if request.method == "POST":
        access.open_with_link(request, reply, now=now)
        return redirect("checkins:answer", reply.pk)
    return render(request, "checkins/link.html")


@signed_in
@require_safe
def figures(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_see_figures_of(person(request), pk)
    context = {"cohort": cohort, "page": figures_of(cohort, now=timezone.now()), "fewest": FEWEST}
    return render(request, "checkins/figures.html", context)
