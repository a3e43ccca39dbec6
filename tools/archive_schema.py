"""Writes what archives hold, as the code says it now: `python -m tools.archive_schema`."""

import os
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vakmanschap.settings")


def main() -> None:
    django.setup()
    from privacy import schema

    folder = Path(__file__).parent.parent / "docs" / "take-along"
    (folder / f"schema-{schema.NUMBER_OF_FORMAT}.json").write_text(schema.as_text())


if __name__ == "__main__":
    main()
