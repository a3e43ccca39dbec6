"""What the benchmark does inside the product, each time in a process of its own; prints its answer as JSON.

python -m tools.bench.inside fill 1 10 | visits | writers 50 | documents 3 | mail 300 | ticks 10
    | planning 5 | sweep 1000000 9 | scoring 10000 | listing 1000 40
    | people 200 20000 9
"""

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from weasyprint import CSS, HTML  # noqa: E402
from weasyprint.text.fonts import FontConfiguration  # noqa: E402

from assignments.models import Support  # noqa: E402
from bigfive.scales import NUMBERS  # noqa: E402
from bigfive.scoring import score  # noqa: E402
from cohorts.models import Cohort, Trainership  # noqa: E402
from documents import rendering  # noqa: E402
from outbox import tasks as outbox_tasks  # noqa: E402
from outbox.models import Message  # noqa: E402
from outbox.rules import opening  # noqa: E402
from people.idleness import ACTIVE_AT  # noqa: E402
from people.models import Person  # noqa: E402
from pod import printing  # noqa: E402
from pod import tasks as pod_tasks  # noqa: E402
from pod.models import Part, Pod  # noqa: E402
from tools.bench import filling, mailing  # noqa: E402
from tools.bench import listing as cohort_listing  # noqa: E402
from tools.bench import people as everyone  # noqa: E402
from writing import saving  # noqa: E402
from writing.saving import Origin  # noqa: E402

MOST_COHORTS = 4


def fill(first: str, last: str) -> dict[str, int]:
    filling.fill(int(first), int(last), now=timezone.now())
    # An autovacuum would come by in its own time; here that time is in the middle of measuring.
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)" if connection.vendor == "postgresql" else "ANALYZE")
    return {model.__name__: model.objects.count() for model in (Person, Part, Message)}


def visits() -> dict[str, list[dict[str, Any]]]:
    """Per page who asks for what: sixteen visits, over a few cohorts that are halfway."""
    running = [number for number in range(1, Cohort.objects.count() + 1) if filling.is_running(number)]
    names = [filling.name_of(number) for number in running[-MOST_COHORTS:]]
    pods = Pod.objects.filter(enrolment__cohort__name__in=names).select_related("enrolment__person")
    some = list(pods.order_by("enrolment"))[:: len(names)]
    supports = Support.objects.filter(assignment__enrolment__in=[pod.enrolment_id for pod in some])
    leads = Trainership.objects.filter(cohort__name__in=names).select_related("person")
    keys = {pod.enrolment_id: _session(pod.enrolment.person) for pod in some}
    own = {page: [_visit(keys[pk], path.format(pk)) for pk in keys] for page, path in OWN_PAGES.items()}
    return own | {
        "saving an entry": [_save(pod, keys[pod.enrolment_id]) for pod in some],
        "trainer matrix": [_visit(_session(t.person), f"/trainer/cohort/{t.cohort_id}/") for t in leads],
        "mentor page": [
            _visit(_session(s.person), f"/begeleiden/{s.pk}/") for s in supports.select_related("person")
        ],
    }


def writers(number: str) -> dict[str, Any]:
    """So many people who write, each with the bare page too; and histories of 5 and of 500 versions."""
    running = Part.objects.filter(entry__session__number=5, kind="before", handed_in_at=None)
    pods = Pod.objects.filter(entries__parts__in=running).select_related("enrolment__person").order_by("pk")
    some = list(pods[: int(number)])
    keys = {pod.pk: _session(pod.enrolment.person) for pod in some}
    few, many = (_grown(pod, versions) for pod, versions in zip(some, (5, 500), strict=False))
    return {
        "bare": [_visit(key, "/kaal/") for key in keys.values()],
        "saves": [_save(pod, keys[pod.pk]) for pod in some],
        "few": _visit(keys[some[0].pk], few),
        "many": _visit(keys[some[1].pk], many),
    }


def _grown(pod: Pod, versions: int) -> str:
    """Where the history of the coming day's draft is read, once it has so many versions."""
    part = Part.objects.select_related("text").get(entry__pod=pod, entry__session__number=5, kind="before")
    text, begun = part.text, timezone.now() - timedelta(hours=versions)
    for n in range(text.last_number, versions):
        fields = text.fields | {"expectation": f"{text.fields['expectation']} Versie {n}."}
        at = begun + timedelta(hours=n)
        text = saving.save(text, fields=fields, origin=Origin(n), by=pod.enrolment.person, now=at).text
    return f"/pod/{pod.enrolment_id}/dag/5/before/versies/"


OWN_PAGES = {
    "bare signed-in page": "/kaal/",
    "Mijn traject": "/traject/{}/",
    "POD day, before": "/pod/{}/dag/5/?deel=vooraf",
    "POD day, after": "/pod/{}/dag/4/?deel=achteraf",
}


def _visit(session: str, path: str, **more: Any) -> dict[str, Any]:
    return {"session": session, "path": path, **more}


def _save(pod: Pod, session: str) -> dict[str, Any]:
    """The coming day's draft, as the form sends it while someone types."""
    part = Part.objects.select_related("text").get(entry__pod=pod, entry__session__number=5, kind="before")
    path = f"/pod/{pod.enrolment_id}/dag/5/before/"
    return _visit(session, path, form={**part.text.fields, "version": str(part.text.number)})


def _session(person: Person) -> str:
    """Signed in, and active just now."""
    store = SessionStore()
    store[SESSION_KEY] = str(person.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store[ACTIVE_AT] = timezone.now().isoformat()
    store.create()
    return str(store.session_key)


def documents(times: str) -> dict[str, Any]:
    """Whole PODs of eight days, and beside each WeasyPrint alone on the same HTML; then asking again."""
    finished = 2
    name = filling.name_of(finished if Cohort.objects.count() >= finished else 1)
    pods = list(Pod.objects.filter(enrolment__cohort__name=name).order_by("pk")[: int(times)])
    before, made = _memory(), [_make(n, pod) for n, pod in enumerate(pods)]
    return {"memory": _memory() - before} | {name: [one[name] for one in made] for name in made[0]}


def _make(n: int, pod: Pod) -> dict[str, float]:
    """Each of the two goes first in turn, after one that is not counted: fonts are slow the first time."""
    issue = printing.ask(pod, day=None, with_feedback=True, now=timezone.now())
    moment = issue.asked_at
    html = printing.as_html(pod, day=None, with_feedback=True, made_at=moment, now=moment)
    pages = _weasyprint_alone(html) if n == 0 else 0
    alone = _seconds(lambda: _weasyprint_alone(html)) if n % 2 else 0
    ours = _seconds(pod_tasks.render)
    alone = alone or _seconds(lambda: _weasyprint_alone(html))
    issue.refresh_from_db()
    assert issue.is_done, issue
    return {"ours": ours, "theirs": alone, "again": _seconds(lambda: _ask_again(pod)), "pages": pages}


def _ask_again(pod: Pod) -> None:
    assert printing.ask(pod, day=None, with_feedback=True, now=timezone.now()).is_done


def _weasyprint_alone(html: str) -> int:
    base, fonts = f"{rendering.FONTS.as_uri()}/", FontConfiguration()
    css = CSS(string=rendering._stylesheet(), base_url=base, font_config=fonts)
    document = HTML(string=html).render(font_config=fonts, stylesheets=[css], pdf_variant=rendering.VARIANT)
    document.write_pdf(pdf_variant=rendering.VARIANT)
    return len(document.pages)


def mail(number: str) -> dict[str, float]:
    """Reminders that are all due at once, through the task that the scheduler starts, also at night."""
    now = timezone.now()
    planned = Message.objects.filter(state=Message.State.PLANNED).order_by("pk")[: int(number)]
    wanted = Message.objects.filter(pk__in=[message.pk for message in planned])
    due = wanted.update(due_at=now - timedelta(minutes=1), at_any_hour=True)
    cpu, seconds = time.process_time(), _seconds(outbox_tasks.deliver)
    cpu = time.process_time() - cpu
    sent = wanted.filter(state=Message.State.SENT).count()
    assert sent == due, f"{sent} of {due} were sent"
    return {"sent": sent, "seconds": seconds, "cpu": cpu, "bare": mailing.bare_smtp(wanted[0], sent)}


def sweep(number: str, times: str) -> dict[str, float]:
    # At night most of what is due stays where it is, and that is another question.
    return mailing.sweep(int(number), int(times), now=opening(timezone.now()))


def planning(times: str) -> dict[str, float]:
    return mailing.planning(int(times), now=timezone.now())


def listing(number: str, times: str) -> dict[str, Any]:
    return cohort_listing.measure(int(number), int(times), now=timezone.now())


def people(few: str, many: str, times: str) -> dict[str, list[float]]:
    return everyone.measure(int(few), int(many), int(times), now=timezone.now())


def scoring(number: str) -> dict[str, float]:
    """So many whole answer sets of the questionnaire, each at random."""
    chance = random.Random(6)
    sets = [{item: chance.randint(1, 5) for item in NUMBERS} for _ in range(int(number))]
    began = time.process_time()
    seconds = _seconds(lambda: [score(answers) for answers in sets])
    return {"sets": len(sets), "seconds": seconds, "cpu": time.process_time() - began}


def ticks(times: str) -> dict[str, dict[str, float]]:
    """The scheduler's work when there is none: CPU and time of one look, in milliseconds."""
    looks = (outbox_tasks.deliver, pod_tasks.plan_messages, pod_tasks.render)
    for look in looks:
        look()
    return {look.name: _cost(look, int(times)) for look in looks}


def _cost(work: Callable[[], Any], times: int) -> dict[str, float]:
    cpu, wall = time.process_time(), time.perf_counter()
    for _ in range(times):
        work()
    return {
        "cpu": (time.process_time() - cpu) / times * 1000,
        "time": (time.perf_counter() - wall) / times * 1000,
    }


def _seconds(work: Callable[[], Any]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _memory() -> float:
    """The most this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


WORKS = (fill, visits, writers, documents, mail, ticks, planning, sweep, scoring, listing, people)
COMMANDS = {work.__name__: work for work in WORKS}


if __name__ == "__main__":
    print(json.dumps(COMMANDS[sys.argv[1]](*sys.argv[2:])))
