"""A thematic section of the demo, half filled in. Its fields are invented: no source gives any."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from birge.kernel.actors import SYSTEM
from birge.kernel.imports.enums import Type
from birge.people.enums import Role
from birge.people.models import Account
from birge.places.models import Place
from birge.places.queries import within
from birge.registers.actions.sections import design_section, write_section
from birge.registers.enums import About, HouseholdKind
from birge.registers.models import HouseholdState, Section
from birge.registers.section_fields import Field
from birge.site.demo.desk.families import clerk_of

CODE = "disaster_risk"
DESIGNED_AT = datetime(2026, 9, 14, 4, 0, tzinfo=UTC)
FILLED_AT = datetime(2026, 10, 5, 4, 0, tzinfo=UTC)
MOST = 24
VALUES = {
    "code": CODE,
    "names": {"ky": "Табигый кырсык коркунучу (үлгү)", "ru": "Риск стихийных бедствий (пример)",
              "en": "Risk of natural disasters (example)"},
    "about": About.HOUSEHOLD,
    "readers": [Role.CLERK, Role.HEAD, Role.CONTROLLER, Role.RESPONDER],
    "writers": [Role.CLERK],
    "starts_on": DESIGNED_AT.date(),
    "source": "Ойдон чыгарылган үлгү",
}  # fmt: skip
DANGERS = ("none", "flood", "mudflow", "landslide")
FIELDS = [
    Field("danger", {"ky": "Негизги коркунуч", "ru": "Главная опасность", "en": "Main danger"}, Type.CHOICE, True,
          choices=(("none", {"ky": "жок", "ru": "нет", "en": "none"}),
                   ("flood", {"ky": "суу ташкыны", "ru": "паводок", "en": "flood"}),
                   ("mudflow", {"ky": "сел", "ru": "сель", "en": "mudflow"}),
                   ("landslide", {"ky": "жер көчкү", "ru": "оползень", "en": "landslide"}))),
    Field("river_m", {"ky": "Өзөнгө чейин, м", "ru": "До реки, м", "en": "To the river, m"}, Type.WHOLE,
          least=Decimal(0)),
    Field("cracks", {"ky": "Дубалда жарака бар", "ru": "В стенах есть трещины", "en": "Cracks in the walls"},
          Type.YES_NO),
]  # fmt: skip


def make_section(aimak: Place, clerk: Account) -> None:
    """Designed for all places, filled in for the first households of the aimak's first village; unless it is there."""
    if Section.objects.filter(code=CODE).exists():
        return
    section = design_section(section=None, values=VALUES, fields=FIELDS, by=SYSTEM, at=DESIGNED_AT)
    version, on = section.versions.get(), date(2026, 10, 1)
    village = within([aimak.pk], on).exclude(pk=aimak.pk).order_by("soate")[0]
    homes = HouseholdState.objects.on(on).filter(place=village, kind=HouseholdKind.FAMILY).order_by("number")[:MOST]
    for index, state in enumerate(homes):
        answers = {
            "danger": DANGERS[index % 7 if index % 7 < len(DANGERS) else 0], "river_m": 40 + 35 * index,
            "cracks": index % 5 == 2,
        }  # fmt: skip
        write_section(
            version=version, of={"household": state.household_id}, answers=answers, since=on, place=village.pk,
            by=clerk_of(aimak, clerk), at=FILLED_AT,
        )  # fmt: skip
