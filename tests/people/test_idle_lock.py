"""A page that nobody touches locks itself and opens where it was left."""

import time

import pytest
from django.urls import reverse

from tests.people.factories import PASSWORD, AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(client):
    account = AccountFactory()
    client.force_login(account)
    client.get(reverse("people:profile"))
    return account


def leave(client):
    session = client.session
    session["last_seen_at"] = int(time.time()) - 3600
    session.save()


def test_an_idle_page_asks_for_the_password_and_leads_back(client, account):
    leave(client)
    address = reverse("people:readings") + "?page=1"

    locked = client.get(address)
    wrong = client.post(address, {"unlock_password": "no", "unlock_method": "GET"})
    right = client.post(address, {"unlock_password": PASSWORD, "unlock_method": "GET"})

    assert [locked.status_code, wrong.status_code, right.status_code] == [403, 403, 302]
    assert right.headers["Location"] == address
    assert client.get(address).status_code == 200


def test_what_was_typed_is_kept_and_sent_after_unlocking(client, account):
    leave(client)
    typed = {"phone": "+996700111222", "email": ""}

    locked = client.post(reverse("people:profile"), typed)
    account.refresh_from_db()
    assert (locked.context["typed"], account.phone) == (list(typed.items()), "")

    client.post(reverse("people:profile"), {**typed, "unlock_password": PASSWORD, "unlock_method": "POST"})
    account.refresh_from_db()
    assert account.phone == "+996700111222"


def test_five_wrong_passwords_end_the_session(client, account):
    leave(client)
    for _ in range(5):
        answer = client.post("/", {"unlock_password": "no", "unlock_method": "GET"})

    assert answer.headers["Location"] == "/accounts/login/?next=/"
    assert "_auth_user_id" not in client.session


def test_a_locked_session_can_sign_out(client, account):
    leave(client)
    client.post(reverse("account_logout"))

    assert "_auth_user_id" not in client.session


def test_visitors_are_never_locked(client):
    assert client.get(reverse("people:organisations")).status_code == 200
