"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from documents import issuing, receiving
from documents.models import Issue, Upload
from people.forgetting import Traces, of_nothing
from people.handing import doubles, hand
from people.models import Person
from people.privacy import Held
from people.purposes import EVERYONE, WRITING

NOT_MADE = (Issue.State.FAILED, Issue.State.STOPPED)

HELD = (
    Held(
        model=Issue,
        fields=(
            "id",
            "kind",
            "owner",
            "about",
            "parameters",
            "fingerprint",
            "name",
            "state",
            "steps_done",
            "steps_total",
            "claimed_at",
            "attempts",
            "file",
            "asked_at",
            "made_at",
        ),
        what="Documenten die je liet maken, zoals een pdf van je POD",
        keep="een maand nadat je erom vroeg, en nooit langer dan dat waar het over gaat; "
        "een archief met alles van jou een week",
        purpose=WRITING,
        of={EVERYONE: ""},
    ),
    Held(
        model=Upload,
        fields=("id", "owner", "name", "content_type", "size", "sha256", "file", "uploaded_at"),
        what="Bestanden die je hebt ingeleverd",
        keep="zolang dat waar het bestand bij hoort; een dag als het nergens meer bij hoort",
        purpose=WRITING,
        of={EVERYONE: ""},
        seen_by=("wie mag lezen waar het bestand bij hoort",),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """The same document made for both is shown once. What holds all of one half holds all no more."""
    for person in (old, to):
        issuing.discard(issuing.archives_of(person))
    same = doubles(Issue, "owner", per=["kind", "about", "fingerprint"], old=old, to=to)
    twins = same.exclude(state__in=NOT_MADE)
    Issue.objects.filter(pk__in=list(twins.values_list("pk", flat=True))).update(state=Issue.State.STOPPED)
    hand(Issue, "owner", old=old, to=to)
    hand(Upload, "owner", old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """What they had made; of what they handed in what nobody else shows."""
    issuing.discard(Issue.objects.filter(owner=person))
    for upload in of_nothing(Upload.objects.filter(owner=person)):
        receiving.discard(upload)
