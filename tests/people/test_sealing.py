"""The log of acts says who, what, with what result, from where and when, and is sealed (BIO2 8.15)."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from threading import Event
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.db.models import F
from django.test import Client
from django.urls import reverse

from people import sealing
from people.looking import log_act
from people.models import Act, Person, Seal
from people.origin import digest_of
from people.tasks import seal as seal_task
from tests import factories as make
from tests.concurrency import at_once

pytestmark = pytest.mark.django_db
NOW = make.BEFORE_ALL


def written(count: int = 4) -> Person:
    person = make.person()
    for n in range(count):
        log_act("pair-laid", about=f"pair:{n}", reason="omdat", by=person, now=NOW)
    return person


def sealed(count: int = 4) -> Person:
    person = written(count)
    assert sealing.seal(now=NOW) == count
    assert sealing.verify().broken == ""
    return person


def command(**options: str) -> str:
    told = StringIO()
    call_command("verify_log", stdout=told, **options)
    return told.getvalue()


def test_an_act_says_who_did_what_with_what_result_from_where_and_when(client: Client) -> None:
    client.force_login(person := make.administrator())
    act = log_act("pair-laid", about="pair:1", by=person, now=NOW)
    assert (act.by_number, act.result, act.origin) == (person.pk, "done", "")
    client.post(reverse("account_logout"))
    client.post(
        reverse("account_login"), {"login": person.email, "password": "fout"}, REMOTE_ADDR="203.0.113.7"
    )
    failed = Act.objects.get(result="failed")
    assert (failed.actor, failed.about, failed.origin) == (
        None,
        f"person:{person.pk}",
        digest_of("203.0.113.7"),
    )
    assert "203" not in failed.origin


def test_nothing_sealed_is_whole_and_sealing_again_adds_nothing() -> None:
    assert sealing.verify().broken == ""
    sealed(3)
    assert sealing.seal(now=NOW) == 0
    verdict = sealing.verify()
    assert (verdict.sealed, verdict.erased, verdict.waiting) == (3, 0, 0)
    written(1)
    assert sealing.verify().waiting == 1


@pytest.mark.parametrize(
    "change",
    [
        {"action": "iets anders"},
        {"about": "pair:99"},
        {"reason": ""},
        {"result": "refused"},
        {"origin": "elders"},
        {"at": NOW + timedelta(microseconds=1)},
        {"by_number": 987},
    ],
)
def test_a_changed_act_is_found(change: dict[str, Any]) -> None:
    sealed()
    second = Act.objects.order_by("pk")[1]
    Act.objects.filter(pk=second.pk).update(**change)
    assert sealing.verify().broken == f"act {second.pk} of seal 2 is not what it was"


def _another_actor() -> None:
    Act.objects.filter(seal=2).update(actor=make.person())


def _swapped() -> None:
    """Two acts change places."""
    one, other = Act.objects.get(seal=2), Act.objects.get(seal=3)
    Act.objects.filter(pk=one.pk).update(seal=None)
    Act.objects.filter(pk=other.pk).update(seal=2)
    Act.objects.filter(pk=one.pk).update(seal=3)


def _redone() -> None:
    """Somebody who knows how, without the key."""
    Act.objects.filter(seal=2).update(about="pair:99")
    act = Act.objects.get(seal=2)
    forged = Seal(number=2, content="0" * 64, chain="0" * 64, sealed_at=NOW)
    act.seal, forged.erased = forged, ""
    Seal.objects.filter(pk=2).update(content=forged.content, chain=forged.chain)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (lambda: Act.objects.get(seal=2).delete(), "the act of seal 2 is gone"),
        (_another_actor, "stands on somebody else's name"),
        (_swapped, "of seal 2 is not what it was"),
        (_redone, "seal 2 does not follow"),
        (
            lambda: (Act.objects.filter(seal=2).delete(), Seal.objects.filter(pk=2).delete()),
            "seal 2 is missing",
        ),
        (
            lambda: (Act.objects.filter(seal=2).delete(), Seal.objects.filter(pk=2).update(erased="x")),
            "is gone",
        ),
        (lambda: Act.objects.filter(seal=2).update(seal=None), "the act of seal 2 is gone"),
    ],
)
def test_what_is_taken_away_swapped_or_made_up_is_found(change: Callable[[], Any], found: str) -> None:
    sealed()
    change()
    assert found in sealing.verify().broken
    with pytest.raises(CommandError, match="The log of acts was changed"):
        command()


def test_a_tail_that_was_cut_off_is_found_by_a_head_that_was_noted() -> None:
    sealed(3)
    head = sealing.head()
    Act.objects.filter(seal=3).delete()
    Seal.objects.filter(pk=3).delete()
    assert sealing.verify().broken == ""
    assert sealing.verify(expected=head).broken == f"{head} was noted earlier and is not in the chain"
    assert "is whole" in command(expect=sealing.head())


def test_another_key_makes_another_chain(settings: Any) -> None:
    sealed()
    settings.SECRET_KEY = "een andere"
    assert sealing.verify().broken.startswith("seal 0 does not follow")


def test_what_is_erased_when_its_term_ends_leaves_the_chain_whole() -> None:  # PRI-4
    sealed()
    assert sealing.erase(Act.objects.filter(about__in=["pair:1", "pair:2"])) == 2
    verdict = sealing.verify()
    assert (verdict.broken, verdict.sealed, verdict.erased) == ("", 4, 2)
    assert list(Act.objects.values_list("about", flat=True)) == ["pair:0", "pair:3"]
    # The mark of one is of no use for another.
    Act.objects.filter(about="pair:0").delete()
    Seal.objects.filter(number=1).update(erased=Seal.objects.get(number=2).erased)
    assert sealing.verify().broken == "the act of seal 1 is gone"


def test_a_person_who_is_erased_leaves_a_number() -> None:
    person = sealed()
    number = person.pk
    person.delete()
    assert set(Act.objects.values_list("actor", "by_number")) == {(None, number)}
    assert sealing.verify().broken == ""


def test_what_one_account_did_becomes_the_others_and_is_known_to_have_been() -> None:
    old, new = sealed(), make.person()
    assert sealing.hand_over(old, to=new) == 4
    assert set(Act.objects.values_list("actor", "by_number")) == {(new.pk, old.pk)}
    assert sealing.verify().broken == ""
    Act.objects.filter(seal=1).update(actor=make.person())
    assert "somebody else's name" in sealing.verify().broken


def test_as_many_queries_to_verify_3_acts_as_30(django_assert_num_queries: Any) -> None:
    for count in (3, 27):
        written(count)
        sealing.seal(now=NOW)
        with django_assert_num_queries(3):
            sealing.verify()


def test_the_head_stands_in_the_process_log_too(caplog: pytest.LogCaptureFixture) -> None:
    written(2)
    with caplog.at_level("INFO"):
        assert seal_task() == 2
    assert f"head {sealing.head()}" in caplog.text


@pytest.mark.django_db(transaction=True)
def test_acts_written_and_sealed_at_once_are_each_sealed_once() -> None:
    person = make.person()

    def write() -> None:
        for n in range(5):
            with transaction.atomic():
                log_act("pair-laid", about=f"pair:{n}", by=person, now=NOW)

    _, refused = at_once([write] * 4 + [lambda: sealing.seal(now=NOW)] * 4)
    assert refused == []
    sealing.seal(now=NOW)
    verdict = sealing.verify()
    assert (verdict.broken, verdict.sealed, verdict.waiting) == ("", 20, 0)


@pytest.mark.django_db(transaction=True)
def test_sealing_waits_for_no_verb_and_no_verb_for_sealing() -> None:
    """A verb that holds an act, and writes another, on one side; sealing on the other."""
    if not connection.features.has_select_for_update_skip_locked:
        pytest.skip("one writer at a time: nobody holds anything beside another")
    person = written(2)
    held = Act.objects.order_by("pk")[0]
    is_held, is_sealed = Event(), Event()

    def verb() -> None:
        with transaction.atomic():
            Act.objects.filter(pk=held.pk).update(reason=F("reason"))
            is_held.set()
            assert is_sealed.wait(20)
            log_act("pair-ended", about="pair:1", by=person, now=NOW)

    def sealer() -> int:
        assert is_held.wait(20)
        count = sealing.seal(now=NOW)
        is_sealed.set()
        return count

    done, refused = at_once([verb, sealer])
    assert (refused, sorted(done, key=str)) == ([], [1, None])
    assert sealing.seal(now=NOW) == 2
    assert sealing.verify().broken == ""
