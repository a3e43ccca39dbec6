"""What this app holds of a person, and for how long (PRI-4)."""

from datetime import datetime

from buddies.models import (
    Activity,
    Buddy,
    Division,
    Pair,
    ProposedGroup,
    Seat,
    SwapRequest,
    Wish,
    WishList,
)
from people.handing import hand
from people.models import Person
from people.privacy import Held
from people.purposes import COORDINATOR, PARTICIPANT, TOGETHER, TRAINER

KEEP = "zes maanden na het einde van het cohort"
WISHES = "drie maanden na het einde van het cohort"
PROPOSAL = "tot de indeling bekend is"

HELD = (
    Held(
        model=WishList,
        fields=("id", "enrolment", "workplace", "reaches", "times", "themes", "wants", "saved_at"),
        what="Wat je voor de indeling over jezelf vertelde; alleen de trainers lezen het",
        keep=WISHES,
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER,),
    ),
    Held(
        model=Wish,
        fields=("id", "enrolment", "target", "rank"),
        what="Met wie je graag of liever niet wilde; alleen de trainers lezen het",
        keep=f"{WISHES}, of tot degene om wie het gaat stopt",
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER,),
    ),
    Held(
        model=Division,
        fields=(
            "id",
            "cohort",
            "number",
            "proposed_worth",
            "changed_by",
            "changed_at",
            "published_by",
            "published_at",
        ),
        what="Welke trainer de indeling in buddy's maakte, en wanneer die bekend werd",
        keep=KEEP,
        purpose=TOGETHER,
        of={TRAINER: "Dat je de indeling in buddy's maakte of bekendmaakte, en wanneer"},
        seen_by=(TRAINER,),
    ),
    Held(
        model=ProposedGroup,
        fields=("id", "division", "is_locked"),
        what="Een groep in het voorstel van de trainers",
        keep=PROPOSAL,
    ),
    Held(
        model=Seat,
        fields=("id", "group", "enrolment"),
        what="Bij wie je in het voorstel van de trainers zit",
        keep=PROPOSAL,
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER,),
        unseen_by=(PARTICIPANT,),
    ),
    Held(
        model=Pair,
        fields=("id", "cohort", "laid_by", "laid_at", "ended_at", "agreement"),
        what="Een buddypaar, en wat jullie samen afspraken",
        keep=KEEP,
        purpose=TOGETHER,
        of={PARTICIPANT: "", TRAINER: "Dat je een buddypaar maakte, en wanneer"},
        seen_by=("de buddy", "de trainers en het programmabureau alleen wie bij wie hoort"),
    ),
    Held(
        model=Buddy,
        fields=("id", "pair", "enrolment", "ended_at"),
        what="Met wie je buddy bent",
        keep=KEEP,
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=("de buddy", TRAINER, COORDINATOR),
    ),
    Held(
        model=Activity,
        fields=("id", "pair", "kind", "on", "note", "logged_by", "logged_at", "token"),
        what="Wat jullie als buddy's samen deden",
        keep=KEEP,
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=("de buddy", "de trainers alleen dat er iets was, en wanneer"),
    ),
    Held(
        model=SwapRequest,
        fields=("id", "buddy", "asked_at", "settled_at"),
        what="Dat je om een andere buddy vroeg; alleen de trainers zien het",
        keep=WISHES,
        purpose=TOGETHER,
        of={PARTICIPANT: ""},
        seen_by=(TRAINER,),
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    hand(Division, "changed_by", "published_by", old=old, to=to)
    hand(Pair, "laid_by", old=old, to=to)
    hand(Activity, "logged_by", old=old, to=to)
