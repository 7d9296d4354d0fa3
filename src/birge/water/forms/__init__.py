"""The forms of the water folder."""

from birge.water.forms.rows import BoundForm, EndForm, HolderForm, RatingForm, SinceForm, TenureForm
from birge.water.forms.things import ThingForm, thing_form

__all__ = ["BoundForm", "EndForm", "HolderForm", "RatingForm", "SinceForm", "TenureForm", "ThingForm", "thing_form"]
