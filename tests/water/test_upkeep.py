"""Keeping canals in order: who is called, who came, what it cost, and who may write it down."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from birge.kernel.models import JournalEntry, Message
from birge.water.actions.upkeep import (
    assess,
    call_cleaning,
    contribute,
    move_repair,
    note_who_came,
    plan_repair,
    remind,
)
from birge.water.enums import CanalGrade, ContributionKind, RepairState
from birge.water.models import Assessment, CleaningDay, Invited, Repair
from birge.water.queries.upkeep import assessments_of, latest_of, users_below, year_of_upkeep
from tests.water.small_season import AT, HYDROTECHNICIAN, small_season

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 4)
BY = {"by": HYDROTECHNICIAN, "at": AT}


@pytest.fixture
def small(cast):
    """One user on the head canal, two on the branch."""
    small = small_season(cast.aimak, association=cast.water_users)
    small.user("Асан", "С-1", phone="+996700000001")
    small.user("Бурул", "С-2", phone="+996700000002")
    small.user("Жамал", "С-3")
    return small


def branch(small):
    return small.outlets["С-2"].states.get().canal


def called(small, canal=None):
    return call_cleaning(canal=canal or small.head, from_m=0, to_m=500, on=ON, where="Көпүрө, 9:00", **BY)


def test_everyone_below_is_called_and_told_once_a_day(small):
    day = called(small, branch(small))

    assert set(day.invited.values_list("user", flat=True)) == {small.users["Бурул"].pk, small.users["Жамал"].pk}
    assert users_below(small.head, ON) == {user.pk for user in small.users.values()}
    assert [message.address for message in Message.objects.filter(kind="water.cleaning")] == ["+996700000002"]
    remind(day, **BY)
    assert Message.objects.filter(kind="water.cleaning").count() == 1


def test_the_message_is_one_sms(small):
    called(small)

    assert max(len(message.text) for message in Message.objects.filter(kind="water.cleaning")) <= 70


def test_who_came_and_for_how_long_makes_the_year(small):
    day = called(small)
    note_who_came(day, user=small.users["Асан"], people=2, hours=Decimal(9), **BY)
    note_who_came(day, user=small.users["Бурул"], people=0, hours=Decimal(5), **BY)
    contribute(to=day, giver="Мектеп", kind=ContributionKind.LABOUR, hours=Decimal(4), on=ON, **BY)
    contribute(to=day, giver="Дүкөн", kind=ContributionKind.MATERIAL, amount_tyiyn=50_000, on=ON, **BY)

    year = year_of_upkeep(small.association, 2026)

    assert (year.called, year.came, year.hours, year.given_tyiyn) == (3, 1, 13, 50_000)
    assert Invited.objects.get(user=small.users["Бурул"]).hours == 0
    assert year.share == pytest.approx(1 / 3)
    assert year_of_upkeep(small.association, 2025).called == 0


def test_a_repair_is_planned_begun_and_done_with_what_it_cost(small):
    repair = plan_repair(canal=small.head, from_m=100, to_m=200, what="Жээк", due_on=ON, budget_tyiyn=1_000_000, **BY)
    repair = move_repair(repair, state=RepairState.RUNNING, on=ON, **BY)
    with pytest.raises(ValidationError):
        move_repair(repair, state=RepairState.DONE, on=ON, **BY)
    repair = move_repair(repair, state=RepairState.DONE, spent_tyiyn=900_000, on=ON, **BY)
    with pytest.raises(ValidationError):
        move_repair(repair, state=RepairState.DROPPED, on=ON, **BY)

    year = year_of_upkeep(small.association, 2026)
    assert (year.repairs, year.repairs_done, year.budget_tyiyn, year.spent_tyiyn) == (1, 1, 1_000_000, 900_000)


def test_a_dropped_repair_is_in_no_budget(small):
    repair = plan_repair(canal=small.head, from_m=100, to_m=200, what="Жээк", due_on=ON, budget_tyiyn=1_000_000, **BY)
    move_repair(repair, state=RepairState.DROPPED, on=ON, **BY)

    year = year_of_upkeep(small.association, 2026)
    assert (year.repairs, year.budget_tyiyn) == (0, 0)


def test_the_condition_over_time_is_kept_and_the_last_word_counts(small):
    for on, grade in ((date(2026, 3, 1), CanalGrade.POOR), (date(2026, 5, 1), CanalGrade.GOOD)):
        assess(canal=small.head, from_m=0, to_m=500, on=on, grade=grade, **BY)
    assess(canal=small.head, from_m=500, to_m=900, on=ON, grade=CanalGrade.FAIR, **BY)

    last = latest_of(assessments_of(small.association))

    assert [(row.from_m, row.grade) for row in last] == [(0, CanalGrade.GOOD), (500, CanalGrade.FAIR)]
    assert Assessment.objects.count() == 3


@pytest.mark.parametrize(("from_m", "to_m"), [(500, 500), (900, 1001)])
def test_a_stretch_runs_down_and_ends_with_the_canal(small, from_m, to_m):
    with pytest.raises(ValidationError):
        assess(canal=small.head, from_m=from_m, to_m=to_m, on=ON, grade=CanalGrade.GOOD, **BY)


def test_a_canal_that_serves_nobody_is_cleaned_by_nobody(small):
    for user in small.users.values():
        user.tenures.update(ends_on=date(2026, 1, 1))
    with pytest.raises(ValidationError):
        called(small)
    assert not CleaningDay.objects.exists()


def test_the_water_master_writes_it_all_down_on_the_pages(small, cast, client):
    client.force_login(cast.water_master)
    pk = small.association.pk
    stretch = {"canal": small.head.pk, "from_m": "0", "to_m": "300"}
    photo = SimpleUploadedFile("x.png", PNG, "image/png")
    client.post(reverse("water:assess", args=[pk]), {**stretch, "on": "2026-04-01", "grade": "poor", "photo": photo})
    client.post(reverse("water:plan_repair", args=[pk]),
                {**stretch, "what": "Дарбаза", "due_on": "2026-05-01", "budget_tyiyn": "12 500,50"})  # fmt: skip
    client.post(reverse("water:call_cleaning", args=[pk]), {**stretch, "on": "2026-04-04"})
    day, repair = CleaningDay.objects.get(), Repair.objects.get()
    client.post(reverse("water:note_who_came", args=[day.pk]), {"user": "101", "people": "2", "hours": "7,5"})
    client.post(reverse("water:note_what_was_done", args=[day.pk]), {"done": "Ылай алынды", "cleaned_m": "250"})
    client.post(reverse("water:give_to_repair", args=[repair.pk]),
                {"giver": "Айыл өкмөтү", "kind": "money", "amount": "5000", "on": "2026-04-05"})  # fmt: skip
    client.post(reverse("water:move_repair", args=[repair.pk]), {"state": "done", "spent": "12000"})

    year = year_of_upkeep(small.association, 2026)

    assert (year.hours, year.cleaned_m, year.given_tyiyn) == (Decimal("7.5"), 250, 500_000)
    assert (year.budget_tyiyn, year.spent_tyiyn) == (1_250_050, 1_200_000)
    found = Assessment.objects.get()
    assert client.get(reverse("water:assessment_photo", args=[found.pk])).status_code == 200
    assert client.get(reverse("water:upkeep_report", args=[pk, 2026])).content.startswith(b"%PDF")
    assert "Ылай алынды" in client.get(reverse("water:cleanings", args=[pk]) + "?format=csv").content.decode()


def test_who_reads_only_writes_nothing_and_the_reading_of_names_is_journalled(small, cast, client):
    day = called(small)
    client.force_login(cast.clerk)

    assert client.get(reverse("water:cleaning", args=[day.pk])).status_code == 200
    assert JournalEntry.objects.filter(verb="water.read_cleaning", is_read=True).exists()
    assert client.post(reverse("water:remind_of_cleaning", args=[day.pk])).status_code == 403
    assert client.get(reverse("water:call_cleaning", args=[small.association.pk])).status_code == 403


def test_nobody_of_another_association_finds_it(small, cast, client):
    day = called(small)
    client.force_login(cast.other_hydrotechnician)

    for name, pk in (("upkeep", small.association.pk), ("cleaning", day.pk), ("note_who_came", day.pk)):
        assert client.get(reverse(f"water:{name}", args=[pk])).status_code == 404


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f6"
    "45400000000049454e44ae426082"
)
