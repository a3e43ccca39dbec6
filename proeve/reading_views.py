"""The dossier for who reads it: trainers, mentor, principal, assessors. Each look is on record (PRV-4)."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from assignments.access import may_read_text, supporter_gate
from assignments.models import Support
from documents.access import download
from people.access import or_404, person, signed_in
from people.models import Person
from proeve import access, dossier_page, laying
from proeve.dossier_page import Page
from proeve.models import Attempt


def _attempt_beside(support: Support) -> Attempt:
    return dossier_page.attempt_to_read(laying.proeve_of(support.assignment.enrolment))


def _attempt_led(me: Person, enrolment: int) -> Attempt:
    found = access.enrolment_to_read(me, enrolment, now=timezone.now())
    return dossier_page.attempt_to_read(laying.proeve_of(found))


def _read(attempt: Attempt, by: Person, role: str) -> Page:
    return dossier_page.read(attempt, by=by, role=role, now=timezone.now())


def _file(attempt: Attempt, upload: UUID, by: Person, role: str) -> HttpResponse:
    return download(or_404(dossier_page.read_file(attempt, upload, by=by, role=role, now=timezone.now())))


@signed_in
@require_GET
def as_trainer(request: HttpRequest, enrolment: int) -> HttpResponse:
    attempt = _attempt_led(person(request), enrolment)
    page = _read(attempt, person(request), "trainers")
    context = {"page": page, "attempt": attempt, "participant": attempt.proeve.enrolment.person}
    return render(request, "proeve/dossier_trainer.html", context)


@signed_in
@require_GET
def file_as_trainer(request: HttpRequest, enrolment: int, upload: UUID) -> HttpResponse:
    me = person(request)
    return _file(_attempt_led(me, enrolment), upload, me, "trainers")


@signed_in
@require_GET
def as_assessor(request: HttpRequest, attempt: int) -> HttpResponse:
    """A page apart from the scoring: copies from a POD may stand in it (POD-6)."""
    me = person(request)
    found = access.assessor_at_work(me, attempt).attempt
    page = _read(found, me, "assessor")
    context = {"page": page, "attempt": found, "participant": found.proeve.enrolment.person}
    return render(request, "proeve/dossier_assessor.html", context)


@signed_in
@require_GET
def file_as_assessor(request: HttpRequest, attempt: int, upload: UUID) -> HttpResponse:
    me = person(request)
    return _file(access.assessor_at_work(me, attempt).attempt, upload, me, "assessor")


@supporter_gate
@require_GET
def as_supporter(request: HttpRequest, support: Support) -> HttpResponse:
    """On a device not seen before the copies from the POD wait for a code by mail (PPL-3)."""
    attempt = _attempt_beside(support)
    context = {
        "page": _read(attempt, support.person, support.role),
        "attempt": attempt,
        "participant": support.assignment.enrolment.person,
        "support": support,
        "hides_copies": not may_read_text(request, support),
        "code_url": f"{reverse('assignments:code', args=[support.pk])}?naar=dossier",
    }
    return render(request, "proeve/dossier_support.html", context)


@supporter_gate
@require_GET
def file_as_supporter(request: HttpRequest, support: Support, upload: UUID) -> HttpResponse:
    return _file(_attempt_beside(support), upload, support.person, support.role)
