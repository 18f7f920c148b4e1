"""What `git install`, `git uninstall` and `git status` do.

Settings that say something else already are never overwritten: they are told, and nothing is done.
"""

import os
import posixpath
import subprocess
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from journeyctl.cli.console import MisuseError, write
from journeyctl.cli.git import ask
from journeyctl.cli.git_attributes import Attributes, patterns
from journeyctl.cli.git_settings import (
    DRIVER,
    HEADERS,
    NAME,
    Scope,
    asked,
    is_ours,
    program_of,
    wanted_settings,
)
from journeyctl.model.document import kind_of
from journeyctl.text.display import visible

_FREE = frozenset({"unspecified", "journeyctl"})
_MOST_TOLD = 10
_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class GitCall:
    """One call: `install`, `uninstall` or `status`; for all repositories, or the one around here."""

    action: str
    everywhere: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """One thing to do: to what, in words what was done, in words what is to be done, and how."""

    what: str
    done: str
    planned: str
    act: Callable[[], None]


def run_git(call: GitCall) -> int:
    """Carry out a call and return the exit code: 1 where `status` finds something missing."""
    scope = Scope.everywhere() if call.everywhere else Scope.local()
    if call.action == "status":
        return _status(scope)
    steps = list(_to_install(scope) if call.action == "install" else _to_uninstall(scope))
    width = max((len(step.what) for step in steps), default=0)
    for step in steps:
        if not call.dry_run:
            step.act()
        write(f"{visible(step.what):{width}}  {step.planned if call.dry_run else step.done}\n")
    if not steps:
        how = "everything is set" if call.action == "install" else "nothing of ours is set"
        write(f"nothing to do: {how} for {scope.whose}\n")
    elif not call.dry_run:
        write("".join(f"{line}\n" for line in _advice(call.action, scope, steps)))
    return 0


def _to_install(scope: Scope) -> Iterator[_Step]:
    wanted, found = wanted_settings(), scope.settings()
    for key in wanted:
        for value in found.get(key, []):
            if not is_ours(key, value):
                raise MisuseError(
                    f"`{key}` is set for {scope.whose}, and not by journeyctl: `{value}`",
                    f"take it out, then call again: `git config {scope.option} --unset-all {key}`",
                )
    if (first := scope.overridden(DRIVER)) and not is_ours(DRIVER, first):
        raise MisuseError(
            f"`{DRIVER}` is set for this worktree alone, and not by journeyctl: `{first}`",
            f"take it out, then call again: `git config --worktree --unset-all {DRIVER}`",
        )
    attributes = scope.read_attributes()
    lines = _wanted_lines(scope)
    if attributes.lines() != lines:
        yield _writing(scope, attributes, attributes.with_lines(lines), f"{len(lines)} lines")
    for key, value in wanted.items():
        if found.get(key) != [value]:
            yield _Step(
                key, f"set for {scope.whose}", f"would be set for {scope.whose}", _setting(scope, key, value)
            )


def _setting(scope: Scope, key: str, value: str) -> Callable[[], None]:
    return lambda: scope.set(key, value)


def _to_uninstall(scope: Scope) -> Iterator[_Step]:
    found = scope.settings()
    ours = {key: {value for value in found.get(key, ()) if is_ours(key, value)} for key in wanted_settings()}
    if ours[DRIVER] and ours[DRIVER] == set(found[DRIVER]):
        ours[NAME] = set(found.get(NAME, ()))  # without a driver, Git would refuse to merge
    for key in (NAME, DRIVER, HEADERS):
        for value in dict.fromkeys(found.get(key, ())):
            if value in ours[key]:
                yield _Step(
                    key,
                    f"taken out for {scope.whose}",
                    f"would be taken out for {scope.whose}",
                    _unsetting(scope, key, value),
                )
            elif key != NAME:
                told = f"stays for {scope.whose}, it is not ours: `{value}`"
                yield _Step(key, told, told, lambda: None)
    attributes = scope.read_attributes()
    lines = attributes.lines()
    if lines is not None:
        yield _writing(scope, attributes, attributes.without_lines(), f"{len(lines)} lines")


def _unsetting(scope: Scope, key: str, value: str) -> Callable[[], None]:
    return lambda: scope.unset(key, value)


def _writing(scope: Scope, old: Attributes, new: bytes | None, told: str) -> _Step:
    """Return the step that makes the file of attributes say something else; without `new` the file goes."""
    from journeyctl.cli.write import write_whole

    path = scope.attributes

    def act() -> None:
        if new is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, new, old.data, new=old.data is None)

    name = os.path.relpath(path, Path.cwd()) if scope.option == "--local" else str(path)
    if new is None:
        return _Step(name, "removed: nothing else stood there", "would be removed", act)
    if new.count(b"\n") < (old.data or b"").count(b"\n"):
        return _Step(name, f"{told} taken out", f"{told} would be taken out", act)
    return _Step(name, f"{told} written", f"{told} would be written", act)


def _advice(action: str, scope: Scope, steps: Sequence[_Step]) -> Iterator[str]:
    if scope.option != "--local" or not any(step.what.endswith(".gitattributes") for step in steps):
        return
    if action == "install":
        yield "commit `.gitattributes`; the others then call `journeyctl git install` once"
    elif b"merge=journeyctl" in ask(scope.folder, "cat-file", "blob", "HEAD:.gitattributes").out:
        yield "others still want it? `git restore .gitattributes` brings the lines back"


def _wanted_lines(scope: Scope) -> list[str]:
    """Return our lines for the file of attributes.

    Raises MisuseError where files of ours are merged in another way already. Where their differences are shown
    in another way, that stays.
    """
    diff = True
    if scope.option == "--local":
        for path, attribute, value in _attributes(
            scope.folder, [*_samples(scope.folder), *_files(scope.folder)]
        ):
            if attribute == "merge" and value not in _FREE:
                raise MisuseError(
                    f"git is told already how to merge `{path}`: {_written(value)}",
                    "take that out of .gitattributes, or of .git/info/attributes, and call again",
                )
            diff = diff and (attribute != "diff" or value in _FREE)
    return [f"{pattern} merge=journeyctl" + " diff=journeyctl" * diff for pattern in patterns()]


def _written(value: str) -> str:
    return {"set": "`merge`", "unset": "`-merge`"}.get(value, f"`merge={value}`")


def _samples(top: Path) -> Iterator[str]:
    """Yield a path for each pattern, at the top and in the folder we are in."""
    way = os.path.relpath(os.path.realpath(Path.cwd()), os.path.realpath(top)).replace(os.sep, "/")
    for folder in dict.fromkeys(("", "" if way == "." else f"{way}/")):
        for pattern in patterns():
            yield folder + pattern.replace("*", "any")


def _files(top: Path) -> list[str]:
    """Return the paths of our files, those that are not committed yet among them, but no ignored ones."""
    out = asked(top, "ls-files", "-z", "--cached", "--others", "--exclude-standard").out
    paths = out.decode("utf-8", "surrogateescape").split("\0")
    return sorted({path for path in paths if kind_of(posixpath.basename(path))})


def _attributes(top: Path, paths: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """Yield for each path what Git takes its attributes `merge` and `diff` for."""
    given = "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")
    out = asked(top, "check-attr", "--stdin", "-z", "merge", "diff", given=given).out
    parts = out.decode("utf-8", "surrogateescape").split("\0")
    return zip(parts[0::3], parts[1::3], parts[2::3], strict=False)


def _status(scope: Scope) -> int:
    rows = [_driver_row(scope), _headers_row(scope)]
    if scope.option == "--local":
        rows += _files_rows(scope.folder)
    else:
        there = scope.read_attributes().lines() is not None
        rows.append(
            ("attributes", f"in {scope.attributes}" if there else f"not in {scope.attributes}", there)
        )
    width = max(len(name) for name, _, _ in rows)
    for name, told, _ in rows:
        write(f"{name:{width}}  {visible(told)}\n")
    if all(fine for _, _, fine in rows):
        return 0
    everywhere = "" if scope.option == "--local" else " --global"
    write(f"`journeyctl git install{everywhere}` sets what is missing\n")
    return 1


_Row = tuple[str, str, bool]


def _driver_row(scope: Scope) -> _Row:
    name = "merge driver"
    value = _effective(scope, DRIVER)
    if not value:
        named = bool(_effective(scope, NAME))
        return name, "not set, but named: git refuses to merge maps" if named else "not set", False
    if not is_ours(DRIVER, value):
        return name, f"not ours: {value}", False
    words = program_of(value)
    if value == wanted_settings()[DRIVER]:
        trouble = _trial(words)
        return name, f"does not run: {trouble}" if trouble else f"set, and runs: {words[0]}", not trouble
    # What another program would do is not tried out: these are words from the settings of a repository.
    if not words:
        return name, "set, by a journeyctl of another version", False
    if not os.access(words[0], os.X_OK):
        return name, f"its program is gone, and git merges as text: {' '.join(words)}", False
    return name, f"set, for another journeyctl: {words[0]}", True


def _headers_row(scope: Scope) -> _Row:
    value = _effective(scope, HEADERS)
    if not value:
        return "hunk headers", "not set", False
    return "hunk headers", "set" if is_ours(HEADERS, value) else "set, to something else", True


def _effective(scope: Scope, key: str) -> str:
    where = [] if scope.option == "--local" else [scope.option]
    out = asked(scope.folder, "config", *where, "--null", "--get", key, fine=(0, 1)).out
    return out.decode("utf-8", "replace").removesuffix("\0")


def _files_rows(top: Path) -> Iterator[_Row]:
    files = _files(top)
    merged = {
        path: value
        for path, attribute, value in _attributes(top, files or list(_samples(top)))
        if attribute == "merge"
    }
    others = {path: value for path, value in merged.items() if value != "journeyctl"}
    if not files:
        yield "files", "no maps yet; " + ("they will be covered" if not others else "not covered"), not others
        return
    yield "files", _told_files(len(files), len(files) - len(others)), not others
    for path, value in list(others.items())[:_MOST_TOLD]:
        yield "", f"not {path}" + ("" if value == "unspecified" else f": {_written(value)}"), False
    if len(others) > _MOST_TOLD:
        yield "", f"not {len(others) - _MOST_TOLD} more", False


def _told_files(count: int, merged: int) -> str:
    """Return how many of the files are merged by what they mean.

    >>> _told_files(8, 8), _told_files(8, 1)
    ('all 8 are merged by what they mean', '1 of 8 is merged by what it means')
    >>> _told_files(8, 0), _told_files(1, 1)
    ('none of 8 is merged by what it means', 'the only one is merged by what it means')
    """
    whole = "the only one" if count == 1 else f"all {count}"
    who = whole if merged == count else f"{merged or 'none'} of {count}"
    return f"{who} are merged by what they mean" if merged > 1 else f"{who} is merged by what it means"


def _trial(words: Sequence[str]) -> str:
    """Let the program merge a small map, and say what went wrong, if anything."""
    with TemporaryDirectory() as folder:
        for name, title, state in (
            ("base", "A", "current"),
            ("ours", "B", "current"),
            ("theirs", "A", "future"),
        ):
            Path(folder, name).write_text(f"title: {title}\nstate: {state}\n", "utf-8")
        try:
            done = subprocess.run(  # noqa: S603 - our own program, a list, no shell
                [*words, "merge-driver", "--", "base", "ours", "theirs", "a.journey.yaml"],
                cwd=folder, capture_output=True, timeout=_SECONDS, check=False,
            )  # fmt: skip
        except (OSError, subprocess.TimeoutExpired) as error:
            return str(error)
        if done.returncode or Path(folder, "ours").read_bytes() != b"title: B\nstate: future\n":
            return done.stderr.decode("utf-8", "replace").strip() or f"exit code {done.returncode}"
    return ""
