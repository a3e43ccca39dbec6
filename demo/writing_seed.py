"""The texts of the demo: written, handed in, shared and answered at the moments they would have been."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from django.utils.timezone import localtime

from cohorts.models import Enrolment
from demo.content import cast, diary, ratings, threads
from demo.content.cast import Participant
from demo.content.shapes import AfterTexts, BeforeTexts, DayTexts
from people.models import Person
from pod import entries, feedback, growth, intentions, laying, presence, sharing
from pod.models import Circle, Conversation, Entry, Intention, Part, Pod, Rating
from pod.waiting import waiting
from programme.models import Competence
from writing.saving import Origin

Kind = Part.Kind


def open_pod(enrolment: Enrolment, shares: tuple[str, ...] | None, *, now: datetime) -> Pod:
    laying.lay_out(enrolment, now=now)
    pod = Pod.objects.select_related("enrolment__cohort", "enrolment__person").get(enrolment=enrolment)
    if shares is not None:
        sharing.choose(pod, [Circle(name) for name in shares], now=enrolment.enrolled_at + timedelta(days=20))
    return pod


def write_whole(pod: Pod, key: str, *, voices: Mapping[str, Person], now: datetime) -> None:
    """Everything a participant has: diary, goals, ratings, notes, exceptions, feedback."""
    set_goals(pod, next(one for one in cast.PARTICIPANTS if one.key == key))
    write(pod, key, diary.DIARY[key], late=diary.LATE, now=now)
    _settle_intentions(pod)
    _ratings(pod, key)
    _notes(pod, key)
    for (who, number), choices in diary.ENTRY_SHARING.items():
        if who == key:
            exceptions: dict[Circle, bool | None] = {Circle(name): yes for name, yes in choices.items()}
            sharing.choose_for_entry(_entry(pod, number), exceptions, now=now)
    for (who, number), reason in diary.WAIVED.items():
        if who == key:
            entry = _entry(pod, number)
            by = voices[cast.TRAINERS[0].key]
            presence.waive(
                entry.session,
                pod.enrolment,
                reason=reason,
                by=by,
                now=entry.session.ends_at + timedelta(days=3),
            )
    _threads(pod, key, voices)
    answer_the_rest(pod, [voices[one.key] for one in cast.TRAINERS], until=3)


def write(
    pod: Pod, key: str, days: Mapping[int, DayTexts], *, late: frozenset[tuple[str, int]], now: datetime
) -> None:
    names = _competences(pod)
    for number, texts in days.items():
        entry = _entry(pod, number)
        start, end = entry.session.starts_at, entry.session.ends_at
        if texts.before:
            is_late = (key, number) in late
            kind, when = (
                (Kind.LATE, end + timedelta(days=4)) if is_late else (Kind.BEFORE, start - timedelta(days=2))
            )
            is_draft = (key, number, "before") in diary.DRAFTS
            when = min(when, now - timedelta(hours=len(key)))
            _write(entry, kind, before_fields(texts.before, names), hands_in=not is_draft, now=when)
        if texts.after:
            _write(entry, Kind.AFTER, after_fields(texts.after, names), hands_in=True, now=_after(end, key))


def _after(end: datetime, key: str) -> datetime:
    """That evening or the morning after: not everybody at the same minute."""
    hour = 20 if len(key) % 2 else 8 + 24 + len(key)
    return localtime(end).replace(hour=0, minute=0) + timedelta(hours=hour, minutes=7 * len(key))


def _write(entry: Entry, kind: str, fields: dict[str, str], *, hands_in: bool, now: datetime) -> None:
    by = entry.pod.enrolment.person
    entries.save(entry, kind, fields=fields, origin=Origin(0), by=by, now=now)
    if hands_in:
        entries.hand_in(entry, kind, by=by, now=now + timedelta(minutes=1))


def next_morning(moment: datetime) -> datetime:
    """A working morning, at least a night later."""
    following = localtime(moment).replace(hour=9, minute=12) + timedelta(days=1)
    return (
        following + timedelta(days=max(0, 7 - following.weekday())) if following.weekday() > 4 else following
    )


def _entry(pod: Pod, number: int) -> Entry:
    return Entry.objects.select_related("session", "pod__enrolment__person", "pod__enrolment__cohort").get(
        pod=pod, session__number=number
    )


def _competences(pod: Pod) -> dict[str, int]:
    rows = Competence.objects.filter(framework__version=pod.enrolment.cohort.version_id)
    return dict(rows.order_by("-framework__position").values_list("name", "pk"))


def before_fields(texts: BeforeTexts, names: Mapping[str, int]) -> dict[str, str]:
    fields = {"expectation": texts.expectation}
    for slot, (goal, tie) in enumerate(zip(texts.goals, texts.ties, strict=True), start=1):
        fields[f"goal-{slot}"] = goal
        fields[f"goal-{slot}-tie"] = f"competence:{names[tie]}" if tie else ""
    return fields


def after_fields(texts: AfterTexts, names: Mapping[str, int]) -> dict[str, str]:
    fields = {f"result-{slot}": result for slot, result in enumerate(texts.results, start=1)}
    for slot, (if_text, then_text) in enumerate(texts.intentions, start=1):
        fields |= {f"if-{slot}": if_text, f"then-{slot}": then_text}
    chosen = {"attitudes": texts.attitudes, "practices": texts.practices}
    fields |= {name: ",".join(str(names[one]) for one in values) for name, values in chosen.items()}
    return fields | {"why_not": texts.why_not, "how_still": texts.how_still}


def set_goals(pod: Pod, one: Participant) -> None:
    names = _competences(pod)
    for text, competence in zip(one.goals, one.goal_competences, strict=True):
        row = Competence.objects.get(pk=names[competence])
        growth.set_goal(
            pod,
            text=text,
            competence=row,
            by=pod.enrolment.person,
            now=pod.enrolment.enrolled_at + timedelta(days=21),
        )


def _ratings(pod: Pod, key: str) -> None:
    names = {competence.name: competence.pk for competence in growth.rateable(pod)}
    given = ratings.RATINGS.get(key, {})
    sessions = list(pod.enrolment.cohort.sessions.order_by("starts_at"))
    for n, moment in enumerate((Rating.Moment.START, Rating.Moment.HALF_WAY)):
        now = sessions[n * 3].ends_at + timedelta(days=1)
        values = {names[name]: pair[n] for name, pair in given.items()}
        if values:
            growth.rate(pod, moment, values=values, sessions=sessions, now=now)


def _notes(pod: Pod, key: str) -> None:
    for number, note in ratings.NOTES.get(key, {}).items():
        entry = _entry(pod, number)
        _write(entry, Kind.NOTE, {"note": note}, hands_in=False, now=entry.session.ends_at)


def _threads(pod: Pod, key: str, voices: Mapping[str, Person]) -> None:
    for number, talks in threads.THREADS.get(key, {}).items():
        for talk in talks:
            _talk(
                _entry(pod, number), key, talk, voices, is_unread=(key, number, talk.circle) in threads.UNREAD
            )


def _talk(
    entry: Entry, key: str, talk: threads.Conversation, voices: Mapping[str, Person], *, is_unread: bool
) -> None:
    circle = Circle(talk.circle)
    handed_in = entry.parts.exclude(handed_in_at=None).order_by("-handed_in_at").first()
    now = next_morning((handed_in and handed_in.handed_in_at) or entry.session.ends_at)
    for n, turn in enumerate(talk.turns):
        token = f"seed-{n}"
        if turn.author == key:
            conversation = (
                Conversation.objects.select_related("thread").filter(entry=entry, circle=circle).get()
            )
            feedback.reply(conversation, text=turn.reply, token=token, by=entry.pod.enrolment.person, now=now)
        else:
            words = {"saw": turn.saw, "effect": turn.effect, "next_step": turn.next_step, "reply": turn.reply}
            feedback.give(entry, circle, words=words, token=token, by=voices[turn.author], now=now)
        now += timedelta(hours=5)
    if not is_unread:
        Conversation.objects.filter(entry=entry, circle=circle).update(owner_read_at=now)


def _settle_intentions(pod: Pod) -> None:
    """What became of the intentions of the first two days: mostly done, some changed or let go."""
    ends = (Intention.State.DONE, Intention.State.DONE, Intention.State.CHANGED, Intention.State.DROPPED)
    rows = Intention.objects.filter(entry__pod=pod, entry__session__number__lte=2).select_related(
        "entry__session"
    )
    for n, intention in enumerate(rows.order_by("pk")):
        state = ends[(n + pod.pk) % len(ends)]
        intentions.mark(intention, state, now=intention.entry.session.ends_at + timedelta(days=10))


def answer_the_rest(pod: Pod, trainers: Sequence[Person], *, until: int) -> None:
    """The trainers answered what was shared up to this day; what came after is still in their queue."""
    open_ones = waiting(Entry.objects.filter(pod=pod, session__number__lte=until)).select_related("session")
    for entry in open_ones:
        words = threads.SHORT[(pod.pk + entry.session.number) % len(threads.SHORT)]
        now = next_morning(entry.waits_since)
        by = trainers[entry.session.number % len(trainers)]
        feedback.give(entry, Circle.TRAINERS, words=words, token="seed-short", by=by, now=now)
        Conversation.objects.filter(entry=entry, circle=Circle.TRAINERS).update(owner_read_at=now)
