"""The pages people read: their code blocks, and the comment above each that says what it is.

<!-- run: SHOP; exit 1; head 9 -->  its `$ ` lines are run in the folder SHOP, and must print what follows them
<!-- file: SHOP/PATH -->            is written to PATH in that folder
<!-- edit: SHOP/PATH -->            is a `diff` whose lines are changed there
                                    (either: `; commit TITLE; author ANA; day 2026-03-01` commits the folder then)
<!-- reads: PATH -->                is a file of that name, and reads without a problem
<!-- schema: NAME -->               fits a schema of check-jsonschema
<!-- only read: WHY -->             cannot be run here
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

Golden = Callable[[Path, str], None]

ROOT = Path(__file__).resolve().parent.parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
MARKDOWN = [
    path
    for folder in ("", ".github", "docs", "docs/rules", "examples", "benchmarks")
    for path in sorted((ROOT / folder).glob("**/*.md" if folder == "examples" else "*.md"))
]

_BLOCK = re.compile(r"^(?:<!-- ([^\n]*) -->\n)?```(\w*)[^\n]*\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def name_of(path: Path) -> str:
    """Return the path from the root, as tests are called by it."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Block:
    """A code block; `start` and `end` are the offsets of its body in the page."""

    directive: str
    language: str
    body: str
    start: int
    end: int

    @property
    def verb(self) -> str:
        """What is done with it."""
        return self.directive.partition(":")[0]

    @property
    def words(self) -> list[str]:
        """What the directive says, in parts."""
        return [word.strip() for word in self.directive.partition(":")[2].split(";")]

    def setting(self, name: str) -> int | None:
        """Return the number behind `name`, as in `exit 1`."""
        found = [word.split()[1] for word in self.words[1:] if word.split()[0] == name]
        return int(found[0]) if found else None


def blocks(text: str) -> Iterator[Block]:
    """Yield the code blocks of a page."""
    for match in _BLOCK.finditer(text):
        yield Block(match[1] or "", match[2], match[3], match.start(3), match.end(3))
