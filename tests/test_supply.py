"""What is installed is what was written down, and nothing else can be."""

import re
from importlib.metadata import version

import pytest

from deploy.licences import README, ROOT, written

LOCKS = ("requirements.lock", "requirements-torch.lock", "requirements-dev.lock")
PIN = re.compile(r"^([\w.-]+)==([\w.]+)")


def pins(name: str) -> dict[str, str]:
    found = map(PIN.match, (ROOT / name).read_text().splitlines())
    return {pin[1].lower().replace("_", "-"): pin[2] for pin in found if pin}


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_a_version_and_hashes_of_its_files(name: str):
    text = (ROOT / name).read_text()
    packages = re.split(r"\n(?=\w)", text)[1:]

    assert len(packages) == len(pins(name))
    for package in packages:
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", package), package
    assert "//" not in text, "no index belongs into a file"


@pytest.mark.parametrize("name", LOCKS)
def test_what_is_installed_here_is_what_is_locked(name: str):
    for package, pinned in pins(name).items():
        assert version(package).partition("+")[0] == pinned, package


@pytest.mark.parametrize("name", ["requirements", "requirements-dev"])
def test_what_we_ask_for_is_locked_as_we_ask_for_it(name: str):
    locked = {p: v for lock in LOCKS for p, v in pins(lock).items()}

    assert pins(f"{name}.txt").items() <= locked.items()


def test_the_readme_lists_the_licences_of_what_is_installed():
    assert "not said" not in written()
    assert README.read_text() == written()
