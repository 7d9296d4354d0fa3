"""The pages of sharing out, as the clerk and as others."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from birge.decisions.codes import code_of
from birge.decisions.enums import State
from birge.decisions.models import DecisionRow
from birge.kernel.models import JournalEntry
from birge.kernel.shell import day_work_for, menu_for
from birge.sharing.actions import add_claimants
from birge.sharing.models import ShareOut
from birge.sharing.wording import FIELDS
from tests.sharing.factories import CLERK, compared, decided, family, fresh, prepared, published

pytestmark = pytest.mark.django_db

NEW = reverse("sharing:create")
LIST = reverse("sharing:share_outs")
COAL = {"title_ky": "Кышкы көмүр", "good": "көмүр", "unit": "т", "amount": "10,5", "quantum": "0,5"}


def page(name: str, share_out: ShareOut, *more) -> str:
    return reverse(f"sharing:{name}", args=[share_out.pk, *more])


def test_a_clerk_begins_a_share_out_and_adds_families(cast, clerk):
    clerk.post(NEW, {**COAL, "place": str(cast.aimak.pk)})
    made = ShareOut.objects.get()
    clerk.post(page("add_claimant", made), {"name": "Асанов Үсөн", "claim": "1 000,5", "village": str(cast.village.pk)})

    claimant = made.claimants.get()
    assert (made.amount, made.quantum, made.decision.titles) == (
        Fraction(21, 2),
        Fraction(1, 2),
        {"ky": "Кышкы көмүр"},
    )
    assert (claimant.claim, claimant.floor, claimant.weight, claimant.village) == (
        Fraction(2001, 2),
        0,
        1,
        cast.village,
    )


@pytest.mark.parametrize(
    ("typed", "field"), [({"amount": "көп"}, "amount"), ({"quantum": "0"}, "quantum"), ({"title_ky": ""}, "title_ky")]
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost(cast, clerk, typed, field):
    response = clerk.post(NEW, {**COAL, "place": str(cast.aimak.pk), **typed})

    assert list(response.context["form"].errors) == [field]
    assert "Кышкы көмүр" in response.content.decode() or field == "title_ky"
    assert not ShareOut.objects.exists()


def test_a_claim_that_is_not_whole_sacks_is_said_beside_the_claim(cast, clerk, now):
    share_out = prepared(cast.aimak, now)

    response = clerk.post(page("add_claimant", share_out), {"name": "Асанов", "claim": "0,3"})

    assert list(response.context["form"].errors) == ["claim"]


def test_a_clerk_cannot_begin_a_share_out_elsewhere(cast, clerk):
    clerk.post(NEW, {**COAL, "place": str(cast.other_aimak.pk)})

    assert not ShareOut.objects.exists()


def test_a_resident_may_not_begin_a_share_out(cast, client):
    client.force_login(cast.resident)

    assert client.get(NEW).status_code == 403


def test_from_comparison_to_publication(cast, clerk, now):
    share_out = prepared(cast.aimak, now)

    comparison = clerk.post(page("compare", share_out), follow=True)
    key = comparison.context["form"]["request_key"].value()
    typed = {"rule": "equal-losses", "minutes_text": "№ 7", "request_key": key}
    clerk.post(page("decide", share_out), typed)
    clerk.post(page("decide", share_out), typed)
    clerk.post(page("publish", share_out))

    decision = fresh(share_out).decision
    assert (decision.state, decision.rule, decision.minutes_text) == (State.PUBLISHED, "equal-losses", "№ 7")
    assert decision.made_by["name"] == cast.clerk.name
    assert decision.number == 1


def test_without_minutes_nothing_is_decided_and_the_page_says_so(cast, clerk, now):
    share_out = compared(cast.aimak, now)

    response = clerk.post(page("decide", share_out), {"rule": "proportional", "request_key": "k"})

    assert list(response.context["form"].errors) == ["minutes_text"]
    assert fresh(share_out).decision.state == State.WHAT_IF


def test_each_rule_stands_in_one_sentence_with_its_drawing(cast, clerk, now):
    text = clerk.get(page("comparison", compared(cast.aimak, now))).content.decode()

    assert text.count("<svg") == 4
    assert "style=" not in text


PAGES = ["share_out", "comparison", "edit", "add_claimant", "hand_out", "list_paper", "slips_paper", "replace"]
POSTS = ["compare", "decide", "publish", "drop"]


@pytest.mark.parametrize("name", [*PAGES, *POSTS])
@pytest.mark.parametrize("who", ["other_clerk", "resident", "director"])
def test_others_do_not_find_it(cast, client, now, name, who):
    share_out = published(cast.aimak, now)
    client.force_login(getattr(cast, who))

    send = client.post if name in POSTS else client.get
    assert send(page(name, share_out)).status_code == 404


@pytest.mark.parametrize("name", ["hand_over", "edit_claimant", "remove_claimant"])
def test_others_do_not_find_a_family(cast, client, now, name):
    share_out = published(cast.aimak, now)
    client.force_login(cast.other_clerk)

    assert client.post(page(name, share_out, share_out.claimants.first().pk)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_a_visitor_is_asked_to_sign_in(cast, client, now, name):
    assert client.get(page(name, published(cast.aimak, now))).status_code == 302


def test_the_controller_reads_and_changes_nothing(cast, client, now):
    share_out = compared(cast.aimak, now)
    client.force_login(cast.controller)

    assert client.get(page("share_out", share_out)).status_code == 200
    assert client.post(page("decide", share_out)).status_code == 403
    assert client.get(page("edit", share_out)).status_code == 403


@pytest.mark.parametrize(
    ("name", "verb"),
    [
        ("share_out", "read_list"),
        ("hand_out", "read_list"),
        ("list_paper", "print_list"),
        ("slips_paper", "print_slips"),
    ],
)
def test_reading_the_families_is_journalled(cast, clerk, now, name, verb):
    clerk.get(page(name, published(cast.aimak, now)))

    entry = JournalEntry.objects.get(is_read=True)
    assert (entry.verb, entry.account) == (f"sharing.{verb}", cast.clerk.pk)


def test_a_family_shown_again_because_of_a_wrong_amount_is_a_reading(cast, clerk, now):
    share_out = published(cast.aimak, now)
    family_page = page("hand_over", share_out, share_out.claimants.first().pk)

    assert clerk.post(family_page, {"amount": "көп"}).status_code == 200
    assert JournalEntry.objects.filter(is_read=True, verb="sharing.read_claimant").count() == 1


def test_a_family_sees_on_its_page_that_the_clerk_read_its_entry(cast, clerk, now):
    share_out = published(cast.aimak, now)
    claimant = share_out.claimants.get(name="Үй-бүлө 2")
    clerk.get(page("hand_over", share_out, claimant.pk))
    clerk.logout()

    row = DecisionRow.objects.get(number=claimant.number)
    own = clerk.get(reverse("decisions:mine", args=[code_of(row.cells)]))

    assert cast.clerk.name in own.content.decode()
    assert [label for label, _value, _is_number in own.context["fields"]][:2] == [
        str(FIELDS["name"]),
        str(FIELDS["address"]),
    ]


@pytest.mark.parametrize("name", ["list_paper", "slips_paper"])
def test_the_papers_are_pdf(cast, clerk, now, name):
    response = clerk.get(page(name, published(cast.aimak, now)))

    assert response.content.startswith(b"%PDF-")


def test_day_work_counts_what_waits_for_the_clerk(cast, now):
    prepared(cast.aimak, now)
    decided(cast.aimak, now)
    published(cast.other_aimak, now)

    work = {item.url: item.count for item in day_work_for(cast.clerk, now) if "/sharing/" in item.url}

    assert work == {LIST: 1, f"{LIST}?state=decided": 1, f"{LIST}?state=published": 1}


def test_sharing_out_is_on_the_menu_of_those_whose_work_it_is(cast):
    def shown(user) -> bool:
        return "sharing:share_outs" in [item.url_name for item in menu_for(user)]

    assert (shown(cast.clerk), shown(cast.head), shown(cast.resident)) == (True, True, False)


def test_families_stand_in_the_order_of_the_kyrgyz_alphabet(cast, clerk, now):
    share_out = prepared(cast.aimak, now)
    names = ["Урматов", "Үсөнов", "Ормонов", "Өмүров", "Ядгаров"]
    add_claimants(share_out, claimants=[replace(family(1, 1), name=name) for name in names], by=CLERK, at=now)

    rows = clerk.get(page("share_out", share_out), {"q": "в"}).context["rows"]

    assert [row[0]["value"] for row in rows] == ["Ормонов", "Өмүров", "Урматов", "Үсөнов", "Ядгаров"]


def queries(client, address: str) -> int:
    client.get(address)  # the session is written once
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_list_takes_as_many_queries_for_one_row_as_for_three(cast, clerk, now):
    prepared(cast.aimak, now)
    one = queries(clerk, LIST)
    prepared(cast.aimak, now)
    decided(cast.aimak, now)

    assert queries(clerk, LIST) == one


@pytest.mark.parametrize("name", ["share_out", "hand_out"])
def test_pages_with_five_hundred_families_take_few_queries(cast, clerk, now, name):
    share_out = decided(cast.aimak, now, [2] * 500)

    assert queries(clerk, page(name, share_out)) <= 15


def test_comparing_five_hundred_families_takes_few_queries(cast, clerk, now):
    assert queries(clerk, page("comparison", compared(cast.aimak, now, [2] * 500))) <= 15
