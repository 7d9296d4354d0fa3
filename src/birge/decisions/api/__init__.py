"""Decisions for programs: the published ones for everybody, full packages for those who see the inputs."""

from ninja import Router

from birge.decisions.api import checking, decisions

router = Router(tags=["decisions"])
for part in (checking, decisions):
    router.add_router("", part.router)

__all__ = ["router"]
