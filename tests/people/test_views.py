"""The pages: who gets in, what they do, and that every reading is written down."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from birge.kernel.models import JournalEntry
from birge.people.enums import OrganisationKind, Role
from birge.people.models import Account, Assignment, Organisation
from tests.people.factories import AccountFactory, AssignmentFactory

pytestmark = pytest.mark.django_db


def reads():
    return JournalEntry.objects.filter(is_read=True).order_by("id")


def test_the_list_of_people_is_one_journal_row_and_shows_only_my_places(client, cast):
    client.force_login(cast.administrator)
    page = client.get(reverse("people:people"))

    shown = {row[0]["value"] for row in page.context["rows"]}
    assert (cast.clerk.name in shown, cast.other_clerk.name in shown) == (True, False)
    entry = reads().get()
    assert (entry.verb, entry.by["role"], len(entry.subjects)) == ("people.read_list", "administrator", len(shown))


def test_the_list_takes_few_queries_for_many_people(client, cast, django_assert_max_num_queries):
    client.force_login(cast.administrator)
    client.get(reverse("people:people"))
    AssignmentFactory.create_batch(20, place=cast.aimak)
    with django_assert_max_num_queries(15):
        page = client.get(reverse("people:people"))

    assert len(page.context["rows"]) > 20


def test_the_list_is_searched_and_filtered(client, cast):
    client.force_login(cast.administrator)

    def names(**query):
        return [row[0]["value"] for row in client.get(reverse("people:people"), query).context["rows"]]

    assert 'name="q"' in client.get(reverse("people:people")).content.decode()
    assert names(q="адис") == [cast.clerk.name]
    assert names(role="head") == [cast.head.name]


@pytest.mark.parametrize("who", ["clerk", "resident", "other_clerk", "head"])
def test_only_administrators_and_controllers_see_the_list(client, cast, who):
    client.force_login(getattr(cast, who))

    assert client.get(reverse("people:people")).status_code == 403


def test_a_visitor_is_led_to_the_sign_in_page(client, cast):
    addresses = [
        reverse("people:people"),
        reverse("people:profile"),
        reverse("people:readings"),
        reverse("people:add"),
        reverse("people:person", args=[cast.clerk.pk]),
        reverse("people:change", args=[cast.clerk.pk]),
        reverse("people:make_code", args=[cast.clerk.pk]),
        reverse("people:appoint", args=[cast.clerk.pk]),
        reverse("people:end_role", args=[cast.clerk.assignments.get().pk]),
        reverse("people:acting", args=[cast.clerk.assignments.get().pk]),
        reverse("people:add_organisation"),
        reverse("people:change_organisation", args=[cast.society.pk]),
    ]

    assert {client.get(address).headers.get("Location", "").split("?")[0] for address in addresses} == {
        reverse("account_login")
    }


def test_the_other_clerk_gets_nowhere(client, cast):
    client.force_login(cast.other_clerk)
    role = cast.clerk.assignments.get()
    addresses = [
        reverse("people:add"),
        reverse("people:person", args=[cast.clerk.pk]),
        reverse("people:change", args=[cast.clerk.pk]),
        reverse("people:appoint", args=[cast.clerk.pk]),
        reverse("people:end_role", args=[role.pk]),
        reverse("people:acting", args=[role.pk]),
        reverse("people:add_organisation"),
        reverse("people:change_organisation", args=[cast.society.pk]),
    ]

    assert {client.get(address).status_code for address in addresses} == {403}
    assert client.post(reverse("people:make_code", args=[cast.clerk.pk])).status_code == 403


def test_a_person_sees_who_looked_at_her_record_and_in_which_role(client, cast):
    client.force_login(cast.administrator)
    client.get(reverse("people:person", args=[cast.clerk.pk]))
    client.force_login(cast.clerk)
    page = client.get(reverse("people:readings"))

    values = [[cell["value"] for cell in row][1:3] for row in page.context["rows"]]
    assert values == [[cast.administrator.name, str(Role.ADMINISTRATOR.label)]]


def test_looking_at_oneself_is_not_journalled(client, cast):
    client.force_login(cast.clerk)
    assert client.get(reverse("people:person", args=[cast.clerk.pk])).status_code == 200
    assert client.get(reverse("people:profile")).status_code == 200

    assert not reads().exists()


def new_person(cast, **changes):
    return {
        "username": "N.Nowa",
        "name": "Нова Жаңыл",
        "phone": "+996 555 000 111",
        "language": "ky",
        "role": "clerk",
        "where": f"place:{cast.aimak.pk}",
        "starts_on": timezone.localdate().isoformat(),
        "basis": "№ 7",
        **changes,
    }


def test_an_administrator_adds_a_person_with_her_first_role(client, cast):
    client.force_login(cast.administrator)
    client.post(reverse("people:add"), new_person(cast))

    account = Account.objects.get(username="n.nowa")
    role = account.assignments.get()
    assert (account.phone, account.has_usable_password()) == ("+996555000111", False)
    assert (role.role, role.place, role.basis, role.appointed_by) == ("clerk", cast.aimak, "№ 7", cast.administrator)


@pytest.mark.parametrize(
    "changes", [{"role": "administrator"}, {"role": "director"}, {"username": "clerk"}, {"phone": "none"}]
)
def test_what_is_refused_stands_beside_its_field_and_nothing_is_made(client, cast, changes):
    client.force_login(cast.administrator)
    before = Account.objects.count()
    page = client.post(reverse("people:add"), new_person(cast, **changes))

    errors = page.context["form"].errors | page.context["role"].errors
    assert list(errors) == list(changes)
    assert Account.objects.count() == before


def test_a_place_of_others_is_not_offered(client, cast):
    client.force_login(cast.administrator)
    page = client.post(reverse("people:add"), new_person(cast, where=f"place:{cast.other_aimak.pk}"))

    assert list(page.context["role"].errors) == ["where"]


def test_someone_with_an_account_elsewhere_gets_a_role_here(client, cast):
    client.force_login(cast.administrator)
    step = client.post(reverse("people:add"), {"existing": "Other-Clerk"})
    assert step.headers["Location"].startswith(reverse("people:appoint", args=[cast.other_clerk.pk]))

    client.post(step.headers["Location"], new_person(cast))
    assert cast.other_clerk.assignments.filter(place=cast.aimak, role="clerk").exists()


def test_a_role_is_ended_and_someone_acts(client, cast):
    client.force_login(cast.administrator)
    head = cast.head.assignments.get()
    today = timezone.localdate()
    client.post(
        reverse("people:acting", args=[head.pk]),
        {"who": "clerk", "starts_on": today, "ends_on": date(today.year + 1, 1, 1)},
    )
    client.post(reverse("people:end_role", args=[head.pk]), {"ends_on": today})

    acting = Assignment.objects.get(acting_for=head)
    head.refresh_from_db()
    assert (acting.account, acting.role, acting.place) == (cast.clerk, "head", cast.aimak)
    assert (head.ends_on, head.ended_by) == (today, cast.administrator)


def test_the_same_role_twice_is_refused_in_words(client, cast):
    client.force_login(cast.administrator)
    page = client.post(reverse("people:appoint", args=[cast.clerk.pk]), new_person(cast))

    assert page.context["form"].non_field_errors()


def test_an_administrator_changes_and_closes_an_account(client, cast):
    client.force_login(cast.administrator)
    client.post(reverse("people:change", args=[cast.clerk.pk]), {"name": "Адис Жаңыева", "phone": "", "email": ""})

    cast.clerk.refresh_from_db()
    assert (cast.clerk.name, cast.clerk.is_active) == ("Адис Жаңыева", False)
    entry = JournalEntry.objects.get(verb="people.change_person")
    assert entry.after == {"name": "Адис Жаңыева", "is_active": False}


def test_organisations_are_public_and_their_people_are_not(client, cast):
    address = reverse("people:organisation", args=[cast.society.pk])
    visitor = client.get(address).content.decode()
    client.force_login(cast.administrator)
    administrator = client.get(address).content.decode()

    assert client.get(reverse("people:organisations"), {"q": "уюм"}).context["rows"]
    assert (cast.director.name in visitor, cast.director.name in administrator) == (False, True)
    assert [entry.subjects for entry in reads()] == [[f"people.account:{cast.director.pk}"]]


def organisation(cast, **changes):
    return {
        "kind": OrganisationKind.SCHOOL,
        "name_ky": "Сыноо мектеби",
        "where": f"place:{cast.village.pk}",
        "since_on": timezone.localdate().isoformat(),
        **changes,
    }


def test_an_administrator_enters_an_organisation_of_her_places_only(client, cast):
    client.force_login(cast.administrator)
    client.post(reverse("people:add_organisation"), organisation(cast))
    other = client.post(reverse("people:add_organisation"), organisation(cast, where=f"place:{cast.other_village.pk}"))
    country = client.post(reverse("people:add_organisation"), organisation(cast, where=""))

    assert Organisation.objects.get(names__ky="Сыноо мектеби").place == cast.village
    assert [list(page.context["form"].errors) for page in (other, country)] == [["where"], ["where"]]


def test_a_director_corrects_her_organisation_but_does_not_move_it(client, cast):
    client.force_login(cast.director)
    address = reverse("people:change_organisation", args=[cast.society.pk])
    same = organisation(cast, where=f"place:{cast.aimak.pk}", kind="non-profit", name_ky="Жаңы аталыш")
    client.post(address, same)
    moved = client.post(address, {**same, "where": ""})

    cast.society.refresh_from_db()
    assert (str(cast.society), cast.society.place) == ("Жаңы аталыш", cast.aimak)
    assert list(moved.context["form"].errors) == ["where"]


def test_an_invented_person_is_marked(client, cast):
    account = AccountFactory(is_demo=True)
    client.force_login(account)

    assert 'class="notice notice-warning"' in client.get(reverse("people:profile")).content.decode()
