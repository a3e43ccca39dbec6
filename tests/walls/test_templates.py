"""Templates, as far as reading them tells."""

import re

from tools.paths import ROOT

BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock", re.DOTALL)
MADE = re.compile(r"{% url [^%]*? as (\w+) %}")


def test_an_address_is_used_in_the_block_that_makes_it() -> None:
    """What one block names is gone in the next: a link to it would lead nowhere, without a word."""
    gone = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sorted((ROOT / "templates").rglob("*.html"))
        for name in _lost_in(path.read_text())
    ]
    assert gone == []


def _lost_in(text: str) -> set[str]:
    blocks = [found[2] for found in BLOCK.finditer(text)]
    made = {name for block in blocks for name in MADE.findall(block)}
    return {
        name
        for block in blocks
        for name in made - set(MADE.findall(block))
        if re.search(rf"\b{name}\b", block)
    }


def test_the_reader_finds_what_is_lost() -> None:
    text = (
        "{% block hero %}{% url 'a' as up %}{{ up }}{% endblock %}{% block content %}{{ up }}{% endblock %}"
    )
    assert _lost_in(text) == {"up"}
