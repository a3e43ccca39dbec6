"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from people.handing import doubles, hand
from people.models import Person
from people.privacy import Held
from people.purposes import MENTOR, PARTICIPANT, POD, PRINCIPAL, TRAINER
from pod.models import Conversation, Entry, Evidence, Intention, LearningGoal, Part, Pod, Rating
from writing.models import Response, Thread

KEEP = "zes maanden na het einde van het cohort; een maand ervoor kun je alles meenemen"
SHARES = ("with_trainers", "with_buddy", "with_mentor", "with_principal")

CHOSEN = "wie de deelnemer kiest: trainers, buddy, praktijkbegeleider, opdrachtgever"
IN_CONVERSATION = "Met wie je over een dag in gesprek bent"

HELD = (
    Held(
        model=Pod,
        fields=("id", "enrolment", "sharing_chosen_at", *SHARES),
        what="Met wie je je POD deelt",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
    ),
    Held(
        model=Entry,
        fields=("id", "pod", "session", *SHARES),
        what="Met wie je een dag deelt",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=("de trainers, de begeleiders en het programmabureau alleen of een dag compleet is",),
    ),
    Held(
        model=Part,
        fields=(
            "id",
            "entry",
            "kind",
            "text",
            "handed_in",
            "handed_in_number",
            "first_handed_in_at",
            "handed_in_at",
        ),
        what="Wat je per dag vooraf en achteraf inlevert, en je eigen notities",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=(f"{CHOSEN}; alleen wat is ingeleverd",),
    ),
    Held(
        model=LearningGoal,
        fields=("id", "pod", "text", "competence", "trait", "set_at", "reached_at"),
        what="Je leerdoelen",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=(CHOSEN,),
    ),
    Held(
        model=Intention,
        fields=("id", "entry", "slot", "if_text", "then_text", "state", "state_at"),
        what="Je voornemens en wat ervan kwam",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=(CHOSEN,),
    ),
    Held(
        model=Rating,
        fields=("id", "pod", "competence", "moment", "value", "rated_at"),
        what="Hoe je jezelf beoordeelt",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=(CHOSEN,),
    ),
    Held(
        model=Evidence,
        fields=("id", "entry", "title", "link", "upload", "added_at"),
        what="Bewijs bij een dag",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: ""},
        seen_by=(CHOSEN,),
    ),
    Held(
        model=Conversation,
        fields=("id", "entry", "circle", "reader", "thread", "answered_at", "owner_read_at"),
        what="Met wie je over een dag in gesprek bent",
        keep=KEEP,
        purpose=POD,
        of={PARTICIPANT: "", TRAINER: IN_CONVERSATION, MENTOR: IN_CONVERSATION, PRINCIPAL: IN_CONVERSATION},
        seen_by=("wie in het gesprek zit", "de trainers ook elkaars gesprekken"),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """A mentor who read the same day with both accounts gets one conversation, with all that was said."""
    for one in doubles(Conversation, "reader", per=["entry", "circle"], old=old, to=to):
        twin = Conversation.objects.get(entry=one.entry_id, circle=one.circle, reader=to)
        Response.objects.filter(thread=one.thread_id).update(thread=twin.thread_id, token="")
        twin.answered_at = max(filter(None, (one.answered_at, twin.answered_at)), default=None)
        has_read_both = one.owner_read_at and twin.owner_read_at
        twin.owner_read_at = min(one.owner_read_at, twin.owner_read_at) if has_read_both else None
        twin.save(update_fields=["answered_at", "owner_read_at"])
        one.delete()
        Thread.objects.filter(pk=one.thread_id).delete()
    hand(Conversation, "reader", old=old, to=to)
