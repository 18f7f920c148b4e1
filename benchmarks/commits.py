"""Makes a repository with a long history: `python -m benchmarks.commits OUT [--commits 2000] [--journeys 50] [--seed 1]`."""

import argparse
import os
import subprocess
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from benchmarks import cast, invent, phrases
from benchmarks.generate import PLAN_SIZE
from benchmarks.paper import write

AUTHORS = ("Ana Ruiz", "Ben Okafor", "Chen Li", "Dana Novak", "Eli Brandt")
_BEGAN = datetime(2025, 1, 6, 9, tzinfo=UTC)
_SECONDS_APART = 8 * 3600  # 2,000 commits take 22 months
_AT_FIRST = 0.6
_NEW_JOURNEY, _RENAME, _BRANCH = 0.03, 0.015, 0.06
_QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}


def main() -> None:
    """Parse the arguments and make the repository."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.commits", description=__doc__)
    parser.add_argument("out", type=Path, help="a folder that does not exist yet")
    parser.add_argument("--commits", type=int, default=2_000)
    parser.add_argument("--journeys", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    make_repository(given.out, commits=given.commits, journeys=given.journeys, seed=given.seed)


def make_repository(folder: Path, *, commits: int, journeys: int, seed: int) -> None:
    """Make a repository with a line of commits, branches that are merged among them, and check out the last.

    More than half of the journeys are there from the start, and the others come later. Each commit changes one to three
    files; about one in sixty moves a journey or gives it another id.
    """
    folder.mkdir(parents=True)
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _QUIET
    stream = b"".join(_History(journeys, seed).stream(commits))
    for command, given in (
        (("init", "--quiet", "--initial-branch=main"), b""),
        (("fast-import", "--quiet", "--done"), stream),
        (("reset", "--quiet", "--hard"), b""),
    ):
        subprocess.run(["git", *command], cwd=folder, env=environment, input=given, check=True)


class _History:
    """What stands in the last commit, and what is still to come."""

    def __init__(self, journeys: int, seed: int) -> None:
        self.world = invent.World(seed, journeys)
        self.rng = self.world.rng("commits")
        self.files: dict[str, invent.Data] = {"journeyctl.yaml": cast.settings()}
        for index, name in enumerate(self.world.persona_ids):
            self.files[f"personas/{name}.persona.yaml"] = cast.persona(self.world, index)
        for index, name in enumerate(self.world.evidence_ids):
            self.files[f"evidence/{name}.evidence.yaml"] = cast.evidence(self.world, index)
        for start in range(0, journeys, PLAN_SIZE):
            numbers = range(start, min(start + PLAN_SIZE, journeys))
            self.files[f"plans/plan-{start:05d}.plan.yaml"] = cast.plan(self.world, numbers)
        self.coming = list(range(journeys))
        for _ in range(max(1, int(journeys * _AT_FIRST))):
            self._begin_journey()
        self.count = 0
        self.branch: dict[str, invent.Data] = {}

    def stream(self, commits: int) -> Iterator[bytes]:
        """Yield what `git fast-import` reads."""
        yield self._commit("main", "The maps so far", self.files)
        main, side, left = 1, 0, 0
        while self.count < commits:
            if side and (left == 0 or self.count == commits - 1):
                self.files |= self.branch
                yield self._commit("main", "Merge branch 'side'", self.branch, main, side)
                main, side, self.branch = self.count, 0, {}
            elif side and self.rng.random() < 0.5:
                left -= 1
                (path,) = self.branch
                self.branch = {path: self._edited(path, self.branch[path])}
                yield self._commit("side", "Ask more customers", self.branch, side)
                side = self.count
            elif not side and self.rng.random() < _BRANCH and self.count < commits - 3:
                path = self._some_journey()
                left = self.rng.randint(0, 2)
                self.branch = {path: self._edited(path, self.files[path])}
                yield self._commit("side", "Begin on a branch", self.branch, main)
                side = self.count
            else:
                yield self._commit("main", *self._next(), main)
                main = self.count
        yield b"done\n"

    def _next(self) -> tuple[str, dict[str, invent.Data | None]]:
        dice = self.rng.random()
        if dice < _NEW_JOURNEY and self.coming:
            path = self._begin_journey()
            return "Begin a journey", {path: self.files[path]}
        if dice < _NEW_JOURNEY + _RENAME:
            path = self._some_journey()
            folder, _, name = path.rpartition("/")
            new = f"{folder}-b/{name}" if self.rng.random() < 0.5 else f"{folder}/new-{name}"
            self.files[new] = self.files.pop(path)
            return "Call a journey by another name", {path: None, new: self.files[new]}
        changed: dict[str, invent.Data | None] = {}
        for _ in range(self.rng.randint(1, 3)):
            path = self._some_journey() if self.rng.random() < 0.85 else self._some_other()
            self.files[path] = changed[path] = self._edited(path, self.files[path])
        return "Write down what we have learned", changed

    def _begin_journey(self) -> str:
        index = self.coming.pop(0)
        path = f"journeys/area-{index % 4}/{self.world.journey_id(index)}.journey.yaml"
        self.files[path] = invent.journey(self.world, index)
        return path

    def _some_journey(self) -> str:
        """Return one that is not being worked on elsewhere."""
        return self.rng.choice(
            [path for path in sorted(self.files) if _is(path, "journey") and path not in self.branch]
        )

    def _some_other(self) -> str:
        kind = self.rng.choice(("evidence", "evidence", "evidence", "persona", "plan", "journeyctl"))
        return self.rng.choice([path for path in sorted(self.files) if _is(path, kind)])

    def _edited(self, path: str, data: invent.Data) -> invent.Data:
        new = deepcopy(data)
        day = _at(self.count).date().isoformat()
        if _is(path, "journey"):
            for _ in range(self.rng.randint(1, 4)):
                _edit_journey(new, self.rng, f"{self.count}")
        elif _is(path, "evidence"):
            new["date"] = day
            if "n" in new:
                new["n"] += self.rng.randint(1, 9)
        elif _is(path, "persona"):
            new["segment_share"] = round(self.rng.uniform(0.02, 0.4), 2)
        elif _is(path, "plan"):
            self.rng.choice(new["initiatives"])["effort"] = self.rng.randint(5, 60)
        else:
            new["title"] = f"A house of many journeys, as of {day}"
        return new

    def _commit(
        self,
        branch: str,
        title: str,
        changed: "dict[str, invent.Data] | dict[str, invent.Data | None]",
        *parents: int,
    ) -> bytes:
        author = self.rng.choice(AUTHORS)
        who = f"{author} <{author.split()[0].lower()}@shop.example> {_at(self.count).timestamp():.0f} +0100"
        self.count += 1
        lines = [
            f"commit refs/heads/{branch}\nmark :{self.count}\nauthor {who}\ncommitter {who}\n".encode(),
            _data(title.encode()),
            *(
                f"{word} :{parent}\n".encode()
                for word, parent in zip(("from", "merge"), parents, strict=False)
            ),
        ]
        for path, data in changed.items():
            if data is None:
                lines.append(f"D {path}\n".encode())
            else:
                text = write(data, self.world.rng("paper", path.rpartition("/")[2]), heading="A made-up file")
                lines += [f"M 100644 inline {path}\n".encode(), _data(text.encode())]
        return b"".join([*lines, b"\n"])


def _is(path: str, kind: str) -> bool:
    return path.endswith(f".{kind}.yaml") or path == f"{kind}.yaml"


def _at(number: int) -> datetime:
    return datetime.fromtimestamp(_BEGAN.timestamp() + number * _SECONDS_APART, UTC)


def _data(content: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(content), content)


def _edit_journey(journey: invent.Data, rng: Random, new_id: str) -> None:
    """Change one thing in a journey, as people do."""
    touchpoints = [touchpoint for stage in journey["stages"] for touchpoint in stage["touchpoints"]]
    touchpoint = rng.choice(touchpoints)
    pains = [(one, pain) for one in touchpoints for pain in one.get("pain_points", ())]
    dice = rng.random()
    if dice < 0.35 or not pains:
        touchpoint["emotion"] = rng.randint(-2, 2)
    elif dice < 0.5:
        touchpoint["actions"] = [rng.choice(phrases.ACTIONS)]
    elif dice < 0.65:
        rng.choice(pains)[1]["severity"] = rng.randint(1, 5)
    elif dice < 0.75:
        rng.choice(pains)[1]["frequency"] = round(rng.uniform(0.05, 0.7), 2)
    elif dice < 0.87:
        rng.choice(pains)[1]["status"] = rng.choice(("open", "fixing", "fixed"))
    elif dice < 0.95:
        statement = f"{rng.choice(phrases.PAINS)[1].replace('{x}', 'it')} {rng.choice(invent.CASES)}"
        pain = {
            "id": f"pain-{new_id}-{rng.randrange(10**6)}",
            "statement": statement,
            "severity": rng.randint(1, 5),
        }
        touchpoint.setdefault("pain_points", []).append(pain)
    else:
        home, pain = rng.choice(pains)
        home["pain_points"] = [one for one in home["pain_points"] if one is not pain]
        _drop(home, "opportunities", lambda one: pain["id"] in one["addresses"])
        _drop(home, "pain_points", lambda _: False)


def _drop(thing: invent.Data, key: str, is_gone: Callable[[invent.Data], bool]) -> None:
    """Take some things out of a list, and the list where nothing is left."""
    left = [one for one in thing.pop(key, ()) if not is_gone(one)]
    if left:
        thing[key] = left


if __name__ == "__main__":
    main()
