"""Many counts in one question."""

import pytest

from birge.kernel.counting import counts
from birge.kernel.models import TransferredDay

pytestmark = pytest.mark.django_db


def test_each_queryset_has_its_count_in_one_query(django_assert_num_queries):
    for day in range(1, 5):
        TransferredDay.objects.create(on=f"2026-03-0{day}", is_working=day > 1, reason="%s 'x'", source="")
    days = TransferredDay.objects.all()

    with django_assert_num_queries(1):
        found = counts([days, days.filter(is_working=False), days.filter(on__gt="2026-03-02"), days.filter(pk__in=[]),
                        days.filter(reason="%s 'x'")])  # fmt: skip

    assert found == [4, 1, 2, 0, 4]


def test_nothing_asked_is_nothing_counted(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert counts([]) == []
