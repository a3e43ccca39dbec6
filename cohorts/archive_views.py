"""The programme office puts a cohort away, brings it back, or throws an empty one away."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from cohorts import access, archiving
from cohorts.form_pages import READ_WRITE
from cohorts.models import Cohort
from people.access import coordinator, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def put_away(request: HttpRequest, pk: int) -> HttpResponse:
    """What would happen and what stands in the way; then the archive, out of it, or away for good."""
    cohort, problem = access.cohort_to_plan(request, pk), ""
    if request.method == "POST":
        try:
            return _done(request, cohort)
        except Refusal as refusal:
            problem = str(refusal)
    standing = archiving.standing_of(cohort, now=timezone.now())
    shown = {"cohort": cohort, "standing": standing, "problem": problem, "has_errors": bool(problem)}
    return render(request, "cohorts/put_away.html", shown, status=422 if problem else 200)


def _done(request: HttpRequest, cohort: Cohort) -> HttpResponse:
    by, now, do = coordinator(request), timezone.now(), request.POST.get("do", "")
    if do == "delete":
        archiving.delete(cohort, by=by, now=now)
        messages.success(request, f"{cohort.name} is weg.")
        return redirect("cohorts:list")
    if do == "bring_back":
        lapsed = archiving.bring_back(cohort, by=by, now=now)
        messages.success(request, f"{cohort.name} is terug uit het archief. {_lapsed(lapsed)}")
        return redirect("cohorts:detail", cohort.pk)
    if do != "archive":
        raise Http404
    archiving.archive(cohort, by=by, now=now)
    messages.success(request, f"{cohort.name} staat in het archief. Mail die klaarstaat, gaat niet uit.")
    return redirect("cohorts:detail", cohort.pk)


def _lapsed(count: int) -> str:
    if not count:
        return "Wat nog komt, gaat weer gewoon uit."
    many = "Eén bericht is" if count == 1 else f"{count} berichten zijn"
    return f"{many} vervallen, omdat het moment ervan voorbij is."
