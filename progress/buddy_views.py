"""The page about one's buddy (BUD-3)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from cohorts.access import own_enrolment
from people.access import person, signed_in
from progress.buddy import buddy_page


@signed_in
@require_GET
def buddy(request: HttpRequest, enrolment: int) -> HttpResponse:
    me = person(request)
    page = buddy_page(own_enrolment(me, enrolment), me, now=timezone.now())
    return render(request, "progress/buddy.html", {"page": page})
