"""The papers in docs/privacy say what the code does (PRI-1, PRI-4)."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone

from assignments.linking import token_for
from cohorts.models import Cohort, Enrolment
from intake.models import Application
from people import purposes
from people.expiring import Ended
from people.models import Person
from people.privacy import Held
from people.purposes import EVERYONE, ROLES, Role
from privacy import editions, holding, papers, provider
from privacy.marking_up import marked
from privacy.overview import IN_WORDS
from privacy.running import expiries
from tests import factories as make
from tests.privacy.subjects import BESIDES, OF_WHOM
from tools import papers as writing

FILES = sorted(papers.FOLDER.rglob("*.md"))
TOLD = {"provider_name": "Het Leeratelier"}


def told() -> dict[str, str]:
    return provider.facts(edition=editions.latest().on)


def rows_of(page: str) -> list[str]:
    return [unescape(one) for one in re.findall(r'<th[^>]* scope="row"[^>]*>([^<]+)</th>', page)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_the_code_knows_stands_in_the_papers_as_it_is_now(path: Path) -> None:  # PRI-4
    assert writing.written(path.read_text()) == path.read_text(), "run: make papers"


def test_every_paper_is_shown_somewhere() -> None:
    assert {papers.FOLDER / paper.file for paper in papers.PAPERS} == set(FILES) - {
        papers.FOLDER / "README.md"
    }


@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES, ids=lambda role: role.slug)
def test_a_notice_has_what_is_of_that_role_and_nothing_else(role: Role, client: Client) -> None:  # PRI-4
    shown = rows_of(client.get(papers.NOTICES[role].url).content.decode())
    ours = [f"{words[0].upper()}{words[1:]}" for words in (one.of[role] or one.what for one in of_role(role))]
    assert sorted(shown) == sorted(ours)
    assert shown


def of_role(role: Role) -> list[Held]:
    return [one for one in writing.held() if role in one.of]


@pytest.mark.parametrize("held", writing.held(), ids=lambda held: f"{held.model._meta.label}: {held.what}")
def test_whoever_a_row_names_finds_it_in_their_notice(held: Held) -> None:  # PRI-1
    """Told by foreign keys: to a person, and by way of a deelname or an application."""
    named = {role for field in held.fields for role in OF_WHOM.get(f"{held.model._meta.label}.{field}", ())}
    for model, role in ((Enrolment, purposes.PARTICIPANT), (Application, purposes.APPLICANT)):
        if held.model is not model and hangs_on(held.model, model):
            named.add(role)
    assert set(held.of) == named | BESIDES.get(held.model._meta.label, set())


def hangs_on(model: type[Model], root: type[Model]) -> bool:
    """By keys that must be filled in, and not by way of a person, a cohort or a day."""
    if model is root:
        return True
    keys = [field for field in model._meta.fields if field.many_to_one or field.one_to_one]
    above = [key.related_model for key in keys if not key.null]
    stops = (Person, Cohort, apps.get_model("cohorts", "Session"))
    return any(hangs_on(one, root) for one in above if one not in (model, *stops))


def test_every_key_to_a_person_is_in_somebodys_notice() -> None:  # PRI-1
    keys = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.related_model is Person
    }
    assert set(OF_WHOM) == keys | {"people.Person.id", "people.Person.mail_refused_at"}


def test_what_is_shown_at_mijn_gegevens_is_of_somebody() -> None:  # PRI-3
    of_somebody = {one.model for one in writing.held()}
    assert set(holding.OWNERS) - of_somebody == set()
    assert all(one.purpose for one in writing.held())


@pytest.mark.django_db
@pytest.mark.parametrize("expiry", expiries(), ids=lambda expiry: expiry.what)
def test_the_term_that_is_told_is_the_term_that_is_kept(expiry: object) -> None:  # PRI-4
    nothing = Ended(make.BEFORE_ALL, Enrolment.objects.none(), Cohort.objects.none())
    model = expiry.find(nothing).model  # type: ignore[attr-defined]
    keeps = [one.keep for one in writing.held() if one.model is model]
    words = IN_WORDS[expiry.after]  # type: ignore[attr-defined]
    if keeps and words != "meteen":
        assert any(words in as_words(keep) for keep in keeps), (words, keeps)


def as_words(keep: str) -> str:
    """`3 maanden` as `drie maanden`."""
    numbers = {"1": "een", "2": "twee", "3": "drie", "6": "zes", "7": "zeven"}
    return re.sub(r"\b([12367]) ", lambda found: f"{numbers[found[1]]} ", keep)


@pytest.mark.parametrize("paper", papers.PAPERS, ids=lambda paper: paper.slug)
def test_no_link_in_a_paper_leads_nowhere(paper: papers.Paper) -> None:
    page = papers.page_of(paper)
    for address in re.findall(r'href="([^"]+)"', page.html):
        parts = urlsplit(address)
        if not parts.scheme and parts.path:
            try:
                resolve(parts.path)
            except Resolver404:
                pytest.fail(f"{address} in {paper.file}")
    assert "{{" not in page.html and ".md" not in page.html


def test_the_provider_fills_in_what_is_theirs(settings) -> None:  # PPL-5
    settings.PROVIDER_NAME, settings.PRIVACY_OFFICER = "Leren | *Doen* <b>BV</b>", "Ina_de_Boer"
    settings.SUB_PROCESSORS = [("Host <script>alert(1)</script>", "servers", "Nederland")]
    settings.PROVIDER_ADDRESS, settings.BACKUP_DAYS = "Kade 1", 35
    html = papers.page_of(papers.NOTICE).html
    for words in (
        "Leren | *Doen* &lt;b&gt;BV&lt;/b&gt;",
        "Ina_de_Boer",
        "Host &lt;script&gt;alert(1)&lt;/script&gt;</th>",
        "kan daar nog hooguit 35 dagen in staan",
    ):
        assert words in html
    assert "<script" not in html and "<b>" not in html


def test_what_the_provider_left_open_is_asked_by_mail_and_warned_of(settings) -> None:
    assert "hoor je via programmabureau@localhost" in papers.page_of(papers.NOTICE).html
    assert set(provider.lacking()) == {*provider.NEEDED, "PROVIDER_MAIL"}
    settings.PROVIDER_ADDRESS, settings.PRIVACY_OFFICER, settings.BACKUP_DAYS = "Kade 1", "Ina", 35
    settings.SUB_PROCESSORS, settings.PROVIDER_MAIL = [("Host", "servers", "Nederland")], "a@leren.example"
    assert provider.lacking() == {}


def test_an_unknown_name_in_a_paper_stops() -> None:
    with pytest.raises(KeyError):
        provider.filled_in("Vraag het {{ iemand }}.", told())


DANGEROUS = (
    "# Titel\n\nInleiding.\n\n<script>alert(1)</script>\n\n"
    "Tekst <img src=x onerror=alert(1)> en [klik](javascript:alert) en <!-- stil --> meer.\n"
)


def test_no_html_of_a_paper_comes_out() -> None:
    html = marked(DANGEROUS, link=str).html
    assert "Tekst" in html and "meer." in html
    for never in ("<script", "<img", 'href="javascript', "stil", "<!--"):
        assert never not in html


def test_a_page_has_contents_named_tables_and_row_headers() -> None:
    text = "# Titel\n\nInleiding.\n\n## Een\n\n| A | B |\n|---|---|\n| c | d |\n\n## Een\n\nSlot."
    page = marked(text, link=str)
    assert (page.title, page.lead) == ("Titel", "Inleiding.")
    assert [one.anchor for one in page.chapters] == ["een", "een-2"]
    assert '<h2 id="een-2"' in page.html and 'aria-label="Een" tabindex="0"' in page.html
    assert '<th scope="row" class="utrecht-table__cell">c</th>' in page.html
    printed = marked(text, link=str, for_print=True).html
    assert '<h1 id="een"' in printed and "vak-scroll" not in printed


@pytest.mark.django_db
def test_every_page_leads_to_the_notice_and_the_statement(client: Client) -> None:  # PRI-1
    client.force_login(make.person())
    for name in ("help", "account", "privacy:mine", "outbox:messages", "evaluation:complain"):
        page = client.get(reverse(name)).content.decode()
        for where in ("privacy_statement", "accessibility"):
            assert f'href="{reverse(where)}"' in page
    bare = [one for one in Path(settings.BASE_DIR, "templates").rglob("*.html") if "<html" in one.read_text()]
    folders = {one.parent.name for one in bare}
    assert folders == {"templates", "mail", "print", "demo", "archive"}


@pytest.mark.django_db
def test_who_is_signed_in_reads_first_which_chapters_are_theirs(client: Client) -> None:  # PPL-2
    mine = make.enrolment(make.cohort())
    make.trainer(mine.cohort, who=mine.person)
    assert "Voor jou" not in client.get(reverse("privacy_statement")).content.decode()
    client.force_login(mine.person)
    page = client.get(reverse("privacy_statement")).content.decode()
    start = page.index("Voor jou")
    found = re.findall(r'href="(/privacy/\w+/)"', page[start : page.index("</section>", start)])
    assert found == ["/privacy/deelnemer/", "/privacy/trainer/"]
    mine_page = client.get(reverse("privacy:mine")).content.decode()
    assert all(address in mine_page for address in found)


@pytest.mark.django_db
def test_a_personal_link_tells_nothing_of_what_else_somebody_is(client: Client) -> None:  # PPL-3
    support = make.support(make.enrolment(make.cohort()))
    make.coordinator()
    make.complaint(support.person, now=timezone.now())
    make.trainer(make.cohort(), who=support.person)
    client.force_login(support.person)
    there = "/privacy/praktijkbegeleider/", "/privacy/trainer/", "/privacy/klager/"
    page = client.get(reverse("privacy_statement")).content.decode()
    assert [address in page[: page.index("Op deze pagina")] for address in there] == [True, True, True]
    client.logout()
    client.post(reverse("assignments:link", args=[token_for(support)]))
    page = client.get(reverse("privacy_statement")).content.decode()
    assert [address in page[: page.index("Op deze pagina")] for address in there] == [True, False, False]


@pytest.mark.django_db
def test_where_a_person_needs_it_the_chapter_is_one_link_away(client: Client) -> None:
    mine = make.enrolment(make.cohort(first_day=make.FIRST_DAY.replace(year=make.FIRST_DAY.year + 5)))
    client.force_login(mine.person)
    consent = client.get(reverse("bigfive:start", args=[mine.pk])).content.decode()
    anchor = "de-vragenlijst-voor-zelfreflectie"
    assert f"/privacy/deelnemer/#{anchor}" in consent
    assert f'id="{anchor}"' in papers.page_of(papers.NOTICES[purposes.PARTICIPANT]).html
    assert "/privacy/klager/" in client.get(reverse("evaluation:complain")).content.decode()
    assert "/privacy/aanmelder/" in client.get(reverse("intake:terms")).content.decode()


def test_a_chapter_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/privacy/koning/").status_code == 404
    assert client.get(f"/privacy/{EVERYONE.slug}/").status_code == 404
