"""People for programs: one's own profile, the people of one's places, organisations."""

from ninja import Router

from birge.people.api import me, organisations, people, roles

router = Router(tags=["people"])
for part in (me, people, roles, organisations):
    router.add_router("", part.router)

__all__ = ["router"]
