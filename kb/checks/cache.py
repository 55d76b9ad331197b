"""What the last run found, kept for as long as nothing changes that could change it.

Rules look at the whole collection, so what is kept is the whole answer, under a digest of everything it depends on:
the content of every file, the names of those that links may lead to, the day, the baseline and this software. The
findings are kept as they may be shown, masked; their files by number, so that not even a name is written down.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import metadata
from pathlib import Path
from typing import Any

import kb
from kb.findings import MESSAGES, Edit, Finding, Fix, Severity
from kb.library.files import discover
from kb.source.span import Span

FOLDER = ".kb"
"""A folder in the collection's root that holds what can be made again; it tells git to ignore itself."""
_FINDINGS = "findings.cache"
_REPORT = "report.cache"
_TREES = ("cases", "playbooks", "docs")
"""Folders whose files' names count, whatever they hold: links and images may lead to them."""


def content_files(root: Path) -> tuple[str, ...]:
    """The files that a run reads, in the order of `Library.files`."""
    return ("kb.yml", *(file.path for file in discover(root)))


def digest(root: Path, conditions: Iterable[str], read: Callable[[str], bytes | None]) -> str:
    """A digest of everything that findings depend on.

    Args:
        root: the collection's folder.
        conditions: what else decides: the day, the baseline.
        read: the content of a file, `None` where it cannot be opened.
    """
    whole = hashlib.blake2b(digest_size=20)
    for part in (*_software(), *conditions, *_names(root)):
        whole.update(part.encode("utf-8", "surrogatepass") + b"\0")
    # What does not belong is reported for its name alone, and never read.
    for path in ("kb.yml", *(file.path for file in discover(root) if file.model)):
        data = read(path)
        whole.update(b"-" if data is None else hashlib.blake2b(data, digest_size=20).digest())
    return whole.hexdigest()


def on_disk(root: Path) -> Callable[[str], bytes | None]:
    """Reads the files of a collection as they are now."""
    base = str(root)

    def read(path: str) -> bytes | None:
        try:
            with open(f"{base}/{path}", "rb", buffering=0) as file:  # noqa: PTH123  (ten thousand times over)
                return file.read()
        except OSError:
            return None

    return read


def recall(root: Path, key: str) -> tuple[Finding, ...] | None:
    """The findings kept under a key; `None` where there are none, or the file is damaged."""
    try:
        files = content_files(root)
        return tuple(_finding(row, files) for row in json.loads(_read(root, _FINDINGS, key)))
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return None


def keep(root: Path, key: str, findings: Sequence[Finding]) -> None:
    """Keep findings, whose words must be masked, under a key. A folder that cannot be written is no fault."""
    index = {path: number for number, path in enumerate(content_files(root))}
    if all(finding.path in index for finding in findings):
        body = json.dumps([_row(finding, index) for finding in findings], ensure_ascii=False)
        _write(root, _FINDINGS, key, body)


def recall_report(root: Path, key: str) -> tuple[int, str] | None:
    """The exit code and text kept under a key; `None` where there are none, or the file is damaged."""
    try:
        code, text = _read(root, _REPORT, key).split("\n", 1)
        return int(code), text
    except (OSError, ValueError):
        return None


def keep_report(root: Path, key: str, code: int, text: str) -> None:
    """Keep a report as it was shown, with its exit code, until the next one."""
    _write(root, _REPORT, key, f"{code}\n{text}")


def _read(root: Path, name: str, key: str) -> str:
    """What is kept under a key in a file of ours.

    Raises:
        OSError: There is no such file.
        ValueError: It holds something else, or was damaged.
    """
    head, check, body = (root / FOLDER / name).read_bytes().decode("utf-8", "surrogatepass").split("\n", 2)
    if head != key or check != _sum(body):
        raise ValueError(head)
    return body


def _write(root: Path, name: str, key: str, body: str) -> None:
    folder = root / FOLDER
    with contextlib.suppress(OSError):
        folder.mkdir(exist_ok=True)
        if not (folder / ".gitignore").exists():
            (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        _put(folder / name, f"{key}\n{_sum(body)}\n{body}")


def _put(target: Path, text: str) -> None:
    """Write beside, then rename: a reader sees the old file or the new one."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            file.write(text)
        Path(name).replace(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _sum(body: str) -> str:
    return hashlib.blake2b(body.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def _software() -> Iterator[str]:
    """What tells one state of this software from another: its files, the interpreter, what suggests names."""
    yield sys.version
    yield metadata.version("rapidfuzz")
    base = Path(kb.__file__).parent
    for folder, folders, names in os.walk(base):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        for name in sorted(names):
            status = Path(folder, name).stat()
            yield f"{Path(folder).relative_to(base)}/{name} {status.st_size} {status.st_mtime_ns}"


def _names(root: Path) -> Iterator[str]:
    yield from sorted(entry.name for entry in os.scandir(root) if entry.is_file() and not entry.name.startswith("."))
    for top in _TREES:
        for folder, folders, names in os.walk(root / top):
            folders.sort()
            yield folder.removeprefix(str(root))
            yield from sorted(names)


def _row(finding: Finding, index: Mapping[str, int]) -> list[Any]:
    fix = finding.fix
    edits = [[*edit.span, edit.text] for edit in fix.edits] if fix else []
    return [
        finding.key,
        index[finding.path],
        list(finding.span),
        dict(finding.args),
        finding.severity.value,
        finding.record,
        [edits, fix.safe, fix.encoding] if fix else None,
    ]


def _finding(row: list[Any], files: Sequence[str]) -> Finding:
    key, number, span, args, severity, record, fix = row
    if key not in MESSAGES:
        raise KeyError(key)
    mend = None
    if fix:
        edits, safe, encoding = fix
        mend = Fix(tuple(Edit(Span(*edit[:4]), edit[4]) for edit in edits), safe, encoding)
    return Finding(key, files[number], Span(*span), args, Severity(severity), record, mend)
