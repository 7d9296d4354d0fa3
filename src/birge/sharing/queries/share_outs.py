"""Finds share-outs, their claimants and what was handed out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from birge.decisions.enums import State
from birge.kernel.sqlite import sort_key
from birge.meetings.models import Minutes
from birge.meetings.queries import signed_minutes_for
from birge.places.models import Place
from birge.places.queries import names_by_place, within
from birge.sharing.models import Claimant, Drawing, ShareOut


def with_decisions(queryset: QuerySet[ShareOut]) -> QuerySet[ShareOut]:
    """Share-outs with what their pages always need."""
    return queryset.select_related("decision__supersedes", "decision__superseded_by", "place")


def claimants_of(share_out: ShareOut) -> list[Claimant]:
    """All claimants, in the order of the Kyrgyz alphabet."""
    return sorted(
        share_out.claimants.select_related("drawing"), key=lambda claimant: (sort_key(claimant.name), claimant.pk)
    )


def drawings_of(share_out: ShareOut) -> QuerySet[Drawing]:
    """How families of this list were drawn from the book, oldest first; of a replacement: as of what it replaces."""
    return Drawing.objects.filter(claimants__share_out=share_out).distinct().order_by("at", "pk")


def villages_of(share_out: ShareOut, on: date) -> QuerySet[Place]:
    """The places in which a claimant of this share-out can live: the place itself and all below it."""
    return within([share_out.place_id], on).order_by("soate", "pk")


def group_names(claimants: Iterable[Claimant], on: date) -> dict[UUID, str]:
    """The name of each claimant's village as public totals call it: Kyrgyz, else Russian."""
    names = names_by_place({claimant.village_id for claimant in claimants if claimant.village_id}, on)
    return {place: texts.get("ky") or texts.get("ru") or "" for place, texts in names.items()}


def search_claimants(queryset: QuerySet[Claimant], text: str) -> QuerySet[Claimant]:
    """By name or address."""
    return queryset.filter(Q(name__icontains=text) | Q(address__icontains=text))


def search_share_outs(queryset: QuerySet[ShareOut], text: str) -> QuerySet[ShareOut]:
    """By title, good or season."""
    title = Q(decision__titles__ky__icontains=text) | Q(decision__titles__ru__icontains=text)
    return queryset.filter(title | Q(good__icontains=text) | Q(season__icontains=text))


def minutes_for(share_out: ShareOut) -> QuerySet[Minutes]:
    """The signed minutes of the bodies of this place, newest first: those that can record the vote."""
    return signed_minutes_for(place=share_out.place)


def totals_of(claimants: Iterable[Claimant]) -> dict[str, Fraction]:
    """Sums over a list: people asked for, promised as floors, given, handed over."""
    sums = {name: Fraction(0) for name in ("claim", "floor", "given", "handed")}
    for claimant in claimants:
        for name in sums:
            sums[name] += getattr(claimant, name) or 0
    return sums


def waiting(queryset: QuerySet[ShareOut]) -> dict[str, int]:
    """How many share-outs wait to be decided, to be published, and how many still have families to hand out to."""
    to_hand = Claimant.objects.filter(is_done=False, given__isnull=False)
    standing = Q(decision__state__in=[State.DECIDED, State.PUBLISHED])
    counts: dict[str, Any] = queryset.aggregate(
        to_decide=Count("pk", filter=Q(decision__state__in=[State.DRAFT, State.WHAT_IF])),
        to_publish=Count("pk", filter=Q(decision__state=State.DECIDED)),
        to_hand_out=Count("pk", filter=standing & Q(pk__in=to_hand.values("share_out"))),
    )
    return counts
