"""`verify`: is a decision's package whole, signed by whom it should be, and does the algorithm give its results
again?
"""

from collections.abc import Iterator, Mapping, Sequence

from birge.algorithms import registry
from birge.algorithms.packages.canonical import Json, Malformed, difference_at, read
from birge.algorithms.packages.integrity import broken_commitment, first_change
from birge.algorithms.packages.keys import TrustedKey, vouched
from birge.algorithms.packages.recompute import Find, compute, first_wrong_result, subjects_of
from birge.algorithms.packages.report import DIFFERENT, MALFORMED, SAME, Did, Difference, Report, Voucher
from birge.algorithms.packages.seal import digests_and_pieces, fingerprint, signature_holds
from birge.algorithms.packages.shape import check_shape

_CHANGED = "This was changed after the package was signed."
_NOT_AGREEING = "The value, its salt and its commitment do not agree."
_NOT_SIGNED = "The signature does not hold."
_NOT_OURS = "This key is not among the keys that are vouched for at the moment of signing."
_ASK = "Ask the one who publishes it for the published keys."
_WRONG_RESULT = "The algorithm gives another result from these inputs."
_OTHER_RULE = "The inputs name another rule than the one that is said to have been chosen."
_UPDATE = "Use a newer Birge: it knows the algorithms of all older ones."


def verify(data: bytes, keys: Sequence[TrustedKey] | None = None, *, find: Find = registry.find) -> Report:
    """The report on a package's bytes; never raises, whatever they are.

    `keys` are those that somebody vouches for; None: nobody is asked, and the report says so.
    """
    try:
        document = read(data)
        check_shape(document)
        digests, pieces = digests_and_pieces(document)
        if (at := difference_at(data, pieces)) is not None:
            line = data.count(b"\n", 0, at) + 1
            raise Malformed("", f"This is not the canonical form (RFC 8785): byte {at}, line {line}.")
        del pieces  # as large as the file
        voucher = _voucher(document["signature"], keys)
        found = tuple(_differences(document, digests, voucher, find))
    except Malformed as error:
        return Report(MALFORMED, differences=(Difference(error.path, error.problem, error.remedy),))
    return Report(
        exit_code=DIFFERENT if found else SAME,
        did=_did(document),
        decision=document["decision"]["id"],
        hash=document["hash"],
        fingerprint=fingerprint(document["signature"]["key"]),
        voucher=voucher,
        differences=found,
    )


def _differences(
    document: Mapping[str, Json], digests: Mapping[str, Json], voucher: Voucher, find: Find
) -> Iterator[Difference]:
    """What was changed after signing ends the search: behind it everything differs."""
    not_ours = [Difference("/signature/key", _NOT_OURS, _ASK)] if voucher is Voucher.NOT_OURS else []
    if path := first_change(document, digests):
        yield Difference(path, _CHANGED)
    elif not signature_holds(document):
        yield from not_ours
        yield Difference("/signature", _NOT_SIGNED)
        return
    else:
        if document["variant"] == "full" and (path := broken_commitment(document)):
            yield Difference(path, _NOT_AGREEING)
        if _did(document) is not Did.INPUTS_HIDDEN:
            yield from _recomputed(document, find)
    yield from not_ours


def _recomputed(document: Mapping[str, Json], find: Find) -> Iterator[Difference]:
    stated = document["algorithm"]
    try:
        algorithm = find(stated["name"], stated["version"])
    except LookupError:
        raise Malformed("/algorithm", "This Birge does not know the algorithm.", _UPDATE) from None
    if stated["subjects"] != algorithm.subjects:
        yield Difference("/algorithm/subjects", f'The subjects of this algorithm are its "{algorithm.subjects}".')
        return
    if document["inputs"].get("rule", document["rule"]["name"]) != document["rule"]["name"]:
        yield Difference("/rule/name", _OTHER_RULE)
    try:
        again = compute(algorithm, document["inputs"], subjects_of(document), document)
    except Exception as error:  # every version of every algorithm meets here the bytes of anybody
        yield Difference("/inputs", f"The algorithm does not answer this case: {error}")
        return
    if path := first_wrong_result(document, again):
        yield Difference(path, _WRONG_RESULT)


def _did(document: Mapping[str, Json]) -> Did:
    if document["variant"] == "full":
        return Did.RECOMPUTED
    return Did.INPUTS_HIDDEN if "groups" in document else Did.NAMES_HIDDEN


def _voucher(signature: Mapping[str, Json], keys: Sequence[TrustedKey] | None) -> Voucher:
    if keys is None:
        return Voucher.NOBODY
    return Voucher.OURS if vouched(keys, signature["key"], signature["signed_at"]) else Voucher.NOT_OURS
