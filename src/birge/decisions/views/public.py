"""The list of decisions, one decision, its packages and the keys that vouch for them."""

from __future__ import annotations

from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.decisions.charts import bars
from birge.decisions.describing import role_texts
from birge.decisions.enums import MADE, Variant
from birge.decisions.kinds import kind_label, kinds, page_of
from birge.decisions.models import Decision
from birge.decisions.queries import (
    package_bytes,
    places_with_decisions,
    published_keys,
    search_decisions,
    years_with_decisions,
)
from birge.decisions.rules import can_see_inputs, visible_to
from birge.kernel.journal import record_read
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.permissions import require
from birge.kernel.texts import text_in


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """All decisions that this visitor may see."""
    seen = visible_to(request.user, Decision.objects.filter(state__in=MADE), timezone.localdate())
    return list_response(
        request,
        Listing(
            title=_("Decisions"),
            lead=_("What was shared out, to how many, by which rule. Anyone can recompute each of them."),
            queryset=seen,
            columns=_columns(),
            search=search_decisions,
            filters=_filters(seen),
            empty=_("No decision was published yet."),
            order="-decided",
            export_name="decisions",
        ),
    )


def _columns() -> list[Column]:
    return [
        Column("title", _("Decision"), lambda row: text_in(row.titles), link=lambda row: row.get_absolute_url()),
        Column("place", _("Place"), lambda row: text_in(row.place_names)),
        Column("kind", _("Kind"), lambda row: kind_label(row.kind), sort="kind"),
        Column("subjects", _("How many concerned"), lambda row: row.subjects, numeric=True),
        Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
        Column("decided", _("Decided on"), lambda row: timezone.localtime(row.decided_at).date(), sort="decided_at"),
    ]


def _filters(seen: QuerySet[Decision]) -> list[Filter]:
    return [
        Filter(
            "place",
            _("Place"),
            [(key, text_in(names)) for key, names in places_with_decisions(seen)],
            lambda rows, value: rows.filter(place=value),
        ),
        Filter("kind", _("Kind"), [(k.name, k.label) for k in kinds()], lambda rows, value: rows.filter(kind=value)),
        Filter(
            "year",
            _("Year"),
            [(str(year), str(year)) for year in years_with_decisions(seen)],
            lambda rows, value: rows.filter(decided_at__year=int(value)),
        ),
    ]


def _visible(request: HttpRequest, pk: UUID) -> Decision:
    everything = Decision.objects.filter(state__in=MADE).select_related(
        "place", "minutes", "supersedes", "superseded_by"
    )
    return get_object_or_404(visible_to(request.user, everything, timezone.localdate()), pk=pk)


@require_safe
def decision(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One decision: what was shared, the rule, totals, how to verify it."""
    found = _visible(request, pk)
    context = {
        "decision": found,
        "bars": _bars(found.summary),
        "may_see_inputs": bool(can_see_inputs(request.user, found, timezone.localdate())),
        "newer": newer_of(found),
        "page": page_of(found.kind, found.source),
        "role": role_texts((found.made_by or {}).get("role", "")),
    }
    return render(request, "decisions/decision.html", context)


def newer_of(decision: Decision) -> Decision | None:
    """The published decision that stands in the place of this one, if one does."""
    newer: Decision | None = getattr(decision, "superseded_by", None)
    return newer if newer and newer.is_shown else None


def _bars(summary: dict[str, Any]) -> list[Any]:
    return bars(
        [
            (", ".join(group["names"]), group["subjects"], Fraction(group["asked"]), Fraction(group["given"]))
            for group in summary.get("groups", [])
            if "given" in group
        ]
    )


@require_safe
def public_package(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The package for everyone."""
    found = _visible(request, pk)
    return _package(package_bytes(found, Variant.PUBLIC), f"decision-{found.number}-public.json")


@require_safe
def full_package(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The package with names, for those who may see the inputs; each download is journalled."""
    found = _visible(request, pk)
    by = require(can_see_inputs(request.user, found, timezone.localdate()))
    record_read(by=by, at=timezone.now(), verb="decisions.download_full", subjects=[found])
    return _package(package_bytes(found, Variant.FULL), f"decision-{found.number}-full.json")


def _package(data: bytes | None, name: str) -> HttpResponse:
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys of this installation, for `birge verify --key`."""
    return HttpResponse(published_keys(), content_type="application/json")
