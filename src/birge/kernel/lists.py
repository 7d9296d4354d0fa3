"""List pages, all of one kind: search, filters, sorting, pages, CSV and XLSX export, an empty state.

A view describes its list as a `Listing` and answers `list_response(request, listing)`. The address holds all of the
state: `?q=…&sort=-name&page=2&state=open&format=csv`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import Promise

from birge.kernel.sorting import order_of

Text = str | Promise


@dataclass(frozen=True)
class Column:
    """A column: its heading, how a row's value is found, and what the heading sorts by ("" = not sortable).

    `value` and `link` take the row (a model instance). A numeric column is right-aligned, its `unit` in the heading.
    `status` names the shape of a state, as the class `status-…` does.
    """

    name: str
    heading: Text
    value: Callable[[Any], Any]
    sort: str = ""
    link: Callable[[Any], str] | None = None
    numeric: bool = False
    unit: Text = ""
    status: Callable[[Any], str] | None = None


@dataclass(frozen=True)
class Filter:
    """A choice above the list: `apply(queryset, value)` narrows it; `choices` are (value, label) pairs."""

    name: str
    label: Text
    choices: Sequence[tuple[str, Text]]
    apply: Callable[[QuerySet, str], QuerySet]


@dataclass(frozen=True)
class Listing:
    """All that a list page needs. `title` is the page's heading, `lead` its one sentence.

    `action` is the page's one primary action as (label, address); `above`: the page to which it leads back, in the same
    way; `empty` says what to do when there is nothing.
    """

    title: Text
    queryset: QuerySet
    columns: Sequence[Column]
    lead: Text = ""
    search: Callable[[QuerySet, str], QuerySet] | None = None
    filters: Sequence[Filter] = ()
    action: tuple[Text, str] | None = None
    above: tuple[Text, str] | None = None
    empty: Text = ""
    order: str = ""
    per_page: int = 50
    export_name: str = "list"
    exportable: bool = True
    on_rows: Callable[[Sequence[Any]], None] | None = field(default=None)
    """Called with the rows about to be shown or exported, e.g. to journal that they were read."""

    @property
    def is_searchable(self) -> bool:
        """For templates, which would call `search` itself."""
        return self.search is not None


def list_response(
    request: HttpRequest, listing: Listing, template: str = "ui/list_page.html", context: dict[str, Any] | None = None
) -> HttpResponse:
    """The page, or with `?format=csv|xlsx` the whole filtered list as a file."""
    queryset, chosen = _narrowed(request, listing)
    queryset, sort = _sorted(request, listing, queryset)
    file_format = request.GET.get("format", "")
    if listing.exportable and file_format in _EXPORTS:
        rows = list(queryset)
        _tell(listing, rows)
        return _EXPORTS[file_format](listing, rows)
    page = Paginator(queryset, listing.per_page).get_page(request.GET.get("page"))
    _tell(listing, list(page.object_list))
    return render(
        request,
        template,
        {
            "listing": listing,
            "page": page,
            "rows": list(_cells(listing, page)),
            "filters": chosen,
            "search_text": request.GET.get("q", "").strip(),
            "sort": sort,
            "headings": [_heading(request, column, sort) for column in listing.columns],
            "address": _address(request),
            **(context or {}),
        },
    )


def _tell(listing: Listing, rows: Sequence[Any]) -> None:
    if listing.on_rows:
        listing.on_rows(rows)


def _narrowed(request: HttpRequest, listing: Listing) -> tuple[QuerySet, list[dict[str, Any]]]:
    queryset = listing.queryset
    text = request.GET.get("q", "").strip()
    if text and listing.search:
        queryset = listing.search(queryset, text)
    chosen = []
    for choice in listing.filters:
        value = request.GET.get(choice.name, "")
        if value in {code for code, _label in choice.choices}:
            queryset = choice.apply(queryset, value)
        else:
            value = ""
        chosen.append({"filter": choice, "value": value})
    return queryset, chosen


def _sorted(request: HttpRequest, listing: Listing, queryset: QuerySet) -> tuple[QuerySet, str]:
    wanted = request.GET.get("sort", "") or listing.order
    for column in listing.columns:
        if column.sort and wanted.lstrip("-") == column.name:
            return queryset.order_by(order_of(queryset.model, column.sort, falling=wanted[0] == "-"), "pk"), wanted
    return queryset if queryset.ordered else queryset.order_by("pk"), ""


def _heading(request: HttpRequest, column: Column, sort: str) -> dict[str, Any]:
    direction = {column.name: "ascending", f"-{column.name}": "descending"}.get(sort, "")
    turned = f"-{column.name}" if direction == "ascending" else column.name
    return {"column": column, "direction": direction, "address": _address(request, sort=turned, page=None)}


def _address(request: HttpRequest, **changes: str | None) -> str:
    query = request.GET.copy()
    query.pop("format", None)
    if not changes:
        query.pop("page", None)
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = value
    return f"?{query.urlencode()}"


def _cells(listing: Listing, page: Page) -> Iterator[list[dict[str, Any]]]:
    for row in page.object_list:
        yield [
            {
                "column": column,
                "value": _shown(column.value(row)),
                "link": column.link(row) if column.link else "",
                "status": column.status(row) if column.status else "",
            }
            for column in listing.columns
        ]


def _shown(value: Any) -> Any:
    """A day in figures, so that days stand under each other and on one line; moments and all else as they are."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return date_format(value, "SHORT_DATE_FORMAT")
    return value


def _plain(value: Any) -> Any:
    """A value for a file: texts that a spreadsheet would run as a formula are made harmless."""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int | float | Decimal):
        return "" if value is None else value
    text = str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text


def _table(listing: Listing, rows: Sequence[Any]) -> Iterator[list[Any]]:
    yield [f"{column.heading}, {column.unit}" if column.unit else str(column.heading) for column in listing.columns]
    for row in rows:
        yield [_plain(column.value(row)) for column in listing.columns]


def _csv(listing: Listing, rows: Sequence[Any]) -> HttpResponse:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(_table(listing, rows))
    return _file(out.getvalue().encode(), "text/csv; charset=utf-8", f"{listing.export_name}.csv")


def _xlsx(listing: Listing, rows: Sequence[Any]) -> HttpResponse:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(_table(listing, rows)):
            sheet.write_row(number, 0, line)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _file(out.getvalue(), kind, f"{listing.export_name}.xlsx")


def _file(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


_EXPORTS: dict[str, Callable[[Listing, Sequence[Any]], HttpResponse]] = {"csv": _csv, "xlsx": _xlsx}
