"""CI files: sound by their official schemas, and their commands do what they should in a clean clone."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from kb.cli import main
from tests.ci.offline import GIT, clone, committed, dependencies, environment, python_of, run_lines, wheel_of
from tests.support.command import said

_STARTER = "kb/cli/starter"
_OFFICIAL = {
    f"{_STARTER}/dot-gitlab-ci.yml": "gitlab-ci",
    "docs/ci/gitlab-ci.yml": "gitlab-ci",
    f"{_STARTER}/dot-github/workflows/kb.yml": "github-workflows",
    "docs/ci/github-workflow.yml": "github-workflows",
    f"{_STARTER}/dot-pre-commit-config.yaml": "validate-config",
    ".pre-commit-config.yaml": "validate-config",
    ".pre-commit-hooks.yaml": "validate-manifest",
}
"""Every CI file, and its official schema: one that check-jsonschema carries, or pre-commit's own command."""
_THIS_RUN = [".ci/run"]
"""The one command not run here: it runs all tests, this one among them."""
_BROKEN = "---\ntitle：坏\n---\n"


def _official(schema: str, path: Path) -> subprocess.CompletedProcess[bytes]:
    tool = ["pre_commit", schema] if schema.startswith("validate") else ["check_jsonschema", "--builtin-schema"]
    schemas = [] if tool[1] == schema else [f"vendor.{schema}"]
    return subprocess.run([sys.executable, "-m", *tool, *schemas, path], capture_output=True, check=False)


@pytest.mark.parametrize("path", _OFFICIAL)
def test_official_schema(root: Path, path: str) -> None:
    checked = _official(_OFFICIAL[path], root / path)
    assert checked.returncode == 0, said(checked)


@pytest.mark.parametrize("path", _OFFICIAL)
def test_the_official_schema_notices(root: Path, tmp_path: Path, path: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    for right in ("script:", "- run:", "language:"):
        text = text.replace(right, "- ruun:" if right == "- run:" else "wrong:")
    (tmp_path / "spoiled.yml").write_text(text, encoding="utf-8")
    assert _official(_OFFICIAL[path], tmp_path / "spoiled.yml").returncode == 1


def gitlab_jobs(path: Path) -> dict[str, list[str]]:
    """The script lines of each job."""
    return {name: job["script"] for name, job in _parsed(path).items()}


def github_jobs(path: Path) -> dict[str, list[str]]:
    """The commands of each job; steps that use an action belong to the platform."""
    jobs = _parsed(path)["jobs"]
    return {name: [step["run"] for step in job["steps"] if "run" in step] for name, job in jobs.items()}


def _parsed(path: Path) -> Any:  # noqa: ANN401  (plain data of any shape)
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheels(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel_of(root, tmp_path_factory.mktemp("wheels"))


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return dependencies(tmp_path_factory.mktemp("ci") / "deps")


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository of a new team."""
    folder = tmp_path_factory.mktemp("team") / "我们的库"
    assert main(["init", str(folder)]) == 0
    return committed(folder)


@pytest.fixture(scope="module")
def project(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository of what the project's folder holds now."""
    folder = tmp_path_factory.mktemp("project") / "fupan"
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],  # noqa: S607
        cwd=root,
        capture_output=True,
        check=True,
    )
    for name in filter(None, listed.stdout.decode("utf-8").split("\0")):
        if (root / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, folder / name)
    return committed(folder)


def _team_jobs(root: Path) -> Iterator[tuple[str, list[str]]]:
    for name, lines in gitlab_jobs(root / _STARTER / "dot-gitlab-ci.yml").items():
        yield f"gitlab {name}", lines
    for name, lines in github_jobs(root / _STARTER / "dot-github" / "workflows" / "kb.yml").items():
        yield f"github {name}", lines


@pytest.mark.parametrize("platform", ["gitlab", "github"])
def test_a_teams_job(
    root: Path, team: Path, wheels: Path, installed: Path, tmp_path: Path, platform: str
) -> None:  # fmt: skip
    jobs = [lines for name, lines in _team_jobs(root) if name.startswith(platform)]
    assert len(jobs) == 1
    work = clone(team, tmp_path / "clone")
    env = environment(wheels, installed, python_of(tmp_path / "python"))
    ended = run_lines(jobs[0], work, env)
    assert ended.returncode == 0, said(ended)
    assert (work / "site" / "index.html").is_file()
    if platform == "gitlab":
        assert json.loads((work / "gl-code-quality-report.json").read_text(encoding="utf-8")) == []
    shutil.rmtree(work / "site")
    (work / "cases" / "2026-10" / "broken.md").write_text(_BROKEN, encoding="utf-8")
    ended = run_lines(jobs[0], work, env)
    assert ended.returncode == 1, said(ended)
    assert b"broken.md" in ended.stdout
    assert b"KB101" in ended.stdout
    assert not (work / "site").exists(), "nothing is built from a broken collection"
    if platform == "gitlab":
        report = json.loads((work / "gl-code-quality-report.json").read_text(encoding="utf-8"))
        assert [item["location"]["path"] for item in report] == ["cases/2026-10/broken.md"]


@pytest.mark.parametrize("platform", ["gitlab", "github"])
def test_the_projects_jobs(
    root: Path, project: Path, wheels: Path, installed: Path, tmp_path: Path, platform: str
) -> None:  # fmt: skip
    read, file = {"gitlab": (gitlab_jobs, "gitlab-ci.yml"), "github": (github_jobs, "github-workflow.yml")}[platform]
    jobs = read(root / "docs" / "ci" / file)
    assert jobs.pop("everything") == _THIS_RUN
    assert (root / _THIS_RUN[0]).is_file()
    work = clone(project, tmp_path / "clone")
    assert jobs
    for lines in jobs.values():
        ended = run_lines(lines, work, environment(wheels, installed))
        assert ended.returncode == 0, said(ended)
    assert (work / "site" / "index.html").is_file()


def test_the_teams_hook(team: Path, wheels: Path, installed: Path, tmp_path: Path) -> None:
    work = clone(team, tmp_path / "clone")
    programs = python_of(tmp_path / "python")
    env = environment(wheels, installed, programs)
    assert run_lines(["python -m pip install fupan"], work, env).returncode == 0
    run = "python -m pre_commit run --all-files"
    ended = run_lines([run], work, env)
    assert ended.returncode == 0, said(ended)
    (work / "cases" / "2026-10" / "broken.md").write_text(_BROKEN, encoding="utf-8")
    subprocess.run([*GIT, "add", "--all"], cwd=work, check=True)
    ended = run_lines([run], work, env)
    assert ended.returncode == 1, said(ended)
    assert b"broken.md:2:6" in ended.stdout


def test_the_hook_that_others_take_from_here(
    project: Path, team: Path, wheels: Path, installed: Path, tmp_path: Path
) -> None:  # fmt: skip
    """As pre-commit does it: the hook's own environment, installed from a clone of this repository."""
    work = clone(team, tmp_path / "clone")
    env = environment(wheels, installed) | {"PRE_COMMIT_HOME": str(tmp_path / "cache")}
    run = f'"{sys.executable}" -m pre_commit try-repo "{project}" kb-check --all-files --verbose'
    ended = run_lines([run], work, env)
    assert ended.returncode == 0, said(ended)
    (work / "cases" / "2026-10" / "broken.md").write_text(_BROKEN, encoding="utf-8")
    subprocess.run([*GIT, "add", "--all"], cwd=work, check=True)
    ended = run_lines([run], work, env)
    assert ended.returncode == 1, said(ended)
    assert b"broken.md:2:6" in ended.stdout


def test_no_ci_file_is_forgotten(root: Path) -> None:
    found = {path.relative_to(root).as_posix() for folder in ("docs/ci", f"{_STARTER}/dot-github") for path in
             (root / folder).rglob("*.y*ml")}  # fmt: skip
    found |= {path.relative_to(root).as_posix() for path in (root / _STARTER).glob("dot-*.y*ml")}
    found |= {path.name for path in root.glob(".*.y*ml")}
    assert found == set(_OFFICIAL)
