"""The public pages of decisions, and a family's own page."""

from birge.decisions.views.mine import enter_code, mine, my_proof
from birge.decisions.views.public import decision, decisions, full_package, keys, public_package

__all__ = ["decision", "decisions", "enter_code", "full_package", "keys", "mine", "my_proof", "public_package"]
