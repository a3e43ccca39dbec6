"""The page on which a mentor or principal answers: in under a minute, from the personal link (PPL-3)."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict

from assignments import agreeing, overview
from assignments.models import Answer, Support
from assignments.overview import Standing
from people.refusals import Refusal
from writing import drafts
from writing.comparing import Difference

LABELS = {"words": "Wil je er iets bij zeggen?"}
BUTTONS = {
    Answer.Verdict.AGREED: "Ja, ik ben akkoord",
    Answer.Verdict.CHANGE: "Ik vraag een wijziging",
    Answer.Verdict.DECLINED: "Nee, ik doe het niet",
}


@dataclass(frozen=True)
class Page:
    support: Support
    standing: Standing
    changes: list[Difference]
    draft: drafts.Desk

    @property
    def mine(self) -> Answer | None:
        """This person's answer to the text that counts, or that of the principal they answer for."""
        is_mentor = self.support.role == Support.Role.MENTOR
        return (self.standing.mentor if is_mentor else self.standing.principal).answer

    @property
    def is_asked(self) -> bool:
        return self.standing.edition is not None and self.mine is None

    @property
    def buttons(self) -> list[tuple[str, str]]:
        verdicts = agreeing.MAY_SAY[Support.Role(self.support.role)]
        return [(verdict.value, BUTTONS[verdict]) for verdict in verdicts]


def page_for(support: Support, *, back: str) -> Page:
    standing = overview.standing(support.assignment)
    changes = overview.changes_since(standing.edition, support) if standing.edition else []
    place = drafts.Place(support.person_id, _key(support), "Je antwoord", back, LABELS)
    return Page(support, standing, changes, drafts.desk(place))


# What a mail can ask for, besides what waits.
ASKED = {"proeve": "proeve:support"}


def asked_page(support: Support, asked: str) -> str:
    """The page the mail is about, for who may have it; else what waits for this person."""
    is_delegate = support.role == Support.Role.DELEGATE
    return first_page(support) if is_delegate else ASKED.get(asked) or first_page(support)


def first_page(support: Support) -> str:
    """Where the personal link leads: to what waits for this person, or else to the progress."""
    standing, is_mentor = overview.standing(support.assignment), support.role == Support.Role.MENTOR
    side = standing.mentor if is_mentor else standing.principal
    if standing.edition and side.answer is None:
        return "assignments:answer"
    if standing.is_declared and not is_mentor:
        return "assignments:confirm"
    return "assignments:answer" if support.role == Support.Role.DELEGATE else "progress:support"


def send(support: Support, data: QueryDict, *, now: datetime) -> Answer:
    """The answer that was pressed; refused with the reason, and then the words wait as a draft."""
    given = agreeing.answer(
        support,
        sha256=data.get("text", ""),
        verdict=data.get("verdict", ""),
        words=data.get("words", ""),
        now=now,
    )
    drafts.discard(_key(support), by=support.person, now=now)
    return given


def field_of(refusal: Refusal) -> str | None:
    return "words" if isinstance(refusal, agreeing.SayWhich | agreeing.TooLong) else None


def _key(support: Support) -> str:
    return f"answer:{support.pk}"
