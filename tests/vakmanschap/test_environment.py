import subprocess
import sys

import pytest

from tools.paths import ROOT, environment
from vakmanschap.environment import TABLE, WrongSetting, example, read


def test_nothing_set_gives_the_defaults_in_their_own_type() -> None:
    values = read({})
    assert values["DEBUG"] is False
    assert values["MAIL_PORT"] == 25
    assert values["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1"]


def test_words_are_split_and_stripped() -> None:
    assert read({"ALLOWED_HOSTS": "a.example, b.example,"})["ALLOWED_HOSTS"] == ["a.example", "b.example"]


FLAGS = [("1", True), ("on", True), ("True", True), ("0", False), ("", False)]


@pytest.mark.parametrize(("value", "meant"), FLAGS)
def test_a_flag_is_on_or_off(value: str, meant: bool) -> None:
    assert read({"DEMO": value})["DEMO"] is meant


def test_parties_are_rows_of_three() -> None:
    told = "Host | servers, kopieën | Nederland; Post|mail|Duitsland;"
    rows = [("Host", "servers, kopieën", "Nederland"), ("Post", "mail", "Duitsland")]
    assert read({"SUB_PROCESSORS": told})["SUB_PROCESSORS"] == rows
    assert read({})["SUB_PROCESSORS"] == []


WRONG = [
    ("DEBUG", "maybe"),
    ("MAIL_PORT", "smtp"),
    ("MAIL_PORT", "-1"),
    ("TICK_SECONDS", "2,5"),
    ("SUB_PROCESSORS", "Host | servers"),
]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_refused_in_one_line_that_names_it(name: str, value: str) -> None:
    with pytest.raises(WrongSetting) as refusal:
        read({name: value})
    line = str(refusal.value)
    assert line.startswith(f"{name}={value!r} cannot be used: ")
    assert "\n" not in line


def test_a_wrong_value_stops_the_start_with_that_line_alone() -> None:
    started = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=ROOT,
        env=environment(TICK_SECONDS="soon", DJANGO_SETTINGS_MODULE="vakmanschap.settings"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 1
    assert started.stdout == ""
    assert started.stderr.count("\n") == 1
    assert started.stderr.startswith("TICK_SECONDS='soon' cannot be used: ")


def test_the_example_names_every_setting_once_with_its_meaning() -> None:
    lines = example().splitlines()
    assert [line.split("=")[0] for line in lines if "=" in line and not line.startswith("#")] == [
        setting.name for setting in TABLE
    ]
