"""What the assembly resolved: minimums, weights and tiers, and that nobody reads from them who is vulnerable."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.algorithms.packages import Did, opened, verify
from birge.algorithms.water.share import Rule
from birge.decisions.enums import Variant
from birge.decisions.queries import package_bytes
from birge.kernel.models import JournalEntry
from birge.water.actions.allocating import ready_situation
from birge.water.actions.assembly import end_rule, read_vulnerable, resolve
from birge.water.enums import AssemblyKind, TenureKind
from birge.water.models import AssemblyRule, Vulnerable
from birge.water.proposing import proposal_of, rules_for
from tests.registers.factories import CLERK, household, member
from tests.sharing.drawing import status
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, MINUTES, small_season

pytestmark = pytest.mark.django_db
SPRING = date(2026, 4, 1)


def resolved(small, kind, value, **more):
    given = {"minutes_text": MINUTES, "since": SPRING, "by": HYDROTECHNICIAN, "at": AT, **more}
    return resolve(association=small.association, kind=kind, value=Decimal(value), **given)


def with_a_family(cast, small, name="Бурул", outlet="С-1", area_ha="1", code="low-income"):
    """A user whose household the book knows with that status."""
    home = household(cast.village, house=str(len(small.users) + 1))
    member(home, name)
    status(code, household=home)
    small.user(name, outlet, area_ha, household=home)


def read(small):
    return read_vulnerable(association=small.association, since=JUNE.starts_on, by=CLERK, at=AT)


def case_of(small, rule, **more):
    proposal = proposal_of(ready_situation(small.opened()), rule, **more)
    return {subject.values["name"]: subject.values for subject in proposal.subjects}, proposal


def test_a_household_plot_has_its_minimum_by_area_and_never_more_than_it_asks_for(cast):
    small = small_season(cast.aimak)
    resolved(small, AssemblyKind.PLOT_FLOOR, 300)
    small.user("Талаа", "С-1", "2")
    small.user("Короо", "С-1", "0.1", TenureKind.PLOT)
    rows, proposal = case_of(small.asked(), Rule.MAX_MIN)

    assert (rows["Короо"]["floor_m3"], rows["Талаа"]["floor_m3"]) == (30, 0)
    assert not any(field.status for field in proposal.fields.values())
    resolved(small, AssemblyKind.PLOT_FLOOR, 5000)
    rows, _proposal = case_of(small, Rule.MAX_MIN)
    assert rows["Короо"]["floor_m3"] == 100


def test_without_floors_the_same_case_stands_beside_it(cast):
    small = small_season(cast.aimak)
    resolved(small, AssemblyKind.PLOT_FLOOR, 300)
    small.user("Короо", "С-1", "0.1", TenureKind.PLOT)

    rows, _proposal = case_of(small.asked(), Rule.MAX_MIN, with_floors=False)

    assert "floor_m3" not in rows["Короо"]


def test_the_clerk_reads_the_book_and_only_who_is_vulnerable_is_kept(cast):
    small = small_season(cast.aimak)
    resolved(small, AssemblyKind.VULNERABLE_FLOOR, 400, statuses=["low-income"])
    with_a_family(cast, small)
    with_a_family(cast, small, "Жамал", code="many-children")
    small.user("Асан", "С-1")

    assert read(small) == 1

    assert Vulnerable.objects.get().user == small.users["Бурул"]
    entry = JournalEntry.objects.get(verb="water.look_for_vulnerable")
    assert (entry.is_read, len(entry.subjects)) == (True, 2)
    rows, _proposal = case_of(small.asked(), Rule.MAX_MIN)
    assert {name: row["floor_m3"] for name, row in rows.items()} == {"Бурул": 400, "Жамал": 0, "Асан": 0}


def test_who_is_vulnerable_no_longer_is_so_from_the_next_reading_on(cast):
    small = small_season(cast.aimak)
    rule = resolved(small, AssemblyKind.VULNERABLE_WEIGHT, 2, statuses=["low-income"])
    with_a_family(cast, small)
    read(small)
    end_rule(rule, on=date(2026, 6, 21), by=HYDROTECHNICIAN, at=AT)

    read_vulnerable(association=small.association, since=date(2026, 6, 21), by=CLERK, at=AT)

    assert Vulnerable.objects.get().ends_on == date(2026, 6, 21)


def test_families_of_another_aimak_are_not_read(cast):
    small = small_season(cast.aimak)
    resolved(small, AssemblyKind.VULNERABLE_WEIGHT, 2, statuses=["low-income"])
    home = household(cast.other_village)
    status("low-income", household=home)
    small.user("Алыскы", "С-1", household=home)

    assert read(small) == 0
    assert not JournalEntry.objects.filter(verb="water.look_for_vulnerable").exists()


def test_tiers_are_compared_only_where_the_assembly_made_some(cast):
    small = small_season(cast.aimak)
    small.user("Короо", "С-1", "0.1", TenureKind.PLOT)
    small.user("Талаа", "С-1")
    small.asked()
    assert rules_for(ready_situation(small.opened())) == [Rule.PROPORTIONAL, Rule.MAX_MIN]

    resolved(small, AssemblyKind.PLOT_TIER, 1)

    assert rules_for(ready_situation(small.opened()))[-1] == Rule.PRIORITY
    rows, _proposal = case_of(small, Rule.PRIORITY)
    assert {name: row["priority"] for name, row in rows.items()} == {"Короо": 1, "Талаа": 2}


@pytest.mark.parametrize(
    ("kind", "value", "more", "field"),
    [
        (AssemblyKind.PLOT_FLOOR, "300", {"minutes_text": " "}, "minutes_text"),
        (AssemblyKind.PLOT_TIER, "1.5", {}, "value"),
        (AssemblyKind.PLOT_FLOOR, "0", {}, "value"),
        (AssemblyKind.VULNERABLE_FLOOR, "300", {}, "statuses"),
    ],
)
def test_a_rule_that_cannot_stand_is_refused_by_its_field(cast, kind, value, more, field):
    with pytest.raises(ValidationError) as error:
        resolved(small_season(cast.aimak), kind, value, **more)

    assert set(error.value.message_dict) == {field}
    assert not AssemblyRule.objects.exists()


def test_nothing_in_the_public_package_tells_who_is_vulnerable(cast):
    small = small_season(cast.aimak)
    resolved(small, AssemblyKind.VULNERABLE_FLOOR, 400, statuses=["low-income"])
    resolved(small, AssemblyKind.VULNERABLE_WEIGHT, "1.5", statuses=["low-income"])
    for number in range(11):
        with_a_family(cast, small, f"Бурул{number}", "С-1") if number < 2 else small.user(f"Асан{number}", "С-1")
    small.user("Жалгыз", "С-2")
    read(small)
    allocation = small.asked("4").published(Rule.MAX_MIN)

    full, public = (package_bytes(allocation.decision, variant) for variant in (Variant.FULL, Variant.PUBLIC))

    assert (verify(full).exit_code, verify(full).did) == (0, Did.RECOMPUTED)
    assert (verify(public).exit_code, verify(public).did) == (0, Did.INPUTS_HIDDEN)
    document = opened(public).document
    assert not {"inputs", "outputs"} & document.keys()
    assert all(set(cell) == {"commitment"} for row in document["rows"] for cell in row["fields"].values())
    assert [group["subjects"] for group in document["groups"]] == [12]
    assert "400" not in json.dumps(document["groups"])
    assert allocation.decision.summary["groups"][0]["subjects"] == 12
