"""Lists: meetings and bodies for everybody, and a person's own."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from birge.kernel.lists import Column, Filter, Listing, list_response
from birge.meetings.enums import BodyKind, MeetingState
from birge.meetings.models import Body, CalendarFeed, Meeting
from birge.meetings.queries import bodies_found, bodies_of, meetings_found
from birge.meetings.rules import FOUNDERS, bodies_visible_to, meetings_visible_to
from birge.people.rules import holds


@require_safe
def meetings(request: HttpRequest) -> HttpResponse:
    """Meetings, newest first: the public ones, and all of the bodies in which the person sits."""
    seen = meetings_visible_to(request.user, Meeting.objects.select_related("body"), timezone.localdate())
    return list_response(request, meeting_listing(seen))


def meeting_listing(queryset: QuerySet[Meeting]) -> Listing:
    """How meetings are listed."""
    return Listing(
        title=_("Meetings"),
        lead=_("What bodies met or will meet, with agendas and signed minutes."),
        queryset=queryset,
        columns=[
            Column("when", _("When"), _when, sort="starts_at", link=_meeting_address),
            Column("body", _("Body"), lambda row: str(row.body)),
            Column("number", _("Meeting No."), lambda row: row.number, numeric=True),
            Column("where", _("Where"), lambda row: row.where),
            Column("state", _("State"), lambda row: row.get_state_display(), sort="state"),
        ],
        search=meetings_found,
        filters=[
            Filter("state", _("State"), MeetingState.choices, _of_state),
            Filter("kind", _("Kind of body"), BodyKind.choices, _of_body_kind),
        ],
        empty=_("No meeting is announced yet."),
        order="-when",
        export_name="meetings",
    )


def _when(row: Meeting) -> str:
    return formats.date_format(timezone.localtime(row.starts_at), "DATETIME_FORMAT")


def _meeting_address(row: Meeting) -> str:
    return reverse("meetings:meeting", args=[row.pk])


def _of_state(queryset: QuerySet[Meeting], state: str) -> QuerySet[Meeting]:
    return queryset.filter(state=state)


def _of_body_kind(queryset: QuerySet[Meeting], kind: str) -> QuerySet[Meeting]:
    return queryset.filter(body__kind=kind)


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """All bodies that the person may see."""
    today = timezone.localdate()
    may_found = request.user.is_authenticated and holds(request.user, FOUNDERS, today)
    listing = Listing(
        title=_("Bodies that decide"),
        lead=_("Councils, commissions, committees, assemblies, working groups: who sits in them and by what rules."),
        queryset=bodies_visible_to(request.user, Body.objects.all(), today),
        columns=[
            Column("name", _("Name"), str, sort="names", link=_body_address),
            Column("kind", _("Kind"), lambda row: row.get_kind_display(), sort="kind"),
            Column("from", _("From"), lambda row: row.starts_on, sort="starts_on"),
            Column("until", _("Until"), lambda row: row.ends_on),
        ],
        search=bodies_found,
        filters=[Filter("kind", _("Kind"), BodyKind.choices, lambda rows, kind: rows.filter(kind=kind))],
        action=(_("Add a body"), reverse("meetings:found_body")) if may_found else None,
        empty=_("No body is entered yet."),
        order="name",
        export_name="bodies",
    )
    return list_response(request, listing)


def _body_address(row: Body) -> str:
    return reverse("meetings:body", args=[row.pk])


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The bodies in which the person sits, what comes next in them, and her calendar address."""
    today = timezone.localdate()
    own = list(bodies_of(request.user, today))
    coming = Meeting.objects.filter(body__in=own).exclude(state__in=[MeetingState.SIGNED, MeetingState.CANCELLED])
    context: dict[str, Any] = {
        "bodies": own,
        "coming": coming.select_related("body").order_by("starts_at"),
        "feed": CalendarFeed.objects.filter(account=request.user.pk, revoked_at=None).first(),
        "may_found": holds(request.user, FOUNDERS, today),
    }
    return render(request, "meetings/mine.html", context)
