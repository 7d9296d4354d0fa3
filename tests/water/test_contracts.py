"""Contracts of a season: ordered from the crop plan, offered by the law's proportional cut, answered, changed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from birge.kernel.enums import Channel
from birge.kernel.models import IssuedDocument, JournalEntry, Message
from birge.water.actions.contracts import answer, end_contract, give_paper, make_offer, prepare_contracts
from birge.water.actions.requests import forecast
from birge.water.actions.seasons import plan_crop
from birge.water.enums import AnswerWay, ContractState
from birge.water.models import Contract, ContractVersion, Crop, SeasonOffer
from birge.water.offering import shares_of
from birge.water.periods import TenDays
from birge.water.queries.contracts import gap_of, in_force, without_contract
from birge.water.terms import differences, read_terms
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, small_season

pytestmark = pytest.mark.django_db
JULY = TenDays(date(2026, 7, 1))


@pytest.fixture
def small(cast):
    """Асан orders 1,000 m³ on the main canal, Гүл 3,000 on the branch, in each ten days of May to August."""
    small = small_season(cast.aimak, association=cast.water_users)
    small.user("Асан", "С-1", "1")
    small.user("Гүл", "С-2", "3", phone="+996700000001")
    return small


def prepared(small, why=""):
    return prepare_contracts(season=small.season, why=why, by=HYDROTECHNICIAN, at=AT)


def expected(small, flow, period=JUNE):
    forecast(head=small.head, period=period, flow_lps=Decimal(flow), by=HYDROTECHNICIAN, at=AT)


def offered(small, why="Болжол", **kwargs):
    return make_offer(season=small.season, why=why, by=HYDROTECHNICIAN, at=AT, **kwargs)


def contract_of(small, name):
    return Contract.objects.get(user=small.users[name])


def volume(small, name, period=JUNE):
    terms = read_terms(contract_of(small, name).versions.order_by("number").last().terms)
    return next(row for row in terms.volumes if row.period == period)


def answered(small, name, *, accepted=True, number=1):
    return answer(contract=contract_of(small, name), number=number, accepted=accepted, way=AnswerWay.PHONE,
                  by=HYDROTECHNICIAN, at=AT)  # fmt: skip


def test_a_contract_says_what_the_plan_gives_in_every_ten_days(small):
    assert prepared(small) == 2

    version = contract_of(small, "Гүл").versions.get()
    terms = read_terms(version.terms)
    assert (version.state, version.number, version.ordered_m3, version.offered_m3) == ("drafted", 1, 36_000, None)
    assert [row["area_ha"] for row in terms.land] == ["3"]
    assert {row.ordered for row in terms.volumes} == {Decimal(3000)}
    assert len(terms.volumes) == 12


def test_a_short_source_is_cut_for_all_alike_after_the_losses(small):
    prepared(small)
    expected(small, "2")

    offered(small)

    # The source gives 1,728 m³; 1,000 + 3,000/0.8 = 4,750 m³ are needed at the head: everyone gets 36.37…%.
    assert volume(small, "Асан").offered == Decimal("363.789")
    assert volume(small, "Гүл").offered == Decimal("1091.368")
    assert volume(small, "Асан").bound == "supply"
    assert volume(small, "Асан", JULY).offered is None
    assert contract_of(small, "Асан").state == ContractState.OFFERED


def test_a_full_canal_cuts_only_those_below_it(small):
    small.user("Бек", "С-3", "6")
    prepared(small)
    expected(small, "100")

    offered(small)

    # The branch carries 10 l/s, that is 8,640 m³ in ten days, of which 6,912 reach the outlets; 9,000 are ordered.
    assert volume(small, "Асан").offered == 1000
    assert volume(small, "Асан").bound == "request"
    assert volume(small, "Гүл").offered == 2304
    assert volume(small, "Гүл").bound == "Кичи арык (К-2)"


def test_plenty_is_an_offer_of_everything(small):
    prepared(small)
    expected(small, "100")

    assert offered(small).offered_m3 == 48_000
    assert not any(head.is_cut for head in shares_of(small.season).heads)


def test_another_forecast_is_a_new_version_and_the_old_one_stays_readable(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    answered(small, "Асан")
    expected(small, "1")

    second = offered(small, "Июнда суу азайды")

    old, new = contract_of(small, "Асан").versions.order_by("number")
    assert (second.number, SeasonOffer.objects.count()) == (2, 2)
    assert (old.state, new.state, new.why) == ("accepted", "offered", "Июнда суу азайды")
    assert in_force([new, old]) == old
    changed = differences(read_terms(old.terms), read_terms(new.terms))
    assert [(row.what, row.period, row.before, row.after) for row in changed] == [
        ("offered", JUNE, Decimal("363.789"), Decimal("181.894"))
    ]


def test_the_same_forecast_changes_no_contract(small):
    prepared(small)
    expected(small, "2")
    offered(small)

    assert offered(small, "Кайра").contracts == 0
    assert ContractVersion.objects.count() == 2


def test_a_changed_plan_needs_a_reason_once_it_was_offered(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    plan_crop(season=small.season, parcel=small.parcels["Гүл"], crop=Crop.objects.get(code="maize"),
              area_ha=Decimal(2), by=HYDROTECHNICIAN, at=AT)  # fmt: skip

    with pytest.raises(ValidationError, match="why"):
        prepared(small)
    assert prepared(small, "Жарымын айдабайт") == 1

    contract = contract_of(small, "Гүл")
    assert (contract.state, contract.number) == (ContractState.DRAFTED, 2)


def test_the_correction_of_one_user_need_not_change_the_contracts_of_all(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    answered(small, "Асан")
    plan_crop(season=small.season, parcel=small.parcels["Гүл"], crop=Crop.objects.get(code="maize"),
              area_ha=Decimal(2), by=HYDROTECHNICIAN, at=AT)  # fmt: skip
    prepared(small, "Аз айдайт")

    assert offered(small, "Аз айдайт", only_drafts=True).contracts == 1
    assert contract_of(small, "Асан").state == ContractState.ACCEPTED
    assert contract_of(small, "Гүл").state == ContractState.OFFERED


def test_an_answer_is_about_the_version_that_was_read(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    expected(small, "1")
    offered(small, "Азайды")

    with pytest.raises(ValidationError, match="жаңыраак"):
        answered(small, "Асан", number=1)
    assert answered(small, "Асан", accepted=False, number=2).state == ContractState.REFUSED


def test_a_draft_cannot_be_accepted(small):
    prepared(small)

    with pytest.raises(ValidationError, match="Сунушталганды"):
        answered(small, "Асан")


@pytest.mark.parametrize("missing", ["orders", "flow", "why"])
def test_no_offer_without_orders_flow_and_reason(small, missing):
    if missing != "orders":
        prepared(small)
    if missing != "flow":
        expected(small, "2")

    with pytest.raises(ValidationError):
        offered(small, " " if missing == "why" else "Болжол")
    assert not SeasonOffer.objects.exists()


def test_an_ended_contract_is_over_and_its_paper_withdrawn(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    contract = contract_of(small, "Асан")
    paper = give_paper(version=contract.versions.get(), initials="А.", by=HYDROTECHNICIAN, at=AT)

    end_contract(contract=contract, on=date(2026, 6, 9), why="Жерин сатты", by=HYDROTECHNICIAN, at=AT)
    expected(small, "1")
    offered(small, "Азайды")

    paper = IssuedDocument.objects.get(pk=paper.pk)
    assert paper.revoked_at == AT
    assert contract_of(small, "Асан").state == ContractState.ENDED
    assert contract_of(small, "Асан").versions.count() == 1
    assert contract_of(small, "Гүл").number == 2


def test_the_paper_of_a_newer_version_takes_the_place_of_the_older(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    contract = contract_of(small, "Асан")
    first = give_paper(version=contract.versions.get(), initials="А.", by=HYDROTECHNICIAN, at=AT)
    again = give_paper(version=contract.versions.get(), initials="А.", by=HYDROTECHNICIAN, at=AT)
    expected(small, "1")
    offered(small, "Азайды")

    second = give_paper(version=contract.versions.get(number=2), initials="А.", by=HYDROTECHNICIAN, at=AT)

    assert first == again
    assert IssuedDocument.objects.get(pk=first.pk).revoked_at == AT
    assert second.revoked_at is None


def test_users_with_a_phone_are_told_of_each_offer_once(small):
    prepared(small)
    expected(small, "2")
    offered(small)
    offered(small, "Кайра")

    message = Message.objects.get(kind="water.offers")
    assert (message.channel, message.address) == (Channel.SMS, "+996700000001")
    assert JournalEntry.objects.filter(verb="water.make_offer").count() == 2


def test_small_groups_without_a_contract_are_not_shown(small):
    for number in range(11):
        small.user(f"Кошуна {number}", "С-1", "0.1")
    prepared(small)
    expected(small, "2")
    offered(small)
    answered(small, "Асан")

    gap = gap_of(small.season, AT.date()).table

    assert gap.shown("total", "total", "total") == 13
    assert gap.shown("total", "total", "yes") is None
    assert gap.shown("total", "total", "no") is None
    assert gap.shown("f", "total", "total") == 0
    assert without_contract(small.season, AT.date()).count() == 12
