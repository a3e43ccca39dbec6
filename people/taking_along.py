"""What someone takes along of what is theirs (PRI-3): what each room gives, and what of it stays and why.

Each room says so in its own `taking_along.ALONG`; the `privacy` room finds them, and packs. A test compares
all of these with all models, so a field is given, or named as left out with the reason, and never forgotten.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.admin.models import LogEntry
from django.db.models import Model, Q, QuerySet

from people.models import Act, Coordinator, Look, Organisation, Person, Seal

# Values that JSON can hold.
Plain = Any
# A piece of JSON Schema.
Shape = Mapping[str, Any]

TEXT: Shape = {"type": "string"}
MAYBE_TEXT: Shape = {"type": ["string", "null"]}
FLAG: Shape = {"type": "boolean"}
NUMBER: Shape = {"type": "integer"}
MOMENT: Shape = {"type": "string", "format": "date-time"}
MAYBE_MOMENT: Shape = {"type": ["string", "null"], "format": "date-time"}
FILE: Shape = {"type": ["string", "null"], "description": "Het pad van het bestand in dit archief."}


def many(items: Shape) -> Shape:
    return {"type": "array", "items": items}


def shared(name: str) -> Shape:
    """What an `Along` describes once, under this name."""
    return {"$ref": f"#/$defs/{name}"}


def thing(**properties: Shape) -> Shape:
    """With exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


@dataclass(frozen=True)
class Left:
    """What stays behind, and why, as its owner reads it. Without `what` nobody would ask for it."""

    fields: tuple[str, ...]
    why: str
    what: str = ""


def technique(*fields: str) -> Left:
    return Left(fields, "Hoort bij de techniek en zegt niets over jou.")


def secret(*fields: str) -> Left:
    return Left(fields, "Wie dit heeft, kan er iets mee openen.")


def by_staff(*fields: str) -> Left:
    return Left(fields, "Wie van de trainers of het bureau dit vastlegde, is een gegeven over die persoon.")


def of_others(*fields: str) -> Left:
    return Left(fields, "Zegt van wie dit is of over wie het gaat. Dat is een gegeven over die ander.")


@dataclass(frozen=True)
class Made:
    """A value worked out of a row, in the place of these fields of it or beside them."""

    name: str
    shape: Shape
    of: Callable[[Any], Plain]
    instead_of: tuple[str, ...] = ()


def everyone(person: Person) -> Q:
    return Q()


@dataclass(frozen=True)
class Rows:
    """Rows of one model that are somebody's own. `whose` leads from a row to that person.

    A field of the model itself that says whose it is, is given by that. A text goes with its versions,
    a person by name, a file by where it lies in the archive.
    """

    name: str
    model: type[Model]
    what: str
    whose: str
    fields: tuple[str, ...] = ()
    left: tuple[Left, ...] = ()
    made: tuple[Made, ...] = ()
    where: Callable[[Person], Q] = everyone

    def of(self, person: Person) -> QuerySet[Any]:
        """Each row once, however many ways lead to this person."""
        mine = self.model._base_manager.filter(Q(**{self.whose: person.pk}) & self.where(person))
        return self.model._base_manager.filter(pk__in=mine.values("pk")).order_by("pk")

    def accounted(self) -> list[str]:
        """Each field of the model of which something is said here."""
        by_path = [] if "__" in self.whose or self.whose in ("pk", *self.fields) else [self.whose]
        left = [name for one in self.left for name in one.fields]
        return [*self.fields, *left, *(name for one in self.made for name in one.instead_of), *by_path]


@dataclass(frozen=True)
class Document:
    """What reads as a whole and is made of rows of several models: a POD. `covers` names what is in it."""

    name: str
    what: str
    shape: Shape
    of: Callable[[Person], Iterable[Plain]]
    covers: Mapping[type[Model], tuple[str, ...]]
    left: Mapping[type[Model], tuple[Left, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Pdf:
    """A document to read, as HTML that is asked for when its turn comes."""

    name: str
    what: str
    html: Callable[[], str]
    made_at: datetime


def no_pdfs(person: Person, *, now: datetime) -> Sequence[Pdf]:
    return ()


def no_files(person: Person) -> Sequence[Any]:
    return ()


@dataclass(frozen=True)
class Along:
    """What one room gives. Of `stays` nothing goes along; what is `of_nobody` says nothing of anybody.

    `shapes` are what several pieces of the schema share. `holds_back` are numbers of uploads that are
    somebody's, and full of others.
    """

    rows: tuple[Rows, ...] = ()
    documents: tuple[Document, ...] = ()
    pdfs: Callable[..., Iterable[Pdf]] = no_pdfs
    stays: Mapping[type[Model], Left] = field(default_factory=dict)
    of_nobody: tuple[type[Model], ...] = ()
    shapes: Mapping[str, Shape] = field(default_factory=dict)
    holds_back: Callable[[Person], Iterable[Any]] = no_files


ALONG = Along(
    rows=(
        Rows(
            "account",
            Person,
            "Je account",
            "pk",
            fields=(
                "id",
                "email",
                "name",
                "organisation",
                "last_login",
                "is_active",
                "is_staff",
                "is_superuser",
                "is_demo",
                "joined_at",
                "notice_read_on",
                "mail_refused_at",
                "mail_refused_for",
                "mail_refused_answer",
                "mail_came_back",
            ),
            left=(secret("password"), technique("merged_into", "erased_at", "groups", "user_permissions")),
        ),
        Rows(
            "adressen",
            EmailAddress,
            "Je e-mailadressen",
            "user",
            fields=("id", "email", "verified", "primary"),
        ),
        Rows(
            "ingelogd",
            UserSession,
            "Waar je nu bent ingelogd",
            "user",
            fields=("id", "created_at", "ip", "last_seen_at", "user_agent"),
            left=(secret("session_key"), technique("data")),
        ),
        Rows(
            "contactpersoon",
            Coordinator,
            "Wanneer je contactpersoon was",
            "person",
            fields=("id", "since", "until"),
        ),
        Rows(
            "gekeken",
            Look,
            "Wie wat van jou heeft bekeken",
            "owner",
            fields=("id", "viewer", "role", "label", "on", "at", "reason"),
            left=(
                Left(
                    (),
                    "Dat staat bij die anderen: zij zien wie er keek.",
                    "Waar je zelf bij anderen keek",
                ),
                technique("what"),
            ),
        ),
        Rows(
            "gedaan",
            Act,
            "Wat je deed waar een logboek van is",
            "actor",
            fields=("id", "action", "about", "reason", "result", "at"),
            left=(technique("by_number", "origin", "seal", "handed_over"),),
        ),
    ),
    stays={
        LogEntry: Left(
            (),
            "Ze gaan over de accounts van anderen.",
            "Aantekeningen van de beheersite, als je beheerder bent",
        ),
    },
    of_nobody=(Organisation, Seal),
)
