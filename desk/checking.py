"""What would become of each row of a list, before anything is written (COH-5, COH-9)."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import parseaddr
from typing import Any

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError

from cohorts.dates_in_words import as_typed
from cohorts.enrolling import AccountClosed, AdmittedInFuture
from cohorts.fields import date_field, email_field, word_field
from cohorts.local_time import day_of
from cohorts.models import Cohort, Enrolment
from cohorts.placing import LeadsThisCohort
from desk.columns import HEADINGS
from people.models import Person

PLACE, WAITS, IN, IN_LINE, TWICE, FAULT = "place", "waits", "in", "in line", "twice", "fault"
COMING = (PLACE, WAITS)
FIELDS = {
    "name": word_field("Naam", length=120, missing="Vul de naam in."),
    "email": email_field(),
    "organisation": word_field("Organisatie", length=120, required=False),
    "team": word_field("Team", length=80, required=False),
    "trainer": word_field(
        "Intake door", length=120, missing="Vul in wie het intakegesprek voerde, hier of onder de lijst."
    ),
    "decided_on": date_field(
        "Toegelaten op",
        missing="Vul in wanneer is besloten, hier of onder de lijst. Zo: 24-09-2026.",
    ),
}
# What may stand beside the list instead of in each row.
EVERYONES = ("trainer", "decided_on")
A_FORMULA = "Hier staat een formule. Zet er de uitkomst zelf neer."

# A line number and its cells by field, as they are kept with the list.
Row = Sequence[Any]


@dataclass
class Outcome:
    line: int
    cells: Mapping[str, str]
    given: dict[str, Any] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    becomes: str = FAULT
    position: int = 0

    @property
    def columns(self) -> list[tuple[str, str, str]]:
        """Heading, what stands there, and what is wrong with it."""
        return [(HEADINGS[name], self._shown(name), self.faults.get(name, "")) for name in HEADINGS]

    def _shown(self, name: str) -> str:
        value = self.given.get(name)
        if isinstance(value, date):
            return f"{value:%d-%m-%Y}"
        return str(value) if value else self.cells[name]


@dataclass(frozen=True)
class Shown:
    """Every row with its outcome. `seal` names it: only what was shown can be carried out."""

    rows: Sequence[Outcome]
    seal: str

    @property
    def coming(self) -> list[Outcome]:
        return [row for row in self.rows if row.becomes in COMING]

    def count(self, *kinds: str) -> int:
        return sum(row.becomes in kinds for row in self.rows)

    @property
    def places(self) -> int:
        return self.count(PLACE)

    @property
    def waiting(self) -> int:
        return self.count(WAITS)

    @property
    def unchanged(self) -> int:
        return self.count(IN, IN_LINE, TWICE)

    @property
    def faulty(self) -> int:
        return self.count(FAULT)

    @property
    def lacks_intake(self) -> bool:
        """Some rows do not say who held the intake, or when it was decided: that can be said once for all."""
        return any(not row.cells[name] for row in self.rows for name in EVERYONES if name in row.faults)

    @property
    def may_be_done(self) -> bool:
        return not self.faulty and bool(self.coming)


def outcomes(
    cohort: Cohort, rows: Iterable[Row], *, trainer: str, decided_on: date | None, now: datetime
) -> Shown:
    """A fixed number of queries, and nothing is written."""
    everyone = {"trainer": trainer, "decided_on": decided_on.isoformat() if decided_on else ""}
    found = [_checked(line, cells, everyone, today=day_of(now)) for line, cells in rows]
    _find_twins(found)
    _meet(_People(cohort, found), found)
    _seat(cohort, found)
    told = [(row.line, row.becomes, row.position, dict(row.cells), row.faults) for row in found]
    sealed = json.dumps([told, everyone, [row.remarks for row in found]], sort_keys=True)
    return Shown(found, hashlib.sha256(sealed.encode(errors="replace")).hexdigest())


def _checked(line: int, cells: Mapping[str, str], everyone: Mapping[str, str], *, today: date) -> Outcome:
    row = Outcome(line, cells)
    for name, asked in FIELDS.items():
        words = cells[name] or everyone.get(name, "")
        try:
            row.given[name] = asked.clean(_as_meant(name, words))
        except ValidationError as error:
            row.faults[name] = error.messages[0]
        if words.startswith("="):
            row.faults[name] = A_FORMULA
    if (decided_on := row.given.get("decided_on")) and decided_on > today:
        row.faults["decided_on"] = str(AdmittedInFuture())
    return row


def _as_meant(name: str, words: str) -> str:
    if name == "decided_on":
        return as_typed(words)
    return _address(words) if name == "email" else words


def _address(words: str) -> str:
    """Out of what mail programs copy: "Sanne Vermeer" <Sanne@Voorbeeld.nl>, mailto:sanne@voorbeeld.nl."""
    bare = re.sub(r"^mailto:", "", words.strip(), flags=re.IGNORECASE)
    inside = parseaddr(bare)[1] if "<" in bare else bare
    return (inside or bare).strip(" <>;,").lower()


def _find_twins(rows: Iterable[Outcome]) -> None:
    first: dict[str, Outcome] = {}
    for row in rows:
        email = row.given.get("email")
        other = first.setdefault(email, row) if email else row
        if other is row:
            continue
        if _plainly(other) == _plainly(row):
            row.becomes = TWICE
            row.remarks.append(f"Staat ook op rij {other.line}. We nemen die.")
        else:
            row.faults["email"] = f"Dit adres staat ook op rij {other.line}, met andere gegevens."


def _plainly(row: Outcome) -> dict[str, Any]:
    """Capitals make nobody somebody else."""
    return {name: _alike(value) if isinstance(value, str) else value for name, value in row.given.items()}


class _People:
    """Who is behind the addresses, and what they are in this cohort and elsewhere."""

    def __init__(self, cohort: Cohort, rows: Iterable[Outcome]) -> None:
        self.known = _known({row.given["email"] for row in rows if "email" in row.given})
        pks = [person.pk for person in self.known.values()]
        inside = cohort.enrolments.active().select_related("person")
        self.inside = {one.person_id: one.person.name for one in inside}
        self.in_line = set(cohort.admissions.waiting().values_list("person", flat=True))
        self.leads = set(cohort.trainerships.filter(until=None).values_list("person", flat=True))
        self.elsewhere: dict[int, str] = {}
        others = Enrolment.objects.active().filter(person__in=pks).exclude(cohort=cohort)
        for one in others.select_related("cohort").order_by("pk"):
            self.elsewhere[one.person_id] = one.cohort.name


def _known(emails: set[str]) -> dict[str, Person]:
    """By the address of the account, or by another one that was confirmed."""
    others = EmailAddress.objects.filter(email__in=emails, verified=True).select_related("user")
    people = {address.email: address.user for address in others}
    return people | {person.email: person for person in Person.objects.filter(email__in=emails)}


def _meet(people: _People, rows: Iterable[Outcome]) -> None:
    names = {_alike(name) for name in people.inside.values()}
    met: dict[int, int] = {}
    for row in rows:
        person = people.known.get(row.given.get("email", ""))
        if person is None:
            if row.becomes != TWICE and _alike(row.given.get("name", "")) in names:
                row.remarks.append("Er doet al iemand mee die zo heet, met een ander adres.")
            continue
        if not person.is_active:
            row.faults["email"] = str(AccountClosed())
        if person.pk in people.leads:
            row.faults["email"] = str(LeadsThisCohort())
        if row.becomes != TWICE and met.setdefault(person.pk, row.line) != row.line:
            row.becomes = TWICE
            row.remarks.append(f"Dit is dezelfde persoon als op rij {met[person.pk]}. We nemen die.")
        if row.becomes != TWICE:
            _recognise(row, person, people)


def _recognise(row: Outcome, person: Person, people: _People) -> None:
    if person.pk in people.inside:
        row.becomes = IN
    elif person.pk in people.in_line:
        row.becomes = IN_LINE
    elif cohort := people.elsewhere.get(person.pk):
        row.remarks.append(f"Doet ook mee aan {cohort}.")
    if _alike(person.name) != _alike(row.given.get("name", "")):
        row.remarks.append(f"We kennen dit adres als {person.name}. Die naam blijft.")


def _alike(name: str) -> str:
    return " ".join(name.lower().split())


def _seat(cohort: Cohort, rows: Iterable[Outcome]) -> None:
    """In the order of the list, behind who waits already."""
    line = cohort.admissions.waiting().count()
    free = 0 if line else cohort.places_left
    for row in rows:
        if row.faults:
            row.becomes = FAULT
        elif row.becomes == FAULT and free:
            free, row.becomes = free - 1, PLACE
        elif row.becomes == FAULT:
            line, row.becomes = line + 1, WAITS
            row.position = line
