"""What counts as found, and that nobody calls a run good that was none."""

import sqlite3
from collections import Counter
from pathlib import Path
from urllib.request import urlopen

import pytest

from tools.probing.crawled import Asked, everything, forget_all_but, one_of_each
from tools.probing.listening import listening
from tools.probing.report import Result, summary, why_not
from tools.probing.sqlmap import told, written
from tools.probing.wapiti import Finding, Round

BASE = "http://127.0.0.1:1"
TABLES = """
CREATE TABLE paths (path_id INTEGER PRIMARY KEY, path TEXT, method TEXT, evil BOOLEAN, response_id INTEGER);
CREATE TABLE params (path_id INTEGER, type TEXT, position INTEGER, name TEXT, value1 TEXT);
INSERT INTO paths VALUES
  (1, 'http://127.0.0.1:1/pod/7/', 'GET', 0, NULL),
  (2, 'http://127.0.0.1:1/pod/8/', 'GET', 0, 1),
  (3, 'http://127.0.0.1:1/klacht/', 'POST', 0, NULL),
  (4, 'http://127.0.0.1:1/klacht/', 'POST', 1, 2),
  (5, 'http://127.0.0.1:1/account/logout/', 'POST', 0, NULL),
  (6, 'http://127.0.0.1:1/hulp/', 'GET', 0, NULL),
  (7, 'http://127.0.0.1:1/lijst/', 'GET', 0, 3);
INSERT INTO params VALUES
  (3, 'POST', 0, 'csrfmiddlewaretoken', 'old'), (3, 'POST', 1, 'words', 'default'),
  (6, 'GET', 0, 'code', 'default'), (7, 'GET', 0, 'zoek', 'a b');
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """With a store as Wapiti leaves it: one form it attacked, one that would sign out."""
    (tmp_path / "store").mkdir()
    database = sqlite3.connect(tmp_path / "store" / "one.db")
    database.executescript(TABLES)
    database.close()
    return tmp_path


def walk(folder: Path) -> Round:
    return Round(BASE, {}, folder, "")


def test_of_each_kind_the_one_that_opened_is_kept(folder: Path) -> None:
    kinds = [one.kind for one in one_of_each(walk(folder).found())]
    assert kinds == [
        ("GET", "/pod/*/"),
        ("GET", "/lijst/", "zoek"),
        ("POST", "/klacht/", "csrfmiddlewaretoken", "words"),
    ]
    assert [one.pk for one in one_of_each(walk(folder).found())] == [2, 7, 3]


def test_what_would_end_the_session_is_neither_opened_nor_attacked(folder: Path) -> None:
    everywhere = {one.url for one in everything(folder / "store")}
    assert everywhere - {one.url for one in walk(folder).found()} == {
        f"{BASE}/account/logout/",
        f"{BASE}/hulp/",
    }


def test_what_is_forgotten_takes_its_fields_along_and_no_finding(folder: Path) -> None:
    kept = [one for one in everything(folder / "store") if one.pk == 7]
    forget_all_but(folder / "store", kept)
    database = sqlite3.connect(folder / "store" / "one.db")
    assert [row[0] for row in database.execute("SELECT path_id FROM paths ORDER BY 1")] == [4, 7]
    assert [row[0] for row in database.execute("SELECT path_id FROM params")] == [7]
    database.close()


def test_a_form_is_sent_with_the_token_of_the_session_and_what_asks_comes_first(folder: Path) -> None:
    forms = [one for one in walk(folder).found() if one.takes_something]
    cookies = {"sessionid": "s", "csrftoken": "new"}
    text = written(forms, cookies, BASE, folder / "requests.txt").read_text()
    assert text.index("GET /lijst/?zoek=a+b HTTP/1.1") < text.index("POST /klacht/ HTTP/1.1")
    assert text.count("Cookie: sessionid=s; csrftoken=new") == 2
    assert "csrfmiddlewaretoken=new&words=default" in text


@pytest.mark.parametrize(
    ("finding", "has_weight"),
    [
        (Finding(1, "HttpOnly Flag cookie", "GET /", "not set on the cookie 'csrftoken' set at"), False),
        (Finding(1, "HttpOnly Flag cookie", "GET /", "not set on the cookie 'sessionid' set at"), True),
        (Finding(0, "Something new", "GET /", "nobody looked at it yet"), True),
    ],
)
def test_what_nobody_judged_has_weight(finding: Finding, has_weight: bool) -> None:
    assert (why_not(finding) is None) is has_weight
    result = Result("iemand", findings=[finding], is_in=True)
    assert len(result.weight) == int(has_weight)


@pytest.mark.parametrize(
    "result",
    [
        Result("iemand", is_in=False),
        Result("iemand", is_in=True, calls=["/ssrf/1/2/"]),
        Result("iemand", is_in=True, answers=Counter({"500": 1}), broken=["500 GET /hulp/"]),
    ],
)
def test_a_run_that_broke_something_or_was_none_is_not_good(result: Result) -> None:
    assert result.weight
    assert "- iemand: " in summary([result], title="t")
    assert Result("iemand", is_in=True).weight == []
    assert "- nothing" in summary([Result("iemand", is_in=True)], title="t")


def test_what_sqlmap_says_of_a_name_that_gives_way_is_heard(tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.write_text(
        "[10:00:00] [INFO] testing URL 'http://127.0.0.1:1/lijst/?zoek=a'\n"
        "[10:00:00] [INFO] testing for SQL injection on GET parameter 'zoek'\n"
    )
    assert (told(log).targets, told(log).parameters, told(log).weak) == (1, 1, ())
    perhaps = "[10:00:01] [INFO] GET parameter 'zoek' appears to be 'AND boolean-based blind' injectable\n"
    log.write_text(log.read_text() + perhaps)
    assert told(log).weak == ()
    log.write_text(f"{log.read_text()}Parameter: zoek (GET)\n")
    assert told(log).weak == ("Parameter: zoek (GET)",)


def test_who_is_talked_into_calling_is_heard_and_wapiti_itself_is_not() -> None:
    with listening() as listener:
        for path in ("", "get_ssrf.php?session_id=a", "ssrf/a/1/"):
            urlopen(f"{listener.url}{path}").close()
        assert listener.calls == ["/ssrf/a/1/"]


def test_a_form_with_only_a_token_takes_nothing() -> None:
    token = (("csrfmiddlewaretoken", "a"),)
    assert not Asked(1, "POST", f"{BASE}/weg/", (), token, False, True).takes_something
