"""What the database itself refuses to change in contests: what was published, bound, marked, opened, signed or paid."""

from __future__ import annotations

from birge.contests.enums.agreements import PaymentState, VersionState
from birge.contests.enums.commission import ConflictSource, ConflictState
from birge.contests.enums.votes import VoteState
from birge.kernel.append_only import Guard, Guards

_COUNTED = f"('{VoteState.CLOSED}', '{VoteState.PUBLISHED}')"
_OF_COUNTED_POLL = f"EXISTS (SELECT 1 FROM contests_poll WHERE id = {{row}}.poll_id AND state IN {_COUNTED})"  # noqa: S608

_CONFLICT = Guard(
    # What a member declared stands; words may be added to it. How a tie that was found or reported is settled may
    # change, and a tie that somebody else reported may be declared by the member afterwards.
    "contests_conflict",
    may_change=frozenset({"source", "state", "text", "settled_at", "settled_by", "settled_why"}),
    keeps=(
        "substr(NEW.text, 1, length(OLD.text)) = OLD.text AND "
        f"(OLD.source <> '{ConflictSource.DECLARED}' OR (NEW.source = OLD.source AND "
        f"NEW.state = '{ConflictState.STANDING}'))"
    ),
)

_VERSION = Guard(
    "contests_agreementversion",
    rows=f"{{row}}.state <> '{VersionState.DRAFT}'",
    once=frozenset({"signed_at", "withdrawn_why"}),
    steps={VersionState.LOCKED: [VersionState.SIGNED, VersionState.WITHDRAWN]},
)

_PAYMENT_ONCE = """
    first_at first_by first_account second_at second_by second_account refused_at refused_why paid_on order_number
    entered_by entered_at
"""
_PAYMENT = Guard(
    "contests_payment",
    once=frozenset(_PAYMENT_ONCE.split()),
    steps={
        PaymentState.ASKED: [PaymentState.FIRST, PaymentState.APPROVED, PaymentState.REFUSED],
        PaymentState.FIRST: [PaymentState.APPROVED, PaymentState.REFUSED],
        PaymentState.APPROVED: [PaymentState.PAID, PaymentState.REFUSED],
    },
)

GUARDS = Guards(
    "what was published, bound, marked, opened, signed or paid is never changed",
    [
        Guard("contests_ruleset", rows="{row}.published_at IS NOT NULL"),
        Guard("contests_commitment"),
        Guard("contests_callchange"),
        Guard("contests_opening"),
        Guard("contests_mark", once=frozenset({"replaced_at"})),
        _CONFLICT,
        Guard("contests_awardrow"),
        Guard(
            "contests_award",
            rows="{row}.state <> 'draft'",
            may_change=frozenset({"state"}),
            once=frozenset({"complaints_until", "standstill_until"}),
        ),
        Guard("contests_tally", rows=_OF_COUNTED_POLL, no_new=True),
        Guard("contests_voteoption", rows=_OF_COUNTED_POLL, no_new=True),
        Guard(
            "contests_poll",
            rows=f"{{row}}.state IN {_COUNTED}",
            once=frozenset({"decision_id"}),
            steps={VoteState.CLOSED: [VoteState.PUBLISHED]},
        ),
        _VERSION,
        Guard("contests_agreementsignature"),
        _PAYMENT,
        Guard("contests_yearend"),
        Guard("contests_pulseanswer"),
    ],
)
