"""Says by its exit code whether a page answers: the health check of the containers."""

import sys
from urllib.error import URLError
from urllib.request import urlopen


def is_healthy(url: str) -> bool:
    try:
        with urlopen(url, timeout=4) as response:
            return bool(response.status == 200)
    except (URLError, TimeoutError):
        return False


if __name__ == "__main__":
    sys.exit(not is_healthy(sys.argv[1]))
