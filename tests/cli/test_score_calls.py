"""`journeyctl score`: gates, calls that do not fit together, and ids that nobody has."""

import json
from pathlib import Path

import pytest

from cli.calling import call
from cli.test_score import ORDER, TODAY, write_shop


@pytest.fixture(autouse=True)
def _workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_shop(tmp_path, monkeypatch)


def test_a_gate_for_the_worst_pain() -> None:
    answer = call("score", "--max-pain", "50", *TODAY)
    assert (answer.code, answer.out[:4]) == (1, "rank")
    assert (
        answer.err
        == "error: 2 pain points score more than 50 by priority: `order/fee` 73.33, `order/slow` 53.89\n"
    )
    assert call("score", "--max-pain", "75", *TODAY).code == 0


def test_what_cannot_be_judged_does_not_pass_a_gate() -> None:
    Path("bad.journey.yaml").write_text("titel: x\n", encoding="utf-8")
    answer = call("score", "--max-pain", "99", *TODAY)
    assert answer.code == 1
    assert "error: 1 file has mistakes and cannot be judged: `bad.journey.yaml`\n" in answer.err
    Path("bad.journey.yaml").unlink()
    answer = call("score", "--method", "loss", "--max-pain", "9e9", *TODAY)
    assert answer.code == 1
    assert answer.err == (
        "error: 1 pain point cannot be judged by loss: `back/fee` (journey `back` does not say its `volume`)\n"
    )


@pytest.mark.parametrize("option", ["--max-pain", "--min-completeness"])
@pytest.mark.parametrize("number", ["nan", "inf"])
def test_a_gate_is_a_number(option: str, number: str) -> None:
    answer = call("score", option, number, *TODAY)
    assert (answer.code, answer.out) == (2, "")


def test_a_gate_for_completeness() -> None:
    answer = call("score", "--min-completeness", "0.4", *TODAY)
    assert answer.code == 1
    assert answer.err == "error: 2 journeys are less than 40 % complete: `back` 28 %, `order` 37 %\n"
    assert call("score", "--min-completeness", "0.2", *TODAY).code == 0
    assert call("score", "--min-completeness", "20", *TODAY).code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["panes"], "error: `panes` is neither something to score nor a file, a folder or an id\n  = help: did you mean `pains`?\n"),
        (["--method", "priorty"], "error: there is no method `priorty` for pains\n  = help: did you mean `priority`?\n"),
        (["metrics", "--method", "rpn"], "error: `--method` is for pains and opportunities, not for metrics\n  = help: leave it out, or ask `journeyctl score pains`\n"),
        (["journeys", "--explain", "a/b"], "error: `--explain` is for pains and opportunities, not for journeys\n  = help: leave it out, or ask `journeyctl score pains`\n"),
        (["metrics", "--what-to-learn"], "error: `--what-to-learn` is for pains, not for metrics\n  = help: leave it out, or ask `journeyctl score pains`\n"),
        (["--persona", "ana"], "error: `--persona` is for journeys and stages, not for pains\n  = help: leave it out, or ask `journeyctl score journeys`\n"),
        (["stages", "--persona", "anna"], "error: there is no persona `anna`\n  = help: `journeyctl list personas` lists them\n"),
        (["metrics", "--worlds", "5"], "error: `--worlds` is for pains, not for metrics\n  = help: leave it out, or ask `journeyctl score pains`\n"),
        (["plan", "--seed", "5"], "error: `--seed` is for pains, not for plan\n  = help: leave it out, or ask `journeyctl score pains`\n"),
        (["--what-to-learn", "--explain", "order/fee"], "error: `--what-to-learn` and `--explain` ask for two things\n  = help: leave one of them out\n"),
        (["--budget", "60d"], "error: `--budget` is for plan, not for pains\n  = help: leave it out, or ask `journeyctl score plan`\n"),
        (["plan", "--budget", "a lot"], "error: `a lot` is no number of days\n  = help: write it as in `--budget 60d`\n"),
        (["plan", "--budget", "-3"], "error: `-3` is no number of days\n  = help: write it as in `--budget 60d`\n"),
        (["plan", "--budget", "nan"], "error: `nan` is no number of days\n  = help: write it as in `--budget 60d`\n"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together(arguments: list[str], message: str) -> None:
    assert call("score", *arguments, *TODAY) == (2, "", message)


def test_a_gate_beside_the_score_of_something_else() -> None:
    answer = call("score", "opportunities", "--method", "rice", "--max-pain", "50", *TODAY)
    assert answer.code == 1
    assert answer.err.startswith("error: 2 pain points score more than 50 by priority")


def test_the_id_of_an_opportunity_is_known_as_one() -> None:
    text = ORDER.replace(
        "        pain_points:",
        "        opportunities: [{id: free, statement: How might we?}]\n        pain_points:",
    )
    Path("order.journey.yaml").write_text(text, encoding="utf-8")
    answer = call("score", "--explain", "order/free", *TODAY)
    assert answer.err == (
        "error: `order/free` is not among the pains that are scored\n"
        "  = help: it is among the opportunities: `journeyctl score opportunities --explain order/free`\n"
    )
    answer = call("score", "opportunities", "--explain", "order/fee", *TODAY)
    assert "it is among the pains: `journeyctl score pains --explain order/fee`" in answer.err


def test_a_persona_of_one_workspace_of_several(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "journeyctl.yaml").write_text("title: Other\n", encoding="utf-8")
    (tmp_path / "other" / "a.journey.yaml").write_text("title: A\n", encoding="utf-8")
    found = json.loads(
        call("score", "journeys", ".", "other", "--persona", "ana", "--output-format", "json", *TODAY).out
    )
    assert [workspace["title"] for workspace in found["workspaces"]] == ["Shop 店"]


def test_the_reason_is_for_machines_too() -> None:
    [workspace] = json.loads(call("score", "--explain", "order/gone", "--output-format", "json", *TODAY).out)[
        "workspaces"
    ]
    assert (workspace["reason"], workspace["method"], workspace["pains"]) == (
        "its status is `fixed`",
        "priority",
        [],
    )
    [workspace] = json.loads(call("score", "--explain", "order/fee", "--output-format", "json", *TODAY).out)[
        "workspaces"
    ]
    assert [row["id"] for row in workspace["pains"]] == ["order/fee"]
    assert workspace["formula"]
