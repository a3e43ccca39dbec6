"""What this app holds of a person, and for how long (PRI-4)."""

from people.privacy import Held
from pod.models import Conversation, Entry, Evidence, Intention, LearningGoal, Part, Pod, Rating

KEEP = "zes maanden na het einde van het cohort; een maand ervoor kun je alles meenemen"
SHARES = ("with_trainers", "with_buddy", "with_mentor", "with_principal")

HELD = (
    Held(
        model=Pod,
        fields=("id", "enrolment", "sharing_chosen_at", *SHARES),
        what="Met wie je je POD deelt",
        keep=KEEP,
    ),
    Held(model=Entry, fields=("id", "pod", "session", *SHARES), what="Met wie je een dag deelt", keep=KEEP),
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
    ),
    Held(
        model=LearningGoal,
        fields=("id", "pod", "text", "competence", "trait", "set_at", "reached_at"),
        what="Je leerdoelen",
        keep=KEEP,
    ),
    Held(
        model=Intention,
        fields=("id", "entry", "slot", "if_text", "then_text", "state", "state_at"),
        what="Je voornemens en wat ervan kwam",
        keep=KEEP,
    ),
    Held(
        model=Rating,
        fields=("id", "pod", "competence", "moment", "value", "rated_at"),
        what="Hoe je jezelf beoordeelt",
        keep=KEEP,
    ),
    Held(
        model=Evidence,
        fields=("id", "entry", "title", "link", "upload", "added_at"),
        what="Bewijs bij een dag",
        keep=KEEP,
    ),
    Held(
        model=Conversation,
        fields=("id", "entry", "circle", "reader", "thread", "answered_at", "owner_read_at"),
        what="Met wie je over een dag in gesprek bent",
        keep=KEEP,
    ),
)
