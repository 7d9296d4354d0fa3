"""What the database itself guarantees of the register."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError

from birge.water.models import CanalState
from tests.water.factories import CanalFactory, CanalStateFactory

pytestmark = pytest.mark.django_db


def test_a_canal_has_one_state_without_an_end():
    canal = CanalStateFactory().canal

    with pytest.raises(IntegrityError):
        CanalStateFactory(canal=canal)


def test_a_code_stands_once_in_an_association_and_may_stand_in_another():
    canal = CanalFactory(code="К-1")
    CanalFactory(code="К-1")

    with pytest.raises(IntegrityError):
        CanalFactory(code="К-1", association=canal.association)


@pytest.mark.parametrize("efficiency", ["0", "1.001"])
def test_an_efficiency_is_above_nought_and_at_most_one(efficiency):
    with pytest.raises(IntegrityError):
        CanalStateFactory(efficiency=Decimal(efficiency))


def test_a_row_holds_from_its_first_day_until_the_day_before_its_end():
    state = CanalStateFactory(starts_on=date(2025, 1, 1), ends_on=date(2025, 4, 1))

    found = [list(CanalState.objects.on(day)) for day in (date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 31))]

    assert found == [[], [state], [state]]
    assert list(CanalState.objects.on(date(2025, 4, 1))) == []


def test_a_row_tells_what_it_says_apart_from_what_it_is_about():
    state = CanalStateFactory(capacity_lps=Decimal(400))

    assert state.line == {"canal_id": state.canal_id}
    assert state.values()["capacity_lps"] == Decimal(400)
    assert {"canal_id", "starts_on", "ends_on", "id", "batch"}.isdisjoint(state.values())
