"""What people type when they share something out."""

from birge.sharing.forms.drawing import AskedForm, LookBackForm, NeedForm
from birge.sharing.forms.share_outs import (
    ClaimantForm,
    HandOverForm,
    ShareOutForm,
    TakeBackForm,
)

__all__ = [
    "AskedForm",
    "ClaimantForm",
    "HandOverForm",
    "LookBackForm",
    "NeedForm",
    "ShareOutForm",
    "TakeBackForm",
]
