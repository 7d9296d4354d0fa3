"""What the database itself refuses to change of minutes: what they say once they are prepared, and who signed.

Of prepared minutes only what happens to them is written, once: signed, published, or discarded before both signed.
"""

from __future__ import annotations

from birge.kernel.append_only import Guard, Guards

GUARDS = Guards(
    "prepared minutes and their signatures are never changed",
    [
        Guard(
            "meetings_minutes",
            may_change=frozenset({"supersedes_id"}),
            once=frozenset({"discarded_at", "signed_at", "published_at", "issued_id"}),
            keeps=(
                "OLD.signed_at IS NULL OR "
                "COALESCE(CAST(NEW.supersedes_id AS TEXT), '') = COALESCE(CAST(OLD.supersedes_id AS TEXT), '')"
            ),
        ),
        Guard("meetings_minutessignature"),
    ],
)
