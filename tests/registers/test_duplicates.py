"""People who stand twice in the book: found, compared, decided by people, and apart again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from birge.places.queries import within
from birge.registers.actions import duplicates as deciding
from birge.registers.enums import DuplicateState
from birge.registers.models import Alias, PersonState, PossibleDuplicate
from birge.registers.tasks import look_for_duplicates
from tests.registers.factories import AT, CLERK, household, member

pytestmark = pytest.mark.django_db
BY = {"by": CLERK, "at": AT + timedelta(days=1)}
SAME = {"born_on": date(1990, 5, 17), "patronymic": "Жумабекович", "sex": "m"}


@pytest.fixture
def rayon(cast):
    return within([cast.rayon.pk], AT.date())


def strangers(place, count=12):
    """Neighbours who are nobody's double, from whom the matching learns what is common."""
    names = ["Асанов", "Бакиров", "Жумабаев", "Токтогулов", "Сулайманов", "Кожобеков", "Нурматов", "Ысаков"]
    for number in range(count):
        home = household(place, house=str(number))
        born = date(1950 + number * 3, 1 + number % 12, 1 + number * 2)
        member(home, names[number % 8], ["Нурлан", "Бурул", "Таалай"][number % 3], born_on=born, sex="mf"[number % 2])


def pair_of(cast, place=None):
    strangers(cast.village)
    one = member(household(cast.village, house="70"), "Үсөнов", "Жаныбек", pin="21705199000017", **SAME)
    other = member(household(place or cast.village, house="70"), "Усенов", "Джаныбек", pin="21705199000017", **SAME)
    return one, other


def test_the_same_person_in_another_spelling_is_put_before_a_clerk_with_the_reasons(cast, rayon):
    one, other = pair_of(cast)
    assert deciding.look_for_duplicates(places=rayon, **BY) == 1

    pair = PossibleDuplicate.objects.get()
    assert {pair.one_id, pair.other_id} == {one.pk, other.pk}
    assert ["given_name", "other_spelling"] in [reason[:2] for reason in pair.reasons]


def test_a_pair_that_was_decided_is_not_put_forward_again(cast, rayon):
    pair_of(cast)
    deciding.look_for_duplicates(places=rayon, **BY)
    deciding.mark_different(pair=PossibleDuplicate.objects.get(), why="Эки башка адам", **BY)

    assert deciding.look_for_duplicates(places=rayon, **BY) == 0
    assert PossibleDuplicate.objects.get().state == DuplicateState.DIFFERENT


def test_a_pair_that_was_corrected_apart_is_forgotten(cast, rayon):
    _one, other = pair_of(cast)
    deciding.look_for_duplicates(places=rayon, **BY)
    PersonState.objects.filter(person=other).update(surname="Токонова", given_name="Бермет", born_on=None, sex="f")

    assert deciding.look_for_duplicates(places=rayon, **BY) == 0


def test_across_aimaks_nothing_is_merged_before_both_clerks_have_confirmed(cast, rayon):
    one, _other = pair_of(cast, cast.other_village)
    deciding.look_for_duplicates(places=rayon, **BY)
    pair = PossibleDuplicate.objects.get()

    with pytest.raises(deciding.NotConfirmed):
        deciding.merge_pair(pair=pair, kept=one, sides={"one"}, **BY)
    deciding.confirm_same(pair=pair, sides={"one"}, **BY)
    deciding.confirm_same(pair=pair, sides={"other"}, **BY)
    deciding.merge_pair(pair=pair, kept=one, sides={"one"}, **BY)

    assert Alias.objects.standing().get().same_as == one


def test_merged_and_apart_again_leaves_two_people(cast, rayon):
    one, other = pair_of(cast)
    deciding.look_for_duplicates(places=rayon, **BY)
    pair = PossibleDuplicate.objects.get()
    deciding.merge_pair(pair=pair, kept=one, sides={"one", "other"}, values={"phone": "0555"}, **BY)
    deciding.unmerge_pair(pair=pair, why="Эки башка адам", **BY)

    standing = PersonState.objects.standing().filter(person__in=[one, other])
    assert sorted(standing.values_list("surname", "phone")) == [("Усенов", ""), ("Үсөнов", "")]
    with pytest.raises(deciding.AlreadyDecided):
        deciding.unmerge_pair(pair=pair, why="Дагы", **BY)


def test_a_clerk_sees_only_her_own_side_of_a_pair_across_aimaks(cast, rayon, client):
    pair_of(cast, cast.other_village)
    deciding.look_for_duplicates(places=rayon, **BY)
    pair = PossibleDuplicate.objects.get()
    client.force_login(cast.clerk)
    page = client.get(pair.get_absolute_url()).content.decode()

    assert "Үсөнов" in page
    assert "Усенов" not in page
    assert "Усенов" not in client.get(reverse("registers:duplicates")).content.decode()


def test_a_clerk_merges_a_pair_on_its_page_and_chooses_the_right_spelling(cast, rayon, client):
    one, other = pair_of(cast)
    deciding.look_for_duplicates(places=rayon, **BY)
    pair = PossibleDuplicate.objects.get()
    client.force_login(cast.clerk)
    answer = client.post(
        reverse("registers:decide_duplicate", args=[pair.pk]),
        {"decision": "merge", "kept": one.pk, "value_surname": other.pk, "value_given_name": one.pk},
    )

    assert answer.status_code == 302
    state = PersonState.objects.standing().get(person__in=[one, other])
    assert (state.person_id, state.surname, state.given_name) == (one.pk, "Усенов", "Жаныбек")


def test_who_keeps_neither_book_finds_no_pair(cast, rayon, client):
    pair_of(cast)
    deciding.look_for_duplicates(places=rayon, **BY)
    client.force_login(cast.other_clerk)

    assert client.get(PossibleDuplicate.objects.get().get_absolute_url()).status_code == 404


def test_the_button_hands_the_search_to_a_worker(cast, client):
    pair_of(cast)
    client.force_login(cast.clerk)
    client.post(reverse("registers:look_for_duplicates"))
    task = DBTaskResult.objects.get(task_path="birge.registers.tasks.look_for_duplicates")
    look_for_duplicates.func(*task.args_kwargs["args"])

    assert PossibleDuplicate.objects.count() == 1
