"""The kind of decision that sharing out makes."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.decisions.kinds import Kind
from birge.sharing.wording import FIELDS

SHARE_OUT = "sharing.share-out"

KIND = Kind(name=SHARE_OUT, label=_("Share-out"), fields=FIELDS)
