"""What is answered about decisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import ConfigDict

from birge.decisions.enums import State
from birge.decisions.models import Decision
from birge.kernel.texts import text_in


class DecisionItem(Schema):
    """A decision in a list."""

    id: UUID
    number: int | None = Field(description="In the chain of this installation's decisions")
    kind: str = Field(examples=["sharing.share-out"])
    state: State
    titles: dict[str, str]
    name: str = Field(description="The title in the language of the request")
    place: UUID
    place_code: str = Field(description="SOATE on the day of the decision")
    place_names: dict[str, str] = Field(description="As the place was called then")
    subjects: int = Field(description="How many are concerned")
    decided_at: datetime | None
    published_at: datetime | None
    is_demo: bool

    @staticmethod
    def resolve_name(decision: Decision) -> str:
        return text_in(decision.titles)

    @staticmethod
    def resolve_place(decision: Decision) -> UUID:
        return decision.place_id


class DecisionFull(DecisionItem):
    """A decision with its ground and its place in the chain."""

    algorithm: str
    algorithm_version: int | None
    rule: str
    rule_texts: dict[str, str]
    legal_base: str
    in_force_on: date | None
    hides_inputs: bool = Field(description="Inputs tell of people's status, so the public sees totals only")
    minutes_text: str
    summary: dict[str, Any] = Field(description="Totals, as the page shows them; exact numbers as text")
    previous_hash: str
    hash: str = Field(description="SHA-256 of the full package")
    signed_with: str = Field(description="Fingerprint of the key")
    supersedes: UUID | None

    @staticmethod
    def resolve_supersedes(decision: Decision) -> UUID | None:
        return decision.supersedes_id


class SigningKeyOut(Schema):
    """A public key (Ed25519, hexadecimal) that signs in [from, to)."""

    key: str
    from_at: datetime | None = Field(alias="from")
    to: datetime | None


class SigningKeys(Schema):
    """`birge.keys/1`: the keys of this installation, the oldest first."""

    format: Literal["birge.keys/1"]
    keys: list[SigningKeyOut]


class DifferenceOut(Schema):
    """Something that does not hold: a JSON pointer into the package, and what it is."""

    path: str
    problem: str
    remedy: str


class VerifyReport(Schema):
    """What `birge verify --json` prints. `exit_code` 0: it holds; 1: something differs; 2: not a package."""

    exit_code: Literal[0, 1, 2]
    did: str | None
    decision: str | None
    hash: str | None
    fingerprint: str | None
    key: str | None = Field(description="What is known of the key: ours, not ours, nobody vouches for it")
    path: str | None
    differences: list[DifferenceOut]


class DecisionPackage(Schema):
    """A package (`birge.decision/1`), byte for byte as it was signed; its form is documented in docs/formats."""

    model_config = ConfigDict(extra="allow")

    format: Literal["birge.decision/1"]
