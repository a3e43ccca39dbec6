"""The trainer's day in the training room: everything on one page, made for a telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from cohorts import attending
from cohorts.access import session_to_lead
from cohorts.roll import BUTTONS, roll_of
from intervisie.overview import cases_for
from people.access import person, signed_in
from progress.cohort import day_of
from reading.overview import titles_for

PRESETS = (5, 10, 15, 20, 30, 45)


@signed_in
@never_cache
@require_safe
def training_day(request: HttpRequest, session: int) -> HttpResponse:
    now, me = timezone.now(), person(request)
    mine = session_to_lead(me, session, now=now)
    context = {
        "session": mine,
        "roll": roll_of(mine, reader=me),
        "buttons": BUTTONS,
        "refusal": attending.refusal_to_record(mine, now=now),
        "day": day_of(mine, me, now=now),
        "cases": cases_for(mine, now=now),
        "handouts": mine.handouts.order_by("added_at"),
        "titles": titles_for(session=mine.pk),
        "presets": PRESETS,
    }
    return render(request, "progress/training_day.html", context)
