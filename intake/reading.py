"""The one way in which an intake is read by others: it checks, and logs in the same act (PRI-2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from intake import record as form
from intake.models import Application, Record
from people.looking import Seen, log_looks
from people.models import Person

TRAINER, OFFICE = "trainer", "contactpersoon"


@dataclass(frozen=True)
class Reading:
    """A record as others read it: without its working notes."""

    record: Record
    fields: dict[str, str]

    @property
    def subjects(self) -> list[tuple[str, str, str]]:
        """Label, level, remark."""
        words = form.WORDS
        return [
            (
                one.label,
                words.value(one.level, self.fields.get(one.level, "")),
                self.fields.get(one.remark, ""),
            )
            for one in form.SUBJECTS
        ]

    @property
    def judgements(self) -> list[tuple[str, str]]:
        names = (form.LEARNS, form.URGENT)
        return [(form.LABELS[name], form.WORDS.value(name, self.fields.get(name, ""))) for name in names]

    @property
    def explained(self) -> list[str]:
        return [what for name, what in form.EXPLAINED.items() if self.fields.get(name) == form.TICKED]


def records_for(trainer: Person, application: Application, *, now: datetime) -> list[Reading]:
    """One's own record if it was given; those of others once everyone who judges gave theirs (INT-6)."""
    records = _given(application)
    waits = Record.objects.filter(application=application, given_at=None).exists()
    is_decided = application.decision is not None
    seen = [one for one in records if one.trainer_id == trainer.pk or not waits or is_decided]
    others = [one for one in seen if one.trainer_id != trainer.pk]
    log_looks(trainer, [_seen(application, one) for one in others], role=TRAINER, now=now)
    return [Reading(one, form.shown(one.text.fields)) for one in seen]


def records_for_applicant(application: Application) -> list[Reading]:
    """After the decision, and not before (access.md)."""
    if application.decision is None:
        return []
    return [Reading(one, form.shown(one.text.fields)) for one in _given(application)]


def log_application(reader: Person, application: Application, *, role: str, now: datetime) -> None:
    seen = Seen(application.person_id, application.key, f"Je aanmelding voor {application.cohort.name}")
    log_looks(reader, [seen], role=role, now=now)


def _given(application: Application) -> Sequence[Record]:
    found = Record.objects.filter(application=application).exclude(given_at=None)
    return list(found.select_related("trainer", "text").order_by("given_at", "pk"))


def _seen(application: Application, record: Record) -> Seen:
    by = record.trainer.name
    return Seen(application.person_id, record.key, f"Verslag van je intakegesprek door {by}")
