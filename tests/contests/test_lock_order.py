"""What is locked together is always locked in one order, so that no two wait for each other."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from birge.contests.actions.agreements import binding, milestones, reports, year_end
from birge.contests.actions.money import commit
from birge.contests.enums.programmes import SourceKind
from birge.contests.models import Agreement, BudgetLine, Milestone, Report
from birge.kernel.money import Money
from tests.contests.small_agreement import AT, HALF, SOM, small_contest, upload
from tests.shared_rows import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def small(django_db_setup, django_db_blocker):
    with kept(django_db_blocker):
        yield small_contest()


def read_first(work, *tables: str) -> list[str]:
    """These tables in the order in which the work locked rows of them; where rows cannot be locked, read them."""
    with CaptureQueriesContext(connection) as queries:
        work()
    said = [query["sql"] for query in queries.captured_queries]
    if connection.vendor == "postgresql":
        said = [sql for sql in said if "FOR UPDATE" in sql]
    found = [match[1] for sql in said if (match := re.search(r'FROM "contests_(\w+)"', sql))]
    return list(dict.fromkeys(name for name in found if name in tables))


def test_an_agreement_is_locked_before_its_milestone(small):
    agreement, by = small.in_force(), small.by("director")
    row = Milestone.objects.select_related("agreement").get(agreement=agreement, number=1)

    def work():
        milestones.add_evidence(milestone=row, uploads=[upload()], note="", by=by, at=AT)

    assert read_first(work, "agreement", "milestone") == ["agreement", "milestone"]


def test_an_agreement_is_locked_before_its_report(small):
    agreement, by = small.in_force(), small.by("director")
    row = Report.objects.select_related("agreement").get(agreement=agreement, number=1)

    def work():
        reports.add_report_file(report=row, upload=upload(), note="", by=by, at=AT)

    assert read_first(work, "agreement", "report") == ["agreement", "report"]


def in_two_lines(small) -> tuple[Agreement, list[BudgetLine]]:
    """An agreement whose money is bound in two lines."""
    agreement = small.in_force()
    second = BudgetLine.objects.create(
        programme=small.line.programme, kind=SourceKind.BUDGET, names={"ky": "Экинчи"}, amount_tyiyn=HALF
    )
    commit(second, Money(HALF), subject=agreement, by=small.by("secretary"), at=AT)
    return agreement, [small.line, second]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks no rows")
def test_lines_are_locked_in_their_order_also_when_the_last_one_is_set_free_first(small):
    agreement, lines = in_two_lines(small)
    with CaptureQueriesContext(connection) as queries:
        binding.set_free(agreement, HALF + 10 * SOM, "Кыскарды", by=small.by("secretary"), at=AT)

    locks = [query["sql"] for query in queries.captured_queries if "FOR UPDATE" in query["sql"]]
    assert 'ORDER BY "contests_budgetline"."id" ASC' in locks[0]
    assert all(line.pk.hex in locks[0].replace("-", "") for line in lines)


def test_what_is_set_free_is_that_of_the_last_line_first(small):
    agreement, lines = in_two_lines(small)
    binding.set_free(agreement, HALF + 10 * SOM, "Кыскарды", by=small.by("secretary"), at=AT)

    assert [BudgetLine.objects.get(pk=line.pk).committed_tyiyn for line in lines] == [2 * HALF - 10 * SOM, 0]


def test_all_agreements_of_a_year_end_are_locked_before_its_line(small):
    agreements = [small.in_force(0), small.in_force(1)]
    choices = [year_end.Choice(one, is_released=True, why="Бүттү") for one in agreements]
    with CaptureQueriesContext(connection) as queries:
        year_end.close_year(line=small.line, year=2026, choices=choices, by=small.by("secretary"), at=AT)

    tables = [match[1] for query in queries.captured_queries
              if (match := re.search(r'FROM "contests_(agreement|budgetline)"', query["sql"]))]  # fmt: skip
    assert tables[:3] == ["agreement", "agreement", "budgetline"]
