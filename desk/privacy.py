"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from desk import importing
from desk.models import Import
from people.forgetting import Traces
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import APPLYING, COORDINATOR, PARTICIPANT

HELD = (
    Held(
        model=Import,
        fields=(
            "id",
            "cohort",
            "owner",
            "phase",
            "state",
            "steps_done",
            "steps_total",
            "claimed_at",
            "attempts",
            "asked_at",
            "upload",
            "text",
            "trainer",
            "decided_on",
            "rows",
            "skipped",
            "fault",
            "seen",
            "is_sent_back",
            "confirmed_by",
            "placed",
            "put_in_line",
        ),
        what="Lijsten met deelnemers, die het programmabureau overneemt in een cohort",
        keep="een dag",
        purpose=APPLYING,
        of={
            PARTICIPANT: "Je naam, adres en organisatie op een lijst waarmee je werd aangemeld",
            COORDINATOR: "Dat je een lijst met deelnemers overnam",
        },
        seen_by=(COORDINATOR,),
        unseen_by=(PARTICIPANT,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Import, "owner", "confirmed_by", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """Lists go in a day; what names somebody who is erased, before that."""
    for job in Import.objects.select_related("upload"):
        if job.owner_id == person.pk or traces.are_in(job.text, job.trainer, job.rows, job.fault):
            importing.drop(job)
