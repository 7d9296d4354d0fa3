"""The pages of the register of a water users' association."""

from birge.water.views.bounds import bounds
from birge.water.views.drawing import draw_outlines
from birge.water.views.lists import canals, gauges, outlets, parcels, users, zones
from birge.water.views.mine import mine
from birge.water.views.pages import association, canal, index, outlet, parcel, user
from birge.water.views.scheme import outlines, scheme, water_map
from birge.water.views.writing import add, change, end, give, hold, rate

__all__ = [
    "add",
    "association",
    "bounds",
    "canal",
    "canals",
    "change",
    "draw_outlines",
    "end",
    "gauges",
    "give",
    "hold",
    "index",
    "mine",
    "outlet",
    "outlets",
    "outlines",
    "parcel",
    "parcels",
    "rate",
    "scheme",
    "user",
    "users",
    "water_map",
    "zones",
]
