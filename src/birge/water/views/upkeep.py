"""The upkeep of an association's canals: their condition over time, repairs, cleaning days, the year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from birge.decisions.papers import pdf
from birge.kernel.documents import qr_svg
from birge.kernel.files.views import download
from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.kernel.money import Money
from birge.water.models import Assessment, CleaningDay, Invited, Repair
from birge.water.queries.register import users_named
from birge.water.queries.upkeep import (
    assessments_of,
    cleanings_of,
    invited_to,
    latest_of,
    repairs_of,
    year_of_upkeep,
)
from birge.water.rules.upkeep import can_keep_up
from birge.water.views.common import Opened, context_of, note_reading, open_association, read_of

LATEST = 10


def context_of_upkeep(opened: Opened) -> dict[str, Any]:
    """What every page of upkeep needs."""
    return {**context_of(opened), "may_keep_up": bool(can_keep_up(opened.user, opened.association, opened.today))}


def open_repair(request: HttpRequest, pk: UUID) -> tuple[Repair, Opened]:
    """A repair of an association whose register this person reads; else 404."""
    found = get_object_or_404(Repair.objects.select_related("canal"), pk=pk)
    return found, open_association(request, found.canal.association_id)


def open_cleaning(request: HttpRequest, pk: UUID) -> tuple[CleaningDay, Opened]:
    """A cleaning day of an association whose register this person reads; else 404."""
    found = get_object_or_404(CleaningDay.objects.select_related("canal"), pk=pk)
    return found, open_association(request, found.canal.association_id)


@login_required
@require_safe
def page(request: HttpRequest, association: UUID) -> HttpResponse:
    """Everything at a glance: this year, the next cleaning days and repairs, how each stretch was found last."""
    opened = open_association(request, association)
    found = list(assessments_of(opened.association))
    context = {
        **context_of_upkeep(opened),
        "year": year_of_upkeep(opened.association, opened.today.year),
        "cleanings": cleanings_of(opened.association)[:LATEST],
        "repairs": repairs_of(opened.association)[: 3 * LATEST],
        "found": latest_of(found),
        "past": found,
    }
    return render(request, "water/upkeep/page.html", context)


@login_required
@require_safe
def cleanings(request: HttpRequest, association: UUID) -> HttpResponse:
    """Every cleaning day, also as a file."""
    opened = open_association(request, association)
    rows = cleanings_of(opened.association)
    years = sorted({day.year for day in rows.order_by().values_list("on", flat=True)}, reverse=True)
    listing = Listing(
        title=_("Cleaning days"),
        lead=_("When which canal was cleaned, who was called and who came."),
        queryset=rows,
        columns=_columns(),
        filters=[
            Filter("year", _("Year"), [(str(year), str(year)) for year in years],
                   lambda found, value: found.filter(on__year=int(value)))
        ],
        empty=_("No cleaning day was called yet."),
        order="-on",
        export_name="cleaning-days",
    )  # fmt: skip
    return list_response(request, listing, context=context_of(opened))


def _columns() -> list[Column]:
    return [
        Column("on", _("Day"), lambda row: row.on, sort="on", link=lambda row: row.get_absolute_url()),
        Column("canal", _("Canal"), lambda row: row.canal.code, sort="canal__code"),
        Column("stretch", pgettext("canal", "Stretch"), lambda row: f"{row.from_m}–{row.to_m}", unit=_("m")),
        Column("called", pgettext("cleaning day", "Called"), lambda row: row.called, sort="called", numeric=True),
        Column("came", pgettext("cleaning day", "Came"), lambda row: row.came, sort="came", numeric=True),
        Column("people", pgettext("amount", "People"), lambda row: row.people or 0, sort="people", numeric=True),
        Column("hours", _("Hours"), lambda row: row.hours or 0, sort="hours", numeric=True),
        Column("cleaned", _("Cleaned"), lambda row: row.cleaned_m, sort="cleaned_m", numeric=True, unit=_("m")),
        Column("done", _("What was done"), lambda row: row.done),
    ]


@login_required
@require_safe
def repair(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One repair: what, until when, its budget and what it cost, who gave what."""
    found, opened = open_repair(request, pk)
    context = {
        **context_of_upkeep(opened),
        "repair": found,
        "contributions": found.contributions.order_by("on", "pk"),
        "is_open": found.state in ("planned", "running"),
    }
    return render(request, "water/upkeep/repair.html", context)


@login_required
@require_safe
def cleaning(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One cleaning day: who was called, who came, what was done, who gave what."""
    day, opened = open_cleaning(request, pk)
    named: dict[UUID, Any] = {}

    def read(rows: Sequence[Invited]) -> None:
        named.update(users_named({row.user_id for row in rows}, day.on))
        note_reading(opened.by, "read_cleaning", read_of(named.values()))

    listing = Listing(
        title=_("Who was called"),
        queryset=invited_to(day),
        columns=[
            Column("number", _("No."), lambda row: row.user.number, sort="user__number"),
            Column("user", _("Water user"), lambda row: str(named.get(row.user_id, ""))),
            Column("people", pgettext("amount", "People"), lambda row: row.people, sort="people", numeric=True),
            Column("hours", _("Hours"), lambda row: row.hours, sort="hours", numeric=True),
        ],
        search=_search,
        filters=[Filter("came", _("Who came"), [("yes", _("Came")), ("no", _("Did not come"))], _came)],
        order="number",
        export_name="cleaning-day",
        on_rows=read,
    )
    totals = cleanings_of(opened.association).get(pk=day.pk)
    context = {**context_of_upkeep(opened), "day": totals, "contributions": day.contributions.order_by("on", "pk")}
    return list_response(request, listing, "water/upkeep/cleaning.html", context)


def _search(rows: QuerySet[Invited], text: str) -> QuerySet[Invited]:
    return rows.filter(Q(user__number=text) | Q(user__states__name__icontains=text)).distinct()


def _came(rows: QuerySet[Invited], value: str) -> QuerySet[Invited]:
    return rows.filter(people__gt=0) if value == "yes" else rows.exclude(people__gt=0)


@login_required
@require_safe
def photo(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The picture of an assessment."""
    found = get_object_or_404(Assessment.objects.select_related("canal", "photo"), pk=pk)
    open_association(request, found.canal.association_id)
    if found.photo is None:
        raise Http404
    return download(found.photo)


@login_required
@require_safe
def report(request: HttpRequest, association: UUID, year: int) -> HttpResponse:
    """The year on paper, for the assembly."""
    opened = open_association(request, association)
    whole = year_of_upkeep(opened.association, year)
    days = list(cleanings_of(opened.association).filter(on__year=year).order_by("on"))
    share = "—" if whole.share is None else f"{round(whole.share * 100)} %"
    facts = [
        (_("Water users' association"), str(opened.association)),
        (_("Year"), str(year)),
        (_("Cleaning days"), str(whole.cleanings)),
        (_("Of the users who were called came"), share),
        (_("Hours of work given"), formats.number_format(whole.hours)),
        (_("Repairs, done of planned"), f"{whole.repairs_done} / {whole.repairs}"),
        (_("Budget of the repairs"), Money(whole.budget_tyiyn).format()),
        (_("Spent on repairs"), Money(whole.spent_tyiyn).format()),
        (_("Money and material given"), Money(whole.given_tyiyn).format()),
    ]
    address = settings.BASE_URL + reverse("water:open_canals", args=[opened.association.pk])
    data = {
        "title": f"{_('Upkeep of the canals')}: {year}",
        "facts": [{"label": label, "value": value} for label, value in facts],
        "head": [_("Day"), _("Canal"), _("What was done"), pgettext("cleaning day", "Came"), _("Hours"), _("Cleaned")],
        "rows": [
            [formats.date_format(day.on, "SHORT_DATE_FORMAT"), day.canal.code, day.done, f"{day.came} / {day.called}",
             formats.number_format(day.hours or 0), f"{day.cleaned_m or 0} {_('m')}"]
            for day in days
        ],
        "total": [_("In all"), "", "", f"{whole.came} / {whole.called}", formats.number_format(whole.hours),
                  f"{whole.cleaned_m} {_('m')}"],
        "address": address,
        "qr": qr_svg(address),
        "qr_alt": _("QR code of the public page"),
        "check": None,
        "check_label": _("What everyone sees:"),
    }  # fmt: skip
    return pdf("decisions/list", data, f"upkeep-{year}.pdf")
