"""A programme holds nothing about people; what it holds stays as long as it is run."""

from datetime import datetime

from people.models import Person
from people.privacy import Held
from programme.models import Competence, Criterion, Day, Framework, Level, Programme, Question, Version

KEEP = "zolang het programma bestaat"

HELD = (
    Held(model=Programme, fields=("id", "title", "created_at", "archived_at"), what="Programma's", keep=KEEP),
    Held(
        model=Version,
        fields=(
            "id",
            "programme",
            "number",
            "subtitle",
            "aim",
            "outcomes",
            "attendance_asked",
            "created_at",
            "in_use_since",
        ),
        what="Versies van een programma",
        keep=KEEP,
    ),
    Held(
        model=Day,
        fields=("id", "version", "number", "theme", "aims", "preparation", "trains"),
        what="Dagen van een programma",
        keep=KEEP,
    ),
    Held(
        model=Framework,
        fields=("id", "version", "kind", "name", "source", "licence", "position"),
        what="Competentiekaders",
        keep=KEEP,
    ),
    Held(
        model=Competence,
        fields=("id", "framework", "dimension", "word", "name", "description", "position"),
        what="Competenties",
        keep=KEEP,
    ),
    Held(
        model=Criterion,
        fields=("id", "version", "name", "description", "position"),
        what="Criteria van de Proeve",
        keep=KEEP,
    ),
    Held(
        model=Level,
        fields=("id", "criterion", "number", "name", "description"),
        what="Niveaus van een criterium",
        keep=KEEP,
    ),
    Held(
        model=Question,
        fields=("id", "version", "part", "slot", "label", "hint"),
        what="Eigen vragen van een programma in de POD",
        keep=KEEP,
    ),
)


def hand_over(old: Person, *, to: Person, now: datetime) -> None:
    """There is nothing to hand over."""
