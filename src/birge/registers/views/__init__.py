"""The pages of the household book."""

from birge.registers.views.households import household, households
from birge.registers.views.persons import person

__all__ = ["household", "households", "person"]
