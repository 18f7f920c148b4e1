"""Every key and value stands where the loader says, whoever wrote the file and however."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given

from journeyctl.load.events import libyaml, ruamel
from journeyctl.load.places import Path as Way
from journeyctl.load.read import read, read_with
from journeyctl.load.tree import Tree
from journeyctl.text.source import SourceFile
from properties.documents import QUICK, documents

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(EXAMPLES.rglob("*.yaml"))


def at(data: Any, path: Way) -> Any:
    for part in path:
        data = data[part]
    return data


def check_places(source: SourceFile, tree: Tree) -> None:
    places = tree.places(source.text)
    seen = set()
    for path, place in places.walk():
        assert places.find(path) == place
        assert path not in seen
        seen.add(path)
        if place.key is not None:
            assert read(SourceFile("", source.text[slice(*place.key)])).data == path[-1] or (
                source.text[slice(*place.key)] == path[-1]  # `no`, `7`: a key is always text
            )
        written = source.text[slice(*place.value)]
        assert written == written.rstrip(" \t") or written[:1] in "|>"
        if written.startswith("*"):
            continue
        value = at(tree.data, path)
        assert repr(alone(source, written, place.value.start, value, parent_of(tree, source, path))) == repr(
            value
        )


def parent_of(tree: Tree, source: SourceFile, path: Way) -> int:
    parent = tree.places(source.text).find(path[:-1])
    return parent.value.start if path and parent else 0


def alone(source: SourceFile, written: str, start: int, value: Any, parent: int) -> Any:
    """Read a slice by itself, indented as it was."""
    if written[:1] in ("|", ">"):  # what is indentation and what is text, only the parent says
        return read(SourceFile("", f"{' ' * (source.position(parent).column - 1)}- {written}")).data[0]
    if isinstance(value, dict) and source.text[parent : parent + 1] == "[" and written[:1] != "{":
        return read(SourceFile("", f"[{written}]")).data[0]  # a pair without braces
    return read(SourceFile("", " " * (source.position(start).column - 1) + written)).data


@given(documents())
@QUICK
def test_a_slice_reads_back_as_its_value(text: str) -> None:
    source = SourceFile("", text)
    check_places(source, read(source))


@example("title:  # why\n")
@example("stages:\n  -  # nothing yet\n\ngoal: x\n")
@given(documents())
@QUICK
def test_both_readers_see_the_same(text: str) -> None:
    source = SourceFile("", text)
    compare(source, read_with(libyaml, source), read_with(ruamel, source))


def written_at(source: SourceFile, tree: Tree) -> Iterator[tuple[Any, ...]]:
    """Yield path, key, start and text of each place; of an empty value nobody can say where it stands."""
    for path, place in tree.places(source.text).walk():
        written = source.text[slice(*place.value)].rstrip()
        yield path, place.key, place.value.start if written else None, written


def compare(source: SourceFile, quick: Tree, slow: Tree) -> None:
    assert repr(quick.data) == repr(slow.data)
    assert quick.has_nulls == slow.has_nulls
    assert list(written_at(source, quick)) == list(written_at(source, slow))
    assert [item.message for item in quick.diagnostics] == [item.message for item in slow.diagnostics]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(EXAMPLES).as_posix())
def test_a_real_file_reads_back_and_both_readers_agree(path: Path) -> None:
    source = SourceFile("", path.read_text("utf-8"))
    tree = read(source)
    check_places(source, tree)
    compare(source, tree, read_with(ruamel, source))


def test_the_examples_are_there() -> None:
    assert len(FILES) > 20
