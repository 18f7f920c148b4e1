"""`journeyctl diff --fail-on regression`: what fails, what was decided, and whose limits count."""

import json
from pathlib import Path

import pytest
from workspace.files import write

from cli.conftest import Cli
from cli.repos import NEEDS_GIT, commit, repository

pytestmark = NEEDS_GIT
SMALL = {
    "journeyctl.yaml": "",
    "a.journey.yaml": "title: A\nstages: [{id: s, title: S, touchpoints: [{id: t, title: I wait, emotion: 1}]}]\n",
    "ana.persona.yaml": "name: Ana\n",
}
WORSE = SMALL["a.journey.yaml"].replace("emotion: 1", "emotion: -1")
GATE = ("diff", "--fail-on", "regression", "--today", "2026-11-22")
DECIDED = "decisions: [{id: bags, title: We charge for bags, accepts: [peak_end, below_zero]}]\n"
HELP = "  = help: if that was decided, add to the journey: `decisions: [{title: ..., accepts: [%s]}]`\n"


@pytest.fixture
def small(here: Path) -> Path:
    return repository(here, SMALL)


def test_exit_codes(small: Path, cli: Cli) -> None:
    assert [cli("diff", *options).code for options in ([], ["--exit-code"], ["--fail-on", "regression"])] == [
        0,
        0,
        0,
    ]
    write(small, {"ana.persona.yaml": "name: Anna\n"})
    assert [cli("diff", *options).code for options in ([], ["--exit-code"], ["--fail-on", "regression"])] == [
        0,
        1,
        0,
    ]
    write(small, {"a.journey.yaml": WORSE})
    code, out, err = cli("diff", "--fail-on", "regression")
    assert (code, err) == (
        1,
        f"error: 2 regressions: worse than accepted\n{HELP % 'peak_end, below_zero'}",
    )
    assert "  ! `a`: peak-end falls from 0.50 to −0.50, by more than 0.3\n" in out
    code, _, err = cli("diff", "--fail-on", "regression", "--output-format", "json")
    assert (code, err.splitlines()[0]) == (
        1,
        "error: `a`: peak-end falls from 0.50 to −0.50, by more than 0.3",
    )
    assert cli("diff", "HEAD", "ana", "--fail-on", "regression").code == 0, "only what is asked about"


def test_what_was_decided_in_this_change_passes_the_gate(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": WORSE + DECIDED})
    code, out, err = cli(*GATE)
    assert (code, err) == (0, "")
    assert (
        "\n\nworse, as decided\n  = `a`: peak-end falls from 0.50 to −0.50, by more than 0.3: decision" in out
    )
    assert "worse than accepted" not in out
    assert cli(*GATE, "--exit-code").code == 1, "it is a change"
    write(small, {"a.journey.yaml": WORSE + DECIDED.replace(", below_zero", "")})
    code, _, err = cli(*GATE)
    assert (code, err) == (
        1,
        f"error: 1 regression: worse than accepted\n{HELP % 'below_zero'}",
    )
    [found] = json.loads(cli(*GATE, "--output-format", "json").out)["workspaces"]
    assert [one["limit"] for one in found["regressions"]] == ["below_zero"]
    assert [(one["limit"], one["accepted_by"]["id"]) for one in found["accepted"]] == [("peak_end", "a/bags")]


def test_only_the_first_of_many_are_named(small: Path, cli: Cli) -> None:
    pains = ", ".join(f"{{id: p{number}, statement: Slow {number}, severity: 5}}" for number in range(6))
    text = SMALL["a.journey.yaml"].replace("emotion: 1", f"emotion: 1, pain_points: [{pains}]")
    write(small, {"a.journey.yaml": text})
    assert cli(*GATE).err == (
        f"error: 6 regressions: worse than accepted\n{HELP % 'p0, p1, p2, p3, p4, ...'}"
    )


def test_an_old_decision_excuses_nothing(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": SMALL["a.journey.yaml"] + DECIDED})
    commit(small, "decided")
    write(small, {"a.journey.yaml": WORSE + DECIDED})
    assert cli(*GATE).code == 1
    assert cli(*GATE, "HEAD^").code == 0, "a branch that brings both"
    write(small, {"a.journey.yaml": WORSE + DECIDED.replace("title", "date: 2026-11-20, title")})
    assert cli(*GATE).code == 0, "decided anew"


def test_the_workspace_sets_the_limits_and_no_change_loosens_its_own(small: Path, cli: Cli) -> None:
    off = "regression: {peak_end: off, below_zero: off}\n"
    write(small, {"a.journey.yaml": WORSE, "journeyctl.yaml": off})
    assert cli(*GATE).code == 1, "nor do the first ones that are set"
    commit(small, "limits")
    write(small, {"a.journey.yaml": SMALL["a.journey.yaml"]})
    commit(small, "better")
    write(small, {"a.journey.yaml": WORSE})
    assert cli(*GATE).code == 0, "limits of before"
    write(
        small, {"a.journey.yaml": SMALL["a.journey.yaml"], "journeyctl.yaml": "regression: {peak_end: 0.2}\n"}
    )
    commit(small, "limits")
    write(small, {"a.journey.yaml": WORSE, "journeyctl.yaml": off})
    code, out, _ = cli(*GATE)
    assert code == 1
    assert (
        "judged by the limits of before this change: peak_end 0.2 (now off), below_zero 0.1 (now off)\n"
        in out
    )
    assert "  ~ settings workspace  regression.peak_end 0.2 → off\n" in out
    write(small, {"a.journey.yaml": SMALL["a.journey.yaml"]})
    assert cli(*GATE).code == 0, "limits are no experience"


def test_a_journey_that_becomes_a_plan_does_not_slip_away(small: Path, cli: Cli) -> None:
    write(small, {"a.journey.yaml": f"state: future\n{WORSE}"})
    code, out, err = cli(*GATE)
    assert (code, err) == (1, f"error: 1 regression: worse than accepted\n{HELP % 'state'}")
    assert "  ! `a` shows a future state now, so that its experience is judged no more\n" in out
    decided = "decisions: [{id: later, title: We open next year, accepts: [state]}]\n"
    write(small, {"a.journey.yaml": f"state: future\n{WORSE}{decided}"})
    assert cli(*GATE).code == 0
    assert cli("lint", "a.journey.yaml").err == ""
    assert "unknown limit" not in cli("lint", "a.journey.yaml").out
