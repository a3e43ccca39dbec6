"""What the participant's pages show: where they stand, one screen of questions, what came out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.safestring import SafeString

from bigfive import answering, carefulness, items, profile, scoring, texts
from bigfive.items import Item
from bigfive.models import Domain, Elsewhere, Sitting
from bigfive.profile import Profile, Trait
from cohorts.models import Enrolment, Session
from documents.bands import band_chart

A_SCREEN = 10


@dataclass(frozen=True)
class Standing:
    """Where the participant stands with it. For their own eyes."""

    enrolment: Enrolment
    sitting: Sitting | None
    answered: int
    has_elsewhere: bool
    is_over: bool
    has_started: bool

    @property
    def total(self) -> int:
        return len(items.all_items())

    @property
    def state(self) -> str:
        """new, skipped, begun, scored or elsewhere."""
        if self.sitting is None:
            return "new"
        if not self.sitting.is_begun:
            return "skipped"
        if self.sitting.is_scored:
            return "scored"
        return "elsewhere" if self.has_elsewhere else "begun"

    @property
    def may_answer(self) -> bool:
        return self.state == "begun" and not self.is_over

    @property
    def has_result(self) -> bool:
        return self.state in ("scored", "elsewhere")


def standing_of(enrolment: Enrolment, *, now: datetime) -> Standing:
    sitting = Sitting.objects.select_related("discussed_by").filter(enrolment=enrolment).first()
    begun = Session.objects.that_count().filter(cohort=enrolment.cohort_id, starts_at__lte=now)
    return Standing(
        enrolment=enrolment,
        sitting=sitting,
        answered=sitting.answers.count() if sitting else 0,
        has_elsewhere=Elsewhere.objects.filter(sitting=sitting).exists() if sitting else False,
        is_over=answering.is_over(enrolment, now=now),
        has_started=begun.exists(),
    )


@dataclass(frozen=True)
class Question:
    """One item on a screen: which one of how many, and what was answered."""

    place: int
    item: Item
    value: int | None

    @property
    def name(self) -> str:
        return f"a-{self.item.number}"


@dataclass(frozen=True)
class Screen:
    """Ten questions. `opens` is the place of the first that is not answered yet."""

    number: int
    questions: tuple[Question, ...]
    screens: int
    answered: int
    total: int

    @property
    def is_last(self) -> bool:
        return self.number == self.screens

    @property
    def opens(self) -> int:
        return next((one.place for one in self.questions if one.value is None), self.first_place)

    @property
    def first_place(self) -> int:
        return self.questions[0].place

    @property
    def last_place(self) -> int:
        return self.questions[-1].place


def screen_of(number: int, answers: Mapping[int, int]) -> Screen | None:
    """None for a screen that does not exist."""
    screens = items.screens(A_SCREEN)
    if not 1 <= number <= len(screens):
        return None
    first = (number - 1) * A_SCREEN + 1
    shown = enumerate(screens[number - 1], start=first)
    questions = tuple(Question(place, item, answers.get(item.number)) for place, item in shown)
    return Screen(number, questions, len(screens), len(answers), len(items.all_items()))


def screen_with(place: int) -> int:
    """On which screen the question at this place stands."""
    return (place - 1) // A_SCREEN + 1


def open_places(answers: Mapping[int, int]) -> list[tuple[int, int]]:
    """Which questions are open still: their place, and the screen they stand on."""
    places = {item.number: place for place, item in enumerate(items.all_items(), start=1)}
    return [(places[number], screen_with(places[number])) for number in scoring.missing_in(answers)]


def notes_of(sitting: Sitting) -> list[str]:
    """Gentle notes about how the answers were given: worked out when shown, kept nowhere (BIG-3)."""
    rows = list(sitting.answers.order_by("answered_at").values_list("item", "value", "answered_at"))
    if not rows:
        return []
    pace = carefulness.pace([at for _, _, at in rows])
    found = carefulness.notes({item: value for item, value, _ in rows}, pace=pace)
    return [texts.NOTES[one] for one in found]


@dataclass(frozen=True)
class Drawn:
    """A profile with its charts: of the domains, and of the facets of each."""

    profile: Profile
    chart: SafeString
    traits: tuple[tuple[Trait, SafeString], ...]
    how_to_read: str = texts.HOW_TO_READ
    no_dutch_norm: str = texts.NO_DUTCH_NORM


def drawn_of(
    sitting: Sitting, *, whose: str = "jij", domains: bool = True, facets: bool = True
) -> Drawn | None:
    """None for who has no score."""
    if sitting.result is None:
        return None
    found = profile.profile_of(scoring.from_plain(sitting.result), domains=domains, facets=facets)
    traits = tuple((one, band_chart(one.bars, whose=whose)) for one in found.traits)
    return Drawn(found, band_chart(found.bars, whose=whose), traits)


@dataclass(frozen=True)
class Line:
    name: str
    value: str


@dataclass(frozen=True)
class Written:
    """A result of elsewhere, as it was written over."""

    instrument: str
    scale: str
    domains: tuple[Line, ...]
    facets: tuple[Line, ...]


def written_of(elsewhere: Elsewhere, *, domains: bool = True, facets: bool = True) -> Written:
    scores = list(elsewhere.scores.order_by("pk"))
    given = {one.trait: one for one in scores if one.trait}
    scale = ""
    if elsewhere.lowest is not None and elsewhere.highest is not None:
        scale = f"van {shown(elsewhere.lowest)} tot {shown(elsewhere.highest)}"
    return Written(
        instrument=elsewhere.instrument,
        scale=scale if domains or facets else "",
        domains=tuple(Line(_name(elsewhere, one), shown(given[one].value)) for one in Domain if one in given)
        if domains
        else (),
        facets=tuple(Line(one.facet, shown(one.value)) for one in scores if one.facet) if facets else (),
    )


def shown(value: Decimal) -> str:
    """6 and 6,5: without the zeros of the column."""
    return number_format(value.normalize() if value % 1 else value.quantize(Decimal(1)))


def _name(elsewhere: Elsewhere, domain: Domain) -> str:
    """By the name that test gives it: neuroticism turned round is not the same number."""
    return "Neuroticisme" if domain == Domain.N and elsewhere.is_neuroticism else domain.label
