"""The state of reading one file: what its fields are told, and what they report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.findings.finding import Edit, Fix
from kb.records.suggest import nearest
from kb.records.values import FieldPath, Place, Ref
from kb.records.words import Lexicon
from kb.source.inline import links, raw_html, unclosed_links, wide_brackets, wiki_links
from kb.source.markdown import Body
from kb.source.nodes import Node, Scalar
from kb.source.problem import Problem, replace
from kb.source.span import Span

_LOOK_ALIKES = {"【": "[", "［": "[", "｜": "|"}


@dataclass(frozen=True, slots=True)
class Written:
    """A reference as it was written, in a field or in prose.

    `accepts` is the record type the field wants, or empty; `mention` tells prose from a field. `start` is where
    the link stands in the text at `path`, for finding its sentence.
    """

    path: FieldPath
    ref: Ref
    span: Span
    place_span: Span
    accepts: str = ""
    mention: bool = False
    text: str = ""
    start: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """The address of a Markdown link or image as written."""

    path: FieldPath
    url: str
    span: Span
    image: bool


@dataclass(slots=True)
class Reading:
    """Collects what reading one file gives besides its values."""

    lexicon: Lexicon
    body: Body | None = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[FieldPath, Place] = field(default_factory=dict)
    references: list[Written] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)

    def report(self, key: str, span: Span, /, *, fix: Fix | None = None, **args: str) -> None:
        """Note a problem at a place."""
        self.problems.append(Problem(key, span, args, fix))

    def report_unknown(self, key: str, name: Scalar, known: Iterable[str]) -> None:
        """Note an unknown name, with the nearest known one and a mend where there is one."""
        known = list(known)
        near = nearest(name.value, known)
        # The nearest name is a guess: safe to offer, not to put in unasked.
        key, fix = (f"{key}-near", Fix((Edit(name.span, near),), safe=False)) if near else (key, None)
        choices = "、".join(dict.fromkeys(known))
        self.problems.append(Problem(key, name.span, {"name": name.value, "near": near, "choices": choices}, fix))

    def whole(self, scalar: Scalar) -> None:
        """Report a text that YAML cuts short at ` #`."""
        if scalar.comment:
            self.report("KB101-comment", scalar.comment)

    def place(self, path: FieldPath, node: Node, key: Span | None = None) -> None:
        """Remember where a value stands."""
        origin = node.origin if isinstance(node, Scalar) else None
        self.places[path] = Place(node.span, key, origin)

    def text(self, path: FieldPath, scalar: Scalar, *, check_html: bool) -> None:
        """Look for what may stand within a text: references, links, and what only looks like them."""
        value = scalar.value
        if "[" in value or "【" in value or "［" in value:
            self._brackets(path, scalar)
        if check_html and "<" in value:
            for start, end in raw_html(value):
                found = value[start:end][:30]
                self.report("KB104-html", scalar.origin.locate(value, start, end), html=found)

    def _brackets(self, path: FieldPath, scalar: Scalar) -> None:
        value, locate = scalar.value, scalar.origin.locate
        for link in wiki_links(value):
            span = locate(value, link.start, link.end)
            place = locate(value, link.place_start, link.end - 2)
            ref = Ref(link.name, link.place)
            if not link.name:
                self.report("KB104-empty-link", span)
                continue
            self.references.append(Written(path, ref, span, place, mention=True, text=value, start=link.start))
        for found in links(value):
            span = locate(value, found.url_start, found.url_start + len(found.url))
            if found.image and not found.label.strip():
                self.report("KB104-image-text", locate(value, found.start, found.end))
            self.targets.append(Target(path, found.url, span, found.image))
        for index, wide in wide_brackets(value):
            length = 1 if wide == "｜" else 2
            span = locate(value, index, index + length)
            half = _LOOK_ALIKES[wide] * length
            self.problems.append(
                Problem("KB101-wide", span, {"wide": wide * length, "half": half}, replace(span, half))
            )
        for index in unclosed_links(value):
            self.report("KB101-open-link", locate(value, index, index + 2))

    def variables(self, scalar: Scalar, known: Mapping[str, object]) -> None:
        """Report `{variables}` of a line to say that `kb.yml` does not declare."""
        value, start = scalar.value, scalar.value.find("{")
        while start >= 0:
            end = value.find("}", start)
            name = value[start + 1 : end] if end >= 0 else value[start + 1 : start + 9]
            if name not in known:
                span = scalar.origin.locate(value, start, end + 1 if end >= 0 else start + 1)
                near = nearest(name, known)
                key = "KB104-variable-near" if near else "KB104-variable"
                self.report(key, span, name=name, near=near, choices="、".join(known))
            start = value.find("{", start + 1)
