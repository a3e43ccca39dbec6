from collections.abc import Callable

import pytest

from tests.intervisie.group import Group


@pytest.fixture
def group(db: None) -> Group:
    return Group()


@pytest.fixture
def groups(transactional_db: None) -> Callable[[], Group]:
    """For tests in which several connections act at once."""
    return Group
