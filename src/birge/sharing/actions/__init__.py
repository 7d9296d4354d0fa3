"""Every change of a share-out."""

from birge.sharing.actions.deciding import NothingToShare, compare, decide, publish, replace, trials_of
from birge.sharing.actions.drawing import draw_families, enter_look_back
from birge.sharing.actions.handing import HandedOver, TooMuch, hand_over, take_back
from birge.sharing.actions.preparing import (
    BadClaim,
    ClaimantData,
    ShareOutData,
    add_claimants,
    create,
    drop,
    edit,
    edit_claimant,
    remove_claimants,
)

__all__ = [
    "BadClaim",
    "ClaimantData",
    "HandedOver",
    "NothingToShare",
    "ShareOutData",
    "TooMuch",
    "add_claimants",
    "compare",
    "create",
    "decide",
    "draw_families",
    "drop",
    "edit",
    "edit_claimant",
    "enter_look_back",
    "hand_over",
    "publish",
    "remove_claimants",
    "replace",
    "take_back",
    "trials_of",
]
