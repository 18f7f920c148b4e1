"""One report with everything in it that is hard to show; every format is tried on it."""

from journeyctl.diagnostic.collect import in_order
from journeyctl.diagnostic.diagnostic import Diagnostic, Fix, Label, Severity
from journeyctl.report.report import Report, RuleInfo
from journeyctl.text.edit import Edit
from journeyctl.text.source import SourceFile, Span

FIRST_ORDER = SourceFile(
    "journeys/first-order.journey.yaml",
    """\
title: First order
persona: busy-parents
stages:
  - id: compare
    title: Compare prices
    touchponts:
      - id: search
        title: Search "weekly basket"
        emotion: 1
  - id: checkout
    title: Checkout
    touchpoints:
      - id: basket
        title: Basket
        emotion: 0
        pains:
          - id: hidden-fee
            title: The delivery fee appears on the last page only, after the address, the time slot and the card were typed in
            severity: 9
      - id: basket
        title: Pay
""",
)
TOKYO = SourceFile(
    "journeys/東京 100%.journey.yaml",
    """\
title: 初めての注文 🛒
stages:
  - title: 買い物かご 👩‍👧 を見る
    channel: アプリ
\t\temotion: とても良い # 🙂
""",
)
PARENT = SourceFile("personas/busy-parent.persona.yaml", "name: Busy parent\nneeds:\n  - save time\n")
STUDENT = SourceFile("personas/student.persona.yaml", "name: Busy parent\n")
HOSTILE = SourceFile(
    "journeys/evil\n::error file=x::owned [y](z).journey.yaml",
    "title: \x1b[2J<b>|</b> ]]> %0A ##vso[task.setvariable variable=a]b \u202etxt\n",
)
EMPTY = SourceFile("plans/2026.plan.yaml", "")

FILES = (FIRST_ORDER, TOKYO, PARENT, STUDENT, HOSTILE, EMPTY)
CLEAN = "evidence/csat-q3.evidence.yaml"

LONG_NOTE = (
    "an emotion this low without a pain point is a claim nobody can act on: the map says that it hurts, "
    "but not what hurts, whom it hurts or how often"
)


def label(source: SourceFile, piece: str, text: str = "", nth: int = 1) -> Label:
    """Mark the nth `piece` of a file."""
    start = -1
    for _ in range(nth):
        start = source.text.index(piece, start + 1)
    return Label(source, Span(start, start + len(piece)), text)


def rule(name: str, severity: Severity, group: str = "written wrongly", *, fixable: bool = False) -> RuleInfo:
    """Describe a rule the way the catalogue of rules does."""
    return RuleInfo(
        name=name,
        summary=f"{name.replace('-', ' ')} in a map",
        explanation=f"A map with `{name}` says less than it seems to.\n\n## Why it matters\n\nSomebody acts on it.\n",
        severity=severity,
        group=group,
        url=f"https://journeyctl.example/rules/{name}",
        fixable=fixable,
    )


RULES = {
    info.name: info
    for info in (
        rule("bad-value", Severity.ERROR),
        rule("duplicate-id", Severity.ERROR),
        rule("hidden-character", Severity.WARNING, fixable=True),
        rule("low-emotion-without-pain", Severity.WARNING, "contradictions"),
        rule("missing-key", Severity.ERROR),
        rule("persona-without-goal", Severity.INFO, "gaps"),
        rule("syntax-error", Severity.ERROR),
        rule("title-too-long", Severity.INFO, "voice"),
        rule("unknown-key", Severity.ERROR, fixable=True),
        rule("unknown-reference", Severity.ERROR, fixable=True),
        rule("never-found", Severity.WARNING, "gaps"),
    )
}


def _replace(mark: Label, text: str) -> tuple[Edit, ...]:
    return (Edit(mark.span, text),)


UNKNOWN_KEY = label(FIRST_ORDER, "touchponts", "not a key of a stage")
UNKNOWN_PERSONA = label(FIRST_ORDER, "busy-parents", "no persona has this id")
HIDDEN = label(HOSTILE, "\u202e", "turns the <b>reading</b> direction | around")

DIAGNOSTICS = in_order(
    [
        Diagnostic(
            "unknown-key",
            Severity.ERROR,
            "unknown key `touchponts`",
            UNKNOWN_KEY,
            help="did you mean `touchpoints`?",
            notes=("known keys: `emotion`, `id`, `touchpoints`",),
            fix=Fix("write `touchpoints`", _replace(UNKNOWN_KEY, "touchpoints")),
            element="first-order/compare",
            field="touchponts",
        ),
        Diagnostic(
            "unknown-reference",
            Severity.ERROR,
            "unknown persona `busy-parents`",
            UNKNOWN_PERSONA,
            (label(PARENT, "Busy parent", "the nearest one is named here"),),
            help="did you mean `busy-parent`?",
            fix=Fix("write `busy-parent`", _replace(UNKNOWN_PERSONA, "busy-parent"), safe=False),
            element="first-order",
            field="persona",
        ),
        Diagnostic(
            "low-emotion-without-pain",
            Severity.WARNING,
            "stage `checkout` has an emotion of `0` and no pain point that says why",
            label(
                FIRST_ORDER, FIRST_ORDER.text[FIRST_ORDER.text.index("id: checkout") :], "nothing here hurts"
            ),
            (
                label(FIRST_ORDER, "emotion: 0", "the lowest emotion", 1),
                label(FIRST_ORDER, "Compare prices", "the stage before is at `1`"),
            ),
            notes=(LONG_NOTE,),
            element="first-order/checkout",
        ),
        Diagnostic(
            "duplicate-id",
            Severity.ERROR,
            "two touchpoints of stage `checkout` have the id `basket`",
            label(FIRST_ORDER, "basket", "written again here", 3),
            (label(FIRST_ORDER, "basket", "first written here", 2),),
            help="give one of them another id",
            element="first-order/checkout/basket",
            field="id",
        ),
        Diagnostic(
            "title-too-long",
            Severity.INFO,
            "the title of pain point `hidden-fee` has 106 characters, more than the 60 that fit on a map, so that "
            "every picture cuts it",
            label(FIRST_ORDER, "the card were typed in", "this part will never be seen"),
            element="first-order/checkout/basket/hidden-fee",
            field="title",
        ),
        Diagnostic(
            "bad-value",
            Severity.ERROR,
            "`emotion` is text, but a number from -2 to 2 is needed",
            label(TOKYO, "とても良い", "not a number"),
            (label(TOKYO, "買い物かご 👩‍👧", "of this stage"), label(TOKYO, "emotion", "the key")),
            element="東京 100%/買い物かご",
            field="emotion",
        ),
        Diagnostic(
            "syntax-error",
            Severity.ERROR,
            "the list is not closed before the file ends",
            Label(TOKYO, Span(len(TOKYO.text), len(TOKYO.text)), "`]` is missing here"),
            help="add `]`",
        ),
        Diagnostic(
            "persona-without-goal",
            Severity.INFO,
            "persona `student` has no goal",
            label(STUDENT, "Busy parent"),
            (label(PARENT, "Busy parent", "another persona has the same name"),),
            element="student",
        ),
        Diagnostic(
            "hidden-character",
            Severity.WARNING,
            "`<b>|</b> ]]>` hides \x1b[31m a character,\n::error::with a `%0A` and ##vso[task.complete]",
            HIDDEN,
            help="delete `\u202e` [or](javascript:alert) *not* | <script>",
            fix=Fix("delete `\u202e`", _replace(HIDDEN, "")),
        ),
        Diagnostic(
            "missing-key",
            Severity.ERROR,
            "the plan has no key `initiatives`",
            Label(EMPTY, Span(0, 0)),
            element="2026",
            field="initiatives",
        ),
    ]
)

SUMMARY = (
    "first-order: 62% complete, 40% of its claims rest on evidence",
    "東京 100%: 15% complete, nothing in it rests on evidence",
)

SAMPLE = Report(
    diagnostics=DIAGNOSTICS,
    files=sorted([*(file.path for file in FILES), CLEAN]),
    rules=RULES,
    version="1.2.3",
    summary=SUMMARY,
)
CLEAN_REPORT = Report(diagnostics=(), files=[CLEAN], rules=RULES, version="1.2.3")
