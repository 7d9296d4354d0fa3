"""Bodies that decide, their meetings and minutes, for programs."""

from ninja import Router

from birge.meetings.api import keeping, own, public

router = Router(tags=["meetings"])
for part in (public, own, keeping):
    router.add_router("", part.router)

__all__ = ["router"]
