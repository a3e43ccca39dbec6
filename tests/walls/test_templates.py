"""Names in templates and style sheets that mean something else than whoever wrote them thinks.

What is named in one block of a template is not known in another: a link made of it would lead nowhere.
"""

import re
from collections import Counter

from tools.paths import ROOT

BLOCK = re.compile(r"{% block (\w+) %}(.*?){% endblock", re.DOTALL)
# Laid out by itself, not within something else.
CLASS = re.compile(r"^ {0,2}\.(vak-[\w-]+) {", re.MULTILINE)
NAMED = re.compile(r"{% \w+ [^%]* as (\w+) %}")


def unknown_in(template: str) -> set[str]:
    """Names that a block uses, that only another block of this template gives."""
    blocks = dict(BLOCK.findall(template))
    named = {name: set(NAMED.findall(words)) for name, words in blocks.items()}
    elsewhere = {name: set().union(*(own for other, own in named.items() if other != name)) for name in named}
    return {
        one for name in blocks for one in elsewhere[name] - named[name] if f"{{{{ {one} }}}}" in blocks[name]
    }


def test_a_name_of_another_block_is_seen() -> None:
    hero = "{% block hero %}{% url 'x' as back_url %}{% endblock %}"
    assert unknown_in(hero + "{% block content %}{{ back_url }}{% endblock %}") == {"back_url"}
    again = "{% block content %}{% url 'x' as back_url %}{{ back_url }}{% endblock %}"
    assert unknown_in(hero + again) == set()


def test_every_block_knows_the_names_it_uses() -> None:
    pages = {str(path.relative_to(ROOT)): path.read_text() for path in (ROOT / "templates").rglob("*.html")}
    assert {name: lacks for name, page in pages.items() if (lacks := unknown_in(page))} == {}


def test_a_class_is_laid_out_in_one_file() -> None:
    """Two pages that use one name for two things change each other."""
    sheets = (ROOT / "assets" / "css").glob("*.css")
    named = [(one.name, name) for one in sheets for name in set(CLASS.findall(one.read_text()))]
    twice = Counter(name for _, name in named)
    assert [pair for pair in named if twice[pair[1]] > 1] == []
