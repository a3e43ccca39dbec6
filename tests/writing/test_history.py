from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from people.models import Person
from tests import factories as make
from writing import history, saving
from writing.comparing import Words, marked
from writing.history import Asked
from writing.models import Text
from writing.saving import Origin

pytestmark = pytest.mark.django_db
WORDS = Words({"a": "Verwachting", "b": "Keuze"}, {"b": {"1": "één", "2": "twee"}.__getitem__})


@pytest.fixture
def owner() -> Person:
    return make.person()


def grown(owner: Person, saves: int, *, apart: timedelta = timedelta(seconds=3)) -> Text:
    text = Text.objects.create(owner=owner)
    for n in range(saves):
        now = make.BEFORE_ALL + n * apart
        text = saving.save(text, fields={"a": f"zin {n}"}, origin=Origin(n), by=owner, now=now).text
    return text


def test_a_short_history_shows_each_version_with_what_changed(owner: Person) -> None:  # POD-8
    shown = history.history(grown(owner, 3), WORDS).shown
    assert [one.number for one in shown] == [3, 2, 1]
    assert [one.is_current for one in shown] == [True, False, False]
    assert [(c.label, c.html) for c in shown[0].changes] == [
        ("Verwachting", "zin <del>1</del><ins>2</ins>"),
    ]
    assert shown[0].answers == {"Verwachting": "zin 2"}


def test_a_long_history_shows_sittings_and_each_save_in_them_on_request(owner: Person) -> None:
    text = grown(owner, 30)
    later = make.BEFORE_ALL + timedelta(hours=2)
    text = saving.save(text, fields={"a": "later"}, origin=Origin(30), by=owner, now=later).text
    shown = history.history(text, WORDS).shown
    assert [(one.number, one.saves) for one in shown] == [(31, 1), (30, 30)]
    inside = history.history(text, WORDS, asked=Asked(sitting=30, below=26))
    assert [one.number for one in inside.shown] == list(range(25, 20, -1))
    last = history.history(text, WORDS, asked=Asked(sitting=30, below=inside.older - 15))
    assert ([one.number for one in last.shown], last.older) == ([5, 4, 3, 2, 1], 0)


def test_who_goes_on_to_older_versions_sees_each_once(owner: Person) -> None:
    text = grown(owner, 170, apart=timedelta(hours=1))
    seen: list[int] = []
    asked = Asked()
    while True:
        page = history.history(text, WORDS, asked=asked)
        seen += [one.number for one in page.shown]
        if not page.older:
            break
        asked = Asked(below=page.older)
    assert seen == list(range(170, 0, -1))


def test_what_was_kept_aside_is_compared_with_what_stood_there(owner: Person) -> None:
    text = grown(owner, 1)
    saving.save(text, fields={"a": "anders"}, origin=Origin(0), by=owner, now=make.BEFORE_ALL)
    text.refresh_from_db()
    aside, stood = history.history(text, WORDS).shown
    assert (aside.is_aside, aside.is_current, stood.is_current) == (True, False, True)
    assert aside.changes[0].html == "<del>zin 0</del><ins>anders</ins>"
    assert history.has_aside(text)


def test_a_choice_reads_as_its_words(owner: Person) -> None:
    text = Text.objects.create(owner=owner)
    for number, value in enumerate("12"):
        origin = Origin(number)
        text = saving.save(text, fields={"b": value}, origin=origin, by=owner, now=make.BEFORE_ALL).text
    assert history.history(text, WORDS).shown[0].changes[0].html == "<del>één</del><ins>twee</ins>"


def test_no_text_becomes_markup_in_a_difference() -> None:
    assert marked("<b>", "<i>") == "&lt;<del>b</del><ins>i</ins>&gt;"


@pytest.mark.parametrize("apart", [timedelta(seconds=3), timedelta(hours=1)], ids=["one sitting", "many"])
def test_a_history_of_hundreds_takes_no_more_queries(owner: Person, apart: timedelta) -> None:
    counts = []
    for saves in (5, 500):
        text = grown(owner, saves, apart=apart)
        with CaptureQueriesContext(connection) as captured:
            history.history(text, WORDS)
        counts.append(len(captured))
    # One more when the sitting is longer than the first look.
    assert counts == [2, 2 + (apart < history.PAUSE)]


def test_a_version_that_is_not_there_is_refused(owner: Person) -> None:
    with pytest.raises(history.Gone):
        history.fields_at(grown(owner, 1), 9)
