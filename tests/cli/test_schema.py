"""`journeyctl schema`."""

import json
from pathlib import Path

import pytest

from cli.calling import call
from journeyctl.model.document import KINDS
from journeyctl.model.schema import json_schema, json_schemas


@pytest.mark.parametrize("kind", KINDS)
def test_gives_the_schema_of_a_kind(kind: str) -> None:
    answer = call("schema", kind)
    assert (answer.code, answer.err) == (0, "")
    assert json.loads(answer.out) == json_schema(KINDS[kind])


def test_writes_all_and_writes_over_old_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".schema").mkdir()
    Path(".schema/plan.schema.json").write_text("old")
    answer = call("schema", "--all", ".schema")
    assert answer.code == 0
    assert answer.out == "".join(
        f".schema/{kind}.schema.json\n" for kind in ("workspace", "persona", "journey", "evidence", "plan")
    )
    assert {
        path.name: json.loads(path.read_text("utf-8")) for path in Path(".schema").iterdir()
    } == json_schemas()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["jurney"], "error: `jurney` is not a kind of file\n  = help: did you mean `journey`?\n"),
        (
            ["xyz"],
            (
                "error: `xyz` is not a kind of file\n"
                "  = help: the kinds are `workspace`, `persona`, `journey`, `evidence`, `plan`\n"
            ),
        ),
        (
            [],
            (
                "error: no kind of file is given\n"
                "  = help: name one of `workspace`, `persona`, `journey`, `evidence`, `plan`, or write all with `--all DIR`\n"
            ),
        ),
        (
            ["plan", "--all", "x"],
            "error: both a kind and `--all` are given\n  = help: leave one of them out\n",
        ),
    ],
)
def test_refuses(arguments: list[str], said: str) -> None:
    assert call("schema", *arguments) == (2, "", said)
