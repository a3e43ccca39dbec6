from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from demo import access, mailbox
from demo.cast import MEMBERS, member
from people.access import own_gate

own = own_gate("only in a demo, on this machine")


@own
@require_GET
def cast(request: HttpRequest) -> HttpResponse:
    access.demo(request)
    return render(request, "demo/cast.html", {"members": MEMBERS})


@own
@require_POST
def become(request: HttpRequest, key: str) -> HttpResponse:
    access.demo(request)
    who = member(key)
    if who is None:
        raise Http404
    login(request, who, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("home")


@own
@require_GET
def mails(request: HttpRequest) -> HttpResponse:
    access.demo(request)
    return render(request, "demo/mails.html", {"mails": mailbox.latest()})


@own
@require_GET
def mail(request: HttpRequest, name: str) -> HttpResponse:
    access.demo(request)
    found = mailbox.read(name)
    if found is None:
        raise Http404
    return render(request, "demo/mail.html", {"mail": found})
