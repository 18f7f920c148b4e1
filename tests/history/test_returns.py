"""`blame` and `history pains` name the same commit as the one that wrote a pain point first, whatever came between."""

from datetime import date
from pathlib import Path
from random import Random

import pytest

from history.books import START, Story
from journeyctl.history.pains import Past, pain_history
from journeyctl.workspace.revision import Held, open_held

HEAD = "title: {name}\nstages:\n  - id: buy\n    title: I pay\n    touchpoints:\n      - id: checkout\n        title: I go to checkout\n"
WORDS = [
    "The fee shows late", "Nobody answers my call", "A parcel arrives broken", "My password is forgotten again",
    "Invoices have wrong totals",
]  # fmt: skip


Pains = dict[str, tuple[str, int, int]]


def files(pains: Pains) -> dict[str, str]:
    """Return two journeys with pain points: by id the journey, the words and the severity."""
    made: dict[str, str] = {}
    for name in ("order", "return"):
        rows = [
            f"          - {{id: {identifier}, statement: {WORDS[words]}, severity: {severity}}}\n"
            for identifier, (where, words, severity) in sorted(pains.items())
            if where == name
        ]
        made[f"{name}.journey.yaml"] = HEAD.format(name=name) + (
            "        pain_points:\n" + "".join(rows) if rows else ""
        )
    return made


def changed(random: Random, pains: Pains) -> Pains:
    """Return pain points of which one was removed, came, or is worse now; each has words of its own."""
    now = dict(pains)
    identifier = random.choice("abcde")
    if identifier in now and random.random() < 0.6:
        del now[identifier]
    elif identifier in now:
        where, words, severity = now[identifier]
        now[identifier] = where, words, severity % 5 + 1
    else:
        now[identifier] = random.choice(("order", "return")), "abcde".index(identifier), random.randint(1, 5)
    return now


def merged(base: Pains, ours: Pains, theirs: Pains) -> Pains:
    """Return what both sides have changed; where both have changed one, theirs counts."""
    picked = {
        name: theirs if theirs.get(name) != base.get(name) else ours for name in {*base, *ours, *theirs}
    }
    return {name: side[name] for name, side in picked.items() if name in side}


@pytest.mark.parametrize("seed", range(12))
def test_both_name_the_same_commit(seed: int) -> None:
    random = Random(seed)
    story, now = Story(), {"a": ("order", 0, 3), "b": ("order", 1, 3)}
    line = [story.commit("first", files(now))]
    while len(story.pages) < 20:
        start = line[-1]
        ours = changed(random, now)
        if (
            random.random() < 0.45
        ):  # a branch of two commits and one beside it, whichever comes first, and their merge
            theirs = [changed(random, now)]
            theirs.append(changed(random, theirs[0]))
            beside = story.commit("line", files(ours), start) if random.random() < 0.5 else -1
            side = story.commit("branch", files(theirs[1]), story.commit("branch", files(theirs[0]), start))
            line.append(beside if beside >= 0 else story.commit("line", files(ours), start))
            now = merged(now, ours, theirs[1])
            line.append(story.commit("merge", files(now), line[-1], side))
        else:
            now = ours
            line.append(story.commit("line", files(now), start))
    book = story.book()
    days = [story.pages[place].commit.at.date() for place in line]  # type: ignore[union-attr]

    def workspace(number: int):  # type: ignore[no-untyped-def]
        held = {path: str(text).encode() for path, text in story.pages[line[number]].files.items()}
        return open_held(Path("/shop"), Held(held))

    told = pain_history(Past(book, line, days, workspace), date(START.year + 1, 1, 1))
    here = {one.id: one.first.commit for one in told.pains if one.life.present}
    assert here
    assert here == {name: story.blame(name).first.commit for name in here}


@pytest.mark.parametrize("is_early", [True, False])
def test_what_the_line_had_and_a_branch_writes_anew(is_early: bool) -> None:
    fee = {"a": ("order", 0, 3)}
    story = Story()
    start = story.commit("p0", files({}))
    side = story.commit("side", files(fee), start) if is_early else -1
    written = story.commit("line", files(fee), start)
    gone = story.commit("gone", files({}), written)
    side = side if is_early else story.commit("side", files(fee), start)
    story.commit("merge", files(fee), gone, side)
    told = story.blame("a")
    assert told.first.commit == story.pages[written].commit
    assert [one.again.commit for one in told.returns] == [story.pages[side].commit]
