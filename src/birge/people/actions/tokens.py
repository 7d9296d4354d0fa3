"""Tokens of the API: made by a person for her own programs, revoked by her."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from birge.kernel import journal
from birge.kernel.actors import Actor
from birge.kernel.api.scopes import Scope
from birge.people.models import Account, ApiToken

LONGEST = timedelta(days=366)
PREFIX = "birge_"
_COARSE = timedelta(hours=1)


def token_hash(token: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


@transaction.atomic
def create_token(
    *, account: Account, label: str, scopes: Collection[str], expires_at: datetime, by: Actor, at: datetime
) -> tuple[ApiToken, str]:
    """The kept token and the text that is shown to the person now and never again."""
    if not at < expires_at <= at + LONGEST:
        raise ValidationError({"expires_at": _("A token is valid for a year at the longest.")})
    chosen = [scope for scope in Scope.values if scope in scopes]
    if not chosen or set(scopes) - set(chosen):
        raise ValidationError({"scopes": _("Choose what the token may do.")})
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken(
        account=account,
        label=label.strip(),
        sha256=token_hash(text),
        scopes=chosen,
        made_at=at,
        expires_at=expires_at,
    )
    token.clean_fields(exclude=["revoked_at", "last_used_at"])
    token.save(force_insert=True)
    journal.record(by=by, at=at, verb="people.create_token", subject=account, after=_facts(token))
    return token, text


@transaction.atomic
def revoke_token(*, token: ApiToken, by: Actor, at: datetime) -> None:
    """From now on the token opens nothing; revoking it again changes nothing."""
    token = ApiToken.objects.select_for_update().select_related("account").get(pk=token.pk)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        journal.record(by=by, at=at, verb="people.revoke_token", subject=token.account, before=_facts(token))


def token_used(*, token: ApiToken, at: datetime) -> None:
    """Keep, to the hour, when a token was last used; what was done with it is in the journal."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    if token.last_used_at is None or hour - token.last_used_at >= _COARSE:
        ApiToken.objects.filter(pk=token.pk).update(last_used_at=hour)


def _facts(token: ApiToken) -> dict[str, object]:
    return {
        "token": str(token.pk),
        "label": token.label,
        "scopes": token.scopes,
        "expires_at": token.expires_at.isoformat(),
    }
