"""What the participants of one cohort wrote, and what was said about it: the demo's own texts, dealt out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from demo.content import diary, leidraad, threads
from demo.content.shapes import AfterTexts, BeforeTexts
from demo.writing_seed import after_fields, before_fields
from people.models import Person
from pod import content
from pod.models import Circle, Conversation, Entry, Intention, LearningGoal, Part, Pod, Rating
from programme.models import Competence, Framework
from programme.models import Version as ProgrammeVersion
from writing.models import Response, Text, Thread, Version

DRAFTS_KEPT = 3
Kind = Part.Kind


def _pairs() -> list[tuple[BeforeTexts, AfterTexts]]:
    diaries = [*diary.DIARY.values(), *leidraad.DIARY.values()]
    days = [day for one in diaries for day in one.values()]
    return [(day.before, day.after) for day in days if day.before and day.after]


PAIRS = _pairs()
TURNS = [
    turn
    for one in threads.THREADS.values()
    for talks in one.values()
    for talk in talks
    for turn in talk.turns
]


@dataclass
class Pen:
    version: ProgrammeVersion
    pods: Sequence[Pod]
    trainer: Person
    now: datetime
    shared: list[Entry] = field(default_factory=list)

    def write(self) -> None:
        self.names = _names(self.version)
        rows = Entry.objects.filter(pod__in=self.pods).select_related("session", "pod__enrolment__person")
        entries = list(rows.order_by("pod", "session__number"))
        parts = [part for n, entry in enumerate(entries) for part in self._parts(n, entry)]
        _keep(parts)
        held = [entry for entry in entries if entry.session.ends_at <= self.now]
        self._intend(held, parts)
        self.shared = [entry for entry in held if entry.is_open_to(Circle.TRAINERS, entry.pod)]
        self._talk([entry for n, entry in enumerate(self.shared) if n % 4])
        self._grow()

    def _parts(self, n: int, entry: Entry) -> Iterator[Part]:
        """The before part a week ahead, the after part the next day; the coming day is still a draft."""
        session, (before, after) = entry.session, PAIRS[n % len(PAIRS)]
        day_before = session.starts_at - timedelta(days=1)
        if session.starts_at - timedelta(days=7) <= self.now:
            is_in = day_before <= self.now
            yield _part(entry, Kind.BEFORE, before_fields(before, self.names), day_before if is_in else None)
        if session.ends_at + timedelta(days=1) <= self.now and n % 29:
            at = session.ends_at + timedelta(days=1)
            yield _part(entry, Kind.AFTER, after_fields(after, self.names), at)

    def _intend(self, held: Sequence[Entry], parts: Sequence[Part]) -> None:
        wrote = {p.entry_id: content.read_after(p.text.fields) for p in parts if p.kind == Kind.AFTER}
        rows = [
            Intention(entry=entry, slot=one.slot, if_text=one.if_text, then_text=one.then_text)
            for entry in held
            for one in (wrote[entry.pk].intentions if entry.pk in wrote else ())
        ]
        Intention.objects.bulk_create(rows)

    def _talk(self, entries: Sequence[Entry]) -> None:
        """The trainer says something about three in four, and the participant answers."""
        made = Thread.objects.bulk_create([Thread(opened_at=e.session.ends_at) for e in entries])
        rows: list[Conversation] = []
        said: list[Response] = []
        for n, (entry, thread) in enumerate(zip(entries, made, strict=True)):
            at = entry.session.ends_at + timedelta(days=2)
            rows.append(
                Conversation(
                    entry=entry, circle=Circle.TRAINERS, thread=thread, answered_at=at, owner_read_at=at
                )
            )
            said += self._turns(n, entry, thread, at)
        Conversation.objects.bulk_create(rows)
        Response.objects.bulk_create(said)

    def _turns(self, n: int, entry: Entry, thread: Thread, at: datetime) -> Iterator[Response]:
        feedback = [turn for turn in TURNS if turn.saw][n % 20]
        reply = [turn for turn in TURNS if turn.reply][n % 20]
        words = {"saw": feedback.saw, "effect": feedback.effect, "next_step": feedback.next_step}
        yield Response(thread=thread, author=self.trainer, given_at=at, token="1", **words)
        owner, later = entry.pod.enrolment.person, at + timedelta(hours=3)
        yield Response(thread=thread, author=owner, given_at=later, token="2", reply=reply.reply)

    def _grow(self) -> None:
        lines = list(
            Competence.objects.filter(
                framework__version=self.version, framework__kind=Framework.Kind.COMPETENCES
            ).order_by("framework__position", "position")[:12]
        )
        moments = (Rating.Moment.START, Rating.Moment.HALF_WAY)
        Rating.objects.bulk_create(
            [
                Rating(pod=pod, competence=line, moment=moment, value=1 + (n + m) % 5, rated_at=self.now)
                for pod in self.pods
                for n, line in enumerate(lines)
                for m, moment in enumerate(moments)
            ]
        )
        LearningGoal.objects.bulk_create(
            [
                LearningGoal(
                    pod=pod,
                    text=PAIRS[n % len(PAIRS)][0].goals[0],
                    competence=lines[n % len(lines)],
                    set_at=pod.enrolment.enrolled_at,
                )
                for pod in self.pods
                for n in range(3)
            ]
        )


def _names(version: ProgrammeVersion) -> dict[str, int]:
    rows = Competence.objects.filter(framework__version=version)
    return dict(rows.order_by("-framework__position").values_list("name", "pk"))


def _part(entry: Entry, kind: Kind, fields: dict[str, str], handed_in_at: datetime | None) -> Part:
    at = handed_in_at or entry.session.starts_at - timedelta(days=8)
    numbers = {"number": DRAFTS_KEPT, "last_number": DRAFTS_KEPT}
    text = Text(owner=entry.pod.enrolment.person, fields=fields, saved_at=at, **numbers)
    part = Part(entry=entry, kind=kind, text=text)
    if handed_in_at:
        part.handed_in, part.handed_in_number = fields, DRAFTS_KEPT
        part.first_handed_in_at = part.handed_in_at = handed_in_at
    return part


def _keep(parts: Sequence[Part]) -> None:
    texts = Text.objects.bulk_create([part.text for part in parts])
    for part, text in zip(parts, texts, strict=True):
        part.text = text
    Part.objects.bulk_create(parts)
    Version.objects.bulk_create(
        [
            Version(text=text, number=n, fields=text.fields, saved_by_id=text.owner_id, saved_at=at)
            for text in texts
            if (at := text.saved_at)
            for n in range(1, DRAFTS_KEPT + 1)
        ]
    )
