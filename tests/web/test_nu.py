"""The Nu HTML checker finds no error in our own markup; the theme's known messages stand in one list."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

HERE = Path(__file__).parent
JAR = HERE.parent / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"


def known() -> list[re.Pattern[str]]:
    """The messages that the theme itself causes."""
    lines = (HERE / "nu_known.txt").read_text(encoding="utf-8").splitlines()
    return [re.compile(line) for line in lines if line and not line.startswith("#")]


def test_markup_is_valid(site: Path) -> None:
    java = shutil.which("java")
    if java is None or not JAR.is_file():
        pytest.fail("Java and vnu-jar are needed: run `make test-tools`.", pytrace=False)
    command = [
        java,
        "-Xss4m",
        "-jar",
        str(JAR),
        "--format",
        "json",
        "--stdout",
        "--errors-only",
        "--skip-non-html",
        str(site),
    ]
    checked = subprocess.run(command, capture_output=True, check=False)
    messages = json.loads(checked.stdout)["messages"]
    patterns = known()
    unknown = {
        f"{Path(message['url']).parent.name}: {message['message']} — {message.get('extract', '')[:160]}"
        for message in messages
        if not any(pattern.search(message["message"]) for pattern in patterns)
    }
    assert sorted(unknown)[:20] == []
    idle = [p.pattern for p in patterns if not any(p.search(message["message"]) for message in messages)]
    assert idle == [], "these no longer occur: take them off nu_known.txt"
