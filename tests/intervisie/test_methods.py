"""The five methods, as data."""

import pytest

from intervisie.methods import PLANS, Method, Role


def test_there_is_a_plan_for_each_of_the_five_methods() -> None:  # BUD-4
    assert set(PLANS) == set(Method)
    assert {method.value: len(plan.steps) for method, plan in PLANS.items()} == {
        "incident": 6,
        "gossip": 5,
        "balint": 5,
        "ten": 10,
        "five": 5,
    }


@pytest.mark.parametrize("method", Method)
def test_every_step_has_a_time_and_something_to_do_for_each_role(method: Method) -> None:  # BUD-4
    for step in PLANS[method].steps:
        assert 1 <= step.minutes <= 30
        assert all(step.does(role).endswith((".", "?", "’")) for role in Role)
    assert len({step.name for step in PLANS[method].steps}) == len(PLANS[method].steps)


@pytest.mark.parametrize("method", Method)
def test_a_method_fits_in_an_hour_and_a_half(method: Method) -> None:
    assert 30 <= PLANS[method].minutes <= 90
