"""Indicators of an association: what counts, what is hidden, and who judges by which bands."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.registers.enums import Relation, Sex
from birge.water.actions.indicators import set_band
from birge.water.models import Band, Vulnerable
from birge.water.performance import performance_of
from birge.water.queries.indicators import bands_on
from tests.registers.factories import household, member
from tests.water.delivered import delivered, rota_of, turn_of
from tests.water.small_season import AT, HYDROTECHNICIAN, JUNE, small_season

pytestmark = pytest.mark.django_db
YEAR = (date(2026, 1, 1), date(2027, 1, 1))
JULY = date(2026, 7, 1)


def found(small, today=JULY):
    return performance_of(small.association, *YEAR, today)


def two_users(cast):
    """Two hectares of maize at two outlets, 1,000 m³ each required."""
    small = small_season(cast.aimak)
    small.user("Асан", "С-1")
    small.user("Бурул", "С-2")
    return small.asked()


def test_required_is_what_was_asked_and_delivered_what_the_journal_has(cast):
    small = two_users(cast)
    delivered(small, small.users["Асан"], "С-1", 1000)
    delivered(small, small.users["Бурул"], "С-2", 300)
    delivered(small, small.users["Бурул"], "С-2", 200)

    whole = found(small).whole

    assert (whole.adequacy, whole.equity, whole.outlets) == (0.75, pytest.approx(1 / 3), 2)
    assert found(small).relative_irrigation == 0.75


def test_a_corrected_delivery_counts_once_and_a_running_one_not_yet(cast):
    small = two_users(cast)
    wrong = delivered(small, small.users["Асан"], "С-1", 9000)
    right = delivered(small, small.users["Асан"], "С-1", 900)
    right.corrects = wrong
    right.save()
    running = delivered(small, small.users["Бурул"], "С-2", 1)
    running.stopped_at = running.volume_m3 = None
    running.save()

    assert found(small).delivered == 900


def test_what_nobody_wrote_down_is_unknown_and_not_nothing(cast):
    small = two_users(cast)

    assert found(small).is_empty
    assert [period.starts_on for period in found(small).left_out] == [JUNE.starts_on]


def test_a_period_counts_when_it_is_over(cast):
    small = two_users(cast)
    delivered(small, small.users["Асан"], "С-1", 1000)

    assert found(small, JUNE.last_day).is_empty
    assert not found(small, JUNE.ends_on).is_empty


def test_delivered_of_what_was_planned_counts_where_something_was_decided(cast):
    """The flow of 2 l/s gives 1,728 m³; each asked for 1,000."""
    small = two_users(cast)
    share = small.published()
    given = {row.request.user_id: row.given_m3 for row in share.rows.select_related("request")}
    delivered(small, small.users["Асан"], "С-1", given[small.users["Асан"].pk])
    delivered(small, small.users["Бурул"], "С-2", 0.001)

    planned = float(sum(given.values()))

    assert found(small).delivered_to_planned == pytest.approx(float(given[small.users["Асан"].pk]) / planned, abs=1e-5)


def test_head_and_tail_are_told_apart_by_the_way_of_the_water(cast):
    """С-1 at 400 m of the head; С-2 and С-3 on the branch that leaves it at 0 m: С-3 is moved to 900 m."""
    small = small_season(cast.aimak)
    small.outlets["С-3"].states.update(distance_m=900)
    small.outlets["С-2"].states.update(distance_m=600)
    for name, outlet, volume in (("Асан", "С-1", 900), ("Бурул", "С-2", 500), ("Жамал", "С-3", 300)):
        delivered(small, small.user(name, outlet), outlet, volume)
    small.asked()

    assert found(small).head_to_tail == pytest.approx(3)
    assert found(small).tail_supply(0.3) == 1


def test_an_early_turn_is_as_untimely_as_a_late_one(cast):
    small = two_users(cast)
    rota = rota_of(small)
    late = turn_of(rota, small.users["Асан"], small.outlets["С-1"], minutes=360, night=90)
    delivered(small, small.users["Асан"], "С-1", 1000, turn=late, started_at=late.starts_at + timedelta(minutes=30))
    early = turn_of(rota, small.users["Бурул"], small.outlets["С-2"], minutes=360)
    delivered(small, small.users["Бурул"], "С-2", 500, turn=early, started_at=early.starts_at - timedelta(minutes=10))

    assert found(small).timeliness == 20
    assert found(small).night == pytest.approx(90 / 720)


def crowd(cast, women, men):
    """Users of С-1: so many whose household a woman leads, so many led by a man. Women got half of what they asked."""
    small = small_season(cast.aimak, association=cast.water_users)
    for number in range(women + men):
        home = household(cast.village, house=str(number + 1))
        sex = Sex.FEMALE if number < women else Sex.MALE
        member(home, f"Башчы{number}", relation=Relation.HEAD, sex=sex)
        user = small.user(f"Суучу {number}", "С-1", household=home)
        delivered(small, user, "С-1", 500 if number < women else 1000)
    return small.asked("100")


def opened(client, small):
    return client.get(reverse("water:indicators", args=[small.association.pk]), {"starts_on": "2026-06-01"})


def test_groups_of_ten_are_shown_by_the_sex_of_the_head(cast, client):
    small = crowd(cast, 10, 11)
    client.force_login(cast.water_director)

    rows = opened(client, small).context["by_sex"]

    assert sorted((row.group.users, row.group.found.adequacy) for row in rows) == [(10, 0.5), (11, 1)]


def test_a_group_below_ten_is_not_shown_nor_what_would_give_it_away(cast, client):
    small = crowd(cast, 9, 11)
    client.force_login(cast.water_director)

    assert opened(client, small).context["by_sex"] == []


@pytest.mark.parametrize(("person", "sees"), [("clerk", True), ("water_director", False), ("water_master", False)])
def test_only_who_reads_the_book_sees_the_vulnerable_as_a_group(cast, client, person, sees):
    small = crowd(cast, 10, 10)
    for user in list(small.users.values())[:10]:
        Vulnerable.objects.create(user=user, starts_on=date(2026, 4, 1))
    client.force_login(getattr(cast, person))

    groups = opened(client, small).context.get("by_vulnerable")

    assert (groups is not None) is sees
    assert JournalEntry.objects.filter(verb="water.read_indicators_of_vulnerable").exists() is sees
    if sees:
        assert [row.group.users for row in groups] == [10, 10]


def test_nobody_of_another_place_opens_them(cast, client):
    client.force_login(cast.other_hydrotechnician)

    for name in ("indicators", "bands"):
        assert client.get(reverse(f"water:{name}", args=[cast.water_users.pk])).status_code == 404


def test_an_association_judges_by_its_own_bands_and_else_by_those_for_all(cast, client):
    small = crowd(cast, 10, 10)
    client.force_login(cast.water_director)
    before = {item.kind: item.verdict for item in opened(client, small).context["judged"]}

    typed = {"kind": "adequacy", "good": "0,75", "fair": "0,5", "source": "Чогулуш", "since": "2026-01-01"}
    client.post(reverse("water:bands", args=[small.association.pk]), typed)

    after = {item.kind: (item.verdict, item.band.source) for item in opened(client, small).context["judged"]}
    assert (before["adequacy"], after["adequacy"]) == ("poor", ("good", "Чогулуш"))
    assert after["equity"] == ("good", "")
    assert JournalEntry.objects.filter(verb="water.set_band").count() == 1


def test_fair_must_be_worse_than_good(cast):
    for kind, good, fair in (("adequacy", "0.8", "0.9"), ("equity", "0.25", "0.1")):
        with pytest.raises(ValidationError):
            set_band(association=cast.water_users, kind=kind, good=Decimal(good), fair=Decimal(fair), source="",
                     since=JULY, by=HYDROTECHNICIAN, at=AT)  # fmt: skip


def test_the_first_bands_are_to_confirm(cast):
    assert {kind: band.source for kind, band in bands_on(cast.water_users, JULY).items()} == dict.fromkeys(
        ["adequacy", "efficiency", "dependability", "equity"], ""
    )
    assert Band.objects.filter(association=None).count() == 4
