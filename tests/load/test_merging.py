"""A table of merges, one small file each: the three texts, what becomes of them, and what is said."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.load.canonical.text import canonical
from journeyctl.load.loader import load
from journeyctl.load.merging.merge import Merged, merge
from journeyctl.model.document import KINDS, Kind

CASES = Path(__file__).parent / "merging"
FILES = sorted(CASES.glob("*.txt"))
PARTS = ("base", "ours", "theirs")
ROOT = Path(__file__).parents[2]


def parts_of(path: Path) -> tuple[str, dict[str, str]]:
    """Return what a case is about, and its texts: `@ base`, `@ ours`, ..., each up to the next `@`."""
    about, *parts = re.split(r"(?m)^@ (.*)\n", path.read_text("utf-8"))
    return about, dict(zip(parts[::2], parts[1::2], strict=True))


def kind_in(path: Path) -> Kind:
    """Return the kind of file that a case is about: the first word of its name, or a journey."""
    return KINDS.get(path.stem.partition("-")[0], KINDS["journey"])


def merged(path: Path, ours: str = "ours", theirs: str = "theirs", *, with_base: bool = False) -> Merged:
    _, parts = parts_of(path)
    base = parts["base"].encode() if "base" in parts else None
    return merge(
        base, parts[ours].encode(), parts[theirs].encode(), kind_in(path), path=f"a.{kind_in(path).word}.yaml",
        with_base=with_base,
    )  # fmt: skip


def pick(raw: bytes, side: str) -> bytes:
    """Return a text with one side of each conflict."""
    lines, here = [], ""
    for line in raw.decode().splitlines(keepends=True):
        mark = {"<<<<<<<": "ours", "|||||||": "base", "=======": "theirs", ">>>>>>>": ""}.get(line[:7])
        if mark is not None:
            here = mark
        elif here in ("", side):
            lines.append(line)
    return "".join(lines).encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case(path: Path, golden: Callable[[Path, str], None]) -> None:
    about, parts = parts_of(path)
    found = merged(path)
    shown = "".join(f"@ {part}\n{parts[part]}" for part in PARTS if part in parts)
    if found.data is not None:
        shown += f"@ merged\n{found.data.decode()}"
    if found.conflicts:
        told = "".join(f"{one.line}: {one.path or 'the file'}: {one.reason}\n" for one in found.conflicts)
        shown += f"@ conflicts\n{told}"
    if found.refused:
        shown += f"@ refused\n{found.whose or 'together'}, line {found.line}: {found.refused}\n"
    golden(path, about + shown)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_each_side_of_a_conflict_is_a_file_without_new_mistakes(path: Path) -> None:
    """Each is in the canonical style if ours and theirs are."""
    found = merged(path, with_base=True)
    _, parts = parts_of(path)
    kind = kind_in(path)
    wrong = {
        item.message
        for part in PARTS
        for item in load("a.yaml", parts.get(part, "title: t\n").encode(), kind, "a").diagnostics
    }
    for side in PARTS if found.data else ():
        raw = pick(found.data or b"", side)
        assert b"<<<<<<<" not in raw
        told = load("a.yaml", raw, kind, "a").diagnostics
        assert not [one for one in told if one.severity is Severity.ERROR and one.message not in wrong]
        if all(_is_canonical(parts[part], kind) for part in ("ours", "theirs")):
            assert _is_canonical(raw.decode(), kind)


def _is_canonical(text: str, kind: Kind) -> bool:
    return canonical("a.yaml", text.encode(), kind).data == text.encode()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_comments_stay(path: Path) -> None:
    _, parts = parts_of(path)
    data = merged(path).data
    if data is None:
        return
    was, mine, other, kept = (
        set(re.findall(r"#[^\n]*[^\s]", text))
        for text in (parts.get("base", ""), parts["ours"], parts["theirs"], data.decode())
    )
    assert (mine - was) | (other - was) | (was & mine & other) <= kept | _gone(path)


def _gone(path: Path) -> set[str]:
    """Return the comments that a case says to go with what they stand at."""
    return set(re.findall(r"^goes: (#.*)", parts_of(path)[0], re.MULTILINE))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_other_way_round_the_same_is_a_conflict(path: Path) -> None:
    one, two = merged(path), merged(path, "theirs", "ours")
    assert bool(one.conflicts) == bool(two.conflicts)
    assert (one.data is None) == (two.data is None)


def test_every_case_shows_something_else() -> None:
    assert len({parts_of(path)[0] for path in FILES}) == len(FILES) > 30
