from pathlib import Path

from core.monotonicity.inversion import accuracies
from screens.monotonicity.classifiers import hidden_job, linear, linear_both
from screens.monotonicity.scripts import INCOME, pixels_script, temperature_script

ROOT = Path(__file__).parents[3]


def printed(script: str, monkeypatch, capsys) -> str:
    monkeypatch.chdir(ROOT)
    exec(script, {})
    return capsys.readouterr().out


def test_the_temperature_script_prints_the_numbers_of_the_page(monkeypatch, capsys):
    lines = printed(temperature_script(37.0), monkeypatch, capsys).splitlines()

    assert [line.split()[-1] for line in lines] == ["0.5828", "0.5787", "0.5784"]


def test_the_income_script_prints_the_numbers_of_the_page(monkeypatch, capsys):
    lines = printed(INCOME, monkeypatch, capsys).splitlines()

    assert [line.split()[-1] for line in lines] == ["0.5534", "0.5465", "6.4%", "2.6%"]


def test_the_images_script_prints_the_numbers_of_the_screens(monkeypatch, capsys):
    classifiers = linear(0), linear_both(0), hidden_job(0).result()
    expected = [[f"{share:.1%}" for share in accuracies(c, 0)] for c in classifiers]

    lines = printed(pixels_script(0), monkeypatch, capsys).splitlines()

    assert [line.split()[-2:] for line in lines] == expected
