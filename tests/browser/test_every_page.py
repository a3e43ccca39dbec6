"""Every page of the demo for who has it: axe finds nothing, nothing sticks out, nothing complains."""

from collections.abc import Iterator
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.urls import resolve, reverse
from django.utils import timezone
from playwright.sync_api import Page

from assignments.linking import token_for
from assignments.models import Support
from buddies.models import Pair
from certificates import certifying
from certificates.models import Certificate
from certificates.numbering import grouped
from checkins import answering as checkin_answering
from checkins.linking import token_for as checkin_token
from cohorts.models import Cohort, Enrolment, Handout, Session, Trainership
from demo.cast import MEMBERS
from demo.seeding import seed
from documents.models import Issue, Upload
from intake.models import Application
from intervisie.models import Member
from outbox import unsubscribing
from outbox.models import Message
from people import reaching
from people.models import Person
from pod.models import LearningGoal
from privacy import papers
from proeve import answering, dispensing
from proeve.models import Line
from reading.models import Item, Pick
from tests import factories as make
from tests.access_table import TABLE
from tests.browser.windows import HEIGHTS, NARROW, WIDE, Windows, axe
from writing import drafts
from writing.drafts import Place
from writing.saving import Origin

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = "document.documentElement"
EMAIL = {member.key: member.email for member in MEMBERS}
FILES = {
    "documents:issue_file",
    "privacy:archive_file",
    "cohorts:calendar",
    "cohorts:days_calendar",
    "progress:feed",
    "cohorts:handout",
    "reading:file",
    "pod:evidence_file",
    "bigfive:own_file",
    "bigfive:released_file",
    "progress:support_evidence",
    "certificates:badge",
    "proeve:calendar",
    "proeve:dossier_file",
    "proeve:dossier_trainer_file",
    "proeve:dossier_support_file",
    "proeve:dossier_assessor_file",
}
# Lead elsewhere at once, or are a piece of a page.
NOT_A_PAGE = {
    "health",
    "metrics",
    "security_txt",
    # Its address lives half a minute; test_training_day opens it.
    "cohorts:here",
    # Ask first once more who one is; test_passkey, test_joining and test_erasing go through.
    "privacy:confirm_erasure",
    "privacy:erase_for",
    "door:second_step",
    "door:reset",
    "privacy:glass",
    "privacy:glass_choose",
    # Goes to the one before it while nothing was opened.
    "privacy:glass_look",
    "desk:look_at_join",
    "writing:key",
    "intervisie:standing",
    "cohorts:roll",
    "people:stay",
    "cohorts:warnings",
    "bigfive:questions",
    "bigfive:piece",
    "bigfive:beside",
    "bigfive:released_piece",
    "reading:of_cohort",
    "reading:of_version",
    # For wallets.
    "certificates:issuer",
    "certificates:key",
    "certificates:key_set",
    "certificates:status",
    "pod:session",
    "pod:read_session",
    "progress:my_journey",
    "progress:registers",
    # Only there with a code on its way: see test_applying.
    "intake:code",
}


@pytest.fixture
def pages(transactional_db: None, settings, tmp_path: Path) -> dict[str, list[str]]:
    """Per member of the cast the pages they have; without a name: a stranger."""
    settings.DEMO, settings.MAIL_FOLDER = True, tmp_path
    _mail(tmp_path / "een.eml")
    seed(now=timezone.now())
    cohort = Cohort.objects.get(name="Leeratelier Noord")
    sanne = Enrolment.objects.get(person__name="Sanne de Vries")
    mentor, principal = (
        Support.objects.get(assignment__enrolment=sanne, role=role) for role in ("mentor", "principal")
    )
    ahmed = Enrolment.objects.get(person__name="Ahmed Yilmaz").pk
    applied, planned = _applications(cohort), _planned(Enrolment.objects.get(pk=ahmed))
    held, coming = (cohort.sessions.get(number=number) for number in (4, 6))
    certificates, later = _certificates(sanne), _checkins(sanne)
    proeve = _proeve(sanne, Person.objects.get(email=EMAIL["beoordelaar"]))
    return {
        "": [*_strangers(mentor), *_public(cohort), *certificates[""], *later[""]],
        "deelnemer": [
            *_participants(sanne, coming),
            *certificates["deelnemer"],
            *later["deelnemer"],
            *proeve["deelnemer"],
        ],
        "buddy": [
            reverse("pod:reader", args=[sanne.pk]),
            reverse("pod:read", args=[sanne.pk, 4]),
            # Half-way the questionnaire.
            *_half_way(ahmed),
            reverse("proeve:own", args=[ahmed]),
            # The principal asked for a change.
            reverse("assignments:assignment", args=[ahmed]),
        ],
        "trainer": [*_trainers(cohort, sanne, held, coming), *certificates["trainer"], *proeve["trainer"]],
        "andere-trainer": [
            reverse("progress:trainer"),
            reverse("intake:mine", args=[applied["andere-trainer"]]),
            reverse("intake:another_time", args=[applied["andere-trainer"]]),
            reverse("intake:letter", args=[applied["besloten"]]),
        ],
        "praktijkbegeleider": [
            *_supporters(mentor),
            *later["praktijkbegeleider"],
            *proeve["praktijkbegeleider"],
        ],
        "opdrachtgever": [
            reverse(name, args=[principal.pk])
            for name in (
                "progress:support",
                "proeve:support",
                "assignments:answer",
                "assignments:confirm",
                "assignments:delegate",
            )
        ],
        "contactpersoon": [
            *_coordinators(cohort, sanne, coming),
            *certificates["contactpersoon"],
            *later["contactpersoon"],
        ],
        "beheerder": ["/", reverse("cohorts:list"), reverse("privacy:keeping")],
        "beoordelaar": [
            "/",
            reverse("progress:supporter"),
            *_applicants(applied["beoordelaar"]),
            reverse("proeve:assessments"),
            *(reverse(f"proeve:{name}", args=[planned]) for name in ("assess", "withdraw")),
            *proeve["beoordelaar"],
        ],
    }


def _mail(file: Path) -> None:
    mail = EmailMessage()
    mail["To"], mail["Subject"] = "sanne.devries@waterrijk.example", "Welkom"
    mail.set_content("Hallo Sanne,\n\nJe doet mee.\n")
    file.write_bytes(mail.as_bytes())


def _applications(cohort: Cohort) -> dict[str, int]:
    """One that is being written, one with a conversation planned, one that was decided."""
    now = timezone.now()
    Cohort.objects.filter(pk=cohort.pk).update(applies_until=timezone.localdate())
    people = {member: Person.objects.get(email=EMAIL[member]) for member in ("beoordelaar", "andere-trainer")}
    draft = make.application(cohort, who=people["beoordelaar"], now=now)
    done = make.application(cohort, who=people["andere-trainer"], now=now, handed_in_at=now)
    make.interview(done)
    decided = make.application(make.cohort(days=1), who=people["andere-trainer"], now=now, handed_in_at=now)
    make.record(decided, by=make.trainer(decided.cohort))
    make.decision(decided, outcome="otherwise")
    return {"beoordelaar": draft.pk, "andere-trainer": done.pk, "besloten": decided.pk}


def _planned(enrolment: Enrolment) -> int:
    """A talk to come, with an answer and an assessor from outside; a line was let go."""
    now, trainer = timezone.now(), enrolment.cohort.trainerships.first().person
    outside = Person.objects.get(email=EMAIL["beoordelaar"])
    starts_at = now + timedelta(days=70)
    talk = make.proeve_talk(enrolment, starts_at=starts_at, place="Kamer 6", assessors=[outside], now=now)
    seat = talk.seats.get(role="participant")
    given = {"asked": answering.mark_of(seat), "by": seat.person, "now": now}
    answering.answer(talk, says="other", words="Liever een dinsdag.", **given)
    dispensing.dispense(enrolment, Line.PRESENTATION, reason="Ze vertelt.", by=trainer, now=now)
    return talk.attempt_id


def _public(cohort: Cohort) -> Iterator[str]:
    for name in ("cohorts", "terms"):
        yield reverse(f"intake:{name}")
    for name in ("cohort", "start"):
        yield reverse(f"intake:{name}", args=[cohort.pk])


def _certificates(sanne: Enrolment) -> dict[str, list[str]]:
    """One that was replaced, and the one that waits for a name."""
    old, by = make.certificate(sanne, is_confirmed=True, now=timezone.now()), make.coordinator()
    new = certifying.reissue(old, reason="Verkeerde datum", by=by, now=timezone.now())
    Certificate.objects.filter(pk=new.pk).update(name_confirmed_at=None)
    third = make.certificate(make.enrolment(make.cohort(), who=sanne.person), is_confirmed=True)
    own, seen = [old.pk, new.pk, third.pk], [old.pk, new.pk]
    numbers = (grouped(old.number), grouped(third.number), "onbekend")
    return {
        "": [reverse("certificates:public", args=[number]) for number in numbers],
        "deelnemer": [reverse("certificates:own", args=[pk]) for pk in own],
        "trainer": [reverse("certificates:certificate", args=[pk]) for pk in seen],
        "contactpersoon": [
            reverse("certificates:register", args=[sanne.cohort_id]),
            *(
                reverse(f"certificates:{name}", args=[new.pk])
                for name in ("certificate", "revoke", "reissue")
            ),
        ],
    }


def _checkins(sanne: Enrolment) -> dict[str, list[str]]:
    """Asked now, with an answer of the mentor."""
    made, now = make.checkin(sanne), timezone.now()
    mentor = made.replies.get(role="mentor")
    checkin_answering.answer(mentor, used="often", example="Ze belt eerder.", onward="Tijd.", now=now)
    return {
        "": [reverse("checkins:link", args=[checkin_token(mentor)])],
        "deelnemer": [reverse("checkins:answer", args=[made.replies.get(role="participant").pk])],
        "praktijkbegeleider": [reverse("checkins:answer", args=[mentor.pk])],
        "contactpersoon": [reverse("checkins:figures", args=[sanne.cohort_id])],
    }


def _applicants(application: int) -> Iterator[str]:
    for number in (1, 2, 3, 4):
        yield reverse("intake:step", args=[application, number])
    for name in ("check", "withdraw"):
        yield reverse(f"intake:{name}", args=[application])


def _strangers(support: Support) -> Iterator[str]:
    for name in ("home", "help", "licences", "demo:cast", "demo:mails"):
        yield reverse(name)
    yield from (paper.url for paper in papers.PAPERS if paper.page)
    yield reverse("bigfive:about")
    yield reverse("demo:mail", args=["een.eml"])
    for name in ("request_login_code", "login", "reset_password", "signup", "inactive"):
        yield reverse(f"account_{name}")
    yield reverse("assignments:link", args=[token_for(support)])
    yield reverse("certificates:ask")
    yield unsubscribing.address(Message.objects.filter(kind="before_open_1").first())


def _proeve(sanne: Enrolment, assessor: Person) -> dict[str, list[str]]:
    """A talk of which the time has come, with somebody from outside to assess it; and a talk of a fellow."""
    now = timezone.now()
    attempt = make.admitted_talk(sanne, assessor, starts_at=now - make.HOUR).attempt
    fellow = sanne.cohort.enrolments.exclude(pk=sanne.pk).filter(proeve=None).earliest("pk")
    other = make.proeve_talk(fellow, starts_at=now + make.HOUR).attempt
    mentor = Support.objects.get(assignment__enrolment=sanne, role="mentor")
    own, beside, led = (sanne.pk,), (mentor.pk,), (attempt.pk,)
    pages = {
        "deelnemer": [(name, own) for name in ("criteria", "dossier", "copy", "fellows", "result")],
        "praktijkbegeleider": [
            (f"{name}_support", beside) for name in ("criteria", "dossier", "feedback", "result")
        ],
        "trainer": [("dossier_trainer", own), ("assessment", own), ("results", (sanne.cohort_id,))],
        "beoordelaar": [(name, led) for name in ("dossier_assessor", "criteria_assessor", "score", "joint")],
    }
    found = {
        member: [reverse(f"proeve:{name}", args=args) for name, args in rows]
        for member, rows in pages.items()
    }
    found["deelnemer"].append(reverse("proeve:feedback_fellow", args=[sanne.pk, other.pk]))
    return found


def _participants(sanne: Enrolment, coming: Session) -> Iterator[str]:
    enrolment = sanne.pk
    yield reverse("progress:journey", args=[enrolment])
    for name in ("home", "sharing", "goals", "growth", "print"):
        yield reverse(f"pod:{name}", args=[enrolment])
    yield reverse("pod:goal", args=[enrolment, LearningGoal.objects.filter(pod__enrolment=sanne).first().pk])
    yield reverse("pod:rate", args=[enrolment, "half"])
    for number in (3, 4, 5, 8):
        for part in ("vooraf", "achteraf", "notities"):
            yield f"{reverse('pod:day', args=[enrolment, number])}?deel={part}"
    yield reverse("pod:share_day", args=[enrolment, 4])
    yield reverse("pod:versions", args=[enrolment, 4, "after"])
    yield reverse("writing:versions", args=[_draft(sanne).signed])
    for name in ("assignment", "write", "versions", "log", "people"):
        yield reverse(f"assignments:{name}", args=[enrolment])
    yield reverse("assignments:name", args=[enrolment, "mentor"])
    yield reverse("progress:buddy", args=[enrolment])
    for name in ("wishes", "agreement", "versions", "log", "swap"):
        yield reverse(f"buddies:{name}", args=[enrolment])
    yield from _reading(sanne)
    yield reverse("proeve:own", args=[sanne.pk])
    yield reverse("cohorts:absence", args=[coming.pk])
    today = make.cohort(days=1, first_day=timezone.localdate(), start="00:00", end="23:59").sessions.get()
    make.enrolment(today.cohort, who=sanne.person)
    yield reverse("evaluation:answer", args=[make.evaluation(today.cohort, now=timezone.now()).pk])
    yield reverse("cohorts:place", args=[sanne.admission_id])
    waits = make.admission(make.cohort(days=1), who=sanne.person)
    for name in ("place", "decline_place"):
        yield reverse(f"cohorts:{name}", args=[waits.pk])
    for name in ("result", "share"):
        yield reverse(f"bigfive:{name}", args=[enrolment])
    yield reverse("bigfive:start", args=[_waits_for_day_one(sanne).pk])
    yield from _intervisies(sanne, coming)
    yield from _documents(sanne.person)
    yield from _everybodys(sanne.person)


def _waits_for_day_one(sanne: Enrolment) -> Enrolment:
    """A second deelname, in which the questionnaire was not touched yet."""
    first_day = timezone.localdate() + timedelta(days=60)
    return make.enrolment(make.cohort(first_day=first_day), who=sanne.person)


def _half_way(enrolment: int) -> Iterator[str]:
    for screen in (1, 6, 12):
        yield reverse("bigfive:screen", args=[enrolment, screen])
    yield reverse("bigfive:finish", args=[enrolment])
    yield reverse("bigfive:elsewhere", args=[enrolment])


def _intervisies(sanne: Enrolment, coming: Session) -> Iterator[str]:
    """One that is under way, one that is over, and one of which the clock did not begin."""
    seats = Member.objects.filter(person=sanne.person).order_by("pk")
    new = make.intervisie(sanne, Enrolment.objects.get(person__name="Ahmed Yilmaz"))
    under_way, over = (
        seats.filter(intervisie__ended_at__isnull=is_open).first().intervisie_id for is_open in (True, False)
    )
    yield reverse("intervisie:mine")
    yield reverse("intervisie:begin", args=[sanne.pk])
    for pk in (under_way, over, new.pk):
        yield reverse("intervisie:table", args=[pk])
    for name in ("versions", "end"):
        yield reverse(f"intervisie:{name}", args=[under_way])
    for number in (4, 5):
        yield reverse("intervisie:case", args=[coming.cohort.sessions.get(number=number).pk])
    yield reverse("pod:take_in", args=[sanne.pk, over])


def _reading(sanne: Enrolment) -> Iterator[str]:
    yield reverse("reading:list", args=[sanne.pk])
    yield f"{reverse('reading:list', args=[sanne.pk])}?toon=mijn"
    noted = Pick.objects.exclude(note=None).get(enrolment=sanne).item_id
    for name in ("item", "versions"):
        yield reverse(f"reading:{name}", args=[sanne.pk, noted])


def _draft(sanne: Enrolment) -> Place:
    """A goal that was changed twice and not saved yet, and once on another device."""
    back = reverse("pod:goals", args=[sanne.pk])
    place = Place(sanne.person_id, f"goal:new:{sanne.pk}", "Je leerdoelen", back, {"text": "Leerdoel"})
    for number, words in ((0, "Ik luister."), (1, "Ik luister eerst."), (1, "Ik praat.")):
        now, fields = timezone.now(), {"text": words}
        drafts.save(place, fields=fields, origin=Origin(number), by=sanne.person, now=now)
    return place


def _documents(owner: Person) -> Iterator[str]:
    """A document under way, one that is ready and one that failed."""
    now = timezone.now()
    for number, state in enumerate((Issue.State.WORKING, Issue.State.DONE, Issue.State.FAILED)):
        issue = Issue(kind="pod", owner=owner, about=f"pod:{number}", fingerprint=state, state=state)
        issue.name, issue.asked_at, issue.made_at = "pod.pdf", now, now if state == Issue.State.DONE else None
        issue.save()
        yield reverse("documents:issue", args=[issue.pk])


def _everybodys(person: Person) -> Iterator[str]:
    yield reverse("evaluation:complain")
    yield reverse("evaluation:complaint", args=[make.complaint(person, now=timezone.now()).pk])
    for name in (
        "outbox:messages",
        "outbox:preferences",
        "people:looks",
        "account",
        "privacy:mine",
        "privacy:erase",
    ):
        yield reverse(name)
    make.archive(person, now=timezone.now())
    for name in ("privacy:take_along", "privacy:archive"):
        yield reverse(name)
    yield reverse("usersessions_list")
    yield reverse("progress:calendar")
    yield reverse("desk:join")
    yield reverse("outbox:message", args=[Message.objects.filter(recipient=person).first().pk])
    names = ("account_email", "account_set_password", "account_logout", "mfa_index", "mfa_list_webauthn")
    for name in (*names, "people:prove", "socialaccount_connections"):
        yield reverse(name)
    yield reverse("mfa_activate_totp")


def _trainers(cohort: Cohort, sanne: Enrolment, held: Session, coming: Session) -> Iterator[str]:
    for name in ("progress:trainer", "progress:queue"):
        yield reverse(name)
    yield reverse("progress:matrix", args=[cohort.pk])
    yield reverse("progress:before_start", args=[cohort.pk])
    yield reverse("progress:day", args=[held.pk])
    yield reverse("progress:day", args=[coming.pk])
    yield reverse("progress:participant", args=[sanne.pk])
    yield reverse("progress:waive", args=[sanne.pk, coming.pk])
    yield reverse("bigfive:released", args=[sanne.pk])
    yield reverse("bigfive:released", args=[Enrolment.objects.get(person__name="Daan Visser").pk])
    yield reverse("pod:reader", args=[sanne.pk])
    yield reverse("pod:read", args=[sanne.pk, 4])
    yield reverse("pod:read", args=[sanne.pk, 8])
    yield reverse("assignments:judge", args=[sanne.pk])
    yield reverse("assignments:log_trainer", args=[sanne.pk])
    yield reverse("buddies:pairs", args=[cohort.pk])
    yield reverse("buddies:end", args=[cohort.pk, Pair.objects.open().filter(cohort=cohort).first().pk])
    yield reverse("intervisie:begin_on_a_day", args=[coming.pk])
    yield from _tables(cohort)
    yield reverse("cohorts:attendance", args=[held.pk])
    for name in ("progress:training_day", "cohorts:code"):
        yield from (reverse(name, args=[day.pk]) for day in (held, coming))
    yield reverse("cohorts:message", args=[cohort.pk])
    sending = make.cohort_message(cohort, by=make.coordinator(), now=timezone.now())
    yield reverse("cohorts:message_sent", args=[cohort.pk, sending])
    yield reverse("cohorts:papers", args=[coming.pk])
    yield from _evaluation(cohort)
    yield reverse("cohorts:drop_handout", args=[coming.pk, _handout(coming).pk])
    yield reverse("cohorts:prepare", args=[coming.pk])
    kept = cohort.reading_list.pk
    for name in ("keep", "add", "import"):
        yield reverse(f"reading:{name}", args=[kept])
    title = Item.objects.with_dead_link().get(reading_list=kept).pk
    for name in ("edit", "remove"):
        yield reverse(f"reading:{name}", args=[kept, title])
    yield reverse("cohorts:talks", args=[cohort.pk])
    yield reverse("cohorts:talk", args=[sanne.pk])
    yield reverse("cohorts:plan_talk", args=[sanne.pk])
    planned = Enrolment.objects.get(person__name="Ahmed Yilmaz").pk
    for name in ("participant", "plan_one", "invite_assessor", "call_off"):
        yield reverse(f"proeve:{name}", args=[planned])
    yield reverse("proeve:dispense", args=[planned, "attendance"])
    for name in ("cohort", "plan"):
        yield reverse(f"proeve:{name}", args=[cohort.pk])
    yield from _intakes()


def _evaluation(cohort: Cohort) -> Iterator[str]:
    """One round that gave results."""
    round = make.evaluated(
        make.evaluation(cohort, now=timezone.now()),
        *[{1: 4, 7: 2, 8: "De casus."}] * 5,
        now=timezone.now(),
    )
    yield reverse("evaluation:cohort", args=[cohort.pk])
    yield reverse("evaluation:result", args=[round.pk])


def _tables(cohort: Cohort) -> Iterator[str]:
    """A proposal with a trio while somebody is picked; and whose buddy left, with what can be done."""
    coming = Cohort.objects.get(name="Leeratelier Zuid")
    everyone = list(Enrolment.objects.filter(cohort=coming))
    make.wishes(everyone[0], everyone[3], veto=everyone[4])
    make.division(coming, everyone[:3], everyone[3:])
    yield f"{reverse('buddies:table', args=[coming.pk])}?wie={everyone[0].pk}"
    left = Enrolment.objects.get(person__name="Fleur Jansma")
    Enrolment.objects.filter(pk=left.pk).update(withdrawn_at=timezone.now())
    daan = Enrolment.objects.get(person__name="Daan Visser")
    yield reverse("buddies:remake", args=[cohort.pk, daan.pk])


def _intakes() -> Iterator[str]:
    """Who applied for the next cohort, in every state."""
    yield reverse("intake:applications")
    yield reverse("intake:times")
    by_name = {one.person.name: one.pk for one in Application.objects.select_related("person")}
    seen = ("Tariq Amrani", "Jesse Koster", "Fenna Visser", "Bram Hendriks", "Yara Willems", "Koen Maas")
    for name in seen:
        yield reverse("intake:application", args=[by_name[name]])
    for page in ("plan", "record", "second"):
        yield reverse(f"intake:{page}", args=[by_name["Fenna Visser"]])
    yield reverse("intake:plan", args=[by_name["Bram Hendriks"]])
    yield reverse("intake:decide", args=[by_name["Yara Willems"]])
    yield reverse("intake:decide", args=[by_name["Koen Maas"]])


def _handout(session: Session) -> Handout:
    now, trainer = timezone.now(), session.cohort.trainerships.first().person
    upload = Upload(owner=trainer, name="stuk.pdf", content_type="application/pdf", size=9, sha256="x")
    upload.uploaded_at = now
    upload.file.save("stuk.pdf", ContentFile(b"%PDF-1.7\n"))
    return Handout.objects.create(session=session, title="Gesprekskaart", upload=upload, added_at=now)


def _supporters(support: Support) -> Iterator[str]:
    yield reverse("progress:support", args=[support.pk])
    yield reverse("proeve:support", args=[support.pk])
    yield reverse("progress:support_read", args=[support.pk, 4])
    yield reverse("progress:support_read", args=[support.pk, 3])
    for name in ("code", "answer", "log_support"):
        yield reverse(f"assignments:{name}", args=[support.pk])


def _failed_and_coming() -> Message:
    """One message that failed, so that the desk shows it; gives one that is to go."""
    failed = Message.objects.filter(kind="after_open_3", state="planned").first()
    failed.state, failed.server_answer = "failed", "550 5.1.1 Onbekend adres"
    failed.save(update_fields=["state", "server_answer"])
    reaching.refused(failed.recipient, answer=failed.server_answer, now=timezone.now())
    return Message.objects.open().filter(kind="before_open_1").first()


def _coordinators(cohort: Cohort, sanne: Enrolment, coming: Session) -> Iterator[str]:
    for name in (
        "programme:list",
        "programme:new",
        "cohorts:list",
        "cohorts:new",
        "cohorts:year",
        "privacy:papers",
        "cohorts:mail",
    ):
        yield reverse(name)
    yield from (reverse("privacy:paper", args=[paper.slug]) for paper in papers.OF_THE_OFFICE)
    yield reverse("evaluation:complaints")
    yield reverse("evaluation:questions", args=[cohort.version_id])
    yield reverse("progress:register", args=[timezone.localdate().year])
    yield reverse("cohorts:mail_batch", args=[_failed_and_coming().pk])
    yield reverse("reading:keep", args=[cohort.version.reading_list.pk])
    for name in ("programme:version", "programme:edit"):
        yield reverse(name, args=[cohort.version_id])
    for name in ("people", "invite", "organisations"):
        yield reverse(f"desk:{name}")
    for name in ("person", "ask_to_join"):
        yield reverse(f"desk:{name}", args=[sanne.person_id])
    for name in ("organisation", "merge_organisation", "delete_organisation"):
        yield reverse(f"desk:{name}", args=[make.organisation().pk])
    yield reverse("desk:transfer", args=[sanne.pk])
    yield reverse("desk:standing", args=[cohort.pk])
    yield reverse("desk:new_list", args=[cohort.pk])
    yield reverse("desk:list", args=[make.list_to_take_in(cohort).pk])
    draft = make.programme_version(days=2)
    yield reverse("programme:contents", args=[draft.pk])
    for one in (draft.pk, cohort.version_id):
        yield reverse("programme:put_away", args=[one])
    yield reverse("programme:preview", args=[cohort.version_id])
    for kind in ("dag", "kader", "criterium", "vraag-vooraf"):
        yield reverse("programme:add_line", args=[kind, draft.pk])
    for name in ("programme:change_line", "programme:remove_line"):
        yield reverse(name, args=["dag", draft.days.get(number=1).pk])
    for name in ("detail", "edit", "copy", "put_away", "add_day", "invite", "trainers"):
        yield reverse(f"cohorts:{name}", args=[cohort.pk])
    yield reverse("buddies:office", args=[cohort.pk])
    yield reverse("proeve:cohort", args=[cohort.pk])
    yield reverse("cohorts:end_trainer", args=[Trainership.objects.filter(cohort=cohort).first().pk])
    yield reverse("cohorts:session", args=[coming.pk])
    yield reverse("cohorts:cancel", args=[coming.pk])
    yield reverse("cohorts:withdraw", args=[sanne.pk])
    yield reverse("cohorts:off_list", args=[make.admission(cohort, "Wacht Even").pk])


# So that two can go round at once.
LEARNS = {"", "deelnemer", "buddy", "praktijkbegeleider", "opdrachtgever", "beoordelaar"}


@pytest.mark.parametrize("learns", [True, False])
def test_every_page_is_accessible_and_fits(
    windows: Windows, pages: dict[str, list[str]], learns: bool
) -> None:
    assert _forgotten(pages) == set()
    faults: list[str] = []
    for member, urls in pages.items():
        page = windows.open(person=_person(member))
        titles: dict[str, str] = {}
        for url in urls if (member in LEARNS) == learns else ():
            faults += [f"{url}: {fault}" for fault in _faults(page, url)]
            path = urlsplit(page.url).path
            if titles.setdefault(page.title(), path) != path:
                faults.append(f"{path}: is called {page.title()!r}, as is {titles[page.title()]}")
    assert faults == []


def _forgotten(pages: dict[str, list[str]]) -> set[str]:
    """Pages of the access table that nobody here opens."""
    opened = {resolve(url.split("?")[0]).view_name for urls in pages.values() for url in urls}
    return {row.name for row in TABLE if not row.posts} - FILES - NOT_A_PAGE - opened


def _person(member: str) -> Person | None:
    return Person.objects.get(email=EMAIL[member]) if member else None


def _faults(page: Page, url: str) -> Iterator[str]:
    page.set_viewport_size({"width": WIDE, "height": HEIGHTS[WIDE]})
    response = page.goto(url)
    if response is None or response.status != 200:
        yield f"answers {response and response.status}"
        return
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    if not page.title().endswith(" - Vakmanschap"):
        yield f"is called {page.title()!r}"
    if (titles := page.locator("h1").count()) != 1:
        yield f"has {titles} first headings"
    if lost := page.locator('main a[href=""]').count():
        yield f"has {lost} links that lead nowhere"
    for width in (WIDE, NARROW):
        page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
        if (too_wide := page.evaluate(f"{ROOT}.scrollWidth - {ROOT}.clientWidth")) > 0:
            yield f"is {too_wide} pixels too wide for {width}"
        try:
            axe(page)
        except AssertionError as found:
            yield f"axe at {width}: {str(found)[:1500]}"


BROKEN = {
    "": ("/account/login/code/", "Stuur mij een code"),
    "deelnemer": ("/pod/{sanne}/leerdoelen/", "Bewaar dit leerdoel"),
    "buddy": ("/pod/{ahmed}/dag/5/?deel=vooraf", "Lever"),
    "trainer": ("/meelezen/{sanne}/dag/4/", "Verstuur je reactie"),
    "contactpersoon": ("/bureau/cohorten/{cohort}/uitnodigen/", "Nodig"),
}


def test_a_form_that_must_be_mended_is_accessible_and_fits(
    windows: Windows, pages: dict[str, list[str]]
) -> None:
    windows.expect("status of 422")
    windows.expect("htmx:")  # A save while typing that the button overtook.
    numbers = {
        name: Enrolment.objects.get(person__name=whole, cohort__name="Leeratelier Noord").pk
        for name, whole in (("sanne", "Sanne de Vries"), ("ahmed", "Ahmed Yilmaz"))
    }
    numbers["cohort"] = Cohort.objects.get(name="Leeratelier Noord").pk
    for member, (url, button) in BROKEN.items():
        page = windows.open(width=NARROW, person=_person(member))
        page.goto(url.format(**numbers))
        for box in page.locator("main textarea:visible").all():
            box.fill("")
        page.locator("main").get_by_role("button", name=button).first.click()
        page.locator("[data-error-summary] h2, .utrecht-form-field-error-message").first.wait_for()
        assert page.evaluate(f"{ROOT}.scrollWidth - {ROOT}.clientWidth") <= 0, url
        axe(page)


def test_a_page_that_is_not_there_says_so_kindly(windows: Windows) -> None:
    page = windows.open()
    windows.expect("404")
    page.goto("/bestaat-niet/")
    assert page.locator("h1").inner_text() == "Deze pagina is er niet"
    axe(page)


def test_what_looks_for_faults_finds_one(page: Page) -> None:
    page.goto("/")
    axe(page)
    page.evaluate("document.querySelector('main').innerHTML += '<img src=\"/static/build/favicon.svg\">'")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
