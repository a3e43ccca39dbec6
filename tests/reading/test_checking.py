"""Looking whether links still lead somewhere, at a website that runs here."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from reading import checking, linking
from reading.linking import NotALink
from reading.models import Link
from tests import factories as make
from tests.website import HERE, NAME, Website, website

pytestmark = pytest.mark.django_db
NOW = make.at("2026-09-07", "10:00")
DAY, WEEK = timedelta(days=1), timedelta(days=7)


@pytest.fixture
def site() -> Iterator[Website]:
    with website() as running:
        yield running


def link_at(address: str, **fields: object) -> Link:
    """On somebody's list, and due."""
    item = make.reading_item(make.cohort(), address=address)
    Link.objects.filter(pk=item.link_id).update(due_at=NOW, **fields)
    return item.link


def look(site: Website, link: Link, *, now=NOW) -> Link:
    Link.objects.filter(pk=link.pk).update(due_at=now)
    checking.check_due(now=now, way=site.way(seconds=2))
    link.refresh_from_db()
    return link


def test_a_link_that_works_is_asked_for_its_head_alone_and_again_in_a_week(site: Website) -> None:
    site.gives("/boek", 200)
    link = look(site, link_at(site.url("/boek")))
    assert (link.state, link.answer, link.checked_at, link.due_at) == ("works", "200 OK", NOW, NOW + WEEK)
    assert [(method, path) for method, path, _, _ in site.asked] == [("HEAD", "/boek")]


@pytest.mark.parametrize("head", [400, 403, 404, 405, 500, 501])
def test_who_does_not_know_head_is_asked_with_get(site: Website, head: int) -> None:
    site.gives("/", head, methods="HEAD")
    site.gives("/", 200, methods="GET")
    assert look(site, link_at(site.url())).state == "works"
    assert [method for method, *_ in site.asked] == ["HEAD", "GET"]


@pytest.mark.parametrize(
    ("status", "state", "is_dead"),
    [
        (200, "works", False),
        (204, "works", False),
        (304, "works", False),
        (401, "shut", False),
        (403, "shut", False),
        (429, "shut", False),
        (404, "gone", True),
        (410, "gone", True),
        (500, "fails", False),
        (503, "fails", False),
    ],
)
def test_what_a_website_says_of_a_link(site: Website, status: int, state: str, is_dead: bool) -> None:
    site.gives("/", status)
    link = look(site, link_at(site.url()))
    assert (link.state, link.is_dead, link.answer.split()[0]) == (state, is_dead, str(status))


def test_one_bad_moment_makes_no_dead_link_two_do(site: Website) -> None:
    site.gives("/", 500)
    link = link_at(site.url())
    assert [look(site, link).is_dead for _ in range(2)] == [False, True]


def test_a_link_that_fails_is_looked_at_less_and_less_often(site: Website) -> None:
    link = link_at(site.url("/weg"))
    waits = [(look(site, link).due_at - NOW).days for _ in range(7)]
    assert waits == [1, 3, 7, 14, 30, 30, 30]


def test_a_link_that_comes_back_starts_afresh(site: Website) -> None:
    link = link_at(site.url())
    look(site, link)
    assert link.is_dead
    site.gives("/", 200)
    look(site, link, now=NOW + DAY)
    assert (link.is_dead, link.failures, link.due_at) == (False, 0, NOW + DAY + WEEK)


def test_a_website_nobody_knows_is_told_in_words(site: Website) -> None:
    link = look(site, link_at("http://bestaat-niet.example/"))
    assert (link.state, link.answer) == ("fails", "De naam van deze website is niet te vinden.")


@pytest.mark.parametrize("address", [HERE, "169.254.169.254", "::1", "10.0.0.1"])
def test_an_address_inside_is_not_called_and_not_called_dead(site: Website, address: str) -> None:
    link = link_at("http://binnen.example/")
    checking.check_due(now=NOW, way=site.way(names={"binnen.example": [address]}))
    link.refresh_from_db()
    assert (link.state, link.is_dead, site.asked) == ("inside", False, [])


@pytest.mark.parametrize(
    "inside", ["http://127.0.0.1:{port}/", "http://169.254.169.254/", "http://[::1]:{port}/"]
)
def test_a_link_that_sends_us_inside_is_not_followed(site: Website, inside: str) -> None:
    names = {"127.0.0.1": [HERE], "169.254.169.254": ["169.254.169.254"], "::1": ["::1"]}
    site.gives("/", 302, Location=inside.format(port=site.port))
    link = link_at(site.url())
    checking.check_due(now=NOW, way=site.way(names=names))
    link.refresh_from_db()
    assert (link.state, len(site.asked)) == ("inside", 1)


def test_as_it_runs_in_a_worker_there_is_no_way_inside(site: Website) -> None:
    """No door, no names of our own: what the task does."""
    link = link_at("http://127.0.0.1/")
    assert checking.check_due(now=NOW) == 1
    link.refresh_from_db()
    assert (link.state, link.checked_at, site.asked) == ("inside", NOW, [])


def test_a_few_at_a_time_the_longest_due_first(site: Website) -> None:
    hosts = [f"site{n}.example" for n in range(5)]
    for n, host in enumerate(hosts):
        link_at(f"http://{host}/")
        Link.objects.filter(address=f"http://{host}/").update(due_at=NOW - n * DAY)
    assert checking.check_due(now=NOW, way=site.way()) == checking.A_RUN
    seen = set(Link.objects.exclude(checked_at=None).values_list("address", flat=True))
    assert seen == {f"http://{host}/" for host in hosts[-checking.A_RUN :]}


def test_a_website_is_asked_one_thing_in_a_run(site: Website) -> None:
    for path in ("/a", "/b", "/c"):
        site.gives(path, 200)
        link_at(site.url(path))
    runs = [checking.check_due(now=NOW, way=site.way()) for _ in range(4)]
    assert (runs, [path for _, path, _, _ in site.asked]) == ([1, 1, 1, 0], ["/a", "/b", "/c"])


def test_what_is_not_due_is_left_alone(site: Website) -> None:
    link = link_at(site.url())
    Link.objects.filter(pk=link.pk).update(due_at=NOW + DAY)
    assert (checking.check_due(now=NOW, way=site.way()), site.asked) == (0, [])


def test_an_address_no_list_names_any_more_is_forgotten(site: Website) -> None:
    Link.objects.create(address=site.url("/los"), due_at=NOW)
    kept = link_at(site.url("/vast"))
    checking.check_due(now=NOW, way=site.way())
    assert list(Link.objects.all()) == [kept]
    assert [path for _, path, _, _ in site.asked] == ["/vast", "/vast"]


def test_one_address_on_many_lists_is_asked_once(site: Website) -> None:
    site.gives("/", 200)
    links = {link_at(site.url()).pk for _ in range(3)}
    assert (len(links), checking.check_due(now=NOW, way=site.way()), len(site.asked)) == (1, 1, 1)


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://voorbeeld.example/a?b=c", "https://voorbeeld.example/a?b=c"),
        ("HTTP://Voorbeeld.example", "http://Voorbeeld.example"),
        ("www.voorbeeld.example/pad", "https://www.voorbeeld.example/pad"),
        ("//voorbeeld.example/", "https://voorbeeld.example/"),
        ("10.1000/xyz-123", "https://doi.org/10.1000/xyz-123"),
        ("doi:10.1000/xyz", "https://doi.org/10.1000/xyz"),
        (" https://bücher.example/é ", "https://bücher.example/é"),
    ],
)
def test_what_people_write_becomes_an_address(words: str, address: str) -> None:
    assert linking.address_of(words) == address


@pytest.mark.parametrize(
    "words",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "script:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "ftp://voorbeeld.example/",
        "file:///etc/passwd",
        "mailto:iemand@voorbeeld.example",
        "https://",
        "http://intranet/",
        "https://iemand:geheim@voorbeeld.example/",
        "https://voorbeeld.example:8080/",
        "https://voor beeld.example/",
        f"https://voorbeeld.example/{'x' * 500}",
        "zomaar wat woorden",
    ],
)
def test_what_is_no_address_of_a_website_is_refused_in_words(words: str) -> None:
    with pytest.raises(NotALink) as refused:
        linking.address_of(words)
    assert str(refused.value).endswith(".")


def test_the_name_of_a_website() -> None:
    assert link_at("https://www.voorbeeld.example/pad").site == "voorbeeld.example"
    assert NAME != "voorbeeld.example"
