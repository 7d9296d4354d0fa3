"""The families of the book that fit a filter, with the numbers by which they fit."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    CharField,
    Count,
    DecimalField,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Concat, Trim

from birge.places.models import Place
from birge.registers.enums import Animal, HouseholdKind
from birge.registers.models import (
    HouseholdState,
    Land,
    Livestock,
    Membership,
    PersonState,
    SocialPassport,
    Status,
)
from birge.registers.queries.listing import households_on
from birge.sharing.needs import Need

_TYIYN = 100


def fitting(need: Need, places: QuerySet[Place], on: date) -> QuerySet[Any]:
    """Households of these places that fit on that day, as `households_on` gives them, with what the filter looked at:
    `head_name`, `people`, `children`, `income` (tyiyn a month), `land` (ha), `animals`; None where it did not look.
    """
    found: QuerySet[Any] = households_on(on).filter(place__in=places, kind=HouseholdKind.FAMILY)
    members = Membership.objects.on(on).filter(household=OuterRef("household"))
    found = found.annotate(people=_count(members)).filter(people__gt=0)
    found = _with_numbers(found, need, on)
    if need.village:
        found = found.filter(place=need.village)
    if need.street:
        found = found.filter(street__icontains=need.street)
    wanted = _conditions(need, on)
    if not wanted:
        return found
    all_of, any_of = Q(), Q()
    for condition in wanted:
        all_of &= condition
        any_of |= condition
    return found.filter(any_of if need.any_of_them else all_of)


def _with_numbers(found: QuerySet[HouseholdState], need: Need, on: date) -> QuerySet[Any]:
    own = {"household": OuterRef("household")}
    numbers: dict[str, Any] = {}
    if need.children_under is not None:
        young = PersonState.objects.on(on).filter(died_on=None, born_on__gt=_birthday(on, need.children_under))
        children = Membership.objects.on(on).filter(**own, person__in=young.values("person"))
        numbers["children"] = _count(children)
    if need.income_below_som is not None:
        numbers["income"] = Subquery(SocialPassport.objects.on(on).filter(**own).values("income_tyiyn")[:1])
    if need.land_to_ha is not None:
        numbers["land"] = _total(Land.objects.on(on).filter(**own), "area_ha", DecimalField())
    if need.animals_to is not None:
        herd = Livestock.objects.on(on).filter(**own)
        herd = (
            herd.filter(animal=need.animal) if need.animal else herd.exclude(animal__in=[Animal.POULTRY, Animal.BEES])
        )
        numbers["animals"] = _total(herd, "count", IntegerField())
    head = PersonState.objects.on(on).filter(person=OuterRef("head"))
    parts = [Subquery(head.values(name)[:1]) for name in ("surname", "given_name", "patronymic")]
    name = Trim(Concat(parts[0], Value(" "), parts[1], Value(" "), parts[2], output_field=CharField()))
    return found.annotate(**numbers, head_name=Coalesce(name, Value("")))


def _conditions(need: Need, on: date) -> list[Q]:
    """All that a family may fit by, but where it lives."""
    found = []
    if need.statuses:
        given = Status.objects.on(on).filter(kind__code__in=need.statuses)
        homes = Membership.objects.on(on).filter(person__in=given.exclude(person=None).values("person"))
        of_family = Q(household__in=given.exclude(household=None).values("household"))
        found.append(of_family | Q(household__in=homes.values("household")))
    if need.income_below_som is not None:
        found.append(Q(income__lt=F("people") * need.income_below_som * _TYIYN))
    if need.children_under is not None:
        found.append(Q(children__gt=0))
    if need.people_from is not None:
        found.append(Q(people__gte=need.people_from))
    if need.people_to is not None:
        found.append(Q(people__lte=need.people_to))
    if need.land_to_ha is not None:
        found.append(Q(land__lte=need.land_to_ha))
    if need.animals_to is not None:
        found.append(Q(animals__lte=need.animals_to))
    return found


def _birthday(on: date, age: int) -> date:
    """Whoever was born after this day is younger than `age` on `on`."""
    try:
        return on.replace(year=on.year - age)
    except ValueError:  # 29 February
        return date(on.year - age, 2, 28)


def _count(rows: QuerySet[Any]) -> Any:
    counted = rows.order_by().values("household").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _total(rows: QuerySet[Any], column: str, kind: Any) -> Any:
    summed = rows.order_by().values("household").annotate(number=Sum(column)).values("number")
    return Coalesce(Subquery(summed, output_field=kind), 0, output_field=kind)
