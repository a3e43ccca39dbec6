from datetime import date
from typing import Any

import pytest
from django.template import Template

from outbox.kind import Kind
from outbox.kinds import KINDS
from outbox.letters import Facts, Letter, MissingFact, keepsake, write
from outbox.models import Message
from people.models import Person
from tests.outbox.conftest import NOW

DAY = {"starts_at": NOW.isoformat(), "ends_at": NOW.isoformat(), "place": "Kas", "link": ""}
CHANGE = {"key": "session:4", "day_number": 4, "theme": "<t>", "was": DAY, "now": DAY | {"place": "<p>"}}
NOOR = Person(name="Noor Bakker", email="noor@example.org")


def example(name: str) -> Any:
    if name.endswith("_at"):
        return NOW.isoformat()
    if name.endswith("_on"):
        return date(2026, 11, 12).isoformat()
    if name == "items":
        return [{"title": "<title>", "path": "/"}]
    if name == "changes":
        return [CHANGE]
    return 4 if name == "day_number" else f"/{name}/" if name.endswith("path") else f"<{name}>"


def message_of(kind: Kind, **changes: Any) -> Message:
    facts = {name: example(name) for name in kind.facts}
    return Message(recipient=NOOR, kind=kind.name, facts=facts | changes)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_words_that_say_who_and_why(kind: Kind, settings: Any) -> None:  # MSG-4, MSG-6
    letter = write(message_of(kind))
    assert letter.subject
    assert "\n" not in letter.subject
    for part in (letter.text, letter.html):
        assert kind.why in part
        assert settings.PROVIDER_NAME in part
        assert f"{settings.BASE_URL}/berichten/" in part
        assert "Noor" in part
    assert "&lt;" not in letter.subject + letter.text
    assert "!" not in letter.subject + letter.text


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_declared_fact_is_needed_and_none_is_missing(kind: Kind) -> None:  # MSG-6
    for name in kind.facts:
        message = message_of(kind)
        del message.facts[name]
        if name.startswith("secret_"):
            continue
        with pytest.raises(MissingFact):
            write(message)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_html_escapes_what_people_typed(kind: Kind) -> None:
    assert (
        "<script"
        not in write(message_of(kind, theme="<script>", cohort="<script>", participant="<script>")).html
    )


def test_moments_are_told_on_the_dutch_clock() -> None:  # COH-2
    kind = next(kind for kind in KINDS if kind.name == "before_open_7")
    letter = write(message_of(kind, starts_at="2026-07-02T07:30:00+00:00"))
    assert "donderdag 2 juli om 9.30 uur" in letter.text


CHANGED = next(kind for kind in KINDS if kind.name == "days_changed")


def changed(*changes: dict[str, Any]) -> Letter:
    words = {"day_number": 4, "theme": "Lef"}
    return write(message_of(CHANGED, changes=[words | change for change in changes], cohort="Voorjaar"))


def test_a_message_about_changes_says_what_each_came_to() -> None:  # COH-4, MSG-6
    later = DAY | {"starts_at": "2027-03-29T07:30:00Z", "ends_at": "2027-03-29T14:30:00Z"}
    moved, gone = {"was": DAY, "now": later}, {"was": DAY, "now": None}
    new, elsewhere = {"was": None, "now": later}, {"was": DAY, "now": DAY | {"place": "Raadhuis"}}
    assert changed(moved).subject == "Verzet: dag 4 is nu op maandag 29 maart"
    assert "van 9.30 tot 16.30 uur" in changed(moved).text
    assert changed(gone).subject == "Gaat niet door: dag 4 op maandag 23 november"
    assert changed(new).subject == "Nieuw: dag 4 is op maandag 29 maart"
    assert changed(elsewhere).subject == "Dag 4 op maandag 23 november is veranderd"
    assert "Plaats: Raadhuis" in changed(elsewhere).text
    assert "Eerst was het" not in changed(elsewhere).text + changed(elsewhere).html
    assert changed(moved, gone).subject == "2 wijzigingen in de dagen van Voorjaar"


def test_what_is_missing_deep_down_or_in_a_comparison_refuses_too() -> None:  # MSG-6
    for part in ("starts_at", "place", "link"):
        now = {name: value for name, value in DAY.items() if name != part}
        with pytest.raises(MissingFact):
            changed({"was": DAY, "now": now})
    with pytest.raises(MissingFact, match="cohort"):
        write(message_of(CHANGED, cohort=None))
    context = Facts({"here": 1}, autoescape=False)
    assert Template("{% if nowhere == here %}x{% endif %}").render(context) == ""
    assert context.missing == ["nowhere"]


def test_a_personal_link_is_in_the_mail_and_not_in_what_is_kept() -> None:  # PPL-3
    kind = next(kind for kind in KINDS if kind.name == "invitation_support")
    message = message_of(kind, secret_path="/steun/geheim/")
    assert "/steun/geheim/" in write(message).text
    assert "geheim" not in keepsake(message).text + keepsake(message).html
