"""Water for programs: what those who read an association's register read, and the day's work of those who write."""

from ninja import Router

from birge.water.api import allocations, indicators, journal, money, opened, register, requests, rotas, seasons

router = Router(tags=["water"])
for part in (opened, register, seasons, requests, allocations, rotas, journal, indicators, money):
    router.add_router("", part.router)

__all__ = ["router"]
