"""Sharing out for programs: a calculation for everybody, share-outs for those whose work they are."""

from ninja import Router

from birge.sharing.api import calculating, claimants, deciding, handing, share_outs

router = Router(tags=["sharing"])
for part in (calculating, share_outs, claimants, deciding, handing):
    router.add_router("", part.router)

__all__ = ["router"]
