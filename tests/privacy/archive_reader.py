"""A reader of archives that knows the schema, and of the product nothing: no model, no module (POD-12)."""

import json
from collections.abc import Iterator
from functools import cache
from typing import IO, Any
from zipfile import ZipFile

from jsonschema import Draft202012Validator, FormatChecker

FORMAT = "urn:vakmanschap:meenemen:1"


@cache
def checked(schema: bytes) -> Any:
    """A schema that is one; looked at once, however many archives have it."""
    found = json.loads(schema)
    Draft202012Validator.check_schema(found)
    return found


class Archive:
    """Every file in it is held against the schema that lies beside it, before anything is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self.zip = ZipFile(file)
        self.schema = checked(self.zip.read("schema.json"))
        assert self.schema["$id"] == FORMAT
        self.index = self._valid("gegevens.json", self.schema)
        self.kinds = {one["kind"]: self._rows(one) for one in self.index["contents"] if one["kind"]}

    def pods(self) -> Iterator[dict[str, Any]]:
        """Per POD: what was asked and answered, day by day, as its owner would read it."""
        for pod in self.kinds.get("pod", []):
            yield {
                "cohort": pod["cohort"],
                "goals": [(one["text"], one["competence"], bool(one["reached_at"])) for one in pod["goals"]],
                "ratings": {(one["competence"], one["moment"]): one["value"] for one in pod["ratings"]},
                "days": {one["number"]: _day(one) for one in pod["days"]},
            }

    def bytes_of(self, path: str) -> bytes:
        return self.zip.read(path)

    def _rows(self, one: dict[str, Any]) -> list[dict[str, Any]]:
        shape = {**self.schema["$defs"][one["kind"]], "$defs": self.schema["$defs"]}
        rows: list[dict[str, Any]] = self._valid(one["path"], shape)["rows"]
        assert len(rows) == one["rows"]
        return rows

    def _valid(self, path: str, shape: dict[str, Any]) -> Any:
        value = self._json(path)
        Draft202012Validator(shape, format_checker=FormatChecker()).validate(value)
        return value

    def _json(self, path: str) -> Any:
        return json.loads(self.zip.read(path))


def _day(day: dict[str, Any]) -> dict[str, Any]:
    """What was handed in counts; of what was not, what stands there. Late counts when it was handed in."""
    before = day["before"]
    if day["late"] and day["late"]["handed_in"] and not (before and before["handed_in"]):
        before = day["late"]
    return {
        "theme": day["theme"],
        "is_late": before is not None and before is day["late"],
        "before": _words(before),
        "after": _words(day["after"]),
        "note": _words(day["note"]),
        "handed_in_at": [day[part] and day[part]["handed_in_at"] for part in ("before", "late", "after")],
        "versions": {
            part: [(one["number"], one["saved_at"]) for one in day[part]["versions"]]
            for part in ("before", "late", "after", "note")
            if day[part]
        },
        "intentions": [(one["if"], one["then"], one["state"]) for one in day["intentions"]],
        "evidence": [(one["title"], one["link"] or one["file"]) for one in day["evidence"]],
        "said": [
            (said["by"], said["saw"], said["effect"], said["next_step"], said["reply"])
            for talk in day["conversations"]
            for said in talk["responses"]
        ],
    }


def _words(part: dict[str, Any] | None) -> Any:
    return part and (part["handed_in"] or part["now"])
