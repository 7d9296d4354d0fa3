"""Every page, and the person for whom it is: what the tests of all pages walk over.

A new address belongs to one of the lists here; `test_every_page.py` fails until it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from birge.decisions.codes import code_of
from birge.decisions.enums import State
from birge.decisions.models import DecisionRow
from birge.meetings.models import Meeting
from birge.people.models import Organisation
from birge.places.models import Place
from birge.sharing.models import ShareOut
from birge.water.models import Allocation
from tests.house.addresses import addresses
from tests.house.contest_pages import CONTEST_FILES, CONTEST_LED_ELSEWHERE, CONTEST_POSTED, OPENED
from tests.house.world import AIMAK, World

OPENED_BY = {
    "": """about account_inactive calendar account_login check check_form decisions:decision decisions:decisions
        decisions:enter_code help home meetings:bodies meetings:body meetings:meeting meetings:meetings
        meetings:minutes offline:shell people:no_account people:organisation people:organisations people:use_code
        places:change places:changes places:index places:map places:name places:names places:place
        registers:passport registers:passport_rules registers:request_terms
        registers:passports socialaccount_login_cancelled socialaccount_login_error to_confirm
        water:open water:open_canals water:open_index water:turns""",
    "clerk": """offline:operation
        registers:begin_round registers:round registers:rounds registers:visit registers:walk
        kernel:imports:batch kernel:imports:batches kernel:imports:upload
        registers:duplicate registers:duplicates registers:search
        registers:give_certificate registers:certificate registers:certificates
        registers:note_certificate_request registers:certificate_request registers:certificate_requests
        registers:add_member registers:attention registers:change_head registers:new_request registers:request
        registers:propose_transfer registers:status_kinds registers:transfer registers:transfers
        registers:requests registers:death registers:found_household registers:household
        registers:household_statuses registers:households registers:join_member registers:leave registers:line
        registers:livestock registers:new_household_line registers:new_person_line registers:person
        registers:person_statuses registers:household_history registers:person_history
        registers:resident_account registers:take_back registers:split registers:write_line
        registers:passport_people registers:publish_passport
        registers:section registers:sections registers:write_section
        sharing:add_claimant sharing:create sharing:draw sharing:edit sharing:edit_claimant sharing:hand_out
        sharing:hand_over sharing:replace sharing:share_out sharing:share_outs sharing:take_back""",
    "secretary": """kernel:imports:choose meetings:add_item meetings:add_legal_base meetings:add_member
        meetings:announce meetings:attach_paper meetings:cancel meetings:change meetings:change_item meetings:dissent
        meetings:end_body meetings:end_legal_base meetings:end_member meetings:mine meetings:plan
        meetings:rename_body meetings:set_rules""",
    "administrator": """registers:certificate_texts registers:word_certificates
        meetings:found_body people:acting people:add people:add_organisation people:appoint
        people:change people:end_role people:people people:person places:record_change""",
    "director": "people:change_organisation",
    "hydrotechnician": """water:add water:association water:bands water:canal water:canals water:change water:draw
        water:end
        water:gauges water:give water:hold water:indicators water:map water:outlet water:outlets
        water:parcel water:parcels water:rate water:scheme water:allocation water:assembly water:correct_request
        water:forecast water:norms water:period water:plans water:replace water:season water:seasons water:why
        water:together water:invite water:propose water:proposal
        water:assess water:call_cleaning water:cleaning water:cleanings water:give_to_cleaning water:give_to_repair
        water:move_repair water:note_what_was_done water:note_who_came water:plan_repair water:repair water:upkeep
        water:user water:users
        water:zones water:contracts water:contract water:prepare_contracts water:contract_gap water:end_contract
        water:season_plan water:season_need water:crop_need water:outlet_need water:need_setting water:grow
        water:weather water:station water:weather_day water:month_mean water:coefficients
        water:season_forecast water:season_offer water:change_season water:correct_plan water:new_rota water:rota
        water:rota_terms water:rotas water:stood water:swap_turns water:why_turn
        water:begin_delivery water:correct_delivery water:correct_reading water:day water:delivery
        water:dispute water:disputes water:read_gauge water:readings water:volumes""",
    "accountant": """water:bill water:bills water:cash water:cash_categories water:close_day water:debts
        water:enter_cash water:make_bills water:money water:pay water:payment water:payments water:reliefs
        water:replace_bill water:reverse_entry water:reverse_payment water:tariffs""",
    "controller": "people:journal",
    "resident": """registers:my_certificates
        account_change_password account_logout account_reauthenticate kernel:channels kernel:inbox
        mfa_activate_totp offline:operations people:profile people:readings people:tokens registers:mine
        socialaccount_connections water:mine water:my_contract water:own_deliveries water:own_dispute""",
    "water-director": "water:dispute_term",
    "water-master": "mfa_deactivate_totp mfa_generate_recovery_codes mfa_reauthenticate mfa_view_recovery_codes",
}
"""The person ("" is a visitor; the water master's sign-in has a second step) and the addresses that answer her GET."""
for _person, _names in OPENED.items():
    OPENED_BY[_person] = f"{OPENED_BY.get(_person, '')} {' '.join(sorted(_names))}"

STATUS = {
    "people:no_account": 403,
    "socialaccount_login_error": 401,
    "a page that is not there": 404,
    "contests:problem_of_code": 404,
    "contests:pulse_answer": 404,
}
"""Pages that tell of a failure, with the status of that failure."""

FILES = (
    set(
        """registers:walk_paper registers:certificate_paper registers:request_data
    alive ready offline:state service_worker decisions:full_package decisions:keys decisions:my_proof
    decisions:public_package
    kernel:imports:marked kernel:imports:progress kernel:imports:template meetings:attendance_sheet
    meetings:calendar_of_body meetings:calendar_of_person meetings:minutes_file meetings:notice meetings:paper
    meetings:scan mfa_download_recovery_codes places:outlines places:settlements registers:passport_file
    water:season_plan_pdf water:season_plan_xlsx water:period_plan_pdf water:period_plan_xlsx
    sharing:list_paper sharing:slips_paper water:list_paper water:outlines water:slips_paper water:roster_paper
    water:assessment_photo water:upkeep_report
    water:rota_case water:turn_slips_paper water:turns_calendar
    water:photo water:signature water:bill_paper water:bills_paper water:receipt_paper""".split()
    )
    | CONTEST_FILES
)
"""Answered by a file or by a piece of a page, not by a page."""

ONLY_POSTED = (
    set(
        """registers:end_round
    registers:withdraw_certificate choose_language give_back offline:recovery offline:send offline:take
    kernel:imports:accept kernel:imports:again kernel:imports:correct kernel:imports:discard
    kernel:read registers:decide_duplicate registers:look_for_duplicates
    meetings:attendance meetings:begin_item meetings:close meetings:detach_paper meetings:make_calendar
    meetings:move_item meetings:note_item meetings:open meetings:prepare_minutes meetings:publish meetings:put_motion
    meetings:remove_item meetings:revoke_calendar meetings:send_code meetings:sign meetings:sign_on_paper
    meetings:vote meetings:withdraw_motion people:make_code people:revoke_token places:undo sharing:compare
    sharing:decide sharing:drop sharing:publish sharing:remove_claimant water:compare water:compute_requests
    water:decide water:drop water:end_assembly_rule water:publish water:read_book water:share
    water:remind_of_cleaning water:answer_proposal water:vote_on_proposal water:close_proposal water:end_membership
    water:contract_paper water:use_crop water:drop_rota water:new_turn_address water:publish_rota
        water:add_photo water:confirm_by_code water:refuse_delivery water:send_code water:sign_delivery
        water:own_code water:stop_delivery water:end_tariff""".split()
    )
    | CONTEST_POSTED
)
"""Buttons: no page of their own, a GET is refused."""

LED_ELSEWHERE = (
    set(
        """account_set_password offline:back
    kernel:imports:apply kernel:imports:undo mfa_index openid_connect_callback
    water:new_dispute
    openid_connect_login practice water:bounds water:coefficient water:crops water:index
    registers:design_section registers:new_section
    sharing:comparison sharing:look_back mfa_authenticate decisions:mine""".split()
    )
    | CONTEST_LED_ELSEWHERE
)
"""A GET leads to another page in this world; those that have a page in another state stand below."""


@dataclass(frozen=True)
class Page:
    """One page as one person: a name for messages, who asks, the address."""

    name: str
    person: str
    url: str

    @property
    def status(self) -> int:
        return STATUS.get(self.name, 200)


def pages(world: World, compared: ShareOut, in_session: Meeting) -> list[Page]:
    """Every page of the site as the person for whom it is."""
    parts = {address.name: address.parts for address in addresses()}
    by_address = [
        Page(name, person, reverse(name, kwargs=world.kwargs(name) if parts[name] else {}))
        for person, names in OPENED_BY.items()
        for name in names.split()
    ]
    states = [Page(name, person, find(world)) for (name, person), find in STATES.items()]
    return [
        *by_address,
        *states,
        Page("a comparison of rules", "clerk", reverse("sharing:comparison", args=[compared.pk])),
        Page("a meeting in session", "secretary", reverse("meetings:meeting", args=[in_session.pk])),
    ]


def _address(name: str, find: Callable[[World], object]) -> Callable[[World], str]:
    return lambda world: reverse(name, args=[find(world)])


def _mine(world: World) -> str:
    row = DecisionRow.objects.filter(decision=world.published.decision_id).order_by("number")[0]
    return reverse("decisions:mine", args=[code_of(row.cells)])


STATES: dict[tuple[str, str], Callable[[World], str]] = {
    ("a family's own page", ""): _mine,
    ("a page that is not there", ""): lambda world: "/nothing-here/",
    ("what phones sent", "clerk"): lambda world: reverse("offline:operations"),
    ("home of a clerk", "clerk"): lambda world: "/",
    ("home of an administrator", "administrator"): lambda world: "/",
    ("home of a resident", "resident"): lambda world: "/",
    ("a share-out with its decision", "clerk"): _address("sharing:share_out", lambda world: world.published.pk),
    ("families that fit", "clerk"): lambda world: (
        reverse("sharing:draw", args=[world.draft.pk]) + "?match=any&statuses=low-income&children_under=3&people_to=9"
    ),
    ("a planned meeting", "secretary"): _address("meetings:meeting", lambda world: world.planned.pk),
    ("a held meeting for its secretary", "secretary"): _address("meetings:meeting", lambda world: world.held.pk),
    ("a body for its secretary", "secretary"): _address("meetings:body", lambda world: world.body.pk),
    ("a unit for an administrator", "administrator"): lambda world: reverse(
        "places:place", args=[Place.objects.get(soate=AIMAK).pk]
    ),
    ("a unit on a day past", ""): lambda world: (
        reverse("places:place", args=[Place.objects.get(soate=AIMAK).pk]) + "?on=2026-02-01"
    ),
    ("an exact passport", "clerk"): _address("registers:passport", lambda world: Place.objects.get(soate=AIMAK).pk),
    ("a passport of a place that has none", ""): _address(
        "registers:passport", lambda world: Place.objects.get(soate=AIMAK[:8] + "000000").pk
    ),
    ("a search that finds nothing", ""): lambda world: reverse("places:index") + "?q=zzzz",
    ("water where no association works", "clerk-of-the-neighbour"): lambda world: reverse("water:index"),
    ("an association for the clerk of its place", "clerk"): lambda world: reverse(
        "water:association", kwargs=world.kwargs("water:association")
    ),
    ("indicators for the clerk", "clerk"): lambda world: reverse(
        "water:indicators", kwargs=world.kwargs("water:indicators")
    ),
    ("a share-out of water to decide", "hydrotechnician"): lambda world: Allocation.objects.get(
        decision__state=State.WHAT_IF
    ).get_absolute_url(),
    ("the rules of the assembly for the clerk", "clerk"): lambda world: reverse(
        "water:assembly", kwargs=world.kwargs("water:assembly")
    ),
    ("an organisation for its director", "director"): lambda world: reverse(
        "people:organisation", args=[Organisation.objects.filter(place=None)[0].pk]
    ),
}
"""The same address in another state, or as another person: what it is, who asks, where."""
