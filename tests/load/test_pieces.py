"""Reading in pieces: the data and the places are those of the whole text, whatever was read before."""

from pathlib import Path
from random import Random

import pytest

from benchmarks.generate import generate
from journeyctl.load.pieces import Pieces
from journeyctl.load.quick import quick_read
from journeyctl.load.read import read
from journeyctl.load.tree import Tree
from journeyctl.text.source import SourceFile

ROOT = Path(__file__).parents[2]
SUITE = sorted((ROOT / "tests" / "corpus" / "yaml-suite" / "cases").glob("*/in.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))

MAP = """\
title: I order
stages:
  - id: buy
    title: I buy
    metrics:
      - {id: rate, title: Those who buy, type: rate}
    touchpoints:
      - id: basket
        title: I fill a basket
        actions: [look, choose]

      # the page of the fee
      - id: checkout
        title: I pay
        notes: |
          - one
              deeper

        pain_points:
        - {id: fee, statement: "The fee: late"}
        - id: slow
          statement: >-
            It takes
            a minute
  - id: wait
    title: I wait
    touchpoints:
      - title: I wait
"""


def told(tree: Tree, text: str) -> tuple[object, ...]:
    places = tree.places(text)
    return tree.data, tree.has_nulls, [one.message for one in tree.diagnostics], list(places.walk())


def check(reader: Pieces, text: str) -> Tree:
    found = reader.read(SourceFile("a", text))
    assert told(found, text) == told(read(SourceFile("a", text)), text)
    return found


def is_in_pieces(tree: Tree) -> bool:
    return type(tree) is not Tree


def test_versions_of_a_map_are_read_in_pieces() -> None:
    reader = Pieces()
    first = check(reader, MAP)
    assert is_in_pieces(first)
    other = check(reader, MAP.replace("I fill a basket", "I look around"))
    assert is_in_pieces(other)
    then, now = (tree.data["stages"][0]["touchpoints"] for tree in (first, other))
    assert then[1] is now[1]  # not read a second time
    assert then[0]["title"] != now[0]["title"]


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("    title: I buy\n", "    title: |\n      - id: x\n"),  # what looks like an item is text
        ("    title: I buy\n", "    title: >-\n      - a\n      - b\n"),
        ("        title: I pay\n", "        title:\n"),  # nothing is written
        ("        title: I pay\n", "        title: I pay\n        title: again\n"),
        ("        title: I pay\n", "  # less deep\n        title: I pay\n"),
        ("        title: I pay\n", "# not deep\n        title: I pay\n"),
        ("        title: I pay\n", "       title: I pay\n"),
        ("        title: I pay\n", "        title: 'I\n          pay'\n"),
        ("        title: I pay\n", "        title: &a I pay\n"),
        ("        title: I pay\n", "        x-note: I pay\n"),
        ("        title: I pay\n", "        title: \ue000\n"),
        ("      - title: I wait\n", "      - \ue000\n"),
        ("      - title: I wait\n", "      - title: I wait"),
        ("      - title: I wait\n", "      -\n"),
        ("      - title: I wait\n", "      - I wait\n\n\n"),
        ("      - title: I wait\n", "      - title: I wait\n    more:\n"),
        ("      - title: I wait\n", "    - title: I wait\n"),
        ("    touchpoints:\n      - id: basket", "    touchpoints:\n    - id: basket"),
        ("    touchpoints:\n      - id: basket", "    touchpoints: # all\n      - id: basket"),
    ],
)
def test_unusual_texts(was: str, now: str) -> None:
    assert was in MAP
    reader = Pieces()
    check(reader, MAP)
    check(reader, MAP.replace(was, now))
    check(reader, MAP)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples(path: Path) -> None:
    check(Pieces(), path.read_text("utf-8"))


def test_mutations(tmp_path: Path) -> None:
    """Rows of maps are left out, doubled, swapped and moved in; what is read then has no part of another text."""
    generate(3, tmp_path / "maps", seed=5)
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.journey.yaml"))]
    rng, reader = Random(1), Pieces()
    split = tidy = 0
    for _ in range(150):
        rows = rng.choice([MAP, *texts]).splitlines(keepends=True)
        at = rng.randrange(len(rows))
        change = rng.choice(("out", "swap", "deeper", "block", "less", "word", "empty"))
        if change == "out":
            del rows[at]
        elif change == "swap":
            other = rng.randrange(len(rows))
            rows[at], rows[other] = rows[other], rows[at]
        elif change == "block":
            rows[at] = rows[at].partition(":")[0].rstrip("\n") + ": |\n"
        elif change == "empty":
            rows[at] = rows[at].partition(":")[0].rstrip("\n") + ":\n"
        elif change == "word":
            rows[at] = rows[at].replace("the", "no")
        else:
            rows[at] = f"  {rows[at]}" if change == "deeper" else rows[at].removeprefix("  ")
        text = "".join(rows)
        split += is_in_pieces(check(reader, text))
        whole = quick_read(text)
        tidy += whole is not None
    assert split > tidy * 0.8 > 50, (split, tidy)
