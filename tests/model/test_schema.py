"""The JSON Schemas: they accept what the loader accepts, and refuse nothing else."""

from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

from journeyctl.load.loader import Loaded, load
from journeyctl.load.read import read
from journeyctl.model.document import KINDS, kind_of
from journeyctl.model.fields import all_models, model_fields
from journeyctl.model.meanings import _MEANINGS, meanings
from journeyctl.model.schema import json_schema, json_schemas, schema_text
from journeyctl.text.source import SourceFile

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / "docs" / "schema" / "1"
MAPS = sorted(
    path
    for folder in ("examples", "src/journeyctl/cli/templates")
    for path in (ROOT / folder).rglob("*.yaml")
    if kind_of(path.name)
)


def schema_problems(kind: str, text: str) -> list[str]:
    data = read(SourceFile("x.yaml", text)).data
    return [error.message for error in Draft202012Validator(json_schema(KINDS[kind])).iter_errors(data)]


def loaded(kind: str, text: str) -> Loaded:
    return load(f"x.{kind}.yaml", text.encode(), KINDS[kind], "x")


@pytest.mark.parametrize("name", sorted(json_schemas()))
def test_schema_is_a_schema_and_is_the_committed_one(name: str, golden: Any) -> None:
    schema = json_schemas()[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$id"].endswith(f"docs/schema/1/{name}")
    golden(COMMITTED / name, schema_text(schema))


def test_no_other_schema_is_committed() -> None:
    assert {path.name for path in COMMITTED.iterdir()} == set(json_schemas())


def test_there_are_maps_to_hold_the_schemas_against() -> None:
    assert {found[0].word for path in MAPS if (found := kind_of(path.name))} == set(KINDS)


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_schema_accepts_every_map_of_ours(path: Path) -> None:
    found = kind_of(path.name)
    assert found
    assert schema_problems(found[0].word, path.read_text("utf-8")) == []


MISTAKES = {
    "unknown key": ("journey", "title: T\ntouchpont: 1\n"),
    "missing title": ("journey", "goal: G\n"),
    "empty title": ("journey", "title: ''\n"),
    "title without a value": ("journey", "title:\n"),
    "blank title": ("journey", "title: '  '\n"),
    "title is a number": ("journey", "title: 12\n"),
    "state": ("journey", "title: T\nstate: now\n"),
    "date": ("journey", "title: T\nreviewed: 12\n"),
    "days": ("journey", "title: T\nreview_every: 0\n"),
    "days in words": ("journey", "title: T\nreview_every: ninety\n"),
    "list wanted": ("journey", "title: T\npersonas: ana\n"),
    "nothing in a list": ("journey", "title: T\nstages: [null]\n"),
    "stage without title": ("journey", "title: T\nstages: [{id: a}]\n"),
    "bad id": ("journey", "title: T\nstages: [{id: a b, title: A}]\n"),
    "quote in an id": ("journey", "title: T\nstages: [{id: 'a\"b', title: A}]\n"),
    "emotion in words": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, emotion: good}]}]\n"),
    "emotion without score": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, emotion: {words: [a]}}]}]\n"),
    "severity": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, pain_points: [{statement: C, severity: 6}]}]}]\n"),
    "severity is half": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, pain_points: [{statement: C, severity: 2.5}]}]}]\n"),
    "range of three": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, pain_points: [{statement: C, severity: [1, 2, 3]}]}]}]\n"),
    "share in percent": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, pain_points: [{statement: C, frequency: 62}]}]}]\n"),
    "duration": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, wait: 5 hours}]}]\n"),
    "yes": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, optional: yes}]}]\n"),
    "moment": ("journey", "title: T\nstages: [{title: A, touchpoints: [{title: B, moment: sad}]}]\n"),
    "persona has a name": ("persona", "title: Ana\n"),
    "segment share": ("persona", "name: Ana\nsegment_share: 46\n"),
    "evidence type": ("evidence", "title: T\ntype: gossip\n"),
    "evidence without type": ("evidence", "title: T\n"),
    "fewer than none": ("evidence", "title: T\ntype: survey\nn: -1\n"),
    "sha256": ("evidence", "title: T\ntype: survey\nsha256: ABC\n"),
    "effect without value": ("plan", "title: T\ninitiatives: [{title: A, expects: {metric: a/b}}]\n"),
    "effort below none": ("plan", "title: T\ninitiatives: [{title: A, effort: -1}]\n"),
    "root is a list": ("plan", "- title: T\n"),
    "channel kind": ("workspace", "channels: {web: {kind: on-line}}\n"),
    "severity word": ("workspace", "lint: {severity: {silent-lane: loud}}\n"),
    "ignore without reason": ("workspace", "lint: {ignore: [{rule: a, files: [b]}]}\n"),
    "accent in words": ("workspace", "theme: {accent: teal}\n"),
    "colour of nothing": ("workspace", "theme: {colors: {sky: '#00f'}}\n"),
    "two fonts": ("workspace", "theme: {font: 'Arial, Inter'}\n"),
    "unknown lane": ("workspace", "lanes: [feelings]\n"),
    "decision without title": ("journey", "title: T\ndecisions: [{date: 2026-01-01}]\n"),
    "decision of a team alone": ("journey", "title: T\ndecisions: [{title: A, by: t}]\n"),
    "limit beyond": ("workspace", "regression: {peak_end: 2.5}\n"),
    "limit in words": ("workspace", "regression: {complete: never}\n"),
    "half a severity": ("workspace", "regression: {severity: 3.5}\n"),
    "unknown limit": ("workspace", "regression: {mean: 1}\n"),
    "phase without id": ("workspace", "phases: [{title: Buy}]\n"),
}  # fmt: skip


@pytest.mark.parametrize(("kind", "text"), MISTAKES.values(), ids=MISTAKES)
def test_what_the_schema_refuses_the_loader_refuses(kind: str, text: str) -> None:
    assert schema_problems(kind, text), "the schema accepts it"
    assert loaded(kind, text).document is None, "the loader accepts it"


ALL_KEYS_OPEN = [
    (kind.word, model, key)
    for kind in KINDS.values()
    for model in (kind.model,)
    for key in model_fields(model)
    if key not in ("title", "name", "type") or kind.word == "workspace"
]


@pytest.mark.parametrize(
    ("kind", "model", "key"), ALL_KEYS_OPEN, ids=lambda part: getattr(part, "__name__", part)
)
def test_a_key_may_wait_for_its_value(kind: str, model: type, key: str) -> None:
    start = {"persona": "name: A\n", "evidence": "title: A\ntype: survey\n", "workspace": ""}.get(
        kind, "title: A\n"
    )
    text = f"{start}{key}:\n"
    assert schema_problems(kind, text) == []
    assert loaded(kind, text).document is not None


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nx-ticket: {any: [thing]}\nstages: [{title: A, x-note: 3}]\n",
        "title: T\nreview_every: 90d\n",
        "title: T\nstages: [{title: A, touchpoints: [{title: B, emotion: -1.5, duration: 1.5h, optional: true}]}]\n",
        "title: T\nstages: [{title: A, touchpoints: [{title: B, moment: , pain_points: [{statement: C, frequency: [0.3, 1]}]}]}]\n",
        "title: T\nmetrics: [{title: A, from: {evidence: e, where: {step: a}}, points: [{date: 2026-01-01, counts: {1: 2}}]}]\n",
        "title: 旅\nstages: [{id: 購入, title: 買う}]\n",
        "title: T\ndecisions: [{title: A, date: , by: [t], accepts: [peak_end, fee]}]\n",
    ],
)
def test_schema_accepts_what_the_loader_accepts(text: str) -> None:
    assert loaded("journey", text).document is not None
    assert schema_problems("journey", text) == []


def test_a_channel_needs_nothing_but_its_name() -> None:
    text = "channels:\n  web:\n  x-ray:\n    x-own: 1\n"
    assert loaded("workspace", text).document is not None
    assert schema_problems("workspace", text) == []


def test_limits_are_numbers_or_off() -> None:
    text = "regression: {peak_end: 2, below_zero: off, severity: 4.0, complete: }\n"
    assert loaded("workspace", text).document is not None
    assert schema_problems("workspace", text) == []


def test_fields_of_ones_own_stand_where_keys_are_no_ids() -> None:
    text = "channels:\n  web:\n  x-more: 1\n"
    assert loaded("workspace", text).document is None
    assert schema_problems("workspace", text) != []


def test_schema_speaks_to_editors() -> None:
    schema = json_schema(KINDS["journey"])
    assert schema["title"] == "journeyctl journey"
    assert list(schema["properties"])[:3] == ["title", "summary", "state"]
    assert schema["properties"]["state"] == {
        "description": "What the map shows: the `current`, a `future` or the `ideal` state.",
        "markdownDescription": "What the map shows: the `current`, a `future` or the `ideal` state.",
        "enum": ["current", "future", "ideal", None],
        "type": ["string", "null"],
        "enumDescriptions": [
            "how it is today",
            "how it will be, with means at hand",
            "how it would be if nothing stood in the way",
            "not decided yet",
        ],
        "default": "current",
    }


def test_every_key_of_every_schema_is_described() -> None:
    for name, schema in json_schemas().items():
        for owner in (schema, *schema.get("$defs", {}).values()):
            assert owner["description"], name
            for key, value in owner["properties"].items():
                assert value.get("description"), f"{name}: {key}"
                assert "title" not in value, f"{name}: {key}"


def _choice(annotation: Any) -> tuple[str, ...]:
    if type(annotation).__name__ == "_LiteralGenericAlias":
        return get_args(annotation)
    return next((words for part in get_args(annotation) if (words := _choice(part))), ())


def test_every_word_of_every_choice_has_a_meaning() -> None:
    seen = set()
    for kind in KINDS.values():
        for model in all_models(kind.model):
            for key, (annotation, _) in model_fields(model).items():
                words = _choice(annotation)
                assert tuple(meanings(model, key)) == words, f"{model.__name__}.{key}"
                if words:
                    seen.add(f"{model.__name__.replace('LintOverride', 'Lint')}.{key}")
    assert seen == set(_MEANINGS)
