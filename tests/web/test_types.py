"""The types that the theme's scripts declare in their comments hold."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def test_types_of_scripts_hold(root: Path) -> None:
    node, compiler = shutil.which("node"), root / "tests/tools/node_modules/typescript/bin/tsc"
    if node is None or not compiler.is_file():
        pytest.fail("TypeScript is missing: run `make test-tools`")
    done = subprocess.run(
        [node, str(compiler), "--project", str(root / "tests/web/tsconfig.json")],
        capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert (done.returncode, done.stdout) == (0, "")
