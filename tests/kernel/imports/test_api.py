"""Imports and messages through the API."""

import pytest

from birge.kernel.imports import work
from birge.kernel.imports.models import ImportBatch
from tests.kernel.imports.app.imports import KARA_SUU, OTHER_AIMAK
from tests.kernel.imports.app.models import Family
from tests.kernel.imports.helpers import clock, csv_file
from tests.people.factories import AccountFactory
from tests.site.api import Caller

pytestmark = pytest.mark.django_db

GOOD = csv_file("Name;Amount;Village", "Асанова Айгүл;1,5;Кара-Суу", "Бейшенов Бек;2;Кара-Суу")
BAD = csv_file("Name;Amount;Village", "Асанова Айгүл;көп;Кара-Суу")


def clerk_of(place):
    return Caller(AccountFactory(username=f"clerk-{place.int}"))


def step(batch):
    """What a worker does."""
    work.go_on(ImportBatch.objects.get(pk=batch["id"]).pk, clock)


def test_a_clerk_uploads_applies_and_undoes_a_sheet():
    clerk = clerk_of(KARA_SUU)

    batch = clerk.upload("/imports", GOOD, kind="families", place=str(KARA_SUU))
    assert (clerk.status, batch["state"]) == (201, "uploaded")
    step(batch)
    assert clerk.get(f"/imports/{batch['id']}")["rows_count"] == 2
    clerk.post(f"/imports/{batch['id']}/apply")
    step(batch)
    assert (clerk.get(f"/imports/{batch['id']}")["state"], Family.objects.count()) == ("applied", 2)
    clerk.post(f"/imports/{batch['id']}/undo", {"reason": "Ката файл"})
    step(batch)
    assert (clerk.get("/imports")["items"][0]["state"], Family.objects.count()) == ("undone", 0)


def test_the_faults_of_a_sheet_say_where_what_and_what_to_do():
    clerk = clerk_of(KARA_SUU)
    batch = clerk.upload("/imports", BAD, kind="families", place=str(KARA_SUU))
    step(batch)

    (issue,) = clerk.get(f"/imports/{batch['id']}/issues")["items"]

    assert (issue["row"], issue["column"], issue["value"], issue["level"]) == (2, "amount", "көп", "error")
    assert issue["message"]
    assert issue["remedy"]
    clerk.post(f"/imports/{batch['id']}/apply")
    assert clerk.status == 409


def test_a_clerk_of_the_other_aimak_neither_uploads_here_nor_sees_a_batch():
    batch = clerk_of(KARA_SUU).upload("/imports", GOOD, kind="families", place=str(KARA_SUU))
    other = clerk_of(OTHER_AIMAK)

    other.upload("/imports", GOOD, kind="families", place=str(KARA_SUU))
    assert other.status == 403
    other.get(f"/imports/{batch['id']}")
    assert other.status == 404
    assert other.get("/imports")["items"] == []


def test_an_unknown_kind_is_named():
    clerk = clerk_of(KARA_SUU)

    problem = clerk.upload("/imports", GOOD, kind="nothing", place=str(KARA_SUU))

    assert (clerk.status, problem["errors"][0]["path"]) == (422, "form/kind")
