import subprocess
import sys

from benchmarks.server import ROOT

LETTING_GO = """
from pathlib import Path

import torch

from serving import memory


def of_files():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("RssFile:")[2].split()[0]) / 1024


before = of_files()
memory.let_go_of_code(memory._glibc())
after = of_files()
print(before, after, torch.ones(9, 9).matmul(torch.ones(9, 9)).sum().item())
"""


def test_code_that_only_importing_needed_is_let_go_and_the_rest_comes_back():
    command = [sys.executable, "-c", LETTING_GO]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    before, after, product = map(float, run.stdout.split())

    assert before - after > 50
    assert product == 729
