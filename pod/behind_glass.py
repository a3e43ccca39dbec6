"""What an administrator may open of a POD in an emergency: a day that was handed in, a thread about a day.

Never a draft or a note: what is read here is the copy that was made when its owner handed it in, without the
trait that a goal was tied to. Goals of the whole, ratings and earlier versions are not among it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from django.db.models import Exists, Max, OuterRef, Prefetch, Q, QuerySet

from people.glass import NotThere, Opening, Pane, Passage, Piece, through
from people.models import Person
from pod import content, feedback
from pod.models import Circle, Conversation, Entry, Part
from programme.models import Competence, Question
from writing.models import Response

HANDED_IN = Part.objects.exclude(handed_in_at=None)
Labels = Mapping[tuple[str, int], str]


def _entries(owner: Person) -> QuerySet[Entry]:
    """Handed in, also by who has stopped since."""
    rows = Entry.objects.filter(Exists(HANDED_IN.filter(entry=OuterRef("pk"))), pod__enrolment__person=owner)
    rows = rows.select_related("session", "pod__enrolment__cohort").order_by("session__starts_at", "pk")
    return rows.prefetch_related(Prefetch("parts", HANDED_IN.order_by("handed_in_at")), "evidence")


def _days(owner: Person, by: Person) -> list[Piece]:
    return [
        Piece(
            one.key,
            f"POD, dag {one.session.number}: {one.session.theme}",
            one.pod.enrolment.cohort.name,
            max(part.handed_in_at for part in one.parts.all() if part.handed_in_at),
        )
        for one in _entries(owner)
    ]


def _read_day(opening: Opening, *, now: datetime) -> Sequence[Passage]:
    entry = _found(_entries(opening.owner), opening)
    through(opening, now=now)
    parts = {part.kind: part.handed_in_fields for part in entry.parts.all()}
    labels = _labels(entry)
    goals: tuple[content.Goal, ...] = ()
    passages: list[Passage] = []
    for kind in (Part.Kind.BEFORE, Part.Kind.LATE):
        if kind in parts:
            before = content.read_before(parts[kind])
            goals = before.goals or goals
            passages += _before(str(kind.label), before, labels)
    if Part.Kind.AFTER in parts:
        passages += _after(content.read_after(parts[Part.Kind.AFTER]), goals, labels)
        passages += [Passage("Bewijs", one.title) for one in entry.evidence.all()]
    return passages


def _before(kind: str, before: content.Before, labels: Labels) -> Iterator[Passage]:
    yield Passage(f"{kind}: wat verwacht je deze dag te leren?", before.expectation)
    for goal in before.goals:
        yield Passage(f"{kind}: leerdoel {goal.slot}", goal.text)
    yield from _own(kind, Question.Part.BEFORE, before.own, labels)


def _after(after: content.After, goals: Iterable[content.Goal], labels: Labels) -> Iterator[Passage]:
    kind = Part.Kind.AFTER.label
    for goal in goals:
        if result := after.result_of(goal):
            yield Passage(f"{kind}: leerdoel {goal.slot}", result)
    for plan in after.intentions:
        yield Passage(f"{kind}: voornemen", f"Als {plan.if_text}, dan {plan.then_text}")
    words = {
        "waardoor is het nog niet gelukt?": after.why_not,
        "hoe ga je het alsnog bereiken?": after.how_still,
    }
    words |= {"leerhouding": _names(after.attitudes), "werkpraktijken": _names(after.practices)}
    yield from (Passage(f"{kind}: {asked}", text) for asked, text in words.items() if text)
    yield from _own(kind, Question.Part.AFTER, after.own, labels)


def _own(kind: str, part: str, answers: Mapping[int, str], labels: Labels) -> Iterator[Passage]:
    for slot, text in answers.items():
        yield Passage(f"{kind}: {labels.get((part, slot), 'een vraag van het programma')}", text)


def _labels(entry: Entry) -> Labels:
    """What the programme asks beside the fixed questions."""
    asked = Question.objects.filter(version=entry.pod.enrolment.cohort.version_id)
    return {(part, slot): label for part, slot, label in asked.values_list("part", "slot", "label")}


def _names(competences: Sequence[int]) -> str:
    found = Competence.objects.filter(pk__in=competences).order_by("position")
    return ", ".join(found.values_list("name", flat=True))


def _conversations(owner: Person) -> QuerySet[Conversation]:
    """In which something was said."""
    said = Response.objects.filter(thread=OuterRef("thread"))
    rows = Conversation.objects.filter(Exists(said), entry__pod__enrolment__person=owner)
    rows = rows.annotate(said_at=Max("thread__responses__given_at"))
    around = ("entry__session", "entry__pod__enrolment__cohort", "reader")
    return rows.select_related(*around).order_by("entry__session__starts_at", "pk")


def _talks(owner: Person, by: Person) -> list[Piece]:
    return [
        Piece(
            f"entry:{one.entry_id}:talk:{one.pk}",
            f"Feedback op dag {one.entry.session.number}: gesprek met {_with_whom(one)}",
            one.entry.pod.enrolment.cohort.name,
            one.said_at,  # type: ignore[attr-defined]
        )
        for one in _conversations(owner)
    ]


def _with_whom(conversation: Conversation) -> str:
    circle = Circle(conversation.circle)
    return f"{conversation.reader.name} ({circle.label})" if conversation.reader else f"de {circle.label}"


def _read_talk(opening: Opening, *, now: datetime) -> Sequence[Passage]:
    conversation = _found(_conversations(opening.owner), opening)
    through(opening, now=now)
    said = feedback.responses_by_thread([conversation])[conversation.thread_id]
    return [_passage(one) for one in said]


def _passage(response: Response) -> Passage:
    author = response.author.name if response.author else "Iemand die er niet meer is"
    words = [
        f"{label}: {text}" for name, label in feedback.LABELS.items() if (text := getattr(response, name))
    ]
    return Passage(
        author, "\n\n".join([*([response.reply] if response.reply else []), *words]), response.given_at
    )


def _found[T: (Entry, Conversation)](rows: QuerySet[T], opening: Opening) -> T:
    """Asked anew of what may be opened of this owner now: it may have been erased since."""
    number = opening.piece.key.rpartition(":")[2]
    found = rows.filter(Q(pk=int(number))).first() if number.isdecimal() else None
    if found is None:
        raise NotThere
    return found


PANES = (
    Pane("pod-dag", "Een dag uit het POD die is ingeleverd", _days, _read_day),
    Pane("gesprek", "Een gesprek met feedback op een dag uit het POD", _talks, _read_talk),
)
