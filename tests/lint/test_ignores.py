"""Comments that accept a finding: where they may stand, and what is said of wrong ones."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from properties.documents import QUICK

from journeyctl.diagnostic.diagnostic import Diagnostic
from journeyctl.lint import select
from journeyctl.lint.context import Context, Findings
from journeyctl.lint.engine import lint
from journeyctl.lint.fixing import fix_text
from journeyctl.lint.rule import registry
from journeyctl.lint.select import Selection
from journeyctl.load.limits import MAX_MISTAKES
from journeyctl.model.journey import Journey
from journeyctl.text.edit import apply_edits
from journeyctl.workspace.workspace import open_workspace
from lint.checked import TODAY, checked, found_in, lines

STAGE = Selection(select=("stage-without-touchpoint", "bad-ignore", "unused-ignore"))
PERSONA = "unused-persona"
FOUND = "4 warning stage-without-touchpoint"
IGNORE = "# journeyctl: ignore[stage-without-touchpoint] drawn later"


def journey(first: str = "", line: str = "", above: str = "", end: str = "\n") -> str:
    return f"title: A{first}\nstages:\n  # a comment{above}\n  - title: I pay{line}\n    goal: to pay{end}"


@pytest.mark.parametrize(
    "text",
    [
        journey(line=f"  {IGNORE}"),
        journey(line=f"\t{IGNORE}"),
        journey(line="  #journeyctl:ignore[stage-without-touchpoint]  drawn later"),
        journey(line="  # journeyctl: ignore[stage-without-touchpoint, title-too-long] drawn later").replace(
            "I pay", "I pay and pay and pay and pay and pay and pay and pay and pay and pay"
        ),
        journey(above=f"\n  {IGNORE}"),
        journey(above=f"\n{IGNORE}\n\n  # and more words\n"),
        journey(first="\n# journeyctl: ignore-file[stage-without-touchpoint] all of it is drawn later"),
        journey(end="\n# journeyctl: ignore-file[stage-without-touchpoint] at the end\n"),
        journey(line=f"  {IGNORE}").replace("\n", "\r\n"),
        journey(line=f"  {IGNORE}").replace("\n", "\r"),
    ],
)
def test_an_accepted_finding(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text, Selection(select=(*STAGE.select, "title-too-long"))) == []


@pytest.mark.parametrize(
    "text",
    [
        journey(first=f"  {IGNORE}"),
        journey(end=f"  {IGNORE}\n"),
        journey(above=f"\n  {IGNORE}\n  - title: I wait\n    touchpoints: [{{title: T}}]"),
    ],
)
def test_a_comment_in_the_wrong_place_hides_nothing_and_is_told(tmp_path: Path, text: str) -> None:
    found = [line.split(" ", 1)[1] for line in found_in(tmp_path, text, STAGE)]
    assert sorted(found) == ["warning stage-without-touchpoint", "warning unused-ignore"]


@pytest.mark.parametrize(
    "text",
    [
        journey(end=f"\n    summary: 'said: {IGNORE}'\n"),
        journey(end=f'\n    summary: "said: {IGNORE}"\n'),
        journey(end=f"\n    summary: |\n      said:\n      {IGNORE}\n"),
        journey(end=f"\n    summary: >-\n      {IGNORE}\n"),
        journey(
            end="\n    summary: see issue#journeyctl: ignore[stage-without-touchpoint]\n".replace(
                ": ig", ":ig"
            )
        ),
        journey(end=f"\n    x-{'a' * 3}: 'first\n\n      {IGNORE}'\n"),
    ],
)
def test_text_is_no_comment(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text, STAGE) == [FOUND]


def told(root: Path, text: str, selection: Selection = STAGE) -> list[Diagnostic]:
    return checked(root, {"journeyctl.yaml": "", "a.journey.yaml": text}, selection).diagnostics


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("ignore[stage-without-touchpoint]", [("bad-ignore", "the comment accepts a finding and does not say why", "write the reason behind the `]`")]),
        ("disable stage-without-touchpoint", [("bad-ignore", "this comment is meant for journeyctl, and it is not understood", "write `# journeyctl: ignore[rule-name] why`"), ("stage-without-touchpoint", "stage `i-pay` has no touchpoint", None)]),
        ("ignore[title-to-long] later", [("unknown-rule", "unknown rule `title-to-long`", "did you mean `title-too-long`?"), ("stage-without-touchpoint", "stage `i-pay` has no touchpoint", None)]),
        ("ignore[gaps] later", [("unknown-rule", "`gaps` is a group, and only rules can be named here", "name the rule, not a group"), ("stage-without-touchpoint", "stage `i-pay` has no touchpoint", None)]),
        ("ignore[ , ] later", [("bad-ignore", "no rule is named", "write `# journeyctl: ignore[rule-name] why`"), ("stage-without-touchpoint", "stage `i-pay` has no touchpoint", None)]),
        ("ignore[] later", [("bad-ignore", "no rule is named", "write `# journeyctl: ignore[rule-name] why`"), ("stage-without-touchpoint", "stage `i-pay` has no touchpoint", None)]),
    ],
)  # fmt: skip
def test_a_comment_that_says_too_little(
    tmp_path: Path, comment: str, expected: list[tuple[str, str, str | None]]
) -> None:
    found = [
        (item.rule, item.message, item.help)
        for item in told(tmp_path, journey(line=f"  # journeyctl: {comment}"))
    ]
    assert sorted((rule, message) for rule, message, _ in found) == sorted(
        (rule, message) for rule, message, _ in expected
    )
    for rule, message, advice in expected:
        assert advice is None or (rule, message, advice) in found


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        (journey(first=f"  {IGNORE}"), journey()),
        (journey(end=f"\n  {IGNORE}\n"), journey()),
        (journey(end=f"\n\n{IGNORE}"), journey(end="\n\n")),
        (f"{IGNORE}\n\n{journey()}".replace("ignore[", "ignore-file[").replace("- title: I pay", "- title: I pay\n    touchpoints: [{title: T}]"),
         "\n" + journey().replace("- title: I pay", "- title: I pay\n    touchpoints: [{title: T}]")),
        (journey(first=f"  {IGNORE}").replace("\n", "\r\n"), journey().replace("\n", "\r\n")),
        (journey(end=f"\n  {IGNORE}\n").replace("\n", "\r\n"), journey().replace("\n", "\r\n")),
        (journey(first=f"  {IGNORE}").replace("\n", "\r"), journey().replace("\n", "\r")),
        (journey(first=f"\n{IGNORE}", end="\n# end\n").replace("\n", "\r"), journey(end="\n# end\n").replace("\n", "\r")),
    ],
)  # fmt: skip
def test_an_unused_comment_is_told_and_can_be_removed(tmp_path: Path, text: str, mended: str) -> None:
    found = [item for item in told(tmp_path, text) if item.rule == "unused-ignore"]
    assert [(item.message, item.help) for item in found] == [
        ("the comment accepts `stage-without-touchpoint`, and nothing of that is found here", "remove it")
    ]
    assert found[0].fix is not None
    assert found[0].fix.safe
    assert apply_edits(text, found[0].fix.edits) == mended


def test_a_comment_that_is_partly_used_stays(tmp_path: Path) -> None:
    text = journey(line="  # journeyctl: ignore[stage-without-touchpoint, title-too-long] later")
    found = told(tmp_path, text, Selection(select=(*STAGE.select, "title-too-long")))
    assert [(item.message, item.fix) for item in found] == [
        ("the comment accepts `title-too-long`, and nothing of that is found here", None)
    ]


def test_a_rule_that_did_not_run_proves_nothing(tmp_path: Path) -> None:
    text = journey(first="  # journeyctl: ignore[title-too-long] it is long")
    assert told(tmp_path, text) == [] or [item.rule for item in told(tmp_path, text)] == [
        "stage-without-touchpoint"
    ]


def test_mistakes_in_files_cannot_be_accepted(tmp_path: Path) -> None:
    text = "title: A\nmood: x  # journeyctl: ignore[unknown-key] our own field\n"
    found = told(tmp_path, text)
    assert [(item.rule, item.message) for item in found] == [
        ("unknown-key", "unknown key `mood`"),
        ("bad-ignore", "`unknown-key` cannot be accepted: the file is not understood"),
    ]
    assert found[1].help == "mend the mistake and remove the comment"


def test_nothing_is_called_unused_while_a_file_is_broken(tmp_path: Path) -> None:
    settings = f"lint: {{ignore: [{{rule: {PERSONA}, files: ['*'], reason: none yet}}]}}\n"
    persona = f"name: Ana  # journeyctl: ignore[{PERSONA}, stage-without-touchpoint] none yet\n"
    files = {"journeyctl.yaml": settings, "ana.persona.yaml": persona, "b.journey.yaml": "- x\n"}
    chosen = Selection(select=(*STAGE.select, PERSONA))
    assert lines(checked(tmp_path, files, chosen)) == ["b.journey.yaml:1 error wrong-type"]
    assert lines(checked(tmp_path, {"b.journey.yaml": "title: A\npersonas: [ana]\n"}, chosen)) == [
        "ana.persona.yaml:1 warning unused-ignore",
        "journeyctl.yaml:1 warning unused-ignore",
    ]


def test_a_rule_that_skipped_something_proves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def check(journey: Journey, ctx: Context) -> Findings:
        if journey.title == "A":
            ctx.skip("no time")
        yield from ()

    rule = replace(registry()[PERSONA], check=check, visits=Journey)
    monkeypatch.setattr(select, "registry", lambda: {**registry(), PERSONA: rule})
    comment = f"# journeyctl: ignore[{PERSONA}] so"
    settings = f"lint: {{ignore: [{{rule: {PERSONA}, files: ['*'], reason: none yet}}]}}\n"
    files = {
        "journeyctl.yaml": settings,
        "a.journey.yaml": f"title: B {comment}\n",
        "b.journey.yaml": "title: A\n",
    }
    chosen = Selection(select=("unused-ignore", PERSONA))
    assert lines(checked(tmp_path, files, chosen)) == []
    assert lines(checked(tmp_path, {"b.journey.yaml": "title: B\n"}, chosen)) == [
        "a.journey.yaml:1 warning unused-ignore",
        "journeyctl.yaml:1 warning unused-ignore",
    ]


def test_thousands_of_comments_take_no_time(tmp_path: Path) -> None:
    text = journey(above=f"\n  {IGNORE}" * 8_000)
    before = process_time()
    assert told(tmp_path, text) == []
    assert process_time() - before < 3  # a second and a half for a scan that starts anew at each would be 12


def test_not_every_wrong_comment_is_told(tmp_path: Path) -> None:
    wrong = "".join(f"# journeyctl: ignore[title-to-long, rule-{n}, gaps]\n" for n in range(200))
    found = told(tmp_path, f"{wrong}{journey(line=f'  {IGNORE}')}")
    assert len(found) == MAX_MISTAKES
    assert {item.rule for item in found} == {"bad-ignore", "unknown-rule"}, "the good one still counts"


@given(st.sets(st.integers(0, 3), min_size=1))
@QUICK
def test_accepting_a_finding_removes_exactly_it(
    tmp_path_factory: pytest.TempPathFactory, chosen: set[int]
) -> None:
    root = tmp_path_factory.mktemp("ws")
    plain = "title: A\nowner: shop\nstages:\n" + "".join(
        f"  - title: I wait {number}\n" for number in range(4)
    )
    rows = plain.splitlines()
    for number in chosen:
        rows[3 + number] += f"  {IGNORE}"
    before = found_in(root, plain, STAGE)
    after = found_in(root, "\n".join(rows) + "\n", STAGE)
    assert [line for line in before if line not in after] == [before[number] for number in sorted(chosen)]
    assert set(after) < set(before)


def test_fixing_removes_unused_comments_and_nothing_else(tmp_path: Path) -> None:
    text = journey(first=f"  {IGNORE}", line=f"  {IGNORE}")
    checked(tmp_path, {"journeyctl.yaml": "", "a.journey.yaml": text})
    workspace = open_workspace(tmp_path)
    result = lint(workspace, TODAY, STAGE)
    fixed = fix_text(workspace.files[0], result.diagnostics)
    assert fixed.text == journey(line=f"  {IGNORE}")
    assert lines(checked(tmp_path, {"a.journey.yaml": fixed.text}, STAGE)) == []
