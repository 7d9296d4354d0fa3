"""Forms of the territory."""

from birge.places.forms.changes import FORMS
from birge.places.forms.fields import PlaceField
from birge.places.forms.names import NameForm

__all__ = ["FORMS", "NameForm", "PlaceField"]
