"""YAML as editors and schema checkers understand it: the core schema of YAML 1.2, keys as JSON has them."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Loader(yaml.SafeLoader):
    """PyYAML's loader without the types of YAML 1.1: no dates, no `on` and `off`, no sexagesimal numbers."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  (declared so by the class above)


def _resolve(tag: str, pattern: str, first: str) -> None:

    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(first))


_resolve("null", r"~|null|Null|NULL|", "~nN\0")
_resolve("bool", r"true|True|TRUE|false|False|FALSE", "tTfF")
_resolve("int", r"[-+]?[0-9]+", "-+0123456789")
_resolve("float", r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", "-+.0123456789")
_Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
_Loader.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def load(text: str) -> Any:  # noqa: ANN401  (plain data of any shape)
    """The plain data of a YAML text."""
    return _with_text_keys(yaml.load(text, Loader=_Loader))  # noqa: S506  (a safe loader with fewer types)


def _with_text_keys(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value
