"""Why a case cannot be computed: a stable code, named parameters, and where.

The English sentence is made from a template, so that a page in another language can render the same code and parameters
with its own template.
"""

import re
from collections.abc import Mapping

MESSAGES: dict[str, str] = {
    "not_utf8": "the text is not UTF-8",
    "syntax": "this is not JSON: {problem} (column {column})",
    "too_deep": "the document is nested too deeply",
    "repeated_key": "the key {key} is given twice",
    "not_finite": "{number} is not a number",
    "number_too_long": "a number of more than {digits} digits is not accepted",
    "bad_character": "the text holds half of a character (a lone surrogate)",
    "missing": "the key {key} is missing",
    "unknown_key": "the key {key} is not known",
    "key_not_for": "the key {key} has no meaning where {field} is {value}",
    "wrong_type": "{expected} is expected here, not {found}",
    "not_exact": "{text} is not an exact number in lowest terms",
    "not_whole": "a whole number is expected here, not {number}",
    "below": "the number must be at least {least}, not {number}",
    "not_above": "the number must be greater than {limit}, not {number}",
    "above": "the number must be at most {most}, not {number}",
    "not_a_choice": "must be one of: {choices}; not {found}",
    "wrong_format": "the format must be {expected}, not {found}",
    "unknown_format": "no algorithm is registered for the format {found}; known: {known}",
    "empty_id": "an id must not be empty",
    "repeated_id": "the id {id} is given twice",
    "not_multiple": "{number} is not a whole number of the quantum {quantum}",
    "no_periods": "a list by period must not be empty",
    "other_length": "{found} periods here, but {expected} elsewhere in the case",
    "reserved_id": "the id {id} has a meaning of its own in results",
    "unknown_canal": "there is no canal {id}",
    "no_root": "no canal has the parent null: one must be the root",
    "two_roots": "only one canal can be the root; {id} is one already",
    "not_a_moment": "a moment like 2026-05-01T06:00 is expected here, not {found}",
    "not_a_clock_time": "a time of the day like 22:00 is expected here, not {found}",
    "not_whole_minutes": "{number} hours are not a whole number of minutes",
    "empty_night": "the night must end at another time than it begins",
    "other_kind": "the key {key} does not go with {other}: areas or volumes, the same in all holdings",
    "unknown_application": "there is no application {id}",
    "unknown_marker": "there is no marker {id}",
    "repeated_pair": "the pair of {application} and {marker} is given twice",
    "unknown_project": "there is no project {id}",
    "not_sorted": "this does not stand in its place: equal ballots stand once, and all in the order of their numbers",
    "one_project": "a ballot names one project at most here",
    "points_count": "{found} points for {expected} projects",
    "pb_not_utf8": "the text is not UTF-8. Save the file as UTF-8.",
    "pb_empty": "the file is empty. A .pb file has the sections META, PROJECTS and VOTES.",
    "pb_no_section": "the section {section} is missing. A .pb file has META, PROJECTS and VOTES.",
    "pb_section_twice": "the section {section} stands twice, first in line {first}. Leave one out.",
    "pb_outside": "“{text}” stands before the first section. The file begins with the line META.",
    "pb_no_headings": "the line of headings is missing below {section}. Add it.",
    "pb_no_column": "{section} has no column “{column}”. Name it in the line below {section}.",
    "pb_column_twice": "{section} has two columns “{column}”. Rename one.",
    "pb_fields": "{found} fields, but {section} has {expected} columns. Quote a field that holds a semicolon.",
    "pb_quotes": "the quotation marks do not fit ({problem}). Close them, and double those inside a field.",
    "pb_missing": "META has no “{field}”. Add a line for it.",
    "pb_no_value": "field “{field}” is empty. Fill it in.",
    "pb_twice": "field “{field}”: “{id}” stands in line {first} already. Leave one out.",
    "pb_comma": "field “{field}”: “{id}” has a comma, which separates projects in votes. Rename the project.",
    "pb_not_a_number": "field “{field}”: “{text}” is not a number. Write it like 1500 or 1500.50.",
    "pb_not_whole": "field “{field}”: {number} is not a whole number. Correct it.",
    "pb_below": "field “{field}”: {number} is less than {least}. Correct it.",
    "pb_not_above": "field “{field}”: {number} is not more than {limit}. Correct it, or leave the project out.",
    "pb_not_a_choice": "field “{field}”: “{found}” is not one of {choices}. Correct it.",
    "pb_unknown_project": "field “{field}”: PROJECTS has no “{id}”. Correct the vote, or add the project.",
    "pb_named_twice": "field “{field}”: “{id}” is named twice. Leave one out.",
    "pb_points": "field “{field}”: {found} points for {expected} projects. Give each project one number.",
    "pb_less": "field “{field}”: {found} is less than {limit} of META, {number}. Correct the vote or leave it out.",
    "pb_more": "field “{field}”: {found} is more than {limit} of META, {number}. Correct the vote or leave it out.",
    "pb_other_count": "field “{field}”: {stated}, but {section} has {found} rows. Correct the number, or add the rows.",
    "loop": "the canal leads back to itself: {canals}",
    "not_an_instant": "a moment with its offset like 2026-03-01T17:59:59+06:00 is expected here, not {found}",
    "unknown_criterion": "there is no criterion {id}",
    "repeated_mark": "the marker {marker} marks the criterion {criterion} of the application {application} twice",
    "recused": "the marker {marker} is recused from the application {application} and cannot mark it",
    "unmarked": "the marker {marker} leaves the criterion {criterion} of the application {application} unmarked",
    "behind_id": "{id} has no meaning behind id: no tie is left",
}

_LONGEST_SHOWN = 200
_PLAIN_KEY = re.compile(r"[^\W\d]\w*")


class CaseError(ValueError):
    """A malformed case (exit code 2): `code`, `params` for `MESSAGES[code]`, and the place: a JSON path or a line."""

    def __init__(self, code: str, *, line: int | None = None, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, object] = params
        self.line = line
        self._steps: list[str | int] = []

    def inside(self, step: str | int) -> "CaseError":
        """The same error, seen from the object or list that holds the value under `step`."""
        self._steps.append(step)
        return self

    @property
    def path(self) -> str:
        """The JSON path of the offending value, for example `$.claimants[3].claim`."""
        return json_path(*reversed(self._steps))

    @property
    def where(self) -> str:
        return self.path if self.line is None else f"line {self.line}"

    @property
    def message(self) -> str:
        return MESSAGES[self.code].format(**{name: _short(value) for name, value in self.params.items()})

    def __str__(self) -> str:
        return f"{self.where}: {self.message}"


class NoAnswer(Exception):
    """A well-formed case that no answer satisfies (exit code 3).

    `cause` lists the parts of the case (JSON paths) that together rule every answer out. It is irreducible: leave out
    any one of them and the case can be solved.
    """

    def __init__(self, code: str, template: str, cause: tuple[str, ...], **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.template = template
        self.cause = cause
        self.params: Mapping[str, object] = params

    @property
    def message(self) -> str:
        return self.template.format(**self.params)

    def __str__(self) -> str:
        return f"no answer exists: {self.message} ({', '.join(self.cause)})"


def json_path(*steps: str | int) -> str:
    """The keys and places from the document's top down, as in `$.claimants[3].claim`."""
    return "$" + "".join(map(_step, steps))


def _short(value: object) -> str:
    """Enough of a value to recognise it, however long a hostile case made it."""
    text = str(value)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def _step(step: str | int) -> str:
    if isinstance(step, int):
        return f"[{step}]"
    if _PLAIN_KEY.fullmatch(step):
        return f".{step}"
    escaped = step.replace("\\", "\\\\").replace('"', '\\"')
    return f'["{escaped}"]'
