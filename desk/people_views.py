"""Everyone, one person, and inviting from there."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from desk import access, people_list, person_page
from desk.forms import IntoForm, WantedForm
from people.access import coordinator, is_coordinator, signed_in


@signed_in
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    who = coordinator(request)
    wanted = WantedForm(request.GET).wanted()
    page = people_list.page_of(
        wanted,
        number=request.GET.get("pagina", ""),
        sees_applications=is_coordinator(who),
        now=timezone.now(),
    )
    context = {
        "page": page,
        "wanted": wanted,
        "roles": people_list.ROLES,
        "cohorts": people_list.cohort_choices(),
        "organisations": people_list.organisation_choices(),
    }
    return render(request, "desk/people.html", context)


@signed_in
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    found = access.person_to_see(request, pk)
    sees = is_coordinator(coordinator(request))
    page = person_page.page_of(found, sees_applications=sees, now=timezone.now())
    return render(request, "desk/person.html", {"page": page, "person": found})


@signed_in
@require_safe
def invite(request: HttpRequest) -> HttpResponse:
    """Chooses the cohort; inviting itself is done there, one by one or with a list."""
    coordinator(request)
    who = request.GET.get("wie", "")
    asked = request.GET if "cohort" in request.GET else None
    form = IntoForm(asked, cohorts=people_list.cohorts_to_invite_into(now=timezone.now()))
    if form.is_valid():
        page = "desk:new_list" if request.GET.get("hoe") == "lijst" else "cohorts:invite"
        whom = urlencode({"wie": who}) if who else ""
        return redirect(f"{reverse(page, args=[form.cleaned_data['cohort'].pk])}?{whom}".rstrip("?"))
    context = {"form": form, "who": who}
    return render(request, "desk/invite.html", context, status=422 if form.errors else 200)
