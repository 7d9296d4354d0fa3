"""The pages of sharing out."""

from birge.sharing.views.deciding import compare, comparison, decide, publish, replace
from birge.sharing.views.drawing import draw, look_back
from birge.sharing.views.handing import hand_out, hand_over, take_back
from birge.sharing.views.papers import list_paper, slips_paper
from birge.sharing.views.preparing import add_claimant, create, drop, edit, edit_claimant, remove_claimant
from birge.sharing.views.reading import share_out, share_outs

__all__ = [
    "add_claimant",
    "compare",
    "comparison",
    "create",
    "decide",
    "draw",
    "drop",
    "edit",
    "edit_claimant",
    "hand_out",
    "hand_over",
    "list_paper",
    "look_back",
    "publish",
    "remove_claimant",
    "replace",
    "share_out",
    "share_outs",
    "slips_paper",
    "take_back",
]
