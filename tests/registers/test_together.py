"""Lines read together are the same lines."""

from __future__ import annotations

import pytest

from birge.registers.models import FACTS
from birge.registers.queries.together import together
from tests.house.book import make_home
from tests.registers.factories import AT, CLERK

pytestmark = pytest.mark.django_db


def as_read(rows):
    return {row.pk: [getattr(row, field.attname) for field in row._meta.concrete_fields] for row in rows}


def test_lines_of_many_tables_come_in_one_query_as_they_are(village, django_assert_num_queries):
    make_home(village, CLERK, AT)
    with django_assert_num_queries(1):
        lines = together(model.objects.standing() for model in FACTS)

    assert {model: as_read(lines.of(model)) for model in FACTS} == {
        model: as_read(model.objects.standing()) for model in FACTS
    }
    assert sum(map(len, lines.values())) == 15


def test_nothing_asked_is_nothing_found(village):
    assert together([]) == {}
