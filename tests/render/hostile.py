"""A workspace with something hostile in every text and in every id that may hold it, as YAML with escapes."""

import json
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

Data = dict[str, Any]

TEXTS = (
    "<script>alert(1)</script>", "]]>", "--!> <!--", "\"'`", "{{7*7}}", "{% raw %}", "${7*7}", "javascript:alert(1)", "data:text/html,<b>x</b>",
    "\\N \\G \\L \\T", '#read("/etc/passwd")', "$x$ *b* _i_ @cite #set", "=cmd|'/C calc'!A0", "_x000D_", "\ufffe\U0001ffff", "a\u202eb\u2066c", "\u200b\ufeff\u00ad",
    "\x85\u2028\u2029", "\x1b[31m\x07\x7f", "👩‍👩‍👧‍👦🏳️‍🌈🇩🇪", "</style></title></textarea>", "<svg onload=alert(1)>", "<img src=//evil.example/x>",
    "![x](https://evil.example/x.png)", "[x](javascript:alert(1)) <javascript:alert(1)>", "| a | b |", "```", "~~~ mermaid", "&lt;b&gt; &#60; &amp;", "%%{init: {}}%%", "A" * 300,
    "*/ } body { background: url(//evil.example)", '@import "//evil.example"', "a" + "\u0300" * 40, "$(id) `id`", "\\", '\\"', "%s %n {0} {x}", "\U000e0041\u061c",
    '<?xml version="1.0"?>', '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;', "<a href='https://evil.example'>x</a>", "العربية <b> עברית", "- [ ] x", "# x", "1. x", "click a href \"x\"",
)  # fmt: skip
"""What people paste, and what attackers write."""

IDS = ("<b>x", "--!>", "\\N", "\\G", "=cmd|x", "_x000D_", "$x$", "日本", "עברית", "&amp;", "%0a", "..", "<!--", "a;b", "<img(src=x)>", "👩‍👩‍👧", "!x", "@import", "e\u0301")  # fmt: skip
"""Ids of odd letters; none has what ids may not have."""

LINKS = ("javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,<script>x</script>", "vbscript:x", "ftp://evil.example/", "file:///etc/passwd", "//evil.example/x", "https://ok.example/?a=b&c=(d)", "mailto:a@ok.example?subject=x")  # fmt: skip
"""Where things are said to be; only the last two may be followed."""

_ALL = cycle(TEXTS)
_PERSONAS = ("ana", "<b>bob", "日本")
_EVIDENCE = tuple(f"{name}{number}" for number, name in enumerate(("talks", "<i>log", "&amp;", "x", "y", "z", "u", "v", "w")))  # fmt: skip
_CHANNELS, _TEAMS, _SYSTEMS, _SERVICES, _PHASES = ([f"{one}{kind}" for one in IDS[place : place + 5]] for place, kind in ((0, "c"), (4, "t"), (8, "s"), (12, "v"), (6, "p")))  # fmt: skip
_POINTS = [f"{one}-t" for one in IDS[:6]]


def _numbered() -> Iterator[str]:
    for number, text in enumerate(_ALL):
        yield f"{text} w{number}"


def files() -> Mapping[str, bytes]:
    """Return the files: everything that a workspace can say, with each of the hostile texts many times."""
    say = _numbered()

    def one() -> str:
        return next(say)

    def few() -> list[str]:
        return [one(), one(), one()]

    found: dict[str, Data] = {"journeyctl.yaml": _settings(one)}
    for number, name in enumerate(_PERSONAS):
        lists = ("goals", "needs", "jobs", "motivations", "behaviours", "frustrations", "constraints")
        found[f"{name}.persona.yaml"] = {
            "name": one(), "role": one(), "quote": one(), "summary": one(), "basis": ("research", "proto")[number % 2],
            "segment_share": 0.2, "evidence": list(_EVIDENCE), **{key: few() for key in lists},
        }  # fmt: skip
    for name, link in zip(_EVIDENCE, LINKS, strict=True):
        found[f"{name}.evidence.yaml"] = {
            "title": one(), "type": "interview", "date": "2026-10-01", "n": 9, "source": link, "summary": one(),
            "quotes": [{"id": "<q>", "text": one(), "persona": "ana"}],
        }  # fmt: skip
    found["<j>now.journey.yaml"] = _journey(one, few)
    found["later\\N.journey.yaml"] = {**_journey(one, few), "state": "future", "compares_to": "<j>now"}
    found["next.plan.yaml"] = {
        "title": one(), "summary": one(), "owner": _TEAMS[0],
        "initiatives": [
            {"id": f"{name}-i", "title": one(), "for": [f"<j>now/<o>{number % 6}"], "owner": _TEAMS[0], "due": "2027-03-01",
             "status": "doing", "ticket": link}
            for number, (name, link) in enumerate(zip(IDS, LINKS, strict=False))
        ],
    }  # fmt: skip
    return {name: _yaml(data).encode() for name, data in found.items()}


def _yaml(data: Data) -> str:
    """Return data as YAML on one line, with an escape for each letter that a file may not hold as it is."""
    return "".join(
        letter if letter.isprintable() and letter not in "\x85\u2028\u2029"
        else f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
        for letter in json.dumps(data, ensure_ascii=False)
    )  # fmt: skip


def _settings(one: Any) -> Data:
    return {
        "title": one(), "lang": '<b>"x',
        "channels": {name: {"title": one(), "team": _TEAMS[0]} for name in _CHANNELS},
        "teams": {name: {"title": one(), "contact": one()} for name in _TEAMS},
        "systems": {name: {"title": one()} for name in _SYSTEMS},
        "services": {name: {"title": one()} for name in _SERVICES},
        "phases": [{"id": name, "title": one()} for name in _PHASES],
        "scales": {"emotion": {"labels": {"-2": one(), "0": one(), "2": one()}}, "severity": {"labels": {"3": one(), "4": one()}}},
        "theme": {"font": "Evil=!$#@*/ 1 [x]", "accent": "#0f766e"},
        "scoring": {"currency": one()},
    }  # fmt: skip


def _journey(one: Any, few: Any) -> Data:
    return {
        "title": one(), "summary": one(), "personas": list(_PERSONAS), "scenario": one(), "goal": one(), "starts_when": one(),
        "ends_when": one(), "owner": _TEAMS[0], "reviewed": "2026-10-01", "volume": 1200, "value": 34, "source": one(), "tags": few(),
        "stakeholders": [{"team": _TEAMS[1], "role": one()}], "evidence": list(_EVIDENCE),
        "stages": [
            {"id": f"<s>{stage}", "title": one(), "phase": _PHASES[stage], "goal": one(), "summary": one(), "starts_when": one(),
             "ends_when": one(), "owner": _TEAMS[2], "evidence": list(_EVIDENCE), "journey": "later\\N" if stage == 0 else "<j>now",
             "touchpoints": [_touchpoint(one, few, 2 * stage + number) for number in range(2)]}
            for stage in range(3)
        ],
        "decisions": [
            {"id": f"<d>{number}", "title": one(), "date": "2026-07-01", "by": [_TEAMS[0]], "because": one(), "evidence": [f"{_EVIDENCE[0]}#<q>"],
             "accepts": [f"<p>{number}", f"<p>{number + 1}", "peak_end"]}
            for number in range(3)
        ],
    }  # fmt: skip


def _touchpoint(one: Any, few: Any, number: int) -> Data:
    return {
        "id": _POINTS[number], "title": one(), "summary": one(), "channel": _CHANNELS[number % 5], "moment": ("truth", "magic", "pain")[number % 3],
        "moment_reason": one(), "actions": few(), "thoughts": few(), "needs": few(), "events": few(), "frontstage": few(), "backstage": few(),
        "emotion": {"score": number % 5 - 2, "words": few(), "by_persona": {name: 1 - place for place, name in enumerate(_PERSONAS)}},
        "support": few(), "policies": few(), "physical_evidence": few(), "systems": [_SYSTEMS[number % 5]], "services": [_SERVICES[number % 5]],
        "owner": _TEAMS[number % 5], "evidence": list(_EVIDENCE),
        "metrics": [{"id": f"<m>{number}", "title": one(), "unit": one(), "type": "rate", "points": [{"date": "2026-05-01", "numerator": 3, "denominator": 9}]}],
        "pain_points": [{"id": f"<p>{number}", "statement": one(), "severity": [2, 4], "frequency": 0.4, "root_cause": one(), "workaround": one(),
                         "evidence": [f"{_EVIDENCE[0]}#<q>"], "owner": _TEAMS[0]}],
        "gains": [{"id": f"<g>{number}", "statement": one()}],
        "opportunities": [{"id": f"<o>{number}", "statement": one(), "addresses": [f"<p>{number}"], "customer_value": 60, "business_value": 40, "effort": 2}],
        "next": [{"to": _POINTS[(number + 1) % 6], "share": 0.5, "when": one()}, {"to": _POINTS[(number * 3 + 2) % 6], "share": 0.3, "when": one()}],
    }  # fmt: skip
