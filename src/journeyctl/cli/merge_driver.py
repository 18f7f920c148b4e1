"""What Git's merge driver does: three versions of a file become one, or Git's own merge of the lines stands.

Git calls it in the middle of a merge, so it never ends without an answer: whatever goes wrong here, the file
becomes what Git would have made of it alone, and a line says why.
"""

import os
import posixpath
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from journeyctl.cli.console import MisuseError, write_data, write_error
from journeyctl.cli.git import Answer, GitError, ask
from journeyctl.cli.write import write_whole
from journeyctl.load.limits import MAX_BYTES
from journeyctl.text.display import visible
from journeyctl.workspace.discover import read_bytes

if TYPE_CHECKING:
    from journeyctl.load.merging.writing.merged import Conflict

_OPTIONS = frozenset(
    {"--marker-size", "--ancestor-label", "--ours-label", "--theirs-label", "--conflict-code"}
)
# What a Git before 2.44 leaves as it stands, because it does not know it.
_NO_LABELS = frozenset({"", "%S", "%X", "%Y"})
_STYLE = re.compile(r"'merge\.conflictstyle(?:'='|=)(\w+)'", re.IGNORECASE)
_MOST_CONFLICTS = 127  # more than this is no number of conflicts, but a fault
_MOST_TOLD = 20
_SECONDS = 60.0
# Git lengthens the markers by two when it merges what two branches have in common, to have a base: what is in
# conflict there is nothing that anybody has to solve.
_INNER = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeCall:
    """One call: the three files, the path that they have in the repository, and how conflicts are written.

    `marker` is the length of conflict markers, the labels stand behind them, empty where Git gives none.
    `conflict_code` is the exit code when conflicts are left; with `stdout` the merge is printed, and no file changes.
    """

    base: str
    ours: str
    theirs: str
    path: str
    marker: int = 7
    base_label: str = ""
    ours_label: str = ""
    theirs_label: str = ""
    conflict_code: int = 1
    stdout: bool = False

    @property
    def labels(self) -> tuple[str, str, str]:
        """The labels of base, ours and theirs, as Git would write them, as far as that can be known."""
        ours, theirs = self.ours_label, self.theirs_label
        if ours in _NO_LABELS or theirs in _NO_LABELS:
            ours, theirs = _labels_of_merge(os.environ)
        base = "base" if self.base_label in _NO_LABELS else self.base_label
        return _one_line(base), _one_line(ours), _one_line(theirs)


def _one_line(label: str) -> str:
    return re.sub(r"[\r\n]+", " ", label)


def read_call(arguments: Sequence[str]) -> MergeCall | None:
    """Read the words as Git gives them; None where something else is among them."""
    words: list[str] = []
    values: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        if word == "--":
            words.extend(rest)
        elif not word.startswith("-"):
            words.append(word)
        elif word in _OPTIONS and (value := next(rest, None)) is not None:
            values[word] = value
        else:
            return None
    marker, code = values.get("--marker-size", "7"), values.get("--conflict-code", "1")
    if len(words) != 4 or not (marker.isdecimal() and code.isdecimal() and 0 < int(marker) < 1000):
        return None
    base, ours, theirs, path = words
    return MergeCall(
        base=base,
        ours=ours,
        theirs=theirs,
        path=path,
        marker=int(marker),
        base_label=values.get("--ancestor-label", ""),
        ours_label=values.get("--ours-label", ""),
        theirs_label=values.get("--theirs-label", ""),
        conflict_code=int(code),
    )


def run_merge_driver(call: MergeCall) -> int:
    """Put the merge of three files into the file of our side; return 0, or the code for conflicts."""
    three = _Three.read(call)
    lines = _merge_lines(call)
    try:
        with _in_time():
            outcome = _merge(call, three, lines)
    except _TooLongError:
        outcome = _Outcome(None, why=f"it takes longer than {_SECONDS:g} seconds")
    except Exception as error:  # noqa: BLE001 - a fault of ours must not stand in the way of anybody's merge
        outcome = _Outcome(None, why=f"a fault in journeyctl itself, please report it: {error!r}")
    if outcome.data is None:
        outcome = _left_to_git(call, three, lines, outcome.why)
    if call.stdout:
        write_data(three.ours if outcome.data is None else outcome.data)
        sys.stdout.flush()
    with suppress(OSError, ValueError):  # nobody listens: the file is merged all the same
        for line in outcome.told:
            write_error(f"{visible(call.path)}{visible(line)}\n")
    if not call.stdout and outcome.data is not None and outcome.data != three.ours:
        write_whole(Path(call.ours), outcome.data, None if three.too_big else three.ours)
    return call.conflict_code if outcome.conflicts else 0


class _TooLongError(Exception):
    """The time is up; no OSError, as TimeoutError is, which what is called inside may take for its own."""


@contextmanager
def _in_time() -> Iterator[None]:
    """Raise _TooLongError inside, where the system can, when it takes too long: somebody waits for the merge."""
    if sys.platform == "win32":
        yield
        return
    import signal

    def stop(*_: object) -> None:
        raise _TooLongError

    old = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)


@dataclass(frozen=True, slots=True)
class _Three:
    """The bytes of the three files; `base` is None where both sides have made the file."""

    base: bytes | None
    ours: bytes
    theirs: bytes

    @classmethod
    def read(cls, call: MergeCall) -> "_Three":
        found = [read_bytes(path, MAX_BYTES) for path in (call.base, call.ours, call.theirs)]
        for path, content in zip((call.base, call.ours, call.theirs), found, strict=True):
            if isinstance(content, str):
                raise MisuseError(f"`{path}`: {content}", "give three files and a path: base, ours, theirs")
        base, ours, theirs = (content for content in found if isinstance(content, bytes))
        return cls(base or None, ours, theirs)

    @property
    def too_big(self) -> bool:
        """Whether one of them is larger than what is read of a map."""
        return any(len(content) > MAX_BYTES for content in (self.base or b"", self.ours, self.theirs))


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a merge came to: the bytes (None: not merged, and why), whether conflicts are left, and what to say."""

    data: bytes | None
    conflicts: bool = False
    told: Sequence[str] = ()
    why: str = ""


def _merge(call: MergeCall, three: _Three, lines: Answer | str) -> _Outcome:
    from journeyctl.model.document import kind_of

    found = kind_of(posixpath.basename(call.path))
    if found is None:
        return _Outcome(None, why="its name does not say that it is a map")
    if three.too_big:
        return _Outcome(None, why=f"it is larger than {MAX_BYTES // 1_000_000} MB")
    from journeyctl.load.merging.merge import Names, merge

    base, ours, theirs = call.labels
    merged = merge(
        three.base, three.ours, three.theirs, found[0],
        path=call.path, names=Names(base, ours, theirs), marker=call.marker,
        with_base=_conflict_style() in ("diff3", "zdiff3"),
        lines=lines.out if isinstance(lines, Answer) and not lines.code else None,
    )  # fmt: skip
    if merged.data is None:
        where = f"{merged.whose}, line {merged.line}: " if merged.line and merged.whose else ""
        return _Outcome(None, why=where + merged.refused)
    return _Outcome(merged.data, bool(merged.conflicts), list(_told(call, merged.conflicts)))


def _told(call: MergeCall, conflicts: Sequence["Conflict"]) -> Iterator[str]:
    if call.marker >= _INNER and call.marker > _usual_size(call.path):
        return
    for conflict in conflicts[:_MOST_TOLD]:
        yield f":{conflict.line}: conflict: {conflict.path}: {conflict.reason}"
    if len(conflicts) > _MOST_TOLD:
        yield f": and {len(conflicts) - _MOST_TOLD} conflicts more"


def _usual_size(path: str) -> int:
    """Return how long the markers of a file are: what the attribute `conflict-marker-size` says, or 7."""
    with suppress(GitError):
        said = ask(Path.cwd(), "check-attr", "-z", "conflict-marker-size", "--", path).out.split(b"\0")
        if len(said) > 2 and said[2].isdigit():
            return int(said[2])
    return 7


def _left_to_git(call: MergeCall, three: _Three, lines: Answer | str, why: str) -> _Outcome:
    """Return what Git makes of the lines; where it makes nothing of them, both versions, or ours as it is."""
    told = f": git merges it as text: {why}"
    if isinstance(lines, Answer) and lines.code <= _MOST_CONFLICTS:
        return _Outcome(lines.out, bool(lines.code), [told])
    if isinstance(lines, Answer):  # so does Git alone with what it takes for no text
        return _Outcome(None, True, [f"{told}; our version stands: {_reason(lines.said)}"])
    if three.too_big:
        return _Outcome(None, True, [f"{told}; our version stands: {lines}"])
    return _Outcome(_both(call, three), True, [f"{told}; both versions stand below each other: {lines}"])


def _both(call: MergeCall, three: _Three) -> bytes:
    _, ours, theirs = call.labels
    parts = [
        _mark("<", call.marker, ours),
        three.ours,
        _mark("=", call.marker),
        three.theirs,
        _mark(">", call.marker, theirs),
    ]
    return b"".join(part if part.endswith(b"\n") or not part else part + b"\n" for part in parts)


def _mark(sign: str, size: int, label: str = "") -> bytes:
    return f"{sign * size} {label}".rstrip().encode("utf-8", "surrogateescape")


def _merge_lines(call: MergeCall) -> Answer | str:
    """Ask Git for its own merge of the lines: its answer, or why there is none."""
    base, ours, theirs = call.labels
    style = _style_of_call(os.environ)
    arguments = [
        "merge-file", "-p", f"--marker-size={call.marker}", *([f"--{style}"] if style.endswith("diff3") else []),
        "-L", ours, "-L", base, "-L", theirs, "--", call.ours, call.base, call.theirs,
    ]  # fmt: skip
    try:
        return ask(Path.cwd(), *arguments)
    except GitError as error:
        return error.message


def _reason(said: str) -> str:
    """Return the last line of what Git said, which is the reason."""
    return said.splitlines()[-1].removeprefix("error: ") if said else "git does not say why"


def _conflict_style() -> str:
    """Return how Git writes conflicts: `merge`, `diff3` or `zdiff3`."""
    given = _style_of_call(os.environ)
    if given:
        return given
    try:
        return (
            ask(Path.cwd(), "config", "--get", "merge.conflictStyle").out.decode("utf-8", "replace").strip()
        )
    except GitError:
        return ""


def _style_of_call(environment: Mapping[str, str]) -> str:
    """Return the style that somebody asked for with `git -c merge.conflictStyle=diff3 merge`, or nothing."""
    found = _STYLE.findall(environment.get("GIT_CONFIG_PARAMETERS", ""))
    return str(found[-1]).lower() if found else ""


def _labels_of_merge(environment: Mapping[str, str]) -> tuple[str, str]:
    """Return what a Git that gives no labels calls the two sides: it tells `git merge` the name of the branch."""
    heads = [value for name, value in environment.items() if name.startswith("GITHEAD_")]
    return ("HEAD", heads[0]) if len(heads) == 1 else ("ours", "theirs")
