"""What of the book waits for a clerk today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from birge.kernel.shell import Work
from birge.people.rules import places_of
from birge.places.queries import within
from birge.registers.enums import RequestState, TransferState
from birge.registers.models import CertificateRequest, HouseholdState
from birge.registers.queries.attention import ending_statuses, without_head
from birge.registers.queries.requests import open_requests_in
from birge.registers.queries.rounds import open_rounds
from birge.registers.queries.transfers import transfers_of
from birge.registers.rules import WRITE


def requests_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """Residents' requests, those whose term has passed apart; one query."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if not held:
        return
    counts = (
        open_requests_in(within(held, today))
        .order_by()
        .aggregate(late=Count("pk", filter=Q(due_on__lt=today)), all=Count("pk"))
    )
    address = f"{reverse('registers:requests')}?state=open"
    yield Work(_("Overdue requests of residents about their own data"), address, counts["late"])
    yield Work(_("Requests of residents about their own data"), address, counts["all"] - counts["late"])


def certificates_asked_for(user: Any, now: datetime) -> Iterator[Work]:
    """Requests for certificates that wait; one query."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if held:
        waiting = CertificateRequest.objects.filter(state=RequestState.OPEN, place__in=within(held, today))
        address = f"{reverse('registers:certificate_requests')}?state=open"
        yield Work(_("Requests for certificates"), address, waiting.count())


def book_needs_attention(user: Any, now: datetime) -> Iterator[Work]:
    """What ends and what is missing; one query."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if not held:
        return
    places = within(held, today)
    ending, headless = (
        ending_statuses(places, today).order_by().values("pk"),
        without_head(places).order_by().values("pk"),
    )
    count = ending.union(headless, all=True).count()
    yield Work(_("The household book needs your attention"), reverse("registers:attention"), count)


def rounds_in_progress(user: Any, now: datetime) -> Iterator[Work]:
    """How many households the newest open round has still to visit; two queries."""
    today = timezone.localdate(now)
    places = places_of(user, WRITE, today)
    if not places:
        return
    found = open_rounds(within(places, today)).annotate(visited=Count("visits")).first()
    if found is not None:
        there = HouseholdState.objects.on(today).filter(place__in=within([found.place_id], today)).count()
        label = format_lazy("{label} {year}", label=_("Households to visit in the yearly round"), year=found.year)
        yield Work(label, reverse("registers:round", args=[found.pk]), max(0, there - found.visited))


def transfers_waiting(user: Any, now: datetime) -> Iterator[Work]:
    """Families whom another aimak moves here, and those that wait for another aimak; one query."""
    today = timezone.localdate(now)
    held = places_of(user, WRITE, today)
    if not held:
        return
    places = within(held, today)
    counts = (
        transfers_of(places)
        .filter(state=TransferState.PROPOSED)
        .order_by()
        .aggregate(into=Count("pk", filter=Q(to_place__in=places)), out=Count("pk", filter=Q(from_place__in=places)))
    )
    address = f"{reverse('registers:transfers')}?state={TransferState.PROPOSED}"
    yield Work(_("Families who move to your aimak: confirm or refuse"), address, counts["into"])
    yield Work(_("Moves that wait for the other aimak"), address, counts["out"])
