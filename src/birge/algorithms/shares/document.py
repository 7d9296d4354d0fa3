"""`birge.share/1` from document to document, and the reasons for each award."""

from fractions import Fraction

from birge.algorithms.cases import Document, exact, exact_text
from birge.algorithms.registry import Algorithm, Reason, ReasonValue, register
from birge.algorithms.shares.case import Claimant, read_case
from birge.algorithms.shares.solve import Award, BoundBy, share


def run(case: Document, packed: bool = False) -> Document:
    """The result document: `claimants` in the order of the case, and `unallocated`. Raises CaseError."""
    read = read_case(case, packed)
    result = share(read)
    return {
        "claimants": list(map(_row, read.claimants, result.awards)),
        "unallocated": result.unallocated,
    }


def _row(claimant: Claimant, award: Award) -> Document:
    return {
        "id": award.id,
        "given": award.given,
        "given_exact": exact_text(award.given),
        "entitled_exact": exact_text(award.entitled),
        "fraction": award.given / claimant.claim if claimant.claim else None,
        "bound_by": str(award.bound_by),
    }


def reasons(case: Document, result: Document, packed: bool = False) -> dict[str, Reason]:
    """One reason per claimant id. Codes:

    `share.nothing_asked`: the claim is 0. `share.whole_claim`: all that was asked. `share.floor_only`: the promised
    floor and nothing on top. `share.floors_short.<rule>`: the amount did not cover the floors, so the rule shared it
    among them. `share.amount.<rule>`: the amount did not cover the claims, so the rule shared it (on top of the floor).
    """
    read = read_case(case, packed)
    total_floors = sum((claimant.floor for claimant in read.claimants), Fraction(0))
    common: dict[str, ReasonValue] = {
        "good": read.good,
        "unit": read.unit,
        "amount": read.amount,
        "total_claims": sum((claimant.claim for claimant in read.claimants), Fraction(0)),
        "total_floors": total_floors,
        "quantum": read.quantum,
    }
    shared_by = f"share.{'floors_short' if total_floors > read.amount else 'amount'}.{read.rule}"
    rows = zip(read.claimants, result["claimants"], strict=True)
    return {
        claimant.id: Reason(_code(claimant, row, shared_by), common | _own(claimant, row)) for claimant, row in rows
    }


def _code(claimant: Claimant, row: Document, shared_by: str) -> str:
    if not claimant.claim:
        return "share.nothing_asked"
    if row["bound_by"] == BoundBy.CLAIM:
        return "share.whole_claim"
    return "share.floor_only" if row["bound_by"] == BoundBy.FLOOR else shared_by


def _own(claimant: Claimant, row: Document) -> dict[str, ReasonValue]:
    return {
        "given": exact(row["given_exact"]),
        "entitled": exact(row["entitled_exact"]),
        "claim": claimant.claim,
        "floor": claimant.floor,
        "weight": claimant.weight,
        "priority": claimant.priority,
    }


SHARE = register(Algorithm("birge.share", 1, run, reasons, subjects="claimants"))
