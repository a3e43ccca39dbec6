"""The assignments of the demo, through the verbs everybody uses."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial

from assignments import accepting, agreeing, finishing, judging, keeping_log, naming, writing_it
from assignments.models import Assignment, Edition, Support
from cohorts.models import Enrolment
from demo.content import opdrachten
from people.models import Person
from writing.saving import Origin

ADVICE = "Een echte vraag, en groot genoeg om van te leren. Spreek af wie je in de eerste maand spreekt."


def write_all(enrolments: Mapping[str, Enrolment], *, trainer: Person, now: datetime) -> None:
    """Everyone with a text has it agreed before the first day; then what happened since."""
    for key, text in opdrachten.TEXTS.items():
        _agree(enrolments[key], text, trainer=trainer)
    _keep_log(enrolments["sanne"], now=now)
    _ask_for_a_change(enrolments, trainer=trainer, now=now)
    _replace_a_mentor(enrolments, now=now)


def finish(enrolment: Enrolment, text: opdrachten.Text, *, trainer: Person, now: datetime) -> None:
    """Agreed before the first day, declared finished now, and confirmed the day after."""
    _agree(enrolment, text, trainer=trainer)
    finishing.declare(Assignment.objects.get(enrolment=enrolment), by=enrolment.person, now=now)
    principal = next(one for one in _supports(enrolment) if one.role == Support.Role.PRINCIPAL)
    finishing.answer(principal, is_confirmed=True, words="", now=now + timedelta(days=1))


def _agree(enrolment: Enrolment, text: opdrachten.Text, *, trainer: Person) -> None:
    forward_at = enrolment.enrolled_at + timedelta(days=13)
    edition = _put_forward(enrolment, text._asdict(), now=forward_at)
    _judge(edition, trainer=trainer, now=forward_at + timedelta(days=1))
    for support in _supports(enrolment):
        say = partial(agreeing.answer, support, sha256=edition.sha256, words="")
        say(verdict="agreed", now=forward_at + timedelta(days=2))


def _put_forward(enrolment: Enrolment, fields: dict[str, str], *, now: datetime) -> Edition:
    own, me = Assignment.objects.select_related("text").get(enrolment=enrolment), enrolment.person
    origin = Origin(own.text.number if own.text else 0)
    writing_it.save(own, fields=fields, origin=origin, by=me, now=now)
    return writing_it.put_forward(own, by=me, now=now)


def _judge(edition: Edition, *, trainer: Person, now: datetime) -> None:
    assignment, sha256 = edition.assignment, edition.sha256
    judging.judge(assignment, sha256=sha256, is_suitable=True, advice=ADVICE, by=trainer, now=now)


def _supports(enrolment: Enrolment) -> list[Support]:
    open_ones = Support.objects.filter(assignment__enrolment=enrolment, ended_at=None)
    return list(open_ones.select_related("person").order_by("role"))


def _keep_log(enrolment: Enrolment, *, now: datetime) -> None:
    own = Assignment.objects.get(enrolment=enrolment)
    mentor = next(one for one in _supports(enrolment) if one.role == Support.Role.MENTOR)
    for days, words in opdrachten.LOG:
        at = now - timedelta(days=days)
        entry = keeping_log.add(own, text=words, token="", by=enrolment.person, now=at)
    at = now - timedelta(days=7)
    words = opdrachten.LOG_RESPONSE
    keeping_log.respond(entry, text=words, token="", by=mentor.person, now=at)


def _ask_for_a_change(enrolments: Mapping[str, Enrolment], *, trainer: Person, now: datetime) -> None:
    """A participant made it larger; the trainer likes it, the principal wants it smaller again."""
    key, words = opdrachten.ASKED_CHANGE
    fields = opdrachten.TEXTS[key]._asdict() | {"result": "Een balie in alle dorpen, voor altijd."}
    edition = _put_forward(enrolments[key], fields, now=now - timedelta(days=4))
    _judge(edition, trainer=trainer, now=now - timedelta(days=3))
    principal = next(one for one in _supports(enrolments[key]) if one.role == Support.Role.PRINCIPAL)
    say = partial(agreeing.answer, principal, sha256=edition.sha256)
    say(verdict="change", words=words, now=now - timedelta(days=2))


def _replace_a_mentor(enrolments: Mapping[str, Enrolment], *, now: datetime) -> None:
    """The new one opened the link and has not answered yet."""
    key, name, email = opdrachten.NEW_MENTOR
    enrolment, at = enrolments[key], now - timedelta(days=6)
    organisation = str(enrolment.organisation or "")
    by = enrolment.person
    role = Support.Role.MENTOR
    new = naming.name(enrolment, role, email=email, name=name, organisation=organisation, by=by, now=at)
    accepting.accept(new, now=now - timedelta(days=5))
