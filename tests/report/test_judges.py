"""Judges from outside: what the programs that read our formats make of them."""

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from jsonschema import Draft202012Validator
from junitparser import Failure, JUnitXml
from markdown_it import MarkdownIt

from journeyctl._discover import load_module
from journeyctl.diagnostic.diagnostic import Severity
from journeyctl.report import formats
from journeyctl.report.report import Look, Report
from journeyctl.report.shown import shown
from report.sample import CLEAN, CLEAN_REPORT, DIAGNOSTICS, FIRST_ORDER, HOSTILE, SAMPLE, TOKYO

SCHEMAS = Path(__file__).parent / "schemas"
REPORTS = pytest.mark.parametrize("report", [SAMPLE, CLEAN_REPORT], ids=["sample", "clean"])


def rendered(name: str, report: Report = SAMPLE) -> str:
    return str(load_module(formats, name).render(report, Look()))


def hold_against(schema: str, data: object) -> None:
    rules = json.loads((SCHEMAS / schema).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(rules)
    problems = [
        f"{error.json_path}: {error.message}" for error in Draft202012Validator(rules).iter_errors(data)
    ]
    assert problems == []


def piece(source: Any, start: tuple[int, int], end: tuple[int, int]) -> str:
    """Cut a piece out of a file by line and column, without our own arithmetic."""
    lines = [*source.text.splitlines(keepends=True), ""]

    def offset(line: int, column: int) -> int:
        return sum(map(len, lines[: line - 1])) + column - 1

    return str(source.text[offset(*start) : offset(*end)])


@REPORTS
def test_sarif_keeps_the_schema(report: Report) -> None:
    hold_against("sarif-2.1.0.json", json.loads(rendered("sarif", report)))


def test_the_sarif_schema_would_tell() -> None:
    log = json.loads(rendered("sarif"))
    log["runs"][0]["results"][0]["level"] = "info"
    with pytest.raises(AssertionError, match="'info' is not one of"):
        hold_against("sarif-2.1.0.json", log)


def test_sarif_has_what_github_shows() -> None:
    text = rendered("sarif")
    assert "security-severity" not in text
    (run,) = json.loads(text)["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(SAMPLE.rules)
    for rule in rules:
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert 0 < len(rule["shortDescription"]["text"]) <= 1024
        assert 0 < len(rule["fullDescription"]["text"]) <= 1024
    assert len(run["results"]) == len(DIAGNOSTICS)
    prints = [result["partialFingerprints"]["primaryLocationLineHash"] for result in run["results"]]
    assert len(set(prints)) == len(prints)
    for item, result in zip(DIAGNOSTICS, run["results"], strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == item.rule
        place = result["locations"][0]["physicalLocation"]
        assert re.fullmatch(r"[\w./%-]+", place["artifactLocation"]["uri"], re.ASCII)
        assert unquote(place["artifactLocation"]["uri"]) == item.path
        region = place["region"]
        start, end = (region["startLine"], region["startColumn"]), (region["endLine"], region["endColumn"])
        marked = item.primary.source.text[slice(*item.primary.span)]
        assert piece(item.primary.source, start, end) == marked


def test_sarif_messages_have_no_links_of_the_users_making() -> None:
    texts = re.findall(r'"text": "(.*)"', rendered("sarif"))
    assert any("[or] (javascript" in text for text in texts)
    assert not any("](" in text for text in texts)


@REPORTS
def test_gitlab(report: Report) -> None:
    issues = json.loads(rendered("gitlab", report))
    hold_against("gitlab-code-quality.json", issues)
    assert len({issue["fingerprint"] for issue in issues}) == len(report.diagnostics)


@REPORTS
def test_rdjson_keeps_the_schema(report: Report) -> None:
    hold_against("rdjson.json", json.loads(rendered("rdjson", report)))


def test_rdjson_counts_bytes() -> None:
    found = next(
        item for item in json.loads(rendered("rdjson"))["diagnostics"] if item["code"]["value"] == "bad-value"
    )
    span = found["location"]["range"]
    line = TOKYO.text.encode().splitlines()[span["start"]["line"] - 1]
    assert line[span["start"]["column"] - 1 : span["end"]["column"] - 1].decode() == "とても良い"


def test_rdjson_suggests_the_fix() -> None:
    found = next(
        item
        for item in json.loads(rendered("rdjson"))["diagnostics"]
        if item["code"]["value"] == "unknown-key"
    )
    (suggestion,) = found["suggestions"]
    start, end = suggestion["range"]["start"], suggestion["range"]["end"]
    assert piece(FIRST_ORDER, tuple(start.values()), tuple(end.values())) == "touchponts"
    assert suggestion["text"] == "touchpoints"


@REPORTS
def test_json_keeps_its_promise(report: Report) -> None:
    document = json.loads(rendered("json", report))
    hold_against("journeyctl-1.json", document)
    lines = rendered("jsonl", report).splitlines()
    assert [json.loads(line) for line in lines] == document["diagnostics"]


def test_json_gives_everything_back() -> None:
    for item, data in zip(DIAGNOSTICS, json.loads(rendered("json"))["diagnostics"], strict=True):
        assert (data["message"], data["help"] or "", tuple(data["notes"])) == (
            item.message,
            item.help,
            item.notes,
        )
        assert (
            item.primary.source.text[data["primary"]["offset"] : data["primary"]["end_offset"]]
            == (item.primary.source.text[slice(*item.primary.span)])
        )
        assert [label["text"] for label in data["related"]] == [label.text for label in item.related]


def test_junit_is_read_by_junitparser() -> None:
    suites = JUnitXml.fromstring(rendered("junit").encode())
    failing = [item for item in DIAGNOSTICS if item.severity is Severity.ERROR]
    counts = (suites.tests, suites.failures, suites.skipped, suites.errors)
    assert counts == (len(DIAGNOSTICS) + 2, len(failing), len(DIAGNOSTICS) - len(failing), 0)
    passed = {case.classname for suite in suites for case in suite if case.is_passed}
    assert passed == {CLEAN, "personas/busy-parent.persona.yaml"}
    failures = [result for suite in suites for case in suite for result in case.result]
    assert sum(isinstance(result, Failure) for result in failures) == len(failing)
    messages = sorted(result.message for result in failures)
    assert messages == sorted(item.message.replace("\x1b", "\ufffd") for item in DIAGNOSTICS)


def test_checkstyle_is_well_formed() -> None:
    root = ElementTree.fromstring(rendered("checkstyle"))
    assert [file.get("name") for file in root] == list(SAMPLE.files)
    errors = [
        (file.get("name"), int(error.get("line", "0")), error.get("source"))
        for file in root
        for error in file
    ]
    assert errors == [(item.path, item.line, f"journeyctl.{item.rule}") for item in DIAGNOSTICS]
    assert {error.get("severity") for error in root.iter("error")} == {"error", "warning", "info"}


def unescape(text: str, **tokens: str) -> str:
    """Undo escapes in the order in which the GitHub runner does."""
    for code, token in tokens.items():
        text = text.replace(f"%{code[1:]}", token)
    return text.replace("%25", "%")


def test_github_lines_as_the_runner_reads_them() -> None:
    lines = rendered("github").splitlines()
    by_weight = SAMPLE.worst_first()
    assert len(lines) == len(by_weight)
    for line, item in zip(lines, by_weight, strict=True):
        match = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line)
        assert match, line
        assert match[1] == {"info": "notice"}.get(item.severity.word, item.severity.word)
        pairs = (pair.split("=", 1) for pair in match[2].split(","))
        properties = {name: unescape(value, _0D="\r", _0A="\n", _3A=":", _2C=",") for name, value in pairs}
        assert properties["file"] == shown(item.path)
        assert properties["title"] == f"journeyctl ({item.rule})"
        assert int(properties["line"]) == item.line
        assert ("col" in properties) == (properties["line"] == properties["endLine"])
        message, _, help_text = unescape(match[3], _0D="\r", _0A="\n").partition("\nhelp: ")
        # What GitHub shows is the message, with each line made safe for the log.
        assert message == "\n".join(map(shown, item.message.split("\n")))
        assert help_text == shown(item.help)


def test_azure_lines_as_the_agent_reads_them() -> None:
    for line, item in zip(rendered("azure").splitlines(), DIAGNOSTICS, strict=True):
        if item.severity.word == "info":
            assert line.endswith(f"info[{item.rule}] {item.message}")
            continue
        match = re.fullmatch(r"##vso\[task\.logissue ([^]]*)](.*)", line)
        assert match, line
        properties = dict(pair.split("=", 1) for pair in match[1].split(";") if pair)
        path = properties["sourcepath"].replace("%3B", ";").replace("%5D", "]").replace("%AZP25", "%")
        assert (properties["type"], path) == (item.severity.word, shown(item.path))
        assert match[2].replace("%AZP25", "%") == shown(item.message)


def test_markdown_is_one_table_of_plain_text() -> None:
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(rendered("markdown"))
    rows = re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)
    assert len(rows) == len(DIAGNOSTICS) + 1
    assert {row.count("</td>") + row.count("</th>") for row in rows} == {4}
    assert set(re.findall(r"</?([a-z0-9]+)", html)) <= {
        "h3",
        "p",
        "strong",
        "code",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "a",
    }
    assert set(re.findall(r'href="([^"]*)"', html)) == {SAMPLE.rules[item.rule].url for item in DIAGNOSTICS}
    weights = re.findall(r"<td>(error|warning|info)</td>", html)
    assert weights == ["error"] * 6 + ["warning"] * 2 + ["info"] * 2
    assert shown(HOSTILE.path) in html


def test_markdown_is_short() -> None:
    many = Report([DIAGNOSTICS[2]] * 1234, SAMPLE.files, SAMPLE.rules, "1.2.3")
    text = rendered("markdown", many)
    assert len(text.splitlines()) < 120
    assert text.endswith("\n... and 1134 more.\n")
