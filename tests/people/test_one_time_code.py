"""The one-time code of a phone: switched on, asked for, replaced by a recovery code, lost."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from birge.kernel.actors import SYSTEM
from birge.kernel.models import JournalEntry
from birge.people.actions import make_sign_in_code
from tests.people.factories import PASSWORD, AccountFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(client, django_capture_on_commit_callbacks):
    """Someone who has just switched her one-time code on."""
    cache.clear()
    account = AccountFactory()
    client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    form = client.get(reverse("mfa_activate_totp")).context["form"]
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(reverse("mfa_activate_totp"), {"code": code_of(form.secret)})
    assert done.headers["Location"] == reverse("mfa_view_recovery_codes")
    return account


def code_of(secret):
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sign_in(client, account):
    client.post(reverse("account_logout"))
    return client.post(reverse("account_login"), {"login": account.username, "password": PASSWORD})


def test_the_password_alone_no_longer_signs_in(client, account):
    assert sign_in(client, account).headers["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_signs_in_once(client, account):
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    sign_in(client, account)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).headers["Location"] == "/"

    sign_in(client, account)
    assert client.post(reverse("mfa_authenticate"), {"code": code}).status_code == 200


def test_a_printed_sign_in_code_replaces_a_lost_phone(client, account):
    client.post(reverse("account_logout"))
    code = make_sign_in_code(account=account, by=SYSTEM, at=timezone.now())
    data = {"username": account.username, "code": code, "password": "жаңы-узун-42-сөз", "again": "жаңы-узун-42-сөз"}

    assert client.post(reverse("people:use_code"), data).headers["Location"] == "/"
    assert not Authenticator.objects.filter(user=account).exists()


@pytest.mark.parametrize("name", ["mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes"])
def test_the_pages_about_it_open(client, account, name):
    assert client.get(reverse(name)).status_code == 200


def test_its_overview_is_the_profile(client, account):
    assert client.get(reverse("mfa_index")).headers["Location"] == reverse("people:profile")


def test_sign_ins_and_changes_of_the_second_step_are_journalled(client, account):
    client.post(reverse("mfa_deactivate_totp"))

    entries = JournalEntry.objects.filter(account=account.pk).order_by("id")
    assert [(entry.verb, (entry.after or {}).get("what")) for entry in entries] == [
        ("people.sign_in", None),
        ("people.second_step_on", "totp"),
        ("people.second_step_on", "recovery_codes"),
        ("people.second_step_off", "totp"),
        ("people.second_step_off", "recovery_codes"),
    ]
