"""Samples of the addresses of the water folder."""

from __future__ import annotations

from birge.registers.models import Membership
from birge.water.models import (
    Allocation,
    AssemblyRule,
    Bill,
    Canal,
    CashEntry,
    CircleMember,
    CleaningDay,
    Coefficient,
    Contract,
    Crop,
    CropPlan,
    Delivery,
    Dispute,
    GaugePost,
    GaugeReading,
    Outlet,
    Parcel,
    Payment,
    Proposal,
    Repair,
    Rota,
    Season,
    Station,
    Tariff,
    WaterRequest,
    WaterUser,
)
from birge.water.turn_tokens import token_of
from tests.house.picking import MISSING, Sample, pk


def own_delivery() -> Delivery:
    """One to the household of the demo's resident."""
    home = Membership.objects.filter(person__resident_links__account__username="resident").values("household")
    return Delivery.objects.filter(user__states__household__in=home)[0]


def own_contract() -> Contract:
    """That of the household of the demo's resident."""
    home = Membership.objects.filter(person__resident_links__account__username="resident").values("household")
    return Contract.objects.filter(user__states__household__in=home)[0]


def _rota() -> Rota:
    """The demo's published one."""
    return Rota.objects.get(state="published")


WATER_SAMPLES: dict[str, Sample] = {
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in """association assembly bands canals draw indicators new_rota outlets gauges map norms read_book
            rota_terms rotas scheme seasons zones
            users parcels""".split()
    },
    **{
        f"water:{name}": lambda world: {"pk": Canal.objects.all()[0].association_id} for name in ("open", "open_canals")
    },
    **{
        f"water:{name}": pk(lambda world: Repair.objects.order_by("due_on")[1])
        for name in "give_to_repair move_repair repair".split()
    },
    **{
        f"water:{name}": pk(lambda world: CleaningDay.objects.get())
        for name in "cleaning give_to_cleaning note_what_was_done note_who_came remind_of_cleaning".split()
    },
    "water:assessment_photo": MISSING,
    **{
        f"water:{name}": pk(lambda world: Proposal.objects.exclude(rule_kind="").get())
        for name in "answer_proposal close_proposal proposal vote_on_proposal".split()
    },
    "water:end_membership": pk(lambda world: CircleMember.objects.get(account__username="clerk")),
    "water:upkeep_report": lambda world: {"association": Canal.objects.all()[0].association_id, "year": 2026},
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in "assess call_cleaning cleanings invite plan_repair propose together upkeep".split()
    },
    "water:canal": pk(lambda world: Canal.objects.get(code="К-1")),
    "water:hold": pk(lambda world: Canal.objects.get(code="К-1")),
    "water:outlet": pk(lambda world: Outlet.objects.order_by("code")[0]),
    "water:user": pk(lambda world: WaterUser.objects.get(number="1")),
    **{f"water:{name}": pk(lambda world: Parcel.objects.get(number="1/1")) for name in ("parcel", "give")},
    "water:outlines": lambda world: {"association": Canal.objects.all()[0].association_id, "what": "lines"},
    **{
        f"water:{name}": lambda world: {"pk": Season.objects.get().pk}
        for name in """season plans contracts prepare_contracts contract_gap season_forecast season_offer
            change_season season_need season_plan season_plan_pdf season_plan_xlsx""".split()
    },
    **{
        f"water:{name}": pk(lambda world: Contract.objects.filter(state="accepted").order_by("pk")[0])
        for name in ("contract", "end_contract")
    },
    "water:contract_paper": lambda world: {
        "pk": Contract.objects.filter(state="accepted").order_by("pk")[0].pk,
        "number": 1,
    },
    "water:crop_need": lambda world: {"pk": Season.objects.get().pk, "crop": Crop.objects.get(code="maize").pk},
    "water:outlet_need": lambda world: {
        "pk": Season.objects.get().pk,
        "outlet": Outlet.objects.order_by("code")[0].pk,
    },
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in ("weather", "need_setting")
    },
    "water:grow": lambda world: {
        "association": Canal.objects.all()[0].association_id,
        "crop": Crop.objects.get(code="maize").pk,
    },
    **{f"water:{name}": pk(lambda world: Station.objects.get()) for name in ("station", "weather_day", "month_mean")},
    "water:coefficient": pk(lambda world: Coefficient.objects.order_by("pk")[0]),
    "water:my_contract": pk(lambda world: own_contract()),
    "water:correct_plan": pk(lambda world: CropPlan.objects.order_by("pk")[0]),
    "water:use_crop": pk(lambda world: Crop.objects.get(code="maize")),
    **{
        f"water:{name}": lambda world: {"pk": Season.objects.get().pk, "starts_on": "2026-06-11"}
        for name in ("period", "compute_requests", "period_plan_pdf", "period_plan_xlsx")
    },
    **{
        f"water:{name}": lambda world: {
            "pk": Season.objects.get().pk,
            "starts_on": "2026-06-11",
            "head": Canal.objects.get(code="М").pk,
        }
        for name in ("forecast", "share")
    },
    **{
        f"water:{name}": pk(lambda world: Allocation.objects.get(decision__state="published"))
        for name in "allocation compare decide drop list_paper publish replace slips_paper".split()
    },
    "water:why": lambda world: {"pk": Allocation.objects.get(decision__state="published").pk, "number": 1},
    "water:correct_request": pk(lambda world: WaterRequest.objects.order_by("pk")[0]),
    **{
        f"water:{name}": pk(lambda world: _rota())
        for name in "drop_rota publish_rota roster_paper rota rota_case stood turn_slips_paper".split()
    },
    "water:swap_turns": lambda world: {"pk": _rota().pk, "turn": _rota().turns.order_by("starts_at")[0].pk},
    "water:why_turn": lambda world: {"pk": _rota().pk, "number": 1},
    **{
        f"water:{name}": lambda world: {"token": token_of(_rota().turns.order_by("starts_at")[0].user_id, 0)}
        for name in ("turns", "turns_calendar")
    },
    "water:new_turn_address": pk(lambda world: WaterUser.objects.get(number="1")),
    "water:end_assembly_rule": lambda world: {
        "association": Canal.objects.all()[0].association_id,
        "pk": AssemblyRule.objects.order_by("pk")[0].pk,
    },
    "water:rate": pk(lambda world: GaugePost.objects.get(code="Г-2")),
    "water:add": lambda world: {"association": Canal.objects.all()[0].association_id, "kind": "canal"},
    **{
        f"water:{name}": lambda world: {"kind": "user", "pk": WaterUser.objects.get(number="1").pk}
        for name in ("change", "end")
    },
}

WATER_SAMPLES |= {
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in "begin_delivery day dispute_term disputes new_dispute readings volumes".split()
    },
    **{
        f"water:{name}": pk(lambda world: Delivery.objects.order_by("pk")[0])
        for name in """add_photo confirm_by_code correct_delivery delivery photo refuse_delivery send_code
            sign_delivery signature stop_delivery""".split()
    },
    "water:read_gauge": pk(lambda world: GaugePost.objects.get(code="Г-2")),
    "water:dispute": pk(lambda world: Dispute.objects.get()),
    "water:own_code": lambda world: {"user": own_delivery().user_id},
    "water:own_dispute": pk(lambda world: own_delivery()),
    "water:correct_reading": pk(lambda world: GaugeReading.objects.order_by("pk")[0]),
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in """bills cash cash_categories close_day debts make_bills money pay payments reliefs
            tariffs""".split()
    },
    "water:enter_cash": lambda world: {"association": Canal.objects.all()[0].association_id, "book": "cash"},
    **{
        f"water:{name}": pk(lambda world: Bill.objects.order_by("number")[0])
        for name in "bill bill_paper replace_bill".split()
    },
    "water:bills_paper": pk(lambda world: Bill.objects.order_by("number")[0].run),
    **{
        f"water:{name}": pk(lambda world: Payment.objects.order_by("number")[0])
        for name in "payment receipt_paper reverse_payment".split()
    },
    "water:end_tariff": pk(lambda world: Tariff.objects.order_by("pk")[0]),
    "water:reverse_entry": pk(lambda world: CashEntry.objects.order_by("number")[0]),
}
