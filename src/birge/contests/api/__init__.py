"""Contests for programs: a module per topic."""

from ninja import Router

from birge.contests.api import calls

router = Router(tags=["contests"])
for part in (calls,):
    router.add_router("", part.router)

__all__ = ["router"]
