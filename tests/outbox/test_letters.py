from datetime import date
from typing import Any

import pytest

from outbox.kinds import KINDS, Kind
from outbox.letters import MissingFact, keepsake, write
from outbox.models import Message
from people.models import Person
from tests.outbox.conftest import NOW

NOOR = Person(name="Noor Bakker", email="noor@example.org")


def example(name: str) -> Any:
    if name.endswith("_at"):
        return NOW.isoformat()
    if name.endswith("_on"):
        return date(2026, 11, 12).isoformat()
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
    kind = next(kind for kind in KINDS if kind.name == "session_cancelled")
    letter = write(message_of(kind, starts_at="2026-07-02T07:30:00+00:00"))
    assert "donderdag 2 juli om 9.30 uur" in letter.text


def test_a_personal_link_is_in_the_mail_and_not_in_what_is_kept() -> None:  # PPL-3
    kind = next(kind for kind in KINDS if kind.name == "invitation_support")
    message = message_of(kind, secret_path="/steun/geheim/")
    assert "/steun/geheim/" in write(message).text
    assert "geheim" not in keepsake(message).text + keepsake(message).html
