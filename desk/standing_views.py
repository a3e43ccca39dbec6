"""Where everyone in a cohort is, and what can be taken along of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from desk import access, exporting, standing
from desk.forms import ExportForm
from people.access import person, signed_in


@signed_in
@require_safe
def of_cohort(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_follow(request, pk)
    asked = request.GET.get("mist", "")
    lacks = asked if asked in standing.LACKS else ""
    found = standing.of_cohort(cohort, lacks=lacks, now=timezone.now())
    form = ExportForm(initial={"lacks": lacks})
    context = {"found": found, "cohort": cohort, "lacks": lacks, "choices": standing.LACKS, "form": form}
    return render(request, "desk/standing.html", context)


@signed_in
@require_POST
def export(request: HttpRequest, pk: int) -> HttpResponse:
    cohort = access.cohort_to_follow(request, pk)
    form = ExportForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Kies in welke vorm je het bestand wilt.")
        return redirect("desk:standing", cohort.pk)
    issue = exporting.ask_state(cohort, **form.cleaned_data, by=person(request), now=timezone.now())
    return redirect("documents:issue", issue.pk)
