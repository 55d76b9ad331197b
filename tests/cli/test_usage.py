"""Wrong use is one line in the person's language, and exit code 2; help speaks it too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kb.cli.app import COMMANDS
from tests.cli.conftest import Run
from tests.conftest import Golden

_WRONG = [
    ["chek"],
    ["--nope"],
    ["check", "--fromat", "json"],
    ["check", "--format"],
    ["check", "--format", "xml"],
    ["check", "--fail-on", "never"],
    ["check", "--today", "2026-1-1"],
    ["check", "--today", "2026-02-30"],
    ["check", "no-such-file.md"],
    ["check", ".."],
    ["check", "docs"],
    ["-C", "no-such-folder", "check"],
    ["-C", "..", "check"],
    ["export", "pags", "x"],
    ["export", "pages"],
    ["build", "-d"],
    ["build", "-d", "."],
    ["build", "-d", "cases"],
    ["serve", "now"],
    ["serve", "--open=yes"],
    ["show"],
    ["show", "a", "b"],
    ["show", "温馨提"],
    ["show", "nobody-has-this-name"],
    ["uses", "nobody-has-this-name"],
    ["list"],
    ["list", "cses"],
    ["list", "strategy", "--result", "paid"],
    ["list", "case", "--stage", "M9"],
    ["list", "case", "--persona", "无辜遗忘"],
    ["init"],
    ["init", "docs"],
    ["evidence", "--yaml"],
]
_ENGLISH_OF_CLICK = re.compile(r"Error:|Usage:|No such|Missing|Invalid|Got unexpected|Try ")


@pytest.mark.parametrize("arguments", _WRONG, ids=" ".join)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_one_line_and_exit_code_2(run: Run, starter: Path, arguments: list[str], lang: str) -> None:
    ended = run(starter, "--lang", lang, *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    if lang == "zh":
        assert re.search("[一-鿿]", ended.err)
        assert not _ENGLISH_OF_CLICK.search(ended.err)
    else:
        sentence = ended.err.replace(str(starter.parent), "")
        assert not re.search("[一-鿿]", re.sub(r"\S*[新温无]\S*|库", "", sentence))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_refusals(run: Run, starter: Path, golden: Golden, lang: str) -> None:
    told = []
    for arguments in _WRONG:
        ended = run(starter, "--lang", lang, *arguments)
        told += [f"$ kb {' '.join(arguments)}", ended.err.replace(str(starter.parent), "…").replace("\\", "/")]
    golden(f"cli/refusals.{lang}.text", "\n".join(told))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_help(run: Run, tmp_path: Path, golden: Golden, lang: str) -> None:
    told = []
    for command in [[], *([name] for name in COMMANDS), ["export", "pages"]]:
        ended = run(tmp_path, "--lang", lang, *command, "--help")
        assert (ended.code, ended.err) == (0, "")
        told += [f"$ kb {' '.join([*command, '--help'])}", ended.out]
    golden(f"cli/help.{lang}.text", "\n".join(told))


@pytest.mark.parametrize("arguments", [[], ["export"]], ids=["kb", "export"])
def test_no_command_shows_the_help_and_says_that_nothing_was_done(
    run: Run, tmp_path: Path, arguments: list[str]
) -> None:
    ended = run(tmp_path, *arguments)
    assert ended.code == 2
    assert ended.out.startswith("用法：kb")


def test_options_stand_before_or_after_the_command(run: Run, collection: Path) -> None:
    before = run(collection.parent, "-C", collection.name, "--lang", "en", "check")
    after = run(collection.parent, "check", "--lang", "en", "-C", collection.name)
    assert before == after
    assert before.code == 0
    nested = run(collection.parent, "-C", collection.name, "-C", "cases", "check", "2026-10")
    assert (nested.code, nested.out) == (0, "没有发现问题，查了 3 个文件。\n")


def test_the_root_is_found_from_below(run: Run, collection: Path) -> None:
    assert run(collection / "cases" / "2026-10", "check").code == 0


def test_version(run: Run, tmp_path: Path) -> None:
    assert re.fullmatch(r"kb \d+\.\d+\.\d+\S*\n", run(tmp_path, "--version").out)
