"""Reading people's records for the API: what the caller may see, in few queries, journalled."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from birge.kernel.api import missing
from birge.people.models import Account, Assignment, Organisation
from birge.people.rules import assignments_visible_to, people_visible_to
from birge.places.models import Place
from birge.places.queries import with_names


def with_seen_roles(queryset: QuerySet[Account], user: Any, on: date) -> QuerySet[Account]:
    """The people with the roles of theirs that `user` may see, as `seen_roles`."""
    seen = assignments_visible_to(user, Assignment.objects.all(), on)
    named = seen.prefetch_related(place_with_names()).order_by("starts_on", "pk")
    return queryset.prefetch_related(Prefetch("assignments", queryset=named, to_attr="seen_roles"))


def place_with_names() -> Prefetch[str]:
    """The place of a row with its names: two queries for all rows."""
    return Prefetch("place", queryset=with_names(Place.objects.all()))


def seen_person(user: Any, pk: UUID, on: date) -> Account:
    """A person whom `user` may see; 404 for others, as if they were not there."""
    found = with_seen_roles(people_visible_to(user, Account.objects.filter(pk=pk), on), user, on).distinct().first()
    if found is None:
        raise Http404
    return found


def named_organisation(pk: UUID | None, path: str) -> Organisation | None:
    """The organisation that a field names, if any; 422 if there is no such organisation."""
    if pk is None:
        return None
    found = Organisation.objects.select_related("place").filter(pk=pk).first()
    if found is None:
        raise missing(path)
    return found
