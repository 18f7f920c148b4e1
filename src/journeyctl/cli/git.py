"""Git as a careful child process; nothing else in journeyctl starts it.

No shell, no command that runs what a repository sets up (hooks, fsmonitor, external diffs, filters, aliases,
fetches), no lock taken and no file written but by `git config` where a setting is asked for, and a time limit. A
revision becomes a commit's hash before anything else is done.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from shutil import which

from journeyctl.cli.console import MisuseError
from journeyctl.load.limits import MAX_BYTES
from journeyctl.workspace.git_log import FORMAT, Logged, read_log
from journeyctl.workspace.revision import GitFile

_OLDEST = (2, 31)
_SECONDS = 60
_SECONDS_OF_LOG = 600  # a long history is long
_LONGEST_NAME = 255
_MODULE = "160000"
_CAREFUL = (
    "--no-pager", "--no-optional-locks", "--literal-pathspecs",
    *(part for setting in (
        "core.fsmonitor=false", f"core.hooksPath={os.devnull}", "core.pager=cat", "core.quotePath=false", "diff.external=",
        "protocol.allow=never", "safe.bareRepository=explicit", "submodule.recurse=false", "log.showSignature=false",
        "advice.graftFileDeprecated=false",
    ) for part in ("-c", setting)),
)  # fmt: skip
# Whatever the settings say: no colours, no texts in other letters, no order, no names but what was written.
_PLAIN_LOG = (
    "--raw", "-z", "-r", "--root", "--diff-merges=first-parent", "--no-abbrev", "--topo-order", "--reverse",
    "--full-history", "--sparse", "--date=raw", "--encoding=UTF-8", "--no-color", "--no-decorate", "--no-notes",
    "--no-mailmap", "--no-show-signature", "--no-renames", "--no-relative", "--no-ext-diff", "--no-textconv",
    "--ignore-submodules=none", "--submodule=short", f"-O{os.devnull}", "--no-follow",
)  # fmt: skip
# What the person who calls has decided on their own, and no repository can set.
_KEPT = frozenset(
    {"GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES",
     "GIT_DISCOVERY_ACROSS_FILESYSTEM"}
)  # fmt: skip
_SET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # Outweighs `protocol.NAME.allow` of the repository: nothing is fetched, by no transport.
    "GIT_ALLOW_PROTOCOL": "none",
    # What a commit has come from is what stands in it.
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_GRAFT_FILE": os.devnull,
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
    "LANGUAGE": "",
}
_HASH = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\Z")


class GitError(MisuseError):
    """Git cannot answer, or this is nothing that it knows."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What Git printed, and the code with which it ended."""

    code: int
    out: bytes
    said: str


def ask(folder: Path, *arguments: str, given: bytes = b"", seconds: int | None = None) -> Answer:
    """Run Git in a folder and return what came out, whatever it was; `seconds` is how long it may take."""
    program = _program()
    limit = _SECONDS if seconds is None else seconds
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT
    } | _SET
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell, an absolute path
            [program, *_CAREFUL, *arguments],
            cwd=folder, env=environment, input=given, capture_output=True, timeout=limit, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise GitError(f"git gave no answer within {limit} seconds") from None
    except (OSError, ValueError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise GitError(f"git cannot be run: {why}") from None
    return Answer(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip())


def _program() -> str:
    found = which("git")
    if found is None or not Path(found).is_absolute():  # Windows also looks into the folder we are in
        raise GitError(
            "git is not installed, or not in PATH",
            "install it; two folders can be compared without it: `journeyctl diff OLD NEW`",
        )
    return found


@dataclass(frozen=True, eq=False)
class Repository:
    """A repository with its files on the disk: `top` is the folder that holds them.

    What was read once is kept: a blob that stands in two revisions is asked for once.
    """

    top: Path
    _blobs: dict[str, bytes | str] = field(default_factory=dict, repr=False)

    @classmethod
    def around(cls, folder: Path) -> "Repository":
        """Return the repository that a folder belongs to."""
        _check_version(folder)
        answer = ask(folder, "rev-parse", "--show-toplevel")
        if answer.code:
            raise _no_repository(answer.said)
        path = answer.out.decode("utf-8", "surrogateescape").removesuffix("\n").removesuffix("\r")
        return cls(Path(path))

    def way_to(self, folder: Path) -> str:
        """Return a folder as a path from the top, empty for the top; links are followed."""
        real, top = Path(os.path.realpath(folder)), Path(os.path.realpath(self.top))
        if not real.is_relative_to(top):
            raise GitError(f"`{folder}` does not lie in the repository at `{self.top}`")
        way = real.relative_to(top).as_posix()
        return "" if way == "." else way

    def commit(self, revision: str) -> str:
        """Return the hash of the commit that a revision names."""
        found = self.find(revision)
        if found is None:
            raise self._unknown(revision)
        return found

    def find(self, revision: str) -> str | None:
        """Return the hash of the commit that a revision names, or None where there is none."""
        if revision.startswith(":/"):  # all that follows is searched for
            revision = self._object(revision) or ""
        return self._object(f"{revision}^{{commit}}") if revision else None

    def kind(self, revision: str) -> str:
        """Return what a revision names, `tree` or `blob`, or nothing where it names a commit or nothing."""
        found = self._object(revision)
        kind = ask(self.top, "cat-file", "-t", found).out.decode("ascii", "replace").strip() if found else ""
        if kind == "tag":
            return next((one for one in ("tree", "blob") if self._object(f"{revision}^{{{one}}}")), "")
        return kind if kind in ("tree", "blob") else ""

    def _object(self, revision: str) -> str | None:
        """Return the hash of the object that a revision names, or None where there is none."""
        if not revision or len(revision) > _LONGEST_NAME or not revision.isprintable():
            return None
        answer = ask(self.top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
        found = answer.out.strip()
        return found.decode() if not answer.code and _HASH.match(found) else None

    def merge_base(self, one: str, other: str) -> str:
        """Return the commit from which two commits have come, given by their hashes."""
        answer = ask(self.top, "merge-base", one, other)
        found = answer.out.split(b"\n")[0].strip()
        if answer.code or not _HASH.match(found):
            help_text = _DEEPEN if self.is_shallow() else "name two revisions with `..` in place of `...`"
            raise GitError("the two revisions have no commit in common", help_text)
        return found.decode()

    def is_shallow(self) -> bool:
        """Say whether only the last commits were cloned."""
        return ask(self.top, "rev-parse", "--is-shallow-repository").out.strip() == b"true"

    def files(self, commit: str, below: str = "") -> Iterator[GitFile]:
        """Yield the files of a commit, given by its hash, at and below a folder and beside those above it.

        Submodules are followed where their commit is here; where it is not, the module alone is told.
        """
        paths = [below, *_ignores_above(below)] if below else []
        answer = ask(
            self.top, "ls-tree", "-r", "-z", "--full-tree", commit, *(["--", *paths] if paths else [])
        )
        if answer.code:
            raise GitError(f"git cannot read the commit {commit[:12]}: {_first(answer.said)}")
        for record in answer.out.split(b"\0"):
            if record:
                about, _, name = record.partition(b"\t")
                mode, _, oid = about.decode("ascii").split(" ")
                path = name.decode("utf-8", "surrogateescape")
                yield GitFile(mode, oid, path)
                if mode == _MODULE:
                    yield from self._inside(path, oid)

    def log(self, commit: str, *below: str) -> Iterator[Logged]:
        """Yield every commit from which one has come, parents first, with what changed at and below some folders.

        Each is held against its first parent, also a merge. Changes beside the folders above are told as by `files`;
        submodules are not followed.
        """
        paths = dict.fromkeys(path for folder in below for path in (folder, *_ignores_above(folder)))
        return self._logged([commit, "--", *(() if "" in below else paths)])

    def whole(self, commits: Iterable[str]) -> Iterator[Logged]:
        """Yield some commits, given by their hashes, with all that changed in them; merges once for each parent."""
        return self._logged(
            ["--diff-merges=separate", "--no-walk", "--stdin", "--"],
            "".join(f"{commit}\n" for commit in commits),
        )

    def _logged(self, arguments: Sequence[str], given: str = "") -> Iterator[Logged]:
        answer = ask(
            self.top, "log", *_PLAIN_LOG, f"--format={FORMAT}", *arguments,
            given=given.encode(), seconds=_SECONDS_OF_LOG,
        )  # fmt: skip
        if answer.code:
            if "promisor" in answer.said or "lazy fetching" in answer.said:  # since 2.45 Git says the latter
                raise GitError("this is a partial clone, which lacks some of its past", WHOLE)
            raise GitError(f"git cannot read the history: {_first(answer.said)}")
        return read_log(answer.out)

    def _inside(self, module: str, commit: str) -> Iterator[GitFile]:
        folder = self.top / module
        if not (folder / ".git").exists():
            return
        inner = Repository(folder)
        if inner.find(commit) is None:
            return
        found = [file for file in inner.files(commit) if file.mode != _MODULE]
        self._blobs.update(inner.blobs([file.oid for file in found if file.path.endswith((".yaml", ".yml"))]))
        for file in found:
            yield file._replace(path=f"{module}/{file.path}")

    def blobs(self, oids: Iterable[str]) -> Mapping[str, bytes | str]:
        """Return the bytes of files by object id, or in words why they cannot be read; each is read once."""
        missing = sorted({oid for oid in oids if oid not in self._blobs})
        if missing:
            sizes = self._sizes(missing)
            for oid in missing:
                size = sizes.get(oid)
                if size is None:
                    self._blobs[oid] = "the file cannot be read: this clone does not hold it"
                elif size > MAX_BYTES:
                    self._blobs[oid] = bytes(MAX_BYTES + 1)  # as much as is read of such a file on the disk
            self._blobs.update(self._contents([oid for oid in missing if oid not in self._blobs]))
        return self._blobs

    def _sizes(self, oids: Sequence[str]) -> dict[str, int]:
        """Return the size of each blob that is there.

        Where one is not, a partial clone would fetch it, which is forbidden: Git ends there, and is asked for all that it
        has, which fetches nothing.
        """
        answer = ask(self.top, "cat-file", "--batch-check", given="\n".join([*oids, ""]).encode())
        if answer.code:
            answer = ask(self.top, "cat-file", "--batch-check", "--batch-all-objects", "--unordered")
        wanted = frozenset(oids)
        told = (line.split(b" ") for line in answer.out.splitlines())
        blobs = (
            (parts[0].decode(), int(parts[2])) for parts in told if len(parts) == 3 and parts[1] == b"blob"
        )
        return {oid: size for oid, size in blobs if oid in wanted}

    def _contents(self, oids: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        if not oids:
            return
        answer = ask(self.top, "cat-file", "--batch", given="\n".join([*oids, ""]).encode())
        out, start = answer.out, 0
        while (end := out.find(b"\n", start)) > 0:
            oid, _, size = out[start:end].decode("ascii").split(" ")
            start = end + 1 + int(size)
            yield oid, out[end + 1 : start]
            start += 1

    def _unknown(self, revision: str) -> GitError:
        if self.find("HEAD") is None:
            return GitError(
                "the repository has no commit yet",
                "commit the maps first: `git add . && git commit`",
            )
        if kind := self.kind(revision):
            return no_commit(revision, kind)
        shown = revision if len(revision) <= _LONGEST_NAME else f"{revision[:60]}..."
        message = f"`{shown}` is no revision of this repository"
        if self.is_shallow():
            return GitError(f"{message}, of which only the last commits were cloned", _DEEPEN)
        return GitError(message, "`git log --oneline` lists commits, `git branch --all` branches")


def no_commit(revision: str, kind: str) -> GitError:
    """Say that a revision names a `tree` or a `blob`."""
    return GitError(f"`{revision}` is a {kind} and no commit", "name a commit, a branch, or a tag of one")


_DEEPEN = "fetch the others: `git fetch --unshallow`, or `fetch-depth: 0` in a GitHub workflow"


WHOLE = "fetch the others: `git fetch --refetch --no-filter`"
"""What helps where a partial clone lacks objects."""


def _ignores_above(below: str) -> list[str]:
    parts = below.split("/")
    return ["/".join([*parts[:depth], ".gitignore"]) for depth in range(len(parts))]


def _check_version(folder: Path) -> None:
    said = ask(folder, "version").out.decode("utf-8", "replace")
    found = re.search(r"(\d+)\.(\d+)", said)
    if found is None or (int(found[1]), int(found[2])) < _OLDEST:
        raise GitError(
            f"`{said.strip() or 'git'}` is too old", f"update git to {_OLDEST[0]}.{_OLDEST[1]} or newer"
        )


def _first(said: str) -> str:
    lines = said.splitlines() or ["it does not say why"]
    return next((line for line in lines if line.startswith("fatal: ")), lines[0]).removeprefix("fatal: ")


def _no_repository(said: str) -> GitError:
    if "dubious ownership" in said:
        return GitError(
            "the repository belongs to somebody else, and git does not read it",
            "if you trust it: `git config --global --add safe.directory FOLDER`",
        )
    if "bare repository" in said or "must be run in a work tree" in said:
        return GitError("this is a bare repository, without files", "call it in a clone or a worktree")
    if "not a git repository" in said:
        return GitError(
            "this is no git repository",
            "keep the maps in one, `git init`; two folders can be compared without: `journeyctl diff OLD NEW`",
        )
    return GitError(f"git cannot read the repository: {_first(said)}")
