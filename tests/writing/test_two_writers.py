"""Two writers, of whose saves some are lost, repeated and overtaken: nothing is lost for that (POD-8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests import factories as make
from writing import saving
from writing.models import Text
from writing.saving import Origin, Saved

ALL = list(HealthCheck)
WRITERS = st.sampled_from([0, 1])
NAMES = ("a", "b")
FIELDS = st.sampled_from(NAMES)


@dataclass(frozen=True)
class Request:
    """One save as it left a browser."""

    fields: dict[str, str]
    origin: Origin


@dataclass
class Browser:
    """What the script of a page keeps: the version it started from, its text, the saves without answer."""

    number: int = 0
    fields: dict[str, str] = field(default_factory=lambda: dict.fromkeys(NAMES, ""))
    pending: list[str] = field(default_factory=list)
    on_the_way: list[Request] = field(default_factory=list)
    clash: Saved | None = None
    seen: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)

    def show(self, fields: dict[str, str]) -> None:
        self.fields |= fields
        self.seen |= lines_of(self.fields)

    def request(self, token: str) -> Request:
        asked = Request(dict(self.fields), Origin(self.number, token, tuple(self.pending)))
        self.pending.append(token)
        self.on_the_way.append(asked)
        return asked

    def hear(self, asked: Request, saved: Saved) -> None:
        self.pending = self.pending[self.pending.index(asked.origin.token) + 1 :]
        self.clash = saved if saved.clashes else None
        if saved.clashes:
            return
        if self.fields == asked.fields:
            self.number = saved.text.number
            self.show(saved.differences)
        else:
            self.number = saved.sent

    def decide(self, *, keeps_own: bool) -> None:
        if self.clash:
            self.number, self.pending = self.clash.text.number, []
            # Both are on the screen before anything is chosen.
            self.seen |= lines_of(self.clash.theirs)
            self.show(self.clash.differences | ({} if keeps_own else self.clash.theirs))
            self.fresh &= lines_of(self.fields)
            self.clash = None


def lines_of(fields: Mapping[str, str]) -> set[str]:
    return {line for text in fields.values() for line in text.split("\n")}


class TwoWriters(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.owner = make.person()
        self.text = Text.objects.create(owner=self.owner)
        self.browsers = (Browser(), Browser())
        self.tokens = count(1)
        self.words = count(1)
        self.acknowledged: list[Mapping[str, str]] = []

    @rule(who=WRITERS, name=FIELDS, line=st.integers(0, 3), instead=st.booleans())
    def type(self, who: int, name: str, line: int, instead: bool) -> None:
        lines = self.browsers[who].fields[name].split("\n")
        at = min(line, len(lines))
        lines[at : at + instead] = [f"{'AB'[who]}{next(self.words)}"]
        self.browsers[who].fresh.add(lines[at])
        self.browsers[who].show({name: "\n".join(lines)})

    @rule(who=WRITERS)
    def erase(self, who: int) -> None:
        self.browsers[who].fields["a"] = ""

    @rule(who=WRITERS)
    def save(self, who: int) -> None:
        """The save arrives, and its answer too."""
        browser = self.browsers[who]
        asked = browser.request(f"{next(self.tokens)}")
        self.answered(browser, asked)

    @rule(who=WRITERS)
    def save_with_the_answer_lost(self, who: int) -> None:
        browser = self.browsers[who]
        self.arrives(browser, browser.request(f"{next(self.tokens)}"))

    @rule(who=WRITERS)
    def save_that_does_not_arrive(self, who: int) -> None:
        self.browsers[who].request(f"{next(self.tokens)}")

    @rule(who=WRITERS, which=st.integers(0, 9))
    def an_old_save_arrives_late_or_once_more(self, who: int, which: int) -> None:
        sent = self.browsers[who].on_the_way
        if sent:
            self.arrives(self.browsers[who], sent[which % len(sent)])

    @rule(who=WRITERS, keeps_own=st.booleans())
    def choose(self, who: int, keeps_own: bool) -> None:
        self.browsers[who].decide(keeps_own=keeps_own)

    def arrives(self, browser: Browser, asked: Request) -> Saved:
        stood = lines_of(Text.objects.get(pk=self.text.pk).fields)
        saved = saving.save(
            self.text, fields=asked.fields, origin=asked.origin, by=self.owner, now=make.BEFORE_ALL
        )
        self.acknowledged.append(saved.mine)
        # Nothing is overwritten unseen: what went, this writer had on the screen.
        stands = lines_of(saved.text.fields)
        assert stood - stands <= browser.seen
        if not saved.clashes:
            # And what this writer typed anew is in the text, or a clash would have been told.
            assert browser.fresh & lines_of(saved.mine) <= stands
            browser.fresh -= lines_of(saved.mine)
        return saved

    def answered(self, browser: Browser, asked: Request) -> None:
        browser.hear(asked, self.arrives(browser, asked))

    @invariant()
    def every_acknowledged_text_is_found(self) -> None:
        current = Text.objects.get(pk=self.text.pk)
        kept = [current.fields, *current.versions.values_list("fields", flat=True), {}]
        for fields in self.acknowledged:
            assert any(all(one.get(n, "") == value for n, value in fields.items()) for one in kept), fields

    @invariant()
    def numbers_are_given_once(self) -> None:
        current = Text.objects.get(pk=self.text.pk)
        numbers = sorted(current.versions.values_list("number", flat=True))
        assert numbers == list(range(1, current.last_number + 1))


class Test(TestCase):
    """Each history in a transaction of its own that is undone."""

    def test_nothing_acknowledged_is_lost(self) -> None:  # POD-8
        run_state_machine_as_test(
            TwoWriters,
            settings=settings(
                max_examples=60, stateful_step_count=25, deadline=None, suppress_health_check=ALL
            ),
        )


@pytest.mark.django_db
def test_after_every_save_arrived_both_browsers_agree() -> None:  # POD-8
    """Two writers who clash nowhere end with the same text on both screens."""
    owner = make.person()
    text = Text.objects.create(owner=owner)
    one, other = Browser(), Browser()
    one.fields["a"], other.fields["b"] = "van de een", "van de ander"
    for number, browser in enumerate((one, other, one), start=1):
        asked = browser.request(str(number))
        saved = saving.save(text, fields=asked.fields, origin=asked.origin, by=owner, now=make.BEFORE_ALL)
        browser.hear(asked, saved)
    assert one.fields == other.fields == {"a": "van de een", "b": "van de ander"}


@pytest.mark.django_db
def test_a_clash_whose_answer_was_lost_is_told_at_the_next_save() -> None:  # POD-8
    owner = make.person()
    text = Text.objects.create(owner=owner)

    def save(words: str, token: str, *after: str) -> Saved:
        origin = Origin(0, token, after)
        return saving.save(text, fields={"a": words}, origin=origin, by=owner, now=make.BEFORE_ALL)

    save("van de een", "1")
    assert save("van de ander", "2").clashes == ("a",)
    assert save("van de ander", "2").clashes == ("a",)
    assert save("van de ander", "3", "2").clashes == ("a",)
    assert save("van de ander, verder", "4", "2", "3").theirs == {"a": "van de een"}
