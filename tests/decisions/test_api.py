"""Decisions through the API: public ones for everybody, full packages for insiders."""

import pytest

from birge.kernel.models import JournalEntry
from tests.decisions.factories import decided, published
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


def test_everybody_reads_published_decisions_and_no_others(cast, now):
    shown, waiting = published(cast.aimak, now), decided(cast.other_aimak, now)
    everybody = Caller(None)

    page = everybody.get("/decisions", place=cast.rayon.soate)

    assert [item["id"] for item in page["items"]] == [str(shown.pk)]
    everybody.get(f"/decisions/{waiting.pk}")
    assert everybody.status == 404
    everybody.get(f"/decisions/{waiting.pk}/public-package")
    assert everybody.status == 404


def test_a_decision_tells_its_rule_ground_and_totals_without_names(cast, now):
    shown = published(cast.aimak, now)
    everybody = Caller(None)

    decision = everybody.get(f"/decisions/{shown.pk}", lang="ru")

    assert (decision["name"], decision["rule"], decision["subjects"], decision["hash"]) == (
        "Зимний уголь",
        "proportional",
        3,
        shown.hash,
    )
    assert "Үй-бүлө" not in everybody.response.content.decode()


def test_a_full_package_is_for_insiders_and_its_reading_is_journalled(cast, now):
    shown = published(cast.aimak, now)
    clerk = Caller(cast.clerk, ("decisions:read",))

    package = clerk.get(f"/decisions/{shown.pk}/full-package")

    assert (package["variant"], package["hash"]) == ("full", shown.hash)
    assert JournalEntry.objects.get(verb="decisions.download_full").by["via"] == "api"
    other = Caller(cast.other_clerk)
    other.get(f"/decisions/{shown.pk}/full-package")
    assert other.status == 403


def test_the_keys_of_this_installation_are_public(cast, now):
    published(cast.aimak, now)

    keys = Caller(None).get("/decisions/keys")

    assert (keys["format"], len(keys["keys"])) == ("birge.keys/1", 1)


def test_what_is_no_package_gets_a_report_that_says_so():
    report = Caller(None).post("/verify", {"format": "birge.decision/1"})

    assert (report["exit_code"], report["did"]) == (2, None)
