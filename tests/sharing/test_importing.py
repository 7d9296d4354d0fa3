"""Families from a sheet."""

from __future__ import annotations

from fractions import Fraction

import pytest
from django.urls import reverse

from birge.algorithms.shares import Rule
from birge.kernel.imports import actions, work
from birge.kernel.imports.enums import State
from birge.kernel.imports.kinds import kind_named
from birge.kernel.imports.models import ImportBatch, ImportIssue
from birge.sharing.actions import compare, decide
from birge.sharing.models import ShareOut
from tests.sharing.factories import CLERK, MINUTES, fresh, prepared

pytestmark = pytest.mark.django_db

HEADINGS = "name;address;people;claim;floor;weight;priority"


@pytest.fixture
def share_out(cast, now) -> ShareOut:
    return prepared(cast.aimak, now)


@pytest.fixture
def go_on(now):
    """What the worker does with a batch."""

    def run(batch: ImportBatch) -> ImportBatch:
        work.go_on(batch.pk, lambda: now)
        batch.refresh_from_db()
        return batch

    return run


@pytest.fixture
def read(share_out, now, go_on):
    """A sheet with these rows, read and checked."""

    def run(*rows: str) -> ImportBatch:
        batch, _is_new = actions.upload(
            kind="claimants",
            place=share_out.place_id,
            target=str(share_out.pk),
            file_name="families.csv",
            chunks=["\n".join([HEADINGS, *rows, ""]).encode()],
            by=CLERK,
            at=now,
        )
        return go_on(batch)

    return run


@pytest.fixture
def bring_in(read, now, go_on):
    """A sheet with these rows, applied."""

    def run(*rows: str) -> ImportBatch:
        batch = read(*rows)
        actions.confirm(batch=batch, by=CLERK, at=now)
        return go_on(batch)

    return run


def test_the_families_of_a_sheet_come_into_the_share_out(share_out, bring_in):
    bring_in("Асанов Үсөн;Достук, 1;4;2,5;;;", "Бекова Анара;Достук, 2;;3;1;1,5;2")

    columns = ("people", "claim", "floor", "weight", "priority")
    assert share_out.claimants.values_list(*columns).get(name="Асанов Үсөн") == (4, Fraction(5, 2), 0, 1, 1)
    assert share_out.claimants.values_list(*columns).get(name="Бекова Анара") == (None, 3, 1, Fraction(3, 2), 2)


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Асанов;;;2;3;;", ("floor", "floor")),
        ("Асанов;;;2;;0;", ("weight", "weight")),
        ("Асанов;;;0,3;;;", ("claim", "parts")),
        (";;;2;;;", ("name", "required")),
        ("Асанов;;;;;;", ("claim", "required")),
    ],
)
def test_each_fault_is_named_by_its_cell(read, row, fault):
    batch = read("Бекова;;;2;;;", row)

    assert list(ImportIssue.objects.filter(batch=batch).values_list("row", "column", "code")) == [(3, *fault)]


def test_a_batch_can_be_undone_until_the_decision(share_out, bring_in, now, go_on):
    batch = bring_in("Асанов Үсөн;Достук, 1;4;2,5;;;")
    actions.ask_undo(batch=batch, reason="башка файл", by=CLERK, at=now)

    assert go_on(batch).state == State.UNDONE
    assert share_out.claimants.count() == 3


def test_a_decided_batch_cannot_be_undone(share_out, bring_in, now):
    batch = bring_in("Асанов Үсөн;Достук, 1;4;2,5;;;")
    compare(share_out, by=CLERK, at=now)
    decide(share_out, rule=Rule.PROPORTIONAL, minutes_text=MINUTES, request_key="k", by=CLERK, at=now)

    assert not kind_named("claimants").can_undo(batch)


@pytest.mark.parametrize(("who", "allowed"), [("clerk", True), ("other_clerk", False), ("head", False)])
def test_only_a_clerk_of_the_place_brings_families_in(cast, share_out, who, allowed):
    kind = kind_named("claimants")

    answer = kind.can_import(getattr(cast, who), share_out.place_id, str(share_out.pk))

    assert bool(answer) == allowed


def test_a_sheet_needs_its_share_out(cast, share_out):
    kind = kind_named("claimants")

    assert not kind.can_import(cast.clerk, share_out.place_id, "")
    assert not kind.can_import(cast.other_clerk, cast.other_aimak.pk, str(share_out.pk))


def test_the_page_of_the_share_out_leads_to_the_upload(cast, client, share_out):
    client.force_login(cast.clerk)
    page = client.get(share_out.get_absolute_url()).content.decode()

    address = reverse("kernel:imports:upload", args=["claimants"])
    assert f"{address}?place={share_out.place_id}&amp;target={share_out.pk}" in page
    assert client.get(address, {"place": share_out.place_id, "target": share_out.pk}).status_code == 200
    assert fresh(share_out).decision.is_open


def test_an_address_does_not_tell_the_neighbour_what_is_being_prepared(client, cast, share_out):
    address = f"{reverse('kernel:imports:upload', args=['claimants'])}?target={share_out.pk}&place={share_out.place_id}"
    title = share_out.decision.titles["ky"]

    client.force_login(cast.clerk)
    assert title in client.get(address).content.decode()
    client.force_login(cast.other_clerk)
    assert title not in client.get(address).content.decode()
