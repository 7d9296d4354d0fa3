"""What people type when they share something out."""

from birge.sharing.forms.drawing import AskedForm, LookBackForm, NeedForm
from birge.sharing.forms.share_outs import (
    ClaimantForm,
    DecideForm,
    HandOverForm,
    ReplaceForm,
    ShareOutForm,
    TakeBackForm,
)

__all__ = [
    "AskedForm",
    "ClaimantForm",
    "DecideForm",
    "HandOverForm",
    "LookBackForm",
    "NeedForm",
    "ReplaceForm",
    "ShareOutForm",
    "TakeBackForm",
]
