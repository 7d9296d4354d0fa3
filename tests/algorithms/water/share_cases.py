"""Water cases for the property tests: small trees with many ties, zeros, floors, weights and tiers."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from birge.algorithms.water.share import Canal, Rule, User, WaterCase, share

EFFICIENCIES = [Fraction(text) for text in ("1", "1", "0.5", "0.8", "0.93")]
WEIGHTS = [Fraction(text) for text in ("1", "1", "2", "3", "0.5", "1.7")]


@st.composite
def water_cases(draw: st.DrawFn, rules: tuple[Rule, ...] = tuple(Rule), floors: bool = True) -> WaterCase:
    rule = draw(st.sampled_from(rules))
    canals = []
    for number in range(draw(st.integers(1, 7))):
        parent = f"c{draw(st.integers(0, number - 1))}" if number else None
        capacity = draw(st.none() | st.integers(0, 40).map(lambda value: Fraction(value, 2)))
        canals.append(Canal(f"c{number}", parent, capacity, draw(st.sampled_from(EFFICIENCIES))))
    users = []
    for number in range(draw(st.integers(0, 8))):
        request = draw(st.integers(0, 12))
        floor = draw(st.sampled_from([0, 0, request, request // 2])) if floors else 0
        weight = Fraction(1) if rule is Rule.PROPORTIONAL else draw(st.sampled_from(WEIGHTS))
        tier = draw(st.integers(1, 3)) if rule is Rule.PRIORITY else 1
        canal = f"c{draw(st.integers(0, len(canals) - 1))}"
        users.append(User(f"u{number}", canal, Fraction(request), weight, Fraction(floor), tier))
    return WaterCase(rule, Fraction(draw(st.integers(0, 120)), 2), tuple(canals), tuple(users))


def volumes(case: WaterCase) -> list[Fraction]:
    return share(case).periods[0].given()


def by_id(case: WaterCase) -> dict[str, tuple[Fraction, str]]:
    period = share(case).periods[0]
    rows = zip(case.users, period.given(), period.bound_by(), strict=True)
    return {user.id: (volume, why) for user, volume, why in rows}


def way(case: WaterCase, canal: str | None) -> list[str]:
    """The canals from this one to the root."""
    parents = {row.id: row.parent for row in case.canals}
    found = []
    while canal is not None:
        found.append(canal)
        canal = parents[canal]
    return found


def inflows(case: WaterCase, given_m3: list[Fraction]) -> dict[str, Fraction]:
    """By canal, from the definition: Σ given over the efficiencies from the canal down to the user's."""
    efficiency = {canal.id: canal.efficiency for canal in case.canals}
    found = {canal.id: Fraction(0) for canal in case.canals}
    for user, volume in zip(case.users, given_m3, strict=True):
        entering = Fraction(volume)
        for canal in way(case, user.canal):
            entering /= efficiency[canal]
            found[canal] += entering
    return found


def root_of(case: WaterCase) -> str:
    return next(canal.id for canal in case.canals if canal.parent is None)


def turned_round(case: WaterCase) -> WaterCase:
    """The same scheme with the rows of canals and users turned round."""
    return replace(case, canals=case.canals[::-1], users=case.users[::-1])
