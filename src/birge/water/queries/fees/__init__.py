"""Finds the money of an association: what was billed, paid, lowered, owed, and what lies in the cash desk."""

from birge.water.queries.fees.totals import Collection, billed_by_user, collection, collection_by_season

__all__ = ["Collection", "billed_by_user", "collection", "collection_by_season"]
