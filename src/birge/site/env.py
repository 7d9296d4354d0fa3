"""Every environment variable that Birge reads, declared once.

The table below is what `docs/settings.md` is printed from and what `birge doctor` explains.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

PROJECT = Path(__file__).resolve().parents[3]
PRACTICE_MARK = "this-is-for-practice"
"""The file that marks a home as one for practice."""

LOCAL = {"ocds": "ocds-local0", "360": "360G-local", "organisation": "KG-LOCAL"}
"""Prefixes of open data that nobody registered: they say so by their look."""


class BadSetting(Exception):
    """A variable's value cannot be read: says which, why, and what is expected."""


def _yes_or_no(text: str) -> bool:
    if text.lower() in {"1", "yes", "true", "on"}:
        return True
    if text.lower() in {"", "0", "no", "false", "off"}:
        return False
    raise ValueError("expected yes or no")


def _count(text: str) -> int:
    if not text.isdigit():
        raise ValueError("expected a whole number, 0 or more")
    return int(text)


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]


@dataclass(frozen=True)
class Variable:
    """An environment variable: its name, what it means, how it is read and its default."""

    name: str
    meaning: str
    default: str = ""
    read: Callable[[str], Any] = str

    def value(self) -> Any:
        text = os.environ.get(self.name, self.default)
        try:
            return self.read(text)
        except ValueError as error:
            raise BadSetting(f"{self.name}={text!r}: {error}") from error


VARIABLES = {
    variable.name: variable
    for variable in [
        Variable("BIRGE_HOME", "Folder of the embedded database, files and keys", str(PROJECT / "var"), Path),
        Variable(
            "BIRGE_DATABASE_URL",
            "PostgreSQL, as postgresql://user:password@host:port/name; empty: the embedded SQLite in BIRGE_HOME",
        ),
        Variable("BIRGE_DEBUG", "Show error pages with details; never in real use", "no", _yes_or_no),
        Variable("BIRGE_HOSTS", "Host names that the site answers to, comma-separated", "127.0.0.1,localhost", _words),
        Variable("BIRGE_BASE_URL", "Address of the site, used in QR codes and messages", "http://127.0.0.1:8000"),
        Variable(
            "BIRGE_PROXIES",
            "How many reverse proxies of yours stand before the site. Above 0 their X-Forwarded-For (the visitor's "
            "address, by which sign-ins are slowed down) and X-Forwarded-Proto are believed",
            "0",
            _count,
        ),
        Variable("BIRGE_LANGUAGE", "Language of the console: ky, ru, en, uz, tg", "en"),
        Variable("BIRGE_IDLE_MINUTES", "A signed-in page locks after so many idle minutes", "15", int),
        Variable("BIRGE_OFFLINE_DAYS", "What a phone took along is deleted from it after so many days", "14", int),
        Variable("BIRGE_FILE_MB", "Largest file that is taken, in megabytes", "20", int),
        Variable(
            "BIRGE_FILE_CHECK",
            "Command that looks for harmful content in each file that is sent, with the file's path added; a file is "
            "taken when it ends with 0 (for example: clamdscan --fdpass --no-summary); empty: no check",
        ),
        Variable(
            "BIRGE_SMTP_URL", "Mail server, as smtp://user:password@host:port; empty: letters go to BIRGE_HOME/outbox"
        ),
        Variable("BIRGE_MAIL_FROM", "Sender's address of letters", "birge@localhost"),
        Variable("BIRGE_SMS_URL", "HTTP address of the SMS gateway; empty: messages go to BIRGE_HOME/outbox"),
        Variable("BIRGE_SMS_TOKEN", "Bearer token for the SMS gateway"),
        Variable("BIRGE_OIDC_NAME", "Name of the sign-in service on the sign-in page", "ЕСИ"),
        Variable("BIRGE_OIDC_URL", "OpenID Connect issuer (the national sign-in); empty: switched off"),
        Variable("BIRGE_OIDC_CLIENT_ID", "Client id at the OpenID Connect issuer"),
        Variable("BIRGE_OIDC_CLIENT_SECRET", "Client secret at the OpenID Connect issuer"),
        Variable("BIRGE_OIDC_CLAIM", "Claim that holds the identifier which administrators enter for people", "sub"),
        Variable("BIRGE_PUBLISHER", "Who publishes the open data of this installation", "Birge"),
        Variable("BIRGE_OCDS_PREFIX", "Prefix of OCDS ids; to confirm: register one of your own", LOCAL["ocds"]),
        Variable(
            "BIRGE_360GIVING_PREFIX", "Prefix of 360Giving ids; to confirm: register one of your own", LOCAL["360"]
        ),
        Variable(
            "BIRGE_ORGANISATION_SCHEME", "Scheme of organisations' ids in open data; to confirm", LOCAL["organisation"]
        ),
    ]
}


def env(name: str) -> Any:
    """The value of a declared variable; an undeclared name is a KeyError, a bad value a `BadSetting`."""
    return VARIABLES[name].value()


def database(url: str, home: Path) -> dict[str, Any]:
    """Django's database settings for a URL, or for the embedded SQLite file when the URL is empty.

    SQLite takes its write lock at the start of a transaction: with the default, deferred locking, transactions that
    read and then write fail as "locked" as soon as two run at once.
    """
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "birge.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise BadSetting("BIRGE_DATABASE_URL: expected postgresql://user:password@host:port/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def openid_connect(service: dict[str, str]) -> dict[str, Any]:
    """allauth's settings of the national sign-in service; none when it is switched off."""
    if not service["url"]:
        return {}
    app = {
        "provider_id": "esi",
        "name": service["name"],
        "client_id": service["client_id"],
        "secret": service["client_secret"],
        "settings": {"server_url": service["url"]},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}
