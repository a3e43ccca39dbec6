"""A case for a coming training day: its owner brings it in, a trainer chooses, fellow participants read."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from cohorts.models import Enrolment, Session
from intervisie import access, bringing, overview
from intervisie.forms import CaseForm
from intervisie.models import Case
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(["GET", "POST"])
def case(request: HttpRequest, session: int) -> HttpResponse:
    """One's own case for this day, and those the trainers chose."""
    me, now = person(request), timezone.now()
    day, mine = access.session_to_bring_to(me, session)
    if request.method != "POST":
        return _show(request, day, mine)
    form = CaseForm(request.POST)
    if form.is_valid():
        try:
            bringing.bring_in(day, mine, **form.cleaned_data, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je casus is ingebracht. Je trainers kunnen hem nu lezen.")
            return redirect("intervisie:case", session)
    return _show(request, day, mine, form)


def _show(request: HttpRequest, day: Session, mine: Enrolment, form: CaseForm | None = None) -> HttpResponse:
    now = timezone.now()
    own = Case.objects.filter(session=day, enrolment=mine).first()
    draft = bringing.draft_of(day, by=person(request), back=reverse("intervisie:case", args=[day.pk]))
    said = {"title": own.title, "words": own.words} if own else {}
    form = form or CaseForm(initial={**said, **draft.fields})
    context = {
        "session": day,
        "enrolment": mine,
        "case": own,
        "form": form,
        "draft": draft,
        "goes_at": bringing.goes_at(day),
        "is_open": bringing.refusal_to_bring(day, now=now) is None,
        "chosen": overview.chosen_for(day, besides=mine, now=now),
    }
    return render(request, "intervisie/case.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def take_back(request: HttpRequest, session: int) -> HttpResponse:
    me, back = person(request), reverse("intervisie:case", args=[session])
    own = access.own_case(*access.session_to_bring_to(me, session))
    bringing.take_back(own, by=me, back=back, now=timezone.now())
    messages.success(request, "Je casus is teruggenomen. Alleen jij ziet de tekst nog.")
    return redirect("intervisie:case", session)


@signed_in
@require_POST
def keep(request: HttpRequest, session: int) -> HttpResponse:
    """Whether the case stays with its owner after the day."""
    is_kept = request.POST.get("keep") == "1"
    bringing.keep(access.own_case(*access.session_to_bring_to(person(request), session)), is_kept=is_kept)
    words = "Je casus blijft staan, alleen voor jou." if is_kept else "Je casus wordt na de dag gewist."
    messages.success(request, words)
    return redirect("intervisie:case", session)


@signed_in
@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    me, now = person(request), timezone.now()
    one = access.case_to_choose(me, pk, now=now)
    is_chosen = request.POST.get("choose") == "1"
    bringing.choose(one, is_chosen=is_chosen, by=me, now=now)
    said = "is gekozen. De groep kan hem nu lezen." if is_chosen else "is niet meer gekozen."
    messages.success(request, f"‘{one.title}’ {said}")
    return redirect("progress:day", one.session_id)
