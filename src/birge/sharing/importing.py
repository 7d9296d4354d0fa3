"""Families from a sheet: `birge import claimants`, and "Upload a sheet" on the share-out's page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from birge.kernel.actors import Actor
from birge.kernel.imports.enums import Type
from birge.kernel.imports.faults import Fault
from birge.kernel.imports.kinds import Column, ImportKind, Message, Sheet
from birge.kernel.imports.models import ImportBatch, ImportRow
from birge.kernel.permissions import Answer, no
from birge.kernel.texts import text_in
from birge.places.models import Place
from birge.sharing.actions import BadClaim, ClaimantData, add_claimants, remove_claimants
from birge.sharing.actions.preparing import PROBLEMS, check_claim
from birge.sharing.models import Claimant, ShareOut
from birge.sharing.rules import can_edit, places_to_create

HEAD_ALIASES = ("Аты-жөнү", "Үй-бүлө", "ФИО", "Семья", "Үй-бүлө: ким жооп берет", "Семья: кто за неё отвечает")

SHEET = Sheet(
    name="claimants",
    title=_("Families"),
    key=("name", "address"),
    columns=(
        Column("name", _("Family: who answers for it"), required=True, aliases=HEAD_ALIASES),
        Column("address", _("Address"), aliases=("Дареги", "Адрес")),
        Column("village", _("Village"), Type.PLACE, aliases=("Айыл", "Село")),
        Column("people", _("People in the family"), Type.WHOLE, aliases=("Адам саны", "Человек"), least=1, most=99),
        Column("claim", _("Asked for"), Type.DECIMAL, required=True, aliases=("Көлөм", "Запрос"), least=0, places=6),
        Column("floor", _("Guaranteed minimum"), Type.DECIMAL, aliases=("Минимум",), least=0, places=6),
        Column("weight", _("Weight"), Type.DECIMAL, aliases=("Салмак", "Вес"), places=6),
        Column("priority", _("Tier"), Type.WHOLE, aliases=("Баскыч", "Очередь"), least=1, most=99),
    ),
)


class ClaimantsImport(ImportKind):
    """Rows go into one share-out that is not decided yet; `target` is its id."""

    name = "claimants"
    title = _("Families of a share-out")
    sheets = (SHEET,)
    messages = {code: Message(text, _("Correct the number.")) for code, text in PROBLEMS.items()}

    def can_import(self, user: Any, place: UUID, target: str) -> Answer:
        share_out = _share_out(target)
        if share_out is None or share_out.place_id != place:
            return no(_("Begin on the page of the share-out, with the button “Upload a sheet”."))
        return can_edit(user, share_out, timezone.localdate())

    def places(self, user: Any, on: date) -> QuerySet[Place]:
        return places_to_create(user, on)

    def target_title(self, target: str) -> str:
        share_out = _share_out(target)
        return text_in(share_out.decision.titles) if share_out else ""

    def target_url(self, batch: ImportBatch) -> str:
        share_out = _share_out(batch.target)
        return share_out.get_absolute_url() if share_out else ""

    def check(self, batch: ImportBatch) -> Iterator[Fault]:
        share_out = _share_out(batch.target)
        if share_out is None:
            return
        for row in _rows(batch):
            if "claim" not in row.data or "name" not in row.data:
                continue  # said already, by the cell
            try:
                check_claim(share_out, _claim(row.data, {}), 0)
            except BadClaim as error:
                value = str(row.data.get(error.field, ""))
                yield Fault(error.code, SHEET.name, row.number, error.field, value)

    def apply(self, batch: ImportBatch, by: Actor, at: datetime) -> dict[str, int]:
        share_out = ShareOut.objects.select_related("decision").get(pk=batch.target)
        rows = [row.data for row in _rows(batch)]
        villages = {str(pk): place for pk, place in Place.objects.in_bulk(_villages(rows)).items()}
        made = add_claimants(
            share_out, claimants=[_claim(data, villages) for data in rows], by=by, at=at, batch=batch.pk
        )
        return {"claimants": len(made)}

    def can_undo(self, batch: ImportBatch) -> Answer:
        share_out = _share_out(batch.target)
        if share_out is None or not share_out.decision.is_open:
            return no(_("This was decided, so it can no longer be changed. It can be replaced by a new decision."))
        return Answer(allowed=True)

    def undo(self, batch: ImportBatch, by: Actor, at: datetime) -> None:
        share_out = ShareOut.objects.select_related("decision").get(pk=batch.target)
        families = list(Claimant.objects.filter(share_out=share_out, batch=batch.pk))
        remove_claimants(share_out, claimants=families, by=by, at=at)


def _share_out(target: str) -> ShareOut | None:
    try:
        wanted = UUID(target)
    except ValueError:
        return None
    return ShareOut.objects.select_related("decision", "place").filter(pk=wanted).first()


def _rows(batch: ImportBatch) -> Iterable[ImportRow]:
    return ImportRow.objects.filter(batch=batch, sheet=SHEET.name).order_by("number").iterator()


def _villages(rows: Iterable[dict[str, Any]]) -> set[UUID]:
    return {UUID(data["village"]) for data in rows if data.get("village")}


def _claim(data: dict[str, Any], villages: dict[str, Place]) -> ClaimantData:
    floor, weight = data.get("floor"), data.get("weight")
    return ClaimantData(
        name=data["name"],
        address=data.get("address", ""),
        village=villages.get(str(data.get("village"))),
        people=data.get("people"),
        claim=Fraction(str(data["claim"])),
        priority=data.get("priority") or 1,
        floor=Fraction(0 if floor is None else str(floor)),
        weight=Fraction(1 if weight is None else str(weight)),
    )
