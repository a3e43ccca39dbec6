"""Showing a page with a form: as it was asked for, or with what was typed and what is wrong with it."""

from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

READ_WRITE = ["GET", "HEAD", "POST"]


def sent(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def form_page(request: HttpRequest, page: str, form: Form, **context: Any) -> HttpResponse:
    return render(request, page, {"form": form, **context}, status=422 if form.errors else 200)
