"""Independent judges of exports: JSON Schema, XML Schema, codelists and rules of the standards themselves."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker
from lxml import etree
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4, DRAFT202012

STANDARDS = Path(__file__).parent / "standards"
OCDS = STANDARDS / "ocds-1.1.5" / "schema"
GIVING = STANDARDS / "360giving-1.4" / "schema"
IATI = STANDARDS / "iati-2.03"
AT_ONCE = 200
"""So many grants at a time: the check that all differ takes as long as their number squared."""


def ocds_errors(package: dict[str, Any]) -> list[str]:
    """What the standard's schema says of a release package or a record package; and of open codelists."""
    name = "record-package-schema.json" if "records" in package else "release-package-schema.json"
    return _errors(_ocds(name), package)


def giving_errors(package: dict[str, Any]) -> list[str]:
    """What the standard's schema says of a package of grants, some at a time."""
    grants = package.get("grants", [])
    chunks = [grants[start : start + AT_ONCE] for start in range(0, len(grants), AT_ONCE)] or [grants]
    return [error for chunk in chunks for error in _errors(_giving(), {**package, "grants": chunk})]


def iati_errors(document: bytes, on: date) -> list[str]:
    """What the XSD, the codelists and the ruleset say; `on`: what the ruleset calls NOW."""
    try:
        root = etree.fromstring(document)
    except etree.XMLSyntaxError as error:
        return [str(error)]
    schema = _iati_schema()
    if not schema.validate(root):
        return [str(error) for error in schema.error_log]
    return _wrong_codes(root) + _broken_rules(root, on)


def _errors(validator: Any, package: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(package)]


@cache
def _ocds(name: str) -> Draft4Validator:
    schemas = [json.loads(file.read_text()) for file in OCDS.glob("*.json")]
    resources = [(row["id"], Resource(contents=row, specification=DRAFT4)) for row in schemas]
    registry = Registry().with_resources(resources)
    schema = json.loads((OCDS / name).read_text())
    return Draft4Validator(schema, registry=registry, format_checker=_formats())


@cache
def _giving() -> Draft202012Validator:
    grant = json.loads((GIVING / "360-giving-schema.json").read_text())
    package = json.loads((GIVING / "360-giving-package-schema.json").read_text())
    resource = Resource(contents=grant, specification=DRAFT202012)
    names = {grant["$id"], package["properties"]["grants"]["items"]["$ref"]}
    registry = Registry().with_resources([(name, resource) for name in names])
    return Draft202012Validator(package, registry=registry, format_checker=_formats())


@cache
def _formats() -> FormatChecker:
    """Moments as RFC 3339 has them (by a package of its own), addresses with a scheme and a host."""
    checker = FormatChecker(formats=())
    checker.checkers["date-time"] = Draft202012Validator.FORMAT_CHECKER.checkers["date-time"]
    checker.checks("uri")(
        lambda value: not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)
    )
    return checker


def open_codes_errors(releases: list[dict[str, Any]]) -> list[str]:
    """Codes of ours that the standard's open codelists do not know: allowed, but others would not understand them."""
    wrong = []
    for release in releases:
        for name, value in _coded(release, ""):
            if name in OPEN_CODELISTS and value not in _codes(OPEN_CODELISTS[name]):
                wrong.append(f"{name}: {value}")
    return wrong


OPEN_CODELISTS = {
    "roles": "partyRole",
    "documentType": "documentType",
    "awardCriteria": "awardCriteria",
    "submissionMethod": "submissionMethod",
    "type": "milestoneType",
}


def _coded(part: Any, name: str) -> Iterator[tuple[str, Any]]:
    if isinstance(part, dict):
        for key, value in part.items():
            yield from _coded(value, key)
    elif isinstance(part, list):
        for row in part:
            yield from _coded(row, name)
    else:
        yield name, part


@cache
def _codes(name: str) -> frozenset[str]:
    with (OCDS / "codelists" / f"{name}.csv").open() as file:
        return frozenset(row["Code"] for row in csv.DictReader(file))


@cache
def _iati_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(IATI / "schema" / "iati-activities-schema.xsd"))


def _wrong_codes(root: etree._Element) -> list[str]:
    """Values that are not in the codelist that the standard maps to their place."""
    wrong = []
    for path, codelist, condition in _mapping():
        place, _slash, last = path.rpartition("/")
        for element in root.xpath(f"{place}[{condition}]" if condition else place):
            value = element.get(last[1:]) if last.startswith("@") else element.text
            if value is not None and value not in _iati_codes(codelist):
                wrong.append(f"{path}: {value} is not in {codelist}")
    return wrong


@cache
def _mapping() -> list[tuple[str, str, str]]:
    rows = []
    for row in etree.parse(IATI / "codelists" / "codelist-mapping.xml").getroot():
        codelist = row.find("codelist").get("ref")
        if (IATI / "codelists" / f"{codelist}.xml").is_file():
            rows.append((row.findtext("path"), codelist, row.findtext("condition") or ""))
    return rows


@cache
def _iati_codes(name: str) -> frozenset[str]:
    return frozenset(etree.parse(IATI / "codelists" / f"{name}.xml").xpath("//codelist-item/code/text()"))


def _broken_rules(root: etree._Element, on: date) -> list[str]:
    """The standard ruleset: at least one of, dates in order, sums, forbidden letters in references."""
    broken = []
    for place, rules in json.loads((IATI / "rulesets" / "standard_ruleset.json").read_text()).items():
        for element in root.xpath(place):
            for rule, body in rules.items():
                broken += [f"{place} {rule}: {case}" for case in body["cases"] if not RULES[rule](element, case, on)]
    return broken


def _found(element: etree._Element, paths: list[str]) -> list[str]:
    values = [value for path in paths for value in element.xpath(path)]
    return [value if isinstance(value, str) else "".join(value.itertext()) for value in values]


def _in_order(element: etree._Element, case: dict[str, Any], on: date) -> bool:
    def day(path: str) -> str | None:
        return on.isoformat() if path == "NOW" else next(iter(_found(element, [path])), None)

    less, more = day(case["less"]), day(case["more"])
    return less is None or more is None or less[:10] <= more[:10]


def _sums_up(element: etree._Element, case: dict[str, Any], on: date) -> bool:
    values = _found(element, case["paths"])
    return not values or sum(Decimal(value) for value in values) == case["sum"]


RULES: dict[str, Callable[[etree._Element, dict[str, Any], date], bool]] = {
    "atleast_one": lambda element, case, on: bool(element.xpath("|".join(case["paths"]))),
    "no_more_than_one": lambda element, case, on: len(_found(element, case["paths"])) <= 1,
    "date_order": _in_order,
    "sum": _sums_up,
    "regex_matches": lambda element, case, on: all(
        re.fullmatch(case["regex"], value) for value in _found(element, case["paths"])
    ),
}
