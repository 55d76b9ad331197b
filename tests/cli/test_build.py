"""`kb build` and `kb serve` around MkDocs, which a stand-in plays here; the real one builds in tests/project."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import ClassVar

import pytest
from filelock import FileLock

from kb.cli import child
from tests.cli.conftest import BROKEN, Run
from tests.support.command import KB, kb, said

_STAND_IN = """
import json, os, sys
from pathlib import Path

told = {"arguments": sys.argv[1:], "cwd": os.getcwd()}
told |= {name: os.environ.get(name) for name in ("KB_TODAY", "SOURCE_DATE_EPOCH")}
if sys.argv[1] == "serve":
    print(json.dumps(told))
    sys.exit(int(os.environ.get("FAILING", "0")))
print("WARNING - \\u6709\\u4e00\\u5904\\u8b66\\u544a", file=sys.stderr)
site = Path(sys.argv[sys.argv.index("--site-dir") + 1])
site.mkdir()
(site / "index.html").write_text(json.dumps(told), encoding="utf-8")
if os.environ.get("CRASHING"):
    raise ZeroDivisionError
sys.exit(int(os.environ.get("FAILING", "0")))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which `python -m mkdocs` is the stand-in."""
    package = tmp_path / "stand-in" / "mkdocs"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "__main__.py").write_text(_STAND_IN, encoding="utf-8")
    return {"PYTHONPATH": os.fspath(package.parent), "KB_TODAY": "", "SOURCE_DATE_EPOCH": ""}


def _told(site: Path) -> dict[str, object]:
    told = json.loads((site / "index.html").read_text(encoding="utf-8"))
    assert isinstance(told, dict)
    return told


def test_built_beside_and_swapped_in(collection: Path, environment: dict[str, str]) -> None:
    (collection / "site").mkdir()
    (collection / "site" / "index.html").write_text("old", encoding="utf-8")
    ended = kb("build", cwd=collection, **environment)
    assert ended.returncode == 0, said(ended)
    told = _told(collection / "site")
    assert told["arguments"] == ["build", "--strict", "--quiet", "--site-dir", str(collection / "site.new")]
    assert told["cwd"] == str(collection)
    assert "有一处警告" in ended.stderr.decode("utf-8")
    assert not [path for path in collection.iterdir() if path.name.startswith("site.")]


def test_dates_come_from_the_newest_review(collection: Path, environment: dict[str, str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in collection.rglob("*.*") if path.suffix in {".md", ".yml"}]
    newest = max(day for text in texts for day in re.findall(r"^reviewed_on: (\S+)", text, re.MULTILINE))
    assert kb("build", cwd=collection, **environment).returncode == 0
    epoch = _told(collection / "site")["SOURCE_DATE_EPOCH"]
    assert epoch == str(int(dt.datetime.fromisoformat(f"{newest}T00:00:00+00:00").timestamp()))


@pytest.mark.parametrize(
    ("arguments", "variable", "day"),
    [([], "", ""), ([], "2026-11-30", "2026-11-30"), (["--today", "2026-12-01"], "2026-11-30", "2026-12-01")],
)
def test_the_day_is_the_one_that_was_named(
    collection: Path, environment: dict[str, str], arguments: list[str], variable: str, day: str
) -> None:
    """Without a named day the clock is not asked: the same records give the same bytes tomorrow."""
    assert kb("build", *arguments, cwd=collection, **environment | {"KB_TODAY": variable}).returncode == 0
    assert _told(collection / "site")["KB_TODAY"] == day


def test_an_epoch_that_is_none(collection: Path, environment: dict[str, str]) -> None:
    ended = kb("build", cwd=collection, **environment | {"SOURCE_DATE_EPOCH": "soon"})
    assert ended.returncode == 2
    assert "SOURCE_DATE_EPOCH" in ended.stderr.decode("utf-8")


def test_a_given_epoch_is_kept(collection: Path, environment: dict[str, str]) -> None:
    environment["SOURCE_DATE_EPOCH"] = "1700000000"
    assert kb("build", cwd=collection, **environment).returncode == 0
    assert _told(collection / "site")["SOURCE_DATE_EPOCH"] == "1700000000"


def test_another_folder(collection: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    ended = kb("build", "-d", "../公开 的/站点", cwd=collection, **environment)
    assert ended.returncode == 0, said(ended)
    assert _told(tmp_path / "公开 的" / "站点")["cwd"] == str(collection)
    assert not (collection / "site").exists()


def test_the_folder_of_mkdocs_yml(collection: Path, environment: dict[str, str]) -> None:
    config = collection / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("site_dir: site", "site_dir: public\nplugin: !ENV NAME")
    config.write_text(text, encoding="utf-8")
    assert kb("build", cwd=collection, **environment).returncode == 0
    assert (collection / "public" / "index.html").exists()


def test_a_failed_build_leaves_the_old_site(collection: Path, environment: dict[str, str]) -> None:
    (collection / "site").mkdir()
    (collection / "site" / "index.html").write_text("old", encoding="utf-8")
    ended = kb("build", cwd=collection, FAILING="1", **environment)
    assert ended.returncode == 1
    assert (collection / "site" / "index.html").read_text(encoding="utf-8") == "old"
    assert not (collection / "site.new").exists()
    assert "没有建成" in ended.stderr.decode("utf-8")


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_while_building_is_one_line(collection: Path, environment: dict[str, str], debug: str) -> None:
    ended = kb("build", cwd=collection, CRASHING="yes", KB_DEBUG=debug, **environment)
    assert ended.returncode == 3
    told = ended.stderr.decode("utf-8")
    assert "ZeroDivisionError" in told
    assert ("Traceback" in told) is bool(debug)
    assert debug or told.count("\n") == 1
    assert not (collection / "site").exists()
    assert not (collection / "site.new").exists()


def test_errors_in_the_records_stop_it_at_once(collection: Path, environment: dict[str, str]) -> None:
    (collection / "cases" / "2026-10" / "bad.md").write_text(BROKEN, encoding="utf-8")
    ended = kb("build", cwd=collection, **environment)
    assert ended.returncode == 1
    assert b"bad.md:2:6" in ended.stderr
    assert not (collection / "site").exists()


@pytest.mark.parametrize("content", [{"notes.txt": "mine"}, {"index.html": "x", "kb.yml": "name: x"}])
def test_what_is_no_site_is_left_alone(
    collection: Path, tmp_path: Path, environment: dict[str, str], content: dict[str, str]
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    for name, text in content.items():
        (folder / name).write_text(text, encoding="utf-8")
    ended = kb("build", "-d", folder, cwd=collection, **environment)
    assert ended.returncode == 2
    assert {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} == content


def test_one_build_at_a_time(collection: Path, environment: dict[str, str]) -> None:
    (collection / ".kb").mkdir()
    with FileLock(collection / ".kb" / "build.lock"):
        ended = kb("build", cwd=collection, **environment)
    assert ended.returncode == 2
    assert "另一个 kb build" in ended.stderr.decode("utf-8")


def test_without_mkdocs(run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    for command in ("build", "serve"):
        ended = run(collection, command)
        assert ended.code == 2
        assert "MkDocs" in ended.err


def test_without_mkdocs_yml(run: Run, collection: Path) -> None:
    (collection / "mkdocs.yml").unlink()
    assert run(collection, "build").code == run(collection, "serve").code == 2


def test_serve(collection: Path, environment: dict[str, str]) -> None:
    ended = kb("serve", "--addr", "127.0.0.1:8123", "--open", "--today", "2026-12-01", cwd=collection, **environment)
    assert ended.returncode == 0, said(ended)
    told = json.loads(ended.stdout)
    assert told["arguments"] == ["serve", "--livereload", "--dev-addr", "127.0.0.1:8123", "--open"]
    assert told["KB_TODAY"] == "2026-12-01"
    assert kb("serve", cwd=collection, FAILING="1", **environment).returncode == 1


class _Server:
    """A server that the keyboard stops; `deaf` to it, it has to be terminated."""

    deaf = False
    said: ClassVar[list[str]] = []

    def __init__(self, *_arguments: object, **_options: object) -> None:
        _Server.said = []

    def wait(self, timeout: float | None = None) -> int:
        _Server.said.append("wait" if timeout is None else "wait a moment")
        if len(_Server.said) == 1:
            raise KeyboardInterrupt
        if timeout is not None and self.deaf:
            raise subprocess.TimeoutExpired("mkdocs", timeout)
        return 1

    def terminate(self) -> None:
        _Server.said.append("terminate")


@pytest.mark.parametrize(
    ("deaf", "said_"),
    [(False, ["wait", "wait a moment"]), (True, ["wait", "wait a moment", "terminate", "wait"])],
)
def test_serve_stopped_from_the_keyboard(
    run: Run, collection: Path, monkeypatch: pytest.MonkeyPatch, *, deaf: bool, said_: list[str]
) -> None:
    monkeypatch.setattr(_Server, "deaf", deaf)
    monkeypatch.setattr(subprocess, "Popen", _Server)
    assert run(collection, "serve").code == 0
    assert _Server.said == said_


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended without being told")
def test_no_server_is_left_behind(collection: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    note = tmp_path / "pid"
    (tmp_path / "stand-in" / "mkdocs" / "__main__.py").write_text(
        "import os, sys, time\nfrom pathlib import Path\n"
        f"Path({os.fspath(note)!r}).write_text(str(os.getpid()), encoding='utf-8')\ntime.sleep(60)\n",
        encoding="utf-8",
    )
    serving = subprocess.Popen([KB, "serve"], cwd=collection, env={**os.environ, **environment})
    for _ in range(600):
        if note.exists() and note.read_text(encoding="utf-8"):
            break
        time.sleep(0.05)
    serving.terminate()
    assert serving.wait(30) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text(encoding="utf-8")), 0)


@pytest.mark.parametrize("text", ["site_dir: [", "site_dir: ''", "- list", ""])
def test_a_config_without_a_folder(tmp_path: Path, text: str) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert child.site_dir(tmp_path) == tmp_path / "site"
