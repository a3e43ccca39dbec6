"""One participant who does everything once, and types a word of her own wherever something can be typed."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from assignments import keeping_log, writing_it
from assignments.models import Assignment
from bigfive import releasing
from bigfive.releasing import Part as Released
from buddies import together, wishing
from buddies.models import Activity
from checkins import answering as checking_in
from checkins.models import Reply
from cohorts import attending
from cohorts.models import Enrolment
from documents import issuing
from intervisie import learning
from intervisie.models import Case, Member
from people.looking import Seen, log_act, log_looks
from people.models import Person
from pod import entries, evidencing, feedback, growth
from pod.models import Circle, Part
from proeve import dossier, responding
from proeve.laying import current_attempt, proeve_of
from proeve.models import Feedback, Result
from reading import picking
from tests import factories as make
from writing import drafts, saving
from writing.models import Text
from writing.saving import Origin

DAY = timedelta(days=1)
EARLY, BETWEEN = make.at("2026-08-24", "10:00"), make.at("2026-09-10", "10:00")
TALK_AT = make.at("2026-12-15", "10:00")
NAME, ADDRESS = "Zqnaam Zqachternaam", "zqadres@voorbeeld.example"
WORDS = (
    "aanmelding", "functie", "wens", "afwezig", "verwachting", "notitie", "leerdoel", "bewijstitel",
    "bestand", "weerwoord", "opdracht", "logboek", "logantwoord", "concept", "afspraak", "buddylog",
    "leerzin", "casus", "boeknoot", "dossiertekst", "dossierbestand", "terugblik", "toelichting", "pdf",
)  # fmt: skip


def word(name: str) -> str:
    assert name in WORDS
    return f"zq{name}zq"


def file(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{word(name)}.txt", f"In dit bestand staat {word(name)}.".encode())


def life() -> Enrolment:
    """From application to what stuck three months later."""
    cohort = make.cohort()
    trainer = make.trainer(cohort)
    who = make.person(NAME, email=ADDRESS)
    applied(who, cohort)
    mine, fellow = make.enrolment(cohort, who=who), make.enrolment(cohort)
    with_fellow(mine, fellow)
    with_pod(mine, trainer)
    with_assignment(mine)
    with_questionnaire(mine)
    attending.report_absence(make.session(cohort, 2), mine, reason=word("afwezig"), now=EARLY)
    item = make.reading_item(cohort)
    picking.save_note(item, mine, words=word("boeknoot"), origin=Origin(0), by=who, now=EARLY)
    with_proeve(mine)
    looked_back(mine)
    return mine


def applied(who: Person, cohort: object) -> None:
    fields = make.APPLIED | {"motivation": word("aanmelding"), "job": word("functie")}
    made = make.application(cohort, who=who, fields=fields, handed_in_at=EARLY)  # type: ignore[arg-type]
    make.decision(made)
    log_act("hand-in-application", about=made.key, by=who, now=EARLY)


def with_fellow(mine: Enrolment, fellow: Enrolment) -> None:
    told = wishing.Told(wishes=[fellow.pk], wants=word("wens"))
    wishing.tell(mine, told, by=mine.person, now=EARLY)
    pair = make.pair(mine, fellow)
    pair.agreement = Text.objects.create(owner=mine.person)
    pair.save()
    agreed = {"agreement": word("afspraak")}
    saving.save(pair.agreement, fields=agreed, origin=Origin(0), by=mine.person, now=EARLY)
    noted = {"note": word("buddylog"), "by": mine.person, "now": BETWEEN}
    together.log(pair, Activity.Kind.FEEDBACK, on=BETWEEN.date(), **noted)
    held = make.ended(make.intervisie(mine, fellow, now=BETWEEN), by=mine.person, now=BETWEEN)
    member = Member.objects.get(intervisie=held, enrolment=mine)
    learning.write(member, words=word("leerzin"), now=BETWEEN)
    case = make.case(make.session(mine.cohort, 3), mine, title=word("casus"), now=BETWEEN)
    Case.objects.filter(pk=case.pk).update(is_kept=True)


def with_pod(mine: Enrolment, trainer: Person) -> None:
    who, entry = mine.person, make.entry(make.pod(mine, with_trainers=True), 1)
    make.handed_in(entry, before=word("verwachting"))
    entries.save(
        entry, Part.Kind.NOTE, fields={"note": word("notitie")}, origin=Origin(0), by=who, now=BETWEEN
    )
    growth.set_goal(entry.pod, text=word("leerdoel"), competence=None, by=who, now=BETWEEN)
    evidencing.add(entry, title=word("bewijstitel"), link="", file=file("bestand"), by=who, now=BETWEEN)
    words = {"saw": "Ik zag iets.", "effect": "Het hielp.", "next_step": "Ga door."}
    feedback.give(entry, Circle.TRAINERS, words=words, token="", by=trainer, now=BETWEEN)
    talk = feedback.conversation_with(entry, Circle.TRAINERS, by=trainer, now=BETWEEN)
    feedback.reply(talk, text=word("weerwoord"), token="", by=who, now=BETWEEN)
    log_looks(trainer, [Seen(who.pk, entry.key, "Dag 1")], role="trainers", now=BETWEEN)
    desk = growth.draft_of(entry.pod, by=who, back="/")
    drafts.save(desk.place, fields={"text": word("concept")}, origin=Origin(0), by=who, now=BETWEEN)
    made = issuing.request(
        "pod",
        owner=who,
        about=f"pod:{entry.pod_id}",
        parameters={},
        fingerprint="f",
        name="pod.pdf",
        now=BETWEEN,
    )
    made.file.save("pod.pdf", ContentFile(word("pdf").encode()))


def with_assignment(mine: Enrolment) -> None:
    made: Assignment = make.agreed(mine)
    fields = {"question": word("opdracht")}
    writing_it.save(made, fields=fields, origin=Origin(writing_number(made)), by=mine.person, now=BETWEEN)
    entry = keeping_log.add(made, text=word("logboek"), token="", by=mine.person, now=BETWEEN)
    keeping_log.respond(entry, text=word("logantwoord"), token="", by=mine.person, now=BETWEEN)


def writing_number(made: Assignment) -> int:
    made.refresh_from_db()
    return made.text.number if made.text else 0


def with_questionnaire(mine: Enrolment) -> None:
    make.questionnaire(mine, now=EARLY)
    releasing.release(
        mine,
        {Released.DOMAINS},
        comment=word("toelichting"),
        until=(EARLY + 9 * DAY).date(),
        by=mine.person,
        now=EARLY + DAY,
    )


def with_proeve(mine: Enrolment) -> None:
    who, talk = mine.person, make.admitted_talk(mine, starts_at=TALK_AT)
    attempt = current_attempt(proeve_of(mine))
    held = dossier.dossier_of(attempt, now=BETWEEN)
    name = next(iter(dossier.WORDS))
    dossier.save(held, fields={name: word("dossiertekst")}, origin=Origin(0), by=who, now=BETWEEN)
    dossier.add(held, title="Stuk", file=file("dossierbestand"), link="", by=who, now=BETWEEN)
    said = dict.fromkeys(responding.LABELS, "Je luisterde.")
    Feedback.objects.create(attempt=talk.attempt, by=make.person(), role="mentor", given_at=TALK_AT, **said)
    Result.objects.create(attempt=attempt, is_obtained=True, reasons="Alles is er.", decided_at=TALK_AT + DAY)
    make.certificate(mine, now=TALK_AT + DAY)


def looked_back(mine: Enrolment) -> None:
    later = TALK_AT + 95 * DAY
    reply = Reply.objects.get(checkin=make.checkin(mine, now=later), person=mine.person)
    words = word("terugblik")
    checking_in.answer(reply, used="often", example=words, onward=words, now=later)
