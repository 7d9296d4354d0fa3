"""The delivery journal: what was read at gauge posts, and what each user got. Every reading of users is journalled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from birge.kernel.api import (
    After,
    FieldProblem,
    Limit,
    Page,
    RepeatKey,
    Scope,
    Token,
    Written,
    acting,
    answers,
    caller,
    missing,
    once,
    page_of,
    wrong_fields,
)
from birge.water.actions.deliveries import begin, stop
from birge.water.actions.readings import read_gauge
from birge.water.api.finding import FromDay, ToDay, note_users, seen_association, today_of
from birge.water.api.schemas.running import DeliveryOut, DeliveryStart, DeliveryStop, ReadingIn, ReadingOut
from birge.water.models import Delivery, GaugePost, GaugeReading, Outlet, Turn, WaterUser
from birge.water.queries.volumes import midnight
from birge.water.rules.deliveries import can_keep

router = Router()


@router.get(
    "/water/associations/{association}/gauge-readings",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[ReadingOut]),
    operation_id="listGaugeReadings",
    summary="Gauge readings of an association",
)
def list_readings(
    request: HttpRequest,
    association: UUID,
    gauge: UUID | None = None,
    from_on: FromDay = None,
    to_on: ToDay = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """What was read at its gauge posts on the days that are named; corrected readings are left out."""
    found = seen_association(caller(request), association)
    rows = GaugeReading.objects.filter(gauge__association=found, corrected_by=None)
    if gauge:
        rows = rows.filter(gauge=gauge)
    return page_of(_in_days(rows, "read_at", from_on, to_on), limit=limit, after=after)


@router.get(
    "/water/associations/{association}/deliveries",
    auth=Token(Scope.WATER_READ),
    response=answers(Page[DeliveryOut]),
    operation_id="listDeliveries",
    summary="Deliveries of an association",
)
def list_deliveries(
    request: HttpRequest,
    association: UUID,
    from_on: FromDay = None,
    to_on: ToDay = None,
    limit: Limit = 50,
    after: After = None,
) -> dict[str, Any]:
    """The water that began to run to users on the days that are named; corrected entries are left out.

    The reading is journalled.
    """
    who = caller(request)
    found = seen_association(who, association)
    rows = Delivery.objects.filter(association=found, corrected_by=None).select_related("user", "outlet")
    page = page_of(_in_days(rows, "started_at", from_on, to_on), limit=limit, after=after)
    note_users(who, found, "read_deliveries", [row.user_id for row in page["items"]])
    return page


@router.post(
    "/water/gauge-posts/{gauge}/readings",
    auth=Token(Scope.WATER_WRITE),
    response=answers(ReadingOut, status=201, write=True),
    operation_id="readGauge",
    summary="Write down a level",
)
def read(request: HttpRequest, gauge: UUID, key: RepeatKey, body: ReadingIn) -> HttpResponse:
    """A level read at a gauge post; the flow is found by the table or weir of that day."""
    who = caller(request)
    post = GaugePost.objects.filter(pk=gauge).first()
    if post is None:
        raise Http404
    association = seen_association(who, post.association_id)

    def work() -> Written:
        actor = acting(can_keep(who.user, association, today_of(who)))
        with _fields_named():
            made = read_gauge(
                post, read_at=body.read_at, level_cm=Decimal(body.level_cm), note=body.note, by=actor, at=who.at
            )
        return 201, ReadingOut.from_orm(made)

    return once(request, who, key, work)


@router.post(
    "/water/associations/{association}/deliveries",
    auth=Token(Scope.WATER_WRITE),
    response=answers(DeliveryOut, status=201, write=True),
    operation_id="beginDelivery",
    summary="Water begins to run",
)
def start(request: HttpRequest, association: UUID, key: RepeatKey, body: DeliveryStart) -> HttpResponse:
    """Water begins to run to a user through an outlet, by her turn or without one."""
    who = caller(request)
    found = seen_association(who, association)

    def work() -> Written:
        actor = acting(can_keep(who.user, found, today_of(who)))
        about = {
            "user": _named(WaterUser.objects.filter(association=found), body.user, "user"),
            "outlet": _named(Outlet.objects.filter(association=found), body.outlet, "outlet"),
            "turn": _named(Turn.objects.filter(rota__association=found), body.turn, "turn") if body.turn else None,
        }
        with _fields_named():
            made = begin(association=found, **about, started_at=body.started_at, note=body.note, by=actor, at=who.at)
        return 201, DeliveryOut.from_orm(made)

    return once(request, who, key, work)


@router.post(
    "/water/deliveries/{delivery}/stop",
    auth=Token(Scope.WATER_WRITE),
    response=answers(DeliveryOut, write=True),
    operation_id="stopDelivery",
    summary="Water stopped",
)
def end(request: HttpRequest, delivery: UUID, key: RepeatKey, body: DeliveryStop) -> HttpResponse:
    """The water stopped, and how much it was."""
    who = caller(request)
    row = Delivery.objects.filter(pk=delivery).first()
    if row is None:
        raise Http404
    association = seen_association(who, row.association_id)

    def work() -> Written:
        actor = acting(can_keep(who.user, association, today_of(who)))
        measured = {name: Decimal(value) for name in ("volume_m3", "flow_lps") if (value := getattr(body, name))}
        with _fields_named():
            done = stop(row, stopped_at=body.stopped_at, note=body.note, **measured, by=actor, at=who.at)
        return 200, DeliveryOut.from_orm(done)

    return once(request, who, key, work)


def _named(rows: Any, pk: UUID, field: str) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise missing(f"body/body/{field}")
    return found


@contextmanager
def _fields_named() -> Iterator[None]:
    """Moments have other names in the forms of the pages than here."""
    try:
        yield
    except ValidationError as error:
        texts = error.message_dict if hasattr(error, "error_dict") else {"": error.messages}
        here = {"started": "started_at", "stopped": "stopped_at", "read": "read_at"}
        raise wrong_fields(
            [
                FieldProblem(path=f"body/body/{here.get(name, name)}".rstrip("/"), message=str(text))
                for name, several in texts.items()
                for text in several
            ]
        ) from error


def _in_days(rows: Any, column: str, from_on: FromDay, to_on: ToDay) -> Any:
    if from_on:
        rows = rows.filter(**{f"{column}__gte": midnight(from_on)})
    return rows.filter(**{f"{column}__lt": midnight(to_on)}) if to_on else rows
