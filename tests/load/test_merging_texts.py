"""Bytes around a merge: one side alone, git's own lines, line breaks, marks, proofs, many files and broken ones."""

import json
import re
from pathlib import Path
from random import Random

import pytest

from benchmarks.fuzz import mutants, seeds
from journeyctl.load.canonical.emit import emit
from journeyctl.load.canonical.text import canonical
from journeyctl.load.canonical.tree import Document
from journeyctl.load.merging.merge import Merged, Names, merge
from journeyctl.load.merging.writing import proof
from journeyctl.load.merging.writing.merged import Conflict
from journeyctl.model.document import KINDS, Kind, kind_of

ROOT = Path(__file__).parents[2]
SUITE = ROOT / "tests" / "corpus" / "yaml-suite"
JOURNEY = KINDS["journey"]
BASE = "title: T\ngoal: G   # why\nstages:\n  - {id: a, title: A}\n"


def merged(base: str | None, ours: str, theirs: str, lines: str | None = None) -> Merged:
    return merge(
        None if base is None else base.encode(),
        ours.encode(),
        theirs.encode(),
        JOURNEY,
        path="a.journey.yaml",
        lines=None if lines is None else lines.encode(),
    )


def changed(old: str, new: str) -> str:
    assert old in BASE
    return BASE.replace(old, new)


def test_one_side_alone_is_taken_whatever_it_is() -> None:
    broken = b"a: [\x00"
    for texts in ((b"x: 1", broken, broken), (broken, broken, b"x:  1"), (broken, b"x:  1", broken)):
        found = merge(*texts, JOURNEY)
        assert found.data in (broken, b"x:  1")
        assert found == merge(texts[0], texts[2], texts[1], JOURNEY)
    assert merge(None, b"a:  1", b"a:  1", JOURNEY).data == b"a:  1"
    assert merge(None, b"a:  1", b"", JOURNEY).data == b"a:  1"


def test_the_lines_of_git_are_kept_if_they_say_the_same() -> None:
    ours, theirs = changed("title: T", "title:   TT"), changed("{id: a, title: A}", "{ id: a, title: B }")
    lines = "title:   TT\ngoal: G # why\nstages:\n  - { id: a, title: B }\n"
    assert merged(BASE, ours, theirs, lines).data == lines.encode()


@pytest.mark.parametrize(
    "wrong",
    [
        "title: TT\ngoal: H   # why\nstages:\n  - {id: a, title: B}\n",
        "title: TT\ngoal: G\nstages:\n  - {id: a, title: B}\n",
        "title: TT   # why\ngoal: G\nstages:\n  - {id: a, title: B}\n",
        "title: TT\ntitle: TT\ngoal: G   # why\nstages:\n  - {id: a, title: B}\n",
        "title: [",
        "\x00",
    ],
)
def test_the_lines_of_git_are_not_kept_if_they_say_something_else(wrong: str) -> None:
    found = merged(BASE, changed("title: T", "title: TT"), changed("title: A", "title: B"), wrong)
    assert found.data == b"title: TT\ngoal: G   # why\nstages:\n  - {id: a, title: B}\n"


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_breaks_and_byte_order_mark_stay(bom: str, end: str) -> None:
    texts = [bom + text.replace("\n", end) for text in
             (BASE, changed("title: T", "title: TT"), changed("title: T", "title: TTT"))]  # fmt: skip
    data = (merged(texts[0], texts[1], texts[2]).data or b"").decode()
    assert data.startswith(
        f"{bom}<<<<<<< ours{end}title: TT{end}======={end}title: TTT{end}>>>>>>> theirs{end}"
    )
    assert data.count("\n") == data.count(end)


def test_who_changes_the_line_breaks_has_them() -> None:
    found = merged(
        BASE, changed("title: T", "title: TT"), changed("goal: G", "goal: H").replace("\n", "\r\n")
    )
    assert (found.data or b"").count(b"\r\n") == BASE.count("\n")


def test_marks_are_as_long_and_named_as_git_wants_them() -> None:
    found = merge(
        BASE.encode(), changed("title: T", "title: A\\b").encode(), changed("title: T", "title: B").encode(), JOURNEY,
        names=Names("old", "HEAD", "topic: a\nb"), marker=9, with_base=True,
    )  # fmt: skip
    head = "<<<<<<<<< HEAD\ntitle: A\\b\n||||||||| old\ntitle: T\n=========\ntitle: B\n>>>>>>>>> topic: a b\ngoal"
    assert (found.data or b"").decode().startswith(head)
    assert found.conflicts == (Conflict(1, "title", "changed on both sides"),)


@pytest.mark.parametrize(
    ("side", "line", "reason"),
    [
        ("a: b: c\n", 1, "a"),
        ("title: T\ntitle: U\n", 2, "twice"),
        ("- a\n", 1, "no keys"),
        ("goal: *x\n", 1, "alias"),
        ("title: T\ngoal: &x G\n", 2, "anchors"),
        ("title: T\n? |\n  a\n: b\n", 2, "several lines"),
        ("\xff".join(("title: ", "")) + "\x00", 1, "NUL"),
    ],
)
def test_what_cannot_be_merged_is_left_with_a_line(side: str, line: int, reason: str) -> None:
    for whose in ("ours", "theirs"):
        other = changed("title: T", "title: TT")
        found = merged(BASE, side, other) if whose == "ours" else merged(BASE, other, side)
        assert (found.data, found.whose, found.line) == (None, whose, line)
        assert reason in found.refused


def test_a_mistake_that_neither_side_has_is_not_made() -> None:
    base = "title: T\nreviewed: 2026-01-01\ngoal: G\n"
    ours, theirs = base.replace("title: T\n", "") + "x-a: 1\n", base.replace("G", "H")
    assert merged(base, ours, theirs).data is not None  # ours has that mistake already


def test_together_they_may_not_be_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    def judged(raw: bytes, kind: Kind, path: str) -> frozenset[tuple[str, str]]:
        wrong = b"title: TT" in raw and b"goal: H" in raw
        return frozenset({("bad-value", "`title` and `goal` do not agree")} if wrong else ())

    monkeypatch.setattr(proof, "mistakes_of", judged)
    found = merged(BASE, changed("title: T", "title: TT"), changed("goal: G", "goal: H"))
    assert found == Merged(None, refused="together they would be wrong: `title` and `goal` do not agree")
    assert merged(BASE, changed("title: T", "title: TT"), changed("title: A", "title: B")).data is not None


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("title: TT", "title: T", "`title` would say something else"),
        ("# why", "", "a comment would be lost"),
        ("TT\ngoal: H   # why\n", "TT   # why\ngoal: H\n", "beside something else"),
        ("goal: H", "goal: [", "cannot be read"),
    ],
)
def test_a_mistake_of_the_writer_is_noticed(
    monkeypatch: pytest.MonkeyPatch, old: str, new: str, reason: str
) -> None:
    def broken(document: Document) -> str:
        return emit(document).replace(old, new)

    monkeypatch.setattr(proof, "emit", broken)
    found = merged(BASE, changed("title: T", "title: TT"), changed("goal: G", "goal: H"))
    assert found.data is None
    assert reason in found.refused


def edited(text: str, rng: Random) -> str:
    """Change a number, a word, a line or a comment somewhere."""
    lines = text.split("\n")
    at = rng.randrange(len(lines) - 1)
    match rng.randrange(4):
        case 0:
            lines[at] = re.sub(r"\b[1-4]\b", lambda found: str(int(found[0]) + 1), lines[at], count=1)
        case 1:
            lines[at] = re.sub(r"(title|statement|goal): (\w+)", r"\1: \2 too", lines[at])
        case 2:
            lines[at] += (
                f"  # note {rng.randrange(10**9)}" if lines[at].strip() and ">" not in lines[at] else ""
            )
        case 3 if (
            ": " in lines[at] and "title" not in lines[at] and lines[at].rstrip()[-1:] in "}]0123456789"
        ):
            del lines[at]
    return "\n".join(lines)


@pytest.mark.parametrize("number", range(12))
def test_edits_of_the_examples(number: int) -> None:
    files = [(path, kind_of(path.name)) for path in sorted((ROOT / "examples").rglob("*.yaml"))]
    for path, kind in files:
        if kind is None:
            continue
        text = path.read_text("utf-8")
        ours, theirs = (edited(text, Random(f"{path.name} {number} {side}")) for side in range(2))
        found = merge(text.encode(), ours.encode(), theirs.encode(), kind[0], path=path.name)
        if found.data is None:
            assert found.whose, found
            continue
        if text not in (ours, theirs) and not found.conflicts:
            assert canonical(path.name, found.data, kind[0]).data == found.data or found.data in (
                ours.encode(), theirs.encode(),
            )  # fmt: skip
        for note in re.findall(r"# note \d+", ours + theirs):
            assert note in found.data.decode()


def test_legal_yaml_of_the_suite() -> None:
    for case in json.loads((SUITE / "expected.json").read_text(encoding="utf-8"))["cases"]:
        raw = (SUITE / case["file"]).read_bytes()
        assert merge(raw, raw, b"x: 1\n", JOURNEY).data == b"x: 1\n"
        one, two = raw.rstrip(b"\n") + b"\nx-one: 1\n", raw.rstrip(b"\n") + b"\nx-two: 2\n"
        found = merge(raw, one, two, JOURNEY, with_base=True)
        assert found.data is None or b"x-one" in found.data, case["id"]
        assert (found.data is None) == bool(found.refused)


def test_mutants_are_merged_or_left() -> None:
    start = seeds(SUITE.parent)
    counts = {"merged": 0, "left": 0}
    for item in mutants(start, 300, 11):
        base = start[item.number % len(start)].raw
        found = merge(base, item.raw, item.raw + b"\nx-more: 1\n", item.kind, path="m.yaml", with_base=True)
        counts["left" if found.data is None else "merged"] += 1
        assert (found.data is None) == bool(found.refused)
        assert not found.conflicts or b"<<<<<<< ours\n" in (found.data or b"").replace(b"\r", b"")
    assert min(counts.values()) > 5, counts
