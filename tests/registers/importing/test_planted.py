"""A thousand households with twelve faults: each is named with its place, corrected on the site, then all comes in."""

from __future__ import annotations

import re

import pytest
from django.conf import settings
from django.test import Client

from birge.kernel.imports.enums import State
from birge.kernel.imports.models import ImportIssue
from birge.registers.models import HouseholdState, PersonState
from tests.registers.importing.helpers import checked, gone_on
from tests.registers.importing.planted import planted

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast):
    client = Client(headers={"accept-language": "ky"})
    client.force_login(cast.clerk, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def issue_of(batch, fault):
    return ImportIssue.objects.get(batch=batch, code=fault.code, sheet=fault.sheet, row=fault.row, column=fault.column)


def test_each_of_twelve_planted_faults_is_named_and_after_correction_all_comes_in(cast, clerk):
    content, faults = planted(["Сыноо"], count=1000)
    batch = checked(cast.aimak, content, name="book.xlsx")
    blocking = ImportIssue.objects.filter(batch=batch).exclude(level="warning")
    found = sorted(blocking.values_list("code", "sheet", "row", "column", "value"))

    assert found == sorted((fault.code, fault.sheet, fault.row, fault.column, fault.wrong) for fault in faults)

    address = f"/kernel/imports/{batch.pk}/"
    pages = "".join(clerk.get(address, {"level": level}).content.decode() for level in ("error", "offer"))
    rows = {int(row) for row in re.findall(r"Сап: (\d+)", pages)}
    assert {fault.row for fault in faults} <= rows
    typed = {f"cell-{issue_of(batch, fault).pk}": fault.right for fault in faults if fault.right}
    clerk.post(f"{address}correct/", typed)
    gone_on(batch)
    for fault in faults:
        if not fault.right:
            button = "take" if fault.right is None else "leave_out"
            clerk.post(f"{address}correct/", {button: issue_of(batch, fault).pk})
            gone_on(batch)
    assert (batch.errors_count, batch.offers_count, batch.left_out_count) == (0, 0, 1)

    clerk.post(f"{address}apply/")
    gone_on(batch)
    batch.refresh_from_db()
    assert (batch.state, HouseholdState.objects.count()) == (State.APPLIED, 1000)
    assert PersonState.objects.count() == batch.result["persons"]
