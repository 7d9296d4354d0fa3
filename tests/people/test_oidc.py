"""The national sign-in service, with a real OpenID Connect server program on loopback."""

import os
import socket
import subprocess
import sys
import time
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.core.cache import cache
from django.urls import reverse

from birge.kernel.models import JournalEntry
from birge.people.models import Account
from birge.site.env import openid_connect
from tests.people.factories import PASSWORD, AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def issuer():
    """The address of a running server that authenticates whoever is asked for."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, env={**os.environ, "PYTHONWARNINGS": "ignore"}, **quiet)
    try:
        _wait_for(f"{address}/.well-known/openid-configuration", server)
        yield address
    finally:
        server.terminate()
        server.wait(10)


def _wait_for(address, server):
    for _ in range(200):
        assert server.poll() is None, "the server program ended"
        try:
            return requests.get(address, timeout=1).raise_for_status()
        except requests.RequestException:
            time.sleep(0.1)
    raise AssertionError("the server program does not answer")


@pytest.fixture
def service(issuer, settings):
    cache.clear()
    settings.OIDC = {"name": "ЕСИ", "url": issuer, "client_id": "birge", "client_secret": "secret", "claim": "sub"}
    settings.SOCIALACCOUNT_PROVIDERS = openid_connect(settings.OIDC)
    return issuer


def pass_through(client, subject, address=""):
    """Go to the service, let it authenticate `subject`, and come back."""
    start = client.post(address or reverse("openid_connect_login", args=["esi"]))
    asked = start.headers["Location"]
    back = requests.post(asked, data={"sub": subject}, allow_redirects=False, timeout=10)
    location = urlsplit(back.headers["Location"])
    assert location.netloc == "testserver"
    return client.get(f"{location.path}?{location.query}"), asked


def test_the_sign_in_page_offers_the_service_and_the_policy_lets_the_form_go_there(client, service):
    page = client.get(reverse("account_login"))

    assert 'action="/accounts/services/esi/"' in page.content.decode()
    assert f"form-action 'self' {service};" in page.headers["Content-Security-Policy"]


def test_without_a_service_nothing_is_offered(client):
    assert "/accounts/services/esi/" not in client.get(reverse("account_login")).content.decode()
    assert client.get(reverse("openid_connect_login", args=["esi"])).status_code == 404


def test_the_request_is_protected_by_state_and_code_challenge(client, service):
    _answer, asked = pass_through(client, "citizen-0")

    query = parse_qs(urlsplit(asked).query)
    assert (query["response_type"], query["code_challenge_method"]) == (["code"], ["S256"])
    assert query["state"][0]


def test_an_unknown_identity_gets_no_account_and_is_told_what_to_do(client, service):
    before = Account.objects.count()
    answer, _asked = pass_through(client, "citizen-1")

    assert answer.headers["Location"] == reverse("people:no_account")
    assert client.get(answer.headers["Location"]).status_code == 403
    assert (Account.objects.count(), SocialAccount.objects.count()) == (before, 0)
    assert "_auth_user_id" not in client.session


def test_an_identifier_that_an_administrator_entered_opens_that_account(client, service):
    account = AccountFactory(identifier="citizen-2")
    answer, _asked = pass_through(client, "citizen-2")

    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(account.pk)
    assert JournalEntry.objects.get(verb="people.identity_linked").after["how"] == "identifier"


def test_the_same_name_or_email_opens_nothing(client, service):
    AccountFactory(username="citizen-3", email="citizen-3@example.kg")
    answer, _asked = pass_through(client, "citizen-3")

    assert answer.headers["Location"] == reverse("people:no_account")


def test_a_person_links_her_own_identity_after_her_password_and_signs_in_with_it(client, service):
    account = AccountFactory()
    client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    linked, _asked = pass_through(
        client, "citizen-4", reverse("openid_connect_login", args=["esi"]) + "?process=connect"
    )
    assert linked.headers["Location"] == reverse("account_reauthenticate")
    assert not SocialAccount.objects.exists()
    done = client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert done.headers["Location"] == reverse("socialaccount_connections")
    assert JournalEntry.objects.get(verb="people.identity_linked").after["how"] == "own"
    client.post(reverse("account_logout"))

    answer, _asked = pass_through(client, "citizen-4")
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(account.pk)


def test_an_identity_of_another_is_not_linked_a_second_time(client, service):
    first, second = AccountFactory(identifier="citizen-5"), AccountFactory()
    pass_through(client, "citizen-5")
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": second.username, "password": PASSWORD})
    pass_through(client, "citizen-5", reverse("openid_connect_login", args=["esi"]) + "?process=connect")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})

    assert SocialAccount.objects.get().user == first


def test_a_closed_account_stays_closed(client, service):
    AccountFactory(identifier="citizen-6", is_active=False)
    answer, _asked = pass_through(client, "citizen-6")

    assert answer.headers["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_whoever_stops_at_the_service_comes_back_to_a_page_that_says_so(client, service):
    asked = client.post(reverse("openid_connect_login", args=["esi"])).headers["Location"]
    state = parse_qs(urlsplit(asked).query)["state"][0]
    answer = client.get(reverse("openid_connect_callback", args=["esi"]), {"error": "access_denied", "state": state})

    assert answer.headers["Location"] == reverse("socialaccount_login_cancelled")
    assert client.get(answer.headers["Location"]).status_code == 200


def test_an_answer_that_nobody_asked_for_is_refused(client, service):
    answer = client.get(reverse("openid_connect_callback", args=["esi"]), {"code": "x", "state": "y"})

    assert answer.status_code == 401
    assert "_auth_user_id" not in client.session


def test_unlinking_is_journalled(client, service):
    account = AccountFactory(identifier="citizen-7")
    pass_through(client, "citizen-7")
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("socialaccount_connections"), {"account": SocialAccount.objects.get().pk})

    assert not SocialAccount.objects.exists()
    assert JournalEntry.objects.get(verb="people.identity_unlinked").account == account.pk
