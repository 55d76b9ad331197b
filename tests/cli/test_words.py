"""Every word of the command line stands in both languages, and none is left over."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from kb.cli.words import WORDS, say


@pytest.mark.parametrize("key", WORDS)
def test_both_languages_take_the_same_values(key: str) -> None:
    zh, en = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in WORDS[key])
    assert zh == en
    assert not re.search("[一-鿿]", WORDS[key][1])


def test_every_key_is_used(root: Path) -> None:
    modules = (root / "kb" / "cli").rglob("*.py")
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules if path.name != "words.py")
    made = {f"help-filter-{name}" for name in re.findall(r'^    "([a-z]+)": Filter\(', code, re.MULTILINE)}
    made |= {f"evidence-{name}" for name in re.findall(r'"([a-z]+)"', code)}
    assert [key for key in WORDS if f'"{key}"' not in code and key not in made] == []


def test_an_unknown_key_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("zh", "no-such-words")
