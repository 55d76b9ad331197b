"""The files that set up VS Code for a knowledge base: schemas, snippets, and which schema is for which files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from kb.records import Vocabulary
from kb.schema.documents import DOCUMENTS, draft
from kb.schema.snippets import snippets

EDITOR_FOLDER = ".vscode"
SCHEMA_FOLDER = f"{EDITOR_FOLDER}/schemas"
_EXTENSION = "redhat.vscode-yaml"


def editor_files(vocabulary: Vocabulary) -> dict[str, str]:
    """All files by path: those that follow from the vocabulary, and those that a person may change."""
    return generated_files(vocabulary) | settings_files()


def generated_files(vocabulary: Vocabulary) -> dict[str, str]:
    """Schemas and snippets; they are written again whenever the vocabulary changes."""
    files = {f"{SCHEMA_FOLDER}/{item.file}": as_json(draft(item, vocabulary)) for item in DOCUMENTS.values()}
    return files | {f"{EDITOR_FOLDER}/fupan.code-snippets": as_json(snippets(vocabulary))}


def settings_files() -> dict[str, str]:
    """What is written once and then belongs to the person."""
    return {
        f"{EDITOR_FOLDER}/settings.json": as_json(_settings()),
        f"{EDITOR_FOLDER}/extensions.json": as_json({"recommendations": [_EXTENSION]}),
    }


def schema_files(vocabulary: Vocabulary) -> dict[str, str]:
    """Every schema by file name, those of front matter included."""
    found = {item.file: as_json(draft(item, vocabulary)) for item in DOCUMENTS.values()}
    for item in DOCUMENTS.values():
        if item.prose:
            found[item.front_file] = as_json(draft(item, vocabulary, front_matter=True))
    return dict(sorted(found.items()))


def as_json(value: Mapping[str, Any]) -> str:
    """Data as the text of a JSON file."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _settings() -> dict[str, Any]:
    return {
        "yaml.schemas": {f"./{SCHEMA_FOLDER}/{item.file}": list(item.globs) for item in DOCUMENTS.values()},
        # Our own schemas are all there is to know, and nothing is fetched from the network.
        "yaml.schemaStore.enable": False,
        "redhat.telemetry.enabled": False,
        "yaml.yamlVersion": "1.2",
        # A formatter would re-wrap text and move comments; `kb fmt` leaves both alone.
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
        # Chinese punctuation is no disguise here; where it is wrong, `kb check` says so.
        "editor.unicodeHighlight.allowedLocales": {"zh-hans": True},
        "[markdown]": {
            "editor.wordWrap": "on",
            "editor.quickSuggestions": {"comments": "off", "strings": "off", "other": "on"},
            "editor.wordBasedSuggestions": "off",
        },
        "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
    }
