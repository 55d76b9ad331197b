"""Printing, in whatever encoding the other side understands, and even when it has stopped listening."""

from __future__ import annotations

import codecs
import io
import json
import os
import re
import sys
from collections.abc import Mapping
from functools import lru_cache
from typing import TextIO

from kb.privacy import mask_text

_HANDLER = "kb-readable"
_READABLE = {
    "“": '"', "”": '"', "‘": "'", "’": "'", "…": "...", "—": "-", "–": "-", "−": "-", "·": ".", "→": "->",
    "，": ",", "。": ".", "：": ":", "；": ";", "？": "?", "！": "!", "（": "(", "）": ")", "、": ",", "│": "|",
}  # fmt: skip
_CONTROLS = {code: f"\\x{code:02x}" for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"}

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def prepare_streams() -> None:
    """Make the standard streams take any text: what their encoding lacks is written readably."""
    codecs.register_error(_HANDLER, _readable)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=_HANDLER)


def emit(text: str) -> None:
    """Write the result of a command to standard output; text that ends without a line end gets one."""
    _write(sys.stdout, _presentable(text))


def emit_report(text: str) -> None:
    """Write a report, which masks what it shows by itself, to standard output."""
    _write(sys.stdout, _steerless(text))


def emit_data(document: object) -> None:
    """Write plain data to standard output as JSON."""
    emit_json(json.dumps(_masked_data(document), ensure_ascii=False, indent=2, default=str))


def emit_json(text: str) -> None:
    """Write a JSON document; where the encoding cannot hold it, with escapes, so that it stays JSON."""
    encoding = getattr(sys.stdout, "encoding", None) or "ascii"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        text = _ascii_json(text)
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """Write a remark for the person to standard error."""
    _write(sys.stderr, _presentable(text))


def person_watches() -> bool:
    """Whether somebody sees standard error as it is written."""
    return sys.stderr is not None and sys.stderr.isatty()


def _presentable(text: str) -> str:
    """Text without a person's number, and without characters that would steer the terminal."""
    return _steerless(mask_text(text))


def _steerless(text: str) -> str:
    # Searched first: a report of many findings is long, and hardly any text holds such a character.
    return text.translate(_CONTROLS) if _CONTROL.search(text) else text


def _masked_data(value: object) -> object:
    if isinstance(value, str):
        return _masked_value(value)
    if isinstance(value, Mapping):
        return {key: _masked_data(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_masked_data(item) for item in value]
    return value


@lru_cache(maxsize=20_000)
def _masked_value(value: str) -> str:
    """A value of plain data, masked; in a long list the same few come again and again."""
    return mask_text(value)


def _write(stream: TextIO | None, text: str) -> None:
    if stream is None:
        return
    try:
        stream.write(text if text.endswith("\n") else f"{text}\n")
        stream.flush()
    except OSError:
        # The reader has gone (`kb list case | head`): nobody is left to tell; the exit code stays.
        _silence(stream)


def _silence(stream: TextIO) -> None:
    """Let the stream's file lead nowhere, or the interpreter complains once more when it flushes at exit."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        return


def _readable(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_READABLE.get(char) or _escaped(char) for char in missing), error.end


def _escaped(char: str) -> str:
    return char.encode("ascii", "backslashreplace").decode("ascii")


def _ascii_json(text: str) -> str:
    """Escape what is not ASCII: in JSON that only stands within strings."""
    units = text.encode("utf-16-be", "surrogatepass")
    pairs = (int.from_bytes(units[at : at + 2], "big") for at in range(0, len(units), 2))
    return "".join(chr(unit) if unit < 0x80 else f"\\u{unit:04x}" for unit in pairs)  # noqa: PLR2004
