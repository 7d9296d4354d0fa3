"""Taking hold of a decision that is still open."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from birge.decisions.models import Decision


class NotOpen(ValueError):
    """Somebody decided already; `str()` is for the person."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(_("This was decided already, and a decision is never changed. It can be replaced by another."))
        self.decision = decision


def locked_open(decision: Decision) -> Decision:
    """The decision as it now is, locked until the transaction ends. Raises NotOpen."""
    current = Decision.objects.select_for_update().get(pk=decision.pk)
    if not current.is_open:
        raise NotOpen(current)
    return current
