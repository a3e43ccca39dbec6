"""One kind of message, and the one that gathers others."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """`why` completes "Je krijgt hem omdat ...". `facts` are what the features must hand down.

    The templates use these facts and no others. A fact ending in `_at` is a moment, in `_on` a date. A fact
    beginning with `secret_` is erased as soon as the message has left.
    """

    name: str
    label: str
    why: str
    facts: tuple[str, ...]
    can_be_switched_off: bool = False
    # Never in a digest: a calendar reads what comes with the mail itself.
    goes_alone: bool = False
    # The coordinator sees that it is there and not a word of it; or nothing at all (BIG-3).
    is_personal: bool = False
    is_private: bool = False
    # Leaves also when the account was closed meanwhile: it says why.
    goes_to_closed: bool = False

    @property
    def template(self) -> str:
        return f"mail/{self.name}"

    @property
    def may_be_gathered(self) -> bool:
        """Whether it may come in a digest."""
        return self.can_be_switched_off and not self.goes_alone

    @property
    def may_be_left(self) -> bool:
        """Whether the mail itself has a way out: reminders, alone or in a digest."""
        return self.can_be_switched_off or self == DIGEST


# Why several kinds come, in the rooms that have tables of their own.
SUPPORT_WHY = "een deelnemer jou noemde als praktijkbegeleider of opdrachtgever"
READER_WHY = "je trainer of contactpersoon bent van deze groep"

DIGEST = Kind(
    "digest",
    "Je herinneringen van vandaag in één mail",
    "je koos voor één mail per dag met al je herinneringen",
    ("items",),
    is_personal=True,
)
