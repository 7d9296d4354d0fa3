"""What the register of water users adds to the rest of the house."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from birge.decisions.kinds import register_kind
from birge.kernel import issued, notifications
from birge.kernel.enums import Channel
from birge.kernel.events import listen
from birge.kernel.imports import kinds
from birge.kernel.shell import MenuItem, add_day_work, add_to_menu
from birge.kernel.to_confirm import add_topic
from birge.people.enums import Role
from birge.people.readings import name_reading
from birge.people.rules import holds
from birge.water import notices, rota_notices, upkeep_notices
from birge.water.actions.confirming import DeliveryCodeMade
from birge.water.actions.contracts import PAPER, OfferMade
from birge.water.actions.rotas import RotaChanged
from birge.water.actions.upkeep import CleaningCalled
from birge.water.code_notices import CODE, on_code
from birge.water.confirming import (
    bands_to_confirm,
    bounds_to_confirm,
    dispute_terms_to_confirm,
    norms_to_confirm,
    rota_terms_to_confirm,
    tariffs_to_confirm,
)
from birge.water.daywork import disputes_waiting, shares_waiting, turns_of_today
from birge.water.importing.kind import WaterRegisterImport
from birge.water.importing.seasons import CropPlanImport, ForecastImport
from birge.water.importing.weather import WeatherImport
from birge.water.rules import works_here
from birge.water.share_words import KIND


def _waters(user: Any) -> bool:
    """Whether the public pages about irrigation are for this person: a visitor, or a resident."""
    return not user.is_authenticated or bool(holds(user, {Role.RESIDENT}))


add_to_menu(MenuItem(_("Water"), "water:index", order=30, shown=lambda user: bool(works_here(user))))
add_to_menu(MenuItem(_("My water"), "water:mine", order=31, shown=lambda user: bool(holds(user, {Role.RESIDENT}))))
add_to_menu(MenuItem(_("Irrigation water"), "water:open_index", order=32, shown=_waters))
add_topic(bounds_to_confirm)
kinds.register(WaterRegisterImport())
kinds.register(CropPlanImport())
kinds.register(ForecastImport())
kinds.register(WeatherImport())
name_reading("water.read_users", _("The list of water users, with your household in it"))
name_reading("water.read_parcels", _("The list of parcels, with yours in it"))
name_reading("water.read_outlet", _("The parcels below an outlet, with yours among them"))
name_reading("water.read_user", _("Your page in the register of water users"))
name_reading("water.read_parcel", _("The page of a parcel that you water or watered"))
name_reading("water.read_zones", _("The zones of representatives, with you as one of them"))
name_reading("water.read_statuses", _("Your statuses, on your page in the register of water users"))
register_kind(KIND)
add_day_work(shares_waiting)
add_day_work(turns_of_today)
add_day_work(disputes_waiting)
add_topic(norms_to_confirm)
add_topic(bands_to_confirm)
name_reading("water.read_requests", _("The requests for water of ten days, with yours among them"))
name_reading("water.look_for_vulnerable", _("Your household's statuses, for a rule of the water users' assembly"))
name_reading("water.read_request", _("Your request for water"))
notifications.register_kind(notices.OFFERS, _("Offers of irrigation water"), (Channel.SCREEN, Channel.SMS))
listen(OfferMade, notices.on_offer)
issued.register_kind(PAPER, _("Contract for irrigation water"))
name_reading("water.read_contracts", _("The list of contracts for water, with yours in it"))
name_reading("water.read_contract", _("Your contract for water"))
name_reading("water.print_contract", _("Your contract for water, to print it"))
add_topic(rota_terms_to_confirm)
name_reading("water.read_rota", _("The rota of a canal, with your turns in it"))
name_reading("water.read_turn", _("Your turn for water"))
name_reading("water.print_roster", _("The rota of a canal on paper, with your turns in it"))
name_reading("water.print_turn_slips", _("The slips with turns for water, with yours among them"))
notifications.register_kind(rota_notices.TURN, _("My turns for water"), (Channel.SCREEN, Channel.SMS))
listen(RotaChanged, rota_notices.on_changed)
listen(DeliveryCodeMade, on_code)
notifications.register_kind(CODE, _("Codes to confirm water"), (Channel.SMS,), on_screen=False)
name_reading("water.read_day", _("The water of a day, with your turn or delivery in it"))
name_reading("water.read_delivery", _("Water that was delivered to you"))
name_reading("water.take_along", _("The water journal on a phone without a network, with your turn in it"))
notifications.register_kind(upkeep_notices.CLEANING, _("Cleaning days of canals"), (Channel.SCREEN, Channel.SMS))
listen(CleaningCalled, upkeep_notices.on_called)
name_reading("water.read_cleaning", _("Who was called to a cleaning day, with you among them"))
add_topic(tariffs_to_confirm)
name_reading("water.read_bills", _("The list of bills for water, with yours in it"))
name_reading("water.read_bill", _("Your bill for water"))
name_reading("water.read_payments", _("The list of payments for water, with yours in it"))
name_reading("water.read_payment", _("Your payment for water"))
name_reading("water.read_debts", _("The list of debts for water, with yours in it"))
name_reading("water.read_disputes", _("Disputes about water, with yours among them"))
add_topic(dispute_terms_to_confirm)
