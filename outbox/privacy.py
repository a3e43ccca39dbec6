"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from outbox import forgetting
from outbox.models import Digest, Heartbeat, Hold, Mailbox, Message, Preference
from people.forgetting import Traces
from people.handing import hand_but_doubles
from people.models import Person
from people.privacy import Held
from people.purposes import EVERYONE, MESSAGES

HELD = (
    Held(
        model=Message,
        fields=(
            "id",
            "recipient",
            "address",
            "kind",
            "subject",
            "occasion",
            "anchor",
            "anchor_at",
            "group",
            "bundle",
            "at_any_hour",
            "due_at",
            "state",
            "reason",
            "claimed_at",
            "retry_at",
            "attempts",
            "sent_at",
            "message_id",
            "server_answer",
            "sent_subject",
            "created_at",
        ),
        what="Welke berichten je kreeg, wanneer en waarom",
        keep="2 jaar na afloop van je cohort",
        purpose=MESSAGES,
        of={EVERYONE: ""},
        seen_by=("het programmabureau en de beheerder alleen dat een mail niet aankwam",),
    ),
    Held(
        model=Message,
        fields=("facts", "calendar", "sent_text"),
        what="De tekst van berichten die je kreeg",
        keep="1 maand na verzending",
        purpose=MESSAGES,
        of={EVERYONE: ""},
    ),
    Held(
        model=Hold,
        fields=("id", "group", "since"),
        what="Van welk cohort geen berichten uitgaan",
        keep="tot het cohort uit het archief komt",
    ),
    Held(
        model=Digest,
        fields=("id", "person", "since"),
        what="Dat je herinneringen één keer per dag in één mail krijgt",
        keep="zolang je account bestaat",
        purpose=MESSAGES,
        of={EVERYONE: ""},
    ),
    Held(
        model=Preference,
        fields=("id", "person", "kind", "wants"),
        what="Welke herinneringen je wilt krijgen",
        keep="zolang je account bestaat",
        purpose=MESSAGES,
        of={EVERYONE: ""},
    ),
    Held(
        model=Mailbox,
        fields=("name", "validity", "uid"),
        what="Niets van jou: tot waar de mailbox met teruggestuurde mail is gelezen",
        keep="tot de volgende keer",
    ),
    Held(
        model=Heartbeat,
        fields=("name", "beat_at"),
        what="Niets van jou: wanneer de programma's op de achtergrond voor het laatst werkten",
        keep="tot de volgende keer",
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """What both wanted to be reminded of and what both were told: that of the account that stays counts."""
    hand_but_doubles(Message, "recipient", per=["kind", "subject", "occasion"], old=old, to=to)
    hand_but_doubles(Digest, "person", old=old, to=to)
    hand_but_doubles(Preference, "person", per=["kind"], old=old, to=to)


def forget(person: Person, *, traces: Traces, now: datetime) -> None:
    """All they were sent, and of what others were sent all that names them or is about them."""
    Message.objects.filter(recipient=person).delete()
    Digest.objects.filter(person=person).delete()
    Preference.objects.filter(person=person).delete()
    forgetting.forget(traces, now=now)
