"""The log of acts cannot be changed unnoticed (BIO2 8.15).

Acts are written inside the transactions of verbs and sealed shortly after, by a task: each seal holds a keyed
digest of one act and of the seal before it. Sealing takes one lock first and never waits for another (an act
that somebody holds is left for the next time), so no verb can come to wait in a circle with it.

An act that is erased leaves its seal, with a mark that only who has the key can make.
"""

import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet

from people.models import Act, Person, Seal

BATCH = 500
ERASED, HANDED_OVER = "erased", "handed-over"


def seal(*, now: datetime) -> int:
    """Seals what is not sealed yet, in the order in which it is found; how many."""
    sealed = 0
    while batch := _seal_batch(now):
        sealed += batch
    return sealed


@transaction.atomic
def _seal_batch(now: datetime) -> int:
    # The first seal is no act's. Whoever seals holds it; who comes next finds what is left.
    Seal.objects.get_or_create(number=0, defaults={"chain": _chain(0, "", ""), "sealed_at": now})
    Seal.objects.select_for_update().get(number=0)
    before = Seal.objects.order_by("-number")[0]
    acts = list(Act.objects.select_for_update(skip_locked=True).filter(seal=None).order_by("pk")[:BATCH])
    seals = []
    for act in acts:
        before = _next(before, content_of(act), now)
        seals.append(before)
    Seal.objects.bulk_create(seals)
    for act, made in zip(acts, seals, strict=True):
        act.seal = made
    Act.objects.bulk_update(acts, ["seal"])
    return len(acts)


def _next(before: Seal, content: str, now: datetime) -> Seal:
    number = before.number + 1
    return Seal(number=number, content=content, chain=_chain(number, before.chain, content), sealed_at=now)


def content_of(act: Act) -> str:
    """The digest of all that an act says. The actor by number: the person may be erased."""
    at = act.at.astimezone(UTC).isoformat()
    return _digest(
        "act", act.pk, act.by_number, act.action, act.about, act.reason, act.result, act.origin, at
    )


def _chain(number: int, before: str, content: str) -> str:
    return _digest("chain", number, before, content)


def _digest(*what: object) -> str:
    key = (settings.LOG_KEY or settings.SECRET_KEY).encode()
    said = json.dumps(what, ensure_ascii=False, separators=(",", ":")).encode()
    return hmac.new(key, b"people.sealing:" + said, sha256).hexdigest()


@transaction.atomic
def erase(acts: QuerySet[Act]) -> int:
    """Takes acts away whose term is over. Their seals stay, marked, so that the chain stays whole."""
    rows = list(acts.select_related("seal"))
    seals = [act.seal for act in rows if act.seal]
    for one in seals:
        one.erased = _digest(ERASED, one.number)
    Act.objects.filter(pk__in=[act.pk for act in rows]).delete()
    Seal.objects.bulk_update(seals, ["erased"], batch_size=BATCH)
    return len(rows)


@transaction.atomic
def make_nameless(acts: QuerySet[Act]) -> int:
    """What was done to others' things stays known; not why, from where, or by whom but for a number.

    A line that was sealed is never rewritten: it is erased, and told anew.
    """
    rows = list(acts)
    erase(acts)
    kept = ("by_number", "action", "about", "result", "at")
    told = [Act(**{name: getattr(act, name) for name in kept}) for act in rows]
    Act.objects.bulk_create(told, batch_size=BATCH)
    return len(rows)


@transaction.atomic
def hand_over(old: Person, *, to: Person) -> int:
    """Of two accounts of one person: what the one did is the other's, and stays known as done by the one."""
    acts = list(Act.objects.filter(actor=old))
    for act in acts:
        act.actor, act.handed_over = to, _digest(HANDED_OVER, act.pk, to.pk)
    Act.objects.bulk_update(acts, ["actor", "handed_over"], batch_size=BATCH)
    return len(acts)


@dataclass(frozen=True)
class Verdict:
    """`broken` is the first thing that is wrong, or empty. `head` is to be noted elsewhere."""

    sealed: int
    erased: int
    waiting: int
    head: str
    broken: str = ""


def head() -> str:
    return str(Seal.objects.order_by("-number").first() or "")


def verify(*, expected: str = "") -> Verdict:
    """Walks the whole chain. `expected`: a head that was noted earlier, and must still be in it."""
    seals = Seal.objects.select_related("act").order_by("number").iterator(chunk_size=BATCH)
    number, chain, erased, broken = -1, "", 0, ""
    was_met = not expected
    for one in seals:
        broken = _fault(one, number, chain)
        if broken:
            break
        number, chain, erased = one.number, one.chain, erased + bool(one.erased)
        was_met = was_met or expected == str(one)
    if not broken and not was_met:
        broken = f"{expected} was noted earlier and is not in the chain"
    return Verdict(max(number, 0), erased, Act.objects.filter(seal=None).count(), head(), broken)


def _fault(one: Seal, number: int, before: str) -> str:
    if one.number != number + 1:
        return f"seal {number + 1} is missing"
    if not _same(one.chain, _chain(one.number, before, one.content)):
        return f"seal {one.number} does not follow from the one before"
    act = getattr(one, "act", None)
    if act is None:
        is_marked = one.number == 0 or _same(one.erased, _digest(ERASED, one.number))
        return "" if is_marked else f"the act of seal {one.number} is gone"
    if not _same(one.content, content_of(act)):
        return f"act {act.pk} of seal {one.number} is not what it was"
    if not _is_actor(act):
        return f"act {act.pk} of seal {one.number} stands on somebody else's name"
    return ""


def _is_actor(act: Act) -> bool:
    if act.actor_id in (None, act.by_number):
        return True
    return _same(act.handed_over, _digest(HANDED_OVER, act.pk, act.actor_id))


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one, other)
