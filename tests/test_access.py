"""Walks every URL for every member of the cast, and compares with the access table (PRI-1)."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import Client
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone

from agenda import feeding
from assignments.linking import token_for
from assignments.models import Support
from certificates import keys
from certificates.numbering import grouped
from checkins.linking import token_for as reply_token
from cohorts.models import Handout, Trainership
from documents.models import Issue, Upload
from intervisie import learning
from outbox.models import Message
from outbox.planning import plan
from outbox.unsubscribing import signer
from people import reaching
from people.models import Person
from pod import entries, feedback, growth, sharing
from pod.models import Circle, Evidence, Part
from proeve.dossier import dossier_of
from proeve.laying import current_attempt
from reading import picking
from tests import access_table as table
from tests import factories as make
from tests.access_table import EVERYONE, OWN_ACCOUNT, TABLE, WAY_IN, Row
from tests.door.signing import just_proven
from writing.drafts import Place
from writing.models import LocalKey
from writing.saving import Origin

pytestmark = pytest.mark.django_db
SIGN_IN = "/account/login/code/"
GONE = dict.fromkeys(
    (
        "cohort",
        "enrolment",
        "coming",
        "held",
        "version",
        "draft_version",
        "line",
        "support",
        "message",
        "admission",
        "waiting",
        "application",
        "begun",
        "untouched",
        "under_way",
        "over",
        "case",
        "reading_list",
        "title",
        "attempt",
        "round",
        "results",
        "question",
        "complaint",
        "proeve_talk",
    ),
    987654,
)


class World:
    """One cohort half-way, and everybody around one participant, with a thing of every kind.

    `beside` another world: around another participant of the same cohort, with another trainer of it.
    """

    def __init__(self, beside: "World | None" = None) -> None:
        now = timezone.now()
        cohort = beside.cohort if beside else make.cohort(first_day=timezone.localdate() - timedelta(days=49))
        elsewhere = make.cohort(first_day=timezone.localdate() - timedelta(days=49))
        self.cohort = cohort
        mine, buddy, fellow = (make.enrolment(cohort, name) for name in ("Sanne", "Ahmed", "Fleur"))
        pair = make.pair(mine, buddy)
        mentor, principal = make.support(mine), make.support(mine, Support.Role.PRINCIPAL)
        self.people = {
            table.PARTICIPANT: mine.person,
            table.BUDDY: buddy.person,
            table.FELLOW: fellow.person,
            table.OUTSIDER: make.enrolment(elsewhere).person,
            table.TRAINER: make.trainer(cohort),
            table.OTHER_TRAINER: make.trainer(elsewhere),
            table.MENTOR: mentor.person,
            table.PRINCIPAL: principal.person,
            table.OTHER_MENTOR: make.support(fellow).person,
            table.OTHER_PRINCIPAL: make.support(fellow, Support.Role.PRINCIPAL).person,
            table.COORDINATOR: make.coordinator(),
            table.ADMINISTRATOR: make.administrator(),
            table.PASSER_BY: make.person(),
            table.ASSESSOR: make.person("Bea"),
            table.OTHER_ASSESSOR: make.person("Cor"),
        }
        self.things = self._things(mine, buddy, fellow, pair, mentor, now) | {"principal": principal.pk}
        self.things |= beside.one_of_each() if beside else _of_a_cohort(cohort, now)
        self.things |= {"own_session": make.session_elsewhere(mine.person).pk}
        make.archive(mine.person, now=now)
        reaching.refused(self.people[table.OTHER_MENTOR], answer="550 Onbekend", now=now)
        self.clients = {who: _signed_in(person) for who, person in self.people.items()}

    def _things(
        self, mine: Any, buddy: Any, fellow: Any, pair: Any, mentor: Support, now: Any
    ) -> dict[str, Any]:
        cohort, person = mine.cohort, mine.person
        make.agreed(mine)
        make.questionnaire(buddy, answered=40, now=now)
        make.elsewhere(mine, until=timezone.localdate() + timedelta(days=9), now=now)
        LocalKey.objects.create(person=person)
        pod = make.pod(mine)
        entry = make.entry(pod, 2)
        sharing.choose(pod, [Circle.TRAINERS, Circle.BUDDY, Circle.MENTOR], now=now)
        fields = {"if-1": "ik bel", "then-1": "luister ik"}
        entries.save(entry, Part.Kind.AFTER, fields=fields, origin=Origin(0), by=person, now=now)
        entries.hand_in(entry, Part.Kind.AFTER, by=person, now=now)
        trainer = self.people[table.TRAINER]
        feedback.give(entry, Circle.TRAINERS, words={"saw": "Mooi"}, token="t", by=trainer, now=now)
        evidence = Evidence.objects.create(
            entry=entry, title="Flap", upload=_upload(person, now), added_at=now
        )
        held, coming = make.session(cohort, 2), make.session(cohort, 6)
        handout = Handout.objects.create(
            session=coming, title="Stuk", upload=_upload(trainer, now), added_at=now
        )
        issue = Issue.objects.create(
            kind="pod",
            owner=person,
            about="pod:1",
            fingerprint="x",
            name="pod.pdf",
            state="done",
            asked_at=now,
        )
        issue.file.save("pod.pdf", ContentFile(b"%PDF-1.7"))
        draft_version = make.programme_version(days=2)
        open_cohort = make.open_cohort(first_day=timezone.localdate() + timedelta(days=60))
        return {
            "open": open_cohort.pk,
            "application": make.application(open_cohort, who=person).pk,
            "step": 1,
            **self._intakes(mine, trainer, now),
            "begun": buddy.pk,
            "untouched": fellow.pk,
            "screen": 5,
            **self._intervisies(mine, coming, now),
            **self._proeven(mine, fellow, now),
            **self._dossier(mine, fellow, now),
            **self._reading(mine, trainer, now),
            **self._certificates(mine, now),
            **self._checkins(mine, mentor, now),
            "cohort": cohort.pk,
            "list": make.list_to_take_in(cohort).pk,
            "organisation": make.organisation().pk,
            "version": cohort.version_id,
            "complaint": make.complaint(mine.person, now=now).pk,
            "question": make.evaluation_question(cohort.version).pk,
            "draft_version": draft_version.pk,
            "line_kind": "dag",
            "line": draft_version.days.get(number=1).pk,
            "way": "later",
            "enrolment": mine.pk,
            "held": held.pk,
            "coming": coming.pk,
            "number": 2,
            "admission": mine.admission_id,
            "waiting": make.admission(cohort).pk,
            "trainership": Trainership.objects.get(cohort=cohort, person=trainer).pk,
            "handout": handout.pk,
            "code": "0" * 20,
            "year": timezone.localdate().year,
            "form": "csv",
            "sheet": "presentielijst",
            "pair": pair.pk,
            "activity": make.activity(pair).pk,
            "support": mentor.pk,
            "role": "mentor",
            "token": token_for(mentor),
            "way_out": signer.sign(f"{person.pk}.feedback_received"),
            "secret": feeding.renew(person, now=now),
            "goal": growth.set_goal(pod, text="Ik wil leren.", competence=None, by=person, now=now).pk,
            "moment": "start",
            "intention": entry.intentions.get().pk,
            "evidence": evidence.pk,
            "conversation": entry.conversations.get().pk,
            "kind": "after",
            "message": Message.objects.filter(recipient=person).first().pk,
            "planned": Message.objects.open().earliest("pk").pk,
            "failed": self._failed(person).pk,
            "issue": issue.pk,
            "owner": person.pk,
            "place": Place(person.pk, "goal:new", "Nieuw leerdoel", "/", {"text": "Leerdoel"}).signed,
            "sending": make.cohort_message(cohort, by=trainer, now=now),
            "member": "deelnemer",
            "mail": "a.eml",
            "chapter": "aanmelder",
            "paper": "dpia",
        }

    def _reading(self, mine: Any, trainer: Person, now: Any) -> dict[str, Any]:
        """A title with a file and one beside it; the participant wrote a note."""
        title = make.reading_item(mine.cohort, upload=_upload(trainer, now))
        make.reading_item(mine.cohort)
        words = {"words": "Mooi boek.", "origin": Origin(0), "by": mine.person, "now": now}
        picking.save_note(title, mine, **words)
        return {"reading_list": title.reading_list_id, "title": title.pk}

    def _intakes(self, mine: Any, trainer: Person, now: Any) -> dict[str, Any]:
        """Who applied to the trainer's cohort, one with a record; what the participant was once told."""
        applied, recorded = (make.application(mine.cohort, handed_in_at=now) for _ in range(2))
        make.record(recorded, by=trainer)
        once, invited = (
            make.application(make.cohort(days=1), who=mine.person, handed_in_at=now) for _ in range(2)
        )
        make.interview(invited)
        make.record(once, by=trainer)
        make.decision(once)
        offered = make.offered_time(trainer)
        return {
            "applied": applied.pk,
            "recorded": recorded.pk,
            "decided": once.pk,
            "invited": invited.pk,
            "time": offered.pk,
        }

    def _intervisies(self, mine: Any, coming: Any, now: Any) -> dict[str, Any]:
        """One under way and one that is over, with the buddy; a case for the day to come."""
        buddy = mine.cohort.enrolments.get(person=self.people[table.BUDDY])
        under_way = make.intervisie(mine, buddy, case="Mijn casus.")
        over = make.ended(make.intervisie(mine, buddy), by=mine.person)
        learning.write(over.members.get(person=mine.person), words="Ik vraag door.", now=now)
        case = make.case(coming, mine, now=now)
        return {"under_way": under_way.pk, "over": over.pk, "case": case.pk}

    def _proeven(self, mine: Any, fellow: Any, now: Any) -> dict[str, Any]:
        """A talk to come for both, each with an assessor from outside; the trainer is the second of mine."""
        outside = self.people[table.ASSESSOR], self.people[table.OTHER_ASSESSOR]
        mine_talk, _ = (
            make.proeve_talk(one, starts_at=now + timedelta(days=days), assessors=[assessor], now=now)
            for one, days, assessor in zip((mine, fellow), (80, 81), outside, strict=True)
        )
        make.assessor(mine_talk.attempt, self.people[table.TRAINER], place=2, now=now)
        return {
            "attempt": mine_talk.attempt_id,
            "proeve_talk": mine_talk.pk,
            "checklist_line": "presentation",
        }

    def _dossier(self, mine: Any, fellow: Any, now: Any) -> dict[str, Any]:
        """Handed in, with a file and a piece."""
        dossier = dossier_of(current_attempt(mine.proeve), now=now)
        dossier.presentation, dossier.handed_in_at = _upload(mine.person, now), now
        dossier.save()
        piece = dossier.pieces.create(
            kind="evidence", title="Krant", link="https://krant.example/", added_at=now
        )
        return {
            "presentation": dossier.presentation_id,
            "piece": piece.pk,
            "attempt_of_fellow": current_attempt(fellow.proeve).pk,
        }

    def _certificates(self, mine: Any, now: Any) -> dict[str, Any]:
        made = make.certificate(mine, is_confirmed=True, now=now)
        key = keys.rotate(now=now)
        number = grouped(made.number)
        return {"certificate": made.pk, "certificate_number": number, "badge_key": key.pk, "status_list": 0}

    def _checkins(self, mine: Any, mentor: Support, now: Any) -> dict[str, Any]:
        made = make.checkin(mine, now=now)
        reply = made.replies.get(support=mentor)
        return {"reply": made.replies.get(person=mine.person).pk, "reply_token": reply_token(reply)}

    def one_of_each(self) -> dict[str, Any]:
        """What this cohort has only one of."""
        return {name: self.things[name] for name in ("results", "round")}

    def _failed(self, to: Person) -> Message:
        """A message that did not arrive, at an address that takes none."""
        facts = {"role": "deelnemer", "path": "/"}
        row = plan("welcome", to=to, subject="x", occasion="", facts=facts, now=timezone.now())
        assert row
        Message.objects.filter(pk=row.pk).update(state="failed", server_answer="550 Weg")
        reaching.refused(to, answer="550 Weg", now=timezone.now())
        return row

    def url(self, row: Row, **other: Any) -> str:
        return reverse(row.name, args=[(self.things | other)[name] for name in row.args])

    def ask(self, row: Row, client: Client, url: str) -> Any:
        """The answer; whatever it changed is undone."""
        with undone(client):
            return client.post(url) if row.posts else client.get(url, row.query)


@contextmanager
def undone(client: Client) -> Iterator[None]:
    """What happens in here leaves no trace, in the database nor in the cookies of this browser."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


def _of_a_cohort(cohort: Any, now: Any) -> dict[str, Any]:
    free = [one for one in cohort.enrolments.all() if not one.buddyships.exists()]
    make.division(cohort, [*free[:1], make.enrolment(cohort)], [make.enrolment(cohort) for _ in range(2)])
    return {"results": _evaluated(cohort, now).pk, "round": make.evaluation(cohort, now=now).pk}


def _evaluated(cohort: Any, now: Any) -> Any:
    """A round that is over, of which results can be read."""
    given: dict[int, Any] = {1: 4, 5: "Veel."}
    return make.evaluated(make.evaluation(cohort, moment="later", now=now), *[given] * 5, now=now)


def _signed_in(person: Person) -> Client:
    """And shown just now to be who they are, for the pages that ask it again."""
    # The proof of tomorrow: a walk over all pages takes longer than one holds.
    return just_proven(Client(), person, seconds_ago=-86_400)


def _upload(owner: Person, now: Any) -> Upload:
    upload = Upload(owner=owner, name="a.txt", content_type="text/plain", size=1, sha256="x", uploaded_at=now)
    upload.file.save("a.txt", ContentFile(b"a"))
    return upload


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def unhurried() -> None:
    """Limits per address count all the people of this table as one."""
    cache.clear()


def _is_in(response: Any) -> bool:
    """Let in: shown, sent on, asked to mend a form. Anything but 404 and the way to sign in."""
    assert response.status_code < 500
    if response.status_code == 302 and response["Location"].startswith(SIGN_IN):
        return False
    return response.status_code != 404


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_each_page_opens_for_whom_the_table_names(world: World, row: Row) -> None:  # PRI-1
    let_in = {who for who, client in world.clients.items() if _is_in(world.ask(row, client, world.url(row)))}
    assert let_in == row.may


@pytest.mark.parametrize("row", [row for row in TABLE if not row.is_open], ids=lambda row: row.name)
def test_a_stranger_is_asked_to_sign_in_before_anything_is_looked_up(world: World, row: Row) -> None:  # PPL-5
    urls = [world.url(row)]
    if set(row.args) & set(GONE):
        urls.append(world.url(row, **GONE))
    for url in urls:
        response = world.ask(row, Client(), url)
        assert (response.status_code, response["Location"].startswith(SIGN_IN)) == (302, True)


@pytest.mark.parametrize("name", sorted(OWN_ACCOUNT))
def test_the_pages_of_an_account_ask_a_stranger_to_sign_in(world: World, name: str) -> None:
    url = reverse(name, args=[1] if name in ("mfa_remove_webauthn", "mfa_edit_webauthn") else [])
    response = world.ask(Row(name, EVERYONE), Client(), url)
    assert response.status_code in (302, 405)
    assert response.status_code == 405 or "/account/" in response["Location"]


def test_the_admin_site_is_for_the_administrator_alone(world: World) -> None:
    pages = [reverse(name) for name in _names(get_resolver()) if name.startswith("admin:") and _is_list(name)]
    assert len(pages) > 10
    for page in pages:
        let_in = {
            who
            for who, client in world.clients.items()
            if world.ask(Row("", EVERYONE), client, page).status_code == 200
        }
        assert let_in == {table.ADMINISTRATOR}


@pytest.mark.parametrize("word", ["pod", "writing", "intake", "bigfive", "intervisie", "proeve"])
def test_the_admin_site_has_no_screen_with_anybodys_text(word: str) -> None:
    assert not [name for name in _names(get_resolver()) if name.startswith(f"admin:{word}_")]


def _is_list(name: str) -> bool:
    return name.endswith("_changelist") or name == "admin:index"


def _names(resolver: URLResolver, space: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name:
            yield f"{space}{pattern.name}"


def test_every_url_is_in_the_table() -> None:
    ours = {name for name in _names(get_resolver()) if not name.startswith("admin:")}
    assert ours == {row.name for row in TABLE} | OWN_ACCOUNT | WAY_IN


def test_every_view_of_ours_wears_a_gate() -> None:
    assert [name for name, view in _views(get_resolver()) if not getattr(view, "gate", None)] == []


def _views(resolver: URLResolver, space: str = "") -> Iterator[tuple[str, Any]]:
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from _views(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        elif pattern.name and f"{space}{pattern.name}" in {row.name for row in TABLE}:
            yield f"{space}{pattern.name}", pattern.callback


# Files, and figures that count seconds: another at every visit.
UNSTEADY = (
    "cohorts:code",
    "cohorts:calendar",
    "cohorts:days_calendar",
    "progress:feed",
    "proeve:calendar",
    "intervisie:standing",
    "documents:issue_file",
    "health",
    "metrics",
)
PAGES = [row for row in TABLE if not row.posts and row.name not in UNSTEADY]


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.name)
def test_a_page_is_the_same_with_and_without_prepared_queries(world: World, row: Row, settings: Any) -> None:
    pages, who_ask = [], {*sorted(row.may)[:3], table.PASSER_BY}
    for settings.PREPARE_QUERIES in (True, True, False):
        answers = {who: world.ask(row, world.clients[who], world.url(row)) for who in who_ask}
        pages.append({who: (answer.status_code, steady(answer)) for who, answer in answers.items()})
    assert pages[0] == pages[1] == pages[2]


def steady(answer: Any) -> str:
    """The page without what is new at every visit."""
    if answer.streaming:
        return ""
    text = answer.content.decode()
    own = "(csrfmiddlewaretoken|token|once)"
    return re.sub(rf'name="{own}" value="[^"]*"|value="[^"]*" name="once"', "", text)
