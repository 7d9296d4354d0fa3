"""Packages: a decision's proof in one file, `birge.decision/1` (see docs/formats/decision-package.md).

full = build(...)                          # runs the algorithm, commits to every field, signs
public = public_of(full, ...)              # what everyone may see, with the same commitments
report = verify(public.data, keys)         # never raises; report.exit_code, report.path
proof = slip(full, 17)                     # one subject's own row, opened
check_slip(proof, public.document) is None
"""

from birge.algorithms.packages.build import Field, Package, build, opened
from birge.algorithms.packages.canonical import Malformed, canonical, read
from birge.algorithms.packages.keys import TrustedKey, read_keys
from birge.algorithms.packages.public import Leak, public_of
from birge.algorithms.packages.recompute import Computation, compute
from birge.algorithms.packages.report import Did, Difference, Report, Voucher
from birge.algorithms.packages.seal import fingerprint
from birge.algorithms.packages.shape import hides_inputs
from birge.algorithms.packages.slips import check_slip, slip
from birge.algorithms.packages.verify import verify

__all__ = [
    "Computation",
    "Did",
    "Difference",
    "Field",
    "Leak",
    "Malformed",
    "Package",
    "Report",
    "TrustedKey",
    "Voucher",
    "build",
    "canonical",
    "check_slip",
    "compute",
    "fingerprint",
    "hides_inputs",
    "opened",
    "public_of",
    "read",
    "read_keys",
    "slip",
    "verify",
]
