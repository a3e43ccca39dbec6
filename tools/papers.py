"""Writes the parts of docs/privacy that the code knows: what is held of whom, why, how long and who reads it.

What stands between `<!-- written: held deelnemer -->` and `<!-- /written -->` is written anew; a test
compares. It reads every room, the vault as well: that is why it stands here and not in the product.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from importlib import import_module
from importlib.util import find_spec

import django
from django.conf import settings

from tools.paths import ROOT

django.setup()

from people.privacy import Held  # noqa: E402
from people.purposes import PURPOSES, ROLES, Purpose, Role  # noqa: E402
from privacy.overview import IN_WORDS, terms  # noqa: E402

FOLDER = ROOT / "docs" / "privacy"
BLOCK = re.compile(r"(<!-- written: (\w+) ?(\w*) -->)\n.*?<!-- /written -->", re.DOTALL)
NOBODY = "niemand; alleen het systeem gebruikt het"


def main() -> None:
    for path in sorted(FOLDER.rglob("*.md")):
        path.write_text(written(path.read_text()))


def written(text: str) -> str:
    """The same paper, with what the code knows as it is now."""
    return BLOCK.sub(_part, text)


def _part(found: re.Match[str]) -> str:
    opening, name, about = found.groups()
    return f"{opening}\n\n{PARTS[name](about).strip()}\n\n<!-- /written -->"


def held() -> Iterator[Held]:
    """All that is held of people, room by room."""
    for room in settings.ROOMS:
        if find_spec(f"{room}.privacy"):
            policy = import_module(f"{room}.privacy")
            yield from (one for one in (*policy.HELD, *getattr(policy, "HELD_BESIDE", ())) if one.of)


def held_for(purpose: Purpose, role: Role | None = None) -> list[Held]:
    return [one for one in held() if one.purpose == purpose and (role is None or role in one.of)]


def notice(slug: str) -> str:
    """Of one role, per purpose: what, how long, who reads it."""
    role = next(one for one in ROLES if one.slug == slug)
    return "\n\n".join(_chapter(purpose, role) for purpose in PURPOSES if held_for(purpose, role))


def _chapter(purpose: Purpose, role: Role) -> str:
    rows = ((one.of[role] or one.what, one.keep, readers(one, role)) for one in held_for(purpose, role))
    told = f"{purpose.why}\n\nGrondslag: {purpose.basis}."
    return f"### {purpose.name}\n\n{told}\n\n{_table(('Wat', 'Hoe lang', 'Wie leest het'), rows)}"


def readers(one: Held, role: Role) -> str:
    """As somebody of that role reads it."""
    fellows = [each.fellows if each == role else each.reads for each in one.seen_by if isinstance(each, Role)]
    own = [] if role in one.unseen_by else ["jij"]
    words = [_own(each, role) for each in one.seen_by if isinstance(each, str)]
    found = "; ".join(filter(None, (_listed([*own, *filter(None, fellows)]), *words)))
    return "alleen jij" if found == "jij" else found or NOBODY


def _own(words: str, role: Role) -> str:
    return words if role.fellows else words.replace(role.reads, "jij")


def _listed(words: list[str]) -> str:
    return " en ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def retention(_: str) -> str:
    """All there is, per purpose."""
    return "\n\n".join(
        f"### {purpose.name}\n\n{_table(('Wat', 'Van wie', 'Hoe lang'), _kept(purpose))}"
        for purpose in PURPOSES
    )


def _kept(purpose: Purpose) -> Iterator[tuple[str, ...]]:
    for one in held_for(purpose):
        yield one.what, _listed([role.name.lower() for role in one.of]), one.keep


def expiries(_: str) -> str:
    """What the hourly work takes away, the vault's with it."""
    vault = import_module("bigfive.expiring")
    own = (
        ("Antwoorden op de vragenlijst voor zelfreflectie", vault.ANSWERS_KEPT),
        ("Uitslagen van de vragenlijst voor zelfreflectie", vault.SCORES_KEPT),
    )
    rows = [(one.what, one.after) for one in terms()]
    return _table(("Wat", "Na"), [*rows, *((what, _in_words(after)) for what, after in own)])


def _in_words(after: timedelta) -> str:
    return IN_WORDS.get(after, f"{after.days} dagen")


def register(_: str) -> str:
    """The fields of article 30, per processing."""
    return "\n\n".join(f"### {purpose.name}\n\n{_entry(purpose)}" for purpose in PURPOSES)


def _entry(purpose: Purpose) -> str:
    rows = held_for(purpose)
    fields = {
        "Doel": purpose.why,
        "Grondslag": f"{_cell(purpose.basis)}.",
        "Van wie": _once(role.name.lower() for one in rows for role in one.of),
    }
    told = "\n".join(f"- **{name}:** {words}" for name, words in fields.items())
    table = ((one.what, one.keep, _others(one)) for one in rows)
    return f"{told}\n\n{_table(('Welke gegevens', 'Hoe lang', 'Wie het leest'), table)}"


def _others(one: Held) -> str:
    """Whoever reads it, but for who it is of."""
    words = (each.reads if isinstance(each, Role) else each for each in one.seen_by)
    return "; ".join(words) or "niemand anders"


def _once(words: Iterable[str]) -> str:
    found = "; ".join(dict.fromkeys(words))
    return f"{found[0].upper()}{found[1:]}." if found else ""


def subjects(_: str) -> str:
    """Whose data, and for which processing."""
    rows = (
        (role.name, _once(purpose.name for purpose in PURPOSES if held_for(purpose, role))) for role in ROLES
    )
    return _table(("Van wie", "In welke verwerkingen"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [heads, tuple("---" for _ in heads), *(tuple(_cell(cell) for cell in row) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}"


PARTS: dict[str, Callable[[str], str]] = {
    "held": notice,
    "retention": retention,
    "expiries": expiries,
    "register": register,
    "subjects": subjects,
}

if __name__ == "__main__":
    main()
