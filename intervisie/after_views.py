"""What is left of an intervisie: method, date, who was there, and one's own sentence."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from intervisie import access, learning, overview
from intervisie.forms import LearnedForm
from intervisie.models import Member
from people.access import person, signed_in


def show(request: HttpRequest, seat: Member, form: LearnedForm | None = None) -> HttpResponse:
    draft = learning.draft_of(seat, back=reverse("intervisie:table", args=[seat.intervisie_id]))
    form = form or LearnedForm(initial={"learned": seat.learned, **draft.fields})
    context = {
        "seat": seat,
        "intervisie": seat.intervisie,
        "members": overview.members_of(seat.intervisie),
        "form": form,
        "draft": draft,
    }
    return render(request, "intervisie/afterwards.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def learn(request: HttpRequest, pk: int) -> HttpResponse:
    now = timezone.now()
    seat = access.seat_afterwards(person(request), pk, now=now)
    form = LearnedForm(request.POST)
    if not form.is_valid():
        return show(request, seat, form)
    learning.write(seat, words=form.cleaned_data["learned"], now=now)
    messages.success(request, "Je leerzin is bewaard. Alleen jij kunt hem lezen.")
    return redirect("intervisie:table", pk)
