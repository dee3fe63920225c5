import pytest

from serving.run_queue.results import Results
from serving.run_queue.run import Run


def run(key: str, seconds: float = 0.0, megabytes: float = 4.0) -> Run:
    return Run(key, bool, 0.0, megabytes, took=seconds)


def kept(results: Results, keys: str) -> str:
    return "".join(key for key in keys if key in results)


def test_of_results_that_are_alike_the_last_ones_asked_for_stay():
    results = Results(10)
    for key in "ab":
        results.put(run(key))
    results.get("a")
    results.put(run("c"))

    assert kept(results, "abc") == "ac"


def test_a_small_result_that_took_long_outlives_many_that_are_large_and_quick():
    results = Results(10)
    results.put(run("x", seconds=2.0, megabytes=0.01))
    for key in "abcdefgh":
        results.put(run(key, seconds=0.5))

    assert kept(results, "xabcdefgh") == "xgh"


def test_what_nobody_asks_for_goes_in_the_end():
    results = Results(10)
    results.put(run("x", seconds=8.0))
    for i in range(20):
        results.put(run(str(i), seconds=4.0))

    assert "x" not in results


def test_what_is_new_is_kept_however_little_it_is_worth():
    results = Results(10)
    for key in "xy":
        results.put(run(key, seconds=8.0))
    for key in "abc":
        results.put(run(key, megabytes=1.0))

        assert key in results


@pytest.mark.parametrize("megabytes", [0.0, 11.0])
def test_a_result_without_size_is_kept_and_one_without_room_is_not(megabytes: float):
    results = Results(10)
    results.put(run("a", megabytes=megabytes))

    assert ("a" in results) == (megabytes < 10)
    assert results.get("b") is None
