"""Beginning an intervisie, and the list of one's own."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from intervisie import access, gathering, overview
from intervisie.forms import BeginForm, GroupsForm
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    return render(
        request, "intervisie/mine.html", {"mine": overview.mine_of(person(request), now=timezone.now())}
    )


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest, enrolment: int) -> HttpResponse:
    """With a buddy or a few people of the cohort."""
    me, now = person(request), timezone.now()
    own = access.enrolment_to_begin_with(me, enrolment)
    fellows, buddies = overview.fellows_of(own)
    form = BeginForm(
        request.POST if request.method == "POST" else None,
        fellows=fellows,
        initial={"people": [str(pk) for pk in buddies]},
    )
    if request.method == "POST" and form.is_valid():
        asked = {"method": form.cleaned_data["method"], "role": form.cleaned_data["role"]}
        try:
            made = gathering.with_people(own, form.numbers(), **asked, by=me, now=now)
        except Refusal as refusal:
            form.add_error("people", str(refusal))
        else:
            return redirect("intervisie:table", made.pk)
    context = {"enrolment": own, "form": form, "fellows": fellows, "methods": overview.METHODS}
    return render(request, "intervisie/begin.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "POST"])
def begin_on_a_day(request: HttpRequest, session: int) -> HttpResponse:
    """For the whole group or in groups, by a trainer who sits in."""
    me, now = person(request), timezone.now()
    day = access.session_to_begin_on(me, session, now=now)
    form = GroupsForm(
        request.POST if request.method == "POST" else None,
        participants=overview.participants_of(day.cohort_id),
    )
    if request.method == "POST" and form.is_valid():
        method = form.cleaned_data["method"]
        try:
            made = gathering.on_a_day(day, form.groups(), method=method, by=me, now=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            if len(made) == 1:
                return redirect("intervisie:table", made[0].pk)
            messages.success(
                request, f"Er zijn {len(made)} groepen. Iedereen ziet zijn groep op Mijn traject."
            )
            return redirect("intervisie:mine")
    context = {"session": day, "form": form, "methods": overview.METHODS}
    return render(request, "intervisie/begin_on_a_day.html", context, status=422 if form.errors else 200)
