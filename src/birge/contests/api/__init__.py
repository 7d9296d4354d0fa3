"""Contests for programs: a module per topic."""

from ninja import Router

from birge.contests.api import agreements, applications, calls, results

router = Router(tags=["contests"])
for part in (calls, applications, agreements, results):
    router.add_router("", part.router)

__all__ = ["router"]
