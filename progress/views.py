"""What each role sees first."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from cohorts.access import cohort_to_lead, session_to_lead
from cohorts.models import Admission, Session
from intake.overview import latest_of
from intervisie.overview import cases_for, seats_on
from people.access import open_to_all, person, signed_in
from people.refusals import Refusal
from pod import presence
from progress import access, starting
from progress.cohort import LEGEND, cohorts_of, day_of, matrix_of, participant_page, queue_of
from progress.forms import WaiveForm
from progress.journey import journey_of
from progress.roles import roles_of
from reading.overview import titles_for


@open_to_all("the front page; who is signed in goes to their own first page")
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    if not request.user.is_authenticated:
        return render(request, "progress/front.html")
    roles = roles_of(person(request), now=timezone.now())
    if roles.enrolment:
        return redirect("progress:journey", roles.enrolment)
    if roles.is_trainer:
        return redirect("progress:trainer")
    if roles.is_supporter:
        return redirect("progress:supporter")
    if roles.is_assessor and not roles.is_coordinator:
        return redirect("proeve:assessments")
    if roles.is_coordinator or roles.is_administrator:
        return redirect("cohorts:list")
    me = person(request)
    if waits := Admission.objects.waiting().filter(person=me).last():
        return redirect("cohorts:place", waits.pk)
    mine = latest_of(me)
    return redirect("intake:mine", mine.pk) if mine else render(request, "progress/no_role.html")


@signed_in
@require_GET
def my_journey(request: HttpRequest) -> HttpResponse:
    return redirect("progress:journey", access.latest_enrolment(person(request)).pk)


@signed_in
@require_GET
def journey(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    pod, rated = access.own_pod_with_ratings(person(request), enrolment, now=now)
    return render(request, "progress/journey.html", {"journey": journey_of(pod, rated=rated, now=now)})


@signed_in
@require_GET
def trainer(request: HttpRequest) -> HttpResponse:
    now, me = timezone.now(), person(request)
    context = {
        "cohorts": cohorts_of(me, now=now),
        "queue": queue_of(me, now=now)[:5],
        "turns": starting.turns_of(me, now=now)[:5],
    }
    return render(request, "progress/trainer.html", context)


@signed_in
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    return render(request, "progress/queue.html", {"queue": queue_of(person(request), now=timezone.now())})


@signed_in
@require_GET
def matrix(request: HttpRequest, cohort: int) -> HttpResponse:
    now = timezone.now()
    mine = cohort_to_lead(person(request), cohort, now=now)
    context = {"cohort": mine, "matrix": matrix_of(mine, now=now), "legend": LEGEND}
    return render(request, "progress/matrix.html", context)


@signed_in
@require_GET
def before_start(request: HttpRequest, cohort: int) -> HttpResponse:
    now = timezone.now()
    mine = cohort_to_lead(person(request), cohort, now=now)
    rows = starting.of_cohort(mine, now=now)
    return render(request, "progress/before_start.html", {"cohort": mine, "rows": rows})


@signed_in
@require_GET
def day(request: HttpRequest, session: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    mine = session_to_lead(me, session, now=now)
    context = {
        "session": mine,
        "day": day_of(mine, me, now=now),
        "handouts": mine.handouts.order_by("added_at"),
        "cases": cases_for(mine, now=now),
        "seats": seats_on(mine, me, now=now),
        "titles": titles_for(session=mine.pk),
    }
    return render(request, "progress/day.html", context)


@signed_in
@require_GET
def participant(request: HttpRequest, enrolment: int) -> HttpResponse:
    now = timezone.now()
    theirs = access.enrolment_to_guide(person(request), enrolment, now=now)
    return render(request, "progress/participant.html", {"page": participant_page(theirs, now=now)})


@signed_in
@require_http_methods(["GET", "POST"])
def waive(request: HttpRequest, enrolment: int, session: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    theirs = access.enrolment_to_guide(me, enrolment, now=now)
    which = Session.objects.filter(pk=session, cohort=theirs.cohort_id).first()
    if which is None:
        raise Http404
    form = WaiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            presence.waive(which, theirs, reason=form.cleaned_data["reason"], by=me, now=now)
        except Refusal as refusal:
            form.add_error("reason", str(refusal))
        else:
            messages.success(
                request, f"Dag {which.number} hoeft niet meer in het POD van {theirs.person.first_name}."
            )
            return redirect("progress:participant", enrolment)
    context = {"enrolment": theirs, "session": which, "form": form}
    return render(request, "progress/waive.html", context, status=422 if form.errors else 200)
