"""Sharing out through the API: from the first family to the hand-over, and a calculation for everybody."""

import json

import pytest

from birge.kernel.models import JournalEntry
from tests.sharing.factories import compared, decided, published
from tests.site.api import Caller

pytestmark = pytest.mark.django_db

COAL = {"titles": {"ky": "Кышкы көмүр"}, "good": "көмүр", "unit": "т", "amount": "10", "quantum": "0.5"}


def test_a_clerk_shares_out_coal_from_beginning_to_end(cast):
    clerk = Caller(cast.clerk)

    made = clerk.post("/share-outs", COAL | {"place": cast.aimak.soate})
    address = f"/share-outs/{made['id']}"
    families = [{"name": f"Үй-бүлө {number}", "claim": claim} for number, claim in enumerate(("8", "4", "4"))]
    clerk.post(f"{address}/claimants", {"claimants": families})
    trials = clerk.post(f"{address}/compare")["trials"]
    assert {trial["total"] for trial in trials} == {"10"}
    clerk.post(f"{address}/decide", {"rule": "proportional", "minutes_text": "№ 7, 27.02.2026"})
    assert clerk.post(f"{address}/publish")["state"] == "published"

    rows = clerk.get(f"{address}/claimants")["items"]
    assert [(row["name"], row["claim"], row["given"]) for row in rows] == [
        ("Үй-бүлө 0", "8", "5"),
        ("Үй-бүлө 1", "4", "2.5"),
        ("Үй-бүлө 2", "4", "2.5"),
    ]
    clerk.post(f"/claimants/{rows[1]['id']}/hand-overs", {"amount": "2"})
    assert clerk.post(f"/claimants/{rows[1]['id']}/hand-overs", {})["amount"] == "0.5"
    clerk.post(f"/claimants/{rows[1]['id']}/hand-overs", {"amount": "1"})
    assert clerk.status == 409
    assert JournalEntry.objects.filter(verb="sharing.hand_over", by__via="api").count() == 2


def test_the_same_decide_twice_decides_once(cast, now):
    share_out = compared(cast.aimak, now)
    clerk = Caller(cast.clerk)
    choice = {"rule": "equal-awards", "minutes_text": "№ 7"}

    first = clerk.post(f"/share-outs/{share_out.pk}/decide", choice, key="decide-once")
    again = clerk.post(f"/share-outs/{share_out.pk}/decide", choice, key="decide-once")

    assert (clerk.status, again) == (200, first)
    clerk.post(f"/share-outs/{share_out.pk}/decide", choice)
    assert clerk.status == 403


def test_minutes_that_are_not_of_this_place_support_no_decision(cast, now):
    share_out = compared(cast.aimak, now)
    clerk = Caller(cast.clerk)

    problem = clerk.post(
        f"/share-outs/{share_out.pk}/decide", {"rule": "proportional", "minutes": str(cast.society.pk)}
    )

    assert (clerk.status, problem["errors"][0]["path"]) == (422, "body/body/minutes")


def test_a_list_that_was_changed_after_it_was_compared_cannot_be_decided(cast, now):
    share_out = compared(cast.aimak, now)
    clerk = Caller(cast.clerk)

    clerk.post(f"/share-outs/{share_out.pk}/claimants", {"claimants": [{"name": "Кечиккен", "claim": "1"}]})
    problem = clerk.post(f"/share-outs/{share_out.pk}/decide", {"rule": "proportional", "minutes_text": "№ 7"})

    assert (clerk.status, problem["status"], share_out.decision.is_made) == (409, 409, False)


def test_a_claim_that_is_no_whole_number_of_the_quantum_is_named(cast, now):
    share_out = compared(cast.aimak, now)
    clerk = Caller(cast.clerk)
    families = [{"name": "Бир", "claim": "1"}, {"name": "Эки", "claim": "1.3"}]

    problem = clerk.post(f"/share-outs/{share_out.pk}/claimants", {"claimants": families})

    assert (clerk.status, problem["errors"][0]["path"]) == (422, "body/body/claimants/1/claim")
    assert share_out.claimants.count() == 3


def test_a_draft_is_thrown_away_once(cast, now):
    share_out = compared(cast.aimak, now)
    clerk = Caller(cast.clerk)

    for _time in range(2):
        clerk.post(f"/share-outs/{share_out.pk}/drop", key="drop-it-once")
        assert clerk.status == 204
    clerk.get(f"/share-outs/{share_out.pk}")
    assert clerk.status == 404


def test_reading_the_families_is_journalled(cast, now):
    share_out = decided(cast.aimak, now)

    Caller(cast.controller).get(f"/share-outs/{share_out.pk}/claimants")

    entry = JournalEntry.objects.get(verb="sharing.read_list")
    assert (entry.by["role"], entry.by["via"], entry.subjects) == (
        "controller",
        "api",
        [f"decisions.decision:{share_out.decision_id}"],
    )


def test_anyone_calculates_a_share_exactly():
    caller = Caller(None)
    case = {
        "format": "birge.share/1",
        "good": "көмүр",
        "unit": "т",
        "amount": 10,
        "rule": "proportional",
        "claimants": [{"id": "1", "claim": 8}, {"id": "2", "claim": 6}],
    }

    result = caller.post("/calculations/share", case)

    assert [(row["id"], row["given_exact"]) for row in result["claimants"]] == [("1", "40/7"), ("2", "30/7")]


def test_a_malformed_case_is_named_by_its_json_path():
    caller = Caller(None)

    problem = caller.post("/calculations/share", {"format": "birge.share/1", "claimants": [{"id": "1", "claim": -1}]})

    assert (caller.status, problem["errors"][0]["path"][:1]) == (422, "$")


def test_what_is_published_verifies_through_the_api(cast, now):
    share_out = published(cast.aimak, now)
    caller = Caller(None)

    caller.get(f"/decisions/{share_out.decision_id}/public-package")
    package = caller.response.content
    report = json.loads(
        caller.client.post("/api/v1/verify", package, content_type="application/json").content,
    )

    assert (report["exit_code"], report["did"], report["key"]) == (0, "recomputed, names hidden", "ours")
    changed = package.replace(b'"amount":10', b'"amount":11')
    report = json.loads(caller.client.post("/api/v1/verify", changed, content_type="application/json").content)
    assert (report["exit_code"], report["path"]) == (1, "/inputs/amount")
