"""Contests for programs: a module per topic."""

from ninja import Router

from birge.contests.api import agreements, applications, calls

router = Router(tags=["contests"])
for part in (calls, applications, agreements):
    router.add_router("", part.router)

__all__ = ["router"]
