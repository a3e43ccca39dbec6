import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from demo.models import Seed
from demo.seeding import NotADemo, seed
from people.models import Person
from tests import factories as make

pytestmark = pytest.mark.django_db


def test_a_database_with_real_people_is_left_alone():
    make.person()
    with pytest.raises(NotADemo):
        seed(now=timezone.now())
    with pytest.raises(CommandError):
        call_command("seed_demo", "--fresh")
    assert not Seed.objects.exists()
    assert Person.objects.count() == 1
