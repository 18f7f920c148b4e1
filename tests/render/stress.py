"""Workspaces that are hard to draw: long, wide, empty, crowded, and in every script."""

import json
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from journeyctl.workspace.workspace import Workspace, open_workspace

Data = dict[str, Any]
Files = Mapping[str, Data]

_SENTENCES = {
    "english": ("I wait for an answer", "Nobody tells me what happens next", "I call again", "The form asks twice", "I compare prices at home"),
    "german": (
        "Rechtsschutzversicherungsgesellschaftsmitarbeiterinnenschulung",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft ruft an",
        "Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsverordnung",
        "https://shop.example/angebote/2026/herbst/lebensmittel?filter=regional&sort=preis#ergebnisse",
        "Straßenbahnhaltestellenwartehäuschen",
    ),
    "japanese": ("お客様は商品を選び、支払いをする。", "「配送料」が最後まで分からない！", "もう一度電話をかけて、担当者に説明する", "注文を確認するメールがすぐに届かない。", "ＡＢＣストアで値段を比べる"),
    "chinese": ("顾客在网上比较价格，然后下单。", "直到最后一步才看到运费！", "我再次打电话，等了四十分钟", "表格要求我填写两次地址。", "没有人告诉我接下来会怎样"),
    "korean": ("고객이 온라인에서 가격을 비교합니다", "마지막 단계까지 배송비를 알 수 없습니다!", "다시 전화를 걸어 사십 분을 기다립니다", "주소를 두 번 입력해야 합니다", "아무도 다음에 무슨 일이 일어나는지 말해주지 않습니다"),
    "arabic": ("ينتظر العميل الرد من الشركة", "لا تظهر رسوم التوصيل إلا في النهاية!", "أتصل مرة أخرى وأشرح كل شيء من جديد", "يطلب النموذج العنوان مرتين (2)", "أقارن الأسعار في ABC Store أولاً"),
    "hebrew": ("הלקוח ממתין לתשובה מהחברה", "דמי המשלוח מופיעים רק בסוף!", "אני מתקשר שוב ומסביר הכול מחדש", "הטופס מבקש את הכתובת פעמיים (2)", "אני משווה מחירים ב־ABC Store"),
    "thai": ("ลูกค้ารอคำตอบจากบริษัทเป็นเวลานานมากโดยไม่มีใครบอกว่าจะเกิดอะไรขึ้นต่อไป", "ค่าจัดส่งปรากฏในขั้นตอนสุดท้ายเท่านั้น", "ฉันโทรอีกครั้งและอธิบายทุกอย่างใหม่", "แบบฟอร์มถามที่อยู่สองครั้ง", "ฉันเปรียบเทียบราคาที่บ้าน"),
    "hindi": ("ग्राहक उत्तर की प्रतीक्षा करता है", "अंत में ही डिलीवरी शुल्क दिखता है!", "मैं फिर से फ़ोन करता हूँ और सब कुछ समझाता हूँ", "फ़ॉर्म दो बार पता माँगता है", "मैं घर पर क़ीमतों की तुलना करता हूँ"),
    "emoji": ("I order 🍕🍔🥗 at home 🏠", "👩‍👩‍👧‍👦👨‍👩‍👦👩🏽‍🚀🧑🏿‍🎤🏳️‍🌈🏴󠁧󠁢󠁳󠁣󠁴󠁿🇩🇪🇫🇷🇯🇵", "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀", "1️⃣ then 2️⃣ then #️⃣ ❤️‍🔥", "Z̸̡̢̛̗̘̙̜̝̞̟̠͇̊̋̌̍̎̏̐̑̒̓̔a̴l̵g̷o"),
}  # fmt: skip
"""Sentences by what is hard about them."""

SCRIPTS = tuple(_SENTENCES)


def _speaker(script: str) -> Callable[[int], str]:
    sentences = _SENTENCES[script]
    return lambda number: f"{sentences[number % len(sentences)]} {number}"


def touchpoint(say: Callable[[int], str], number: int, **changes: Any) -> Data:
    """Return a touchpoint that has something of everything."""
    return {
        "id": f"t{number}", "title": say(number), "channel": ("web", "call", "shop")[number % 3], "summary": say(number + 1),
        "moment": (None, None, "truth", "pain", None, "magic")[number % 6], "moment_reason": say(number + 2),
        "actions": [say(number), say(number + 1)], "thoughts": [say(number + 2)], "needs": [say(number + 3)],
        "emotion": {"score": (-2, 1, 0, -1, 2)[number % 5], "words": [say(number + 1)[:24].strip()]},
        "importance": {"customer": 1 + number % 5, "business": 1 + (number + 2) % 5}, "satisfaction": 1 + number % 5,
        "evidence": [("talks", "guess")[number % 2]], "services": [], "owner": "care",
        "frontstage": [say(number)], "backstage": [say(number + 1)], "support": [say(number + 2)], "systems": ["crm"],
        "physical_evidence": [say(number + 3)], "policies": [say(number + 4)],
        "metrics": [{"id": f"m{number}", "title": say(number), "type": "rate", "baseline": 0.2, "target": 0.4,
                     "points": [{"date": "2026-05-01", "numerator": 30, "denominator": 90}]}],
        "pain_points": [{"id": f"p{number}", "statement": say(number + 1), "severity": 1 + number % 5, "frequency": [0.1, 0.4],
                         "root_cause": say(number + 2), "evidence": ["talks#one"]}],
        "gains": [{"id": f"g{number}", "statement": say(number + 3)}],
        "opportunities": [{"id": f"o{number}", "statement": say(number + 4), "addresses": [f"p{number}"], "customer_value": 60,
                           "business_value": 40, "effort": 2.5}],
        **changes,
    }  # fmt: skip


def journey(say: Callable[[int], str], sizes: tuple[int, ...], **changes: Any) -> Data:
    """Return a journey whose stages have so many touchpoints."""
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return {
        "title": say(0), "summary": say(1), "scenario": say(2), "goal": say(3), "personas": ["ana"], "owner": "care",
        "reviewed": "2026-10-01", "volume": 12000, "value": 34,
        "stages": [
            {"id": f"s{place}", "title": say(place + 2), "goal": say(place + 3), "phase": "purchase",
             "touchpoints": [touchpoint(say, start + number) for number in range(size)]}
            for place, (start, size) in enumerate(zip(starts, sizes, strict=True))
        ],
        **changes,
    }  # fmt: skip


def _around(say: Callable[[int], str]) -> dict[str, Data]:
    """Return the files around a journey: settings, personas, evidence, a plan."""
    return {
        "journeyctl.yaml": {
            "title": say(0), "channels": {"web": {"title": say(1)}, "call": {"title": say(2)}, "shop": {"kind": "offline"}},
            "teams": {"care": {"title": say(3)}}, "systems": {"crm": {"title": say(4)}},
        },
        "ana.persona.yaml": {
            "name": say(0), "role": say(1), "basis": "research", "segment_share": 0.46, "quote": say(2), "summary": say(3),
            **{key: [say(place), say(place + 1)] for place, key in enumerate(("goals", "needs", "jobs", "frustrations", "behaviours"))},
        },
        "talks.evidence.yaml": {
            "title": say(0), "type": "interview", "n": 9, "date": "2026-10-01",
            "quotes": [{"id": "one", "text": say(1), "persona": "ana"}],
        },
        "guess.evidence.yaml": {"title": say(1), "type": "assumption"},
    }  # fmt: skip


def _plan(say: Callable[[int], str], count: int, journey_id: str = "now") -> Data:
    return {
        "title": say(0),
        "initiatives": [
            {"id": f"i{number}", "title": say(number), "for": [f"{journey_id}/o{number}"], "owner": "care", "due": "2027-03-01",
             "status": ("idea", "planned", "doing", "done")[number % 4], "effort": 2}
            for number in range(count)
        ],
    }  # fmt: skip


def _story(script: str, sizes: tuple[int, ...] = (2, 1, 2), **changes: Any) -> Files:
    """Return a workspace with a journey of today and one of tomorrow."""
    say = _speaker(script)
    count = sum(sizes)
    later = journey(say, sizes[:2], title=say(4), state="future", compares_to="now")
    for stage in later["stages"]:
        for one in stage["touchpoints"]:
            one |= {
                "resolves": [f"now/p{one['id'][1:]}"],
                "pain_points": [],
                "opportunities": [],
                "metrics": [],
            }
    files = _around(say)
    files["now.journey.yaml"] = journey(say, sizes, **changes)
    files["later.journey.yaml"] = later
    files["next.plan.yaml"] = _plan(say, min(count, 6))
    return files


_say = _speaker("english")


def _one(**changes: Any) -> Files:
    """Return a workspace with a single touchpoint."""
    point = touchpoint(_say, 0, **changes)
    return {**_around(_say), "now.journey.yaml": journey(_say, (), stages=[{"id": "s", "title": "Stage", "touchpoints": [point]}])}  # fmt: skip


def _long_cells() -> Files:
    text = " ".join(_say(number) for number in range(80))[:2000]
    point = touchpoint(lambda _: text, 0, title="A long talk", emotion={"score": 1, "words": ["calm"]}, metrics=[], opportunities=[])  # fmt: skip
    stage = {"id": "s", "title": "Stage", "touchpoints": [point, touchpoint(_say, 1)]}
    return {**_around(_say), "now.journey.yaml": journey(_say, (), stages=[stage])}


def _eight_personas() -> Files:
    names = [f"p{number}" for number in range(8)]
    files = dict(_story("english", (3, 3)))
    for number, name in enumerate(names):
        files[f"{name}.persona.yaml"] = {"name": f"Person {number} with a long name", "role": _say(number), "segment_share": 0.1, "quote": _say(number)}  # fmt: skip
    whole = journey(_say, (3, 3), personas=names)
    for place, one in enumerate(one for stage in whole["stages"] for one in stage["touchpoints"]):
        one["emotion"] = {"score": 0, "words": ["so so"], "by_persona": {name: (number + place) % 5 - 2 for number, name in enumerate(names)}}  # fmt: skip
    files["now.journey.yaml"] = whole
    return files


def _without(*keys: str) -> Files:
    files = dict(_story("english"))
    if "opportunities" in keys:
        del files["next.plan.yaml"]
    for name in ("now.journey.yaml", "later.journey.yaml"):
        for stage in files[name]["stages"]:
            for one in stage["touchpoints"]:
                for key in keys:
                    one.pop(key, None)
    return files


def _many_channels() -> Files:
    files = dict(_story("english", (5, 5, 5)))
    files["journeyctl.yaml"] = {"channels": {f"channel-{number}": {"title": f"Channel number {number} of many"} for number in range(15)}}  # fmt: skip
    for name in ("now.journey.yaml", "later.journey.yaml"):
        for stage in files[name]["stages"]:
            for one in stage["touchpoints"]:
                one["channel"] = f"channel-{one['id'][1:]}"
    return files


def _loops() -> Files:
    files = dict(_story("english", (4, 4)))
    points = [one for stage in files["now.journey.yaml"]["stages"] for one in stage["touchpoints"]]
    for number, one in enumerate(points):
        one["next"] = [
            {"to": points[(number + 1) % 8]["id"], "share": 0.6, "when": _say(number)},
            {"to": points[(number * 3) % 8]["id"], "share": 0.3, "when": "it is late"},
        ]
    return files


_LONG = "A title that goes on and on, as titles do when nobody has the heart to cut them " * 4
_PAINS = [
    {
        "id": f"pain-{number}",
        "statement": _say(number),
        "severity": 1 + number % 5,
        "frequency": 0.1 + number / 60,
    }
    for number in range(30)
]

CASES: Mapping[str, Callable[[], Files]] = {
    **{script: partial(_story, script) for script in SCRIPTS},
    "forty touchpoints": lambda: _story("english", (5, 5, 4, 5, 4, 4, 5, 4, 4)),
    "one long stage": lambda: _story("english", (24,)),
    "long cells": _long_cells,
    "long titles": lambda: {**_around(lambda _: _LONG[:300].strip()), "now.journey.yaml": journey(lambda _: _LONG[:300].strip(), (2, 2))},
    "empty stages": lambda: _story("english", (0, 2, 0, 0, 1, 0)),
    "only empty stages": lambda: {"now.journey.yaml": {"title": "Empty", "stages": [{"title": "One"}, {"title": "Two"}]}},
    "no stages": lambda: {"now.journey.yaml": {"title": "Nothing yet"}, "ana.persona.yaml": {"name": "Ana"}},
    "one touchpoint": _one,
    "bare touchpoint": lambda: {"now.journey.yaml": {"title": "J", "stages": [{"title": "S", "touchpoints": [{"title": "T"}]}]}},
    "eight personas": _eight_personas,
    "thirty pains": lambda: _one(pain_points=_PAINS, opportunities=[]),
    "thirty pains of one kind": lambda: _one(pain_points=[{**pain, "severity": 3, "frequency": 0.5} for pain in _PAINS], opportunities=[]),
    "no emotions": lambda: _without("emotion"),
    "no pains": lambda: _without("pain_points", "opportunities", "resolves"),
    "many channels": _many_channels,
    "loops": _loops,
}  # fmt: skip
"""The workspaces, by what is hard about them; each is made when it is asked for."""


def opened(root: Path, case: str) -> Workspace:
    """Return a workspace; its files are in memory alone, below an empty folder."""
    files = {name: json.dumps(data, ensure_ascii=False).encode() for name, data in CASES[case]().items()}
    return open_workspace(root, {"journeyctl.yaml": b"{}", **files})
