"""One lock file is enough to install everything, and it names no server and no machine."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_PIN = re.compile(r"^(?P<name>[a-z0-9][a-z0-9-]*)==(?P<version>\S+)(?: ; (?P<marker>[^\\]+))? \\$")


def _pins(root: Path) -> dict[str, str]:
    lines = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    found = (_PIN.match(line) for line in lines)
    return {match["name"]: match["version"] for match in found if match}


def _wanted(root: Path) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    texts = [
        *project["project"]["dependencies"],
        *project["build-system"]["requires"],
        *project["dependency-groups"]["dev"],
    ]
    return [Requirement(text) for text in texts]


def test_every_requirement_is_pinned_within_its_bounds(root: Path) -> None:
    pins = _pins(root)
    for wanted in _wanted(root):
        name = canonicalize_name(wanted.name)
        assert name in pins, f"{name} is not locked; run: make lock"
        assert wanted.specifier.contains(pins[name]), f"{name} {pins[name]} is out of bounds; run: make lock"


def test_lock_is_pins_hashes_and_comments_only(root: Path) -> None:
    lines = (root / "requirements.lock").read_text(encoding="utf-8").splitlines()
    other = [
        line
        for line in lines
        if not (
            _PIN.match(line) or re.match(r"^    --hash=sha256:[0-9a-f]{64}( \\)?$", line) or line.lstrip()[:1] == "#"
        )
    ]
    assert other == []
    pinned = [index for index, line in enumerate(lines) if _PIN.match(line)]
    assert all("--hash=" in lines[index + 1] for index in pinned)


def test_locks_name_no_server_and_no_machine(root: Path) -> None:
    python = (root / "requirements.lock").read_text(encoding="utf-8")
    npm = (root / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
    for text in (python, npm):
        assert "://" not in text
        assert str(root) not in text
    assert all("resolved" not in package for package in json.loads(npm)["packages"].values())


def test_python_versions(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == ">=3.11"
    versions = {name.rpartition(" ")[2] for name in project["classifiers"] if "Python :: 3." in name}
    assert versions == {"3.11", "3.12", "3.13"}
