"""How a POD reads in the archive: the part of its JSON Schema that is this app's."""

from people.taking_along import (
    FILE,
    FLAG,
    MAYBE_MOMENT,
    MAYBE_TEXT,
    MOMENT,
    NUMBER,
    TEXT,
    Shape,
    many,
    shared,
    thing,
)
from pod.content import OWN_SLOTS, RESULTS, SLOTS
from pod.models import Circle, Intention, Rating
from writing.models import Version
from writing.taking_along import SAID


def _about(shape: Shape, description: str) -> Shape:
    return {**shape, "description": description}


def _or_none(shape: Shape) -> Shape:
    return {"anyOf": [shape, {"type": "null"}]}


def _one_of(*values: str) -> Shape:
    return {"type": "string", "enum": list(values)}


def _slot(slots: range) -> Shape:
    return {"type": "integer", "minimum": slots.start, "maximum": slots.stop - 1}


SLOT = _about(_slot(SLOTS), "De hoeveelste. Een leerdoel en zijn resultaat hebben hetzelfde nummer.")
TIE = _about(
    _or_none(thing(kind=TEXT, name=MAYBE_TEXT)),
    "Waar het leerdoel bij hoort: goal (een eigen leerdoel), competence of trait. "
    "Zonder naam is dat er niet meer.",
)
OWN = _about(
    many(thing(slot=_slot(OWN_SLOTS), question=MAYBE_TEXT, answer=TEXT)),
    "Antwoorden op de eigen vragen van het programma. Zonder vraag wordt die niet meer gesteld.",
)
_BEFORE = thing(
    expectation=_about(TEXT, "Wat je verwachtte te leren."),
    goals=many(thing(slot=SLOT, text=TEXT, tie=TIE)),
    own=OWN,
)
_AFTER = thing(
    results=_about(
        many(thing(slot=SLOT, result=_one_of(*(value for value, _ in RESULTS)))),
        "Per leerdoel: reached (bereikt), partly (deels) of not (niet).",
    ),
    intentions=_about(
        many(thing(**{"slot": SLOT, "if": TEXT, "then": TEXT})),
        "Hoe je het gaat gebruiken in je werk: als dit, dan dat.",
    ),
    why_not=_about(TEXT, "Waardoor een doel niet helemaal is bereikt."),
    how_still=_about(TEXT, "Hoe je het alsnog gaat bereiken."),
    attitudes=_about(many(TEXT), "De leerhouding die je oefende."),
    practices=_about(many(TEXT), "De werkpraktijken die je oefende."),
    own=OWN,
)
_NOTE = thing(note=TEXT)


def _part(words: Shape, what: str) -> Shape:
    version = thing(number=NUMBER, kind=_one_of(*Version.Kind.values), saved_at=MOMENT, words=words)
    shape = thing(
        handed_in=_about(_or_none(words), "Zoals je het voor het laatst inleverde. Dit lezen anderen."),
        handed_in_number={"type": ["integer", "null"]},
        first_handed_in_at=MAYBE_MOMENT,
        handed_in_at=MAYBE_MOMENT,
        now=_about(words, "Zoals het nu bij jou staat."),
        number=NUMBER,
        saved_at=MAYBE_MOMENT,
        versions=_about(
            many(version), "Eerdere versies: stood (stond er zo), merged (samengevoegd), aside (ernaast)."
        ),
    )
    return _about(_or_none(shape), what)


def _shared(value: Shape, what: str) -> Shape:
    return _about(thing(**dict.fromkeys(Circle.values, value)), what)


DAY = thing(
    number=NUMBER,
    theme=TEXT,
    starts_at=MOMENT,
    ends_at=MOMENT,
    cancelled_at=MAYBE_MOMENT,
    shared_with=_shared({"type": ["boolean", "null"]}, "Met wie je deze dag deelt. Null: als de POD."),
    before=_part(shared("pod-vooraf"), "Het vooraf-deel."),
    late=_part(shared("pod-vooraf"), "Het vooraf-deel dat je later inleverde, als dat niet op tijd was."),
    after=_part(shared("pod-achteraf"), "Het achteraf-deel."),
    note=_part(shared("pod-notities"), "Je eigen notities. Niemand anders leest die."),
    intentions=_about(
        many(
            thing(
                **{
                    "slot": SLOT,
                    "if": TEXT,
                    "then": TEXT,
                    "state": _one_of(*Intention.State.values),
                    "state_at": MAYBE_MOMENT,
                }
            )
        ),
        "De voornemens van deze dag, en wat ervan kwam.",
    ),
    evidence=many(thing(title=TEXT, link=TEXT, file=FILE, added_at=MOMENT)),
    conversations=_about(
        many(thing(**{"with": _one_of(*Circle.values), "reader": MAYBE_TEXT, "responses": SAID})),
        "De feedback op deze dag, en wat je daarop zei.",
    ),
)
POD = thing(
    id=NUMBER,
    enrolment=_about(NUMBER, "Het nummer van je deelname."),
    programme=TEXT,
    cohort=TEXT,
    shared_with=_shared(FLAG, "Met wie je de hele POD deelt."),
    sharing_chosen_at=MAYBE_MOMENT,
    goals=many(
        thing(
            id=NUMBER,
            text=TEXT,
            competence=MAYBE_TEXT,
            trait=_about(TEXT, "De trek waar het uit voortkomt, of leeg. Alleen jij ziet dit."),
            set_at=MOMENT,
            reached_at=MAYBE_MOMENT,
        )
    ),
    ratings=_about(
        many(
            thing(
                competence=TEXT,
                moment=_one_of(*Rating.Moment.values),
                value={"type": "integer", "minimum": 1, "maximum": 5},
                rated_at=MOMENT,
            )
        ),
        "Hoe je jezelf beoordeelde, van 1 tot 5.",
    ),
    days=many(DAY),
)
SHAPES = {"pod-vooraf": _BEFORE, "pod-achteraf": _AFTER, "pod-notities": _NOTE}
