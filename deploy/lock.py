"""Write down every package that is installed, transitive ones too, with its hashes.

    make lock

`requirements.txt` names what the lessons use; `requirements.lock` what that brings
along, as pip-tools resolves it. torch has a file of its own, with the hashes of the CPU
build and of all others: which of them a machine takes is not for a lock to say.
"""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = ("requirements.txt", "requirements-dev.txt")
TORCH = ROOT / "requirements-torch.lock"
COMPILE = (
    "piptools", "compile", "--quiet", "--generate-hashes", "--strip-extras",
    "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-trusted-host",
    "--no-emit-find-links",
)  # fmt: skip
# The public index alone, without what this machine has beside it.
PUBLIC = {"PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""}
BLOCK = re.compile(r"^(torch==[\d.]+)\S*(?: \\\n    --hash=\S+)+\n", re.MULTILINE)
HEAD = "# Written by `make lock`: every package, with hashes of all its files.\n"


def lock(source: str) -> None:
    """Write the lock file of a file of requirements, and that of torch."""
    command = [sys.executable, "-m", *COMPILE, "--output-file=-", source]
    made = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE)
    text = made.stdout.decode()
    torch = BLOCK.search(text)
    TORCH.write_text(HEAD + all_builds(torch))
    (ROOT / source).with_suffix(".lock").write_text(HEAD + BLOCK.sub("", text))


def all_builds(block: re.Match[str]) -> str:
    """Return torch with the hashes of the build found here and of the public ones."""
    command = [sys.executable, "-m", "deploy.lock", block[1]]
    asked = subprocess.run(
        command, cwd=ROOT, env=os.environ | PUBLIC, check=True, stdout=subprocess.PIPE
    )
    public = asked.stdout.decode().split()
    hashes = sorted({*re.findall(r"sha256:\w+", block[0]), *public})
    return " \\\n".join([block[1], *(f"    --hash={h}" for h in hashes)]) + "\n"


def hashes_of(requirement: str) -> set[str]:
    """Return the hashes of all files that the index has of one version."""
    from pip._internal.req.constructors import install_req_from_line
    from piptools.repositories import PyPIRepository

    repository = PyPIRepository([], cache_dir=str(ROOT / ".lock" / "cache"))
    with repository.allow_all_wheels():
        return repository.get_hashes(install_req_from_line(requirement))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(*hashes_of(sys.argv[1]))
    else:
        for source in SOURCES:
            lock(source)
