"""Which files belong to a collection, and what each of them is."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from kb.records import RECORD_TYPES, Case, Month, MonthlyMeasures, Record
from kb.records.anchors import is_slug
from kb.records.suggest import nearest

FOLDERS = {model.FOLDER: model for model in RECORD_TYPES.values() if model not in (Case, Month)}
"""The folders of `playbooks/`, by the record type they hold."""
IMAGES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".avif"})

_TEXTS = frozenset({".md", ".yml", ".yaml"})
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_IGNORED = frozenset({"README.md"})


@dataclass(frozen=True, slots=True)
class File:
    """A file of the collection. `model` is `None` for a file that does not belong; `advice` then says why."""

    path: str
    model: type[Record | MonthlyMeasures] | None
    id: str = ""
    advice: tuple[str, str] = ("", "")

    @property
    def valid_id(self) -> bool:
        """Whether the file's stem may serve as an id."""
        return self.model in (Month, MonthlyMeasures) or is_slug(self.id)


def discover(root: Path) -> Iterator[File]:
    """Every file below `cases/` and `playbooks/`, in a fixed order; images and read-me files are left out."""
    for top in ("cases", "playbooks"):
        for folder, folders, names in os.walk(root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            base = Path(folder).relative_to(root).as_posix()
            for name in sorted(names):
                suffix = Path(name).suffix.lower()
                if not name.startswith(".") and name not in _IGNORED and suffix not in IMAGES:
                    yield classify(f"{base}/{name}")


def classify(path: str) -> File:
    """What a file is, told from its path relative to the root."""
    top, *folders, name = path.split("/")
    stem, suffix = PurePosixPath(name).stem, PurePosixPath(name).suffix
    if suffix.lower() not in _TEXTS:
        return File(path, None, advice=("记录写成 .md 或 .yml；图片放在记录旁边", "write records as .md or .yml files"))
    return _in_cases(path, folders, stem) if top == "cases" else _in_playbooks(path, folders, stem)


def _in_cases(path: str, folders: list[str], stem: str) -> File:
    if len(folders) != 1 or not _MONTH.fullmatch(folders[0]):
        return File(path, None, advice=("案例放在 cases/年-月/ 里，例如 cases/2026-10/", "cases lie in cases/YYYY-MM/"))
    special: dict[str, type[Record | MonthlyMeasures]] = {"month": Month, "measures": MonthlyMeasures}
    if model := special.get(stem):
        return File(path, model, folders[0])
    return File(path, Case, stem)


def _in_playbooks(path: str, folders: list[str], stem: str) -> File:
    known = "、".join(FOLDERS)
    if not folders:
        advice = (f"放进 playbooks 下的一个文件夹：{known}", f"move it into one of: {', '.join(FOLDERS)}")
        return File(path, None, advice=advice)
    if model := FOLDERS.get(folders[0]):
        return File(path, model, stem)
    near = nearest(folders[0], FOLDERS)
    zh = f"文件夹是否想写 {near}？" if near else f"可用的文件夹：{known}"
    en = f"did you mean the folder {near}?" if near else f"known folders: {', '.join(FOLDERS)}"
    return File(path, None, advice=(zh, en))
