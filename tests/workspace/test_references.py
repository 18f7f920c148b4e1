"""Every word that refers to something: found, resolved, or told with what may have been meant."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.text.spelling import near_words
from journeyctl.workspace.resolve import mention_span
from journeyctl.workspace.workspace import open_workspace
from workspace.files import told, workspace, write

SETTINGS = """\
phases: [buying, using]
channels: {web: {team: shop}}
teams: {shop: {}, ops: {}}
systems: {crm: {team: ops}}
services: {delivery: {team: ops}}
"""
JOURNEY = """\
title: I order
state: future
compares_to: now
personas: [ana]
owner: shop
evidence: [study]
stakeholders:
  - team: ops
metrics:
  - {title: Trust, id: trust, owner: ops, from: {evidence: study}}
stages:
  - title: I buy
    phase: buying
    owner: shop
    journey: detail
    evidence: ["study#slow"]
    touchpoints:
      - title: I pay
        channel: web
        owner: ops
        journey: detail
        personas: [ana]
        services: [delivery]
        systems: [crm]
        emotion: {score: 1, by_persona: {ben: -1}, evidence: [study]}
        evidence: [study]
        metrics:
          - {title: Speed, id: speed, owner: shop}
        pain_points:
          - {statement: It is slow, id: slow, personas: [ben], same_as: [now/slow], evidence: [study], owner: ops}
        gains:
          - {statement: It is safe, personas: [ana], evidence: [study]}
        opportunities:
          - {statement: How might we hurry?, id: hurry, addresses: [slow, now/slow], evidence: [study], owner: shop}
        next:
          - {to: i-wait}
      - title: I wait
        resolves: [now/slow]
decisions:
  - {title: It may be slow, by: [ops], accepts: [below_zero, slow, order/slow], evidence: [study]}
"""
FILES = {
    "journeyctl.yaml": SETTINGS,
    "order.journey.yaml": JOURNEY,
    "now.journey.yaml": """\
title: I order today
stages:
  - title: I buy
    touchpoints:
      - {title: I pay, pain_points: [{statement: It is slow, id: slow}]}
""",
    "detail.journey.yaml": "title: I pay, in detail\n",
    "ana.persona.yaml": "name: Ana\nevidence: [study]\nparent: ben\n",
    "ben.persona.yaml": "name: Ben\n",
    "study.evidence.yaml": """\
title: A study
type: interview
collected_by: ops
personas: [ana]
quotes:
  - {text: So slow, id: slow, persona: ben}
""",
    "year.plan.yaml": """\
title: The year
owner: shop
initiatives:
  - title: We hurry
    for: [order/hurry]
    owner: ops
    expects: {metric: order/trust, to: 5}
    measured: {value: 4, evidence: [study]}
""",
}


def test_every_reference_is_known_with_its_place(tmp_path: Path) -> None:
    found = workspace(tmp_path, FILES)
    assert told(found) == []
    count: dict[str, int] = {}
    for mention, resolution in found.mentions():
        count[mention.word] = count.get(mention.word, 0) + 1
        assert mention.file.source.text[slice(*mention_span(mention))].strip('"') == mention.target
        assert resolution.problem is None
        assert resolution.definitions or mention.word == "phase"
    assert count == {
        "persona": 8, "evidence": 11, "journey": 3, "team": 15, "phase": 1, "channel": 1, "system": 1, "service": 1,
        "pain point": 4, "touchpoint": 1, "opportunity": 1, "metric": 1, "limit or pain point": 2,
    }  # fmt: skip
    assert found.mentioned["persona"] == {"ana", "ben"}
    assert found.mentioned["evidence"] == {"study", "study#slow"}


# What is written in place of what, what is said, the words to do, and what `--unsafe-fixes` would put in.
WRONG = [
    ("order", "personas: [ana]\nowner", "personas: [anna]\nowner", "unknown persona `anna`", "did you mean `ana`?", "ana"),
    ("order", "personas: [ana]\nowner", "personas: [zoe]\nowner", "unknown persona `zoe`", "write personas/zoe.persona.yaml", None),
    ("order", "compares_to: now", "compares_to: ordr", "unknown journey `ordr`", "did you mean `order`?", "order"),
    ("order", "owner: shop\nevidence", "owner: shob\nevidence", "unknown team `shob`", "did you mean `shop`?", "shop"),
    ("order", "owner: shop\nevidence", "owner: sales\nevidence", "unknown team `sales`", "add it to `teams:` in journeyctl.yaml", None),
    ("order", "- team: ops", "- team: opss", "unknown team `opss`", "did you mean `ops`?", "ops"),
    ("order", "channel: web", "channel: weeb", "unknown channel `weeb`", "did you mean `web`?", "web"),
    ("order", "channel: web", "channel: fax", "unknown channel `fax`", "add it to `channels:` in journeyctl.yaml", None),
    ("order", "systems: [crm]", "systems: [crn2]", "unknown system `crn2`", "add it to `systems:` in journeyctl.yaml", None),
    ("order", "services: [delivery]", "services: [deliveri]", "unknown service `deliveri`", "did you mean `delivery`?", "delivery"),
    ("order", "phase: buying", "phase: buing", "unknown phase `buing`", "did you mean `buying` or `using`?", None),
    ("order", "phase: buying", "phase: leaving", "unknown phase `leaving`", "add it to `phases:` in journeyctl.yaml", None),
    ("order", "evidence: [study]\nstake", "evidence: [studi]\nstake", "unknown evidence `studi`", "did you mean `study`?", "study"),
    ("order", '"study#slow"', '"study#slo"', "`study` has no quote `slo`", "did you mean `study#slow`?", "study#slow"),
    ("order", '"study#slow"', '"stdy#slow"', "unknown evidence `stdy#slow`", "did you mean `study#slow`?", "study#slow"),
    ("order", '"study#slow"', '"study#zz"', "`study` has no quote `zz`", "give a quote of `study` the id `zz`", None),
    ("order", "{ben: -1}", "{benn: -1}", "unknown persona `benn`", "did you mean `ben`?", "ben"),
    ("order", "to: i-wait", "to: i-wate", "unknown touchpoint `i-wate`", "did you mean `i-wait`?", "i-wait"),
    ("order", "to: i-wait", "to: now/i-pay", "unknown touchpoint `now/i-pay`", "a way on leads to a touchpoint of the same journey", None),
    ("order", "resolves: [now/slow]", "resolves: [now/slo]", "unknown pain point `now/slo`", "did you mean `now/slow`?", "now/slow"),
    ("order", "resolves: [now/slow]", "resolves: [then/slow]", "unknown journey `then` in `then/slow`", "write journeys/then.journey.yaml", None),
    ("order", "resolves: [now/slow]", "resolves: [old/zz]", "unknown journey `old` in `old/zz`", "write journeys/old.journey.yaml", None),
    ("order", "addresses: [slow,", "addresses: [slw,", "unknown pain point `slw`", "did you mean `slow`?", "slow"),
    ("order", "addresses: [slow,", "addresses: [zz,", "unknown pain point `zz`", "give a pain point the id `zz`", None),
    ("order", "by: [ops]", "by: [opss]", "unknown team `opss`", "did you mean `ops`?", "ops"),
    ("order", "[below_zero,", "[below_zeroo,", "unknown limit or pain point `below_zeroo`", "did you mean `below_zero`?", "below_zero"),
    ("order", "[below_zero,", "[slo,", "unknown limit or pain point `slo`", "did you mean `slow`?", "slow"),
    ("order", "[below_zero,", "[zz,", "unknown limit or pain point `zz`", "write `peak_end`, `below_zero`, `complete`, `evidenced`, `state`, or the id of a pain point", None),
    ("order", "[below_zero,", "[severity,", "a decision accepts severe pain points one by one, and not `severity`", "name the pain points by their ids", None),
    ("order", "[below_zero,", "[now/slow,", "`now/slow` is of another journey, and a decision accepts what gets worse in its own", "write `peak_end`, `below_zero`, `complete`, `evidenced`, `state`, or the id of a pain point", None),
    ("order", "[below_zero,", "[zz/zz,", "unknown limit or pain point `zz/zz`", "write `peak_end`, `below_zero`, `complete`, `evidenced`, `state`, or the id of a pain point", None),
    ("ana.persona", "parent: ben", "parent: bene", "unknown persona `bene`", "did you mean `ben`?", "ben"),
    ("study.evidence", "persona: ben", "persona: Ben", "unknown persona `Ben`", "did you mean `ben`?", "ben"),
    ("year.plan", "for: [order/hurry]", "for: [hurry]", "unknown opportunity `hurry`", "did you mean `order/hurry`?", "order/hurry"),
    ("year.plan", "for: [order/hurry]", "for: [order/hury]", "unknown opportunity `order/hury`", "did you mean `order/hurry`?", "order/hurry"),
    ("year.plan", "order/trust", "trust", "unknown metric `trust`", "did you mean `order/trust`?", "order/trust"),
    ("year.plan", "order/trust", "zz", "unknown metric `zz`", "write `journey/zz` with the id of its journey", None),
    ("journeyctl", "{team: shop}", "{team: shopp}", "unknown team `shopp`", "did you mean `shop`?", "shop"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "old", "new", "message", "advice", "fix"), WRONG, ids=[row[2] for row in WRONG]
)
def test_a_slip(
    tmp_path: Path, name: str, old: str, new: str, message: str, advice: str, fix: str | None
) -> None:
    path = next(path for path in FILES if path.startswith(name))
    assert FILES[path].count(old) == 1
    found = workspace(tmp_path, {**FILES, path: FILES[path].replace(old, new)})
    problems = [item for item in found.diagnostics if item.rule == "unknown-reference"]
    assert [(item.path, item.message, item.help) for item in problems] == [(path, message, advice)]
    problem = problems[0]
    written = problem.primary.source.text[slice(*problem.primary.span)]
    assert written.strip('"') in new
    assert problem.fix is None or not problem.fix.safe
    assert (problem.fix.edits[0].text if problem.fix else None) == fix


def test_what_is_known_is_listed_where_nothing_is_near(tmp_path: Path) -> None:
    found = workspace(tmp_path, {**FILES, "ana.persona.yaml": "name: Ana\nparent: zoe\n"})
    assert [item.notes for item in found.diagnostics] == [("known: `ana`, `ben`",)]


def test_a_plain_name_from_a_plan_may_mean_several_journeys(tmp_path: Path) -> None:
    other = "title: B\nstages: [{title: S, touchpoints: [{title: T, opportunities: [{statement: How?, id: hurry}]}]}]\n"
    plan = "title: The year\ninitiatives: [{title: We hurry, for: [hurry]}]\n"
    found = workspace(tmp_path, {**FILES, "other.journey.yaml": other, "year.plan.yaml": plan})
    assert told(found) == ["year.plan.yaml:2: ambiguous-reference: `hurry` is an opportunity of 2 journeys"]
    assert found.diagnostics[0].help == "write `order/hurry` or `other/hurry`"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("now.journey.yaml", "titel: I order today\n"),
        ("study.evidence.yaml", "title: A study\n"),
        ("ben.persona.yaml", "- broken\n"),
        ("journeyctl.yaml", "phases: [\n"),
    ],
)
def test_nothing_is_said_of_references_into_a_broken_file(tmp_path: Path, path: str, text: str) -> None:
    found = workspace(tmp_path, {**FILES, path: text})
    assert {item.path for item in found.diagnostics} == {path}
    assert "unknown-reference" not in {item.rule for item in found.diagnostics}


def test_without_a_vocabulary_any_name_goes(tmp_path: Path) -> None:
    files = {**FILES, "journeyctl.yaml": "phases: [buying]\n"}
    files["order.journey.yaml"] = JOURNEY.replace("channel: web", "channel: fax").replace("crm", "anything")
    assert told(workspace(tmp_path, files)) == []
    assert told(workspace(tmp_path, {**files, "journeyctl.yaml": "phases: [buying]\nchannels: {}\n"})) == [
        "order.journey.yaml:19: unknown-reference: unknown channel `fax`"
    ]


def test_each_place_of_a_repeated_mistake_is_told(tmp_path: Path) -> None:
    text = "title: A\npersonas: [zoe]\nevidence: [none, none]\nstages: [{title: S, touchpoints: [{title: T, personas: [zoe]}]}]\n"
    assert told(workspace(tmp_path, {"x.journey.yaml": text})) == [
        "x.journey.yaml:2: unknown-reference: unknown persona `zoe`",
        "x.journey.yaml:3: unknown-reference: unknown evidence `none`",
        "x.journey.yaml:3: unknown-reference: unknown evidence `none`",
        "x.journey.yaml:4: unknown-reference: unknown persona `zoe`",
    ]


def test_after_many_mistakes_nothing_is_offered_any_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def near(word: str, words: Iterable[str]) -> list[str]:
        asked.append(word)
        return near_words(word, words)

    monkeypatch.setattr("journeyctl.workspace.resolve.near_words", near)
    ways_on = ", ".join(f"{{to: know{number}}}" for number in range(MAX_MISTAKES + 50))
    text = f"title: A\nstages: [{{title: S, touchpoints: [{{title: T, id: known, next: [{ways_on}]}}]}}]\n"
    found = workspace(tmp_path, {"x.journey.yaml": text, "y.journey.yaml": "title: B\npersonas: [zoe]\n"})
    assert len(found.diagnostics) == MAX_MISTAKES + 51, "every mistake is told"
    helps = [item.help for item in found.diagnostics if item.path == "x.journey.yaml"]
    assert helps[MAX_MISTAKES - 1 : MAX_MISTAKES + 1] == [
        "did you mean `known`?",
        f"give a touchpoint the id `know{MAX_MISTAKES}`",
    ]
    assert len([word for word in asked if word.startswith("know")]) == MAX_MISTAKES, "each is looked up once"


def test_in_a_large_file_it_is_offered_for_fewer(tmp_path: Path) -> None:
    steps = "".join(
        f"      - {{title: Step {number}, next: [{{to: stepp-{number}}}]}}\n" for number in range(3_000)
    )
    text = f"title: A\nstages:\n  - title: S\n    touchpoints:\n{steps}"
    found = workspace(tmp_path, {"x.journey.yaml": text})
    assert len(found.diagnostics) == 3_000
    offered = [item for item in found.diagnostics if item.help.startswith("did you mean")]
    assert 10 < len(offered) < 30
    assert found.diagnostics[: len(offered)] == tuple(offered), "the first ones"


def test_text_that_is_not_saved_takes_the_place_of_the_file(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    assert told(open_workspace(tmp_path, {"ana.persona.yaml": b"name: Ana\nparent: bun\n"})) == [
        "ana.persona.yaml:2: unknown-reference: unknown persona `bun`"
    ]
    new = open_workspace(tmp_path, {"new/zoe.persona.yaml": b"name: Zoe\nparent: ana\n", "notes.txt": b"x"})
    assert told(new) == []
    assert "new/zoe.persona.yaml" in [file.source.path for file in new.files]
    assert not (tmp_path / "new").exists()


def test_unsaved_settings_count_at_once(tmp_path: Path) -> None:
    write(tmp_path, FILES)
    found = open_workspace(tmp_path, {"journeyctl.yaml": SETTINGS.replace("web:", "app:").encode()})
    assert told(found) == ["order.journey.yaml:19: unknown-reference: unknown channel `web`"]


def test_an_excluded_file_is_read_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path, {"journeyctl.yaml": "exclude: [drafts/]\n", "drafts/a.journey.yaml": "title: A\n"})
    assert [file.id for file in open_workspace(tmp_path).files] == ["workspace"]
    named = open_workspace(tmp_path, also=["drafts/a.journey.yaml"])
    assert [file.id for file in named.files] == ["a", "workspace"]


def test_emotions_off_the_scale(tmp_path: Path) -> None:
    text = (
        "title: A\nstages:\n  - title: S\n    touchpoints:\n      - {title: T, emotion: 4}\n"
        "      - title: U\n        emotion: {score: -3, by_persona: {ana: 9, ben: 3}}\n"
    )
    files = {"x.journey.yaml": text, "ana.persona.yaml": "name: A\n", "ben.persona.yaml": "name: B\n"}
    found = workspace(tmp_path, {**files, "journeyctl.yaml": "scales: {emotion: {min: 1, max: 5}}\n"})
    assert told(found) == [
        "x.journey.yaml:7: off-scale: the emotion is -3, and the scale goes from 1 to 5",
        "x.journey.yaml:7: off-scale: the emotion is 9, and the scale goes from 1 to 5",
    ]
    assert {text[slice(*item.primary.span)] for item in found.diagnostics} == {"-3", "9"}
    assert len(workspace(tmp_path, {**files, "journeyctl.yaml": ""}).diagnostics) == 4
