"""Small words that several pages and mails use."""

from collections.abc import Sequence


def of_days(numbers: Sequence[int]) -> str:
    """ "Dag 3", "Dag 3 en 5", "Dag 3, 5 en 7"."""
    *first, last = [str(number) for number in numbers]
    return f"Dag {', '.join(first)} en {last}" if first else f"Dag {last}"
