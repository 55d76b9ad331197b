"""Every output read back to findings, as the program it is written for would read it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from kb.report import Report
from kb.report.item import Item, items


class Parsed(NamedTuple):
    """A finding as far as an output carries it; what it does not carry is `None`."""

    rule: str
    severity: str
    path: str
    line: int
    column: int
    end: tuple[int, int] | None
    words: str


def expected(report: Report, form: str, lang: str, like: list[Parsed]) -> list[Parsed]:
    """The findings of a report in the order and with the parts of what was parsed, for comparison."""
    kept = {row[:5]: row for row in like}
    out = []
    for item in items(report, lang):
        row = _row(item)
        if form in {"github", "gitlab"}:
            row = row._replace(words=item.words)
        seen = kept.get(row[:5])
        out.append(row._replace(end=row.end if seen is None or seen.end else None))
    return sorted(out, key=repr)


def _row(item: Item) -> Parsed:
    span = item.span
    end = (span.end_line, span.end_column)
    return Parsed(item.rule, item.severity.value, item.path, span.line, span.column, end, item.message)


def _text(text: str, lang: str) -> Iterator[Parsed]:
    words = {"错误": "error", "警告": "warning", "提示": "note"} if lang == "zh" else {}
    for match in re.finditer(r"^(\S.*?):(\d+):(\d+)  (\S+)  (KB\d+)  (.*)$", text, re.MULTILINE):
        path, line, column, severity, rule, message = match.groups()
        yield Parsed(rule, words.get(severity, severity), path, int(line), int(column), None, message)


def _json(text: str, _lang: str) -> Iterator[Parsed]:
    for row in json.loads(text)["findings"]:
        end = (row["end_line"], row["end_column"])
        yield Parsed(row["rule"], row["severity"], row["path"], row["line"], row["column"], end, row["message"])


def _sarif(text: str, _lang: str) -> Iterator[Parsed]:
    (run,) = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        end = (region["endLine"], region["endColumn"])
        path = unquote(place["artifactLocation"]["uri"])
        start = (region["startLine"], region["startColumn"])
        hint = result["properties"]["hint"]
        message = result["message"]["text"].removesuffix(f"（{hint}）")
        yield Parsed(result["ruleId"], result["level"], path, *start, end, message)


def _gitlab(text: str, _lang: str) -> Iterator[Parsed]:
    severities = {"major": "error", "minor": "warning", "info": "note"}
    for row in json.loads(text):
        begin, end = (row["location"]["positions"][name] for name in ("begin", "end"))
        yield Parsed(
            row["check_name"], severities[row["severity"]], row["location"]["path"], begin["line"], begin["column"],
            (end["line"], end["column"]), row["description"],
        )  # fmt: skip


def _junit(text: str, _lang: str) -> Iterator[Parsed]:
    for case in ET.fromstring(text).iter("testcase"):  # noqa: S314  (our own output)
        for outcome in case:
            rule = case.attrib["name"].partition(" ")[0]
            match = re.match(r"(?s)(.*?):(\d+):(\d+)-(\d+):(\d+)(?:\n|$)", outcome.text or "")
            assert match
            path, line, column, *end = match.groups()
            assert path == case.attrib["classname"]
            yield Parsed(
                rule, outcome.attrib["type"], path, int(line), int(column), (int(end[0]), int(end[1])),
                outcome.attrib["message"],
            )  # fmt: skip


def _github(text: str, lang: str) -> Iterator[Parsed]:
    """As the runner does it: a line that begins with `::` is a command, unless commands are stopped."""
    levels = {"error": "error", "warning": "warning", "notice": "note"}
    token = ""
    for line in text.splitlines():
        command = re.match(r"::([\w-]+)(?: ([^:]*))?::(.*)$", line)
        if token:
            if line == f"::{token}::":
                token = ""
            else:
                yield from _text(line, lang)
        elif command and command[1] == "stop-commands":
            token = command[3]
        elif command and command[1] in levels:
            given = dict(part.split("=", 1) for part in (command[2] or "").split(","))
            properties = {name: _unescaped(value) for name, value in given.items()}
            if "file" in properties:
                yield _annotation(levels[command[1]], properties, _unescaped(command[3]))


def _annotation(level: str, properties: Mapping[str, str], words: str) -> Parsed:
    end = (int(properties["endLine"]), int(properties["endColumn"])) if "endColumn" in properties else None
    start = (int(properties["line"]), int(properties["col"]))
    return Parsed(properties["title"], level, properties["file"], *start, end, words)


def _unescaped(text: str) -> str:
    for code, char in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(code, char)
    return text


_PARSERS: Mapping[str, Callable[[str, str], Iterator[Parsed]]] = {
    "text": _text, "json": _json, "sarif": _sarif, "github": _github, "gitlab": _gitlab, "junit": _junit,
}  # fmt: skip


def parse(form: str, text: str, lang: str) -> list[Parsed]:
    """The findings of an output, in a fixed order."""
    return sorted(_PARSERS[form](text, lang), key=repr)


def results_only(text: str) -> Any:  # noqa: ANN401
    """A SARIF log without its rules, which change with every rule that is written."""
    log = json.loads(text)
    log["runs"][0]["tool"]["driver"].pop("rules")
    log["runs"][0]["tool"]["driver"].pop("semanticVersion")
    for result in log["runs"][0]["results"]:
        result.pop("ruleIndex")
    return log
