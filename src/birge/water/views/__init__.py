"""The pages of the register of a water users' association."""

from birge.water.views.allocations import allocation, compare, decide, drop, publish, replace, why
from birge.water.views.assembly import assembly, end_assembly_rule, read_book
from birge.water.views.bounds import bounds
from birge.water.views.drawing import draw_outlines
from birge.water.views.lists import canals, gauges, outlets, parcels, users, zones
from birge.water.views.mine import mine
from birge.water.views.pages import association, canal, index, outlet, parcel, user
from birge.water.views.papers import list_paper, slips_paper
from birge.water.views.periods import compute_requests, correct_request, forecast, period, share
from birge.water.views.scheme import outlines, scheme, water_map
from birge.water.views.seasons import crops, norms, plans, season, seasons
from birge.water.views.writing import add, change, end, give, hold, rate

__all__ = [
    "add",
    "allocation",
    "assembly",
    "association",
    "bounds",
    "canal",
    "canals",
    "change",
    "compare",
    "compute_requests",
    "correct_request",
    "crops",
    "decide",
    "draw_outlines",
    "drop",
    "end",
    "end_assembly_rule",
    "forecast",
    "gauges",
    "give",
    "hold",
    "index",
    "list_paper",
    "mine",
    "norms",
    "outlet",
    "outlets",
    "outlines",
    "parcel",
    "parcels",
    "period",
    "plans",
    "publish",
    "rate",
    "read_book",
    "replace",
    "scheme",
    "season",
    "seasons",
    "share",
    "slips_paper",
    "user",
    "users",
    "water_map",
    "why",
    "zones",
]
