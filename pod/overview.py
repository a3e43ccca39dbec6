"""What the busy pages of a POD show, found in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from cohorts.models import Handout, Session
from people.models import Person
from people.prepared import prepared
from pod import asking, content, entries, feedback, growth, intentions, presence, sharing
from pod.content import After, Before
from pod.models import Circle, Conversation, Entry, Evidence, Intention, LearningGoal, Part, Pod
from programme.models import Competence, Question
from reading.models import Item
from reading.overview import titles_for
from writing.models import Response

Kind = Part.Kind


@dataclass(frozen=True)
class Talk:
    """One conversation about an entry, as its owner sees it."""

    conversation: int
    circle_label: str
    has_news: bool
    responses: list[Response]


@dataclass(frozen=True)
class DayPage:
    """Everything on a participant's own day page but the form."""

    entry: Entry
    session: Session
    parts: entries.Parts
    kind: str
    refusal: str
    begun: bool
    frozen: bool
    readers: sharing.Readers
    possible: Mapping[Circle, tuple[str, ...]]
    talks: list[Talk]
    carried_over: list[Intention]
    evidence: list[Evidence]
    waived_by: str
    waived_because: str
    handouts: list[Handout]
    titles: list[Item]
    questions: Sequence[Question] = ()

    @property
    def own_before(self) -> list[asking.Answered]:
        """What was answered before to the programme's own questions, beside the after part."""
        return asking.answered(self.questions, asking.Part.BEFORE, self.before_to_show.own)

    @property
    def own_frozen(self) -> list[asking.Answered]:
        own = self.frozen_before.own if self.frozen_before else {}
        return asking.answered(self.questions, asking.Part.BEFORE, own)

    @property
    def part(self) -> Part | None:
        return getattr(self.parts, self.kind)  # type: ignore[no-any-return]

    @property
    def is_before(self) -> bool:
        return self.kind in (Kind.BEFORE, Kind.LATE)

    @property
    def frozen_before(self) -> Before | None:
        """The before part as it stood when the day began, handed in or not."""
        part = self.parts.before
        return content.read_before(part.handed_in or part.text.fields) if part and self.frozen else None

    @property
    def before_to_show(self) -> Before:
        return entries.goals_to_judge(self.parts)

    @property
    def has_changes_since(self) -> bool:
        """Something was written after handing in; readers still see what was handed in."""
        part = self.part
        return bool(part and part.is_handed_in and part.handed_in_number != part.text.number)


def kind_to_show(asked: str, session: Session, parts: entries.Parts, *, now: datetime) -> str:
    """Which part the page opens: the one asked for, or the one whose turn it is."""
    if asked == "notities":
        return Kind.NOTE
    frozen = now >= session.freezes_at()
    before = Kind.LATE if frozen and not (parts.before and parts.before.is_handed_in) else Kind.BEFORE
    if asked == "vooraf":
        return before
    if asked == "achteraf" or now >= session.starts_at:
        return Kind.AFTER
    return before


def day_page(entry: Entry, *, asked: str, now: datetime) -> DayPage:
    session, enrolment = entry.session, entry.pod.enrolment
    parts = entries.parts_of(entry)
    kind = kind_to_show(asked, session, parts, now=now)
    refusal = entries.refusal_to_write(entry, kind, session=session, now=now)
    possible = sharing.people_in_circles(enrolment, now=now)
    return DayPage(
        entry=entry,
        session=session,
        parts=parts,
        kind=kind,
        refusal=str(refusal) if refusal else "",
        begun=now >= session.starts_at,
        frozen=now >= session.freezes_at(),
        readers=sharing.readers_of(entry, possible),
        possible=possible,
        talks=talks_about(entry),
        carried_over=intentions.carried_over_to(entry) if kind == Kind.BEFORE else [],
        evidence=_evidence_for(entry=entry.pk) if kind == Kind.AFTER else [],
        waived_by=getattr(entry, "waived_by", None) or "",
        waived_because=getattr(entry, "waived_because", None) or "",
        handouts=_handouts_of(session=session.pk) if kind in (Kind.BEFORE, Kind.LATE) else [],
        titles=titles_for(session=session.pk) if kind in (Kind.BEFORE, Kind.LATE) else [],
        questions=asking.questions_for(enrolment) if getattr(entry, "asks_own", True) else (),
    )


@prepared
def _evidence_for(*, entry: int) -> QuerySet[Evidence]:
    return Evidence.objects.filter(entry=entry).select_related("upload")


@prepared
def _handouts_of(*, session: int) -> QuerySet[Handout]:
    return Handout.objects.filter(session=session).select_related("upload")


def as_kind(page: DayPage, kind: str, *, refusal: str = "") -> DayPage:
    """The same page with another part open; what was sent in decides which, not the clock."""
    return replace(page, kind=kind, refusal=refusal)


def talks_about(entry: Entry) -> list[Talk]:
    """The owner's conversations with the people who read along. One query."""
    talks = []
    for key, group in groupby(_said_about(entry=entry.pk), key=attrgetter("conversation")):
        responses: list[Any] = list(group)
        first = responses[0]
        is_new = first.answered_at is not None and (
            first.read_at is None or first.read_at < first.answered_at
        )
        talks.append(Talk(key, Circle(first.circle).label, is_new, responses))
    return talks


@prepared
def _said_about(*, entry: int) -> QuerySet[Any]:
    hangs_on = Conversation.objects.filter(thread=OuterRef("thread"))
    said = Response.objects.filter(thread__in=Conversation.objects.filter(entry=entry).values("thread"))
    rows = said.select_related("author").annotate(
        conversation=Subquery(hangs_on.values("pk")[:1]),
        circle=Subquery(hangs_on.values("circle")[:1]),
        read_at=Subquery(hangs_on.values("owner_read_at")[:1]),
        answered_at=Subquery(hangs_on.values("answered_at")[:1]),
    )
    return rows.order_by("conversation", "given_at", "pk")


@dataclass(frozen=True)
class Answers:
    """What was handed in on one day, as plain values for a page or a print."""

    state: presence.DayState
    entry: Entry | None
    before: Before | None
    is_late: bool
    after: After | None
    names: Mapping[int, str]
    questions: Sequence[Question] = ()
    talks: Sequence[Talk] = ()

    @property
    def own_before(self) -> list[asking.Answered]:
        own = self.before.own if self.before else {}
        return asking.answered(self.questions, asking.Part.BEFORE, own)

    @property
    def own_after(self) -> list[asking.Answered]:
        return asking.answered(self.questions, asking.Part.AFTER, self.after.own if self.after else {})

    @property
    def judged_goals(self) -> list[tuple[content.Goal, str]]:
        goals = self.before.goals if self.before else ()
        return [(goal, self.after.result_of(goal) if self.after else "") for goal in goals]

    @property
    def attitudes(self) -> list[str]:
        return [self.names[n] for n in self.after.attitudes if n in self.names] if self.after else []

    @property
    def practices(self) -> list[str]:
        return [self.names[n] for n in self.after.practices if n in self.names] if self.after else []


def sessions_of(pod: Pod) -> list[Session]:
    return sessions_in(cohort=pod.enrolment.cohort_id)


@prepared
def sessions_in(*, cohort: int) -> QuerySet[Session]:
    return Session.objects.filter(cohort=cohort).order_by("starts_at")


def own_answers(pod: Pod, competences: Sequence[Competence], *, now: datetime) -> list[Answers]:
    """The whole POD of its owner: per day what was handed in, else what stands there as a draft."""
    states = presence.states([pod.enrolment], sessions_of(pod), now=now)[pod.enrolment_id]
    own = {e.session_id: e for e in pod.entries.prefetch_related("parts__text")}
    names = {c.pk: c.name for c in competences}
    questions = asking.questions_for(pod.enrolment)
    found = [_own_answer(state, own.get(state.session.pk), names) for state in states]
    return [replace(answers, questions=questions) for answers in found]


def _own_answer(state: presence.DayState, entry: Entry | None, names: Mapping[int, str]) -> Answers:
    parts: dict[str, Part] = {part.kind: part for part in entry.parts.all()} if entry else {}
    before = parts.get(Kind.BEFORE)
    late = parts.get(Kind.LATE)
    use = late if late and late.is_handed_in and not (before and before.is_handed_in) else before
    after = parts.get(Kind.AFTER)
    return Answers(
        state=state,
        entry=entry,
        before=content.read_before(use.handed_in or use.text.fields) if use else None,
        is_late=bool(use and use.kind == Kind.LATE),
        after=content.read_after(after.handed_in or after.text.fields) if after else None,
        names=names,
    )


@dataclass(frozen=True)
class ReaderRow:
    """One day as a reader knows it: presence always, and whether its text is open to them."""

    state: presence.DayState
    is_open: bool
    is_readable: bool


def reader_rows(pod: Pod, states: Sequence[presence.DayState], circles: sharing.Circles) -> list[ReaderRow]:
    own = {entry.session_id: entry for entry in pod.entries.select_related("pod")}
    rows = []
    for state in states:
        entry = own.get(state.session.pk)
        is_open = bool(entry and sharing.circle_for(entry, circles))
        rows.append(ReaderRow(state, is_open, is_open and (state.has_before or state.has_after)))
    return rows


def reader_day(entry: Entry, reader: Person, circles: sharing.Circles, *, now: datetime) -> dict[str, object]:
    """What stands on the page of a reader; the reading is None when the day is private to its owner."""
    reading = sharing.read_for(reader, [entry], within=circles, now=now).get(entry.pk)
    conversations = sharing.conversations_for(reader, entry, circles) if reading else []
    responses = feedback.responses_by_thread(conversations)
    enrolment = entry.pod.enrolment
    state = presence.states([enrolment], [entry.session], now=now)[enrolment.pk][0]
    chosen = [*reading.after.attitudes, *reading.after.practices] if reading and reading.after else []
    names = dict(Competence.objects.filter(pk__in=chosen).values_list("pk", "name"))
    questions = asking.questions_for(enrolment) if reading else []
    before, after = (part.own if part else {} for part in _parts_read(reading))
    return {
        "own_before": asking.answered(questions, asking.Part.BEFORE, before),
        "own_after": asking.answered(questions, asking.Part.AFTER, after),
        "entry": entry,
        "session": entry.session,
        "enrolment": enrolment,
        "participant": enrolment.person,
        "state": state,
        "reading": reading,
        "attitudes": [names[n] for n in reading.after.attitudes if n in names]
        if reading and reading.after
        else [],
        "practices": [names[n] for n in reading.after.practices if n in names]
        if reading and reading.after
        else [],
        "responses": [response for c in conversations for response in responses.get(c.thread_id, [])],
    }


def _parts_read(reading: sharing.Reading | None) -> tuple[Before | None, After | None]:
    return (reading.before, reading.after) if reading else (None, None)


@dataclass(frozen=True)
class Growth:
    """Goals and self-ratings, for who may read the POD as a whole."""

    goals: list[LearningGoal]
    rows: list[growth.Row]


def growth_for(pod: Pod, reader: Person, circles: sharing.Circles, *, now: datetime) -> Growth | None:
    """Growth goes with the POD as a whole, whatever the exceptions per day; the look is logged."""
    circle = sharing.open_circle(pod, circles)
    if circle is None:
        return None
    sharing.log_growth(pod, reader, circle, now=now)
    return Growth(list(pod.goals.order_by("set_at")), [row for row in growth.rows_of(pod) if row.ratings])
