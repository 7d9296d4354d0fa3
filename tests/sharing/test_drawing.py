"""Families drawn from the household book onto an aid list."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from birge.algorithms.packages import hides_inputs
from birge.decisions.models import DecisionRow
from birge.kernel.models import JournalEntry
from birge.registers.actions import say
from birge.registers.enums import Animal, LandClass, Relation
from birge.registers.models import Land, Livestock, SocialPassport, Status, StatusKind
from birge.sharing.actions import (
    add_claimants,
    compare,
    create,
    decide,
    drop,
    edit_claimant,
    hand_over,
    publish,
)
from birge.sharing.actions import (
    replace as replaced,
)
from birge.sharing.models import Claimant, Drawing
from birge.sharing.needs import Need
from birge.sharing.queries import candidates
from birge.sharing.queries.matching import fitting
from birge.sharing.queries.share_outs import villages_of
from tests.registers.factories import AT as BOOK_AT
from tests.registers.factories import household, member
from tests.sharing.factories import CLERK, MINUTES, data, family, fresh

pytestmark = pytest.mark.django_db
TODAY, AT = date(2026, 3, 2), datetime(2026, 3, 2, 4, tzinfo=UTC)


def home(place, surname, *, children=(), **values):
    """A household of a head and children born in these years."""
    made = household(place, **values)
    member(made, surname, "Бакыт", born_on=date(1980, 5, 1), relation=Relation.HEAD)
    for year in children:
        member(made, surname, f"Бала{year}", born_on=date(year, 5, 1), since=date(year, 5, 1))
    return made


def has(fact):
    say(fact=fact, by=CLERK, at=BOOK_AT)


def status(code, *, ends_on=None, **of_whom):
    period = {"starts_on": date(2025, 1, 1), **({"ends_on": ends_on} if ends_on else {})}
    has(Status(kind=StatusKind.objects.get(code=code), **of_whom, **period))


def heads(share_out, need):
    return sorted(row.head_surname for row in fitting(need, villages_of(share_out, TODAY), TODAY))


@pytest.fixture
def share_out(cast):
    return create(place=cast.aimak, data=data(), by=CLERK, at=AT)


@pytest.fixture
def families(cast):
    """Four families of the aimak and one of the neighbour."""
    many = home(cast.village, "Көпов", children=[2012, 2014, 2024], street="Арык")
    poor = home(cast.village, "Жардыев", street="Достук", house="2")
    rich = home(cast.village, "Байов", children=[2010], house="3")
    sick = home(cast.village, "Майыпов", house="4")
    far = home(cast.other_village, "Алысов", children=[2025])
    has(SocialPassport(household=poor, income_tyiyn=150_000, starts_on=date(2025, 6, 1)))
    has(SocialPassport(household=many, income_tyiyn=1_600_000, starts_on=date(2025, 6, 1)))
    has(Land(household=rich, land_class=LandClass.IRRIGATED, area_ha=Decimal("2.5"), starts_on=date(2020, 1, 1)))
    for animal, count in [(Animal.SHEEP, 40), (Animal.POULTRY, 90)]:
        has(Livestock(household=rich, animal=animal, count=count, starts_on=date(2020, 1, 1)))
    has(Livestock(household=poor, animal=Animal.POULTRY, count=9, starts_on=date(2020, 1, 1)))
    status("low-income", household=poor)
    status("disability-1", person=sick.memberships.get().person)
    status("disability-1", person=rich.memberships.first().person, ends_on=date(2026, 1, 1))
    return {"many": many, "poor": poor, "rich": rich, "sick": sick, "far": far}


@pytest.mark.parametrize(
    ("need", "expected"),
    [
        (Need(), ["Байов", "Жардыев", "Көпов", "Майыпов"]),
        (Need(street="арык"), ["Көпов"]),
        (Need(statuses=("low-income", "disability-1")), ["Жардыев", "Майыпов"]),
        (Need(income_below_som=2000), ["Жардыев"]),
        (Need(income_below_som=4000), ["Жардыев"]),
        (Need(income_below_som=4001), ["Жардыев", "Көпов"]),
        (Need(children_under=3), ["Көпов"]),
        (Need(children_under=16), ["Байов", "Көпов"]),
        (Need(people_from=2, people_to=3), ["Байов"]),
        (Need(land_to_ha=Decimal(1)), ["Жардыев", "Көпов", "Майыпов"]),
        (Need(animals_to=0), ["Жардыев", "Көпов", "Майыпов"]),
        (Need(animal="poultry", animals_to=8), ["Көпов", "Майыпов"]),
        (Need(statuses=("low-income",), children_under=3), []),
        (Need(statuses=("low-income",), children_under=3, any_of_them=True), ["Жардыев", "Көпов"]),
    ],
)
def test_the_families_that_fit(share_out, families, need, expected):
    assert heads(share_out, need) == expected


def test_the_village_narrows(cast, share_out, families):
    assert heads(share_out, Need(village=cast.village.pk, children_under=3)) == ["Көпов"]
    assert heads(share_out, Need(village=cast.other_village.pk)) == []


def page(share_out):
    return reverse("sharing:draw", args=[share_out.pk])


def filtered(share_out, **conditions):
    query = "&".join(f"{name}={value}" for name, value in {"match": "all", **conditions}.items())
    return f"{page(share_out)}?{query}"


@pytest.fixture
def clerk(client, cast, english, settings):
    client.force_login(cast.clerk)
    client.cookies["birge_language"] = "en"
    return client


def test_before_anything_is_added_the_clerk_sees_why_and_what_each_family_received(
    clerk, cast, share_out, families, django_assert_max_num_queries
):
    before = create(place=cast.aimak, data=data(titles={"ky": "Ун"}), by=CLERK, at=AT)
    given = replace(family(1, 4), household=families["poor"])
    add_claimants(before, claimants=[given], by=CLERK, at=AT)
    compare(before, by=CLERK, at=AT)
    decide(fresh(before), rule="proportional", minutes_text=MINUTES, request_key="x", by=CLERK, at=AT)
    hand_over(Claimant.objects.get(), amount=Fraction(3), by=CLERK, at=AT)
    clerk.get(page(share_out))  # the first page of a session writes it
    with django_assert_max_num_queries(15):
        text = clerk.get(filtered(share_out, statuses="low-income", income_below_som=2000)).content.decode()

    assert "Жардыев Бакыт" in text
    assert "Family with a low income; income a head: 1 500 som" in text.replace("\xa0", " ").replace("1,500", "1 500")
    assert "Ун: given 4 т, handed over 3 т" in text
    assert "Көпов" not in text
    assert not share_out.claimants.exists()


def test_what_was_given_longer_ago_is_not_counted(share_out, families, cast):
    before = create(place=cast.aimak, data=data(), by=CLERK, at=AT)
    add_claimants(before, claimants=[replace(family(1, 4), household=families["poor"])], by=CLERK, at=AT)
    compare(before, by=CLERK, at=AT)
    decide(fresh(before), rule="proportional", minutes_text=MINUTES, request_key="x", by=CLERK, at=AT)
    need = Need(statuses=("low-income",))

    def received(since):
        (found,), _count = candidates(share_out, need, TODAY, since)
        return len(found.received)

    assert (received(AT), received(AT + timedelta(days=1))) == (1, 0)


def draw(clerk, share_out, families, names, *, claim="2", **conditions):
    chosen = [str(families[name].pk) for name in names]
    more = {name: conditions.pop(name) for name in ("floor", "weight", "priority") if name in conditions}
    return clerk.post(filtered(share_out, **conditions), {"claim": claim, "household": chosen, **more})


def test_only_the_chosen_families_that_fit_come_onto_the_list(clerk, share_out, families):
    draw(clerk, share_out, families, ["many", "poor", "far"], children_under=3)

    made, drawing = share_out.claimants.get(), Drawing.objects.get()
    assert (made.name, made.household, made.people, made.claim, made.drawing) == (
        "Көпов Бакыт", families["many"], 4, 2, drawing
    )  # fmt: skip
    assert (drawing.need, drawing.found, drawing.added, drawing.is_restricted) == ({"children_under": 3}, 1, 1, False)


def test_a_family_is_on_a_list_once(clerk, share_out, families):
    for _ in range(2):
        draw(clerk, share_out, families, ["many"], children_under=3)

    assert share_out.claimants.count() == 1
    assert "on the list already" in clerk.get(filtered(share_out, children_under=3)).content.decode()
    with pytest.raises(IntegrityError), transaction.atomic():
        Claimant.objects.create(share_out=share_out, name="x", claim=1, household=families["many"])


def test_a_family_that_was_typed_by_hand_is_pointed_out_in_any_spelling(clerk, share_out, families, cast):
    add_claimants(
        share_out, claimants=[replace(family(1, 2), name="Копов Бакыт", village=cast.village)], by=CLERK, at=AT
    )

    assert "Perhaps typed already" in clerk.get(filtered(share_out, children_under=3)).content.decode()


def test_typing_a_family_that_was_drawn_is_pointed_out(clerk, share_out, families):
    draw(clerk, share_out, families, ["many"], children_under=3)
    typed = {"name": "Копов Бакыт", "claim": "1"}
    answer = clerk.post(reverse("sharing:add_claimant", args=[share_out.pk]), typed, follow=True)

    assert "Perhaps the same family is on the list already: Көпов Бакыт" in answer.content.decode()


def test_a_change_by_hand_keeps_where_the_family_came_from(clerk, share_out, families):
    draw(clerk, share_out, families, ["many"], children_under=3)
    edit_claimant(share_out.claimants.get(), data=family(1, 3), by=CLERK, at=AT)

    made = share_out.claimants.get()
    assert (made.claim, made.household, made.drawing) == (3, families["many"], Drawing.objects.get())


def finished(share_out):
    compare(fresh(share_out), by=CLERK, at=AT)
    decide(fresh(share_out), rule="proportional", minutes_text=MINUTES, request_key="k", by=CLERK, at=AT)
    publish(fresh(share_out), by=CLERK, at=AT)
    return fresh(share_out).decision


@pytest.mark.parametrize(
    ("condition", "hidden"), [({"statuses": "low-income"}, True), ({"people_to": 1, "street": "Достук"}, False)]
)
def test_a_list_drawn_by_peoples_situation_shows_the_public_no_rows(clerk, share_out, families, condition, hidden):
    draw(clerk, share_out, families, ["poor"], **condition)
    decision = finished(share_out)
    public = clerk.get(reverse("decisions:public_package", args=[decision.pk])).json()

    assert hides_inputs(public["fields"]) is hidden
    assert DecisionRow.objects.get().value("drawn").startswith(str(Drawing.objects.get().on))
    assert "Жардыев" not in str(public)


def test_a_minimum_for_families_of_a_restricted_filter_is_marked_as_such(clerk, share_out, families):
    draw(clerk, share_out, families, ["poor"], statuses="low-income", floor="1", priority="2")
    made = fresh(share_out)

    assert (made.floors_from_status, made.weights_from_status, made.tiers_from_status) == (True, False, True)


def test_a_replacement_keeps_the_families_and_how_they_were_drawn(clerk, share_out, families):
    draw(clerk, share_out, families, ["many"], children_under=3)
    finished(share_out)
    new = replaced(fresh(share_out), why="Ката", by=CLERK, at=AT)

    made = new.claimants.get()
    assert (made.household, made.drawing) == (families["many"], Drawing.objects.get())


def test_a_draft_is_thrown_away_with_its_drawings(clerk, share_out, families):
    draw(clerk, share_out, families, ["many"], children_under=3)
    drop(fresh(share_out), by=CLERK, at=AT)

    assert not Drawing.objects.exists()


def test_looking_at_families_is_journalled_for_each_and_its_head(clerk, share_out, families):
    clerk.get(filtered(share_out, statuses="low-income"))
    read = JournalEntry.objects.get(verb="sharing.read_families")
    head = families["poor"].memberships.get().person

    assert read.subjects == [f"registers.household:{families['poor'].pk}", f"registers.person:{head.pk}"]


@pytest.mark.parametrize(
    "person", ["other_clerk", "head", "council_secretary", "controller", "resident", "administrator"]
)
def test_only_the_clerk_of_the_place_draws(client, cast, share_out, families, person):
    client.force_login(getattr(cast, person))

    assert client.get(filtered(share_out, people_to=99)).status_code in (403, 404)
    assert not JournalEntry.objects.filter(verb="sharing.read_families").exists()


def test_how_far_back_one_looks_is_entered_ahead_by_the_administrator_of_all(client, cast):
    client.force_login(cast.system_administrator)
    address = reverse("sharing:look_back")
    for starts_on in ("2020-01-01", "2099-01-01"):
        client.post(address, {"starts_on": starts_on, "months": 36, "source": "Токтом"})
    client.force_login(cast.clerk)

    entered = JournalEntry.objects.filter(verb="sharing.enter_look_back")
    assert [entry.after["starts_on"] for entry in entered] == ["2099-01-01"]
    assert client.get(address).status_code == 403


def test_a_page_of_many_families_costs_no_more_queries(clerk, cast, share_out, families):
    url = filtered(share_out, people_to=99)
    clerk.get(url)  # the first page of a session writes it
    costs = []
    for more in (0, 6):
        for number in range(more):
            home(cast.village, f"Дагыов{number}", house=str(100 + number))
        with CaptureQueriesContext(connection) as queries:
            clerk.get(url)
        costs.append(len(queries))

    assert costs[0] == costs[1] <= 15
