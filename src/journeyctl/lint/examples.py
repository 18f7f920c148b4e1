r"""The examples in a rule's docstring: small workspaces in which the flagged lines are marked.

Pure text work; who runs the examples decides where. The whole grammar:

- Sections `## Bad` and `## Good` hold examples; `## Bad: two words` is another one.
- A fence is a file: of a journey, or of what `title="personas/ana.persona.yaml"` says. All fences
  of a section are one workspace. The keys that no file can do without are put below its last line.
- A flagged line ends in `# error`, or `# error: words` that the message must hold. A line of
  nothing else speaks of the line below it.
- In a fence with `escaped`, `\xff` stands for a byte and `\u200b` for a character; with
  `repeat="1000"` its last line is there so many times. A fence in the language `link` is a
  symbolic link to what it says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from journeyctl.model.document import kind_of

TODAY = date(2026, 11, 22)
"""The day on which all examples happen."""

DEFAULT_PATH = "journeys/example.journey.yaml"

# What a file cannot do without, put below an example that leaves it out: examples stay short.
_REQUIRED = {
    "journey": {"title": "Example"},
    "persona": {"name": "Ana"},
    "evidence": {"title": "Example", "type": "interview"},
    "plan": {"title": "Example"},
}
_FENCE = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)
_ATTRIBUTE = re.compile(r'(\w+)(?:="([^"]*)")?')
_MARK = re.compile(r"(?:^[ \t]*|[ \t]+)# error(?:: (.+))?$")
_ESCAPE = re.compile(rb"\\x([0-9a-f]{2})|\\u([0-9a-f]{4})")


class Mark(NamedTuple):
    """A line that a rule must flag, and words that its message must hold."""

    path: str
    line: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class ExampleFile:
    """One file of an example, `shown` to readers without marks; `language` is the word behind the fence."""

    path: str
    language: str
    shown: str
    marks: tuple[Mark, ...] = ()
    escaped: bool = False
    repeat: int = 1

    @property
    def data(self) -> bytes:
        """The file as it is on the disk, with the keys that no file can do without."""
        if self.language == "link":
            return self.shown.strip().encode()
        again = self.shown.splitlines(keepends=True)[-1:] * (self.repeat - 1)
        data = (self.shown + "".join(again) + _left_out(self.path, self.shown)).encode()
        return _ESCAPE.sub(_unescaped, data) if self.escaped else data


@dataclass(frozen=True, slots=True)
class Section:
    """A `##` section of a docstring: its heading, and its text and files in order.

    Only sections `Bad` and `Good` have files; the title is what follows: `Bad: two words`.
    """

    heading: str
    parts: tuple[str | ExampleFile, ...]

    @property
    def good(self) -> bool:
        """Whether it shows how things should be."""
        return self.heading.partition(":")[0] == "Good"

    @property
    def bad(self) -> bool:
        """Whether it shows what the rule flags."""
        return self.heading.partition(":")[0] == "Bad"


@dataclass(frozen=True, slots=True)
class Example:
    """A small workspace: the rule must flag the marked lines of its files and no others."""

    rule: str
    title: str
    good: bool
    files: tuple[ExampleFile, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """The lines to flag, file by file."""
        return tuple(mark for file in self.files for mark in file.marks)


def read_sections(doc: str) -> tuple[Section, ...]:
    """Return the `##` sections of a docstring or Markdown text."""
    pieces = _HEADING.split(doc)[1:]
    return tuple(
        Section(heading, tuple(_parts(body)) if heading.startswith(("Bad", "Good")) else (body.strip(),))
        for heading, body in zip(pieces[::2], pieces[1::2], strict=True)
    )


def read_examples(rule: str, doc: str) -> tuple[Example, ...]:
    """Return the examples in the docstring of a rule, or in a text of the same grammar.

    Raises `ValueError` for a section in which two files have the same path.
    """
    return tuple(example_of(rule, section) for section in read_sections(doc) if section.bad or section.good)


def example_of(rule: str, section: Section) -> Example:
    """Return the example that a section holds."""
    files = tuple(part for part in section.parts if isinstance(part, ExampleFile))
    paths = [file.path for file in files]
    if len(set(paths)) < len(paths):
        raise ValueError(f'{rule}: two files of "## {section.heading}" have one path; write title="..."')
    return Example(rule, section.heading.partition(":")[2].strip(), section.good, files)


def _parts(body: str) -> Iterator[str | ExampleFile]:
    done = 0
    for fence in _FENCE.finditer(body):
        if text := body[done : fence.start()].strip():
            yield text
        yield _file(fence[1], fence[2])
        done = fence.end()
    if text := body[done:].strip():
        yield text


def _file(info: str, body: str) -> ExampleFile:
    language, _, rest = info.partition(" ")
    attributes: dict[str, str] = dict(_ATTRIBUTE.findall(rest))
    path = attributes.get("title", DEFAULT_PATH)
    shown, marks = _without_marks(path, body)
    return ExampleFile(
        path, language, shown, marks, "escaped" in attributes, int(attributes.get("repeat", 1))
    )


def _without_marks(path: str, body: str) -> tuple[str, tuple[Mark, ...]]:
    """Cut the marks off; a line of nothing else goes away, and speaks of the line that moves up."""
    lines: list[str] = []
    marks: list[Mark] = []
    for line in body.splitlines():
        found = _MARK.search(line)
        rest = line[: found.start()] if found else line
        if found:
            marks.append(Mark(path, len(lines) + 1, found[1] or ""))
        if rest or not found:
            lines.append(rest)
    return "".join(f"{line}\n" for line in lines), tuple(marks)


def _unescaped(escape: re.Match[bytes]) -> bytes:
    r"""Return the one byte that `\xff` means, or the character that `\u200b` means."""
    return bytes.fromhex(escape[1].decode()) if escape[1] else chr(int(escape[2], 16)).encode()


def _left_out(path: str, text: str) -> str:
    """Return lines for the required keys that are not written, where the root is a block mapping."""
    kind = kind_of(path.rpartition("/")[2])
    content = [line for line in text.splitlines() if line.strip() and not line.startswith(("#", "---", "%"))]
    if kind is None or not content or content[0][0] in " [{-" or ":" not in content[0]:
        return ""
    required = _REQUIRED.get(kind[0].word, {})
    written = {line.partition(":")[0] for line in content}
    return "".join(f"{key}: {value}\n" for key, value in required.items() if key not in written)
