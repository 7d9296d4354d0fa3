"""Every write of the water folder: keyword-only, one transaction, an entry in the journal."""

from birge.water.actions.register import change, end, enter, enter_many, give, give_many, hold, rate

__all__ = ["change", "end", "enter", "enter_many", "give", "give_many", "hold", "rate"]
