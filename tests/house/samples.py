"""What stands in the varying parts of each address when the walks go over all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from birge.kernel.models import IssuedDocument, OfflineOperation
from birge.meetings.models import AgendaItem, BodyMember, LegalBase, Minutes, Motion
from birge.people.models import Account, Assignment, Organisation
from birge.places.models import Change, Place
from birge.registers.models import (
    Certificate,
    CertificateRequest,
    DataRequest,
    Land,
    Membership,
    Person,
    Round,
    Transfer,
)
from birge.sharing.models import HandOver, ShareOut
from birge.site.demo.cast import AIMAK
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

if TYPE_CHECKING:
    from tests.house.world import World

Kwargs = dict[str, Any]


def _pk(find: Callable[[World], Any]) -> Callable[[World], Kwargs]:
    return lambda world: {"pk": find(world).pk}


_CLERK = _pk(lambda world: Account.objects.get(username="clerk"))
_DRAFT, _PUBLISHED = _pk(lambda world: world.draft), _pk(lambda world: world.published)
_BODY, _PLANNED, _HELD = _pk(lambda world: world.body), _pk(lambda world: world.planned), _pk(lambda world: world.held)
_ITEM = _pk(lambda world: AgendaItem.objects.get(meeting=world.planned))
_MOTION, _MINUTES = (
    _pk(lambda world: Motion.objects.get(item__meeting=world.held)),
    _pk(lambda world: Minutes.objects.get()),
)
_ROUND = _pk(lambda world: Round.objects.get())
_MISSING = _pk(lambda world: _Missing())


class _Missing:
    """Nothing has this id: for things that the demo has none of; the address must not answer 200."""

    pk = uuid4()


def _claimant(share_out: ShareOut) -> Kwargs:
    return {"pk": share_out.pk, "claimant": share_out.claimants.order_by("pk")[0].pk}


def _member(world: World) -> Person:
    return Membership.objects.filter(household=world.home).order_by("relation")[0].person


def _of_home(world: World, model: Any) -> Any:
    """What is kept of somebody in the world's own household."""
    return model.objects.get(person__memberships__household=world.home)


def _entry(world: World) -> Kwargs:
    made = HandOver.objects.order_by("pk")[0]
    return {"pk": world.published.pk, "claimant": made.claimant_id, "entry": made.pk}


OF_A_HOUSEHOLD = """household household_statuses household_history add_member join_member change_head split livestock
    propose_transfer""".split()
OF_A_PERSON = """person person_statuses person_history new_request resident_account leave death give_certificate
    note_certificate_request""".split()
SAMPLES: dict[str, Callable[[World], Kwargs]] = {
    "decisions:decision": lambda world: {"pk": world.published.decision_id},
    "decisions:public_package": lambda world: {"pk": world.published.decision_id},
    "decisions:full_package": lambda world: {"pk": world.published.decision_id},
    "decisions:mine": lambda world: {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"},
    "decisions:my_proof": lambda world: {"code": "AAAA-AAAA-AAAA-AAAA-AAAA"},
    "check": lambda world: {"code": IssuedDocument.objects.all()[0].code},
    "kernel:imports:template": lambda world: {"kind": "claimants", "ending": "xlsx"},
    "kernel:imports:upload": lambda world: {"kind": "claimants"},
    **{
        f"kernel:imports:{name}": lambda world: {"batch": world.batch.pk}
        for name in "accept again apply batch correct discard marked progress undo".split()
    },
    **{
        f"meetings:{name}": _BODY
        for name in "body add_legal_base add_member calendar_of_body end_body plan rename_body set_rules".split()
    },
    **{
        f"meetings:{name}": _PLANNED
        for name in [
            "add_item",
            "announce",
            "attendance",
            "attendance_sheet",
            "cancel",
            "change",
            "close",
            "notice",
            "open",
        ]
    },
    **{
        f"meetings:{name}": _ITEM
        for name in "attach_paper begin_item change_item move_item note_item put_motion remove_item".split()
    },
    **{f"meetings:{name}": _MOTION for name in "vote withdraw_motion dissent".split()},
    **{f"meetings:{name}": _MINUTES for name in "minutes publish send_code sign sign_on_paper".split()},
    **{f"meetings:{name}": _MISSING for name in "paper detach_paper scan".split()},
    "meetings:meeting": _HELD,
    "meetings:prepare_minutes": _HELD,
    "meetings:minutes_file": lambda world: {"pk": Minutes.objects.get().pk, "language": "ky"},
    "meetings:end_member": _pk(lambda world: BodyMember.objects.all()[0]),
    "meetings:end_legal_base": _pk(lambda world: LegalBase.objects.get()),
    "meetings:calendar_of_person": lambda world: {"token": "x" * 40},
    **{f"people:{name}": _CLERK for name in "appoint change make_code person".split()},
    **{
        f"people:{name}": _pk(lambda world: Assignment.objects.get(account__username="clerk"))
        for name in "acting end_role".split()
    },
    "people:organisation": _pk(lambda world: Organisation.objects.all()[0]),
    "people:change_organisation": _pk(lambda world: Organisation.objects.all()[0]),
    "people:revoke_token": lambda world: {"token": uuid4()},
    "places:place": _pk(lambda world: Place.objects.get(soate=AIMAK)),
    "places:name": _pk(lambda world: Place.objects.get(soate=AIMAK)),
    "places:record_change": lambda world: {"pk": Place.objects.get(soate=AIMAK).pk, "kind": "rename"},
    "places:change": _pk(lambda world: Change.objects.latest("pk")),
    "places:undo": _pk(lambda world: Change.objects.latest("pk")),
    **{
        f"sharing:{name}": _DRAFT
        for name in "add_claimant compare comparison decide draw drop edit publish share_out".split()
    },
    **{f"sharing:{name}": _PUBLISHED for name in "hand_out list_paper replace slips_paper".split()},
    **{f"sharing:{name}": lambda world: _claimant(world.draft) for name in "edit_claimant remove_claimant".split()},
    "sharing:hand_over": lambda world: _claimant(world.published),
    "sharing:take_back": _entry,
    **{f"registers:{name}": _pk(lambda world: world.pair) for name in "duplicate decide_duplicate".split()},
    "offline:operation": _pk(lambda world: OfflineOperation.objects.get(subject__endswith=world.home.pk.hex)),
    **{f"registers:{name}": _ROUND for name in "round end_round walk walk_paper".split()},
    "registers:visit": lambda world: {"pk": Round.objects.get().pk, "household": world.home.pk},
    "offline:take": lambda world: {"kind": "none"},
    **{f"registers:{name}": _pk(lambda world: world.home) for name in OF_A_HOUSEHOLD},
    **{f"registers:{name}": _pk(_member) for name in OF_A_PERSON},
    "registers:transfer": _pk(lambda world: Transfer.objects.get(household=world.home)),
    "registers:request": _pk(lambda world: _of_home(world, DataRequest)),
    "registers:request_data": lambda world: {"pk": _of_home(world, DataRequest).pk, "ending": "pdf"},
    "registers:section": lambda world: {"code": "yurt"},
    "registers:design_section": lambda world: {"code": "yurt"},
    "registers:write_section": lambda world: {"code": "yurt", "pk": world.home.pk},
    "registers:take_back": _pk(lambda world: Land.objects.get(household=world.home).entry),
    "registers:certificate_request": _pk(lambda world: _of_home(world, CertificateRequest)),
    "registers:certificate": _pk(lambda world: _of_home(world, Certificate)),
    "registers:withdraw_certificate": _pk(lambda world: _of_home(world, Certificate)),
    "registers:certificate_paper": lambda world: {"pk": _of_home(world, Certificate).pk, "language": "ky"},
    "registers:word_certificates": lambda world: {"kind": "family"},
    "registers:new_household_line": lambda world: {"pk": world.home.pk, "table": "land"},
    "registers:new_person_line": lambda world: {"pk": _member(world).pk, "table": "pin"},
    "registers:line": lambda world: {"pk": Land.objects.get(household=world.home).pk, "table": "land"},
    "registers:write_line": lambda world: {
        "pk": Land.objects.get(household=world.home).pk,
        "table": "land",
        "how": "correct",
    },
    **{
        f"registers:{name}": _pk(lambda world: Place.objects.get(soate=AIMAK))
        for name in "passport passport_people publish_passport".split()
    },
    "registers:passport_file": lambda world: {"pk": Place.objects.get(soate=AIMAK).pk, "name": "passport.csv"},
    "give_back": lambda world: {"pk": uuid4()},
    "openid_connect_login": lambda world: {"provider_id": "none"},
    "openid_connect_callback": lambda world: {"provider_id": "none"},
}


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


SAMPLES |= {
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
        f"water:{name}": _pk(lambda world: Repair.objects.order_by("due_on")[1])
        for name in "give_to_repair move_repair repair".split()
    },
    **{
        f"water:{name}": _pk(lambda world: CleaningDay.objects.get())
        for name in "cleaning give_to_cleaning note_what_was_done note_who_came remind_of_cleaning".split()
    },
    "water:assessment_photo": _MISSING,
    **{
        f"water:{name}": _pk(lambda world: Proposal.objects.exclude(rule_kind="").get())
        for name in "answer_proposal close_proposal proposal vote_on_proposal".split()
    },
    "water:end_membership": _pk(lambda world: CircleMember.objects.get(account__username="clerk")),
    "water:upkeep_report": lambda world: {"association": Canal.objects.all()[0].association_id, "year": 2026},
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in "assess call_cleaning cleanings invite plan_repair propose together upkeep".split()
    },
    "water:canal": _pk(lambda world: Canal.objects.get(code="К-1")),
    "water:hold": _pk(lambda world: Canal.objects.get(code="К-1")),
    "water:outlet": _pk(lambda world: Outlet.objects.order_by("code")[0]),
    "water:user": _pk(lambda world: WaterUser.objects.get(number="1")),
    **{f"water:{name}": _pk(lambda world: Parcel.objects.get(number="1/1")) for name in ("parcel", "give")},
    "water:outlines": lambda world: {"association": Canal.objects.all()[0].association_id, "what": "lines"},
    **{
        f"water:{name}": lambda world: {"pk": Season.objects.get().pk}
        for name in """season plans contracts prepare_contracts contract_gap season_forecast season_offer
            change_season season_need season_plan season_plan_pdf season_plan_xlsx""".split()
    },
    **{
        f"water:{name}": _pk(lambda world: Contract.objects.filter(state="accepted").order_by("pk")[0])
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
    **{f"water:{name}": _pk(lambda world: Station.objects.get()) for name in ("station", "weather_day", "month_mean")},
    "water:coefficient": _pk(lambda world: Coefficient.objects.order_by("pk")[0]),
    "water:my_contract": _pk(lambda world: own_contract()),
    "water:correct_plan": _pk(lambda world: CropPlan.objects.order_by("pk")[0]),
    "water:use_crop": _pk(lambda world: Crop.objects.get(code="maize")),
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
        f"water:{name}": _pk(lambda world: Allocation.objects.get(decision__state="published"))
        for name in "allocation compare decide drop list_paper publish replace slips_paper".split()
    },
    "water:why": lambda world: {"pk": Allocation.objects.get(decision__state="published").pk, "number": 1},
    "water:correct_request": _pk(lambda world: WaterRequest.objects.order_by("pk")[0]),
    **{
        f"water:{name}": _pk(lambda world: _rota())
        for name in "drop_rota publish_rota roster_paper rota rota_case stood turn_slips_paper".split()
    },
    "water:swap_turns": lambda world: {"pk": _rota().pk, "turn": _rota().turns.order_by("starts_at")[0].pk},
    "water:why_turn": lambda world: {"pk": _rota().pk, "number": 1},
    **{
        f"water:{name}": lambda world: {"token": token_of(_rota().turns.order_by("starts_at")[0].user_id, 0)}
        for name in ("turns", "turns_calendar")
    },
    "water:new_turn_address": _pk(lambda world: WaterUser.objects.get(number="1")),
    "water:end_assembly_rule": lambda world: {
        "association": Canal.objects.all()[0].association_id,
        "pk": AssemblyRule.objects.order_by("pk")[0].pk,
    },
    "water:rate": _pk(lambda world: GaugePost.objects.get(code="Г-2")),
    "water:add": lambda world: {"association": Canal.objects.all()[0].association_id, "kind": "canal"},
    **{
        f"water:{name}": lambda world: {"kind": "user", "pk": WaterUser.objects.get(number="1").pk}
        for name in ("change", "end")
    },
}

SAMPLES |= {
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in "begin_delivery day dispute_term disputes new_dispute readings volumes".split()
    },
    **{
        f"water:{name}": _pk(lambda world: Delivery.objects.order_by("pk")[0])
        for name in """add_photo confirm_by_code correct_delivery delivery photo refuse_delivery send_code
            sign_delivery signature stop_delivery""".split()
    },
    "water:read_gauge": _pk(lambda world: GaugePost.objects.get(code="Г-2")),
    "water:dispute": _pk(lambda world: Dispute.objects.get()),
    "water:own_code": lambda world: {"user": own_delivery().user_id},
    "water:own_dispute": _pk(lambda world: own_delivery()),
    "water:correct_reading": _pk(lambda world: GaugeReading.objects.order_by("pk")[0]),
    **{
        f"water:{name}": lambda world: {"association": Canal.objects.all()[0].association_id}
        for name in """bills cash cash_categories close_day debts make_bills money pay payments reliefs
            tariffs""".split()
    },
    "water:enter_cash": lambda world: {"association": Canal.objects.all()[0].association_id, "book": "cash"},
    **{
        f"water:{name}": _pk(lambda world: Bill.objects.order_by("number")[0])
        for name in "bill bill_paper replace_bill".split()
    },
    "water:bills_paper": _pk(lambda world: Bill.objects.order_by("number")[0].run),
    **{
        f"water:{name}": _pk(lambda world: Payment.objects.order_by("number")[0])
        for name in "payment receipt_paper reverse_payment".split()
    },
    "water:end_tariff": _pk(lambda world: Tariff.objects.order_by("pk")[0]),
    "water:reverse_entry": _pk(lambda world: CashEntry.objects.order_by("number")[0]),
}
