"""Quarterly reports and what proves a milestone through the API, by the rules of the site."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from birge.contests.enums.agreements import ReportState
from birge.contests.models import Evidence, IndicatorValue, Report, ReportFile
from birge.kernel.models import JournalEntry
from tests.contests.small_agreement import PNG, SmallContest, small_contest
from tests.site.api import Caller

pytestmark = pytest.mark.django_db
WOMEN = {"indicator": 1, "sex": "f", "ages": "14-35", "value": "12"}


@pytest.fixture
def small() -> SmallContest:
    return small_contest()


def sent(caller: Caller, address: str, key: str) -> dict:
    form = {"file": SimpleUploadedFile("сүрөт.png", PNG), "note": "Ийрим"}
    headers = {**caller.headers, "Idempotency-Key": key}
    return caller._answered(caller.client.post(f"/api/v1{address}", form, headers=headers))


def test_a_contractors_system_writes_a_report_and_the_customer_reads_it(small):
    agreement = small.in_force()
    report, director = agreement.reports.get(number=1), Caller(small.people["director"])
    address = f"/contests/reports/{report.pk}"
    said = director.post(address, {
        "done": "Ийрим ачылды", "values": [WOMEN, {"indicator": 2, "value": "3.5"}],
        "spending": [{"title": "Китептер", "spent_hundredths": 500}],
    })  # fmt: skip
    assert director.status == 200, said.get("errors")
    assert said["state"] == ReportState.DUE
    for _time in range(2):
        sent(director, f"{address}/files", "once-and-again")
    director.post(address, {"done": "Ийрим ачылды", "values": [WOMEN], "submit": True})

    assert (director.status, Report.objects.get(pk=report.pk).state) == (200, ReportState.SUBMITTED)
    [first, *_others] = Caller(small.people["accountant"]).get(f"/contests/agreements/{agreement.pk}/reports")
    assert (first["done"], first["values"], len(first["files"])) == ("Ийрим ачылды", [{**WOMEN, "value": "12.00"}], 1)
    assert [row["title"] for row in first["spending"]] == ["Мугалимдер", "Китептер"]
    assert JournalEntry.objects.get(verb="contests.read_agreement").account == small.people["accountant"].pk
    director.post(address, {"done": "Дагы"})
    assert (director.status, ReportFile.objects.count()) == (422, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"values": [{**WOMEN, "ages": "1-2"}]},
        {"values": [{**WOMEN, "sex": ""}]},
        {"values": [{**WOMEN, "indicator": 3}]},
        {"spending": [{"title": "Унаа", "spent_hundredths": 1}]},
    ],
)
def test_what_the_agreement_does_not_have_is_refused_whole(small, wrong):
    report = small.in_force().reports.get(number=1)
    director = Caller(small.people["director"])
    director.post(f"/contests/reports/{report.pk}", {"done": "Ийрим", **wrong})

    report.refresh_from_db()
    assert (director.status, report.done, IndicatorValue.objects.exists()) == (422, "", False)


def test_a_proof_is_added_once_by_those_who_work_on_the_agreement(small):
    milestone = small.in_force().milestones.get(number=1)
    address = f"/contests/milestones/{milestone.pk}/evidence"
    director, stranger = Caller(small.people["director"]), Caller(small.people["stranger"])
    for _time in range(2):
        said = sent(director, address, "photo-number-1")
    assert director.status == 200, said.get("errors")
    assert Evidence.objects.count() == 1
    [told] = director.get(address)
    assert (told["name"], told["note"], told["sha256"]) == ("сүрөт.png", "Ийрим", Evidence.objects.get().file.sha256)
    sent(stranger, address, "photo-number-2")
    assert (stranger.status, stranger.get(address)["status"]) == (404, 404)
