import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import serializers

from agenda import feeding
from agenda.models import Feed
from people.models import Act
from tests import factories as make

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 2, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_a_secret_is_long_and_kept_as_a_digest_alone() -> None:  # COH-4
    noor = make.person()
    secret = feeding.renew(noor, now=NOW)
    assert re.fullmatch(r"[\w-]{43}", secret)  # 256 bits
    kept = serializers.serialize("json", [*Feed.objects.all(), *Act.objects.all()])
    assert Feed.objects.get().digest in kept and secret not in kept
    assert feeding.whose(secret) == noor


def test_a_new_address_closes_the_old_one() -> None:
    noor = make.person()
    old = feeding.renew(noor, now=NOW)
    new = feeding.renew(noor, now=NOW + timedelta(days=1))
    assert (feeding.whose(old), feeding.whose(new)) == (None, noor)
    assert Feed.objects.get().made_at == NOW + timedelta(days=1)


def test_switched_off_opens_nothing_and_twice_is_once() -> None:
    noor, sam = make.person(), make.person()
    mine, other = feeding.renew(noor, now=NOW), feeding.renew(sam, now=NOW)
    feeding.switch_off(noor, now=NOW)
    feeding.switch_off(noor, now=NOW)
    assert (feeding.whose(mine), feeding.whose(other)) == (None, sam)
    assert Act.objects.filter(action="feed-ended").count() == 1


def test_a_closed_account_ends_its_address() -> None:
    noor = make.person()
    secret = feeding.renew(noor, now=NOW)
    type(noor).objects.filter(pk=noor.pk).update(is_active=False)
    assert feeding.whose(secret) is None


@pytest.mark.parametrize("junk", ["", "x", "é", "\x00", "a" * 5000, "\ud800"])
def test_junk_is_nobodys(junk: str) -> None:
    feeding.renew(make.person(), now=NOW)
    assert feeding.whose(junk) is None
