"""A register from a workbook: all or nothing, each fault at its cell, undone while nothing depends on it."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal

import pytest
import xlsxwriter
from django.urls import reverse

from birge.kernel.actors import Actor
from birge.kernel.imports import actions, work
from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportBatch
from birge.water.actions import change
from birge.water.models import REGISTERED, Canal, CanalState, OutletState, ParcelState, Tenure, WaterUserState
from tests.registers.factories import household
from tests.water.factories import make_register

pytestmark = pytest.mark.django_db
BY = Actor(account=None, name="Гидротехник Каналов", role="hydrotechnician")

CANALS = [
    ["code", "name", "parent", "source", "distance_m", "length_m", "capacity_lps", "efficiency", "lining"],
    ["М", "Чоң", "", "Суу", "", 1000, 500, 0.8, "concrete"],
    ["К-1", "Сол", "М", "", 300, 800, 120, "0,75", ""],
]
OUTLETS = [["code", "canal", "distance_m", "capacity_lps"], ["С-1", "К-1", 400, 30]]
GAUGES = [["code", "canal", "distance_m", "kind", "width_m"], ["Г-1", "М", 10, "cipoletti", "1,5"]]
USERS = [
    ["number", "name", "phone", "village", "account", "day_only"],
    ["1", "Асанов Бакыт", "+996700", "Сыноо", "12", "yes"],
    ["2", "Асанова Гүл", "", "", "", ""],
]
PARCELS = [
    ["number", "area_ha", "outlet", "user", "tenure"],
    ["1", 0.75, "С-1", "1", ""],
    ["2", 0.5, "С-1", "2", "leased"],
]


def workbook(**sheets):
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        for name, rows in {"canals": CANALS, "outlets": OUTLETS, "gauges": GAUGES, "users": USERS, "parcels": PARCELS,
                           **sheets}.items():  # fmt: skip
            page = book.add_worksheet(name)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return out.getvalue()


@pytest.fixture
def read(cast, now):
    """A workbook, read and checked."""

    def run(**sheets):
        batch, _is_new = actions.upload(
            kind="water-register", place=cast.aimak.pk, target=str(cast.water_users.pk), file_name="register.xlsx",
            chunks=[workbook(**sheets)], by=BY, at=now,
        )  # fmt: skip
        return step(batch, now)

    return run


def step(batch, now):
    work.go_on(batch.pk, lambda: now)
    return ImportBatch.objects.get(pk=batch.pk)


@pytest.fixture
def applied(read, now):
    """The good workbook, in the register."""

    def run():
        batch = read()
        actions.confirm(batch=batch, by=BY, at=now)
        return step(batch, now)

    return run


def issues(batch):
    return [(issue.sheet, issue.row, issue.column, issue.code, issue.level) for issue in batch.issues.order_by("pk")]


def test_a_good_workbook_becomes_a_register(cast, applied):
    home = household(cast.village, number="12")

    batch = applied()
    branch = CanalState.objects.get(canal__code="К-1")

    assert (batch.state, batch.result) == (
        State.APPLIED,
        {"canals": 2, "outlets": 1, "gauges": 1, "users": 2, "parcels": 2},
    )
    assert (branch.parent.code, branch.efficiency, branch.lining) == ("М", Decimal("0.75"), "earth")
    assert OutletState.objects.get().canal == branch.canal
    assert list(WaterUserState.objects.order_by("name").values_list("household", "day_only")) == [
        (home.pk, True),
        (None, False),
    ]
    assert list(Tenure.objects.order_by("parcel__number").values_list("user__number", "kind", "starts_on")) == [
        ("1", "owned", date(2026, 3, 2)),
        ("2", "leased", date(2026, 3, 2)),
    ]


def branch(parent="М", distance=300, efficiency=0.7):
    return [*CANALS[:2], ["К-1", "Сол", parent, "", distance, 800, 120, efficiency, ""]]


def second(*row):
    return [*PARCELS[:2], list(row)]


@pytest.mark.parametrize(
    ("sheet", "rows", "found"),
    [
        ("canals", branch(parent="К-1"), (3, "parent", "circle", "error")),
        ("canals", branch(distance=1300), (3, "distance_m", "beyond-the-end", "error")),
        ("canals", branch(parent="Ж"), (3, "parent", "unknown-canal", "error")),
        ("canals", branch(efficiency=0), (3, "efficiency", "too-small", "error")),
        ("outlets", [OUTLETS[0], ["С-1", "К-1", 801, 30]], (2, "distance_m", "beyond-the-end", "error")),
        ("gauges", [GAUGES[0], ["Г-1", "М", 10, "cipoletti", ""]], (2, "width_m", "no-width", "error")),
        ("parcels", second("2", 0.5, "С-1", "9", ""), (3, "user", "unknown-user", "error")),
        ("parcels", second("2", 5000, "С-1", "2", ""), (3, "area_ha", "area-in-metres", "offer")),
        ("parcels", second("1", 0.5, "С-1", "2", ""), (3, "", "repeated-row", "error")),
    ],
)
def test_each_fault_stands_at_its_cell_and_nothing_comes_in(cast, read, sheet, rows, found):
    household(cast.village, number="12")

    batch = read(**{sheet: rows})

    assert (sheet, *found) in issues(batch)
    assert not any(model.objects.exists() for model in REGISTERED)


def test_an_account_that_the_book_does_not_know_only_warns(read):
    assert issues(read()) == [("users", 2, "account", "no-account", "warning")]


def test_a_second_file_may_build_on_the_register_but_not_overwrite_it(cast, read):
    make_register(cast.water_users)

    canals = [CANALS[0], ["К-2", "Оң", "М", "", 500, 700, 90, 0.7, ""]]
    outlets = [OUTLETS[0], ["С-1", "К-2", 5, 5]]
    batch = read(canals=canals, outlets=outlets, gauges=[GAUGES[0]], users=[USERS[0]], parcels=[PARCELS[0]])

    assert issues(batch) == [("outlets", 2, "code", "stands-already", "error")]


def test_an_import_is_undone_until_something_was_changed(cast, applied, now):
    batch = applied()
    canal = Canal.objects.get(code="К-1")
    state = CanalState.objects.get(canal=canal)
    change(thing=canal, values={**state.values(), "length_m": 900}, since=date(2026, 4, 1), by=BY, at=now)

    refused = batch_undone(batch, now)
    assert (refused.state, refused.failure) == (State.APPLIED, "in-use")
    assert Canal.objects.count() == 2


def test_an_undone_import_leaves_nothing(applied, now):
    undone = batch_undone(applied(), now)

    assert undone.state == State.UNDONE
    assert not any(model.objects.exists() for model in REGISTERED)
    assert not ParcelState.objects.exists()


def batch_undone(batch, now):
    ImportBatch.objects.filter(pk=batch.pk).update(state=State.UNDOING, undo_by=BY.as_json())
    return step(batch, now)


def test_the_hydrotechnician_brings_files_for_her_association_only(client, cast):
    other = cast.other_water_users
    url = reverse("kernel:imports:upload", args=["water-register"])
    client.force_login(cast.hydrotechnician)

    own = client.get(f"{url}?place={cast.aimak.pk}&target={cast.water_users.pk}")
    foreign = client.get(f"{url}?place={other.place_id}&target={other.pk}")

    assert str(cast.water_users) in own.content.decode()
    assert str(other) not in foreign.content.decode()


def test_a_batch_of_another_association_of_the_same_place_is_not_listed(client, cast, read):
    read()
    cast.other_hydrotechnician.assignments.update(organisation=cast.water_users)
    listed = {}
    for person in ("hydrotechnician", "council_secretary"):
        client.force_login(getattr(cast, person))
        listed[person] = client.get(reverse("kernel:imports:batches")).context["page"].paginator.count

    assert listed == {"hydrotechnician": 1, "council_secretary": 0}
