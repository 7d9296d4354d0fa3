"""Finds bodies, and what held for a body on a day: rules, legal bases, members."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from django.db.models import Case, Model, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast

from birge.kernel.sorting import Alphabetical
from birge.kernel.texts import text_in
from birge.meetings.enums import MemberRole
from birge.meetings.models import Body, BodyMember, BodyRules, LegalBase
from birge.people.queries import names_of_organisation
from birge.places.queries import names_of

Row = TypeVar("Row", bound=Model)

_RANK = Case(*[When(role=role, then=Value(rank)) for rank, role in enumerate(MemberRole.values)], default=Value(9))


def holding(queryset: QuerySet[Row], on: date) -> QuerySet[Row]:
    """The rows of anything dated that hold on that day."""
    return queryset.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=on), starts_on__lte=on)


def rules_of(body: Body, on: date) -> BodyRules | None:
    """By what rules the body worked on that day; None if nobody entered them."""
    return holding(BodyRules.objects.filter(body=body), on).order_by("-starts_on").first()


def legal_bases_of(body: Body) -> QuerySet[LegalBase]:
    """All legal bases, the present ones and those that are history, newest first."""
    return LegalBase.objects.filter(body=body).order_by("-starts_on", "act")


def members_of(body: Body, on: date) -> QuerySet[BodyMember]:
    """Who sat in the body on that day: chair, deputies, secretary, members, observers; by name within."""
    members = holding(BodyMember.objects.filter(body=body), on)
    return members.select_related("account", "on_behalf_of").order_by(_RANK, Alphabetical("name"), "id")


def seats_of(user: Any, body: Body, on: date) -> list[BodyMember]:
    """The person's own seats in this body on that day; none for a visitor."""
    if not getattr(user, "is_authenticated", False):
        return []
    return list(holding(BodyMember.objects.filter(body=body, account=user.pk), on))


def bodies_of(user: Any, on: date) -> QuerySet[Body]:
    """The bodies in which the person sits on that day."""
    seats = holding(BodyMember.objects.filter(account=user.pk), on)
    return holding(Body.objects.filter(pk__in=seats.values("body")), on).order_by("kind", "id")


def host_names(body: Body, on: date) -> dict[str, str]:
    """The names by language, on that day, of the place or organisation that hosts the body."""
    if body.organisation is not None:
        return names_of_organisation(body.organisation, on)
    return names_of(body.place, on) if body.place else {}


def host_name(body: Body, on: date) -> str:
    """The same in the reader's language."""
    return text_in(host_names(body, on))


def bodies_found(queryset: QuerySet[Body], text: str) -> QuerySet[Body]:
    """Search by a part of the name in any language, deaf to case."""
    names = {f"name_{code}": Cast(f"names__{code}", TextField()) for code in ("ky", "ru", "en")}
    wanted = Q()
    for name in names:
        wanted |= Q(**{f"{name}__icontains": text})
    return queryset.annotate(**names).filter(wanted)


def rules_without_source() -> list[BodyRules]:
    """The rules of public bodies that still hold and of which at least one has no source, the oldest first."""
    held = BodyRules.objects.filter(ends_on=None, body__ends_on=None, body__is_public=True).select_related("body")
    return [rules for rules in held.order_by("starts_on", "id") if rules.unconfirmed()]
