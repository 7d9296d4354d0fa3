"""People through the API."""

from datetime import timedelta

import pytest

from birge.kernel.api.writes import forget_old_answers
from birge.kernel.models import JournalEntry, RepeatableAnswer
from birge.people.models import Account, Assignment, Organisation
from tests.people.factories import AssignmentFactory
from tests.site.api import Caller

pytestmark = pytest.mark.django_db


def test_a_token_shows_its_person_her_profile_and_roles(cast):
    caller = Caller(cast.clerk, ("people:read",))

    profile = caller.get("/me")

    assert (profile["name"], profile["scopes"]) == (cast.clerk.name, ["people:read"])
    assert [(role["role"], role["place"]["name"]) for role in profile["roles"]] == [("clerk", "Ак-Сыноо айыл аймагы")]


def test_names_come_in_the_language_that_is_asked_for(cast):
    caller = Caller(cast.clerk)

    assert caller.get("/me", lang="ru")["roles"][0]["place"]["name"] == "Ак-Сыноо"
    assert caller.response["Content-Language"] == "ru"


def test_an_administrator_lists_the_people_of_her_places_and_the_reading_is_journalled(cast):
    caller = Caller(cast.administrator)

    page = caller.get("/people", q="иштерова")

    assert [person["username"] for person in page["items"]] == ["clerk"]
    entry = JournalEntry.objects.get(verb="people.read_list")
    assert (entry.subjects, entry.by["via"], entry.by["role"]) == (
        [f"people.account:{cast.clerk.pk}"],
        "api",
        "administrator",
    )


def test_pages_follow_one_another_without_gap_or_repetition(cast):
    caller = Caller(cast.administrator)
    everybody = [person["id"] for person in caller.get("/people")["items"]]

    seen, after = [], {}
    while True:
        page = caller.get("/people", limit=2, **after)
        seen += [person["id"] for person in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}

    assert (seen, len(set(seen))) == (everybody, len(everybody))
    assert len(everybody) > 4


def test_a_person_whom_one_may_not_see_is_not_there(cast):
    caller = Caller(cast.administrator)
    AssignmentFactory(account=cast.other_clerk, place=cast.other_aimak, role="head")

    caller.get(f"/people/{cast.other_clerk.pk}")

    assert caller.status == 404


def test_an_administrator_adds_a_person_with_her_first_role(cast):
    caller = Caller(cast.administrator)
    role = {"role": "clerk", "place": cast.village.soate, "starts_on": "2026-01-01"}

    person = caller.post("/people", {"username": "A.Asanova", "name": "Айгүл Асанова", "first_role": role})

    assert (caller.status, person["username"], person["roles"][0]["role"]) == (201, "a.asanova", "clerk")
    assert JournalEntry.objects.get(verb="people.add_account").by["via"] == "api"


def test_a_write_sent_again_is_done_once_and_answered_the_same(cast):
    caller = Caller(cast.administrator)
    role = {"role": "clerk", "place": str(cast.aimak.pk), "starts_on": "2030-01-01"}
    body = {"username": "new", "name": "Жаңы", "first_role": role}

    first = caller.post("/people", body, key="same-key-1")
    second = caller.post("/people", body, key="same-key-1")

    assert (caller.status, second, Account.objects.filter(username="new").count()) == (201, first, 1)
    caller.post("/people", body | {"name": "Башка"}, key="same-key-1")
    assert caller.status == 409
    caller.post(f"/people/{cast.clerk.pk}/roles", role, key="same-key-1")
    assert caller.status == 409


def test_an_answer_is_kept_for_thirty_days(cast):
    caller = Caller(cast.clerk)
    caller.put("/me/contacts", {"phone": "+996555000001"})
    done_at = RepeatableAnswer.objects.get().at

    assert forget_old_answers(at=done_at + timedelta(days=30)) == 0
    assert forget_old_answers(at=done_at + timedelta(days=30, seconds=1)) == 1


def test_a_refused_write_can_be_mended_and_sent_again_with_its_key(cast):
    caller = Caller(cast.administrator)
    role = {"role": "head", "place": "41799999999999", "starts_on": "2030-01-01"}

    problem = caller.post(f"/people/{cast.clerk.pk}/roles", role, key="same-key-2")
    assert (caller.status, problem["errors"][0]["path"]) == (422, "body/body/place")
    caller.post(f"/people/{cast.clerk.pk}/roles", role | {"place": str(cast.village.pk)}, key="same-key-2")

    assert (caller.status, RepeatableAnswer.objects.count()) == (201, 1)


def test_nobody_appoints_beside_or_above_herself(cast):
    caller = Caller(cast.administrator)

    caller.post(
        f"/people/{cast.clerk.pk}/roles",
        {"role": "administrator", "place": str(cast.aimak.pk), "starts_on": "2030-01-01"},
    )

    assert caller.status == 403


def test_a_role_is_ended(cast):
    caller = Caller(cast.administrator)
    role = cast.clerk.assignments.get()

    caller.post(f"/roles/{role.pk}/end", {"ends_on": "2100-01-01"})

    assert (caller.status, str(Assignment.objects.get(pk=role.pk).ends_on)) == (200, "2100-01-01")


def test_organisations_are_public_and_changed_by_their_administrators(cast):
    everybody, administrator = Caller(None), Caller(cast.administrator)
    body = {"kind": "school", "names": {"ky": "Биринчи мектеп"}, "place": cast.village.soate, "since_on": "2020-09-01"}

    made = administrator.post("/organisations", body)
    changed = administrator.put(
        f"/organisations/{made['id']}", body | {"names": {"ky": "Экинчи мектеп"}, "since_on": "2025-09-01"}
    )

    shown = everybody.get(f"/organisations/{made['id']}")
    assert (shown, shown["name"], shown["past"][0]["names"]) == (
        changed,
        "Экинчи мектеп",
        {"ky": "Биринчи мектеп"},
    )
    found = everybody.get("/organisations", place=str(cast.aimak.pk), kind="school")
    assert [item["id"] for item in found["items"]] == [made["id"]]


def test_an_unknown_field_is_named(cast):
    caller = Caller(cast.administrator)
    body = {"kind": "school", "names": {"ky": "Мектеп"}, "since_on": "2020-09-01", "adress": "Талас"}

    problem = caller.post("/organisations", body)

    assert (caller.status, [error["path"] for error in problem["errors"]]) == (422, ["body/body/adress"])
    assert Organisation.objects.filter(kind="school").count() == 0
