"""The round on a phone: the same form and the same book, and nobody else's households."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict

from birge.kernel.models import OfflineOperation
from birge.kernel.offline.deciding import decide
from birge.kernel.offline.receiving import Operation, receive
from birge.kernel.permissions import Refused
from birge.registers.actions import say
from birge.registers.actions.rounds import close_round, open_round
from birge.registers.models import Household, Livestock, Round
from birge.registers.offline import RoundVisits
from birge.registers.queries.book import book_of
from tests.cast import Cast
from tests.registers.factories import AT, CLERK, SINCE, household, member

pytestmark = pytest.mark.django_db

KIND = RoundVisits()
ON = AT.date()
SHEEP, PHONE = "animal-sheep-female", "phone"


@pytest.fixture
def round_(cast: Cast) -> Round:
    return open_round(place=cast.aimak, year=2026, starts_on=ON, ends_on=ON + timedelta(30), by=CLERK, at=AT)


@pytest.fixture
def home(cast: Cast) -> Household:
    home = household(cast.village, phone="0555 1")
    member(home, given_name="Бакыт")
    member(home, given_name="Чынара")
    flock = Livestock(household=home, animal="sheep", group="female", count=12, starts_on=SINCE)
    say(fact=flock, by=CLERK, at=AT)
    return home


def taken(user, found: Round, *streets: str):
    query = QueryDict(mutable=True)
    query["round"] = str(found.pk)
    query.setlist("street", list(streets))
    return KIND.take(user, query, AT)


def operation(found: Round, home: Household, **changed: str) -> Operation:
    """What a phone sends that saw the household as it stands in the book now."""
    thing = KIND.lock(f"{found.pk.hex}.{home.pk.hex}", AT)
    saw = KIND.values(thing)
    return Operation(
        uuid4(), "round", f"{found.pk.hex}.{home.pk.hex}", KIND.version(thing), saw, {**saw, **changed}, AT
    )


def sheep(home: Household) -> int:
    return book_of(home, ON).livestock[0].count


def test_a_street_goes_along_in_walking_order_and_is_one_reading(round_, home, cast):
    far = household(cast.village, house="12")
    household(cast.village, street="Манас")

    found = taken(cast.clerk, round_, f"{cast.village.pk}:Ленин")

    assert [piece.title for piece in found.pieces] == ["Асанов Бакыт", "Ленин, 12"]
    assert found.pieces[0].subject == f"{round_.pk.hex}.{home.pk.hex}"
    assert 'name="animal-sheep-female" value="12"' in found.pieces[0].html
    assert len(found.read) == 4
    assert far in found.read


def test_what_a_fresh_form_holds_is_what_the_server_takes_for_seen(round_, home):
    thing = KIND.lock(f"{round_.pk.hex}.{home.pk.hex}", AT)
    wife = thing.book.members[1].membership.person_id.hex

    values = {name: value for name, value in KIND.values(thing).items() if value}

    assert values[f"member-{wife}-how"] == "here"
    assert (values[PHONE], values[SHEEP], len(values)) == ("0555 1", "12", 4)


@pytest.mark.parametrize("who", ["other_clerk", "head", "resident"])
def test_who_does_not_keep_this_book_takes_nothing_along(round_, home, cast, who):
    with pytest.raises(Refused):
        taken(getattr(cast, who), round_, str(cast.village.pk))


def test_the_streets_of_another_aimak_do_not_come_along(round_, cast):
    household(cast.other_village)

    with pytest.raises(Refused):
        taken(cast.clerk, round_, str(cast.other_village.pk))


def test_a_visit_goes_into_the_book_once(round_, home, cast):
    sent = operation(round_, home, **{SHEEP: "9"})

    answers = [receive(user=cast.clerk, operation=sent, at=AT).outcome for _ in range(2)]

    assert (answers, sheep(home), round_.visits.get().is_changed) == (["done", "done"], 9, True)


def test_an_unchanged_household_is_confirmed(round_, home, cast):
    assert receive(user=cast.clerk, operation=operation(round_, home), at=AT).outcome == "done"
    assert round_.visits.get().is_changed is False


def test_what_was_changed_at_the_counter_meanwhile_is_decided_by_the_clerk(round_, home, cast):
    sent = operation(round_, home, **{SHEEP: "9"})
    say(fact=Livestock(household=home, animal="sheep", group="female", count=11, starts_on=ON), by=CLERK, at=AT)

    kept = receive(user=cast.clerk, operation=sent, at=AT)
    assert (kept.outcome, sheep(home), round_.visits.count()) == ("conflict", 11, 0)

    version = KIND.version(KIND.lock(kept.subject, AT))
    assert decide(kept, choices={SHEEP: "phone"}, version=version, user=cast.clerk, at=AT)
    assert (sheep(home), round_.visits.count()) == (9, 1)


def test_the_neighbours_clerk_is_refused_and_changes_nothing(round_, home, cast):
    kept = receive(user=cast.other_clerk, operation=operation(round_, home, **{SHEEP: "9"}), at=AT)

    assert (kept.outcome, sheep(home)) == ("refused", 12)
    assert OfflineOperation.objects.get().place == cast.village.pk


def test_faults_and_refusals_of_the_book_are_told_in_words(round_, home, cast, english):
    head = book_of(home, ON).members[0].membership.person_id.hex
    many = receive(user=cast.clerk, operation=operation(round_, home, **{SHEEP: "-1"}), at=AT)
    died = receive(user=cast.clerk, operation=operation(round_, home, **{f"member-{head}-how": "died"}), at=AT)
    close_round(found=round_, by=CLERK, at=AT)
    late = receive(user=cast.clerk, operation=operation(round_, home), at=AT)

    assert many.errors == ["Livestock: Sheep, Adult females: Ensure this value is greater than or equal to 0."]
    assert died.errors == ["The head of the household leaves and others stay: choose who is the head now."]
    assert late.errors == ["This round is closed. Write into the household book itself."]


def test_a_household_that_moved_to_another_aimak_is_not_there_any_more(round_, cast):
    other = household(cast.other_village)

    assert KIND.lock(f"{round_.pk.hex}.{other.pk.hex}", AT) is None
    assert KIND.lock("nonsense", AT) is None


def test_lists_and_decisions_speak_in_words(round_, home, cast, english):
    subject = f"{round_.pk.hex}.{home.pk.hex}"
    thing = KIND.lock(subject, AT)
    wife = f"member-{thing.book.members[1].membership.person_id.hex}-how"

    assert KIND.titles([subject, "nonsense"], AT) == {subject: "Асанов Бакыт"}
    assert KIND.labels([wife], thing) == {wife: "Асанов Чынара: Where the person is"}
    assert KIND.shown(wife, "away", thing) == "Away for a time"
    assert KIND.journal_name(subject) == f"registers.household:{home.pk}"
