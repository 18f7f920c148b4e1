"""What makes Git call our merge driver: settings of one person, and attributes, which a team shares."""

import os
import re
import shlex
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from journeyctl.cli.console import MisuseError
from journeyctl.cli.git import Answer, GitError, Repository, ask
from journeyctl.cli.git_attributes import Attributes

NAME = "merge.journeyctl.name"
DRIVER = "merge.journeyctl.driver"
HEADERS = "diff.journeyctl.xfuncname"
_MARK = "# journeyctl git install"
_CONFLICTS = 76  # a code that no shell, signal or interpreter ends with
_TITLE = "journeyctl: journey maps by what they mean"
# What `git diff` writes behind `@@`: the item, or the key at the margin, above a change.
_HEADERS = (
    r"^ *- +\{? *((id|title|name|statement|quote): *[^ ].*)$",
    r"^([a-z_]+:.*)$",
)
_PROGRAM = re.compile(r"set -- (.*?); test -x ", re.DOTALL)


def driver_line(program: Sequence[str]) -> str:
    """Return the command by which Git merges a file, for `sh`.

    A program that is not there any more, or that does not get as far as an answer, must not leave Git with our
    side alone: then Git's own merge of the lines takes its place. `journeyctl` tells conflicts by a code of its
    own, which no program that fails to start ends with.
    """
    words = shlex.join(program).replace("%", "%%")
    return (
        f'set -- {words}; test -x "$1" || set -- journeyctl; '
        f'command -v "$1" >/dev/null && "$@" merge-driver --conflict-code {_CONFLICTS} --marker-size %L '
        "--ancestor-label %S --ours-label %X --theirs-label %Y -- %O %A %B %P; "
        f"c=$?; test $c = 0 && exit 0; test $c = {_CONFLICTS} && exit 1; "
        'echo "journeyctl did not answer (exit code $c): git merges this file as text" >&2; '
        "git merge-file --marker-size %L -L ours -L base -L theirs %A %O %B; "
        f"c=$?; test $c -lt 128 || c=1; exit $c {_MARK}"
    )


def program() -> list[str]:
    """Return the words that start this program from anywhere."""
    name = "journeyctl.exe" if sys.platform == "win32" else "journeyctl"
    beside = Path(sys.executable).parent / name
    started = Path(os.path.abspath(sys.argv[0]))  # noqa: PTH100 - links stay: they outlive what they lead to
    for found in (started, beside):
        if found.stem == "journeyctl" and found.is_file() and os.access(found, os.X_OK):
            return [found.as_posix()]
    # Without `-P`, Python would look for modules in the folder where Git merges.
    return [Path(sys.executable).as_posix(), "-P", "-m", "journeyctl"]


def program_of(line: str) -> list[str]:
    """Return the words that a line of `driver_line` starts; empty where they cannot be read."""
    found = _PROGRAM.match(line)
    try:
        return shlex.split(found[1].replace("%%", "%")) if found else []
    except ValueError:
        return []


def wanted_settings() -> dict[str, str]:
    """Return the settings that `git install` makes, in this order: Git refuses to merge by a driver with no more than a name."""
    return {DRIVER: driver_line(program()), NAME: _TITLE, HEADERS: "\n".join(_HEADERS)}


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose settings are meant: `option` for `git config`, in words `whose`, and the file of attributes."""

    folder: Path
    option: str
    whose: str
    attributes: Path

    @classmethod
    def local(cls) -> "Scope":
        """Return the settings of the repository around here."""
        repository = Repository.around(Path.cwd())
        return cls(repository.top, "--local", "this repository", repository.top / ".gitattributes")

    @classmethod
    def everywhere(cls) -> "Scope":
        """Return the settings of the person who calls, for all repositories."""
        folder = Path.cwd()
        given = asked(
            folder, "config", "--global", "--type=path", "--get", "core.attributesFile", fine=(0, 1)
        )
        written = given.out.decode("utf-8", "surrogateescape").removesuffix("\n")
        home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
        return cls(
            folder,
            "--global",
            "all your repositories",
            Path(written) if written else Path(home, "git", "attributes"),
        )

    def settings(self) -> dict[str, list[str]]:
        """Return what is set of our sections, by lower-case key."""
        answer = asked(
            self.folder,
            "config",
            self.option,
            "--null",
            "--get-regexp",
            r"^(merge|diff)\.journeyctl\.",
            fine=(0, 1),
        )
        found: dict[str, list[str]] = {}
        for entry in answer.out.decode("utf-8", "replace").split("\0"):
            key, _, value = entry.partition("\n")
            if key:
                found.setdefault(key, []).append(value)
        return found

    def overridden(self, key: str) -> str:
        """Return the value that takes the place of ours here: one for this worktree alone, or of the call; else nothing."""
        if self.option != "--local":
            return ""
        answer = asked(self.folder, "config", "--show-scope", "--null", "--get", key, fine=(0, 1))
        where, _, value = answer.out.decode("utf-8", "replace").removesuffix("\0").partition("\0")
        return value if where in ("worktree", "command") else ""

    def set(self, key: str, value: str) -> None:
        """Set a key to one value."""
        asked(self.folder, "config", self.option, "--replace-all", key, value)

    def unset(self, key: str, value: str) -> None:
        """Take a value of a key out, however often it is there, and the section where it was the last one."""
        asked(self.folder, "config", self.option, "--fixed-value", "--unset-all", key, value)

    def read_attributes(self) -> Attributes:
        """Return the file of attributes."""
        path = self.attributes
        try:
            mode = path.lstat().st_mode
        except FileNotFoundError:
            return Attributes(None)
        except OSError as error:
            raise MisuseError(
                f"`{path}` cannot be read: {(error.strerror or 'unknown reason').lower()}"
            ) from None
        if stat.S_ISLNK(mode) and self.option == "--local":
            raise MisuseError(
                f"`{path.name}` is a link, which git does not follow", "put an ordinary file in its place"
            )
        try:
            return Attributes(path.read_bytes())
        except OSError as error:
            raise MisuseError(
                f"`{path}` cannot be read: {(error.strerror or 'unknown reason').lower()}"
            ) from None


def is_ours(key: str, value: str) -> bool:
    """Say whether a setting was made by `git install`, by this version or an older one."""
    if key == DRIVER:
        return value.endswith(_MARK)
    return value == {NAME: _TITLE, HEADERS: "\n".join(_HEADERS)}[key]


def asked(folder: Path, *arguments: str, fine: Sequence[int] = (0,), given: bytes = b"") -> Answer:
    """Ask Git, and raise GitError where it ends with another code than is fine."""
    answer = ask(folder, *arguments, given=given)
    if answer.code not in fine:
        said = answer.said.splitlines()[-1] if answer.said else "it does not say why"
        reason = said.removeprefix("fatal: ").removeprefix("error: ")
        raise GitError(f"`git {arguments[0]} {arguments[1]}` fails: {reason}", _way_out(reason))
    return answer


def _way_out(reason: str) -> str:
    if "lock" in reason and "File exists" in reason:
        return "another git is at work; where none is, remove the `.lock` file"
    if "ermission denied" in reason or "ead-only" in reason:
        return "the settings must be writable for you"
    return ""
