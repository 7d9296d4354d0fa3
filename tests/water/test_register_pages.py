"""The register on its pages: who sees what, what each page shows, what the forms write."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.registers.models import ResidentLink
from birge.water.models import CanalHolder, CanalState, GaugeRating, ParcelState, Tenure, WaterUserState
from tests.people.factories import AssignmentFactory
from tests.registers.factories import household, member
from tests.water.factories import SINCE, WaterUserFactory, WaterUserStateFactory

pytestmark = pytest.mark.django_db
LISTS = ["association", "canals", "outlets", "gauges", "zones", "users", "parcels"]


def addresses(cast, register):
    lists = [reverse(f"water:{name}", args=[cast.water_users.pk]) for name in LISTS]
    things = ["canal", "outlet", "user", "parcel"]
    own = {"canal": register.branch, **{name: getattr(register, name) for name in things[1:]}}
    return [*lists, *(own[name].get_absolute_url() for name in things)]


@pytest.mark.parametrize("person", ["hydrotechnician", "water_director", "water_master", "clerk", "head"])
def test_those_who_work_with_it_read_the_register(client, cast, register, person):
    client.force_login(getattr(cast, person))

    assert {client.get(url).status_code for url in addresses(cast, register)} == {200}


@pytest.mark.parametrize(
    "person", ["other_hydrotechnician", "other_clerk", "director", "council_secretary", "controller", "resident"]
)
def test_nobody_else_sees_that_it_exists(client, cast, register, person):
    client.force_login(getattr(cast, person))

    assert {client.get(url).status_code for url in addresses(cast, register)} == {404}


@pytest.mark.parametrize("person", ["water_master", "clerk", "head"])
def test_who_only_reads_writes_nothing(client, cast, register, person):
    client.force_login(getattr(cast, person))

    answers = [
        client.post(reverse("water:add", args=[cast.water_users.pk, "canal"])),
        client.post(reverse("water:change", args=["canal", register.branch.pk])),
        client.post(reverse("water:end", args=["parcel", register.parcel.pk])),
        client.post(reverse("water:hold", args=[register.main.pk])),
        client.post(reverse("water:give", args=[register.parcel.pk])),
    ]

    assert {answer.status_code for answer in answers} == {403}


def test_a_hydrotechnician_enters_a_canal_that_leaves_another(client, cast, register):
    client.force_login(cast.hydrotechnician)

    answer = client.post(
        reverse("water:add", args=[cast.water_users.pk, "canal"]),
        {"label": "К-2", "name_ky": "Сол канал", "parent": register.main.pk, "distance_m": 600, "length_m": 450,
         "capacity_lps": "80", "efficiency": "0.75", "lining": "earth", "since": "2026-03-01"},
    )  # fmt: skip
    made = CanalState.objects.get(canal__code="К-2")

    assert answer["Location"] == made.canal.get_absolute_url()
    assert (made.parent, made.distance_m, made.capacity_lps) == (register.main, 600, Decimal(80))
    assert (str(made), made.starts_on, made.is_open) == ("Сол канал", date(2026, 3, 1), True)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"distance_m": 1001}, "distance_m"),
        ({"parent": ""}, "source"),
        ({"label": "К-1"}, "label"),
        ({"efficiency": "1.2"}, "efficiency"),
        ({"name_ky": ""}, "name_ky"),
    ],
)
def test_a_canal_that_cannot_be_so_is_refused_beside_its_field(client, cast, register, changed, field):
    client.force_login(cast.hydrotechnician)
    typed = {"label": "К-2", "name_ky": "Сол", "parent": register.main.pk, "distance_m": 600, "length_m": 450,
             "capacity_lps": "80", "efficiency": "0.75", "lining": "earth", "since": "2026-03-01"}  # fmt: skip

    answer = client.post(reverse("water:add", args=[cast.water_users.pk, "canal"]), {**typed, **changed})

    assert answer.status_code == 200
    assert list(answer.context["form"].errors) == [field]
    assert CanalState.objects.count() == 2


def test_a_change_keeps_what_was_and_the_page_of_an_earlier_day_still_shows_it(client, cast, register):
    client.force_login(cast.hydrotechnician)
    url = reverse("water:change", args=["parcel", register.parcel.pk])

    client.post(url, {"area_ha": "0.5", "outlet": register.outlet.pk, "since": "2026-02-01"})
    rows = list(ParcelState.objects.order_by("starts_on").values_list("area_ha", "starts_on", "ends_on"))
    then = client.get(register.parcel.get_absolute_url() + "?on=2026-01-31")

    assert rows == [(Decimal("0.75"), SINCE, date(2026, 2, 1)), (Decimal("0.5"), date(2026, 2, 1), date.max)]
    assert then.context["row"].area_ha == Decimal("0.75")


def test_an_area_in_square_metres_is_asked_about_once(client, cast, register):
    client.force_login(cast.hydrotechnician)
    url = reverse("water:change", args=["parcel", register.parcel.pk])
    typed = {"area_ha": "7500", "outlet": register.outlet.pk, "since": "2026-02-01"}

    asked = client.post(url, typed, headers={"accept-language": "en"})
    taken = client.post(url, {**typed, "accept": "on"})

    assert "0.75" in asked.context["form"].errors["area_ha"][0]
    assert taken.status_code == 302
    assert ParcelState.objects.on(date(2026, 2, 1)).get().area_ha == Decimal(7500)


def test_a_user_is_linked_to_her_household_by_its_account(client, cast, register):
    home = household(cast.village, number="12")
    client.force_login(cast.hydrotechnician)
    url = reverse("water:change", args=["user", register.user.pk])
    typed = {"name": "Сууев Канал", "village": cast.village.pk, "since": "2026-02-01"}

    wrong = client.post(url, {**typed, "account": "13"})
    client.post(url, {**typed, "account": "12", "day_only": "on"})
    row = WaterUserState.objects.on(date(2026, 2, 1)).get()

    assert list(wrong.context["form"].errors) == ["account"]
    assert (row.household, row.day_only) == (home, True)


def test_a_parcel_goes_from_one_user_to_another_on_a_day(client, cast, register):
    other = WaterUserFactory(association=cast.water_users, number="18")
    WaterUserStateFactory(user=other)
    client.force_login(cast.hydrotechnician)
    url = reverse("water:give", args=[register.parcel.pk])

    client.post(url, {"user": "18", "kind": "leased", "since": "2026-03-01"})
    unknown = client.post(url, {"user": "99", "kind": "leased", "since": "2026-03-01"})

    assert list(Tenure.objects.order_by("starts_on").values_list("user__number", "kind", "starts_on")) == [
        ("17", "owned", SINCE),
        ("18", "leased", date(2026, 3, 1)),
    ]
    assert list(unknown.context["form"].errors) == ["user"]


def test_a_canal_changes_its_owner_by_an_act(client, cast, register):
    client.force_login(cast.hydrotechnician)
    url = reverse("water:hold", args=[register.main.pk])
    typed = {"side": "owner", "organisation": cast.council.pk, "basis": "706", "since": "2026-03-01"}

    client.post(url, typed)
    held = CanalHolder.objects.get()

    assert (held.organisation, held.basis, held.side) == (cast.council, "706", "owner")


@pytest.mark.parametrize(
    ("typed", "rows"), [("0 0\n10 35,5", [["0", "0"], ["10", "35.5"]]), ("10 5\n9 6", None), ("x y", None)]
)
def test_the_table_of_a_gauge_must_rise(client, cast, register, typed, rows):
    client.force_login(cast.hydrotechnician)
    client.post(
        reverse("water:add", args=[cast.water_users.pk, "gauge"]),
        {"label": "Г-1", "canal": register.main.pk, "distance_m": 10, "kind": "staff", "since": "2026-03-01"},
    )
    gauge = register.main.gauge_states.get().gauge

    client.post(reverse("water:rate", args=[gauge.pk]), {"rows": typed, "since": "2026-03-01"})

    assert [rating.rows for rating in GaugeRating.objects.all()] == ([rows] if rows else [])


def test_a_user_who_leaves_stands_on_the_page_of_the_days_before(client, cast, register):
    client.force_login(cast.water_director)

    client.post(reverse("water:end", args=["user", register.user.pk]), {"since": "2026-03-01"})
    listed = [
        client.get(reverse("water:users", args=[cast.water_users.pk]) + query).context["page"].paginator.count
        for query in ("?on=2026-02-28", "?on=2026-03-01")
    ]

    assert listed == [1, 0]


def test_reading_a_users_page_is_journalled_with_her_household(client, cast, register):
    home = household(cast.village, number="12")
    WaterUserState.objects.update(household=home)
    client.force_login(cast.water_master)

    client.get(register.user.get_absolute_url())
    entry = JournalEntry.objects.get(verb="water.read_user")

    assert f"registers.household:{home.pk}" in entry.subjects
    assert entry.by["role"] == "water-master"


def test_only_who_reads_the_book_finds_the_way_to_it(client, cast, register):
    home = household(cast.village, number="12")
    WaterUserState.objects.update(household=home)
    seen = {}
    for person in ("hydrotechnician", "clerk"):
        client.force_login(getattr(cast, person))
        seen[person] = home.get_absolute_url() in client.get(register.user.get_absolute_url()).content.decode()

    assert seen == {"hydrotechnician": False, "clerk": True}


def test_a_linked_resident_finds_her_parcels(client, cast, register):
    home = household(cast.village, number="12")
    WaterUserState.objects.update(household=home)
    person = member(home)
    ResidentLink.objects.create(
        person=person, account=cast.resident, document="паспорт", linked_by={}, linked_at="2026-01-01T00:00Z"
    )
    client.force_login(cast.resident)

    assert [row.parcel for row in client.get(reverse("water:mine")).context["parcels"]] == [register.parcel]


def test_the_only_association_opens_at_once_and_the_menu_shows_the_way(client, cast, register):
    client.force_login(cast.water_master)

    home = client.get("/", follow=True).content.decode()
    answer = client.get(reverse("water:index"))

    assert reverse("water:index") in home
    assert answer["Location"] == reverse("water:association", args=[cast.water_users.pk])


def test_who_works_in_two_associations_chooses(client, cast, register):
    AssignmentFactory(account=cast.water_master, role="water-master", organisation=cast.other_water_users)
    client.force_login(cast.water_master)

    assert len(client.get(reverse("water:index")).context["lines"]) == 2


def test_lists_are_searched_and_exported(client, cast, register):
    client.force_login(cast.hydrotechnician)
    users = reverse("water:users", args=[cast.water_users.pk])
    parcels = reverse("water:parcels", args=[cast.water_users.pk])

    assert client.get(users + "?q=сууев").context["page"].paginator.count == 1
    assert client.get(users + "?parcels=no").context["page"].paginator.count == 0
    assert client.get(f"{parcels}?canal={register.branch.pk}").context["page"].paginator.count == 1
    assert "Сууев Канал" in client.get(users + "?format=csv").content.decode()
