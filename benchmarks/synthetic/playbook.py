"""What the repository's vocabulary and playbooks offer a made-up case to refer to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# KB519 warns of every other force.
_STANDING = frozenset({"in-force", "amended"})


@dataclass(frozen=True, slots=True)
class Strategy:
    """A strategy, as far as choosing it needs to know."""

    id: str
    title: str
    dimension: str
    prohibited: bool
    alternative: str
    stages: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Persona:
    """A persona, as far as choosing it needs to know."""

    id: str
    title: str
    stages: tuple[str, ...]
    reach: tuple[str, ...]
    strategies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Playbook:
    """Everything a case may name.

    Attributes:
        vocabulary: `kb.yml` as it stands.
        stages: From id to the first and last day past due; the last may be open.
        articles: References such as `pipl#10`, of regulations that still hold.
    """

    vocabulary: Mapping[str, Any]
    stages: Mapping[str, tuple[int, int | None]]
    personas: tuple[Persona, ...]
    strategies: Mapping[str, Strategy]
    articles: tuple[str, ...]

    def ids(self, vocabulary: str) -> tuple[str, ...]:
        """The ids that a vocabulary of `kb.yml` declares."""
        return tuple(str(key) for key in self.vocabulary.get(vocabulary, {}))

    def word(self, vocabulary: str, key: str) -> str:
        """The Chinese word for an id."""
        value = self.vocabulary[vocabulary][key]
        return str(value["title"] if isinstance(value, dict) else value)

    def persona(self, key: str) -> Persona:
        """The persona of that id."""
        return next(persona for persona in self.personas if persona.id == key)


def read_playbook(root: Path) -> Playbook:
    """Read `kb.yml` and `playbooks/` of a collection."""
    vocabulary = _yaml((root / "kb.yml").read_text(encoding="utf-8"))
    stages = {str(key): tuple(value["days"]) for key, value in vocabulary["stages"].items()}
    books = root / "playbooks"
    personas = tuple(
        _persona(key, fields, tuple(stages)) for key, fields in _records(books / "personas") if _live(fields)
    )
    strategies = {
        key: _strategy(key, fields, tuple(stages)) for key, fields in _records(books / "strategies") if _live(fields)
    }
    articles = tuple(
        f"{key}#{article}"
        for key, fields in _records(books / "regulations")
        if _live(fields) and fields.get("force") in _STANDING
        for article in fields.get("articles", {})
    )
    return Playbook(vocabulary, stages, personas, strategies, articles)


def _records(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".md", ".yml", ".yaml"})
    return [(path.stem, _front_matter(path)) for path in paths if path.stem != "README"]


def _front_matter(path: Path) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    return _yaml(text.split("\n---", 1)[0] if path.suffix == ".md" else text)


def _yaml(text: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(text)
    return loaded


def _live(fields: Mapping[str, Any]) -> bool:
    return fields.get("status") == "published"


def _persona(key: str, fields: Mapping[str, Any], stages: tuple[str, ...]) -> Persona:
    return Persona(
        id=key,
        title=str(fields["title"]),
        stages=_names(fields.get("stages")) or stages,
        reach=_names(fields.get("axes", {}).get("reach")),
        strategies=_names(fields.get("strategies")),
    )


def _strategy(key: str, fields: Mapping[str, Any], stages: tuple[str, ...]) -> Strategy:
    requires = fields.get("requires") or {}
    return Strategy(
        id=key,
        title=str(fields["title"]),
        dimension=str(fields["dimension"]),
        prohibited=fields["verdict"] == "prohibited",
        alternative=str(fields.get("alternative", "")),
        stages=_names(fields.get("stages")) or _names(requires.get("stages")) or stages,
        after=_names(requires.get("after")),
    )


def _names(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(item) for item in value) if isinstance(value, list) else (str(value),)
