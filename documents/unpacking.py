"""Files that are small here and huge once opened are not handed on to anybody."""

import zipfile
from typing import IO

from PIL import Image

from people.refusals import Refusal

MOST_BYTES, MOST_PARTS, MOST_PIXELS = 300 * 1024 * 1024, 5_000, 80_000_000
# Up to here a part may be packed however well: an empty sheet packs a thousand times.
SMALL, MOST_PACKED = 10 * 1024 * 1024, 200


class Bomb(Refusal):
    message = (
        "Dit bestand wordt veel te groot als iemand het opent. Sla het opnieuw op, met minder of kleinere "
        "afbeeldingen, en probeer het nog eens."
    )


def refuse_bomb(file: IO[bytes]) -> None:
    """Asks what a file says about itself, and opens none of it."""
    file.seek(0)
    try:
        if _unpacks_too_far(file) or _has_too_many_pixels(file):
            raise Bomb
    finally:
        file.seek(0)


def _unpacks_too_far(file: IO[bytes]) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as archive:
        parts = archive.infolist()
    too_well_packed = any(
        part.file_size > SMALL and part.file_size > MOST_PACKED * max(part.compress_size, 1) for part in parts
    )
    return too_well_packed or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES


def _has_too_many_pixels(file: IO[bytes]) -> bool:
    file.seek(0)
    try:
        with Image.open(file, formats=["PNG", "JPEG"]) as image:
            return image.width * image.height > MOST_PIXELS
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError, SyntaxError):
        return False
