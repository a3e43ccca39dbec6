"""What the applicant does around the conversation: another moment, the letter, the report (INT-2, INT-4)."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cohorts.form_pages import READ_WRITE, form_page, sent
from intake import access, deciding, desk, interviewing, printing, reading
from intake.conversation_forms import PickForm, WishForm
from intake.models import Interview
from people.access import person, signed_in
from people.refusals import Refusal


@signed_in
@require_http_methods(READ_WRITE)
def another_time(request: HttpRequest, application: int) -> HttpResponse:
    """Another time that is offered, or a word about when one can."""
    me, now = person(request), timezone.now()
    found = access.own_application(me, application)
    interview: Interview | None = getattr(found, "interview", None)
    if interview is None or interview.is_cancelled or interview.starts_at <= now:
        return redirect("intake:mine", found.pk)
    is_pick = request.POST.get("action") == "pick"
    pick = PickForm(sent(request) if is_pick else None, times=interviewing.free_times(found.cohort, now=now))
    wish = WishForm(None if is_pick else sent(request), initial={"words": interview.wish})
    form = pick if is_pick else wish
    if form.is_valid():
        try:
            if is_pick:
                interviewing.choose(found, time=pick.cleaned_data["time"], by=me, now=now)
            else:
                interviewing.wish(found, words=wish.cleaned_data["words"], by=me, now=now)
        except Refusal as refusal:
            form.add_error("time" if is_pick else "words", str(refusal))
        else:
            said = "Je gesprek is verzet." if is_pick else "Je vraag is verstuurd. Je krijgt bericht."
            messages.success(request, said)
            return redirect("intake:mine", found.pk)
    context = {"application": found, "interview": interview, "pick": pick, "wish": wish}
    return form_page(request, "intake/another_time.html", form, **context)


@signed_in
@require_safe
def letter(request: HttpRequest, application: int) -> HttpResponse:
    """The letter that holds, what it replaced, and the record of the conversation."""
    found = access.decided_application(person(request), application)
    decisions = desk.decisions_of(found)
    deciding.read(decisions[0], now=timezone.now())
    context = {
        "application": found,
        "decision": decisions[0],
        "earlier": decisions[1:],
        "admission": desk.admission_of(found),
        "readings": reading.records_for_applicant(found),
    }
    return render(request, "intake/letter.html", context)


@signed_in
@require_POST
def own_report(request: HttpRequest, application: int) -> HttpResponse:
    found = access.decided_application(person(request), application)
    try:
        issue = printing.ask(found, by=person(request), now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
        return redirect("intake:letter", found.pk)
    return redirect("documents:issue", issue.pk)
