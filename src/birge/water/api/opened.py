"""Associations for everybody: without a token, and only what their public pages show."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Router

from birge.kernel.api import After, Limit, Page, answers, page_of
from birge.water.api.schemas.opened import OpenAssociation, told
from birge.water.api.schemas.register import AssociationOut
from birge.water.open_figures import figures_of
from birge.water.queries.open_pages import open_associations, open_periods, season_on

router = Router()


@router.get(
    "/water/open",
    response=answers(Page[AssociationOut], public=True),
    operation_id="listOpenAssociations",
    summary="Associations of water users",
)
def list_open(request: HttpRequest, limit: Limit = 50, after: After = None) -> dict[str, Any]:
    """Every association of water users that has canals in its register."""
    return page_of(open_associations(timezone.localdate()), limit=limit, after=after)


@router.get(
    "/water/open/{association}",
    response=answers(OpenAssociation, public=True),
    operation_id="getOpenAssociation",
    summary="One association, with its indicators",
)
def get_open(request: HttpRequest, association: UUID) -> Any:
    """How adequately, dependably and equally it delivers. Nothing is told about fewer than ten users."""
    today = timezone.localdate()
    found: Any = open_associations(today).filter(pk=association).first()
    if found is None:
        raise Http404
    found.season = season_on(found, today)
    found.figures = None
    if found.season:
        found.season.association = found
        found.figures = told(figures_of(found.season, open_periods(found.season), today))
    return found
