"""What the rules of a family find out about a file together, once for all of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

Found = TypeVar("Found")


@dataclass(slots=True)
class Memo:
    """Keeps what was found in the lines of one file until the lines of another come."""

    _lines: Sequence[str] = ()
    _found: dict[Callable[..., Any], Any] = field(default_factory=dict)

    def once(self, look: Callable[[Sequence[str]], Found], lines: Sequence[str]) -> Found:
        """What `look` finds in the lines; it is asked once as long as the very same lines are at hand."""
        if lines is not self._lines:
            self._lines, self._found = lines, {}
        if look not in self._found:
            self._found[look] = look(lines)
        found: Found = self._found[look]
        return found
