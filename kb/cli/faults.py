"""Faults of ours: one line for the person, everything for whoever mends them."""

from __future__ import annotations

import os
import re
import traceback
from pathlib import Path

from kb.cli.words import say

DEBUG = "KB_DEBUG"
"""Set to anything but 0, a fault comes with its traceback."""

_LAST_FRAME = re.compile(r'^ +File "([^"]+)", line (\d+)', re.MULTILINE)
_ERROR = re.compile(r"^([A-Za-z_][\w.]*)(?::.*)?$", re.MULTILINE)
_HEAD = "Traceback (most recent call last):"


def fault(error: Exception, lang: str) -> str:
    """What to tell of an exception that nobody foresaw."""
    return told("".join(traceback.format_exception(error)), lang)


def told(trace: str, lang: str) -> str:
    """What to tell of a traceback: all of it when asked for, else one line.

    The line names the kind of error and the place in our code, not the message: that may quote a record.
    """
    if os.environ.get(DEBUG, "0") not in {"", "0"}:
        return trace
    _, _, trace = trace.rpartition(_HEAD)
    frames = _LAST_FRAME.findall(trace)
    ours = [frame for frame in frames if {"kb", "kb_mkdocs"} & set(Path(frame[0]).parts)] or frames
    place = f"{Path(ours[-1][0]).name}:{ours[-1][1]}" if ours else "?"
    kinds = _ERROR.findall(trace)
    return say(lang, "our-fault", kind=kinds[0] if kinds else "?", place=place, variable=DEBUG)


def holds_traceback(text: str) -> bool:
    """Whether what a child process said tells of a fault rather than of findings."""
    return _HEAD in text
