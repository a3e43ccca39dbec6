"""Plain functions that make what a test needs, by name. Nothing here decides anything a rule decides."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from django.utils.timezone import localdate

from assignments import agreeing, content, judging, writing_it
from assignments.models import Assignment, Support
from bigfive import answering, items, recording, releasing
from bigfive.answering import Given
from bigfive.models import CONSENT_VERSION, Domain, Elsewhere, Sitting
from buddies.models import VETO, Activity, Buddy, Division, Pair, ProposedGroup, Seat, Wish, WishList
from certificates import certifying, naming
from certificates.models import Certificate
from checkins import laying as laying_checkins
from checkins.models import Checkin
from cohorts import messaging
from cohorts.models import Admission, Cohort, Enrolment, Session, Trainership
from desk import importing
from desk.models import Import
from documents import issuing
from documents.models import Issue
from evaluation import answering as evaluation_answering
from evaluation import complaining
from evaluation.models import Asked, Complaint, Invitee, Kind, Moment, Question, Round
from evaluation.standard import QUESTIONS
from intake import record as intake_record
from intake.models import Application, Decision, Interview, OfferedTime, Record
from intervisie import bringing, ending, gathering, running, telling
from intervisie.models import Case, Intervisie
from people.models import Coordinator, Organisation, Person
from pod import entries, laying
from pod.models import Entry, Part, Pod
from privacy import archiving
from proeve.laying import current_attempt, proeve_of
from proeve.models import Assessor, Attempt, Proeve, Talk
from proeve.models import Seat as ProeveSeat
from programme.models import Competence, Criterion, Day, Framework, Level, Programme, Version
from reading import laying as reading_laying
from reading.facts import Facts
from reading.models import Item, Link, ReadingList
from tests.bigfive.pdfs import pdf
from writing.models import Text
from writing.saving import Origin

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
HOUR = timedelta(hours=1)
_number = count(1)


def at(day: date | str, clock: str = "09:30") -> datetime:
    """A moment on the Dutch clock: at("2026-11-12", "16:30")."""
    day = date.fromisoformat(day) if isinstance(day, str) else day
    hour, minute = clock.split(":")
    return datetime(day.year, day.month, day.day, int(hour), int(minute), tzinfo=AMSTERDAM)


FIRST_DAY = date(2026, 9, 3)
BEFORE_ALL = at("2026-08-20", "10:00")


def person(name: str = "", *, email: str = "", **fields: object) -> Person:
    number = next(_number)
    made = Person.objects.create_user(
        email or f"persoon{number}@voorbeeld.example", name or f"Persoon {number}", **fields
    )
    EmailAddress.objects.create(user=made, email=made.email, verified=True, primary=True)
    return made


def session_elsewhere(who: Person, agent: str = "Firefox/140 Windows") -> UserSession:
    """Signed in in another browser."""
    store = SessionStore()
    store.create()
    return UserSession.objects.create(
        user=who, session_key=store.session_key, ip="192.0.2.7", user_agent=agent
    )


def coordinator(name: str = "Monique Timmers") -> Person:
    made = person(name)
    Coordinator.objects.create(person=made, since=FIRST_DAY)
    return made


def administrator(name: str = "Stefan Kok") -> Person:
    return person(name, is_staff=True, is_superuser=True)


def programme_version(*, days: int = 8, title: str = "") -> Version:
    """A version with a competence framework, a list of practices and one of attitudes."""
    programme = Programme.objects.create(title=title or f"Programma {next(_number)}")
    version = Version.objects.create(programme=programme, number=1)
    Day.objects.bulk_create([Day(version=version, number=n, theme=f"Thema {n}") for n in range(1, days + 1)])
    for position, (kind, names) in enumerate(
        (
            (Framework.Kind.COMPETENCES, ("Luisteren", "Lef", "Plannen")),
            (Framework.Kind.PRACTICES, ("Relatiewerk verrichten",)),
            (Framework.Kind.ATTITUDE, ("Nieuwsgierig",)),
        ),
        start=1,
    ):
        framework = Framework.objects.create(version=version, kind=kind, name=kind.label, position=position)
        Competence.objects.bulk_create(
            [Competence(framework=framework, name=name, position=n) for n, name in enumerate(names, start=1)]
        )
    return version


def dates_of(cohort: Cohort) -> list[date]:
    """The days that count, in Amsterdam."""
    return [localdate(one.starts_at, AMSTERDAM) for one in cohort.sessions.that_count().order_by("starts_at")]


def cohort(
    *,
    days: int = 8,
    first_day: date = FIRST_DAY,
    every: int = 14,
    start: str = "09:30",
    end: str = "16:30",
    place: str = "Zaal 1",
    version: Version | None = None,
    name: str = "",
    capacity: int = 40,
) -> Cohort:
    """A cohort with a day every other week, from half past nine to half past four."""
    version = version or programme_version(days=max(days, 8))
    Version.objects.filter(pk=version.pk, in_use_since=None).update(in_use_since=BEFORE_ALL)
    made = Cohort.objects.create(version=version, name=name or f"Cohort {next(_number)}", capacity=capacity)
    for n in range(days):
        day = first_day + timedelta(days=every * n)
        Session.objects.create(
            cohort=made,
            number=n + 1,
            theme=f"Thema {n + 1}",
            starts_at=at(day, start),
            ends_at=at(day, end),
            place=place,
        )
    return made


def session(cohort: Cohort, number: int) -> Session:
    return Session.objects.get(cohort=cohort, number=number)


def trainer(cohort: Cohort, name: str = "", *, who: Person | None = None) -> Person:
    made = who or person(name)
    Trainership.objects.create(cohort=cohort, person=made, since=FIRST_DAY)
    return made


def admission(cohort: Cohort, name: str = "", *, who: Person | None = None) -> Admission:
    """Let in, without a place yet: this person waits."""
    return Admission.objects.create(
        cohort=cohort,
        person=who or person(name),
        source=Admission.Source.ELSEWHERE,
        trainer="Fatima El Amrani",
        decided_on=FIRST_DAY,
        recorded_at=BEFORE_ALL,
    )


def enrolment(
    cohort: Cohort,
    name: str = "",
    *,
    who: Person | None = None,
    team: str = "",
    organisation: Organisation | None = None,
) -> Enrolment:
    who = who or person(name)
    return Enrolment.objects.create(
        admission=admission(cohort, who=who),
        cohort=cohort,
        person=who,
        team=team,
        organisation=organisation,
        enrolled_at=BEFORE_ALL,
    )


def organisation(name: str = "Gemeente Waterrijk") -> Organisation:
    return Organisation.objects.get_or_create(name=name)[0]


def assignment(enrolment: Enrolment, title: str = "Een speelplek voor de buurt") -> Assignment:
    return Assignment.objects.get_or_create(enrolment=enrolment, defaults={"title": title})[0]


def support(
    enrolment: Enrolment, role: str = Support.Role.MENTOR, name: str = "", who: Person | None = None
) -> Support:
    who = who or person(name)
    return Support.objects.create(
        assignment=assignment(enrolment), person=who, role=role, invited_at=BEFORE_ALL
    )


def agreed(enrolment: Enrolment) -> Assignment:
    """An assignment that a trainer found suitable and both others agreed to (ASG-2)."""
    made = assignment(enrolment)
    fields = {name: f"Mijn {name}." for name in content.LABELS}
    writing_it.save(made, fields=fields, origin=Origin(0), by=enrolment.person, now=BEFORE_ALL)
    edition = writing_it.put_forward(made, by=enrolment.person, now=BEFORE_ALL)
    leads = enrolment.cohort.trainerships.first()
    by = leads.person if leads else trainer(enrolment.cohort)
    judging.judge(made, sha256=edition.sha256, is_suitable=True, advice="", by=by, now=BEFORE_ALL)
    for role in (Support.Role.PRINCIPAL, Support.Role.MENTOR):
        one = made.supports.filter(role=role).first() or support(enrolment, role)
        agreeing.answer(one, sha256=edition.sha256, verdict="agreed", words="", now=BEFORE_ALL)
    return made


def pair(*enrolments: Enrolment) -> Pair:
    made = Pair.objects.create(cohort=enrolments[0].cohort, laid_at=BEFORE_ALL)
    Buddy.objects.bulk_create([Buddy(pair=made, enrolment=one) for one in enrolments])
    return made


def activity(pair: Pair, kind: str = Activity.Kind.FEEDBACK, *, on: date = FIRST_DAY) -> Activity:
    by = pair.members.order_by("pk")[0].enrolment.person
    return Activity.objects.create(pair=pair, kind=kind, on=on, logged_by=by, logged_at=BEFORE_ALL)


def division(cohort: Cohort, *groups: Sequence[Enrolment], number: int = 1) -> Division:
    """A proposal that nobody published, with these groups."""
    made = Division.objects.create(cohort=cohort, number=number, changed_at=BEFORE_ALL)
    for members in groups:
        group = ProposedGroup.objects.create(division=made)
        Seat.objects.bulk_create([Seat(group=group, enrolment=one) for one in members])
    return made


def told(enrolment: Enrolment, **fields: Any) -> WishList:
    """What someone told the trainers, without any wish."""
    return WishList.objects.create(enrolment=enrolment, saved_at=BEFORE_ALL, **fields)


def wishes(enrolment: Enrolment, *targets: Enrolment, veto: Enrolment | None = None) -> None:
    """The first wish first."""
    rows = [Wish(enrolment=enrolment, target=one, rank=n) for n, one in enumerate(targets, start=1)]
    rows += [Wish(enrolment=enrolment, target=veto, rank=VETO)] if veto else []
    Wish.objects.bulk_create(rows)


def pod(enrolment: Enrolment, **shares: bool) -> Pod:
    """A POD laid out, with its sharing chosen: pod(enrolment, with_trainers=True)."""
    laying.lay_out(enrolment, now=BEFORE_ALL)
    made = Pod.objects.get(enrolment=enrolment)
    made.sharing_chosen_at = BEFORE_ALL
    for name, value in shares.items():
        setattr(made, name, value)
    made.save()
    return made


def entry(pod: Pod, number: int) -> Entry:
    return Entry.objects.select_related("session", "pod__enrolment__person").get(
        pod=pod, session__number=number
    )


def handed_in(entry: Entry, *, before: str = "Mijn verwachting.", after: bool = True) -> Entry:
    """Both parts as their owner hands them in, or the before part alone."""
    owner, day = entry.pod.enrolment.person, entry.session
    _write(
        entry, Part.Kind.BEFORE, {"expectation": before, "goal-1": "Mijn doel."}, owner, day.starts_at - HOUR
    )
    if after:
        answers = {"result-1": "reached", "if-1": "ik bel", "then-1": "luister ik"}
        _write(entry, Part.Kind.AFTER, answers, owner, day.ends_at + HOUR)
    return entry


def _write(entry: Entry, kind: str, fields: dict[str, str], owner: Person, now: datetime) -> None:
    entries.save(entry, kind, fields=fields, origin=Origin(0), by=owner, now=now)
    entries.hand_in(entry, kind, by=owner, now=now)


def open_cohort(*, until: date | None = None, days: int = 8, **options: Any) -> Cohort:
    """One can apply for it, today or up to and including the day that is given."""
    made = cohort(days=days, **options)
    made.applies_until = until or localdate()
    made.save(update_fields=["applies_until"])
    return made


APPLIED = {
    "job": "Adviseur omgeving",
    "organisation": "Gemeente Waterrijk",
    "motivation": "Ik wil leren luisteren.",
    "idea": "Hoe betrekken we bewoners eerder?",
    "payer": "organisation",
}


def application(
    cohort: Cohort,
    name: str = "",
    *,
    who: Person | None = None,
    fields: dict[str, str] | None = None,
    handed_in_at: datetime | None = None,
    now: datetime = BEFORE_ALL,
) -> Application:
    """With every question answered, unless `fields` says otherwise."""
    who, fields = who or person(name), APPLIED if fields is None else fields
    text = Text.objects.create(owner=who, fields=fields, number=1, last_number=1, saved_at=now)
    terms = {"payer": "organisation", "terms_version": "2026-11", "terms_agreed_at": handed_in_at}
    return Application.objects.create(
        cohort=cohort,
        person=who,
        text=text,
        started_at=now,
        seen_at=handed_in_at or now,
        handed_in_at=handed_in_at,
        **(terms if handed_in_at else {}),
    )


def reading_list(of: Cohort | Version) -> ReadingList:
    laid = reading_laying.list_of_cohort if isinstance(of, Cohort) else reading_laying.list_of_version
    return laid(of, now=BEFORE_ALL)  # type: ignore[operator]


def reading_item(of: Cohort | Version, title: str = "", *, address: str = "", **fields: Any) -> Item:
    """A title at the end of the list of a cohort or version."""
    number = next(_number)
    facts = Facts(title or f"Titel {number}", fields.pop("author", "Auteur"))
    link = (
        Link.objects.get_or_create(address=address, defaults={"due_at": BEFORE_ALL})[0] if address else None
    )
    words = {"title": facts.title, "author": facts.author, "likeness": facts.likeness}
    own = {"position": number, "added_at": BEFORE_ALL, "link": link} | words | fields
    return Item.objects.create(reading_list=reading_list(of), **own)


DAY = timedelta(days=1)
WHOLE_RECORD = {
    "motivation": "Wil leren luisteren voor het schrijven.",
    **{one.level: "able" for one in intake_record.SUBJECTS},
    **{one.remark: f"Weet wat van {one.label}." for one in intake_record.SUBJECTS},
    "idea": "De bewoners van het plein.",
    "learns": "yes",
    "urgent": "doubt",
    "explained_programme": "on",
    "explained_pod": "on",
}


def offered_time(trainer: Person, *, starts_at: datetime | None = None) -> OfferedTime:
    begin = starts_at or timezone.now() + 4 * DAY
    return OfferedTime.objects.create(trainer=trainer, starts_at=begin, ends_at=begin + HOUR, place="Kamer 3")


def interview(
    application: Application, *, trainer: Person | None = None, starts_at: datetime | None = None
) -> Interview:
    """With a trainer of the cohort, three days from now."""
    begin = starts_at or timezone.now() + 3 * DAY
    leads = application.cohort.trainerships.first()
    by = trainer or (leads.person if leads else person())
    return Interview.objects.create(
        application=application, trainer=by, starts_at=begin, ends_at=begin + HOUR, place="Kamer 3"
    )


def record(
    application: Application, *, by: Person, given_at: datetime | None = BEFORE_ALL, **fields: str
) -> Record:
    """A whole record, given unless `given_at` is None."""
    text = Text.objects.create(
        owner=by, fields=WHOLE_RECORD | fields, number=1, last_number=1, saved_at=BEFORE_ALL
    )
    return Record.objects.create(
        application=application, trainer=by, text=text, begun_at=BEFORE_ALL, given_at=given_at
    )


def decision(
    application: Application, *, outcome: str = "admitted", sent_at: datetime | None = None
) -> Decision:
    """Sent, without what follows from it."""
    return Decision.objects.create(
        application=application,
        outcome=outcome,
        reason="Je weet wat je wilt leren.",
        better_study="Een cursus schrijven." if outcome == "otherwise" else "",
        letter="Beste jij, we hebben besloten.",
        sent_at=sent_at or BEFORE_ALL,
    )


def questionnaire(
    enrolment: Enrolment, *, answered: int = 116, value: int = 0, now: datetime = BEFORE_ALL
) -> Sitting:
    """Consented, the first so many items answered; scored when all are. Without `value` answers vary."""
    answering.begin(enrolment, consent=CONSENT_VERSION, now=now)
    asked = items.all_items()[:answered]
    pace = timedelta(seconds=6)
    given = [Given(one.number, value or 1 + one.number % 5, now + n * pace) for n, one in enumerate(asked)]
    sitting = answering.answer(enrolment, given, now=now)
    if answered < len(items.all_items()):
        return sitting
    return answering.finish(enrolment, age=None, now=now + timedelta(minutes=20))


def released(enrolment: Enrolment, *parts: str, until: date, now: datetime = BEFORE_ALL) -> Sitting:
    """A finished questionnaire of which these parts may be seen by the trainers, with a comment."""
    sitting = questionnaire(enrolment, now=now)
    releasing.release(
        enrolment,
        {releasing.Part(part) for part in parts},
        comment="Dit herken ik.",
        until=until,
        by=enrolment.person,
        now=now + HOUR,
    )
    return sitting


def elsewhere(enrolment: Enrolment, *, until: date, now: datetime = BEFORE_ALL) -> Elsewhere:
    """A result of elsewhere, written over and as a PDF, released to the trainers."""
    answering.begin(enrolment, consent=CONSENT_VERSION, now=now)
    told = recording.Recorded(
        instrument="Loopbaantest",
        lowest=Decimal(1),
        highest=Decimal(9),
        domains=dict.fromkeys(Domain, Decimal(6)),
        facets=[("Ordelijkheid", Decimal(7))],
    )
    made = recording.record(enrolment, told, pdf=pdf(), by=enrolment.person, now=now)
    parts = {releasing.Part.DOMAINS, releasing.Part.FILE}
    releasing.release(enrolment, parts, comment="", until=until, by=enrolment.person, now=now)
    return made


def intervisie(
    *enrolments: Enrolment, method: str = "gossip", case: str = "", now: datetime | None = None
) -> Intervisie:
    """The first of these leads it; the clock has not begun."""
    first, now = enrolments[0], now or timezone.now()
    others = [one.pk for one in enrolments[1:]]
    made = gathering.with_people(first, others, method=method, role="leads", by=first.person, now=now)
    if case:
        telling.save(made, fields={"case": case}, origin=Origin(0), by=first.person, now=now)
    return Intervisie.objects.get(pk=made.pk)


def pressed(intervisie: Intervisie, *acts: str, by: Person, now: datetime) -> Intervisie:
    """The buttons at the clock, one after the other."""
    for act in acts:
        turn = Intervisie.objects.get(pk=intervisie.pk).turn
        intervisie = running.press(intervisie, act, turn=turn, by=by, now=now)
    return intervisie


def ended(intervisie: Intervisie, *, by: Person, now: datetime | None = None) -> Intervisie:
    """Everybody was there."""
    present = set(intervisie.members.values_list("pk", flat=True))
    return ending.end(intervisie, present=present, by=by, now=now or timezone.now())


def case(session: Session, enrolment: Enrolment, *, title: str = "De boze buurman", now: datetime) -> Case:
    words = "Hij belt elke dag. Wat zou jij doen?"
    return bringing.bring_in(session, enrolment, title=title, words=words, by=enrolment.person, now=now)


def proeve_talk(
    enrolment: Enrolment,
    *,
    starts_at: datetime | None = None,
    minutes: int = 45,
    place: str = "Kamer 5",
    assessors: Sequence[Person] = (),
    now: datetime = BEFORE_ALL,
) -> Talk:
    """Planned with the participant, mentor and principal; nobody was mailed."""
    attempt, begin = current_attempt(proeve_of(enrolment)), starts_at or timezone.now() + 10 * DAY
    talk = Talk.objects.create(
        attempt=attempt, starts_at=begin, ends_at=begin + timedelta(minutes=minutes), place=place
    )
    beside = Support.objects.filter(assignment__enrolment=enrolment, ended_at=None)
    people = {one.person: one.role for one in beside if one.role in ProeveSeat.Role.values}
    for who, role in {enrolment.person: ProeveSeat.Role.PARTICIPANT, **people}.items():
        ProeveSeat.objects.create(talk=talk, person=who, role=role, asked_at=now)
    for place_, who in enumerate(assessors, start=1):
        assessor(attempt, who, place=place_, now=now)
    return talk


def assessor(attempt: Attempt, who: Person, *, place: int = 1, now: datetime = BEFORE_ALL) -> Assessor:
    return Assessor.objects.create(attempt=attempt, person=who, place=place, asked_at=now)


def criteria(version: Version, *names: str) -> list[Criterion]:
    """What assessors look at, each with four levels."""
    made = []
    for position, name in enumerate(names or ("Zicht op de vraag", "Overbrengen"), start=1):
        criterion = Criterion.objects.create(version=version, name=name, position=position)
        Level.objects.bulk_create(
            Level(criterion=criterion, number=n, name=f"Niveau {n}", description=f"Zo ziet {n} eruit.")
            for n in range(1, 5)
        )
        made.append(criterion)
    return made


def admitted_talk(enrolment: Enrolment, *assessors: Person, starts_at: datetime) -> Talk:
    """A talk of somebody who was let in to the Proeve, with two assessors."""
    talk = proeve_talk(enrolment, starts_at=starts_at, assessors=assessors)
    Proeve.objects.filter(pk=talk.attempt.proeve_id).update(admitted_at=BEFORE_ALL)
    talk.attempt.proeve.refresh_from_db()
    return talk


def certificate(
    enrolment: Enrolment | None = None, *, is_confirmed: bool = False, now: datetime | None = None
) -> Certificate:
    """Obtained a week after the eighth day."""
    of, now = enrolment or enrolled(), now or at("2026-12-17", "16:00")
    made = certifying.grant(of, obtained_on=localdate(now), by=None, now=now)
    return naming.confirm(made, name=made.name, by=of.person, now=now) if is_confirmed else made


def enrolled() -> Enrolment:
    return enrolment(cohort())


def evaluation(cohort: Cohort, *, moment: str = Moment.END, now: datetime) -> Round:
    """A round that opened just now, in which everybody who takes part is asked."""
    made = Round.objects.create(
        cohort=cohort, moment=moment, opened_at=now - HOUR, closes_at=now + timedelta(days=20)
    )
    for number, (kind, words, choices) in enumerate(QUESTIONS[Moment(moment)], start=1):
        Asked.objects.create(round=made, number=number, kind=kind, words=words, choices=choices)
    for one in cohort.enrolments.active():
        Invitee.objects.create(round=made, enrolment=one)
    return made


def evaluation_question(version: Version, words: str = "De lunch was goed.") -> Question:
    return Question.objects.create(version=version, moment=Moment.END, kind=Kind.SCALE, words=words)


def evaluated(round: Round, *answers: dict[int, int | str], now: datetime) -> Round:
    """As many answered as there are answers, each by number of the question; then it closed."""
    keys = dict(round.asked.values_list("number", "pk"))
    for invitee, given in zip(round.invitees.order_by("pk"), answers, strict=False):
        evaluation_answering.answer(invitee, {keys[n]: value for n, value in given.items()}, now=now)
    Round.objects.filter(pk=round.pk).update(closes_at=now, closed_at=now)
    round.refresh_from_db()
    return round


def cohort_message(cohort: Cohort, *, by: Person, now: datetime) -> UUID:
    """To everyone in it, on its way; by what one finds it."""
    token = uuid4()
    messaging.send(cohort, title="Let op", words="We zitten in zaal 3.", token=token, by=by, now=now)
    return token


def list_to_take_in(
    cohort: Cohort,
    text: str = "Naam\tE-mail\nKim Bos\tkim@voorbeeld.example\n",
    *,
    now: datetime | None = None,
) -> Import:
    """Read, with the same trainer and day for everyone."""
    now = now or timezone.now()
    everyone = {"trainer": "Fatima El Amrani", "decided_on": BEFORE_ALL.date()}
    made = importing.receive(cohort, text=text, file=None, **everyone, by=coordinator(), now=now)
    importing.read_if_small(made, now=now)
    return Import.objects.get(pk=made.pk)


def checkin(enrolment: Enrolment | None = None, *, now: datetime | None = None) -> Checkin:
    """Asked just now, whenever the cohort ended: participant, mentor and principal, if there are any."""
    return laying_checkins.lay(enrolment or enrolled(), due=now or timezone.now(), now=now or timezone.now())


def archive(owner: Person, *, now: datetime) -> Issue:
    """All of somebody's, as if a worker had packed it."""
    archiving.ask(owner, now=now)
    issue = issuing.claim(issuing.ARCHIVE, now=now)
    assert issue is not None
    issuing.finish(issue, b"zip", now=now)
    return issue


def complaint(by: Person, *, about_office: bool = False, now: datetime) -> Complaint:
    words = {"subject": "De zaal", "words": "De zaal was koud.", "wish": "Zet de kachel aan."}
    return complaining.complain(**words, about_office=about_office, by=by, now=now)
