"""Writes the file of a new rule, to be filled in: `python tools/new_rule.py stage-without-goal`."""

import re
import sys
from pathlib import Path

RULES = Path(__file__).parents[1] / "src" / "journeyctl" / "lint" / "rules"
SKELETON = '''\
"""One sentence on what is flagged.

## Why it matters

What a team loses when this stays as it is.

## Bad

```yaml
stages:
  - title: I pay  # error
```

## Good

```yaml
stages:
  - title: I pay
    goal: I want to be done before the children wake up
```
"""

from journeyctl.lint.context import Context, Findings
from journeyctl.lint.rule import rule
from journeyctl.model.journey import Stage
from journeyctl.workspace.elements import element_id


@rule(severity="warning", group="gaps")
def check(stage: Stage, ctx: Context) -> Findings:
    """Flag stages that have no goal."""
    if stage.goal is None:
        yield ctx.flag(stage, None, f"stage `{element_id(stage)}` has no goal", help="write `goal: ...`")
'''


def main(names: list[str]) -> str | None:
    """Write the file, or return why not."""
    if len(names) != 1 or not re.fullmatch(r"[a-z]+(-[a-z]+)+", names[0]):
        return "say what is flagged, in words with dashes: make rule NAME=stage-without-goal"
    path = RULES / f"{names[0].replace('-', '_')}.py"
    if path.exists():
        return f"there is a rule {names[0]} already: {path}"
    path.write_text(SKELETON, encoding="utf-8")
    sys.stdout.write(f"wrote {path}; fill it in, then run `make bless` and read docs/rules/{names[0]}.md\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
