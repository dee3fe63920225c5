"""Write the licences of all packages the dashboard runs with into the README.

    make licences

The table stands between two comments; the packages say for themselves what they are.
"""

import re
import sys
from collections import defaultdict
from importlib.metadata import Distribution, distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
TABLE = re.compile(r"(?<=<!-- make licences -->\n).*?(?=<!-- end -->)", re.DOTALL)
PACKAGE = re.compile(r"^([\w.-]+)==", re.MULTILINE)
# What packages of before PEP 639 say in their own words.
SAME = {
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "BSD 3-Clause License": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}


def licence_of(package: Distribution) -> str:
    """Return a package's licence as SPDX names it, as far as it says."""
    data = package.metadata
    if said := data.get("License-Expression"):
        return said
    classifiers = data.get_all("Classifier", [])
    said = {c.rpartition(" :: ")[2] for c in classifiers if c.startswith("License ::")}
    said -= {"OSI Approved", "Dual License"}
    said = said or {(data.get("License") or "not said").splitlines()[0]}
    return " OR ".join(sorted(SAME.get(licence, licence) for licence in said))


def table() -> str:
    """Return the table: licences, and the packages under each."""
    packages = defaultdict(list)
    locks = (ROOT / name for name in ("requirements.lock", "requirements-torch.lock"))
    for name in PACKAGE.findall("".join(lock.read_text() for lock in locks)):
        packages[licence_of(distribution(name))].append(name)
    rows = [f"| {licence} | {', '.join(packages[licence])} |" for licence in packages]
    return "\n".join(["| licence | packages |", "|---|---|", *sorted(rows), ""])


def written() -> str:
    """Return the README with the table as it should be."""
    return TABLE.sub(lambda _: table(), README.read_text())


if __name__ == "__main__":
    README.write_text(written())
    sys.exit("not said" in table())
