"""A moved clock walks a person's data from application to nothing (PRI-4)."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bigfive import expiring as vault
from cohorts.models import Enrolment
from documents.models import Upload
from outbox.models import Message
from people import sealing
from people.expiring import ONE_YEAR, SEVEN_YEARS, SIX_MONTHS, THREE_MONTHS, TWO_YEARS
from people.models import Act, Look, Person
from privacy import forgetting, logs, running, telling
from privacy.models import Destruction, Farewell, Gone
from tests.privacy import living
from tests.privacy.dump import whole

# Files go once it is certain: with the transaction.
pytestmark = pytest.mark.django_db(transaction=True)
DAY = timedelta(days=1)
ENDS = living.TALK_AT + DAY


def pass_by(now: datetime) -> None:
    """What the hourly tasks do at this moment."""
    sealing.seal(now=now)
    telling.tell(now=now)
    vault.erase_due(now=now)
    running.run(now=now)
    forgetting.look_after(now=now)
    logs.look_after(now=now)


def left(files: Path) -> set[str]:
    """Which of her words can still be found, anywhere."""
    dump = whole(files).lower()
    return {name for name in (*living.WORDS, "naam", "adres") if f"zq{name}" in dump}


AFTER_THREE_MONTHS = {"aanmelding", "functie", "wens", "afwezig", "toelichting", "pdf"}
AFTER_SIX = AFTER_THREE_MONTHS | {
    "verwachting", "notitie", "leerdoel", "bewijstitel", "bestand", "weerwoord", "logboek", "logantwoord",
    "concept", "afspraak", "buddylog", "leerzin", "casus", "boeknoot", "dossiertekst", "dossierbestand",
}  # fmt: skip
AFTER_A_YEAR = AFTER_SIX | {"terugblik"}
AFTER_TWO = AFTER_A_YEAR | {"opdracht"}


def test_from_application_to_nothing(files: Path) -> None:  # PRI-4, BIG-6, INT-8
    mine = living.life()
    everything = {*living.WORDS, "naam", "adres"}
    assert left(files) == everything
    for after, gone in (
        (THREE_MONTHS, AFTER_THREE_MONTHS),
        (SIX_MONTHS, AFTER_SIX),
        (ONE_YEAR, AFTER_A_YEAR),
        (TWO_YEARS, AFTER_TWO),
    ):
        pass_by(ENDS + after - 31 * DAY)
        pass_by(ENDS + after + DAY)
        assert left(files) == everything - gone, after
    pass_by(ENDS + SEVEN_YEARS - DAY)
    assert Enrolment.objects.filter(pk=mine.pk).exists()
    for days in (1, 366 - 31, 366 + 1, 2 * 366 + 2, 3 * 366):
        pass_by(ENDS + SEVEN_YEARS + days * DAY)
    assert left(files) == set()
    assert not Person.objects.filter(pk=mine.person_id).exists()
    assert not [path for path in files.rglob("*") if path.is_file()]
    for model in (Act, Look, Upload, Message, Farewell, Gone):
        assert not model.objects.exists(), model
    assert sealing.verify().broken == ""
    assert Destruction.objects.get(what="POD's").count == 1
