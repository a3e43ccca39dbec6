"""How an assignment stands: what was put forward, and what everyone said to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from assignments import content, writing_it
from assignments.models import Answer, Assignment, Declaration, Edition, Judgement, Support
from cohorts.models import Enrolment
from writing.comparing import Difference, differences

Verdict = Answer.Verdict
# ASG-4: after this much silence of the principal a trainer may confirm.
SILENCE = timedelta(days=14)
ROLES = (Support.Role.PRINCIPAL, Support.Role.MENTOR)


@dataclass(frozen=True)
class Side:
    """The principal or the mentor as they are now, and their answer to the text that counts."""

    role: Support.Role
    support: Support | None = None
    answer: Answer | None = None

    @property
    def has_agreed(self) -> bool:
        return bool(self.answer and self.answer.verdict == Verdict.AGREED)

    @property
    def asked_at(self) -> datetime | None:
        return self.support.invited_at if self.support else None


@dataclass(frozen=True)
class Standing:
    assignment: Assignment
    edition: Edition | None
    judgement: Judgement | None
    principal: Side
    mentor: Side
    declaration: Declaration | None = None

    @property
    def is_finished(self) -> bool:
        return bool(self.declaration and self.declaration.is_confirmed)

    @property
    def is_declared(self) -> bool:
        """The participant said it is finished, and waits for the principal (ASG-4)."""
        return bool(self.declaration and self.declaration.answered_at is None)

    @property
    def trainer_may_confirm_at(self) -> datetime | None:
        return self.declaration.declared_at + SILENCE if self.declaration and self.is_declared else None

    @property
    def sides(self) -> tuple[Side, Side]:
        return self.principal, self.mentor

    @property
    def is_suitable(self) -> bool:
        return bool(self.judgement and self.judgement.is_suitable)

    @property
    def has_begun(self) -> bool:
        """Work starts when the trainer finds it suitable and the principal has agreed (ASG-2)."""
        return self.is_suitable and self.principal.has_agreed

    @property
    def is_agreed(self) -> bool:
        return self.has_begun and self.mentor.has_agreed

    @property
    def doubts(self) -> list[tuple[str, str]]:
        """Who did not agree to the text that counts, as a sentence, and what they said."""
        judgement, doubts = self.judgement, []
        if judgement and not judgement.is_suitable:
            doubts.append(("Een trainer vindt de opdracht nog niet geschikt.", judgement.advice))
        for side in self.sides:
            if side.support and side.answer and not side.has_agreed:
                says = "vraagt een wijziging" if side.answer.verdict == Verdict.CHANGE else "zegt nee"
                doubts.append((f"{side.support.person.name} {says}.", side.answer.words))
        return doubts

    @property
    def answers(self) -> dict[str, str]:
        """The text that counts, by label; without its title."""
        return shown(self.edition) if self.edition else {}

    @property
    def has_changes(self) -> bool:
        """The participant wrote on since this text was put forward."""
        now = content.whole(writing_it.written(self.assignment))
        return bool(self.edition and content.checksum(now) != self.edition.sha256)


@dataclass(frozen=True)
class Told:
    """One text that was put forward: what everyone said, and how it differs from the one before."""

    edition: Edition
    answers: Sequence[Answer]
    judgements: Sequence[Judgement]
    changes: Sequence[Difference]

    @property
    def words(self) -> dict[str, str]:
        return content.READ.shown(self.edition.fields)


def shown(edition: Edition) -> dict[str, str]:
    return content.READ.shown({name: text for name, text in edition.fields.items() if name != "title"})


EVERYTHING = (
    "editions__answers__given_by",
    "editions__judgements__by",
    "supports__person__organisation",
    "declarations__answered_by",
)


def standing(assignment: Assignment) -> Standing:
    """As it is now; what was read of this assignment before is read again."""
    return standing_of(
        Assignment.objects.select_related("text").prefetch_related(*EVERYTHING).get(pk=assignment.pk)
    )


def standing_of(assignment: Assignment) -> Standing:
    """From what was fetched along."""
    edition = max(assignment.editions.all(), key=lambda one: one.number, default=None)
    by_role = {one.role: one for one in assignment.supports.all() if one.ended_at is None}
    answers = {one.support_id: one for one in edition.answers.all()} if edition else {}
    principal, mentor = (_side(role, by_role.get(role), answers) for role in ROLES)
    judgements = edition.judgements.all() if edition else ()
    judgement = max(judgements, key=lambda one: one.pk, default=None)
    declaration = max(assignment.declarations.all(), key=lambda one: one.pk, default=None)
    return Standing(assignment, edition, judgement, principal, mentor, declaration)


def blank(enrolment: Enrolment) -> Standing:
    """Of who has not begun."""
    return Standing(Assignment(enrolment=enrolment), None, None, Side(ROLES[0]), Side(ROLES[1]))


def _side(role: Support.Role, support: Support | None, answers: dict[int, Answer]) -> Side:
    return Side(role, support, answers.get(support.pk) if support else None)


def history(assignment: Assignment) -> list[Told]:
    """Every text that was put forward, newest first (ASG-2)."""
    rows = assignment.editions.order_by("number")
    editions = list(rows.prefetch_related("answers__support__person", "answers__given_by", "judgements__by"))
    told = [_told(before, edition) for before, edition in pairwise([None, *editions]) if edition]
    return told[::-1]


def _told(before: Edition | None, edition: Edition) -> Told:
    changes = differences(before.fields, edition.fields, content.READ) if before else []
    answers = sorted(edition.answers.all(), key=lambda one: one.pk)
    return Told(edition, answers, sorted(edition.judgements.all(), key=lambda one: one.pk), changes)


def changes_since(edition: Edition, support: Support) -> list[Difference]:
    """What is new in this text for who answered an earlier one; of a text they never saw, since the last."""
    earlier = Edition.objects.filter(assignment=edition.assignment_id, number__lt=edition.number)
    answered = earlier.filter(answers__support=support).order_by("-number").first()
    return differences(answered.fields, edition.fields, content.READ) if answered else []
