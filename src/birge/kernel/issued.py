"""Papers that leave the house: each has a code, and anyone who holds the paper can check that it is ours and in force.

The public page says only: in force, expired or withdrawn, kind, date, initials, and what a kind adds that stands on the
paper itself (a receipt its number and amount). Kinds are registered by whoever issues.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.documents import qr_svg
from birge.kernel.models import IssuedDocument

# Without I, L, O, U, 0 and 1, which people mix up when they type a code from paper.
_ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _LETTERS = 3, 4

Facts = list[tuple[str | Promise, str]]
"""What the check page adds for a kind, as (label, value)."""

_kinds: dict[str, str | Promise] = {}
_facts: dict[str, Callable[[IssuedDocument], Facts]] = {}


def register_kind(kind: str, label: str | Promise, facts: Callable[[IssuedDocument], Facts] | None = None) -> None:
    """A folder's kind of paper ("meetings.minutes"), how the check page calls it, and what it adds."""
    _kinds[kind] = label
    if facts is not None:
        _facts[kind] = facts


def label_of(kind: str) -> str | Promise:
    """How a kind is called on screen."""
    return _kinds.get(kind, kind)


def facts_of(document: IssuedDocument) -> Facts:
    """What the check page says besides: nothing for most kinds."""
    return _facts[document.kind](document) if document.kind in _facts else []


def new_code() -> str:
    """A code that nobody can guess (30^12, 58 bits), as three groups of four letters."""
    groups = ["".join(secrets.choice(_ALPHABET) for _ in range(_LETTERS)) for _ in range(_GROUPS)]
    return "-".join(groups)


def tidy(typed: str) -> str:
    """A code as people type it (small letters, blanks, no hyphens) in the form in which we keep it."""
    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    return "-".join(letters[start : start + _LETTERS] for start in range(0, len(letters), _LETTERS))


def initials_of(name: str) -> str:
    """The first letters of a person's names: "Асанова Бурул Тологоновна" -> "А. Б. Т."."""
    return " ".join(f"{word[0].upper()}." for word in name.split() if word[0].isalpha())


@transaction.atomic
def issue(
    *,
    kind: str,
    number: str,
    sha256: str,
    initials: str,
    code: str,
    by: Actor,
    at: datetime,
    expires_on: date | None = None,
) -> IssuedDocument:
    """Register a paper. `code` comes from `new_code()`, because it stands on the paper whose `sha256` is registered.

    `expires_on`: the first day on which it is no longer in force.
    """
    if kind not in _kinds:
        raise ValueError(f"{kind}: not a registered kind of document")
    issued = IssuedDocument.objects.create(
        kind=kind,
        number=number,
        sha256=sha256,
        initials=initials,
        code=code,
        issued_at=at,
        expires_on=expires_on,
    )
    journal.record(by=by, at=at, verb="kernel.issue", subject=issued, after={"kind": kind, "number": number})
    return issued


@dataclass(frozen=True)
class Paper:
    """One of many papers that are issued at once; `code` from `new_code()`."""

    number: str
    sha256: str
    code: str


@transaction.atomic
def issue_many(*, kind: str, papers: Iterable[Paper], subject: Model, by: Actor, at: datetime) -> list[IssuedDocument]:
    """Register many papers of a kind, in their order, with one entry in the journal about `subject`."""
    if kind not in _kinds:
        raise ValueError(f"{kind}: not a registered kind of document")
    made = [
        IssuedDocument(kind=kind, number=paper.number, sha256=paper.sha256, code=paper.code, issued_at=at)
        for paper in papers
    ]
    IssuedDocument.objects.bulk_create(made, batch_size=500)
    if made:
        after = {"kind": kind, "count": len(made), "first": made[0].number, "last": made[-1].number}
        journal.record(by=by, at=at, verb="kernel.issue_many", subject=subject, after=after)
    return made


@transaction.atomic
def revoke(*, document: IssuedDocument, reason: str, by: Actor, at: datetime) -> None:
    """Withdraw a paper: its check page says so from now on. A withdrawn paper stays withdrawn."""
    if document.revoked_at is not None:
        return
    document.revoked_at = at
    document.save(update_fields=["revoked_at"])
    journal.record(by=by, at=at, verb="kernel.revoke", subject=document, after={"reason": reason})


def check_address(code: str) -> str:
    """The public address that the QR code opens."""
    return f"{settings.BASE_URL}{reverse('check', args=[code])}"


def check_data(code: str) -> dict[str, Any]:
    """What a template of `kernel.documents` needs as `data["check"]`."""
    address = check_address(code)
    return {
        "code": code,
        "address": address,
        "qr": qr_svg(address),
        "label": _("Check this document at the address below or by its code"),
        "alt": _("QR code of the page where this document can be checked"),
    }
