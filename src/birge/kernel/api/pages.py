"""Lists in pages: a page is asked for by the last id of the page before, so that nothing is missed or seen twice."""

from __future__ import annotations

from typing import Annotated, Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet
from ninja import Field, Schema

Item = TypeVar("Item")

Limit = Annotated[int, Field(ge=1, le=200, description="How many items at most", examples=[50])]
After = Annotated[UUID | None, Field(description="The `next` of the page before; absent for the first page")]


class Page(Schema, Generic[Item]):
    """A page of a list; `next` is given back as `after` for the page that follows, null on the last."""

    items: list[Item]
    next: UUID | None


def page_of(queryset: QuerySet, *, limit: int, after: UUID | int | None) -> dict[str, Any]:
    """A page of a queryset in the order of its ids: for most tables the order in which the rows were made."""
    rows = queryset.order_by("pk")
    if after:
        rows = rows.filter(pk__gt=after)
    found = list(rows[: limit + 1])
    return {"items": found[:limit], "next": found[limit - 1].pk if len(found) > limit else None}
