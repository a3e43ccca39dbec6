from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from demo import sampling
from outbox.kinds import KINDS
from outbox.letters import MissingFact


def test_every_kind_can_be_read_in_a_folder(tmp_path: Path) -> None:  # MSG-6
    call_command("render_messages", tmp_path / "berichten")
    files = {file.name for file in (tmp_path / "berichten").iterdir()}
    wanted = {f"{kind.name}.{part}" for kind in KINDS for part in ("html", "txt")}
    assert files == wanted | {"index.html"}
    index = (tmp_path / "berichten" / "index.html").read_text()
    assert all(kind.label in index for kind in KINDS)


def test_an_unfilled_text_refuses(tmp_path: Path, monkeypatch: Any) -> None:  # MSG-6
    monkeypatch.setitem(sampling.FACTS, "cohort", None)
    with pytest.raises(MissingFact):
        call_command("render_messages", tmp_path)
    assert list(tmp_path.iterdir()) == []
