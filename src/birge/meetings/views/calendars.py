"""Calendar addresses: of a public body for everybody, of a person behind a token that she can revoke."""

from __future__ import annotations

from datetime import timedelta
from typing import cast
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from birge.kernel.actors import Actor
from birge.meetings.actions.feeds import hash_of_token, make_feed, revoke_feeds
from birge.meetings.calendars import calendar_of
from birge.meetings.enums import MeetingState
from birge.meetings.models import CalendarFeed, Meeting
from birge.meetings.queries import bodies_of
from birge.meetings.views.common import body_seen
from birge.people.models import Account

SHOWN_BACK = timedelta(days=365)


@require_safe
def of_body(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The announced meetings of a body that the person may see."""
    body = body_seen(request, pk)
    return _feed(Meeting.objects.filter(body=body), str(body))


@require_safe
def of_person(request: HttpRequest, token: str) -> HttpResponse:
    """The meetings of the bodies in which the owner of this address sits; a revoked address is not found."""
    feed = CalendarFeed.objects.filter(token_hash=hash_of_token(token), revoked_at=None).select_related("account")
    found = get_object_or_404(feed)
    if not found.account.is_active:
        raise Http404
    bodies = bodies_of(found.account, timezone.localdate())
    response = _feed(Meeting.objects.filter(body__in=bodies), _("My meetings"))
    response["Cache-Control"] = "private, no-store"
    return response


def _feed(queryset: QuerySet[Meeting], name: str) -> HttpResponse:
    now = timezone.now()
    recent = queryset.filter(notice_sent_at__isnull=False, starts_at__gte=now - SHOWN_BACK)
    shown = recent.exclude(state=MeetingState.DRAFT).select_related("body").order_by("starts_at")
    response = HttpResponse(calendar_of(shown, name=name, at=now), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="meetings.ics"'
    return response


@login_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new private address, shown this once."""
    account = cast(Account, request.user)
    token = make_feed(account=account, by=Actor(account.pk, account.name), at=timezone.now())
    address = f"{settings.BASE_URL}{reverse('meetings:calendar_of_person', args=[token])}"
    return render(request, "meetings/feed.html", {"address": address})


@login_required
@require_POST
def revoke(request: HttpRequest) -> HttpResponse:
    """The private address shows nothing any more."""
    account = cast(Account, request.user)
    revoke_feeds(account=account, by=Actor(account.pk, account.name), at=timezone.now())
    return redirect("meetings:mine")
