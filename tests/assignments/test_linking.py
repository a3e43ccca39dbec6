from datetime import timedelta

import pytest
from django.utils import timezone

from assignments import linking, naming
from assignments.models import Support
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def support(db: None) -> Support:
    cohort = make.cohort(first_day=timezone.localdate())
    return make.support(make.enrolment(cohort, "Sanne de Vries"), name="Peter Kuiper")


def test_a_link_finds_its_support(support: Support) -> None:  # PPL-3
    assert linking.support_by(linking.token_for(support), now=timezone.now()) == support


def test_a_link_holds_no_name_or_address(support: Support) -> None:
    token = linking.token_for(support)
    assert "peter" not in token.lower() and "@" not in token and support.person.email not in token


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: "9" + t, lambda t: t.replace("~", ""), str.upper]
)
def test_an_altered_link_is_nobodys(support: Support, change) -> None:  # PPL-3
    with pytest.raises(linking.NoSuchLink):
        linking.support_by(change(linking.token_for(support)), now=timezone.now())


@pytest.mark.parametrize("token", ["", "~", "1-1", "a~b~c", "1-1~~", "é~é~é", "0" * 5000])
def test_odd_links_are_nobodys(token: str) -> None:
    with pytest.raises(linking.NoSuchLink):
        linking.support_by(token, now=timezone.now())


def test_a_newer_link_makes_older_ones_worthless(support: Support) -> None:  # PPL-3
    old = linking.token_for(support)
    naming.invite_again(support, now=timezone.now())
    support.refresh_from_db()
    with pytest.raises(linking.NoSuchLink):
        linking.support_by(old, now=timezone.now())
    assert linking.support_by(linking.token_for(support), now=timezone.now()) == support


def test_a_link_expires(support: Support) -> None:  # PPL-3
    token, now = linking.token_for(support), timezone.now()
    linking.support_by(token, now=now + linking.TERM - timedelta(minutes=1))
    with pytest.raises(linking.Expired) as caught:
        linking.support_by(token, now=now + linking.TERM + timedelta(minutes=1))
    assert caught.value.support == support


def test_a_link_ends_with_the_relation(support: Support) -> None:  # PPL-2, PPL-4
    token, now = linking.token_for(support), timezone.now()
    Support.objects.filter(pk=support.pk).update(ended_at=now)
    with pytest.raises(linking.NoSuchLink):
        linking.support_by(token, now=now)


def test_a_link_ends_when_the_participant_leaves(support: Support) -> None:  # PPL-2
    token, now = linking.token_for(support), timezone.now()
    enrolment = support.assignment.enrolment
    enrolment.withdrawn_at = now
    enrolment.save()
    with pytest.raises(linking.NoSuchLink):
        linking.support_by(token, now=now)
