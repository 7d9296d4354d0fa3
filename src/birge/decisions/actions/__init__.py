"""Every change of a decision: draft, compare, decide, publish, supersede; and of the signing keys."""

from birge.decisions.actions.comparing import Trial, draft, drop_draft, forget_trials, retitle, try_rules
from birge.decisions.actions.deciding import Decided, NotAsCompared, decide
from birge.decisions.actions.opening import NotOpen
from birge.decisions.actions.publishing import NotPublishable, Published, Superseded, publish, supersede
from birge.decisions.actions.signing import rotate_key

__all__ = [
    "Decided",
    "NotAsCompared",
    "NotOpen",
    "NotPublishable",
    "Published",
    "Superseded",
    "Trial",
    "decide",
    "draft",
    "drop_draft",
    "forget_trials",
    "publish",
    "retitle",
    "rotate_key",
    "supersede",
    "try_rules",
]
