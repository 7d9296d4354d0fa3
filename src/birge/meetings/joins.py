"""What this folder adds to the rest of the site; read once, when the site starts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.kernel.issued import register_kind
from birge.meetings.actions.minutes import KIND

register_kind(KIND, _("Minutes of a meeting"))
