import json
from pathlib import Path
from typing import Any

import pytest

from bigfive import checks, items
from bigfive.items import CORRECTIONS, ItemsNotBuilt, all_items, by_number, read, screens
from bigfive.scales import FACETS, ITEMS_OF, LEFT_OUT, NUMBERS

BUILT: dict[str, Any] = json.loads(items.BUILT.read_text())


def test_116_items_are_asked_and_none_of_the_facet_about_conviction() -> None:
    assert [item.number for item in all_items()] == [n for n in range(1, 121) if n not in (28, 58, 88, 118)]
    assert {item.facet for item in all_items()} == set(FACETS)
    assert LEFT_OUT not in FACETS


def test_each_facet_has_four_items() -> None:
    assert ITEMS_OF["N1"] == (1, 31, 61, 91)
    assert ITEMS_OF["C6"] == (30, 60, 90, 120)
    assert {facet: len(numbers) for facet, numbers in ITEMS_OF.items()} == dict.fromkeys(FACETS, 4)


def test_every_sentence_is_there_once_and_none_begins_with_i() -> None:
    sentences = [item.text for item in all_items()]
    assert len(set(sentences)) == 116
    assert [one for one in sentences if one.startswith("Ik ") or not one or one != one.strip()] == []


@pytest.mark.parametrize("correction", CORRECTIONS, ids=lambda one: one.number)
def test_a_correction_stands_in_the_place_of_what_it_corrects(correction: items.Correction) -> None:
    built = {row["number"]: row["text"] for row in BUILT["items"]}
    assert built[correction.number] == correction.was
    assert by_number()[correction.number].text == correction.text
    assert correction.reason.endswith(".")


def test_the_rest_is_asked_as_it_came() -> None:
    corrected = {one.number for one in CORRECTIONS}
    built = {row["number"]: row["text"] for row in BUILT["items"] if row["number"] not in corrected}
    assert len(built) == 105
    assert {number: by_number()[number].text for number in built} == built


def test_the_answers_run_from_not_at_all_to_completely() -> None:
    assert [choice.label for choice in items.SCALE] == [
        "Past helemaal niet bij mij",
        "Past niet zo bij mij",
        "Neutraal",
        "Past wel bij mij",
        "Past helemaal bij mij",
    ]
    assert [choice.value for choice in items.SCALE] == [1, 2, 3, 4, 5]


def test_screens_hold_every_item_once_in_order() -> None:
    assert [item for screen in screens() for item in screen] == list(all_items())
    assert [len(screen) for screen in screens()] == [10] * 11 + [6]


def rebuilt(folder: Path, built: Any) -> Path:
    path = folder / "items.json"
    path.write_text(built if isinstance(built, str) else json.dumps(built))
    return path


def changed(number: int, **values: str) -> dict[str, Any]:
    rows = [row | values if row["number"] == number else row for row in BUILT["items"]]
    return BUILT | {"items": rows}


def test_what_the_set_up_wrote_is_read(tmp_path: Path) -> None:
    assert read(rebuilt(tmp_path, BUILT)) == all_items()


@pytest.mark.parametrize(
    ("built", "trouble"),
    [
        ("", "does not hold what the set-up writes"),
        ("[]", "does not hold what the set-up writes"),
        ({"items": [{"number": 1}]}, "does not hold what the set-up writes"),
        (changed(2, keyed="zero"), "does not hold what the set-up writes"),
        (BUILT | {"version": "7.0.0"}, "it comes from .* 7.0.0 instead of"),
        (BUILT | {"items": BUILT["items"][:-1]}, "not the 116 items"),
        (BUILT | {"items": [*BUILT["items"], BUILT["items"][0]]}, "not the 116 items"),
        (changed(1, keyed="minus"), "another facet or key"),
        (changed(1, facet="N2"), "another facet or key"),
        (changed(66, text="Verlies mijn sleutels"), "item 66 has another wording"),
    ],
)
def test_other_items_are_refused(tmp_path: Path, built: Any, trouble: str) -> None:
    with pytest.raises(ItemsNotBuilt, match=f"{trouble}.*Run `make setup`"):
        read(rebuilt(tmp_path, built))


def test_a_missing_file_is_told_at_the_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert checks.items_are_built(None) == []
    monkeypatch.setattr(items, "BUILT", tmp_path / "items.json")
    all_items.cache_clear()
    try:
        (error,) = checks.items_are_built(None)
    finally:
        all_items.cache_clear()
    assert "items.json is missing. Run `make setup`." in error.msg


def test_numbers_and_built_items_are_the_same() -> None:
    assert tuple(by_number()) == NUMBERS
