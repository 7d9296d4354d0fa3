"""How people sign in, are slowed down, locked and let back in."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from birge.kernel.actors import SYSTEM
from birge.kernel.models import JournalEntry
from birge.people.actions import make_sign_in_code
from birge.people.models import SignInCode
from tests.people.factories import PASSWORD, AccountFactory

NEW = "жаңы-узун-сырсөз-42"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counters():
    cache.clear()


def sign_in(client, login, password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": login, "password": password, **more})


def code_for(account, at=None, **more):
    return make_sign_in_code(account=account, by=SYSTEM, at=at or timezone.now(), **more)


def use_code(client, account, code, password=NEW):
    data = {"username": account.username, "code": code, "password": password, "again": password}
    return client.post(reverse("people:use_code"), data)


@pytest.mark.parametrize("typed", ["a.osmonova", "A.Osmonova ", "+996 555 123-456", "osmonova@example.kg"])
def test_a_person_signs_in_by_name_phone_or_email(client, typed):
    AccountFactory(username="a.osmonova", phone="+996555123456", email="Osmonova@example.kg")

    assert sign_in(client, typed).headers["Location"] == "/"


def test_a_phone_shared_by_two_signs_in_neither(client):
    AccountFactory.create_batch(2, phone="+996555123456")

    assert sign_in(client, "+996555123456").status_code == 200


def test_a_wrong_password_and_a_closed_account_do_not_sign_in(client):
    account = AccountFactory()
    closed = AccountFactory(is_active=False)

    assert sign_in(client, account.username, "wrong").status_code == 200
    assert sign_in(client, closed.username).status_code == 200
    assert "_auth_user_id" not in client.session


def test_after_five_wrong_passwords_even_the_right_one_waits(client):
    account = AccountFactory()
    for _ in range(5):
        sign_in(client, account.username, "wrong")

    sign_in(client, account.username)

    assert "_auth_user_id" not in client.session


def test_nobody_can_make_an_account(client):
    for name in ("account_signup", "account_reset_password", "account_email", "socialaccount_signup"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/accounts/signup/").status_code == 404


def test_a_printed_code_sets_the_password_and_signs_in_once(client):
    account = AccountFactory()
    code = code_for(account)

    answer = use_code(client, account, f" {code.lower().replace('-', ' ')}")

    account.refresh_from_db()
    assert (answer.headers["Location"], account.check_password(NEW)) == ("/", True)
    client.logout()
    assert use_code(client, account, code).status_code == 200


def test_a_code_that_is_old_replaced_or_anothers_opens_nothing(client):
    account, other = AccountFactory(), AccountFactory()
    replaced = code_for(account)
    old = code_for(account, at=timezone.now() - timedelta(days=15))
    current = code_for(account)

    for code in (replaced, old):
        assert use_code(client, account, code).status_code == 200
    assert use_code(client, other, current).status_code == 200
    assert not SignInCode.objects.exclude(used_at=None).exists()


def test_a_weak_password_does_not_use_the_code_up(client):
    account = AccountFactory(username="osmonova")
    code = code_for(account)

    assert use_code(client, account, code, "osmonova").status_code == 200
    assert use_code(client, account, code).status_code == 302


def test_guessing_codes_is_slowed_down(client):
    account = AccountFactory()
    answers = [use_code(client, account, "AAAA-BBBB-CCCC").status_code for _ in range(6)]

    assert answers == [200] * 5 + [429]


def test_a_person_is_told_at_the_next_sign_in_that_a_code_was_made(client):
    account = AccountFactory()
    code_for(account)

    page = client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD}, follow=True)
    client.logout()
    again = client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD}, follow=True)

    told = [str(message) for message in page.context["messages"]]
    assert len([text for text in told if "Birge" in text]) == 1
    assert not [text for text in map(str, again.context["messages"]) if "Birge" in text]


def test_the_code_is_not_kept_and_its_making_is_journalled(cast, client):
    client.force_login(cast.administrator)
    page = client.post(reverse("people:make_code", args=[cast.clerk.pk])).content.decode()

    code = re.search(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}", page).group()
    assert code.replace("-", "") not in SignInCode.objects.get().code_hash
    entry = JournalEntry.objects.get(verb="people.make_sign_in_code")
    assert entry.by["role"] == "administrator"
    assert entry.subjects == [f"people.account:{cast.clerk.pk}"]


def test_the_language_of_the_account_is_spoken_where_none_was_chosen(client):
    account = AccountFactory(language="ru")
    answer = sign_in(client, account.username)

    assert answer.cookies["birge_language"].value == "ru"


def test_a_chosen_language_is_remembered_with_the_account_and_not_overridden(client):
    account = AccountFactory(language="ru")
    client.cookies["birge_language"] = "ky"
    assert "birge_language" not in sign_in(client, account.username).cookies

    client.post(reverse("choose_language"), {"language": "tg"})
    account.refresh_from_db()
    assert account.language == "tg"
