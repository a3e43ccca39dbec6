from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from assignments import accepting, access, answering, devices, linking, naming
from assignments.forms import CodeForm, NameForm
from assignments.models import Support
from people.access import own_gate, person, signed_in
from people.refusals import Refusal

NAMED_BY_PARTICIPANT = (Support.Role.MENTOR, Support.Role.PRINCIPAL)


@signed_in
@require_GET
def people(request: HttpRequest, enrolment: int) -> HttpResponse:
    mine = access.enrolment_to_support(person(request), enrolment)
    supports = (
        naming.assignment_of(mine).supports.filter(ended_at=None).select_related("person__organisation")
    )
    by_role = {support.role: support for support in supports}
    rows = [(role.value, role.label, by_role.get(role.value)) for role in NAMED_BY_PARTICIPANT]
    return render(request, "assignments/people.html", {"enrolment": mine, "rows": rows})


@signed_in
@require_http_methods(["GET", "POST"])
def name_someone(request: HttpRequest, enrolment: int, role: str) -> HttpResponse:
    me = person(request)
    mine = access.enrolment_to_support(me, enrolment)
    if role not in NAMED_BY_PARTICIPANT:
        raise Http404
    current = (
        naming.assignment_of(mine).supports.filter(role=role, ended_at=None).select_related("person").first()
    )
    form = NameForm(request.POST or None, replaces=current.person if current else None)
    if request.method == "POST" and form.is_valid():
        facts = {field: form.cleaned_data[field] for field in ("name", "email", "organisation")}
        try:
            support = naming.name(mine, role, **facts, by=me, now=timezone.now())
        except Refusal as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(
                request, f"{support.person.name} krijgt een uitnodiging met een persoonlijke link."
            )
            return redirect("assignments:people", enrolment)
    context = {"enrolment": mine, "form": form, "label": Support.Role(role).label, "current": current}
    return render(request, "assignments/name.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def invite_again(request: HttpRequest, enrolment: int, role: str) -> HttpResponse:
    now = timezone.now()
    support = access.own_support(access.enrolment_to_support(person(request), enrolment), role, now=now)
    try:
        naming.invite_again(support, now=now)
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, f"{support.person.name} krijgt een nieuwe link. De oude link werkt niet meer."
        )
    return redirect("assignments:people", enrolment)


@own_gate("a personal signed link; opening it shows a neutral page and changes nothing")
@require_http_methods(["GET", "HEAD", "POST"])
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Mail scanners open links: only the button acts."""
    now = timezone.now()
    try:
        support = linking.support_by(token, now=now)
    except linking.Expired as refusal:
        return _expired(request, refusal)
    except linking.NoSuchLink as refusal:
        return render(request, "assignments/link_wrong.html", {"reason": str(refusal)}, status=404)
    if access.is_anothers(request, support):
        status = 403 if request.method == "POST" else 200
        return render(request, "assignments/link_anothers.html", status=status)
    if request.method == "POST":
        accepting.accept(support, now=now)
        access.open_with_link(request, support, now=now)
        page = answering.asked_page(support, request.GET.get("naar", ""))
        return redirect(page, support.pk)
    return render(request, "assignments/link.html")


def _expired(request: HttpRequest, old: linking.Expired) -> HttpResponse:
    """The right link, too late: the button sends a new one to the same address, and always says the same."""
    is_sent = request.method == "POST"
    if is_sent:
        naming.renew(old.support, link_number=old.link_number, now=timezone.now())
    return render(
        request, "assignments/link_expired.html", {"is_sent": is_sent}, status=200 if is_sent else 410
    )


@access.supporter_gate
@require_http_methods(["GET", "POST"])
def code(request: HttpRequest, support: Support) -> HttpResponse:
    """On a device not seen before: the code from the mail, and then on to the day that was asked for."""
    now = timezone.now()
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            devices.check_code(support, request.session, form.cleaned_data["code"], now=now)
        except Refusal as refusal:
            form.add_error("code", str(refusal))
        else:
            response = redirect(_onward(request, support))
            devices.remember(response, support)
            return response
    is_sent = devices.is_waiting(support, request.session, now=now)
    context = {"form": form, "support": support, "is_sent": is_sent, "query": request.GET.urlencode()}
    return render(request, "assignments/code.html", context, status=422 if form.errors else 200)


@access.supporter_gate
@require_POST
def send_code(request: HttpRequest, support: Support) -> HttpResponse:
    try:
        devices.send_code(support, request.session, now=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, "De code is onderweg naar je mail.")
    return redirect(f"{reverse('assignments:code', args=[support.pk])}?{request.GET.urlencode()}")


def _onward(request: HttpRequest, support: Support) -> str:
    day = request.GET.get("dag", "")
    if request.GET.get("naar") == "dossier":
        return reverse("proeve:dossier_support", args=[support.pk])
    if day.isdecimal():
        return reverse("progress:support_read", args=[support.pk, int(day)])
    return reverse("progress:support", args=[support.pk])
