"""What a file is called, apart from where it lay: names come from browsers and are made of names."""

from pathlib import PurePath


def plain_name(name: str) -> str:
    """The last part of a path, of whatever system, in one line of characters that can be seen."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    seen = "".join(sign for sign in last if sign.isprintable()).strip()
    return seen if seen.strip(".") else "bestand"


def short_name(name: str, most: int) -> str:
    """At most so long, with its extension."""
    path = PurePath(plain_name(name))
    return f"{path.stem[: most - len(path.suffix)]}{path.suffix[:most]}"
