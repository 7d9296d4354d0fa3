"""The judges do judge: an export with one thing wrong is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from pytest_django.plugin import DjangoDbBlocker

from tests.exchange.making import contests_to_tell, export
from tests.exchange.validators import giving_errors, iati_errors, ocds_errors
from tests.shared_rows import kept

TODAY = date(2026, 12, 20)
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
REQUIRED = {"ocid", "id", "date", "tag", "initiationType", "awardID", "title", "description", "currency", "awardDate"}
REQUIRED |= {"amountAwarded", "fundingOrganization", "name"}
DATES = {"date", "startDate", "endDate", "dueDate", "dateMet", "dateSigned", "datePublished", "awardDate"}
CODES = {"status", "currency", "procurementMethod", "mainProcurementCategory", "countryCode", "fromOpenCall"}
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def exports(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    with kept(django_db_blocker):
        contests_to_tell()
        yield {name: export(name) for name in ("ocds", "ocds-records", "360giving", "iati")}


def places(part: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of every value in a package."""
    rows = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for key, value in rows:
        yield (*path, key)
        yield from places(value, (*path, key))


def changed(package: Any, path: tuple[Any, ...], change: Callable[[Any, Any], None]) -> Any:
    mutant = copy.deepcopy(package)
    holder = mutant
    for key in path[:-1]:
        holder = holder[key]
    change(holder, path[-1])
    return mutant


def drop(holder: Any, key: Any) -> None:
    del holder[key]


def to(value: Any) -> Callable[[Any, Any], None]:
    def put(holder: Any, key: Any) -> None:
        holder[key] = value

    return put


def mutants_of(package: Any, required: Callable[[tuple[Any, ...]], bool]) -> st.SearchStrategy[Any]:
    """One field dropped that is required, or of a wrong type, or with a code or a date that does not exist."""
    paths = [path for path in places(package) if isinstance(path[-1], str)]
    dropped = st.sampled_from([path for path in paths if required(path)]).map(lambda path: (path, drop))
    typed = st.sampled_from([path for path in paths if path[-1] != "details"]).map(lambda path: (path, to(["?", 1])))
    dated = st.sampled_from([path for path in paths if path[-1] in DATES]).map(lambda path: (path, to("30.02.2026")))
    coded = st.sampled_from([path for path in paths if path[-1] in CODES]).map(lambda path: (path, to("??")))
    return st.one_of(dropped, typed, dated, coded).map(lambda found: changed(package, *found))


def required_in_ocds(path: tuple[Any, ...]) -> bool:
    key, depth = path[-1], len(path)
    in_a_list = depth > 1 and isinstance(path[-2], int)
    parent = path[-3] if in_a_list else ""
    if parent == "releases":
        return key in {"ocid", "id", "date", "tag", "initiationType"}
    if parent in {"awards", "documents", "milestones", "transactions"}:
        return key == "id"
    return parent == "contracts" and key in {"id", "awardID"}


def required_in_grants(path: tuple[Any, ...]) -> bool:
    return len(path) == 3 and path[-1] in {
        "id", "title", "description", "currency", "amountAwarded", "awardDate", "fundingOrganization",
    }  # fmt: skip


@FEW
@given(data=st.data())
def test_a_mutated_release_package_is_refused(exports, data):
    package = json.loads(exports["ocds"])

    assert ocds_errors(data.draw(mutants_of(package, required_in_ocds))) != []


@FEW
@given(data=st.data())
def test_a_mutated_record_package_is_refused(exports, data):
    package = json.loads(exports["ocds-records"])

    assert ocds_errors(data.draw(mutants_of(package, required_in_ocds))) != []


@FEW
@given(data=st.data())
def test_a_mutated_package_of_grants_is_refused(exports, data):
    package = json.loads(exports["360giving"])

    assert giving_errors(data.draw(mutants_of(package, required_in_grants))) != []


def iati_mutants(root: etree._Element) -> Iterator[Callable[[etree._Element], None]]:
    """Each wrong thing in turn: an element that must be there dropped, a code, a date or a sum that cannot be."""
    for name in "iati-identifier reporting-org title description participating-org activity-status".split():
        yield lambda tree, name=name: [row.getparent().remove(row) for row in tree.xpath(f"//iati-activity/{name}")]
    yield lambda tree: [row.getparent().remove(row) for row in tree.xpath("//iati-activity/sector")]
    for path, name in [
        ("//activity-status", "code"),
        ("//transaction-type", "code"),
        ("//reporting-org", "type"),
        ("//participating-org", "role"),
        ("//recipient-country", "code"),
        ("//iati-activity", "default-currency"),
        ("//result", "type"),
        ("//document-link/category", "code"),
    ]:
        yield lambda tree, path=path, name=name: [row.set(name, "??") for row in tree.xpath(path)[:1]]
    for path, value in [("//transaction-date", "2026-02-30"), ("//transaction-date", "2031-01-01")]:
        yield lambda tree, path=path, value=value: [row.set("iso-date", value) for row in tree.xpath(path)[:1]]
    yield lambda tree: [row.set("percentage", "40") for row in tree.xpath("//recipient-country")[:1]]
    yield lambda tree: [row.set("ref", "a/b") for row in tree.xpath("//reporting-org")[:1]]
    yield lambda tree: [setattr(row, "text", "много") for row in tree.xpath("//value")[:1]]


def test_every_mutated_file_of_activities_is_refused(exports):
    root = etree.fromstring(exports["iati"].encode())
    for number, change in enumerate(iati_mutants(root)):
        mutant = copy.deepcopy(root)
        change(mutant)

        assert iati_errors(etree.tostring(mutant), TODAY) != [], number
