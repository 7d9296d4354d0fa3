"""Managing water together: who may speak, what a tried rule tells, and that a secret vote stays secret."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.registers.enums import Sex
from birge.water.actions.assembly import resolve
from birge.water.actions.comanagement import answer, close_proposal, end_membership, invite, propose, vote
from birge.water.enums import AssemblyKind, CircleKind, ProposalKind, ProposalState, TenureKind
from birge.water.models import Proposal, ProposalVote, Vulnerable
from birge.water.queries.comanagement import counts_of, participation
from birge.water.rules.comanagement import actor_of_member
from birge.water.situations import expected_lps
from birge.water.trying import tried
from tests.water.small_season import AT, HYDROTECHNICIAN, MINUTES, small_season

pytestmark = pytest.mark.django_db
SINCE = date(2026, 4, 1)
BY = {"by": HYDROTECHNICIAN, "at": AT}


@pytest.fixture
def seats(cast):
    """The resident for the women's group, the clerk for the village government."""
    kinds = {"resident": CircleKind.WOMEN, "clerk": CircleKind.VILLAGE_GOVERNMENT}
    return {
        name: invite(association=cast.water_users, account=getattr(cast, name), kind=kind, sex=Sex.FEMALE,
                     since=SINCE, **BY)
        for name, kind in kinds.items()
    }  # fmt: skip


def proposed(seats, **more):
    given = {"kind": ProposalKind.RULE, "title": "Короо-жай", "text": "Себеби", **more}
    member = seats["resident"]
    return propose(member=member, **given, by=actor_of_member(member), at=AT)


def crowded(cast):
    """Twelve plots and twelve fields at one outlet; less water than they ask for."""
    small = small_season(cast.aimak, association=cast.water_users)
    for number in range(24):
        kind = TenureKind.PLOT if number < 12 else TenureKind.OWNED
        small.user(f"Суучу {number}", "С-1", "0.1" if number < 12 else "1", kind)
    return small.asked("8")


def test_a_rule_is_tried_on_groups_of_ten_and_shows_what_it_moves(cast, seats):
    share = crowded(cast).opened()
    proposal = proposed(seats, rule_kind=AssemblyKind.PLOT_FLOOR, value=Decimal(900))

    lines = {line.names: line for line in tried(proposal, share, expected_lps(share))}

    assert lines["plot",].users == lines["owned",].users == 12
    assert lines["plot",].now < 0.6 < 0.9 <= lines["plot",].then
    assert lines["owned",].then < lines["owned",].now


def test_nothing_is_tried_that_would_tell_who_is_vulnerable(cast, seats):
    small = crowded(cast)
    share = small.opened()
    plots = proposed(seats, rule_kind=AssemblyKind.PLOT_FLOOR, value=Decimal(900))
    before = tried(plots, share, expected_lps(share))
    resolve(association=small.association, kind=AssemblyKind.VULNERABLE_FLOOR, value=Decimal(800),
            statuses=["low-income"], minutes_text=MINUTES, since=SINCE, **BY)  # fmt: skip
    Vulnerable.objects.create(user=small.users["Суучу 20"], starts_on=SINCE)

    assert tried(plots, share, expected_lps(share)) == before
    vulnerable = proposed(seats, rule_kind=AssemblyKind.VULNERABLE_FLOOR, value=Decimal(900))
    assert tried(vulnerable, share, expected_lps(share)) == []


def test_fewer_than_ten_users_are_shown_nothing(cast, seats):
    small = small_season(cast.aimak, association=cast.water_users)
    for number in range(6):
        user = small.user(f"Суучу {number}", "С-1")
        small.parcel(user, f"Экинчи {number}", "С-2")
    share = small.asked("2").opened()

    proposal = proposed(seats, rule_kind=AssemblyKind.PLOT_FLOOR, value=Decimal(900))

    assert tried(proposal, share, expected_lps(share)) == []


def test_an_open_vote_is_by_name_and_each_votes_once(seats):
    proposal, clerk = proposed(seats), seats["clerk"]
    vote(proposal, member=clerk, choice="for", by=actor_of_member(clerk), at=AT)
    with pytest.raises(ValidationError):
        vote(proposal, member=clerk, choice="against", by=actor_of_member(clerk), at=AT)

    assert counts_of(proposal) == {"for": 1, "against": 0, "abstain": 0}
    assert ProposalVote.objects.get().choice == "for"


def test_of_a_secret_vote_nobody_finds_who_voted_how(seats):
    proposal = proposed(seats, is_secret=True)
    for member, choice in ((seats["clerk"], "against"), (seats["resident"], "for")):
        vote(proposal, member=member, choice=choice, by=actor_of_member(member), at=AT)
    proposal.refresh_from_db()

    assert counts_of(proposal) == {"for": 1, "against": 1, "abstain": 0}
    assert set(ProposalVote.objects.values_list("choice", flat=True)) == {""}
    assert not JournalEntry.objects.filter(verb="water.vote_on_proposal").exclude(after=None).exists()


def test_what_became_of_it_closes_it(seats):
    proposal = proposed(seats)
    with pytest.raises(ValidationError):
        close_proposal(proposal, state=ProposalState.ACCEPTED, text=" ", **BY)
    close_proposal(proposal, state=ProposalState.ACCEPTED, text="Чогулуш кабыл алды", **BY)

    for act in (
        lambda: vote(proposal, member=seats["clerk"], choice="for", **BY),
        lambda: answer(proposal, member=seats["clerk"], text="Кеч", **BY),
    ):
        with pytest.raises(ValidationError):
            act()


@pytest.mark.parametrize(
    "more", [{"rule_kind": AssemblyKind.PLOT_FLOOR}, {"value": Decimal(3)},
             {"kind": ProposalKind.REPAIR, "rule_kind": AssemblyKind.PLOT_FLOOR, "value": Decimal(3)}]
)  # fmt: skip
def test_half_a_rule_is_no_rule(seats, more):
    with pytest.raises(ValidationError):
        proposed(seats, **more)


def test_members_take_part_on_the_pages_and_are_counted_by_kind_and_sex(cast, seats, client):
    client.force_login(cast.resident)
    pk = cast.water_users.pk
    client.post(reverse("water:propose", args=[pk]), {"kind": "turns", "title": "Күндүз", "text": "Аялдарга"})
    proposal = Proposal.objects.get()
    client.post(reverse("water:answer_proposal", args=[proposal.pk]), {"text": "Колдойм"})
    client.post(reverse("water:vote_on_proposal", args=[proposal.pk]), {"choice": "for"})

    page = client.get(proposal.get_absolute_url()).content.decode()
    parts = {part.kind: part for part in participation(pk, date(2026, 6, 1))}

    assert "Колдойм" in page
    women = parts["women"]
    assert (women.members, women.women, women.proposals, women.answers, women.votes) == (1, 1, 1, 1, 1)
    assert client.post(reverse("water:close_proposal", args=[proposal.pk]), {}).status_code == 403


def test_the_association_invites_and_closes_but_does_not_vote(cast, seats, client):
    proposal = proposed(seats)
    client.force_login(cast.water_director)
    pk = cast.water_users.pk
    client.post(reverse("water:invite", args=[pk]), {"account": cast.head.username, "kind": "assembly"})
    assert client.post(reverse("water:vote_on_proposal", args=[proposal.pk]), {"choice": "for"}).status_code == 403
    client.post(reverse("water:close_proposal", args=[proposal.pk]), {"state": "declined", "text": "Суу жок"})

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == (ProposalState.DECLINED, "Суу жок")
    assert {part.kind for part in participation(pk, date(2026, 12, 31))} >= {"women", "village-government"}


def test_strangers_and_former_members_find_nothing(cast, seats, client):
    proposal = proposed(seats)
    end_membership(seats["resident"], on=date(2026, 4, 2), **BY)
    for person in (cast.resident, cast.other_clerk):
        client.force_login(person)
        assert client.get(reverse("water:together", args=[cast.water_users.pk])).status_code == 404
        assert client.get(proposal.get_absolute_url()).status_code == 404
