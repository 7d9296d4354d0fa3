"""How scores, parties and closed lists stand on the open pages."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from django import template
from django.utils import formats

from birge.contests.enums.awards import AgreementState
from birge.contests.enums.calls import CallState
from birge.contests.enums.programmes import ApplicantKind, Profile, SourceKind
from birge.exchange.contests.things import Party
from birge.exchange.outcomes import OUTCOMES
from birge.kernel.texts import text_in

register = template.Library()


@register.filter
def party(who: Party) -> str:
    """The name, or of those who are not named what kind of applicant they are."""
    return text_in(who.names) or str(ApplicantKind(who.kind).label)


@register.filter
def numbered(number: int) -> str:
    """What stands for a title that is not told."""
    return f"№ {number}"


@register.filter
def own_id(who: Party) -> UUID:
    """The id of an organisation, for the address of its page."""
    return UUID(who.key)


@register.filter
def points(score: str) -> str:
    """The exact score of a decision ("171/2") to two decimals, half up; "" for none."""
    if not score:
        return ""
    hundredths = int(Fraction(score) * 100 + Fraction(1, 2))
    return formats.number_format(Decimal(hundredths) / 100, 2, use_l10n=True)


@register.filter
def outcome(code: str) -> str:
    """What became of an application, in words."""
    return str(OUTCOMES.get(code, code))


@register.filter
def call_state(code: str) -> str:
    """The state of a call."""
    return str(CallState(code).label)


@register.filter
def agreement_state(code: str) -> str:
    """The state of an agreement."""
    return str(AgreementState(code).label)


@register.filter
def profile(code: str) -> str:
    """The kind of procedure."""
    return str(Profile(code).label)


@register.filter
def source_kind(code: str) -> str:
    """Where money comes from."""
    return str(SourceKind(code).label)
