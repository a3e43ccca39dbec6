"""What a trainer does with the assignment of a participant."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from assignments import access, judging, naming, overview
from assignments.forms import JudgeForm
from cohorts.models import Enrolment
from people.access import person, signed_in
from people.models import Person
from people.refusals import Refusal


@signed_in
@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, enrolment: int) -> HttpResponse:
    """Reads the assignment, and says whether it suits."""
    me = person(request)
    theirs = access.enrolment_to_judge(me, enrolment, now=timezone.now())
    draft = judging.draft_of(theirs, by=me, back=request.path)
    form = JudgeForm(request.POST or None, initial=draft.fields)
    if request.method == "POST" and form.is_valid() and _judged(form, theirs, by=me):
        messages.success(request, f"Je oordeel is bewaard. {theirs.person.first_name} leest het nu.")
        return redirect("assignments:judge", enrolment)
    own = naming.assignment_of(theirs)
    context = {
        "enrolment": theirs,
        "standing": overview.standing(own),
        "history": overview.history(own),
        "form": form,
        "draft": draft,
    }
    return render(request, "assignments/judge.html", context, status=422 if form.errors else 200)


def _judged(form: JudgeForm, theirs: Enrolment, *, by: Person) -> bool:
    """Whether the judgement was given; if not, the form says why."""
    try:
        judging.judge(naming.assignment_of(theirs), **form.cleaned_data, by=by, now=timezone.now())
    except Refusal as refusal:
        form.add_error("advice" if isinstance(refusal, judging.SayWhy) else None, str(refusal))
        return False
    return True
