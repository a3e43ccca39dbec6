"""Who has the archive and its schema has the POD: rebuilt from it, it is what the product shows (POD-12)."""

from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given
from hypothesis import settings as example_settings
from hypothesis import strategies as st

from cohorts.models import Enrolment
from pod import content, entries, evidencing, feedback, growth, intentions, overview
from pod.models import Circle, Entry, Part, Pod
from pod.overview import Answers
from privacy import packing, schema
from programme.models import Question
from tests import factories as make
from tests.privacy.archive_reader import Archive
from tests.privacy.living import BETWEEN, EARLY
from writing.models import Text
from writing.saving import Origin

pytestmark = pytest.mark.django_db
Kind = Part.Kind
LONG = "Een lange dag. " * 400
ODD = (
    "", " ", "\n", "Eén regel\nen nog een\n\n- een lijst", "👩🏽‍💻 🇳🇱 ❤️", "שלום \u202eomgekeerd\u202c عالم",
    "</script><b>vet</b> &amp; {{ 7|add:7 }}", '"aanhaling" \\ \\u0041', "\u2028\u0085\t", "ﷺ", "e\u0301",
    LONG,
)  # fmt: skip
TEXTS = st.sampled_from(ODD) | st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=80
)
BEFORE_WORDS = ("expectation", *(f"goal-{slot}" for slot in content.SLOTS), *content.OWN_FIELDS)
AFTER_WORDS = (
    "why_not",
    "how_still",
    *(f"{name}-{slot}" for slot in content.SLOTS for name in ("if", "then")),
    *content.OWN_FIELDS,
)
RESULTS = st.fixed_dictionaries(
    {}, optional={f"result-{slot}": st.sampled_from(["reached", "partly", "not"]) for slot in content.SLOTS}
)


def some_of(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, str]]:
    return st.dictionaries(st.sampled_from(names), TEXTS, max_size=5)


@pytest.fixture
def pod() -> Pod:
    """With something to choose from, and all ten questions of the programme's own."""
    mine = make.enrolment(make.cohort())
    version = mine.cohort.version
    for part in ("before", "after"):
        for slot in content.OWN_SLOTS:
            Question.objects.create(version=version, part=part, slot=slot, label=f"Eigen {part} {slot}?")
    return make.pod(mine, with_trainers=True)


def packed(pod: Pod) -> Archive:
    """The POD alone: what else goes along takes longer, and is looked at elsewhere."""
    file, who = BytesIO(), pod.enrolment.person
    parcel = packing.Parcel(file, BETWEEN)
    with parcel.zip:
        for one in schema.things():
            if one.name == "pod":
                packing.put_json(parcel, one, who)
        packing.close(parcel, who)
    return Archive(file)


def read_back(pod: Pod) -> dict[str, Any]:
    [found] = packed(pod).pods()
    return found


def write(entry: Entry, kind: str, fields: dict[str, str], *, is_handed_in: bool = False) -> None:
    """At a moment at which this part is open."""
    day, owner = entry.session, entry.pod.enrolment.person
    now = {Kind.BEFORE: EARLY, Kind.NOTE: EARLY}.get(Kind(kind), day.ends_at)
    known = Text.objects.filter(pk__in=entry.parts.filter(kind=kind).values("text")).first()
    every = dict.fromkeys(entries.FIELDS[kind], "") | fields
    origin = Origin(known.number if known else 0)
    entries.save(entry, kind, fields=every, origin=origin, by=owner, now=now)
    if is_handed_in:
        entries.hand_in(entry, kind, by=owner, now=now)


def shown(pod: Pod) -> dict[int, dict[str, Any]]:
    """What the product's own pages and PDFs are made of."""
    found = overview.own_answers(pod, growth.lines_of(pod), now=BETWEEN)
    return {one.state.session.number: _as_shown(one) for one in found}


def _as_shown(one: Answers) -> dict[str, Any]:
    after = one.after
    return {
        "theme": one.state.session.theme,
        "is_late": one.is_late,
        "expectation": one.before.expectation if one.before else None,
        "goals": [(goal.slot, goal.text) for goal in one.before.goals] if one.before else [],
        "own_before": [(own.label, own.text) for own in one.own_before],
        "results": dict(after.results) if after else {},
        "intentions": [(i.slot, i.if_text, i.then_text) for i in after.intentions] if after else [],
        "why_not": after.why_not if after else None,
        "how_still": after.how_still if after else None,
        "attitudes": one.attitudes,
        "practices": one.practices,
        "own_after": [(own.label, own.text) for own in one.own_after],
    }


def rebuilt(day: dict[str, Any]) -> dict[str, Any]:
    """The same of a day as the reader has it. Spaces alone are no answer."""
    before, after = day["before"] or {}, day["after"] or {}
    plans = [(one["slot"], one["if"].strip(), one["then"].strip()) for one in after.get("intentions", [])]
    return {
        "theme": day["theme"],
        "is_late": day["is_late"],
        "expectation": before.get("expectation"),
        "goals": [(one["slot"], one["text"]) for one in before.get("goals", []) if one["text"].strip()],
        "own_before": _own(before),
        "results": {one["slot"]: one["result"] for one in after.get("results", [])},
        "intentions": [one for one in plans if one[1] or one[2]],
        "why_not": after.get("why_not"),
        "how_still": after.get("how_still"),
        "attitudes": after.get("attitudes", []),
        "practices": after.get("practices", []),
        "own_after": _own(after),
    }


def _own(words: dict[str, Any]) -> list[tuple[str, str]]:
    return [(one["question"], one["answer"]) for one in words.get("own", []) if one["answer"].strip()]


def days_of(read: dict[str, Any]) -> dict[int, dict[str, Any]]:
    return {number: rebuilt(day) for number, day in read["days"].items()}


@given(
    before=some_of(BEFORE_WORDS),
    after=some_of(AFTER_WORDS),
    results=RESULTS,
    note=TEXTS,
    is_sent=st.booleans(),
)
@example_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_typed_reads_the_same_from_the_archive(
    pod: Pod,
    before: dict[str, str],
    after: dict[str, str],
    results: dict[str, str],
    note: str,
    is_sent: bool,
) -> None:  # POD-12
    entry = make.entry(pod, 2)
    names = {one.name: str(one.pk) for one in growth.lines_of(pod)}
    chosen = {"attitudes": names["Nieuwsgierig"], "practices": names["Relatiewerk verrichten"]}
    write(entry, Kind.BEFORE, before, is_handed_in=is_sent)
    write(entry, Kind.AFTER, after | results | chosen, is_handed_in=is_sent)
    write(entry, Kind.NOTE, {"note": note})
    read = read_back(pod)
    assert days_of(read) == shown(pod)
    assert read["days"][2]["note"] == {"note": entry.parts.get(kind=Kind.NOTE).text.fields.get("note", "")}


def test_what_was_typed_last_and_what_was_handed_in_are_both_there(pod: Pod) -> None:  # POD-7, POD-8
    entry = make.entry(pod, 2)
    write(entry, Kind.BEFORE, {"expectation": "Ingeleverd."}, is_handed_in=True)
    write(entry, Kind.BEFORE, {"expectation": "Later bedacht."})
    archive = packed(pod)
    part = archive.kinds["pod"][0]["days"][1]["before"]
    words = [one["words"]["expectation"] for one in part["versions"]]
    assert (part["handed_in"]["expectation"], part["now"]["expectation"]) == ("Ingeleverd.", "Later bedacht.")
    assert words == ["Ingeleverd.", "Later bedacht."]
    assert (part["handed_in_number"], part["number"]) == (1, 2)
    assert days_of(read_back(pod)) == shown(pod)


def test_a_before_part_that_came_late_counts(pod: Pod) -> None:  # POD-3
    entry = make.entry(pod, 2)
    write(entry, Kind.BEFORE, {"expectation": "Nooit ingeleverd."})
    write(entry, Kind.LATE, {"expectation": "Alsnog."}, is_handed_in=True)
    day = read_back(pod)["days"][2]
    assert (day["is_late"], day["before"]["expectation"]) == (True, "Alsnog.")
    assert days_of(read_back(pod)) == shown(pod)


def test_goals_ratings_intentions_evidence_and_what_was_said(
    pod: Pod, files: object
) -> None:  # POD-9 to POD-11
    who, entry = pod.enrolment.person, make.handed_in(make.entry(pod, 1))
    [listening, *_] = growth.lines_of(pod)
    goal = growth.set_goal(pod, text="Vragen stellen", competence=listening, trait="O", by=who, now=BETWEEN)
    growth.mark_reached(goal, is_reached=True, now=BETWEEN)
    days = overview.sessions_of(pod)
    growth.rate(pod, "start", values={listening.pk: 4}, sessions=days, now=BETWEEN)
    intentions.mark(entry.intentions.get(), "changed", then_text="vraag ik door", now=BETWEEN)
    evidencing.add(
        entry, title="Mijn blog", link="https://voorbeeld.example/blog", file=None, by=who, now=BETWEEN
    )
    trainer = make.trainer(pod.enrolment.cohort, "Fatima El Amrani")
    said = {"saw": "Je luisterde.", "effect": "Het werd stil.", "next_step": "Vaker."}
    feedback.give(entry, Circle.TRAINERS, words=said, token="", by=trainer, now=BETWEEN)
    talk = feedback.conversation_with(entry, Circle.TRAINERS, by=trainer, now=BETWEEN)
    feedback.reply(talk, text="Dank je.", token="", by=who, now=BETWEEN)
    read = read_back(pod)
    assert read["goals"] == [("Vragen stellen", listening.name, True)]
    assert read["ratings"] == {(listening.name, "start"): 4}
    day = read["days"][1]
    assert day["intentions"] == [("ik bel", "vraag ik door", "changed")]
    assert day["evidence"] == [("Mijn blog", "https://voorbeeld.example/blog")]
    assert day["said"] == [
        ("Fatima El Amrani", "Je luisterde.", "Het werd stil.", "Vaker.", ""),
        (who.name, "", "", "", "Dank je."),
    ]


def test_a_goal_of_a_day_says_by_name_what_it_belongs_to(pod: Pod) -> None:  # POD-2
    who, entry = pod.enrolment.person, make.entry(pod, 2)
    [listening, *_] = growth.lines_of(pod)
    goal = growth.set_goal(pod, text="Vragen stellen", competence=None, by=who, now=BETWEEN)
    ties = (f"goal:{goal.pk}", f"competence:{listening.pk}", "trait:O", "goal:999999", "")
    fields = {f"goal-{slot}": "Doel" for slot in content.SLOTS}
    fields |= {f"goal-{slot}-tie": tie for slot, tie in zip(content.SLOTS, ties, strict=True)}
    write(entry, Kind.BEFORE, fields)
    goals = read_back(pod)["days"][2]["before"]["goals"]
    assert [one["tie"] and (one["tie"]["kind"], one["tie"]["name"]) for one in goals] == [
        ("goal", "Vragen stellen"),
        ("competence", listening.name),
        ("trait", "Openheid"),
        ("goal", None),
        None,
    ]


class Typed(HTMLParser):
    """What stands in the text areas of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.name, self.found = "", dict[str, str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.name = (dict(attrs).get("name") or "") if tag == "textarea" else self.name
        if tag == "textarea":
            self.found[self.name] = ""

    def handle_endtag(self, tag: str) -> None:
        self.name = "" if tag == "textarea" else self.name

    def handle_data(self, data: str) -> None:
        if self.name:
            self.found[self.name] += data


def typed_on(client: Client, enrolment: Enrolment, query: str) -> dict[str, str]:
    page = Typed()
    url = reverse("pod:day", args=[enrolment.pk, 8])
    page.feed(client.get(f"{url}?deel={query}").content.decode())
    return {name: text.removeprefix("\r").removeprefix("\n") for name, text in page.found.items()}


@pytest.fixture
def coming() -> Iterator[Enrolment]:
    yield make.enrolment(make.open_cohort())


def test_the_page_of_a_day_shows_what_the_archive_holds(client: Client, coming: Enrolment) -> None:  # POD-12
    """A draft, word for word as it stands in the fields on screen."""
    pod = make.pod(coming)
    entry = make.entry(pod, 8)
    odd = "👩🏽‍💻 zegt: \"1 < 2\" & 'x'\n\nשלום"
    write(entry, Kind.BEFORE, {"expectation": odd, "goal-1": f"Doel {odd}", "goal-2": "Twee"})
    write(entry, Kind.NOTE, {"note": odd * 3})
    client.force_login(coming.person)
    before, note = typed_on(client, coming, "vooraf"), typed_on(client, coming, "notities")
    day = read_back(pod)["days"][8]
    assert before["expectation"] == day["before"]["expectation"] == odd
    assert {one["slot"]: before[f"goal-{one['slot']}"] for one in day["before"]["goals"]} == {
        one["slot"]: one["text"] for one in day["before"]["goals"]
    }
    assert note["note"] == day["note"]["note"] == odd * 3
