"""Every kind of message as the demo's people would get it, to be read. Nothing is stored or sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from demo.cast import MEMBERS
from outbox.kind import Kind
from outbox.kinds import KINDS
from outbox.letters import Letter, write
from outbox.models import Message
from outbox.rules import AMSTERDAM, RULES
from people.models import Person

NAMES = {member.key: member for member in MEMBERS}
PARTICIPANT, TRAINER, SUPPORTER, ASSESSOR = "deelnemer", "trainer", "praktijkbegeleider", "beoordelaar"
TO = {
    **dict.fromkeys(("entry_waits", "invitation_trainer", "start_talk_off"), TRAINER),
    **dict.fromkeys(("assignment_offered", "assignment_waits", "finish_silent"), TRAINER),
    **dict.fromkeys(("application_received", "application_taken_back"), TRAINER),
    **dict.fromkeys(("interview_wish", "interview_unplanned", "interview_bare"), TRAINER),
    **dict.fromkeys(("decision_waits", "judge_asked", "all_judged"), TRAINER),
    **dict.fromkeys(("invitation_support", "agreement_asked", "agreement_reminder"), SUPPORTER),
    **dict.fromkeys(("finish_asked", "finish_reminder"), SUPPORTER),
    **dict.fromkeys(("proeve_talk", "proeve_answer_waits"), SUPPORTER),
    **dict.fromkeys(("proeve_talk_answered", "proeve_assessor_gone"), TRAINER),
    **dict.fromkeys(("proeve_feedback_asked", "proeve_result_known"), SUPPORTER),
    **dict.fromkeys(("checkin_asked_support", "checkin_reminder_support"), SUPPORTER),
    **dict.fromkeys(("proeve_scores_wait", "proeve_both_gave"), ASSESSOR),
    **dict.fromkeys(("proeve_form_waits", "proeve_form_offered"), ASSESSOR),
}


def _day(day: date, place: str = "Dorpshuis De Schakel, Heuvelzoom") -> dict[str, Any]:
    begin = datetime.combine(day, time(9, 30), tzinfo=AMSTERDAM)
    return {"starts_at": begin, "ends_at": begin.replace(hour=16), "place": place, "link": ""}


SPRING, LATER = _day(date(2027, 3, 25)), _day(date(2027, 4, 1), "Raadhuis Waterrijk")
GONE, NEW = _day(date(2027, 4, 8)), _day(date(2027, 4, 22)) | {"link": "https://voorbeeld.example/"}
CHANGES = [
    {"day_number": 5, "theme": "Samen tot een oplossing komen", "was": SPRING, "now": LATER},
    {"day_number": 6, "theme": "Lef", "was": GONE, "now": None},
    {
        "day_number": 7,
        "theme": "Terugblik",
        "was": None,
        "now": NEW,
    },
]
FACTS: dict[str, Any] = {
    "cohort": "Leeratelier Noord",
    "programme": "Ambtelijk vakmanschap",
    "day_number": 5,
    "theme": "Samen tot een oplossing komen",
    "path": "/",
    "secret_path": "/begeleiden/voorbeeld/",
    "participant": NAMES[PARTICIPANT].name,
    "applicant": NAMES[PARTICIPANT].name,
    "giver": NAMES[TRAINER].name,
    "sender": NAMES[TRAINER].name,
    "title": "Neem morgen je laptop mee",
    "words": "Morgen schrijven we samen aan je verhaal. Er zijn stopcontacten genoeg.",
    "waiting_since_on": date(2027, 3, 26),
    "changes": CHANGES,
    "items": [
        {"title": "Nog even invullen: je vooraf-deel van dag 5", "path": "/"},
        {"title": "Fatima gaf feedback op dag 4 van je POD", "path": "/"},
    ],
    "role": "praktijkbegeleider",
    "buddies": "Ahmed Yilmaz",
    "is_cancelled": False,
    "is_later": False,
    "is_decided": False,
    "position": 3,
    "other": NAMES[TRAINER].name,
    "is_moved": True,
    "is_new": False,
    "is_own": False,
    "is_no": False,
    "answers": True,
    "who": "Joost de Boer",
    "until_on": date(2027, 3, 12),
    "goes_on": date(2027, 4, 12),
    "runs_on": date(2027, 4, 12),
    "stays": "Je certificaat staat in het register, met je naam en het nummer",
    "device": "Firefox op Windows",
    "signed_in_at": SPRING["starts_at"],
    "kept": NAMES[PARTICIPANT].email,
    "joined": "sanne@thuis.example",
    "joined_at": SPRING["starts_at"],
    "what": "Er is een passkey bij gekomen.",
    "changed_at": SPRING["starts_at"],
    "piece": "POD, dag 5: Samen tot een oplossing komen",
    "reason": "Sanne belde: haar tekst leek door een storing verdwenen, en zij vroeg mij te kijken.",
    "looked_at": SPRING["starts_at"],
    "closes_at": datetime(2027, 4, 22, 17, tzinfo=AMSTERDAM),
    **SPRING,
}


@dataclass(frozen=True)
class Sample:
    kind: Kind
    to: str
    when: str
    letter: Letter


def samples() -> Iterator[Sample]:
    """Every kind once. A text that asks for what is not there refuses (MSG-6)."""
    for number, kind in enumerate(KINDS, start=1):
        member = NAMES[TO.get(kind.name, PARTICIPANT)]
        facts = {name: FACTS[name] for name in kind.facts}
        reader = Person(pk=number, name=member.name, email=member.email)
        letter = write(Message(recipient=reader, kind=kind.name, facts=facts))
        yield Sample(kind, member.name, RULES[kind.name].meaning, letter)
