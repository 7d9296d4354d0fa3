"""A verifier that knows only docs/formats/decision-package.md: nothing of ours is used to check what we wrote."""

import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from tests.algorithms.packages.factories import full_package, public_package

FULL = full_package(12, status=True)
PACKAGES = {"full": FULL, "open": public_package(full_package(3)), "hidden": public_package(FULL, totals=["claim"])}


def jcs(value) -> bytes:
    """RFC 8785 where all keys are below U+10000 and no number is fractional."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def sha(value) -> str:
    return hashlib.sha256(jcs(value)).hexdigest()


def digest(member):
    if isinstance(member, dict):
        return {key: sha(value) for key, value in member.items()}
    return [sha(value) for value in member] if isinstance(member, list) else sha(member)


@pytest.mark.parametrize("name", PACKAGES)
def test_form_digests_hash_and_signature_follow_the_documented_recipe(name):
    data = PACKAGES[name].data
    package = json.loads(data)

    assert jcs(package) == data
    others = {member: value for member, value in package.items() if member not in ("digests", "hash", "signature")}
    assert package["digests"] == {member: digest(value) for member, value in others.items()}
    assert package["hash"] == sha(package["digests"])
    value = package["signature"].pop("value")
    signed = {"format": package["format"], "hash": package["hash"], "signature": package["signature"]}
    Ed25519PublicKey.from_public_bytes(bytes.fromhex(package["signature"]["key"])).verify(
        bytes.fromhex(value), jcs(signed)
    )


def test_commitments_follow_the_documented_recipe():
    cells = [
        (row["number"], name, cell) for row in json.loads(FULL.data)["rows"] for name, cell in row["fields"].items()
    ]

    assert [cell["commitment"] for _, _, cell in cells] == [
        sha([cell["salt"], number, name, cell["value"]]) for number, name, cell in cells
    ]
    assert len({cell["salt"] for _, _, cell in cells}) == len(cells)


def test_the_public_package_names_the_full_one_and_its_commitments():
    public = json.loads(PACKAGES["hidden"].data)

    assert public["full"] == FULL.hash
    assert [row["fields"]["claim"]["commitment"] for row in public["rows"]] == [
        row["fields"]["claim"]["commitment"] for row in FULL.document["rows"]
    ]
