"""Findings as JUnit XML, in the form that Jenkins' xunit schema describes.

Every finding is a test case: failed where it makes the run fail, skipped where it is only worth knowing. The file is
pure ASCII with character references, so that no console or redirect can spoil it.
"""

from __future__ import annotations

import re
from itertools import groupby
from xml.etree import ElementTree as ET

from kb.report.item import Item, items
from kb.report.summary import Report

_SUITE = "kb check"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(report: Report, lang: str) -> str:
    """The report as one `testsuites` element, a suite a file; where nothing was found, one case that passed."""
    root = ET.Element("testsuites", name=_SUITE)
    for path, of_file in groupby(items(report, lang), key=lambda item: item.path):
        _add_suite(root, path, [_case(item, report) for item in of_file])
    if not report.findings:
        _add_suite(root, _SUITE, [ET.Element("testcase", classname=_SUITE, name=f"{report.files} files")])
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="us-ascii", xml_declaration=True)
    return written.decode("ascii") + "\n"


def _add_suite(root: ET.Element, name: str, cases: list[ET.Element]) -> None:
    failures = sum(case.find("failure") is not None for case in cases)
    skipped = sum(case.find("skipped") is not None for case in cases)
    suite = ET.SubElement(
        root, "testsuite", name=_xml(name), tests=str(len(cases)), failures=str(failures), errors="0",
        skipped=str(skipped),
    )  # fmt: skip
    suite.extend(cases)


def _case(item: Item, report: Report) -> ET.Element:
    span = item.span
    case = ET.Element(
        "testcase", classname=_xml(item.path), name=f"{item.rule} {span.line}:{span.column}"
    )  # fmt: skip
    kind = "failure" if report.fails(item.severity) else "skipped"
    outcome = ET.SubElement(case, kind, type=item.severity.value, message=_xml(item.message))
    place = f"{item.path}:{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    outcome.text = _xml("\n".join(filter(None, (place, item.hint))))
    return case


def _xml(text: str) -> str:
    """Text that XML can hold."""
    return _NOT_XML.sub("\ufffd", text)
