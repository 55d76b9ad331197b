"""Output never fails: not for the encoding, not for a reader who has left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import BROKEN
from tests.support.command import KB, kb

# Python turns LC_ALL=C into UTF-8 by itself; kept from it, it cannot even import from a folder with a Chinese name.
_NO_UTF8 = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"} if str(KB).isascii() else {}
_LOCALE = "ascii" if _NO_UTF8 else "utf-8"
_ENVIRONMENTS = {
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "c-locale": {"LC_ALL": "C", **_NO_UTF8},
}


@pytest.fixture
def odd(collection: Path) -> Path:
    """A collection whose texts hold characters that few encodings know."""
    case = collection / "cases" / "2026-10" / "sample-case.md"
    text = case.read_text(encoding="utf-8").replace("样例：一条", "样例🙂𠮷：一条")
    case.write_text(text, encoding="utf-8")
    (collection / "cases" / "2026-10" / "bad.md").write_text(BROKEN, encoding="utf-8")
    return collection


@pytest.mark.parametrize("environment", _ENVIRONMENTS.values(), ids=_ENVIRONMENTS)
@pytest.mark.parametrize(
    ("arguments", "code"),
    [(["check"], 1), (["show", "sample-case"], 0), (["chek"], 2)],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_text_in_any_encoding(odd: Path, arguments: list[str], code: int, environment: dict[str, str]) -> None:
    ended = kb(*arguments, cwd=odd, **environment)
    assert ended.returncode == code, ended.stderr
    assert b"Traceback" not in ended.stderr
    (ended.stdout + ended.stderr).decode(environment.get("PYTHONIOENCODING", _LOCALE))


@pytest.mark.parametrize("environment", _ENVIRONMENTS.values(), ids=_ENVIRONMENTS)
def test_json_stays_json(odd: Path, environment: dict[str, str]) -> None:
    ended = kb("show", "sample-case", "--json", cwd=odd, **environment)
    document = json.loads(ended.stdout.decode(environment.get("PYTHONIOENCODING", _LOCALE)))
    assert document["title"] == "样例🙂𠮷：一条说清楚的短信就还上了"


def test_punctuation_stays_readable(odd: Path) -> None:
    ended = kb("--lang", "en", "show", "nobody…", cwd=odd, PYTHONIOENCODING="ascii")
    assert ended.stderr.decode("ascii").rstrip() == "There is no record nobody...."


def test_control_characters_do_not_reach_the_terminal(collection: Path) -> None:
    ended = kb("show", "\x1b[31mred", cwd=collection)
    assert b"\x1b" not in ended.stderr
    assert b"\\x1b[31mred" in ended.stderr


def test_numbers_of_people_do_not_reach_the_terminal(collection: Path) -> None:
    number = "139" + "0" * 8
    ended = kb("show", number, cwd=collection)
    assert number.encode() not in ended.stderr
    assert b"***********" in ended.stderr


@pytest.mark.parametrize(("arguments", "code"), [(["check"], 1), (["show", "pipl", "--json"], 0)])
def test_a_reader_who_has_left(odd: Path, arguments: list[str], code: int) -> None:
    """The exit code is the command's; nothing is said to nobody."""
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = subprocess.run([KB, *arguments], cwd=odd, stdout=writer, stderr=subprocess.PIPE, check=False)
    finally:
        os.close(writer)
    assert (ended.returncode, ended.stderr) == (code, b"")


def test_no_streams_at_all(collection: Path) -> None:
    program = "import sys; sys.stdout = sys.stderr = None; from kb.cli import main; sys.exit(main(['check']))"
    assert subprocess.run([sys.executable, "-c", program], cwd=collection, check=False).returncode == 0
