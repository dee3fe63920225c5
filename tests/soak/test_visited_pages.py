import subprocess
import sys

from tests.conftest import ROOT


def test_visited_pages_leave_little_to_collect_and_import_no_compiler_or_sympy():
    probe = subprocess.run(
        [sys.executable, "-m", "tests.soak.visit_all_pages"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    visited, *late = probe.stdout.splitlines()[-1].split()

    assert int(visited) < 20_000
    assert late == []
