"""What every test may use: the project's folder, golden files, and how many random examples to try."""

from __future__ import annotations

import difflib
import random
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from hypothesis import is_hypothesis_test, settings

ROOT = Path(__file__).resolve().parent.parent
GOLDEN = Path(__file__).parent / "golden"

T = TypeVar("T")

_EXAMPLES = 5_000
_DEADLINE = timedelta(seconds=2)

# The ordinary run takes a tenth, the same one every time; the soak run takes all, new ones every time.
settings.register_profile("ordinary", max_examples=_EXAMPLES // 10, deadline=_DEADLINE, derandomize=True)
settings.register_profile("soak", max_examples=_EXAMPLES, deadline=_DEADLINE, print_blob=True)


class Sample(Protocol):
    """Draws what a long test tries: everything in a soak run, else the same tenth every time."""

    def __call__(self, items: Sequence[T]) -> list[T]:
        """At least one of the items, in their order."""


class Golden(Protocol):
    """Compares a text with the golden file of that name."""

    def __call__(self, name: str, text: str) -> None:
        """Fail with a diff unless `tests/golden/<name>` holds exactly `text`."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write the golden files instead of comparing with them"
    )


def pytest_configure(config: pytest.Config) -> None:
    settings.load_profile("soak" if config.option.markexpr == "soak" else "ordinary")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A soak run is every property or sampled test too; an update run is only the tests that hold golden files."""
    if config.option.markexpr == "soak":
        for item in items:
            if isinstance(item, pytest.Function) and (is_hypothesis_test(item.obj) or "sample" in item.fixturenames):
                item.add_marker("soak")
    if config.getoption("--update-golden"):
        kept = [item for item in items if isinstance(item, pytest.Function) and "golden" in item.fixturenames]
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = kept


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder, which is also the sample collection that the tests read."""
    return ROOT


@pytest.fixture(scope="session")
def sample(pytestconfig: pytest.Config) -> Sample:
    """What a long test tries in this run."""
    full = pytestconfig.option.markexpr == "soak"

    def drawn(items: Sequence[T]) -> list[T]:
        if full or not items:
            return list(items)
        chosen = random.Random(len(items)).sample(range(len(items)), -(-len(items) // 10))  # noqa: S311
        return [items[index] for index in sorted(chosen)]

    return drawn


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Golden:
    """Text that was looked at once and must not change unseen."""
    update = bool(pytestconfig.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        if not path.exists():
            pytest.fail(f"no golden file {name}; write it with: make golden", pytrace=False)
        # Read as bytes: a changed line ending is a difference too.
        expected = path.read_bytes().decode("utf-8")
        if text != expected:
            diff = difflib.unified_diff(
                expected.splitlines(), text.splitlines(), f"golden/{name}", "this run", lineterm=""
            )
            pytest.fail("\n".join([*diff, "If this is meant: make golden, and read the diff."]), pytrace=False)

    return compare
