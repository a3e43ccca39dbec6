"""Numbers that nobody guesses and everybody can read: 20 letters and digits, 100 bits (PRV-7)."""

import secrets

# Crockford's base 32: without I, L, O and U, so that what looks alike is the same.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH, GROUP = 20, 5
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"} | dict.fromkeys("-–—_.·\u2010\u2011"))


def new_number() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def grouped(number: str) -> str:
    """As it is printed: 7Q2MX-0FK3T-…"""
    return "-".join(number[start : start + GROUP] for start in range(0, len(number), GROUP))


def read(typed: str) -> str:
    """What was meant by what somebody typed, or nothing when it cannot be a number of ours."""
    number = "".join(typed.upper().split()).translate(_MEANT)
    return number if len(number) == LENGTH and set(number) <= set(ALPHABET) else ""
