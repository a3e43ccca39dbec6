from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.template.loader import render_to_string

from demo.sampling import samples


class Command(BaseCommand):
    help = "Writes every kind of message, as the demo's people get it, in a folder with an index.html."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        found = list(samples())
        folder.mkdir(parents=True, exist_ok=True)
        for sample in found:
            (folder / f"{sample.kind.name}.html").write_text(sample.letter.html, encoding="utf-8")
            (folder / f"{sample.kind.name}.txt").write_text(sample.letter.text, encoding="utf-8")
        index = render_to_string("demo/messages_index.html", {"samples": found})
        (folder / "index.html").write_text(index, encoding="utf-8")
        self.stdout.write(f"{len(found)} messages: {folder / 'index.html'}")
