"""Who owes what since when, and the reliefs that were resolved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.meetings.queries import reference_of
from birge.water.actions.fees.relieving import relieve
from birge.water.forms.fees import ReliefForm
from birge.water.kinds import KINDS
from birge.water.models import Relief, WaterUser, WaterUserState
from birge.water.queries.allocations import minutes_for
from birge.water.queries.fees.bills import debtors, users_at, users_in_zone
from birge.water.queries.register import rows_on, search_rows, users_named
from birge.water.views.common import Opened, note_reading, read_of
from birge.water.views.fees.bills import in_som
from birge.water.views.fees.common import ASK_OR_SEND, money_context, new_key, open_money
from birge.water.views.seasons import tried


@login_required
@require_safe
def debts(request: HttpRequest, association: UUID) -> HttpResponse:
    """Who owes what, the oldest debt first."""
    opened = open_money(request, association)
    named: dict[UUID, WaterUserState] = {}

    def read(rows: Sequence[WaterUser]) -> None:
        named.update(users_named({row.pk for row in rows}, opened.today))
        note_reading(opened.by, "read_debts", read_of(named.values()))

    rows = debtors(opened.association, opened.today)
    total = sum(rows.values_list("owed", flat=True))
    listing = Listing(
        title=_("Debts"),
        lead=_("Who owes what, and for how long it is overdue."),
        queryset=rows,
        columns=_columns(opened, named),
        search=_search,
        filters=_filters(opened),
        empty=_("Nobody owes anything."),
        export_name="debts",
        on_rows=read,
    )
    return list_response(request, listing, "water/fees/debts.html", money_context(opened, total=total))


def _columns(opened: Opened, named: Mapping[UUID, WaterUserState]) -> list[Column]:
    def pay(row: WaterUser) -> str:
        return f"{reverse('water:pay', args=[opened.association.pk])}?user={row.number}"

    def bills(row: WaterUser) -> str:
        return f"{reverse('water:bills', args=[opened.association.pk])}?q={row.number}&state=owed"

    def late(row: Any) -> int:
        return max(int((opened.today - row.due_on).days), 0)

    may_take = money_context(opened)["keeps"]
    return [
        Column("number", _("No."), lambda row: row.number, sort="number"),
        Column("name", _("Water user"), lambda row: str(named.get(row.pk, "")), link=pay if may_take else bills),
        Column("phone", _("Phone"), lambda row: named[row.pk].phone if row.pk in named else ""),
        Column("owed", pgettext("bill", "Owed"), lambda row: in_som(row.owed), sort="owed", numeric=True,
               unit=_("som")),
        Column("overdue", _("Of it overdue"), lambda row: in_som(row.overdue or 0), sort="overdue", numeric=True,
               unit=_("som")),
        Column("due", _("To be paid until"), lambda row: row.due_on, sort="due_on"),
        Column("late", _("Days overdue"), late, numeric=True),
    ]  # fmt: skip


def _filters(opened: Opened) -> list[Filter]:
    def choices(kind: str) -> list[tuple[str, str]]:
        states = rows_on(KINDS[kind], opened.association, opened.today)
        owner = KINDS[kind].owner
        return [(str(getattr(row, f"{owner}_id")), KINDS[kind].label_of(getattr(row, owner))) for row in states]

    def overdue(rows: QuerySet[Any], value: str) -> QuerySet[Any]:
        return rows.filter(overdue__gt=0) if value == "yes" else rows.filter(overdue=None)

    return [
        Filter("overdue", _("Overdue"), [("yes", _("Overdue")), ("no", _("Not due yet"))], overdue),
        Filter("zone", _("Zone"), choices("zone"),
               lambda rows, value: rows.filter(pk__in=users_in_zone(value, opened.today))),
        Filter("outlet", _("Outlet"), choices("outlet"),
               lambda rows, value: rows.filter(pk__in=users_at(value, opened.today))),
    ]  # fmt: skip


def _search(rows: QuerySet[WaterUser], text: str) -> QuerySet[WaterUser]:
    states = WaterUserState.objects.filter(search_rows(KINDS["user"], text))
    return rows.filter(pk__in=states.values("user"))


@login_required
@require_http_methods(ASK_OR_SEND)
def reliefs(request: HttpRequest, association: UUID) -> HttpResponse:
    """What was resolved, and a new resolution."""
    opened = open_money(request, association, to_write=request.method == "POST")
    minutes = [(str(row.pk), reference_of(row)) for row in minutes_for(opened.association)[:50]]
    initial = {"on": opened.today, "request_key": new_key()}
    form = ReliefForm(
        request.POST or None, association=opened.association, today=opened.today, minutes=minutes, initial=initial
    )
    if request.method == "POST" and tried(
        form, lambda: relieve(association=opened.association, **_typed(form, opened), by=opened.by, at=timezone.now())
    ):
        messages.success(request, _("The debts are lowered."))
        return redirect("water:reliefs", association=association)
    rows = Relief.objects.filter(association=opened.association).order_by("-on", "-at")
    rows = rows.annotate(total=Sum("shares__amount_tyiyn"), bills=Count("shares"))
    return render(request, "water/fees/reliefs.html", money_context(opened, rows=rows, form=form))


def _typed(form: ReliefForm, opened: Opened) -> dict[str, Any]:
    given = dict(form.cleaned_data)
    numbers, outlet, zone = (given.pop(name) for name in ("numbers", "outlet", "zone"))
    if numbers:
        users = [user.pk for user in numbers]
    else:
        below = users_at(outlet.pk, opened.today) if outlet else users_in_zone(zone.pk, opened.today)
        users = list(below.values_list("user", flat=True).distinct())
    chosen = given.pop("minutes", "")
    minutes = minutes_for(opened.association).filter(pk=chosen).first() if chosen else None
    text = given.pop("minutes_text") or (reference_of(minutes) if minutes else "")
    return {**given, "users": users, "minutes": minutes, "minutes_text": text}
