"""What a team says about the checks: `checks` in `kb.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.records import kinds
from kb.records.fields import declare


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSettings:
    """Which rules run, how severe they are, and their options."""

    select: tuple[str, ...] = declare(kinds.ListOf(kinds.RuleName()), "启用")
    exclude: tuple[str, ...] = declare(kinds.ListOf(kinds.RuleName()), "停用")
    severity: Mapping[str, str] = declare(
        kinds.ChoiceTable({"error": "错误", "warning": "警告", "note": "提示"}), "级别"
    )
    options: Mapping[str, Mapping[str, Any]] = declare(kinds.Options(), "选项")
    baseline: str = declare(kinds.Word(), "基线")

    def runs(self, rule: str) -> bool:
        """Whether a rule is chosen: by its id, its family (`KB4`), or because nothing was chosen at all."""
        chosen = not self.select or any(rule.startswith(prefix) for prefix in self.select)
        return chosen and not any(rule.startswith(prefix) for prefix in self.exclude)
