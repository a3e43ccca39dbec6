"""The participant's own POD as a whole: overview, sharing, goals, growth, print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from documents.charts import growth_chart
from people.access import person, signed_in
from people.refusals import Refusal
from pod import access, growth, intentions, overview, presence, printing, sharing
from pod.forms import GoalForm, PrintForm, RatingForm, SharingForm
from pod.models import Circle, Rating


@signed_in
@require_GET
def home(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    if pod.sharing_chosen_at is None:
        return redirect("pod:sharing", enrolment)
    days = presence.states([pod.enrolment], overview.sessions_of(pod), now=now)[enrolment]
    context = {
        "pod": pod,
        "enrolment": pod.enrolment,
        "days": days,
        "is_present": presence.pod_is_present(days),
        "goals": pod.goals.order_by("reached_at", "set_at"),
        "intentions": intentions.open_in(pod),
        "people": sharing.people_in_circles(pod.enrolment, now=now),
    }
    return render(request, "pod/home.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def share(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    is_first = pod.sharing_chosen_at is None
    chosen = [circle for circle in Circle if getattr(pod, f"with_{circle.value}")]
    form = SharingForm(request.POST or None, initial={"circles": chosen})
    if request.method == "POST" and form.is_valid():
        sharing.choose(pod, [Circle(value) for value in form.cleaned_data["circles"]], now=now)
        messages.success(request, "Je keuze is bewaard. Je kunt die altijd veranderen.")
        return redirect("pod:home", enrolment)
    people = sharing.people_in_circles(pod.enrolment, now=now)
    context = {"pod": pod, "enrolment": pod.enrolment, "form": form, "is_first": is_first, "people": people}
    return render(request, "pod/sharing.html", context, status=200 if not form.errors else 422)


@signed_in
@require_http_methods(["GET", "POST"])
def goals(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    draft = growth.draft_of(pod, by=person(request), back=request.path)
    form = GoalForm(request.POST or None, competences=growth.rateable(pod), initial=draft.fields)
    if request.method == "POST" and form.is_valid():
        try:
            growth.set_goal(pod, by=person(request), now=now, **form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je leerdoel is bewaard.")
            return redirect("pod:goals", enrolment)
    context = {
        "pod": pod,
        "enrolment": pod.enrolment,
        "form": form,
        "draft": draft,
        "goals": pod.goals.select_related("competence"),
    }
    return render(request, "pod/goals.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def goal(request: HttpRequest, enrolment: int, goal: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    mine = access.own_goal(pod, goal)
    draft = growth.draft_of(pod, mine, by=person(request), back=request.path)
    start = {"text": mine.text, "competence": mine.competence_id, "trait": mine.trait, **draft.fields}
    form = GoalForm(request.POST or None, competences=growth.rateable(pod), initial=start)
    if request.method == "POST" and "reached" in request.POST:
        growth.mark_reached(mine, is_reached=request.POST["reached"] == "1", now=now)
        return redirect("pod:goals", enrolment)
    if request.method == "POST" and form.is_valid():
        growth.change_goal(mine, by=person(request), now=now, **form.cleaned_data)
        messages.success(request, "Je leerdoel is veranderd.")
        return redirect("pod:goals", enrolment)
    context = {"pod": pod, "enrolment": pod.enrolment, "form": form, "goal": mine, "draft": draft}
    return render(request, "pod/goal.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def intention(request: HttpRequest, enrolment: int, intention: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    mine = access.own_intention(pod, intention)
    try:
        intentions.mark(
            mine, request.POST.get("state", ""), then_text=request.POST.get("then_text", ""), now=now
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "Je voornemen is bijgewerkt.")
    return redirect(_back(request, enrolment))


def _back(request: HttpRequest, enrolment: int) -> str:
    """To the day the intention was marked on, or to the overview; never to another site."""
    number = request.POST.get("day", "")
    return (
        f"/pod/{enrolment}/dag/{int(number)}/"
        if number.isdecimal() and len(number) < 4
        else f"/pod/{enrolment}/"
    )


@signed_in
@require_GET
def growing(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    rows = growth.rows_of(pod)
    context = {
        "pod": pod,
        "enrolment": pod.enrolment,
        "rows": rows,
        "moments": growth.moments_of(rows, overview.sessions_of(pod), now=now),
        "chart": growth_chart(growth.series_of(rows), labels=growth.LABELS),
        "has_ratings": any(row.ratings for row in rows),
        "goals": pod.goals.select_related("competence").order_by("reached_at", "set_at"),
        "intentions": intentions.open_in(pod),
        "people": sharing.people_in_circles(pod.enrolment, now=now),
    }
    return render(request, "pod/growth.html", context)


@signed_in
@require_http_methods(["GET", "POST"])
def rate(request: HttpRequest, enrolment: int, moment: str) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    access.moment_named(moment)
    rows = growth.rows_of(pod)
    start = {f"c-{row.competence.pk}": str(row.ratings[moment]) for row in rows if moment in row.ratings}
    form = RatingForm(request.POST or None, competences=[row.competence for row in rows], initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            growth.rate(pod, moment, values=form.values(), sessions=overview.sessions_of(pod), now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "Je zelfbeoordeling is bewaard.")
            return redirect("pod:growth", enrolment)
    context = {"pod": pod, "enrolment": pod.enrolment, "form": form, "label": Rating.Moment(moment).label}
    return render(request, "pod/rate.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod = access.own_pod(person(request), enrolment, now=now)
    numbers = [session.number for session in overview.sessions_of(pod)]
    form = PrintForm(request.POST or None, numbers=numbers, initial={"day": request.GET.get("dag", "")})
    if request.method == "POST" and form.is_valid():
        issue = printing.ask(
            pod, day=form.chosen_day(), with_feedback=form.cleaned_data["with_feedback"], now=now
        )
        return redirect("documents:issue", issue.pk)
    context = {"pod": pod, "enrolment": pod.enrolment, "form": form}
    return render(request, "pod/print.html", context, status=422 if form.errors else 200)
