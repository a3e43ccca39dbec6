"""The papers in docs/privacy: which there are, who reads them where, and what they say here."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404
from django.urls import reverse

from people.models import Person
from people.purposes import EVERYONE, ROLES
from privacy import editions, provider, reading
from privacy.marking_up import Marked, marked

FOLDER = Path(settings.BASE_DIR) / "docs" / "privacy"


@dataclass(frozen=True)
class Paper:
    """`page` is the URL name of where everyone reads it; without one it is for the programme office."""

    slug: str
    file: str
    page: str = ""
    args: tuple[str, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.page, args=self.args) if self.page else reverse("privacy:paper", args=[self.slug])


NOTICE = Paper("privacyverklaring", f"notice/{EVERYONE.slug}.md", "privacy_statement")
NOTICES = {EVERYONE: NOTICE} | {
    role: Paper(role.slug, f"notice/{role.slug}.md", "privacy:notice", (role.slug,))
    for role in ROLES
    if role != EVERYONE
}
RETENTION = Paper("bewaartermijnen", "retention.md", "privacy:retention")
ACCESSIBILITY = Paper("toegankelijkheid", "accessibility.md", "accessibility")
OF_THE_OFFICE = (
    Paper("dpia", "dpia.md"),
    Paper("register", "register.md"),
    Paper("verwerkersbijlage", "processor-annex.md"),
)
PAPERS = (*OF_THE_OFFICE, *NOTICES.values(), RETENTION, ACCESSIBILITY)
BY_FILE = {Path(paper.file).name: paper for paper in PAPERS}


def paper_named(slug: str) -> Paper:
    found = next((one for one in PAPERS if one.slug == slug), None)
    if found is None:
        raise Http404
    return found


def notices_of(person: Person, *, by_link: bool = False) -> list[tuple[str, str]]:
    """The chapters that are about this person: the name of the role, and where it is read.

    A personal link tells nothing of what else they are (PPL-3): it may have been passed on.
    """
    roles = [role for role in reading.roles_of(person) if not by_link or role in reading.BY_LINK]
    return [(role.name, NOTICES[role].url) for role in roles]


def page_of(paper: Paper) -> Marked:
    return _marked(paper.file, tuple(_facts().items()), False)


def print_of(paper: Paper) -> Marked:
    return _marked(paper.file, tuple(_facts().items()), True)


def _facts() -> dict[str, str]:
    return provider.facts(edition=editions.latest().on)


@lru_cache(maxsize=64)
def _marked(file: str, told: tuple[tuple[str, str], ...], for_print: bool) -> Marked:
    """Papers stand still while the site runs."""
    text = provider.filled_in((FOLDER / file).read_text(), dict(told))
    return marked(text, link=_printed_link if for_print else _link, for_print=for_print)


def _link(address: str) -> str:
    """Papers name each other by their file."""
    name, _, anchor = address.partition("#")
    paper = BY_FILE.get(Path(name).name)
    return "#".join(filter(None, (paper.url, anchor))) if paper else address


def _printed_link(address: str) -> str:
    found = _link(address)
    return f"{settings.BASE_URL}{found}" if found.startswith("/") else found
