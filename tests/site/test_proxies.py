"""Behind reverse proxies each visitor has limits of her own; without them what a visitor writes is not believed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from django.test import RequestFactory

from birge.kernel.throttle import Throttle

READ = "from birge.site import settings as s; print(s.ALLAUTH_TRUSTED_PROXY_COUNT, s.SECURE_PROXY_SSL_HEADER)"


def read_settings(proxies):
    environment = {**os.environ, "BIRGE_PROXIES": proxies}
    return subprocess.run([sys.executable, "-c", READ], env=environment, capture_output=True, text=True)


def asked(forwarded):
    return RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="10.0.0.1")


ONCE = Throttle("test.door", most=1, seconds=600)


@pytest.mark.parametrize(("proxies", "printed"), [("0", "0 None\n"), ("2", "2 ('HTTP_X_FORWARDED_PROTO', 'https')\n")])
def test_the_headers_of_proxies_are_believed_only_when_there_are_some(proxies, printed):
    assert read_settings(proxies).stdout == printed


@pytest.mark.parametrize("proxies", ["-1", "one"])
def test_another_number_of_proxies_is_refused_by_name(proxies):
    result = read_settings(proxies)

    assert result.returncode == 1
    assert f"BIRGE_PROXIES='{proxies}'" in result.stderr


@pytest.mark.django_db
def test_behind_a_proxy_one_visitor_does_not_use_up_the_tries_of_another(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    ONCE.count(asked("198.51.100.1"))

    assert ONCE.too_many(asked("198.51.100.1"))
    assert ONCE.too_many(asked("203.0.113.9, 198.51.100.1"))
    assert not ONCE.too_many(asked("198.51.100.2"))


@pytest.mark.django_db
def test_without_a_proxy_another_forwarded_address_opens_no_new_tries(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    ONCE.count(asked("198.51.100.1"))

    assert ONCE.too_many(asked("198.51.100.2"))
