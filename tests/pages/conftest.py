"""One process tests the pages of a lesson: what one test trains, all have."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.xdist_group(lesson_of(item)))


def lesson_of(item: pytest.Item) -> str:
    """Return the lesson of a test by what it is given, or by where it stands."""
    given = getattr(item, "callspec", None)
    folder = item.path.relative_to(HERE).parts[0]
    default = folder if (HERE / folder).is_dir() else "pages"
    return given.params.get("lesson", default) if given else default
