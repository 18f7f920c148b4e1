"""What a priority chart shows, worked out from a workspace: pain points by severity and frequency, opportunities by value and effort."""

from collections.abc import Iterator
from dataclasses import dataclass

from journeyctl.model.touchpoint import Touchpoint
from journeyctl.render.board import Detail, Table
from journeyctl.render.charts.axis import Axis
from journeyctl.render.charts.scatter import Chart, Mark
from journeyctl.render.details import pain_detail, severity_words, share_words
from journeyctl.render.facts import Facts
from journeyctl.render.lettering.typeface import clean
from journeyctl.render.look import Look
from journeyctl.render.persons.meeting import meets
from journeyctl.score.inputs import Input
from journeyctl.score.opportunities import OpportunityCase
from journeyctl.score.opportunity_ranking import OpportunityMethod
from journeyctl.score.pains import PainCase
from journeyctl.workspace.elements import element_id

_FEW = 16
"""With more points than that, only what somebody wrote as a range has a line, and not how far samples may be off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A line of the list beside a chart; `mark` is its point, or None where nobody has written its numbers.

    `share` (0 to 1) is how full its bar is, and `told` holds the cells of its row in the table in words.
    """

    number: int
    name: str
    statement: str
    where: str
    score: str
    share: float
    solid: bool
    told: tuple[str, ...]
    mark: Mark | None
    detail: Detail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One chart with its list: `key` is `pains` or `opportunities`."""

    key: str
    chart: Chart
    entries: tuple[Entry, ...]
    table: Table


def pain_side(facts: Facts, look: Look) -> Side | None:
    """Return the open pain points of today, by severity and frequency; None where there are none."""
    words = look.words
    entries = tuple(_pain_entries(facts, look))
    if not entries:
        return None
    labels = facts.workspace.settings.scales.severity.labels or {}
    severities = tuple(
        (float(rating), words("matrix.severity-mark", number=rating, label=clean(labels.get(str(rating), ""))).strip())
        for rating in range(1, 6)
    )  # fmt: skip
    return _side(
        "pains", entries, look,
        across=Axis(words("matrix.severity"), 0.6, 5.4, severities, 3.5),
        up=Axis(words("matrix.frequency"), -0.03, 1.05, tuple((share / 4, words.percent(share / 4)) for share in range(5)), 0.5),
        tones=("panel", "pain-soft", "paper", "panel"), color="pain",
        columns=("number", "pain", "where", "severity", "frequency", "score", "field", "basis"),
    )  # fmt: skip


def opportunity_side(facts: Facts, look: Look) -> Side | None:
    """Return the opportunities of today that wait for an answer, by value and effort; None where there are none."""
    words = look.words
    entries = tuple(_opportunity_entries(facts, look))
    if not entries:
        return None
    efforts = (
        (0.0, words("matrix.effort-low")), *((float(effort), words.number(effort)) for effort in range(1, 5)),
        (5.0, words("matrix.effort-high")),
    )  # fmt: skip
    return _side(
        "opportunities", entries, look,
        across=Axis(words("matrix.effort"), -0.3, 5.3, efforts, 2.5),
        up=Axis(words("matrix.value"), -3, 105, tuple((float(value), words.number(value)) for value in range(0, 101, 25)), 50),
        tones=("opportunity-soft", "panel", "paper", "paper"), color="opportunity",
        columns=("number", "opportunity", "where", "value", "effort", "score", "field", "basis"),
    )  # fmt: skip


def _side(
    key: str, entries: tuple[Entry, ...], look: Look, *, across: Axis, up: Axis, tones: tuple[str, ...], color: str,
    columns: tuple[str, ...],
) -> Side:  # fmt: skip
    words = look.words
    fields = tuple((words(f"matrix.{key}-field-{number}"), tone) for number, tone in enumerate(tones, 1))
    chart = Chart(
        across=across, up=up, fields=fields, color=color,
        marks=tuple(entry.mark for entry in entries if entry.mark is not None),
    )  # fmt: skip
    rows = tuple((*entry.told[:-1], _field(entry.mark, chart, look), entry.told[-1]) for entry in entries)
    head = tuple(words(f"matrix.column-{column}") for column in columns)
    return Side(key=key, chart=chart, entries=entries, table=Table(words(f"matrix.list-{key}"), head, rows))


def _field(mark: Mark | None, chart: Chart, look: Look) -> str:
    """Return the words of the field that a point lies in."""
    if mark is None:
        return look.words("common.none")
    low, right = mark.y < chart.up.split, mark.x >= chart.across.split
    return chart.fields[2 * low + right][0]


def field_of(entry: Entry, side: Side) -> int | None:
    """Return the number of the field an entry lies in: 0 upper left, 1 upper right, 2 lower left, 3 lower right."""
    if entry.mark is None:
        return None
    return 2 * (entry.mark.y < side.chart.up.split) + (entry.mark.x >= side.chart.across.split)


def _pain_entries(facts: Facts, look: Look) -> Iterator[Entry]:
    words = look.words
    shown = [
        pain
        for pain in facts.ranked.values()
        if look.persona is None or meets(facts, look.persona, pain.case)
    ]
    for number, pain in enumerate(shown, 1):
        case, written = pain.case, pain.case.pain
        severity, frequency = case.inputs["severity"], case.inputs["frequency"]
        statement = clean(written.statement)
        detail = pain_detail(facts, case.journey, written, element_id(written), words)
        basis = _basis(facts, case)
        mark = None
        if written.severity is not None and written.frequency is not None:
            mark = Mark(
                number=number, name=f"pain:{case.id}", x=severity.value, y=frequency.value, x_ends=severity.ends,
                y_ends=frequency.ends if len(shown) <= _FEW else (written.frequency.low, written.frequency.high), size=pain.score / 100, label=statement, solid=basis == "sound", detail=detail.id,
            )  # fmt: skip
        yield Entry(
            number=number, name=f"row:pain:{case.id}", statement=statement, where=_where(facts, case, look),
            score=words.number(pain.score), share=pain.score / 100, solid=basis == "sound",
            told=(
                words.number(number), statement, _where(facts, case, look),
                severity_words(facts, written.severity, words) if written.severity else words("common.none"),
                share_words(written.frequency, words) if written.frequency else words("common.none"),
                words.number(pain.score), words(f"matrix.basis-{basis}"),
            ),
            mark=mark, detail=detail,
        )  # fmt: skip


def _opportunity_entries(facts: Facts, look: Look) -> Iterator[Entry]:
    words, ranking = look.words, facts.opportunities
    valuing = OpportunityMethod("value-effort", facts.workspace.settings.scoring.weights)
    scored = [(one.case, one.score) for one in ranking.opportunities]
    most = ranking.method.most or max((score for _, score in scored), default=0.0) or 1.0
    everything = [*scored, *((case, None) for case, _ in ranking.unscored)]
    shown = [one for one in everything if look.persona is None or _comes(facts, look.persona, one[0])]
    for number, (case, score) in enumerate(shown, 1):
        statement, basis = clean(case.opportunity.statement), _basis(facts, case)
        numbers = [one for name in valuing.inputs if (one := case.inputs.get(name)) is not None]
        value = valuing.score([one.value for one in numbers]) if len(numbers) == len(valuing.inputs) else None
        share = (score or 0.0) / most
        mark = None
        if value is not None:
            effort = case.inputs["effort"]
            mark = Mark(
                number=number, name=f"opportunity:{case.id}", x=effort.value, y=value, x_ends=effort.ends,
                y_ends=(value, value), size=share, label=statement, solid=basis == "sound",
            )  # fmt: skip
        yield Entry(
            number=number, name=f"row:opportunity:{case.id}", statement=statement, where=_where(facts, case, look),
            score=_number(score, look), share=share, solid=basis == "sound",
            told=(
                words.number(number), statement, _where(facts, case, look), _number(value, look),
                _written(case.inputs.get("effort"), look), _number(score, look), words(f"matrix.basis-{basis}"),
            ),
            mark=mark,
        )  # fmt: skip


def _number(value: float | None, look: Look) -> str:
    if value is None:
        return look.words("common.none")
    return look.words.number(value, 0 if value >= 10 or value == int(value) else 1)


def _written(number: Input | None, look: Look) -> str:
    return _number(None if number is None else number.value, look)


def _basis(facts: Facts, case: PainCase | OpportunityCase) -> str:
    """Return what a claim rests on: `sound`, `assumed` or `none`."""
    return facts.rests_on([item.id for item in case.support.items])


def _where(facts: Facts, case: PainCase | OpportunityCase, look: Look) -> str:
    journey = facts.journeys[case.journey]
    touchpoint = _touchpoint(facts, case)
    if touchpoint is None:
        return clean(journey.title)
    return look.words("matrix.where", journey=clean(journey.title), touchpoint=clean(touchpoint.title))


def _touchpoint(facts: Facts, case: PainCase | OpportunityCase) -> Touchpoint | None:
    return next(
        (
            touchpoint
            for stage in facts.journeys[case.journey].stages
            if element_id(stage) == case.stage
            for touchpoint in stage.touchpoints
            if element_id(touchpoint) == case.touchpoint
        ),
        None,
    )


def _comes(facts: Facts, persona: str, case: OpportunityCase) -> bool:
    touchpoint = _touchpoint(facts, case)
    return touchpoint is not None and facts.comes(persona, facts.journeys[case.journey], touchpoint)
