"""The cast of all tests, defined once: who they are, and the two neighbouring aiyl aimaks where they work.

Used as a fixture: `def test_x(cast): … cast.clerk …`. Every person's password is `tests.people.factories.PASSWORD`.
"""

from __future__ import annotations

from dataclasses import dataclass

from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Organisation
from birge.places.actions._containment import rewrite_containment
from birge.places.enums import Kind
from birge.places.models import Place
from tests.people.factories import AccountFactory, AssignmentFactory, OrganisationFactory
from tests.places.factories import unit


@dataclass(frozen=True)
class Cast:
    """A rayon with two aiyl aimaks, a village in each, and the people."""

    oblast: Place
    rayon: Place
    aimak: Place
    other_aimak: Place
    village: Place
    other_village: Place
    council: Organisation
    commission: Organisation
    water_users: Organisation
    other_water_users: Organisation
    society: Organisation
    system_administrator: Account
    rayon_administrator: Account
    administrator: Account
    head: Account
    clerk: Account
    other_clerk: Account
    council_secretary: Account
    commission_secretary: Account
    controller: Account
    water_master: Account
    hydrotechnician: Account
    water_director: Account
    other_hydrotechnician: Account
    director: Account
    resident: Account

    def people(self) -> dict[str, Account]:
        """Everyone by name in the cast."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Account)}


def person(username: str, name: str, role: str, *, place: Place | None = None, organisation=None) -> Account:
    """One of the cast with her one role, held since the beginning of 2025."""
    account = AccountFactory(username=username, name=name)
    AssignmentFactory(account=account, role=role, place=place, organisation=organisation)
    return account


def _territory() -> dict[str, Place]:
    """Two aimaks of a rayon, with a village each."""
    oblast = unit(Kind.OBLAST, "Испытательная область", name_ky="Сыноо облусу")
    rayon = unit(Kind.RAYON, "Испытательный район", oblast, "Сыноо району")
    aimak = unit(Kind.AIMAK, "Ак-Сыноо", rayon, "Ак-Сыноо айыл аймагы")
    other = unit(Kind.AIMAK, "Кара-Сыноо", rayon, "Кара-Сыноо айыл аймагы")
    village = unit(Kind.VILLAGE, "Сыноо", aimak, "Сыноо айылы")
    other_village = unit(Kind.VILLAGE, "Другое", other, "Башка айыл")
    rewrite_containment()
    return {
        "oblast": oblast,
        "rayon": rayon,
        "aimak": aimak,
        "other_aimak": other,
        "village": village,
        "other_village": other_village,
    }


def make_cast() -> Cast:
    """Everything in the database; call once in a test."""
    units = _territory()
    rayon, aimak, other = units["rayon"], units["aimak"], units["other_aimak"]
    council = OrganisationFactory(place=aimak, kind=OrganisationKind.COUNCIL)
    commission = OrganisationFactory(place=aimak, kind=OrganisationKind.OTHER)
    water_users = OrganisationFactory(place=aimak, kind=OrganisationKind.WATER_USERS)
    other_water_users = OrganisationFactory(place=other, kind=OrganisationKind.WATER_USERS)
    society = OrganisationFactory(place=aimak, kind=OrganisationKind.NON_PROFIT)
    return Cast(
        **units,
        council=council,
        commission=commission,
        water_users=water_users,
        other_water_users=other_water_users,
        society=society,
        system_administrator=person("system", "Тутум Администратор", Role.ADMINISTRATOR),
        rayon_administrator=person("rayon", "Район Администратор", Role.ADMINISTRATOR, place=rayon),
        administrator=person("administrator", "Аймак Администратор", Role.ADMINISTRATOR, place=aimak),
        head=person("head", "Башчы Айылова", Role.HEAD, place=aimak),
        clerk=person("clerk", "Адис Иштерова", Role.CLERK, place=aimak),
        other_clerk=person("other-clerk", "Башка Адисов", Role.CLERK, place=other),
        council_secretary=person("secretary", "Катчы Кеңешова", Role.SECRETARY, organisation=council),
        commission_secretary=person("commission", "Катчы Комиссияева", Role.SECRETARY, organisation=commission),
        controller=person("controller", "Текшерүүчү Көзөмөлова", Role.CONTROLLER, place=aimak),
        water_master=person("mirab", "Мурап Сууев", Role.WATER_MASTER, organisation=water_users),
        hydrotechnician=person(
            "hydrotechnician", "Гидротехник Каналов", Role.HYDROTECHNICIAN, organisation=water_users
        ),
        water_director=person("water-director", "Жетекчи Суучу", Role.DIRECTOR, organisation=water_users),
        other_hydrotechnician=person(
            "other-hydrotechnician", "Башка Гидротехник", Role.HYDROTECHNICIAN, organisation=other_water_users
        ),
        director=person("director", "Жетекчи Уюмова", Role.DIRECTOR, organisation=society),
        resident=person("resident", "Тургун Айылдаш", Role.RESIDENT, place=aimak),
    )
