"""The share-outs of a place, and one of them with its families."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.decisions.enums import State
from birge.decisions.templatetags.decisions import exact
from birge.decisions.views.public import newer_of
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.texts import text_in
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.queries import drawings_of, search_claimants, search_share_outs, totals_of, with_decisions
from birge.sharing.rules import Rights, can_begin, rights, visible_to
from birge.sharing.views.common import found, note_reading


@login_required
@require_safe
def share_outs(request: HttpRequest) -> HttpResponse:
    """The share-outs that this person prepares, decides or reads."""
    today = timezone.localdate()
    may_create = can_begin(request.user, today)
    return list_response(
        request,
        Listing(
            title=_("Sharing out"),
            lead=_("Coal, flour, seed, hay, money: who asked for how much, who gets how much, was it handed out."),
            queryset=visible_to(request.user, with_decisions(ShareOut.objects.all()), today),
            columns=_columns(),
            search=search_share_outs,
            filters=[Filter("state", _("State"), State.choices, _in_state)],
            action=(_("New share-out"), reverse("sharing:create")) if may_create else None,
            empty=_("Nothing was shared out here yet. A clerk begins with the button “New share-out”."),
            order="-begun",
            export_name="share-outs",
        ),
    )


def _in_state(rows: QuerySet[ShareOut], state: str) -> QuerySet[ShareOut]:
    return rows.filter(decision__state=state)


def _columns() -> list[Column]:
    def begun(row: ShareOut) -> date:
        return timezone.localtime(row.created_at).date()

    return [
        Column("title", _("Share-out"), lambda row: text_in(row.decision.titles), link=ShareOut.get_absolute_url),
        Column("place", _("Place"), lambda row: text_in(row.decision.place_names)),
        Column("season", _("Season"), lambda row: row.season, sort="season"),
        Column("amount", _("How much there is"), lambda row: f"{exact(row.amount)} {row.unit}", numeric=True),
        Column("state", _("State"), lambda row: row.decision.get_state_display(), sort="decision__state"),
        Column("begun", _("Begun on"), begun, sort="created_at"),
    ]


@login_required
@require_safe
def share_out(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One share-out: what there is, who asks for how much, and the next step."""
    share = found(request, pk)
    may = rights(request.user, share, timezone.localdate())
    claimants = list(share.claimants.only("share_out", "claim", "floor", "weight", "priority", "given", "handed"))
    context: dict[str, Any] = {
        "share_out": share,
        "decision": share.decision,
        "newer": newer_of(share.decision),
        "totals": totals_of(claimants),
        "families": len(claimants),
        "drawings": drawings_of(share),
        "may": may,
    }
    return list_response(request, _families(share, may, _used(claimants)), "sharing/share_out.html", context)


def _used(claimants: Sequence[Claimant]) -> set[str]:
    """Which of the optional columns anything stands in."""
    said = {
        "floor": any(claimant.floor for claimant in claimants),
        "weight": any(claimant.weight != 1 for claimant in claimants),
        "priority": any(claimant.priority != 1 for claimant in claimants),
    }
    return {name for name, is_said in said.items() if is_said}


def _families(share: ShareOut, may: Rights, used: set[str]) -> Listing:
    def link(row: Claimant) -> str:
        name = "sharing:edit_claimant" if may.edit else "sharing:hand_over"
        return reverse(name, args=[share.pk, row.pk])

    linked = may.edit or share.decision.is_made
    columns = [
        Column("name", _("Family"), lambda row: row.name, sort="name", link=link if linked else None),
        Column("address", _("Address"), lambda row: row.address, sort="address"),
        Column("people", _("People in the family"), lambda row: row.people, sort="people", numeric=True),
        Column("claim", _("Asked for"), lambda row: exact(row.claim), numeric=True, unit=share.unit),
        Column("floor", _("Guaranteed minimum"), lambda row: exact(row.floor), numeric=True, unit=share.unit),
        Column("weight", _("Weight"), lambda row: exact(row.weight), numeric=True),
        Column("priority", _("Tier"), lambda row: row.priority, sort="priority", numeric=True),
    ]
    if share.decision.is_made:
        columns[4:] = [
            Column("given", _("Given"), lambda row: exact(row.given), numeric=True, unit=share.unit),
            Column("handed", _("Handed over"), lambda row: exact(row.handed), numeric=True, unit=share.unit),
        ]
    optional = {"floor", "weight", "priority"} - used
    families = share.claimants.all()
    return Listing(
        title=_("Families"),
        queryset=families,
        columns=[column for column in columns if column.name not in optional],
        search=search_claimants,
        empty=_("No family yet. Add them one by one, or upload a sheet."),
        order="name",
        export_name="families",
        on_rows=lambda rows: note_reading(may.see, share, rows, "read_list"),
    )
